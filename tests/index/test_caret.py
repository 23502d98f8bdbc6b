"""
The two lines under an error: aligned, safe for a terminal, never long.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.caret import WIDTH, brief, caret, visible
from index.errors import QueryError


def lines(query: str, start: int, end: int) -> list[str]:
    return caret(QueryError("wrong", query=query, start=start, end=end)).split("\n")


@pytest.mark.parametrize(
    ("query", "start", "end", "shown", "under"),
    [
        ("date:garbage", 5, 12, "date:garbage", "     ^^^^^^^"),
        ("a AND", 2, 5, "a AND", "  ^^^"),
        ("a (", 3, 3, "a (", "   ^"),  # at the end
        ("東京 foo:bar", 3, 6, "東京 foo:bar", "     ^^^"),  # wide characters take two columns
        ("cafe\u0301 x:y", 6, 7, "cafe\u0301 x:y", "     ^"),  # a combining accent takes none
        ("a\tb\nc:d", 4, 5, r"a\tb\nc:d", "      ^"),
        ("\x1b[31mx:y", 5, 6, r"\x1b[31mx:y", "        ^"),
        ("\u202ex:y", 1, 2, r"\u202ex:y", "      ^"),
        ("a\u200bb:c", 0, 3, r"a\u200bb:c", "^^^^^^^^"),
        ("\ud800:x", 0, 1, r"\ud800:x", "^^^^^^"),  # bytes of argv that are no UTF-8
        ("a\u3000b:c", 2, 3, "a b:c", "  ^"),
    ],
)
def test_the_caret_stands_under_the_culprit(
    query: str, start: int, end: int, shown: str, under: str
) -> None:
    """Both lines are indented alike and the carets cover what is wrong, column by column."""
    assert lines(query, start, end) == ["  " + shown, "  " + under]


@pytest.mark.parametrize("at", [0, 10, 70, 500, 990, 999])
def test_of_a_long_query_the_part_is_shown(at: int) -> None:
    """Around a culprit far into a long query are some words, and … where it was cut."""
    query = "".join(f"{n:04} " for n in range(200))

    shown, under = lines(query, at, at + 1)

    column = under.index("^")
    assert shown[column] == query[at]
    assert len(shown) <= WIDTH + 2
    assert shown.startswith("  …") == (at > 24)
    assert shown.endswith("…") == (at < 900)


def test_a_culprit_longer_than_the_line_is_cut_too() -> None:
    """Carets do not run past the query that is shown."""
    shown, under = lines("x" * 5000, 100, 4000)

    assert len(under) <= len(shown) <= WIDTH + 2


def test_no_query_no_caret() -> None:
    """An empty query has nothing to point at."""
    assert caret(QueryError("the query is empty")) == ""
    assert caret(QueryError("the query is empty", query="  ", end=2)) == ""


@given(st.text(min_size=1, max_size=200), st.integers(-5, 250), st.integers(-5, 250))
def test_always_two_safe_lines(query: str, start: int, end: int) -> None:
    """Whatever the query and the span, two short lines come out that no terminal acts on."""
    text = caret(QueryError("wrong", query=query, start=start, end=end))

    if text:
        shown, under = text.split("\n")
        assert shown.isprintable()
        assert set(under) == {" ", "^"}
        assert len(shown) <= WIDTH + 12


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("don’t", "don’t"),
        ("a\nb", r"a\nb"),
        ("\x9b31m", r"\x9b31m"),
        ("a\u2028b", r"a\u2028b"),
        ("\u2066x\u2069", r"\u2066x\u2069"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """What a terminal would act on is written out, what it would print stays."""
    assert visible(text) == shown


def test_brief() -> None:
    """A text inside a message is cut, so that the message stays one line."""
    assert brief("x" * 10_000) == "x" * 39 + "…"
    assert brief("short") == "short"
