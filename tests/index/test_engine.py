"""
The contract of index/engine.py, run over every engine: what each node of a query means, in
examples.

Whatever one engine is asked here, every engine must answer alike. The order of hits and what is
counted are in test_engine_results.py, random questions in test_engine_random.py.
"""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.query import (
    And,
    DateRange,
    Fuzzy,
    Keyword,
    Missing,
    Named,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Term,
)
from index.results import Document, Name
from tests.index.found import doc, found

if TYPE_CHECKING:
    from index.engine import Engine
    from index.query import Query

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "seeds")


def seed(number: int) -> str:
    (name,) = (name for name in os.listdir(SEEDS) if name.startswith(f"{number:03}"))
    with open(os.path.join(SEEDS, name), encoding="utf-8") as file:
        return file.read()


BOTH = ["000", "001"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # Seed 0 has only "Tomahawks": a plain Whoosh TEXT field finds seed 1 alone.
        (Term("tomahawk"), BOTH),
        (Term("TOMAHAWKS"), BOTH),
        (Term("tomahawks", exact=True), BOTH),
        (Term("tomahawk", exact=True), ["001"]),
        # Whoosh's default stop list loses every one of these.
        (Term("US"), BOTH),
        (Term("U.S."), BOTH),
        (Term("will"), BOTH),
        (Phrase("US president"), BOTH),
        (Phrase("does not come"), BOTH),
        # Seed 0 has ’ where seed 1 has '.
        (Term("Trump’s"), BOTH),
        (Phrase("Russia's war"), BOTH),
        (Prefix("tomaha"), BOTH),
        (Fuzzy("tomahwak", 1), ["001"]),
        (Fuzzy("tomahwak", 2), BOTH),
        (Fuzzy("zelenskyy", 1), BOTH),
        (Term("long-range"), BOTH),
        (Phrase("long-range tomahawk"), ["001"]),
        (Phrase("“very frank and trusting”"), ["001"]),
        (Term("1,600km"), ["001"]),
        (Term("995"), ["001"]),
        (And((Term("tomahawk"), Not(Term("frank")))), ["000"]),
        (And((Term("tomahawks"), Not(Term("gaza")))), []),
    ],
    ids=str,
)
def test_founding_articles(engine: Engine, query: Query, expected: list[str]) -> None:
    """The founding articles are found by what they say, in whatever form it is asked."""
    engine.replace([doc("000", seed(0)), doc("001", seed(1))])
    assert found(engine, query) == expected


@pytest.mark.parametrize(
    ("text", "asked", "matches"),
    [
        ("AT&T bought it", "at&t", True),
        ("on 9/11 they", "9/11", True),
        ("on 9/11 they", "11", False),
        ("worth £1.6bn now", "£1.6bn", True),
        ("worth £1.6bn now", "1.6", True),
        ("worth £1.6bn now", "1.6bn", True),
        ("an F-16 over", "F16", True),
        ("two F16s over", "F-16", True),
        ("a W-2 form", "W-2", True),
        ("C++ is hard", "c++", True),
        ("May 2025", "may", True),
        ("we may not", "may", True),
        ("in Łódź today", "lodz", True),
        ("die Straße", "strasse", True),
        ("in Ma\u0301laga", "málaga", True),
        ("co\u00adoperation", "cooperation", True),
        ("don’t stop", "don't", True),
        ("1,600 km away", "1,600km", True),
        ("1,600 to 5 km", "1,600km", False),
        ("range is long", "long-range", False),
        ("a long range", "long-range", True),
        # Whoosh's own Porter stemmer makes bann, plann, runn of these.
        ("it was banned", "ban", True),
        ("planned it", "plans", True),
        ("running", "runs", True),
        ("the news", "new", False),
    ],
)
def test_words_as_news_writes_them(engine: Engine, text: str, asked: str, matches: bool) -> None:
    """A word is found however an outlet or a user writes it, and nothing else is."""
    engine.replace([doc("a", text)])
    assert found(engine, Term(asked)) == (["a"] if matches else [])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Phrase("state of the union"), ["of"]),
        (Phrase("state and the union"), ["and"]),
        (Phrase("state union"), []),
        (Phrase("union state"), []),
        (Phrase("THE UNION"), ["and", "of"]),
        (Phrase("unions"), []),
    ],
    ids=str,
)
def test_phrases_are_exact(engine: Engine, query: Query, expected: list[str]) -> None:
    """A phrase is these words in this form and order with nothing between them."""
    engine.replace([doc("of", "the state of the union"), doc("and", "the state and the union")])
    assert found(engine, query) == expected


def test_a_match_is_within_one_field(engine: Engine) -> None:
    """A bare word looks in title, heading and body; a phrase never runs from one into another."""
    texts = {"title": "Summit called", "heading": "off today", "body": "It rained."}
    engine.replace([Document("a", {**texts, "promo": "musk"})])
    assert found(engine, Term("summits")) == ["a"]
    assert found(engine, Phrase("called off")) == []
    assert found(engine, Term("today", "heading")) == ["a"]
    assert found(engine, Term("today", "body")) == []
    assert found(engine, Term("musk")) == []
    assert found(engine, Term("musk", "promo")) == ["a"]
    assert found(engine, Term("musk", "aside")) == ["a"]
    assert found(engine, Term("summit", "all")) == ["a"]


TRUMP = Name("Donald Trump", ("Trump", "the President"))
JUNIOR = Name("Donald Trump Jr")
INDEPENDENT = Name("The Independent", ("Independent", "independent.co.uk"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Named("person", "trump"), ["a", "b"]),
        (Named("person", "TRUMP"), ["a", "b"]),
        (Named("person", "Donald Trump"), ["a", "b"]),
        (Named("person", "Donald Trump", whole=True), ["a"]),
        (Named("person", "trump", whole=True), ["a"]),
        (Named("person", "Trump Donald"), []),
        # "Trump" ends one name and "the President" begins the next: never together.
        (Named("person", "trump president"), []),
        (Named("person", "president"), ["a"]),
        (Named("person", "the president", whole=True), ["a"]),
        (Named("person", "presidents"), []),
        (Named("entity", "trump"), ["a", "b"]),
        (Named("entity", "independent"), []),
        (Named("place", "trump"), []),
        (Named("source", "independent"), ["a"]),
        (Named("source", "The Independent"), ["a"]),
        (Named("source", "Independent", whole=True), ["a"]),
        (Named("source", "independent.co.uk"), ["a"]),
        (Named("source", "www.Independent.co.uk"), ["a"]),
        (Named("source", "uk"), []),
        (Named("source", "co.uk"), []),
        (Named("source", "…"), []),
    ],
    ids=str,
)
def test_names(engine: Engine, query: Query, expected: list[str]) -> None:
    """Names are found by words that stand together in one name or alias, or by the whole of one."""
    engine.replace(
        [
            Document("a", {}, {"person": (TRUMP,), "source": (INDEPENDENT,)}),
            Document("b", {}, {"person": (JUNIOR,), "source": (Name("BBC", ("bbc.co.uk",)),)}),
        ]
    )
    assert found(engine, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Keyword("tag", "checked"), ["a1"]),
        (Keyword("tag", "CHECKED"), ["a1"]),
        (Keyword("tag", "check"), []),
        (Keyword("id", "a"), ["a1", "a2"]),
        (Keyword("id", "A2"), ["a2"]),
        (Keyword("id", "b33"), []),
        (NumberRange("words", 10, None), ["a1", "a2"]),
        (NumberRange("words", None, 10), ["a2", "b3"]),
        (NumberRange("words", 10, 10), ["a2"]),
        (NumberRange("words", None, None), ["a1", "a2", "b3"]),
        (Missing("tag"), ["a2", "b3"]),
        (Missing("date"), ["b3"]),
        (Missing("title"), ["a2", "b3"]),
        (Missing("person"), ["a1", "a2"]),
        (Missing("entity"), ["a1", "a2"]),
        (Missing("words"), []),
        # 2.7.4 reads [2025-10-01 TO 2025-10-18] as all of 2025: a document of 30 September matched.
        (DateRange(date(2025, 10, 1), date(2025, 10, 18)), ["a1"]),
        (DateRange(date(2025, 9, 30), date(2025, 10, 17)), ["a2"]),
        (DateRange(date(2025, 10, 17), date(2025, 10, 17)), []),
        (DateRange(None, date(2025, 10, 17)), ["a2"]),
        (DateRange(date(2025, 10, 17), None), ["a1"]),
        (DateRange(None, None), ["a1", "a2"]),
    ],
    ids=str,
)
def test_filters(engine: Engine, query: Query, expected: list[str]) -> None:
    """Keywords, numbers, days and what is missing select exactly, and undated is in no range."""
    engine.replace(
        [
            Document(
                "a1",
                {"title": "One"},
                keywords={"tag": ("Checked", "later")},
                numbers={"words": 900},
                day=date(2025, 10, 17),
            ),
            Document("a2", {"body": "Two"}, numbers={"words": 10}, day=date(2025, 9, 30)),
            Document("b3", {"title": "…"}, {"person": (TRUMP,)}, numbers={"words": 0}),
        ]
    )
    assert found(engine, query) == expected
    assert all(hit.score == 0.0 for hit in engine.search(query).hits)


def test_and_or_not(engine: Engine) -> None:
    """Queries combine as sets."""
    engine.replace([doc("ab", "apple bread"), doc("bc", "bread cheese"), doc("c", "cheese")])
    a, b, c = Term("apple"), Term("bread"), Term("cheese")
    assert found(engine, And((a, b))) == ["ab"]
    assert found(engine, Or((a, c))) == ["ab", "bc", "c"]
    assert found(engine, And((Or((a, c)), b))) == ["ab", "bc"]
    assert found(engine, And((c, Not(b)))) == ["c"]
    assert found(engine, And((b, Not(Or((a, c)))))) == []
    assert found(engine, And((b, Not(And((a, c)))))) == ["ab", "bc"]


def test_nothing_to_look_for(engine: Engine) -> None:
    """A word of signs alone matches nothing, in an empty index as in a full one."""
    queries = [Term("?!"), Phrase("…"), Prefix("-"), Fuzzy("!!", 1), Named("person", "?")]
    for _ in range(2):
        for query in queries:
            assert found(engine, query) == []
        engine.replace([doc("a", "What? Never!")])


def test_text_that_is_hostile(engine: Engine) -> None:
    """Lone surrogates, NUL, separators and endless words go in and are found again."""
    name = Name("half \ud83d\x00 emoji \xff\n")
    body = "before \ud83d \x00 after " + "a" * 300_000 + " " + "n\u0303" * 50_000
    hostile = Document(
        "i\ud83d", {"body": body}, {"person": (name,)}, {"tag": ("\udfff",)}, day=date.min
    )
    engine.replace([hostile])
    assert found(engine, Phrase("before after")) == ["i\ud83d"]
    assert engine.count(Term("after"), by="person").rows == ((name.canonical, 1),)
    assert engine.count(Term("after"), by="day").rows == (("0001-01-01", 1),)
    assert found(engine, Keyword("tag", "\udfff")) == ["i\ud83d"]
    assert found(engine, Named("person", "half emoji")) == ["i\ud83d"]
