"""
What is new: by arrival, once for each reader, and nothing missed.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import archive as front
from archive import lock
from archive.article import Given
from archive.errors import SettingsError
from archive.watching import Cursor, check_reader, to_key
from index.errors import QueryError
from tests.archive.press import digest, line, lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive.archive import Archive

TODAY = date(2025, 11, 23)


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Archive]:
    """An archive with releases 0 and 1."""
    with front.open(tmp_path / "news", today=TODAY) as archive:
        archive.add([lines(2)], workers=0)
        yield archive


def ids(*numbers: int) -> tuple[str, ...]:
    return tuple(digest(number)[:12] for number in numbers)


def copy_of(number: int, outlet: str, *, body: str = "", day: str = "2025-11-20") -> bytes:
    """Release *number* as another outlet prints it."""
    told = json.loads(line(number))
    told |= {"source": outlet, "date": day, "body": f"{told['body']} {body}".strip()}
    return json.dumps(told).encode() + b"\n"


@contextmanager
def index_left_behind(archive: Archive) -> Iterator[None]:
    """What happens meanwhile reaches the store and not the index; the archive is closed then."""
    path = archive.path
    shutil.copytree(f"{path}/index", f"{path}/before")
    yield
    archive.close()
    shutil.rmtree(f"{path}/index")
    shutil.move(f"{path}/before", f"{path}/index")


def read(archive: Archive, query: str = "senator", **options: object) -> tuple[str, ...]:
    """What is new, and confirmed."""
    found = archive.news(query, **options)  # type: ignore[arg-type]
    archive.confirm(found)
    return found.results.ids


def test_what_arrives_is_new_once(news: Archive) -> None:
    """First everything, in the order of arrival; then only what has come since."""
    assert read(news) == ids(0, 1)
    assert read(news) == ()
    news.add([lines(2, start=2)], workers=0)
    assert read(news) == ids(2, 3)
    assert read(news) == ()


def test_nothing_is_remembered_before_it_is_confirmed(news: Archive) -> None:
    """Asking moves nothing; only confirming does."""
    found = news.news("senator")
    assert (found.results.ids, found.first) == (ids(0, 1), True)
    assert news.news("senator").results.ids == ids(0, 1)
    assert news.cursors() == ()
    news.confirm(found)
    assert not news.news("senator").first
    assert [(c.reader, c.query) for c in news.cursors()] == [("default", "senator")]


def test_arrival_counts_not_the_day_of_publication(news: Archive) -> None:
    """An article of 1987 that comes in today is new today."""
    read(news)
    report = news.add([copy_of(7, "Old Post", day="1987-03-04")], workers=0)
    assert read(news) == report.ids


def test_the_hits_are_whole(news: Archive) -> None:
    """News are hits like any others, with snippet and all."""
    hits = list(news.news("number1", since="2025").results.hits)
    assert [hit.id for hit in hits] == list(ids(1))
    assert "number1" in (hits[0].snippet.text if hits[0].snippet else "")


def test_what_is_read_again_or_corrected_is_not_new(news: Archive) -> None:
    """`add --again`, `set` and `reindex` change what we know of an article, not that it is here."""
    read(news)
    news.add([lines(2)], again=True, workers=0)
    news.set(ids(0)[0], Given(title="Another headline", date="2025-11-01", tags=("a",)))
    news.reindex()
    assert read(news) == ()
    assert read(news, "title:headline") == ids(0)  # another query: not asked before


def test_what_only_now_fits_is_not_new(news: Archive) -> None:
    """What is told apart is arrival: an article that a correction makes fit came in before."""
    assert read(news, "tag:urgent") == ()
    news.set(ids(0)[0], Given(tags=("urgent",)))
    assert read(news, "tag:urgent") == ()


def test_removed_and_added_again_is_new(news: Archive) -> None:
    """What had gone and is brought back has arrived anew."""
    read(news)
    news.remove(ids(0))
    assert read(news) == ()
    news.add([lines(1)], again=True, workers=0)
    assert read(news) == ids(0)


def test_what_has_gone_meanwhile_is_left_out(news: Archive) -> None:
    """An article removed before anybody saw it is no news, and holds nothing up."""
    news.remove(ids(0))
    assert read(news) == ids(1)
    news.remove(ids(1))
    news.add([lines(1, start=5)], workers=0)
    assert read(news) == ids(5)


def test_a_limit_loses_nothing(news: Archive) -> None:
    """The cursor stands behind what was shown; what was cut off comes the next time."""
    news.add([lines(3, start=2)], workers=0)
    found = news.news("senator", limit=2)
    assert (found.results.ids, found.waiting) == (ids(0, 1), 3)
    news.confirm(found)
    assert read(news, limit=2) == ids(2, 3)
    assert read(news, limit=2) == ids(4)
    assert read(news, limit=2) == ()


def test_a_limit_of_nothing_moves_nothing(news: Archive) -> None:
    """Asked for none, none is taken for seen."""
    assert read(news, limit=0) == ()
    assert read(news) == ids(0, 1)


def test_readers_and_queries_are_on_their_own(news: Archive) -> None:
    """A reader who has read one query has not read another, nor has another reader."""
    assert read(news, reader="desk") == ids(0, 1)
    assert read(news, reader="web") == ids(0, 1)
    assert read(news, "number1", reader="desk") == ids(1)
    assert read(news, since="2025", reader="desk") == ids(0, 1)
    assert read(news, reader="desk") == ()
    assert [(c.reader, c.query) for c in news.cursors()] == [
        ("desk", "number1"),
        ("desk", "senator"),
        ("web", "senator"),
        ("desk", "senator --since 2025"),
    ]


def test_an_edited_saved_query_goes_on(news: Archive) -> None:
    """The cursor belongs to the query as written: editing what the name stands for resets nothing."""
    news.save("mine", "number0")
    assert read(news, "query:mine") == ids(0)
    news.save("mine", "senator")
    news.add([lines(1, start=9)], workers=0)
    assert read(news, "query:mine") == ids(9)


def test_forgetting(news: Archive) -> None:
    """A forgotten cursor makes everything new again; forgetting none says so."""
    read(news)
    (cursor,) = news.cursors()
    assert news.forget(cursor)
    assert not news.forget(cursor)
    assert read(news) == ids(0, 1)


def test_a_cursor_never_goes_back(news: Archive) -> None:
    """Of two who read at once under one name the one that is further on stays."""
    before = news.news("senator")
    news.add([lines(1, start=2)], workers=0)
    after = news.news("senator")
    news.confirm(after)
    news.confirm(before)
    assert read(news) == ()


def test_a_wrong_query_or_reader_is_refused(news: Archive) -> None:
    """Neither leaves a cursor behind."""
    with pytest.raises(QueryError):
        news.news("foo:bar")
    with pytest.raises(SettingsError, match="cannot name a reader"):
        news.news("senator", reader="The Desk")
    with pytest.raises(SettingsError, match="cannot name a reader"):
        news.forget(Cursor("../x", "senator"))
    assert news.cursors() == ()


def test_an_index_behind_holds_back_what_it_does_not_have(news: Archive) -> None:
    """What is stored and not yet indexed is not passed over: it is new when it can be found."""
    path = news.path
    read(news)
    with index_left_behind(news):
        news.add([lines(2, start=2)], workers=0)
    with lock.writing(path, command="archive add"), front.open(path, today=TODAY) as behind:
        assert read(behind) == ()  # nobody may mend the index now
        assert behind.notices == ["2 articles are being added and not searchable yet"]
    with front.open(path, today=TODAY) as mended:
        assert read(mended) == ids(2, 3)


def test_what_stands_behind_a_gap_waits(news: Archive) -> None:
    """Changed and not yet indexed anew, an article nobody has seen holds back what came after it:
    neither is missed, neither comes twice."""
    path = news.path
    read(news)
    news.add([lines(2, start=2)], workers=0)
    with index_left_behind(news):
        news.set(ids(2)[0], Given(tags=("a",)))
    with lock.writing(path, command="archive add"), front.open(path, today=TODAY) as behind:
        assert read(behind) == ()
    with front.open(path, today=TODAY) as mended:
        assert read(mended) == ids(2, 3)


# By story


def test_a_copy_of_a_known_story_is_not_new(news: Archive) -> None:
    """--by story tells of each story once: a reprint later, or in the same run, is no news."""
    assert read(news, by_story=True) == ids(0, 1)
    news.add([copy_of(1, "The Herald"), copy_of(5, "The Herald"), copy_of(5, "The Tribune")])
    assert len(read(news)) == 5
    (told,) = read(news, by_story=True)
    assert told == news.news("senator", reader="other").results.ids[3]
    assert read(news, by_story=True) == ()


def test_a_story_of_which_nothing_was_told_is_new(news: Archive) -> None:
    """A copy counts as known only when the query found an earlier one: nothing is kept back."""
    assert read(news, "zebra", by_story=True) == ()
    report = news.add([copy_of(1, "The Herald", body="A zebra was seen.")], workers=0)
    assert read(news, "zebra", by_story=True) == report.ids
    news.add([copy_of(1, "The Tribune", body="A zebra was seen there.")], workers=0)
    assert read(news, "zebra", by_story=True) == ()


@pytest.mark.parametrize(
    ("query", "since"),
    [("senator", "2w"), ("senator date:2w", None), ("date:2w", None), ("date:2w -zebra", None)],
)
def test_a_story_told_before_a_window_moved_is_known(
    news: Archive, query: str, since: str | None
) -> None:
    """The days asked for choose what is told, not what is known."""
    read(news, query, by_story=True, since=since)
    first = news.add([copy_of(4, "The Post", day="2025-11-12")], workers=0)
    assert read(news, query, by_story=True, since=since) == first.ids
    with front.open(news.path, today=date(2025, 12, 1)) as later:
        told = copy_of(4, "The Herald", day="2025-11-25")
        other = later.add([told, copy_of(6, "The Herald", day="2025-11-26")], workers=0)
        assert read(later, query, by_story=True, since=since) == other.ids[1:]


def test_what_a_query_leaves_out_is_not_known(news: Archive) -> None:
    """A first copy that the query leaves out was not told, so that the second one is."""
    news.add([copy_of(4, "The Post", day="2025-11-20", body="A zebra was seen.")], workers=0)
    assert read(news, "date:2w -zebra", by_story=True) == ()
    report = news.add([copy_of(4, "The Herald", day="2025-11-20")], workers=0)
    assert read(news, "date:2w -zebra", by_story=True) == report.ids


def test_stories_with_a_limit(news: Archive) -> None:
    """What the limit cuts off comes the next time, its copies do not."""
    news.add([copy_of(0, "The Herald"), lines(1, start=3)], workers=0)
    assert read(news, by_story=True, limit=1) == ids(0)
    assert read(news, by_story=True, limit=1) == ids(1)
    assert read(news, by_story=True, limit=1) == ids(3)
    assert read(news, by_story=True, limit=1) == ()


# Names


@pytest.mark.parametrize("name", ["", "A", "a b", "../x", ".x", "-x", "é", "x" * 101, "a\n", "a\0"])
def test_bad_readers(name: str) -> None:
    """A reader's name is as strict as a saved query's."""
    with pytest.raises(SettingsError, match="cannot name a reader"):
        check_reader(name)


def test_keys() -> None:
    """What is written the same but for white space is one query; options are told apart."""
    assert to_key(" a \n b", by_story=False) == "a b"
    assert to_key("a", by_story=True, since="2w", on=None) == "a --since 2w --by story"


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4), st.booleans()), max_size=8))
def test_any_mix_of_adding_and_reading(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, bool]]
) -> None:
    """However adding, reading in portions and not confirming alternate: each once, in order."""
    told: list[str] = []
    added = 0
    with front.open(tmp_path_factory.mktemp("mix") / "news", today=TODAY) as archive:
        for count, limit, confirmed in steps:
            archive.add([lines(count, start=added)], workers=0)
            added += count
            found = archive.news("senator", limit=limit)
            if confirmed:
                told += found.results.ids
                archive.confirm(found)
        told += read(archive)
    assert tuple(told) == ids(*range(added))
