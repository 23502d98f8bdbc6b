"""
`archive reindex` and `archive check`: the index made anew, and everything looked at.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

import click
import typer

from archive.cli.progress import progress
from archive.cli.session import session_of
from archive.cli.streams import DAMAGED, FOUND, write
from archive.output.hits import plural
from archive.output.printable import printable

EXAMPLES = {
    "reindex": (
        "archive reindex",
        "archive reindex --reread",
        "archive reindex --reread --format ids > changed.txt",
    ),
    "check": ("archive check", "archive check --repair", "archive check --compact"),
}


def reindex_command(
    context: typer.Context,
    reread: Annotated[
        bool,
        typer.Option("--reread", help="Read every article again by what was learnt since."),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="With --reread: each article that changed, and how."),
    ] = False,
    format_: Annotated[
        Literal["text", "ids"],
        typer.Option("--format", "-f", help="With --reread: ids prints those that changed."),
    ] = "text",
) -> int:
    """
    Build the search index anew from the stored articles.

    The old index answers until the new one is complete; stopping half-way keeps the old one. With
    --reread, articles are read again by what the archive has learnt of their outlets since; what
    you said of them with `archive set` stays.
    """
    session = session_of(context)
    if not reread and (verbose or format_ != "text"):
        raise click.UsageError("--verbose and --format go with --reread")
    changed: dict[str, tuple[str, ...]] = {}
    with session.open() as archive, progress(session, "indexing") as report:
        count = archive.reindex(progress=report, reread=changed.__setitem__ if reread else None)
    if reread:
        if format_ == "ids":
            write(changed)
        elif verbose:
            write(f"{id_}  {', '.join(parts)}" for id_, parts in changed.items())
        session.say(_changed_line(changed, count))
    session.say(f"indexed {plural(count)}")
    return FOUND


def _changed_line(changed: dict[str, tuple[str, ...]], count: int) -> str:
    """`312 of 44,120 articles read differently: 298 cleaning, 20 names, 3 dates`."""
    divided = Counter(part for parts in changed.values() for part in parts)
    how = ", ".join(f"{number:,} {part}" for part, number in divided.most_common())
    return f"{len(changed):,} of {plural(count)} read differently" + (f": {how}" if how else "")


def check_command(
    context: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be mended.")] = False,
    compact: Annotated[
        bool,
        typer.Option("--compact", help="Leave nothing in the index of what was removed."),
    ] = False,
) -> int:
    """
    Check that nothing in the archive is damaged.

    Every stored byte is compared with its checksum, and the index with the store. A problem is a
    line on stdout and exit status 4. Nothing is changed without --repair or --compact.
    """
    session = session_of(context)
    with session.open() as archive, progress(session, "checking") as report:
        found = archive.check(repair=repair, compact=compact, progress=report)
    for mended in found.repaired:
        session.say(f"repaired: {mended}")
    write(printable(problem) for problem in found.problems)
    if found.problems:
        session.say(f"{plural(len(found.problems), 'problem')} in {plural(found.articles)}")
        return DAMAGED
    session.say(f"{plural(found.articles)}, no problems")
    if found.forgotten is not None:
        gone = plural(found.forgotten, "removed or replaced article")
        session.say(f"compacted: {f'forgot {gone}' if found.forgotten else 'nothing to forget'}")
    return FOUND
