"""
What other articles say of a name, where its own article leaves it open.

`Votes` is a snapshot of what an archive has learnt: words it writes small ("Read" that begins a
sentence is nobody), the type of a string ("Shelby" is a senator here), who holds a surname at a
time, and one spelling of a name for all. `Evidence` is what one article says of the same, read
without votes, so that it is the same whenever it is read. How evidence is counted is the business
of archive/learning/.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from archive.entities.evidence import Scores

WEIGHT = 250
"""Hundredths that the archive's vote adds: more than one weak sign, less than a sure context.
Of 0, 100, 200 and 300 the best on the dev halves of wikigold and PUD together."""
DOMINANT = 0.9
"""Share of the mentions of a surname that its holder must have."""
SUPPORT = 4
"""Articles that must name the holder in full, about that time."""
NEAR = 1
"""Quarters of a year before and after the article in which they count."""


class Evidence(NamedTuple):
    """
    What an article says: words written small that are not everyday words, single words with a
    capital where none is due, strings with the type that their contexts say (an index into TYPES),
    people named in full.
    """

    lower: frozenset[str]
    proper: frozenset[str]
    types: Mapping[str, int]
    people: tuple[str, ...]


NOTHING_SAID = Evidence(frozenset(), frozenset(), {}, ())


class Holding(NamedTuple):
    """In how many articles of a quarter a name with this surname stood; 0: undated articles."""

    quarter: int
    name: str
    articles: int


def to_key(word: str) -> int:
    """What stands for a word or a string in tables that hold no text."""
    return crc32(word.encode())


def to_quarter(day: date | None) -> int:
    """The quarter of a year, counted from the year 0."""
    return day.year * 4 + (day.month - 1) // 3 if day else 0


@dataclass(frozen=True, slots=True)
class Votes:
    """
    *everyday*: keys of words hardly ever written with a capital. *types*: key of a string to an
    index into TYPES. *holders*: surname to who held it when. *spellings*: the name of a person to
    the spelling that the archive has most.
    """

    everyday: frozenset[int] = frozenset()
    types: Mapping[int, int] = field(default_factory=dict)
    holders: Mapping[str, tuple[Holding, ...]] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)

    def add_to(self, totals: dict[str, Scores]) -> dict[str, Scores]:
        """The weights of the article's names with the archive's votes for them."""
        voted = totals
        for surface, scores in totals.items():
            type_ = self.types.get(crc32(surface.encode()))
            if type_ is not None:
                if voted is totals:
                    voted = dict(totals)
                more = list(scores)
                more[type_] += WEIGHT
                voted[surface] = (more[0], more[1], more[2], more[3])
        return voted

    def small(self, words: Iterable[str]) -> frozenset[str]:
        """Those of *words* (in small letters) that the archive writes small."""
        return frozenset(word for word in words if crc32(word.encode()) in self.everyday)

    def holder(self, surname: str, day: date | None) -> str | None:
        """
        Who "Mr Trump" is in an article of *day* that names no Trump in full: the one whom nearly
        all articles of about that time mean; None when nobody is.
        """
        holdings = self.holders.get(surname)
        if not holdings:
            return None
        quarter = to_quarter(day)
        counts: dict[str, int] = {}
        for when, name, count in holdings:
            if not quarter or abs(when - quarter) <= NEAR:
                counts[name] = counts.get(name, 0) + count
        if not counts:
            return None
        best = max(counts, key=lambda name: (counts[name], name))
        enough = counts[best] >= SUPPORT and counts[best] >= DOMINANT * sum(counts.values())
        return best if enough else None


NO_VOTES = Votes()
