"""
The XML in which agencies and newspapers hand on their articles -> Article: NITF, NewsML 1,
NewsML-G2, and the newsitem of Reuters' corpora.

    split_news    a file -> the bytes of each item in it
    read_news     the bytes of one item -> Article

lxml takes it apart without its DTD; news_items.py knows where each format keeps what. The text goes
the way of a page's: its elements become those of HTML, and markup.py finds the passages.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.entities import name2codepoint
from typing import TYPE_CHECKING, Any

from archive.article import Article
from archive.errors import UnreadableError
from archive.sources.bare_xml import to_bare
from archive.sources.clues import to_clues
from archive.sources.document import NOTHING_BESIDE, Beside, Failure, Raw, Remark, to_digest
from archive.sources.markup import Block, read_markup, to_blocks
from archive.sources.news_items import Item, find_items, read_item
from archive.sources.page_text import to_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.article import Paragraph

_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
# What stands in an article and is called in HTML as it is here, or else.
_SAME = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr",
     "td", "th", "pre", "hr", "br", "div", "section", "blockquote", "figure", "figcaption"}
)  # fmt: skip
_CALLED = {
    "block": "div", "bq": "blockquote", "hl1": "h2", "hl2": "h2", "media": "figure",
    "media-caption": "figcaption", "media-producer": "figcaption", "caption": "figcaption",
    "tagline": "p", "para": "p",
}  # fmt: skip
_CAPTIONS = frozenset({"media-caption", "figcaption", "caption"})
_UNREAD = frozenset(
    {"script", "style", "media-metadata", "media-reference", "media-object", "head"}
)
# "Excessive depth in document: 256 use XML_PARSE_HUGE option, line 1, column 99"
_ADVICE = re.compile(r"(?:,? (?:use|try) XML_PARSE_HUGE|, line \d).*", re.DOTALL)
_PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=[ \t]{2,}\S)")


def split_news(
    data: bytes, place: str, beside: Beside = NOTHING_BESIDE
) -> Iterator[Raw | Failure | Remark]:
    """
    The items with a text; last, how many have none, as pictures. A file of one is that item.

    Raises UnreadableError when this is no such XML, or not safe to read.
    """
    root = _parse(data, beside)
    items = find_items(root)
    if len(items) == 1:
        yield Raw(data, to_digest(data), "newsxml", place, beside)
        return
    bare = 0
    for number, item in enumerate(items, 1):
        if not any(map(_has_text, read_item(item).texts)):
            bare += 1
            continue
        raw = _to_bytes(item)
        yield Raw(raw, to_digest(raw), "newsxml", f"{place}:item {number}", beside)
    if bare:
        yield Remark(place, f"{bare:,} {'item holds' if bare == 1 else 'items hold'} no text")
    elif not items:
        yield Remark(place, "there is no item in it")


def read_news(data: bytes, *, url: str | None = None, charset: str | None = None) -> Article:
    """
    The article in one item. Raises UnreadableError.
    """
    items = find_items(_parse(data, Beside(charset=charset)))
    if len(items) != 1:
        raise UnreadableError(
            f"it holds {len(items):,} items of news, not one: add the file to an archive"
        )
    item = read_item(items[0])
    blocks = [block for text in item.texts for block in _to_blocks(text)]
    if not any(character.isalnum() for block in blocks for character in block.text):
        raise UnreadableError("there is no text in it")
    decoded, paragraphs = to_paragraphs([*_to_dateline(item, blocks), *blocks], [], prefix="news")
    return Article(
        digest=to_digest(data),
        kind="newsxml",
        decoded=decoded,
        paragraphs=tuple(map(_set_aside, paragraphs)),
        clues=to_clues(
            titles=item.titles,
            urls=[url or "", *item.urls],
            dates=item.dates,
            outlets=item.outlets,
            bylines=item.bylines,
            tags=item.tags,
            language=item.language,
        ),
    )


def _parse(data: bytes, beside: Beside) -> Any:
    from lxml import etree

    text = _NAMED.sub(_to_character, to_bare(data, beside, what="document"))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, strip_cdata=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        said = _ADVICE.sub("", str(error.msg or "it ends too early"))
        line = f" (line {error.lineno})" if error.lineno else ""
        raise UnreadableError(f"the XML cannot be read: {said[:200]}{line}") from None
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return root


def _to_character(found: re.Match[str]) -> str:
    """&mdash; and its like, which the DTD that was taken away declares."""
    name = found.group(1)
    return chr(name2codepoint[name]) if name in name2codepoint and name not in _OWN else found[0]


def _to_bytes(item: Any) -> bytes:
    """One item of several, the same whenever it is."""
    from lxml import etree

    return bytes(etree.tostring(item, encoding="utf-8", with_tail=False))


def _has_text(element: Any) -> bool:
    return any(part.strip() for part in element.itertext())


def _to_blocks(text: Any) -> Iterator[Block]:
    """The passages in an element of content: markup as elements or escaped, or bare lines."""
    if len(text):
        yield from read_markup(_to_html(text))
        return
    said = text.text or ""
    if re.search(r"</(?:p|div)\s*>", said):
        yield from read_markup(said)
        return
    for part in _PARAGRAPHS.split(said):
        yield from to_blocks(part, "p")


def _to_html(element: Any) -> str:
    """The element as HTML has it; what means nothing there is a <span>."""
    from lxml import etree

    for one in list(element.iter()):
        name = str(one.tag).lower()
        if name in _UNREAD:
            one.tag, one.text = "span", None
            for inner in list(one):
                one.remove(inner)
        else:
            one.tag = _CALLED.get(name) or (name if name in _SAME else "span")
        if name in _CAPTIONS:
            for inner in one.iterdescendants():
                inner.tag = "span"  # <media-caption><p>The road, on Monday.</p></media-caption>
        one.attrib.clear()
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _to_dateline(item: Item, blocks: list[Block]) -> list[Block]:
    """The dateline, unless the text begins with it as well."""
    line = item.dateline
    first = next((block.text for block in blocks if block.tag == "p"), "")
    place = line.partition(",")[0].partition("(")[0].strip(" -–—")
    if not line or (place and first.casefold().startswith(place.casefold())):
        return []
    return [Block(line, "dateline")]


def _set_aside(paragraph: Paragraph) -> Paragraph:
    if paragraph.rule == "news:dateline":
        return replace(paragraph, role="header")
    return paragraph
