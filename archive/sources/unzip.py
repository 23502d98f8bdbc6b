"""
gzip, looked through: the same article zipped is the same article, and a bomb is refused in time.

The output is bounded by whoever reads it (limits.py); here the ratio is: far more bytes out than in
is no text.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from archive.errors import UnreadableError
from archive.sources import limits

if TYPE_CHECKING:
    from typing import BinaryIO

GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = b"PK\x03\x04"
_CHUNK = 64 * 1024


class _Unzipped(io.RawIOBase):
    """
    The bytes inside a gzip stream, member after member, as they are asked for.

    Raises UnreadableError when the stream is damaged, cut short or a bomb.
    """

    def __init__(self, source: BinaryIO, first: bytes) -> None:
        self._source = source
        self._pending = first
        self._decoder = zlib.decompressobj(31)
        self._read = len(first)
        self._written = 0
        self._begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        want = len(buffer)
        while True:
            if not self._pending:
                # zlib may hold output back when the last call filled the buffer.
                held = self._decoder.decompress(b"", want) if self._begun else b""
                if held:
                    return self._give(buffer, held)
                if self._decoder.eof:
                    self._next_member()
                self._pending = self._source.read(_CHUNK)
                self._read += len(self._pending)
                if not self._pending:
                    if self._begun:
                        raise UnreadableError("the gzip file is cut short")
                    return 0
            if not self._begun and not self._pending.strip(b"\x00"):
                self._pending = b""  # tapes and some servers pad with zeros after the last member
                continue
            self._begun = True
            try:
                out = self._decoder.decompress(self._pending, want)
            except zlib.error as error:
                raise UnreadableError(f"the gzip file is damaged ({error})") from None
            self._pending = self._decoder.unconsumed_tail
            if self._decoder.eof:
                self._next_member()
            if out:
                return self._give(buffer, out)

    def _next_member(self) -> None:
        self._pending = self._decoder.unused_data
        self._decoder = zlib.decompressobj(31)
        self._begun = False

    def _give(self, buffer: memoryview, out: bytes) -> int:
        """Hand *out* over, unless that makes the stream a bomb."""
        self._written += len(out)
        limits.check_ratio(self._written, max(1, self._read - len(self._pending)))
        buffer[: len(out)] = out
        return len(out)


def unzip(stream: BinaryIO, *, first: bytes = b"") -> BinaryIO:
    """
    What the gzip *stream* holds, after *first*, which was already read from it.

    Reading from it raises UnreadableError for damage and for bombs.
    """
    return io.BufferedReader(_Unzipped(stream, first), buffer_size=_CHUNK)


class _Rejoined(io.RawIOBase):
    """What was read from a stream already, and then the rest of it."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = memoryview(first)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = bytes(self._first[: len(buffer)]) or self._rest.read(len(buffer))
        self._first = self._first[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def rejoin(first: bytes, rest: BinaryIO) -> BinaryIO:
    """One stream of *first*, already read, and the *rest*; it has lines."""
    return io.BufferedReader(_Rejoined(first, rest), buffer_size=_CHUNK)
