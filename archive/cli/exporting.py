"""
`archive export`: whole articles as JSON Lines, to read back with `archive add` or elsewhere.
"""

from __future__ import annotations

from typing import Annotated, Literal

import click
import typer

from archive.cli.files import write_file
from archive.cli.options import QueryWords, joined
from archive.cli.session import session_of
from archive.cli.streams import FOUND, NOTHING, write
from archive.output.hits import plural
from archive.output.printable import safe_json

EXAMPLES = {
    "export": (
        "archive export > everything.jsonl",
        "archive export source:independent --output independent.jsonl",
        "archive export 'outlets:>1' --by story > stories.jsonl",
        "archive export | archive add - --archive elsewhere",
    )
}


def export_command(
    context: typer.Context,
    query: QueryWords = None,
    by: Annotated[
        Literal["story", "article"],
        typer.Option(help="story: with all articles of the stories that are found."),
    ] = "article",
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: whole, or not at all."),
    ] = None,
    format_: Annotated[str, typer.Option("--format", "-f", hidden=True)] = "jsonl",
) -> int:
    """
    Write whole articles as JSON Lines that `add` reads back.

    Each line holds the bytes that came in, what you said of the article and what was understood.
    Without a query everything is written. A table is `archive search QUERY --format csv`.
    """
    session = session_of(context)
    if format_ != "jsonl":
        raise click.UsageError(
            f"export writes JSON Lines; for {format_}: archive search QUERY --format {format_}"
        )
    text = joined(query) if query else None
    with session.open() as archive:
        lines = (safe_json(line) for line in archive.export(text, by=by))
        count = write(lines) if output is None else write_file(output, lines)
    where = "" if output is None else f" to {output}"
    session.say(f"exported {plural(count)}{where}")
    return NOTHING if text and not count else FOUND
