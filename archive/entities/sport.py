"""
Cities that are their teams: "Liverpool beat Everton", "a 2-1 win over Boston".

In a report of a match, and only there, a known city is a team where the words beside it say so, and
a place where they say that ("in Liverpool"); each mention for itself, since a report has both.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.entities.evidence import OPEN
from archive.entities.gazetteer import Known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.entities.gazetteer import Cues, Gazetteer
    from archive.entities.sightings import Sighting

_STRONG = 3
"""What a word counts that only team sports have, where one that others have too counts one."""
_ENOUGH = 11
"""So much makes a report of a match."""
# "Chelsea 2 Arsenal 1", "BOSTON 5, New York 3", "a 2-1 win"
_FEW = 5
"""So much does where there is a score too."""
_SHARE = 40
"""But no less than one word in so many different ones: 3 % and more in reports of matches, up to
1.5 % in long articles on a state or a war, where somebody plays football too."""
_SCORE = re.compile(
    r"[A-Z][\w.]{1,20} \d{1,3},? (?:[A-Z][\w.]{1,20} ){1,3}\d{1,3}\b"
    r"|\d{1,2}-\d{1,2} (?:win|victory|defeat|draw|loss|over)"
)
_AROUND = 40
_IN = frozenset({"in", "near", "outside", "around", "across", "of", "downtown", "northern"})
_PAIRS = frozenset(
    {("ahead", "of"), ("home", "to")}
    | {(one, "to") for one in ("lose", "loses", "losing", "loss", "lost")}
)
_TRADED = re.compile(r"\b(?:traded|sold|loaned|transferred|moved)\b.{1,30} to $")
_RESULT = re.compile(r" (?:\d{1,3}|\(?\d{1,3}-\d{1,3})\b(?!th|st|nd|rd|[-/]\d{1,2}[-/])")
# "London's Wembley stadium"
_GROUND = re.compile(
    r"['’]s? (?:[\w.-]{1,20} ){0,2}(?:stadium|arena|park|ground|garden|cent(?:er|re))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r", (?:[A-Z][\w.]+|the)\b|, \d| ?\(")
# "Minnesota at Kansas City"
_FIXTURE = re.compile(r"[A-Z][\w. ]{2,20} at [A-Z][\w. ]{2,20}(?:,|$)")
_SHORT = 60


def as_teams(
    sightings: list[Sighting], lower: frozenset[str], gazetteer: Gazetteer
) -> list[Sighting]:
    """
    The same sightings, cities that stand for their teams as such; *lower* are the article's words.
    """
    texts = (sighting.passage.text for sighting in sightings)
    if not is_sport(lower, texts, gazetteer.cues):
        return sightings
    people = {
        candidate.surface.rpartition(" ")[2]
        for candidate, _, _ in sightings
        if candidate.shape == "person"
    }
    return [
        sighting if sighting.candidate.surface in people else _as_team(sighting, gazetteer)
        for sighting in sightings
    ]


def is_sport(lower: frozenset[str], texts: Iterable[str], cues: Cues) -> bool:
    """True for a report of a match: by its words, or by few of them and scores."""
    said = _STRONG * len(lower & cues.sport) + len(lower & cues.also_sport)
    if said < _FEW or said * _SHARE < len(lower):
        return False
    return said >= _ENOUGH or any(_SCORE.search(text) for text in dict.fromkeys(texts))


def _as_team(sighting: Sighting, gazetteer: Gazetteer) -> Sighting:
    candidate, passage, signs = sighting
    known, surface = candidate.known, candidate.surface
    perhaps = gazetteer.perhaps.get(surface) == "teams"
    city = known is not None and known.type == "place" and (known.table in OPEN or perhaps)
    if not (city or perhaps) or candidate.titled or surface.isupper():
        return sighting
    text = passage.text
    before = text[max(candidate.start - _AROUND, 0) : candidate.start]
    after = text[candidate.end : candidate.end + _AROUND]
    if _plays(before, after, gazetteer, perhaps=perhaps, city=city) or (
        len(text) <= _SHORT and _FIXTURE.match(text)
    ):
        team = Known("org", known.name if known is not None else surface, "teams")
        return sighting._replace(candidate=replace(candidate, known=team), signs=[])
    return sighting if city else sighting._replace(signs=[*signs, "sport"])


def _plays(before: str, after: str, gazetteer: Gazetteer, *, perhaps: bool, city: bool) -> bool:
    """True where a team stands *before* and *after* these words."""
    if after[:2] == ", ":
        within = gazetteer.known.get(after[2:].partition(",")[0].strip(". "))
        if within is not None and within.table in ("countries", "states"):
            return False  # "from London, England"
    words = ["", "", *before.split()[-2:]]
    last = words[-1].lower() if before[-1:] == " " else ""
    if (
        last in gazetteer.cues.before_team
        or (words[-2].lower(), last) in _PAIRS
        or _TRADED.search(before)
    ):
        return True
    if last in _IN or (last == "the" and not perhaps):
        return False
    if last[-1:] == "," and words[-1][:1].isupper():
        return False  # "Kingston, Ontario started"
    if last not in ("at", "to"):
        if after[:2] in ("'s", "’s"):
            return _GROUND.match(after) is None
        first = after[1:].partition(" ")[0].rstrip(".,;:")
        if after[:1] == " " and (
            first in gazetteer.cues.after_team or (first[-2:] == "ed" and first.islower())
        ):
            return True
        if _RESULT.match(after):
            return True
    return city and perhaps and last != "at" and not _PLACE.match(after)
