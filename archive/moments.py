"""
A date as people and machines write it, read: ISO, RFC 2822, "Oct. 17, 2025, 6:12 a.m. EDT", epochs.

Only absolute dates with a day are read; relative words ("3 hours ago"), bare months and two-digit
years are not understood, and nothing is ever filled in from today. Which of an article's dates is
the one of publication is decided in dates.py.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from archive.calendars import THAI
from archive.month_names import MONTH, MONTHS, SIGNS, WEEKDAY, to_figures, unmarked
from archive.zones import offset_of

if TYPE_CHECKING:
    from datetime import tzinfo

LONGEST = 120
"""Characters; a longer string is no date."""

# "Published: 17th of October 2025 at 06:12 BST", "Last updated on ...", "17 de octubre de 2025"
_FILLER_TEXT = (
    "published publication first posted updated last modified date created on at of the de del le "
    "den der o'clock hrs hours uhr h um feira alle ore las kl klo г года року m d gada ko eko"
    " كانون تشرين الثاني الاول mo di mi do fr sa so"
)
_FILLER = frozenset(_FILLER_TEXT.split())

# "Wed, 04 May 2022 00:25:56 GMT", as HTTP has it
_RFC = re.compile(r"[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]0000)")
_ISO = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"
    r"(?:(?:[T ]+|[A-Z]{3,4})(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?)?", re.IGNORECASE
)
# A day whose time or zone is written as no other program writes it: "2022-02-07T10:03:00 01:00"
_LOOSE = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ,]{1,2}\d{1,2}:?\d{2}(?::?\d{2})?(?:[.,]\d{1,9})?\s?(?:[AP]M)?)?"
    r"\s?(?:Z|[+-]?\d{1,2}:?\d{2}){0,2}\s?(?:[A-Z]{2,5})?(?:\[[A-Z/_]{2,40}\])?",
    re.IGNORECASE,
)
# "Mon Feb 07 2022 10:03:00 GMT+0100 (Central European Standard Time)", as browsers have it
# Croatian has a stop behind the day and Polish has none: "7. listopada 2022."
_OCTOBER = re.compile(r"(?<=\d\. )lis(?:topada|(?=\.))")
_OF_BROWSERS = re.compile(r"(gmt[+-]\d{4}) \([^()]{1,60}\)$")
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d{1,9})?|(\d{12,13})")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
# "2019年10月19日(土) 17時41分", "19 tháng 10 2019", "19 d’octubre de 2019"
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]\D?.{0,30}")
_VIETNAMESE = re.compile(r"(?<=\d)[ ,]{1,2}th(?:ang )?(\d{1,2}),?\s(?:nam )?")
_ELIDED = re.compile(r"\bd['’](?=[^\W\d_]{4})")
_BUDDHIST, _SINCE_BUDDHA = range(2400, 2700), 543
"""Years as Thais write them; 2562 is 2019."""
_DASHED = re.compile(r"(\d)-([^\W\d_]{3,9})-(\d)")  # 17-Oct-2025
_CLOCK = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\b\.?)?|(\d{1,2})\s*([ap]\.?m\b\.?)"
)
_TOKEN = re.compile(
    r"(?P<offset>(?:(?:gmt|utc)\s?)?[+-]\d{1,2}(?::?\d{2})?(?![\d/-]))"
    r"|(?P<year>\d{4})(?!\d)|(?P<day>\d{1,2})(?:st|nd|rd|th|er|º)?(?![^\W_])"
    rf"|(?P<word>(?:[^\W\d_]|[{SIGNS}])+(?:'[^\W\d_]+)?)"
    r"|(?P<gap>(?:[\s,.;:|()/·•–—،]|-(?!\d{2}:?\d{2}(?!\d)))+)"
)

_PLAIN = (unmarked(name) for names in MONTHS for name in names.split())
_NAMES = "|".join(sorted({name for name in _PLAIN if name.isascii()}, key=len, reverse=True))
# Behind the figure of a day, where they cost no time: "3. März 2020", "3 février 2020"
_ALL_NAMES = "|".join(
    sorted({n for names in MONTHS for n in names.split() if n.islower()}, key=len, reverse=True)
)
_DAYS = "|".join(sorted({n for n in WEEKDAY if n.isascii()}, key=len, reverse=True))
WRITTEN = (
    rf"(?:(?:{_DAYS})\.?,?\s{{1,3}})?"
    rf"(?:(?:{_NAMES})\.?\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|[.º])?\s{{1,3}}(?:of\s|de\s)?(?:{_ALL_NAMES})\.?,?\s{{1,3}}"
    r"(?:del?\s)?\d{4}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?!\d)"
    r"(?:T?[\s,]{0,3}(?:(?:at|um|à|alle|a las|às|kl\.?)\s)?\d{1,2}[:.h]\d{2}"
    r"(?::\d{2}(?:\.\d{1,9})?)?(?:\s{0,2}[ap]\.?m\b\.?)?"
    r"(?:\s{0,2}(?:[A-Z]{2,5}\b|Z|[+-]\d{2}:?\d{2}))?)?"
)
"""A pattern (ignoring case) for a whole English or ISO date with its time, inside other text."""


class AmbiguousDateError(ValueError):
    """
    A date that can be read as two days, and nothing says which.
    """

    def __init__(self, written: str, day_first: date, month_first: date) -> None:
        super().__init__(f"{written!r} can be {day_first.isoformat()} or {month_first.isoformat()}")
        self.readings = (day_first, month_first)


def parse_moment(
    written: str, *, day_first: bool | None = None, zone: tzinfo | None = None
) -> tuple[date, datetime | None] | None:
    """
    The day that *written* names, and the aware instant if it has a time and a zone.

    The day is the printed one; only a bare UTC time ("...Z", an epoch, an HTTP date) is moved into
    *zone*, the reader's, when given. None when it is no date. *day_first* decides 10/11/2025; None
    raises AmbiguousDateError. A time without a zone is dropped: the instant is not known.
    """
    written = to_figures(written.strip())
    if not written or len(written) > LONGEST:
        return None
    try:
        return (
            _read_iso(written, zone)
            or _read_number(written, zone)
            or _read_words(written, day_first, zone)
        )
    except OverflowError:
        return None


def _read_iso(written: str, zone: tzinfo | None) -> tuple[date, datetime | None] | None:
    found = _ISO.fullmatch(written)
    if found:
        year, _, month, day, hour, minute, second, offset = found.groups()
    elif loose := _LOOSE.fullmatch(written) or _EAST_ASIAN.fullmatch(written):
        return _moment((int(loose[1]), int(loose[2]), int(loose[3])), None, None, zone)
    else:
        found = _COMPACT.fullmatch(written)
        if not found:
            return None
        year, month, day, hour, minute, second, offset = found.groups()
    return _moment(
        (int(year), int(month), int(day)),
        (int(hour), int(minute), int(second or 0)) if hour else None,
        _parse_offset(offset) if offset else None,
        zone,
    )


def _read_number(written: str, zone: tzinfo | None) -> tuple[date, datetime | None] | None:
    """Seconds or milliseconds since 1970, from 1973 to 2286."""
    found = _EPOCH.fullmatch(written)
    if not found:
        return None
    seconds = int(found[1]) if found[1] else int(found[2]) // 1000
    if seconds % 86400 == 0:
        return date(1970, 1, 1) + timedelta(seconds // 86400), None
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return (instant.astimezone(zone) if zone else instant).date(), instant


def _read_words(
    written: str, day_first: bool | None, zone: tzinfo | None
) -> tuple[date, datetime | None] | None:
    text = _DASHED.sub(r"\1 \2 \3", unmarked(written.lower()).replace("’", "'"))
    text = _OF_BROWSERS.sub(r"\1", _OCTOBER.sub("october", text))
    text = _VIETNAMESE.sub(r".\1.", _ELIDED.sub("", text))
    weekday: int | None = None
    year = month = day = 0
    readings: list[tuple[int, int]] = []
    zone_name = ""
    numeric = _NUMERIC.search(text)
    if numeric:
        first, mark, second = int(numeric[1]), numeric[2], int(numeric[3])
        year = int(numeric[4])
        if year in _BUDDHIST:  # "12/10/2557"
            year, mark = year - _SINCE_BUDDHA, "."
        # 17.10.2025: with dots the day comes first wherever it is written
        # but "01.21.2020" is an American's.
        one_way = mark == "." and second <= 12
        readings = [(second, first)] if one_way else [(second, first), (first, second)]
        text = text[: numeric.start()] + " " + text[numeric.end() :]
    clock = _CLOCK.search(text)
    time = _read_clock(clock) if clock else None
    if clock:
        if time is None:
            return None
        text = text[: clock.start()] + " " + text[clock.end() :]
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if not token:
            return None
        at = token.end()
        kind, value = token.lastgroup, token[0]
        if kind == "gap":
            continue
        if kind == "offset":
            if time is None or zone_name:
                return None
            zone_name = value
        elif kind == "year":
            if year:
                return None
            year = int(value)
        elif kind == "day":
            if day or readings:
                return None
            day = int(token["day"])
        elif value in WEEKDAY:
            weekday = WEEKDAY[value]
        elif value in MONTH:
            # "04 آب/أغسطس 2013" has two names for one
            if (month and month != MONTH[value]) or readings:
                return None
            month = MONTH[value]
        elif value not in _FILLER:
            if time is None or zone_name or not 1 <= len(value) <= 5 or not value.isascii():
                return None
            zone_name = value
    if not readings:
        if not (year and month and day):
            return None
        readings = [(month, day)]
        if year in _BUDDHIST and any(name in text for name in THAI):
            year -= _SINCE_BUDDHA
    one = _choose(written, year, readings, weekday, day_first)
    if one is None:
        return None
    offset = None
    if zone_name and time:
        printed = zone_name.removeprefix("gmt").removeprefix("utc").strip()
        signed = printed.startswith(("+", "-"))
        offset = _parse_offset(printed) if signed else offset_of(zone_name, one)
    of_machine = _RFC.fullmatch(written) is not None
    return _moment((one.year, one.month, one.day), time, offset, zone if of_machine else None)


def _read_clock(found: re.Match[str]) -> tuple[int, int, int] | None:
    hour = int(found[1] or found[5])
    minute, second = int(found[2] or 0), int(found[3] or 0)
    half = (found[4] or found[6] or "")[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute, second) if hour < 24 and minute < 60 and second < 61 else None


def _choose(
    written: str,
    year: int,
    readings: list[tuple[int, int]],
    weekday: int | None,
    day_first: bool | None,
) -> date | None:
    possible: list[date] = []
    for month, day in readings:
        one = _date(year, month, day)
        possible += [one] if one and one not in possible else []
    if len(possible) < 2:
        return possible[0] if possible else None
    on_weekday = [one for one in possible if one.weekday() == weekday]
    if len(on_weekday) == 1:  # "Friday 10/11/2025"... only one of the two is a Friday
        return on_weekday[0]
    if day_first is None:
        raise AmbiguousDateError(written, possible[0], possible[1])
    return possible[0] if day_first else possible[1]


def _parse_offset(written: str) -> timedelta | None:
    if written.lower() in ("z", "utc", "gmt"):
        return timedelta()
    sign = -1 if written[0] == "-" else 1
    digits = written[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        return None
    return sign * timedelta(hours=hours, minutes=minutes)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(
    ymd: tuple[int, int, int],
    time: tuple[int, int, int] | None,
    offset: timedelta | None,
    zone: tzinfo | None,
) -> tuple[date, datetime | None] | None:
    day = _date(*ymd)
    if day is None:
        return None
    if time is None:
        return day, None
    hour, minute, second = time
    if hour > 23 or minute > 59 or second > 60:
        return None
    if offset is None:
        return day, None
    instant = datetime(
        *ymd, hour, minute, min(second, 59), tzinfo=timezone(offset) if offset else UTC
    )
    if not offset and time == (0, 0, 0):
        return day, None  # "2025-10-17T00:00:00Z" is how programs write a bare day
    if zone and not offset:
        return instant.astimezone(zone).date(), instant
    return day, instant
