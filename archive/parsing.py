"""
A query as typed, read by an archive's settings, its saved queries and the day it is.

The language itself is the index's (index/parse.py); here is what an archive adds to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.saved import SavedTexts
from index.errors import QueryError
from index.frozen import Frozen
from index.parse import parse_query
from index.tokens import name_words

if TYPE_CHECKING:
    from datetime import date

    from archive.saved import SavedQuery
    from archive.settings import Settings
    from index.query import Query
    from index.when import Days


class Reader(Frozen):
    """Reads queries for the archive in *directory*, on the day *today*."""

    directory: str
    settings: Settings
    today: date

    def parse(
        self,
        text: str,
        *,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
        over: SavedQuery | None = None,
    ) -> Query:
        """
        The query that *text* means, between the days that *since*, *until* and *on* say.

        *over* stands in place of the saved query with its name. Raises QueryError.
        """
        query = parse_query(
            text,
            today=self.today,
            week_start=self.settings.week_start,
            day_first=self.settings.day_first,
            saved=SavedTexts(self.directory, over),
        )
        if since is None and until is None and on is None:
            return query
        from index.reshape import restrict

        return restrict(query, self._days(since, until, on)) or query

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
        from index.query import And, DateRange, Missing, Named, Not, Or
        from index.reshape import all_of, restrict

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
            parts.append(Or((DateRange(None, None), Missing("date"))))
        quoted = Not(Missing("said"))
        query = all_of(*parts)
        if since is not None or until is not None or on is not None:
            query = restrict(query, self._days(since, until, on))
        return And((*query.parts, quoted)) if isinstance(query, And) else And((query, quoted))

    def _days(self, since: str | None, until: str | None, on: str | None) -> Days | None:
        from index.when import parse_bounds

        return parse_bounds(
            since=since,
            until=until,
            on=on,
            today=self.today,
            week_start=self.settings.week_start,
            day_first=self.settings.day_first,
        )

    def problem(self, saved: SavedQuery) -> str | None:
        """Why a saved query does not parse, in one line; None when it does."""
        try:
            self.parse(saved.query, over=saved)
        except QueryError as error:
            return error.message
        return None
