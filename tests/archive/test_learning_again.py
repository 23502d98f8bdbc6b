"""
Reading again what an archive holds by what it has learnt since: what changes is told, what a person
said stays, and stopping half-way loses nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from archive import archive as front
from archive.article import Given
from archive.rereading import find_changes
from tests.archive.press import line
from tests.archive.test_learning import APPEAL, TODAY, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive.archive import Archive
    from archive.tally import Progress


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive whose first three stories keep the appeal: it was not known then."""
    with front.open(tmp_path / "archive", today=TODAY) as opened:
        opened.add([story(number) for number in range(3)] + [line(1)], workers=0)
        yield opened


def appeals(archive: Archive) -> list[str]:
    """The role that the appeal has in each article, in the order of the ids."""
    ids = sorted(hit.id for hit in archive.search("councillor", limit=None).hits)
    return [p.role for id_ in ids for p in archive.get(id_).paragraphs if p.text == APPEAL]


def test_what_was_learnt_since_is_applied_and_told(archive: Archive) -> None:
    """Each article that reads differently is told, with what differs; then none is left."""
    assert appeals(archive) == ["body"] * 3
    archive.reindex()
    assert appeals(archive) == ["body"] * 3
    told: dict[str, tuple[str, ...]] = {}
    assert archive.reindex(reread=told.__setitem__) == 4
    assert appeals(archive) == ["promo"] * 3
    assert len(told) == 3
    assert all(parts[0] == "cleaning" for parts in told.values())
    assert archive.count(f'"{APPEAL[:30]}"').total == 0
    told.clear()
    archive.reindex(reread=told.__setitem__)
    assert told == {}


def test_what_a_person_said_survives(archive: Archive) -> None:
    """Given facts win over every reading."""
    (first, *_) = archive.search("councillor", limit=None).ids
    archive.set(first, Given(title="My title", date="2025-02-03", tags=("kept",)))
    archive.reindex(reread=lambda *_: None)
    article = archive.get(first)
    assert article.published is not None
    assert (article.title, article.published.day, article.tags) == (
        "My title",
        date(2025, 2, 3),
        ("kept",),
    )


def test_what_was_learnt_and_is_no_more_comes_back(archive: Archive) -> None:
    """Without the articles that taught it, an appeal is story again."""
    archive.reindex(reread=lambda *_: None)
    ids = sorted(archive.search("councillor", limit=None).ids)
    archive.remove(ids[:1])
    told: dict[str, tuple[str, ...]] = {}
    archive.reindex(reread=told.__setitem__)
    assert sorted(told) == ids[1:]
    assert appeals(archive) == ["body"] * 2


class Stopped(KeyboardInterrupt):
    """Ctrl-C."""


def test_stopping_half_way_loses_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every article is as it was or as it will be, and the next command is in step."""
    monkeypatch.setattr("archive.rereading.STORE_BATCH", 1)

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        archive.reindex(reread=lambda *_: None, progress=stop)
    assert set(appeals(archive)) == {"body", "promo"}
    assert archive.count("councillor").total == 3
    assert archive.check().sound
    archive.reindex(reread=lambda *_: None)
    assert appeals(archive) == ["promo"] * 3


def test_changes_are_named_by_what_a_reader_sees(archive: Archive) -> None:
    """A rule that got another name is no change; another role, name or day is."""
    (first, second, *_) = sorted(archive.search("councillor", limit=None).ids)
    one, other = archive.get(first), archive.get(second)
    assert find_changes(one, one) == ()
    assert "dates" in find_changes(one, other)
    relabelled = tuple(replace(p, rule="another rule") for p in one.paragraphs)
    assert find_changes(one, replace(one, paragraphs=relabelled)) == ()
    set_aside = tuple(replace(p, role="promo") for p in one.paragraphs)
    assert find_changes(one, replace(one, paragraphs=set_aside)) == ("cleaning",)
