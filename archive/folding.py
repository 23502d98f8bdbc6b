"""
Hits as stories: each story once, at the place of its best hit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.store import Store
    from index.engine import Engine
    from index.query import Query
    from index.results import Hit, Sort

_PAGE = 500
_SPARE = 3
"""Hits asked for beyond each story wanted: press releases have 1.1 articles a story."""


class Folded(Frozen):
    """A page of stories by their best *hits*, and how many *stories* and *articles* match."""

    hits: tuple[Hit, ...]
    stories: int
    articles: int


def fold(
    query: Query, engine: Engine, store: Store, *, limit: int | None, offset: int, sort: Sort
) -> Folded:
    """The stories of *query*, *limit* of them from *offset* on, in the order of their best hits."""
    counts = engine.count(query, by="story")
    stories = len(counts.rows) + counts.without
    end = None if limit is None else offset + limit
    asked = None if end is None else _SPARE * end + 1
    while True:
        found = engine.search(query, limit=asked, sort=sort).hits
        best = list(_first_of_each(found, store, end))
        if asked is None or len(found) < asked or len(best) == end:
            return Folded(tuple(best[offset:end]), stories, counts.total)
        asked *= 4


def _first_of_each(hits: Iterable[Hit], store: Store, end: int | None) -> Iterator[Hit]:
    listed = list(hits)
    told: set[int] = set()
    count = 0
    for start in range(0, len(listed), _PAGE):
        page = listed[start : start + _PAGE]
        story_of = store.stories_of([hit.id for hit in page])
        for hit in page:
            if count == end:
                return
            story = story_of.get(hit.id)
            if story is None or story not in told:
                count += 1
                yield hit
            if story is not None:
                told.add(story)
