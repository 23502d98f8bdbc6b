"""
Asking the archive: hits with what is shown of them, counts, and what is said when a query is odd.

Three things are said without being asked for: how many articles a date left out because they have
none; which part of a query emptied it, with the nearest spelling; and that the words do occur, but
only in what cleaning set aside. What a query means, and where its words are, is the index's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from index.errors import IndexProblem
from index.frozen import Frozen, replace
from index.query import (
    And,
    DateRange,
    Missing,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Term,
    TextLeaf,
)
from index.reshape import all_of, moved, reworded, text_leaves
from index.tokens import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archive.day import Moment
    from archive.store import Store
    from index.engine import Engine
    from index.query import Leaf, Query
    from index.results import Hit, Sort
    from index.snippet import Snippet

_Words = TextLeaf | Near
COUNTED = tuple(
    "day week month year source author person place org thing speaker credit tag language".split()  # noqa: SIM905
)
"""What `count` can divide by."""

_PAGE = 100
_WORDS_LOOKED_UP = 10
EAGER = 1000
"""Up to this many hits are filled in at once; more are as they are read."""
_PLACES = ("caption", "promo", "credit", "bio", "correction", "header")
"""What `in:` takes, for the parts that cleaning sets aside."""
_SHOWN = (
    *("body", "heading", "caption", "promo", "creditline", "bio", "header", "correction"),
    "said",
    "title",
)
"""Where the passage of a hit is looked for, in this order: the title is shown anyway."""


class Found(Frozen):
    """
    One hit, with what a list shows of it.

    *lead* is the beginning of the story; *score* is 0.0 when the query has nothing to score;
    *snippet* is the passage that matches, None when the query has no words.
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


class SearchResults(Frozen):
    """
    One page of hits in order, how many there are in all, and what is worth saying, line by line.

    *ids* are those of the page.
    """

    hits: Sequence[Found]
    total: int
    query: Query
    notes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


class Clause(Frozen):
    """One part of a query that every hit must satisfy, and how many articles do."""

    text: str
    count: int


class Explanation(Frozen):
    """
    How a query was understood.

    *canonical* is the query as text; *emptied_by* the clause from which on nothing is left, None
    when something is found; *nearest* are words of the index spelt like the one that it lacks.
    """

    canonical: str
    clauses: tuple[Clause, ...]
    total: int
    emptied_by: str | None = None
    nearest: tuple[str, ...] = ()


class ManyHits(Sequence[Found]):
    """
    Hits filled in as they are read, so that fifty thousand cost no more memory than a page.

    One that is removed meanwhile is left out.
    """

    def __init__(self, hits: tuple[Hit, ...], query: Query, store: Store, engine: Engine) -> None:
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
    engine: Engine,
    store: Store,
    *,
    limit: int | None,
    offset: int,
    sort: Sort,
    lazy: bool = False,
) -> SearchResults:
    """The hits of *query* from *offset* on, *limit* of them, and what is worth saying of them."""
    found = engine.search(query, limit=limit, offset=offset, sort=sort)
    hits: Sequence[Found] = ManyHits(found.hits, query, store, engine)
    return SearchResults(
        hits=hits if lazy or len(hits) > EAGER else tuple(hits),
        total=found.total,
        query=query,
        notes=find_notes(query, found.total, engine),
        ids=tuple(hit.id for hit in found.hits),
    )


def to_found(hits: Sequence[Hit], query: Query, *, store: Store, engine: Engine) -> Iterator[Found]:
    """The hits with what is shown of them; an article that has gone meanwhile is left out."""
    wanted = any(isinstance(leaf, _Words) for leaf in _positive(query))
    for start in range(0, len(hits), _PAGE):
        page = hits[start : start + _PAGE]
        ids = [hit.id for hit in page]
        heads = store.heads(ids)
        passages = _find_passages(ids, query, engine) if wanted else {}
        for hit in page:
            head = heads.get(hit.id)
            if head is None:
                continue
            yield Found(
                id=hit.id,
                score=hit.score,
                title=head.title,
                lead=head.lead,
                source=head.source,
                published=head.published,
                authors=head.authors,
                url=head.url,
                tags=head.tags,
                words=head.words,
                snippet=passages.get(hit.id),
            )


def explain(query: Query, engine: Engine) -> Explanation:
    """How *query* was understood, part by part, and what emptied it."""
    clauses, total = _count_clauses(query, engine), _count(query, engine)
    if total:
        return Explanation(str(query), clauses, total)
    culprit = _find_culprit(query, clauses, engine)
    return Explanation(str(query), clauses, 0, str(culprit), tuple(_nearest(culprit, engine)))


def _count_clauses(query: Query, engine: Engine) -> tuple[Clause, ...]:
    return tuple(
        Clause(str(part), _count(part.part if isinstance(part, Not) else part, engine))
        for part in _parts(query)
    )


def _parts(query: Query) -> tuple[Query, ...]:
    return query.parts if isinstance(query, And) else (query,)


def find_notes(query: Query, total: int, engine: Engine) -> tuple[str, ...]:
    """What is worth saying about an answer with *total* hits, one line each."""
    notes: list[str] = []
    if not total:
        notes += _why_nothing(query, engine)
    undated = _replace(query, lambda leaf: _missing(leaf) if isinstance(leaf, DateRange) else leaf)
    if undated != query:
        count = _count(undated, engine)
        if count:
            has = "article has" if count == 1 else "articles have"
            finds = "finds it" if count == 1 else "finds them"
            notes.append(f"{count:,} matching {has} no date; date:none {finds}")
    return tuple(notes)


def _missing(leaf: DateRange) -> Missing:
    return Missing("date", span=leaf.span)


def _why_nothing(query: Query, engine: Engine) -> Iterator[str]:
    clauses = _count_clauses(query, engine)
    culprit = _find_culprit(query, clauses, engine)
    text = str(culprit)
    alone = next(clause.count for clause in clauses if clause.text == text)
    if len(clauses) > 1:
        if not alone:
            yield f"nothing matches {text}"
        elif isinstance(culprit, Not):
            yield f"{text} leaves nothing of the rest"
        else:
            yield f"no article has all of it: {text} leaves nothing of the rest"
    if isinstance(culprit, Near) and not alone:
        both = _count(all_of(culprit.left, culprit.right), engine)
        if both:
            have = "article has" if both == 1 else "articles have"
            so = "not so near in this order" if culprit.ordered else "not so near"
            yield f"{both:,} {have} both sides of {text}, but {so}"
    if nearest := _nearest(culprit, engine):
        yield f"nearest spelling: {', '.join(nearest)}"
    yield from _set_aside(culprit, engine)


def _set_aside(query: Query, engine: Engine) -> Iterator[str]:
    """Say where the words do occur, when that is what cleaning set aside and nowhere else."""
    bare = [_bare(leaf) for leaf in _positive(query) if isinstance(leaf, _Words)]
    aside = _in_field(query, "aside")
    if aside == query or not (count := _count(aside, engine)):
        return
    places = [place for place in _PLACES if _count(_in_field(query, _field_of(place)), engine)]
    place = places[0] if len(places) == 1 else "aside"
    articles = "1 article" if count == 1 else f"{count:,} articles"
    verb = "occurs" if len(bare) == 1 else "occur"
    written = " ".join(bare)
    yield f"{written} {verb} in {articles} only in what cleaning set aside: in:{place} {written}"


def _field_of(place: str) -> str:
    from index.fields import SCOPES

    return SCOPES[place]


def _in_field(query: Query, name: str) -> Query:
    """*query* with its bare words looked for in the field *name* instead."""
    return _replace(query, lambda leaf: moved(leaf, name))


def _find_culprit(query: Query, counts: Sequence[Clause], engine: Engine) -> Query:
    """
    The clause that empties *query*: the first that nothing satisfies, or, going from left to right,
    the one after which nothing is left.
    """
    clauses = _parts(query)
    for part, clause in zip(clauses, counts, strict=True):
        if not clause.count and not isinstance(part, Not):
            return part
    positive = [part for part in clauses if not isinstance(part, Not)]
    negative = [part for part in clauses if isinstance(part, Not)]
    kept: list[Query] = []
    for part in (*positive, *negative):
        kept.append(part)
        if len(kept) > 1 and not _count(And(tuple(kept)), engine):
            return part
    return clauses[-1]


def _nearest(culprit: Query, engine: Engine) -> list[str]:
    """Words of the index spelt like the first of *culprit*'s words that it does not hold."""
    for leaf in _positive(culprit):
        for part in (leaf,) if isinstance(leaf, Named) else text_leaves(leaf):
            if isinstance(part, Term | Phrase | Named) and (word := _unknown(part.text, engine)):
                return engine.suggest(word)
    return []


def _unknown(text: str, engine: Engine) -> str | None:
    """The first word of *text* that the index does not hold."""
    looked_up = words(text)[:_WORDS_LOOKED_UP]
    return next((word for word in looked_up if not _count(Term(word, exact=True), engine)), None)


def _count(query: Query, engine: Engine) -> int:
    return engine.count(query).total


def _positive(query: Query) -> Iterator[Leaf]:
    """The leaves that a hit can owe its place to: none under a Not."""
    if isinstance(query, (And, Or)):
        for part in query.parts:
            yield from _positive(part)
    elif not isinstance(query, Not):
        yield query


def _replace(query: Query, change: Callable[[Leaf], Leaf]) -> Query:
    """*query* with every leaf that is not under a Not changed."""
    if isinstance(query, And):
        return And(tuple(_replace(part, change) for part in query.parts))
    if isinstance(query, Or):
        return Or(tuple(_replace(part, change) for part in query.parts))
    return query if isinstance(query, Not) else change(query)


def _bare(leaf: _Words) -> str:
    """The leaf as a person would type it for another field."""
    return str(reworded(leaf, lambda word: replace(word, field="text")))


def _find_passages(ids: Sequence[str], query: Query, engine: Engine) -> dict[str, Snippet]:
    """The passages to show: from the story, else from wherever the words stand."""
    try:
        return engine.passages(query, ids, fields=_SHOWN)
    except (IndexProblem, ValueError):
        return {}  # hits that are read later may outlive their index: they are hits all the same
