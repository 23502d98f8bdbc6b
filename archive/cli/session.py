"""
What every command shares: where the archive is, the screen, and how much is said.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive.cli import terminal
from archive.cli.streams import complain
from archive.errors import ArchiveError
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import click

    from archive.archive import Archive
    from archive.output.screen import Screen


class Session(Frozen):
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

        directory = self.directory
        unnamed = not (self.archive or os.environ.get("ARCHIVE_DIR"))
        fresh = create and unnamed and not os.path.exists(os.path.join(directory, "articles.db"))
        with open_archive(directory, create=create, today=self.today) as opened:
            if fresh:
                self.say(f"a new archive in {_from_home(directory)}")
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


def _from_home(directory: str) -> str:
    """`~/.local/share/archive`, as a person would type it."""
    home = os.environ.get("HOME", "").rstrip(os.sep) + os.sep
    inside = len(home) > 1 and directory.startswith(home)
    return f"~{os.sep}{directory.removeprefix(home)}" if inside else directory


def session_of(context: click.Context) -> Session:
    """The session that the global options made."""
    found = context.find_object(Session)
    if found is None:
        raise RuntimeError("no session: the command was not called through main")
    return found
