"""
`archive quotes`: who is quoted as saying what, on stdout; how many on stderr.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from archive.cli.options import (
    Format,
    Header,
    Null,
    On,
    QueryWords,
    Since,
    Until,
    joined,
    needs_ids_format,
    parse_limit,
)
from archive.cli.session import session_of
from archive.cli.streams import FOUND, NOTHING, write
from archive.output.hits import plural
from archive.output.objects import FORMAT_VERSION, quote_object
from archive.output.printable import to_json
from archive.output.quotations import all_lines
from archive.output.table import QUOTE_COLUMNS, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.cli.session import Session
    from archive.quoted import FoundQuote

EXAMPLES = {
    "quotes": (
        "archive quotes tomahawk",
        "archive quotes --by putin --since 2025-10",
        "archive quotes 'said:frank speaker:ushakov'",
        "archive quotes --by trump --format csv > trump.csv",
    )
}

SCREENFUL = 10
"""Quotations in the text form; every other form gives all of them unless --limit says otherwise."""


def quotes_command(
    context: typer.Context,
    query: QueryWords = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="SPEAKER", help="Only what this speaker says.")
    ] = None,
    limit: Annotated[
        str | None,
        typer.Option(
            "--limit", "-n", metavar="N", help="How many; 0 is all. Text shows 10, the rest all."
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also single words, and what nobody is named for.")
    ] = False,
    since: Since = None,
    until: Until = None,
    on: On = None,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to print.")] = "text",
    null: Null = False,
    header: Header = True,
) -> int:
    """
    List what people are quoted as saying, and where.

    Without a query in all articles, the newest first. said: and speaker: are asked of each
    quotation, so together they mean the same one. Who speaks is read by rules, and left open when
    they are not sure.
    """
    session = session_of(context)
    needs_ids_format(format_, null=null)
    default = SCREENFUL if format_ == "text" else 0
    most = (default if limit is None else parse_limit(limit)) or None
    text = joined(query).strip()
    with session.open() as archive:
        found = archive.quotes(text or None, by=by, since=since, until=until, on=on, every=every)
        if session.quiet:
            return NOTHING if next(found, None) is None else FOUND
        counted = _Counted(islice(found, most))
        lines = _printed(session, text, counted, format_, header=header)
        write(lines, end="\0" if null else "\n")
        more = most is not None and counted.count == most and next(found, None) is not None
    if not counted.count:
        session.say("no quotation found" if every else "no quotation found; --all looks at more")
    else:
        rest = "; --limit 0 shows all" if more else ""
        session.say(f"{plural(counted.count, 'quotation')}{rest}")
    return FOUND if counted.count else NOTHING


class _Counted:
    """Quotations on their way out, counted."""

    def __init__(self, found: Iterable[FoundQuote]) -> None:
        self.count = 0
        self._found = found

    def __iter__(self) -> Iterator[FoundQuote]:
        for one in self._found:
            self.count += 1
            yield one


def _printed(
    session: Session, text: str, found: Iterable[FoundQuote], format_: Format, *, header: bool
) -> Iterator[str]:
    match format_:
        case "text":
            yield from all_lines(found, session.screen)
        case "ids":
            yield from dict.fromkeys(one.id for one in found)
        case "json":
            quotes = [quote_object(one) for one in found]
            for quote in quotes:
                del quote["v"]
            answer = {"v": FORMAT_VERSION, "query": text, "quotes": quotes}
            yield to_json(answer, ascii_only=session.ascii_only)
        case "jsonl":
            for one in found:
                yield to_json(quote_object(one), ascii_only=session.ascii_only)
        case "csv" | "tsv" as table:
            objects = (quote_object(one) for one in found)
            yield from rows(QUOTE_COLUMNS, objects, table, header=header)
