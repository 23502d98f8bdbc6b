"""
Lists of other stories in a page's tree, known by their shape and by what stands above them.

    <ul><li><a href="/a">Three dead in fire at the harbour</a></li><li> ...
    <ul><li><a href="/b"><img></a><h3><a href="/b">Storm</a></h3><p>The harbour was ...</p></li> ...
    <h3>Mehr zum Thema</h3><div><a href="/c">Three dead in fire</a> ...</div>

Links to other hosts are what a story cites, and so is a list that does more than link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive.sources.clues import find_domain
from archive.sources.page_lines import is_label_of_others

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("p", "div", "img", "h2", "h3", "h4", "h5", "h6", "figure", "picture")
_TITLE = 25
"""Characters of a title on average; what is shorter is a term, a city, a name."""
_MOSTLY = 0.6
_LONGEST_ITEM = 300
_CARDS = 3
_TO_ONE = 700
"""Characters that belong to one link under "Related": its title, its summary and its byline."""
_LABEL = 60
_MOST = 60
_NEAR = 3
"""Elements around a list, in which a paragraph of so many characters may stand beside it."""
_PROSE = 80


def find_other_stories(tree: Any, own: Collection[str]) -> tuple[list[Any], list[Any]]:
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
    for heading in tree.iter(*_HEADINGS):
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
    links = _links(item, own)
    return (
        len({href for href, _ in links}) == 1
        and max(length for _, length in links) >= _TITLE // 2
        and next(item.iter(*_BLOCKS), None) is not None
        and len(item.text_content()) <= _TO_ONE
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
        if one.tag in ("h1", *_HEADINGS) or count >= _MOST:
            return
        yield one


def _leads_on(element: Any, own: Collection[str]) -> bool:
    links = _links(element, own)
    text = len(element.text_content())
    return bool(links) and text <= _TO_ONE * len({href for href, _ in links})
