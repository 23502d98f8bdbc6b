"""
Stories kept in articles.db: who is linked with whom, and which story everybody belongs to.

Each article has a member (members.py): its clue, its number (a new one whenever the clue changes),
and the number of the article that leads its story. Every pair that is one story is linked, with
the shingles they share. All of this changes in the transaction that changes the articles. Who
shares text with an article is looked up in the sketches beside the database (sketches.py), which
are made from the members.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

from archive.stories.grouping import group
from archive.stories.members import Member, Members
from archive.stories.relation import (
    FEWEST,
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
from archive.stories.sketches import RUN, Sharers, Sketches
from archive.stories.telling import Telling, read_sketch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from archive.stories.telling import Clue

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
MOST_IN_VAIN = 100
"""After so many comparisons in a row that come to nothing, the likeliest first, the rest is let be:
an outlet's daily weather, or two thousand pages that differ by the number of a session."""
MANY = 8
"""When so many have the very same text, the next is linked with the last of them and compared with
nobody: five thousand addresses that show one wall take no longer than as many articles."""


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
        self._members = Members(database)
        self._writing = writing
        self._read_text = read_text
        self._shingler = Shingler()
        self._tellings: OrderedDict[int, Telling] = OrderedDict()
        self._texts: dict[int, str] = {}  # of the articles that are being kept
        self._many: dict[bytes, int] = {}  # the last with a text that MANY have, by its mark
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
            before = self._members.get(id_)
            if before is not None:
                if before.clue == clue:
                    continue
                stories.add(before.story)
                dirty |= self._drop(before.number)
            self._last = number = self._last + 1
            self._members.insert(number, id_, clue)
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
            member = self._members.get(id_)
            if member is None:
                continue
            self._members.leave(member)
            stories.add(member.story)
            dirty |= self._drop(member.number)
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
        member = self._members.get(id_)
        if member is None:
            return
        telling = self._telling(member.number, member.clue, member.id)
        found = self._open_sketches().find(read_sketch(member.clue.sketch))
        for other, _ in self._candidates(member.number, member.clue, found, wide=True):
            how = relate(telling, self._telling(other.number, other.clue, other.id))
            if how is not None:
                yield other.id, how

    def clue(self, id_: str) -> Clue | None:
        """What is known of the article *id_*; None when nothing is."""
        member = self._members.get(id_)
        return None if member is None else member.clue

    def ids(self) -> Iterator[str]:
        """The articles that are known."""
        return self._members.ids()

    def clear(self) -> None:
        """Forget all articles, to be kept again."""
        self._open_sketches().clear()
        self._members.clear()
        self._tellings.clear()

    def problems(self) -> Iterator[str]:
        """What does not fit together: links, the stories that follow from them, and sketches."""
        odd = self._members.count_odd()
        if odd:
            yield f"stories: {odd:,} links have one end"
        sketches = self._open_sketches()
        done: set[int] = set()
        for page in self._members.after(0, RUN):
            for number, id_, clue, _ in page:
                if number not in done:
                    numbers = self._members.component(number)
                    done |= numbers
                    members, leaders = self._lead(numbers)
                    if any(members[one].story != leader for one, leader in leaders.items()):
                        yield f"stories: that of article {id_} is not what its links say"
                if sketches.lacking(number, read_sketch(clue.sketch)):
                    yield f"stories: the sketch of article {id_} is missing"

    # Within

    def _drop(self, number: int) -> set[int]:
        self._tellings.pop(number, None)
        return self._members.drop(number)

    def _link(self, number: int, clue: Clue, id_: str) -> int:
        """Find who is one story with a new member; return how many links were made."""
        sketch = read_sketch(clue.sketch)
        found = None if clue.mark in self._many else self._open_sketches().find(sketch)
        twin = self._twin(number, clue, found)
        if twin is not None:
            self._members.tie(number, twin, clue.size)
            self._post(self._open_sketches(), number, clue)
            return 1
        if found is None:
            found = self._open_sketches().find(sketch)
        overtaken: set[int] = set()
        made = 0
        candidates = sorted(
            self._candidates(number, clue, found),
            key=lambda row: (row[0].story != row[0].number, -row[1], *row[0].rank),
        )
        in_vain = 0
        for other, _ in candidates[:MOST_COMPARED]:
            if made >= MOST_LINKS and other.story not in overtaken:
                continue
            in_vain += 1
            if in_vain > MOST_IN_VAIN:
                break
            telling = self._telling(number, clue, id_)
            how = relate(telling, self._telling(other.number, other.clue, other.id))
            if how is not None and how.merges:
                made, in_vain = made + 1, 0
                if other.rank > (clue.when, id_):
                    overtaken.add(other.number)
                self._members.tie(number, other.number, how.shared)
        self._post(self._open_sketches(), number, clue)
        return made

    def _twin(self, number: int, clue: Clue, found: Sharers | None) -> int | None:
        """The last of those *found* (None: known before) with the same text, if they are MANY."""
        if found is None:
            numbers, needed = [self._many.pop(clue.mark)], 1
        else:
            alike = (found.shared == found.shared.max(initial=0)) & (found.sizes == clue.size)
            numbers, needed = np.sort(found.numbers[alike])[-MANY:].tolist(), MANY
        if clue.size < FEWEST or len(numbers) < needed:
            return None
        twins = [one for one in self._members.rows(numbers) if one.clue.mark == clue.mark]
        if len(twins) < needed:
            return None
        self._many[clue.mark] = number
        if len(self._many) > KEPT:
            del self._many[next(iter(self._many))]
        return twins[-1].number

    def _candidates(
        self, number: int, clue: Clue, found: Sharers, *, wide: bool = False
    ) -> Iterator[tuple[Member, float]]:
        """
        Those *found* whose sketches say that they may share text (*wide*: however little), with
        the containment that they show.
        """
        steps = np.maximum(sparsities(found.sizes), sparsity(clue.size))
        small = np.minimum(found.sizes, clue.size)
        shown = np.where(small < FEWEST, 0, found.shared * steps / np.maximum(1, small))
        near = (np.abs(found.days - clue.day) <= NEAR) | (found.days == 0) | (clue.day == 0)
        hopeful = shown >= (
            np.where(near, ONE * DOUBT, LATE * DOUBT_WHOLE) if not wide else SHARED * DOUBT
        )
        numbers = dict(zip(found.numbers[hopeful].tolist(), shown[hopeful].tolist(), strict=True))
        if clue.url:
            numbers |= dict.fromkeys(self._members.numbers_at(clue.url), 1.0)
        numbers.pop(number, None)
        for member in self._members.rows(numbers):
            needed = least_containment(clue, member.clue)
            needed *= DOUBT_WHOLE if needed >= OWN else DOUBT
            if wide or numbers[member.number] >= needed:
                yield member, numbers[member.number]

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
                members = self._members.component(number)
                done |= members
                stories |= self._settle_component(members)
        ids: list[str] = []
        for story in sorted(stories):
            ids += self._members.ids_in(story)
        return ids

    def _lead(self, numbers: set[int]) -> tuple[dict[int, Member], dict[int, int]]:
        """The members with these numbers, and who leads each: all who hang together."""
        members = {member.number: member for member in self._members.rows(numbers)}
        strength: dict[tuple[int, int], float] = {}
        same: list[tuple[int, int]] = []
        if len(members) > 1:
            for number, member in members.items():
                for b, shared in self._members.linked(number, above=number):
                    if b in members:
                        small, large = sorted((member.clue.size, members[b].clue.size))
                        strength[number, b] = shared / max(1, small)
                        if shared == large:
                            same.append((number, b))
        leaders = group(
            members, rank=lambda number: members[number].rank, strength=strength, same=same
        )
        return members, leaders

    def _settle_component(self, numbers: set[int]) -> set[int]:
        """Write down who leads *numbers*; return the stories that gained or lost a member."""
        members, leaders = self._lead(numbers)
        changed: set[int] = set()
        for number, leader in leaders.items():
            before = members[number].story
            if before != leader:
                self._members.move(number, leader)
                changed |= {before, leader}
        return changed

    def _open_sketches(self) -> Sketches:
        """The sketches, with those that no run has yet."""
        if self._sketches is None:
            sketches = Sketches(self._directory, self._knows)
            self._last = self._members.last_number()
            for page in self._members.after(sketches.last, RUN):
                for number, _, clue, _ in page:
                    self._post(sketches, number, clue)
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
        return np.isin(numbers, np.fromiter(self._members.numbers_between(low, high), np.int64))
