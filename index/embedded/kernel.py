"""
The operations on posting lists that a query comes down to, as a contract with two implementations.

    plain.py    the standard library: for a search from a shell, over before numpy is loaded
    vector.py   numpy: for a process that asks more than a few questions

Both give the same documents, and the same scores to the last bit: they do the same arithmetic in
the same order. What they hand to each other between two calls is their own business: *Places* are
documents of a segment, *Counted* are documents and how often something occurs in each.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.embedded.segment import Column, Extent, Field, Segment
    from index.results import Sort

    Places = Any
    Counted = Any
    Slot = Sequence[Extent]
    """One word of a leaf: the postings of every form that may stand there."""
    Row = Sequence[Slot]
    """Words that stand one behind the other."""
    Weight = tuple[float, Mapping[str, Counted]]
    """What one leaf is worth: its rarity, and where it occurs by field."""
    Ranked = tuple[float, int, int]
    """Score, day and place of a document that may be on the page."""

PAYS: Final = 400_000
"""
Postings of one query from which on loading numpy (70 ms) costs less than plain Python loses:
reading and scoring a posting takes 0.2 microseconds here, 0.01 there.
"""
_WARM: Final = 100_000
"""Postings that an engine reads plainly in all before it takes to numpy: 20 ms are lost by then."""
_ASKED: Final = 50
"""Questions that it answers plainly: a search from a shell asks a dozen."""


class Kernel(Protocol):
    """What plain.py and vector.py both are."""

    def one(self, segment: Segment, field: Field, slot: Slot) -> Counted:
        """Where any of some terms occurs, and how often they do together."""

    def row(self, segment: Segment, field: Field, row: Row) -> Counted:
        """Where a word of each slot stands behind one of the slot before, and how often."""

    def near(
        self,
        segment: Segment,
        field: Field,
        sides: tuple[Sequence[Row], Sequence[Row]],
        distance: int,
        *,
        ordered: bool,
    ) -> Counted:
        """Where one of the rows on the left has one of those on the right that near."""

    def named(self, segment: Segment, field: Field, row: Row, *, whole: bool) -> Places:
        """Where a name has these words in a row, or with *whole* no others."""

    def documents(self, segment: Segment, field: Field, slot: Slot) -> Places:
        """The documents of some postings."""

    def counted(self, segment: Segment, counts: Sequence[Counted]) -> Places:
        """The documents of any of *counts*."""

    def size(self, places: Places) -> int: ...

    def everything(self, segment: Segment) -> Places: ...

    def both(self, segment: Segment, one: Places, other: Places) -> Places: ...

    def either(self, segment: Segment, some: Sequence[Places]) -> Places: ...

    def without(self, segment: Segment, one: Places, other: Places) -> Places: ...

    def between(self, segment: Segment, column: Sequence[int], low: int, high: int) -> Places:
        """The documents whose value is *low* to *high*, both included."""

    def valued(self, segment: Segment, column: Column) -> Places:
        """The documents that have any value."""

    def settle(self, places: Places) -> Places:
        """What the operations below take, in one order: Places that no set is made of any more."""

    def scores(
        self,
        segment: Segment,
        places: Places,
        leaves: Sequence[Weight],
        average: Mapping[str, float],
    ) -> Any:
        """The score of each of *places*, in their order."""

    def best(
        self, segment: Segment, places: Places, scores: Any, sort: Sort, count: int
    ) -> list[Ranked]:
        """Those of *places* that can be among the first *count*: all that tie with the last too."""

    def all(self, segment: Segment, places: Places, scores: Any) -> list[Ranked]: ...

    def tally(self, segment: Segment, places: Places, columns: Sequence[Column | None]) -> Any:
        """How many documents have each value, by the value as stored, and how many have none."""

    def days(self, segment: Segment, places: Places) -> Mapping[int, int]:
        """How many documents each day has, by ordinal."""


class Chooser:
    """
    Which kernel serves the next query of an engine: *always* one, or else plain until numpy pays.
    """

    def __init__(self, always: Kernel | None = None) -> None:
        self._asked = self._read = 0
        self._always = always
        self._warm = False

    @property
    def cold(self) -> bool:
        """Whether the last query was answered plainly, as a process does that asks a few."""
        return self._always is None and not self._warm

    def choose(self, postings: int) -> Kernel:
        """The kernel for a query that reads about so many postings."""
        if self._always:
            return self._always
        self._asked += 1
        self._read += postings
        warm = self._read > _WARM or self._asked > _ASKED
        self._warm = warm or postings > PAYS or "numpy" in sys.modules
        if self._warm:
            return vector()
        return plain()


def plain() -> Kernel:
    from index.embedded import plain as kernel

    return kernel


def vector() -> Kernel:
    from index.embedded import vector as kernel

    return kernel
