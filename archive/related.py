"""
`like:ID`: other stories on the same events, in other words.

What an article names, and the rare words it uses, are looked for in what was published within a
week of it. Each weighs the more the rarer it is in the archive. An article is like it that shares
several names, and a good part of the weight of all; the day counts too, and whether it knows whom
and what the other's headline names. Its own story never is.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

from archive.article import in_story
from archive.asking import NOTHING
from archive.errors import NoSuchArticleError
from archive.kinship import find_kin
from archive.parsing import ANYTHING
from index.frozen import Frozen
from index.query import DateRange, Keyword, Named, Not, Term
from index.reshape import all_of, any_of
from index.results import Sort
from index.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.article import Article
    from archive.store import Store
    from index.engine import Engine
    from index.query import Query

NEAR = 7
"""Days within which others write of the same events."""
MOST_FOUND = 50
MOST_NAMES, MOST_TERMS = 20, 20
"""Names and words of an article that are looked for: those that weigh most."""
MOST_HITS = 2_000
"""Articles that may share a name or word in the days looked at, which are all when the article has
none: where more do, it is left out."""
_LOOKED_UP = 150
"""Words of an article, from its beginning, whose rarity is looked up."""
COMMON = 0.05
"""A name or word in a larger part of the archive says nothing."""
HABIT = 0.2
"""A name or word in a larger part of its own outlet's articles is that outlet's habit: the senator
and the two spokesmen at the head of each of his releases."""
_FEW = 5
"""... unless so few articles have it."""
SHARED_NAMES = 2
SHARE = 0.25
"""The part of an article's weight that another shares at least to be like it."""
_SHORTEST = 4
_BEGINNING = 5
"""Letters that tell a name from others: "Ukraine" is known to who writes "Ukrainian"."""


class Reason(Frozen):
    """
    Why *id* is like the article *of*: what they share, the rarest first, and how many *days* later
    it is (None: not known). *share* is what that weighs of the whole.
    """

    of: str
    id: str
    share: float
    names: tuple[str, ...]
    terms: tuple[str, ...]
    days: int | None


class Likeness(Frozen):
    """What is like an article, best first, and the query that finds just that."""

    query: Query
    reasons: tuple[Reason, ...]


class _Mark(Frozen):
    """A name or word of the article; *weight* grows with its rarity."""

    text: str
    query: Query
    weight: float
    name: bool


def find_like(id_: str, engine: Engine, store: Store) -> Likeness:
    """What is like the article with exactly this id. Nothing is like one that is gone."""
    own = Keyword("id", id_)
    try:
        article = store.article(id_)
    except NoSuchArticleError:
        return Likeness(NOTHING, ())
    kin = find_kin(store, [id_]).get(id_)
    day = _day(article, kin.day if kin else None)
    outside = [Not(Keyword("id", m.id)) for m in kin.members] if kin else [Not(own)]
    if kin and len(kin.members) > 1:
        outside = [Not(Keyword("story", kin.id))]
    marks = _find_marks(article, _Rarity(article, outside, engine))
    within = [DateRange(day - timedelta(NEAR), day + timedelta(NEAR + 1))] if day else []
    shared: dict[str, list[_Mark]] = {}
    telling: list[_Mark] = []
    for mark in marks:
        asked = all_of(mark.query, *within, *outside)
        found = engine.search(asked, limit=MOST_HITS, sort=Sort.NEWEST)
        if found.total > MOST_HITS:
            continue
        telling.append(mark)
        for hit in found.hits:
            shared.setdefault(hit.id, []).append(mark)
    reasons = _rank(article, shared, telling, day, store)
    if not reasons:
        return Likeness(NOTHING, ())
    these = any_of(*[Keyword("id", reason.id) for reason in reasons])
    used = {text for reason in reasons for text in (*reason.names, *reason.terms)}
    looked_for = any_of(*[mark.query for mark in marks if mark.text in used])
    return Likeness(all_of(these, looked_for), tuple(reasons))


def _day(article: Article, lent: str | None) -> date | None:
    if article.published is not None:
        return article.published.day
    return date.fromisoformat(lent) if lent else None


def _rank(
    article: Article,
    shared: dict[str, list[_Mark]],
    marks: list[_Mark],
    day: date | None,
    store: Store,
) -> list[Reason]:
    """Those that share enough, best first."""
    known = {word[:_BEGINNING] for word in words(f"{article.title or ''} {article.text}")}
    whole = sum(mark.weight for mark in marks)
    likely = {
        id_: found
        for id_, found in shared.items()
        if sum(mark.name for mark in found) >= SHARED_NAMES
        and sum(mark.weight for mark in found) >= SHARE * whole
    }
    heads = store.heads(list(likely))
    reasons = []
    for id_, found in likely.items():
        if id_ not in heads:
            continue
        published = heads[id_].published
        days = (published.day - day).days if published and day else None
        nearness = 1.0 if days is None else 1 - abs(days) / (4 * NEAR)
        share = nearness * sum(mark.weight for mark in found) / whole
        if share >= SHARE and heads[id_].title:
            share *= _headline(store.article(id_), known)
        if share >= SHARE:
            ranked = sorted(found, key=lambda mark: (-mark.weight, mark.text))
            reasons.append(
                Reason(
                    article.id,
                    id_,
                    share,
                    tuple(mark.text for mark in ranked if mark.name),
                    tuple(mark.text for mark in ranked if not mark.name),
                    days,
                )
            )
    reasons.sort(key=lambda reason: (-reason.share, reason.id))
    return reasons[:MOST_FOUND]


def _headline(other: Article, known: set[str]) -> float:
    """
    How much of whom and what the headline of another article names is *known* to the one: the
    record at Chicago is another race than the one in Vienna, much as the two reports share.
    """
    title = other.title or ""
    named = [
        entity.name
        for entity in other.entities
        if any(mention.surface in title for mention in entity.mentions)
    ]
    found = sum(all(word[:_BEGINNING] in known for word in words(name)) for name in named)
    return (found + 1) / (len(named) + 1)


class _Rarity:
    """
    How rare names and words are *outside* the story of an article, in the archive and in its own
    outlet.
    """

    def __init__(self, article: Article, outside: Sequence[Query], engine: Engine) -> None:
        self._engine = engine
        self._outside = outside
        self._total = engine.count(all_of(ANYTHING, *outside)).total
        self._outlet = Named("source", article.source.name, whole=True) if article.source else None
        self._own = engine.count(all_of(self._outlet, *outside)).total if self._outlet else 0

    def mark(self, text: str, query: Query, *, name: bool) -> _Mark | None:
        """None when no other story has it, or too many have."""
        asked = all_of(query, *self._outside)
        having = self._engine.count(asked).total
        if not having or having > max(_FEW, COMMON * self._total):
            return None
        weight = math.log(1 + self._total / having)
        if self._outlet is not None and self._own > 2 * _FEW:
            here = self._engine.count(all_of(asked, self._outlet)).total
            if here > max(_FEW, HABIT * self._own):
                return None
            weight *= math.log(1 + self._own / max(1, here)) / math.log(1 + self._own)
        return _Mark(text, query, weight, name)


def _find_marks(article: Article, rarity: _Rarity) -> list[_Mark]:
    """The names and rare words that the article is looked for by."""
    found = []
    for marks, most in (
        (_names(article, rarity), MOST_NAMES),
        (_terms(article, rarity), MOST_TERMS),
    ):
        known = [mark for mark in marks if mark is not None]
        found += sorted(known, key=lambda mark: (-mark.weight, mark.text))[:most]
    return found


def _names(article: Article, rarity: _Rarity) -> Iterator[_Mark | None]:
    for entity in article.entities:
        if any(in_story(article, mention) for mention in entity.mentions):
            query = Named(entity.type, entity.name)
            yield rarity.mark(entity.name, query, name=True)


def _terms(article: Article, rarity: _Rarity) -> Iterator[_Mark | None]:
    """Words of title and story in lower case: what has a capital is a name, or begins."""
    named = {
        stem(word)
        for entity in article.entities
        for text in (entity.name, *(mention.surface for mention in entity.mentions))
        for word in words(text)
    }
    seen: set[str] = set()
    looked_up = 0
    for written in f"{article.title or ''} {article.text}".split():
        for word in words(written):
            root = stem(word)
            if len(word) < _SHORTEST or root in seen or root in named or word not in written:
                continue
            seen.add(root)
            looked_up += 1
            if looked_up > _LOOKED_UP:
                return
            yield rarity.mark(word, Term(word), name=False)
