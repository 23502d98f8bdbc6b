"""
Files of the index: written durably, and locked against a second writer.

Nothing here knows what the files hold.
"""

from __future__ import annotations

import os
import time
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from index.errors import IndexBusy

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRITE_BEHIND = 1 << 20


class Sink:
    """
    A file being written: the checksum of what it holds so far, and of each *page* of it.

    With *file*, that takes the bytes and *path* is only its name; otherwise there is none yet.
    """

    def __init__(self, path: str, *, page: int = 1 << 16, file: Any = None) -> None:
        self.path = path
        self.size = 0
        self._page = page
        self._pages: list[int] = []
        self._waiting = bytearray()
        from hashlib import sha256

        self._hash = sha256()
        self._file = open(path, "xb") if file is None else file  # noqa: SIM115

    def write(self, data: bytes | bytearray | memoryview) -> int:
        self._waiting += data
        self.size += len(data)
        if len(self._waiting) >= _WRITE_BEHIND:
            self._flush(len(self._waiting) // self._page * self._page)
        return len(data)

    def _flush(self, length: int) -> None:
        with memoryview(self._waiting) as waiting, waiting[:length] as ready:
            for at in range(0, length, self._page):
                self._pages.append(zlib.crc32(ready[at : at + self._page]))
            self._hash.update(ready)
            self._file.write(ready)
        del self._waiting[:length]

    def pages(self) -> list[int]:
        """CRC-32 of every page so far, the last one not full; what follows has none."""
        self._flush(len(self._waiting))
        return list(self._pages)

    def finish(self) -> str:
        """Close the file; return its SHA-256. It is durable only after `sync`."""
        self._flush(len(self._waiting))
        self._file.close()
        return self._hash.hexdigest()

    def abandon(self) -> None:
        self._file.close()


def sync(path: str) -> None:
    """Return when a file's bytes, or a directory's entries, have reached the disk."""
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def put_in_place(path: str, data: bytes) -> None:
    """
    Write *data* at *path* so that a reader, or a power cut, finds the old or the new whole file.
    """
    draft = path + ".tmp"
    with open(draft, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
    sync(os.path.dirname(path))


def checksum(path: str) -> str:
    """The SHA-256 of a file."""
    from hashlib import file_digest

    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


@contextmanager
def writer_lock(path: str, *, wait: float) -> Iterator[None]:
    """
    Hold the lock of the one writer; raises IndexBusy when another holds it for *wait* seconds.

    The lock goes with the process: a killed writer leaves none behind.
    """
    import fcntl

    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        until = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    where = os.path.dirname(path)
                    raise IndexBusy(f"{where}: another process is writing to it") from None
                time.sleep(0.02)
        yield
    finally:
        os.close(fd)
