"""
Changing the index: one commit, all of it or nothing.

The order of writes is what makes it safe to be killed anywhere: new files first, under names that
nothing refers to; they reach the disk; then the manifest that names them is put in place; then the
table of contents by which Whoosh finds the same (whooshed/contents.py); then what they no longer
name is removed. Readers that are still at the old manifest hold its files open.
"""

from __future__ import annotations

import os
import secrets
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from index.embedded.building import FULL, Batch, length_totals
from index.embedded.container import reading
from index.embedded.elsewhere import DistantBatch, Elsewhere
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
from index.embedded.whooshed.contents import has_contents, write_contents
from index.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from index.embedded.vocabulary import Vocabulary
    from index.results import Document


_MANY: Final = 6_000_000
"""Characters of a commit before a second process is worth its start: 2,200 press releases."""


class Commit:
    """
    A change being prepared on top of *manifest*, whose open segments are *segments*. *vocabulary*
    is kept from one commit to the next.
    """

    def __init__(
        self,
        location: str,
        manifest: Manifest,
        segments: Iterable[Segment],
        vocabulary: Vocabulary,
    ) -> None:
        self._location = location
        self._vocabulary = vocabulary
        self._manifest = manifest
        self._old = list(segments)
        self._entries = {segment.entry.name: segment.entry for segment in self._old}
        self._gone = {segment.entry.name: set(segment.deleted) for segment in self._old}
        self._written: list[str] = []
        if not has_contents(location, manifest):  # killed before it could be written
            write_contents(location, manifest, self._gone)
        remove_leftovers(location, manifest)

    @property
    def changed(self) -> bool:
        """Whether there is anything to commit."""
        return bool(self._written) or any(
            segment.entry.name not in self._entries
            or len(self._gone[segment.entry.name]) != len(segment.deleted)
            for segment in self._old
        )

    def put(self, documents: Iterable[Document]) -> int:
        """
        Write *documents* into a new segment; of two with one id the later stays.

        A large number is built in two processes and several batches, and merged once.
        """
        where: dict[str, int] = {}  # batch << 32 | place: a commit may be of a million
        gone: list[set[int]] = []
        before = set(self._entries)
        with _Builders(self._location, self._vocabulary) as builders:
            for document in documents:
                batch = builders.batch()
                place = batch.add(document)
                if place == 0:
                    gone.append(batch.deleted)
                    batch.number = len(gone) - 1
                earlier = where.get(document.id)
                if earlier is not None:
                    gone[earlier >> 32].add(earlier & 0xFFFFFFFF)
                where[document.id] = batch.number << 32 | place
                if batch.size >= FULL:
                    if isinstance(batch, Batch):
                        self._write(batch)
                    builders.renew(batch)
            for batch in builders.closed():
                self._write(batch)
        self.take_out(where)
        count = len(where)
        del where  # before the merge: it is as large as anything there
        new = [entry for entry in self._counted() if entry.name not in before and entry.live]
        if len(new) > 1:
            self._merge(new)
        return count

    def _write(self, batch: Batch | DistantBatch) -> None:
        entry = batch.write()
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
            with reading(self._location):
                found = {place for place in places_of(segment, wanted) if place not in gone}
            gone |= found
            count += len(found)
        return count

    def compact(self) -> int:
        """Make one segment of all; return how many deleted documents are gone with it."""
        entries = self._counted()
        deleted = sum(entry.deleted for entry in entries)
        if deleted or len(entries) > 1:
            self._merge(entries)
        return deleted

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
        write_contents(self._location, manifest, self._gone)
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
            Segment(self._location, entry, frozenset(self._gone[entry.name]), copied=True)
            for entry in chosen
        ]
        with reading(self._location):
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
                field: length_totals(segment.numbers(f"{field}/lengths"), gone)
                for field in entry.lengths
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
        parts = {}
        data = bytearray()
        for entry in entries:
            if entry.deleted:
                bits = bytearray((entry.documents + 7) // 8)
                for place in gone[entry.name]:
                    bits[place >> 3] |= 1 << (place & 7)
                parts[entry.name] = (len(data), len(bits))
                data += bits
        name = f"{secrets.token_hex(8)}.del"
        sink = Sink(os.path.join(self._location, name))
        self._written.append(name)
        sink.write(data)
        return DeletionsEntry(
            name=name,
            size=len(data),
            sha256=sink.finish(),
            crc32=zlib.crc32(data),
            parts=parts,
        )


class _Builders:
    """
    Who takes the next document in: this process, and from MANY characters on another one too.
    """

    def __init__(self, location: str, vocabulary: Vocabulary) -> None:
        self._location = location
        self._vocabulary = vocabulary
        self._here = Batch(location, vocabulary)
        self._hopeful = (os.cpu_count() or 1) > 1
        self._process: Elsewhere | None = None
        self._there: DistantBatch | None = None
        self._closed: list[DistantBatch] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._process.close()

    def batch(self) -> Batch | DistantBatch:
        """Where the next document goes."""
        if self._hopeful and self._here.size > _MANY:
            self._hopeful = False
            with suppress(OSError):  # no second process is to be had: one does it all
                self._process = Elsewhere(self._location)
                self._there = DistantBatch(self._process)
        there = self._there
        return self._here if there is None or there.busy else there

    def renew(self, full: Batch | DistantBatch) -> None:
        """Begin another batch in place of one that is full."""
        if isinstance(full, Batch):
            self._vocabulary.forget()
            self._here = Batch(self._location, self._vocabulary)
        elif self._process:
            # It is written over there while this process goes on.
            full.close()
            self._closed.append(full)
            self._there = DistantBatch(self._process)

    def closed(self) -> list[Batch | DistantBatch]:
        """The batches that are still to be written: this process's first, the others are at it."""
        if self._there and self._there.count:
            self._there.close()
            self._closed.append(self._there)
        return [*([self._here] if self._here.count else []), *self._closed]


def places_of(segment: Segment, ids: set[str]) -> set[int]:
    """Where the documents with these exact ids stand in *segment*, deleted ones too."""
    if len(ids) * 20 > segment.documents:  # one pass is cheaper than a look-up each
        return {place for place, id_ in enumerate(segment.ids()) if id_ in ids}
    return {place for place, _ in segment.places_of(ids)}


def remove_leftovers(location: str, manifest: Manifest) -> None:
    """Remove what an interrupted writer left, and what *manifest* no longer names."""
    for name in os.listdir(location):
        if name.endswith((".seg", ".del", ".tmp")) and is_ours(name) and name not in manifest.files:
            remove(os.path.join(location, name))


def remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)
