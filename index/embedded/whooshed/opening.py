"""
An index of ours opened by its manifest, as an index of Whoosh's that can only be read.
"""

from __future__ import annotations

import os
from array import array
from typing import Any, NoReturn

from index.embedded.corrections import whoosh
from index.embedded.files import checksum
from index.embedded.manifest import MANIFEST, read_manifest
from index.embedded.snapshot import deleted_in, read_deletions
from index.embedded.whooshed.ours import OurSegment, read_only
from index.embedded.whooshed.schema import our_schema
from index.errors import IndexDamaged

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
        bits = read_deletions(self._location, manifest)
        listed = manifest.deletions
        if listed and checksum(path := os.path.join(self._location, listed.name)) != listed.sha256:
            raise IndexDamaged(f"{path}: the list of deleted documents is not what was written")
        segments = []
        for entry in manifest.segments:
            gone = deleted_in(self._location, entry, bits.get(entry.name, b""))
            places = array("I", sorted(gone)).tobytes()
            segments.append(OurSegment(entry.name, entry.size, entry.documents, places))
        return _index.TOC(self._schema, segments, manifest.generation)

    def latest_generation(self) -> int:
        return read_manifest(self._location).generation

    def last_modified(self) -> float:
        return os.path.getmtime(os.path.join(self._location, MANIFEST))

    def writer(self, **_: Any) -> NoReturn:
        raise read_only()

    def lock(self, _name: str) -> NoReturn:
        raise read_only()
