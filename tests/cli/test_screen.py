"""
Colour, width and encoding follow the user's wishes before they follow the terminal.
"""

from __future__ import annotations

import io

import pytest

from archive.cli import terminal
from archive.output.screen import Screen


@pytest.mark.parametrize(
    ("when", "environ", "is_terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),  # no-color.org: only when not empty
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"CLICOLOR_FORCE": "1"}, True, False),
    ],
)
def test_colour(when, environ, is_terminal, coloured):
    """The option beats the environment, which beats the terminal."""
    assert terminal.wants_colour(when, environ, terminal=is_terminal) is coloured


@pytest.mark.parametrize(
    ("columns", "width"),
    [("40", 40), ("", 80), ("0", 80), ("wide", 80), ("5", 20), ("99999999999", 1000), ("²", 80)],
)
def test_width_comes_from_columns(columns, width):
    """COLUMNS is believed when it is a sensible number; without a terminal it is 80."""
    assert terminal.find_screen("auto", {"COLUMNS": columns}).width == width


def test_streams_take_any_text(monkeypatch):
    """A Latin-1 stream gets plain quotes and spelt-out letters, never an exception."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="latin-1")
    monkeypatch.setattr("sys.stdout", stream)
    terminal.prepare_streams()
    stream.write("“Café” … Łódź █ 🚀")
    stream.flush()
    assert raw.getvalue() == b'"Caf\xe9" ... \\u0141\xf3d\\u017a # \\U0001f680'


def test_closed_streams_go_nowhere(monkeypatch):
    """`archive ... >&-` has no standard output at all, and that is no crash."""
    monkeypatch.setattr("sys.stdout", None)
    terminal.prepare_streams()
    import sys

    assert sys.stdout.write("x") == 1
    sys.stdout.close()


def test_colour_says_nothing_alone():
    """Without colour nothing is painted."""
    assert Screen().paint("x", "title") == "x"
    assert Screen(colour=True).paint("x", "title") == "\x1b[1mx\x1b[0m"
    assert Screen(colour=True).paint("", "title") == ""
