"""
The command as a process: streams, signals, locales, start-up, and what a crash looks like.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
S000, S001 = "6106dc75c921", "7c17c67c5d81"


def environment(directory, **changes):
    # PYTHONUNBUFFERED would hide a flush that is missing.
    strange = ("ARCHIVE_", "LC_", "COV", "PYTHON")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(strange)}
    return {
        **kept,
        "ARCHIVE_DIR": str(directory),
        "ARCHIVE_TODAY": "2025-10-20",
        "PYTHONPATH": str(ROOT),
        **changes,
    }


def start(directory, *argv, cwd=ROOT, **changes):
    return subprocess.Popen(
        [sys.executable, "-m", "archive", *argv],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=environment(directory, **changes),
        # A job in the background is started deaf to Ctrl-C, and so would be its children.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


def readable(stream):
    """Whether an answer comes within a minute."""
    return bool(select.select([stream], [], [], 60)[0])


def ask(directory, *argv, **changes):
    process = start(directory, *argv, **changes)
    out, err = process.communicate(b"")
    return process.returncode, out, err


@pytest.mark.parametrize(
    ("changes", "quote"),
    [
        ({"LC_ALL": "C"}, None),
        ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, None),
        ({"PYTHONIOENCODING": "ascii"}, b'"He'),
        ({"PYTHONIOENCODING": "latin-1"}, b'"He'),
        ({"COLUMNS": ""}, "“He".encode()),
    ],
)
def test_any_locale_will_do(founding, changes, quote):
    """Where the locale lacks a character it is written in another way, and JSON stays JSON."""
    status, out, err = ask(founding, "search", '"He’d like to have"', **changes)
    assert (status, err) == (0, b"1 story (2 articles)\n")
    assert b"*He" in out or b"*\\u" in out
    if quote:
        assert quote.replace(b"He", b"*He") in out or quote in out
    status, out, err = ask(founding, "search", "tomahawk", "-f", "jsonl", **changes)
    assert status == 0
    import json

    hits = [json.loads(line) for line in out.decode("utf-8").splitlines()]
    assert {hit["id"] for hit in hits} == {S000, S001}
    assert any("‘productive’" in hit["lead"] for hit in hits)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_is_an_error(founding):
    """What cannot be written is said, and is neither success nor a traceback."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "archive", "search", "tomahawk"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(founding),
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"archive: cannot write the output: No space left on device\n"


def test_closed_streams(founding):
    """Without any stdout or stderr the status is still the answer."""
    command = f'"{sys.executable}" -m archive search tomahawk >&- 2>&-'
    done = subprocess.run(command, shell=True, env=environment(founding), cwd=ROOT, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        (["count"], [b"2\n", b"0\n", b"2\n"]),
        (["search", "-f", "jsonl"], [b'"total": 2', b'"total": 0', b'"total": 2']),
    ],
)
def test_a_conversation(founding, line, answers):
    """--batch answers each line as it comes: a program can ask, read, and ask again."""
    process = start(founding, *line, "--batch")
    for query, answer in zip((b"tomahawk\n", b"musk\n", b"US\n"), answers, strict=True):
        process.stdin.write(query)
        process.stdin.flush()
        assert readable(process.stdout)
        assert answer in process.stdout.readline()
    assert process.communicate() == (b"", b"")
    assert process.returncode == 0


def test_stopping(founding):
    """Ctrl-C is one line that says what is safe, and exit status 130."""
    process = start(founding, "count", "--batch")
    process.stdin.write(b"tomahawk\n")
    process.stdin.flush()
    assert process.stdout.readline() == b"2\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (out, err) == (b"", b"archive: stopped; everything that was finished is safe\n")


def test_stopping_an_add(tmp_path):
    """Ctrl-C while adding says how far it came and how to go on."""
    process = start(tmp_path / "news", "add", "-")
    process.stdin.write(b"A zebra was seen. " * 20_000)  # more than a pipe holds: it is being read
    process.stdin.flush()
    time.sleep(0.5)  # until it waits for more: Python loses a signal between two reads
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 130
    err = process.stderr.read()
    assert err == b"archive: stopped: nothing new; the same command goes on from here\n"
    for stream in (process.stdin, process.stdout, process.stderr):
        stream.close()
    assert ask(tmp_path / "news", "check")[0] == 0


def test_a_crash_is_not_nothing_found(run, founding, monkeypatch):
    """A bug is one line and exit status 2; ARCHIVE_DEBUG shows where it is."""

    def break_down():
        raise RuntimeError("not\x1b[31m expected\nat all")

    monkeypatch.setattr(os, "getcwd", break_down)
    ran = run(founding, "search", "tomahawk")
    assert ran == (
        2,
        "",
        "archive: a bug stopped this command: RuntimeError: not\\x1b[31m expected (ARCHIVE_DEBUG=1 shows where)\n",
    )
    monkeypatch.setenv("ARCHIVE_DEBUG", "1")
    ran = run(founding, "search", "tomahawk")
    assert (ran.status, ran.out) == (2, "")
    assert "in break_down" in ran.err
    assert "\x1b" not in ran.err


def test_a_folder_that_is_gone(tmp_path, founding):
    """In a deleted folder an archive can be named, and is not guessed at."""
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'cd "{gone}" && rmdir "{gone}" && "{sys.executable}" -m archive count tomahawk'
    named = environment(founding)
    guessed = {k: v for k, v in named.items() if k != "ARCHIVE_DIR"}
    done = [
        subprocess.run(command, shell=True, capture_output=True, env=env, check=False)
        for env in (named, guessed)
        if gone.mkdir(exist_ok=True) is None
    ]
    assert (done[0].returncode, done[0].stdout) == (0, b"2\n")
    assert done[1].returncode == 2
    assert b"the working directory is gone" in done[1].stderr


def test_the_nearest_archive(founding, tmp_path):
    """Without a name it is the nearest .archive folder, here or above."""
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / ".archive").symlink_to(founding)
    environ = {k: v for k, v in environment(founding).items() if k != "ARCHIVE_DIR"}
    done = subprocess.run(
        [sys.executable, "-m", "archive", "count", "tomahawk"],
        capture_output=True,
        cwd=below,
        env=environ,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"2\n", b"")


HEAVY = (
    "numpy", "lxml", "trafilatura", "rich", "pydantic", "urllib.request", "ssl", "email", "http",
    "htmldate", "dateparser", "multiprocessing", "concurrent",
)  # fmt: skip
LOADED = """
import sys
from archive.cli import main
status = main(sys.argv[1:])
sys.stdout.flush()
loaded = {name.split(".")[0] for name in sys.modules} | set(sys.modules)
print(*sorted(loaded & set(%r)), file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (["search", "tomahawk"], 0),
        (["search", "tomahawk place:budapest date:2025", "--format", "jsonl"], 0),
        (["search", "zebra"], 1),
        (["search", "foo:bar"], 2),
        (["search", "x", "--sinc"], 2),
        (["count", "tomahawk", "--by", "month"], 0),
        (["show", S001], 0),
        (["queries"], 1),
        (["--help"], 0),
        (["search", "--help"], 0),
        (["completion", "bash"], 0),
        (["completion", "--list", "outlets"], 0),
    ],
)
def test_asking_loads_only_what_it_needs(founding, line, status):
    """No question, help page or error imports what only adding needs."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED % (HEAVY,), *line],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(founding),
        check=False,
    )
    assert done.returncode == status
    assert done.stderr.splitlines()[-1] == ""


def test_help_loads_no_command(tmp_path):
    """`archive --help` knows the commands without importing them, the store or the engine."""
    code = LOADED % (("archive.cli.searching", "archive.store", "sqlite3", "whoosh", "tomllib"),)
    done = subprocess.run(
        [sys.executable, "-c", code, "--help"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(tmp_path),
        check=True,
    )
    assert done.stderr == "\n"


def test_completion_asks_only_the_store(founding):
    """Outlets for a TAB come without the index, as words that need no quotes."""
    code = LOADED % (("whoosh", "index.engine", "Stemmer", "archive.lock"),)
    done = subprocess.run(
        [sys.executable, "-c", code, "completion", "--list", "outlets"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(founding),
        check=True,
    )
    assert (done.stdout, done.stderr) == ("the-independent\n", "\n")
    found = ask(founding, "count", "source:the-independent")
    assert found[:2] == (0, b"1\n")
