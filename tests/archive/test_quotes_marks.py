"""
What stands between quotation marks, and what only looks like it.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.quotes.kinds import tell_kind
from archive.quotes.marks import find_marked


def marked(text: str, *, goes_on: bool = False) -> list[str]:
    return [text[one.start : one.end] for one in find_marked(text, goes_on=goes_on)]


@pytest.mark.parametrize(
    ("text", "between"),
    [
        # straight, curly, single, guillemets, German: whatever the outlet's house style
        ('"It is over," he said. "Go home."', ["It is over,", "Go home."]),
        ("“It is over,” he said. “Go home.”", ["It is over,", "Go home."]),
        ("‘It is over,’ he said. ‘Go home.’", ["It is over,", "Go home."]),
        ("'It is over,' he said. 'Go home.'", ["It is over,", "Go home."]),
        ("«It is over», he said.", ["It is over"]),
        ("„Es ist vorbei“, sagte er.", ["Es ist vorbei"]),
        ("``It is over,'' he said.", ["It is over,"]),  # as wires were sent
        ("''It is over,'' he said. ''Go home.''", ["It is over,", "Go home."]),
        ('He said: “It is over."', ["It is over."]),  # two styles in one
        # a quotation in a quotation belongs to the outer one
        ("“He told me ‘go home’ and I went,” she said.", ["He told me ‘go home’ and I went,"]),
        ("‘He told me “go home” and I went,’ she said.", ["He told me “go home” and I went,"]),
        ("\"I thought 'no',\" he said", ["I thought 'no',"]),
        # marks beside dashes and brackets
        ('It was late ("too late") and cold.', ["too late"]),
        ('He was clear—"go home"—and left.', ["go home"]),
        # what follows a plural possessive inside single marks
        ("‘The players’ union agreed,’ he said.", ["The players’ union agreed,"]),
    ],
)
def test_what_stands_in_marks(text: str, between: list[str]) -> None:
    """The outermost marks of any style are found, without the marks."""
    assert marked(text) == between


@pytest.mark.parametrize(
    "text",
    [
        "It's the boys' club that Mr Jones' aides don't like.",
        "In the '90s they'd rock 'n' roll 'til dawn.",
        "It’s the boys’ club that Mr Jones’ aides don’t like.",
        'He is 6\' 2" tall and the screen is 27" wide.',
        "O'Rourke and D'Angelo went to the '08 race.",
        "It is 5'10'' high, she said, and 6'2'' wide.",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    """Apostrophes, feet and inches quote nobody."""
    assert marked(text) == []


@pytest.mark.parametrize(
    "text",
    ['He said "it is over and left.', "He said “it is over and left.", "‘Twas late, he said."],
)
def test_what_is_not_closed_is_nothing(text: str) -> None:
    """A mark that is never closed does not run to the end of the paragraph."""
    assert marked(text) == []


def test_a_lost_mark_spoils_no_more_than_one() -> None:
    """Where one is missing, the next quotation is found all the same."""
    assert marked('He said "it is over. She said "go home" and left.') == ["go home"]


def test_a_quotation_of_several_paragraphs_opens_each_and_closes_the_last() -> None:
    """An open quotation runs to the end of the paragraph only where the next one opens again."""
    text = "She said: “It is over."

    assert marked(text) == []
    assert marked(text, goes_on=True) == ["It is over."]


@given(st.text(alphabet="aA .,\"'“”‘’«»„`-\n", max_size=80), st.booleans())
def test_passages_rise_and_do_not_overlap(text: str, goes_on: bool) -> None:
    """Whatever the text, each passage lies behind the one before, within its marks."""
    at = 0
    for one in find_marked(text, goes_on=goes_on):
        assert at <= one.open_ <= one.start <= one.end <= one.close <= len(text)
        assert one.start < one.end or one.runs_on
        at = one.close


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I think I might speak to Russia about that.", "direct"),
        ("He’d like to have Tomahawks,", "direct"),
        ("Yes.", "direct"),
        ("if you have a problem figuring it out, then you are lost", "direct"),
        ("very frank and trusting", "partial"),
        ("productive", "partial"),
        ("real threat of [another] part of the building collapsing", "partial"),
        ("The A Word", "title"),
        ("Tears of the Kingdom", "title"),
        ("...", None),
    ],
)
def test_kinds(words: str, kind: str | None) -> None:
    """A clause is direct, words out of one partial, Title Case a title."""
    assert tell_kind(words, closed=words[-1] in ".,", opens=words[-1] in ".,") == kind
