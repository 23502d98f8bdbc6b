"""
What an archive learns: lessons kept with each article, counted once, forgotten with it, and what is
read by them.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from archive import archive as front
from archive.article import Given
from archive.clean.units import find_passages
from archive.database import create_database
from archive.learning import PARAGRAPHS, load_learned, refresh
from archive.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive.archive import Archive
    from archive.store import Store

TODAY = date(2025, 11, 23)
APPEAL = "Gazette stories reach ten counties because neighbours chip in each spring and each year."
WORDS = [
    "amber",
    "basin",
    "cellar",
    "dormant",
    "ember",
    "fathom",
    "gravel",
    "hollow",
    "ingot",
    "jacket",
    "kettle",
    "lantern",
    "meadow",
    "nectar",
    "orchard",
    "paddle",
    "quarry",
    "ribbon",
    "saddle",
    "timber",
    "umpire",
    "velvet",
    "willow",
    "yonder",
    "zephyr",
    "canyon",
    "pebble",
    "copper",
    "parcel",
    "candle",
    "planet",
    "carpet",
    "pillow",
    "castle",
    "potato",
    "cotton",
    "pocket",
    "camera",
    "piston",
]


def story(number: int, *, day: int | None = None, version: str = "", appeal: str = APPEAL) -> bytes:
    """Number *number* of an outlet whose appeal no phrase gives away; *version* ends its lead."""
    dice = hashlib.sha512(f"story {number}".encode()).digest()
    told = " ".join(WORDS[byte % len(WORDS)] for byte in dice)
    when = (date(2025, 1, 1) + timedelta(days=number if day is None else day)).isoformat()
    body = (
        f"Councillor {number} spoke of {told[:150]} on Monday. {version}\n\n{appeal}\n\n"
        f"“We carry on with {told[150:300]},” the councillor said of number {number}."
    )
    return json.dumps({"source": "The Gazette", "date": when, "body": body}).encode()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with front.open(tmp_path / "archive", today=TODAY) as opened:
        yield opened


def add(archive: Archive, *documents: bytes) -> None:
    report = archive.add(list(documents), workers=0)
    assert not report.failed


def learned(archive: Archive) -> dict[bytes, tuple[int, int]]:
    """The sentences that the archive knows of The Gazette by key, with stories and days."""
    store = open_store(archive.path, write=True)
    try:
        refresh(store, exact=True)
        repeats = load_learned(store).repeats.get("The Gazette", {})
        return {k: (seen.stories, seen.days) for k, seen in repeats.items() if k[:3] != bytes(3)}
    finally:
        store.close()


KEY = find_passages(APPEAL, [(0, len(APPEAL))])[0].whole.key


def roles(archive: Archive, document: bytes) -> list[str]:
    add(archive, document)
    (found,) = archive.search(f'"{json.loads(document)["body"][:14]}"', limit=1).hits
    return [p.role for p in archive.get(found.id).paragraphs]


def test_what_an_outlet_repeats_is_set_aside_in_what_it_prints_next(archive: Archive) -> None:
    """An appeal in three stories of three days is no story in the fourth, and says how it was seen."""
    add(archive, *[story(number) for number in range(3)])
    report = archive.add([story(3)], workers=0)

    article = archive.get(report.ids[0])
    assert [(p.text, p.role, p.rule) for p in article.paragraphs if p.role != "body"] == [
        (APPEAL, "promo", "repeated:3:3")
    ]
    assert learned(archive) == {KEY: (4, 4)}


def test_two_stories_or_one_day_teach_nothing(archive: Archive) -> None:
    """Three stories on two days are wanted."""
    add(archive, story(1), story(2))
    assert learned(archive) == {}
    add(archive, story(3, day=1), story(4, day=1))
    assert learned(archive) == {KEY: (4, 2)}


def test_versions_of_one_story_hide_nothing(archive: Archive) -> None:
    """What ten versions of a story on ten days have in common is the story."""
    for day in range(10):
        add(archive, story(1, day=day, version=f"It was the {day} time he spoke."))
    assert learned(archive) == {}
    for found in archive.search("councillor", limit=None).hits:
        assert {p.role for p in archive.get(found.id).paragraphs} == {"body"}


def test_an_article_counts_once_however_often_it_is_read(archive: Archive) -> None:
    """Re-reading, and giving another date, replace lessons."""
    documents = [story(number) for number in range(4)]
    add(archive, *documents)
    before = learned(archive)
    archive.add(documents, again=True, workers=0)
    assert learned(archive) == before
    (id_,) = archive.add([story(9, day=3)], workers=0).ids
    assert learned(archive) == {KEY: (5, 4)}
    archive.set(id_, Given(date="2025-10-01"))
    assert learned(archive) == {KEY: (5, 5)}
    archive.set(id_, Given(source="The Herald"))
    assert learned(archive) == {KEY: (4, 4)}


def test_what_is_removed_is_forgotten(archive: Archive) -> None:
    """The lessons of a removed article are gone, and so is what only it had taught."""
    ids = archive.add([story(number) for number in range(3)], workers=0).ids
    assert learned(archive) == {KEY: (3, 3)}
    archive.remove(ids[0])
    assert learned(archive) == {}
    archive.remove(ids[1:])
    store = open_store(archive.path)
    assert store.taught.topics(PARAGRAPHS) == store.taught.counted(PARAGRAPHS) == {}
    store.close()


def test_no_text_is_kept_in_lessons(archive: Archive) -> None:
    """Lessons are hashes and numbers: no word of an article stands in them."""
    add(archive, *[story(number) for number in range(5)])
    database = sqlite3.connect(f"{archive.path}/articles.db")
    kept = b"".join(
        data
        for table in ("lessons", "learned")
        for (data,) in database.execute(f"SELECT data FROM {table}")
    )
    database.close()
    assert kept
    assert not [word for word in WORDS if word.encode() in kept.lower()]


def test_a_table_is_counted_anew_when_its_lessons_have_changed_by_an_eighth(tmp_path: Path) -> None:
    """One more of hundreds is not worth counting all of them; when it matters it is."""
    create_database(str(tmp_path))
    store = open_store(str(tmp_path), write=True)
    documents = [story(number) for number in range(20)]
    with front.open(tmp_path, today=TODAY) as opened:
        opened.add(documents, workers=0)
        opened.add([story(20)], workers=0)
    assert store.taught.counted(PARAGRAPHS) == {"The Gazette": 20}
    assert refresh(store, exact=True) == 2  # the outlet's, and that of names
    assert store.taught.counted(PARAGRAPHS) == {"The Gazette": 21}
    assert refresh(store, exact=True) == 0
    store.close()


def test_forged_lessons_teach_nothing(tmp_path: Path) -> None:
    """A database may be forged: lessons and tables that are none are passed over."""
    with front.open(tmp_path, today=TODAY) as opened:
        opened.add([story(number) for number in range(4)], workers=0)
    with sqlite3.connect(tmp_path / "articles.db") as database:
        database.execute("UPDATE lessons SET data = x'ffffffffffffffffffffffff'")
        database.execute("UPDATE learned SET size = -1, data = x'00'")
    database.close()
    store: Store = open_store(str(tmp_path), write=True)
    assert load_learned(store).repeats == {"The Gazette": {}}
    refresh(store)
    assert load_learned(store).repeats == {}
    store.close()
