"""
TAB completes commands, options, fields and names, and asks the archive only for names.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import click
import pytest

from archive.cli.commands import COMMANDS, load
from archive.cli.scripts import script

BASH = shutil.which("bash")
ASK = """
source "$SCRIPT"
while IFS= read -r COMP_LINE; do
    COMP_POINT=${#COMP_LINE}
    _archive archive
    for reply in "${COMPREPLY[@]}"; do printf '[%s]' "$reply"; done
    echo
done
"""


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    """A folder with the script, and an `archive` whose only names are two queries, one bad file."""
    home = tmp_path_factory.mktemp("completion")
    (home / "archive.bash").write_text(script("bash"))
    (home / "news" / "queries").mkdir(parents=True)
    for name in ("ukraine", "ukraine-war", "sport", "$(touch x)"):
        (home / "news" / "queries" / f"{name}.toml").write_text("query = 'x'\n")
    (home / "bin").mkdir()
    run = home / "bin" / "archive"
    run.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m archive "$@"\n')
    run.chmod(0o755)
    (home / "some file.txt").write_text("x")
    return home


def complete(shell, *lines, breaks=" \t\n\"'><=;|&(:", names=True):
    """What bash would offer at the end of each of *lines*."""
    path = f"{shell / 'bin'}{os.pathsep}{os.environ['PATH']}" if names else os.environ["PATH"]
    environ = {
        **os.environ,
        "PATH": path,
        "SCRIPT": str(shell / "archive.bash"),
        "ARCHIVE_DIR": str(shell / "news"),
        "PYTHONPATH": os.getcwd(),
        "BREAKS": breaks,
    }
    done = subprocess.run(
        [BASH, "--norc", "-c", f"COMP_WORDBREAKS=$BREAKS\n{ASK}"],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        cwd=shell,
        env=environ,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


STATIC = [
    ("archive se", "[search ][set ]"),
    ("archive --color never sea", "[search ]"),
    ("archive --arch", "[--archive ]"),
    ("archive --color ", "[auto ][always ][never ]"),
    ("archive search --s", "[--since ][--sort ]"),
    ("archive search tomahawk --sort new", "[newest ]"),
    ("archive search --sort=", "[newest ][oldest ][relevance ]"),
    ("archive search --format ", "[text ][jsonl ][json ][csv ][tsv ][ids ]"),
    ("archive search -f js", "[jsonl ][json ]"),
    ("archive search --limit ", ""),
    ("archive search --colo", "[--color ]"),
    ("archive count --by m", "[month ]"),
    ("archive search per", "[person:]"),
    ("archive search tomahawk -per", "[-person:]"),
    ("archive search (per", "[(person:]"),
    ("archive search in:pro", "[promo ]"),
    ("archive search tomahawk ", ""),
    ("archive search toma", ""),
    ("archive completion ", "[bash ][zsh ][fish ]"),
    ("archive show 75", ""),
    ("archive add some", "[some file.txt]"),
    ("archive export --output some", "[some file.txt]"),
    ("archive serch --s", ""),
]


@pytest.mark.skipif(not BASH, reason="bash is not installed")
def test_bash_knows_the_commands_by_heart(shell):
    """Commands, options, choices, fields and files are offered without a Python being there."""
    offered = complete(shell, *(line for line, _ in STATIC), names=False)
    expected = [
        "".join(sorted(f"[{one}" for one in reply.split("[") if one)) for _, reply in STATIC
    ]
    assert ["".join(sorted(f"[{o}" for o in line.split("[") if o)) for line in offered] == expected


@pytest.mark.skipif(not BASH, reason="bash is not installed")
def test_bash_asks_for_saved_queries(shell):
    """Names come from the archive; with : dividing words only what stands behind it is offered."""
    lines = [
        "archive search query:",
        "archive search tomahawk -query:uk",
        "archive save --remove s",
        f"archive --archive {shell / 'nowhere'} search query:",
    ]
    assert complete(shell, *lines) == [
        "[sport ][ukraine ][ukraine-war ]",
        "[ukraine ][ukraine-war ]",
        "[sport ]",
        "",
    ]
    assert complete(shell, lines[1], breaks=" \t\n") == ["[-query:ukraine ][-query:ukraine-war ]"]
    assert not (shell / "x").exists()


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_scripts_know_every_command_and_option(name):
    """Each script names every command and every option that is not hidden."""
    text = script(name)
    for command in COMMANDS:
        assert command in text
        for parameter in load(command).params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                long = next(s for s in parameter.opts if s.startswith("--"))
                assert (f"-l {long[2:]}" if name == "fish" else long) in text, (command, long)


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_scripts_are_valid(name, tmp_path):
    """The shell itself, where it is installed, finds no error in its script."""
    path = tmp_path / "script"
    path.write_text(script(name))
    assert path.stat().st_size > 1000
    if shutil.which(name):
        check = [name, "--no-execute" if name == "fish" else "-n", str(path)]
        assert subprocess.run(check, capture_output=True, check=False).stderr == b""
