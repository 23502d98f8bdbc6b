"""
articles.db: what came in and what we made of it. It is the truth; all else can be rebuilt from it.

One SQLite file in WAL mode, so that readers never wait for a writer. Every change (added, changed,
removed) gets a sequence number, and every transaction ends at one that `commits` keeps: an index
that says "I hold everything up to N" can be brought up to date, and one that was built from another
history (a restored backup) is recognised. Numbers grow with the clock, so that two histories that
part do not meet again at the same number.

What a transaction has committed survives kill -9 and power loss alike: synchronous=FULL syncs the
log at each commit, which is cheap because articles come in batches. secure_delete overwrites what
is deleted, and the log is emptied after a removal: a removed article's bytes are gone.

The file may be forged: the schema must be exactly ours (no triggers, no views), and values from it
are data that is checked when it is read. Whoever writes holds the lock (lock.py); nothing here
takes it.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from archive.database import DATABASE, open_database, translated
from archive.errors import DamagedError, NoSuchArticleError
from archive.head import Head, to_head
from archive.plain import unpack
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from archive.article import Article, Given
    from archive.entry import Entry
    from archive.learning.tables import Taught
    from archive.sources.document import Beside

_T = TypeVar("_T")
ID_DIGITS = 12
SHORTEST_PREFIX = 4
"""Hex digits of an id that a person must give at least, as in git."""
_PAGE = 500  # ids per query: SQLite before 3.32 takes 999 variables


class Facts(Frozen):
    """How an article came in: *added* an ISO instant, *made* the rules that read it."""

    digest: str
    added: str
    kind: str
    origin: str
    made: str
    given: Given
    beside: Beside


class Store:
    """
    An open articles.db. One thread at a time; `close` it.

    Every method raises DamagedError when the file is damaged, and ArchiveError when the disk is
    full or cannot be written.
    """

    def __init__(self, path: str, database: sqlite3.Connection) -> None:
        self.path = path
        self._db = database

    def close(self) -> None:
        self._db.close()

    @property
    def taught(self) -> Taught:
        """The lessons of the articles, and what was learnt from them."""
        from archive.learning.tables import Taught

        return Taught(self.path, self._db)

    def sequence(self) -> int:
        """The number of the last change, 0 before the first."""
        return self._number("SELECT coalesce(max(seq), 0) FROM commits")

    def knows(self, sequence: int) -> bool:
        """Whether this store ever stood at *sequence*."""
        return sequence == 0 or bool(
            self._number("SELECT count(*) FROM commits WHERE seq = ?", sequence)
        )

    def size(self) -> int:
        """How many articles there are."""
        return self._number("SELECT count(*) FROM articles")

    def changed_since(self, sequence: int) -> int:
        """How many articles came, changed or went after *sequence*."""
        changed = self._number("SELECT count(*) FROM articles WHERE seq > ?", sequence)
        return changed + self._number("SELECT count(*) FROM removed WHERE seq > ?", sequence)

    def steps(self, sequence: int, size: int) -> list[int]:
        """
        The numbers at which to pause on the way from *sequence* to the last: ends of transactions,
        about *size* changes apart.
        """
        changes = self._rows(
            "SELECT seq FROM articles WHERE seq > ?1 "
            "UNION ALL SELECT seq FROM removed WHERE seq > ?1 ORDER BY seq",
            sequence,
        )
        ends = self._rows("SELECT seq FROM commits WHERE seq > ? ORDER BY seq", sequence)
        steps: list[int] = []
        at = counted = 0
        for (end,) in ends:
            while at < len(changes) and changes[at][0] <= end:
                at += 1
            if at - counted >= size:
                steps.append(end)
                counted = at
        if ends and (not steps or steps[-1] != ends[-1][0]):
            steps.append(ends[-1][0])
        return steps

    def arrivals(self, after: int, until: int) -> list[str]:
        """The ids of the articles that came or changed in (after, until], in that order."""
        rows = self._rows(
            "SELECT id FROM articles WHERE seq > ? AND seq <= ? ORDER BY seq", after, until
        )
        return [str(id_) for (id_,) in rows]

    def removals(self, after: int, until: int) -> list[str]:
        """The ids of the articles removed in (after, until], in that order."""
        rows = self._rows(
            "SELECT id FROM removed WHERE seq > ? AND seq <= ? ORDER BY seq", after, until
        )
        return [str(id_) for (id_,) in rows]

    def ids(self) -> Iterator[str]:
        """Every id in the order of arrival; the store may be written to meanwhile."""
        sql = "SELECT seq, id FROM articles WHERE seq > ? ORDER BY seq LIMIT ?"
        after = -1
        while page := self._rows(sql, after, _PAGE):
            yield from (str(id_) for _, id_ in page)
            after = page[-1][0]

    def here(self, digest: str) -> str | None:
        """The id of the article with these bytes, None when there is none."""
        rows = self._rows("SELECT id FROM articles WHERE digest = ?", digest)
        return str(rows[0][0]) if rows else None

    def holds(self, entry: Entry) -> bool:
        """Whether *entry* is here as it is: read by the same rules, and to the same end."""
        rows = self._rows("SELECT made, head, record FROM articles WHERE digest = ?", entry.digest)
        return rows == [(entry.made, entry.head, entry.record)]

    def was_removed(self, digest: str) -> bool:
        """Whether the article with these bytes was removed and has not come back."""
        return bool(self._rows("SELECT 1 FROM removed WHERE digest = ?", digest))

    def resolve(self, written: str) -> str:
        """
        The id that *written*, an id or the beginning of one (or of the digest), means.

        Raises NoSuchArticleError when there is none, or naming several.
        """
        prefix = written.strip().casefold().removeprefix("id:")
        shown = repr(written[:80])
        if not prefix or prefix.strip("0123456789abcdef") or len(prefix) > 64:
            raise NoSuchArticleError(f"{shown} is no id: an id is 12 or more of 0-9 and a-f")
        if self._rows("SELECT 1 FROM articles WHERE id = ?", prefix):
            return prefix
        if len(prefix) < SHORTEST_PREFIX:
            raise NoSuchArticleError(f"{shown} is too short for an id: give 4 digits or more")
        rows = self._rows(
            "SELECT id FROM articles WHERE digest >= ? AND digest < ? ORDER BY id LIMIT 6",
            prefix,
            prefix + "g",
        )
        if len(rows) == 1:
            return str(rows[0][0])
        if rows:
            several = ", ".join(str(id_) for (id_,) in rows[:5]) + (" ..." if len(rows) > 5 else "")
            raise NoSuchArticleError(f"{shown} is the beginning of several ids: {several}")
        raise NoSuchArticleError(f"no article has the id {shown}")

    def heads(self, ids: Sequence[str]) -> dict[str, Head]:
        """What a list shows of each of these articles, by id; ids that are gone are left out."""
        found: dict[str, Head] = {}
        for start in range(0, len(ids), _PAGE):
            page = ids[start : start + _PAGE]
            marks = ",".join("?" * len(page))
            for id_, head in self._rows(
                f"SELECT id, head FROM articles WHERE id IN ({marks})",  # noqa: S608
                *page,
            ):
                found[id_] = self._read(id_, partial(to_head, head, id=id_))
        return found

    def article(self, id_: str) -> Article:
        """The article with exactly this id. Raises NoSuchArticleError."""
        from archive.record import to_article

        return self._read(id_, partial(to_article, self._record(id_), id=id_))

    def raw(self, id_: str) -> bytes:
        """The bytes that came in as the article with exactly this id. Raises NoSuchArticleError."""
        rows = self._rows(
            "SELECT size, data FROM raw JOIN articles USING (digest) WHERE id = ?", id_
        )
        if not rows:
            if self._rows("SELECT 1 FROM articles WHERE id = ?", id_):
                raise DamagedError(f"{self.path}: the bytes of article {id_} are missing")
            raise NoSuchArticleError(f"no article has the id {id_!r}")
        size, data = rows[0]
        return self._read(id_, lambda: unpack(data, size=int(size)))

    def facts(self, id_: str, *, given: Given | None = None) -> Facts:
        """
        How the article with exactly this id came in. Raises NoSuchArticleError.

        With *given*, that is taken for what was said of it, and what is damaged is passed over.
        """
        rows = self._rows(
            "SELECT digest, added, kind, origin, made, given, beside FROM articles WHERE id = ?",
            id_,
        )
        if not rows:
            raise NoSuchArticleError(f"no article has the id {id_!r}")
        digest, added, kind, origin, made, written, known = (str(value) for value in rows[0])
        from archive.record import parse_beside

        beside = self._read(id_, partial(parse_beside, known, damaged_ok=given is not None))
        if given is None:
            from archive.record import parse_given

            given = self._read(id_, partial(parse_given, written))
        return Facts(digest, added, kind, origin, made, given, beside)

    def digest(self, id_: str) -> str:
        """The digest under which the bytes of this article are kept; "" when it is gone."""
        rows = self._rows("SELECT digest FROM articles WHERE id = ?", id_)
        return str(rows[0][0]) if rows else ""

    def stale(self, made: str) -> list[str]:
        """The ids of the articles that other rules than *made* have read, as they came."""
        rows = self._rows("SELECT id FROM articles WHERE made != ? ORDER BY seq", made)
        return [str(id_) for (id_,) in rows]

    def outlets(self) -> tuple[str, ...]:
        """The canonical names of the outlets, in order."""
        rows = self._rows(
            "SELECT DISTINCT source FROM articles WHERE source IS NOT NULL ORDER BY 1"
        )
        return tuple(str(name) for (name,) in rows)

    def addresses(self) -> set[str]:
        """Where the articles are, and where they were found and fetched."""
        rows = self._rows(
            "SELECT origin, json_extract(head, '$.url'), json_extract(beside, '$.url')"
            " FROM articles"
        )
        return {str(address) for row in rows for address in row if address}

    def add(self, entries: Sequence[Entry], *, now: float) -> list[str]:
        """
        Put *entries* in, in one transaction; return their ids. *now* is seconds since 1970.

        An entry whose bytes are here already replaces what was made of them and keeps its id; one
        whose bytes were removed comes back.
        """
        ids: list[str] = []
        taught = self.taught
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
                    (id_, entry.digest, number(), entry.added, entry.kind, entry.origin,
                     _storable(entry.title), _storable(entry.source), entry.day, entry.words,
                     entry.given, entry.made, entry.head, entry.record, entry.beside),
                )  # fmt: skip
                taught.keep(id_, entry.lessons)
                ids.append(id_)
        return ids

    def remove(self, ids: Iterable[str], *, now: float) -> int:
        """
        Take these articles out, their bytes too, and remember that they were; return how many.

        When this returns, no byte of them is left in the database or its log.
        """
        count = 0
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
                count += 1
        with translated(self.path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return count

    def problems(self) -> list[str]:
        """What SQLite itself finds wrong with the file: one line each, none when it is sound."""
        try:
            rows = self._db.execute("PRAGMA integrity_check(20)").fetchall()
        except sqlite3.DatabaseError as error:
            return [f"{DATABASE}: {error}"]
        return [f"{DATABASE}: {row[0]}" for row in rows if row[0] != "ok"]

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
                raise

    def _record(self, id_: str) -> object:
        rows = self._rows("SELECT record FROM articles WHERE id = ?", id_)
        if not rows:
            raise NoSuchArticleError(f"no article has the id {id_!r}")
        return rows[0][0]

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with translated(self.path):
            return self._db.execute(sql, values).fetchall()

    def _number(self, sql: str, *values: object) -> int:
        value = self._rows(sql, *values)[0][0]
        if not isinstance(value, int):
            raise DamagedError(f"{self.path}: a number is not one: restore it from a backup")
        return value

    def _read(self, id_: str, read: Callable[[], _T]) -> _T:
        try:
            return read()
        except ValueError as error:
            raise DamagedError(
                f"{self.path}: article {id_[:80]!r}: {error}: run archive check --repair"
            ) from None


def _storable(text: str | None) -> str | None:
    """*text* without lone surrogates, which JSON may hold and SQLite refuses."""
    return text if text is None else text.encode("utf-8", "replace").decode("utf-8")


def open_store(directory: str, *, write: bool = False) -> Store:
    """
    Open the store of the archive in *directory*, for reading alone unless *write*.

    Raises NoArchiveError when there is none, DamagedError when the file is not ours, of a newer
    format, or broken.
    """
    return Store(os.path.join(directory, DATABASE), open_database(directory, write=write))
