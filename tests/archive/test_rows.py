"""CSV and TSV: a row is an article, under the names of the first line, kept as it was written."""

from __future__ import annotations

import io

import pytest

from archive.sources import Failure, Input, Raw, Reading, read_document, read_inputs, split_input

# The columns of "All the News", which researchers share: an index without a name comes first.
KAGGLE = (
    b",id,title,publication,author,date,url,content\r\n"
    b'0,17283,"Bridge opens, at last",BBC News,Jane Doe,2025-10-05,https://example.org/1,'
    b'"The mayor said ""no"", twice.\r\n\r\nShe left."\r\n'
    b"1,17284,Second,,,,,A second story.\r\n"
)


def read(data: bytes, name: str = "news.csv") -> list[object]:
    return list(read_inputs(Input("x", name, stream=io.BytesIO(data))))


def test_a_row_is_an_article() -> None:
    """Each row under the names of the columns; cells may hold commas, marks and paragraphs."""
    first, second = read(KAGGLE)

    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert (first.raw.place, second.raw.place) == ("news.csv:2", "news.csv:5")
    assert first.article.kind == "csv"
    assert first.article.decoded.split() == [
        "The",
        "mayor",
        "said",
        '"no",',
        "twice.",
        "She",
        "left.",
    ]
    assert first.article.clues.titles == ("Bridge opens, at last",)
    assert first.article.clues.outlets[0] == "BBC News"
    assert first.article.clues.bylines == ("Jane Doe",)
    assert [clue.written for clue in first.article.clues.dates] == ["2025-10-05"]
    assert second.article.clues.bylines == ()


def test_a_row_is_kept_as_it_was_written() -> None:
    """What is kept is the line of names and the row, byte by byte, and reads to the same again."""
    for piece in split_input(Input("x", "news.csv", stream=io.BytesIO(KAGGLE))):
        assert isinstance(piece, Raw)
        names, _, row = piece.data.partition(b"\n")
        assert KAGGLE.startswith(names)
        assert row in KAGGLE
        assert read_document(piece.data, kind="csv").digest == piece.digest


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("title;date;text\r\nCaf\u00e9;05/10/2025;Die Br\u00fccke\r\n".encode("cp1252"), "x.csv"),
        ("title\ttext\nCaf\u00e9\tDie Br\u00fccke\n".encode("utf-16"), "x.tsv"),
        ("text,title\nDie Br\u00fccke,Caf\u00e9\n".encode("utf-8-sig"), "x.csv"),
        ("title,text\rCaf\u00e9,Die Br\u00fccke\r".encode(), "x.csv"),  # an old Mac
        ("title,date,text\nCaf\u00e9,2025,Die Br\u00fccke\n".encode(), "-"),  # cat x.csv | add -
        ("Title,Full-Text\nCaf\u00e9,Die Br\u00fccke\n".encode(), "x.csv"),
    ],
)
def test_tables_as_spreadsheets_write_them(data: bytes, name: str) -> None:
    """Commas, semicolons or tabs, in the encodings and line ends of each system."""
    (only,) = read(data, name)

    assert isinstance(only, Reading)
    assert only.article.decoded == "Die Br\u00fccke"
    assert only.article.clues.titles == ("Caf\u00e9",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"date,title,url\n2025,a,b\n", "this is a table without texts: its first line must name"),
        (b"title,text\na,b,c\n", "this row has 3 cells, but 2 columns have names"),
        (b'title,text\na,"b\nc,d\n', "a quotation mark that opens a cell is never closed"),
        (b"title,text\na,b\x00c\n", "binary file"),
        (b"title,text\na,\n", "no text"),
        (b'"' * 9_999, "this is a table without texts"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, says: str) -> None:
    """A table without texts, and a row that does not fit, are named with what would be right."""
    (failure,) = read(data)

    assert isinstance(failure, Failure)
    assert says in failure.reason


def test_prose_is_no_table() -> None:
    """A first line with commas is not the head of a table, unless it names what tables have."""
    for prose in (b"Berlin, Germany, text\n\nHe left.\n", b"Title, fight and glory\n\nHe won.\n"):
        (only,) = read(prose, "x.txt")
        assert isinstance(only, Reading)
        assert only.article.kind == "text"


def test_json_in_a_csv_is_json() -> None:
    """What a file is, its content says."""
    (only,) = read(b'{"text": "A story."}\n')

    assert isinstance(only, Reading)
    assert only.article.kind == "jsonl"
