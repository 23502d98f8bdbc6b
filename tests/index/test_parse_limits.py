"""
Any text at all, and queries as long and as nested as can be: an answer or an error, and soon.
"""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given

from index.errors import QueryError
from index.parse import caret
from index.query import Not, Query, Term
from index.reshape import leaves
from tests.index.parsing import parse, refused
from tests.index.queries import messy_texts


def test_nesting_has_a_limit() -> None:
    """A hundred parentheses are answered, 950 are an error and never a crash."""
    assert parse("(" * 100 + "a" + ")" * 100) == Term("a")
    assert parse("a (b OR (" * 50 + "c" + "))" * 50)
    assert "100 parentheses" in refused("(" * 950 + "a" + ")" * 950).message
    assert "100 parentheses" in refused("(" * 5000).message
    assert parse("a (b OR (" * 49 + "(c OR d) near/3 d" + "))" * 49)
    assert "levels" in refused("a -(b OR (c " * 45 + "d" + "))" * 45).message


def test_length_has_a_limit() -> None:
    """Ten thousand characters are a query, one more is an error at the first too many."""
    assert len(list(leaves(parse("a " * 5000)))) == 5000
    error = refused("a" * 10_001)
    assert "10,000" in error.message
    assert error.start == 10_000


def outcome(text: str, saved: dict[str, str]) -> tuple[Query | None, QueryError | None]:
    try:
        return parse(text, saved=saved), None
    except QueryError as error:
        return None, error


@given(messy_texts)
def test_any_text_is_a_query_or_an_error(text: str) -> None:
    """Nothing but QueryError comes out, its span lies in the text, and its caret can be shown."""
    saved = {"a": "musk OR in:bio x", "b": "query:b"}
    query, error = outcome(text, saved)
    if error:
        assert 0 <= error.start <= error.end <= len(error.query)
        assert error.query in (text, *saved.values())
        assert error.message.isprintable()
        assert caret(error).replace("\n", "").isprintable()
    else:
        assert query is not None
        assert parse(str(query)) == query
        assert not isinstance(query, Not)
        assert all(0 <= leaf.span[0] < leaf.span[1] <= len(text) for leaf in leaves(query))


@pytest.mark.parametrize(
    "unit",
    ["a ", '«a" ', "'a' ", "date:2025 ", "-a b ", "a OR ", "1,", "a.", "a&", "a'", "?", "\u0301",
     "\u200b", "中", "date:oct ", "title:(a) ", "x:", "‘", "putin~ ", "a near/5 b ",
     "a near/5 ", "near/5", "(a) pre/9 (b OR c) "],
)  # fmt: skip
def test_the_longest_query_is_read_in_no_time(unit: str) -> None:
    """Ten thousand characters of anything take well under a second: there is no backtracking."""
    started = time.process_time()
    with contextlib.suppress(QueryError):
        parse((unit * 10_000)[:10_000])
    with pytest.raises(QueryError):
        parse(unit * (2**20 // len(unit)))

    assert time.process_time() - started < 4
