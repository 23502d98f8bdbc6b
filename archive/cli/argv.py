"""
Which words of a command line are options and which are words of the query.

`archive search tomahawk -gaza --since 2w` works without `--`: a token with one dash that is no
short option of the command is a word. A token with two dashes is always an option, so that a
mistyped `--sinc` is an error and not a query. Options that every command has (`--archive`,
`--color`) may stand anywhere. What comes out leaves nothing to guess: global options, the command,
its options, `--`, words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Spellings = dict[str, bool]
"""Every spelling of every option ("--limit", "-n"), and whether a value follows it."""


# How an answer is shown: a later one wins, so that an alias of the shell can be overruled.
_OVERRULED = frozenset({"limit", "offset", "sort", "format_", "workers"})


class Form(NamedTuple):
    """
    What a command understands; *query* is True when its words are a query, *once* are the options
    whose first value would be lost when they stood there twice.
    """

    spellings: Spellings
    query: bool
    once: frozenset[str] = frozenset()


def spellings(parameters: Iterable[click.Parameter]) -> Spellings:
    """The spellings of the options among *parameters*."""
    found: Spellings = {}
    for parameter in parameters:
        if isinstance(parameter, click.Option):
            takes_value = not parameter.is_flag and not parameter.count
            for spelling in (*parameter.opts, *parameter.secondary_opts):
                found[spelling] = takes_value
    return found


# gh and sqlite-utils have an option for each.
_FORMATS = frozenset({"--text", "--json", "--jsonl", "--csv", "--tsv", "--ids"})


def said_once(parameters: Iterable[click.Parameter]) -> frozenset[str]:
    """The spellings of the options among *parameters* that say what is asked for, once."""
    return frozenset(
        spelling
        for parameter in parameters
        if isinstance(parameter, click.Option)
        and not (parameter.is_flag or parameter.multiple or parameter.name in _OVERRULED)
        for spelling in parameter.opts
    )


def _check_once(said: dict[str, str], taken: list[str]) -> None:
    """
    Raise click.UsageError when *taken* gives an option of *said* another value: of `--by source
    --by month` one would be left out silently.
    """
    name, equals, value = taken[0].partition("=")
    value = value if equals else taken[1]
    if said.setdefault(name, value) != value:
        raise click.UsageError(f"{name} stands there twice, with {said[name]} and {value}: once")


def _refuse(token: str, known: Iterable[str], *, query: bool) -> click.UsageError:
    from difflib import get_close_matches

    option = token.partition("=")[0]
    if option in _FORMATS and "--format" in known:
        return click.UsageError(f"no option {option}; did you mean --format {option[2:]}?")
    near = get_close_matches(option, sorted(known), n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    if query and not near:
        hint = "; words that begin with dashes stand after --"
    return click.UsageError(f"no option {option}{hint}")


def _option(rest: list[str], known: Mapping[str, bool]) -> list[str] | None:
    """
    Take the option that *rest* begins with, and its value; None when it is no option of *known*.

    Raises click.UsageError when the value is missing.
    """
    token = rest[0]
    if token.startswith("--"):
        name, equals, _ = token.partition("=")
        if name not in known:
            return None
        length = 2 if known[name] and not equals else 1
    elif token in known:
        length = 2 if known[token] else 1
    elif known.get(token[:2]) and token[2:].isascii() and token[2:].isdigit():
        length = 1  # -n5; but -nuclear is a word
    else:
        return None
    if len(rest) < length:
        raise click.UsageError(f"{token} wants a value behind it")
    taken = rest[:length]
    del rest[:length]
    return taken


def divide(argv: Sequence[str], everywhere: Mapping[str, bool]) -> tuple[list[str], list[str]]:
    """
    The global options in front, and the rest, which begins with the command.

    Raises click.UsageError for an option that is not global.
    """
    rest = list(argv)
    front: list[str] = []
    while rest and rest[0].startswith("-") and rest[0] != "-":
        taken = _option(rest, everywhere)
        if taken is None:
            raise _refuse(rest[0], everywhere, query=False)
        front += taken
    return front, rest


def arrange(
    argv: Sequence[str], everywhere: Mapping[str, bool], form_of: Callable[[str], Form | None]
) -> list[str]:
    """
    The same command line with nothing left to guess; *everywhere* are the global options.

    Raises click.UsageError for an option that nobody knows. A line without a known command comes
    back as it is: click has the words for that.
    """
    front, rest = divide(argv, everywhere)
    form = form_of(rest[0]) if rest else None
    if form is None:
        return list(argv)
    command = rest.pop(0)
    options: list[str] = []
    words: list[str] = []
    said: dict[str, str] = {}
    while rest:
        token = rest[0]
        if token == "--":  # noqa: S105
            words += rest[1:]
            break
        if token == "-" or not token.startswith("-"):  # noqa: S105
            words.append(rest.pop(0))
            continue
        # A command's own -q or --note comes before a global one.
        own = _option(rest, form.spellings)
        if own is not None:
            if own[0].partition("=")[0] in form.once:
                _check_once(said, own)
            options += own
            continue
        shared = _option(rest, everywhere)
        if shared is not None:
            front += shared
        elif form.query and not token.startswith("--"):
            words.append(rest.pop(0))
        else:
            raise _refuse(token, (*form.spellings, *everywhere), query=form.query)
    return [*front, command, *options, "--", *words]
