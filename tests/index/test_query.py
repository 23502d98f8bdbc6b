"""
Queries as values: written out, taken apart and put together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from index.parse import parse_query
from index.query import (
    And,
    DateRange,
    Fuzzy,
    Named,
    Near,
    Not,
    NumberRange,
    Or,
    Phrase,
    Query,
    Term,
)
from index.reshape import (
    all_of,
    any_of,
    clauses,
    leaves,
    mapped,
    moved,
    negated,
    restrict,
    reworded,
    span_of,
    text_leaves,
    without,
)
from index.when import Days
from tests.index.queries import queries

TODAY = date(2025, 10, 20)
A, B, C = (Term(letter) for letter in "abc")
OCTOBER = DateRange(date(2025, 10, 1), date(2025, 11, 1))


def parse(text: str) -> Query:
    return parse_query(text, today=TODAY)


@given(queries)
def test_what_is_written_is_read_back(query: Query) -> None:
    """str() of any query parses to that query, and is written the same again."""
    assert parse(str(query)) == query
    assert str(parse(str(query))) == str(query)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("(a AND b) OR c", "(a b) OR c"),
        ("NOT (a OR b) c", "-(a OR b) c"),
        ("“very frank”", '"very frank"'),
        ("source:'The Independent' source:bbc", 'source:"The Independent" source:bbc'),
        ("PERSON:(putin OR trump)", "person:putin OR person:trump"),
        ("in:promo (a OR b) date:2025", "in:promo (a OR b) date:2025"),
        ("in:promo a OR in:promo b", "in:promo (a OR b)"),
        ("(in:promo a) b", "(in:promo a) b"),
        ("x -(in:credit ap)", "x -(in:credit ap)"),
        ("in:caption a", "caption:a"),
        ("date:'last week'", "date:2025-10-13..2025-10-19"),
        ("date:2025-10-01..2025-10-31", "date:2025-10"),
        ("date:2024-01-01..2024-12-31", "date:2024"),
        ("date:today", "date:2025-10-20"),
        ("date:2024-01..2024-12-30", "date:2024-01-01..2024-12-30"),
        ("date:<2025", "date:..2024-12-31"),
        ("may date:2025", "may date:2025"),
        ("(date:2025) may", 'date:"2025" may'),  # 2025 may would be one date
        ("-date:2025 x", "-date:2025 x"),
        ("words:>500", "words:>=501"),
        ('source:"none"', 'source:"none"'),
        ("putin~1", "putin~"),
        ("a NEAR/05 b", "a near/5 b"),
        ("a (b pre/5 c)", "a b pre/5 c"),
        ("x NOT a near/5 b", "x -(a near/5 b)"),
        ("x -(in:promo a near/5 b)", "x -(in:promo a near/5 b)"),
        ("in:promo x -(a near/5 b)", "in:promo x -(a near/5 b)"),
        ("title:((a OR b) near/5 c)", "(title:a OR title:b) near/5 title:c"),
        ("in:promo (a near/5 (b OR c))", "in:promo a near/5 (b OR c)"),
        ("(date:2025) may near/5 b", 'date:"2025" may near/5 b'),
    ],
)
def test_canonical_text(text: str, canonical: str) -> None:
    """One way of writing each query, as --explain shows it."""
    assert str(parse(text)) == canonical


def test_spans_do_not_count() -> None:
    """The same query typed elsewhere is the same query."""
    assert parse("   a   b") == parse("a b")
    assert hash(parse("   a")) == hash(parse("a"))
    assert span_of(parse("  a (b OR c) ")) == (2, 11)


def test_joining_flattens() -> None:
    """And in And and Or in Or are one; one part stands for itself."""
    assert all_of(A, And((B, C))) == And((A, B, C))
    assert any_of(Or((A, B)), C) == Or((A, B, C))
    assert all_of(A) == any_of(A) == A
    assert all_of(A, Or((B, C))) == And((A, Or((B, C))))


def test_negating_twice_is_nothing() -> None:
    """Not of Not is the query; not (not a and not b) is a or b."""
    assert negated(negated(A)) == A
    assert negated(And((Not(A), Not(B)))) == Or((A, B))
    assert negated(And((A, Not(B)))) == Not(And((A, Not(B))))


def test_leaves_come_in_order() -> None:
    """From left to right, the negated ones too."""
    assert list(leaves(And((A, Not(Or((B, C))), A)))) == [A, B, C, A]


def test_a_near_is_one_leaf_of_several_words() -> None:
    """Whoever asks for words gets those of its sides, in its one field."""
    near = Near(Or((Term("a", "title"), Term("b", "title"))), Term("c", "title"), 5, ordered=True)
    query = And((A, Not(near), OCTOBER))

    assert list(leaves(query)) == [A, near, OCTOBER]
    assert [str(word) for word in text_leaves(query)] == ["a", "title:a", "title:b", "title:c"]
    assert near.field == "title"


def test_words_move_on_both_sides() -> None:
    """`in:promo` moves what has no field; what has one stays, and so does all but words."""
    near = Near(Or((A, B)), C, 5, ordered=False)

    assert str(moved(near, "promo")) == "in:promo (a OR b) near/5 c"
    assert moved(moved(near, "title"), "promo") == moved(near, "title")
    assert moved(OCTOBER, "promo") == OCTOBER
    assert reworded(near, lambda word: replace(word, text=word.text * 2)) == parse(
        "(aa OR bb) near/5 cc"
    )


@given(queries)
def test_mapping_to_itself_changes_nothing(query: Query) -> None:
    """A change that changes no leaf changes no query."""
    assert mapped(query, lambda leaf: leaf) == query


@pytest.mark.parametrize(
    ("query", "days", "expected"),
    [
        (A, Days(date(2025, 10, 1), date(2025, 11, 1)), And((A, OCTOBER))),
        (And((A, B)), Days(date(2025, 10, 1), date(2025, 11, 1)), And((A, B, OCTOBER))),
        (Or((A, B)), Days(date(2025, 10, 1), date(2025, 11, 1)), And((Or((A, B)), OCTOBER))),
        (None, Days(date(2025, 10, 1), date(2025, 11, 1)), OCTOBER),
        (A, None, A),
        (A, Days(None, None), A),
    ],
)
def test_restricted_to_days(query: Query | None, days: Days | None, expected: Query) -> None:
    """--since and --until are one more condition on the whole query."""
    assert restrict(query, days) == expected


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("a date:2025", "a"),
        ("a -date:2025", "a"),
        ("date:2025", None),
        ("a (b OR date:2025)", "a"),
        ("a -(b date:2025)", "a"),
        ("a -(b OR date:2025)", "a -b"),
        ("a (b date:2025 OR c)", "a (b OR c)"),
        ("a b", "a b"),
        ("a near/5 b date:2025", "a near/5 b"),
    ],
)
def test_without_dates(text: str, rest: str | None) -> None:
    """What a query would find if every condition on dates were met."""
    found = without(parse(text), DateRange)

    assert found == (parse(rest) if rest else None)


def test_without_dates_may_only_leave_out() -> None:
    """`date:2025 -gaza` without its date is -gaza: to be joined with something to find."""
    assert without(parse("date:2025 -gaza"), DateRange) == Not(Term("gaza"))


def test_without_several_kinds() -> None:
    """Kinds can be given together."""
    query = parse("a words:>5 date:2025 b~ source:bbc".replace("b~", "bond~"))

    rest = without(query, (DateRange, NumberRange, Fuzzy))

    assert rest == And((A, Named("source", "bbc")))


def test_clauses_are_queries_of_their_own() -> None:
    """Each part of a query comes out with its depth and can be counted alone."""
    query = parse('a ("b c" OR source:bbc) -d')

    found = [(clause.depth, str(clause), clause.query) for clause in clauses(query)]

    assert found == [
        (0, 'a ("b c" OR source:bbc) -d', query),
        (1, "a", A),
        (1, '"b c" OR source:bbc', Or((Phrase("b c"), Named("source", "bbc")))),
        (2, '"b c"', Phrase("b c")),
        (2, "source:bbc", Named("source", "bbc")),
        (1, "-d", Term("d")),
    ]


@given(queries)
def test_every_clause_is_a_query(query: Query) -> None:
    """What --explain counts can be asked as it is printed."""
    for clause in clauses(query):
        assert parse(str(clause.query)) == clause.query
