"""
What a person writes for a time, and the days it means: "2025-10..", "since oct 3", "last week".

`parse_when` is given *today* and never reads a clock. A bare month or weekday is the most recent
one, weeks start where the caller says, a rolling window (2w, past 3 days) counts today. What can be
read in two ways is refused, never guessed: 10/11/2025 unless the caller knows the order, winter
2025, a time of day. The single periods (2025-10, 17 oct, last week) are in period.py, what is made
of them is here. Dates printed in articles are no business of this file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from index.caret import visible
from index.period import Period, Today, WhenError, normal, read_period, shifted
from index.timewords import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Days", "WhenError", "parse_bounds", "parse_when"]

LONGEST = 100
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """
    The days from *start* up to, not including, *end*; None is open.
    """

    start: date | None
    end: date | None


def parse_when(
    text: str, *, today: date, week_start: int = 0, day_first: bool | None = None
) -> Days:
    """
    The days that *text* means on *today*. Weeks start on *week_start* (Monday is 0).

    *day_first* decides 10/11/2025; when it is None such a date is refused. Raises WhenError.
    """
    return _read(text, _expression, Today(today, week_start, day_first))


def parse_bounds(
    *,
    since: str | None = None,
    until: str | None = None,
    on: str | None = None,
    today: date,
    week_start: int = 0,
    day_first: bool | None = None,
) -> Days | None:
    """
    The days that --since, --until and --on mean together; None when none of them is given.

    Both ends count, by the precision typed: until 2025-10 is to the end of October.
    Raises WhenError.
    """
    reading = Today(today, week_start, day_first)
    if on is not None:
        if since is not None or until is not None:
            raise WhenError("on stands alone: give either on, or since and until", "", query=on)
        return _read(on, _expression, reading)
    start = None if since is None else _read(since, _since, reading).start
    end = None if until is None else _read(until, _until, reading).end
    if start and end and start >= end:
        message = f"until {end - _DAY} ends before it starts, which is since {start}"
        raise WhenError(message, "", query=until or "")
    return Days(start, end) if start or end else None


def _read(text: str, reader: Callable[[str, Today], Days], today: Today) -> Days:
    """What *reader* makes of *text*; its errors get *text* to point into."""
    if len(text) > LONGEST:
        raise WhenError(
            f"a date of {len(text)} characters: the longest has {LONGEST}", "", query=text
        )
    try:
        return reader(normal(text), today)
    except WhenError as error:
        raise WhenError(visible(error.message), error.part, query=text) from None
    except OverflowError:
        raise WhenError("that is out of the calendar", "", query=text) from None


_BETWEEN = re.compile(r"between (.+) and (.+)")
_COMPARED = re.compile(r"(>=|<=|>|<|≥|≤)\s*(.*)")
_BEFORE_ONE = re.compile(r"(since|from|after|before|until|till|through|up to|as of) (.+)")
_TO = re.compile(r" (?:to|until|till|through|thru|-) ")
_YEARS = re.compile(r"(\d{4})-(\d{4})", re.ASCII)
_DAYS_OF_MONTH = re.compile(
    r"(?P<a>\d{1,2})-(?P<b>\d{1,2}) (?P<rest>[a-z].*)"  # 1-5 oct 2025
    r"|(?P<rest2>[a-z]+) (?P<a2>\d{1,2})-(?P<b2>\d{1,2})(?P<year> \d{4})?",  # oct 1-5 2025
    re.ASCII,
)
_BARE_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?", re.ASCII)
_MONTH_NAME = re.compile(r"\b(?:" + "|".join(MONTHS) + r")\b")
_WANTS_YEAR = re.compile(
    r"\b(?:" + "|".join(MONTHS) + r"|q[1-4]|week \d+|spring|summer|autumn|fall|winter)\b", re.ASCII
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)


def _expression(text: str, today: Today) -> Days:
    """Any form: a range, an open range, a period."""
    if compared := _COMPARED.fullmatch(text):
        return _compare(compared[1], compared[2], today)
    if between := _BETWEEN.fullmatch(text):
        return _pair(between[1], between[2], today, text)
    if ".." in text:
        return _dotted(text, today)
    if up_to := re.match(r"up to ", text):
        return _until(text[up_to.end() :], today)
    to = _TO.search(text)
    if to:
        left = text[: to.start()]
        return _pair(re.sub(r"^(?:from|since) ", "", left), text[to.end() :], today, text)
    if one := _BEFORE_ONE.fullmatch(text):
        return _compare(one[1], one[2], today)
    if years := _YEARS.fullmatch(text):
        return _pair(years[1], years[2], today, text)
    if days := _DAYS_OF_MONTH.fullmatch(text):
        if days["a"]:
            return _pair(days["a"], f"{days['b']} {days['rest']}", today, text)
        first = f"{days['rest2']} {days['a2']}{days['year'] or ''}"
        return _pair(first, days["b2"], today, text)
    period = read_period(text, today)
    return Days(period.start, period.end)


def _compare(sign: str, text: str, today: Today) -> Days:
    """>=2025-10, before october"""
    if not text:
        raise WhenError(f"{sign} needs a date after it: {sign}2025-10", sign)
    if sign in (">=", "≥", "since", "from", "as of"):
        return _since(text, today)
    if sign in ("<=", "≤", "until", "till", "through", "up to"):
        return _until(text, today)
    period = _stretch(text, today)
    return Days(period.end, None) if sign in (">", "after") else Days(None, period.start)


def _since(text: str, today: Today) -> Days:
    return Days(_single(text, today).start, None)


def _until(text: str, today: Today) -> Days:
    return Days(None, _stretch(text, today).end)


def _single(text: str, today: Today) -> Period:
    """A period where one is expected and a range would have to be cut."""
    if ".." in text or _TO.search(text) or _BEFORE_ONE.match(text) or _COMPARED.match(text):
        raise WhenError(f"one date is wanted here, not a range: {text}", text)
    return read_period(text, today)


def _stretch(text: str, today: Today) -> Period:
    """A period with an end of its own: "until 2w" would silently mean until today."""
    period = _single(text, today)
    if period.rolling:
        raise WhenError(f'{text} runs up to today; for the day it began, write "2 weeks ago"', text)
    return period


def _dotted(text: str, today: Today) -> Days:
    """2025-10..2025-12, 2025.., ..2024"""
    left, _, right = text.partition("..")
    if right.startswith(".") or ".." in right:
        raise WhenError(f"a range has two dots once: 2025-10..2025-12, not {text}", text)
    left, right = left.strip(), right.strip()
    if left and right:
        return _pair(left, right, today, text)
    if left:
        return _since(left, today)
    if right:
        return _until(right, today)
    raise WhenError(".. needs a date at one end at least: 2025.. or ..2024", "..")


def _pair(left: str, right: str, today: Today, text: str) -> Days:
    """
    From the start of *left* to the end of *right*; each may leave out what the other says.

    "1 and 5 october", "oct 1 to oct 5 2025". With no year at all the second is the next such day
    after the first: "dec 1 to jan 5".
    """
    left, right = _with_month(left, right), _with_month(right, left)
    years = _YEAR.findall(left), _YEAR.findall(right)
    later = today
    if _WANTS_YEAR.search(right) and not years[1]:
        if years[0]:
            right = f"{right} {years[0][0]}"
        elif _WANTS_YEAR.search(left):
            first = _single(left, today)
            later = replace(today, day=shifted(first.start, 12) - _DAY)
    if _WANTS_YEAR.search(left) and not years[0] and years[1]:
        left = f"{left} {years[1][0]}"
    start, end = _single(left, today).start, _stretch(right, later).end
    if start >= end:
        raise WhenError(f"{text} ends before it starts: {start} is after {end - _DAY}", text)
    return Days(start, end)


def _with_month(piece: str, other: str) -> str:
    """*piece*, or when it is a bare number the day with the month (and year) of *other*."""
    if not _BARE_DAY.fullmatch(piece):
        return piece
    month, year = _MONTH_NAME.search(other), _YEAR.search(other)
    if not month:
        raise WhenError(f"{piece} of which month? Write 2025-10-01..2025-10-05", piece)
    return f"{piece} {month.group()} {year.group() if year else ''}".strip()
