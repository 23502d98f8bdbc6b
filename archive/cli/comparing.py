"""
`archive diff`: two articles compared, sentence by sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import click
import typer

from archive.cli.options import ArticleFormat
from archive.cli.session import session_of
from archive.cli.streams import FOUND, NOTHING, flush, write
from archive.output.differences import difference_lines, summary_line
from archive.output.objects import comparison_object, difference_object
from archive.output.printable import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.article import Article
    from archive.cli.session import Session
    from archive.comparing import Comparison, Difference

Least = Literal["same", "glyphs", "case", "wording", "moved", "substance", "added"]

EXAMPLES = {
    "diff": (
        "archive diff 6106dc 7c17c6",
        "archive diff 6106dc 7c17c6 --min substance",
        "archive diff --story 7c17c6",
        "archive diff 6106dc 7c17c6 --format jsonl | jq -c .changes",
    )
}


def diff_command(
    context: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="A B", show_default=False, help="Two ids or their beginnings."),
    ] = None,
    story: Annotated[
        str | None,
        typer.Option(metavar="ID", help="All articles of a story, each against the earliest."),
    ] = None,
    least: Annotated[
        Least, typer.Option("--min", help="The least that is shown: substance hides the trifles.")
    ] = "glyphs",
    format_: Annotated[
        ArticleFormat, typer.Option("--format", "-f", help="How to print.")
    ] = "text",
) -> int:
    """
    Compare two articles, sentence by sentence.

    A difference is one of glyphs (quotation marks, dashes), case, wording, or substance (names,
    numbers, days, negation, modality, quotations); or a sentence was moved, added or dropped. The
    exit status is 1 when nothing of what was asked for differs.
    """
    session = session_of(context)
    if story is not None:
        if ids:
            raise click.UsageError("--story compares all articles of a story: give no others")
        return _diff_story(session, story.removeprefix("story:"), least, format_)
    if not ids or len(ids) != 2:
        raise click.UsageError("which two articles? give two ids: archive diff A B")
    with session.open() as archive:
        a, b = (archive.get(one.removeprefix("id:")) for one in ids)
        from archive.comparing import compare

        comparison = compare(a, b)
    rows = comparison.at_least(least)
    write(_shown(session, a, b, comparison, rows, format_))
    session.say(summary_line(comparison))
    return FOUND if rows else NOTHING


def _diff_story(session: Session, id_: str, least: Least, format_: ArticleFormat) -> int:
    """The articles of a story one after the other, each as it differs from the earliest."""
    status = NOTHING
    shown = 0
    with session.open() as archive:
        if format_ == "json":
            write(["["])
        for a, b, comparison in archive.compare_story(id_):
            rows = comparison.at_least(least)
            if format_ == "text" and shown:
                write(["", session.screen.paint("-" * min(session.screen.width, 80), "quiet"), ""])
            if format_ == "json" and shown:
                write([","])
            write(_shown(session, a, b, comparison, rows, format_))
            flush()
            session.say(f"{a.id} {b.id}: {summary_line(comparison)}")
            shown += 1
            status = FOUND if rows else status
        if format_ == "json":
            write(["]"])
    if not shown:
        session.say("the story has one article: there is nothing to compare it with")
    return status


def _shown(
    session: Session,
    a: Article,
    b: Article,
    comparison: Comparison,
    rows: tuple[Difference, ...],
    format_: ArticleFormat,
) -> Iterator[str]:
    if format_ == "text":
        if rows:
            yield from difference_lines(a, b, rows, session.screen)
    elif format_ == "jsonl":
        for row in rows:
            yield to_json(difference_object(a.id, b.id, row), ascii_only=session.ascii_only)
    else:
        whole = comparison_object(a.id, b.id, comparison, rows)
        yield to_json(whole, ascii_only=session.ascii_only)
