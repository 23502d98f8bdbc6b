"""
Which of the days that a web page states is the one of publication, where they differ.

A page may print one day and declare another: the printed one is meant, unless something says why
not. Where two speak against each other and nothing settles it, none is sure.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from archive.article import Moment
from archive.moments import AmbiguousDateError, parse_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from archive.article import Article, Basis

    Read = Callable[[str], tuple[date, datetime | None] | None]

# What a program may write that has no date; newspapers have come out on these days too
_HARDLY = tuple(
    date(*day)
    for day in ((1970, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1980, 1, 1),
                (2000, 1, 1), (2001, 1, 1))
)  # fmt: skip
_MOVED = timedelta(days=60)
"""An article whose address has a day so long before the one declared was there before."""
_BEFORE, _DRAFT = timedelta(days=-1), timedelta(days=31)
# "/2025/10/the-planet/"
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])(?:/(?!\d{1,2}(?:/|$))|$)")
# From Baker Island to Kiribati
_WEST, _EAST = timedelta(hours=12), timedelta(hours=14)


class Candidate(NamedTuple):
    """A date as it is written, where it was found, and whether it is of a change."""

    written: str
    basis: Basis
    modified: bool = False


def without_defaults(found: list[Candidate]) -> list[Candidate]:
    """*found* without days declared that are a program's for none, unless something else has it."""
    days = {}
    for one in found:
        try:
            days[one] = parse_moment(one.written)
        except AmbiguousDateError:
            days[one] = None
    sure = {day[0] for one, day in days.items() if day and one.basis != "meta"}
    return [
        one
        for one in found
        if one.basis != "meta" or not (day := days[one]) or day[0] in sure or day[0] not in _HARDLY
    ]


def put_shown_first(found: list[Candidate], modified: Moment | None, read: Read) -> list[Candidate]:
    """
    *found*, with the declared date first that names the day which the page shows.

    JSON-LD with the day of a draft, article:published_time with the one printed: the reader's; but
    not where the one printed is that of a change.
    """
    declared = [one for one in found if one.basis == "meta"]
    shown = next((one for one in found if one.basis == "header"), None)
    if shown is None or len(declared) < 2 or found[0] is not declared[0]:
        return found
    day = read(shown.written)
    first = read(found[0].written)
    if day and first and _is_of_change(day[0], first[0], modified):
        return found
    same = [
        one for one in declared if day and (moment := read(one.written)) and moment[0] == day[0]
    ]
    return [*same, *(one for one in found if one not in same)]


def settle(
    found: list[Candidate],
    modified: Moment | None,
    months: Iterable[tuple[int, int]],
    read: Read,
    notes: list[str],
) -> list[Candidate]:
    """
    *found* of a page, without the declared dates that the day it prints speaks against, or the day
    or the *months* in its address; a reason goes to *notes*.

    A page that prints one day, and an earlier one than it declares, was declared anew when it was
    touched: the printed day is meant. Of a later one, or of declared days that differ and nothing
    else confirms, none is sure.
    """
    days = {one: moment[0] for one in found if (moment := read(one.written))}
    declared = list(dict.fromkeys(days[one] for one in days if one.basis == "meta"))
    if any(one.basis == "given" for one in found):
        return found
    shown = {days[one] for one in days if one.basis == "header"}
    in_url = {days[one] for one in days if one.basis == "url"}
    if not declared:
        # The address has the day when it was begun, which may be some before it came out
        if shown and in_url and not shown & in_url and not _are_of_one(shown, in_url):
            notes.append(f"date refused: shown as {min(shown)}, {max(in_url)} in the address")
            return []
        return found
    first = next(one for one in days if one.basis == "meta")
    if declared[0] in shown | in_url or _may_be_local(first, shown | in_url):
        return found
    # A printed day that is one of a change settles nothing
    shown = {day for day in shown if not _is_of_change(day, declared[0], modified)}
    if in_url and not shown and declared[0] - max(in_url) > _MOVED:
        # Old articles in a new system, declared to be of the day when they were moved, or touched
        if modified is None or modified.day == declared[0]:
            return [one for one in found if one.basis != "meta"]
        notes.append(f"date refused: declared as {declared[0]}, {max(in_url)} in the address")
        return []
    if len(agreed := set(declared) & (shown | in_url)) == 1:
        return [one for one in found if one.basis != "meta" or days.get(one) in agreed]
    if len(shown) == 1 and not (modified and modified.day in shown):
        (day,) = shown
        if day < declared[0]:
            # but where a change has a day of its own, that of publication was not touched
            if modified and modified.day > declared[0]:
                return found
            return [one for one in found if one.basis != "meta"]
        notes.append(f"date refused: declared as {declared[0]}, shown as {day}")
        return []
    if not (shown or in_url) and _is_long_after(declared[0], months):
        notes.append(f"date refused: declared as {declared[0]}, of another month by its address")
        return []
    if len(declared) > 1 and not shown and not in_url:
        # JSON-LD by a draft, three metas by the day it came out
        # but metas by the day of its change are of the change
        own = [day for day in declared if not _is_of_change(day, min(declared), modified)]
        votes = Counter(day for one, day in days.items() if one.basis == "meta" and day in own)
        (most, count), *rest = votes.most_common(2)
        if not rest or count > rest[0][1]:
            return [one for one in found if days.get(one) == most]
        notes.append(f"date refused: declared as {declared[0]} and as {declared[1]}")
        return []
    return found


def _is_of_change(day: date, declared: date, modified: Moment | None) -> bool:
    return modified is not None and day == modified.day > declared


def _are_of_one(shown: Iterable[date], in_url: Iterable[date]) -> bool:
    return any(_BEFORE <= day - begun <= _DRAFT for day in shown for begun in in_url)


def find_months(article: Article) -> frozenset[tuple[int, int]]:
    """The months in the addresses: (2019, 3) for "/2019/03/the-planet/"."""
    urls = (article.url or "", *article.clues.urls)
    found = (_URL_MONTH.search(url[:2_000].partition("?")[0]) for url in urls)
    return frozenset((int(one[1]), int(one[2])) for one in found if one)


def _is_long_after(day: date, months: Iterable[tuple[int, int]]) -> bool:
    return any(day - date(year, month, 28) > _MOVED for year, month in months)


def _may_be_local(one: Candidate, days: Iterable[date]) -> bool:
    """Whether *one* is an instant in UTC that is of one of *days* somewhere (to_printed_day)."""
    try:
        moment = parse_moment(one.written)
    except AmbiguousDateError:
        return False
    if moment is None or (instant := moment[1]) is None or instant.utcoffset():
        return False
    return any((instant - _WEST).date() <= day <= (instant + _EAST).date() for day in days)


def to_printed_day(published: Moment, found: Iterable[Candidate]) -> Moment:
    """
    *published* with the day that the page prints or its URL has, where UTC alone gave the other.

    "2020-02-25T02:25:54Z" at pagesix.com/2020/02/24/ is an evening in New York.
    """
    instant = published.instant
    if published.basis != "meta" or instant is None or instant.utcoffset():
        return published
    earliest, latest = (instant - _WEST).date(), (instant + _EAST).date()
    printed = []
    for one in found:
        if one.modified or one.basis not in ("header", "url"):
            continue
        try:
            moment = parse_moment(one.written)
        except AmbiguousDateError:
            continue
        if moment:
            printed.append(moment[0])
    if published.day in printed:
        return published
    day = next((day for day in printed if earliest <= day <= latest), published.day)
    return Moment(day, published.basis, instant)
