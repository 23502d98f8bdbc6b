"""
Changing the index: one commit, all of it or nothing.

The order of writes is what makes it safe to be killed anywhere: new files first, under names that
nothing refers to; they reach the disk; then the manifest that names them is put in place; then
what it no longer names is removed. Readers that are still at the old manifest hold its files open.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from index.embedded import layout
from index.embedded.building import Batch, length_totals
from index.embedded.files import Sink, put_in_place, sync
from index.embedded.manifest import (
    MANIFEST,
    DeletionsEntry,
    Manifest,
    SegmentEntry,
    is_ours,
    to_bytes,
)
from index.embedded.merging import merge_segments, to_merge
from index.embedded.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.results import Document

# Postings in memory before a segment is written: 1.5 million are 12,000 press releases and 300 MB.
FULL: Final = 1_500_000


class Commit:
    """
    A change being prepared on top of *manifest*, whose open segments are *segments*.
    """

    def __init__(self, location: str, manifest: Manifest, segments: Iterable[Segment]) -> None:
        self._location = location
        self._manifest = manifest
        self._old = list(segments)
        self._entries = {segment.entry.name: segment.entry for segment in self._old}
        self._gone = {segment.entry.name: set(segment.deleted) for segment in self._old}
        self._written: list[str] = []
        remove_leftovers(location, manifest)

    @property
    def changed(self) -> bool:
        """Whether there is anything to commit."""
        return bool(self._written) or any(
            len(self._gone[segment.entry.name]) != len(segment.deleted) for segment in self._old
        )

    def put(self, documents: Iterable[Document]) -> int:
        """Write *documents* into new segments; of two with one id the later stays."""
        where: dict[str, tuple[set[int], int]] = {}
        batch = Batch()
        for document in documents:
            place = batch.add(document)
            if document.id in where:
                gone, before = where[document.id]
                gone.add(before)
            where[document.id] = (batch.deleted, place)
            if batch.size >= FULL:
                self._write(batch)
                batch = Batch()
        if batch.ids:
            self._write(batch)
        self.take_out(where)
        return len(where)

    def _write(self, batch: Batch) -> None:
        entry = batch.write(self._location)
        self._written.append(entry.name)
        self._entries[entry.name] = entry
        # The very set: a later document of this commit may still take an earlier one's place.
        self._gone[entry.name] = batch.deleted

    def take_out(self, ids: Iterable[str]) -> int:
        """Delete the documents of the old segments that have one of *ids*; return how many."""
        wanted = set(ids)
        count = 0
        for segment in self._old:
            gone = self._gone[segment.entry.name]
            found = {place for place in places_of(segment, wanted) if place not in gone}
            gone |= found
            count += len(found)
        return count

    def finish(self, revision: int | None) -> Manifest:
        """Merge, make everything durable, and put the new manifest in place."""
        self._drop_empty()
        while chosen := to_merge(self._counted()):
            self._merge(chosen)
        entries = self._totalled()
        deletions = self._deletions(entries)
        for name in self._written:
            if name in self._entries or (deletions and name == deletions.name):
                sync(os.path.join(self._location, name))
        sync(self._location)
        manifest = Manifest(
            generation=self._manifest.generation + 1,
            revision=self._manifest.revision if revision is None else revision,
            segments=tuple(entries),
            deletions=deletions,
        )
        self._written = []  # from here on they may be what the manifest names: never cancelled
        put_in_place(os.path.join(self._location, MANIFEST), to_bytes(manifest))
        remove_leftovers(self._location, manifest)
        return manifest

    def cancel(self) -> None:
        """Leave the index as it was."""
        for name in self._written:
            remove(os.path.join(self._location, name))

    def _counted(self) -> list[SegmentEntry]:
        return [
            replace(entry, deleted=len(self._gone[name])) for name, entry in self._entries.items()
        ]

    def _drop_empty(self) -> None:
        for entry in self._counted():
            if not entry.live:
                del self._entries[entry.name], self._gone[entry.name]

    def _merge(self, chosen: list[SegmentEntry]) -> None:
        sources = [
            Segment(self._location, entry, frozenset(self._gone[entry.name])) for entry in chosen
        ]
        merged = merge_segments(self._location, sources)
        for entry in chosen:
            del self._entries[entry.name], self._gone[entry.name]
        if merged:
            self._written.append(merged.name)
            self._entries[merged.name] = merged
            self._gone[merged.name] = set()

    def _totalled(self) -> list[SegmentEntry]:
        """The entries with the counts and lengths of what is left of them."""
        before = {segment.entry.name: segment for segment in self._old}
        entries = []
        for name, entry in self._entries.items():
            gone = self._gone[name]
            known = before[name].deleted if name in before else None
            if len(gone) == entry.deleted and (known is None or known == gone):
                entries.append(entry)
                continue
            segment = before.get(name) or Segment(self._location, entry, frozenset())
            lengths = {
                field: length_totals(segment.numbers(f"l.{field}"), gone) for field in entry.lengths
            }
            entries.append(replace(entry, deleted=len(gone), lengths=lengths))
        return entries

    def _deletions(self, entries: Iterable[SegmentEntry]) -> DeletionsEntry | None:
        """The file of deletions: the old one when nothing was deleted, else a new one."""
        gone = {entry.name: self._gone[entry.name] for entry in entries if entry.deleted}
        before = {s.entry.name: s.deleted for s in self._old if s.deleted}
        if gone == before:
            return self._manifest.deletions if gone else None
        if not gone:
            return None
        name = f"{secrets.token_hex(8)}.del"
        sink = Sink(os.path.join(self._location, name))
        self._written.append(name)
        parts = {}
        for entry in entries:
            if entry.deleted:
                bits = bytearray((entry.documents + 7) // 8)
                for place in gone[entry.name]:
                    bits[place >> 3] |= 1 << (place & 7)
                parts[entry.name] = (sink.size, len(bits))
                sink.write(bytes(bits))
        return DeletionsEntry(name=name, size=sink.size, sha256=sink.finish(), parts=parts)


def places_of(segment: Segment, ids: set[str]) -> set[int]:
    """Where the documents with these exact ids stand in *segment*, deleted ones too."""
    if len(ids) * 20 > segment.documents:  # one pass is cheaper than a look-up each
        wanted = set(map(layout.to_bytes, ids))
        return {place for place, id_ in enumerate(segment.all_values("id")) if id_ in wanted}
    places: set[int] = set()
    for id_ in ids:
        extent = segment.extent("id", layout.fold_keyword(id_))
        if extent:
            found = segment.postings(extent)[0]
            places.update(place for place in found if segment.id(place) == id_)
    return places


def remove_leftovers(location: str, manifest: Manifest) -> None:
    """Remove what an interrupted writer left, and what *manifest* no longer names."""
    for name in os.listdir(location):
        if name.endswith((".seg", ".del", ".tmp")) and is_ours(name) and name not in manifest.files:
            remove(os.path.join(location, name))


def remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)
