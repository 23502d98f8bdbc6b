"""
When an article was published and changed: every date that was found, in order of trust.

Trust: what a person gave, page metadata, a line of the text ("date 2025-10-17", a dateline that
holds a year), the URL. The first plausible one wins; a date that cannot be right, or that can be
read two ways, is refused with a note. No date is None, never today. How a date is written is in
moments.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from archive.article import Moment
from archive.moments import WRITTEN, AmbiguousDateError, parse_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, tzinfo

    from archive.article import Article, Basis, Paragraph

__all__ = ["AmbiguousDateError", "date_article", "find_url_date", "parse_moment"]

EARLIEST = 1600
"""The year; the first newspapers are a little younger, and 0001-01-01 is a program's "no date"."""
DAYS_AHEAD = 2
"""A page may be dated tomorrow: time zones, and magazines that come out early."""
_TRUST: dict[Basis, int] = {"given": 0, "meta": 1, "header": 2, "url": 3, "inferred": 4}

_FIND = re.compile(WRITTEN, re.IGNORECASE)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)", re.IGNORECASE)
# "/2025/10/17/", "/2025/oct/17/", "2025-10-17-title", "/20251017/"
_URL = re.compile(
    r"(?<![^/_.=-])(?:(\d{4})([/_-])(\d{1,2}|[a-z]{3,9})\2(\d{1,2})|(\d{4})(\d{2})(\d{2}))(?![^/_.?#&-])",
    re.IGNORECASE,
)
# "NEW YORK, Oct. 17, 2025 (AP) -", "LONDON, 17 October 2025 /PRNewswire/ --"
_DATELINE = re.compile(
    rf"[A-Z][^\n.:;!?(]{{1,60}}?,\s((?i:{WRITTEN}))\s?[,]?\s?(?:\(|/[A-Z]|--|[–—-]\s)"
)
_LONGEST_NOTE = 40


class _Written(NamedTuple):
    written: str
    basis: Basis
    modified: bool = False


def date_article(
    article: Article,
    *,
    today: date | None,
    day_first: bool | None = None,
    zone: tzinfo | None = None,
) -> Article:
    """
    The article with `published` and `modified`, and a note for every date that was refused.

    *today* bounds the future, and so does the day it was fetched; without them, nothing does.
    *day_first* and *zone* are the reader's, as in parse_moment.
    """
    found = sorted(_candidates(article), key=lambda one: _TRUST[one.basis])
    notes = list(article.notes)
    today = _last_day(article.fetched, today)
    published = _choose((c for c in found if not c.modified), today, day_first, zone, notes)
    modified = _choose((c for c in found if c.modified), today, day_first, zone, notes)
    return replace(article, published=published, modified=modified, notes=tuple(notes))


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


def _candidates(article: Article) -> Iterator[_Written]:
    if article.given.date:
        yield _Written(article.given.date, "given")
    for clue in article.clues.dates:
        yield _Written(clue.written, clue.basis, clue.of == "modified")
    for paragraph in article.paragraphs:
        if paragraph.role == "header":
            yield from _in_header(paragraph)
    lead = article.lead[:160]
    if dateline := _DATELINE.match(lead):
        yield _Written(dateline[1], "header")
    for url in dict.fromkeys((article.url or "", *article.clues.urls)):
        if written := find_url_date(url):
            yield _Written(written, "url")


def _in_header(paragraph: Paragraph) -> Iterator[_Written]:
    """The dates of "Published 16 Oct 2025 | Updated 17 October 2025 06:12 BST"."""
    text = paragraph.text[:300]
    at = 0
    for found in _FIND.finditer(text):
        before = text[at : found.start()]
        at = found.end()
        yield _Written(found[0], "header", bool(_UPDATED.search(before)))


def _choose(
    found: Iterable[_Written],
    today: date | None,
    day_first: bool | None,
    zone: tzinfo | None,
    notes: list[str],
) -> Moment | None:
    chosen: Moment | None = None
    for written, basis, _ in found:
        if chosen and (chosen.instant or chosen.basis != basis):
            break
        try:
            moment = parse_moment(written, day_first=day_first, zone=zone)
        except AmbiguousDateError as error:
            _note(notes, f"date refused: {error}")
            continue
        if moment is None:
            _note(notes, f"date not understood: {_short(written)}")
            continue
        day, instant = moment
        if day.year < EARLIEST:
            _note(notes, f"date refused: {_short(written)} is before {EARLIEST}")
        elif today and day > today + timedelta(days=DAYS_AHEAD):
            _note(notes, f"date refused: {_short(written)} is more than {DAYS_AHEAD} days ahead")
        elif chosen is None:
            chosen = Moment(day, basis, instant)
        elif instant and day == chosen.day:
            # one field says 2025-10-17 and the next 2025-10-17T06:12+01:00
            chosen = Moment(day, basis, instant)
    return chosen


def _note(notes: list[str], note: str) -> None:
    if note not in notes:
        notes.append(note)


def _short(written: str) -> str:
    written = " ".join(written.split())
    return repr(written if len(written) <= _LONGEST_NOTE else written[: _LONGEST_NOTE - 1] + "…")
