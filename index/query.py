"""
A query as plain values.

The parser makes them, every engine says them in its own terms at the last moment. They carry the
words as typed; what a word means (tokens, stems) is the engine's business. `str(q)` is canonical
text that parses back to the same query (written.py). What walks over queries and makes new ones of
them is in reshape.py.

*field* of a leaf is a name in FIELDS. The default, "text", is what a bare word looks in: title,
headings and body. A place that cleaning set aside is a text field of its own ("promo", "bio", ...).
*span* is where the leaf stood in the query as typed, for carets and --explain; it does not count
when queries are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from index.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date

Span = tuple[int, int]


class _Written(Frozen):
    """What all nodes share: str() is the query language; where a leaf stood does not count."""

    __slots__ = ()
    _uncounted: ClassVar = frozenset({"span"})

    def __str__(self) -> str:
        from index.written import to_text

        return to_text(cast("Query", self))


class Term(_Written):
    """
    One word as typed, in any form; with *exact* in this form only (`=tomahawks`).

    A compound (long-range, 1,600km) is one Term: its parts must stand together in this order.
    """

    text: str
    field: str = "text"
    exact: bool = False
    span: Span = (0, 0)


class Phrase(_Written):
    """Exactly these words in this order."""

    text: str
    field: str = "text"
    span: Span = (0, 0)


class Prefix(_Written):
    """Words that begin so; three letters or more, the star not included."""

    text: str
    field: str = "text"
    span: Span = (0, 0)


class Fuzzy(_Written):
    """Words within *edits* (1 or 2) insertions, deletions, changes or swaps of this one."""

    text: str
    edits: int = 1
    field: str = "text"
    span: Span = (0, 0)


TextLeaf = Term | Phrase | Prefix | Fuzzy
"""What looks for words in a text."""


class Near(_Written):
    """
    *left* and *right* in one field of a document, at most *distance* words apart; with *ordered*
    in this order.

    Each side is a TextLeaf or an Or of several, and all of both have the same field. Neighbours are
    1 apart: from the last word of the earlier one to the first of the later. What overlaps is not
    near.
    """

    left: Query
    right: Query
    distance: int
    ordered: bool
    span: Span = (0, 0)

    @property
    def field(self) -> str:
        """Where both sides are looked for."""
        side = self.left.parts[0] if isinstance(self.left, Or) else self.left
        assert isinstance(side, TextLeaf)
        return side.field


class Named(_Written):
    """
    A name field holds a name or alias in which these words stand together, or with *whole* that is
    nothing but these words.

    *field* "entity" stands for person, place, org and thing.
    """

    field: str
    text: str
    whole: bool = False
    span: Span = (0, 0)


class Keyword(_Written):
    """A keyword field (tag, language) has this value, case ignored; `id` begins with it."""

    field: str
    value: str
    span: Span = (0, 0)


class DateRange(_Written):
    """Published on or after *start* and before *end* (None is open). Undated never matches."""

    start: date | None
    end: date | None
    span: Span = (0, 0)


class NumberRange(_Written):
    """*low* <= value <= *high* (None is open)."""

    field: str
    low: int | None
    high: int | None
    span: Span = (0, 0)


class Missing(_Written):
    """The field has no value: `date:none`, `source:none`."""

    field: str
    span: Span = (0, 0)


class And(_Written):
    """All of *parts* (two or more); at least one is not a Not."""

    parts: tuple[Query, ...]


class Or(_Written):
    """Any of *parts* (two or more)."""

    parts: tuple[Query, ...]


class Not(_Written):
    """Not *part*; stands only inside And, beside something positive."""

    part: Query


Leaf = TextLeaf | Near | Named | Keyword | DateRange | NumberRange | Missing
Query = Leaf | And | Or | Not
