"""
The text of a web page: which of its passages are the article, as trafilatura sees it, with the role
that their elements give them.

Where trafilatura finds nothing or must not be let near, markup.py reads the page.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import re
import warnings
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.article import PARAGRAPH_BREAK, Paragraph
from archive.sources.markup import BREAK, Block, to_blocks
from archive.sources.page_lines import find_line_role
from archive.sources.prose import (
    find_column,
    is_a_part,
    is_enough,
    is_hardly_any,
    is_whole_page,
)
from archive.sources.standfirst import Passage, choose_standfirst, list_passages
from archive.sources.trimming import drop_unread, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.article import Role

_BLOCK_TAGS = {
    "p": "p", "item": "li", "quote": "blockquote", "row": "tr", "div": "p", "li": "li", "list": "p",
    "table": "p", "body": "p", "code": "p", "head": "h2",
}  # fmt: skip
_LABEL = 60
_STANDFIRST = 100
_ALIKE = 80
_INTRODUCTION = 300
_SENTENCE = 80
_MOST_ADDRESSES = 6
_LONGEST_CAPTION = 350
"""Characters; what is longer and stands in the story is of it, whatever its element."""
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_NOISY = ("trafilatura", "htmldate", "courlan", "charset_normalizer", "readability", "justext")


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """
    Keep what the libraries say of a page from standard error; it is no news for the user.
    """
    for name in _NOISY:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def find_blocks(tree: Any) -> list[Block]:
    """
    The article's passages in the parsed page *tree*, which is trimmed; [] when there are none.
    """
    with silence():
        try:
            trim(tree)
            passages = list_passages(tree)
            drop_unread(tree)
            blocks = _extract(tree, fast=True)
            found = sum(len(block.text) for block in blocks)
            dumped = len(blocks) == 1 and is_whole_page(tree, found)
            if dumped or not is_enough(tree, found):
                others = _extract(tree, fast=False)
                if not dumped:
                    blocks = _join(blocks, others)
                elif is_a_part(tree, sum(len(block.text) for block in others)):
                    blocks = others
                if is_hardly_any(tree, sum(len(block.text) for block in blocks)):
                    blocks = [Block(text, tag) for text, tag in find_column(tree)] or blocks
            return _without_ends(_with_standfirst(blocks, passages))
        except Exception:  # noqa: BLE001
            # Whatever trips it over (RecursionError, AssertionError, XPath limits): the plain
            # reader is there for this page.
            return []


def _extract(tree: Any, *, fast: bool) -> list[Block]:
    """What trafilatura finds; not *fast*, it also asks readability and jusText and compares."""
    from trafilatura import bare_extraction

    body = getattr(bare_extraction(tree, options=_options(fast)), "body", None)
    return list(_flatten(body)) if body is not None else []


@functools.cache
def _options(fast: bool) -> Any:
    """
    Made once, for each reads a configuration; as "txt", for as "python" it would write out the text
    of the body beside it, a tenth of its time.
    """
    from trafilatura.settings import Extractor

    return Extractor(output_format="txt", comments=False, fast=fast)


def _join(blocks: list[Block], others: list[Block]) -> list[Block]:
    """
    The *others*, behind the *blocks* when these are of another part of the page: the article's own
    element may hold no more than an introduction, and the rest stand elsewhere.
    """
    known = _squeeze(" ".join(block.text for block in others))
    apart = not any(_squeeze(block.text[:_ALIKE]) in known for block in blocks)
    enough = sum(len(block.text) for block in blocks) >= _INTRODUCTION
    return [*blocks, *others] if apart and enough else others


def _squeeze(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _with_standfirst(blocks: list[Block], passages: list[Passage]) -> list[Block]:
    found = choose_standfirst(passages, (block.text for block in blocks))
    if found is None or not blocks:
        return blocks
    at = 1 if blocks[0].tag == "h1" else 0
    return [*blocks[:at], Block(found, "p"), *blocks[at:]]


def _without_ends(blocks: list[Block]) -> list[Block]:
    """*blocks* without headings that nothing follows, and "More on this:" with nothing under it."""
    end = len(blocks)
    while end > 1 and (
        (blocks[end - 1].tag in _HEADINGS)
        or (len(blocks[end - 1].text) <= _LABEL and blocks[end - 1].text.endswith(":"))
    ):
        end -= 1
    return blocks[:end]


def _flatten(body: Any) -> Iterator[Block]:
    """trafilatura's tree (p, head, list/item, quote, table/row/cell, lb) as blocks in order."""
    parts: list[str] = []
    open_tags = ["p"]
    is_block: list[bool] = []
    cells = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if event == "start":
            block = None if cells else _find_block(element, open_tags)
            is_block.append(block is not None)
            if block:
                if parts:
                    yield from to_blocks("".join(parts), open_tags[-1])
                    parts.clear()
                open_tags.append(block)
            elif tag == "lb":
                parts.append(" " if cells else BREAK)
            elif tag == "cell" and element.getprevious() is not None:
                parts.append(" | ")
            elif cells and tag in _BLOCK_TAGS:
                parts.append(" ")
            cells += tag == "cell"
            if text := element.text:
                parts.append(text)
            continue
        cells -= tag == "cell"
        if is_block.pop():
            ended = open_tags.pop()
            if parts:
                yield from to_blocks("".join(parts), ended)
                parts.clear()
        if element is not body and (text := element.tail):
            parts.append(text)
    yield from to_blocks("".join(parts), "p")


def _find_block(element: Any, open_tags: list[str]) -> str | None:
    """What *element* begins a new passage as; None when it goes on with the one around it."""
    tag = element.tag
    if tag == "head":
        return element.get("rend") or "h2"
    if tag == "code" and len(open_tags) > 2:  # `code` in a sentence; a block stands in the body
        return None
    block = _BLOCK_TAGS.get(tag)
    if block == "p" and open_tags[-1] in {"blockquote", "li"}:
        return open_tags[-1]
    return block


def to_paragraphs(
    blocks: Iterable[Block], captions: Iterable[str], *, prefix: str = "html"
) -> tuple[str, tuple[Paragraph, ...]]:
    """
    The decoded text of a page (passages joined by a blank line, captions last) and its paragraphs.
    """
    wanted = list(captions)
    under = set(wanted)
    passages: list[tuple[str, Role, str]] = []
    for block in blocks:
        caption = block.tag == "figcaption" or (
            len(block.text) <= _LONGEST_CAPTION and _is_under(" ".join(block.text.split()), under)
        )
        if caption:
            passages.append((block.text, "caption", f"{prefix}:figcaption"))
        elif block.tag in _HEADINGS and not _is_prose(block, passages):
            passages.append((block.text, "heading", f"{prefix}:{block.tag}"))
        else:
            role, why = find_line_role(block.text) if prefix == "html" else ("body", "")
            passages.append((block.text, role, f"{prefix}:{why or block.tag}"))
    passages = _with_places(passages)
    known = {" ".join(text.split()) for text, _, _ in passages}
    passages += [(text, "caption", f"{prefix}:figcaption") for text in wanted if text not in known]
    paragraphs = []
    at = 0
    for text, role, rule in passages:
        paragraphs.append(Paragraph(text, at, at + len(text), role, rule))
        at += len(text) + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(text for text, _, _ in passages), tuple(paragraphs)


def _with_places(passages: list[tuple[str, Role, str]]) -> list[tuple[str, Role, str]]:
    """
    *passages*, whose addresses are of the story where it goes on behind them, and where they are
    many: a list of doctors, of shops, of places to stay.
    """
    at = [number for number, one in enumerate(passages) if one[2].endswith(":address")]
    if not at:
        return passages
    told = [n for n, one in enumerate(passages) if one[1] == "body" and len(one[0]) >= _SENTENCE]
    for number in at:
        if len(at) > _MOST_ADDRESSES or (told and number < told[-1]):
            text, _, _ = passages[number]
            passages[number] = (text, "body", "html:p")
    return passages


def _is_under(text: str, captions: set[str]) -> bool:
    """Whether *text* is one of the *captions*, or one without the credit behind it."""
    return text in captions or (
        len(text) >= _LABEL and any(one.startswith(text) for one in captions)
    )


def _is_prose(block: Block, above: list[tuple[str, Role, str]]) -> bool:
    """
    Whether a passage in <h2> is none that heads others: the standfirst, a question of an interview.
    """
    if block.tag == "h1":
        return False
    if len(block.text) >= _STANDFIRST and not any(role == "body" for _, role, _ in above):
        return True
    return len(block.text) >= _SENTENCE and block.text.rstrip('”“"»').endswith((".", "?", "!", "…"))
