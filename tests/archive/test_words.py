"""
Words of a text: the quick means and the pattern say the same.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.words import find_letters, find_small, find_words

TEXTS = st.text(st.sampled_from("abzAZ09_ .,'-\t\n\x1f\x85’“—\xa0£éßıʼ\u0301中"), max_size=60)


@given(TEXTS | st.text())
def test_the_words_of_any_text_are_those_of_the_pattern(text: str) -> None:
    """Whatever letters and marks a text has, the words are runs of letters (and digits)."""
    assert find_letters(text) == re.findall(r"[^\W\d_]+", text)
    assert find_words(text) == re.findall(r"[^\W_]+", text)
    assert find_small(text) == set(re.findall(r"\b[a-z]+\b", text))


@pytest.mark.parametrize("mark", ["’", " ", "\n", "é"])
def test_a_word_is_small_when_all_of_it_is(mark: str) -> None:
    """ "iPhone", "a1" and "x_y" are no words in small letters; beside a mark a word is itself."""
    text = f"the iPhone{mark}s a1 x_y sold"
    assert find_small(text) - {"iphones"} == {"the", "sold"} | ({"s"} if mark != "é" else set())
