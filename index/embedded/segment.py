"""
Reading one segment: terms to postings, words that begin so, columns, stored texts.

Everything is handed out as a view of the mapped file, its checksums looked at first. What a query
means is in matching.py.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from index.embedded import layout
from index.embedded.container import Container, CopyingContainer
from index.embedded.stored import StoredTexts
from index.errors import IndexDamaged
from index.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.embedded.manifest import SegmentEntry

Extent = tuple[int, int]
"""The postings of a term: the first, and the one behind the last."""

# Of V hashes spread evenly, the one wanted lies this near to where it should: of 151,590 words of
# press releases none is further than 551 entries (it grows with the root of V). Outside, the whole
# array is looked through.
_ASTRAY = 4_096
_KNOWN = 10_000
"""Words of questions whose place is remembered: people ask for the same names all day."""


class Terms:
    """
    The sorted terms of one field: `len(terms)`, `terms[i]`, and where a term or a beginning stands.
    """

    def __init__(self, container: Container, field: str) -> None:
        self._container = container
        self._field = field
        self._ends_name = f"{field}/ends"
        self._bytes_name = f"{field}/terms"
        self._count = container.count(self._ends_name)
        self._numbers: dict[int, list[tuple[int, int]]] | None = None
        self._by_size: dict[int, Mapping[str, int]] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: int) -> bytes:
        if at >= self._count:
            raise IndexError(at)
        start, end = 0, 0
        if at:
            start, end = self._container.view(self._ends_name, at - 1, at + 1)
        else:
            end = self._container.view(self._ends_name, 0, 1)[0]
        return bytes(self._container.view(self._bytes_name, start, end))

    def between(self, first: int, last: int) -> list[bytes]:
        """The terms *first* to *last*."""
        if first >= last:
            return []
        view = self._container.view
        before = view(self._ends_name, first - 1, first)[0] if first else 0
        ends = view(self._ends_name, first, last).tolist()
        data = bytes(view(self._bytes_name, before, ends[-1]))
        return [data[start - before : end - before] for start, end in pairwise((before, *ends))]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.between(0, self._count))

    def of_size(self, size: int) -> Mapping[str, int]:
        """The terms of so many bytes, and their numbers."""
        found = self._by_size.get(size)
        if found is None:
            view = self._container.view
            if self._numbers is None:
                ends = view(self._ends_name).tolist()
                self._numbers = {}
                for number, (start, end) in enumerate(pairwise([0, *ends])):
                    self._numbers.setdefault(end - start, []).append((number, start))
            data = bytes(view(self._bytes_name))
            found = self._by_size[size] = {
                layout.from_bytes(data[start : start + size]): number
                for number, start in self._numbers.get(size, ())
            }
        return found

    def find(self, term: bytes) -> int | None:
        """The number of *term*."""
        at = bisect_left(self, term)
        return at if at < self._count and self[at] == term else None

    def beginning(self, prefix: bytes) -> range:
        """The numbers of the terms that begin with *prefix*."""
        first = bisect_left(self, prefix)
        # No byte of UTF-8 is 0xff, so this is behind everything that begins so.
        return range(first, bisect_left(self, prefix + b"\xff", first))


class Field:
    """
    Terms and postings of one field. *placed* says whether it knows how often and where.
    """

    def __init__(self, container: Container, name: str, documents: int) -> None:
        self.name = name
        self.documents = documents
        self.terms = Terms(container, name)
        self.placed = container.has(f"{name}/places")
        self._container = container
        self._first, self._ids = f"{name}/first", f"{name}/ids"
        self._times, self._places = f"{name}/times", f"{name}/places"
        self._skip = f"{name}/skip"
        self._hashes, self._hashed = f"{name}/stem_hash", f"{name}/stem_term"
        self._known: dict[str | tuple[str], list[Extent]] = {}
        self.kept: dict[str, object] = {}
        """What an evaluation keeps with an open field, by a name of its own."""
        self._has_many = container.has(f"{name}/many_at")
        self._many: tuple[Sequence[int], Sequence[int]] | None = None

    def extent(self, term: int) -> Extent:
        """Where the postings of a term lie."""
        first, last = self._container.view(self._first, term, term + 2)
        return first, last

    def forms(self, wanted: str) -> list[Extent]:
        """The postings of the terms whose stem is *wanted*, each to itself."""
        known = self._known.get(wanted)
        if known is None:
            found = self._hashed_as(layout.hash_of(wanted))
            terms = [at for at in found if stem(layout.from_bytes(self.terms[at])) == wanted]
            known = self._remember(wanted, list(map(self.extent, terms)))
        return known

    def form(self, word: str) -> list[Extent]:
        """The postings of exactly this word; none when there is no such term."""
        known = self._known.get((word,))
        if known is None:
            at = self._find(word)
            known = self._remember((word,), [] if at is None else [self.extent(at)])
        return known

    def _remember(self, asked: str | tuple[str], found: list[Extent]) -> list[Extent]:
        if len(self._known) >= _KNOWN:
            self._known.clear()
        self._known[asked] = found
        return found

    def _find(self, word: str) -> int | None:
        wanted = layout.to_bytes(word)
        if not self._container.has(self._hashes):
            return self.terms.find(wanted)
        for at in self._hashed_as(layout.stem_hash(word)):
            if self.terms[at] == wanted:
                return at
        return None

    def _hashed_as(self, wanted: int) -> Sequence[int]:
        count = len(self.terms)
        if not count or not self._container.has(self._hashes):
            return ()
        guess = wanted * count >> 32
        low, high = max(0, guess - _ASTRAY), min(count, guess + _ASTRAY)
        hashes = self._container.view(self._hashes, low, high)
        if (low and hashes[0] >= wanted) or (high < count and hashes[-1] <= wanted):
            low, hashes = 0, self._container.view(self._hashes)
        first = bisect_left(hashes, wanted)
        last = bisect_right(hashes, wanted, first)
        return self._container.view(self._hashed, low + first, low + last).tolist()

    def ids(self, extent: Extent) -> memoryview:
        """The documents of some postings: of one term, they rise."""
        return self._container.view(self._ids, *extent)

    def times(self, extent: Extent) -> Sequence[int]:
        """How often each of some postings has its term."""
        times, large = self.times_as_stored(extent)
        if not large:
            return times
        counted = times.tolist()
        for at, count in large:
            counted[at] = count
        return counted

    def times_as_stored(self, extent: Extent) -> tuple[memoryview, Sequence[tuple[int, int]]]:
        """How often, in a byte each; and where that is not enough, how often it really is."""
        times = self._container.view(self._times, *extent)
        if not self._has_many:
            return times, ()
        at, many = self._large()
        first, last = bisect_left(at, extent[0]), bisect_left(at, extent[1])
        return times, [(at[i] - extent[0], many[i]) for i in range(first, last)]

    def _large(self) -> tuple[Sequence[int], Sequence[int]]:
        if self._many is None:
            at = self._container.view(f"{self.name}/many_at").tolist()
            self._many = at, self._container.view(f"{self.name}/many", 0, len(at)).tolist()
        return self._many

    @property
    def position_count(self) -> int:
        """How many positions there are in all."""
        return self._container.count(self._places)

    def begin(self, posting: int) -> int:
        """Where in `places` a posting begins."""
        group = posting // layout.SKIP
        start: int = self._container.view(self._skip, group, group + 1)[0]
        return start + sum(self.times((group * layout.SKIP, posting)))

    def begins_about(self, postings: Any) -> Any:
        """Where in `places` some postings (a rising array) begin, 64 of them more or less."""
        groups = postings // layout.SKIP
        low, count = int(groups[0]), self._container.count(self._skip)
        skip = self._container.view(self._skip, low, min(int(groups[-1]) + 1, count)).tolist()
        skip.append(self.position_count)
        return [skip[min(group, count) - low] for group in groups.tolist()]

    def places(self, first: int, last: int) -> memoryview:
        """Positions, by where they stand in the array."""
        return self._container.view(self._places, first, last)


class Column:
    """
    The values of a name or keyword field by document, as numbers of distinct values.
    """

    def __init__(self, container: Container, field: str) -> None:
        self.rows = container.view(f"={field}/rows")
        self.codes = container.view(f"={field}/codes")
        if self.rows[0] or self.rows[-1] != len(self.codes):
            raise IndexDamaged(f"{container.path}: values of {field} that belong to no document")
        self._container = container
        self._field = field

    def values_as_stored(self) -> list[bytes]:
        """The distinct values, by number."""
        ends = self._container.view(f"={self._field}/ends").tolist()
        data = bytes(self._container.view(f"={self._field}/values"))
        if ends and ends[-1] != len(data):
            raise IndexDamaged(f"{self._container.path}: values of {self._field} that do not end")
        return [data[start:end] for start, end in pairwise([0, *ends])]


class Segment:
    """
    An open segment. *deleted* are the places of the documents that are gone. To be read once from
    end to end, it is *copied* piece by piece and not mapped.
    """

    def __init__(
        self, location: str, entry: SegmentEntry, deleted: frozenset[int], *, copied: bool = False
    ) -> None:
        self.entry = entry
        self.path = os.path.join(location, entry.name)
        self.documents = entry.documents
        self.deleted = deleted
        kind = CopyingContainer if copied else Container
        self.container = kind(self.path, entry.size)
        if self.container.about.get("documents") != entry.documents:
            raise IndexDamaged(f"{self.path}: not the number of documents that it should hold")
        self._fields: dict[str, Field] = {}
        self._columns: dict[str, Column | None] = {}
        self._ends: dict[str, Sequence[int]] = {}
        self._texts: StoredTexts | None = None
        self.kept: dict[object, object] = {}
        """What an evaluation keeps with an open segment, by a key of its own."""

    @property
    def live(self) -> range | set[int]:
        """The places of the documents that are not gone."""
        every = range(self.documents)
        return set(every) - self.deleted if self.deleted else every

    def field(self, name: str) -> Field | None:
        """A field that has terms here."""
        field = self._fields.get(name)
        if field is None and self.container.has(f"{name}/first"):
            field = self._fields[name] = Field(self.container, name, self.documents)
        return field

    def fields(self) -> list[str]:
        """The fields that have terms, in order."""
        return sorted(
            part.removesuffix("/first") for part in self.container.parts if part.endswith("/first")
        )

    def numbers(self, part: str) -> Sequence[int]:
        """A column of numbers: "=day", "=words", "body/lengths". Empty when no document has one."""
        if not self.container.has(part):
            return ()
        if self.container.count(part) != self.documents:
            raise IndexDamaged(f"{self.path}: {part} is not one for each document")
        return self.container.view(part)

    def column(self, field: str) -> Column | None:
        """The values of a name or keyword field; None when no document has any."""
        if field not in self._columns:
            known = self.container.has(f"={field}/rows")
            self._columns[field] = Column(self.container, field) if known else None
            if known and self.container.count(f"={field}/rows") != self.documents + 1:
                raise IndexDamaged(
                    f"{self.path}: values of {field} that are not one for each document"
                )
        return self._columns[field]

    def string(self, name: str, place: int) -> str:
        """The "id" or "title" of one document."""
        ends = self._ends.get(name)
        if ends is None:
            ends = self._ends[name] = self.numbers(f"={name}/ends")
        start = ends[place - 1] if place else 0
        return layout.from_bytes(self.container.view(f"={name}/bytes", start, ends[place]))

    def ids(self) -> list[str]:
        """The id of every document, deleted ones too."""
        ends = self.numbers("=id/ends")
        data = bytes(self.container.view("=id/bytes"))
        return [layout.from_bytes(data[start:end]) for start, end in pairwise([0, *ends])]

    def places_of(self, ids: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Where the documents with these exact ids stand, deleted ones too."""
        field = self.field("id")
        for id_ in ids:
            term = field.terms.find(layout.fold_keyword(id_)) if field else None
            if field and term is not None:
                for place in field.ids(field.extent(term)):
                    if self.string("id", place) == id_:
                        yield place, id_

    @property
    def texts(self) -> StoredTexts:
        """The texts that are kept, in blocks."""
        if self._texts is None:
            self._texts = StoredTexts(self.container)
        return self._texts
