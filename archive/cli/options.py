"""
Options that several commands share, spelt once.
"""

from __future__ import annotations

from typing import Annotated, Literal

import click
import typer

Format = Literal["text", "jsonl", "json", "csv", "tsv", "ids"]
DataFormat = Literal["text", "jsonl", "json", "csv", "tsv"]
ArticleFormat = Literal["text", "jsonl", "json"]

QueryWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUERY...", show_default=False, help='Words, "phrases", field:value, -not.'
    ),
]
Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID...",
        show_default=False,
        help="Ids or their beginnings; - takes them from stdin.",
    ),
]
Since = Annotated[
    str | None, typer.Option(metavar="WHEN", help="Published then or later: 2025-10, 2w.")
]
Until = Annotated[str | None, typer.Option(metavar="WHEN", help="Published then or earlier.")]
On = Annotated[str | None, typer.Option(metavar="WHEN", help='Published then: "last week".')]
Inferred = Annotated[
    bool,
    typer.Option("--inferred", help="Days find undated articles too, by the day of their story."),
]
Header = Annotated[
    bool, typer.Option("--header/--no-header", help="The line of column names in csv and tsv.")
]
Null = Annotated[
    bool, typer.Option("--null", "-0", help="With ids: end each with NUL, for xargs -0.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def parse_limit(text: str) -> int:
    """`10`, or 0 for `0` and `all`."""
    if text == "all":
        return 0
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise click.UsageError(f"--limit {text} is not a number; 0 or all shows everything")


def joined(words: list[str] | None) -> str:
    """
    The words of a command line as one query.

    In a locale without UTF-8 the shell's bytes come as surrogates, and are read as UTF-8 here.
    """
    text = " ".join(words or ())
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        raise click.UsageError("the query is not valid UTF-8") from None


def needs_ids_format(format_: str, *, null: bool) -> None:
    """Refuse --null where it would mean nothing."""
    if null and format_ != "ids":
        raise click.UsageError("--null goes with --format ids")
