"""
Stories kept in articles.db: who is linked with whom, and which story everybody belongs to.

`members` has a row for each article: its clue, its number (a new one whenever the clue changes),
the number it came in under, and the number of the article that leads its story. `links` has both
directions of every pair that is one story, with the shingles they share. `formerly` says which
member of its story a removed article leaves behind, so that its id goes on naming the story.

All of this changes in the transaction that changes the articles. Who shares text with an article is
looked up in the sketches beside the database (sketches.py), which are made from `members`.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archive.stories.grouping import group
from archive.stories.relation import LATE, NEAR, ONE, SHARED, Relation, relate
from archive.stories.shingles import Shingler, sparsities, sparsity
from archive.stories.sketches import Sketches
from archive.stories.telling import Clue, Telling, read_sketch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray


FOLDER = "stories"
KEPT = 2_000
"""Texts that stay ready to be compared: about 25 MB."""
DOUBT = 0.5
"""A candidate is compared when its sketch shows this part of the containment that it needs: with 24
hashes, one true pair in ten thousand shows less."""
LARGEST = 5_000
"""Articles that hang together and are grouped anew at once; what comes after keeps its story."""


class Member(NamedTuple):
    """A row of `members`."""

    number: int
    id: str
    arrival: int
    clue: Clue
    story: int


class Stories:
    """
    The stories of the store that owns *database*, which is open for writing unless *reading*: then
    they can be asked, and nothing is written.

    *read_text* gives the text of an article by its id.
    """

    def __init__(
        self,
        directory: str,
        database: sqlite3.Connection,
        read_text: Callable[[str], str],
        *,
        reading: bool = False,
    ) -> None:
        self._directory = os.path.join(directory, FOLDER)
        self._db = database
        self._read_text = read_text
        self._reading = reading
        self._shingler = Shingler()
        self._tellings: OrderedDict[int, Telling] = OrderedDict()
        self._texts: dict[int, str] = {}  # of the articles that are being kept
        self._sketches: Sketches | None = None

    def keep(self, told: Iterable[tuple[str, Clue, str]]) -> list[str]:
        """
        Link these articles (id, clue, text), in place of what was known of them, and group them.

        Within the transaction that puts them in. Returns the ids of the other articles whose story
        has changed.
        """
        dirty: set[int] = set()
        stories: set[int] = set()
        own: set[str] = set()
        for id_, clue, text in told:
            own.add(id_)
            before = self._member(id_)
            if before is not None:
                if before.clue == clue:
                    continue
                stories.add(before.story)
                dirty |= self._unlink(before.number)
            number = self._insert(id_, before.arrival if before else None, clue)
            self._texts[number] = text
            self._link(number, clue, id_)
            dirty.add(number)
        self._texts.clear()
        return [id_ for id_ in self._regroup(dirty, stories) if id_ not in own]

    def remove(self, ids: Iterable[str]) -> list[str]:
        """Forget these articles; return the ids of the others whose story has changed."""
        dirty: set[int] = set()
        stories: set[int] = set()
        for id_ in ids:
            member = self._member(id_)
            if member is None:
                continue
            heir = self._db.execute(
                "SELECT id FROM members WHERE story = ? AND number != ? ORDER BY told, id LIMIT 1",
                (member.story, member.number),
            ).fetchone()
            if heir is not None:
                self._db.execute("INSERT OR REPLACE INTO formerly VALUES (?, ?)", (id_, heir[0]))
                self._db.execute("UPDATE formerly SET heir = ? WHERE heir = ?", (heir[0], id_))
            else:
                self._db.execute("DELETE FROM formerly WHERE heir = ?", (id_,))
            stories.add(member.story)
            dirty |= self._unlink(member.number)
        return self._regroup(dirty, stories)

    def settle(self) -> None:
        """Write new sketches to disk when there are many; after the transaction."""
        if self._sketches is not None:
            self._sketches.settle(self._alive)

    def forget(self) -> None:
        """Drop what is in memory: the transaction was undone."""
        self._sketches = None
        self._tellings.clear()

    def kin(self, id_: str) -> Iterator[tuple[str, Relation]]:
        """Every article that shares text with *id_*, with how they are related."""
        member = self._member(id_)
        if member is None:
            return
        telling = self._telling(member.number, member.clue, member.id)
        for other in self._candidates(member.number, member.clue, wide=True):
            found = relate(telling, self._telling(other.number, other.clue, other.id))
            if found is not None:
                yield other.id, found

    def relation(self, id_: str, other: str) -> Relation | None:
        """How two articles are related; None when they share no text, or one is not here."""
        one, two = self._member(id_), self._member(other)
        if one is None or two is None:
            return None
        return relate(
            self._telling(one.number, one.clue, one.id), self._telling(two.number, two.clue, two.id)
        )

    # Within

    def _insert(self, id_: str, arrival: int | None, clue: Clue) -> int:
        cursor = self._db.execute(
            "INSERT INTO members (id, arrival, told, outlet, url, size, sketch, story) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
            (id_, arrival or 0, *clue),
        )
        number = int(cursor.lastrowid or 0)
        self._db.execute(
            "UPDATE members SET story = number, arrival = CASE arrival WHEN 0 THEN number "
            "ELSE arrival END WHERE number = ?",
            (number,),
        )
        self._db.execute("DELETE FROM formerly WHERE id = ?", (id_,))
        return number

    def _unlink(self, number: int) -> set[int]:
        """Take a member out; return those that it was linked with."""
        others = {int(b) for (b,) in self._db.execute("SELECT b FROM links WHERE a = ?", (number,))}
        for other in others:
            self._db.execute("DELETE FROM links WHERE a = ? AND b = ?", (other, number))
        self._db.execute("DELETE FROM links WHERE a = ?", (number,))
        self._db.execute("DELETE FROM members WHERE number = ?", (number,))
        self._tellings.pop(number, None)
        return others

    def _link(self, number: int, clue: Clue, id_: str) -> None:
        """Find who is one story with a new member."""
        for other in self._candidates(number, clue):
            telling = self._telling(number, clue, id_)
            found = relate(telling, self._telling(other.number, other.clue, other.id))
            if found is not None and found.merges:
                rows = ((number, other.number), (other.number, number))
                self._db.executemany(
                    "INSERT OR REPLACE INTO links VALUES (?, ?, ?)",
                    [(a, b, found.shared) for a, b in rows],
                )
        self._post(self._open_sketches(), number, clue)

    def _candidates(self, number: int, clue: Clue, *, wide: bool = False) -> Iterator[Member]:
        """The members whose sketches say that they may share text; *wide*: however little."""
        found = self._open_sketches().find(read_sketch(clue.sketch))
        steps = np.maximum(sparsities(found.sizes), sparsity(clue.size))
        small = np.minimum(found.sizes, clue.size)
        near = (np.abs(found.days - clue.day) <= NEAR) | (found.days == 0) | (clue.day == 0)
        needed = np.where(near, ONE, LATE) if not wide else SHARED
        hopeful = found.shared * steps >= DOUBT * needed * small
        numbers = set(found.numbers[hopeful].tolist())
        if clue.url:
            numbers |= {
                int(n)
                for (n,) in self._db.execute(
                    "SELECT number FROM members WHERE url = ? LIMIT 100", (clue.url,)
                )
            }
        yield from self._members(numbers - {number})

    def _members(self, numbers: Iterable[int]) -> Iterator[Member]:
        listed = sorted(numbers)
        for start in range(0, len(listed), 500):
            page = listed[start : start + 500]
            marks = ",".join("?" * len(page))
            rows = self._db.execute(
                "SELECT number, id, arrival, told, outlet, url, size, sketch, story "  # noqa: S608
                f"FROM members WHERE number IN ({marks})",
                page,
            ).fetchall()
            for row in rows:
                yield Member(row[0], row[1], row[2], Clue(*row[3:8]), row[8])

    def _member(self, id_: str) -> Member | None:
        row = self._db.execute(
            "SELECT number, id, arrival, told, outlet, url, size, sketch, story "
            "FROM members WHERE id = ?",
            (id_,),
        ).fetchone()
        return None if row is None else Member(row[0], row[1], row[2], Clue(*row[3:8]), row[8])

    def _telling(self, number: int, clue: Clue, id_: str) -> Telling:
        telling = self._tellings.get(number)
        if telling is None:
            text = self._texts.get(number)
            text = self._read_text(id_) if text is None else text
            telling = self._tellings[number] = Telling(clue, text, self._shingler)
            if len(self._tellings) > KEPT:
                self._tellings.popitem(last=False)
        else:
            self._tellings.move_to_end(number)
        return telling

    def _regroup(self, dirty: set[int], stories: set[int]) -> list[str]:
        """
        Group anew what hangs together with *dirty*; return the ids in *stories*, which lost a
        member, and in those that have gained or lost one now.
        """
        done: set[int] = set()
        for number in sorted(dirty):
            if number not in done:
                members = self._component(number)
                done |= members
                stories |= self._settle_component(members)
        ids: list[str] = []
        for story in sorted(stories):
            rows = self._db.execute("SELECT id FROM members WHERE story = ? ORDER BY id", (story,))
            ids += [str(id_) for (id_,) in rows]
        return ids

    def _component(self, number: int) -> set[int]:
        """Everybody who hangs together with *number* through links."""
        found = {number}
        todo = [number]
        while todo and len(found) < LARGEST:
            rows = self._db.execute("SELECT b FROM links WHERE a = ?", (todo.pop(),))
            fresh = {int(b) for (b,) in rows} - found
            found |= fresh
            todo += fresh
        return found

    def _settle_component(self, numbers: set[int]) -> set[int]:
        """Who leads whom among *numbers*; returns the stories that gained or lost a member."""
        members = {member.number: member for member in self._members(numbers)}
        strength: dict[tuple[int, int], float] = {}
        if len(members) > 1:
            for number, member in members.items():
                for b, shared in self._db.execute(
                    "SELECT b, shared FROM links WHERE a = ? AND b > ?", (number, number)
                ):
                    if b in members:
                        small = min(member.clue.size, members[b].clue.size)
                        strength[number, b] = shared / max(1, small)
        leaders = group(
            members, rank=lambda n: (members[n].clue.when, members[n].id), strength=strength
        )
        changed: set[int] = set()
        for number, leader in leaders.items():
            before = members[number].story
            if before != leader:
                self._db.execute("UPDATE members SET story = ? WHERE number = ?", (leader, number))
                changed |= {before, leader}
        return changed

    def _open_sketches(self) -> Sketches:
        """The sketches, with those that no run has yet."""
        if self._sketches is None:
            sketches = Sketches(self._directory)
            (last,) = self._db.execute(
                "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'members'"
            ).fetchone()
            if sketches.last > last:  # they are of another history: the database was restored
                sketches.clear(on_disk=not self._reading)
            for number, *clue in self._db.execute(
                "SELECT number, told, outlet, url, size, sketch FROM members WHERE number > ? "
                "ORDER BY number",
                (sketches.last,),
            ).fetchall():
                self._post(sketches, number, Clue(*clue))
                if not self._reading:
                    sketches.settle(self._alive)
            self._sketches = sketches
        return self._sketches

    def _post(self, sketches: Sketches, number: int, clue: Clue) -> None:
        sketches.add(number, read_sketch(clue.sketch), size=clue.size, day=clue.day)

    def _alive(self, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of *numbers* are still members."""
        low, high = int(numbers.min(initial=0)), int(numbers.max(initial=0))
        rows = self._db.execute(
            "SELECT number FROM members WHERE number BETWEEN ? AND ?", (low, high)
        )
        return np.isin(numbers, np.fromiter((n for (n,) in rows), np.int64))
