"""
Stories: a text made comparable.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.stories.shingles import count_shared, sparsities, sparsity
from archive.stories.telling import Telling
from tests.archive.told import SHINGLER, clue


@given(st.text(max_size=300))
def test_marks_and_case_do_not_count(text: str) -> None:
    """What differs in punctuation, spaces and capitals has the same shingles."""
    plain = SHINGLER.shingles(text)
    assert np.array_equal(SHINGLER.shingles(text.casefold().replace(" ", " — ")), plain)
    assert np.array_equal(np.unique(plain), plain)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Trump’s very frank and sincere talk", "trump's VERY frank, and sincere talk"),
        ("the U.S. Senate has voted today", "the U S Senate has voted today"),
    ],
)
def test_shingles_of_one_sentence_written_twice(a: str, b: str) -> None:
    """An apostrophe of another kind, or a mark that got lost, is the same text."""
    assert np.array_equal(SHINGLER.shingles(a), SHINGLER.shingles(b))


@given(st.lists(st.integers(0, 300), unique=True), st.lists(st.integers(0, 300), unique=True))
def test_what_two_share_is_counted(a: list[int], b: list[int]) -> None:
    """The count is that of the sets."""
    left, right = (np.array(sorted(one), np.uint64) for one in (a, b))
    assert count_shared(left, right) == count_shared(right, left) == len(set(a) & set(b))


@given(st.integers(0, 5_000), st.integers(0, 5_000))
def test_samples_are_nested(small: int, large: int) -> None:
    """A shingle in the sketch of a long text is in that of any shorter one that has it."""
    small, large = sorted((small, large))
    assert sparsity(large) % sparsity(small) == 0
    assert sparsities(np.array([small, large])).tolist() == [sparsity(small), sparsity(large)]


def test_hostile_text_has_an_end() -> None:
    """A million words, or one of a million letters, are cut short and not refused."""
    assert len(SHINGLER.shingles("a b c d e f g " * 200_000)) == 7
    assert len(SHINGLER.shingles("x" * 1_000_000)) == 0
    assert Telling(clue(""), "A" * 1_000_000, SHINGLER).names
