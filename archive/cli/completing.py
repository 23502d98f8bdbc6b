"""
`archive completion`: the script that a shell needs, made from the commands themselves.

The script knows commands, options and fields by heart, so that a TAB does not start Python. Only
the names that live in an archive are asked for: saved queries after `query:`, outlets after
`source:` and `only:`. That reads the store and a folder, never the index, and never waits for a
writer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import click
import typer

from archive.cli.session import session_of
from archive.cli.streams import FOUND, NOTHING, write

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = {
    "completion": (
        'eval "$(archive completion bash)"      # in ~/.bashrc',
        'eval "$(archive completion zsh)"       # in ~/.zshrc',
        "archive completion fish > ~/.config/fish/completions/archive.fish",
    )
}


def completion_command(
    context: typer.Context,
    shell: Annotated[
        Literal["bash", "zsh", "fish"] | None,
        typer.Argument(show_default=False, help="Whose script to print."),
    ] = None,
    names: Annotated[
        Literal["queries", "outlets"] | None, typer.Option("--list", hidden=True)
    ] = None,
) -> int:
    """
    Print the completion script of a shell.

    It completes commands, options, fields, saved queries after query: and outlets after source:.
    """
    if names is not None:
        directory = session_of(context).directory
        found = list(_saved(directory) if names == "queries" else _outlets(directory))
        write(found)
        return FOUND if found else NOTHING
    if shell is None:
        raise click.UsageError("which shell? bash, zsh or fish")
    from archive.cli.scripts import script

    write([script(shell)])
    return FOUND


def _saved(directory: str) -> Iterator[str]:
    """The names that can follow `query:`."""
    from archive.errors import SettingsError
    from archive.saved import check_name, saved_names

    for name in saved_names(directory):
        try:
            yield check_name(name)
        except SettingsError:  # somebody put a file there that no query can name
            continue


def _outlets(directory: str) -> Iterator[str]:
    """
    Outlets as `source:` takes them without quotes: `the-independent`, words joined by hyphens.
    """
    from archive.store import open_store
    from index.tokens import words

    store = open_store(directory)
    try:
        names = store.outlets()
    finally:
        store.close()
    slugs = ("-".join(words(name)) for name in names)
    yield from sorted({slug for slug in slugs if slug.replace("-", "").isalnum()})
