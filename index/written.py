"""
A query to the text that means it: canonical, and read back as the same query.

Fields stand before each value (`title:a OR title:b`), a place that is reached only through `in:` is
said once for all that shares it, quotes are straight, days are numbers.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from index.fields import FIELDS, SCOPES
from index.query import (
    And,
    DateRange,
    Fuzzy,
    Keyword,
    Missing,
    Named,
    Near,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Term,
)
from index.reshape import text_leaves

if TYPE_CHECKING:
    from datetime import date

    from index.query import Leaf, Query

_DAY = timedelta(days=1)
_PLACES = {field: scope for scope, field in SCOPES.items() if not FIELDS[field].plain}
_PLAIN_VALUE = re.compile(r"(?!none$)\w[\w.&/'’-]*", re.IGNORECASE)
# After `date:2025` the word may would make "2025 may" of it, which the parser refuses to guess at.
_MAY_CONTINUE = re.compile(
    r"\W*(?:[wq]\d|to\b|until|till|thr|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


def to_text(query: Query) -> str:
    """
    *query* in the query language.
    """
    place = _place_of(query)
    if not place:
        return _text(query, "")
    text = _text(query, place)
    return f"in:{_PLACES[place]} " + (f"({text})" if isinstance(query, Or) else text)


def _text(query: Query, place: str) -> str:
    """*query* where `in:` has already said *place*, or "" when it has not."""
    if isinstance(query, Not):
        text = _part(query.part, place)
        # -(a near/3 b) says what it leaves out; a place has put parentheses around it already.
        whole = isinstance(query.part, Near) and (place or not _place_of(query.part))
        return f"-({text})" if whole else f"-{text}"
    if isinstance(query, Or):
        return " OR ".join([_part(part, place) for part in query.parts])
    if isinstance(query, And):
        texts = [_part(part, place) for part in query.parts]
        for at, part in enumerate(query.parts[:-1]):
            inner = part.part if isinstance(part, Not) else part
            if isinstance(inner, DateRange) and _runs_on(texts[at], query.parts[at + 1]):
                texts[at] = texts[at].replace("date:", 'date:"', 1) + '"'
        return " ".join(texts)
    return _leaf(query, place)


def _part(query: Query, place: str) -> str:
    """*query* as a part of a larger one: in parentheses where it would fall apart."""
    if isinstance(query, Not):
        return _text(query, place)
    if not place and _place_of(query):
        return f"({to_text(query)})"
    text = _text(query, place)
    return f"({text})" if isinstance(query, And | Or) else text


def _runs_on(date: str, following: Query) -> bool:
    """Whether the word after a date could be read as more of the date."""
    if isinstance(following, Near):
        following = following.left
    if not isinstance(following, Term):
        return False
    return date.endswith("..") or _MAY_CONTINUE.match(following.text) is not None


def _place_of(query: Query) -> str:
    """The one place that all words of *query* without a field are looked for in, or ""."""
    fields = {leaf.field for leaf in text_leaves(query)}
    places = {field for field in fields if not FIELDS[field].plain}
    return places.pop() if len(places) == 1 and places <= _PLACES.keys() else ""


def _leaf(leaf: Leaf, place: str) -> str:
    if isinstance(leaf, Named):
        return f"{leaf.field}:{'=' * leaf.whole}{_value(leaf.text)}"
    if isinstance(leaf, Keyword):
        return f"{leaf.field}:{_value(leaf.value)}"
    if isinstance(leaf, DateRange):
        return f"date:{_days(leaf.start, leaf.end)}"
    if isinstance(leaf, NumberRange):
        return f"{leaf.field}:{_numbers(leaf.low, leaf.high)}"
    if isinstance(leaf, Missing):
        return f"{leaf.field}:none"
    if isinstance(leaf, Near):
        operator = f"{'pre' if leaf.ordered else 'near'}/{leaf.distance}"
        return f"{_part(leaf.left, place)} {operator} {_part(leaf.right, place)}"
    field = "" if leaf.field in ("text", place) else f"{leaf.field}:"
    if isinstance(leaf, Phrase):
        return f'{field}"{leaf.text}"'
    if isinstance(leaf, Prefix):
        return f"{field}{leaf.text}*"
    if isinstance(leaf, Fuzzy):
        return f"{field}{leaf.text}~{'2' if leaf.edits == 2 else ''}"
    return f"{field}{'=' * leaf.exact}{leaf.text}"


def _value(text: str) -> str:
    return text if _PLAIN_VALUE.fullmatch(text) else f'"{text}"'


def _numbers(low: int | None, high: int | None) -> str:
    if low is not None and low == high:
        return str(low)
    if high is None:
        return f">={low or 0}"
    return f"<={high}" if low is None else f"{low}..{high}"


def _days(start: date | None, end: date | None) -> str:
    last = end - _DAY if end else None
    if start is None or end is None or last is None:
        return f"{start or ''}..{last or ''}"
    if start == last:
        return str(start)
    if start.day == end.day == 1:
        if (end.year, start.month, end.month) == (start.year + 1, 1, 1):
            return f"{start.year:04}"
        if (end.year * 12 + end.month) - (start.year * 12 + start.month) == 1:
            return f"{start:%Y-%m}"
    return f"{start}..{last}"
