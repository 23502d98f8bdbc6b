"""What the classes of a page say, in words that patterns are written for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.sources.class_names import to_plain


@pytest.mark.parametrize(
    ("names", "plain"),
    [
        ("articleBody photoCredit", "article-body photo-credit"),
        ("entry-content", "entry-content"),
        ("ArticleBody_text__3fKx2", "article-body_text__3f-kx2"),
        ("BYLINE", "byline"),
        ("", ""),
    ],
)
def test_words_of_a_class_stand_apart(names: str, plain: str) -> None:
    """Words that only a capital divides are divided by a hyphen, and none has capitals."""
    assert to_plain(names) == plain


@given(st.text(max_size=50))
def test_plain_classes_stay_as_they_are(names: str) -> None:
    """What is plain is not changed again, whatever its letters."""
    plain = to_plain(names)
    assert to_plain(plain) == plain
