"""
Lists of other stories in a page's tree, known by their shape and by what stands above them.

    <ul><li><a href="/a">Three dead in fire at the harbour</a></li><li> ...
    <ul><li><a href="/b"><img></a><h3><a href="/b">Storm</a></h3><p>The harbour was ...</p></li> ...
    <h3>Mehr zum Thema</h3><div><a href="/c">Three dead in fire</a> ...</div>

Links to other hosts are what a story cites, and so is a list that does more than link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml.etree import XPath

from archive.sources.clues import find_domain
from archive.sources.page_lines import is_label_of_others
from archive.sources.prose import has_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("p", "div", "img", "h2", "h3", "h4", "h5", "h6", "figure", "picture")
_TITLE = 25
"""Characters of a title on average; what is shorter is a term, a city, a name."""
_MOSTLY = 0.6
_LONGEST_ITEM = 300
_CARDS = 3
"""Titles of other stories, each with a summary, that are a list of them."""
_TO_ONE = 700
"""Characters that belong to one link under "Related": its title, its summary and its byline."""
_LABEL = 60
_ADDRESSES: Any = XPath(
    "descendant::link[@rel='canonical']/@href | descendant::meta[@property='og:url']/@content",
    smart_strings=False,
)
_INLINE = frozenset({"strong", "b", "em", "i", "span", "u", "font", "small"})
_LINKED_BLOCKS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "blockquote"})
_LINK = 15
_CARD_TAGS = frozenset({"div", "li", "article", "section", "td"})
_SUMMARY = 400
_WHOLE = 0.9
_LEADING = re.compile(r"[\w'’+&]{2,20}(?: [\w'’+&]{1,20}){0,4}\s?[:–>»|-]")
_MOST = 60
_NEAR = 3
"""Elements around a list, in which a paragraph of so many characters may stand beside it."""
_PROSE = 80


def drop_other_stories(tree: Any) -> None:
    """Take lists of other stories and links that lead to one out of *tree*, in place."""
    own = _own_hosts(tree)
    lists, cards = _find_lists(tree, own)
    _drop_cards(tree, lists, linked=True)
    _drop_cards(tree, cards)
    _drop_links(tree, own)


def _own_hosts(tree: Any) -> set[str]:
    return {find_domain(url.strip()) for url in _ADDRESSES(tree)[:4]}


def _find_lists(tree: Any, own: Collection[str]) -> tuple[list[Any], list[Any]]:
    """
    Elements that list other stories of the page's house, whose hosts are *own*, if the page has a
    story beside them: links and nothing else, and titles with what they are about.
    """
    lists, cards = [], []
    for element in tree.iter("ul", "ol"):
        items = element.findall("li")[:_MOST]
        if len(items) < 2 or next(items[-1].iter("a"), None) is None or _is_announced(element):
            continue
        if len(element.text_content()) < _TITLE * len(items):  # a menu
            continue
        if _is_link_list(items, own):
            if _is_beside_prose(element):
                lists.append(element)
        elif (
            len(items) >= _CARDS
            and all(_is_card(item, own) for item in items)
            and _is_beside_prose(element)
        ):
            cards.append(element)
    for heading in tree.iter(*_HEADINGS[1:]):
        label = heading.text_content() if len(heading) else heading.text
        if label and len(label) <= _LABEL and is_label_of_others(label):
            cards += [one for one in _following(heading) if _leads_on(one, own)]
    return lists, cards


def _links(element: Any, own: Collection[str]) -> list[tuple[str, int]]:
    """Where links of *element* to the own house lead, how long each is; [] with one to others."""
    found = []
    for link in element.iter("a"):
        href = link.get("href") or "#"
        if "#" in href or href.startswith(("javascript:", "mailto:", "tel:")):
            continue
        if (host := find_domain(href)) and host not in own:
            return []
        found.append((href, len(" ".join(link.text_content().split()))))
    return found


def _is_link_list(items: list[Any], own: Collection[str]) -> bool:
    whole = linked = 0
    for item in items:
        text = len(" ".join(item.text_content().split()))
        links = _links(item, own) if text <= _LONGEST_ITEM else []
        inside = sum(length for _, length in links)
        if not links or inside < _MOSTLY * text:
            return False
        whole += text
        linked += inside
    return linked >= _TITLE * len(items)


def _is_card(item: Any, own: Collection[str]) -> bool:
    """Whether *item* is one linked title and, in another element, its summary or picture."""
    if item.tag not in _CARD_TAGS or len(item.text_content()) > _TO_ONE:
        return False
    titles = {href for href, length in _links(item, own) if length >= _TITLE // 2}
    return (
        len(titles) == 1
        and next(item.iter(*_BLOCKS), None) is not None
        and sum(1 for _ in item.iter(*_HEADINGS)) <= 1
    )


def _is_announced(element: Any) -> bool:
    """Whether a paragraph leads to *element*, "The parts of this series are:", and is no label."""
    before = element.getprevious()
    if before is None or before.tag != "p":
        return False
    text = before.text_content().strip()
    return text.endswith(":") and not is_label_of_others(text)


def _is_beside_prose(element: Any) -> bool:
    """
    Whether paragraphs stand near: extraction finds its way by menus and columns of a page's frame,
    and loses it without them.
    """
    above = element.getparent()
    for _ in range(_NEAR):
        if above is None:
            return False
        if any(len(one.text_content()) >= _PROSE for one in above.iterchildren("p")):
            return True
        above = above.getparent()
    return False


def _following(heading: Any) -> Iterator[Any]:
    """What stands under *heading*, up to the next one; behind the box that holds it alone, too."""
    for _ in range(2):
        above = heading.getparent()
        if heading.getnext() is not None or above is None or above.tag not in ("div", "header"):
            break
        if len(above.text_content().strip()) > _LABEL:
            break
        heading = above
    for count, one in enumerate(heading.itersiblings()):
        if one.tag in _HEADINGS or count >= _MOST:
            return
        yield one


def _leads_on(element: Any, own: Collection[str]) -> bool:
    links = _links(element, own)
    text = len(element.text_content())
    return bool(links) and text <= _TO_ONE * len({href for href, _ in links})


def _drop_links(tree: Any, own: Collection[str]) -> None:
    """
    Paragraphs and headings that are a link to another page and nothing else, or a link and what it
    is there for: "Read more: Three dead in fire".
    """
    seen = None
    cards = []
    for link in list(tree.iter("a")):
        block = link.getparent()
        titled = len(link) > 0 and _is_title(link)  # <a><h3>Three dead in fire</h3><img></a>
        if not titled:
            while block is not None and block.tag in _INLINE:
                block = block.getparent()
            if block is None or block.tag not in _LINKED_BLOCKS or block.getparent() is None:
                continue
        host = find_domain(link.get("href") or "")
        if host and host not in own:  # what a story quotes or cites is part of it
            continue
        if titled:
            if _is_card(block, own):
                cards.append(block)
            link.drop_tree()
            continue
        if block is seen:  # the second link of a paragraph
            continue
        seen = block
        text = " ".join("".join(block.itertext()).split())
        inside = len(" ".join("".join(link.itertext()).split()))
        if inside < _LINK or inside < _WHOLE * len(text):
            label = text[: len(text) - inside]
            if inside < _LINK or not _LEADING.fullmatch(label.strip()):
                continue
        if block.tag in _HEADINGS and _is_card(block.getparent(), own):
            cards.append(block.getparent())
        block.drop_tree()
    if len(cards) >= _CARDS:
        _drop_cards(tree, cards)


def _is_title(link: Any) -> bool:
    """Whether *link* is around a heading and little else, as in a list of other stories."""
    href = link.get("href") or "#"
    return (
        not href.startswith(("#", "javascript:"))  # what unfolds a part of this page
        and next(link.iter("h2", "h3", "h4", "h5"), None) is not None
        and link.find(".//h1") is None
        and _LINK <= len(link.text_content()) <= _SUMMARY
    )


def _drop_cards(tree: Any, cards: list[Any], *, linked: bool = False) -> None:
    """*cards* of other stories, if the page has a story beside them; *linked*: links alone."""
    if not cards:
        return
    told = sum(len(card.text_content()) for card in cards)
    if has_prose(tree, told if linked else 3 * told):
        for card in cards:
            if card.getparent() is not None:
                card.drop_tree()
