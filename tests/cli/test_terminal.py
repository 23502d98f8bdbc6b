"""
What a person sees at a terminal: colour, bars, questions, and nothing raw.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")

ROOT = Path(__file__).parents[2]
S000, S001 = "6106dc75c921", "7c17c67c5d81"


def at_terminal(directory, *argv, typed=b"", **changes):
    """The status and all that came to the terminal, which is 80 columns wide."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ARCHIVE_", "PYTHON"))}
    environ = {
        **kept,
        "ARCHIVE_DIR": str(directory),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
        **changes,
    }
    child, screen = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execve(sys.executable, [sys.executable, "-m", "archive", *argv], environ)
    seen = b""
    while True:
        try:
            came = os.read(screen, 1 << 16)
        except OSError:  # Linux says so when the child has gone
            break
        if not came:
            break
        seen += came
        if typed and seen.endswith(b"? [y/N] "):
            os.write(screen, typed)
            typed = b""
    os.close(screen)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, seen.decode("utf-8").replace("\r\n", "\n")


def test_hits_are_coloured(founding):
    """At a terminal titles, ids and matches are coloured; NO_COLOR takes it back."""
    status, seen = at_terminal(founding, "search", "tomahawk")
    assert status == 0
    assert f"2025-10-17, \x1b[33m{S001}\x1b[0m\n" in seen
    assert "\x1b[1;31mTomahawks\x1b[0m" in seen
    plain = at_terminal(founding, "search", "tomahawk", NO_COLOR="1")[1]
    assert "\x1b" not in plain
    assert "*Tomahawks*" in plain


def test_counts_are_bars(founding):
    """At a terminal --by draws bars."""
    status, seen = at_terminal(founding, "count", "tomahawk", "--by", "source")
    assert status == 0
    assert seen.splitlines()[:2] == [
        f"The Independent  1  {'█' * 60}",
        f"none             1  {'█' * 60}",
    ]


def test_time_is_drawn_and_names_beside_it(founding):
    """Periods are bars; names are a line each; a terminal without blocks gets plain characters."""
    status, seen = at_terminal(founding, "count", "tomahawk", "--by", "week", "--quiet")
    assert (status, seen) == (0, f"2025-10-13  1  {'█' * 65}\nnone        1  {'█' * 65}\n")
    plain = at_terminal(
        founding, "count", "tomahawk", "--by", "year", "--quiet", PYTHONIOENCODING="latin-1"
    )[1]
    assert plain == f"2025  1  {'#' * 71}\nnone  1  {'#' * 71}\n"
    status, seen = at_terminal(founding, "count", "putin", "--with", "person", NO_COLOR="1")
    assert status == 0
    assert seen.splitlines()[:2] == [
        "                    ALL  2025-10",
        "Donald Trump          2        1",
    ]


def test_raw_bytes_stay_out_of_the_terminal(founding):
    """What strangers wrote is not sent to a terminal as it is."""
    status, seen = at_terminal(founding, "show", S001, "--raw")
    assert status == 2
    assert seen == (
        "archive: --raw prints what strangers wrote as it is: send it to a file or a pipe\n"
    )


@pytest.mark.parametrize(
    ("typed", "status", "left"), [(b"n\n", 2, True), (b"\n", 2, True), (b"y\n", 0, False)]
)
def test_removing_many_is_asked_about(news, typed, status, left):
    """More than one article is removed only after a yes."""
    ran, seen = at_terminal(news, "remove", S000, S001, typed=typed)
    assert seen.startswith("remove 2 articles for good? [y/N] ")
    assert ran == status
    assert (f"{S001}\n" in at_terminal(news, "search", "trump", "-f", "ids")[1]) is left


def test_progress(tmp_path):
    """A bar on the terminal while adding, with file names that cannot act."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        name = f"\x1b[31mzebra{number}\u202e[bold].txt"
        (folder / name).write_text(f"The zebra {number} was seen in London.\n")
    status, seen = at_terminal(tmp_path / "news", "add", str(folder))
    assert status == 0
    assert "20/20" in seen
    assert seen.endswith("added 20 articles\n")
    assert r"\x1b[31mzebra" in seen
    assert "\x1b[31mzebra" not in seen
    assert "\u202e" not in seen
    quiet = at_terminal(tmp_path / "news", "add", str(folder), "--quiet")
    assert quiet == (0, "")
