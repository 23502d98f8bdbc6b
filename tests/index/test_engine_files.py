"""
The embedded index as files: crashes, a second writer, readers beside a writer, and damage.

What a query means is in test_engine.py; forged pickles are in test_engine_forged.py.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from index.embedded import open_directory, verify
from index.embedded.corrections import whoosh
from index.embedded.manifest import MANIFEST, read_manifest
from index.embedded.whooshed.contents import contents_name
from index.engine import open_index
from index.errors import IndexBusy, IndexDamaged, IndexForeign, IndexMissing, IndexProblem
from index.query import And, Fuzzy, Named, Or, Phrase, Prefix, Term
from index.results import Document, Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.engine import Engine

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


@pytest.fixture
def location(tmp_path: Path) -> str:
    return str(tmp_path / "index")


def state(revision: int) -> list[Document]:
    """What commit number *revision* puts in: one document that every commit replaces, one new."""
    return [
        Document("shared", {"body": f"common revision{revision}"}),
        Document(f"own{revision}", {"body": f"common mark{revision}"}),
    ]


def check_state(engine: Engine) -> int:
    """That the index is exactly what some commit left; return which."""
    revision = engine.revision
    ids = {f"own{n}" for n in range(1, revision + 1)} | ({"shared"} if revision else set())
    assert set(engine.ids()) == ids
    assert engine.search(Term("common"), limit=None).total == len(ids)
    assert engine.search(Term(f"revision{revision}")).total == bool(revision)
    assert engine.search(Term(f"revision{revision + 1}")).total == 0
    return revision


def named_in(location: str) -> set[str]:
    """The files that an index has when nothing was left over."""
    manifest = read_manifest(location)
    return {*manifest.files, MANIFEST, "writer.lock", contents_name(manifest)}


def whoosh_count(location: str) -> int:
    """How many documents Whoosh finds there."""
    with whoosh("index").open_dir(location).searcher() as searcher:
        return len(searcher.search(whoosh("query").Term("body", "common"), limit=None))


# Crashes


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


WRITER = """
import sys
from index.embedded import open_directory
from tests.index.test_engine_files import state
engine = open_directory(sys.argv[1], create=True)
for revision in range(engine.revision + 1, 10_000):
    engine.replace(state(revision), revision=revision)
    print(revision, flush=True)
"""


def start_writer(location: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, location], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


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


# One writer, many readers


def test_readers_beside_a_writer(location: str) -> None:
    """Readers that open anew and readers that stay see whole commits while another process writes."""
    writer = start_writer(location)
    assert writer.stdout
    writer.stdout.readline()
    try:
        staying = open_directory(location)
        seen = set()
        until = time.monotonic() + 2.0
        while time.monotonic() < until or len(seen) < 16:
            snapshots = (staying.snapshot(), open_directory(location).snapshot())
            for snapshot in snapshots:
                assert snapshot.documents == snapshot.manifest.revision + 1
            revision = snapshots[0].manifest.revision
            seen.add(revision)
            assert staying.search(Term("common"), limit=None).total >= revision + 1
        assert len(seen) > 15, "merges happened under our hands"
    finally:
        writer.kill()
        writer.communicate()


def test_an_open_index_sees_the_next_commit(location: str) -> None:
    """What one handle commits, another finds at its next question."""
    with open_directory(location, create=True) as one, open_directory(location) as other:
        one.replace(state(1), revision=1)
        assert check_state(other) == 1
        other.remove(["own1"], revision=2)
        assert sorted(one.ids()) == ["shared"]


def test_a_second_writer_is_told(location: str) -> None:
    """While one writes, a change by another waits its moment and then raises IndexBusy."""
    with (
        open_directory(location, create=True) as one,
        open_directory(location, wait=0.05) as other,
    ):

        def slow() -> Iterator[Document]:
            with pytest.raises(IndexBusy, match="another process is writing"):
                other.replace(state(1), revision=1)
            assert other.search(Term("common")).total == 0, "readers do not wait"
            yield from state(2)

        one.replace(slow(), revision=2)
        assert other.revision == 2
        other.replace(state(3), revision=3)
        assert one.revision == 3


def test_a_writer_waits_a_moment(location: str) -> None:
    """A writer that comes while another is at work has its turn after it."""
    with open_directory(location, create=True, wait=30) as engine:

        def slow(number: int) -> Iterator[Document]:
            time.sleep(0.1)
            yield Document(f"d{number}", {"body": "common"})

        threads = [threading.Thread(target=lambda n=n: engine.replace(slow(n))) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(engine.ids()) == ["d0", "d1", "d2", "d3"]


def test_threads_share_an_engine(location: str) -> None:
    """Answers are the same from many threads at once: Whoosh's searchers share a file cursor."""
    rng = random.Random(3)
    with open_directory(location, create=True) as engine:
        for _ in range(4):
            engine.replace(
                Document(f"{rng.random()}", {"body": " ".join(rng.choices("abcdefg", k=30))})
                for _ in range(100)
            )
        queries = [
            Phrase("a b"),
            And((Term("a"), Term("g"))),
            Prefix("c"),
            Or((Term("b"), Term("d"))),
        ]
        right = [engine.search(query) for query in queries]
        wrong: list[object] = []

        def ask() -> None:
            fresh = open_directory(location)
            for _ in range(5):
                for query, expected in zip(queries, right, strict=True):
                    answers = [one.search(query) for one in (engine, fresh)]
                    wrong.extend(answer for answer in answers if answer != expected)

        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-5)
        try:
            threads = [threading.Thread(target=ask) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            sys.setswitchinterval(interval)
        assert wrong == []


def test_many_small_commits(location: str) -> None:
    """Segments stay few however many commits there are, and so do files."""
    with open_directory(location, create=True) as engine:
        for revision in range(1, 81):
            engine.replace(state(revision), revision=revision)
            assert len(read_manifest(location).segments) <= 12
            assert len(os.listdir(location)) <= 16
        check_state(engine)
        engine.remove([f"own{n}" for n in range(1, 81)])
        assert len(read_manifest(location).segments) == 1
        assert engine.search(Term("common")).total == 1


# Opening what is not there, not ours, or not whole


def test_missing(location: str) -> None:
    """An index that is not there is missing; asked to create it, it is empty."""
    with pytest.raises(IndexMissing, match="there is no index here"):
        open_index(location)
    os.makedirs(location)
    with pytest.raises(IndexMissing):
        open_index(location)
    engine = open_index(location, create=True)
    assert (engine.revision, list(engine.ids())) == (0, [])
    assert engine.search(Term("x")).total == 0
    assert engine.count(Term("x"), by="source").rows == ()
    assert engine.suggest("word") == []


def test_foreign(location: str, tmp_path: Path) -> None:
    """A directory of something else is never taken over, nor is an index in another format."""
    os.makedirs(location)
    with open(os.path.join(location, "_MAIN_1.toc"), "wb") as file:
        file.write(b"whoosh")
    for create in (False, True):
        with pytest.raises(IndexForeign, match="_MAIN_1"):
            open_index(location, create=create)
    assert os.listdir(location) == ["_MAIN_1.toc"]
    (tmp_path / "file").write_text("x")
    with pytest.raises(IndexForeign, match="not a directory"):
        open_index(str(tmp_path / "file"))
    other = str(tmp_path / "other")
    open_index(other, create=True)
    path = os.path.join(other, MANIFEST)
    with open(path, "rb+") as file:
        data = file.read().replace(b"archive-index 2", b"archive-index 9")
        file.seek(0)
        file.write(data)
    with pytest.raises(IndexForeign, match="'archive-index 9'"):
        open_index(other)


def test_only_a_directory_holds_an_index() -> None:
    """A URL is refused until there is an engine for it."""
    with pytest.raises(ValueError, match="only a directory"):
        open_index("https://search.example.org/news")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An index with two segments and deletions."""
    location = str(tmp_path_factory.mktemp("whole") / "index")
    rng = random.Random(11)
    words = [f"word{n}" for n in range(60)]
    engine = open_index(location, create=True)
    for at in (0, 150):
        engine.replace(
            Document(
                f"{at + n:04}",
                {"body": " ".join(rng.choices(words, k=25)), "title": rng.choice(words)},
                {"source": (Name("The Independent", ("independent.co.uk",)),)},
                {"tag": ("checked",)},
                {"words": n},
            )
            for n in range(150)
        )
    engine.remove(["0003", "0200"])
    engine.close()
    return location


QUESTIONS: tuple[Callable[[Engine], object], ...] = (
    lambda e: e.search(Or((Term("word3"), Phrase("word1 word2"), Prefix("word5"))), limit=None),
    lambda e: e.search(Fuzzy("wrod7", 2)),
    lambda e: e.search(Named("source", "independent"), limit=None),
    lambda e: e.count(Term("word9"), by="source"),
    lambda e: e.count(Term("word9"), by="tag"),
    lambda e: e.suggest("wrod8"),
    lambda e: sorted(e.ids()),
    lambda e: e.remove(["0001"]),
)


def ask(location: str) -> list[object]:
    """Open the index and ask everything; its problems are one line each."""
    answers: list[object] = []
    try:
        engine = open_index(location)
    except IndexProblem as problem:
        return [problem]
    for question in QUESTIONS:
        try:
            answers.append(question(engine))
        except IndexProblem as problem:
            answers.append(problem)
    engine.close()
    assert not [answer for answer in answers if "\n" in str(answer)]
    return answers


def files_of(location: str) -> list[str]:
    return sorted([*read_manifest(location).files, MANIFEST])


@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("how", ["gone", "empty", "short", "long", "directory"])
def test_damage_is_noticed_at_opening(whole: str, tmp_path: Path, which: int, how: str) -> None:
    """A file that is missing, cut or grown is noticed when the index is opened."""
    location = str(tmp_path / "copy")
    shutil.copytree(whole, location)
    path = os.path.join(location, files_of(location)[which])
    size = os.path.getsize(path)
    if how == "gone":
        os.remove(path)
    elif how == "directory":
        os.remove(path)
        os.mkdir(path)
    elif how == "long":
        with open(path, "ab") as file:
            file.write(b"more")
    else:
        os.truncate(path, 0 if how == "empty" else size - 7)
    (problem,) = ask(location)
    if how == "gone" and path.endswith(MANIFEST):
        assert isinstance(problem, IndexMissing)
    else:
        assert isinstance(problem, IndexDamaged)
    assert verify(location), "a check finds it too"


def test_flipped_bits(whole: str, tmp_path: Path) -> None:
    """A changed byte anywhere is an answer or IndexDamaged, nothing else; a check always finds it."""
    rng = random.Random(5)
    right = ask(whole_copy(whole, tmp_path, "right"))
    assert verify(whole) == []
    noticed = 0
    for number in range(60):
        location = whole_copy(whole, tmp_path, f"flip{number}")
        path = os.path.join(location, rng.choice(files_of(location)))
        with open(path, "rb+") as file:
            at = rng.randrange(os.path.getsize(path))
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1 << rng.randrange(8)]))
        assert verify(location)
        answers = ask(location)
        noticed += any(isinstance(answer, IndexProblem) for answer in answers)
        for answer, expected in zip(answers, right, strict=False):
            assert isinstance(answer, IndexProblem | type(expected))
        shutil.rmtree(location)
    assert noticed > 5


def whole_copy(whole: str, tmp_path: Path, name: str) -> str:
    return str(shutil.copytree(whole, tmp_path / name))


def test_a_file_cut_while_it_is_open(whole: str, tmp_path: Path) -> None:
    """A segment that is cut under an open index is damage, not a crash of the process."""
    location = whole_copy(whole, tmp_path, "cut")
    engine = open_index(location)
    for name in read_manifest(location).files:
        os.truncate(os.path.join(location, name), 100)
    with pytest.raises(IndexDamaged, match="shorter than when it was opened"):
        engine.search(Term("word3"))


def test_closed(location: str) -> None:
    """A closed index says so."""
    engine = open_index(location, create=True)
    engine.close()
    engine.close()
    with pytest.raises(ValueError, match="closed"):
        engine.search(Term("x"))


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
