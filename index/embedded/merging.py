"""
Many small segments to one: which, and how.

Documents keep their order, deleted ones are left out, and nothing is read again from the texts. How
the postings of a field are put together is in gathering.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from index.embedded import layout
from index.embedded.arrays import array_of, spread
from index.embedded.building import SegmentWriter
from index.embedded.gathering import merge_field
from index.embedded.stored import BLOCK
from index.embedded.storing import Blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embedded.inverted import Numbers
    from index.embedded.manifest import SegmentEntry
    from index.embedded.segment import Segment

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
            merge_field(writer, name, segments, moved)
        _merge_columns(writer, segments, kept)
        writer.add_blocks(_merged_blocks(location, segments, kept))
        return writer.finish(set())
    except BaseException:
        writer.abandon()
        raise


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
        _merge_strings(writer, name, segments, kept)
    for part in sorted(part for part in parts if part.startswith("=") and part.endswith("/rows")):
        _merge_values(writer, part[1:].removesuffix("/rows"), segments, kept)


def _merge_strings(
    writer: SegmentWriter, name: str, segments: Sequence[Segment], kept: Sequence[Numbers]
) -> None:
    """One string for each document, copied as bytes: a million of them are never objects."""
    pieces: list[Numbers] = []
    sizes: list[Numbers] = []
    for segment, places in zip(segments, kept, strict=True):
        ends = array_of(segment.container.view(f"{name}/ends")).astype(np.int64)
        here = np.diff(ends, prepend=0)
        data = array_of(segment.container.view(f"{name}/bytes"))
        if segment.deleted:
            starts = (ends - here)[places]
            here = here[places]
            data = data[spread(starts, here, len(data))]
        pieces.append(data)
        sizes.append(here)
    writer.add_bytes(f"{name}/ends", f"{name}/bytes", np.concatenate(sizes), pieces)


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
    return blocks
