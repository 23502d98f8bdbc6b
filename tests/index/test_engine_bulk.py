"""
Large commits: two processes, batches, spools and merges give what one small batch gives.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded import open_directory, verify
from index.embedded.manifest import read_manifest
from index.embedded.vocabulary import Vocabulary
from index.query import And, Phrase, Prefix, Term
from index.results import Document, Name
from index.tokens import pieces, words
from tests.index.queries import messy_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
WORDS = [
    f"{first}{second}" for first in "bcdfglmnprst" for second in ("an", "ore", "uted", "ing’s")
]


def press(count: int, seed: int = 1) -> Iterator[Document]:
    """Documents of about four thousand characters."""
    rng = random.Random(seed)
    for number in range(count):
        body = " ".join(rng.choices(WORDS, k=650)) + f" only{number} the end."
        yield Document(
            f"{number:05}",
            {"title": f"Number {number}", "body": body},
            {"source": (Name("BBC" if number % 3 else "CNN"),)},
            {"tag": ("odd",)} if number % 2 else {},
        )


def test_two_processes_build_what_one_does(tmp_path: Path) -> None:
    """A commit of nine million characters is shared with another process, merged, and complete."""
    large, small = str(tmp_path / "large"), str(tmp_path / "small")
    with open_directory(large, create=True) as one, open_directory(small, create=True) as many:
        assert one.replace(press(2200), revision=1) == 2200
        documents = list(press(2200))
        for start in range(0, 2200, 440):
            many.replace(documents[start : start + 440])
        (entry,) = read_manifest(large).segments
        assert entry.documents == 2200
        assert verify(large) == []
        assert sorted(one.ids()) == sorted(many.ids())
        for query in (
            Term("only77"),
            Term("ban"),
            Phrase("the end"),
            Prefix("only14"),
            And((Term("gore"), Phrase("bore fan"))),
        ):
            assert one.search(query, limit=20) == many.search(query, limit=20)
            assert one.count(query, by="source") == many.count(query, by="source")
        assert one.search(Term("only2199")).total == 1


def test_the_later_of_two_stays(tmp_path: Path) -> None:
    """Of two documents with one id in a large commit the later stays, whoever built which."""
    location = str(tmp_path / "index")
    with open_directory(location, create=True) as engine:
        twice = [*press(1800), Document("00003", {"body": "the last word"})]
        assert engine.replace(twice) == 1800
        assert engine.search(Term("only3")).total == 0
        assert [hit.id for hit in engine.search(Phrase("last word")).hits] == ["00003"]
        assert len(list(engine.ids())) == 1800


def test_what_cannot_be_indexed_stops_a_large_commit(tmp_path: Path) -> None:
    """A document with a field that there is not raises ValueError, and nothing of the commit stays."""
    location = str(tmp_path / "index")
    with open_directory(location, create=True) as engine:
        wrong = [*press(1800), Document("x", {"nonsense": "text"})]
        with pytest.raises(ValueError, match="nonsense"):
            engine.replace(wrong)
        assert list(engine.ids()) == []
        assert set(os.listdir(location)) == {"manifest.json", "writer.lock", "_MAIN_0.toc"}
        assert engine.replace(press(10)) == 10


WRITER = """
import sys
from index.embedded import open_directory
from tests.index.test_engine_bulk import press
engine = open_directory(sys.argv[1], create=True)
print("begun", flush=True)
engine.replace(press(5000), revision=1)
"""


def test_killed_in_the_middle_of_a_large_commit(tmp_path: Path) -> None:
    """Killed while two processes build, nothing of it is in the index, and the other process ends."""
    location = str(tmp_path / "index")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, location], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout
    assert writer.stdout.readline() == "begun\n"
    while not (children := children_of(writer.pid)):
        assert writer.poll() is None, "the commit was too small for a second process"
        time.sleep(0.01)
    time.sleep(0.2)
    os.kill(writer.pid, signal.SIGKILL)
    writer.stdout.close()
    writer.wait()
    until = time.monotonic() + 20
    while any(map(is_running, children)):
        assert time.monotonic() < until, "the other process goes on"
        time.sleep(0.05)
    with open_directory(location) as engine:
        assert engine.revision == 0
        assert engine.replace(press(20), revision=2) == 20
        assert verify(location) == []
    named = read_manifest(location).files
    assert {name for name in os.listdir(location) if name.endswith(".seg")} <= named


def is_running(pid: int) -> bool:
    """Whether a process runs: one that has ended and that nobody asks after is still in /proc."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children_of(pid: int) -> list[int]:
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            return list(map(int, file.read().split()))
    except OSError:
        return []


@settings(max_examples=400, deadline=None)
@given(
    messy_texts
    | st.lists(
        st.sampled_from(["$", "5", "£1.6bn", "US$ 5", "c++", "a.b", "“no”", "F-16s", " ", "\n"])
    ).map(" ".join)
)
def test_stretches_give_the_words_of_the_text(text: str) -> None:
    """Looking up what is between blanks finds the words that reading the whole text finds."""
    vocabulary = Vocabulary()
    for _ in range(2):  # the second time from what is known
        counts, packed = vocabulary.read(text)
        numbers = memoryview(b"".join(packed)).cast("I")
        assert [vocabulary.words[number] for number in numbers] == words(text)
        assert sum(counts) == len(numbers)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["$", " ", "\u00a0", "5", "word", "x" * 900, "\n"]), max_size=40).map(
        "".join
    )
)
def test_pieces_do_not_cut_words(text: str) -> None:
    """The pieces of a text are all of it, and their words are its words."""
    cut = list(pieces(text))
    assert "".join(text[start:end] for start, end in cut) == text
    assert [word for start, end in cut for word in words(text[start:end])] == words(text)
