"""
Where a query is wrong, drawn: the query, and a caret under the culprit.

    date:garbage
         ^^^^^^^

What is shown is safe for a terminal: control, bidi and zero-width characters are written out
(`\\x1b`), wide ones count as two columns, and of a long query only the part around the culprit is
shown. Printing is the caller's business.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.errors import QueryError

WIDTH = 76
"""The columns that a line may take, the indent not counted."""

_INDENT = "  "
_GAP = "…"
_BEFORE = 24  # columns of context kept to the left of a culprit far into a long query
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    """
    *text* on one line, every control, format and unassigned character written out as its code.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def brief(text: str, longest: int = 40) -> str:
    """*text* for use inside a message: visible, and cut when it is long."""
    text = text if len(text) <= longest else text[: longest - 1] + _GAP
    return visible(text)


def caret(error: QueryError, *, columns: int = WIDTH) -> str:
    """
    Two lines: the query of *error*, and carets under the culprit; "" when there is no query.

    Without the indent a line takes *columns* at most.
    """
    query = error.query
    if not query or query.isspace():
        return ""
    shown = [_shown(character) for character in query]
    widths = [_width(cell) for cell in shown]
    start = min(max(error.start, 0), len(query))
    end = min(max(error.end, start), len(query))

    first, last = 0, len(shown)
    costs = [max(1, width) for width in widths]  # ten thousand accents on one letter are long too
    if sum(costs) > columns:
        first = _back(costs, start, min(_BEFORE, columns // 3))
        last = _forth(costs, first, columns - 2)
        if last == len(shown):
            first = _back(costs, last, columns - 2)
    head, tail = _GAP * (first > 0), _GAP * (last < len(shown))
    line = head + "".join(shown[first:last]) + tail
    before = len(head) + sum(widths[first:start])
    under = max(1, sum(widths[start : min(end, last)]))
    return f"{_INDENT}{line}\n{_INDENT}{' ' * before}{'^' * under}"


def _back(costs: list[int], at: int, columns: int) -> int:
    """The first of the cells that fit into *columns* before *at*."""
    while at and columns >= costs[at - 1]:
        at -= 1
        columns -= costs[at]
    return at


def _forth(costs: list[int], at: int, columns: int) -> int:
    """One past the last of the cells that fit into *columns* from *at*."""
    while at < len(costs) and columns >= costs[at]:
        columns -= costs[at]
        at += 1
    return at


def _shown(character: str) -> str:
    if character == " " or character.isprintable():
        return character
    if character in _NAMED:
        return _NAMED[character]
    if unicodedata.category(character) == "Zs":  # no-break and ideographic spaces are just wide
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def _width(shown: str) -> int:
    if len(shown) > 1:
        return len(shown)
    if unicodedata.category(shown) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(shown) in "WF" else 1
