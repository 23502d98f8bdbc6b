"""
Files of the index: read by position, written durably, and locked against a second writer.

Nothing here knows what the files hold. A file that has been opened stays readable after a writer
has removed it, and reading never moves a cursor that another thread could be using.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from array import array
from contextlib import contextmanager
from struct import Struct
from typing import TYPE_CHECKING, Any

from index.embedded.pickles import load_prefix
from index.errors import IndexBusy, IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ_AHEAD = 8192
_WRITE_BEHIND = 1 << 18
_BYTE, _USHORT, _INT, _UINT, _LONG = map(Struct, ("!B", "!H", "!i", "!I", "!q"))


class OpenFile:
    """
    A file read by position. It is closed when nothing refers to it any more.
    """

    __slots__ = ("_fd", "path", "size")

    def __init__(self, path: str) -> None:
        self._fd = -1
        self._fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        self.path = path
        self.size = os.fstat(self._fd).st_size

    def get(self, at: int, length: int) -> bytes:
        """*length* bytes from *at*; raises IndexDamaged when the file has no such bytes."""
        if at < 0 or length < 0 or at + length > self.size:
            raise IndexDamaged(f"{self.path}: a pointer leads out of the file")
        data = os.pread(self._fd, length, at)
        while len(data) < length:  # one call gives 2 GB at most
            more = os.pread(self._fd, length - len(data), at + len(data))
            if not more:
                raise IndexDamaged(f"{self.path}: the file is shorter than when it was opened")
            data += more
        return data

    def __del__(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


class Stretch:
    """
    A part of a file, with the methods that Whoosh's readers call on their files.

    Whoosh's own BufferFile copies the whole part into memory for every reader.
    """

    __slots__ = ("_ahead", "_ahead_at", "_at", "_file", "length", "start")

    def __init__(self, file: OpenFile, start: int, length: int) -> None:
        self._file = file
        self.start = start
        self.length = length
        self._at = 0
        self._ahead = b""
        self._ahead_at = 0

    def get(self, at: int, length: int) -> bytes:
        if at < 0 or at + length > self.length:
            raise IndexDamaged(f"{self._file.path}: a pointer leads out of its part of the file")
        return self._file.get(self.start + at, length)

    def seek(self, at: int, whence: int = os.SEEK_SET) -> None:
        self._at = at + (0, self._at, self.length)[whence]

    def tell(self) -> int:
        return self._at

    def read(self, length: int) -> bytes:
        begin = self._at - self._ahead_at
        if begin < 0 or begin + length > len(self._ahead):
            wanted = min(max(length, _READ_AHEAD), self.length - self._at)
            if wanted < length:
                raise IndexDamaged(f"{self._file.path}: a part of the file ends too early")
            self._ahead = self.get(self._at, wanted)
            self._ahead_at = self._at
            begin = 0
        self._at += length
        return self._ahead[begin : begin + length]

    def read_byte(self) -> int:
        return self.read(1)[0]

    def read_int(self) -> int:
        return int(_INT.unpack(self.read(4))[0])

    def read_pickle(self) -> Any:
        # The only pickle that Whoosh reads through us: the field map at the end of a term table.
        value, used = load_prefix(self.get(self._at, min(1 << 16, self.length - self._at)))
        self._at += used
        return value

    def get_byte(self, at: int) -> int:
        return self.get(at, 1)[0]

    def get_ushort(self, at: int) -> int:
        return int(_USHORT.unpack(self.get(at, 2))[0])

    def get_int(self, at: int) -> int:
        return int(_INT.unpack(self.get(at, 4))[0])

    def get_uint(self, at: int) -> int:
        return int(_UINT.unpack(self.get(at, 4))[0])

    def get_long(self, at: int) -> int:
        return int(_LONG.unpack(self.get(at, 8))[0])

    def get_array(self, at: int, typecode: str, length: int) -> array[Any]:
        values = array(typecode)
        values.frombytes(self.get(at, length * values.itemsize))
        if sys.byteorder == "little":  # Whoosh writes arrays big-endian
            values.byteswap()
        return values


class MemoryStretch(Stretch):
    """
    A part held in memory: a merge walks the whole of a term table.
    """

    __slots__ = ("_data",)

    def __init__(self, stretch: Stretch) -> None:
        super().__init__(stretch._file, 0, stretch.length)  # noqa: SLF001
        self._data = stretch.get(0, stretch.length)

    def get(self, at: int, length: int) -> bytes:
        data = self._data[at : at + length]
        if len(data) != length or at < 0:
            raise IndexDamaged(f"{self._file.path}: a pointer leads out of its part of the file")
        return data


class Sink:
    """
    A file being written, and the checksum of what it holds so far.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.size = 0
        self._waiting = bytearray()
        self._hash = hashlib.sha256()
        self._file = open(path, "xb")  # noqa: SIM115

    def write(self, data: bytes) -> int:
        self._waiting += data
        self.size += len(data)
        if len(self._waiting) > _WRITE_BEHIND:
            self._flush()
        return len(data)

    def _flush(self) -> None:
        self._hash.update(self._waiting)
        self._file.write(self._waiting)
        self._waiting.clear()

    def finish(self) -> str:
        """Close the file; return its checksum. It is durable only after `sync`."""
        self._flush()
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
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
