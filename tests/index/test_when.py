"""
What people write for a time, and the days it means. date_queries.json is the table that the design
gives; the specimens below are what it does not hold.
"""

from __future__ import annotations

import json
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.when import Days, WhenError, parse_bounds, parse_when

TABLE = json.loads(Path(__file__).with_name("date_queries.json").read_text(encoding="utf-8"))
TODAY = date(2025, 10, 20)  # a Monday
DAY = timedelta(days=1)


def days(text: str, **how: object) -> tuple[str, str]:
    """The range as two strings; "" is open."""
    found = parse_when(text, **({"today": TODAY} | how))
    return str(found.start or ""), str(found.end or "")


def refused(text: str, **how: object) -> WhenError:
    with pytest.raises(WhenError) as caught:
        parse_when(text, **({"today": TODAY} | how))
    return caught.value


@pytest.mark.parametrize("row", TABLE["ranges"], ids=lambda row: row["q"])
def test_the_table_of_the_design(row: dict[str, str | None]) -> None:
    """Every form the design names means the days it says."""
    assert date.fromisoformat(TABLE["now"][:10]) == TODAY
    assert days(row["q"]) == (row["start"] or "", row["end"] or "")


@pytest.mark.parametrize("row", TABLE["errors"], ids=lambda row: row["why"])
def test_what_the_design_refuses(row: dict[str, str]) -> None:
    """What cannot be a date, or can be two, is refused in one line that names it."""
    error = refused(row["q"])

    assert row["q"] in error.message or not row["q"] or error.part in row["q"]
    assert "\n" not in error.message


def test_an_ambiguous_date_names_both_readings() -> None:
    """03/04/2025 is refused with both days it can be, each as it can be written."""
    message = refused("03/04/2025").message

    assert "3 April or 4 March 2025" in message
    assert "2025-04-03 or 2025-03-04" in message


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025..", "2025-01-01", ""),
        ("..2024", "", "2025-01-01"),
        (">=2025-10", "2025-10-01", ""),
        (">2025-10", "2025-11-01", ""),
        ("<2025", "", "2025-01-01"),
        ("<=2025", "", "2026-01-01"),
        ("≥ 2025-10-17", "2025-10-17", ""),
        ("2w", "2025-10-07", "2025-10-21"),  # 14 days, today the last of them
        ("3d", "2025-10-18", "2025-10-21"),
        ("1d", "2025-10-20", "2025-10-21"),
        ("6m", "2025-04-20", "2025-10-21"),  # months, never minutes and never 30 days
        ("1y", "2024-10-20", "2025-10-21"),
        ("1y6m", "2024-04-20", "2025-10-21"),
        ("2 weeks", "2025-10-07", "2025-10-21"),
        ("past week", "2025-10-14", "2025-10-21"),
        ("in the last 3 months", "2025-07-20", "2025-10-21"),
        ("2w..yesterday", "2025-10-07", "2025-10-20"),
        ("a week ago", "2025-10-13", "2025-10-14"),
        ("two weeks ago", "2025-10-06", "2025-10-07"),
        ("2 weeks ago..1 week ago", "2025-10-06", "2025-10-14"),
        ("Fri, 17 Oct 2025", "2025-10-17", "2025-10-18"),  # RSS
        ("17-oct-2025", "2025-10-17", "2025-10-18"),
        ("17th of October, 2025", "2025-10-17", "2025-10-18"),
        ("Sept. 2025", "2025-09-01", "2025-10-01"),  # AP style
        ("2025/10/17", "2025-10-17", "2025-10-18"),
        ("17.10.2025", "2025-10-17", "2025-10-18"),
        ("17/12/2025", "2025-12-17", "2025-12-18"),
        ("10.10.2025", "2025-10-10", "2025-10-11"),  # the same day either way
        ("10/2025", "2025-10-01", "2025-11-01"),
        ("2024–2026", "2024-01-01", "2027-01-01"),
        ("oct 1-5 2025", "2025-10-01", "2025-10-06"),
        ("1 oct – 5 oct", "2025-10-01", "2025-10-06"),
        ("oct 1 2025 to oct 5", "2025-10-01", "2025-10-06"),
        ("from oct 1 until yesterday", "2025-10-01", "2025-10-20"),
        ("dec 1 to jan 5", "2024-12-01", "2025-01-06"),  # over the turn of the year
        ("q1 to q2 2025", "2025-01-01", "2025-07-01"),
        ("oct 1 to oct 5 2023", "2023-10-01", "2023-10-06"),
        ("feb 29", "2024-02-29", "2024-03-01"),
        ("1600", "1600-01-01", "1601-01-01"),
        ("2999", "2999-01-01", "3000-01-01"),
        ("week 43", "2025-10-20", "2025-10-27"),  # began today
        ("week 44", "2024-10-28", "2024-11-04"),
        ("winter", "2024-12-01", "2025-03-01"),  # the last that began
        ("winter 2024/25", "2024-12-01", "2025-03-01"),
        ("week 53", "2020-12-28", "2021-01-04"),
        ("2025-W42-5", "2025-10-17", "2025-10-18"),
        ("2025q3", "2025-07-01", "2025-10-01"),
        ("20s", "2020-01-01", "2030-01-01"),
        ("the ’90s", "1990-01-01", "2000-01-01"),
        ("next week", "2025-10-27", "2025-11-03"),
        ("  LAST   WEEK  ", "2025-10-13", "2025-10-20"),
        # Whoosh 2.7.4 read this as the whole of 2025.
        ("2025-10-01 to 2025-10-18", "2025-10-01", "2025-10-19"),
    ],
)
def test_other_forms(text: str, start: str, end: str) -> None:
    """Each form means whole days, inclusive by the precision typed."""
    assert days(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2025-10-17T06:12Z", "2025-10-17"),
        ("10:30", "whole days"),
        ("2 hours ago", "hours"),
        ("octobr", "october"),
        ("17 octember 2025", "octember"),
        ("2025-10-05..2025-10-01", "ends before it starts"),
        ("2025-10-02..2025-10-01", "ends before it starts"),
        ("monday to friday", "ends before it starts"),  # of which week?
        ("2025-10...2025-11", "two dots"),
        ("..", "one end"),
        (">=", "needs a date"),
        ("winter 2025", "2024-12..2025-02"),  # or from December 2025
        ("until 2w", "2 weeks ago"),  # would be until today
        (">2w", "2 weeks ago"),
        ("since 2025..", "not a range"),
        ("Monday 17 oct 2025", "Friday"),
        ("2025-W53", "no such week"),
        ("week 54", "no week 54"),
        ("29 feb 2025", "2025-02-29"),
        ("31 feb", "no such day"),
        ("5000y", "1600"),
        ("0d", "no time"),
        ("1 to 5", "which month"),
        ("17/10/25", "four digits"),
        ("11/12/2025", "11 December or 12 November 2025"),
        ("12-11-2025", "12 November or 11 December 2025"),
        ("3000", "1600 to 2999"),
        ("1599", "1600 to 2999"),
        ("202510", "202510"),
        ("1500", "1600 to 2999"),
        ("20255-10", "20255-10"),
        ("1995s", "ends in 0"),
        ("[2025-10-01", "2025-10"),
        ("२०२५", "not a date"),  # digits that int() would take
        ("x" * 101, "101 characters"),
        ("a\x1b[31m", r"\x1b"),
    ],
)
def test_refusals(text: str, says: str) -> None:
    """What is not one time is refused with what would be right, never read as something else."""
    error = refused(text)

    assert says in error.message
    assert error.message.isprintable()


@pytest.mark.parametrize(
    ("text", "culprit"),
    [
        ("17 Octember 2025", "Octember"),
        ("2025-10..2025-13", "2025-13"),
        ("since someday", "someday"),
    ],
)
def test_an_error_points_at_the_part(text: str, culprit: str) -> None:
    """The span of an error is the part that was not understood, in the text as written."""
    error = refused(text)

    assert text[error.start : error.end] == culprit
    assert isinstance(error, QueryError)


def test_the_order_of_day_and_month_is_the_callers() -> None:
    """Who says which comes first gets that reading; who does not is asked."""
    assert days("10/11/2025", day_first=True) == ("2025-11-10", "2025-11-11")
    assert days("10/11/2025", day_first=False) == ("2025-10-11", "2025-10-12")
    assert days("10/17/2025", day_first=True) == ("2025-10-17", "2025-10-18")


@pytest.mark.parametrize(
    ("week_start", "start"), [(0, "2025-10-20"), (6, "2025-10-19"), (5, "2025-10-18")]
)
def test_weeks_start_where_the_caller_says(week_start: int, start: str) -> None:
    """`this week` is the seven days from the last week start to before the next."""
    first, end = days("this week", week_start=week_start)

    assert first == start
    assert date.fromisoformat(end) - date.fromisoformat(first) == 7 * DAY
    assert days("last week", week_start=week_start)[1] == start


def test_the_last_day_of_a_long_month_shifts_to_that_of_a_short_one() -> None:
    """A month before 31 March is the last day of February."""
    assert days("1 month ago", today=date(2024, 3, 31)) == ("2024-02-29", "2024-03-01")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, None),
        ({"since": "2025-10"}, Days(date(2025, 10, 1), None)),
        ({"until": "2025-10"}, Days(None, date(2025, 11, 1))),
        ({"since": "2w", "until": "yesterday"}, Days(date(2025, 10, 7), date(2025, 10, 20))),
        ({"on": "last week"}, Days(date(2025, 10, 13), date(2025, 10, 20))),
        ({"on": "2025-10.."}, Days(date(2025, 10, 1), None)),
    ],
)
def test_bounds(options: dict[str, str], expected: Days | None) -> None:
    """--since, --until and --on take the forms of `date:`, both ends counted."""
    assert parse_bounds(today=TODAY, **options) == expected


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"since": "garbage"}, "garbage"),
        ({"since": "2025-10", "until": "2025-09"}, "ends before it starts"),
        ({"until": "2w"}, "2 weeks ago"),
        ({"since": "2025-10..2025-12"}, "not a range"),
        ({"on": "2025", "since": "2025"}, "on stands alone"),
        ({"on": ""}, "no date"),
    ],
)
def test_bad_bounds(options: dict[str, str], says: str) -> None:
    """An option that is no date, or contradicts another, is refused."""
    with pytest.raises(WhenError, match=says):
        parse_bounds(today=TODAY, **options)


@given(st.dates(date(1700, 1, 1), date(2900, 1, 1)))
def test_a_bare_month_or_weekday_is_never_in_the_future(today: date) -> None:
    """Whatever day it is: `october` began by today, `friday` was in the last seven days."""
    for text in ("october", "29 feb", "17 oct", "q3", "week 1", "summer", "90s"):
        assert (parse_when(text, today=today).start or date.max) <= today
    friday = parse_when("friday", today=today).start or date.max
    assert friday.weekday() == 4
    assert today - 7 * DAY < friday <= today
    assert parse_when("2w", today=today) == Days(today - 13 * DAY, today + DAY)


_WORDS = ["oct", "5", "17", "2025", "2025-10", "..", ">=", "since", "to", "-", "last", "week", "2w",
          "monday", "between", "and", "early", "q3", "ago", "the", "90s", "w42", "/", ",", "\x00", "until",
          "9999", "today", "month", "year", "past", "winter", "31", "feb", "'"]  # fmt: skip


def outcome(text: str) -> tuple[Days | None, WhenError | None]:
    try:
        return parse_when(text, today=TODAY), None
    except WhenError as error:
        return None, error


@given(st.lists(st.sampled_from(_WORDS), max_size=7).map(" ".join) | st.text(max_size=20))
def test_any_text_is_a_range_or_an_error(text: str) -> None:
    """Nothing but WhenError comes out, its span lies in the text, a range is never backwards."""
    found, error = outcome(text)
    if error:
        assert 0 <= error.start <= error.end <= len(text)
        assert error.message.isprintable()
    else:
        assert found is not None
        assert found.start or found.end
        assert (found.start or date.min) < (found.end or date.max)


@pytest.mark.parametrize("unit", ["x", " ", "1", "oct ", "- ", "..", "1-", "and between "])
def test_a_megabyte_is_refused_at_once(unit: str) -> None:
    """No text is long enough to keep the reader busy."""
    started = time.process_time()
    refused(unit * (2**20 // len(unit)))

    assert time.process_time() - started < 0.5
