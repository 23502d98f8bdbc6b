"""
A commit that ends early, killed, interrupted or on a full disk: the index is the one before it or
after it, and the next writer goes on.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from contextlib import suppress

import pytest

from index.embedded import open_directory, verify
from index.embedded.corrections import whoosh
from tests.index.commits import check_state, named_in, start_writer, state


def whoosh_count(location: str) -> int:
    """How many documents Whoosh finds there."""
    with whoosh("index").open_dir(location).searcher() as searcher:
        return len(searcher.search(whoosh("query").Term("body", "common"), limit=None))


def committing(location: str, revision: int, at: int, how: str) -> None:
    """In a child process: die, or press Ctrl-C, at file operation number *at* of a commit."""
    engine = open_directory(location)
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in ("open", "os.rename", "os.remove") and location in str(arguments[0]):
            seen += 1
            if seen == at and how == "kill":
                os._exit(9)
            if seen == at:
                raise KeyboardInterrupt

    sys.addaudithook(hook)
    with suppress(KeyboardInterrupt):
        engine.replace(state(revision), revision=revision)
    os._exit(9 if seen >= at else 0)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # 3.12: under pytest-xdist
@pytest.mark.parametrize("how", ["kill", "interrupt"])
def test_the_end_at_every_step_of_a_commit(location: str, how: str) -> None:
    """Stopped before any file operation of a commit, the index is the one before or after it."""
    with open_directory(location, create=True) as engine:
        for revision in range(1, 13):  # the next commit merges
            engine.replace(state(revision), revision=revision)
    outcomes = set()
    for at in range(1, 200):
        copy = f"{location}-{at}"
        shutil.copytree(location, copy)
        child = os.fork()
        if child == 0:
            committing(copy, 13, at, how)
        _, status = os.waitpid(child, 0)
        # Whoosh finds the index as it was before or after, never a file gone.
        assert whoosh_count(copy) in (13, 14)
        with open_directory(copy) as engine:
            outcomes.add(check_state(engine))
            assert verify(copy) == []
            # The next writer cleans up and goes on.
            engine.replace(state(engine.revision + 1), revision=engine.revision + 1)
            check_state(engine)
        assert set(os.listdir(copy)) == named_in(copy)
        assert whoosh_count(copy) in (14, 15)
        shutil.rmtree(copy)
        if os.waitstatus_to_exitcode(status) == 0:
            break
    assert at > 10, "the commit has many steps"
    assert outcomes == {12, 13}


def test_kill_at_random_moments(location: str) -> None:
    """Killed with -9 while it commits, the index holds every commit that was reported."""
    rng = random.Random()
    for _ in range(6):
        writer = start_writer(location)
        assert writer.stdout
        reported = int(writer.stdout.readline())
        time.sleep(rng.random() * 0.3)
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read().split()
        writer.stdout.close()
        writer.wait()
        reported = int(rest[-1]) if rest else reported
        with open_directory(location) as engine:
            assert check_state(engine) in (reported, reported + 1)
        assert verify(location) == []


def test_disk_full(location: str) -> None:
    """When the disk is full, the commit fails, the index stays as it was, and the next one works."""
    import resource

    with open_directory(location, create=True) as engine:
        engine.replace(state(1), revision=1)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400, before[1]))
        try:
            with pytest.raises(OSError, match="too large"):
                engine.replace(state(2), revision=2)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, handler)
        assert check_state(engine) == 1
        assert set(os.listdir(location)) == named_in(location)
        engine.replace(state(2), revision=2)
        assert check_state(engine) == 2
