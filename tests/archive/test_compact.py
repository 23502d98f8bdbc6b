"""
`archive check --compact`: what was removed leaves the index's files too.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import archive
from archive.cli import main
from index.embedded import open_directory

if TYPE_CHECKING:
    from pathlib import Path

KEPT = b"The summit in Budapest was called off on Tuesday, officials in both capitals said.\n"
REMOVED = b"A witness named Quillfeather told the inquiry what she had seen in the garden.\n"


def stored(location: str) -> bytes:
    """The texts that the index keeps, unpacked, and its files as they are."""
    found = []
    with open_directory(location) as engine:
        for segment in engine.snapshot().segments:
            found += [b"".join(segment.texts.records(n)) for n in range(len(segment.texts))]
    for name in os.listdir(location):
        with open(os.path.join(location, name), "rb") as file:
            found.append(file.read())
    return b"\n".join(found).lower()


@pytest.fixture
def place(tmp_path: Path) -> str:
    """An archive of two articles, one of them removed."""
    place = str(tmp_path / "a")
    with archive.open(place) as made:
        made.add([KEPT, REMOVED])
        made.remove([hit.id for hit in made.search("quillfeather").hits])
    return place


def test_a_removed_article_leaves_the_disk(place: str) -> None:
    """Nothing of a removed article is in the index after `check(compact=True)`."""
    assert b"quillfeather" in stored(os.path.join(place, "index"))
    with archive.open(place) as made:
        report = made.check(compact=True)
        assert (report.problems, report.forgotten) == ((), 1)
        assert made.check(compact=True).forgotten == 0
        assert made.search("budapest").total == 1
    left = stored(os.path.join(place, "index"))
    assert b"quillfeather" not in left
    assert b"garden" not in left
    assert b"budapest" in left


def test_reindex_forgets_too(place: str) -> None:
    """So does `reindex`."""
    with archive.open(place) as made:
        made.reindex()
    assert b"quillfeather" not in stored(os.path.join(place, "index"))


def test_the_command_says_what_it_did(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The command counts what it forgot, and says when there was nothing."""
    for said in ("compacted: forgot 1 removed or replaced article", "compacted: nothing to forget"):
        assert main(["--archive", place, "check", "--compact"]) == 0
        assert said in capsys.readouterr().err
