"""
Documents to a segment: a batch is taken in, then sorted and written in one go.

What a segment holds is in layout.py, how words become postings in inverted.py. When a batch is
written, which segments are merged and what a commit is: commit.py.
"""

from __future__ import annotations

import os
import secrets
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from index.embedded import layout
from index.embedded.container import ContainerWriter
from index.embedded.inverted import FieldWriter, invert
from index.embedded.manifest import SegmentEntry
from index.embedded.stored import to_record
from index.embedded.storing import Blocks
from index.tokens import name_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embedded.inverted import Numbers
    from index.embedded.vocabulary import Vocabulary
    from index.results import Document, Name

FULL: Final = 16_000_000
"""Characters of a batch: 6,000 press releases, 2.7 million words to be sorted in memory."""
_DAY: Final = "=day"


class _Words:
    """The words of one field in the order of documents: numbers of words, and where each stands."""

    def __init__(self) -> None:
        self.ids = array("I")
        self.lengths = array("I")
        self.numbers: list[bytes] = []
        self.places: list[bytes] = []

    def add(self, place: int, numbers: bytes, places: bytes | None = None) -> None:
        self.ids.append(place)
        self.lengths.append(len(numbers) >> 2)
        self.numbers.append(numbers)
        if places is not None:
            self.places.append(places)


class _Values:
    """The values of one name or keyword field by document."""

    def __init__(self) -> None:
        self.rows = array("I", (0,))
        self.codes = array("I")
        self.known: dict[bytes, int] = {}

    def add(self, place: int, values: Sequence[str]) -> None:
        for value in dict.fromkeys(map(layout.to_bytes, values)):
            self.codes.append(self.known.setdefault(value, len(self.known)))
        self.rows.extend([self.rows[-1]] * (place + 1 - len(self.rows)))
        self.rows.append(len(self.codes))


class Batch:
    """
    Documents on their way into one segment in the directory *location*. *size* counts characters,
    *number* is whatever the caller calls it by, and *deleted* what it takes back.
    """

    def __init__(self, location: str, vocabulary: Vocabulary) -> None:
        self.size = 0
        self.number = 0
        self.deleted: set[int] = set()
        self.ids: list[str] = []
        self._location = location
        self._vocabulary = vocabulary
        self._titles: list[bytes] = []
        self._days = array("i")
        self._texts: dict[str, _Words] = {}
        self._names: dict[str, _Words] = {}
        self._keywords: dict[str, _Words] = {}
        self._values: dict[str, _Values] = {}
        self._numbers: dict[str, array[int]] = {}
        self._blocks = Blocks(location)

    def add(self, document: Document) -> int:
        """
        Take *document* in; return its place. Raises ValueError when a field is not one that it can
        have.
        """
        check_document(document)
        place = len(self.ids)
        record: dict[str, tuple[Sequence[int], str]] = {}
        for field, text in document.texts.items():
            counts, packed = self._vocabulary.read(text)
            record[field] = counts, text
            if packed and (numbers := b"".join(packed)):
                self._words(self._texts, field).add(place, numbers)
            self.size += len(text)
        for field, names in document.names.items():
            numbers, codes = _name_postings(self._vocabulary, names)
            if numbers:
                self._words(self._names, field).add(place, numbers, codes)
            self._add_values(place, field, [name.canonical for name in names])
        for field, keywords in document.keywords.items():
            folded = dict.fromkeys(value.casefold() for value in keywords)
            if folded:
                packed_keywords = self._vocabulary.pack(folded)
                self._words(self._keywords, field).add(place, packed_keywords)
            self._add_values(place, field, keywords)
        for field, number in document.numbers.items():
            column = self._numbers.setdefault(field, array("q"))
            column.extend([layout.NO_NUMBER] * (place - len(column)))
            column.append(number)
        self._days.append(document.day.toordinal() if document.day else 0)
        self._titles.append(layout.to_bytes(document.texts.get("title", "")))
        self._blocks.add(to_record(record))
        self.ids.append(document.id)
        return place

    @property
    def count(self) -> int:
        """How many documents have been taken in."""
        return len(self.ids)

    def _words(self, fields: dict[str, _Words], field: str) -> _Words:
        found = fields.get(field)
        if found is None:
            found = fields[field] = _Words()
        return found

    def _add_values(self, place: int, field: str, values: Sequence[str]) -> None:
        if values:
            column = self._values.get(field)
            if column is None:
                column = self._values[field] = _Values()
            column.add(place, values)

    def write(self) -> SegmentEntry:
        """
        Write what has been taken in as a segment, not yet synced. It can be done once.
        """
        writer = SegmentWriter(self._location, len(self.ids))
        try:
            self._write_fields(writer)
            for field, values in self._values.items():
                rows = values.rows
                rows.extend([rows[-1]] * (len(self.ids) + 1 - len(rows)))
                writer.add_values(field, rows, values.codes, list(values.known))
            columns: dict[str, Any] = {_DAY: self._days}
            for field, column in self._numbers.items():
                column.extend([layout.NO_NUMBER] * (len(self.ids) - len(column)))
                columns[f"={field}"] = column
            for name, numbers in columns.items():
                writer.add(name, numbers.typecode, [numbers])
            writer.add_strings("=id", list(map(layout.to_bytes, self.ids)))
            writer.add_strings("=title", self._titles)
            writer.add_blocks(self._blocks)
            return writer.finish(self.deleted)
        except BaseException:
            writer.abandon()
            raise

    def _write_fields(self, writer: SegmentWriter) -> None:
        vocabulary = self._vocabulary
        hashes = np.frombuffer(vocabulary.stem_hashes(), np.uint32)
        for field in sorted(self._texts):
            words = self._texts.pop(field)
            lengths = np.frombuffer(words.lengths, np.uint32)
            numbers = _joined(words.numbers)
            ids = np.repeat(np.frombuffer(words.ids, np.uint32), lengths)
            starts = np.cumsum(lengths, dtype=np.int64) - lengths
            places = np.arange(len(numbers), dtype=np.uint32)
            places -= np.repeat(starts.astype(np.uint32), lengths)
            writer.add_field(field, invert(vocabulary.words, numbers, ids, places, hashes))
            every = np.zeros(len(self.ids), np.uint32)
            every[np.frombuffer(words.ids, np.uint32)] = lengths
            writer.add_lengths(field, every)
        for field in sorted(self._names):
            words = self._names.pop(field)
            ids = np.repeat(
                np.frombuffer(words.ids, np.uint32), np.frombuffer(words.lengths, np.uint32)
            )
            found = invert(vocabulary.words, _joined(words.numbers), ids, _joined(words.places))
            writer.add_field(field, found)
        for field in sorted(self._keywords):
            words = self._keywords.pop(field)
            ids = np.repeat(
                np.frombuffer(words.ids, np.uint32), np.frombuffer(words.lengths, np.uint32)
            )
            writer.add_field(field, invert(vocabulary.words, _joined(words.numbers), ids, None))
        folded = {id_.casefold(): number for number, id_ in enumerate(self.ids)}
        known = {id_: number for number, id_ in enumerate(folded)}
        numbers = np.fromiter((known[id_.casefold()] for id_ in self.ids), np.uint32, len(self.ids))
        every = np.arange(len(self.ids), dtype=np.uint32)
        writer.add_field("id", invert(list(folded), numbers, every, None))


class SegmentWriter:
    """
    A segment of *documents* being written in the directory *location*.
    """

    def __init__(self, location: str, documents: int) -> None:
        self.name = f"{secrets.token_hex(8)}.seg"
        self.documents = documents
        self._location = location
        self._container = ContainerWriter(os.path.join(location, self.name))
        self._lengths: dict[str, Numbers] = {}
        self.add = self._container.add
        self.abandon = self._container.abandon

    def field(self, name: str, longest: int) -> FieldWriter:
        """A writer of the postings of one field, whose greatest position is *longest*."""
        return FieldWriter(self._container, self._location, name, self.documents, longest)

    def add_field(self, name: str, found: Any) -> None:
        """The postings of one field, whole."""
        places = found.places
        longest = int(places.max()) if places is not None and len(places) else 0
        writer = self.field(name, longest)
        writer.add(found)
        writer.finish()

    def add_lengths(self, field: str, lengths: Numbers) -> None:
        """How many words each document has in a text field."""
        code = layout.narrow(int(lengths.max(initial=0)))
        self._container.add(f"{field}/lengths", code, [lengths.astype(np.dtype(code))])
        self._lengths[field] = lengths

    def add_values(self, field: str, rows: Any, codes: Any, values: Sequence[bytes]) -> None:
        """The values of a name or keyword field."""
        self._container.add(f"={field}/rows", "I", [rows])
        code = layout.narrow(len(values))
        numbers = np.frombuffer(codes, np.uint32) if len(codes) else np.zeros(0, np.uint32)
        self._container.add(f"={field}/codes", code, [numbers.astype(np.dtype(code))])
        self._add_strings(f"={field}/ends", f"={field}/values", values)

    def add_strings(self, name: str, strings: Sequence[bytes]) -> None:
        """One string for each document."""
        self._add_strings(f"{name}/ends", f"{name}/bytes", strings)

    def _add_strings(self, ends_name: str, bytes_name: str, strings: Sequence[bytes]) -> None:
        sizes = np.fromiter(map(len, strings), np.int64, len(strings))
        self.add_bytes(ends_name, bytes_name, sizes, [b"".join(strings)])

    def add_bytes(
        self, ends_name: str, bytes_name: str, sizes: Numbers, pieces: Sequence[Any]
    ) -> None:
        """Strings as bytes, end to end, and where each ends."""
        ends = np.cumsum(sizes)
        code = layout.narrow(int(ends[-1]) if len(ends) else 0)
        self._container.add(ends_name, code, [ends.astype(np.dtype(code))])
        self._container.add(bytes_name, "B", pieces)

    def add_blocks(self, blocks: Blocks) -> None:
        """The stored texts."""
        self._container.add("#blocks", "B", blocks.pieces())
        self._container.add("#starts", "Q", [blocks.starts])
        self._container.add("#firsts", "I", [blocks.firsts])

    def finish(self, deleted: set[int]) -> SegmentEntry:
        """Close the file. *deleted* documents do not count in the averages of lengths."""
        size, sha256 = self._container.finish({"documents": self.documents})
        return SegmentEntry(
            name=self.name,
            size=size,
            sha256=sha256,
            documents=self.documents,
            deleted=len(deleted),
            lengths={
                field: length_totals(column, deleted) for field, column in self._lengths.items()
            },
        )


def length_totals(column: Any, gone: set[int] | frozenset[int]) -> tuple[int, int]:
    """Words, and documents that have any, without the documents *gone*."""
    lengths = np.array(column, dtype=np.int64)
    if gone:
        lengths[list(gone)] = 0
    return int(lengths.sum()), int(np.count_nonzero(lengths))


def _joined(pieces: list[bytes]) -> Numbers:
    joined = np.frombuffer(b"".join(pieces), np.uint32)
    pieces.clear()
    return joined


def _name_postings(vocabulary: Vocabulary, names: Sequence[Name]) -> tuple[bytes, bytes]:
    """The words of some names and their codes (layout.FIRST, LAST), four bytes each."""
    numbers: list[str] = []
    codes = array("I")
    at = 0
    spellings = dict.fromkeys(
        spelling for name in names for spelling in (name.canonical, *name.aliases)
    )
    for found in dict.fromkeys(map(_name_words, spellings)):
        last = len(found) - 1
        for i, word in enumerate(found):
            numbers.append(word)
            codes.append(
                at * 4 + (layout.FIRST if i == 0 else 0) + (layout.LAST if i == last else 0)
            )
            at += 1
        at += 1  # a gap, so that no phrase runs from one name into the next
    return vocabulary.pack(numbers), codes.tobytes()


@lru_cache(maxsize=20_000)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(name_words(name))


def check_document(document: Document) -> None:
    """Raise ValueError when a field is not one that a document can have."""
    if not document.id:
        raise ValueError("a document has no id")
    for fields, known, what in (
        (document.texts, layout.TEXT_FIELDS, "text"),
        (document.names, layout.NAME_FIELDS, "name"),
        (document.keywords, layout.KEYWORD_FIELDS, "keyword"),
        (document.numbers, layout.NUMBER_FIELDS, "number"),
    ):
        for field in fields:
            if field not in known:
                raise ValueError(f"{document.id}: {field!r} is not a {what} field of a document")
    for field, number in document.numbers.items():
        if not layout.NO_NUMBER < number < 2**63:
            raise ValueError(f"{document.id}: {field} is out of range: {number}")
