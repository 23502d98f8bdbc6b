"""
The day of publication in the data that a page's scripts draw it from; and whether the days that a
page states need another look at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.article import DateClue
from archive.moments import AmbiguousDateError, parse_moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

# {"datePublished":"2025-10-17T06:12:00Z"}, cmsPublishingDate: '2025-10-17', data-pub_datum="..."
_QUOTED = re.compile(
    r"[\"'](?=[12])"
    r"((?:19|20)\d\d([-/]?)\d\d\2\d\d(?:[T ]?\d\d:?\d\d[0-9:.]{0,10}(?:Z|[+-]\d\d:?\d\d)?)?)"
    r"\\?[\"']"
)
# {"publishedAt": 1413109800}, "publishDate":"12.10.2014", "October 12, 2014", "Sun, 12 Oct 2014"
# It begins with letters alone, in one case, for such a pattern is found at once in a long page.
_OTHERWISE = re.compile(
    r"ubli(?:sh(?:ed|ing)?|cation)[_-]?(?:[Dd]ate|[Dd]atum|[Tt]ime|[Aa]t|[Oo]n)\\?[\"']?\s{0,3}[:=]\s{0,3}"
    r"\\?[\"']?(?:(1\d{9}(?:\d{3})?)(?![\d.])|(?<=[\"'])(\d{1,2}\.\d{1,2}\.(?:19|20)\d\d"
    r"|(?:[A-Z][a-z]{2,8},? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, |\d{1,2} [A-Z][a-z]{2,8} )"
    r"(?:19|20)\d\d)(?!\d))"
)
_UNPUBLISHED = re.compile(r"(?:un|re)_?p$", re.IGNORECASE)
_KEY = re.compile(
    r"(?:date_?(?:of_?)?publi(?:shed|cation)|data-published|(?<!un)(?<!re)pub(?:lish(?:ed|ing)?|lication)?[_-]?(?:date|datum|time|at|on)"
    r"|display_?date)(?:[_-]?(?:time|iso))?\\?[\"']?\s{0,3}[:=]\s{0,3}\\?$",
    re.IGNORECASE,
)
# Where no such key is: {"first_publish": ...}, "created", xt_pageDate='201910191615', data-date=
_LESSER_KEY = re.compile(
    r"(?<![a-z])(?:(?:date_?)?first[_-]?pub\w{0,12}|(?:svc_)?post_?date(?:_?(?:utc|gmt))?"
    r"|issue_?(?:date|timestamp)|date_?created|created(?:_?(?:at|on|date|date_?time))?|published"
    r"|(?:creation|(?:\w{2,5}_)?page|article|story|news|data-)_?date(?:_?time)?|broadcasted_?on"
    r"|erscheinungsdatum)\\?[\"']?\s{0,3}[:=]\s{0,3}\\?$",
    re.IGNORECASE,
)
_LONGEST_KEY, _STEM = 50, 4
# What jsonld.py reads, with the days of reviews and of other articles in it
_LINKED = re.compile(r"<script[^>]{1,200}ld\+json", re.IGNORECASE)
_UTC = re.compile(r"[T ](\d\d):\d\d(?::\d\d)?[\d.]{0,10}\s?(?:Z|[+-]00:?00|GMT|UTC)$")
_MIDDAY = (8, 12)
"""Hours of UTC that are of the same day from California to Tokyo, or nearly."""


def are_sure(dates: Iterable[DateClue]) -> bool:
    """
    Whether *dates*, those that a page states, need no look at what it shows: the day of publication
    is declared twice, can be read one way, and is the same one wherever the outlet is.
    """
    written = [one.written for one in dates if one.of == "published"]
    if len(written) < 2 or len({text[:10] for text in written}) > 1 or "/" in written[0]:
        return False
    utc = _UTC.search(written[0])
    return utc is None or _MIDDAY[0] <= int(utc[1]) <= _MIDDAY[1]


def find_stated_day(dates: Iterable[DateClue]) -> date | None:
    """The day of publication that a page states first, when it can be read in one way."""
    written = next((one.written for one in dates if one.of == "published"), "")
    try:
        moment = parse_moment(written)
    except AmbiguousDateError:
        return None
    return moment and moment[0]


def find_scripted_dates(markup: str) -> list[DateClue]:
    """The day that a page's scripts call its publication, when all of them name the same one."""
    markup = _without_linked(markup)
    quoted = [
        (one[1], markup[max(one.start() - _LONGEST_KEY, 0) : one.start()])
        for one in _QUOTED.finditer(markup)
    ]
    for key in (_KEY, _LESSER_KEY):
        found = [written for written, lead in quoted if key.search(lead)]
        if found:
            days = {re.sub(r"\D", "", written)[:8] for written in found}
            return [DateClue(found[0], "meta")] if len(days) == 1 else []
    return _find_otherwise(markup)


def _find_otherwise(markup: str) -> list[DateClue]:
    """The day of publication in seconds or in words, when all that are called so agree."""
    found = [
        DateClue(one[1] or one[2], "meta")
        for one in _OTHERWISE.finditer(markup)
        if not _UNPUBLISHED.search(markup[max(one.start() - _STEM, 0) : one.start()])
    ]
    days = {find_stated_day([one]) for one in found}
    return found[:1] if len(days) == 1 and None not in days else []


def _without_linked(markup: str) -> str:
    kept, at = [], 0
    while (linked := _LINKED.search(markup, at)) and (end := markup.find("</", linked.end())) > 0:
        kept.append(markup[at : linked.start()])
        at = end
    return "".join([*kept, markup[at:]])


def differ(stated: date | None, shown: Iterable[DateClue]) -> bool:
    """Whether a page shows another day than the one *stated*, or has neither."""
    days = {find_stated_day([one]) for one in shown if one.of == "published"}
    return bool(days - {stated}) if stated and days else not (stated or days)
