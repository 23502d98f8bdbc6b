"""
`archive search`: the hits on stdout, how many there are and why there are none on stderr.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import click
import typer

from archive.cli.batch import read_queries
from archive.cli.options import (
    Format,
    Header,
    Inferred,
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
from archive.cli.streams import (
    FOUND,
    NOTHING,
    WRONG,
    flush,
    hand_over,
    input_stream,
    refuse,
    write,
)
from archive.cli.terminal import is_terminal
from archive.output.hits import answer_lines, plural, totals
from archive.output.objects import answer_object, error_object, hit_object
from archive.output.printable import prose, to_json
from archive.output.table import HIT_COLUMNS, rows
from index.errors import QueryError
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.archive import Archive
    from archive.cli.session import Session
    from archive.explaining import Explanation
    from archive.related import Reason
    from archive.searching import SearchResults
    from index.query import Query

EXAMPLES = {
    "search": (
        "archive search tomahawk",
        "archive search tomahawk -gaza --since 2025-10",
        "archive search 'trump near/5 putin'",
        "archive search '\"very frank\" person:putin' --sort newest",
        "archive search place:ukraine --format ids | archive show -",
        "archive search --sort newest --format csv > everything.csv",
        "archive search 'place:ukraine outlets:>1' --by story --format jsonl",
        "archive search 'only:independent story:7c17c6'",
        "archive search like:7c17c6 --explain",
        "archive search query:ukraine --new --reader desk --by story",
        "archive search --batch --format jsonl < queries.txt",
    )
}

SCREENFUL = 10
"""Hits in the text form; every other form gives all of them unless --limit says otherwise."""

_REASONS = 6
"""Names, and words, that say why an article is like another."""

_BATCH_FORMATS = ("text", "jsonl")


class _Asked(Frozen):
    """What the options ask for, beside the query."""

    format: Format
    limit: int | None
    offset: int
    sort: str
    since: str | None
    until: str | None
    on: str | None
    header: bool
    null: bool
    by: str
    inferred: bool

    def parse(self, archive: Archive, text: str | None) -> Query:
        return archive.parse(text, since=self.since, until=self.until, on=self.on)

    def answer(self, archive: Archive, query: Query) -> SearchResults:
        from index.results import Sort

        return archive.search(
            query,
            limit=self.limit,
            offset=self.offset,
            sort=Sort(self.sort),
            by=self.by,
            inferred=self.inferred,
            lazy=True,
        )


def search_command(
    context: typer.Context,
    query: QueryWords = None,
    limit: Annotated[
        str | None,
        typer.Option(
            "--limit", "-n", metavar="N", help="How many; 0 is all. Text shows 10, the rest all."
        ),
    ] = None,
    offset: Annotated[int, typer.Option(min=0, metavar="N", help="How many to skip.")] = 0,
    sort: Annotated[
        Literal["relevance", "newest", "oldest"], typer.Option(help="What comes first.")
    ] = "relevance",
    since: Since = None,
    until: Until = None,
    on: On = None,
    inferred: Inferred = False,
    by: Annotated[
        Literal["story", "article"] | None,
        typer.Option(
            show_default=False,
            help="What a hit is. Text shows stories, each once; the rest, and --new, articles.",
        ),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to print.")] = "text",
    null: Null = False,
    header: Header = True,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say on stderr how the query was understood.")
    ] = False,
    batch: Annotated[
        bool, typer.Option("--batch", help="One query per line of stdin, answered in order.")
    ] = False,
    new: Annotated[
        bool,
        typer.Option("--new", help="What arrived since this query was last asked with --new."),
    ] = False,
    reader: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="With --new: who asks; each reader goes on alone."),
    ] = None,
    from_now: Annotated[
        bool, typer.Option("--from-now", help="With --new: nothing that is here is new.")
    ] = False,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="With --new: everything is new again.")
    ] = False,
) -> int:
    """
    Find articles and show where they match.

    Words are found in any form (tomahawk finds Tomahawks), all of them must occur; -word must not.
    Quote the query for the shell when it has quotes, parentheses or stars of its own. --sort newest
    without a query lists everything.

    --new prints what entered the archive since the last time, however old it is, the first time
    everything. How far that was is kept by the query as written, and moves when all is printed.
    """
    session = session_of(context)
    needs_ids_format(format_, null=null)
    if not new and (reader is not None or from_now or from_start):
        raise click.UsageError("--reader, --from-now and --from-start go with --new")
    if new and (offset or batch or explain or inferred or sort != "relevance"):
        raise click.UsageError(
            "--new comes in the order of arrival: "
            "no --sort, --offset, --batch, --explain, --inferred"
        )
    if from_now and from_start:
        raise click.UsageError("either --from-now or --from-start")
    default = SCREENFUL if format_ == "text" and not new else 0
    asked = _Asked(
        format=format_,
        limit=(default if limit is None else parse_limit(limit)) or None,
        offset=offset,
        sort=sort,
        since=since,
        until=until,
        on=on,
        header=header,
        null=null,
        by=by or ("story" if format_ == "text" else "article"),
        inferred=inferred,
    )
    text = joined(query)
    if batch:
        if text:
            raise click.UsageError("--batch reads its queries from standard input, one per line")
        if format_ not in _BATCH_FORMATS:
            raise click.UsageError("--batch answers as --format text or jsonl")
        return _batch(session, asked)
    if not query and (new or not (since or until or on or sort != "relevance")):
        raise click.UsageError("what to search for? archive search --help shows examples")
    if new:
        from archive.watching import DEFAULT

        whose = DEFAULT if reader is None else reader
        if from_start:
            return _from_start(session, text, asked, whose, by_story=by == "story")
        return _news(session, text, asked, whose, by_story=by == "story", from_now=from_now)
    return _once(session, text if query else None, asked, explain=explain)


def _news(
    session: Session, text: str, asked: _Asked, reader: str, *, by_story: bool, from_now: bool
) -> int:
    """Print what is new, and only then remember that it was; with --quiet neither."""
    from archive.watching import check_writable

    look_only = session.quiet and not from_now
    with session.open() as archive:
        if not look_only:
            check_writable(archive.path)
        news = archive.news(
            text,
            reader=reader,
            limit=None if from_now else asked.limit,
            by_story=by_story,
            since=asked.since,
            until=asked.until,
            on=asked.on,
        )
        results = news.results
        if look_only:
            return FOUND if results.total else NOTHING
        if not from_now:
            write(_printed(session, text, results, asked), end="\0" if asked.null else "\n")
            hand_over()
        archive.confirm(news)
    if from_now:
        session.say(f"{plural(results.total)} here already: what arrives from now on is new")
        return FOUND
    if not results.total:
        if is_terminal(sys.stderr):  # cron sends a mail for every line
            session.say("nothing new")
        return NOTHING
    waiting = f", {news.waiting:,} more the next time" if news.waiting else ""
    first = f": reader {reader} asks for the first time" if news.first else ""
    session.say(f"{results.total:,} new{waiting}{first}")
    return FOUND


def _from_start(session: Session, text: str, asked: _Asked, reader: str, *, by_story: bool) -> int:
    from archive.watching import Cursor, to_key

    key = to_key(text, by_story=by_story, since=asked.since, until=asked.until, on=asked.on)
    with session.open() as archive:
        known = archive.forget(Cursor(reader, key))
    session.say("forgotten: everything is new again" if known else "everything is new already")
    return FOUND if known else NOTHING


def _once(session: Session, text: str | None, asked: _Asked, *, explain: bool) -> int:
    with session.open() as archive:
        query = asked.parse(archive, text)
        if explain:
            for line in explanation_lines(archive.explain(query, inferred=asked.inferred)):
                session.say(line)
        if session.quiet:
            found = archive.count(query, inferred=asked.inferred).total
            return FOUND if found else NOTHING
        results = asked.answer(archive, query)
        write(
            _printed(session, text or "", results, asked),
            end="\0" if asked.null else "\n",
        )
    for note in results.notes:
        session.say(note)
    if results.total:
        shown = len(results.hits)
        session.say(totals(shown, results.total, asked.offset, results.articles))
    elif not results.notes:
        session.say("nothing found")
    return FOUND if results.total else NOTHING


def _printed(session: Session, text: str, results: SearchResults, asked: _Asked) -> Iterator[str]:
    match asked.format:
        case "text":
            yield from answer_lines(results, session.screen)
        case "ids":
            yield from results.ids
        case "json":
            yield to_json(answer_object(text, results), ascii_only=session.ascii_only)
        case "jsonl":
            for found in results.hits:
                yield to_json(hit_object(found), ascii_only=session.ascii_only)
        case "csv" | "tsv" as table:
            hits = (hit_object(found) for found in results.hits)
            yield from rows(HIT_COLUMNS, hits, table, header=asked.header)


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """The query as understood, then how many articles each of its clauses finds alone."""
    yield f"understood as: {explanation.canonical}"
    for clause in explanation.clauses:
        yield f"{clause.count:>9,}  {clause.text}"
    yield f"{explanation.total:>9,}  in all"
    for reason in explanation.reasons[:SCREENFUL]:
        yield f"{prose(reason.id)} is like {prose(reason.of)}: {reason_text(reason)}"


def reason_text(reason: Reason) -> str:
    """`Kelo, Fifth Amendment; owner, domain; 4 days earlier`."""
    parts = [prose(", ".join(some[:_REASONS])) for some in (reason.names, reason.terms) if some]
    if reason.days is not None:
        away = "1 day" if abs(reason.days) == 1 else f"{abs(reason.days)} days"
        later = "later" if reason.days > 0 else "earlier"
        parts.append(f"{away} {later}" if reason.days else "the same day")
    return "; ".join(parts)


def _batch(session: Session, asked: _Asked) -> int:
    any_found = any_wrong = False
    with session.open() as archive:
        for position, text in enumerate(read_queries(input_stream())):
            try:
                if isinstance(text, QueryError):
                    raise text
                results = asked.answer(archive, asked.parse(archive, text))
            except QueryError as error:
                any_wrong = True
                shown = "" if isinstance(text, QueryError) else text
                write(_refused(session, shown, error, asked, position))
            else:
                any_found = any_found or bool(results.total)
                write(_answered(session, text, results, asked, position))
            flush()
    if any_wrong:
        return WRONG
    return FOUND if any_found else NOTHING


def _answered(
    session: Session, text: str, results: SearchResults, asked: _Asked, position: int
) -> Iterator[str]:
    if asked.format == "jsonl":
        yield to_json(answer_object(text, results), ascii_only=session.ascii_only)
        return
    if position:
        yield ""
    yield f"== {prose(text)}: {totals(results.total, results.total, 0, results.articles)}"
    yield from answer_lines(results, session.screen)


def _refused(
    session: Session, text: str, error: QueryError, asked: _Asked, position: int
) -> Iterator[str]:
    if asked.format == "jsonl":
        refusal: dict[str, Any] = error_object(text, error)
        yield to_json(refusal, ascii_only=session.ascii_only)
        return
    if position:
        yield ""
    yield f"== {prose(text)}: error"
    refuse(error, where=f"line {position + 1}: ")
