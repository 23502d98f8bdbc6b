"""
Writing the term table and the posting blocks of a segment, with Whoosh's stock codec.

The bytes are the stock format: Whoosh's own reader reads them (a test does). Three things differ
from how Whoosh writes them: a whole posting list is handed over at once instead of one call a
posting; blocks are pickled with protocol 4, because protocol 2 writes bytes as a call of a
function, which a reader that runs nothing must refuse; and what does not shrink is not compressed.

A posting's weight is always 1 and its value says where the word stands: see `pack_positions`.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from io import BytesIO
from itertools import chain
from operator import sub
from pickle import dumps
from struct import Struct
from typing import TYPE_CHECKING, Any

from index.embedded.corrections import whoosh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.embedded.files import Sink

# Whole lists are read, so large blocks win: 128 (stock), 512 and 2,048 postings a block were
# measured on 5,000 press releases; level 1 is twice as fast as 3 and 1 % larger.
BLOCK = 1024
LEVEL = 1
_TOO_SMALL = 80  # zlib makes every block under 80 bytes larger

_codec = whoosh("codec.whoosh3")
_formats = whoosh("formats")
_structfile = whoosh("filedb.structfile")
_USHORT = Struct("<H").pack
_SINGLE = tuple(map(_USHORT, range(2048)))
_BIG_ENDIAN = sys.byteorder == "big"


def pack_positions(positions: Sequence[int]) -> bytes:
    """
    Rising positions to bytes: two little-endian bytes each, or a zero byte and four bytes each.

    The second form is for texts of more than 65,536 words; an odd length tells them apart.
    """
    last = positions[-1]
    if len(positions) == 1 and last < 65_536:
        return _SINGLE[last] if last < 2048 else _USHORT(last)
    packed = array("H" if last < 65_536 else "I", positions)
    if _BIG_ENDIAN:
        packed.byteswap()
    return packed.tobytes() if last < 65_536 else b"\0" + packed.tobytes()


class _Postings(_codec.W3PostingsWriter):  # type: ignore[misc, name-defined]
    def add_all(self, ids: Sequence[int], values: Sequence[bytes]) -> None:
        """One term's whole posting list: rising document numbers, and a value for each or none."""
        count = len(ids)
        for at in range(0, count, BLOCK):
            self._ids = ids[at : at + BLOCK]
            self._values = values[at : at + BLOCK]
            self._weights = (1.0,) * len(self._ids)
            self._maxweight = 1.0
            self._minlength = 0
            self._write_block(last=at + BLOCK >= count)

    def _mini_ids(self) -> tuple[int, ...]:
        return tuple(map(sub, self._ids, chain((0,), self._ids)))

    def _mini_weights(self) -> None:
        return None

    def _write_block(self, last: bool = False) -> None:
        if not self._blockcount:
            self._postfile.write(_codec.WHOOSH3_HEADER_MAGIC)
        self._terminfo.add_block(self)
        ids = self._ids
        values = tuple(self._values) if self._values else None
        data = dumps((self._mini_ids(), None, values), 4)
        level = LEVEL if len(data) >= _TOO_SMALL else 0
        if level:
            data = zlib.compress(data, level)
        info = dumps((len(ids), ids[-1], 1.0, level, 0, 0), 4)
        length = len(info) + len(data)
        self._postfile.write_int(-length if last else length)
        self._postfile.write(info + data)
        self._blockcount += 1
        self._new_block()


class _Codec(_codec.W3Codec):  # type: ignore[misc, name-defined]
    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _Postings:
        return _Postings(dbfile, blocklimit=BLOCK, byteids=byteids, compression=LEVEL)


class _Field:
    """What the codec asks of a field: the format of its postings."""

    format = _formats.Format()


class _Files:
    """What the codec asks of a segment: a file for the postings, and one for the term table."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self.terms = b""

    def create_file(self, _storage: None, extension: str) -> Any:
        if extension == _codec.W3Codec.POSTS_EXT:
            return _structfile.StructFile(_NeverClosed(self._sink))
        return _structfile.StructFile(BytesIO(), onclose=self._keep)

    def _keep(self, file: Any) -> None:
        self.terms = file.raw_file().getvalue()


class _NeverClosed:
    """The sink without `close`: other parts follow the postings in the same file."""

    def __init__(self, sink: Sink) -> None:
        self.write = sink.write
        self.tell = sink.tell


class TermWriter(_codec.W3FieldWriter):  # type: ignore[misc, name-defined]
    """
    Term table and postings of one segment. The postings go to *sink*, which must be empty.

    Fields must come in order of their names, and a field's terms in order of their UTF-8.
    """

    def __init__(self, sink: Sink) -> None:
        self._files = _Files(sink)
        super().__init__(_Codec(), None, self._files)

    def add_field(
        self, name: str, terms: Iterable[tuple[bytes, Sequence[int], Sequence[bytes]]]
    ) -> None:
        self.start_field(name, _Field)
        for term, ids, values in terms:
            self.start_term(term)
            self._postwriter.add_all(ids, values)
            self.finish_term()
        self.finish_field()

    def finish(self) -> bytes:
        """The term table, to be written behind the postings."""
        self.close()
        return self._files.terms
