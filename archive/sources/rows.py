"""
CSV and TSV -> Articles: a row each, under the names that the first line gives the columns.

Spreadsheets, databases and shared sets of news are handed on like this. The names are those of
fields.py, as in JSON Lines. A row is kept as it was written, behind the line of names, so that it
can be read again on its own. A table without a column for the text is refused: its rows are no
articles.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.decode import decode
from archive.sources.document import Failure, Raw, to_digest
from archive.sources.fields import FACTS, to_fields
from archive.sources.jsonl import TEXTS, read_object

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from archive.article import Article

_DELIMITERS = ",;\t"
_ASKED = 'its first line must name a column "text" (or "body", "content", "articleBody" ...)'

csv.field_size_limit(limits.JSON_LINE_BYTES)


def split_rows(stream: BinaryIO, place: str) -> Iterator[Raw | Failure]:
    """
    The rows of a table, each behind the line of names, at the number of the line it begins on.

    Raises UnreadableError for a table that holds no texts.
    """
    taken: list[bytes] = []

    def lines() -> Iterator[str]:
        while line := stream.readline(limits.JSON_LINE_BYTES):
            taken.append(line)
            # Marks, commas and newlines are ASCII in every encoding that comes here, and decoding
            # proper is done row by row.
            yield line.decode("latin-1")

    next(lines(), None)
    header = taken.pop() if taken else b""
    delimiter = _delimiter(decode(header).text)
    if not _texts_among(_cells(decode(header).text, delimiter)):
        raise UnreadableError(f"this is a table without texts: {_ASKED}")
    header = header.rstrip(b"\r\n") + b"\n"
    number = 2
    rows = csv.reader(lines(), delimiter=delimiter)
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            yield Failure(
                f"{place}:{number}", "not a row of a table from here on: too large, or broken"
            )
            return
        if row is None:
            return
        written = b"".join(taken)
        if len(taken) > 1 and written.count(b'"') % 2:
            yield Failure(f"{place}:{number}", "a quotation mark that opens a cell is never closed")
            return
        if any(map(str.strip, row)):
            data = header + written.rstrip(b"\r\n")
            yield Raw(data, to_digest(data), "csv", f"{place}:{number}")
        number += len(taken)
        taken.clear()


def read_row(data: bytes, *, url: str | None = None) -> Article:
    """The article in one row, behind the line of names. Raises UnreadableError."""
    text = decode(data).text
    delimiter = _delimiter(text.partition("\n")[0])
    try:
        names, *rest = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    except (csv.Error, ValueError):
        raise UnreadableError("not a row of a table") from None
    row = rest[0] if len(rest) == 1 else []
    if not row or len(row) > len(names):
        raise UnreadableError(f"this row has {len(row)} cells, but {len(names)} columns have names")
    cells = dict(zip(names, row, strict=False))
    return read_object({name: cell for name, cell in cells.items() if cell}, data, url, kind="csv")


def has_texts(line: str) -> bool:
    """Whether *line* can be the first of a table of articles: a text and more have columns."""
    cells = _cells(line, _delimiter(line))
    return _texts_among(cells) and not FACTS.isdisjoint(to_fields(dict.fromkeys(cells)))


def _delimiter(line: str) -> str:
    """What stands between the names."""
    return max(_DELIMITERS, key=line.count)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line.strip("\ufeff\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []


def _texts_among(names: list[str]) -> bool:
    return not TEXTS.isdisjoint(to_fields(dict.fromkeys(names)))
