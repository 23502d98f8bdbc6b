"""
The store opened for writing: articles put in and taken out, with all that is kept of them.

Whoever opens it holds the lock (lock.py); nothing here takes it. A transaction changes the
articles, their bytes, their lessons and their stories together, or nothing.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from archive.database import DATABASE, open_database, translated
from archive.errors import DamagedError
from archive.store import ID_DIGITS, Store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from archive.entry import Entry
    from archive.learning.tables import Taught
    from archive.stories.telling import Clue


RETOLD = 500
"""Articles whose stories are made anew in one transaction."""


class WritingStore(Store):
    """
    An open articles.db that can be written to.

    *touched* holds the ids of articles that changed only because their story did, for the index;
    whoever has put them there takes them out.
    """

    writing = True

    def __init__(self, path: str, database: sqlite3.Connection) -> None:
        super().__init__(path, database)
        self.touched: dict[str, None] = {}

    @property
    def taught(self) -> Taught:
        """The lessons of the articles, and what was learnt from them."""
        from archive.learning.tables import Taught

        return Taught(self.path, self._db)

    def add(self, entries: Sequence[Entry], *, now: float) -> list[str]:
        """
        Put *entries* in, in one transaction; return their ids. *now* is seconds since 1970.

        An entry whose bytes are here already replaces what was made of them and keeps its id; one
        whose bytes were removed comes back. Articles whose story changes by it have changed too.
        """
        ids: list[str] = []
        taught = self.taught
        told: list[tuple[str, Clue, str]] = []
        with self._transaction(now) as number:
            for entry in entries:
                id_ = self._id_for(entry.digest)
                self._db.execute(
                    "INSERT OR IGNORE INTO raw VALUES (?, ?, ?)",
                    (entry.digest, entry.size, entry.data),
                )
                self._db.execute("DELETE FROM removed WHERE digest = ?", (entry.digest,))
                self._db.execute(
                    "INSERT OR REPLACE INTO articles VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    (
                        id_,
                        entry.digest,
                        number(),
                        entry.added,
                        entry.kind,
                        entry.origin,
                        _storable(entry.title),
                        _storable(entry.source),
                        entry.day,
                        entry.words,
                        entry.given,
                        entry.made,
                        entry.head,
                        entry.record,
                        entry.beside,
                    ),
                )
                taught.keep(id_, entry.lessons)
                ids.append(id_)
                if entry.clue is not None:
                    told.append((id_, entry.clue, entry.text))
            if told:
                self._touch(self.stories.keep(told), number)
        if told:
            self.stories.settle()
        return ids

    def remove(self, ids: Iterable[str], *, now: float) -> int:
        """
        Take these articles out, their bytes too, and remember that they were; return how many.

        When this returns, no byte of them is left in the database or its log.
        """
        gone: list[str] = []
        taught = self.taught
        with self._transaction(now) as number:
            for id_ in ids:
                found = self._db.execute(
                    "SELECT digest FROM articles WHERE id = ?", (id_,)
                ).fetchone()
                if found is None:
                    continue
                self._db.execute("DELETE FROM articles WHERE id = ?", (id_,))
                self._db.execute("DELETE FROM raw WHERE digest = ?", found)
                taught.keep(id_, ())
                self._db.execute("INSERT INTO removed VALUES (?, ?, ?)", (id_, found[0], number()))
                gone.append(id_)
            if gone:
                self._touch(self.stories.remove(gone), number)
        with translated(self.path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return len(gone)

    def retell(self, *, now: float) -> None:
        """Make all stories anew from the articles; one that cannot be read is left out."""
        from archive.stories.shingles import Shingler
        from archive.stories.telling import to_clue

        shingler = Shingler()
        ids = list(self.ids())
        with self._transaction(now):
            self.stories.clear()
        for start in range(0, len(ids), RETOLD):
            told: list[tuple[str, Clue, str]] = []
            for id_ in ids[start : start + RETOLD]:
                with suppress(DamagedError):
                    article = self.article(id_)
                    told.append((id_, to_clue(article, shingler), article.text))
            with self._transaction(now):
                self.stories.keep(told)
            self.stories.settle()

    def _touch(self, ids: Iterable[str], number: Callable[[], int]) -> None:
        """These articles have changed: their story has."""
        for id_ in ids:
            self._db.execute("UPDATE articles SET seq = ? WHERE id = ?", (number(), id_))
            self.touched[id_] = None

    def _id_for(self, digest: str) -> str:
        """The id of *digest*: its first 12 digits, more when another article has these."""
        known = (
            "SELECT id FROM articles WHERE {0} = ?1 UNION ALL SELECT id FROM removed WHERE {0} = ?1"
        )
        row = self._db.execute(known.format("digest"), (digest,)).fetchone()
        if row is not None:
            return str(row[0])
        for length in range(ID_DIGITS, len(digest) + 1):
            if not self._db.execute(known.format("id"), (digest[:length],)).fetchone():
                return digest[:length]
        raise DamagedError(f"{self.path}: no id is left for {digest}")

    @contextmanager
    def _transaction(self, now: float) -> Iterator[Callable[[], int]]:
        """All or nothing; yields what gives the next sequence number. None taken: no commit."""
        with translated(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                start = max(self.sequence(), int(now * 1_000_000))
                last = start

                def number() -> int:
                    nonlocal last
                    last += 1
                    return last

                yield number
                if last > start:
                    self._db.execute("INSERT INTO commits VALUES (?)", (last,))
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                    self._stories = None
                raise


def _storable(text: str | None) -> str | None:
    """*text* without lone surrogates, which JSON may hold and SQLite refuses."""
    return text if text is None else text.encode("utf-8", "replace").decode("utf-8")


def open_for_storing(directory: str) -> WritingStore:
    """
    Open the store of the archive in *directory* for writing. Raises what `open_store` does.
    """
    return WritingStore(os.path.join(directory, DATABASE), open_database(directory, write=True))
