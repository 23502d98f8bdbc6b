"""
The progress bar: on stderr, when that is a terminal, for work that can take long.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive.cli.terminal import is_terminal
from archive.output.printable import printable
from archive.output.width import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archive.cli.session import Session
    from archive.tally import Progress

_NAME_WIDTH = 40
_REST = 45
"""Columns that the bar, the numbers and the time want before a name may have any."""


@contextmanager
def progress(session: Session, what: str) -> Iterator[Callable[[Progress], None] | None]:
    """
    What to call with each Progress; None where nobody would see it.
    """
    dumb = os.environ.get("TERM", "dumb") == "dumb"
    if session.quiet or dumb or not is_terminal(sys.stderr):
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(now: Progress) -> None:
            name = escape(
                _to_name(now.current, max(8, min(_NAME_WIDTH, bar.console.width - _REST)))
            )
            bar.update(task, completed=now.done, total=now.total, description=name)

        yield show


def _to_name(place: str, width: int) -> str:
    """What is being read, in *width* columns: a file's name, a page's host and its last words."""
    name = printable(place.partition("://")[2] or os.path.basename(place))
    host, slash, rest = name.partition("/")
    if slash and "://" in place and len(name) > width > len(host) + 12:
        return f"{host}/…{rest[len(host) + 2 - width :]}"
    return cut(name, width)
