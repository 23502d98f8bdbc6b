"""
A query as typed, read by an archive's settings, its saved queries and the day it is.

The language itself is the index's (index/parse.py); here is what an archive adds to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.errors import NoSuchArticleError
from archive.saved import SavedTexts
from index.errors import QueryError
from index.fields import FIELDS
from index.frozen import Frozen
from index.parse import parse_query
from index.query import And, DateRange, Keyword, Missing, Named, Not, Or
from index.reshape import leaves, mapped
from index.tokens import name_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from archive.saved import SavedQuery
    from archive.settings import Settings
    from index.query import Leaf, Query

ANYTHING = Or((DateRange(None, None), Missing("date")))
"""What every article is."""


class Reader(Frozen):
    """
    Reads queries for the archive in *directory*, on the day *today*.

    *refer* gives the whole id of an article by what was written of it and the field it stands in.
    """

    directory: str
    settings: Settings
    today: date
    refer: Callable[[str, str], str]

    def parse(
        self,
        text: str | None,
        *,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
        over: SavedQuery | None = None,
    ) -> Query:
        """
        The query that *text* means, between the days that *since*, *until* and *on* say; None is
        everything between them.

        *over* stands in place of the saved query with its name. Raises QueryError.
        """
        if text is None:
            return self._between(None, since, until, on) or ANYTHING
        query = parse_query(
            text,
            today=self.today,
            week_start=self.settings.week_start,
            day_first=self.settings.day_first,
            saved=SavedTexts(self.directory, over),
        )
        query = self.referred(query, text)
        return self._between(query, since, until, on) or query

    def parse_some(
        self,
        asked: str | Query | None,
        *,
        speaker: str | None,
        since: str | None,
        until: str | None,
        on: str | None,
    ) -> Query:
        """
        What *asked* means, with something quoted, by *speaker* when that is given; None: anything.
        """
        from index.reshape import all_of

        parts: list[Query] = []
        if isinstance(asked, str):
            parts.append(self.parse(asked))
        elif asked is not None:
            parts.append(asked)
        if speaker is not None:
            if not name_words(speaker):
                raise QueryError("there is no name in it", query=speaker, start=0, end=len(speaker))
            parts.append(Named("speaker", speaker))
        if not parts:
            parts.append(ANYTHING)
        quoted = Not(Missing("said"))
        query = all_of(*parts)
        query = self._between(query, since, until, on) or query
        return And((*query.parts, quoted)) if isinstance(query, And) else And((query, quoted))

    def referred(self, query: Query, text: str | None = None) -> Query:
        """
        *query*, of which *text* was typed, with the ids of articles whole.

        Raises QueryError where there is no such article, or an `only:` without its story.
        """
        named = (leaf for leaf in leaves(query) if isinstance(leaf, Keyword | Named | Missing))
        if not any(is_only(leaf) or _refers(leaf) for leaf in named):
            return query
        lonely = _find_lonely(query)
        if lonely is not None:
            raise _wrong(_LONELY, lonely, query, text)

        def whole(leaf: Leaf) -> Query:
            if not _refers(leaf):
                return leaf
            assert isinstance(leaf, Keyword)
            try:
                return Keyword(leaf.field, self.refer(leaf.value, leaf.field), leaf.span)
            except NoSuchArticleError as error:
                message = f"{error}; {leaf.field}: takes the id of an article that is here"
                raise _wrong(message, leaf, query, text) from None

        return mapped(query, whole)

    def _between(
        self, query: Query | None, since: str | None, until: str | None, on: str | None
    ) -> Query | None:
        if since is None and until is None and on is None:
            return query
        from index.reshape import restrict
        from index.when import parse_bounds

        days = parse_bounds(
            since=since,
            until=until,
            on=on,
            today=self.today,
            week_start=self.settings.week_start,
            day_first=self.settings.day_first,
        )
        return restrict(query, days)

    def problem(self, saved: SavedQuery) -> str | None:
        """Why a saved query does not parse, in one line; None when it does."""
        try:
            self.parse(saved.query, over=saved)
        except QueryError as error:
            return error.message
        return None


def is_only(query: Query) -> bool:
    """Whether this is `only:OUTLET` or `only:none`."""
    return isinstance(query, Named | Missing) and query.field == "only"


def is_story(query: Query) -> bool:
    """Whether this is `story:ID`."""
    return isinstance(query, Keyword) and query.field == "story"


_LONELY = (
    "only: says what one outlet of a story alone reports, and stands beside that story: "
    f"{FIELDS['only'].example}"
)


def _refers(leaf: Leaf) -> bool:
    """Whether the value of *leaf* is the id of an article."""
    return isinstance(leaf, Keyword) and leaf.field in FIELDS and FIELDS[leaf.field].refers


def _find_lonely(query: Query) -> Leaf | None:
    """An `only:` that has not just one story beside it."""
    if isinstance(query, Not):
        return _find_lonely(query.part)
    if not isinstance(query, And | Or):
        return query if is_only(query) else None
    asked = [part for part in query.parts if is_only(part)]
    told = sum(map(is_story, query.parts)) if isinstance(query, And) else 0
    if asked and (told != 1 or len(asked) > 1):
        return next(leaves(asked[-1]))
    found = (_find_lonely(part) for part in query.parts if part not in asked)
    return next((leaf for leaf in found if leaf is not None), None)


def _wrong(message: str, leaf: Leaf, query: Query, text: str | None) -> QueryError:
    start, end = leaf.span
    if text is None:
        text = str(query)
        start = max(0, text.find(str(leaf)))
        end = start + len(str(leaf))
    return QueryError(message, query=text, start=start, end=end)
