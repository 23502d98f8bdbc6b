"""JSON Lines: the names that fields go by, one article a line, and what is refused with its number."""

from __future__ import annotations

import io
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import DateClue
from archive.errors import UnreadableError
from archive.sources import ExportLine, Failure, Raw, limits
from archive.sources.document import to_digest
from archive.sources.jsonl import read_line, split_file, split_lines


def line(**fields: Any) -> bytes:
    return json.dumps({"text": "A story.", **fields}).encode()


def test_a_press_release_is_read() -> None:
    """The shape of the Senate press releases: id, source, date, body."""
    raw = (
        b'{"id": "Akaka/10Feb2006", "source": "Sen. Akaka", "date": "2006-02-10", "body": "Today."}'
    )

    article = read_line(raw)

    assert article.decoded == "Today."
    assert article.kind == "jsonl"
    assert article.digest == to_digest(raw)
    assert article.paragraphs == ()
    assert article.clues.outlets == ("Sen. Akaka",)
    assert article.clues.dates == (DateClue("2006-02-10", "meta"),)


@pytest.mark.parametrize(
    "key",
    [
        "text",
        "body",
        "content",
        "article",
        "maintext",
        "articleBody",
        "full_text",
        "Full-Text",
        "TEXT",
    ],
)
def test_the_text_goes_by_many_names(key: str) -> None:
    """Every common name of the text field is understood, in any case and spelling."""
    assert read_line(json.dumps({key: "A story."}).encode()).decoded == "A story."


@pytest.mark.parametrize(
    ("fields", "part", "expected"),
    [
        ({"title": "A &amp; B"}, "titles", ("A & B",)),
        ({"headline": " A\n B "}, "titles", ("A B",)),
        ({"outlet": "The Independent"}, "outlets", ("The Independent",)),
        (
            {"publisher": {"name": "BBC News"}},
            "outlets",
            ("BBC News",),
        ),  # NewsAPI writes "source" so
        ({"source": {"id": None, "name": "BBC News"}}, "outlets", ("BBC News",)),
        ({"source_domain": "bbc.co.uk"}, "outlets", ("bbc.co.uk",)),  # news-please
        ({"source": "https://www.bbc.co.uk/news"}, "outlets", ("bbc.co.uk",)),
        ({"url": "https://www.bbc.co.uk/news/1"}, "urls", ("https://www.bbc.co.uk/news/1",)),
        ({"link": "https://www.bbc.co.uk/news/1"}, "outlets", ("bbc.co.uk",)),
        ({"url": "not an address"}, "urls", ()),
        ({"author": "By JANE DOE"}, "bylines", ("By JANE DOE",)),
        ({"authors": ["Jane Doe", "John Roe", "Jane Doe"]}, "bylines", ("Jane Doe", "John Roe")),
        ({"creator": [{"name": "Jane Doe"}]}, "bylines", ("Jane Doe",)),
        ({"keywords": "war, peace ,"}, "tags", ("war", "peace")),
        ({"tags": ["war", "peace"]}, "tags", ("war", "peace")),
        ({"lang": "en"}, "language", "en"),
        ({"title": None, "authors": [], "date": None}, "titles", ()),
        ({"something": {"else": [1]}}, "titles", ()),
    ],
)
def test_fields_become_clues(fields: dict[str, Any], part: str, expected: object) -> None:
    """What the other fields say is kept as clues, tidied but not judged; unknown ones are harmless."""
    assert getattr(read_line(line(**fields)).clues, part) == expected


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"published_at": "2025-10-17T06:12:00Z"}, "2025-10-17T06:12:00Z"),
        ({"datePublished": "Oct. 17, 2025"}, "Oct. 17, 2025"),
        ({"date_publish": "2025-10-17 06:12:00"}, "2025-10-17 06:12:00"),  # news-please
        ({"timestamp": 1760681520}, "1760681520"),
        ({"pub_date": {"$date": "2025-10-17T06:12:00Z"}}, "2025-10-17T06:12:00Z"),  # mongoexport
        ({"url": "https://example.org/2025/10/17/summit"}, "2025-10-17"),
    ],
)
def test_dates_are_kept_as_written(fields: dict[str, Any], written: str) -> None:
    """A date is handed on as it stands; reading it is another stage's work."""
    clues = read_line(line(**fields)).clues.dates

    assert [clue.written for clue in clues] == [written]


def test_changes_are_told_from_publication() -> None:
    """A date of change is marked as one."""
    clues = read_line(line(date="2025-10-17", updated="2025-10-18")).clues.dates

    assert [(clue.written, clue.of) for clue in clues] == [
        ("2025-10-17", "published"), ("2025-10-18", "modified"),
    ]  # fmt: skip


def test_the_given_url_is_trusted_first() -> None:
    """A URL that the user gave stands before the one in the line."""
    clues = read_line(line(url="https://a.example/1"), url="https://b.example/2").clues

    assert clues.urls == ("https://b.example/2", "https://a.example/1")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One.</p>\n<p>Two &amp; three.</p>", "One.\n\nTwo & three."),
        ("<div>Short</div>", "Short"),
        ("One.<br/>Two.<br><br>Three.", "One.\nTwo.\n\nThree."),
        ("One <b>bold</b> word.\n\nTwo.", "One bold word.\n\nTwo."),
        ("AT&amp;T rose 2 &lt; 3", "AT&T rose 2 < 3"),
        ("<script>alert(1)</script><p>Safe.</p>", "Safe."),
        ("weather <i n <p clear 4 < 5", "weather <i n <p clear 4 < 5"),  # OCR of a 1916 front page
        ("Q&A; x & y", "Q&A; x & y"),
        (["One.", "Two."], "One.\n\nTwo."),
        ("a\x00b \ud83d c", "a\ufffdb \ufffd c"),  # what no store can hold
    ],
)
def test_markup_in_a_text_is_taken_out(text: str | list[str], plain: str) -> None:
    """A text field in HTML gives its words and paragraphs; plain text stays exactly as it is."""
    assert read_line(json.dumps({"body": text}).encode()).decoded == plain


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'{"text": "a"', "not valid JSON"),
        (b'{"text": "torn', "not valid JSON: Unterminated string starting at character 10; right"),
        (b"[1, 2]", "must hold one JSON object"),
        (b'"text"', "not a string"),
        (b'{"title": "a"}', 'no text: an article needs "text"'),
        (b'{"text": "  "}', "no text"),
        (b'{"text": 5}', '"text" is a number'),
        (b'{"text": ["a", 5]}', '"text" is an array'),
        (b'{"text": "a", "title": ["b"]}', '"title" is an array, but it must be a string'),
        (b'{"text": "a", "date": true}', '"date" is true or false'),
        (b'{"text": "a", "authors": [5]}', '"authors" holds a number'),
        (b'{"text": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"text": "a", "n": ' + b"9" * 10_000 + b"}", "impossibly long number"),
        (b'{"text": "a\x00b"}', "zero bytes"),
    ],
)
def test_a_wrong_line_says_where_and_what_would_be_right(raw: bytes, said: str) -> None:
    """A refusal is one line that names the file and the line number."""
    with pytest.raises(UnreadableError) as caught:
        read_line(raw, place="export.jsonl:7")

    assert str(caught.value).startswith("export.jsonl:7: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def split(data: bytes) -> list[Raw | ExportLine | Failure]:
    return list(split_lines(io.BytesIO(data), "a.jsonl"))


def test_lines_are_numbered_from_one_blank_ones_counted() -> None:
    """The number in a place is the one an editor shows."""
    pieces = split(b'\xef\xbb\xbf{"text": "a"}\r\n\r\n{"text": "b"}')

    assert [(p.data, p.place) for p in pieces if isinstance(p, Raw)] == [
        (b'{"text": "a"}', "a.jsonl:1"), (b'{"text": "b"}', "a.jsonl:3"),
    ]  # fmt: skip


def test_a_line_that_is_too_long_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is stated, the rest of the line passed over, the next line read."""
    monkeypatch.setattr(limits, "JSON_LINE_BYTES", 2 * limits.MB)

    first, second = split(b'{"text": "' + b"a" * 3 * limits.MB + b'"}\n{"text": "b"}\n')

    assert first == Failure("a.jsonl:1", "too large: a line may have 2 MB, this one has more")
    assert isinstance(second, Raw)
    assert second.place == "a.jsonl:2"


def test_our_own_export_is_told_apart() -> None:
    """A line that `archive export` wrote is handed to the store whole."""
    raw = b'{"archive_export": 1, "id": "d9e10ce47f65"}'

    piece = split(raw + b"\n")[0]

    assert isinstance(piece, ExportLine)
    assert piece.obj["id"] == "d9e10ce47f65"
    assert (piece.raw, piece.place) == (raw, "a.jsonl:1")


@pytest.mark.parametrize("length", [900, 999, 1_000, 1_001, 1_002, 5_000])
def test_an_export_may_be_longer_than_a_line(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was archived can be exported and added again, however long its line is."""
    monkeypatch.setattr(limits, "JSON_LINE_BYTES", 1_000)
    raw = b'{"archive_export": 1, "raw": "' + b"a" * (length - 32) + b'"}'

    first, second = split(raw + b'\n{"text": "b"}\n')

    assert isinstance(first, ExportLine)
    assert first.raw == raw
    assert isinstance(second, Raw)


def test_an_article_about_exports_is_none() -> None:
    """The mark of an export counts as a key only."""
    assert isinstance(split(line(title='the key "archive_export"'))[0], Raw)


def test_a_json_file_may_be_one_object_or_an_array() -> None:
    """Each object of an array is an article with the bytes that it has there."""
    one = b'{\n "text": "a"\n}\n'
    assert [p.data for p in split_file(one, "a.json") if isinstance(p, Raw)] == [one.strip()]

    many = b'[ {"text": "a"} ,\n {"text": "b", "n": 1.0} ]\n'
    pieces = list(split_file(many, "a.json"))

    assert [(p.data, p.place) for p in pieces if isinstance(p, Raw)] == [
        (b'{"text": "a"}', "a.json[1]"), (b'{"text": "b", "n": 1.0}', "a.json[2]"),
    ]  # fmt: skip


def test_a_broken_array_gives_what_came_before() -> None:
    """Damage in an array is reported at its element; those before it are read."""
    pieces = list(split_file(b'[{"text": "a"}, {"text": ', "a.json"))

    assert isinstance(pieces[0], Raw)
    assert isinstance(pieces[1], Failure)
    assert pieces[1].path == "a.json[2]"


@given(
    st.dictionaries(
        st.sampled_from(["text", "title", "date", "source", "url", "authors", "tags", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["name", "$date", "x"]), inner, max_size=2)
            ),
            max_leaves=6,
        ),
        max_size=6,
    )
)
def test_any_object_is_an_article_or_a_reason(obj: dict[str, Any]) -> None:
    """Whatever types the fields have, the answer is an article that can be stored, or a refusal."""
    try:
        article = read_line(json.dumps(obj).encode())
    except UnreadableError:
        return
    assert article.decoded.strip()
    (article.decoded + repr(article.clues)).encode("utf-8")


@pytest.mark.parametrize("unit", ["<p ", "<a ", "&amp", "<p><", "</", "<b x", "<br"])
def test_hostile_markup_is_read_in_time(unit: str) -> None:
    """A megabyte of half-open markup in a text field takes no more than a moment."""
    raw = json.dumps({"text": "Words. </p>" + unit * (1_000_000 // len(unit))}).encode()
    started = time.process_time()
    assert read_line(raw).decoded.startswith("Words.")

    assert time.process_time() - started < 8
