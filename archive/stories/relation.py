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

Nor is it one news when the same words follow another beginning a few days later: a committee has
approved the funds, then the Senate ("announced subcommittee approval", "praised Senate passage").
What happened stands in the first lines, so the words are counted that each beginning has and the
other lacks. On one day, many such words say that two outlets tell of one letter or speech.

All bounds are from reading pairs of the Senate's releases (tests/quality/gold/merges.jsonl).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from archive.kinship import is_same_address, is_same_outlet, kind_of
from archive.stories.shingles import count_shared

if TYPE_CHECKING:
    from archive.stories.telling import Clue, Telling

Kind = Literal["version", "copy", "excerpt", "shares text"]

SHARED = 0.35
"""Containment from which two articles share text: of 300 pairs of outlets with stories of their own
on one event the most alike had .346 (BASIL)."""
ONE, MORE, MOST = 0.5, 0.55, 0.7
"""Containments from which two outlets may have one story, the more surely the more they share."""
OWN = 0.9
"""The same within one outlet."""
LATE = 0.95
"""The same when NEAR days lie between them: few print news late, and templates live for years."""
NEAR = 7
FEW, FEWEST = 60, 20
"""Shared shingles that one story takes, and how many do when the shorter is nearly all shared."""
WHOLLY = 0.9
FURNITURE = 0.3
"""Share of the names of a copy that may be contacts, a headline, a list of signers: of 63 pairs of
outlets between .15 and this, two dozen read one by one, none was other news from MORE on. Within an
outlet what comes two days later adds no more than this: else it quotes an old release."""
CLASH, CLASH_LOOSE = 0.15, 0.1
"""The same when both repeat names that the other lacks, from MOST on and below: the first of two
airports stood at .17."""
NEARLY = 0.85
"""Containment from which what both repeat is those who sign a letter, and FURNITURE again."""
EDITED = 0.05
"""The same for what one outlet prints again, or anybody late."""
RETOLD = 1
"""Words of either beginning that the other may lack, days later; none when each has a name too that
the other lacks. Of 26 pairs that told of a later step 22 had more; of 69 others, 2."""
QUOTED, OWN_WORDS = 0.6, 5
"""Containment, and words of either beginning, above which two outlets quote one letter or speech on
one day, under beginnings of their own: a template begins alike. What both repeat does not count
then either; of 14 such pairs none was other news."""
WHOLE = 0.98
"""Containment from which an outlet's articles of one day may begin as they like: a release, and the
speech that it is about."""


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
            kind = kind_of(a.clue, b.clue)
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

    @property
    def retold(self) -> int:
        """How many words each beginning has that the other lacks, the smaller number."""
        one, other = self.a.opening, self.b.opening
        return min(len(one.words - other.around), len(other.words - one.around))

    @property
    def reworded(self) -> int:
        """The same of words in lower case, for two outlets: each names its own people first."""
        one, other = self.a.opening, self.b.opening
        return min(len(one.plain - other.around), len(other.plain - one.around))

    @property
    def rivals(self) -> bool:
        """
        Whether the subject of each stands where the other has its own: both may list all colleges
        that got a grant, and be about one.
        """
        one, other = self.a.subjects(self.b), self.b.subjects(self.a)
        return len(self.a.slots(one) & self.b.slots(other)) > 1

    @property
    def repriced(self) -> bool:
        """Whether that is an amount: names are spelled in two ways, sums of money are not."""
        one, other = (frozenset(filter(str.isdigit, own)) for own in (self.one, self.other))
        return not self.a.slots(one).isdisjoint(self.b.slots(other))


def days_between(a: Clue, b: Clue) -> int:
    """How many days lie between two articles; 0 when that is not known."""
    return abs(a.day - b.day) if a.day and b.day else 0


def least_containment(a: Clue, b: Clue) -> float:
    """What containment two articles need at least to be one story: known before texts are read."""
    if is_same_address(a, b):
        return SHARED
    if days_between(a, b) > NEAR:
        return LATE
    return OWN if is_same_outlet(a, b) else ONE


def _is_one(a: Telling, b: Telling, shared: int, containment: float, apart: _Apart) -> bool:
    """Whether two articles with enough containment are one story."""
    if shared == a.clue.size == b.clue.size:  # letter for letter, whenever it is printed again
        return True
    days = days_between(a.clue, b.clue)
    near = days <= NEAR
    if shared < FEW and (containment < WHOLLY or not near):
        return False
    if is_same_outlet(a.clue, b.clue):
        return near and _is_version(containment, days, apart)
    if not near:
        return apart.novelty <= EDITED and not apart.clash and not apart.retold
    if apart.novelty > CLASH_LOOSE and apart.repriced:
        return False
    if days > 1 and containment < OWN and apart.reworded > RETOLD:
        return False
    if containment < MOST and apart.rivals:
        return False
    quoted = days <= 1 and containment >= QUOTED and apart.reworded > OWN_WORDS
    if not apart.clash or containment >= NEARLY or quoted:
        return apart.novelty <= (FURNITURE if containment >= MORE else CLASH)
    return apart.novelty <= (CLASH if containment >= MOST else CLASH_LOOSE)


def _is_version(containment: float, days: int, apart: _Apart) -> bool:
    """Whether what one outlet prints again within days is one news."""
    if apart.novelty > EDITED or apart.clash or apart.replaced:
        return False
    if days > 1 and apart.most > FURNITURE:
        return False
    if days == 0 and containment >= WHOLE:
        return True
    return apart.retold <= (RETOLD if apart.novelty == 0 else 0)


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part) / len(whole) if whole else 0.0
