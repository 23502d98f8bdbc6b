"""
`archive count`: one number, or how the articles divide by month, outlet, person ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import click
import typer

from archive.cli.batch import read_queries
from archive.cli.options import DataFormat, Header, Inferred, On, QueryWords, Since, Until, joined
from archive.cli.session import session_of
from archive.cli.streams import FOUND, NOTHING, WRONG, flush, input_stream, refuse, write
from archive.counting import TIMES
from archive.output.charts import chart_lines, count_rows
from archive.output.hits import plural
from archive.output.objects import counts_object, error_object
from archive.output.printable import to_json
from archive.output.table import COUNT_COLUMNS, TOTAL_COLUMNS, row
from index.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.archive import Archive
    from archive.cli.session import Session
    from index.results import Counts

By = Literal[
    "month", "week", "year", "day", "source", "person", "place", "org", "thing", "speaker",
    "credit", "author", "story", "tag", "language",
]  # fmt: skip

With = Literal["person", "place", "org", "thing", "source", "speaker"]

EXAMPLES = {
    "count": (
        "archive count tomahawk",
        "archive count place:ukraine --by month",
        "archive count --by source --since 2025",
        "archive count person:putin --by source --format csv",
        "archive count place:ukraine --with person --by week",
        "archive count putin --by month --with source --format csv",
        "archive count place:ukraine --by month --svg ukraine.svg",
        "archive count --batch < queries.txt",
    )
}

REFUSED = "?"
"""What stands in the place of a number when the query of that line is wrong."""


def count_command(
    context: typer.Context,
    query: QueryWords = None,
    by: Annotated[
        By | None,
        typer.Option(
            metavar="WHAT",
            show_default=False,
            help="Divide the number: by month, week, year, day, source (the outlet), person, "
            "place, org, thing, speaker, credit, author, story, tag or language.",
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    on: On = None,
    inferred: Inferred = False,
    format_: Annotated[DataFormat, typer.Option("--format", "-f", help="How to print.")] = "text",
    header: Header = True,
    with_: Annotated[
        With | None,
        typer.Option("--with", help="Count names beside the query over time.", show_default=False),
    ] = None,
    distinct: Annotated[
        Literal["story"] | None,
        typer.Option(help="Count stories: copies count once.", show_default=False),
    ] = None,
    svg: Annotated[
        str | None,
        typer.Option("--svg", metavar="FILE", help="Draw to FILE as SVG; - is standard output."),
    ] = None,
    batch: Annotated[
        bool, typer.Option("--batch", help="One query per line of stdin, a number per line.")
    ] = False,
) -> int:
    """
    Count the articles that match, by month, source, person ...

    On a terminal --by draws bars; in a pipe each line is value, tab, count. The row "none" counts
    the articles without a value. --with person counts the names beside the query by month, or by
    what --by says. Without a query everything is counted. Exit status 1 when the number is 0.
    """
    session = session_of(context)
    text = joined(query)
    if with_ and by not in (None, *TIMES):
        raise click.UsageError(f"--with counts over time: --by {', '.join(TIMES)}")
    if svg is not None and not (by or with_):
        raise click.UsageError("--svg draws what --by or --with divides")
    if svg is not None and format_ != "text":
        raise click.UsageError("--svg is a format of its own: leave --format out")
    if svg == "":
        raise click.UsageError("--svg needs the name of a file, or - for standard output")
    if batch:
        if with_ or svg is not None:
            raise click.UsageError("--batch goes without --with and --svg")
        if text:
            raise click.UsageError("--batch reads its queries from standard input, one per line")
        if format_ not in ("text", "jsonl", "tsv") or (by and format_ != "jsonl"):
            raise click.UsageError(
                "--batch answers as --format text, tsv or jsonl, with --by as jsonl"
            )
    with session.open() as archive:
        if batch:
            return _batch(session, archive, by, format_, distinct, (since, until, on), inferred)
        asked = archive.parse(text if query else None, since=since, until=until, on=on)
        at_terminal = format_ == "text" and session.screen.terminal
        if with_ or svg is not None or (by in TIMES and at_terminal):
            from archive.cli.charting import Asked, show

            limits = zip(("since", "until", "on"), (since, until, on), strict=True)
            said = [text, *(f"{name} {when}" for name, when in limits if when)]
            typed = " ".join(filter(None, said)) or "everything"
            drawn = Asked(text, typed, asked, by or "month", with_, distinct)
            total = show(session, archive, drawn, format_, svg=svg, header=header)
        else:
            counts = archive.count(asked, by=by, distinct=distinct, inferred=inferred)
            write(_counted(session, text, by, counts, format_, distinct, header=header))
            total = counts.total
    if by or with_:
        session.say(plural(total, distinct or "article"))
    return FOUND if total else NOTHING


def _batch(
    session: Session,
    archive: Archive,
    by: str | None,
    format_: str,
    distinct: str | None,
    days: tuple[str | None, str | None, str | None],
    inferred: bool,
) -> int:
    since, until, on = days
    any_found = any_wrong = False
    for position, line in enumerate(read_queries(input_stream())):
        asked = "" if isinstance(line, QueryError) else line
        try:
            if isinstance(line, QueryError):
                raise line
            counts = archive.count(
                line,
                by=by,
                since=since,
                until=until,
                on=on,
                distinct=distinct,
                inferred=inferred,
            )
        except QueryError as error:
            any_wrong = True
            if format_ == "jsonl":
                write([to_json(error_object(asked, error), ascii_only=session.ascii_only)])
            else:
                write([row((asked, REFUSED), "tsv") if format_ == "tsv" else REFUSED])
                refuse(error, where=f"line {position + 1}: ")
        else:
            any_found = any_found or bool(counts.total)
            write(_counted(session, asked, by, counts, format_, distinct, header=False))
        flush()
    if any_wrong:
        return WRONG
    return FOUND if any_found else NOTHING


def _counted(
    session: Session,
    text: str,
    by: str | None,
    counts: Counts,
    format_: str,
    distinct: str | None,
    *,
    header: bool,
) -> Iterator[str]:
    if format_ in ("json", "jsonl"):
        yield to_json(
            counts_object(text, by, counts, distinct=distinct), ascii_only=session.ascii_only
        )
    elif format_ == "text":
        yield from chart_lines(counts, session.screen) if by else [str(counts.total)]
    else:
        table: Literal["csv", "tsv"] = "csv" if format_ == "csv" else "tsv"
        if header:
            yield row(COUNT_COLUMNS if by else TOTAL_COLUMNS, table)
        if by:
            yield from (row(one, table) for one in count_rows(counts))
        else:
            yield row((text, counts.total), table)
