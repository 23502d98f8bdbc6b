"""
The commands in the order of `archive --help`, each imported when it is used, and the options that
all of them have.

A command is a function in a file of this folder that returns its exit status, an entry in COMMANDS
and an entry in its file's EXAMPLES.
"""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar, get_type_hints

import click
import typer
from typer.core import TyperGroup

from archive.cli.argv import Form, Spellings, said_once, spellings

if TYPE_CHECKING:
    from collections.abc import Callable

_C = TypeVar("_C", bound="Callable[..., object]")

COMMANDS: dict[str, tuple[str, str]] = {
    "add": ("adding", "Put files, folders, addresses or standard input into the archive."),
    "search": ("searching", "Find articles and show where they match."),
    "count": ("counting", "Count the articles that match, by month, source, person ..."),
    "quotes": ("quoting", "List what people are quoted as saying, and where."),
    "show": ("showing", "Show whole articles, or how each was understood."),
    "diff": ("comparing", "Compare two articles, sentence by sentence."),
    "save": ("saving", "Save a query under a name, or remove a saved one."),
    "queries": ("saving", "List the saved queries and what each finds now."),
    "set": ("changing", "Record what you know better about articles, and tag them."),
    "remove": ("changing", "Delete articles, their bytes too."),
    "export": ("exporting", "Write whole articles as JSON Lines that `add` reads back."),
    "reindex": ("upkeep", "Build the search index anew from the stored articles."),
    "check": ("upkeep", "Check that nothing in the archive is damaged."),
    "completion": ("completing", "Print the completion script of a shell."),
}
"""Name, file in this folder, and the line in `archive --help`."""

QUERY_COMMANDS = frozenset({"search", "count", "quotes", "save", "export"})
"""The commands whose words are a query: a dash in front of one means "not"."""

QUESTIONS = frozenset(
    {"search", "count", "quotes", "show", "diff", "queries", "completion", "--help"}
)
"""The commands that change nothing (but for the cursors of `--new`) and start no other process."""

# What other programs call what we do: git, gh, notmuch, sqlite-utils.
_MEANT = {
    "import": "add", "insert": "add", "ingest": "add", "fetch": "add", "init": "add", "new": "add",
    "find": "search", "query": "search", "grep": "search", "list": "search", "ls": "search",
    "stats": "count", "timeline": "count --by month", "facets": "count --by",
    "cat": "show", "view": "show", "open": "show", "get": "show", "info": "show --why",
    "compare": "diff", "searches": "queries", "saved": "queries",
    "tag": "set ID --tag TAG", "untag": "set ID --untag TAG", "edit": "set", "update": "set",
    "fix": "set", "delete": "remove", "rm": "remove", "del": "remove",
    "dump": "export", "backup": "export", "reread": "reindex --reread", "rebuild": "reindex",
    "repair": "check --repair", "verify": "check", "fsck": "check", "version": "--version",
}  # fmt: skip

_HELP = {"help_option_names": ["-h", "--help"]}


class Commands(TyperGroup):
    """The commands, loaded one by one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS:
            from difflib import get_close_matches

            meant = _MEANT.get(args[0])
            near = [meant] if meant else get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {near[0]}?" if near else "archive --help lists them"
            raise click.UsageError(f"no command {args[0]}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _app() -> typer.Typer:
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_HELP,
    )


def _evaluated(function: _C) -> _C:
    """*function* with its annotations evaluated: Typer would do it four times over."""
    function.__annotations__ = get_type_hints(function, include_extras=True)
    return function


@cache
def load(name: str) -> click.Command:
    """The command *name* of COMMANDS."""
    module = import_module(f"archive.cli.{COMMANDS[name][0]}")
    function: Callable[..., int] = getattr(module, f"{name}_command")
    examples = "".join(f"\n  {line}" for line in module.EXAMPLES[name])
    app = _app()
    app.command(
        name,
        epilog=f"\b\nExamples:{examples}\n\n"
        "--archive, --color and --quiet stand here too: see archive --help.",
    )(_evaluated(function))
    return typer.main.get_command(app)


def form_of(name: str) -> Form | None:
    """What the command *name* understands; None when there is none."""
    if name not in COMMANDS:
        return None
    parameters = load(name).params
    known = {**spellings(parameters), **_help_spellings()}
    return Form(known, name in QUERY_COMMANDS, said_once(parameters))


def everywhere() -> Spellings:
    """The options that may stand anywhere."""
    return {**spellings(root_command().params), **_help_spellings()}


def _help_spellings() -> Spellings:
    return dict.fromkeys(_HELP["help_option_names"], False)


def _show_version(wanted: bool) -> None:
    if not wanted:
        return
    from archive.cli.version import version_line

    typer.echo(version_line())
    raise typer.Exit


def _parse_today(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"--today {text} is no date; write it as 2025-10-17") from None


def archive(
    context: typer.Context,
    directory: Annotated[
        str | None,
        typer.Option("--archive", metavar="DIR", help="The archive to use.", show_default=False),
    ] = None,
    color: Annotated[
        Literal["auto", "always", "never"],
        typer.Option("--color", help="When to use colour."),
    ] = "auto",
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Only errors and the exit status."),
    ] = False,
    today: Annotated[
        str | None, typer.Option("--today", envvar="ARCHIVE_TODAY", hidden=True, metavar="DATE")
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version."),
    ] = False,
) -> None:
    """
    A searchable news archive on your own machine.

    Without --archive it is $ARCHIVE_DIR, else the nearest .archive folder here or above, else
    $XDG_DATA_HOME/archive. Exit status: 0 found, 1 nothing found, 2 error, 3 busy, 4 damaged.
    """
    from archive.cli.session import Session
    from archive.cli.terminal import find_screen

    del version
    context.obj = Session(
        archive=directory,
        screen=find_screen(color, os.environ),
        quiet=quiet,
        today=_parse_today(today),
    )


@cache
def root_command() -> click.Command:
    """`archive` itself."""
    app = typer.Typer(
        cls=Commands,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_HELP,
        epilog="\b\nExamples:\n"
        "  archive add saved/ export.jsonl\n"
        "  archive search 'tomahawk -gaza date:2025-10'\n"
        "  archive search --help",
    )
    app.callback()(_evaluated(archive))
    return typer.main.get_command(app)
