"""
`archive save` and `archive queries`: queries with a name, and what each finds now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import click
import typer

from archive.cli.options import Format, Header, QueryWords, joined
from archive.cli.session import session_of
from archive.cli.streams import FOUND, NOTHING, WRONG, write
from archive.errors import ArchiveError
from archive.output.charts import column_lines
from archive.output.hits import plural
from archive.output.objects import saved_object
from archive.output.printable import to_json
from archive.output.table import SAVED_COLUMNS, rows
from index.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.archive import Archive
    from archive.cli.session import Session
    from archive.saved import SavedQuery

EXAMPLES = {
    "save": (
        "archive save ukraine 'place:ukraine (missile OR drone) -sport'",
        "archive search query:ukraine --since 2w",
        "archive save --remove ukraine",
    ),
    "queries": (
        "archive queries",
        "archive queries --format jsonl",
        "archive queries --format ids | sed s/^/query:/ | archive count --batch",
    ),
}

_Answer = tuple["SavedQuery", int | None]


def save_command(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(show_default=False, help="a-z, 0-9, dash, dot, underscore.")
    ] = None,
    query: QueryWords = None,
    note: Annotated[str, typer.Option(help="A line about it.", show_default=False)] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Remove the saved query NAME.")] = False,
) -> int:
    """
    Save a query under a name, or remove a saved one.

    It is kept as queries/NAME.toml in the archive, for you to edit and share, and query:NAME stands
    for it in any query. A name that is in use is saved anew.
    """
    session = session_of(context)
    if not name:
        raise click.UsageError("what name? archive save NAME QUERY")
    text = joined(query)
    if remove:
        if text or note:
            raise click.UsageError("--remove takes a name and nothing else")
        with session.open() as archive:
            archive.unsave(name)
        session.say(f"removed query:{name}")
        return FOUND
    if not text.strip():
        raise click.UsageError("what query? archive save NAME QUERY")
    with session.open() as archive:
        archive.save(name, text, note=note)
        total = archive.count(text).total
    session.say(f"saved query:{name}, which finds {plural(total)} now")
    return FOUND


def queries_command(
    context: typer.Context,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to print.")] = "text",
    header: Header = True,
) -> int:
    """
    List the saved queries and what each finds now.

    A broken one is listed without a number and said on stderr: exit status 2. With --format ids
    only the names are printed.
    """
    session = session_of(context)
    with session.open() as archive:
        answers = [_answer(archive, saved) for saved in archive.saved()]
        write(_listed(session, answers, format_, header=header))
    for saved, _ in answers:
        if saved.problem:
            session.warn(f"query:{saved.name}: {saved.problem}")
    if not answers:
        session.say("no saved queries; archive save NAME QUERY makes one")
        return NOTHING
    return WRONG if any(saved.problem for saved, _ in answers) else FOUND


def _answer(archive: Archive, saved: SavedQuery) -> _Answer:
    from dataclasses import replace

    if saved.problem:
        return saved, None
    try:
        return saved, archive.count(f"query:{saved.name}").total
    except (QueryError, ArchiveError) as error:
        return replace(saved, problem=str(error)), None


def _listed(
    session: Session, answers: list[_Answer], format_: Format, *, header: bool
) -> Iterator[str]:
    objects = (saved_object(saved, count) for saved, count in answers)
    match format_:
        case "text":
            if answers:
                cells = [
                    (saved.name, "?" if count is None else str(count), saved.query)
                    for saved, count in answers
                ]
                titles = ("NAME", "COUNT", "QUERY")
                yield from column_lines(cells, session.screen, titles=titles)
        case "ids":
            yield from (saved.name for saved, _ in answers)
        case "jsonl":
            yield from (to_json(one, ascii_only=session.ascii_only) for one in objects)
        case "json":
            listed = {"v": 1, "queries": [_without_version(one) for one in objects]}
            yield to_json(listed, ascii_only=session.ascii_only)
        case "csv" | "tsv" as table:
            yield from rows(SAVED_COLUMNS, objects, table, header=header)


def _without_version(one: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in one.items() if key != "v"}
