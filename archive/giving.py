"""
What a person says of an article: merged with what was said before, and checked before it is used.

How a given fact is applied to an article is the stages' business; they let it win.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.article import Article, Given
from archive.errors import ArchiveError

if TYPE_CHECKING:
    from datetime import date

    from archive.settings import Settings

LONGEST = 2000
"""Characters; no title, name or URL that a person types is longer."""


def merge(known: Given, change: Given) -> Given:
    """
    *known* with *change* over it.

    None leaves a fact as it is and "" takes back what was said; the same for authors, where () and
    ("",) do it. Tags add up; an untag takes a tag away, and a tag an untag.
    """
    tags = dict.fromkeys((*known.tags, *change.tags))
    untags = dict.fromkeys((*known.untags, *change.untags))
    return Given(
        title=_over(known.title, change.title),
        source=_over(known.source, change.source),
        date=_over(known.date, change.date),
        url=_over(known.url, change.url),
        authors=tuple(a for a in change.authors if a) if change.authors else known.authors,
        tags=tuple(tag for tag in tags if tag not in change.untags),
        untags=tuple(tag for tag in untags if tag not in change.tags),
    )


def check_given(given: Given, *, today: date | None, settings: Settings) -> None:
    """Raise ArchiveError, in one line, when *given* says what cannot be: a date that is none."""
    for name in ("title", "source", "date", "url"):
        check_text(name, getattr(given, name) or "")
    for name in ("authors", "tags", "untags"):
        for value in getattr(given, name):
            check_text(name, value)
    for tag in (*given.tags, *given.untags):
        if not tag.strip():
            raise ArchiveError("a tag cannot be empty")
    if given.date:
        from archive.dates import date_article

        alone = Article(digest="", kind="text", decoded="", given=Given(date=given.date))
        dated = date_article(alone, today=today, day_first=settings.day_first, zone=settings.zone)
        if dated.published is None:
            raise ArchiveError(f"{'; '.join(dated.notes)}: write it as 2025-10-17")


def check_text(name: str, value: str) -> None:
    """Raise ArchiveError when *value* is too long, or cannot be stored as text."""
    if len(value) > LONGEST:
        raise ArchiveError(f"{name}: longer than {LONGEST:,} characters")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ArchiveError(f"{name} {value[:80]!r} is not valid Unicode") from None


def _over(known: str | None, change: str | None) -> str | None:
    if change is None:
        return known
    return change.strip() or None
