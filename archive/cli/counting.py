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
from archive.output.charts import chart_lines, count_rows
from archive.output.hits import plural
from archive.output.objects import counts_object, error_object
from archive.output.printable import to_json
from archive.output.table import COUNT_COLUMNS, TOTAL_COLUMNS, row
from index.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.cli.session import Session
    from index.results import Counts

By = Literal[
    "month", "year", "day", "source", "person", "place", "org", "thing", "speaker", "credit",
    "author", "story", "tag", "language",
]  # fmt: skip

EXAMPLES = {
    "count": (
        "archive count tomahawk",
        "archive count place:ukraine --by month",
        "archive count person:putin --by source --format csv",
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
            help="Divide the number: by month, year, day, source, person, place, org, thing, "
            "speaker, credit, author, story, tag or language.",
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    on: On = None,
    inferred: Inferred = False,
    format_: Annotated[DataFormat, typer.Option("--format", "-f", help="How to print.")] = "text",
    header: Header = True,
    batch: Annotated[
        bool, typer.Option("--batch", help="One query per line of stdin, a number per line.")
    ] = False,
) -> int:
    """
    Count the articles that match, by month, outlet, person ...

    On a terminal --by draws bars; in a pipe each line is value, tab, count. The row "none" counts
    the articles without a value. Exit status 1 when the number is 0.
    """
    session = session_of(context)
    text = joined(query)
    if batch:
        if text:
            raise click.UsageError("--batch reads its queries from standard input, one per line")
        if format_ not in ("text", "jsonl", "tsv") or (by and format_ != "jsonl"):
            raise click.UsageError(
                "--batch answers as --format text, tsv or jsonl, with --by as jsonl"
            )
    elif not text.strip():
        raise click.UsageError("what to count? archive count --help shows examples")
    with session.open() as archive:
        if not batch:
            counts = archive.count(text, by=by, since=since, until=until, on=on, inferred=inferred)
            write(_counted(session, text, by, counts, format_, header=header))
            if by:
                session.say(plural(counts.total))
            return FOUND if counts.total else NOTHING
        any_found = any_wrong = False
        for position, line in enumerate(read_queries(input_stream())):
            asked = "" if isinstance(line, QueryError) else line
            try:
                if isinstance(line, QueryError):
                    raise line
                counts = archive.count(
                    line, by=by, since=since, until=until, on=on, inferred=inferred
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
                write(_counted(session, asked, by, counts, format_, header=False))
            flush()
    if any_wrong:
        return WRONG
    return FOUND if any_found else NOTHING


def _counted(
    session: Session, text: str, by: str | None, counts: Counts, format_: str, *, header: bool
) -> Iterator[str]:
    if format_ in ("json", "jsonl"):
        yield to_json(counts_object(text, by, counts), ascii_only=session.ascii_only)
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
