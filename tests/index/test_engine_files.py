"""
The embedded index as files: opening what is not there, not ours, or not whole.

Crashes are in test_engine_crashes.py, forged segments in test_engine_forged.py.
"""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from index.embedded import verify
from index.embedded.manifest import MANIFEST, read_manifest
from index.engine import open_index
from index.errors import IndexDamaged, IndexForeign, IndexMissing, IndexProblem
from index.query import Fuzzy, Named, Or, Phrase, Prefix, Term
from index.results import Document, Name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.engine import Engine


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
