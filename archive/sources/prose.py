"""
How much of a page's tree reads like a story: what is measured where elements are dropped, and where
it is asked whether enough was found.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from lxml.etree import XPath

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEW = 20
"""Characters of a text that is a label."""
_SENTENCE = 60
# trafilatura's comparison with other extractors costs half as much again and pays on the pages of
# which it found little. Calibrated together on 540 pages; a seventh of them are compared.
_SHORT = 300
_LONG = 3000
_ENOUGH = 0.45
_HARDLY = 0.1
_PART = 0.25
_MENUS = 0.2
"""Of a page with menus so much stands in links; one that is a story and little else has fewer."""
_MOST_LINKED = 0.4
_TEXTS: Any = XPath(
    f"descendant::text()[string-length() > {_FEW}][not(parent::script or parent::style"
    " or parent::noscript or parent::a or parent::option)]",
    smart_strings=False,
)


def measure_prose(tree: Any) -> int:
    """The characters of *tree* in passages that read like sentences."""
    return sum(_find_prose(tree))


def has_prose(tree: Any, least: float) -> bool:
    """Whether *tree* has as much prose, which its first paragraphs mostly settle."""
    total = 0
    return any((total := total + size) >= least for size in _find_prose(tree)) or least <= 0


def _find_prose(tree: Any) -> Iterator[int]:
    """The sizes of the passages that read like sentences."""
    for element in chain(tree.iter("p"), tree.iter("li", "blockquote")):
        if len(element) == 0:  # no link in it either
            text = element.text
            if text and len(text) >= _SENTENCE:
                yield len(text)
            continue
        size = len(element.text_content())
        if size < _SENTENCE or linked(element) >= _MOST_LINKED * size:
            continue
        if element.tag == "p" or next(element.iter("p"), None) is None:
            yield size


def weigh(element: Any) -> int:
    """The characters of *element* outside links, scripts, menus and labels."""
    return sum(len(text) for text in _TEXTS(element) if len(" ".join(text.split())) > _FEW)


def linked(element: Any) -> int:
    """The characters of *element* in links."""
    return sum(len("".join(link.itertext())) for link in element.iter("a"))


def is_enough(tree: Any, found: int) -> bool:
    """
    Whether *found* characters can be the story of the trimmed page *tree*: near to what stands in
    paragraphs that read like sentences, or to a third of all that is no link.
    """
    if found < _SHORT or found < _ENOUGH * measure_prose(tree):
        return False
    if found >= _LONG or found >= _ENOUGH * len(tree.text_content()) / 3:  # quickly had
        return True
    return found >= _ENOUGH * weigh(tree) / 3


def is_whole_page(tree: Any, found: int) -> bool:
    """Whether *found* characters in one passage are all that the page *tree* has, menus too."""
    return found >= _SHORT and found > weigh(tree) and linked(tree) >= _MENUS * found


def is_a_part(tree: Any, found: int) -> bool:
    """Whether *found* characters are so much of the page that they can be its story."""
    return found >= _SHORT and found >= _PART * weigh(tree)


def is_hardly_any(tree: Any, found: int) -> bool:
    """Whether *found* characters are so few that another part of the page must be the story."""
    return found < _SHORT and found < _HARDLY * measure_prose(tree)


def find_column(tree: Any) -> list[tuple[str, str]]:
    """
    Text and tag of the paragraphs and headings in the element that holds most prose.
    """
    sizes: dict[Any, float] = {}
    for element in tree.iter("p", "blockquote"):
        size = len(element.text_content())
        if size >= _SENTENCE and linked(element) < _MOST_LINKED * size:
            for above, share in zip(element.iterancestors(), (1.0, 0.7, 0.5), strict=False):
                sizes[above] = sizes.get(above, 0) + share * size
    if not sizes:
        return []
    column = max(sizes, key=lambda one: sizes[one])
    return [
        (text, element.tag)
        for element in column.iter("p", "li", "h2", "h3", "h4")
        if element.find(".//p") is None
        and (text := " ".join(element.text_content().split()))
        and linked(element) < _MOST_LINKED * len(text)
    ]
