"""
How two articles that share text are related, and whether they are one story.

    version      the same outlet or the same address, changed
    copy         another outlet
    excerpt      another outlet, and a part of the other
    shares text  other news in the same words; linked, never merged

Containment, the share of the shorter one's shingles that the other has, says that text is shared.
It does not say that the news is the same: an office that announces one grant a county writes the
same release thirty times, with other names and numbers in it. So those must agree too: at least one
of the two has (nearly) nothing that the other lacks. What a version adds stands on one side; what a
template replaces is missing on both.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from archive.kinship import EXCERPT
from archive.stories.shingles import count_shared
from archive.stories.telling import UNDATED

if TYPE_CHECKING:
    from archive.stories.telling import Clue, Telling

Kind = Literal["version", "copy", "excerpt", "shares text"]

SHARED = 0.35
"""Containment from which two articles share text: of 300 pairs of outlets with stories of their own
on one event the most alike had .346 (BASIL)."""
ONE = 0.5
"""Containment from which they may be one story."""
FEW, FEWEST = 60, 20
"""Shared shingles that one story takes, and how many do when the shorter is nearly all shared."""
WHOLLY = 0.9
NEAR = 7
"""Days within which news is copied; later it takes nearly all of the text."""
LATE = 0.95


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
    novelty = 1.0
    if containment >= least_containment(a.clue, b.clue):
        novelty = min(_novelty(a, b), _novelty(b, a))
    kind: Kind = "shares text"
    if _is_one(a, b, shared, containment, novelty):
        if is_same_outlet(a.clue, b.clue):
            kind = "version"
        elif small < EXCERPT * max(a.clue.size, b.clue.size):
            kind = "excerpt"
        else:
            kind = "copy"
    return Relation(kind, shared, containment, novelty)


def is_same_outlet(a: Clue, b: Clue) -> bool:
    """Whether two articles stood in one outlet, or at one address."""
    return bool(a.outlet and a.outlet == b.outlet) or is_same_address(a, b)


def is_same_address(a: Clue, b: Clue) -> bool:
    return bool(a.url) and a.url == b.url


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
    return ONE if is_near(a, b) else LATE


def _is_one(a: Telling, b: Telling, shared: int, containment: float, novelty: float) -> bool:
    if containment < least_containment(a.clue, b.clue):
        return False
    if shared < FEW and containment < WHOLLY:
        return False
    if is_same_address(a.clue, b.clue):
        return True
    if not is_near(a.clue, b.clue):
        return novelty <= 0.02
    if is_same_outlet(a.clue, b.clue):
        return novelty <= 0.03
    return novelty <= (0.15 if containment >= 0.7 else 0.1)


def _novelty(a: Telling, b: Telling) -> float:
    """The share of the names and numbers in *a* that *b* lacks altogether."""
    if not a.names:
        return 0.0
    return len(a.names - b.words) / len(a.names)
