"""
One article as the store keeps it: the packed bytes, the packed record, and a head.

The head is what a list of hits shows, so that showing a hit does not unpack the article; it is read
in head.py.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.head import from_moment
from archive.plain import pack
from archive.record import from_given, to_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive.article import Article
    from archive.learning import Lesson

_SLICE = 1 << 18
LEAD = 1000
"""Characters of a lead (or a title) that a head keeps: no screen shows more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One article as it goes into the store.

    *data* are the packed raw bytes, *size* how many they were; *record* the packed record; *head*,
    *given* and *beside* JSON; *added* an ISO instant; *origin* the path or line it came from;
    *made* says which rules read it; *lessons* are what the archive learns from it.
    """

    digest: str
    size: int
    data: bytes
    added: str
    kind: str
    origin: str
    title: str | None
    source: str | None
    day: str | None
    words: int
    given: str
    made: str
    head: str
    record: bytes
    beside: str = "{}"
    lessons: tuple[Lesson, ...] = ()


def to_entry(
    article: Article,
    data: bytes,
    *,
    added: str,
    origin: str,
    made: str,
    beside: Mapping[str, str] | None = None,
    lessons: tuple[Lesson, ...] = (),
) -> Entry:
    """What the store keeps of *article*, read from *data*, and of what is known *beside* it."""
    words = count_words(article.text)
    published = from_moment(article.published)
    head = {
        "title": article.title and article.title[:LEAD],
        "lead": article.lead[:LEAD],
        "source": article.source and article.source.name,
        "published": published,
        "authors": article.authors,
        "url": article.url,
        "tags": article.tags,
        "language": article.language,
        "words": words,
    }
    return Entry(
        digest=article.digest,
        size=len(data),
        data=pack(data),
        added=added,
        kind=article.kind,
        origin=origin.encode("utf-8", "replace").decode("utf-8"),
        title=article.title,
        source=article.source.name if article.source else None,
        day=article.published.day.isoformat() if article.published else None,
        words=words,
        given=json.dumps(from_given(article.given)),
        made=made,
        head=json.dumps({k: v for k, v in head.items() if v not in (None, (), "")}),
        record=to_record(article),
        beside=json.dumps(beside or {}),
        lessons=lessons,
    )


def count_words(text: str) -> int:
    """How many words *text* has, as a person counts: what white space separates."""
    if len(text) <= _SLICE:
        return len(text.split())
    # All the words of 50 MB at once take half a gigabyte.
    count = at = 0
    while at < len(text):
        part = text[at : at + _SLICE]
        at += _SLICE
        goes_on = not part[-1].isspace() and at < len(text) and not text[at].isspace()
        count += len(part.split()) - goes_on
    return count
