"""
`archive search --new`: what is remembered is what was written, whatever becomes of the process.

ARCHIVE_CRASHES=100 runs the long form; ARCHIVE_CRASH_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys

import pytest

import archive
from archive.cli import main
from tests.archive.press import lines
from tests.cli.readers import CRASHES, NEW, S000, S001, SEED, add, ids
from tests.cli.test_process import ROOT, ask, environment, start

# What was not written is not remembered


def search_into(stdout, directory, *argv, wait=True):
    process = subprocess.Popen(
        [sys.executable, "-m", "archive", *argv],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment(directory),
        cwd=ROOT,
    )
    return (process.wait(), process.communicate()[1]) if wait else process


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk(news):
    """What could not be written is new the next time."""
    with open("/dev/full", "wb") as full:
        status, err = search_into(full, news, *NEW)
    assert (status, err) == (2, b"archive: cannot write the output: No space left on device\n")
    assert ask(news, *NEW, "-f", "ids")[1].decode() == f"{S000}\n{S001}\n"


def test_a_closed_pipe(news):
    """A reader who goes away has not read."""
    read, write = os.pipe()
    os.close(read)
    assert search_into(write, news, *NEW) == (0, b"")
    os.close(write)
    assert ask(news, *NEW, "-f", "ids")[1].decode() == f"{S000}\n{S001}\n"


def test_a_reader_who_leaves_half_way(news):
    """`| head -1` of more than a pipe holds: all of it comes again."""
    add(news, lines(300))
    command = f'"{sys.executable}" -m archive search senator --new -f jsonl | head -1 | cut -c 1-9'
    done = subprocess.run(
        command, shell=True, capture_output=True, env=environment(news), cwd=ROOT, check=True
    )
    assert (done.stdout, done.stderr) == (b'{"v": 1, \n', b"")
    assert len(ask(news, "search", "senator", "--new", "-f", "ids")[1].split()) == 300


def test_a_closed_stdout(news):
    """Without any stdout nothing was printed."""
    command = f'"{sys.executable}" -m archive search US --new >&-'
    done = subprocess.run(
        command, shell=True, stderr=subprocess.PIPE, env=environment(news), cwd=ROOT, check=False
    )
    assert done.returncode == 2
    assert done.stderr == b"archive: cannot write the output: standard output is closed\n"
    assert ask(news, *NEW, "-f", "ids")[1].decode() == f"{S000}\n{S001}\n"


def test_dev_null_is_what_the_caller_wants(news):
    """`> /dev/null` is a way to have read everything."""
    with open(os.devnull, "wb") as nowhere:
        assert search_into(nowhere, news, *NEW)[0] == 0
    assert ask(news, *NEW)[0] == 1


@pytest.mark.skipif(not hasattr(os, "fork") or os.geteuid() != 0, reason="needs to drop privileges")
def test_a_read_only_archive(news, tmp_path, monkeypatch):
    """Where nothing can be remembered nothing is printed: one line, status 2."""
    monkeypatch.setenv("ARCHIVE_DIR", str(news))
    for path in (news, *news.parents, *news.rglob("*")):
        os.chmod(path, os.stat(path).st_mode | 0o055)
    os.chmod(news, 0o555)
    said = tmp_path / "said"
    child = os.fork()
    if not child:
        status = 99
        try:
            streams = os.open(said, os.O_WRONLY | os.O_CREAT)
            sys.stdout = sys.stderr = os.fdopen(streams, "w")
            os.setuid(65534)
            status = main(list(NEW))
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.chmod(news, 0o755)
    message = f"archive: {news} may not be written: what is new is remembered in the archive\n"
    assert (status, said.read_text()) == (2, message)


# At once


def test_two_readers_at_once(news):
    """Two runs under one name may both print it; under two names both do; then it is read."""
    add(news, lines(40))
    line_ = ("search", "senator", "--new", "-f", "ids")
    running = [start(news, *line_, "--reader", name) for name in ("one", "one", "two")]
    answers = [process.communicate(b"") for process in running]
    assert [process.returncode for process in running[2:]] == [0]
    assert {process.returncode for process in running[:2]} <= {0, 1}
    assert set((answers[0][0] + answers[1][0]).decode().split()) == set(ids(*range(40)))
    assert answers[2][0].decode().split() == ids(*range(40))
    for name in ("one", "two"):
        assert ask(news, *line_, "--reader", name) == (1, b"", b"")


ADD = """
import sys
from archive import adding, archive
adding.STORE_BATCH, adding.BATCH = 7, 20
with archive.open(sys.argv[1]) as a:
    a.add([sys.argv[2]], workers=0)
"""


def test_a_reader_during_an_add(news, tmp_path):
    """Asked again and again while articles come in: each once, and in the end all of them."""
    (tmp_path / "releases.jsonl").write_bytes(lines(400))
    adder = subprocess.Popen(
        [sys.executable, "-c", ADD, str(news), str(tmp_path / "releases.jsonl")], cwd=ROOT
    )
    told = []
    runs = 0
    while True:
        over = adder.poll() is not None
        status, out, _ = ask(news, "search", "senator", "--new", "-f", "ids")
        assert status in {0, 1}
        told += out.decode().split()
        runs += 1
        if over:
            break
    assert adder.returncode == 0
    assert told == ids(*range(400))
    assert runs > 2


# kill -9

STEPS = """
import os, signal, sys
from archive.cli import main
limit, log = int(sys.argv[1]), sys.argv[2]
FILES = ("watching.py", "searching.py", "streams.py", "store.py", "storing.py", "database.py",
         "adding.py", "indexing.py", "commit.py", "session.py", "lock.py")
count = found = 0
def step(frame, event, _):
    global count, found
    if not frame.f_code.co_filename.endswith(FILES):
        return None
    count += 1
    if frame.f_code.co_name == "find_news" and not found:
        found = count
    if count == limit:
        os.kill(os.getpid(), signal.SIGKILL)
    return step
sys.settrace(step)
main(["add", "-q", sys.argv[3]])
status = main(["search", "senator", "--new", "-f", "ids"])
sys.settrace(None)
print(found, count, file=sys.stderr)
sys.exit(status)
"""


def _killed_at(limit, directory, printed, batch):
    """Add *batch* and print what is new into the file *printed*; killed at step *limit*."""
    before = printed.stat().st_size if printed.exists() else 0
    with open(printed, "ab") as out:
        done = subprocess.run(
            [sys.executable, "-c", STEPS, str(limit), "-", str(batch)],
            stdout=out,
            stderr=subprocess.PIPE,
            env=environment(directory),
            cwd=ROOT,
            check=False,
        )
    return done, printed.read_bytes()[before:].decode().split()


def test_killed_between_adding_and_printing(tmp_path):
    """
    kill -9 at any point from adding to having printed: every article is printed at least once, and
    twice only when the run that printed it first was killed.
    """
    directory, printed = tmp_path / "news", tmp_path / "printed"
    dice = random.Random(SEED)
    batches = []
    for number in range(CRASHES + 3):
        batches.append(tmp_path / f"{number}.jsonl")
        batches[-1].write_bytes(lines(3, start=3 * number))
    whole, told = _killed_at(0, directory, printed, batches[0])
    assert (whole.returncode, told) == (0, ids(0, 1, 2))
    again, told = _killed_at(0, directory, printed, batches[1])
    assert told == ids(3, 4, 5)
    search, steps = map(int, again.stderr.split()[-2:])
    confirmed = set(ids(*range(6)))
    doubtful = set()
    # A quarter while it adds; the rest spread over searching, printing and remembering.
    later = range(CRASHES - CRASHES // 4)
    moments = [search + int((steps - search) * (n + dice.random()) / len(later)) for n in later]
    moments += [dice.randint(1, search) for _ in range(CRASHES // 4)]
    dice.shuffle(moments)
    for number, moment in enumerate(moments):
        done, told = _killed_at(moment, directory, printed, batches[2 + number])
        message = f"seed {SEED}, run {number} at {moment}: {done.stderr.decode()}"
        assert done.returncode in {0, -signal.SIGKILL}, message
        assert not confirmed & set(told), message
        (confirmed if done.returncode == 0 else doubtful).update(told)
    last, told = _killed_at(0, directory, printed, batches[-1])
    assert last.returncode == 0
    assert not confirmed & set(told)
    with archive.open(directory) as news:
        here = set(news.search("senator", limit=None).ids)
        assert news.check().problems == ()
    assert confirmed | doubtful | set(told) == here
    assert ask(directory, "search", "senator", "--new") == (1, b"", b"")


@pytest.mark.parametrize("call", ["os.fsync", "archive.archive.Archive.confirm"])
def test_killed_between_printing_and_remembering(news, tmp_path, call):
    """What was printed and not confirmed comes again: twice rather than never."""
    code = (
        "import os, signal, sys, archive.archive\n"
        f"{call} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from archive.cli import main\n"
        "main(sys.argv[1:])"
    )
    printed = tmp_path / "printed"
    with open(printed, "wb") as out:
        done = subprocess.run(
            [sys.executable, "-c", code, *NEW, "-f", "ids"],
            stdout=out,
            env=environment(news),
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == -signal.SIGKILL
    assert printed.read_text() == f"{S000}\n{S001}\n"
    assert ask(news, *NEW, "-f", "ids")[1].decode() == f"{S000}\n{S001}\n"
