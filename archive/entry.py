"""
One article as the store keeps it: the packed bytes, the packed record, and a head.

The Head is what a list of hits shows, so that showing a hit does not unpack the article. What comes
back from a database may be forged: it is checked, and ValueError says what is wrong.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.record import (
    from_given,
    from_moment,
    maybe,
    pack,
    text_of,
    to_moment,
    to_record,
    to_texts,
    whole_of,
)

if TYPE_CHECKING:
    from archive.article import Article, Moment

LEAD = 1000
"""Characters of a lead (or a title) that a Head keeps: no screen shows more."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a list of hits shows of an article. *lead* is at most LEAD characters."""

    id: str
    title: str | None
    lead: str
    source: str | None
    published: Moment | None
    authors: tuple[str, ...]
    url: str | None
    tags: tuple[str, ...]
    language: str | None
    words: int


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One article as it goes into the store.

    *data* are the packed raw bytes, *size* how many they were; *record* the packed record; *head*
    and *given* JSON; *added* an ISO instant; *origin* the path or line it came from; *made* says
    which rules read it.
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


def to_entry(article: Article, data: bytes, *, added: str, origin: str, made: str) -> Entry:
    """What the store keeps of *article*, read from *data*."""
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
    )


def to_head(written: object, *, id: str) -> Head:  # noqa: A002
    """The Head written in an Entry. Raises ValueError when it is damaged."""
    try:
        head = json.loads(text_of(written))
        return Head(
            id=id,
            title=maybe(head.get("title"), text_of),
            lead=text_of(head.get("lead", "")),
            source=maybe(head.get("source"), text_of),
            published=to_moment(head.get("published")),
            authors=to_texts(head.get("authors")),
            url=maybe(head.get("url"), text_of),
            tags=to_texts(head.get("tags")),
            language=maybe(head.get("language"), text_of),
            words=whole_of(head.get("words")),
        )
    except (AttributeError, TypeError, LookupError, RecursionError) as error:
        raise ValueError(f"its head is damaged: {error}") from None


def count_words(text: str) -> int:
    """How many words *text* has, as a person counts: what white space separates."""
    return len(text.split())
