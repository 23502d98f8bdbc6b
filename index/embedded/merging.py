"""
Many small segments to one: which, and how.

Documents keep their order, deleted ones are left out, and nothing is read again from the texts.
"""

from __future__ import annotations

from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from index.embedded import layout
from index.embedded.building import SegmentWriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embedded.manifest import SegmentEntry
    from index.embedded.segment import Extent, Segment

    Source = tuple[str, bytes, int, Extent]

MOST_SEGMENTS: Final = 12


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
    kept = [sorted(segment.live) for segment in segments]
    if not any(kept):
        return None
    moved: list[dict[int, int] | int] = []
    base = 0
    for segment, places in zip(segments, kept, strict=True):
        if segment.deleted:
            moved.append({place: base + i for i, place in enumerate(places)})
        else:
            moved.append(base)
        base += len(places)
    writer = SegmentWriter(location)
    try:
        streams = [_terms(segment, number) for number, segment in enumerate(segments)]
        ordered = merge(*streams, key=itemgetter(0, 1, 2))
        for field, sources in groupby(ordered, key=itemgetter(0)):
            if field != layout.STEMS:
                writer.add_field(field, _merged(segments, moved, sources))
        numbers, values = _columns(segments, kept)
        return writer.finish(base, numbers, values, set())
    except BaseException:
        writer.abandon()
        raise


def _terms(segment: Segment, number: int) -> Iterator[Source]:
    for field, term, extent in segment.all_terms():
        yield field, term, number, extent


def _merged(
    segments: Sequence[Segment],
    moved: Sequence[dict[int, int] | int],
    sources: Iterator[Source],
) -> Iterator[tuple[bytes, list[int], list[bytes]]]:
    for term, same in groupby(sources, key=itemgetter(1)):
        ids: list[int] = []
        values: list[bytes] = []
        for _, _, number, extent in same:
            found, kept = segments[number].postings(extent)
            move = moved[number]
            if isinstance(move, int):
                ids += [place + move for place in found] if move else found
                values += kept or ()
                continue
            ids += [move[place] for place in found if place in move]
            if kept:
                values += [value for place, value in zip(found, kept, strict=True) if place in move]
        if ids:
            yield term, ids, values


def _columns(
    segments: Sequence[Segment], kept: Sequence[Sequence[int]]
) -> tuple[dict[str, tuple[str, int, list[int]]], dict[str, list[bytes]]]:
    parts = sorted({part for segment in segments for part in segment.entry.parts})
    numbers: dict[str, tuple[str, int, list[int]]] = {}
    values: dict[str, list[bytes]] = {}
    for part in parts:
        if part in ("pst", "trm", "lex"):
            continue
        if part == "id" or part.startswith("v."):
            rows: list[bytes] = []
            for segment, places in zip(segments, kept, strict=True):
                column = segment.all_values(part)
                rows += [column[place] for place in places]
            values[part] = rows
        else:
            code, default = layout.NUMBER_PARTS[part[0]]
            cells: list[int] = []
            for segment, places in zip(segments, kept, strict=True):
                column_ = segment.numbers(part)
                cells += (
                    [column_[place] for place in places] if column_ else [default] * len(places)
                )
            numbers[part] = (code, default, cells)
    return numbers, values
