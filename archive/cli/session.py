"""
What every command shares: where the archive is, the screen, and the two streams.

stdout is data, stderr is talk; `--quiet` silences the talk but never an error.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from archive.cli import terminal
from archive.errors import ArchiveError
from archive.output.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    import click

    from archive.archive import Archive
    from archive.output.screen import Screen
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


@dataclass(frozen=True, slots=True)
class Session:
    """
    One run of the command: what the global options and the environment say.
    """

    archive: str | None
    screen: Screen
    quiet: bool
    today: date | None

    @property
    def directory(self) -> str:
        """The archive's directory, found by option, environment or working directory."""
        from archive.settings import find_archive

        try:
            here = os.getcwd()
        except OSError:  # somebody deleted the folder that the shell stands in
            if not self.archive and not os.environ.get("ARCHIVE_DIR"):
                raise ArchiveError(
                    "the working directory is gone: cd to another, or give --archive DIR"
                ) from None
            here = os.sep
        return find_archive(here, option=self.archive, environ=os.environ)

    @contextmanager
    def open(self, *, create: bool = False) -> Iterator[Archive]:
        """The archive, closed afterwards; what it repaired or could not is said on stderr."""
        from archive.archive import open as open_archive

        with open_archive(self.directory, create=create, today=self.today) as opened:
            try:
                yield opened
            finally:
                for notice in opened.notices:
                    self.say(notice)

    @property
    def ascii_only(self) -> bool:
        """Whether standard output cannot carry every character."""
        return not terminal.is_utf8(sys.stdout)

    def say(self, text: str) -> None:
        """One line of talk."""
        if not self.quiet:
            complain(text)

    def warn(self, text: str) -> None:
        """One line about something that went wrong while the rest went on."""
        complain(f"archive: {text}")


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


def session_of(context: click.Context) -> Session:
    """The session that the global options made."""
    found = context.find_object(Session)
    if found is None:
        raise RuntimeError("no session: the command was not called through main")
    return found


def input_stream() -> BinaryIO:
    """Standard input as bytes; a person at a terminal is told what is waited for."""
    if sys.stdin is None:
        return open(os.devnull, "rb")
    if terminal.is_terminal(sys.stdin):
        complain("reading from the keyboard; end with Ctrl-D")
    return sys.stdin.buffer
