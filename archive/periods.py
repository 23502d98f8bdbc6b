"""
Days, weeks, months and years in a row: which one a day is in, and none left out between two.

A period is written as counts and queries write it: "2025-10-17", "2025-10", "2025"; a week by its
first day; what a chart of many years comes down to, "1990s" and "1900-1999".
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

PERIODS: Final = ("day", "week", "month", "year", "decade", "century")
"""From fine to coarse. A week does not fit into months: all are made of days."""

_EPOCH_MONDAY: Final = date(1, 1, 1).toordinal()  # the calendar of datetime begins on a Monday


def period_of(day: date, by: str, *, week_start: int = 0) -> str:
    """The period that *day* is in; weeks start on *week_start* (Monday is 0)."""
    return label(number(day, by, week_start=week_start), by, week_start=week_start)


def number(day: date, by: str, *, week_start: int = 0) -> int:
    """The periods of this kind, counted: two that follow each other are 1 apart."""
    if by == "day":
        return day.toordinal()
    if by == "week":
        return (day.toordinal() - _EPOCH_MONDAY - week_start) // 7
    if by == "month":
        return day.year * 12 + day.month - 1
    return day.year // {"year": 1, "decade": 10, "century": 100}[by]


def label(counted: int, by: str, *, week_start: int = 0) -> str:
    """How the period with this number is written."""
    if by == "day":
        return date.fromordinal(counted).isoformat()
    if by == "week":
        # The week of 1 January of the year 1 begins in a year that the calendar does not have.
        return date.fromordinal(max(1, counted * 7 + _EPOCH_MONDAY + week_start)).isoformat()
    if by == "month":
        return f"{counted // 12:04}-{counted % 12 + 1:02}"
    if by == "year":
        return f"{counted:04}"
    if by == "decade":
        return f"{counted:03}0s"
    return f"{counted:02}00-{counted:02}99"


def fitting(first: date, last: date, by: str, most: int) -> str:
    """*by*, or the first coarser period of which *first* to *last* takes no more than *most*."""
    for coarser in PERIODS[PERIODS.index(by) :]:
        # One week more when it does not begin on a Monday.
        if number(last, coarser) - number(first, coarser) + 1 + (coarser == "week") <= most:
            return coarser
    return PERIODS[-1]


def numbers(days: Iterable[date], by: str, *, week_start: int = 0) -> range:
    """The numbers of all periods from the first to the last of *days*, the empty ones too."""
    counted = [number(day, by, week_start=week_start) for day in days]
    return range(min(counted), max(counted) + 1) if counted else range(0)
