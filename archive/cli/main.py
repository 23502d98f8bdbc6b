"""
The way in and every way out: whatever happens becomes at most one line and an exit status.

    0 found   1 nothing found   2 error   3 busy   4 damaged   130 stopped with Ctrl-C

A crash is 2 and never 1, which would mean "nothing found". A reader that closes the pipe is no
error.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from typing import TYPE_CHECKING

from archive.cli import terminal
from archive.cli.streams import (
    BUSY,
    DAMAGED,
    FOUND,
    INTERRUPTED,
    WRONG,
    OutputLost,
    ReaderGone,
    complain,
    flush,
    refuse,
)
from archive.errors import ArchiveError
from index.errors import IndexBusy, IndexProblem, QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

_OBJECTS = 50_000
"""New objects between two collections: at Python's 700 a twentieth of a search goes into them."""


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run one command line (without the program's name) and return its exit status.

    Without *argv* it is the process's own, and after a question the process ends here.
    """
    if argv is not None:
        return _run_to_the_end(list(argv))
    gc.set_threshold(_OBJECTS)
    status = _run_to_the_end(sys.argv[1:])
    if is_question(sys.argv[1:]):
        # Nothing is left to write or to close: taking the interpreter down piece by piece is a
        # tenth of what a search costs.
        os._exit(status)
    return status


def is_question(argv: list[str]) -> bool:
    """Whether *argv* changes nothing and starts no process."""
    import click

    from archive.cli.argv import divide
    from archive.cli.commands import QUESTIONS, everywhere

    try:
        front, rest = divide(argv, everywhere())
    except click.UsageError:
        return False
    return (rest or front or [""])[0] in QUESTIONS


def _run_to_the_end(argv: list[str]) -> int:
    """The exit status, with all output written or given up."""
    terminal.prepare_streams()
    try:
        status = _explained(argv)
        flush()
    except ReaderGone:
        terminal.abandon(sys.stdout)
        return FOUND
    except OutputLost as error:
        terminal.abandon(sys.stdout)
        complain(f"archive: cannot write the output: {error}")
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _explained(argv: list[str]) -> int:
    """The status of the command, or of the error that ended it, which is said in one line."""
    import click

    try:
        return _run(argv)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        message = _choices(error) or error.format_message().strip()
        if not message.endswith("..."):
            message = message.rstrip(".")
        complain(f"archive: {message[:1].lower()}{message[1:]}")
        return WRONG
    except QueryError as error:
        refuse(error)
        return WRONG
    except ArchiveError as error:
        complain(f"archive: {error}")
        return error.status
    except IndexProblem as error:
        complain(f"archive: {error}")
        return BUSY if isinstance(error, IndexBusy) else DAMAGED
    except (KeyboardInterrupt, click.Abort):
        complain("archive: stopped; everything that was finished is safe")
        return INTERRUPTED
    except (ReaderGone, OutputLost):
        raise
    except OSError as error:
        if os.environ.get("ARCHIVE_DEBUG"):
            _show_traceback()
        where = f"{error.filename!s}: " if error.filename else ""
        complain(f"archive: {where}{error.strerror or error}")
        return WRONG
    except Exception as error:  # noqa: BLE001  a crash must not look like "nothing found"
        if os.environ.get("ARCHIVE_DEBUG"):
            _show_traceback()
        what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        complain(f"archive: a bug stopped this command: {what} (ARCHIVE_DEBUG=1 shows where)")
        return WRONG


def _choices(error: click.ClickException) -> str:
    """What is wrong with a value that is none of an option's few, and which was meant."""
    import click

    if not isinstance(error, click.BadParameter) or error.param is None:
        return ""
    of = error.param.type
    value = next(iter(re.findall("^'(.{0,60}?)' is not one of ", error.message)), None)
    if not isinstance(of, click.Choice) or value is None:
        return ""
    from difflib import get_close_matches

    from index.value import MEANT

    known = [str(choice) for choice in of.choices]
    near = [MEANT[value]] if MEANT.get(value) in known else get_close_matches(value, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{error.param.opts[0]} {value} is none of {', '.join(known)}{hint}"


def _show_traceback() -> None:
    import traceback

    for line in traceback.format_exc().splitlines():
        complain(line)


def _run(argv: list[str]) -> int:
    from archive.cli.argv import arrange
    from archive.cli.commands import everywhere, form_of, root_command

    root = root_command()
    if argv[:1] == ["help"]:
        argv = [*argv[1:], "--help"]
    if not argv:
        complain_help(root)
        return WRONG
    line = arrange(argv, everywhere(), form_of)
    with root.make_context("archive", line) as context:
        return root.invoke(context) or FOUND


def complain_help(root: click.Command) -> None:
    """The overview on stderr: nothing was asked."""
    import click

    for line in root.get_help(click.Context(root, info_name="archive")).splitlines():
        complain(line)
