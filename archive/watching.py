"""
What is new since somebody last asked: by arrival in the archive, not by date of publication.

Every article has a number by which it arrived; it keeps it when it is read again or corrected, and
gets a new one when it was removed and comes back. A cursor remembers, for a reader and a query as
written, up to which arrival everything was printed. It is moved after the printing: whoever is
killed between the two prints again, and nothing is missed.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import closing
from typing import TYPE_CHECKING

from archive.belonging import find_belonging
from archive.database import DATABASE, open_database, translated
from archive.errors import ArchiveError, SettingsError
from archive.searching import ManyHits, SearchResults
from index.frozen import Frozen, replace
from index.query import DateRange, Missing
from index.reshape import all_of, any_of, without
from index.results import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.asking import Asking
    from archive.store import Store
    from index.query import Query
    from index.results import Hit

DEFAULT = "default"
"""The reader who gives no name."""

_READER = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_PATIENCE = 60_000
"""Milliseconds to wait for whoever adds: all is printed by then, and giving up prints it again."""


class Cursor(Frozen):
    """How far *reader* has read *query*, and when that was said (an ISO instant, "" for never)."""

    reader: str
    query: str
    arrival: int = 0
    at: str = ""


class News(Frozen):
    """
    What arrived since a cursor, in the order of arrival, and where it stands when all of that has
    been printed (*reached*).

    *waiting* counts what a limit has left for the next time. *first*: nobody has asked before, so
    that everything is new.
    """

    results: SearchResults
    reached: Cursor
    waiting: int = 0
    first: bool = False


def check_reader(name: str) -> str:
    """*name*, fit to be a reader's. Raises SettingsError."""
    if not _READER.fullmatch(name):
        raise SettingsError(
            f"{name[:80]!r} cannot name a reader: use a-z and 0-9, and after the first also - _ ."
        )
    return name


def find_news(
    query: Query,
    engine: Asking,
    store: Store,
    *,
    since: Cursor,
    limit: int | None,
    by_story: bool = False,
) -> News:
    """
    The articles that *query* finds among those that arrived after *since*, *limit* of them at most
    (None: all). With *by_story* a story counts once: a copy of one that *query* found before,
    whenever that was published, or that is among these, is no news.

    An article that is stored and not yet in the index ends the list: it is new the next time.
    """
    # In this order: what arrives while we look has a number above *until*.
    until = store.arrived_by(engine.revision, since.arrival)
    arrived = store.arrivals_after(since.arrival)
    fresh = {id_: number for id_, number in arrived.items() if number <= until}
    hits: list[Hit] = []
    if fresh:
        found = {hit.id: hit for hit in _all(query, engine)}
        hits = [found[id_] for id_ in fresh if id_ in found]
    if hits and by_story:
        before = {hit.id for hit in _all(_at_any_time(query), engine)} - arrived.keys()
        hits = _once_a_story(hits, before, store)
    waiting = 0
    if limit is not None and len(hits) > limit:
        waiting = len(hits) - limit
        hits = hits[:limit]
        until = fresh[hits[-1].id] if hits else since.arrival
    shown = tuple(hits)
    results = SearchResults(
        hits=ManyHits(shown, query, store, engine),
        total=len(shown),
        query=query,
        ids=tuple(hit.id for hit in shown),
    )
    return News(results, replace(since, arrival=until), waiting, not since.at)


def _all(query: Query, engine: Asking) -> Sequence[Hit]:
    return engine.search(query, limit=None, sort=Sort.NEWEST).hits


def _at_any_time(query: Query) -> Query:
    """*query* as if dates did not matter: what a window has left behind was told all the same."""
    dated_or_not = any_of(DateRange(None, None), Missing("date"))
    rest = without(query, DateRange)
    return dated_or_not if rest is None else all_of(rest, dated_or_not)


def _once_a_story(hits: Sequence[Hit], before: set[str], store: Store) -> list[Hit]:
    """The first hit of each story that has no member in *before*."""
    belonging = find_belonging(store, [hit.id for hit in hits])
    told: set[str] = set()
    kept = []
    for hit in hits:
        story = belonging.get(hit.id)
        if story is not None:
            if story.story in told or any(one.id in before for one in story.members):
                continue
            told.add(story.story)
        kept.append(hit)
    return kept


def to_key(query: str, *, by_story: bool, **days: str | None) -> str:
    """
    What a cursor is kept under: the query as written, white space apart, and what else limits it.

    So `query:ukraine` goes on where it was when the saved query is edited.
    """
    options = [f"--{name} {written}" for name, written in days.items() if written]
    return " ".join([*query.split(), *options, *(["--by story"] if by_story else ())])


def check_writable(directory: str) -> None:
    """Raise ArchiveError when no cursor could be kept in the archive: said before printing."""
    for path in (directory, os.path.join(directory, DATABASE)):
        if not os.access(path, os.W_OK):
            raise ArchiveError(
                f"{path} may not be written: what is new is remembered in the archive"
            )


def read_cursor(store: Store, reader: str, query: str) -> Cursor:
    """How far *reader* has read *query*, which may be not at all. Raises SettingsError."""
    arrival, at = store.cursor(check_reader(reader), query)
    return Cursor(reader, query, arrival, at)


def move_cursor(directory: str, cursor: Cursor) -> None:
    """
    Remember that *cursor* was reached; one that is further on already stays.

    It does not wait for whoever adds articles, only for the end of a transaction. Raises BusyError,
    ArchiveError.
    """
    path = os.path.join(directory, DATABASE)
    now = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    with closing(open_database(directory, write=True)) as database, translated(path):
        database.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        database.execute(
            "INSERT INTO cursors VALUES (?, ?, ?, ?) ON CONFLICT (reader, query) DO UPDATE SET "
            "arrival = max(arrival, excluded.arrival), at = excluded.at",
            (check_reader(cursor.reader), cursor.query, cursor.arrival, now),
        )


def drop_cursor(directory: str, cursor: Cursor) -> bool:
    """Forget how far this reader has read this query; whether there was anything to forget."""
    path = os.path.join(directory, DATABASE)
    with closing(open_database(directory, write=True)) as database, translated(path):
        database.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        dropped = database.execute(
            "DELETE FROM cursors WHERE reader = ? AND query = ?",
            (check_reader(cursor.reader), cursor.query),
        )
        return dropped.rowcount > 0
