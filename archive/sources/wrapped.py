"""
Articles inside one JSON object: the answer of a news service, a JSON Feed, a search engine's hits.

    {"status": "ok", "articles": [{"title": ...}, ...]}                    NewsAPI
    {"version": "https://jsonfeed.org/version/1.1", "items": [...]}        JSON Feed
    {"response": {"results": [{"webTitle": ..., "fields": {"bodyText": ...}}]}}      The Guardian
    {"hits": {"hits": [{"_source": {...}}]}}                               Elasticsearch

Found are the places where the articles stand, so that each is kept as it was written.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = ("articles", "items", "results", "docs", "posts", "entries", "stories", "hits", "news")
_AROUND = ("response", "hits", "data", "result", "results", "feed")
_DEEPEST = 3
_SEEN = re.compile(
    rb'"(?:' + "|".join(_LISTS).encode() + rb')"\s{0,99}:\s{0,99}\[\s{0,999}\{', re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s,:]*")


def may_wrap(head: bytes) -> bool:
    """Whether JSON that begins with *head* may be an object around a list of articles."""
    return _SEEN.search(head) is not None


def find_list(text: str, own: frozenset[str]) -> int | None:
    """
    Where in *text*, one JSON object, its list of articles begins; None when there is none, or when
    it says itself, under one of the names *own*, what an article says.

    Raises ValueError or RecursionError where *text* is no JSON.
    """
    at: int | None = 0
    for _ in range(_DEEPEST):
        members = {key.lower(): start for key, start in _members(text, at or 0)}
        if own.intersection(members):
            return None
        for key in _LISTS:
            if text.startswith("[", members.get(key, len(text))):
                return members[key]
        inner = (members[key] for key in _AROUND if key in members)
        at = next((start for start in inner if text.startswith("{", start)), None)
        if at is None:
            return None
    return None


def _members(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The keys of the object that begins at *at*, and where their values begin."""
    decoder = json.JSONDecoder(strict=False)
    at += 1
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        if at >= len(text) or text[at] == "}":
            return
        key, at = decoder.raw_decode(text, at)
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        yield str(key), at
        _, at = decoder.raw_decode(text, at)
