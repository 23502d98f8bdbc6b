"""
`archive reindex` and `archive check`: the index made anew, and everything looked at.
"""

from __future__ import annotations

from typing import Annotated

import typer

from archive.cli.progress import progress
from archive.cli.session import session_of
from archive.cli.streams import DAMAGED, FOUND, write
from archive.output.hits import plural
from archive.output.printable import printable

EXAMPLES = {
    "reindex": ("archive reindex",),
    "check": ("archive check", "archive check --repair", "archive check --compact"),
}


def reindex_command(context: typer.Context) -> int:
    """
    Build the search index anew from the stored articles.

    The old index answers until the new one is complete; stopping half-way keeps the old one.
    """
    session = session_of(context)
    with session.open() as archive, progress(session, "indexing") as report:
        count = archive.reindex(progress=report)
    session.say(f"indexed {plural(count)}")
    return FOUND


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
