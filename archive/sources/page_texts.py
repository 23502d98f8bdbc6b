"""
The texts of a page one by one, each with the element that it stands in, found once for all who ask.

Conditions on a text are cheap here and dear in an XPath, which copies the text for each of them.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from lxml import etree

_TEXTS: Any = etree.XPath("//body/descendant::text()[normalize-space()]")
_UNREAD = frozenset({"script", "style", "noscript", "option", "textarea", "title"})


class PageTexts:
    """The texts of the parsed page *tree*, asked for when they are first needed."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree

    @cached_property
    def all(self) -> list[Any]:
        """Every text of the body that is more than space, in order, those of scripts too."""
        found: list[Any] = _TEXTS(self._tree)
        return found


def find_holder(text: Any) -> Any:
    """The element that *text* stands in."""
    element = text.getparent()
    return element.getparent() if text.is_tail else element


def is_read(text: Any) -> bool:
    """Whether a reader sees *text*: it is no script, no style, nothing to choose from."""
    return find_holder(text).tag not in _UNREAD
