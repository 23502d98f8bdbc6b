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
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from archive.database import DATABASE, open_database, translated
from archive.errors import DamagedError, NoSuchArticleError
from archive.head import Head, to_head
from archive.plain import unpack
from archive.resolving import find_id
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archive.article import Article, Given
    from archive.entry import Entry
    from archive.learning.tables import Taught
    from archive.sources.document import Beside
    from archive.stories.keeping import Stories

_T = TypeVar("_T")
ID_DIGITS = 12
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

    writing = False

    def __init__(self, path: str, database: sqlite3.Connection) -> None:
        self.path = path
        self._db = database
        self._stories: Stories | None = None

    def close(self) -> None:
        self._db.close()

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
        The id that *written* means: an id, the beginning of one or of the digest, or an address.

        Raises NoSuchArticleError when there is none, or naming several.
        """
        return find_id(self._rows, written)

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

    @property
    def taught(self) -> Taught:
        """The lessons of the articles, and what was learnt from them."""
        from archive.learning.tables import Taught

        return Taught(self.path, self._db)

    @property
    def stories(self) -> Stories:
        """Which articles are the same news, and why."""
        if self._stories is None:
            from archive.stories.keeping import Stories

            self._stories = Stories(
                os.path.dirname(self.path),
                self._db,
                lambda id_: self.article(id_).text,
                writing=self.writing,
            )
        return self._stories

    def stories_of(self, ids: Sequence[str]) -> dict[str, int]:
        """The numbers of the stories that these articles belong to, a page of ids at most."""
        marks = ",".join("?" * len(ids))
        sql = f"SELECT id, story FROM members WHERE id IN ({marks})"  # noqa: S608
        return {str(id_): int(story) for id_, story in self._rows(sql, *ids)}

    def arrivals_after(self, after: int) -> dict[str, int]:
        """The articles that arrived after *after*, in that order, with their numbers."""
        rows = self._rows(
            "SELECT id, arrival FROM arrivals WHERE arrival > ? ORDER BY arrival", after
        )
        return {str(id_): self._whole(arrival) for id_, arrival in rows}

    def arrived_by(self, sequence: int, after: int) -> int:
        """
        The last arrival up to which an index that stands at *sequence* has everything that arrived
        after *after*.
        """
        last = self._number("SELECT coalesce(max(arrival), 0) FROM arrivals")
        return self._number(
            "SELECT coalesce(min(arrival) - 1, ?) FROM arrivals JOIN articles USING (id) "
            "WHERE articles.seq > ? AND arrival > ?",
            max(last, after),
            sequence,
            after,
        )

    def cursor(self, reader: str, query: str) -> tuple[int, str]:
        """How far *reader* has read *query*, and when it said so: 0 and "" for not at all."""
        rows = self._rows(
            "SELECT arrival, at FROM cursors WHERE reader = ? AND query = ?", reader, query
        )
        return (self._whole(rows[0][0]), str(rows[0][1])) if rows else (0, "")

    def cursors(self) -> list[tuple[str, str, int, str]]:
        """Every cursor: reader, query, arrival, when it was moved."""
        rows = self._rows("SELECT reader, query, arrival, at FROM cursors ORDER BY query, reader")
        return [(str(r), str(q), self._whole(arrival), str(at)) for r, q, arrival, at in rows]

    def kin_of(self, ids: Sequence[str]) -> list[tuple[int, bool, str, str, str, str, int]]:
        """
        Every member of the stories of these articles (a page of ids at most): story, whether it
        leads, id, when published, outlet, URL, size.
        """
        marks = ",".join("?" * len(ids))
        rows = self._rows(
            "SELECT story, number = story, id, told, outlet, url, size FROM members "  # noqa: S608
            f"WHERE story IN (SELECT story FROM members WHERE id IN ({marks}))",
            *ids,
        )
        return [
            (int(story), bool(leads), str(id_), str(told), str(outlet), str(url), int(size))
            for story, leads, id_, told, outlet, url, size in rows
        ]

    def heir(self, id_: str) -> str | None:
        """The member of its story that the removed article *id_* left behind, if it did."""
        rows = self._rows("SELECT heir FROM formerly WHERE id = ?", id_)
        return str(rows[0][0]) if rows else None

    def problems(self) -> list[str]:
        """What SQLite itself finds wrong with the file: one line each, none when it is sound."""
        try:
            rows = self._db.execute("PRAGMA integrity_check(20)").fetchall()
        except sqlite3.DatabaseError as error:
            return [f"{DATABASE}: {error}"]
        return [f"{DATABASE}: {row[0]}" for row in rows if row[0] != "ok"]

    def _record(self, id_: str) -> object:
        rows = self._rows("SELECT record FROM articles WHERE id = ?", id_)
        if not rows:
            raise NoSuchArticleError(f"no article has the id {id_!r}")
        return rows[0][0]

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with translated(self.path):
            return self._db.execute(sql, values).fetchall()

    def _number(self, sql: str, *values: object) -> int:
        return self._whole(self._rows(sql, *values)[0][0])

    def _whole(self, value: object) -> int:
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


def open_store(directory: str) -> Store:
    """
    Open the store of the archive in *directory* for reading.

    Raises NoArchiveError when there is none, DamagedError when the file is not ours, of another
    format, or broken.
    """
    return Store(os.path.join(directory, DATABASE), open_database(directory, write=False))
