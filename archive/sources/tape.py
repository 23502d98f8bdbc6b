"""
A stream read from front to back and on past damage: plain bytes, or gzip members one after another.

Crawls are long and their ends are torn: one damaged member must not cost the thousand behind it.
`unzip.py` is for one document, where damage is the end.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from archive.sources import limits
from archive.sources.unzip import GZIP_MAGIC

if TYPE_CHECKING:
    import re
    from typing import BinaryIO

_CHUNK = 64 * 1024
_PIECE = 256 * 1024
_HEAD = 1024
"""The first piece of a member is small: zlib gives nothing of a piece with damage in it, and what
the record is called stands at its beginning."""
_MEMBER = GZIP_MAGIC + b"\x08"


class Damage(Exception):  # noqa: N818  it is an event on the way, not the end of reading
    """
    Something that cannot be read lies here; whoever reads on goes on behind it.
    """

    def __init__(self, reason: str, member: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.member = member


class Tape:
    """
    The bytes of *stream* after *first*, which was read already; gzip is unpacked.

    Reading raises Damage where a member is broken, cut short or a bomb, once for each such place:
    the next reading goes on at the next member, if there is one. *member* counts them.
    """

    member = 0

    def __init__(self, stream: BinaryIO, first: bytes) -> None:
        self._buffer = b""
        self._at = 0
        self._fresh = True
        self._source: _Plain | _Members
        self._source = _Members(stream, first) if first[:2] == GZIP_MAGIC else _Plain(stream, first)

    def left(self) -> int | None:
        """How many bytes are still to come, where that is known: in a plain file."""
        unread = self._source.left()
        return None if unread is None else unread + len(self._buffer) - self._at

    def read_some(self, most: int) -> bytes:
        """Some bytes, at most *most*; none at the end."""
        if not self._fill():
            return b""
        part = self._buffer[self._at : self._at + most]
        self._at += len(part)
        self._fresh = False
        return part

    def readline(self, most: int) -> bytes:
        """A line with its newline, or the first *most* bytes of it; none at the end."""
        parts: list[bytes] = []
        while most > 0 and self._fill():
            end = self._buffer.find(b"\n", self._at, self._at + most) + 1
            part = self._buffer[self._at : end or self._at + most]
            self._at += len(part)
            self._fresh = False
            parts.append(part)
            most -= len(part)
            if end:
                break
        return b"".join(parts)

    def unread(self, data: bytes) -> None:
        """Put *data* back, to be read next."""
        self._buffer = data + self._buffer[self._at :]
        self._at = 0
        self._fresh = False

    def at_member(self, opening: re.Pattern[bytes]) -> bool:
        """Whether a gzip member begins here, and with what *opening* matches."""
        return self._fill() and self._fresh and bool(opening.match(self._buffer, self._at))

    def _fill(self) -> bool:
        if self._at >= len(self._buffer):
            self._buffer, self._fresh = self._source.next_piece()
            self.member = self._source.member
            self._at = 0
        return bool(self._buffer)


class _Plain:
    """Bytes as they lie."""

    member = 0

    def __init__(self, stream: BinaryIO, first: bytes) -> None:
        self._stream = stream
        self._first = first
        self._left: int | None = None
        try:
            if stream.seekable():
                here = stream.tell()
                self._left = stream.seek(0, 2) - here
                stream.seek(here)
        except (OSError, ValueError):
            self._left = None

    def left(self) -> int | None:
        return None if self._left is None else self._left + len(self._first)

    def next_piece(self) -> tuple[bytes, bool]:
        piece, self._first = self._first, b""
        if not piece:
            piece = self._stream.read(_CHUNK)
            if self._left is not None:
                self._left -= len(piece)
        return piece, False


class _Members:
    """What gzip members hold; a piece never reaches from one into the next."""

    def __init__(self, stream: BinaryIO, first: bytes) -> None:
        self._stream = stream
        self._pending = first
        self._inflater = zlib.decompressobj(31)
        self._inside = False
        self._lost = False
        self._taken = self._given = 0
        self.member = 0

    def left(self) -> int | None:
        return None

    def next_piece(self) -> tuple[bytes, bool]:
        fresh = False
        while not self._lost or self._find_member():
            held = self._inflater.decompress(b"", _PIECE) if self._inside else b""
            if held:
                return self._give(held), fresh
            if not self._pending:
                self._pending = self._stream.read(_CHUNK)
                if not self._pending:
                    if self._inside:
                        self._inside, self._lost = False, True
                        raise Damage("the gzip file is cut short", self.member)
                    return b"", False
            if not self._inside:
                self._pending = self._pending.lstrip(b"\x00")  # tapes are padded with zeros
                if not self._pending:
                    continue
                self._inflater = zlib.decompressobj(31)
                self._inside = fresh = True
                self.member += 1
                self._taken = self._given = 0
            out = self._inflate()
            if out:
                return self._give(out), fresh
        return b"", False

    def _inflate(self) -> bytes:
        before = len(self._pending)
        try:
            out = self._inflater.decompress(self._pending, _PIECE if self._given else _HEAD)
        except zlib.error as error:
            # What begins here is broken, or was no member: the next one begins further on.
            self._pending = self._pending[1:]
            self._inside, self._lost = False, True
            raise Damage(f"the gzip file is damaged here ({error})", self.member) from None
        self._pending = self._inflater.unused_data or self._inflater.unconsumed_tail
        self._inside = not self._inflater.eof
        self._taken += before - len(self._pending)
        return out

    def _give(self, out: bytes) -> bytes:
        self._given += len(out)
        if limits.is_bomb(self._given, self._taken):
            self._inside, self._lost = False, True
            raise Damage(
                f"this looks like a zip bomb: it unpacks to more than {limits.GZIP_RATIO} times its"
                " size",
                self.member,
            )
        return out

    def _find_member(self) -> bool:
        """Go to where the next member may begin; False when nothing is left."""
        while (at := self._pending.find(_MEMBER)) < 0:
            more = self._stream.read(_CHUNK)
            if not more:
                self._pending = b""
                return False
            self._pending = self._pending[-2:] + more
        self._pending = self._pending[at:]
        self._lost = False
        return True
