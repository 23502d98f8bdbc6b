"""
Many small segments to one: which, and how.

Documents keep their order, deleted ones are left out, and nothing is read again from the texts:
terms are merged as sorted lists, everything behind them as arrays, a few million postings at a
time, so that memory stays bounded whatever is merged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from index.embedded import layout
from index.embedded.arrays import array_of, spread
from index.embedded.building import SegmentWriter
from index.embedded.inverted import Inverted, stable_order
from index.embedded.stored import BLOCK
from index.embedded.storing import Blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embedded.inverted import Numbers
    from index.embedded.manifest import SegmentEntry
    from index.embedded.segment import Field, Segment

MOST_SEGMENTS: Final = 12
_AT_ONCE: Final = 2_000_000
"""Positions that are merged at a time, about: what bounds the memory of a merge."""


def to_merge(entries: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """
    The segments to merge now, if any: those that are mostly deleted, or else small ones.

    With more than MOST_SEGMENTS, the two smallest go together, and so does the next one while it is
    no larger than what is taken already. Simulated over 10,000 commits of one document, a document
    is rewritten 5 times; over 220 commits of 200 documents, twice.
    """
    wasteful = [entry for entry in entries if entry.deleted * 2 > entry.documents]
    if wasteful:
        return wasteful
    if len(entries) <= MOST_SEGMENTS:
        return []
    small = sorted(entries, key=lambda entry: (entry.live, entry.name))
    taken = 2
    total = small[0].live + small[1].live
    while taken < len(small) and small[taken].live <= total:
        total += small[taken].live
        taken += 1
    chosen = {entry.name for entry in small[:taken]}
    return [entry for entry in entries if entry.name in chosen]


def merge_segments(location: str, segments: Sequence[Segment]) -> SegmentEntry | None:
    """
    Write one segment that holds the live documents of *segments*; None when there are none.
    """
    moved: list[Numbers] = []
    kept: list[Numbers] = []
    base = 0
    for segment in segments:
        live = np.ones(segment.documents, np.bool_)
        if segment.deleted:
            live[list(segment.deleted)] = False
        places = np.flatnonzero(live)
        move = np.full(segment.documents, -1, np.int64)
        move[places] = np.arange(base, base + len(places))
        moved.append(move)
        kept.append(places)
        base += len(places)
    if not base:
        return None
    writer = SegmentWriter(location, base)
    try:
        for name in sorted({name for segment in segments for name in segment.fields()}):
            _merge_field(writer, name, segments, moved)
        _merge_columns(writer, segments, kept)
        writer.add_blocks(_merged_blocks(location, segments, kept))
        return writer.finish(set())
    except BaseException:
        writer.abandon()
        raise


class _Source:
    """One field of one segment: its postings as arrays, its terms by their numbers when merged."""

    def __init__(self, segment: Segment, field: Field, moved: Numbers) -> None:
        self.field = field
        self.moved = moved
        self.whole = not segment.deleted
        self.terms = list(field.terms)
        self.numbers = np.zeros(0, np.int64)
        container = segment.container
        self.first = array_of(container.view(f"{field.name}/first")).astype(np.int64)
        self.longest = 0
        if field.placed:
            wide = container.item_size(f"{field.name}/places") > 2
            self.longest = (1 << 16) if wide else (1 << 16) - 1
        self.hashes: Numbers | None = None
        if container.has(f"{field.name}/stem_hash"):
            self.hashes = np.zeros(len(self.terms), np.uint32)
            order = array_of(container.view(f"{field.name}/stem_term"))
            self.hashes[order] = array_of(container.view(f"{field.name}/stem_hash"))

    def read(self, low: int, high: int) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """
        The live postings of the terms merged as *low* to *high*: number of term, document, times,
        and where in `places` each begins (the last two empty without positions).
        """
        a, b = np.searchsorted(self.numbers, (low, high)).tolist()
        extent = int(self.first[a]), int(self.first[b])
        terms = np.repeat(self.numbers[a:b], np.diff(self.first[a : b + 1]))
        ids = self.moved[array_of(self.field.ids(extent))]
        times = starts = np.zeros(0, np.int64)
        if self.field.placed:
            times = np.array(self.field.times(extent), dtype=np.int64)
            starts = np.cumsum(times) - times + self.field.begin(extent[0])
        if self.whole:
            return terms, ids, times, starts
        live = ids >= 0
        if self.field.placed:
            times, starts = times[live], starts[live]
        return terms[live], ids[live], times, starts


def _merge_field(
    writer: SegmentWriter, name: str, segments: Sequence[Segment], moved: Sequence[Numbers]
) -> None:
    sources = [
        _Source(segment, field, move)
        for segment, move in zip(segments, moved, strict=True)
        if (field := segment.field(name))
    ]
    terms = sorted(set().union(*(source.terms for source in sources)))
    numbers = {term: number for number, term in enumerate(terms)}
    heavy = np.zeros(len(terms) + 1, np.int64)
    for source in sources:
        count = len(source.terms)
        source.numbers = np.fromiter(map(numbers.__getitem__, source.terms), np.int64, count)
        heavy[source.numbers + 1] += _weight(source)
        source.terms = []
    del numbers
    heavy = np.cumsum(heavy)
    merged = writer.field(name, max(source.longest for source in sources))
    low = 0
    while low < len(terms):
        high = int(np.searchsorted(heavy, heavy[low] + _AT_ONCE, "right")) - 1
        high = min(max(high, low + 1), len(terms))
        merged.add(_merged(sources, terms[low:high], low))
        for segment in segments:
            segment.container.release()
        low = high
    merged.finish()
    if any(segment.container.has(f"{name}/lengths") for segment in segments):
        writer.add_lengths(name, _merged_lengths(name, segments, moved, writer.documents))


def _weight(source: _Source) -> Numbers:
    """About how many positions each term of a source has, so that chunks are alike in memory."""
    postings = np.diff(source.first)
    total = source.field.position_count
    return postings * max(1, total // max(1, int(source.first[-1])))


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
                hashes[source.numbers[a:b] - low] = source.hashes[a:b]
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


def _merge_columns(
    writer: SegmentWriter, segments: Sequence[Segment], kept: Sequence[Numbers]
) -> None:
    parts = {part for segment in segments for part in segment.container.parts}
    for name in sorted(part for part in parts if part.startswith("=") and "/" not in part):
        default, code = (0, "i") if name == "=day" else (layout.NO_NUMBER, "q")
        cells = []
        for segment, places in zip(segments, kept, strict=True):
            column = segment.numbers(name)
            cells.append(
                array_of(column)[places] if column else np.full(len(places), default, code)
            )
        writer.add(name, code, [np.concatenate(cells)])
    for name in ("=id", "=title"):
        strings: list[bytes] = []
        for segment, places in zip(segments, kept, strict=True):
            strings += _strings(segment, name, places)
        writer.add_strings(name, strings)
    for part in sorted(part for part in parts if part.startswith("=") and part.endswith("/rows")):
        _merge_values(writer, part[1:].removesuffix("/rows"), segments, kept)


def _strings(segment: Segment, name: str, places: Numbers) -> Iterator[bytes]:
    ends = [0, *segment.container.view(f"{name}/ends")]
    data = bytes(segment.container.view(f"{name}/bytes"))
    return (data[ends[place] : ends[place + 1]] for place in places.tolist())


def _merge_values(
    writer: SegmentWriter, field: str, segments: Sequence[Segment], kept: Sequence[Numbers]
) -> None:
    known: dict[bytes, int] = {}
    codes: list[Numbers] = []
    counts: list[Numbers] = []
    for segment, places in zip(segments, kept, strict=True):
        column = segment.column(field)
        if column is None:
            counts.append(np.zeros(len(places), np.int64))
            continue
        stored = column.values_as_stored()
        rows = array_of(column.rows).astype(np.int64)
        here = np.diff(rows)[places]
        counts.append(here)
        old = array_of(column.codes)[spread(rows[:-1][places], here, len(column.codes))]
        # Only what a live document has: a name that stood in a removed article alone goes with it.
        renamed = np.zeros(len(stored), np.uint32)
        for code in np.flatnonzero(np.bincount(old, minlength=len(stored))).tolist():
            renamed[code] = known.setdefault(stored[code], len(known))
        codes.append(renamed[old])
    rows_ = np.zeros(writer.documents + 1, np.uint32)
    np.cumsum(np.concatenate(counts), out=rows_[1:])
    joined = np.concatenate(codes) if codes else np.zeros(0, np.uint32)
    writer.add_values(field, rows_, np.ascontiguousarray(joined), list(known))


def _merged_blocks(location: str, segments: Sequence[Segment], kept: Sequence[Numbers]) -> Blocks:
    """
    The stored texts: full blocks as they are, others packed anew.

    What is deleted is gone then; a thousand blocks of one document each become thirty.
    """
    blocks = Blocks(location)
    for segment, places in zip(segments, kept, strict=True):
        texts = segment.texts
        live = set(places.tolist()) if segment.deleted else None
        for number in range(len(texts)):
            block = texts.block(number)
            if live is None and len(block) > BLOCK // 8:
                blocks.add_block(block, texts.count(number))
                continue
            first = texts.firsts[number]
            for at, record in enumerate(texts.records(number), first):
                if live is None or at in live:
                    blocks.add(record)
        segment.container.release()
    return blocks
