"""
What an engine answers beside which documents match: their order, a page of them, the passages to
show, counts and suggestions.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from index.query import And, Near, Or, Term
from index.results import Counts, Document, Name, Results, Sort
from tests.index.found import doc

if TYPE_CHECKING:
    from index.engine import Engine


def test_the_best_ten_are_the_best(engine: Engine) -> None:
    """A page is cut from the whole order: Whoosh loses hits of `a AND (b OR title:c)` here."""
    engine.replace(
        Document(
            f"{n:03}",
            {"body": "alpha " * (n % 7) + "beta " * (n % 5) + "rest " * (n % 11), "title": "gamma"}
            if n % 3
            else {"body": "alpha " * (n % 4) + "pad " * (n % 13)},
        )
        for n in range(400)
    )
    query = And((Term("alpha"), Or((Term("beta"), Term("gamma", "title")))))
    whole = engine.search(query, limit=None)
    assert whole.total > 200
    assert engine.search(query, limit=10).hits == whole.hits[:10]
    assert engine.search(query, limit=7, offset=20).hits == whole.hits[20:27]
    assert engine.search(query, limit=10).total == whole.total
    assert engine.search(query, limit=0) == Results((), whole.total)
    assert engine.search(query, limit=5, offset=10_000) == Results((), whole.total)


def test_thousands_of_hits(engine: Engine) -> None:
    """Every one of many hits is there once, under its own id."""
    engine.replace(doc(f"{n:04x}", "common words") for n in range(700))
    engine.replace(doc(f"{n:04x}", "common words") for n in range(600, 1300))
    hits = engine.search(Term("common"), limit=None).hits
    assert [hit.id for hit in hits] == [f"{n:04x}" for n in range(1300)]


def test_ranking(engine: Engine) -> None:
    """A title outweighs a body, twice outweighs once, rare words common ones, short texts long."""
    engine.replace(
        [
            doc("title", "nothing of the kind in here", title="summit called"),
            doc("twice", "summit and summit again today too"),
            doc("once", "summit and some other words today"),
            doc("long", "summit and some other words today and again tomorrow"),
            doc("rare", "zebra and some other words today"),
        ]
    )
    order = [hit.id for hit in engine.search(Term("summit")).hits]
    assert order == ["title", "twice", "once", "long"]
    either = engine.search(Or((Term("summit"), Term("zebra", "body"))))
    assert [hit.id for hit in either.hits][:2] == ["rare", "title"]


def test_ties_break_on_day_then_id(engine: Engine) -> None:
    """Equal scores come newest first, then by id, the undated last: the same every time."""
    new, old = date(2025, 1, 2), date(2025, 1, 1)
    days = {"d": new, "a": old, "c": old, "b": None, "e": None}
    engine.replace(doc(id_, "same words", day=day) for id_, day in days.items())
    for sort, expected in (
        (Sort.RELEVANCE, "dacbe"),
        (Sort.NEWEST, "dacbe"),
        (Sort.OLDEST, "acdbe"),
    ):
        hits = engine.search(Term("words"), sort=sort).hits
        assert "".join(hit.id for hit in hits) == expected
        hits = engine.search(Term("words"), sort=sort, limit=2, offset=2).hits
        assert "".join(hit.id for hit in hits) == expected[2:4]


def test_counts(engine: Engine) -> None:
    """Documents divide by time in order, and by names with the most frequent first."""
    trump = Name("Donald Trump", ("Trump", "the President"))
    putin = Name("Vladimir Putin", ("Putin",))
    engine.replace(
        [
            Document("a", {"body": "x"}, {"person": (trump, putin)}, day=date(2025, 10, 17)),
            Document("b", {"body": "x"}, {"person": (putin, putin)}, day=date(2024, 2, 29)),
            Document("c", {"body": "x"}, {"person": (putin,)}, {"tag": ("Z", "a")}),
            Document("d", {"body": "y"}, day=date(2025, 10, 1)),
        ]
    )
    x = Term("x")
    assert engine.count(x) == Counts(3)
    assert engine.count(x, by="person").rows == (("Vladimir Putin", 3), ("Donald Trump", 1))
    assert engine.count(x, by="entity").rows == (("Vladimir Putin", 3), ("Donald Trump", 1))
    assert engine.count(x, by="year") == Counts(3, (("2024", 1), ("2025", 1)), without=1)
    assert engine.count(x, by="month").rows == (("2024-02", 1), ("2025-10", 1))
    assert engine.count(Or((x, Term("y"))), by="day").rows == (
        ("2024-02-29", 1),
        ("2025-10-01", 1),
        ("2025-10-17", 1),
    )
    assert engine.count(x, by="tag") == Counts(3, (("Z", 1), ("a", 1)), without=2)
    assert engine.count(Term("nothing"), by="source") == Counts(0)


def test_suggestions(engine: Engine) -> None:
    """The nearest spellings come first, then the most frequent; the word itself is none."""
    engine.replace([doc("a", "tomahawk tomahawks budapest"), doc("b", "tomahawks")])
    assert engine.suggest("tomahwak") == ["tomahawk", "tomahawks"]
    assert engine.suggest("tomahawk") == ["tomahawks"]
    assert engine.suggest("Budapset") == ["budapest"]
    assert engine.suggest("xyzzyx") == []
    engine.remove(["a"])
    assert engine.suggest("tomahwak") == ["tomahawks"]


def test_passages(engine: Engine) -> None:
    """A hit shows the passage where most of the query stands, from the first field that has any."""
    long = "first words here. " * 400
    engine.replace(
        [
            doc("a", f"{long} The Tomahawks were not sent. {long}"),
            Document("b", {"title": "Tomahawk deal", "body": "Nothing of it."}),
            Document("c", {"title": "Tomahawk", "body": "No.", "caption": "A tomahawk ( AP )"}),
            doc("d", "price $ 5 tomahawk near range"),
        ]
    )
    fields = ("body", "caption", "title")
    shown = engine.passages(Term("tomahawk"), ["c", "a", "b", "d", "nobody"], fields=fields)
    assert list(shown) == ["c", "a", "b", "d"]
    assert shown["c"].text == "Tomahawk", "captions are not asked"
    assert shown["b"].text == "Tomahawk deal"
    assert "The Tomahawks were not sent." in shown["a"].text
    anywhere = engine.passages(Term("tomahawk", "all"), ["c"], fields=fields)
    assert anywhere["c"].text == "A tomahawk ( AP )"
    ((start, end),) = shown["a"].spans
    assert shown["a"].text[start:end] == "Tomahawks"
    assert shown["d"].spans == ((10, 18),)
    assert engine.passages(Term("nothing", "title"), ["b"], fields=fields) == {}
    assert engine.passages(
        Near(Term("price"), Term("range"), 9, ordered=True), ["d"], fields=fields
    )
    engine.remove(["b"])
    assert engine.passages(Term("tomahawk"), ["b"], fields=fields) == {}
