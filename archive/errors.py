"""
Everything the archive can refuse, and the exit status each refusal has on the command line.

    ArchiveError              2   what went wrong, in one line
    ├── UnreadableError       2   this input cannot be read: path and reason
    ├── NoArchiveError        2   there is no archive here
    ├── NoSuchArticleError    2   no article, or more than one, has this id
    ├── SettingsError         2   a settings, alias or saved-query file is wrong
    ├── BusyError             3   another process is writing
    └── DamagedError          4   the archive or its index is damaged

A wrong query is an `index.QueryError`, also 2.
"""

from __future__ import annotations


class ArchiveError(Exception):
    """
    Something the user can mend; the message is one line that says how.
    """

    status = 2


class UnreadableError(ArchiveError):
    """
    One input cannot be read; the rest of the work goes on.
    """

    def __init__(self, reason: str, *, path: str = "") -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.reason = reason
        self.path = path


class NoArchiveError(ArchiveError):
    """There is no archive at this place."""


class NoSuchArticleError(ArchiveError):
    """No article has this id, or several share the prefix."""


class SettingsError(ArchiveError):
    """A file that people write (settings, outlets, aliases, saved queries) is wrong."""


class BusyError(ArchiveError):
    """Another process is writing to the archive."""

    status = 3


class DamagedError(ArchiveError):
    """The archive is damaged; the message names the command that repairs it."""

    status = 4
