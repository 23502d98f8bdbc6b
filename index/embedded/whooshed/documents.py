"""
What Whoosh keeps of each document: stored fields, lengths, columns and vectors.

    F/lengths       how many words it has in a field, exactly (Whoosh rounds to a byte)
    =F/numbers      a column of numbers; documents behind the last have the default
    =F/column       any other column, as it writes itself
    ~F/...          vectors: postings whose terms are documents (four bytes, big-endian) and whose
                    ids are numbers of ~F/words, which end at ~F/word_ends
    #blocks ...     stored fields: records of records.py in blocks of storing.py
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from index.embedded import layout
from index.embedded.corrections import whoosh
from index.embedded.stored import StoredTexts
from index.embedded.storing import Blocks
from index.embedded.whooshed.columns import (
    ColumnWriter,
    column_reader,
    has_column,
    late_column,
    reader_of,
)
from index.embedded.whooshed.matcher import PostingMatcher
from index.embedded.whooshed.postings import PostingsWriter
from index.embedded.whooshed.records import from_record, to_record
from index.embedded.whooshed.storage import directory_of, new_container
from index.embedded.whooshed.terms import Postings
from index.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.embedded.container import Container

DOCUMENTS: Final = ".doc"

_base = whoosh("codec.base")
_PerDocumentWriter: Any = _base.PerDocumentWriter
_PerDocumentReader: Any = _base.PerDocumentReader

Item = tuple[str, float, bytes]
"""One word of a vector: what it is, what it weighs, what else its format packs."""


class _Vectors:
    """The vectors of one field."""

    def __init__(self, writer: PostingsWriter) -> None:
        self.writer = writer
        self.words: dict[str, int] = {}

    def add(self, document: int, items: list[Item]) -> None:
        self.writer.start_term(document.to_bytes(4, "big"))
        for text, weight, value in items:
            number = self.words.setdefault(text, len(self.words))
            self.writer.add(number, weight, value, None)
        self.writer.finish_term()


class ArrayDocumentWriter(_PerDocumentWriter):  # type: ignore[misc]
    """
    What Whoosh gives each document to. A document that is cancelled leaves nothing.
    """

    def __init__(self, storage: Any, segment: Any) -> None:
        self._location = directory_of(storage)
        self._container = new_container(storage, segment.make_filename(DOCUMENTS))
        self._blocks = Blocks(self._location)
        self._lengths: dict[str, array[int]] = {}
        self._columns: dict[str, ColumnWriter] = {}
        self._vectors: dict[str, _Vectors] = {}
        self._count = 0
        self._stored: dict[str, Any] | None = None
        self._waiting: list[Callable[[int], None]] = []
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        if self._stored is not None:
            raise ValueError("a document is begun in another")
        if docnum != self._count:
            raise ValueError(f"document {docnum} is begun where {self._count} should be")
        self._stored = {}
        self._waiting = []

    def add_field(self, fieldname: str, _fieldobj: Any, value: Any, length: int | None) -> None:
        if self._stored is None:
            raise ValueError("a field is added outside a document")
        if value is not None:
            self._stored[fieldname] = value
        if length:
            self._waiting.append(lambda document: self._add_length(fieldname, document, length))

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        self._waiting.append(
            lambda document: self._column(fieldname, columnobj).add(document, value)
        )

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Iterable[Item]) -> None:
        if held := list(items):
            format_ = fieldobj.vector
            self._waiting.append(
                lambda document: self._vector(fieldname, format_).add(document, held)
            )

    def finish_doc(self) -> None:
        if self._stored is None:
            raise ValueError("a document is finished that was not begun")
        record = to_record(self._stored)
        for add in self._waiting:
            add(self._count)
        self._blocks.add(record)
        self._count += 1
        self.cancel_doc()

    def cancel_doc(self) -> None:
        """Forget the document that is begun: whoosh3 asks for it when a field refuses a value."""
        self._stored = None
        self._waiting = []

    def _add_length(self, field: str, document: int, length: int) -> None:
        column = self._lengths.setdefault(field, array("I"))
        column.extend([0] * (document - len(column)))
        column.append(length)

    def _column(self, field: str, column: Any) -> ColumnWriter:
        if field not in self._columns:
            self._columns[field] = ColumnWriter(column)
        return self._columns[field]

    def _vector(self, field: str, format_: Any) -> _Vectors:
        if field not in self._vectors:
            writer = PostingsWriter(self._container, self._location, f"~{field}", format_)
            self._vectors[field] = _Vectors(writer)
        return self._vectors[field]

    def close(self) -> None:
        if self._stored is not None:
            self.finish_doc()
        container = self._container
        container.add("#blocks", "B", self._blocks.pieces())
        container.add("#starts", "Q", [self._blocks.starts])
        container.add("#firsts", "I", [self._blocks.firsts])
        for field, lengths in self._lengths.items():
            lengths.extend([0] * (self._count - len(lengths)))
            code = layout.narrow(max(lengths))
            container.add(f"{field}/lengths", code, [array(code, lengths)])
        for field, column in self._columns.items():
            column.finish(container, field, self._count)
        for field, vectors in self._vectors.items():
            vectors.writer.finish()
            words = [layout.to_bytes(word) for word in vectors.words]
            ends = array("Q")
            for word in words:
                ends.append((ends[-1] if ends else 0) + len(word))
            container.add(f"~{field}/words", "B", [b"".join(words)])
            container.add(f"~{field}/word_ends", "Q", [ends])
        totals = {field: sum(lengths) for field, lengths in self._lengths.items()}
        container.finish({"documents": self._count, "lengths": totals})
        self.is_closed = True


class ArrayDocumentReader(_PerDocumentReader):  # type: ignore[misc]
    """
    What is kept of each document of *segment*, from its container in *storage*.
    """

    def __init__(self, storage: Any, container: Container, segment: Any) -> None:
        self._storage = storage
        self._container: Any = container
        self._segment = segment
        self._texts: StoredTexts | None = None
        self._block: tuple[int, list[bytes]] = -1, []
        self._vectors: dict[str, tuple[Postings, list[str]]] = {}

    def close(self) -> None:
        # A compound file cannot be unmapped while a view of it is left.
        self._container = self._texts = None
        self._block = -1, []
        self._vectors = {}

    def doc_count(self) -> int:
        count: int = self._segment.doc_count()
        return count

    def doc_count_all(self) -> int:
        count: int = self._segment.doc_count_all()
        return count

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        deleted: Iterable[int] = self._segment.deleted_docs()
        return deleted

    # Columns

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        if has_column(self._container, fieldname):
            return True
        return bool(self._storage.file_exists(late_column(self._segment, fieldname)))

    def column_reader(self, fieldname: str, column: Any) -> Any:
        if not has_column(self._container, fieldname):
            with self._storage.open_file(late_column(self._segment, fieldname)) as file:
                data = memoryview(file.read())
            return reader_of(data, column, self.doc_count_all())
        return column_reader(self._container, fieldname, column, self.doc_count_all())

    # Lengths

    def _lengths(self, field: str) -> memoryview | None:
        name = f"{field}/lengths"
        return self._container.view(name) if self._container.has(name) else None

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = self._lengths(fieldname)
        if lengths is None:
            return default
        return lengths[docnum] or default

    def doc_field_length_reader(self, fieldname: str, default: int = 0) -> Callable[[int], int]:
        """`doc_field_length` of one field: whoosh3 asks once for many documents."""
        lengths = self._lengths(fieldname)
        if lengths is None:
            return lambda _docnum: default
        return lambda docnum: lengths[docnum] or default

    def field_length(self, fieldname: str) -> int:
        total: int = self._container.about.get("lengths", {}).get(fieldname, 0)
        return total

    def min_field_length(self, fieldname: str) -> int:
        return min(self._lengths(fieldname) or (0,))

    def max_field_length(self, fieldname: str) -> int:
        return max(self._lengths(fieldname) or (0,))

    # Vectors

    def _vectors_of(self, field: str) -> tuple[Postings, list[str]] | None:
        if field not in self._vectors:
            if not self._container.has(f"~{field}/first"):
                return None
            data = bytes(self._container.view(f"~{field}/words"))
            ends = self._container.view(f"~{field}/word_ends")
            words = [layout.from_bytes(data[start:end]) for start, end in pairwise([0, *ends])]
            self._vectors[field] = Postings(self._container, f"~{field}"), words
        return self._vectors[field]

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        vectors = self._vectors_of(fieldname)
        return vectors is not None and vectors[0].find(docnum.to_bytes(4, "big")) is not None

    def vector(self, docnum: int, fieldname: str, format_: Any) -> Any:
        vectors = self._vectors_of(fieldname)
        at = None if vectors is None else vectors[0].find(docnum.to_bytes(4, "big"))
        if vectors is None or at is None:
            raise KeyError(f"document {docnum} has no vector of {fieldname}")
        return PostingMatcher(vectors[0], at, format_, names=vectors[1])

    # Stored fields

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return from_record(self._record(docnum))

    def _record(self, docnum: int) -> bytes:
        if self._texts is None:
            self._texts = StoredTexts(self._container)
        number, records = self._block
        firsts = self._texts.firsts
        if not (number >= 0 and firsts[number] <= docnum < firsts[number + 1]):
            number = bisect_right(firsts, docnum) - 1
            if not 0 <= number < len(self._texts):
                raise IndexDamaged(f"{self._container.path}: nothing is stored of a document")
            records = self._texts.records(number)
            self._block = number, records
        return records[docnum - firsts[number]]

    def all_stored_fields(self) -> Iterator[dict[str, Any]]:
        return map(self.stored_fields, self.all_doc_ids())
