"""
HTML -> blocks of text by a plain scan of its tags: no tree, no recursion, linear in the input.

This reads what trafilatura cannot (ten thousand nested <div>, a text node of 20 MB) and the markup
that some exports leave in a JSON string. It knows no article from a menu beyond the names of
elements.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.sources.clues import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BREAK = "\v"
"""A <br> while text is collected: "\\n" alone is only white space in HTML."""


@dataclass(frozen=True, slots=True)
class Block:
    """
    One passage and the element that held it: "p", "h2", "li", "blockquote", "tr", "figcaption".
    """

    text: str
    tag: str


_TAG = re.compile(
    r"""<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>"""
)
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})")
_TAG_LENGTH = 4000
# Tags that the pattern cannot close (an odd quotation mark) end at the next ">". Each costs a scan
# of _TAG_LENGTH, so after this many the pattern is not tried again.
_PATIENCE = 1000
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"})
_SKIPPED = frozenset(
    {"nav", "footer", "aside", "select", "button", "svg", "template", "noscript", "menu", "dialog",
     "object", "video", "audio", "canvas"}
)  # fmt: skip
# Not <form>: old ASP.NET pages stand in one. Not <head>: its end tag is often left out.
_BLOCKS = {
    "p": "p", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "li": "li",
    "dd": "li", "dt": "li", "blockquote": "blockquote", "figcaption": "figcaption", "tr": "tr",
    "div": "div", "section": "div", "article": "div", "main": "div", "body": "div", "td": "div",
    "table": "div", "ul": "div", "ol": "div", "dl": "div", "figure": "div", "pre": "div",
    "header": "div", "hr": "div", "center": "div", "address": "div", "html": "div",
}  # fmt: skip
_SPACES = re.compile(r"[^\S\v]+")
# Soft hyphens ("can­di­da­ture") and zero-width marks: layout, and in the way of every word.
_LAYOUT = re.compile("[\u00ad\u200b\u2060\ufeff]")
_PARAGRAPHS = re.compile(r"\v\s*\v")
_LOOSE_CHARACTERS = 25
"""A passage outside <p> that is shorter is a button, a date or a menu."""


def read_markup(markup: str) -> Iterator[Block]:
    """
    The passages of *markup* in order, without scripts, menus, forms and footers.
    """
    parts: list[str] = []
    tag = "div"
    skipping: dict[str, int] = {}
    at = 0
    patience = _PATIENCE
    size = len(markup)
    while at < size:
        opening = markup.find("<", at)
        if opening < 0:
            opening = size
        if not skipping and opening > at:
            parts.append(markup[at:opening])
        if opening == size:
            break
        if markup.startswith("<!--", opening):
            end = markup.find("-->", opening + 4)
            at = end + 3 if end >= 0 else size
            continue
        match = _TAG.match(markup, opening, opening + _TAG_LENGTH) if patience else None
        if match is None:
            match = _NAME.match(markup, opening)
            if match is None and markup[opening + 1 : opening + 2] not in {"!", "?", "/"}:
                if not skipping:
                    parts.append("<")  # "profit < loss"
                at = opening + 1
                continue
            patience = max(0, patience - 1)
            closing = markup.find(">", opening)
            at = closing + 1 if closing >= 0 else size
            if match is None:
                continue
        else:
            at = match.end()
        name = match.group(2).lower()
        closes = bool(match.group(1))
        if name in _RAW:
            at = at if closes else _after_raw(markup, at, name)
        elif name in _SKIPPED:
            if not closes:
                skipping[name] = skipping.get(name, 0) + 1
            elif skipping.get(name, 0) > 1:
                skipping[name] -= 1
            else:
                skipping.pop(name, None)
        elif name == "br":
            if not skipping:
                parts.append(BREAK)
        elif name in _BLOCKS:
            yield from to_blocks(html.unescape("".join(parts)), tag)
            parts.clear()
            tag = "div" if closes else _BLOCKS[name]
        elif name in {"td", "th"} and not skipping:
            parts.append(" ")
    yield from to_blocks(html.unescape("".join(parts)), tag)


def _after_raw(markup: str, at: int, name: str) -> int:
    """The end of an element whose content is no markup: past its closing tag, or the whole page."""
    match = re.compile(f"</{name}[^>]{{0,99}}>", re.IGNORECASE).search(markup, at)
    return match.end() if match else len(markup)


def to_blocks(text: str, tag: str) -> Iterator[Block]:
    """
    *text* as one block per passage: white space collapsed, one BREAK a newline, two a new passage.
    """
    if not text or text.isspace():
        return
    text = storable(text)
    if not text.isascii():
        text = _LAYOUT.sub("", text)
    if BREAK not in text:  # as nearly all are
        if passage := " ".join(text.split()):
            yield Block(passage, tag)
        return
    for part in _PARAGRAPHS.split(_SPACES.sub(" ", text)):
        lines = (line.strip() for line in part.split(BREAK))
        passage = "\n".join(line for line in lines if line)
        if passage:
            yield Block(passage, tag)


def choose_blocks(blocks: Iterable[Block]) -> list[Block]:
    """
    The blocks that look like a story: what stands in <p> and its company, else the longer passages.
    """
    everything = list(blocks)
    prose = [at for at, block in enumerate(everything) if block.tag == "p"]
    inside = sum(len(everything[at].text) for at in prose)
    outside = sum(
        len(block.text)
        for block in everything
        if block.tag in {"div", "tr"} and len(block.text) >= _LOOSE_CHARACTERS
    )
    if prose and 2 * inside >= outside:
        return [
            block
            for at, block in enumerate(everything)
            if block.tag in {"h1", "figcaption"}
            or (block.tag not in {"div", "tr"} and prose[0] <= at <= prose[-1])
        ]
    return [
        block
        for block in everything
        if block.tag == "p" or (block.tag != "li" and len(block.text) >= _LOOSE_CHARACTERS)
    ]
