"""
Counting over time, by story, and the names beside a query: on documents made for it.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.counting import Counting, is_asked
from archive.errors import ArchiveError
from archive.periods import PERIODS, fitting, label, number, numbers, period_of
from index.engine import open_index
from index.parse import parse_query
from index.query import Term
from index.results import Document, Name, Valued

TODAY = date(2025, 10, 20)
X = Term("x")
days = st.dates(date(1600, 1, 1), date(2999, 12, 31))


def doc(id_, day, people=(), source=None, story=None):
    names = {"person": tuple(Name(p) for p in people)}
    if source:
        names["source"] = (Name(source),)
    keywords = {"story": (story,)} if story else {}
    return Document(id_, {"body": "x"}, names, keywords, day=day and date.fromisoformat(day))


@pytest.fixture
def engine(tmp_path):
    """One story in three outlets, the third undated; another article alone; one before both."""
    engine = open_index(str(tmp_path / "index"), create=True)
    engine.replace(
        [
            doc("a", "2025-10-17", ["Donald Trump", "Vladimir Putin"], "Times", "a"),
            doc("b", "2025-11-02", ["Donald Trump", "Marco Rubio"], "Post", "a"),
            doc("c", None, ["Donald Trump"], "Post", "a"),
            doc("d", "2025-10-19", ["Marco Rubio"], "Post"),
        ]
    )
    engine.replace([doc("e", "2025-08-31")])
    yield engine
    engine.close()


def test_what_each_match_has(engine):
    """The engine lists id, day and values of every match, over all segments."""
    listed = {one.id: one for one in engine.values(X, ("person", "story"))}
    assert listed["b"] == Valued("b", date(2025, 11, 2), (("Donald Trump", "Marco Rubio"), ("a",)))
    assert listed["e"] == Valued("e", date(2025, 8, 31), ((), ()))
    assert sorted(listed) == ["a", "b", "c", "d", "e"]
    with pytest.raises(ValueError, match="cannot count by 'day'"):
        list(engine.values(X, ("day",)))


def test_weeks_begin_where_the_settings_say(engine):
    """A week is written as its first day: 19 October 2025 is a Sunday."""
    assert Counting(X, "week").count(engine).rows == (
        ("2025-08-25", 1),
        ("2025-10-13", 2),
        ("2025-10-27", 1),
    )
    sundays = Counting(X, "week", week_start=6).count(engine)
    assert sundays.rows == (
        ("2025-08-31", 1),
        ("2025-10-12", 1),
        ("2025-10-19", 1),
        ("2025-11-02", 1),
    )
    assert sundays.without == 1


def test_a_story_counts_once(engine):
    """Under each of its outlets and names once, and on the day of the first of its articles."""
    stories = Counting(X, "source", "story").count(engine)
    assert (stories.total, stories.rows, stories.without) == (3, (("Post", 2), ("Times", 1)), 1)
    assert Counting(X, "source").count(engine).rows == (("Post", 3), ("Times", 1))
    assert Counting(X, None, "story").count(engine).total == 3
    by_month = Counting(X, "month", "story").count(engine)
    assert (by_month.rows, by_month.without) == ((("2025-08", 1), ("2025-10", 2)), 0)


def test_names_beside_a_query(engine):
    """The most frequent first, then by time; without a date they are told apart."""
    found = Counting(X, "month").together(engine, "person")
    assert found.total == 5
    assert found.names == (("Donald Trump", 3), ("Marco Rubio", 2), ("Vladimir Putin", 1))
    assert found.rows == (
        ("2025-10", "Donald Trump", 1),
        ("2025-10", "Marco Rubio", 1),
        ("2025-10", "Vladimir Putin", 1),
        ("2025-11", "Donald Trump", 1),
        ("2025-11", "Marco Rubio", 1),
    )
    assert found.without == (("Donald Trump", 1),)


def test_copies_do_not_count_twice(engine):
    """Beside a query, too, a story in three outlets is one."""
    found = Counting(X, "month", "story").together(engine, "person")
    assert found.names == (("Marco Rubio", 2), ("Donald Trump", 1), ("Vladimir Putin", 1))
    assert found.rows == (
        ("2025-10", "Marco Rubio", 2),
        ("2025-10", "Donald Trump", 1),
        ("2025-10", "Vladimir Putin", 1),
    )


def test_only_so_many_names(engine):
    """The rest is left out, rows and all."""
    found = Counting(X, "year").together(engine, "person", most=1)
    assert found.names == (("Donald Trump", 3),)
    assert found.rows == (("2025", "Donald Trump", 2),)


@pytest.mark.parametrize(
    ("query", "field", "name", "asked"),
    [
        ("putin", "person", "Vladimir Putin", True),
        ("person:putin ceasefire", "person", "Vladimir Putin", True),
        ("entity:putin", "person", "Vladimir Putin", True),
        ("PUTIN OR zelensky", "person", "Vladimir Putin", True),
        ("russia", "place", "Russia", True),
        ('"white house"', "org", "White House", True),
        ("russia", "org", "Bank of Russia", False),
        ("vladimir", "person", "Vladimir Putin", False),
        ("place:putin", "person", "Vladimir Putin", False),
        ("ceasefire -putin", "person", "Vladimir Putin", False),
        ("ceasefire", "person", "Vladimir Putin", False),
    ],
)
def test_what_was_asked_for_is_not_beside_it(query, field, name, asked):
    """A name that the query itself says tells nothing of what goes along with it."""
    assert is_asked(name, field, parse_query(query, today=TODAY)) is asked


@pytest.mark.parametrize(
    ("counting", "names", "said"),
    [
        (Counting(X, "colour"), None, "cannot count by 'colour'"),
        (Counting(X, "month", "tag"), None, "cannot count distinct 'tag'"),
        (Counting(X, "month", "tag"), "person", "cannot count distinct 'tag'"),
        (Counting(X, "source"), "person", "names are counted over time"),
        (Counting(X, "month"), "tag", "cannot count with 'tag'"),
    ],
)
def test_what_cannot_be_counted_is_refused(engine, counting, names, said):
    """With the words for what can."""
    with pytest.raises(ArchiveError, match=said):
        counting.together(engine, names) if names else counting.count(engine)


def test_how_periods_are_written():
    """As queries write them; two coarser ones for charts of centuries."""
    day = date(1998, 2, 3)
    assert [period_of(day, by) for by in PERIODS] == [
        "1998-02-03",
        "1998-02-02",
        "1998-02",
        "1998",
        "1990s",
        "1900-1999",
    ]


@given(day=days, by=st.sampled_from(PERIODS), week_start=st.integers(0, 6))
def test_a_day_is_in_one_period(day, by, week_start):
    """The next day is in the same one or in the next, and a week begins where it is said to."""
    here = number(day, by, week_start=week_start)
    assert number(day + timedelta(1), by, week_start=week_start) - here in (0, 1)
    assert period_of(day, by, week_start=week_start) == label(here, by, week_start=week_start)
    if by == "week":
        first = date.fromisoformat(label(here, by, week_start=week_start))
        assert first.weekday() == week_start
        assert first <= day < first + timedelta(7)


@given(some=st.lists(days, min_size=1), by=st.sampled_from(PERIODS[:4]), most=st.integers(20, 200))
def test_periods_fit(some, by, most):
    """No more than asked for, none between the ends left out, and no coarser than it must be."""
    chosen = fitting(min(some), max(some), by, most)
    spread = numbers(some, chosen, week_start=6)
    assert len(spread) <= most
    assert {number(day, chosen, week_start=6) for day in some} <= set(spread)
    finer = PERIODS[PERIODS.index(chosen) - 1]
    if chosen != by:
        assert len(numbers(some, finer, week_start=6)) >= most - (finer == "week")
