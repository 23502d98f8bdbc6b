"""
The day of a page whose own teaser stands on it: many that print no date are in a list of the latest
articles, with one, and the link leads back to the page.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lxml import etree

from archive.article import DateClue
from archive.sources.headings import LINE, find_words, read_line
from archive.sources.written_dates import find_written, may_hold_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Readers cite a page with its address and the day when they read it.
_IN_COMMENT: Any = etree.XPath(
    "boolean(ancestor::*[contains(@class, 'comment') or contains(@id, 'comment')]"
    "[not(self::html or self::body or self::main or self::article)])"
)
_MOST_LINKS, _MOST_OWN = 3000, 20
_STEPS = 4
_SHORTEST = 10
"""Characters of an address without its host; a shorter one is that of a section."""


def find_teased_dates(tree: Any, urls: Iterable[str], titles: Iterable[str]) -> list[DateClue]:
    """The day in the teasers that lead to one of *urls*, when all of them have the same one."""
    own = {path for url in urls if len(path := _to_path(url)) >= _SHORTEST}
    words = find_words(next(iter(titles), ""))
    if not own or not words:
        return []
    links = (
        link
        for link in islice(tree.iter("a"), _MOST_LINKS)
        if _leads(link.get("href") or "", own) and not _IN_COMMENT(link)
    )
    found = {
        written
        for link in islice(links, _MOST_OWN)
        for written in islice(_find_beside(link, words), 1)
    }
    return [DateClue(found.pop(), "header")] if len(found) == 1 else []


def _to_path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path.rstrip("/")


def _leads(href: str, own: set[str]) -> bool:
    """Whether *href* is one of the addresses *own*, or the end of one: "news/detail/12/"."""
    path = "" if "#" in href else _to_path(href.strip())
    return len(path) >= _SHORTEST and any(
        path == one or one.endswith("/" + path.lstrip("./")) for one in own
    )


def _find_beside(link: Any, words: frozenset[str]) -> Iterator[str]:
    """The dates in the smallest element around *link* that has one, if it has the headline too."""
    for element in islice((link, *link.iterancestors()), _STEPS):
        line = read_line(element)
        if len(line) > LINE:
            return
        dates = list(find_written(line)) if may_hold_date(line) else []
        if dates:
            named = 2 * len(words & find_words(line)) > len(words)
            if named and len(dates) == 1 and dates[0].says in ("", "published"):
                yield dates[0].text
            return
