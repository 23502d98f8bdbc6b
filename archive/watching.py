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
from contextlib import closing
from typing import TYPE_CHECKING

from archive.belonging import find_belonging
from archive.database import DATABASE, open_database, translated
from archive.errors import ArchiveError, SettingsError
from archive.searching import ManyHits, SearchResults
from index.frozen import Frozen
from index.results import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.store import Store
    from index.engine import Engine
    from index.query import Query
    from index.results import Hit

_READER = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


class News(Frozen):
    """
    What arrived since the cursor *key*, in the order of arrival, and where that cursor stands when
    all of it has been printed.
    """

    results: SearchResults
    key: str
    reached: int


class Cursor(Frozen):
    """How far *reader* has read *query*, and when that was (an ISO instant)."""

    reader: str
    query: str
    arrival: int
    at: str


def check_reader(name: str) -> str:
    """*name*, fit to be a reader's. Raises SettingsError."""
    if not _READER.fullmatch(name):
        raise SettingsError(
            f"{name[:80]!r} cannot name a reader: use a-z and 0-9, and after the first also - _ ."
        )
    return name


def find_news(
    query: Query,
    engine: Engine,
    store: Store,
    *,
    key: str,
    after: int,
    limit: int | None,
    by_story: bool,
) -> News:
    """
    The articles that *query* finds among those that arrived after the cursor *after*, *limit* of
    them at most (None: all). With *by_story* a story counts once: a copy of one that was here
    before *after*, or of one that is among these, is no news.

    An article that is stored and not yet in the index ends the list: it is new the next time.
    """
    until = store.arrived_by(engine.revision, after)
    arrived = store.arrivals_after(after)
    fresh = {id_: number for id_, number in arrived.items() if number <= until}
    hits: list[Hit] = []
    if fresh:
        found = {hit.id: hit for hit in engine.search(query, limit=None, sort=Sort.NEWEST).hits}
        hits = [found[id_] for id_ in fresh if id_ in found]
    if by_story:
        hits = _once_a_story(hits, arrived, store)
    if limit is not None and len(hits) > limit:
        hits = hits[:limit]
        until = fresh[hits[-1].id] if hits else after
    shown = tuple(hits)
    results = SearchResults(
        hits=ManyHits(shown, query, store, engine),
        total=len(shown),
        query=query,
        ids=tuple(hit.id for hit in shown),
    )
    return News(results, key, until)


def _once_a_story(hits: Sequence[Hit], arrived: dict[str, int], store: Store) -> list[Hit]:
    """The first hit of each story all of whose members have *arrived* since."""
    belonging = find_belonging(store, [hit.id for hit in hits])
    told: set[str] = set()
    kept = []
    for hit in hits:
        story = belonging.get(hit.id)
        if story is not None:
            if story.story in told or any(one.id not in arrived for one in story.members):
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


def move_cursor(directory: str, cursor: Cursor) -> None:
    """
    Remember that *cursor* was reached; one that is further on already stays.

    It does not wait for whoever adds articles, only for the end of a transaction. Raises BusyError,
    ArchiveError.
    """
    path = os.path.join(directory, DATABASE)
    with closing(open_database(directory, write=True)) as database, translated(path):
        database.execute("BEGIN IMMEDIATE")
        database.execute(
            "INSERT INTO cursors VALUES (?, ?, ?, ?) ON CONFLICT (reader, query) DO UPDATE SET "
            "arrival = max(arrival, excluded.arrival), at = excluded.at",
            (cursor.reader, cursor.query, cursor.arrival, cursor.at),
        )
        database.execute("COMMIT")


def drop_cursor(directory: str, reader: str, query: str) -> None:
    """Forget how far *reader* has read *query*: everything is new again."""
    path = os.path.join(directory, DATABASE)
    with closing(open_database(directory, write=True)) as database, translated(path):
        database.execute("DELETE FROM cursors WHERE reader = ? AND query = ?", (reader, query))
