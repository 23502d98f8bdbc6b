"""
The postings of one field out of many segments: terms merged as sorted lists, everything behind them
gathered as arrays.

Some ten thousand terms and a few million positions are in hand at a time, whatever is merged.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

import numpy as np

from index.embedded.arrays import array_of, spread
from index.embedded.inverted import Inverted, stable_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embedded.building import SegmentWriter
    from index.embedded.inverted import Numbers
    from index.embedded.segment import Field, Segment

_TERMS: Final = 50_000
"""Terms of one segment in hand at a time: as objects they take 100 bytes each."""
_POSITIONS: Final = 2_000_000
"""Positions merged at a time, about: what bounds the memory of a merge."""


class _Source:
    """
    One field of one segment: its postings as arrays, and a stretch of its terms, with their numbers
    among the terms of all sources in that stretch.
    """

    def __init__(self, segment: Segment, field: Field, moved: Numbers) -> None:
        self.field = field
        self.moved = moved
        self.whole = not segment.deleted
        self.begin = self.end = 0
        self.numbers = np.zeros(0, np.int64)
        container = segment.container
        self._first = array_of(container.view(f"{field.name}/first"))
        self.longest = 0
        if field.placed:
            wide = container.item_size(f"{field.name}/places") > 2
            self.longest = (1 << 16) if wide else (1 << 16) - 1
        self.hashes: Numbers | None = None
        if container.has(f"{field.name}/stem_hash"):
            self.hashes = np.zeros(len(field.terms), np.uint32)
            order = array_of(container.view(f"{field.name}/stem_term"))
            self.hashes[order] = array_of(container.view(f"{field.name}/stem_hash"))

    def advance(self, until: bytes | None) -> list[bytes]:
        """The next stretch of terms: those before *until*, or all that are left."""
        terms = self.field.terms
        self.begin = self.end
        self.end = len(terms) if until is None else bisect_left(terms, until, self.begin)
        return terms.between(self.begin, self.end)

    def first(self, low: int, high: int) -> Numbers:
        """Where the postings of terms *low* to *high* of the stretch begin, and where they end."""
        return self._first[self.begin + low : self.begin + high + 1].astype(np.int64)

    def read(self, low: int, high: int) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """
        The live postings of the terms numbered *low* to *high*: number of term, document, times,
        and where in `places` each begins (the last two empty without positions).
        """
        a, b = np.searchsorted(self.numbers, (low, high)).tolist()
        first = self.first(a, b)
        extent = int(first[0]), int(first[-1])
        terms = np.repeat(self.numbers[a:b], np.diff(first))
        ids = self.moved[array_of(self.field.ids(extent))]
        times = starts = np.zeros(0, np.int64)
        if self.field.placed:
            times = np.array(self.field.times(extent), dtype=np.int64)
            starts = np.cumsum(times) - times + (self.field.begin(extent[0]) if len(ids) else 0)
        if self.whole:
            return terms, ids, times, starts
        live = ids >= 0
        if self.field.placed:
            times, starts = times[live], starts[live]
        return terms[live], ids[live], times, starts


def merge_field(
    writer: SegmentWriter, name: str, segments: Sequence[Segment], moved: Sequence[Numbers]
) -> None:
    """
    Write the postings of one field of *segments*; *moved* is each document's new place, or -1.
    """
    sources = [
        _Source(segment, field, move)
        for segment, move in zip(segments, moved, strict=True)
        if (field := segment.field(name))
    ]
    merged = writer.field(name, max(source.longest for source in sources))
    for terms in _stretches(sources):
        heavy = np.zeros(len(terms) + 1, np.int64)
        for source in sources:
            heavy[source.numbers + 1] += _weight(source)
        heavy = np.cumsum(heavy)
        low = 0
        while low < len(terms):
            high = int(np.searchsorted(heavy, heavy[low] + _POSITIONS, "right")) - 1
            high = min(max(high, low + 1), len(terms))
            merged.add(_merged(sources, terms[low:high], low))
            low = high
    merged.finish()
    if any(segment.container.has(f"{name}/lengths") for segment in segments):
        writer.add_lengths(name, _merged_lengths(name, segments, moved, writer.documents))


def _stretches(sources: Sequence[_Source]) -> Iterator[list[bytes]]:
    """The terms of all, rising, some at a time; the sources stand at the same stretch."""
    longest = max((source.field.terms for source in sources), key=len)
    pivots = [longest[at] for at in range(_TERMS, len(longest), _TERMS)]
    for until in (*pivots, None):
        found = [source.advance(until) for source in sources]
        terms = sorted(set().union(*found))
        numbers = {term: number for number, term in enumerate(terms)}
        for source, some in zip(sources, found, strict=True):
            source.numbers = np.fromiter(map(numbers.__getitem__, some), np.int64, len(some))
        if terms:
            yield terms


def _weight(source: _Source) -> Numbers:
    """About how many postings and positions each term of a stretch has: what it takes of memory."""
    first = source.first(0, source.end - source.begin)
    postings = np.diff(first)
    if not source.field.placed or not len(postings):
        return postings
    positions: Numbers = np.diff(source.field.begins_about(first))
    return postings + positions


def _merged(sources: Sequence[_Source], terms: list[bytes], low: int) -> Inverted:
    high = low + len(terms)
    found = [source.read(low, high) for source in sources]
    placed = any(source.field.placed for source in sources)
    numbers = np.concatenate([numbers for numbers, _, _, _ in found]) - low
    order = stable_order(numbers, len(terms))
    counts = np.bincount(numbers, minlength=len(terms))
    live = np.flatnonzero(counts)
    ids = np.concatenate([ids for _, ids, _, _ in found])[order]
    times = places = hashes = None
    if placed:
        times = np.concatenate([times for _, _, times, _ in found])[order]
        places = _merged_places(sources, found, order, times)
    if any(source.hashes is not None for source in sources):
        hashes = np.zeros(len(terms), np.uint32)
        for source in sources:
            if source.hashes is not None:
                a, b = np.searchsorted(source.numbers, (low, high)).tolist()
                hashed = source.hashes[source.begin + a : source.begin + b]
                hashes[source.numbers[a:b] - low] = hashed
        hashes = hashes[live]
    if len(live) < len(terms):
        terms = [terms[i] for i in live.tolist()]
        counts = counts[live]
    return Inverted(terms, counts, ids, times, places, hashes)


def _merged_places(
    sources: Sequence[_Source],
    found: Sequence[tuple[Numbers, Numbers, Numbers, Numbers]],
    order: Numbers,
    times: Numbers,
) -> Numbers:
    """The positions of all postings, in their new order."""
    pieces: list[Numbers] = []
    starts: list[Numbers] = []
    base = 0
    for source, (_, _, here, begin) in zip(sources, found, strict=True):
        if not len(begin):
            starts.append(begin)
            continue
        first, last = int(begin[0]), int(begin[-1] + here[-1])
        pieces.append(array_of(source.field.places(first, last)))
        starts.append(begin - first + base)
        base += last - first
    joined = np.concatenate(pieces) if pieces else np.zeros(0, np.uint16)
    if len(joined) == times.sum() and (np.diff(order) == 1).all():
        return joined  # one word in all its documents: "the" has a tenth of all positions
    return joined[spread(np.concatenate(starts)[order], times, len(joined))]


def _merged_lengths(
    name: str, segments: Sequence[Segment], moved: Sequence[Numbers], documents: int
) -> Numbers:
    lengths = np.zeros(documents, np.uint32)
    for segment, move in zip(segments, moved, strict=True):
        column = segment.numbers(f"{name}/lengths")
        if column:
            live = move >= 0
            lengths[move[live]] = array_of(column)[live]
    return lengths
