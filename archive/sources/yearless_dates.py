"""
Days that a page prints without their year, "Sunday, October 12", and what else of it says the year.

The address does (/2014/10/a-story, /2014/a-story), and the path of the story's own picture, when
the month agrees; readers do, who wrote within weeks from that day on; a link to the archive of the
day; and the year of the copyright, when the day of the week agrees. One year alone must be left.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.moments import AmbiguousDateError, parse_moment
from archive.month_names import MONTH, MONTHS, SIGNS, WEEKDAY, is_month, unmarked
from archive.sources.clues import tidy
from archive.sources.page_texts import find_holder, is_read
from archive.sources.written_dates import NO_YEAR, find_written, is_date, may_hold_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.sources.page_texts import PageTexts

_WORD = rf"(?:[^\W\d_]|[{SIGNS}]){{3,14}}"
# "October 12th", "12. Oktober, 10:30", "12 de octubre", but no "October 12, 2014", "October 12-14"
_DAY = re.compile(
    r"(?<![\w.:/'’-])(?:"
    rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ -](?:of |de )?(?P<after>{_WORD})\.?"
    rf"|(?P<before>{_WORD})\.?[ -](?P<second>\d{{1,2}})(?:st|nd|rd|th)?"
    r"|(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]"
    rf")(?!\w|[:./]\d|,?\s?(?:de |del )?\d{{4}}(?!\d)|,?\s?['’´]?\d\d(?!\d|[:.]\d|\s?{NO_YEAR})"
    r"|\s?(?:[-–]|bis|to|until|au|al|und|and|et|y)\s?\d)",
    re.IGNORECASE,
)
# All that a line says: "So, 12.10., 10:30 Uhr", "12/10"
_FIGURES = re.compile(
    rf"(?:(?P<named>{_WORD}|Mo|Di|Mi|Do|Fr|Sa|So)\.?,?\s)?(?P<one>\d{{1,2}})(?P<mark>[./])(?P<two>\d{{1,2}})\.?"
    r"(?:[\s,|·–-]{1,4}\d{1,2}[:.h]\d\d(?:\s?(?:Uhr|h|[ap]\.?m\.?))?)?",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(
    r"\d\.?\s?(?:[-–&+/]|bis|to|until|au|al|und|and|et|y)\s?$", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]{2,12}")
_FIGURE = re.compile(r"\d")
_SHORT_DAYS = {
    "mo": 0, "lun": 0, "di": 1, "mi": 2, "mer": 2, "mie": 2, "do": 3, "jeu": 3, "jue": 3, "gio": 3,
    "fr": 4, "ven": 4, "vie": 4, "sa": 5, "sam": 5, "sab": 5, "so": 6, "dim": 6, "dom": 6,
}  # fmt: skip
_NAMES = ("", *(name.capitalize() for name in MONTHS[0].split()))
_DAYS = {word: day for word, day in (_SHORT_DAYS | WEEKDAY).items() if word not in MONTH}
_LONGEST = 200
_MONTHS = 12
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?=/|$)")
_ADDRESS_YEAR = re.compile(r"/((?:19|20)\d\d)(?=/|$)")
# "/wp-content/uploads/2014/10/road.jpg"
_UPLOADED = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/(?!.*/20\d\d/[01]\d/)")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,40}(?:(?:19|20)\d\d\s?[-–]\s?)?((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_OF_READERS = re.compile(r"comment|kommentar|reply|replies|respon[ds]")
_OF_OTHERS = re.compile(r"recent|widget|sidebar|latest|letzte|neueste|newest")
_WHOLE = frozenset({"html", "body", "main", "article"})
_ANSWERED = timedelta(days=31)
"""So soon after it came out the first reader of a story has answered, where any has."""
_STEPS, _MOST = 6, 60
_PICTURES: Any = etree.XPath(
    "/descendant::meta[@property='og:image' or @name='twitter:image']/@content"
)
# "/archive/2014/10/12/", "/2014-10-12", "?m=20141012"
_OF_DAY = re.compile(r"[/=](20\d\d)([/-]?)(\d\d?)\2(\d\d?)/?$")
_STAMPED = re.compile(
    r"data-(?:(?:post|pub|publish|published|article|entry|unix|iso|utc|local|date)-?)?(?:time|timestamp|date|datetime|utime|unixtime|epoch|ts|published|pubdate"
    r"|publish-?(?:date|time)|time-?stamp)|title|unixtime"
)
_SECONDS = re.compile(r"(1\d{9})(?:\d{3})?")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?(?:uhr|h|[ap]\.?m\.?))?", re.IGNORECASE)
_SHORT = 30


class Years:
    """What the page says of the year of its day, each looked for when it is first asked for."""

    def __init__(self, tree: Any, texts: PageTexts, head: Any, urls: Iterable[str]) -> None:
        self._tree, self._texts, self._head = tree, texts, head
        paths = [url[:2_000].partition("://")[2].partition("?")[0] for url in urls]
        months = (one for path in paths for one in _ADDRESS_MONTH.findall(path))
        self._address = {(int(year), int(month)) for year, month in months}
        self._years = {int(one) for path in paths for one in _ADDRESS_YEAR.findall(path)}

    @cached_property
    def _pictures(self) -> set[tuple[int, int]]:
        """The months when the story's own pictures were put there."""
        paths = [*(str(path)[:2_000] for path in _PICTURES(self._tree)[:2])]
        paths += islice(_find_pictures(self._head), _MOST)
        found = (one for path in paths for one in _UPLOADED.findall(path))
        return {(int(year), int(month)) for year, month in found}

    @cached_property
    def _answered(self) -> date | None:
        """The first day when readers wrote."""
        return min(islice(_find_answers(self._texts), _MOST), default=None)

    @cached_property
    def _linked(self) -> set[date]:
        return set(_find_linked(self._head))

    @cached_property
    def _rights(self) -> set[int]:
        """The years of its copyright."""
        return {int(one) for text in self._texts.all for one in _RIGHTS.findall(text[-200:])}

    def find(self, month: int, day: int, weekday: int | None, *, below: bool) -> int | None:
        """The year of *day*, if there is one; *below* the headline no paper says what day it is."""
        if self._address and all(month != one for _, one in self._address):
            return None
        found = {year for year, one in self._address | self._pictures if one == month}
        found |= {one.year for one in self._linked if (one.month, one.day) == (month, day)}
        if not self._address:
            found |= self._years
        if first := self._answered:
            for year in (first.year, first.year - 1):
                one = _to_date(year, month, day)
                if one and timedelta() <= first - one <= _ANSWERED:
                    found.add(year)
        if weekday is not None and below and not found and len(self._rights) == 1:
            found |= self._rights
        fitting = [
            year
            for year in found
            if (one := _to_date(year, month, day)) and weekday in (None, one.weekday())
        ]
        return fitting[0] if len(fitting) == 1 else None

    def fill(self, text: str, *, below: bool = True, dated: bool = False) -> str:
        """
        *text* with the day in it as "12 October 2014", where the page says the year; "9/10" is a
        day in an element for dates alone, and may be a mark in another.
        """
        if len(text) > _LONGEST or any(find_written(text)):
            return text
        for found, month, day in _find_days(text):
            if _RANGE_BEFORE.search(text[: found.start()]):
                continue
            if year := self.find(month, day, _find_weekday(text), below=below):
                before = text[: found.start()]
                if all(_to_key(word) in _DAYS for word in _WORDS.findall(before)):
                    before = ""  # the day of the week
                return f"{before}{day} {_NAMES[month]} {year}{text[found.end() :]}"
        if dated and (figures := _FIGURES.fullmatch(text)):
            one, two = int(figures["one"]), int(figures["two"])
            weekday = _find_weekday(figures["named"] or "")
            orders = [(two, one)] if figures["mark"] == "." else [(two, one), (one, two)]
            read = {
                f"{day} {_NAMES[month]} {year}"
                for month, day in orders
                if 0 < month <= _MONTHS and (year := self.find(month, day, weekday, below=below))
            }
            if len(read) == 1:
                at, end = figures.start("one"), figures.end("two")
                return f"{text[:at]}{read.pop()}{text[end:].removeprefix('.')}"
        return text


def may_be_yearless(text: str) -> bool:
    """Whether *text* may be a day without a year, or a part of one: "Oct"."""
    if len(text) > _LONGEST:
        return False
    if not _FIGURE.search(text):
        return is_month(text)
    return any(_find_days(text)) or _FIGURES.fullmatch(text) is not None


def find_stamps(head: Any) -> dict[Any, str]:
    """
    The elements that state a day in an attribute, or by where they lead, and it: data-time="...",
    <a title="2014-10-12T10:30">3 years ago</a>, <a href="/2014/10/12/">Sunday</a>.
    """
    found = {}
    for element in find_near(head):
        for name, value in element.items():
            if _STAMPED.fullmatch(name) and (stated := to_day(value)):
                found[element] = stated
        text, day = _read_link(element)
        if day is None or not 0 < len(text) <= _SHORT:
            continue
        if _find_weekday(text) == day.weekday() or _CLOCK.fullmatch(text):
            found.setdefault(element, day.isoformat())
    return found


def to_day(stated: str) -> str:
    """*stated* as a date that parse_moment reads, seconds since 1970 as a moment; "" for none."""
    stated = tidy(stated)
    if seconds := _SECONDS.fullmatch(stated):
        return datetime.fromtimestamp(int(seconds[1]), UTC).isoformat()
    return stated if len(stated) >= 8 and is_date(stated) else ""


def find_near(head: Any) -> Iterator[Any]:
    """The elements just before the headline, and those behind it: none around it."""
    before = (
        element
        for one in (head, *islice(head.iterancestors(), 1))
        for beside in one.itersiblings(preceding=True)
        for element in beside.iter(etree.Element)
    )
    behind = (
        element
        for one in (head, *head.iterancestors())
        for beside in one.itersiblings()
        for element in beside.iter(etree.Element)
    )
    return chain(head.iter(etree.Element), islice(before, _MOST), islice(behind, 2 * _MOST))


def _find_days(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Where *text* has a day without a year, its month and its day."""
    at = 0
    while found := _DAY.search(text, at):
        at = found.end()
        if found["month"]:
            month, day = int(found["month"]), int(found["day"])
        else:
            month = MONTH.get(_to_key(found["after"] or found["before"]), 0)
            day = int(found["first"] or found["second"])
        if 0 < month <= _MONTHS:
            yield found, month, day
        elif found["second"]:
            at = found.start("second")  # "Sunday 12 October"


def _find_weekday(text: str) -> int | None:
    """The day of the week that *text* names before its first figure: "Sunday, October 12"."""
    words = [_to_key(word) for word in _WORDS.findall(_FIGURE.split(text, maxsplit=1)[0])]
    return next((_DAYS[word] for word in words if word in _DAYS), None)


def _find_pictures(head: Any) -> Iterator[str]:
    """The addresses of the pictures in the smallest element around the headline that has any."""
    for element in islice(head.iterancestors(), _STEPS):
        if element.tag in ("body", "html"):
            return
        found = [
            (picture.get("src") or "")[:2_000] for picture in islice(element.iter("img"), _MOST)
        ]
        if any(_UPLOADED.search(path) for path in found):
            yield from found
            return


def _find_answers(texts: PageTexts) -> Iterator[date]:
    """The days that stand among what readers wrote."""
    for text in texts.all:
        bare = text.strip()
        if len(bare) > _LONGEST or not may_hold_date(bare) or not is_read(text):
            continue
        around = [find_holder(text), *islice(find_holder(text).iterancestors(), _MOST)]
        named = [
            f"{one.get('class') or ''} {one.get('id') or ''}".lower()
            for one in around
            if one.tag not in _WHOLE
        ]
        if any(map(_OF_READERS.search, named)) and not any(map(_OF_OTHERS.search, named)):
            for written in find_written(bare):
                try:
                    moment = parse_moment(written.text)
                except AmbiguousDateError:
                    continue
                if moment:
                    yield moment[0]


def _find_linked(head: Any) -> Iterator[date]:
    """The days of links whose text is a day: no calendar has its figures alone."""
    for element in find_near(head):
        text, day = _read_link(element)
        if day and may_be_yearless(text):
            yield day


def _read_link(element: Any) -> tuple[str, date | None]:
    """What a link to the archive of a day says, and the day; ("", None) for another element."""
    of_day = _OF_DAY.search(element.get("href") or "")
    if not of_day:
        return "", None
    day = _to_date(int(of_day[1]), int(of_day[3]), int(of_day[4]))
    return tidy("".join(islice(element.itertext(), 9))), day


def _to_key(word: str) -> str:
    return unmarked(word.lower())


def _to_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
