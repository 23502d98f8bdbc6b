"""
Help says how, with an example, in 80 columns.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from archive.cli import main
from archive.cli.argv import arrange
from archive.cli.commands import COMMANDS, QUERY_COMMANDS, everywhere, form_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")


@pytest.mark.parametrize("line", [[], *([name] for name in COMMANDS)])
def test_help_fits_and_has_an_example(line, capsys):
    """Every help page fits 80 columns however wide the terminal is, and shows how it is used."""
    assert main([*line, "--help"]) == 0
    page = capsys.readouterr()
    assert page.err == ""
    assert all(len(row) <= 80 for row in page.out.splitlines())
    examples = page.out.split("Examples:\n")[1]
    assert re.search(rf"archive.* {line[0] if line else 'search'}", examples)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_overview_says_what_the_page_says(name):
    """The line in `archive --help` is the first line of the command's own page."""
    file, line = COMMANDS[name]
    function = getattr(import_module(f"archive.cli.{file}"), f"{name}_command")
    assert inspect.getdoc(function).splitlines()[0] == line


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_are_command_lines(name):
    """Every example is split and arranged like any command line; none has an unknown option."""
    import shlex

    examples = import_module(f"archive.cli.{COMMANDS[name][0]}").EXAMPLES[name]
    for example in examples:
        for part in re.split(r" [|<>] | > ", example):
            words = shlex.split(part, comments=True)
            if words[0] == "archive":
                line = [w for w in words[1:] if w not in ("<", ">")]
                assert arrange(line, everywhere(), form_of)[0] in {*COMMANDS, "--archive"}


def test_help_in_other_words(capsys):
    """`archive help search` and `archive search -h` are `archive search --help`."""
    pages = []
    for line in (["help", "search"], ["search", "-h"], ["search", "x", "--help"]):
        assert main(line) == 0
        pages.append(capsys.readouterr().out)
    assert len(set(pages)) == 1


def test_nothing_asked(capsys):
    """`archive` alone is an error, and shows the overview on stderr."""
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Commands:" in said.err


def test_version(capsys):
    """The version is the project's, and names the engine it runs on."""
    assert main(["--version"]) == 0
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    line = capsys.readouterr().out
    assert re.fullmatch(r"archive (\S+|\(not installed\)) \([Ww]hoosh3? [\d.]+\)\n", line)
    assert ours in line or "(not installed)" in line


def test_query_commands_exist():
    """The commands whose words are a query are commands."""
    assert set(COMMANDS) >= QUERY_COMMANDS
