"""
The engine, asked in words that it knows: what a query says of stories is put in other fields first.

    story:ID    the id that the story is called by, which the index holds
    copies:ID   the members of its story in other outlets
    only:X      those of X's articles in the story beside it that say something alone (alone.py)
    like:ID     the articles on the same events (related.py)

The query itself stays as it was written, so that it can be shown, saved and read again.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from archive.errors import NoSuchArticleError
from archive.kinship import find_kin, is_same_outlet
from archive.parsing import ANYTHING, is_only, is_story
from index.fields import FIELDS
from index.query import And, DateRange, Keyword, Missing, Named, Not, NumberRange, Or
from index.reshape import all_of, any_of, leaves, negated
from index.results import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archive.article import Article
    from archive.comparing import Sentence
    from archive.kinship import Kin
    from archive.related import Likeness, Reason
    from archive.store import Store
    from index.engine import Engine
    from index.query import Leaf, Query
    from index.results import Counts, Document, Results, Valued
    from index.snippet import Snippet

_LAST_DAY = 3_652_059  # date.max.toordinal()
NOTHING = And((ANYTHING, Not(ANYTHING)))
"""What no article is: `copies:` of an article that has none."""


class Asking:
    """
    An engine that answers queries about stories too: the contract of index/engine.py.

    With *inferred*, a range of days finds undated articles by the day that their story lends them.
    """

    def __init__(self, engine: Engine, store: Store, *, inferred: bool = False) -> None:
        self.inferred = inferred
        self._engine = engine
        self._store = store
        self._alone: dict[tuple[str, str], dict[str, tuple[Sentence, ...]]] = {}
        self._like: dict[str, Likeness] = {}

    def plain(self, query: Query) -> Query:
        """*query* in fields that the index has."""
        if any(self._is_said_otherwise(leaf) for leaf in leaves(query)):
            return self._said(query)
        return query

    def alone(self, query: Query) -> Mapping[str, tuple[Sentence, ...]]:
        """By id, the sentences that `only:` in *query* asks for."""
        found: dict[str, tuple[Sentence, ...]] = {}
        if isinstance(query, And):
            for part in query.parts:
                if is_only(part):
                    found |= self._find_alone(part, next(filter(is_story, query.parts)))
        if isinstance(query, And | Or):
            for part in query.parts:
                found |= self.alone(part)
        return found

    def reasons(self, query: Query) -> tuple[Reason, ...]:
        """Why each article that a `like:` of *query* finds is like the one it names."""
        likes = (x for x in leaves(query) if isinstance(x, Keyword) and x.field == "like")
        return tuple(reason for like in likes for reason in self._find_like(like.value).reasons)

    def _is_said_otherwise(self, leaf: Leaf) -> bool:
        if isinstance(leaf, DateRange):
            return self.inferred
        if isinstance(leaf, Keyword | Named | Missing):
            row = FIELDS.get(leaf.field)
            return is_story(leaf) or (row is not None and row.kind == "kin")
        return False

    def _said(self, query: Query) -> Query:
        if isinstance(query, Not):
            return negated(self._said(query.part))
        if isinstance(query, Or):
            return any_of(*[self._said(part) for part in query.parts])
        if isinstance(query, And):
            story = next(filter(is_story, query.parts), None)
            parts = []
            for part in query.parts:
                if story is not None and is_only(part):
                    parts.append(_any_id(self._find_alone(part, story)))
                else:
                    parts.append(self._said(part))
            return all_of(*parts)
        return self._leaf(query)

    def _leaf(self, leaf: Leaf) -> Query:
        if isinstance(leaf, DateRange) and self.inferred:
            return Or((leaf, lent(leaf)))
        if is_only(leaf):  # by itself, when the parts of a query are counted
            return _source(leaf)
        if not isinstance(leaf, Keyword):
            return leaf
        if leaf.field == "story":
            kin = self._kin(leaf.value)
            if kin is None or len(kin.members) == 1:
                return Keyword("id", leaf.value)
            return Keyword("story", kin.id)
        if leaf.field == "copies":
            kin = self._kin(leaf.value)
            if kin is None:
                return NOTHING
            own = kin.member(leaf.value)
            return _any_id(m.id for m in kin.members if m != own and not is_same_outlet(m, own))
        if leaf.field == "like":
            return self._find_like(leaf.value).query
        return leaf

    def _kin(self, id_: str) -> Kin | None:
        return find_kin(self._store, [id_]).get(id_)

    def _find_alone(self, only: Query, story: Query) -> dict[str, tuple[Sentence, ...]]:
        """The sentences that the articles of one outlet alone report in *story*, by article."""
        key = (str(only), str(story))
        if key not in self._alone:
            from archive.alone import MOST, find_alone

            own = all_of(self._said(story), _source(only))
            every = self._engine.search(self._said(story), limit=None, sort=Sort.OLDEST).hits
            mine = {hit.id for hit in self._engine.search(own, limit=None).hits}
            self._alone[key] = find_alone(
                list(self._articles([hit.id for hit in every if hit.id in mine][:MOST])),
                list(self._articles([hit.id for hit in every if hit.id not in mine][:MOST])),
            )
        return self._alone[key]

    def _articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Those of *ids* that are still here."""
        for id_ in ids:
            with suppress(NoSuchArticleError):
                yield self._store.article(id_)

    def _find_like(self, id_: str) -> Likeness:
        if id_ not in self._like:
            from archive.related import find_like

            self._like[id_] = find_like(id_, self._engine, self._store)
        return self._like[id_]

    # The engine

    @property
    def revision(self) -> int:
        return self._engine.revision

    def replace(self, documents: Iterable[Document], *, revision: int | None = None) -> int:
        return self._engine.replace(documents, revision=revision)

    def remove(self, ids: Iterable[str], *, revision: int | None = None) -> int:
        return self._engine.remove(ids, revision=revision)

    def compact(self) -> int:
        return self._engine.compact()

    def search(
        self,
        query: Query,
        *,
        limit: int | None = 10,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
    ) -> Results:
        return self._engine.search(self.plain(query), limit=limit, offset=offset, sort=sort)

    def values(self, query: Query, fields: Sequence[str]) -> Iterator[Valued]:
        """What each document that *query* finds has in *fields*, in no order."""
        return self._engine.values(self.plain(query), fields)

    def count(self, query: Query, *, by: str | None = None) -> Counts:
        return self._engine.count(self.plain(query), by=by)

    def passages(
        self, query: Query, ids: Iterable[str], *, fields: Sequence[str], width: int = 200
    ) -> dict[str, Snippet]:
        return self._engine.passages(self.plain(query), ids, fields=fields, width=width)

    def suggest(self, word: str) -> list[str]:
        return self._engine.suggest(word)

    def ids(self) -> Iterator[str]:
        return self._engine.ids()

    def close(self) -> None:
        self._engine.close()


def lent(days: DateRange) -> NumberRange:
    """Undated, and lent one of these days by its story."""
    first = days.start.toordinal() if days.start else 1
    last = days.end.toordinal() - 1 if days.end else _LAST_DAY
    return NumberRange("inferred", first, last)


def _source(only: Query) -> Query:
    """The outlet that an `only:` names."""
    return Named("source", only.text, only.whole) if isinstance(only, Named) else Missing("source")


def _any_id(ids: Iterable[str]) -> Query:
    found = [Keyword("id", id_) for id_ in ids]
    return any_of(*found) if found else NOTHING
