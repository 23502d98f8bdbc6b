"""
`query:NAME` inside a query: what it stands for, and what goes wrong further down.
"""

from __future__ import annotations

from datetime import date

import pytest

from index.errors import QueryError
from index.parse import parse_query
from index.query import And, Not, Or, Query, Term
from index.reshape import leaves, text_leaves

A, B = Term("a"), Term("b")
SAVED = {
    "one": "a OR b",
    "two": "query:one -c",
    "promo": "in:promo musk",
    "out": "-gaza",
    "broken": "x foo:bar",
    "uses-broken": "a query:broken",
    "open": "a (",
    "loop": "query:pool",
    "pool": "a query:loop",
    "self": "query:self",
    "with space": "a",
    "near": "(a OR b) near/5 c",
}


def parse(text: str, saved: dict[str, str] = SAVED) -> Query:
    return parse_query(text, today=date(2025, 10, 20), saved=saved)


def refused(text: str, saved: dict[str, str] = SAVED) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(text, saved)
    return caught.value


def test_a_saved_query_stands_for_its_text_in_parentheses() -> None:
    """`x query:one` is `x (a OR b)`; saved queries nest."""
    assert parse("x query:one") == parse("x (a OR b)")
    assert parse("-query:one x") == And((Not(Or((A, B))), Term("x")))
    assert parse("query:two") == And((Or((A, B)), Not(Term("c"))))
    assert parse("query:(one OR two)") == parse("(a OR b) OR ((a OR b) -c)")
    assert parse('query:"with space"') == A


def test_a_place_reaches_into_it_as_into_parentheses() -> None:
    """`in:` holds for the words of a saved query too, unless it says a place itself."""
    assert parse("in:promo query:one") == Or((Term("a", "promo"), Term("b", "promo")))
    assert parse("query:promo x") == And((Term("musk", "promo"), Term("x")))
    assert "inside another" in refused("in:bio query:promo").message


def test_its_leaves_stand_where_it_stood() -> None:
    """What comes from a saved query has the span of the `query:NAME` that was typed."""
    spans = {leaf.span for leaf in leaves(parse("x query:two")) if leaf != Term("x")}

    assert spans == {(2, 11)}
    assert {word.span for word in text_leaves(parse("query:near"))} == {(0, 10)}
    assert [leaf.span for leaf in leaves(parse("query:near"))] == [(0, 10)]


@pytest.mark.parametrize(
    ("text", "query", "culprit", "says"),
    [
        ("query:on", "query:on", "query:on", "did you mean one"),
        ("a query:zebra", "a query:zebra", "query:zebra", "no saved query zebra"),
        ("query:broken", "x foo:bar", "foo", "in the saved query broken: there is no field foo"),
        ("query:uses-broken", "x foo:bar", "foo", "saved query broken, which uses-broken uses"),
        ("query:open", "a (", "(", "in the saved query open: "),
        ("query:out", "-gaza", "-gaza", "in the saved query out: "),
        ("query:loop", "a query:loop", "query:loop", "loop -> pool -> loop"),
        ("query:self", "query:self", "query:self", "self -> self"),
        ("query:one near/5 c", "query:one near/5 c", "query:one", "write out its words"),
        ("c near/5 (b OR query:one)", "c near/5 (b OR query:one)", "query:one", "write out"),
        ("query:=one", "query:=one", "query:=one", "takes the name"),
        ('query:""', 'query:""', 'query:""', "takes the name"),
    ],
)
def test_what_is_wrong_is_shown_where_it_is(text: str, query: str, culprit: str, says: str) -> None:
    """The error names the saved query and its caret stands in that query's own text."""
    error = refused(text)

    assert says in error.message
    assert error.query == query
    assert error.query[error.start : error.end] == culprit


def test_only_the_queries_asked_for_are_read() -> None:
    """A broken or missing neighbour does not matter to a query that does not use it."""

    class Unreadable(dict):
        def __getitem__(self, name: str) -> str:
            raise AssertionError(f"{name} was read")

    assert parse("a query", Unreadable(one="a")) == And((A, Term("query")))


def test_a_chain_has_a_limit() -> None:
    """Fifty saved queries inside each other are answered, more are an error and never a crash."""
    chain = {f"q{n}": f"query:q{n + 1}" for n in range(200)}

    assert parse("query:q0", chain | {"q49": "a"}) == A
    assert "50 saved queries" in refused("query:q0", chain | {"q50": "a"}).message
    assert "50 saved queries" in refused("query:q0", chain | {"q199": "a"}).message


def test_a_bomb_does_not_go_off() -> None:
    """Saved queries that double at each step are refused before they are written out."""
    bomb = {f"q{n}": f"query:q{n + 1} query:q{n + 1}" for n in range(40)} | {"q40": "a OR b"}

    assert "10,000" in refused("query:q0", bomb).message
    assert len(list(leaves(parse("query:q28", bomb)))) == 2 * 2**12


def test_parentheses_count_through_saved_queries() -> None:
    """Nesting in a saved query adds to that around it."""
    deep = {"deep": "(" * 60 + "a" + ")" * 60}

    assert parse("(" * 39 + "query:deep" + ")" * 39, deep) == A
    assert "100 parentheses" in refused("(" * 40 + "query:deep" + ")" * 40, deep).message
