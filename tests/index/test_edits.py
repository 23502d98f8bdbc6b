"""
Distance between spellings: against its definition, and in specimens.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.edits import distance, near
from tests.index.scan import edit_distance

short = st.text("abcd", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("putin", "putin", 0),
        ("putni", "putin", 1),  # two neighbours swapped
        ("puttin", "putin", 1),
        ("puin", "putin", 1),
        ("poutine", "putin", 2),
        ("zelenskyy", "zelensky", 1),
        ("ca", "abc", None),  # a swapped pair is not edited again: 3
        ("tomahawk", "tomato", None),
        ("", "ab", 2),
    ],
)
def test_distance(one: str, other: str, edits: int | None) -> None:
    """Insertions, deletions, changes and swaps count one each, up to two."""
    assert distance(one, other, 2) == edits
    assert distance(other, one, 2) == edits


@given(st.lists(short, max_size=30), short, st.integers(0, 2))
def test_near_is_all_that_is_within_reach(lexicon: list[str], word: str, edits: int) -> None:
    """Nothing within reach is missed, nothing beyond it given."""
    measured = [(entry, edit_distance(entry, word)) for entry in lexicon]
    assert list(near(lexicon, word, edits)) == [pair for pair in measured if pair[1] <= edits]
