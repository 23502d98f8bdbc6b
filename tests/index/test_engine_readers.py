"""
One writer, many readers: processes, handles and threads that use an index at the same time.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from index.embedded import open_directory
from index.embedded.manifest import read_manifest
from index.errors import IndexBusy
from index.query import And, Or, Phrase, Prefix, Term
from index.results import Document
from tests.index.commits import check_state, start_writer, state

if TYPE_CHECKING:
    from collections.abc import Iterator


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
