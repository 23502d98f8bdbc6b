"""
Writing the term table and the posting blocks of a segment, in the format of Whoosh's stock codec.

The bytes are that format: Whoosh's own reader reads them, and a test holds it to that. Whoosh's
writer is not asked to make them, because it takes one call for every posting (four times the
time), because it pickles with protocol 2, which writes bytes as a call of a function and so cannot
be read by who refuses to call any, and because it compresses what does not shrink.

A posting's weight is always 1 and its value says where the word stands: see `pack_positions`.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from hashlib import md5
from io import BytesIO
from itertools import chain
from operator import sub as minus
from pickle import dumps
from struct import Struct
from typing import TYPE_CHECKING, Final

from index.embedded import layout
from index.embedded.corrections import whoosh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.embedded.files import Sink

    Terms = Iterable[tuple[bytes, Sequence[int], Sequence[bytes]]]

# Whole lists are read, so large blocks win: a word in 4,980 of 5,000 press releases takes 14 ms in
# blocks of 128 (Whoosh), 10 in 1,024 and 10 in 4,096. Level 1 is twice as fast as 3, and as small.
BLOCK: Final = 1024
LEVEL: Final = 1
_TOO_SMALL: Final = 80  # zlib makes every block under 80 bytes larger
_BLOCK_SIZE: Final = Struct("!i")
_KEY_AND_RECORD: Final = Struct("!ii")
_POINTER: Final = Struct("!Iq")
_USHORT: Final = Struct("<H").pack
_SINGLE: Final = tuple(map(_USHORT, range(2048)))
_BIG_ENDIAN: Final = sys.byteorder == "big"

_tables = whoosh("filedb.filetables")
_structfile = whoosh("filedb.structfile")


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


def pack_postings(ids: Sequence[int], values: Sequence[bytes]) -> bytes:
    """
    A whole posting list: rising document numbers, and a value for each or none at all.

    A block is its size (negative in the last one), a pickled summary, and the pickled lists.
    """
    pieces = [layout.MAGIC]
    count = len(ids)
    # Texts of 50 MB, a word in each of them millions of times: one to a block.
    step = BLOCK if sum(map(len, values)) < layout.LARGEST_BLOCK // 8 else 1
    for at in range(0, count, step):
        here = ids[at : at + step]
        deltas = tuple(map(minus, here, chain((0,), here)))
        kept = tuple(values[at : at + step]) if values else None
        data = dumps((deltas, None, kept), 4)
        level = 0
        if len(data) >= _TOO_SMALL:
            data = zlib.compress(data, LEVEL)
            level = LEVEL
        # How many, the last, the greatest weight, how compressed, shortest and longest text.
        summary = dumps((len(here), here[-1], 1.0, level, 0, 0), 4)
        size = len(summary) + len(data)
        pieces += (_BLOCK_SIZE.pack(-size if at + step >= count else size), summary, data)
    return b"".join(pieces)


class _Table(_tables.OrderedHashWriter):  # type: ignore[misc, name-defined]
    """Whoosh's ordered table on disk, written with one call a row where it takes eight."""

    def add(self, key: bytes, value: bytes) -> None:
        at = self.dbfile.tell()
        self.index.append(at)
        self.dbfile.write(b"".join((_KEY_AND_RECORD.pack(len(key), len(value)), key, value)))
        hashed = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
        self.buckets[hashed & 255].append((hashed, at))

    def _write_hashes(self) -> None:
        nothing = (0, 0)
        for entries in self.buckets:
            slots = 2 * len(entries)
            self.directory.append((self.dbfile.tell(), slots))
            table = [nothing] * slots
            for hashed, at in entries:
                slot = (hashed >> 8) % slots
                while table[slot] is not nothing:
                    slot = (slot + 1) % slots
                table[slot] = (hashed, at)
            self.dbfile.write(b"".join([_POINTER.pack(*pointer) for pointer in table]))


class TermWriter:
    """
    Term table and postings of one segment. The postings go to *sink*, which must be empty.

    Fields must come in order of their names, and a field's terms in order of their UTF-8.
    """

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._memory = BytesIO()
        self._table = _Table(_structfile.StructFile(_Open(self._memory)))
        self._fields: dict[str, int] = self._table.extras.setdefault("fieldmap", {})

    def add_field(self, name: str, terms: Terms) -> None:
        number = self._fields[name] = len(self._fields)
        prefix = layout.FIELD.pack(number)
        record = layout.RECORD.pack
        write = self._sink.write
        add = self._table.add
        for term, ids, values in terms:
            start = self._sink.size
            size = write(pack_postings(ids, values))
            count = len(ids)
            add(
                prefix + term,
                record(0, float(count), count, 0, 0, 1.0, ids[0], ids[-1], start, size),
            )

    def finish(self) -> bytes:
        """The term table, to be written behind the postings."""
        self._table.close()
        return self._memory.getvalue()


class _Open:
    """Memory that Whoosh's `close` leaves open."""

    def __init__(self, memory: BytesIO) -> None:
        self.write = memory.write
        self.tell = memory.tell
