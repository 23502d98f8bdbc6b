"""
Adding: what is new comes in once, what fails is said and stops nothing, what was removed stays out.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from archive import archive as front
from archive.article import Given
from archive.errors import ArchiveError
from archive.reading import Made, Rules, Task, Unmade, load_rules, make
from archive.settings import Settings
from archive.sources import Raw
from archive.workers import batches, open_pool
from tests.archive.press import digest, line, lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive.archive import Archive
    from archive.tally import Progress

TODAY = date(2025, 11, 23)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with front.open(tmp_path / "archive", create=True, today=TODAY) as opened:
        yield opened


def test_what_is_added_is_found(archive: Archive, tmp_path: Path) -> None:
    """Files, folders, zipped lines, standard input and bytes: all come in and are searchable."""
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "one.txt").write_text("The harbour master spoke of walruses.")
    (folder / "two.html").write_text(
        "<html><body><article><h1>Walruses return</h1><p>A colony of walruses has come back to the"
        " bay after thirty years, wardens said on Monday.</p></article></body></html>"
    )
    (tmp_path / "more.jsonl.gz").write_bytes(gzip.compress(lines(3)))
    report = archive.add(
        [str(folder), str(tmp_path / "more.jsonl.gz"), "-", b"Bytes about walruses."],
        stdin=io.BytesIO(b"Standard input about walruses."),
    )

    assert (report.added, report.already, report.failed) == (7, 0, ())
    assert archive.count("walruses").total == 4
    assert archive.count("senator").total == 3
    assert len(report.ids) == 7
    assert digest(2)[:12] in report.ids


def test_the_same_bytes_again_are_no_news(archive: Archive, tmp_path: Path) -> None:
    """Adding twice adds nothing and says so; the same bytes under another name are the same."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The same story.")
    first = archive.add([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    again = archive.add([str(tmp_path / "a.txt")])

    assert (first.added, first.already) == (1, 1)
    assert (again.added, again.already, again.ids) == (0, 1, ())
    assert archive.count("story").total == 1


def test_one_bad_file_never_stops_the_rest(archive: Archive, tmp_path: Path) -> None:
    """What cannot be read is listed with its path and reason; everything else is added."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nonsense")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.jsonl").write_bytes(line(0) + b"\n{broken\n" + line(1) + b"\n")
    (tmp_path / "d.txt").write_text("A good story.")
    names = [str(tmp_path / name) for name in ("a.pdf", "b.txt", "c.jsonl", "d.txt", "missing")]
    report = archive.add(names)

    assert report.added == 3
    failed = {failure.path.rpartition("/")[2]: failure.reason for failure in report.failed}
    assert set(failed) == {"a.pdf", "b.txt", "c.jsonl:2", "missing"}
    assert "PDF" in failed["a.pdf"]
    assert all("\n" not in reason for reason in failed.values())


def test_what_is_given_holds_and_can_be_corrected_by_adding_again(
    archive: Archive, tmp_path: Path
) -> None:
    """--source, --date, --title, --url win over the file; given anew for the same bytes, they are
    taken over."""
    path = tmp_path / "a.txt"
    path.write_text("A story without a name.")
    archive.add([str(path)], given=Given(source="The Herald", date="2025-10-16", title="Named"))
    report = archive.add([str(path)], given=Given(date="2025-10-17", url="https://x.org/a"))
    (found,) = archive.search("story", on="2025-10-17").hits

    assert (report.updated, report.already, report.added) == (1, 0, 0)
    assert (found.title, found.source, found.url) == ("Named", "The Herald", "https://x.org/a")
    article = archive.get(found.id)
    assert article.published is not None
    assert article.published.basis == "given"
    assert archive.add([str(path)], given=Given(date="2025-10-17")).already == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Given(date="garbage"), "'garbage'"),
        (Given(date="10/11/2025"), "10/11/2025"),
        (Given(date="2099-01-01"), "ahead"),
        (Given(title="x" * 3000), "title: longer than 2,000 characters"),
        (Given(source="\ud800"), "not valid Unicode"),
        (Given(tags=(" ",)), "a tag cannot be empty"),
    ],
)
def test_a_wrong_fact_is_refused_before_anything_is_read(
    archive: Archive, tmp_path: Path, given: Given, said: str
) -> None:
    """A date that is none is an error at once: not one document is added."""
    (tmp_path / "a.txt").write_text("A story.")
    with pytest.raises(ArchiveError) as caught:
        archive.add([str(tmp_path / "a.txt")], given=given)

    assert said in str(caught.value)
    assert archive.count("story").total == 0


def test_removed_articles_come_back_only_when_asked(archive: Archive) -> None:
    """remove remembers: the same bytes stay out, until they are added again on purpose."""
    archive.add([lines(3)])
    assert archive.remove([digest(1)[:12]]) == 1

    report = archive.add([lines(3)])
    assert (report.added, report.already, report.removed_before) == (0, 2, 1)
    assert archive.count("number1").total == 0
    report = archive.add([line(1)], again=True)
    assert (report.added, report.removed_before) == (1, 0)
    assert archive.count("number1").total == 1


def test_progress_counts_what_is_safe(archive: Archive, tmp_path: Path) -> None:
    """Each step says how many documents are dealt with; the last says all of them."""
    steps: list[Progress] = []
    (tmp_path / "a.jsonl").write_bytes(lines(5) + b"{broken\n")
    archive.add([str(tmp_path / "a.jsonl")], progress=steps.append)

    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == 6
    assert steps[-1].current.endswith("a.jsonl")


def test_workers_read_what_we_would(tmp_path: Path) -> None:
    """Read in worker processes or here: the same articles, in the same order."""
    made = []
    for workers in (0, 2):
        with front.open(tmp_path / f"w{workers}", create=True, today=TODAY) as archive:
            report = archive.add(
                [lines(150) + b"{broken\n" + lines(10, start=150)], workers=workers
            )
            assert report.added == 160
            assert [failure.path for failure in report.failed] == ["document 1:151"]
            made.append([archive.get(id_) for id_ in report.ids])

    assert made[0] == made[1]


def _task(data: bytes) -> Task:
    return Task(Raw(data, "0" * 64, "text", "place"), added="2025-11-01T00:00:00+00:00")


def test_a_document_that_takes_too_long_costs_only_itself() -> None:
    """A document over the time limit ends its worker and is reported; the others are read."""
    slow = os.urandom(10_000_000).hex(" ", 4).encode()  # compressing it alone takes seconds
    with open_pool(Rules(TODAY, Settings()), 1, seconds=1) as pool:
        pool.submit([_task(b"What is imported is imported.")]).result()
        tasks = [_task(b"A story."), _task(slow), _task(b"Another.")]
        answers = pool.submit(tasks).result()

    assert [type(answer) for answer in answers] == [Made, Unmade, Made]
    assert isinstance(answers[1], Unmade)
    assert "more than 1 s" in answers[1].reason


def test_what_is_read_together_is_read_as_alone() -> None:
    """Small documents go through the stages together; one that is none is an answer among them."""
    texts = [f"Story {n}.\n\nMayor Jane Doe said on Monday: “It is {n}.”" for n in range(40)]
    tasks = [_task(text.encode()) for text in [*texts[:20], " ", *texts[20:]]]
    rules = Rules(TODAY, Settings())
    with open_pool(rules, 1) as pool:
        answers = pool.submit(tasks).result()
    loaded = load_rules(rules)

    assert answers == [make(task, loaded) for task in tasks]
    assert [n for n, answer in enumerate(answers) if isinstance(answer, Unmade)] == [20]


def test_a_huge_document_is_read_by_itself() -> None:
    """Batches have so many documents and bytes at most; one of more bytes is alone in its batch."""
    sizes = [1, 2, 3, 50, 4, 9, 2, 1]
    found = list(batches([_task(b"x" * size) for size in sizes], 3, 10))

    assert [[len(task.raw.data) for task in one] for one in found] == [
        [1, 2, 3],
        [50],
        [4],
        [9],
        [2, 1],
    ]


def test_workers_that_cannot_live_are_one_error_and_not_a_thousand(tmp_path: Path) -> None:
    """When no worker comes to life, that is said at once, and no document is blamed."""
    wrong = Settings(outlets=str(tmp_path / "missing.toml"))
    with (
        open_pool(Rules(TODAY, wrong), 1) as pool,
        pytest.raises(ArchiveError, match="end at once"),
    ):
        pool.submit([_task(b"A story.")] * 50).result()


def test_a_document_that_fails_twice_fails_twice(archive: Archive, tmp_path: Path) -> None:
    """The same unreadable bytes under two names are two failures, not one that is here already."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"   \n")
    report = archive.add([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])

    assert (len(report.failed), report.already, report.added) == (2, 0, 0)


def test_a_killed_worker_is_replaced() -> None:
    """When a worker is killed from outside, the next batch is read by a new one."""
    with open_pool(Rules(TODAY, Settings()), 1) as pool:
        pool.submit([_task(b"A story.")]).result()
        for worker in list(pool._workers):
            worker.kill()
        answers = pool.submit([_task(b"Another story.")]).result()

    assert isinstance(answers[0], Made)


LEAVE = """
import os, sys
from datetime import date
from archive.reading import Rules, Task
from archive.settings import Settings
from archive.sources import Raw
from archive.workers import open_pool
with open_pool(Rules(date(2025, 11, 23), Settings()), 2) as pool:
    for _ in range(4):
        pool.submit([Task(Raw(b"A story.", "0" * 64, "text", "p"), added="")] * 50)
    while len(pool._workers) < 2:
        pass
    print(*(w.pid for w in pool._workers), flush=True)
    os.kill(os.getpid(), 9)
"""


def _lives(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return file.read().rpartition(b")")[2].split()[0] != b"Z"
    except OSError:
        return False


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs /proc")
def test_killing_the_parent_leaves_no_worker_behind() -> None:
    """After kill -9 of whoever adds, its workers end by themselves."""
    done = subprocess.run(
        [sys.executable, "-c", LEAVE], stdout=subprocess.PIPE, check=False, text=True
    )
    assert done.returncode == -9
    pids = [int(pid) for pid in done.stdout.split()]
    assert len(pids) == 2
    deadline = time.monotonic() + 20
    while any(_lives(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not [pid for pid in pids if _lives(pid)]


def test_ctrl_c_keeps_what_is_done(archive: Archive) -> None:
    """A KeyboardInterrupt carries the report of what is safe, and the rest goes on next time."""

    def stop(progress: Progress) -> None:
        if progress.done >= 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        archive.add([lines(400)], workers=2, progress=stop)
    report = caught.value.report  # type: ignore[attr-defined]
    assert 100 <= report.added < 400
    assert archive.count("senator").total == report.added
    rest = archive.add([lines(400)])

    assert (rest.already, rest.added) == (report.added, 400 - report.added)
    assert archive.check().problems == ()


def test_an_export_is_read_back_to_the_same_archive(archive: Archive, tmp_path: Path) -> None:
    """Export and add: the same ids, bytes, given facts, tags and times; byte for byte the same
    export again."""
    odd = "Grüße".encode("latin-1") * 20 + b" \xff\xfe bytes that are no UTF-8 in a story."
    page = b"<html><head><title>A page</title></head><body><p>Words of a page.</p></body></html>"
    archive.add([lines(4), odd, page, b"Plain words."], given=Given(source="The Herald"))
    archive.set(digest(1)[:12], Given(tags=("checked", "summit"), date="2025-10-17", title="New"))
    exported = list(archive.export())
    (tmp_path / "export.jsonl").write_text("\n".join(exported) + "\n")
    with front.open(tmp_path / "copy", create=True, today=TODAY) as copy:
        report = copy.add([str(tmp_path / "export.jsonl")])
        assert (report.added, report.failed) == (7, ())
        assert list(copy.export()) == exported
        assert copy.get(digest(1)[:12]) == archive.get(digest(1)[:12])
        assert copy.count("tag:checked source:herald").total == 1
        assert copy.add([str(tmp_path / "export.jsonl")]).already == 7


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"raw": "other bytes"}, "its bytes are not those that were exported"),
        ({"raw": None}, "it holds no raw or raw_base64"),
        ({"raw": None, "raw_base64": "%%%"}, "a damaged export line"),
        ({"archive_export": 2}, "an export of version 2; this program reads version 1"),
        ({"digest": None}, "its bytes are not those"),
        ({"kind": "pdf"}, "no kind of document"),
        ({"added": "yesterday"}, "a damaged export line"),
        ({"added": "2025-01-01T00:00:00"}, "the time it was added is wrong"),
        ({"given": {"colour": "red"}}, "unknown given fact 'colour'"),
        ({"given": {"title": 7}}, "a damaged export line"),
        ({"origin": ["x"]}, "its origin"),
    ],
)
def test_a_damaged_export_line_is_refused(
    archive: Archive, tmp_path: Path, change: dict[str, object], said: str
) -> None:
    """A line that was changed or is not ours is a failure with its reason, and nothing comes in."""
    archive.add([b"A plain story."])
    (exported,) = archive.export()
    (tmp_path / "x.jsonl").write_text(json.dumps({**json.loads(exported), **change}) + "\n")
    with front.open(tmp_path / "copy", create=True, today=TODAY) as copy:
        report = copy.add([str(tmp_path / "x.jsonl")])

    assert report.added == 0
    assert said in report.failed[0].reason
