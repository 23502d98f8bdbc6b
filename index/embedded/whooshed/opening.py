"""
An index of ours opened by its manifest, as an index of Whoosh's that can only be read.
"""

from __future__ import annotations

import os
from array import array
from typing import TYPE_CHECKING, Any, NoReturn

from index.embedded.corrections import whoosh
from index.embedded.files import checksum
from index.embedded.manifest import MANIFEST, read_manifest
from index.embedded.whooshed.ours import OurSegment, read_only
from index.embedded.whooshed.schema import our_schema
from index.errors import IndexDamaged

if TYPE_CHECKING:
    from index.embedded.manifest import Manifest

_filestore = whoosh("filedb.filestore")
_index = whoosh("index")
_FileIndex: Any = _index.FileIndex


class OurIndex(_FileIndex):  # type: ignore[misc]
    """
    Whoosh's FileIndex over a manifest. Each reader and searcher sees the newest commit.
    """

    def __init__(self, location: str) -> None:
        self._location = location
        self._schema = our_schema()
        self.storage = _filestore.FileStorage(location, readonly=True)
        self.indexname = "MAIN"
        read_manifest(location)

    def _read_toc(self) -> Any:
        manifest = read_manifest(self._location)
        gone = _deletions(self._location, manifest)
        segments = [
            OurSegment(entry.name, entry.size, entry.documents, gone.get(entry.name, b""))
            for entry in manifest.segments
        ]
        return _index.TOC(self._schema, segments, manifest.generation)

    def latest_generation(self) -> int:
        return read_manifest(self._location).generation

    def last_modified(self) -> float:
        return os.path.getmtime(os.path.join(self._location, MANIFEST))

    def writer(self, **_: Any) -> NoReturn:
        raise read_only()

    def lock(self, _name: str) -> NoReturn:
        raise read_only()


def _deletions(location: str, manifest: Manifest) -> dict[str, bytes]:
    """The deleted documents of each segment, four bytes each."""
    entry = manifest.deletions
    if entry is None:
        return {}
    path = os.path.join(location, entry.name)
    with open(path, "rb") as file:
        data = file.read()
    if len(data) != entry.size or checksum(path) != entry.sha256:
        raise IndexDamaged(f"{path}: the list of deleted documents is not what was written")
    return {
        name: array(
            "I",
            (
                at * 8 + bit
                for at, byte in enumerate(data[start : start + length])
                if byte
                for bit in range(8)
                if byte >> bit & 1
            ),
        ).tobytes()
        for name, (start, length) in entry.parts.items()
    }
