"""
ArrayCodec: any index of Whoosh's in flat arrays.

    ix = whoosh.index.create_in(directory, schema)
    with ix.writer(codec=ArrayCodec()) as writer: ...

A segment is two containers (container.py): .doc, what is kept of each document, and .trm, terms and
postings. Each has checksums, is mapped and not read, and holds no pickle but of plain values; the
table of contents is still Whoosh's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.embedded.corrections import whoosh
from index.embedded.whooshed.columns import late_column
from index.embedded.whooshed.documents import DOCUMENTS, ArrayDocumentReader, ArrayDocumentWriter
from index.embedded.whooshed.postings import TERMS, ArrayFieldWriter
from index.embedded.whooshed.storage import open_container
from index.embedded.whooshed.terms import ArrayTermsReader, Postings
from index.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable

_base = whoosh("codec.base")
_Codec: Any = _base.Codec
_Segment: Any = _base.Segment


class ArrayCodec(_Codec):  # type: ignore[misc]
    """
    Whoosh's Codec over containers. Options of Whoosh's own codec are taken and mean nothing here.
    """

    def __init__(self, **_options: Any) -> None:
        pass

    def per_document_writer(self, storage: Any, segment: Any) -> ArrayDocumentWriter:
        return ArrayDocumentWriter(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> ArrayFieldWriter:
        return ArrayFieldWriter(storage, segment)

    def per_document_reader(self, storage: Any, segment: Any) -> ArrayDocumentReader:
        container = open_container(storage, segment.make_filename(DOCUMENTS))
        return ArrayDocumentReader(storage, container, segment)

    def terms_reader(self, storage: Any, segment: Any) -> ArrayTermsReader:
        container = open_container(storage, segment.make_filename(TERMS))
        names = container.about.get("fields")
        if not isinstance(names, list):
            raise IndexDamaged(f"{container.path}: it does not say which fields it has")
        return ArrayTermsReader({name: Postings(container, name) for name in names})

    def supports_columns(self) -> bool:
        return True

    @classmethod
    def column_filename(cls, segment: Any, fieldname: str) -> str:
        """Where `whoosh.sorting.add_sortable` is to put a column."""
        return late_column(segment, fieldname)

    def new_segment(self, _storage: Any, indexname: str) -> ArraySegment:
        return ArraySegment(self, indexname)


class ArraySegment(_Segment):  # type: ignore[misc]
    """
    What Whoosh's table of contents says of a segment: how many documents, and which are gone.
    """

    def __init__(self, codec: Any, indexname: str) -> None:
        super().__init__(indexname)
        self._codec = codec
        self._documents = 0
        self._gone: set[int] = set()

    def codec(self, **_: Any) -> Any:
        return self._codec

    def set_doc_count(self, doccount: int) -> None:
        self._documents = doccount

    def doc_count_all(self) -> int:
        return self._documents

    def deleted_count(self) -> int:
        return len(self._gone)

    def deleted_docs(self) -> Iterable[int]:
        return iter(self._gone)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        if delete:
            self._gone.add(docnum)
        else:
            self._gone.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._gone
