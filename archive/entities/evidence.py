"""
What speaks for a type: the candidate's own words, and the words around it.

Each sign adds its weight to a type; the signs of every mention of a surface are added up, and the
heaviest type wins if it is heavy enough. The weights were set by hand and tuned on the
even documents of wikigold and of English PUD.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.spans import Candidate

Scores = dict["EntityType", float]
"""Type to weight."""

SURE = 10.0
ENOUGH = 0.9
"""Below this weight nothing is named: better none than a wrong one."""

# A city of the long list is more often somebody's name than a country is.
_PRIOR = {"gazetteer": 4.0, "cities": 6.0, "states": 6.0}
# MySpace, BuzzFeed; not McCain, MacArthur, DeLauro
_CAMEL = re.compile(r"(?!Mac|Fitz|Van)\w*[a-z]{2}[A-Z]")
_AROUND = 48
_PLACE_ENDINGS = ("ville", "burg", "burgh", "stan", "ford", "shire", "land", "grad", "abad", "sk")
_PUNCTUATION = ".,;:!?\"'“”‘’()[]—–-"
# ", 45," and ", 45-year-old": an age stands after a person.
_AGE = re.compile(r",? (?:\(\d{2}\)|\d{1,2},)|, aged? \d{1,3}")
# "X, the mayor of", "X, a lawyer", "X, Putin’s foreign affairs adviser": a role within seven words.
_APPOSITION = re.compile(r", (?:the |a |an |who |[\w’'.-]{1,20}['’]s? )")
_FOUNDED = re.compile(r" \([A-Z]{2,8}\)")


def weigh_name(candidate: Candidate, gazetteer: Gazetteer) -> Scores:
    """
    What the words of the name itself say: its row in the gazetteer, its shape, its capitals.
    """
    scores: Scores = {}
    known, surface = candidate.known, candidate.surface
    if known is not None:
        if _is_sure(candidate, gazetteer):
            return {known.type: _PRIOR.get(known.table, SURE)}
        named = surface in gazetteer.first_names or surface in gazetteer.surnames
        return {known.type: 0.9, "person": 0.95 if named else 0.0}
    if candidate.shape is not None:
        return {candidate.shape: 3.5}
    words = surface.split()
    last = words[-1]
    if len(words) == 1:
        named = last in gazetteer.first_names and not candidate.common
        if _CAMEL.match(last):
            _add(scores, "org", 1.0)
        if last.isupper() and 2 <= len(last.replace(".", "")) <= 6:
            _add(scores, "org", 1.4 if len(last) > 2 else 0.8)
        elif named or last in gazetteer.surnames:
            _add(scores, "person", 0.95)
        elif last.endswith(_PLACE_ENDINGS):
            _add(scores, "place", 0.9)
        elif not candidate.common:
            _add(scores, "person", 0.45)
    elif not candidate.common:
        unknown = len(words) <= 3 and not any(map(gazetteer.is_common, candidate.words))
        if len(words) <= 3 and last in gazetteer.surnames:
            _add(scores, "person", 1.8)
        elif unknown or (len(words) <= 4 and words[0] in gazetteer.first_names):
            _add(scores, "person", 1.2)
    return scores


def _add(scores: Scores, type_: EntityType, weight: float) -> None:
    scores[type_] = scores.get(type_, 0.0) + weight


def _is_sure(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """False for what the gazetteer knows but is as often somebody's name: Lincoln, Charlotte."""
    known, surface = candidate.known, candidate.surface
    if known is None or known.type != "place" or " " in surface:
        return True
    if known.table not in ("gazetteer", "cities"):
        return True
    if known.table == "cities":
        return True
    return not (
        surface in gazetteer.first_names
        or surface in gazetteer.surnames
        or gazetteer.is_common(surface.lower())
    )


def weigh_context(text: str, candidate: Candidate, gazetteer: Gazetteer) -> Scores:
    """
    What the words before and after one mention of *candidate* in *text* say.
    """
    scores: Scores = {"person": 6.0} if candidate.titled else {}
    known = candidate.known
    if known is not None and known.table not in _PRIOR and _is_sure(candidate, gazetteer):
        return scores
    cues = gazetteer.cues
    before = text[max(candidate.start - _AROUND, 0) : candidate.start]
    after = text[candidate.end : candidate.end + _AROUND]
    if after[:2] in ("'s", "’s"):
        after = after[2:]
    _before(before, candidate, gazetteer, scores)
    words = after.split(None, 2)
    first = words[0].strip(_PUNCTUATION).lower() if words and after[:1] == " " else ""
    if first in cues.verbs:
        _add(scores, "person", 1.5)
    elif first == "was" and len(words) > 1 and words[1].strip(_PUNCTUATION) == "born":
        _add(scores, "person", 2.0)
    elif len(candidate.words) == 1 and (first in cues.subject or first.endswith("ed")):
        _add(scores, "person", 0.5)
    elif first in ("railway", "station", "region", "district", "province", "county", "bridge"):
        _add(scores, "place", 1.0)
    if first in cues.after_org:
        _add(scores, "org", 1.2)
    if _AGE.match(after):
        _add(scores, "person", 3.0)
    elif after[:2] == ", ":
        _apposition(after, gazetteer, scores)
    if candidate.shape is None and len(candidate.words) > 1 and _FOUNDED.match(after):
        _add(scores, "org", 2.5)
    return scores


def _before(before: str, candidate: Candidate, gazetteer: Gazetteer, scores: Scores) -> None:
    cues = gazetteer.cues
    if before[-1:] not in (" ", "\n", "\xa0"):
        return
    words = before.split()
    if not words or before.rstrip()[-1:] in ".,;:!?":
        return
    last = words[-1].lower()
    one = words[-2].lower() if len(words) > 1 else ""
    if last == "the":
        _add(scores, "person", -1.2)
        last, one = one, ""
        if last in ("in", "at", "across", "near"):
            _add(scores, "place", 0.4)
        elif last in cues.before_org or last in ("by", "of"):
            _add(scores, "org", 0.4)
        return
    if last in cues.in_place:
        _add(scores, "place", 2.0 if last != "in" or not candidate.common else 1.2)
        if last == "in" and one == "interested":
            _add(scores, "place", -1.5)
    elif last in cues.to_place:
        _add(scores, "place", 0.7)
    elif last == "of":
        _add(scores, "place", 2.5 if one in cues.place_nouns else 0.3)
    elif last in cues.place_nouns:
        _add(scores, "place", 1.0)
    if last in cues.verbs and last not in ("who", "whose", "whom", "himself", "herself"):
        _add(scores, "person", 1.2)
    if last in cues.roles:
        _add(scores, "person", 3.6)
    elif last in cues.before_org:
        _add(scores, "org", 1.2)


def _apposition(after: str, gazetteer: Gazetteer, scores: Scores) -> None:
    """ ", a city in", ", the mayor of", ", Putin’s foreign affairs adviser, said"."""
    cues = gazetteer.cues
    if not _APPOSITION.match(after):
        place = after[2:].partition(",")[0].strip(". ")
        known = gazetteer.known.get(place)
        if known is not None and known.type == "place" and known.table in ("states", "countries"):
            _add(scores, "place", 2.5)
        return
    for word in after[2:].partition(",")[0].split()[:7]:
        lower = word.strip(_PUNCTUATION).lower()
        if (
            lower == "who"
            or lower in cues.roles
            or (lower in cues.honorifics and lower != "general")
        ):
            _add(scores, "person", 2.5)
            return
        if lower in cues.place_nouns:
            _add(scores, "place", 2.0)
            return
        if lower in cues.before_org and lower != "by":
            _add(scores, "org", 2.0)
            return
        if lower in ("of", "in", "for", "at", "that", "which"):
            return


def heaviest(scores: Scores) -> tuple[EntityType | None, float]:
    """The type that wins, with its weight; None when nothing speaks loudly enough."""
    if not scores:
        return None, 0.0
    best = max(scores, key=lambda type_: scores[type_])
    return (best, scores[best]) if scores[best] >= ENOUGH else (None, scores[best])
