"""
The streams and what stands behind them: width, colour, encoding, a reader that has gone away.

Colour: `--color` first, then NO_COLOR, CLICOLOR_FORCE and TERM=dumb, then whether standard output
is a terminal. Width: COLUMNS, then the terminal, then 80.
"""

from __future__ import annotations

import codecs
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive.output.screen import Screen

_NARROWEST, _WIDEST = 20, 1000
# What a stream that is not UTF-8 gets for our own signs and for the quotes of the news.
_PLAIN = {
    "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ",
    **dict.fromkeys("▏▎▍▌", ""), **dict.fromkeys("▋▊▉█", "#"),
}  # fmt: skip


def _plain(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    known = (_PLAIN.get(c, c.encode("ascii", "backslashreplace").decode("ascii")) for c in lost)
    return "".join(known), error.end


def is_utf8(stream: TextIO) -> bool:
    """Whether *stream* can carry every character."""
    return codecs.lookup(stream.encoding or "ascii").name.startswith("utf")


def prepare_streams() -> None:
    """
    Make both streams take any text: what their encoding lacks is written in another way.

    A stream that was closed by the caller (`>&-`) is replaced by one that goes nowhere.
    """
    codecs.register_error("archive-plain", _plain)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="archive-plain")


def is_open(stream: TextIO) -> bool:
    """Whether what is written to *stream* goes where the caller said, even to /dev/null."""
    return getattr(stream, "name", None) != os.devnull


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person looks at *stream*."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _width(environ: Mapping[str, str], *, terminal: bool) -> int:
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:6]) > 0:
        return min(max(int(columns[:6]), _NARROWEST), _WIDEST)
    if terminal:
        try:
            found = os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError):
            found = 0
        if found:
            return min(max(found, _NARROWEST), _WIDEST)
    return 80


def wants_colour(when: str, environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to colour, where *when* is "auto", "always" or "never"."""
    if when != "auto":
        return when == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return terminal and environ.get("TERM", "") != "dumb"


def find_screen(when: str, environ: Mapping[str, str]) -> Screen:
    """The screen behind standard output."""
    from archive.output.screen import Screen

    terminal = is_terminal(sys.stdout)
    return Screen(
        width=_width(environ, terminal=terminal),
        colour=wants_colour(when, environ, terminal=terminal),
        terminal=terminal,
        blocks=_has_blocks(sys.stdout),
    )


def _has_blocks(stream: TextIO) -> bool:
    """Whether *stream* can carry the signs that charts are made of."""
    try:
        "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉…·".encode(stream.encoding or "ascii")
    except (UnicodeError, LookupError):
        return False
    return True


def abandon(stream: TextIO) -> None:
    """
    Send what is left in *stream* nowhere: its reader has gone, and Python would complain at exit.
    """
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass
