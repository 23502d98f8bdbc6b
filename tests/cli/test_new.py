"""
`archive search --new`: what is remembered is what was written, whatever becomes of the process.

ARCHIVE_CRASHES=100 runs the long form; ARCHIVE_CRASH_SEED repeats a run.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import archive
from archive.cli import main
from tests.archive.press import digest, line, lines
from tests.cli.test_process import ROOT, ask, environment, start

S000, S001 = "6106dc75c921", "7c17c67c5d81"
CRASHES = int(os.environ.get("ARCHIVE_CRASHES", "8"))
SEED = int(os.environ.get("ARCHIVE_CRASH_SEED", str(random.randrange(10**6))))
NEW = ("search", "US", "--new")


def add(directory, data):
    with archive.open(directory) as news:
        return news.add([data], workers=0).ids


def ids(*numbers):
    return [digest(number)[:12] for number in numbers]


def test_what_is_new(run, news):
    """The first time everything, said on stderr; then nothing, without a word; then what came."""
    ran = run(news, *NEW, "-f", "ids")
    assert ran == (0, f"{S000}\n{S001}\n", "2 new: reader default asks for the first time\n")
    assert run(news, *NEW, "-f", "ids") == (1, "", "")
    (late,) = add(news, b"The US press reported on this in 1999, it said on Friday.\n")
    assert run(news, *NEW, "-f", "ids") == (0, f"{late}\n", "1 new\n")
    assert run(news, *NEW, "-f", "ids") == (1, "", "")


def test_every_format(run, news):
    """Hits in the order of arrival in each form; text gives all of them too."""
    add(news, lines(15))
    expected = ids(*range(15))
    for form in ("text", "ids", "jsonl", "json", "csv", "tsv"):
        ran = run(news, "search", "senator", "--new", "--reader", form, "-f", form)
        assert (ran.status, ran.err.split(":")[0]) == (0, "15 new")
        match form:
            case "jsonl":
                found = [json.loads(one)["id"] for one in ran.out.splitlines()]
            case "json":
                found = [one["id"] for one in json.loads(ran.out)["hits"]]
            case "csv" | "tsv":
                found = [one[:12] for one in ran.out.splitlines()[1:]]
            case _:
                found = [id_ for id_ in expected if id_ in ran.out]
        assert found == expected
        again = run(news, "search", "senator", "--new", "--reader", form, "-f", form)
        assert (again.status, again.err) == (1, "")
    assert run(news, "search", "senator", "--new", "--reader", "nul", "-f", "ids", "-0").out == (
        "".join(f"{id_}\0" for id_ in expected)
    )


def test_a_limit_loses_nothing(run, news):
    """What --limit cuts off is announced, and comes the next time."""
    add(news, lines(3))
    line_ = ("search", "senator", "--new", "-f", "ids", "-n", "2")
    assert (
        run(news, *line_).err
        == "2 new, 1 more the next time: reader default asks for the first time\n"
    )
    assert run(news, *line_) == (0, f"{ids(2)[0]}\n", "1 new\n")
    assert run(news, *line_).status == 1


def test_from_now_and_from_start(run, news):
    """What is here can be passed over, and what was read can be new again."""
    assert run(news, *NEW, "--from-now") == (
        0,
        "",
        "2 articles here already: what arrives from now on is new\n",
    )
    assert run(news, *NEW).status == 1
    assert run(news, *NEW, "--from-start") == (0, "", "forgotten: everything is new again\n")
    assert run(news, *NEW, "--from-start") == (1, "", "everything is new already\n")
    assert run(news, *NEW, "-f", "ids").out == f"{S000}\n{S001}\n"


def test_a_cursor_of_a_query_that_is_gone_can_be_forgotten(run, news):
    """The saved query is removed, its cursor can go too."""
    run(news, "save", "ours", "US")
    assert run(news, "search", "query:ours", "--new").status == 0
    run(news, "save", "--remove", "ours")
    assert run(news, "search", "query:ours", "--new").status == 2
    assert run(news, "search", "query:ours", "--new", "--from-start").status == 0
    assert run(news, "queries", "--readers").status == 1


def test_readers_are_listed(run, news):
    """Who reads what, and when they last did, in every form."""
    assert run(news, "queries", "--readers") == (
        1,
        "",
        "nobody has asked yet; archive search QUERY --new does\n",
    )
    run(news, *NEW, "--reader", "desk")
    run(news, "search", "tomahawk", "-gaza", "--new", "--since", "2025-10", "--by", "story")
    listed = run(news, "queries", "--readers")
    assert (listed.status, listed.err) == (0, "")
    rows = [one.split("\t") for one in listed.out.splitlines()]
    assert [(row[0], row[2]) for row in rows] == [
        ("desk", "US"),
        ("default", "tomahawk -gaza --since 2025-10 --by story"),
    ]
    told = json.loads(run(news, "queries", "--readers", "-f", "json").out)["readers"]
    assert [(one["reader"], one["at"]) for one in told] == [(row[0], row[1]) for row in rows]
    assert run(news, "queries", "--readers", "-f", "csv").out.startswith("reader,at,query\ndesk,20")
    assert (
        json.loads(run(news, "queries", "--readers", "-f", "jsonl").out.splitlines()[0])["v"] == 1
    )


def test_quiet_only_answers(run, news):
    """--quiet says by its status whether something is new, and remembers nothing."""
    assert run(news, "-q", *NEW) == (0, "", "")
    assert run(news, "-q", *NEW) == (0, "", "")
    run(news, *NEW)
    assert run(news, "-q", *NEW) == (1, "", "")


def test_a_story_once(run, news):
    """--by story: who else prints a known story is no news."""
    told = json.loads(line(1))
    assert run(news, "search", "senator", "--new", "--by", "story").status == 1
    for outlet in ("The Herald", "The Tribune"):
        add(news, json.dumps(told | {"source": outlet}).encode() + b"\n")
    ran = run(news, "search", "senator", "--new", "--by", "story", "-f", "ids")
    assert len(ran.out.split()) == 1
    add(news, json.dumps(told | {"source": "The Post"}).encode() + b"\n")
    assert run(news, "search", "senator", "--new", "--by", "story").status == 1
    assert len(run(news, "search", "senator", "--new", "-f", "ids").out.split()) == 3


@pytest.mark.parametrize(
    "line_",
    [
        ("search", "US", "--reader", "desk"),
        ("search", "US", "--reader", ""),
        ("search", "US", "--from-now"),
        ("search", "US", "--from-start"),
        (*NEW, "--by", "outlet"),
        (*NEW, "--reader", ""),
        (*NEW, "--reader", "The Desk"),
        (*NEW, "--offset", "1"),
        (*NEW, "--sort", "newest"),
        (*NEW, "--batch"),
        (*NEW, "--explain"),
        (*NEW, "--from-now", "--from-start"),
        (*NEW, "foo:bar"),
        ("search", "--new"),
        ("queries", "--readers", "--check"),
        ("queries", "--readers", "-f", "ids"),
        ("queries", "--check", "-f", "ids"),
    ],
)
def test_what_makes_no_sense_is_refused(run, news, line_):
    """One line, status 2, and nothing is remembered."""
    ran = run(news, *line_)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("archive: ")
    assert run(news, "queries", "--readers").status == 1


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


# archive queries --check


def test_a_query_file_can_be_tested(run, news):
    """Each query against what its file expects; one that fails is status 1, with its reason."""
    run(news, "save", "plain", "US")
    folder = Path(news) / "queries"
    (folder / "good.toml").write_text(f"query = 'tomahawk'\nexpect = '>=1'\nids = ['{S001[:6]}']\n")
    assert run(news, "queries", "--check") == (0, "good\t2\tok\nplain\t2\tok\n", "")
    (folder / "none.toml").write_text("query = 'US'\nexpect = '0'\n")
    (folder / "less.toml").write_text(f"query = 'kremlin -us'\nids = ['{S000}', 'abcd1234']\n")
    ran = run(news, "queries", "--check")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == (
        "good\t2\tok\n"
        f"less\t0\tfailed: {S000} is not found; no article has the id 'abcd1234'\n"
        "none\t2\tfailed: expected 0\n"
        "plain\t2\tok\n"
    )
    told = [
        json.loads(one) for one in run(news, "queries", "--check", "-f", "jsonl").out.splitlines()
    ]
    assert [(one["name"], one["status"]) for one in told] == [
        ("good", "ok"),
        ("less", "failed"),
        ("none", "failed"),
        ("plain", "ok"),
    ]
    assert told[2]["failures"] == ["expected 0"]
    assert run(news, "-q", "queries", "--check") == (1, "", "")


def test_a_broken_query_is_an_error(run, news):
    """A wrong file is status 2 and said on stderr, the rest are tried."""
    (Path(news) / "queries").mkdir()
    (Path(news) / "queries" / "bad.toml").write_text("query = 'US'\nexpect = 'some'\n")
    (Path(news) / "queries" / "good.toml").write_text("query = 'US'\nexpect = '2'\n")
    ran = run(news, "queries", "--check")
    assert (ran.status, ran.out) == (2, "bad\t?\tbroken\ngood\t2\tok\n")
    assert "expect is not a number of hits" in ran.err


def test_no_queries_to_check(run, founding):
    """Nothing was tried: status 1."""
    assert run(founding, "queries", "--check").status == 1
