"""
The index as one manifest has it: its open segments, and the check of every byte of them.
"""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING

from index.embedded.files import checksum
from index.embedded.manifest import MANIFEST, DeletionsEntry, Manifest, SegmentEntry, read_manifest
from index.embedded.scoring import averages
from index.embedded.segment import Segment
from index.errors import IndexDamaged, IndexProblem
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

Stamp = tuple[int, int, int]
_TRIES = 20


class Snapshot(Frozen):
    """
    Open segments. *stamp* identifies the manifest file that they were opened by.
    """

    manifest: Manifest
    stamp: Stamp
    segments: tuple[Segment, ...]
    documents: int
    average: Mapping[str, float]

    def release(self) -> None:
        """
        Let go of what has been looked at. A search from a shell looks its words up once, in a dozen
        pages of each segment: kept, they are half of the memory that it is charged with.
        """
        for segment in self.segments:
            segment.container.release()


def stamp_of(location: str) -> Stamp | None:
    """What changes when a commit puts another manifest in place; None when there is none."""
    try:
        found = os.stat(os.path.join(location, MANIFEST))
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def open_snapshot(location: str, before: Snapshot | None = None) -> Snapshot:
    """
    Open the index as it stands now; segments that *before* has open already are shared.

    Raises IndexMissing, IndexForeign, IndexDamaged. A writer may remove files between the reading
    of the manifest and the opening of what it names; then there is a newer manifest, and we begin
    again.
    """
    for _ in range(_TRIES):
        stamp = stamp_of(location)
        manifest = read_manifest(location)
        try:
            segments = _open_segments(location, manifest, before)
        except FileNotFoundError as error:
            if read_manifest(location).generation == manifest.generation:
                raise IndexDamaged(f"{error.filename}: a file of the index is missing") from None
            continue
        except OSError as error:
            raise IndexDamaged(f"{error.filename}: {error.strerror}") from None
        return Snapshot(
            manifest=manifest,
            stamp=stamp or (0, 0, 0),
            segments=segments,
            documents=sum(entry.live for entry in manifest.segments),
            average=averages(manifest.segments),
        )
    raise IndexDamaged(f"{location}: the index keeps changing while it is opened")


def _open_segments(
    location: str, manifest: Manifest, before: Snapshot | None
) -> tuple[Segment, ...]:
    shared = {segment.entry.name: segment for segment in before.segments} if before else {}
    bits = read_deletions(location, manifest)
    segments = []
    for entry in manifest.segments:
        # An entry counts its deletions, and nothing comes back: equal entries, equal deletions.
        known = shared.get(entry.name)
        if known and known.entry == entry:
            segments.append(known)
        else:
            deleted = deleted_in(location, entry, bits.get(entry.name, b""))
            segments.append(Segment(location, entry, deleted))
    return tuple(segments)


def read_deletions(location: str, manifest: Manifest) -> dict[str, bytes]:
    """The bits of the deleted documents of each segment. Raises OSError and IndexDamaged."""
    entry = manifest.deletions
    if entry is None:
        return {}
    path = os.path.join(location, entry.name)
    with open(path, "rb") as file:
        data = file.read(entry.size + 1)
    if len(data) != entry.size or zlib.crc32(data) != entry.crc32:
        raise IndexDamaged(f"{path}: not what was written")
    return {name: data[at : at + length] for name, (at, length) in entry.parts.items()}


def deleted_in(location: str, entry: SegmentEntry, bits: bytes) -> frozenset[int]:
    """The documents that *bits* mark. Raises IndexDamaged when they are not those of *entry*."""
    deleted = frozenset(
        at * 8 + bit for at, byte in enumerate(bits) if byte for bit in range(8) if byte >> bit & 1
    )
    if len(deleted) != entry.deleted or max(deleted, default=-1) >= entry.documents:
        raise IndexDamaged(f"{location}: the list of deleted documents is not what was written")
    return deleted


def verify(location: str) -> list[str]:
    """
    What is wrong with the index in the directory *location*, a line each; nothing when all is well.

    Reads every byte. A commit during the check makes it begin again.
    """
    while True:
        try:
            manifest = read_manifest(location)
        except IndexProblem as problem:
            return [str(problem)]
        found = [line for line in map(_checked, _files(location, manifest)) if line]
        try:
            if read_manifest(location).generation == manifest.generation:
                return found
        except IndexProblem as problem:
            return [str(problem)]


def _files(location: str, manifest: Manifest) -> list[tuple[str, int, str]]:
    entries: list[SegmentEntry | DeletionsEntry] = [*manifest.segments]
    if manifest.deletions:
        entries.append(manifest.deletions)
    return [(os.path.join(location, e.name), e.size, e.sha256) for e in entries]


def _checked(expected: tuple[str, int, str]) -> str:
    path, size, sha256 = expected
    try:
        if os.path.getsize(path) != size:
            return f"{path}: {os.path.getsize(path)} bytes long, not {size}"
        return "" if checksum(path) == sha256 else f"{path}: the checksum is not what was written"
    except OSError as error:
        return f"{path}: {error.strerror}"
