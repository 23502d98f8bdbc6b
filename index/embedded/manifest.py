"""
The manifest: which files are the index, what they held when they were written, and at which
revision.

It is JSON and its own checksum (CRC-32: a search does without hashlib, 3 ms to load), put in place
atomically after every file that it names is on the disk. So it is the only thing that a commit
changes: whatever happens, the index is what the manifest that stands there says, and a file that it
does not name is a leftover.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from typing import Any

from index.errors import IndexDamaged, IndexForeign, IndexMissing
from index.frozen import Frozen

FORMAT = "archive-index 2"
MANIFEST = "manifest.json"
LOCK = "writer.lock"
_OURS = re.compile(r"(?:[0-9a-z]{1,32}\.(?:seg|del)|manifest\.json(?:\.tmp)?|writer\.lock)")


class SegmentEntry(Frozen):
    """
    One segment: a file that never changes once it is written.

    *documents* counts all, *deleted* those of them that are gone. *lengths* is, for each text
    field, (words, documents that have any), of what is not deleted: the averages of BM25F come from
    here.
    """

    name: str
    size: int
    sha256: str
    documents: int
    deleted: int
    lengths: dict[str, tuple[int, int]]

    @property
    def live(self) -> int:
        return self.documents - self.deleted


class DeletionsEntry(Frozen):
    """The file with a bit for every deleted document; *parts* by name of segment."""

    name: str
    size: int
    sha256: str
    crc32: int
    parts: dict[str, tuple[int, int]]


class Manifest(Frozen):
    generation: int = 0
    revision: int = 0
    segments: tuple[SegmentEntry, ...] = ()
    deletions: DeletionsEntry | None = None

    @property
    def files(self) -> frozenset[str]:
        named = {entry.name for entry in self.segments}
        if self.deletions:
            named.add(self.deletions.name)
        return frozenset(named)


def is_ours(name: str) -> bool:
    """Whether a file of this name in the directory could be ours, in place or left over."""
    return _OURS.fullmatch(name) is not None


def to_bytes(manifest: Manifest) -> bytes:
    from dataclasses import asdict

    body = json.dumps({"format": FORMAT, **asdict(manifest)}, sort_keys=True).encode()
    return body + b"\n%08x\n" % zlib.crc32(body)


def read_manifest(location: str) -> Manifest:
    """
    The manifest that stands in the directory *location*.

    Raises IndexMissing, IndexForeign, IndexDamaged.
    """
    path = os.path.join(location, MANIFEST)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except (FileNotFoundError, NotADirectoryError):
        raise _absent(location) from None
    except OSError as error:
        raise IndexDamaged(f"{path}: {error.strerror or error}") from None
    body, _, rest = data.partition(b"\n")
    try:
        values = json.loads(body)
        found = values.pop("format")
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        raise IndexDamaged(f"{path}: the manifest of the index is damaged") from None
    if found != FORMAT:
        raise IndexForeign(
            f"{location}: an index in another format ({found!r:.60}, not {FORMAT!r})"
        )
    if rest.strip() != b"%08x" % zlib.crc32(body):
        raise IndexDamaged(f"{path}: the manifest of the index is damaged")
    try:
        return _from_values(values)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise IndexDamaged(f"{path}: the manifest of the index is damaged") from None


def _absent(location: str) -> IndexMissing | IndexForeign:
    """What the lack of a manifest means."""
    if os.path.isdir(location):
        from index.embedded.whooshed.contents import is_contents

        names = os.listdir(location)
        others = sorted(name for name in names if not is_ours(name))
        if LOCK in names:  # then the table of contents that we leave for Whoosh is ours as well
            others = [name for name in others if not is_contents(name)]
        if others:
            return IndexForeign(f"{location}: not an index of ours: it holds {others[0]!r:.80}")
    elif os.path.lexists(location):
        return IndexForeign(f"{location}: not a directory, so not an index")
    return IndexMissing(f"{location}: there is no index here")


def _from_values(values: dict[str, Any]) -> Manifest:
    deletions = values["deletions"]
    manifest = Manifest(
        generation=_count(values["generation"]),
        revision=_whole(values["revision"]),
        segments=tuple(_segment(entry) for entry in values["segments"]),
        deletions=None
        if deletions is None
        else DeletionsEntry(
            name=_name(deletions["name"]),
            size=_count(deletions["size"]),
            sha256=str(deletions["sha256"]),
            crc32=_count(deletions["crc32"]),
            parts=_pairs(deletions["parts"]),
        ),
    )
    if any(entry.deleted > entry.documents for entry in manifest.segments):
        raise ValueError
    return manifest


def _segment(entry: dict[str, Any]) -> SegmentEntry:
    return SegmentEntry(
        name=_name(entry["name"]),
        size=_count(entry["size"]),
        sha256=str(entry["sha256"]),
        documents=_count(entry["documents"]),
        deleted=_count(entry["deleted"]),
        lengths=_pairs(entry["lengths"]),
    )


def _name(value: Any) -> str:
    # Never a path: a forged manifest must not lead out of the directory.
    if not isinstance(value, str) or not _OURS.fullmatch(value):
        raise ValueError(value)
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _count(value: Any) -> int:
    if _whole(value) < 0:
        raise ValueError(value)
    return _whole(value)


def _pairs(value: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {str(key): (_count(one), _count(other)) for key, (one, other) in value.items()}
