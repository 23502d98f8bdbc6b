"""
One stretch of time as a person writes it: "2025-10", "17 oct", "last week", "summer 2025", "2w".

A period has two ends. What has one end or is made of two periods (since, before, `..`, to) is read
in when.py, which also says what the words mean on which *today*. Each form is one row of `_ROWS`:
the shape of the text after `normal`, and what it stands for. The shapes exclude each other, so
their order does not matter.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from index.errors import QueryError
from index.timewords import KNOWN, MONTHS, NUMBERS, SEASONS, TOO_FINE, UNITS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_YEAR, LAST_YEAR = 1600, 2999
_DAY = timedelta(days=1)


class WhenError(QueryError):
    """
    Not a time, or not one time. *part* is what was not understood.

    *query* is the time as written, *start* and *end* the part in it.
    """

    def __init__(self, message: str, part: str, *, query: str = "") -> None:
        folded = query.lower()
        at = folded.find(part) if part and len(folded) == len(query) else -1
        start, end = (at, at + len(part)) if at >= 0 else (0, len(query))
        super().__init__(message, query=query, start=start, end=end)
        self.part = part


@dataclass(frozen=True, slots=True)
class Today:
    """What relative words are relative to."""

    day: date
    week_start: int = 0
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """
    The days from *start* up to, not including, *end*.

    *rolling* when it ends today only because we are in it ("2w"): it has no end to stop at.
    """

    start: date
    end: date
    rolling: bool = False


_M = "(?P<month>" + "|".join(MONTHS) + ")"
_W = "(?:(?P<weekday>" + "|".join(WEEKDAYS) + ") )?"
_Y = r"(?P<year>\d{4})"
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_N = r"(?P<n>\d{1,4}|" + "|".join(NUMBERS) + ")"
_U = "(?P<unit>" + "|".join(UNITS) + ")"
_SEASON = "(?P<season>" + "|".join(SEASONS) + ")"

_COMMA = re.compile(r"[,\s]+")
_LOOSE_HYPHEN = re.compile(r"(?<=[a-z])-|-(?=[a-z])")  # mid-october, 17-oct-2025, 2025-w42
_ABBREVIATION = re.compile(r"(?<=[a-z])\.(?!\.)")  # Oct. 17
_FILLER = re.compile(r"(?:in|on|during|within|over|the|of) ")
_OF = re.compile(r" (?:of|the) ")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dt\S*|\d\d?:\d\d\S*", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DASHES = str.maketrans("–—−‐‑’", "-----'")


def normal(text: str) -> str:
    """
    *text* in lower case, one blank between words, without commas, dots after words and fillers.

    Raises WhenError when it is empty or names a time of day.
    """
    text = _COMMA.sub(" ", text.lower().translate(_DASHES)).strip()
    if not text:
        raise WhenError('no date is given: write 2025-10-17, 2025-10 or "last week"', "")
    if clock := _CLOCK.search(text):
        day = _ISO_DAY.search(text)
        says = day.group() if day else "2025-10-17"
        raise WhenError(f"dates are whole days, without a time of day: {says}", clock.group())
    return _ABBREVIATION.sub("", text)


def read_period(text: str, today: Today) -> Period:
    """
    The period that *text*, already `normal`, means. Raises WhenError.
    """
    plain = _LOOSE_HYPHEN.sub(" ", text)
    while filler := _FILLER.match(plain):
        plain = plain[filler.end() :]
    plain = _OF.sub(" ", plain)
    for shape, meaning in _forms():
        if match := shape.fullmatch(plain):
            return meaning(match, today)
    raise _unknown(text, plain)


def _unknown(text: str, plain: str) -> WhenError:
    """What has no known shape; the error points at the first word that is no word of time."""
    for word in plain.split():
        if word in TOO_FINE:
            return WhenError(f"dates are whole days, without hours or minutes: {word}", word)
        if word.isalpha() and word not in KNOWN:
            from difflib import get_close_matches

            near = get_close_matches(word, sorted(KNOWN - UNITS.keys()), 1, 0.7)
            if near and near[0] != word:
                return WhenError(f"{word} is no word for a time; did you mean {near[0]}?", word)
            return WhenError(
                f'{word} is not a date: write 2025-10-17, 2025-10, 2025.., "last week" or 2w', word
            )
    return WhenError(
        f'{text} is not a date: write 2025-10-17, 2025-10, 2025.., "last week" or 2w', text
    )


def _year(number: int, part: str) -> int:
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise WhenError(f"years go from {FIRST_YEAR} to {LAST_YEAR}, not {number:04}", part)
    return number


def _day(year: int, month: int, day: int, part: str) -> date:
    _year(year, part)
    if not 1 <= month <= 12:
        raise WhenError(f"there is no month {month}: months go from 1 to 12", part)
    if not 1 <= day <= monthrange(year, month)[1]:
        raise WhenError(f"there is no such day as {year}-{month:02}-{day:02}", part)
    return date(year, month, day)


def _one(day: date) -> Period:
    return Period(day, day + _DAY)


def _months(first: date, number: int) -> Period:
    return Period(first, shifted(first, number))


def shifted(day: date, months: int) -> date:
    """*day*, *months* later, or the last day of a month too short for it."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR + 1:
        raise WhenError(f"years go from {FIRST_YEAR} to {LAST_YEAR}", "")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _plain_year(match: re.Match[str], _: Today) -> Period:
    return _months(date(_year(int(match["year"]), match["year"]), 1, 1), 12)


def _year_month(match: re.Match[str], _: Today) -> Period:
    return _months(_day(int(match["year"]), int(match["number"]), 1, match.group()), 1)


def _year_first(match: re.Match[str], _: Today) -> Period:
    year, month, day = (int(match[name]) for name in ("year", "number", "day"))
    return _one(_day(year, month, day, match.group()))


def _year_last(match: re.Match[str], today: Today) -> Period:
    written = match.group()
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    if len(year) != 4:
        raise WhenError(f"{written}: write the year first, in four digits: 2025-10-17", written)
    both = first <= 12 and second <= 12 and first != second
    if both and today.day_first is None:
        readings = [_day(int(year), *pair, written) for pair in ((second, first), (first, second))]
        names = " or ".join(f"{reading.day} {reading:%B}" for reading in readings)
        dates = " or ".join(map(str, readings))
        raise WhenError(f"{written} can be {names} {year}: write {dates}", written)
    day_first = bool(today.day_first) if both else second <= 12
    month, day = (second, first) if day_first else (first, second)
    return _one(_day(int(year), month, day, written))


def _named_month(match: re.Match[str], today: Today) -> Period:
    month = MONTHS[match["month"]]
    if match["year"]:
        return _months(_day(int(match["year"]), month, 1, match.group()), 1)
    return _months(_latest(lambda year: date(year, month, 1), today), 1)


def _named_day(match: re.Match[str], today: Today) -> Period:
    month, day, part = MONTHS[match["month"]], int(match["day"]), match.group()
    if match["year"]:
        found = _day(int(match["year"]), month, day, part)
    else:
        _day(2000, month, day, part)  # 31 february: no year has it; 29 february: some have
        found = _latest(lambda year: _day(year, month, day, part), today)
    weekday = match["weekday"]
    if weekday and WEEKDAYS[weekday] != found.weekday():
        raise WhenError(f"{found} is a {found:%A}, not a {weekday.title()}", weekday)
    return _one(found)


def _latest(in_year: Callable[[int], date], today: Today) -> date:
    """The day, one in most years, that is today or was last: october in May is last year's."""
    for year in range(today.day.year, today.day.year - 9, -1):
        try:
            day = in_year(year)
        except WhenError:  # 29 february; eight years lie between two of them around 1900
            continue
        if day <= today.day:
            return day
    raise WhenError(f"years go from {FIRST_YEAR} to {LAST_YEAR}", "")


def _near_day(match: re.Match[str], today: Today) -> Period:
    return _one(today.day + {"yesterday": -1, "today": 0, "tomorrow": 1}[match.group()] * _DAY)


def _calendar_unit(match: re.Match[str], today: Today) -> Period:
    step = {"this": 0, "next": 1}.get(match["which"], -1)
    unit = match["unit"]
    day = today.day
    if unit == "week":
        start = day - ((day.weekday() - today.week_start) % 7 - 7 * step) * _DAY
        return Period(start, start + 7 * _DAY)
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    start = date(day.year, (day.month - 1) // length * length + 1, 1)
    return _months(shifted(start, step * length), length)


def _weekday(match: re.Match[str], today: Today) -> Period:
    back = (today.day.weekday() - WEEKDAYS[match["name"]]) % 7
    if match["last"] and back == 0:
        back = 7
    return _one(today.day - back * _DAY)


def _ago(match: re.Match[str], today: Today) -> Period:
    number = _number(match["n"])
    return _one(_back(today.day, {UNITS[match["unit"]]: number}, match.group()))


def _window(match: re.Match[str], today: Today) -> Period:
    """The past n days count today, the past n months end today: as newsrooms say it."""
    number = _number(match["n"] or "1")
    return _rolling({UNITS[match["unit"]]: number}, today, match.group())


def _compact_window(match: re.Match[str], today: Today) -> Period:
    """2w, 1y6m"""
    spans: dict[str, int] = {}
    for unit in ("y", "m", "w", "d"):
        if match[unit]:
            spans[unit] = int(match[unit])
    return _rolling(spans, today, match.group())


def _rolling(spans: dict[str, int], today: Today, part: str) -> Period:
    if not all(spans.values()):
        raise WhenError(f"{part} is no time at all", part)
    start = _back(today.day, spans, part)
    if "d" in spans or "w" in spans:
        start += _DAY
    return Period(start, today.day + _DAY, rolling=True)


def _back(day: date, spans: dict[str, int], part: str) -> date:
    try:
        day = shifted(day, -12 * spans.get("y", 0) - spans.get("m", 0))
        day -= (7 * spans.get("w", 0) + spans.get("d", 0)) * _DAY
    except (OverflowError, WhenError):
        day = date.min
    if day.year < FIRST_YEAR:
        raise WhenError(f"{part} reaches back before {FIRST_YEAR}", part)
    return day


def _number(written: str) -> int:
    return NUMBERS[written] if written in NUMBERS else int(written)


def _quarter(match: re.Match[str], today: Today) -> Period:
    month = int(match["quarter"]) * 3 - 2
    year = match["year"]
    if year:
        return _months(_day(int(year), month, 1, match.group()), 3)
    return _months(_latest(lambda year: date(year, month, 1), today), 3)


def _week(match: re.Match[str], today: Today) -> Period:
    week, part = int(match["week"]), match.group()
    if match["year"]:
        weekday = match.groupdict().get("weekday")
        try:
            start = date.fromisocalendar(_year(int(match["year"]), part), week, int(weekday or 1))
        except ValueError:
            raise WhenError(f"there is no such week as {part}", part) from None
        return Period(start, start + (_DAY if weekday else 7 * _DAY))
    if not 1 <= week <= 53:
        raise WhenError(f"there is no week {week}: weeks go from 1 to 52 or 53", part)
    for year in range(today.day.isocalendar().year, FIRST_YEAR, -1):
        try:
            start = date.fromisocalendar(year, week, 1)
        except ValueError:  # no week 53 in that year
            continue
        if start <= today.day:
            return Period(start, start + 7 * _DAY)
    raise WhenError(f"years go from {FIRST_YEAR} to {LAST_YEAR}", part)


def _season(match: re.Match[str], today: Today) -> Period:
    month = SEASONS[match["season"]]
    if not match["year"]:
        return _months(_latest(lambda year: date(year, month, 1), today), 3)
    year = _year(int(match["year"]), match["year"])
    if match["season"] != "winter":
        return _months(date(year, month, 1), 3)
    second = match["second"]
    if not second:
        raise WhenError(
            f"winter {year} can be {year - 1}-12..{year}-02 or {year}-12..{year + 1}-02: write one",
            match.group(),
        )
    if int(second) not in (year + 1, (year + 1) % 100):
        raise WhenError(f"winter {year} ends in {year + 1}", match.group())
    return _months(date(year, 12, 1), 3)


def _decade(match: re.Match[str], today: Today) -> Period:
    start = int(match["decade"])
    if len(match["decade"]) == 2:  # the 90s: of this century or the last
        century = today.day.year // 100 * 100
        start += century if century + start <= today.day.year else century - 100
    if start % 10:
        raise WhenError(
            f"{match.group()}: a decade begins with a year that ends in 0", match.group()
        )
    return _months(date(_year(start, match.group()), 1, 1), 120)


def _third(match: re.Match[str], today: Today) -> Period:
    month = _named_month(match, today)
    tenth, twentieth = month.start + 10 * _DAY, month.start + 20 * _DAY
    return {
        "early": Period(month.start, tenth),
        "mid": Period(tenth, twentieth),
        "late": Period(twentieth, month.end),
    }[match["part"]]


_Meaning: TypeAlias = "Callable[[re.Match[str], Today], Period]"

_ROWS: tuple[tuple[str, _Meaning], ...] = (
    (_Y, _plain_year),
    (rf"{_Y}[-/.](?P<number>\d{{1,2}})", _year_month),
    (rf"(?P<number>\d{{1,2}})/{_Y}", _year_month),
    (rf"{_Y}(?P<s>[-/.])(?P<number>\d{{1,2}})(?P=s)(?P<day>\d{{1,2}})", _year_first),
    (rf"{_Y}(?P<number>\d\d)(?P<day>\d\d)", _year_first),
    (r"(?P<first>\d{1,2})(?P<s>[-/.])(?P<second>\d{1,2})(?P=s)(?P<year>\d{2,4})", _year_last),
    (rf"{_M}(?: {_Y})?", _named_month),
    (rf"{_Y} {_M}", _named_month),
    (rf"{_W}{_D} {_M}(?: {_Y})?", _named_day),
    (rf"{_W}{_M} {_D}(?: {_Y})?", _named_day),
    ("today|yesterday|tomorrow", _near_day),
    ("(?P<which>this|last|previous|next) (?P<unit>week|month|quarter|year)", _calendar_unit),
    (rf"(?P<last>last )?(?P<name>{'|'.join(WEEKDAYS)})", _weekday),
    (rf"{_N} ?{_U} ago", _ago),
    (rf"(?:past|last) {_N} ?{_U}", _window),
    (rf"past (?P<n>){_U}", _window),
    (rf"{_N} {_U}", _window),
    (rf"{_N}(?P<unit>days?|weeks?|wks?|months?|mo|years?|yrs?)", _window),
    (
        r"(?=\d)(?:(?P<y>\d{1,4})y)?(?:(?P<m>\d{1,4})m)?(?:(?P<w>\d{1,4})w)?(?:(?P<d>\d{1,4})d)?",
        _compact_window,
    ),
    (rf"q(?P<quarter>[1-4])(?: {_Y})?", _quarter),
    (rf"{_Y} ?q(?P<quarter>[1-4])", _quarter),
    (rf"{_Y} ?w(?P<week>\d\d)(?:-(?P<weekday>[1-7]))?", _week),
    (rf"(?:week |w)(?P<week>\d{{1,2}})(?: {_Y})?", _week),
    (rf"{_SEASON}(?: {_Y}(?:[-/](?P<second>\d{{2}}|\d{{4}}))?)?", _season),
    (r"'?(?P<decade>\d{2}|\d{4})'?s", _decade),
    (rf"(?P<part>early|mid|late) {_M}(?: {_Y})?", _third),
)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], _Meaning], ...]:
    """The rows, their shapes compiled at first use: most searches have no date."""
    return tuple((re.compile(shape, re.ASCII), meaning) for shape, meaning in _ROWS)
