"""
Text is cut and wrapped by the columns it takes.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.output.printable import prose
from archive.output.width import MARK, UNMARK, cut, pad, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("東京", 4),
        ("Łódź", 4),
        ("e\u0301te\u0301", 3),  # combining accents
        ("🚀", 2),
        (f"{MARK}hit{UNMARK}", 3),
        (f"{MARK}東{UNMARK}", 2),
        ("", 0),
    ],
)
def test_width(text, columns):
    """Wide characters take two columns, combining ones and marks none."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("Donald Trump has agreed to a second summit", 28, "Donald Trump has agreed to…"),
        ("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…"),
        ("東京東京東京", 7, "東京東…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_cut(text, columns, shown):
    """What is cut off is marked, and the cut is between words where that costs little."""
    assert cut(text, columns) == shown


@given(st.text(), st.integers(2, 60))
def test_cut_fits(text, columns):
    """Whatever is cut fits."""
    assert width(cut(prose(text), columns)) <= columns


@given(st.text(), st.integers(20, 60))
def test_wrap_fits_and_loses_nothing(text, columns):
    """Lines fit, and hold all that there was but spaces."""
    shown = prose(text)
    lines = wrap(shown, columns, indent="  ")
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")


def test_marks_end_with_their_line():
    """A mark that runs over the end of a line is closed and opened again."""
    text = f"aaaa {MARK}bbbb cccc{UNMARK} dddd"
    assert wrap(text, 9) == [
        f"aaaa {MARK}bbbb{UNMARK}",
        f"{MARK}cccc{UNMARK} dddd",
    ]


def test_accents_cannot_pile_up():
    """Ten thousand accents on one letter are cut: they would paint over the lines above."""
    assert len(cut("a" + "\u0301" * 10_000, 40)) <= 40 * 5 + 1


@pytest.mark.parametrize("unit", ["x", "x ", "東", "\u0301", "ab\u0301 "])
def test_a_megabyte_takes_no_time(unit):
    """Wrapping and cutting a line of a megabyte is linear."""
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    assert wrap(text, 80)
    assert cut(text, 80)
    assert time.process_time() - started < 10


def test_pad():
    """Padding counts columns."""
    assert pad("東", 4) + "|" == "東  |"
