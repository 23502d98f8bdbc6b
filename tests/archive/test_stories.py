"""
Stories in an archive: the founding articles, and what people do with them.
"""

from __future__ import annotations

import shutil
import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive import archive as front
from archive.article import Given
from archive.belonging import find_belonging
from archive.storing import open_for_storing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.archive import Archive

TODAY = date(2025, 11, 23)
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE members SET story = number", "what its links say"),
        ("DELETE FROM links WHERE a < b", "links"),
        ("DELETE FROM members WHERE number = 1", "no row"),
        ("INSERT INTO links VALUES (1, 999, 60), (999, 1, 60)", "links"),
        ("UPDATE members SET mark = x'00' WHERE number = 2", "text"),
    ],
)
def test_check_finds_and_repair_mends(tmp_path: Path, sql: str, said: str) -> None:
    """Stories that are not what the articles say are found by `check`, and made anew."""
    with front.open(tmp_path / "news", today=TODAY) as archive:
        archive.add([path.read_bytes() for path in SEEDS])
        before = archive.search("story:7c17c67c5d81").ids
        assert len(before) == 2
        database = sqlite3.connect(tmp_path / "news" / "articles.db")
        database.execute(sql)
        database.commit()
        database.close()
        (line, *_) = archive.check().problems
        assert said in line
        assert archive.check(repair=True).problems == ()
        assert archive.check().problems == ()
        assert archive.search("story:7c17c67c5d81").ids == before


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with front.open(tmp_path / "news", today=TODAY) as opened:
        opened.add([path.read_bytes() for path in SEEDS])
        yield opened


def stories(archive: Archive) -> dict[str, tuple[str, int, int, str | None]]:
    """Story, outlets, versions and borrowed day of each article."""
    store = open_for_storing(archive.path)
    try:
        found = find_belonging(store, list(store.ids()))
    finally:
        store.close()
    return {id_: (b.story, b.outlets, b.versions, b.day) for id_, b in found.items()}


DATED, UNDATED_ID = "7c17c67c5d81", "6106dc75c921"


def test_the_seeds_are_one_story(archive: Archive) -> None:
    """One outlet's print and one whose outlet and day are not known, which are borrowed."""
    assert stories(archive) == {
        DATED: (DATED, 2, 1, None),
        UNDATED_ID: (DATED, 2, 1, "2025-10-17"),
    }
    assert set(archive.search("outlets:>1").ids) == {DATED, UNDATED_ID}
    assert archive.get(UNDATED_ID).published is None


def test_what_a_person_says_moves_an_article(archive: Archive) -> None:
    """A date and an outlet given change who leads, the count of outlets, and the others' documents."""
    archive.set(UNDATED_ID, Given(date="2025-10-16", source="The Independent"))
    assert stories(archive) == {
        DATED: (UNDATED_ID, 1, 2, None),
        UNDATED_ID: (UNDATED_ID, 1, 2, None),
    }
    assert set(archive.search("versions:>1").ids) == {DATED, UNDATED_ID}
    assert archive.count("outlets:>1").total == 0
    archive.set(UNDATED_ID, Given(date="", source=""))
    assert stories(archive)[UNDATED_ID] == (DATED, 2, 1, "2025-10-17")


def test_a_removed_member_names_its_story_still(archive: Archive) -> None:
    """The id of the leader that was removed leads to who is left; it comes back as if never gone."""
    before = stories(archive)
    archive.remove(DATED)
    assert stories(archive) == {UNDATED_ID: (UNDATED_ID, 1, 1, None)}
    assert archive.count("outlets:>1").total == 0
    store = open_for_storing(archive.path)
    assert store.heir(DATED) == UNDATED_ID
    store.close()
    archive.add([path.read_bytes() for path in SEEDS], again=True)
    assert stories(archive) == before
    assert set(archive.search("outlets:>1").ids) == {DATED, UNDATED_ID}
    assert archive.check().problems == ()


def test_an_export_restores_the_same_stories(archive: Archive, tmp_path: Path) -> None:
    """Stories are not exported: the articles make them again, in whatever order they come."""
    lines = list(archive.export())
    with front.open(tmp_path / "other", today=TODAY) as other:
        for line in reversed(lines):
            other.add([line.encode()])
        assert stories(other) == stories(archive)
        assert other.reindex() == 2
        assert stories(other) == stories(archive)
        shutil.rmtree(tmp_path / "other" / "stories", ignore_errors=True)
        assert other.check().problems == ()
