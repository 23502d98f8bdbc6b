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

if TYPE_CHECKING:
    from datetime import date

    from archive.saved import SavedQuery
    from archive.settings import Settings
    from index.query import Query


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
        from index.when import parse_bounds

        days = parse_bounds(
            since=since,
            until=until,
            on=on,
            today=self.today,
            week_start=self.settings.week_start,
            day_first=self.settings.day_first,
        )
        return restrict(query, days) or query

    def problem(self, saved: SavedQuery) -> str | None:
        """Why a saved query does not parse, in one line; None when it does."""
        try:
            self.parse(saved.query, over=saved)
        except QueryError as error:
            return error.message
        return None
