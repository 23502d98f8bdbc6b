"""
How near words stand (near/5, pre/5): the contract of index/engine.py, run over every engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.query import And, Fuzzy, Near, Not, Or, Phrase, Prefix, Term
from index.results import Document
from tests.index.found import doc, found
from tests.index.test_engine_random import fields, filters, pair, words_  # noqa: F401

if TYPE_CHECKING:
    from index.engine import Engine
    from index.query import Query

TRUMP, PUTIN, XI = Term("trump"), Term("putin"), Term("xi")


def near(left: Query, right: Query, distance: int) -> Near:
    return Near(left, right, distance, ordered=False)


def pre(left: Query, right: Query, distance: int) -> Near:
    return Near(left, right, distance, ordered=True)


@pytest.mark.parametrize(
    ("body", "query", "matches"),
    [
        ("Trump Putin", near(TRUMP, PUTIN, 1), True),  # neighbours are 1 apart
        ("Putin Trump", near(TRUMP, PUTIN, 1), True),
        ("Putin Trump", pre(TRUMP, PUTIN, 1), False),
        ("Putin Trump", pre(PUTIN, TRUMP, 1), True),
        ("Trump met Putin", near(TRUMP, PUTIN, 1), False),
        ("Trump met Putin", near(TRUMP, PUTIN, 2), True),
        ("Trump, who is 79, met. Mr Putin", near(TRUMP, PUTIN, 6), True),  # signs are no words
        ("Trump, who is 79, met. Mr Putin", near(TRUMP, PUTIN, 5), False),
        ("Putin " + "x " * 999 + "Trump", near(TRUMP, PUTIN, 1000), True),
        ("Putin " + "x " * 999 + "Trump", near(TRUMP, PUTIN, 999), False),
        ("Putin Trump x x Putin", pre(TRUMP, PUTIN, 3), True),
        ("Putin Trump x x Putin", pre(TRUMP, PUTIN, 2), False),
        # One of many places is enough.
        ("Trump a b c Putin d e f Trump g Putin", near(TRUMP, PUTIN, 2), True),
        ("Trump a b c Putin d e f Trump g Putin", pre(PUTIN, TRUMP, 3), False),
        # The same word twice; one place is not near itself.
        ("Trump met Trump", near(TRUMP, TRUMP, 2), True),
        ("Trump met Trump", near(TRUMP, TRUMP, 1), False),
        ("Trump met Putin", near(TRUMP, TRUMP, 1000), False),
        ("Trump met Trump", pre(TRUMP, TRUMP, 2), True),
        # A phrase and a compound reach from their first word to their last.
        ("the White House visit", near(Phrase("white house"), Term("visit"), 1), True),
        ("the White House visit", near(Term("white"), Term("visit"), 1), False),
        ("visit the White House", near(Phrase("white house"), Term("visit"), 2), True),
        ("visit the White House", near(Term("house"), Term("visit"), 2), False),
        ("long-range missiles", pre(Term("long-range"), Term("missiles"), 1), True),
        ("a range of 1,600km", pre(Term("range"), Term("1,600km"), 2), True),
        ("1,600km of range", pre(Term("1,600km"), Term("range"), 2), True),
        # What overlaps is not near, wherever it overlaps.
        ("long-range missiles", near(Term("range"), Term("long-range"), 5), False),
        ("the White House", near(Phrase("white house"), Phrase("the white"), 5), False),
        ("the White House", near(Phrase("the white house"), Term("white"), 5), False),
        ("the White House", near(Phrase("the"), Phrase("white house"), 1), True),
        ("bye bye bye", near(Phrase("bye bye"), Phrase("bye bye"), 9), False),
        ("bye bye bye bye", near(Phrase("bye bye"), Phrase("bye bye"), 1), True),
        # Each side can be all that a word can be.
        ("governments bought Tomahawks", near(Prefix("govern"), Term("tomahawk"), 2), True),
        ("governments bought Tomahawks", near(Prefix("govern"), Term("tomahawk", exact=True), 2),
         False),
        ("the missile has a range", pre(Fuzzy("missle"), Term("range"), 3), True),
        ("Putin met Xi", near(Or((TRUMP, PUTIN)), Or((Term("zelensky"), XI)), 2), True),
        ("Putin met Trump", near(Or((TRUMP, PUTIN)), Or((TRUMP, PUTIN)), 2), True),
        ("Putin met", near(Or((TRUMP, PUTIN)), Or((TRUMP, PUTIN)), 2), False),
        ("White House", near(Or((Phrase("white house"), Term("white"))), Term("house"), 1), True),
        ("Trump met Putin", near(TRUMP, Term("nowhere"), 5), False),
        ("Trump met Putin", near(Term("?!"), PUTIN, 5), False),  # a word that is no word
        ("", near(TRUMP, PUTIN, 5), False),
    ],
)  # fmt: skip
def test_how_near(engine: Engine, body: str, query: Near, matches: bool) -> None:
    """The words between are counted from the end of the earlier side to the start of the later."""
    engine.replace([doc("a", body), doc("b", "nothing of it")])

    assert found(engine, query) == ["a"] * matches
    assert engine.count(query).total == matches


def test_fields_do_not_touch(engine: Engine) -> None:
    """The end of the title is not near the beginning of the body, nor is one field in another."""
    engine.replace([
        Document("a", {"title": "Summit of Trump", "body": "Putin agreed"}),
        Document("b", {"title": "Trump Putin", "body": "x"}),
        Document("c", {"heading": "Putin and Trump", "body": "x"}),
        Document("d", {"caption": "Trump Putin", "body": "Trump"}),
    ])  # fmt: skip

    assert found(engine, near(TRUMP, PUTIN, 1000)) == ["b", "c"]
    assert found(engine, near(Term("trump", "title"), Term("putin", "title"), 1)) == ["b"]
    assert found(engine, pre(Term("trump", "caption"), Term("putin", "caption"), 1)) == ["d"]
    assert found(engine, near(Term("trump", "all"), Term("putin", "all"), 2)) == ["b", "c", "d"]


def test_a_near_is_a_condition_like_others(engine: Engine) -> None:
    """It stands in AND, OR and NOT, more than once."""
    engine.replace([
        doc("a", "Trump met Putin"),
        doc("b", "Trump met Putin and Putin met Xi"),
        doc("c", "Xi met Putin. A long way from all of that there was Trump"),
    ])  # fmt: skip
    one, other = near(TRUMP, PUTIN, 2), near(PUTIN, XI, 2)

    assert found(engine, And((one, other))) == ["b"]
    assert found(engine, Or((one, other))) == ["a", "b", "c"]
    assert found(engine, And((TRUMP, Not(one)))) == ["c"]
    assert found(engine, And((PUTIN, Not(And((one, other)))))) == ["a", "c"]


def test_replaced_and_removed(engine: Engine) -> None:
    """What a document said before it was replaced or removed is near nothing."""
    engine.replace([doc("a", "Trump met Putin"), doc("b", "Trump met Putin")])
    engine.replace([doc("a", "Trump met nobody. Nor did Putin")])

    assert found(engine, near(TRUMP, PUTIN, 2)) == ["b"]
    engine.remove(["b"])
    assert found(engine, near(TRUMP, PUTIN, 2)) == []


def test_it_scores_as_one_word_that_occurs_so_often(engine: Engine) -> None:
    """Left sides that have a right one count, each once; so few documents have it, so much is it worth."""
    engine.replace([
        doc("once", "Trump Putin Putin x x x x x x Trump"),  # one left side, with two right ones
        doc("twice", "Trump Putin Trump x x x x x x Putin"),
        doc("same", "zebra zebra x x x x x x x x"),  # a word as often, in as many documents
        doc("also", "zebra x x x x x x x x x"),
        doc("none", "Trump x x x x x x x x Putin"),
    ])  # fmt: skip
    query = near(TRUMP, PUTIN, 2)
    score = {hit.id: hit.score for hit in engine.search(query, limit=None).hits}
    word = {hit.id: hit.score for hit in engine.search(Term("zebra"), limit=None).hits}

    assert list(score) == ["twice", "once"]
    assert score["twice"] == pytest.approx(word["same"])
    assert score["once"] == pytest.approx(word["also"])
    assert engine.search(near(PUTIN, TRUMP, 2)).hits[0].id == "once"


def test_its_words_do_not_score_alone(engine: Engine) -> None:
    """A Near adds to a score once, under a Not never."""
    engine.replace([doc("a", "Trump met Putin"), doc("b", "Trump, Xi"), doc("c", "Xi")])
    query = near(TRUMP, PUTIN, 2)

    def score(query: Query) -> float:
        return next(hit.score for hit in engine.search(query).hits if hit.id in ("a", "c"))

    assert score(And((query, TRUMP))) == pytest.approx(score(query) + score(TRUMP))
    assert score(And((XI, Not(query)))) == pytest.approx(score(XI))
    assert score(Or((query, query))) == pytest.approx(score(query))


@st.composite
def nears(draw: st.DrawFn) -> Near:
    field = st.just(draw(fields))
    leaf = st.one_of(
        st.builds(Term, words_, field, st.booleans()),
        st.builds(Phrase, st.lists(words_, min_size=1, max_size=2).map(" ".join), field),
        st.builds(Prefix, st.sampled_from(["gov", "tom", "war", "long-ra"]), field),
        st.builds(Fuzzy, words_.filter(lambda w: "-" not in w), st.sampled_from([1, 2]), field),
    )
    side = leaf | st.lists(leaf, min_size=2, max_size=4).map(lambda some: Or(tuple(some)))
    return Near(
        draw(side), draw(side), draw(st.sampled_from([1, 2, 3, 8, 1000])), draw(st.booleans())
    )


queries = st.one_of(
    nears(),
    st.builds(lambda *parts: And(parts), nears(), st.builds(Term, words_)),
    st.builds(lambda *parts: Or(parts), nears(), nears(), filters),
    st.builds(lambda a, b: And((a, Not(b))), st.builds(Term, words_), nears()),
)


@settings(max_examples=150, deadline=None)
@given(query=queries)
def test_the_same_documents_scores_and_order(pair: tuple[Engine, Engine], query: Query) -> None:  # noqa: F811
    """Any query with a Near finds what the scan finds, with its scores, in its order."""
    embedded, scan = pair
    expected = scan.search(query, limit=None)
    here = embedded.search(query, limit=None)
    right = {hit.id: hit.score for hit in expected.hits}

    assert {hit.id for hit in here.hits} == right.keys()
    for hit, other in zip(here.hits, expected.hits, strict=True):
        assert hit.score == pytest.approx(right[hit.id], rel=1e-9, abs=1e-12)
        assert hit.id == other.id or hit.score == pytest.approx(other.score, rel=1e-9)
