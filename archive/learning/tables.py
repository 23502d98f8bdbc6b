"""
Lessons and what was counted from them, in articles.db.

`lessons` has a row for each article and kind; `learned` one for each topic and kind, with the
number of lessons it was counted from (-1: one of them has changed since, so it must be counted
again whatever the number).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.database import translated

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from archive.learning import Lesson


class Taught:
    """
    The two tables, for the store that owns the connection, which is open for writing.
    """

    def __init__(self, path: str, database: sqlite3.Connection) -> None:
        self._path = path
        self._db = database

    def keep(self, id_: str, lessons: Iterable[Lesson]) -> None:
        """Keep the lessons of article *id_* in place of those it had; within a transaction."""
        new = {lesson.kind: (lesson.topic, lesson.data) for lesson in lessons}
        old = {
            str(kind): (str(topic), data)
            for kind, topic, data in self._db.execute(
                "SELECT kind, topic, data FROM lessons WHERE article = ?", (id_,)
            )
        }
        for kind, (topic, data) in old.items():
            if new.get(kind) == (topic, data):
                del new[kind]
                continue
            self._db.execute("DELETE FROM lessons WHERE article = ? AND kind = ?", (id_, kind))
            self._doubt(kind, topic)
        for kind, (topic, data) in new.items():
            self._db.execute("INSERT INTO lessons VALUES (?, ?, ?, ?)", (id_, kind, topic, data))
            if kind in old:
                self._doubt(kind, topic)

    def _doubt(self, kind: str, topic: str) -> None:
        self._db.execute("UPDATE learned SET size = -1 WHERE kind = ? AND topic = ?", (kind, topic))

    def topics(self, kind: str) -> dict[str, int]:
        """The topics of *kind*, and how many lessons there are on each."""
        with translated(self._path):
            rows = self._db.execute(
                "SELECT topic, count(*) FROM lessons WHERE kind = ? GROUP BY topic", (kind,)
            )
            return {str(topic): int(count) for topic, count in rows}

    def lessons(self, kind: str, topic: str) -> list[bytes]:
        """The lessons on *topic*, in the order of the ids of their articles."""
        with translated(self._path):
            rows = self._db.execute(
                "SELECT data FROM lessons WHERE kind = ? AND topic = ? ORDER BY article",
                (kind, topic),
            )
            return [data for (data,) in rows if isinstance(data, bytes)]

    def articles(self, kind: str, topic: str) -> list[tuple[str, bytes]]:
        """The lessons on *topic* with the ids of their articles."""
        with translated(self._path):
            rows = self._db.execute(
                "SELECT article, data FROM lessons WHERE kind = ? AND topic = ? ORDER BY article",
                (kind, topic),
            )
            return [(str(id_), data) for id_, data in rows if isinstance(data, bytes)]

    def counted(self, kind: str) -> dict[str, int]:
        """The topics that have a table, and from how many lessons it was counted."""
        with translated(self._path):
            rows = self._db.execute("SELECT topic, size FROM learned WHERE kind = ?", (kind,))
            return {str(topic): size if isinstance(size, int) else -1 for topic, size in rows}

    def tables(self, kind: str, *, most: int, size: int) -> dict[str, bytes]:
        """The tables of *kind*, best founded first: at most *most*, of *size* bytes together."""
        found: dict[str, bytes] = {}
        with translated(self._path):
            if not self._db.execute(
                "SELECT 1 FROM sqlite_master WHERE name = 'learned'"
            ).fetchone():
                return found  # an archive of format 1 that is only read
            rows = self._db.execute(
                "SELECT topic, data FROM learned WHERE kind = ? AND length(data) > 0 "
                "ORDER BY size DESC, topic LIMIT ?",
                (kind, most),
            )
            for topic, data in rows:
                if not isinstance(data, bytes):
                    continue
                size -= len(data)
                if size < 0:
                    break
                found[str(topic)] = data
        return found

    def put(self, kind: str, topic: str, size: int, data: bytes) -> None:
        """The table of *topic*, counted from *size* lessons; from none: forgotten."""
        with translated(self._path):
            if not size:
                self._db.execute("DELETE FROM learned WHERE kind = ? AND topic = ?", (kind, topic))
                return
            self._db.execute(
                "INSERT OR REPLACE INTO learned VALUES (?, ?, ?, ?)", (kind, topic, size, data)
            )
