"""
A segment of ours as Whoosh reads it: nothing is written, and nothing copied.

Words, names and keywords are the segment's own arrays. Days and numbers have columns only; the
terms that Whoosh's range queries ask for are made from them when they are first asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from index.embedded import layout
from index.embedded.corrections import whoosh
from index.embedded.manifest import SegmentEntry
from index.embedded.segment import Segment
from index.embedded.whooshed.columns import NumbersReader
from index.embedded.whooshed.schema import DAY, midnight, our_schema
from index.embedded.whooshed.terms import ArrayTermsReader, Postings, term_info
from index.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.embedded.segment import Extent

_base = whoosh("codec.base")
_filestore = whoosh("filedb.filestore")
_Segment: Any = _base.Segment
_Codec: Any = _base.Codec
_PerDocumentReader: Any = _base.PerDocumentReader

_NAME_FLAGS = 2
"""Bits of a position in a name field that say where the name begins and ends."""


class OurSegment(_Segment):  # type: ignore[misc]
    """
    A segment that a manifest names. Whoosh cannot change it: that is what commits of ours do.
    """

    def __init__(self, name: str, size: int, documents: int, gone: bytes) -> None:
        self.indexname = "MAIN"
        self.segid = name.partition(".")[0]
        self.compound = False
        self.entry = SegmentEntry(name, size, "", documents, len(gone) // 4, {})
        self.gone = frozenset(array("I", gone))

    def codec(self, **_: Any) -> OurCodec:
        return OurCodec()

    def segment_id(self) -> str:
        return str(self.segid)

    def should_assemble(self) -> bool:
        return False

    def doc_count_all(self) -> int:
        return self.entry.documents

    def deleted_count(self) -> int:
        return len(self.gone)

    def deleted_docs(self) -> Iterable[int]:
        return iter(self.gone)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self.gone

    def delete_document(self, _docnum: int, delete: bool = True) -> NoReturn:  # noqa: ARG002
        raise read_only()

    def set_doc_count(self, _doccount: int) -> NoReturn:
        raise read_only()

    def __reduce__(self) -> NoReturn:
        # A writer of Whoosh's pickles the segments that it found: it ends here, before it changes
        # anything.
        raise read_only()


def read_only() -> Exception:
    error: Exception = _filestore.ReadOnlyError(
        "an index of ours is changed through index.open_index"
    )
    return error


class OurCodec(_Codec):  # type: ignore[misc]
    """
    Reads segments of ours.
    """

    def per_document_reader(self, storage: Any, segment: OurSegment) -> OurDocuments:
        return OurDocuments(_open(storage, segment))

    def terms_reader(self, storage: Any, segment: OurSegment) -> ArrayTermsReader:
        return ArrayTermsReader(_our_fields(_open(storage, segment)))

    def per_document_writer(self, _storage: Any, _segment: Any) -> NoReturn:
        raise read_only()

    def field_writer(self, _storage: Any, _segment: Any) -> NoReturn:
        raise read_only()

    def new_segment(self, _storage: Any, _indexname: str) -> NoReturn:
        raise read_only()


def _open(storage: Any, segment: OurSegment) -> Segment:
    return Segment(storage.folder, segment.entry, segment.gone)


def _our_fields(segment: Segment) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name in segment.fields():
        lengths = segment.numbers(f"{name}/lengths")
        bounds = (min(filter(None, lengths), default=0), max(lengths)) if len(lengths) else (0, 0)
        shift = _NAME_FLAGS if name in layout.NAME_FIELDS else 0
        fields[name] = Postings(segment.container, name, shift=shift, bounds=bounds)
    for name in (DAY, *sorted(layout.NUMBER_FIELDS)):
        if segment.container.has(f"={name}"):
            fields[name] = _NumberPostings(segment, name)
    return dict(sorted(fields.items()))


class OurDocuments(_PerDocumentReader):  # type: ignore[misc]
    """
    What a segment of ours keeps of each document.
    """

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def doc_count(self) -> int:
        return self._segment.documents - len(self._segment.deleted)

    def doc_count_all(self) -> int:
        return self._segment.documents

    def has_deletions(self) -> bool:
        return bool(self._segment.deleted)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._segment.deleted

    def deleted_docs(self) -> Iterable[int]:
        return self._segment.deleted

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        known = fieldname == DAY or fieldname in layout.NUMBER_FIELDS
        return known and self._segment.container.has(f"={fieldname}")

    def column_reader(self, fieldname: str, column: Any) -> NumbersReader:
        numbers = _whoosh_numbers(self._segment, fieldname)
        default = column.default_value()
        values = [default if number is None else number for number in numbers]
        return NumbersReader(values, default, self._segment.documents)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = self._segment.numbers(f"{fieldname}/lengths")
        return (lengths[docnum] or default) if len(lengths) else default

    def field_length(self, fieldname: str) -> int:
        return sum(self._segment.numbers(f"{fieldname}/lengths"))

    def min_field_length(self, fieldname: str) -> int:
        return min(self._segment.numbers(f"{fieldname}/lengths"), default=0)

    def max_field_length(self, fieldname: str) -> int:
        return max(self._segment.numbers(f"{fieldname}/lengths"), default=0)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The id, the texts, and the day where it is known."""
        segment = self._segment
        fields: dict[str, Any] = {"id": segment.string("id", docnum)}
        for _, texts in segment.texts.read([docnum]):
            fields |= {name: text for name, (_, text) in texts.items()}
        if ordinal := segment.numbers(f"={DAY}")[docnum]:
            fields[DAY] = midnight(ordinal)
        return fields


def _whoosh_numbers(segment: Segment, name: str) -> Iterator[int | None]:
    """A column as the numbers that Whoosh sorts by; None where there is no value."""
    field = our_schema()[name]
    nothing = 0 if name == DAY else layout.NO_NUMBER
    known: dict[int, int | None] = {nothing: None}
    for number in segment.numbers(f"={name}"):
        if number not in known:
            try:
                known[number] = field.to_number(number)
            except (ValueError, OverflowError):
                raise IndexDamaged(f"{segment.path}: a day that is none") from None
        yield known[number]


class _NumberPostings:
    """
    The terms of a column of numbers: each value, and the documents that have it.
    """

    shift = 0

    def __init__(self, segment: Segment, name: str) -> None:
        self._segment = segment
        self.name = name
        self.field = self

    @cached_property
    def _found(self) -> tuple[list[bytes], list[int], array[int]]:
        documents: dict[int, list[int]] = {}
        for place, number in enumerate(_whoosh_numbers(self._segment, self.name)):
            if number is not None:
                documents.setdefault(number, []).append(place)
        field = our_schema()[self.name]
        order = sorted(documents)
        ends, ids = [0], array("I")
        for number in order:
            ids.extend(documents[number])
            ends.append(len(ids))
        return [field.to_term(number) for number in order], ends, ids

    def __len__(self) -> int:
        return len(self._found[0])

    def term(self, at: int) -> bytes:
        return self._found[0][at]

    def at(self, term: bytes) -> int:
        return bisect_left(self._found[0], term)

    def find(self, term: bytes) -> int | None:
        at = self.at(term)
        return at if at < len(self) and self.term(at) == term else None

    def terms(self, first: int = 0) -> Iterator[bytes]:
        return iter(self._found[0][first:])

    def has(self, _part: str) -> bool:
        return False

    def extent(self, at: int) -> Extent:
        return self._found[1][at], self._found[1][at + 1]

    def ids(self, extent: Extent) -> Sequence[int]:
        return self._found[2][extent[0] : extent[1]]

    def weights(self, extent: Extent) -> Sequence[float]:
        return (1.0,) * (extent[1] - extent[0])

    def info(self, at: int) -> Any:
        ids = self.ids(self.extent(at))
        return term_info(ids, len(ids), 1.0, (0, 0))
