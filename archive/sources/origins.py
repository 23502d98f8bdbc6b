"""
Where and when a page was taken: what the program that saved it wrote into it, and which of the
addresses it goes by is its own.

Nothing here is a date of publication; an article cannot be younger than its copy, that is all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from archive.article import changed
from archive.sources.clues import find_domain

if TYPE_CHECKING:
    from archive.article import Article

_HEAD_BYTES = 8192
# "<!-- Page saved with SingleFile \n url: https://... \n saved date: Thu Oct 16 2025 10:21:33
# GMT+0100 (British Summer Time) -->"
_SINGLE_FILE = re.compile(
    rb"Page saved with SingleFile.{0,2200}?\bsaved date:\s{0,9}[A-Z][a-z]{2} ([A-Z][a-z]{2})"
    rb" (\d\d?) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-])(\d\d)(\d\d)",
    re.DOTALL,
)
# HTTrack: "Mirrored from www.example.org/a by HTTrack ... , Thu, 16 Oct 2025 09:21:33 GMT"
_HTTRACK = re.compile(rb"HTTrack Website Copier[^>]{0,200}?, ([A-Z][a-z]{2}, \d\d? [^>]{10,24}GMT)")
_MONTHS = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov",
           b"Dec")  # fmt: skip
_VARIANTS = ("amp.", "m.", "mobile.", "edition.", "www.")


def find_saved(data: bytes) -> str | None:
    """The instant at which a program says it saved the page *data*, ISO with offset, or None."""
    head = data[:_HEAD_BYTES]
    try:
        if found := _SINGLE_FILE.search(head):
            month, day, year, hour, minute, second, sign, hours, minutes = found.groups()
            offset = timedelta(hours=int(hours), minutes=int(minutes))
            return datetime(
                int(year),
                _MONTHS.index(month) + 1,
                int(day),
                int(hour),
                int(minute),
                int(second),
                tzinfo=timezone(-offset if sign == b"-" else offset),
            ).isoformat()
        if found := _HTTRACK.search(head):
            from email.utils import parsedate_to_datetime

            return parsedate_to_datetime(found[1].decode("ascii")).astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return None
    return None


def prefer_canonical(article: Article, url: str) -> Article:
    """
    *article*, which was fetched from *url*, under the address its page calls its own, when that is
    of the same site: without "?utm_source=rss" and "amp.".
    """
    urls = article.clues.urls
    own = next((one for one in urls[1:2] if urls[0] == url), "")
    path = own.partition("://")[2].partition("/")[2]
    if not path or _site(own) != _site(url):  # a canonical address without a path is a home page
        return article
    return changed(article, clues=replace(article.clues, urls=(own, url, *urls[2:])))


def _site(url: str) -> str:
    host = find_domain(url)
    for variant in _VARIANTS:
        host = host.removeprefix(variant)
    return host
