"""
`archive save` and `archive queries`: queries with a name, what each finds now and whether that is
what it should find, and who has read which.
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
from archive.output.objects import cursor_object, saved_object, verdict_object
from archive.output.printable import to_json
from archive.output.table import CURSOR_COLUMNS, SAVED_COLUMNS, VERDICT_COLUMNS, rows
from index.errors import QueryError
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.archive import Archive
    from archive.cli.session import Session
    from archive.expecting import Verdict
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
        "archive queries --check",
        "archive queries --readers",
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
    check: Annotated[
        bool, typer.Option("--check", help="Try them: does each find what its file expects?")
    ] = False,
    readers: Annotated[
        bool, typer.Option("--readers", help="Who reads what with search --new, and when last.")
    ] = False,
) -> int:
    """
    List the saved queries and what each finds now.

    A broken one is listed without a number and said on stderr: exit status 2. With --format ids
    only the names are printed.

    --check fails with 1 when a query does not find what its file expects: expect = ">=1" (or "0",
    "3..5"), ids = ["7c17c67c5d81"].
    """
    session = session_of(context)
    if check and readers:
        raise click.UsageError("either --check or --readers")
    if format_ == "ids" and (check or readers):
        raise click.UsageError("--format ids lists the names, without --check and --readers")
    if check:
        return _check(session, format_, header=header)
    if readers:
        return _readers(session, format_, header=header)
    with session.open() as archive:
        answers = [_answer(archive, saved) for saved in archive.saved()]
    if format_ == "ids":
        write(saved.name for saved, _ in answers)
    else:
        write(_lines(session, _listed(answers), format_, header=header))
    for saved, _ in answers:
        if saved.problem:
            session.warn(f"query:{saved.name}: {saved.problem}")
    if not answers:
        session.say("no saved queries; archive save NAME QUERY makes one")
        return NOTHING
    return WRONG if any(saved.problem for saved, _ in answers) else FOUND


def _check(session: Session, format_: Format, *, header: bool) -> int:
    with session.open() as archive:
        verdicts = archive.check_saved()
    table = _Table(
        "checks",
        ("NAME", "COUNT", "VERDICT"),
        tuple(
            (one.name, "?" if one.count is None else str(one.count), _verdict(one))
            for one in verdicts
        ),
        tuple(map(verdict_object, verdicts)),
        VERDICT_COLUMNS,
    )
    if not session.quiet:
        write(_lines(session, table, format_, header=header))
    for one in verdicts:
        if one.problem:
            session.warn(f"query:{one.name}: {one.problem}")
    if not verdicts:
        session.say("no saved queries; archive save NAME QUERY makes one")
        return NOTHING
    if any(one.problem for one in verdicts):
        return WRONG
    return NOTHING if any(one.failures for one in verdicts) else FOUND


def _verdict(one: Verdict) -> str:
    return f"{one.status}: {'; '.join(one.failures)}" if one.failures else one.status


def _readers(session: Session, format_: Format, *, header: bool) -> int:
    with session.open() as archive:
        cursors = archive.cursors()
    table = _Table(
        "readers",
        ("READER", "LAST", "QUERY"),
        tuple((one.reader, one.at, one.query) for one in cursors),
        tuple(map(cursor_object, cursors)),
        CURSOR_COLUMNS,
    )
    write(_lines(session, table, format_, header=header))
    if not cursors:
        session.say("nobody has asked yet; archive search QUERY --new does")
    return FOUND if cursors else NOTHING


def _answer(archive: Archive, saved: SavedQuery) -> _Answer:
    from dataclasses import replace

    if saved.problem:
        return saved, None
    try:
        return saved, archive.count(f"query:{saved.name}").total
    except (QueryError, ArchiveError) as error:
        return replace(saved, problem=str(error)), None


def _listed(answers: list[_Answer]) -> _Table:
    return _Table(
        "queries",
        ("NAME", "COUNT", "QUERY"),
        tuple(
            (saved.name, "?" if count is None else str(count), saved.query)
            for saved, count in answers
        ),
        tuple(saved_object(saved, count) for saved, count in answers),
        SAVED_COLUMNS,
    )


class _Table(Frozen):
    """The same rows in every form: *key* names them in json, *columns* choose for csv and tsv."""

    key: str
    titles: tuple[str, str, str]
    cells: tuple[tuple[str, str, str], ...]
    objects: tuple[dict[str, object], ...]
    columns: tuple[str, ...]


def _lines(session: Session, table: _Table, format_: Format, *, header: bool) -> Iterator[str]:
    match format_:
        case "text":
            if table.cells:
                yield from column_lines(table.cells, session.screen, titles=table.titles)
        case "jsonl":
            yield from (to_json(one, ascii_only=session.ascii_only) for one in table.objects)
        case "json":
            listed = {"v": 1, table.key: [_without_version(one) for one in table.objects]}
            yield to_json(listed, ascii_only=session.ascii_only)
        case "csv" | "tsv" as form:
            yield from rows(table.columns, table.objects, form, header=header)


def _without_version(one: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in one.items() if key != "v"}
