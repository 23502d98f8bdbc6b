"""
Whoosh's columns in a container: a value for each document, to sort and to divide by.

Numbers are flat arrays like ours. Any other column writes what it likes, and that is kept as it is;
where it reads pickles, it reads plain ones.
"""

from __future__ import annotations

from array import array
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from index.embedded.corrections import whoosh
from index.embedded.whooshed.records import load_plain, load_stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embedded.container import Container, ContainerWriter

_columns = whoosh("columns")
_structfile = whoosh("filedb.structfile")
_ColumnReader: Any = _columns.ColumnReader
_BufferFile: Any = _structfile.BufferFile
_WrappedColumnReader: Any = _columns.WrappedColumnReader

# Type codes that a container has not, and where their numbers fit.
_WIDER: Final = {"b": "i", "h": "i", "l": "i", "L": "I"}


class ColumnWriter:
    """
    The column of one field on its way into a container.
    """

    def __init__(self, column: Any) -> None:
        self._numbers: Any = None
        self._file = BytesIO()
        self._writer: Any = None
        if type(column) is _columns.NumericColumn:
            code = column._typecode  # noqa: SLF001 -- Whoosh has no other way to ask
            self._default = column.default_value()
            self._numbers = array(_WIDER.get(code, code))
        else:
            self._writer = column.writer(_structfile.StructFile(self._file))

    def add(self, document: int, value: Any) -> None:
        if self._writer is not None:
            self._writer.add(document, value)
        elif value != self._default:
            self._fill(document)
            self._numbers.append(value)

    def _fill(self, count: int) -> None:
        if count > len(self._numbers):
            self._numbers.extend([self._default] * (count - len(self._numbers)))

    def finish(self, container: ContainerWriter, field: str, documents: int) -> None:
        if self._writer is None:
            container.add(f"={field}/numbers", self._numbers.typecode, [self._numbers])
        else:
            self._writer.finish(documents)
            container.add(f"={field}/column", "B", [self._file.getvalue()])


def late_column(segment: Any, field: str) -> str:
    """
    The file of a column that was added to a segment after it was written.

    `whoosh.sorting.add_sortable` does that, and writes the file itself.
    """
    name: str = segment.make_filename(f".{field}.col")
    return name


def has_column(container: Container, field: str) -> bool:
    return container.has(f"={field}/numbers") or container.has(f"={field}/column")


def column_reader(container: Container, field: str, column: Any, documents: int) -> Any:
    """A reader of the column of a field, which must be there."""
    if container.has(f"={field}/numbers"):
        numbers = container.view(f"={field}/numbers")
        return NumbersReader(numbers, column.default_value(), documents)
    return reader_of(container.view(f"={field}/column"), column, documents)


def reader_of(data: memoryview, column: Any, documents: int) -> Any:
    """A reader of what a column of Whoosh's wrote."""
    child = getattr(column, "_child", None)
    if isinstance(column, _columns.PickleColumn) and child is not None:
        return _PickleReader(child.reader(_PlainFile(data), 0, len(data), documents))
    return column.reader(_PlainFile(data), 0, len(data), documents)


class NumbersReader(_ColumnReader):  # type: ignore[misc]
    """
    A column of numbers: documents behind the last that has one have the default.
    """

    def __init__(self, numbers: Sequence[Any], default: Any, documents: int) -> None:
        self._numbers = numbers
        self._default = default
        self._documents = documents
        self._reverse = False

    def __len__(self) -> int:
        return self._documents

    def __getitem__(self, docnum: int) -> Any:
        return self._numbers[docnum] if docnum < len(self._numbers) else self._default

    def __iter__(self) -> Iterator[Any]:
        yield from self._numbers
        for _ in range(self._documents - len(self._numbers)):
            yield self._default

    def sort_key(self, docnum: int) -> Any:
        return 0 - self[docnum] if self._reverse else self[docnum]

    def set_reverse(self) -> None:
        self._reverse = True


class _PlainFile(_BufferFile):  # type: ignore[misc]
    """Bytes that a column reads, whose pickles (CompressedBlockColumn has some) are plain."""

    def __init__(self, data: memoryview) -> None:
        super().__init__(data)

    def read_pickle(self) -> Any:
        return load_stream(self.file)


class _PickleReader(_WrappedColumnReader):  # type: ignore[misc]
    """A PickleColumn without what runs."""

    def __getitem__(self, docnum: int) -> Any:
        return _unpickled(self._child[docnum])

    def __iter__(self) -> Iterator[Any]:
        return map(_unpickled, self._child)

    def sort_key(self, docnum: int) -> Any:
        return self[docnum]


def _unpickled(value: bytes) -> Any:
    return load_plain(value) if value else None
