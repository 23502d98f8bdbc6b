"""
Containers on Whoosh's storages: in a directory, in memory, inside a compound file.
"""

from __future__ import annotations

import os
import tempfile
from typing import Any

from index.embedded.container import Container, ContainerWriter
from index.embedded.corrections import whoosh

_filestore = whoosh("filedb.filestore")
_compound = whoosh("filedb.compound")


def new_container(storage: Any, name: str) -> ContainerWriter:
    """A container being written as the file *name* of a storage."""
    return ContainerWriter(name, storage.create_file(name))


def open_container(storage: Any, name: str) -> Container:
    """The container in the file *name* of a storage. Raises IndexDamaged."""
    while isinstance(storage, _filestore.OverlayStorage):
        storage = storage.a if storage.a.file_exists(name) else storage.b
    if _is_directory(storage):
        return Container(os.path.join(storage.folder, name))
    file = storage.open_file(name)
    # The very bytes of Whoosh's file in memory; reading it would copy them.
    data = getattr(file, "_buf", None)
    return Container(name, data=memoryview(file.read() if data is None else data).cast("B"))


def directory_of(storage: Any) -> str:
    """Where a writer may keep a nameless file for a while."""
    while isinstance(storage, _filestore.OverlayStorage):
        storage = storage.b
    return str(storage.folder) if _is_directory(storage) else tempfile.gettempdir()


def _is_directory(storage: Any) -> bool:
    files = isinstance(storage, _filestore.FileStorage)
    return files and not isinstance(storage, _compound.CompoundStorage)
