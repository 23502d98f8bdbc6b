"""
A query as plain values.

The parser makes them, every engine says them in its own terms at the last moment. They carry the
words as typed; what a word means (tokens, stems) is the engine's business. `str(q)` is canonical
text that parses back to the same query.

*field* of a leaf is a name in FIELDS. The default, "text", is what a bare word looks in: title,
headings and body. A place that cleaning set aside is a text field of its own ("promo", "bio", ...).
*span* is where the leaf stood in the query as typed, for carets and --explain; it does not count
when queries are compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Term:
    """
    One word as typed, in any form; with *exact* in this form only (`=tomahawks`).

    A compound (long-range, 1,600km) is one Term: its parts must stand together in this order.
    """

    text: str
    field: str = "text"
    exact: bool = False
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exactly these words in this order."""

    text: str
    field: str = "text"
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so; three letters or more, the star not included."""

    text: str
    field: str = "text"
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words within *edits* (1 or 2) insertions, deletions, changes or swaps of this one."""

    text: str
    edits: int = 1
    field: str = "text"
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Named:
    """
    A name field holds a name or alias in which these words stand together; the whole of it if *whole*.

    *field* "entity" stands for person, place, org and thing.
    """

    field: str
    text: str
    whole: bool = False
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword field (tag, language) has this value, case ignored; `id` begins with it."""

    field: str
    value: str
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DateRange:
    """Published on or after *start* and before *end* (days; None is open). Undated never matches."""

    start: date | None
    end: date | None
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NumberRange:
    """*low* <= value <= *high* (None is open)."""

    field: str
    low: int | None
    high: int | None
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Missing:
    """The field has no value: `date:none`, `source:none`."""

    field: str
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of *parts* (two or more); at least one is not a Not."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of *parts* (two or more)."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not *part*; stands only inside And, beside something positive."""

    part: Query


Leaf = Term | Phrase | Prefix | Fuzzy | Named | Keyword | DateRange | NumberRange | Missing
Query = Leaf | And | Or | Not
