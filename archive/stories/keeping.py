"""
Stories kept in articles.db: who is linked with whom, and which story everybody belongs to.

`members` has a row for each article: its clue, its number (a new one whenever the clue changes),
and the number of the article that leads its story. `links` has both
directions of every pair that is one story, with the shingles they share. `formerly` says which
member of its story a removed article leaves behind, so that its id goes on naming the story.

All of this changes in the transaction that changes the articles. Who shares text with an article is
looked up in the sketches beside the database (sketches.py), which are made from `members`.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archive.stories.grouping import group
from archive.stories.relation import (
    LATE,
    NEAR,
    ONE,
    OWN,
    SHARED,
    Relation,
    least_containment,
    relate,
)
from archive.stories.shingles import Shingler, sparsities, sparsity
from archive.stories.sketches import RUN, Sketches
from archive.stories.telling import Clue, Telling, read_sketch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray


FOLDER = "stories"
KEPT = 2_000
"""Texts that stay ready to be compared: about 25 MB."""
DOUBT, DOUBT_WHOLE = 0.5, 0.75
"""A candidate is compared when its sketch shows this part of the containment that it needs, the
second when that is nearly all: of 24 hashes, three true pairs in a thousand at the very bound show
less, and hardly any above it."""
MOST_COMPARED, MOST_LINKS = 2_000, 64
"""A page that two thousand addresses show ("we value your privacy") is not linked with all of them:
leaders come first, and the rest only while there are few links, or when the leader is overtaken."""


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


class Stories:
    """
    The stories of the store that owns *database*; those who only read it are not *writing*.

    *read_text* gives the text of an article by its id.
    """

    def __init__(
        self,
        directory: str,
        database: sqlite3.Connection,
        read_text: Callable[[str], str],
        *,
        writing: bool = True,
    ) -> None:
        self._directory = os.path.join(directory, FOLDER)
        self._db = database
        self._writing = writing
        self._read_text = read_text
        self._shingler = Shingler()
        self._tellings: OrderedDict[int, Telling] = OrderedDict()
        self._texts: dict[int, str] = {}  # of the articles that are being kept
        self._sketches: Sketches | None = None
        self._last = 0  # the number given last, removed or not

    def keep(self, told: Iterable[tuple[str, Clue, str]]) -> list[str]:
        """
        Link these articles (id, clue, text), in place of what was known of them, and group them.

        Within the transaction that puts them in. Returns the ids of the other articles whose story
        has changed.
        """
        dirty: set[int] = set()
        stories: set[int] = set()
        own: set[str] = set()
        self._open_sketches()  # before numbers are given that no commit has yet
        for id_, clue, text in told:
            own.add(id_)
            before = self._member(id_)
            if before is not None:
                if before.clue == clue:
                    continue
                stories.add(before.story)
                dirty |= self._unlink(before.number)
            number = self._insert(id_, clue)
            self._texts[number] = text
            if self._link(number, clue, id_):
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
        """
        Write new sketches to disk when there are many; after the transaction.

        On a full disk they stay in memory: whoever comes next makes them from `members` again.
        """
        if self._sketches is not None and self._sketches.due:
            with suppress(OSError):
                self._sketches.settle(self._alive, self._revision())

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

    def clue(self, id_: str) -> Clue | None:
        """What is known of the article *id_*; None when nothing is."""
        member = self._member(id_)
        return None if member is None else member.clue

    def ids(self) -> Iterator[str]:
        """The articles that are known."""
        for (id_,) in self._db.execute("SELECT id FROM members"):
            yield str(id_)

    def clear(self) -> None:
        """Forget all articles, to be kept again."""
        self._open_sketches().clear()
        self._db.execute("DELETE FROM links")
        self._db.execute("DELETE FROM members")
        self._tellings.clear()

    def problems(self) -> Iterator[str]:
        """What does not fit together: links, the stories that follow from them, and sketches."""
        (odd,) = self._db.execute(
            "SELECT count(*) FROM links l WHERE NOT EXISTS (SELECT 1 FROM links WHERE a = l.b "
            "AND b = l.a AND shared = l.shared) OR l.a NOT IN (SELECT number FROM members)"
        ).fetchone()
        if odd:
            yield f"stories: {odd:,} links have one end"
        sketches = self._open_sketches()
        done: set[int] = set()
        rows = self._db.execute("SELECT number, id, sketch FROM members ORDER BY number").fetchall()
        for number, id_, sketch in rows:
            if number not in done:
                numbers = self._component(number)
                done |= numbers
                members, leaders = self._lead(numbers)
                if any(members[one].story != leader for one, leader in leaders.items()):
                    yield f"stories: that of article {id_} is not what its links say"
            if sketches.lacking(number, read_sketch(sketch)):
                yield f"stories: the sketch of article {id_} is missing"

    # Within

    def _insert(self, id_: str, clue: Clue) -> int:
        self._last += 1
        number = self._last
        self._db.execute(
            "INSERT INTO members (number, id, told, outlet, url, mark, size, sketch, story) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, id_, *clue, number),
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

    def _link(self, number: int, clue: Clue, id_: str) -> int:
        """Find who is one story with a new member; return how many links were made."""
        overtaken: set[int] = set()
        made = 0
        candidates = sorted(
            self._candidates(number, clue), key=lambda one: (one.story != one.number, *one.rank)
        )
        for other in candidates[:MOST_COMPARED]:
            if made >= MOST_LINKS and other.story not in overtaken:
                continue
            telling = self._telling(number, clue, id_)
            found = relate(telling, self._telling(other.number, other.clue, other.id))
            if found is not None and found.merges:
                made += 1
                if other.rank > (clue.when, id_):
                    overtaken.add(other.number)
                rows = ((number, other.number), (other.number, number))
                self._db.executemany(
                    "INSERT OR REPLACE INTO links VALUES (?, ?, ?)",
                    [(a, b, found.shared) for a, b in rows],
                )
        self._post(self._open_sketches(), number, clue)
        return made

    def _candidates(self, number: int, clue: Clue, *, wide: bool = False) -> Iterator[Member]:
        """The members whose sketches say that they may share text; *wide*: however little."""
        found = self._open_sketches().find(read_sketch(clue.sketch))
        steps = np.maximum(sparsities(found.sizes), sparsity(clue.size))
        small = np.maximum(1, np.minimum(found.sizes, clue.size))
        shown = found.shared * steps / small
        near = (np.abs(found.days - clue.day) <= NEAR) | (found.days == 0) | (clue.day == 0)
        hopeful = shown >= (
            np.where(near, ONE * DOUBT, LATE * DOUBT_WHOLE) if not wide else SHARED * DOUBT
        )
        numbers = dict(zip(found.numbers[hopeful].tolist(), shown[hopeful].tolist(), strict=True))
        if clue.url:
            for (n,) in self._db.execute(
                "SELECT number FROM members WHERE url = ? LIMIT 100", (clue.url,)
            ):
                numbers[int(n)] = 1.0
        numbers.pop(number, None)
        for member in self._members(numbers):
            needed = least_containment(clue, member.clue)
            needed *= DOUBT_WHOLE if needed >= OWN else DOUBT
            if wide or numbers[member.number] >= needed:
                yield member

    def _members(self, numbers: Iterable[int]) -> Iterator[Member]:
        listed = sorted(numbers)
        for start in range(0, len(listed), 500):
            page = listed[start : start + 500]
            marks = ",".join("?" * len(page))
            rows = self._db.execute(
                "SELECT number, id, told, outlet, url, mark, size, sketch, story "  # noqa: S608
                f"FROM members WHERE number IN ({marks})",
                page,
            ).fetchall()
            for row in rows:
                yield Member(row[0], row[1], Clue(*row[2:8]), row[8])

    def _member(self, id_: str) -> Member | None:
        row = self._db.execute(
            "SELECT number, id, told, outlet, url, mark, size, sketch, story "
            "FROM members WHERE id = ?",
            (id_,),
        ).fetchone()
        return None if row is None else Member(row[0], row[1], Clue(*row[2:8]), row[8])

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
        while todo:
            rows = self._db.execute("SELECT b FROM links WHERE a = ?", (todo.pop(),))
            fresh = {int(b) for (b,) in rows} - found
            found |= fresh
            todo += fresh
        return found

    def _lead(self, numbers: set[int]) -> tuple[dict[int, Member], dict[int, int]]:
        """The members with these numbers, and who leads each: all who hang together."""
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
        leaders = group(members, rank=lambda number: members[number].rank, strength=strength)
        return members, leaders

    def _settle_component(self, numbers: set[int]) -> set[int]:
        """Write down who leads *numbers*; return the stories that gained or lost a member."""
        members, leaders = self._lead(numbers)
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
            sketches = Sketches(self._directory, self._knows)
            (self._last,) = self._db.execute(
                "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'members'"
            ).fetchone()
            rows = self._db.execute(
                "SELECT number, told, outlet, url, mark, size, sketch FROM members "
                "WHERE number > ? ORDER BY number",
                (sketches.last,),
            )
            while page := rows.fetchmany(RUN):
                for number, *rest in page:
                    self._post(sketches, number, Clue(*rest))
                if self._writing and sketches.due:
                    with suppress(OSError):
                        sketches.settle(self._alive, self._revision())
            self._sketches = sketches
        return self._sketches

    def _revision(self) -> int:
        """The last commit."""
        (revision,) = self._db.execute("SELECT coalesce(max(seq), 0) FROM commits").fetchone()
        return int(revision)

    def _knows(self, revision: int) -> bool:
        """Whether the store ever stood there: else the run is of another history."""
        found = self._db.execute("SELECT 1 FROM commits WHERE seq = ?", (revision,)).fetchone()
        return found is not None

    def _post(self, sketches: Sketches, number: int, clue: Clue) -> None:
        sketches.add(number, read_sketch(clue.sketch), size=clue.size, day=clue.day)

    def _alive(self, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of *numbers* are still members."""
        low, high = int(numbers.min(initial=0)), int(numbers.max(initial=0))
        rows = self._db.execute(
            "SELECT number FROM members WHERE number BETWEEN ? AND ?", (low, high)
        )
        return np.isin(numbers, np.fromiter((n for (n,) in rows), np.int64))
