"""
How two articles that share text are related, and whether they are one story.

    version      the same outlet or the same address, changed
    copy         another outlet
    excerpt      another outlet, and a part of the other
    shares text  other news in the same words; linked, never merged

Containment, the share of the shorter one's shingles that the other has, says that text is shared.
It does not say that the news is the same: an office that announces one grant a county writes the
same release thirty times, with other names and numbers in it. What a version or a copy adds stands
on one side; what a template replaces is missing on both. So the names and numbers that each has and
the other lacks altogether are counted, and one side must have (nearly) none. A press office repeats
its own forms of words, so within one outlet that is taken strictly; two outlets come to the same
words by copying, and each has a contact and a headline of its own. But when both say something
again and again that the other never does ("Oneonta", "Ithaca"), they are about two things.

All bounds are from reading pairs of the Senate's releases (tests/quality/gold/merges.jsonl).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from archive.stories.shingles import count_shared
from archive.stories.telling import UNDATED

if TYPE_CHECKING:
    from archive.stories.telling import Clue, Telling

Kind = Literal["version", "copy", "excerpt", "shares text"]

SHARED = 0.35
"""Containment from which two articles share text: of 300 pairs of outlets with stories of their own
on one event the most alike had .346 (BASIL)."""
ONE = 0.5
"""Containment from which two outlets may have one story."""
OWN = 0.9
"""The same within one outlet."""
LATE = 0.95
"""The same when NEAR days lie between them: few print news late, and templates live for years."""
NEAR = 7
FEW, FEWEST = 60, 20
"""Shared shingles that one story takes, and how many do when the shorter is nearly all shared."""
WHOLLY = 0.9
EXCERPT = 0.4
"""An excerpt has less than this share of the other's shingles."""
FURNITURE = 0.3
"""Share of the names of two copies that may be contacts, headlines and lists of signers: of 63 pairs
of outlets between .15 and this, read one by one, none was other news."""
CLASH, CLASH_LOOSE, MOST = 0.15, 0.1, 0.7
"""The same when both repeat names that the other lacks, for containments from MOST on and below: the
first of two airports stood at .17."""
EDITED = 0.05
"""The same for news that is printed again late."""


class Relation(NamedTuple):
    """
    The relation of two articles with its evidence: *shared* shingles, *containment* in the shorter,
    *novelty* the smaller share of names and numbers that one has and the other lacks.
    """

    kind: Kind
    shared: int
    containment: float
    novelty: float

    @property
    def merges(self) -> bool:
        """Whether the two are one story."""
        return self.kind != "shares text"


def relate(a: Telling, b: Telling) -> Relation | None:
    """How *a* and *b* are related; None when they are strangers."""
    small = min(a.clue.size, b.clue.size)
    if not small:
        return None
    shared = count_shared(a.shingles, b.shingles)
    containment = shared / small
    if containment < SHARED or shared < FEWEST:
        return None
    kind: Kind = "shares text"
    novelty = 1.0
    if containment >= least_containment(a.clue, b.clue):
        apart = _Apart(a.names - b.words, b.names - a.words, a, b)
        novelty = apart.novelty
        if is_same_address(a.clue, b.clue) or _is_one(a, b, shared, containment, apart):
            if is_same_outlet(a.clue, b.clue):
                kind = "version"
            elif small < EXCERPT * max(a.clue.size, b.clue.size):
                kind = "excerpt"
            else:
                kind = "copy"
    return Relation(kind, shared, containment, novelty)


class _Apart(NamedTuple):
    """What keeps *a* and *b* apart: the names and numbers that only *one* or the *other* has."""

    one: frozenset[str]
    other: frozenset[str]
    a: Telling
    b: Telling

    @property
    def novelty(self) -> float:
        """The smaller share that they are of all names."""
        return min(_share(self.one, self.a.names), _share(self.other, self.b.names))

    @property
    def most(self) -> float:
        """The larger share."""
        return max(_share(self.one, self.a.names), _share(self.other, self.b.names))

    @property
    def clash(self) -> bool:
        """Whether each repeats something that the other lacks."""
        return bool(self.one & self.a.repeated and self.other & self.b.repeated)

    @property
    def replaced(self) -> bool:
        """Whether one has something of its own where the other has something else."""
        return not self.a.slots(self.one).isdisjoint(self.b.slots(self.other))


def is_same_outlet(a: Clue, b: Clue) -> bool:
    """Whether two articles stood in one outlet, or at one address."""
    return bool(a.outlet and a.outlet == b.outlet) or is_same_address(a, b)


def is_same_address(a: Clue, b: Clue) -> bool:
    """Whether two articles stood at one address; a bare host is nobody's."""
    return a.url == b.url and len(a.url.strip("/").split("/")) > 3


def is_near(a: Clue, b: Clue) -> bool:
    """Whether two articles were published close enough for one to copy the other, or may have."""
    if UNDATED in (a.when, b.when):
        return True
    try:
        gap = date.fromisoformat(a.when[:10]) - date.fromisoformat(b.when[:10])
    except ValueError:
        return False
    return abs(gap.days) <= NEAR


def least_containment(a: Clue, b: Clue) -> float:
    """What containment two articles need at least to be one story: known before texts are read."""
    if is_same_address(a, b):
        return SHARED
    if not is_near(a, b):
        return LATE
    return OWN if is_same_outlet(a, b) else ONE


def _is_one(a: Telling, b: Telling, shared: int, containment: float, apart: _Apart) -> bool:
    """Whether two articles with enough containment are one story."""
    near = is_near(a.clue, b.clue)
    if shared < FEW and (containment < WHOLLY or not near):
        return False
    if is_same_outlet(a.clue, b.clue):
        if not near:
            return apart.novelty == 0 and apart.most <= EDITED
        return apart.novelty <= CLASH and not apart.clash and not apart.replaced
    if not near:
        return apart.novelty <= EDITED and not apart.clash
    if not apart.clash:
        return apart.novelty <= FURNITURE
    return apart.novelty <= (CLASH if containment >= MOST else CLASH_LOOSE)


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part) / len(whole) if whole else 0.0
