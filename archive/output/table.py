"""
CSV and TSV: rows of cells under a line of column names.

Both are safe to open in a spreadsheet and to print on a terminal (`printable.py`). Lines end in a
newline alone; several values in a cell are joined by "; "; what is not known is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from archive.output.printable import csv_cell, tsv_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Table = Literal["csv", "tsv"]

HIT_COLUMNS = (
    "id", "date", "source", "title", "authors", "tags", "url", "words", "score", "snippet",
)  # fmt: skip
QUOTE_COLUMNS = ("id", "date", "source", "speaker", "kind", "words", "title", "url")
COUNT_COLUMNS = ("value", "count")
TOGETHER_COLUMNS = ("value", "name", "count")
TOTAL_COLUMNS = ("query", "total")
SAVED_COLUMNS = ("name", "count", "query", "note", "problem")
VERDICT_COLUMNS = ("name", "status", "count", "expect", "failures", "problem")
CURSOR_COLUMNS = ("reader", "at", "query")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value)


def row(values: Iterable[Any], table: Table) -> str:
    """One line of *table*, without its newline."""
    if table == "csv":
        return ",".join(csv_cell(_cell(value)) for value in values)
    return "\t".join(tsv_cell(_cell(value)) for value in values)


def rows(
    columns: tuple[str, ...],
    objects: Iterable[Mapping[str, Any]],
    table: Table,
    *,
    header: bool = True,
) -> Iterator[str]:
    """The *columns* of each object, a line each, under their names unless *header* is False."""
    if header:
        yield row(columns, table)
    for one in objects:
        yield row((one.get(column) for column in columns), table)
