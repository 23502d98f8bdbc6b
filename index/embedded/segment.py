"""
Reading one segment: terms to postings, words that begin so, columns.

Whoosh's own readers read the term table and the columns; posting blocks, in Whoosh's stock format,
are read here, whole lists at a time and without running a pickle. Whatever is wrong with the bytes
comes out as IndexDamaged. What a query means is in matching.py.
"""

from __future__ import annotations

import functools
import os
import zlib
from array import array
from itertools import accumulate
from operator import sub
from struct import Struct
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar

from index.embedded import layout
from index.embedded.corrections import whoosh
from index.embedded.files import MemoryStretch, OpenFile, Stretch
from index.embedded.pickles import load_plain, load_prefix
from index.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.embedded.manifest import SegmentEntry

_P = ParamSpec("_P")
_R = TypeVar("_R")

_LAST_DAY: Final = 3_652_059  # date.max.toordinal()
_BLOCK_SIZE: Final = Struct("!i")

Extent = tuple[int, int, int]
"""Documents (deleted ones too) of a term, and where its postings lie: start, size."""
Postings = tuple["Sequence[int]", "Sequence[bytes] | None"]


def _reading(
    method: Callable[Concatenate[Segment, _P], _R],
) -> Callable[Concatenate[Segment, _P], _R]:
    """Whatever a method trips over in the bytes, the index is damaged and says which file."""

    @functools.wraps(method)
    def told(self: Segment, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return method(self, *args, **kwargs)
        except IndexDamaged:
            raise
        except Exception as error:
            raise _damaged(self.path, error) from error

    return told


def _damaged(path: str, error: Exception) -> IndexDamaged:
    return IndexDamaged(f"{path}: not what was written ({type(error).__name__})")


class Segment:
    """
    An open segment. *deleted* are the places of the documents that are gone.
    """

    def __init__(self, location: str, entry: SegmentEntry, deleted: frozenset[int]) -> None:
        self.entry = entry
        self.path = os.path.join(location, entry.name)
        self.documents = entry.documents
        self.deleted = deleted
        self._file = OpenFile(self.path)
        self._kept: dict[str, Any] = {}
        if self._file.size != entry.size:
            raise IndexDamaged(f"{self.path}: {self._file.size} bytes long, not {entry.size}")

    @property
    def live(self) -> range | set[int]:
        """The places of the documents that are not gone."""
        every = range(self.documents)
        return set(every) - self.deleted if self.deleted else every

    def _part(self, name: str) -> Stretch | None:
        if name not in self.entry.parts:
            return None
        return Stretch(self._file, *self.entry.parts[name])

    def _keep(self, name: str, make: Callable[[], _R]) -> _R:
        if name not in self._kept:
            self._kept[name] = make()
        kept: _R = self._kept[name]
        return kept

    # Terms

    def _open_table(self) -> tuple[Any, dict[str, bytes]]:
        part = self._part("trm")
        if part is None:
            raise IndexDamaged(f"{self.path}: it has no terms")
        table = whoosh("filedb.filetables").OrderedHashReader(part, part.length)
        fields = table.extras["fieldmap"]
        return table, {name: layout.FIELD.pack(number) for name, number in fields.items()}

    def _table(self) -> tuple[Any, dict[str, bytes]]:
        return self._keep("trm", self._open_table)

    @_reading
    def extent(self, field: str, term: bytes) -> Extent | None:
        """Where the postings of *term* lie; None when the field does not have it."""
        table, fields = self._table()
        if field not in fields:
            return None
        record = table.get(fields[field] + term)
        return None if record is None else _extent(record)

    @_reading
    def extents_from(self, field: str, prefix: bytes) -> list[tuple[bytes, Extent]]:
        """The terms of *field* that begin with *prefix*, in order."""
        table, fields = self._table()
        if field not in fields:
            return []
        begin = fields[field] + prefix
        found = []
        for key, record in table.items_from(begin):
            if not key.startswith(begin):
                break
            found.append((key[2:], _extent(record)))
        return found

    def forms(self, stem: str) -> list[str]:
        """The words of this segment that share *stem*."""
        extent = self.extent(layout.STEMS, layout.to_bytes(stem))
        if extent is None:
            return [stem]
        return self._split(self.postings(extent, placed=False)[1])

    @_reading
    def _split(self, values: Sequence[bytes] | None) -> list[str]:
        if not values:
            raise ValueError
        return [layout.from_bytes(word) for word in values[0].split(layout.SEPARATOR)]

    def words(self) -> list[str]:
        """The words of all text fields, sorted."""
        return self._keep("lex", self._words)

    @_reading
    def _words(self) -> list[str]:
        part = self._part("lex")
        if not part or not part.length:
            return []
        return layout.from_bytes(part.get(0, part.length)).split("\n")

    def fields(self) -> list[str]:
        """The fields that have terms."""
        return list(self._fields())

    @_reading
    def _fields(self) -> dict[str, bytes]:
        return self._table()[1]

    def all_terms(self) -> Iterator[tuple[str, bytes, Extent]]:
        """Every field and term in order, the table held in memory: for merging."""
        part = self._part("trm")
        if part is None:
            raise IndexDamaged(f"{self.path}: it has no terms")
        try:
            table = whoosh("filedb.filetables").OrderedHashReader(MemoryStretch(part), part.length)
            names = {number: name for name, number in table.extras["fieldmap"].items()}
            for key, record in table.items():
                yield names[layout.FIELD.unpack(key[:2])[0]], key[2:], _extent(record)
        except IndexDamaged:
            raise
        except Exception as error:
            raise _damaged(self.path, error) from error

    # Postings

    @_reading
    def postings(self, extent: Extent, *, placed: bool = True) -> Postings:
        """
        The documents of a term, rising, deleted ones too, and the value of each (or None for all).

        *placed* values are positions, and checked to be.
        """
        _, start, size = extent
        begin, length = self.entry.parts["pst"]
        if start < 0 or size < 0 or start + size > length:
            raise IndexDamaged(f"{self.path}: a pointer leads out of the postings")
        data = self._file.get(begin + start, size)
        if data[:4] != layout.MAGIC:
            raise IndexDamaged(f"{self.path}: no postings where a term says they are")
        ids: list[int] = []
        values: Sequence[bytes] = ()
        at = 4
        last = False
        while not last:
            (width,) = _BLOCK_SIZE.unpack_from(data, at)
            last = width <= 0
            end = at + 4 + abs(width)
            found, kept = _block(data[at + 4 : end])
            at = end
            ids = ids + found if ids else found
            values = [*values, *kept] if values else kept
        if ids[0] < 0 or ids[-1] >= self.documents or len(values) not in (0, len(ids)):
            raise IndexDamaged(f"{self.path}: postings of documents that are not there")
        if len(ids) > 1 and min(map(sub, ids[1:], ids)) < 1:
            raise IndexDamaged(f"{self.path}: postings out of order")
        if placed and not all(map(layout.is_positions, set(map(len, values)))):
            raise IndexDamaged(f"{self.path}: postings without places")
        return ids, values or None

    # Columns

    def numbers(self, part: str) -> Sequence[int]:
        """A column of numbers: "day", "n.words", "l.body". Empty when no document has one."""
        return self._keep(part, functools.partial(self._numbers, part))

    @_reading
    def _numbers(self, part: str) -> Sequence[int]:
        stretch = self._part(part)
        if stretch is None:
            return ()
        code, default = layout.NUMBER_PARTS[part[0]]
        # Whoosh leaves out the rows at the end that hold the default.
        rows = stretch.length // array(code).itemsize
        stored = stretch.get_array(0, code, min(rows, self.documents))
        stored.extend([default] * (self.documents - len(stored)))
        if part == "day" and stored and not 0 <= min(stored) <= max(stored) <= _LAST_DAY:
            raise IndexDamaged(f"{self.path}: days that no calendar has")
        return stored

    @_reading
    def all_values(self, part: str) -> list[bytes]:
        """Every row of a column of bytes."""
        stretch = self._part(part)
        if stretch is None:
            return [b""] * self.documents
        column = whoosh("columns").VarBytesColumn()
        # From memory: from the file it would be a call of the system for every row.
        return list(column.reader(MemoryStretch(stretch), 0, stretch.length, self.documents))

    @_reading
    def id(self, place: int) -> str:
        """The id of one document."""
        return layout.from_bytes(self._keep("id", self._ids)[place])

    def _ids(self) -> Any:
        stretch = Stretch(self._file, *self.entry.parts["id"])
        return whoosh("columns").VarBytesColumn().reader(stretch, 0, stretch.length, self.documents)


def _extent(record: bytes) -> Extent:
    _, _, documents, _, _, _, _, _, start, size = layout.RECORD.unpack(record)
    return documents, start, size


def _block(block: bytes) -> tuple[list[int], Sequence[bytes]]:
    """Document numbers and values of one block: a pickled summary, then the pickled lists."""
    summary, used = load_prefix(block)
    count, last, _, level, _, _ = summary
    data = block[used:]
    if level:
        unpack = zlib.decompressobj()
        data = unpack.decompress(data, layout.LARGEST_BLOCK)
        if unpack.unconsumed_tail or not unpack.eof:
            raise ValueError("a block that does not end where it should")
    deltas, _, values = load_plain(data)
    ids = list(accumulate(deltas))
    if len(ids) != count or ids[-1] != last or set(map(type, ids)) != {int}:
        raise ValueError("a block that does not hold what its summary says")
    if values is None:
        return ids, ()
    if len(values) != count or set(map(type, values)) != {bytes}:
        raise ValueError("a block that does not hold what its summary says")
    return ids, values
