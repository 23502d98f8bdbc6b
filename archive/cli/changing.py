"""
`archive set` and `archive remove`: what a person knows better, and what a person wants gone.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import click
import typer

from archive.article import Given
from archive.cli.batch import read_ids
from archive.cli.options import Ids, Yes
from archive.cli.session import session_of
from archive.cli.streams import FOUND, NOTHING, WRONG, input_stream, write
from archive.cli.terminal import is_terminal
from archive.errors import NoSuchArticleError
from archive.output.hits import plural
from archive.output.pages import moment_text
from archive.output.printable import printable

if TYPE_CHECKING:
    from archive.archive import Archive
    from archive.article import Article
    from archive.cli.session import Session

_TOLD = 10
"""Up to so many articles are named, a line each; more are counted."""

EXAMPLES = {
    "set": (
        "archive set 7c17c6 --date 2025-10-17 --source Independent",
        "archive set 7c17c6 --tag checked --tag summit --untag todo",
        'archive set 7c17c6 --title ""',
        "archive set --query 'title:summit source:none' --source BBC",
        "archive search like:7c17c6 --format ids | archive set - --tag summit",
    ),
    "remove": (
        "archive remove 7c17c6",
        "archive remove --query 'tag:junk' --dry-run",
        "archive search tag:junk --format ids | archive remove - --yes",
    ),
}


def set_command(
    context: typer.Context,
    ids: Ids = None,
    query: Annotated[
        str | None, typer.Option(metavar="QUERY", help="Of every article that matches.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="WHEN", help="When it was published: 2025-10-17.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The headline.")] = None,
    author: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Who wrote it; may be repeated.")
    ] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was read.")] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Add a tag; may be repeated.")
    ] = None,
    untag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Take a tag away; may be repeated.")
    ] = None,
) -> int:
    """
    Record what you know better about articles, and tag them.

    It wins over what was read, is marked "given", and survives re-reading. An empty value ("")
    takes back what you said before.
    """
    session = session_of(context)
    if not ids and not query:
        raise click.UsageError("which article? archive set ID --date ... --source ...")
    change = Given(
        title=title,
        source=source,
        date=date,
        url=url,
        authors=tuple(author or ()),
        tags=tuple(tag or ()),
        untags=tuple(untag or ()),
    )
    if change == Given():
        raise click.UsageError("nothing to record: give --date, --source, --title, --tag ...")
    with session.open() as archive:
        chosen, wrong = _chosen(session, archive, ids or [], query)
        if chosen:
            archive.set_all(chosen, change)
        for one in chosen if len(chosen) <= _TOLD else ():
            session.say(_as_set(archive.get(one)))
    if len(chosen) > _TOLD:
        session.say(f"set {plural(len(chosen))}")
    if not (chosen or wrong):
        session.say("nothing to set")
    return WRONG if wrong else FOUND if chosen else NOTHING


def _as_set(article: Article) -> str:
    """`6106dc75c921: The Independent, 2025-10-17 (given), tagged checked`."""
    outlet = article.source.name if article.source else "outlet unknown"
    tags = f", tagged {', '.join(article.tags)}" if article.tags else ""
    return f"{article.id}: {outlet}, {moment_text(article.published)}{tags}"


def remove_command(
    context: typer.Context,
    ids: Ids = None,
    query: Annotated[
        str | None, typer.Option(metavar="QUERY", help="Remove every article that matches.")
    ] = None,
    yes: Yes = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the ids that would go, and remove nothing.")
    ] = False,
) -> int:
    """
    Delete articles, their bytes too.

    An article that was removed does not come back with the next add, unless it is added with
    --again. More than one is asked about first; without a terminal that takes --yes.
    """
    session = session_of(context)
    if not ids and not query:
        raise click.UsageError("which articles? give ids, - for ids on stdin, or --query QUERY")
    from_stdin = bool(ids and "-" in ids)
    with session.open() as archive:
        chosen, wrong = _chosen(session, archive, ids or [], query)
        if dry_run:
            write(chosen)
            session.say(f"would remove {plural(len(chosen))}")
        elif chosen:
            if len(chosen) > 1 and not yes and not _agreed(len(chosen), from_stdin=from_stdin):
                session.warn("nothing was removed")
                return WRONG
            session.say(f"removed {plural(archive.remove(chosen))}")
    if wrong:
        return WRONG
    if not chosen:
        session.say("nothing to remove")
        return NOTHING
    return FOUND


def _chosen(
    session: Session, archive: Archive, ids: list[str], query: str | None
) -> tuple[list[str], bool]:
    """Full ids, each once, and whether one of *ids* is wrong."""
    chosen: dict[str, None] = {}
    wrong = False
    for given in ids:
        for one in read_ids(input_stream()) if given == "-" else [given.removeprefix("id:")]:
            try:
                chosen[archive.resolve(one)] = None
            except NoSuchArticleError as error:
                session.warn(str(error))
                wrong = True
    if query:
        chosen.update(dict.fromkeys(archive.search(query, limit=None, lazy=True).ids))
    return list(chosen), wrong


def _agreed(count: int, *, from_stdin: bool) -> bool:
    """Ask on the terminal; raise where nobody can be asked."""
    if from_stdin or not is_terminal(sys.stdin) or not is_terminal(sys.stderr):
        raise click.UsageError(f"this removes {plural(count)} for good: say --yes to mean it")
    sys.stderr.write(printable(f"remove {plural(count)} for good? [y/N] "))
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
