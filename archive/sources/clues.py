"""
Clues made fit to keep: strings tidied, and what a URL alone tells of day and outlet.

Every reader uses this; nothing is decided here.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from archive.article import Clues, DateClue

if TYPE_CHECKING:
    from collections.abc import Iterable

CLUE_CHARACTERS = 1000
"""A title, a name or a date longer than this is none."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_YEAR = r"((?:19|20)\d\d)"
_URL_DAYS = (
    # theguardian.com/world/2025/oct/17/, nytimes.com/2025/10/17/, /2025-10-17-a, /2025_10_17
    re.compile(
        rf"(?<!\d){_YEAR}([/_-])(\d\d?|{'|'.join(_MONTHS)})[a-z]{{0,6}}\2(\d\d?)(?!\d)",
        re.IGNORECASE,
    ),
    # cnn-style /20251017/, story-20251017.html
    re.compile(rf"(?<!\d){_YEAR}()(\d\d)(\d\d)(?!\d)"),
    # people.com.cn/n1/2025/1017/, xinhuanet.com/2025-10/17/
    re.compile(rf"(?<!\d){_YEAR}(/)(\d\d)(\d\d)/"),
    re.compile(rf"(?<!\d){_YEAR}(-)(\d\d)/(\d\d)/"),
    # cnn.com/2010/POLITICS/08/13/, arabic.cnn.com/2013/middle_east/8/3/
    re.compile(rf"(?<![^/]){_YEAR}(/)[a-z_]{{2,30}}/(\d\d?)/(\d\d?)/", re.IGNORECASE),
)
_HOST = re.compile(
    r"https?://(?:[^/@?#\s]{0,255}@)?([a-z0-9][a-z0-9.-]{2,252})(?=[:/?#]|$)", re.IGNORECASE
)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """*text* with what no store can hold, zero characters and lone surrogates, as U+FFFD."""
    if text.isascii() and "\x00" not in text:
        return text
    return _UNSTORABLE.sub("\ufffd", text)


def tidy(value: object) -> str:
    """
    A clue fit to keep: one line, entities resolved ("Tom &amp; Jerry"); "" when it is none.
    """
    if not isinstance(value, str) or len(value) > 4 * CLUE_CHARACTERS:
        return ""
    text = html.unescape(value) if "&" in value else value
    text = " ".join(storable(text).split())
    return text if len(text) <= CLUE_CHARACTERS else ""


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """The values that are not empty, each once, in order."""
    return tuple(dict.fromkeys(value for value in values if value))


def find_domain(url: str) -> str:
    """ "https://www.bbc.co.uk/news/1" -> "bbc.co.uk"; "" when *url* has no host."""
    match = _HOST.match(url[:2000])
    return match.group(1).lower().removeprefix("www.").rstrip(".") if match else ""


def find_url_day(url: str) -> str:
    """The day that a URL's path states, as 2025-10-17; "" when there is none, or it is no day."""
    path = url[:2000].partition("://")[2].partition("/")[2].partition("?")[0]
    for pattern in _URL_DAYS:
        for year, _, month, day in pattern.findall(path):
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            if 1 <= number <= 12 and 1 <= int(day) <= 31:
                return f"{year}-{number:02}-{int(day):02}"
    return ""


def to_clues(
    *,
    titles: Iterable[str] = (),
    urls: Iterable[str] = (),
    dates: Iterable[DateClue] = (),
    outlets: Iterable[str] = (),
    bylines: Iterable[str] = (),
    tags: Iterable[str] = (),
    language: str | None = None,
) -> Clues:
    """
    Clues without repetition, with what the URLs tell of day and outlet put last.
    """
    addresses = distinct(tidy(url) for url in urls)
    days = [DateClue(day, "url") for url in addresses if (day := find_url_day(url))]
    return Clues(
        titles=distinct(titles),
        urls=addresses,
        dates=tuple(dict.fromkeys([*dates, *days[:1]])),
        outlets=distinct([*outlets, *(find_domain(url) for url in addresses)]),
        bylines=distinct(bylines),
        tags=distinct(tags),
        language=language or None,
    )
