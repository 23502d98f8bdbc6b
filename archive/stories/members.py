"""
The tables of stories in articles.db: a row of `members` for each article, both directions of each
link in `links`, and in `formerly` whom a removed article leaves behind.

Nothing here begins or ends a transaction, or decides who is linked.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from archive.stories.telling import Clue

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_COLUMNS = "number, id, told, outlet, url, mark, size, sketch, story"
_PAGE = 500
_AT_ADDRESS = 100
"""As many articles of one address are looked at."""


class Member(NamedTuple):
    """A row of `members`."""

    number: int
    id: str
    clue: Clue
    story: int

    @property
    def rank(self) -> tuple[str, str]:
        """Its place in time: the earliest leads."""
        return self.clue.when, self.id


class Members:
    """
    The members in *database*, and how they are linked.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def last_number(self) -> int:
        """The number that was given last, removed or not."""
        (last,) = self._db.execute(
            "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'members'"
        ).fetchone()
        return int(last)

    def ids(self) -> Iterator[str]:
        """The articles that are known."""
        for (id_,) in self._db.execute("SELECT id FROM members"):
            yield str(id_)

    def get(self, id_: str) -> Member | None:
        """The member with this id."""
        row = self._db.execute(f"SELECT {_COLUMNS} FROM members WHERE id = ?", (id_,)).fetchone()  # noqa: S608
        return None if row is None else _to_member(row)

    def rows(self, numbers: Iterable[int]) -> Iterator[Member]:
        """Those of these numbers, in their order."""
        listed = sorted(numbers)
        for start in range(0, len(listed), _PAGE):
            page = listed[start : start + _PAGE]
            marks = ",".join("?" * len(page))
            found = self._db.execute(
                f"SELECT {_COLUMNS} FROM members WHERE number IN ({marks}) ORDER BY number",  # noqa: S608
                page,
            ).fetchall()
            yield from map(_to_member, found)

    def after(self, number: int, some: int) -> Iterator[list[Member]]:
        """Those with larger numbers, in order, *some* at a time."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM members WHERE number > ? ORDER BY number",  # noqa: S608
            (number,),
        )
        while page := rows.fetchmany(some):
            yield list(map(_to_member, page))

    def numbers_at(self, url: str) -> list[int]:
        """The numbers of those at an address, of the first hundred."""
        rows = self._db.execute(
            f"SELECT number FROM members WHERE url = ? LIMIT {_AT_ADDRESS}",  # noqa: S608
            (url,),
        )
        return [int(number) for (number,) in rows]

    def numbers_between(self, low: int, high: int) -> Iterator[int]:
        """Which numbers from *low* to *high* are still a member's."""
        for (number,) in self._db.execute(
            "SELECT number FROM members WHERE number BETWEEN ? AND ?", (low, high)
        ):
            yield int(number)

    def ids_in(self, story: int) -> list[str]:
        """The ids in a story, in order."""
        rows = self._db.execute("SELECT id FROM members WHERE story = ? ORDER BY id", (story,))
        return [str(id_) for (id_,) in rows]

    def insert(self, number: int, id_: str, clue: Clue) -> None:
        """A new member, in a story of its own."""
        self._db.execute(
            f"INSERT INTO members ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (number, id_, *clue, number),
        )
        self._db.execute("DELETE FROM formerly WHERE id = ?", (id_,))

    def drop(self, number: int) -> set[int]:
        """
        Take a member out; return those that it was linked with.

        Of those with its very text each was perhaps linked with it alone: they are linked anew.
        """
        twins = self._db.execute(
            "SELECT links.b, links.shared FROM links JOIN members one ON one.number = links.a "
            "JOIN members other ON other.number = links.b "
            "WHERE links.a = ? AND other.mark = one.mark ORDER BY links.b",
            (number,),
        ).fetchall()
        for (one, shared), (other, _) in pairwise(twins):
            self.tie(one, other, shared)
        others = {b for b, _ in self.linked(number)}
        self._db.executemany(
            "DELETE FROM links WHERE a = ? AND b = ?", [(other, number) for other in others]
        )
        self._db.execute("DELETE FROM links WHERE a = ?", (number,))
        self._db.execute("DELETE FROM members WHERE number = ?", (number,))
        return others

    def leave(self, member: Member) -> None:
        """Let the first that stays in the story of *member*, who goes, be named by its id."""
        heir = self._db.execute(
            "SELECT id FROM members WHERE story = ? AND number != ? ORDER BY told, id LIMIT 1",
            (member.story, member.number),
        ).fetchone()
        if heir is not None:
            self._db.execute("INSERT OR REPLACE INTO formerly VALUES (?, ?)", (member.id, heir[0]))
            self._db.execute("UPDATE formerly SET heir = ? WHERE heir = ?", (heir[0], member.id))
        else:
            self._db.execute("DELETE FROM formerly WHERE heir = ?", (member.id,))

    def tie(self, one: int, other: int, shared: int) -> None:
        """Link two members that share so many shingles."""
        rows = ((one, other, shared), (other, one, shared))
        self._db.executemany("INSERT OR REPLACE INTO links VALUES (?, ?, ?)", rows)

    def linked(self, number: int, *, above: int = 0) -> list[tuple[int, int]]:
        """Who is linked with a member, and by how many shingles; with numbers *above*."""
        return self._db.execute(
            "SELECT b, shared FROM links WHERE a = ? AND b > ?", (number, above)
        ).fetchall()

    def component(self, number: int) -> set[int]:
        """Everybody who hangs together with *number* through links."""
        found = {number}
        todo = [number]
        while todo:
            fresh = {b for b, _ in self.linked(todo.pop())} - found
            found |= fresh
            todo += fresh
        return found

    def move(self, number: int, story: int) -> None:
        """Write down which story a member is in."""
        self._db.execute("UPDATE members SET story = ? WHERE number = ?", (story, number))

    def count_odd(self) -> int:
        """How many links have one end."""
        (odd,) = self._db.execute(
            "SELECT count(*) FROM links l WHERE NOT EXISTS (SELECT 1 FROM links WHERE a = l.b "
            "AND b = l.a AND shared = l.shared) OR l.a NOT IN (SELECT number FROM members)"
        ).fetchone()
        return int(odd)

    def clear(self) -> None:
        """Forget them all, so that they can be kept again under their names of old."""
        self._db.execute("DELETE FROM links")
        self._db.execute("DELETE FROM members")


def _to_member(row: tuple[int, str, str, str, str, bytes, int, bytes, int]) -> Member:
    return Member(row[0], row[1], Clue(*row[2:8]), row[8])
