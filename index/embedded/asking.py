"""
One question put to one snapshot: what matches in each segment, what it is worth, and a page of it.

The leaves are looked up first, in all segments, so that it is known how much there is to read
before it is decided how (kernel.py). What a leaf matches is in matching.py, what it is worth in
scoring.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.embedded import layout
from index.embedded.matching import Terms, matches, occurrences, scored
from index.embedded.scoring import idf
from index.reshape import text_leaves
from index.results import Hit, Results, Sort

if TYPE_CHECKING:
    from typing import Any

    from index.embedded.kernel import Chooser, Places, Ranked, Weight
    from index.embedded.matching import Occurrences, Scored
    from index.embedded.snapshot import Snapshot
    from index.query import Query

_MANY = 1_000
"""Ids that are read column by column, not one by one."""


class Asked:
    """
    A query and what it finds: the places in each segment, and how many they are in all.
    """

    def __init__(self, snapshot: Snapshot, query: Query, chooser: Chooser) -> None:
        self.snapshot = snapshot
        self.query = query
        self._terms = [Terms(segment) for segment in snapshot.segments]
        words = dict.fromkeys(text_leaves(query))
        for terms in self._terms:
            for word in words:
                terms.rows(word)
        asked = dict.fromkeys(scored(query, negated=True))
        self.kernel = chooser.choose(sum(terms.postings for terms in self._terms))
        if chooser.cold:
            snapshot.release()
        self.found: list[Places] = []
        self._occurring: list[dict[Scored, Occurrences]] = []
        self._having = dict.fromkeys(asked, 0)
        for terms in self._terms:
            here = {leaf: occurrences(self.kernel, terms, leaf) for leaf in asked}
            text = {
                leaf: self.kernel.counted(terms.segment, list(counts.values()))
                for leaf, counts in here.items()
            }
            for leaf, places in text.items():
                self._having[leaf] += self.kernel.size(places)
            found = matches(self.kernel, terms.segment, query, text)
            self.found.append(self.kernel.settle(found))
            self._occurring.append(here)
        self.total = sum(map(self.kernel.size, self.found))

    def page(self, sort: Sort, begin: int, end: int | None) -> Results:
        """The hits from *begin* to *end* in order; to the last one when *end* is None."""
        ranked: list[tuple[float, int, str, int, int, float]] = []
        if end is None or end > begin:
            for number, segment in enumerate(self.snapshot.segments):
                some = self._ranked(number, sort, end)
                every = segment.ids() if len(some) > _MANY else None
                for score, day, place in some:
                    id_ = every[place] if every else segment.string("id", place)
                    ranked.append((*_key(sort, score, day), id_, number, place, score))
        ranked.sort()
        hits = (
            Hit(id_, score, self.snapshot.segments[number].string("title", place))
            for _, _, id_, number, place, score in ranked[begin:end]
        )
        return Results(tuple(hits), self.total)

    def _ranked(self, number: int, sort: Sort, end: int | None) -> list[Ranked]:
        """The documents of one segment that can be among the first *end*."""
        places, kernel = self.found[number], self.kernel
        if not kernel.size(places):
            return []
        segment = self.snapshot.segments[number]
        scores = kernel.scores(segment, places, self._weights(number), self.snapshot.average)
        if end is None:
            return kernel.all(segment, places, scores)
        return kernel.best(segment, places, scores, sort, end)

    def _weights(self, number: int) -> list[Weight]:
        here: Any = self._occurring[number]
        return [
            (idf(self.snapshot.documents, self._having[leaf]), here[leaf])
            for leaf in dict.fromkeys(scored(self.query))
        ]


def _key(sort: Sort, score: float, day: int) -> tuple[float, int]:
    """What hits are ordered by, before the id: small comes first, an unknown day last."""
    if sort is Sort.RELEVANCE:
        return -score, -day
    if sort is Sort.NEWEST:
        return 0.0, -day
    return 0.0, day or layout.NEVER
