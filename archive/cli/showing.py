"""
`archive show`: whole articles for reading, as data, or as the bytes that came in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import click
import typer

from archive.cli.batch import read_ids
from archive.cli.options import ArticleFormat, Ids
from archive.cli.session import session_of
from archive.cli.streams import FOUND, WRONG, flush, input_stream, write, write_bytes
from archive.errors import NoSuchArticleError
from archive.output.objects import account_object, article_object
from archive.output.pages import article_lines, why_lines
from archive.output.printable import to_json
from archive.output.stories import account_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.account import Account
    from archive.article import Article
    from archive.cli.session import Session

_STORY = "story:"

EXAMPLES = {
    "show": (
        "archive show 7c17c6",
        "archive show 7c17c6 --why",
        "archive show story:7c17c6",
        "archive search tomahawk --format ids | archive show -",
        "archive show 7c17c6 --raw > article.html",
    )
}


def show_command(
    context: typer.Context,
    ids: Ids = None,
    why: Annotated[
        bool, typer.Option("--why", help="Every paragraph and fact, and what decided it.")
    ] = False,
    raw: Annotated[
        bool, typer.Option("--raw", help="The bytes that came in, as they are (one article).")
    ] = False,
    format_: Annotated[
        ArticleFormat, typer.Option("--format", "-f", help="How to print.")
    ] = "text",
) -> int:
    """
    Show whole articles, or how each was understood.

    An id may be shortened to any beginning that only one article has, and the address of an article
    stands for its id. An unknown id is an error, and the others are still shown. story:ID shows a
    story: its outlets, who ran it first, whose it is, and how its articles are related.
    """
    session = session_of(context)
    if not ids:
        raise click.UsageError("which article? give ids, or - to read them from stdin")
    if raw and (why or format_ != "text"):
        raise click.UsageError("--raw prints bytes: it does not go with --why or --format")
    if (raw or why) and any(one.startswith(_STORY) for one in ids):
        raise click.UsageError("story:ID is no article: --raw and --why take one")
    if raw:
        return _show_raw(session, ids)
    status = FOUND
    shown = 0
    with session.open() as archive:
        if format_ == "json":
            write(["["])
        for wanted in _wanted(ids):
            try:
                found: Article | Account
                if wanted.startswith(_STORY):
                    found = archive.story(wanted.removeprefix(_STORY))
                else:
                    found = archive.get(wanted)
            except NoSuchArticleError as error:
                session.warn(str(error))
                status = WRONG
                continue
            write(_shown(session, found, format_, why=why, position=shown))
            flush()
            shown += 1
        if format_ == "json":
            write(["]"])
    if not shown and status == FOUND:
        session.warn("no ids came in on standard input")
        return WRONG
    return status


def _wanted(ids: list[str]) -> Iterator[str]:
    for given in ids:
        if given == "-":
            yield from read_ids(input_stream())
        else:
            yield given.removeprefix("id:")


def _shown(
    session: Session, found: Article | Account, format_: ArticleFormat, *, why: bool, position: int
) -> Iterator[str]:
    from archive.article import Article

    if format_ != "text":
        told = article_object(found) if isinstance(found, Article) else account_object(found)
        if why and isinstance(found, Article):
            from archive.output.reasons import why_object

            told["why"] = why_object(found)
        line = to_json(told, ascii_only=session.ascii_only)
        yield f",{line}" if position and format_ == "json" else line
        return
    screen = session.screen
    if position:
        yield ""
        yield screen.paint("-" * min(screen.width, 80), "quiet")
        yield ""
    if not isinstance(found, Article):
        yield from account_lines(found, screen)
    else:
        yield from why_lines(found, screen) if why else article_lines(found, screen)


def _show_raw(session: Session, ids: list[str]) -> int:
    if session.screen.terminal:
        raise click.UsageError(
            "--raw prints what strangers wrote as it is: send it to a file or a pipe"
        )
    wanted = list(_wanted(ids))
    if len(wanted) != 1:
        raise click.UsageError(f"--raw takes one article, not {len(wanted)}")
    with session.open() as archive:
        data = archive.raw(wanted[0])
    write_bytes(data)
    return FOUND
