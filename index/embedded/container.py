"""
A segment file: named arrays, one behind the other, that never change once they are written.

    | array | array | ... | footer: JSON, checksums of pages | where the footer is, its checksum |

An array is flat and little-endian, of one of array's type codes, and begins at a multiple of eight
bytes. Every page of 64 KiB has a CRC-32, looked at when the page is first touched: a flipped bit is
damage before it is an answer, and opening a file reads its last few kilobytes only. What the arrays
mean is in layout.py.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
import zlib
from array import array
from contextlib import contextmanager
from struct import Struct
from typing import TYPE_CHECKING, Any, Final, cast

from index.embedded.files import Sink
from index.errors import IndexDamaged, QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.embedded.layout import Place

MAGIC: Final = b"arrays01"
PAGE: Final = 1 << 16
"""Bytes under one checksum: 15 microseconds to look at, a 16,000th of the file to keep."""
_PAGE_BITS: Final = 16
_SMALL: Final = 1 << 20
_AT_ONCE: Final = 1 << 24
_ALIGNED: Final = 8
_TAIL: Final = Struct("<QIII8s")  # footer start, bytes of JSON, pages, CRC of the footer, MAGIC
_SWAP: Final = sys.byteorder == "big"
_CODES: Final = frozenset("BHIQiqdf")


@contextmanager
def reading(location: str) -> Iterator[None]:
    """
    What trips over a forged segment comes out as IndexDamaged. Checksums tell what was flipped by
    chance, not what was written to deceive: a document that there is not, postings without an end.
    """
    try:
        yield
    except RecursionError:
        raise QueryError("the query is nested too deeply") from None
    except (IndexError, ValueError, KeyError, TypeError, OverflowError) as error:
        raise IndexDamaged(f"{location}: not what was written ({type(error).__name__})") from error


class ContainerWriter:
    """
    A segment file being written at *path*, which must not exist, or into *file*.
    """

    def __init__(self, path: str, file: Any = None) -> None:
        self._sink = Sink(path, page=PAGE, file=file)
        self._parts: dict[str, Place] = {}

    @property
    def path(self) -> str:
        return self._sink.path

    def add(self, name: str, code: str, pieces: Iterable[Any]) -> int:
        """
        Write one array, given as buffers of items of type *code*; return how many items it has.
        """
        self._sink.write(bytes(-self._sink.size % _ALIGNED))
        start = self._sink.size
        for piece in pieces:
            data = memoryview(piece)
            if not data.nbytes:
                continue
            if _SWAP and data.itemsize > 1:
                data = _swapped(code, data)
            self._sink.write(data.cast("B"))
        count = (self._sink.size - start) // array(code).itemsize
        self._parts[name] = (start, count, code)
        return count

    def finish(self, about: Mapping[str, Any]) -> tuple[int, str]:
        """
        Write the footer with what is to be known *about* the arrays, and close the file.

        Returns its size and SHA-256. It is durable only after `sync`.
        """
        self._sink.write(bytes(-self._sink.size % _ALIGNED))
        start = self._sink.size
        pages = self._sink.pages()
        body = json.dumps({**about, "parts": self._parts}, separators=(",", ":")).encode()
        footer = body + b"".join(page.to_bytes(4, "little") for page in pages)
        self._sink.write(footer)
        self._sink.write(_TAIL.pack(start, len(body), len(pages), zlib.crc32(footer), MAGIC))
        return self._sink.size, self._sink.finish()

    def abandon(self) -> None:
        """Close the file and remove it."""
        self._sink.abandon()
        os.unlink(self._sink.path)


class Container:
    """
    A segment file open for reading, mapped into memory, or its bytes as *data*.

    Raises FileNotFoundError, OSError, and IndexDamaged when it is not what was written.
    """

    def __init__(
        self, path: str, size: int | None = None, *, data: memoryview | None = None
    ) -> None:
        self.path = path
        self._fd = -1
        self._map: Any = None
        if data is None:
            self._fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            if os.fstat(self._fd).st_size:
                self._map = mmap.mmap(self._fd, 0, access=mmap.ACCESS_READ)
            data = memoryview(self._map or b"")
        self._bytes = data
        self.size = len(data)
        if size is not None and self.size != size:
            raise IndexDamaged(f"{path}: {self.size} bytes long, not {size}")
        if self.size < _TAIL.size:
            raise IndexDamaged(f"{path}: too short to be a segment")
        self._end = 0
        self._sums, self.about, self.parts = self._read_footer()
        self._sound = bytearray(len(self._sums))
        self._held: dict[str, tuple[memoryview, int, int]] = {}
        # A small segment is looked at as a whole, in 0.2 ms: then nobody need ask again.
        self._whole = False
        if self._end and self._end <= _SMALL:
            self._verify(0, len(self._sums) - 1)
            self._whole = True

    def _read_footer(self) -> tuple[memoryview, dict[str, Any], dict[str, Place]]:
        start, length, pages, crc, magic = _TAIL.unpack_from(self._bytes, self.size - _TAIL.size)
        end = self.size - _TAIL.size
        footer = self._bytes[start:end]
        if (
            magic != MAGIC
            or start + length + 4 * pages != end
            or (start + PAGE - 1) >> _PAGE_BITS != pages
            or zlib.crc32(footer) != crc
        ):
            raise IndexDamaged(f"{self.path}: not a segment, or not all of one")
        sums = array("I", bytes(footer[length:]))
        if _SWAP:
            sums.byteswap()
        try:
            about = json.loads(bytes(footer[:length]))
            parts = _parts(about.pop("parts"), start)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise IndexDamaged(f"{self.path}: its footer makes no sense") from None
        self._end = start
        return memoryview(sums), about, parts

    def _verify(self, first: int, last: int) -> None:
        """Look at the pages *first* to *last*, if nobody has yet."""
        sound = self._sound
        at = sound.find(0, first, last + 1)
        while at >= 0:
            begin = at << _PAGE_BITS
            self._check_page(at, self._bytes[begin : min(begin + PAGE, self._end)])
            sound[at] = 1
            at = sound.find(0, at + 1, last + 1)

    def _check_page(self, number: int, page: bytes | memoryview) -> None:
        if zlib.crc32(page) != self._sums[number]:
            begin = number << _PAGE_BITS
            raise IndexDamaged(f"{self.path}: the bytes from {begin} on are not what was written")

    def check_length(self) -> None:
        """
        Raise IndexDamaged when the file has been cut since it was opened: to read what is no longer
        there would end the process (SIGBUS).
        """
        if self._map is not None and self._map.size() != self.size:
            raise IndexDamaged(f"{self.path}: the file is shorter than when it was opened")

    def release(self) -> None:
        """Let go of the pages touched so far: mapped ones count as memory of the process."""
        if self._map is not None and hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def has(self, name: str) -> bool:
        return name in self.parts

    def count(self, name: str) -> int:
        """How many items an array has; 0 when there is none of the name."""
        return self.parts[name][1] if name in self.parts else 0

    def view(self, name: str, first: int = 0, last: int | None = None) -> memoryview:
        """
        The items *first* to *last* of an array, verified. Raises IndexDamaged when it has no such.
        """
        held = self._held.get(name)
        whole, start, size = held or self._hold(name)
        if last is None:
            last = len(whole)
        if not 0 <= first <= last <= len(whole):
            raise IndexDamaged(f"{self.path}: a pointer leads out of {name}")
        if first < last and not self._whole:
            low, high = (
                (start + first * size) >> _PAGE_BITS,
                (start + last * size - 1) >> _PAGE_BITS,
            )
            if self._sound.find(0, low, high + 1) >= 0:
                self._verify(low, high)
        return whole[first:last]

    def copy(self, name: str, first: int, last: int) -> memoryview:
        """
        The same as `view`, but read: what is looked at once and is not mapped does not count as
        memory of the process, where to touch one page maps as much as two megabytes.
        """
        if self._fd < 0:
            return self.view(name, first, last)
        start, count, code = self.parts[name]
        size = array(code).itemsize
        if not 0 <= first <= last <= count:
            raise IndexDamaged(f"{self.path}: a pointer leads out of {name}")
        begin, end = start + first * size, start + last * size
        low = begin & -PAGE
        data = self._read(low, min((end + PAGE - 1) & -PAGE, self._end)) if begin < end else b""
        copied = memoryview(data)[begin - low : end - low]
        if _SWAP and size > 1:
            return _swapped(code, copied)
        return copied.cast(cast("Any", code))

    def _read(self, low: int, high: int) -> bytes:
        """Whole pages from the byte *low* on, verified."""
        pieces = []
        for at in range(low, high, _AT_ONCE):
            piece = os.pread(self._fd, min(_AT_ONCE, high - at), at)
            for page in range(0, len(piece), PAGE):
                self._check_page((at + page) >> _PAGE_BITS, piece[page : page + PAGE])
            pieces.append(piece)
        data = b"".join(pieces)
        if len(data) < high - low:
            raise IndexDamaged(f"{self.path}: the file is shorter than when it was opened")
        return data

    def __del__(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def item_size(self, name: str) -> int:
        """The bytes of an item of an array."""
        return array(self.parts[name][2]).itemsize

    def _hold(self, name: str) -> tuple[memoryview, int, int]:
        """An array as a view, the byte it begins at, the bytes of an item."""
        start, count, code = self.parts[name]
        size = array(code).itemsize
        view = self._bytes[start : start + count * size]
        if _SWAP and size > 1:
            if count:
                self._verify(start >> _PAGE_BITS, (start + count * size - 1) >> _PAGE_BITS)
            view = _swapped(code, view)
        else:
            view = view.cast(cast("Any", code))
        held = self._held[name] = (view, start, size)
        return held


class CopyingContainer(Container):
    """
    A segment file whose arrays are copied when they are asked for, and not kept: a merge reads
    gigabytes once.
    """

    def view(self, name: str, first: int = 0, last: int | None = None) -> memoryview:
        return self.copy(name, first, self.count(name) if last is None else last)


def _parts(given: dict[str, Any], end: int) -> dict[str, Place]:
    """Where the arrays lie, before the byte *end*. Raises ValueError for one that does not."""
    parts: dict[str, Place] = {}
    for name, (at, count, code) in given.items():
        if code not in _CODES or at % _ALIGNED or at < 0 or count < 0:
            raise ValueError(name)
        if at + count * array(code).itemsize > end:
            raise ValueError(name)
        parts[name] = (at, count, code)
    return parts


def _swapped(code: str, data: memoryview) -> memoryview:
    """Items in the other order of bytes: files are little-endian on every machine."""
    swapped = array(code, data.tobytes())
    swapped.byteswap()
    return memoryview(swapped)
