"""
An entry of a feed, as feed.py keeps it -> Article: its content is the story, the rest are clues.

The name of a feed is rarely that of its outlet alone ("BBC News - World", "World news | The
Guardian"), so its parts are clues too, the likeliest first.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from archive.article import Article, DateClue
from archive.errors import UnreadableError
from archive.sources.clues import find_domain, to_clues
from archive.sources.document import to_digest
from archive.sources.markup import read_markup
from archive.sources.page_text import to_paragraphs

if TYPE_CHECKING:
    from archive.article import Paragraph

_DATES: tuple[tuple[str, Literal["published", "modified"]], ...] = (
    ("published", "published"),
    ("updated", "modified"),
)
_PARTS = re.compile(r"\s+(?:[|–—»›>·•:/-]|-{2}|::)\s+|\s*[|»]\s*|:\s+")
# What names a part of an outlet, not the outlet.
_SECTION = re.compile(
    r"(?:the )?"
    r"(?:(?:latest|top|all|breaking|recent|main|local|world|uk|us|international|national)\s)?"
    r"(?:news|stories|headlines|articles|posts|rss|feed|rss feed|home ?page|home|world|politics|"
    r"business|sport|sports|opinion|technology|science|culture|health|entertainment|latest|"
    r"front page|channel|comments?|rss channel|atom|updates)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:\s+-?\s*)?\b(?:rss(?: 2\.0)?(?: feeds?)?|atom feed|feed)$", re.IGNORECASE)
# "The post X appeared first on Y.", "X was originally published in Y on Medium, where people ..."
_ORIGIN = re.compile(
    r"The post .{1,300} (?:appeared first|first appeared) on .{1,200}"
    r"|.{1,300} was originally published in .{1,200} on Medium, where people .{1,200}",
    re.DOTALL,
)


def read_entry(data: bytes, *, url: str | None = None) -> Article:
    """
    The article in one entry. Raises UnreadableError for what feed.py did not write.
    """
    entry = _parse(data)
    blocks = list(read_markup(_text(entry, "html")))
    decoded, paragraphs = to_paragraphs(blocks, [], prefix="feed")
    if not any(character.isalnum() for character in decoded):
        raise UnreadableError("there is no text in the entry")
    link, source, feed = _text(entry, "link"), entry.get("source"), entry.get("feed")
    dates = [DateClue(written, "meta", of) for key, of in _DATES if (written := _text(entry, key))]
    return Article(
        digest=to_digest(data),
        kind="feed",
        decoded=decoded,
        paragraphs=tuple(map(_set_aside, paragraphs)),
        clues=to_clues(
            titles=[_text(entry, "title")],
            urls=[url or "", link],
            dates=dates,
            outlets=[
                *find_names(_text(source, "title"), _text(source, "link")),
                find_domain(_text(source, "link")),
                find_domain(link),
                *find_names(_text(feed, "title"), _text(feed, "link") or link),
                find_domain(_text(feed, "link")),
            ],
            bylines=_texts(entry, "authors"),
            tags=_texts(entry, "tags"),
            language=_text(entry, "language"),
        ),
    )


def find_names(title: str, link: str) -> list[str]:
    """
    What the outlet of a feed with this *title* may be called: the part that its domain repeats,
    else the first that names no section, then the others.
    """
    parts = [_LABEL.sub("", part).strip() for part in _PARTS.split(title)[:8]]
    names = [part for part in parts if part and not _SECTION.fullmatch(part)]
    host = re.sub(r"[^a-z0-9.]", "", find_domain(link))
    names.sort(key=lambda name: not _repeats(host, name))
    return names


def _repeats(host: str, name: str) -> bool:
    """Whether a domain is made of a name: theguardian.com, bbc.co.uk of "BBC News"."""
    squashed = re.sub(r"[^a-z0-9]", "", name.casefold())
    labels = [label for label in host.split(".")[:-1] if len(label) > 2]
    return any(label in squashed or (len(squashed) > 3 and squashed in label) for label in labels)


def _set_aside(paragraph: Paragraph) -> Paragraph:
    if paragraph.role == "body" and _ORIGIN.fullmatch(paragraph.text):
        return replace(paragraph, role="promo", rule="feed:origin")
    return paragraph


def _parse(data: bytes) -> dict[str, Any]:
    try:
        entry = json.loads(data)
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict):
        raise UnreadableError("this is no entry of a feed")
    return entry


def _text(obj: Any, key: str) -> str:
    value = obj.get(key) if isinstance(obj, dict) else None
    return value if isinstance(value, str) else ""


def _texts(obj: dict[str, Any], key: str) -> list[str]:
    value = obj.get(key)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
