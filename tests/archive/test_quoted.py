"""
Quotations asked for: what a query and a speaker bring out of the articles it finds.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from archive import archive as front
from archive.quoted import quote_clauses
from index.errors import QueryError
from index.parse import parse_query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.archive import Archive

TODAY = date(2025, 11, 23)
ARTICLES = [
    {
        "body": "Ann Baker met Carl Dorn in Rome on Friday. “It was a very frank talk,” Ms Baker said. "
        "“It was not frank at all,” Mr Dorn said. “We shall meet again in the summer.”",
        "date": "2025-10-17",
        "source": "Evening Post",
    },
    {
        "body": "Ann Baker came home from Rome. “Nothing new was said there,” Ms Baker told reporters. "
        "A frank word was not heard. She called it “productive”.",
        "date": "2025-10-20",
        "source": "Morning Post",
    },
    {
        "body": "It rained in Rome. “It always rains in autumn,” a resident said.",
        "source": "Daily Rain",
    },
    {"body": "Nobody said a word in Rome, and it was very quiet there.", "date": "2025-10-21"},
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    directory = tmp_path_factory.mktemp("quoted") / "archive"
    with front.open(directory, today=TODAY) as opened:
        data = b"".join(json.dumps(one).encode() + b"\n" for one in ARTICLES)
        assert opened.add(data, workers=0).added == len(ARTICLES)
        yield opened


def words(archive: Archive, query: str | None = None, **asked: object) -> list[str]:
    return [found.quote.words for found in archive.quotes(query, **asked)]  # type: ignore[arg-type]


def test_without_a_query_the_newest_article_comes_first(archive: Archive) -> None:
    """Every direct quotation with a speaker, in the order of the text within an article."""
    assert words(archive) == [
        "Nothing new was said there,",
        "It was a very frank talk,",
        "It was not frank at all,",
        "We shall meet again in the summer.",
    ]


def test_all_of_them(archive: Archive) -> None:
    """Single words and what nobody is named for come when they are asked for."""
    every = words(archive, every=True)

    assert "productive" in every
    assert "It always rains in autumn," in every
    assert len(every) == 6


def test_by_a_speaker(archive: Archive) -> None:
    """A speaker is found by any part of the name."""
    assert words(archive, by="dorn") == [
        "It was not frank at all,",
        "We shall meet again in the summer.",
    ]
    assert words(archive, "speaker:=dorn") == words(archive, by="dorn")
    assert words(archive, by="ann dorn") == []


def test_the_words_and_the_speaker_of_one_quotation(archive: Archive) -> None:
    """said: and speaker: are asked of the same quotation, and what matched is marked."""
    (found,) = archive.quotes("said:frank speaker:baker")

    assert found.quote.words == "It was a very frank talk,"
    assert [found.quote.words[start:end] for start, end in found.marks] == ["frank"]
    assert (found.source, found.published and found.published.day.isoformat()) == (
        "Evening Post",
        "2025-10-17",
    )
    assert words(archive, "said:frank") == ["It was a very frank talk,", "It was not frank at all,"]
    assert words(archive, 'said:"very frank" OR speaker:dorn') == [
        "It was a very frank talk,",
        "It was not frank at all,",
        "We shall meet again in the summer.",
    ]


def test_other_words_choose_articles(archive: Archive) -> None:
    """A bare word, a day or an outlet finds articles, and all that is quoted in them comes."""
    assert words(archive, "source:evening") == words(archive, on="2025-10-17")
    assert words(archive, "heard") == ["Nothing new was said there,"]
    assert words(archive, "heard said:frank") == []
    assert words(archive, since="2025-10-18") == ["Nothing new was said there,"]
    assert words(archive, "speaker:baker -said:frank") == ["Nothing new was said there,"]


def test_searching_and_counting(archive: Archive) -> None:
    """The index knows what is quoted and who by: the same words outside marks are another matter."""
    assert archive.count("said:frank").total == 1
    assert archive.count("frank").total == 2
    assert archive.count("said:(heard OR quiet)").total == 0
    assert archive.count("said:fran* speaker:baker").total == 1
    assert archive.count("speaker:none").total == 2
    assert archive.count("rome", by="speaker").rows == (("Ann Baker", 2), ("Carl Dorn", 1))
    (hit,) = archive.search("said:frank").hits
    assert hit.snippet is not None
    assert "“It was a very frank talk,”" in hit.snippet.text


def test_what_is_wrong_is_refused(archive: Archive) -> None:
    """A wrong query and a speaker without a word are errors."""
    with pytest.raises(QueryError):
        archive.quotes("said:frank AND (")
    with pytest.raises(QueryError):
        archive.quotes(by=" ... ")


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("said:b", "said:b"),
        ("a said:b", "said:b"),
        ("a said:b speaker:c -said:d", "said:b speaker:c"),
        ("a OR said:b", "said:b"),
        ("a (said:b OR c OR speaker:d)", "said:b OR speaker:d"),
        ("a said:(b OR c)", "said:b OR said:c"),
        ("a -said:b", None),
        ("a date:2025", None),
    ],
)
def test_what_is_asked_of_a_quotation(query: str, clauses: str | None) -> None:
    """Of a query only said: and speaker: are, and no negation."""
    found = quote_clauses(parse_query(query, today=TODAY))

    assert found == (None if clauses is None else parse_query(clauses, today=TODAY))
