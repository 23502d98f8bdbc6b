"""
Real faults: kill -9 at random moments, a disk without room. What was reported is there, and the next
command works.

ARCHIVE_CRASHES=50 ARCHIVE_CRASH_ARTICLES=2000 runs the long form; ARCHIVE_CRASH_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive import archive as front
from tests.archive.press import digest, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2025, 11, 23)
CRASHES = int(os.environ.get("ARCHIVE_CRASHES", "8"))
ARTICLES = int(os.environ.get("ARCHIVE_CRASH_ARTICLES", "200"))
SEED = int(os.environ.get("ARCHIVE_CRASH_SEED", str(random.randrange(10**6))))

# Small batches, so that a kill has many commits of both kinds to fall between.
ADD = """
import sys
from datetime import date
from archive import adding, archive, indexing
adding.STORE_BATCH, adding.BATCH = 10, 45
with archive.open(sys.argv[1], create=True, today=date(2025, 11, 23)) as a:
    print("open", flush=True)
    a.add([sys.argv[2]], workers=int(sys.argv[3]),
          progress=lambda p: print(p.done, flush=True))
"""


def _start(*arguments: object, code: str = ADD) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("releases") / "releases.jsonl"
    path.write_bytes(lines(ARTICLES))
    return path


@pytest.fixture(scope="module")
def undisturbed(releases: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """An archive with all of them, and how many seconds adding them took."""
    directory = tmp_path_factory.mktemp("whole") / "archive"
    start = time.monotonic()
    adder = _start(directory, releases, 0)
    _, said = adder.communicate()
    assert adder.returncode == 0, said
    return directory, time.monotonic() - start


@pytest.fixture
def whole(undisturbed: tuple[Path, float], tmp_path: Path) -> Path:
    """An archive of its own with all of them."""
    return Path(shutil.copytree(undisturbed[0], tmp_path / "archive"))


def _moments() -> Iterator[tuple[int, float, int]]:
    dice = random.Random(SEED)
    for number in range(CRASHES):
        # Every third run reads in a worker, which must not outlive us or hold anything up.
        yield number, dice.uniform(0.02, 1.05), 1 if number % 3 == 2 else 0


@pytest.mark.parametrize(
    ("number", "moment", "workers"), list(_moments()), ids=lambda value: str(value)[:5]
)
def test_killed_at_any_moment(
    releases: Path,
    undisturbed: tuple[Path, float],
    tmp_path: Path,
    number: int,
    moment: float,
    workers: int,
) -> None:
    """kill -9 while adding: nothing reported is lost, nothing is half there, the next command works,
    and adding again goes on from there."""
    adder = _start(tmp_path / "archive", releases, workers)
    time.sleep(undisturbed[1] * moment)
    adder.send_signal(signal.SIGKILL)
    out, _ = adder.communicate()
    reported = [int(word) for word in out.split() if word.isdigit()]
    done = max(reported, default=0)
    message = f"seed {SEED}, run {number}, {done} reported"
    with front.open(tmp_path / "archive", create=True, today=TODAY) as archive:
        for position in range(done):
            assert archive.resolve(digest(position)) == digest(position)[:12], message
        if number % 2:
            there = archive.count("senator").total  # a search mends what is behind
            assert there >= done, message
        report = archive.check()
        assert report.problems == (), message
        assert report.articles >= done, message
        assert archive.count("senator").total == report.articles, message
        rest = archive.add([str(releases)])
        assert rest.already == report.articles, message
        assert rest.added == ARTICLES - report.articles, message
        assert archive.check().problems == (), message
        assert archive.count("senator").total == ARTICLES, message


LIMITED = """
import resource, signal, sys
from datetime import date
from archive import adding, archive
from archive.errors import ArchiveError
adding.STORE_BATCH, adding.BATCH = 10, 45
done = 0
def tell(progress):
    global done
    done = progress.done
with archive.open(sys.argv[1], create=True, today=date(2025, 11, 23)) as a:
    limit = int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        if sys.argv[2] == "reindex":
            a.reindex()
        else:
            a.add([sys.argv[2]], workers=0, progress=tell)
        print("nothing happened")
    except ArchiveError as error:
        print(done, error.status, error)
"""


def _without_room(*arguments: object) -> str:
    child = _start(*arguments, code=LIMITED)
    out, said = child.communicate()
    assert child.returncode == 0, said
    assert said == ""
    return out


@pytest.mark.parametrize("limit", [30_000, 80_000, 200_000])
def test_a_disk_without_room(releases: Path, tmp_path: Path, limit: int) -> None:
    """When files cannot grow any more: one line that says so, what was reported stays, and with room
    again it goes on."""
    said = _without_room(tmp_path / "archive", releases, limit)
    if said.startswith("nothing"):
        pytest.skip("there was room enough")
    done, status, message = said.split(" ", 2)

    assert status == "2"
    assert "cannot be written" in message
    assert "safe" in message
    with front.open(tmp_path / "archive", today=TODAY) as archive:
        for position in range(int(done)):
            archive.resolve(digest(position))
        assert archive.check().problems == ()
        archive.add([str(releases)])
        assert archive.count("senator").total == ARTICLES
        assert archive.check().problems == ()


def test_a_rebuild_without_room_keeps_the_old_index(whole: Path) -> None:
    """reindex writes aside: when that fails the old index still answers, and nothing is left over."""
    said = _without_room(whole, "reindex", 20_000)

    assert "cannot be written" in said
    assert not (whole / "index.new").exists()
    with front.open(whole, today=TODAY) as archive:
        assert archive.count("senator").total == ARTICLES
        assert archive.notices == []


REINDEX = """
import sys
from archive import archive
with archive.open(sys.argv[1]) as a:
    print("open", flush=True)
    a.reindex(progress=lambda p: print(p.done, flush=True))
"""


@pytest.mark.parametrize("share", [0.0, 0.6, 1.0])
def test_a_rebuild_killed_half_way_keeps_an_index(whole: Path, share: float) -> None:
    """kill -9 during a reindex: the next search answers at once, from the old index or the new."""
    child = _start(whole, code=REINDEX)
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip().isdigit() and int(line) >= share * ARTICLES:
            break
    child.kill()
    child.communicate()
    with front.open(whole, today=TODAY) as archive:
        assert archive.count("senator").total == ARTICLES
        assert archive.notices == []
        assert archive.reindex() == ARTICLES
        assert archive.check().problems == ()
