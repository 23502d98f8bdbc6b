"""
Asking the archive: hits with what is shown of them, each article for itself or each story once.

What a query means, and where its words are, is the index's; what is said of a query that finds
nothing is in explaining.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, overload

from archive.day import Moment
from archive.explaining import find_notes, positive
from archive.folding import fold
from archive.kinship import find_kin, kind_of
from index.errors import IndexProblem
from index.frozen import Frozen
from index.query import (
    Keyword,
    Near,
    TextLeaf,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archive.asking import Asking
    from archive.comparing import Sentence
    from archive.head import Head
    from archive.kinship import Kin, Kind
    from archive.store import Store
    from index.engine import Engine
    from index.query import Leaf, Query
    from index.results import Hit, Sort
    from index.snippet import Snippet

_COUNTED = (
    "day week month year source author person place org thing speaker credit story tag language"
)
COUNTED = tuple(_COUNTED.split())
"""What `count` can divide by."""

_PAGE = 100
EAGER = 1000
"""Up to this many hits are filled in at once; more are as they are read."""
_SHOWN = (
    *("body", "heading", "caption", "promo", "creditline", "bio", "header", "correction"),
    "said",
    "title",
)
"""Where the passage of a hit is looked for, in this order: the title is shown anyway."""


MOST_ALSO = 20
"""Other members of its story that are told of with a hit."""


class Also(Frozen):
    """Another member of the story of a hit; *relation* is what it is to the hit."""

    id: str
    relation: Kind
    source: str | None
    published: Moment | None


class Found(Frozen):
    """
    One hit, with what a list shows of it.

    *lead* is the beginning of the story; *score* is 0.0 when the query has nothing to score;
    *snippet* is the passage that matches, None when the query has no words. *story* is what its
    story is called by, *members* how many articles that has, *also* the others, earliest first and
    MOST_ALSO at most. *alone* are the sentences that `only:` asked for.
    """

    id: str
    score: float
    title: str | None
    lead: str
    source: str | None
    published: Moment | None
    authors: tuple[str, ...]
    url: str | None
    tags: tuple[str, ...]
    words: int
    snippet: Snippet | None
    story: str | None = None
    members: int = 1
    also: tuple[Also, ...] = ()
    alone: tuple[Sentence, ...] = ()


class SearchResults(Frozen):
    """
    One page of hits in order, how many there are in all, and what is worth saying, line by line.

    *ids* are those of the page. By story, each hit is the best of its story, *total* counts stories
    and *articles* what they have together; else *articles* is None.
    """

    hits: Sequence[Found]
    total: int
    query: Query
    notes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    articles: int | None = None


class ManyHits(Sequence[Found]):
    """
    Hits filled in as they are read, so that fifty thousand cost no more memory than a page.

    One that is removed meanwhile is left out.
    """

    def __init__(self, hits: tuple[Hit, ...], query: Query, store: Store, engine: Asking) -> None:
        self._hits, self._query, self._store, self._engine = hits, query, store, engine

    def __len__(self) -> int:
        return len(self._hits)

    def __iter__(self) -> Iterator[Found]:
        return self._filled(self._hits)

    @overload
    def __getitem__(self, at: int) -> Found: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Found]: ...
    def __getitem__(self, at: int | slice) -> Found | Sequence[Found]:
        if isinstance(at, slice):
            return tuple(self._filled(self._hits[at]))
        return next(self._filled((self._hits[at],)))

    def _filled(self, hits: Sequence[Hit]) -> Iterator[Found]:
        return to_found(hits, self._query, store=self._store, engine=self._engine)


def search(
    query: Query,
    engine: Asking,
    store: Store,
    *,
    limit: int | None,
    offset: int,
    sort: Sort,
    lazy: bool = False,
    by_story: bool = False,
) -> SearchResults:
    """
    The hits of *query* from *offset* on, *limit* of them, and what is worth saying of them; *by
    story*, each story once.
    """
    articles = None
    if by_story:
        folded = fold(query, engine, store, limit=limit, offset=offset, sort=sort)
        page, total, articles = folded.hits, folded.stories, folded.articles
    else:
        found = engine.search(query, limit=limit, offset=offset, sort=sort)
        page, total = found.hits, found.total
    hits: Sequence[Found] = ManyHits(page, query, store, engine)
    return SearchResults(
        hits=hits if lazy or len(hits) > EAGER else tuple(hits),
        total=total,
        query=query,
        notes=find_notes(query, total, engine, inferred=engine.inferred),
        ids=tuple(hit.id for hit in page),
        articles=articles,
    )


def to_found(hits: Sequence[Hit], query: Query, *, store: Store, engine: Asking) -> Iterator[Found]:
    """The hits with what is shown of them; an article that has gone meanwhile is left out."""
    wanted = any(isinstance(leaf, TextLeaf | Near) or _is_like(leaf) for leaf in positive(query))
    alone = engine.alone(query)
    for start in range(0, len(hits), _PAGE):
        page = hits[start : start + _PAGE]
        ids = [hit.id for hit in page]
        kin = find_kin(store, ids)
        heads = store.heads([*ids, *_others(ids, kin)])
        passages = _find_passages(ids, query, engine) if wanted else {}
        for hit in page:
            head = heads.get(hit.id)
            if head is None:
                continue
            story = kin.get(hit.id)
            published = head.published
            if published is None and engine.inferred and story is not None and story.day:
                published = Moment(date.fromisoformat(story.day), "inferred")
            yield Found(
                id=hit.id,
                score=hit.score,
                title=head.title,
                lead=head.lead,
                source=head.source,
                published=published,
                authors=head.authors,
                url=head.url,
                tags=head.tags,
                words=head.words,
                snippet=passages.get(hit.id),
                story=story.id if story else None,
                members=len(story.members) if story else 1,
                also=_find_also(hit.id, story, heads) if story else (),
                alone=alone.get(hit.id, ()),
            )


def _is_like(leaf: Leaf) -> bool:
    return isinstance(leaf, Keyword) and leaf.field == "like"


def _others(ids: Sequence[str], kin: Mapping[str, Kin]) -> Iterator[str]:
    """The other members of the stories of *ids*, as many as are told of."""
    seen = set(ids)
    for id_ in ids:
        for member in kin[id_].members[: MOST_ALSO + 1] if id_ in kin else ():
            if member.id not in seen:
                seen.add(member.id)
                yield member.id


def _find_also(id_: str, kin: Kin, heads: Mapping[str, Head]) -> tuple[Also, ...]:
    own = kin.member(id_)
    return tuple(
        Also(member.id, kind_of(member, own), heads[member.id].source, heads[member.id].published)
        for member in [m for m in kin.members if m.id != id_][:MOST_ALSO]
        if member.id in heads
    )


def _find_passages(ids: Sequence[str], query: Query, engine: Engine) -> dict[str, Snippet]:
    """The passages to show: from the story, else from wherever the words stand."""
    try:
        return engine.passages(query, ids, fields=_SHOWN)
    except (IndexProblem, ValueError):
        return {}  # hits that are read later may outlive their index: they are hits all the same
