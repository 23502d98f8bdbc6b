"""
Query words may begin with a dash, and a mistyped option is still an error.
"""

from __future__ import annotations

import click
import pytest

from archive.cli.argv import arrange
from archive.cli.commands import COMMANDS, everywhere, form_of, load
from archive.cli.main import is_question


def arranged(line):
    return arrange(line, everywhere(), form_of)


@pytest.mark.parametrize(
    ("line", "out"),
    [
        (["search", "tomahawk", "-gaza"], ["search", "--", "tomahawk", "-gaza"]),
        (["search", "-gaza", "tomahawk"], ["search", "--", "-gaza", "tomahawk"]),
        (
            ["search", "a", "--since", "-2w", "-b"],
            ["search", "--since", "-2w", "--", "a", "-b"],
        ),
        (["search", "a", "--limit=3", "b"], ["search", "--limit=3", "--", "a", "b"]),
        (["search", "a", "-n", "3"], ["search", "-n", "3", "--", "a"]),
        (["search", "a", "-n3"], ["search", "-n3", "--", "a"]),
        (["search", "a", "-nuclear"], ["search", "--", "a", "-nuclear"]),  # not -n uclear
        (["search", "a", "-query"], ["search", "--", "a", "-query"]),  # not -q -u ...
        (["search", "a", "-5"], ["search", "--", "a", "-5"]),  # no "5", not head -5
        (["search", "a", "-2024"], ["search", "--", "a", "-2024"]),
        (["search", "a", "-person:putin"], ["search", "--", "a", "-person:putin"]),
        (["search", "a", '-"very frank"'], ["search", "--", "a", '-"very frank"']),
        (["search", "-0", "a"], ["search", "-0", "--", "a"]),
        (["search", "--", "--since", "-n"], ["search", "--", "--since", "-n"]),
        (["search", "a", "--archive", "-d", "b"], ["--archive", "-d", "search", "--", "a", "b"]),
        (["search", "a", "-q"], ["-q", "search", "--", "a"]),
        (["--color", "never", "search", "a"], ["--color", "never", "search", "--", "a"]),
        (["search", "a", "--help"], ["search", "--help", "--", "a"]),
        (["save", "n", "a", "-b"], ["save", "--", "n", "a", "-b"]),
        (["show", "-", "--why"], ["show", "--why", "--", "-"]),
        (["serch", "--what"], ["serch", "--what"]),  # click's to complain about
        ([], []),
        (["--version"], ["--version"]),
    ],
)
def test_arrange(line, out):
    """Options come first, the words of the query after --."""
    assert arranged(line) == out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["search", "a", "--sinc", "2w"], "no option --sinc; did you mean --since?"),
        (["search", "a", "--sinc=2w"], "no option --sinc; did you mean --since?"),
        (["count", "a", "--colour", "never"], "no option --colour; did you mean --color?"),
        (["search", "--zzz"], "no option --zzz; words that begin with dashes stand after --"),
        (["--arhcive", "x", "search"], "no option --arhcive; did you mean --archive?"),
        (["show", "-x"], "no option -x"),
        (["search", "a", "--json"], "no option --json; did you mean --format json?"),
        (["count", "--csv", "a"], "no option --csv; did you mean --format csv?"),
        (["add", "-gaza"], "no option -gaza"),
    ],
)
def test_unknown_options_are_refused(line, says):
    """What begins with two dashes is an option, and an unknown one is named with its neighbour."""
    with pytest.raises(click.UsageError) as refusal:
        arranged(line)
    assert refusal.value.message.startswith(says)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["count", "--by", "source", "--by", "month"], "--by stands there twice, with source and"),
        (["search", "a", "--on=2019", "--on", "2020"], "--on stands there twice, with 2019 and 20"),
        (["remove", "--query", "a", "--query", "b"], "--query stands there twice, with a and b"),
    ],
)
def test_what_is_asked_is_said_once(line, says):
    """An option whose first value would be lost is refused when it comes again."""
    with pytest.raises(click.UsageError) as refusal:
        arranged(line)
    assert refusal.value.message.startswith(says)


def test_what_may_be_said_twice():
    """What adds up, how an answer is shown (a shell's alias can be overruled), the same again."""
    for words in (["-n", "5", "--limit", "9", "-n", "2"], ["--on", "2019", "--on=2019"]):
        assert arranged(["search", "a", *words])
    assert arranged(["set", "7c17", "--tag", "a", "--tag", "b"])


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_hides_a_global_option(name):
    """An option that stands anywhere means the same everywhere."""
    own = {s for p in load(name).params if isinstance(p, click.Option) for s in p.opts}
    assert not own & (set(everywhere()) - {"--help", "-h"})


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        (["search", "a"], True),
        (["--archive", "d", "-q", "count", "a"], True),
        (["--help"], True),
        (["--archive", "search", "add", "f"], False),
        (["add", "search"], False),
        (["--nonsense", "search", "a"], False),
        (["--archive"], False),
        (["remove", "x"], False),
        ([], False),
    ],
)
def test_a_question_is_known_behind_global_options(line, asks):
    """What changes nothing ends without taking the interpreter down, wherever its name stands."""
    assert is_question(line) is asks
