"""
The two streams: data to stdout, talk to stderr, whatever becomes of either; and the exit statuses.

Light enough for `archive --help`: what is dear to import is imported where it is used.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from archive.cli import terminal
from archive.output.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.errors import QueryError

FOUND, NOTHING, WRONG, BUSY, DAMAGED, INTERRUPTED = 0, 1, 2, 3, 4, 130
"""The exit statuses."""


class ReaderGone(Exception):  # noqa: N818
    """Whoever read our output has closed the pipe: `archive search ... | head -1`."""


class OutputLost(Exception):  # noqa: N818
    """What we print cannot be written: `archive search ... > /dev/full`."""


@contextmanager
def _output() -> Iterator[None]:
    """Tell a failing stdout from everything else that can fail."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise OutputLost(error.strerror or str(error)) from error


def write(lines: Iterable[str], *, end: str = "\n") -> int:
    """Put *lines* on stdout, each followed by *end*; return how many."""
    count = 0
    for line in lines:
        with _output():
            sys.stdout.write(line + end)
        count += 1
    return count


def write_bytes(data: bytes) -> None:
    """Put *data* on stdout as it is."""
    flush()
    with _output():
        sys.stdout.buffer.write(data)


def flush() -> None:
    """Hand over what was written: a program may be waiting for it before it asks again."""
    with _output():
        sys.stdout.flush()


def hand_over() -> None:
    """
    Flush, and be sure of it: what follows remembers that this was written.

    A file is synced, as what remembers it is; a stdout that was closed by the caller has lost it.
    """
    flush()
    if not terminal.is_open(sys.stdout):
        raise OutputLost("standard output is closed")
    try:
        file = sys.stdout.fileno()
    except (OSError, ValueError):
        return  # no file of the system: memory
    with _output():
        if stat.S_ISREG(os.fstat(file).st_mode):
            os.fsync(file)


def complain(text: str) -> None:
    """One line on stderr, whatever it holds; a stderr that is gone is no reason to stop."""
    flush()  # what was found comes first when both streams are one terminal
    try:
        sys.stderr.write(printable(text) + "\n")
        sys.stderr.flush()
    except OSError:
        terminal.abandon(sys.stderr)


def refuse(error: QueryError, *, where: str = "") -> None:
    """Say what is wrong with a query, and show it with a caret under the culprit."""
    complain(f"archive: {where}{error.message}")
    from index.caret import WIDTH, caret

    columns = terminal.find_screen("never", os.environ).width
    for line in caret(error, columns=min(WIDTH, columns - 4)).splitlines():
        complain(line)


def input_stream() -> BinaryIO:
    """Standard input as bytes; a person at a terminal is told what is waited for."""
    if sys.stdin is None:
        return open(os.devnull, "rb")
    if terminal.is_terminal(sys.stdin):
        complain("reading from the keyboard; end with Ctrl-D")
    return sys.stdin.buffer
