"""
When an article was published and changed: every date that was found, in order of trust.

Trust: what a person gave, page metadata, a line of the text ("date 2025-10-17", a dateline that
holds a year), the URL. The first plausible one wins; a date that cannot be right, or that can be
read two ways, is refused with a note. No date is None, never today. How a date is written is in
moments.py.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from archive.article import Moment, changed
from archive.day_lines import read_days
from archive.moments import WRITTEN, AmbiguousDateError, parse_moment
from archive.outlets import find_host
from archive.settling import (
    Candidate,
    find_months,
    put_shown_first,
    settle,
    to_printed_day,
    without_defaults,
)
from archive.zones import MONTH_FIRST, country_of_domain, zone_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, tzinfo

    from archive.article import Article, Basis
    from archive.outlets import Outlets

__all__ = ["AmbiguousDateError", "date_article", "find_url_date", "parse_moment"]

EARLIEST = 1600
"""The year; the first newspapers are a little younger, and 0001-01-01 is a program's "no date"."""
DAYS_AHEAD = 2
"""A page may be dated tomorrow: time zones, and magazines that come out early."""
# What a program writes that has no date, here and in the zones west of Greenwich
_NO_DATE = ("1970-01-01T", "1970-01-01 ", "1969-12-31T", "1969-12-31 ", "0001-01-01")
_TRUST: dict[Basis, int] = {"given": 0, "meta": 1, "header": 2, "url": 3, "inferred": 4}

# "/2025/10/17/", "/2025/oct/17/", "2025-10-17-title", "/20251017/"
_URL = re.compile(
    r"(?<![^/_.=-])(?:(\d{4})([/_-])(\d{1,2}|[a-z]{3,9})\2(\d{1,2})|(\d{4})(\d{2})(\d{2}))(?![^/_.?#&-])",
    re.IGNORECASE,
)
# "NEW YORK, Oct. 17, 2025 (AP) -", "LONDON, 17 October 2025 /PRNewswire/ --"
_DATELINE = re.compile(
    rf"[A-Z][^\n.:;!?(]{{1,60}}?,\s((?i:{WRITTEN}))\s?[,]?\s?(?:\(|/[A-Z]|--|[–—-]\s)"
)
# "2019-10-19T17:41:00%2B02:00", "2019-10-19 | 17:41": what a page's program made of a day, but no
# "2019-10-19 - 2019-10-22"
_BEGUN = re.compile(r"(?:\w{4,12}: )?(\d{4}-\d{2}-\d{2})(?!\d|.{0,60}\d{4}-\d)")
_LONGEST_NOTE = 40


def date_article(
    article: Article,
    *,
    today: date | None,
    day_first: bool | None = None,
    zone: tzinfo | None = None,
    outlets: Outlets | None = None,
) -> Article:
    """
    The article with `published` and `modified`, and a note for every date that was refused.

    *today* bounds the future, and so does the day it was fetched; without them, nothing does.
    *day_first* and *zone* are the reader's, as in parse_moment; of a web page, the time of its
    outlet's country, by *outlets* or its domain, goes before *zone*.
    """
    found = sorted(_candidates(article), key=lambda one: _TRUST[one.basis])
    if article.kind == "html":
        found = without_defaults(found)
    country = _find_country(article, outlets) if article.kind == "html" else ""
    reader = _Reader(
        _last_day(article.fetched, today),
        day_first,
        zone_of(country) or zone,
        country,
        (article.clues.language or "") if article.kind == "html" else "",
        _sure_days(found, zone_of(country) or zone) if len(found) > 1 else frozenset(),
        find_months(article) if article.kind == "html" else frozenset(),
        article.kind == "html",
    )
    notes = list(article.notes)

    def read(written: str) -> tuple[date, datetime | None] | None:
        return reader.read(written, [])

    modified = reader.choose((c for c in found if c.modified), notes)
    ordered = put_shown_first([c for c in found if not c.modified], modified, read)
    if article.kind == "html":
        ordered = settle(ordered, modified, reader.months, read, notes)
    published = reader.choose(ordered, notes)
    if published:
        published = to_printed_day(published, found)
    return changed(article, published=published, modified=modified, notes=tuple(notes))


def _find_country(article: Article, outlets: Outlets | None) -> str:
    if outlets and article.source and (outlet := outlets.find(article.source.name)):
        return outlet.country
    hosts = (find_host(url) for url in (article.url or "", *article.clues.urls))
    return next((country for host in hosts if host and (country := country_of_domain(host))), "")


def _sure_days(found: Iterable[Candidate], zone: tzinfo | None) -> frozenset[date]:
    """The days of the candidates that can be read in one way."""
    days = set()
    for one in found:
        try:
            moment = parse_moment(one.written, zone=zone)
        except AmbiguousDateError:
            continue
        if moment:
            days.add(moment[0])
    return frozenset(days)


def find_url_date(url: str) -> str | None:
    """The date that stands in *url*, as YYYY-MM-DD in figures, or None."""
    for found in _URL.finditer(url[:2_000]):
        year, _, month, day, *compact = found.groups()
        if year is None:
            year, month, day = compact
        figures = f"{year}-{month:0>2}-{day:0>2}"
        written = figures if month.isdigit() else f"{day} {month} {year}"
        moment = parse_moment(written) if EARLIEST <= int(year) <= 2199 else None
        if moment:
            return moment[0].isoformat()
    return None


def _last_day(fetched: str | None, today: date | None) -> date | None:
    """The day it was when the article was there at the latest: it was fetched, or is read now."""
    if not fetched:
        return today
    day = datetime.fromisoformat(fetched).date()
    return min(day, today) if today else day


def _candidates(article: Article) -> Iterator[Candidate]:
    if article.given.date:
        yield Candidate(article.given.date, "given")
    for clue in article.clues.dates:
        if article.kind != "html" or not clue.written.startswith(_NO_DATE):
            yield Candidate(clue.written, clue.basis, clue.of == "modified")
    for day, changed_then in read_days(_header_lines(article)):
        yield Candidate(day, "header", changed_then)
    lead = article.lead[:160]
    if dateline := _DATELINE.match(lead):
        yield Candidate(dateline[1], "header")
    for url in dict.fromkeys((article.url or "", *article.clues.urls)):
        if written := find_url_date(url):
            yield Candidate(written, "url")


def _header_lines(article: Article) -> list[str]:
    """
    The lines above the story of a text, those whole again that were parted by what they say.

    What front matter says was read under its keys, and so were the labels of a clipping; another
    date there is of something else ("Last updated", by the database). And what stands above the
    text of a page are the days of teasers and events.
    """
    lines: list[str] = []
    end = -1
    for paragraph in () if article.kind in ("html", "clipping") else article.paragraphs:
        if paragraph.role != "header" or paragraph.rule == "markdown:front matter":
            continue
        gap = article.decoded[end : paragraph.start] if end >= 0 else "\n"
        if gap.strip() or "\n" in gap:
            lines.append(paragraph.text)
        else:
            lines[-1] += gap + paragraph.text
        end = paragraph.end
    return lines


class _Reader(NamedTuple):
    """
    How the dates of one article are read, and the days among them that are sure.
    """

    today: date | None
    day_first: bool | None
    zone: tzinfo | None
    country: str
    language: str
    sure: frozenset[date]
    months: frozenset[tuple[int, int]]
    of_page: bool

    def choose(self, found: Iterable[Candidate], notes: list[str]) -> Moment | None:
        """The first plausible of *found*, with the instant that an equally trusted one adds."""
        chosen: Moment | None = None
        for written, basis, _ in found:
            if chosen and (chosen.instant or chosen.basis != basis):
                break
            moment = self.read(written, notes)
            if moment is None:
                continue
            day, instant = moment
            if day.year < EARLIEST:
                _note(notes, f"date refused: {_short(written)} is before {EARLIEST}")
            elif self.today and day > self.today + timedelta(days=DAYS_AHEAD):
                _note(
                    notes, f"date refused: {_short(written)} is more than {DAYS_AHEAD} days ahead"
                )
            elif chosen is None:
                chosen = Moment(day, basis, instant)
            elif instant and day == chosen.day:
                # one field says 2025-10-17 and the next 2025-10-17T06:12+01:00
                chosen = Moment(day, basis, instant)
        return chosen

    def read(self, written: str, notes: list[str]) -> tuple[date, datetime | None] | None:
        """
        *written* as a moment. 10/11/2025 is the day that another date of the page names too, else
        what it means in the outlet's country or the page's language; otherwise it is refused.
        """
        try:
            moment = parse_moment(written, day_first=self.day_first, zone=self.zone)
        except AmbiguousDateError as error:
            agreed = [
                first
                for first, day in zip((True, False), error.readings, strict=True)
                if day in self.sure or (day.year, day.month) in self.months
            ]
            if len(agreed) == 1:
                return parse_moment(written, day_first=agreed[0], zone=self.zone)
            first = _is_day_first(self.country, self.language)
            if first is not None:
                return parse_moment(written, day_first=first, zone=self.zone)
            _note(notes, f"date refused: {error}")
            return None
        if moment is None and self.of_page and (begun := _BEGUN.match(written.strip())):
            return parse_moment(begun[1])
        if moment is None:
            _note(notes, f"date not understood: {_short(written)}")
        return moment


def _is_day_first(country: str, language: str) -> bool | None:
    """10/11/2025 by the country, else by the language: English has both orders, but not "en-US"."""
    base, _, region = language.replace("_", "-").partition("-")
    region = region.upper() if len(region) == 2 else ""
    # "en-GB" at an American portal is meant; "en-US" is what themes are delivered with.
    place = region if country in MONTH_FIRST and region else country or region
    if place == "CA" and base.lower() != "fr":
        return None
    if place:
        return place not in MONTH_FIRST
    return True if len(base) == 2 and base.lower() != "en" else None


def _note(notes: list[str], note: str) -> None:
    if note not in notes:
        notes.append(note)


def _short(written: str) -> str:
    written = " ".join(written.split())
    return repr(written if len(written) <= _LONGEST_NOTE else written[: _LONGEST_NOTE - 1] + "…")
