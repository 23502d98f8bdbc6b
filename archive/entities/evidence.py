"""
What speaks for a type: signs in the candidate's own words, and in the words around it.

A sign is a short text: "shape org", "<in" (the word before is "in"), ">said". Its weights for each
type stand in data/names/weights.txt; the signs of every mention of a surface are put together, each
counted once, and the heaviest type wins if it is heavy enough. The weights were first set by hand
and then moved by tools/weights.py to fit labelled text, no further than that text asks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archive.article import EntityType
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.spans import Candidate

Scores = tuple[int, int, int, int]
"""What speaks for each of TYPES, in hundredths."""
TYPES: tuple[EntityType, ...] = ("person", "place", "org", "thing")


ENOUGH = 0
"""At or below this weight nothing is named; the weights are made so."""

# MySpace, BuzzFeed; not McCain, MacArthur, DeLauro
_CAMEL = re.compile(r"(?!Mac|Fitz|Van)\w*[a-z]{2}[A-Z]")
_AROUND = 48
_PLACE_ENDINGS = (
    ("ville", "burg", "burgh", "stan", "ford", "shire", "land", "grad", "abad", "sk", "ton", "ham")
    + ("stadt", "dorf", "polis", "chester", "borough", "pur", "istan", "wick", "mouth", "ovo")
)
_PUNCTUATION = ".,;:!?\"'“”‘’()[]—–-"
# ", 45," and ", 45-year-old": an age stands after a person.
_AGE = re.compile(r",? (?:\(\d{2}\)|\d{1,2},)|, aged? \d{1,3}")
# "(1890-1955)", "(born 1923", "(b. 1923"
_LIFE = re.compile(r",? \((?:born|b\.|\d{4} ?[-–] ?\d{4}|died)|,? born ")
# "X, the mayor of", "X, a lawyer", "X, Putin’s foreign affairs adviser": a role within seven words.
_APPOSITION = re.compile(r", (?:the |a |an |who |which |[\w’'.-]{1,20}['’]s? )")
_FOUNDED = re.compile(r" \([A-Z]{2,8}\)")
_RAIL = frozenset({"railway", "station", "region", "district", "province", "county", "bridge"})
_SMALL = frozenset({"in", "at", "on", "of", "from", "to", "by", "with", "for", "and", "as", "like"})
_SMALL |= {"is", "are", "was", "were", "has", "had", "a", "an", "than", "between", "against", "or"}
_SMALL |= {"that", "but", "into", "when", "his", "her", "their", "its", "after", "before", "under"}


def name_signs(candidate: Candidate, gazetteer: Gazetteer) -> list[str]:
    """
    What the words of the name itself say: its row in the gazetteer, its shape, its capitals.
    """
    known, surface = candidate.known, candidate.surface
    if known is not None:
        if is_sure(candidate, gazetteer):
            return ["known " + known.table]
        signs = ["doubtful " + known.type]
        if surface in gazetteer.first_names or surface in gazetteer.surnames:
            signs.append("also a name")
        if gazetteer.is_common(surface.lower()):
            signs.append("also a word")
        return signs
    words = candidate.words
    last = surface.rpartition(" ")[2]
    signs = ["unknown"]
    if candidate.shape is not None:
        signs.append("shape " + candidate.shape)
        signs.append("$" + words[-1])
    if len(words) == 1:
        _one_word(candidate, last, gazetteer, signs)
    else:
        _some_words(candidate, last, gazetteer, signs)
    return signs


def _one_word(
    candidate: Candidate, word: str, gazetteer: Gazetteer, signs: list[str]
) -> None:
    signs.append("one word")
    if _CAMEL.match(word):
        signs.append("camel")
    if word.isupper() and len(word) > 1:
        length = len(word.replace(".", ""))
        if length <= 6:
            signs.append("capitals " + ("2" if length <= 2 else "3"))
            return
    if word[-1].isdigit():
        signs.append("number")
    if word in gazetteer.first_names:
        signs.append("word first name" if candidate.common else "first name")
    if word in gazetteer.surnames:
        signs.append("surname")
    if candidate.common:
        signs.append("word")
    else:
        if word.endswith(_PLACE_ENDINGS):
            signs.append("place ending")
        signs.append("no word")
        signs.append("~" + word[-2:].lower())


def _some_words(
    candidate: Candidate, last: str, gazetteer: Gazetteer, signs: list[str]
) -> None:
    words, surface = candidate.words, candidate.surface
    count = len(words)
    signs.append(f"{min(count, 4)} words")
    first = surface.partition(" ")[0]
    named = first in gazetteer.first_names
    if candidate.common:
        signs.append("words")
    if named:
        signs.append("first first name")
    if last in gazetteer.surnames and count <= 3:
        signs.append("last surname")
    if not candidate.common:
        if count <= 3 and not any(map(gazetteer.is_common, words)):
            signs.append("no words")
        elif gazetteer.is_common(words[-1]):
            signs.append("last word")
        if count <= 3 and last in gazetteer.surnames:
            signs.append("like a person")
        elif (count <= 3 and signs[-1] == "no words") or (count <= 4 and named):
            signs.append("may be a person")
    known = gazetteer.known.get(first)
    if known is not None:
        signs.append("first " + ("demonym" if known.table == "demonyms" else known.type))
    for small in (" of ", " and ", " & ", " for ", "'s "):
        if small in surface:
            signs.append("has" + small)
    if surface[-1].isdigit():
        signs.append("number last")
    if candidate.shape is None:
        signs.append("$" + words[-1])
    signs.append("^" + words[0])


def is_sure(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """False for what the gazetteer knows but is as often somebody's name: Lincoln, Charlotte."""
    known, surface = candidate.known, candidate.surface
    if known is None or known.table != "gazetteer" or " " in surface:
        return True
    return not (
        surface in gazetteer.first_names
        or surface in gazetteer.surnames
        or gazetteer.is_common(surface.lower())
    )


OPEN = frozenset({"gazetteer", "cities", "states"})
"""Tables of known names whose type the words around them may overrule."""


def context_signs(text: str, candidate: Candidate, gazetteer: Gazetteer) -> list[str]:
    """
    What the words before and after one mention of *candidate* in *text* say.
    """
    signs = ["titled"] if candidate.titled else []
    known = candidate.known
    if known is not None and known.table not in OPEN and is_sure(candidate, gazetteer):
        return signs
    if not candidate.opens:
        signs.append("within")
    before = text[max(candidate.start - _AROUND, 0) : candidate.start]
    after = text[candidate.end : candidate.end + _AROUND]
    _before(before, candidate, gazetteer, signs)
    if after[:2] in ("'s", "’s"):
        signs.append(">'s")
        after = after[2:]
    if after[:1] == " ":
        _after(after, candidate, gazetteer, signs)
    if _AGE.match(after):
        signs.append(">age")
    elif _LIFE.match(after):
        signs.append(">born")
    elif after[:2] == ", ":
        _apposition(after, gazetteer, signs)
    if candidate.shape is None and len(candidate.words) > 1 and _FOUNDED.match(after):
        signs.append(">(ABC)")
    return signs


def _after(after: str, candidate: Candidate, gazetteer: Gazetteer, signs: list[str]) -> None:
    cues = gazetteer.cues
    words = after.split(None, 2)
    if not words:
        return
    first = words[0].strip(_PUNCTUATION).lower()
    if first in cues.verbs:
        signs.append(">said")
    elif first == "was" and len(words) > 1 and words[1].strip(_PUNCTUATION) == "born":
        signs.append(">born")
    elif len(candidate.words) == 1 and first in cues.subject:
        signs.append(">subject")
    elif len(candidate.words) == 1 and first.endswith("ed"):
        signs.append(">ed")
    elif first in _RAIL:
        signs.append(">station")
    if first in cues.after_org:
        signs.append(">shares")
    elif first in _SMALL:
        signs.append(">" + first)


def _before(before: str, candidate: Candidate, gazetteer: Gazetteer, signs: list[str]) -> None:
    cues = gazetteer.cues
    if before[-1:] not in (" ", "\n", "\xa0"):
        return
    words = before.split()
    if not words or words[-1][-1] in ".,;:!?":
        return
    last = words[-1].lower()
    one = words[-2].lower() if len(words) > 1 else ""
    if last == "the":
        signs.append("<the")
        if one in ("in", "at", "across", "near"):
            signs.append("<in the")
        elif one in cues.before_org or one in ("by", "of"):
            signs.append("<by the")
        elif one in _SMALL:
            signs.append("<" + one + " the")
        return
    if last in cues.in_place:
        if last == "in" and one == "interested":
            signs.append("<interested in")
        elif last == "in":
            signs.append("<in word" if candidate.common else "<in")
        else:
            signs.append("<near")
    elif last in cues.to_place:
        signs.append("<to")
        signs.append("<" + last)
    elif last == "of":
        signs.append("<city of" if one in cues.place_nouns else "<of")
    elif last in cues.place_nouns:
        signs.append("<city")
    elif last in _SMALL:
        signs.append("<" + last)
    if last in cues.verbs and last not in ("who", "whose", "whom", "himself", "herself"):
        signs.append("<said")
    if last in cues.roles:
        signs.append("<role")
    elif last in cues.before_org:
        signs.append("<company")


def _apposition(after: str, gazetteer: Gazetteer, signs: list[str]) -> None:
    """ ", a city in", ", the mayor of", ", Putin’s foreign affairs adviser, said"."""
    cues = gazetteer.cues
    if not _APPOSITION.match(after):
        place = after[2:].partition(",")[0].strip(". ")
        known = gazetteer.known.get(place)
        if known is not None and known.type == "place" and known.table in ("states", "countries"):
            signs.append(">, Texas")
        return
    for word in after[2:].partition(",")[0].split()[:7]:
        lower = word.strip(_PUNCTUATION).lower()
        if (
            lower == "who"
            or lower in cues.roles
            or (lower in cues.honorifics and lower != "general")
        ):
            signs.append(">, a lawyer")
            return
        if lower in cues.place_nouns:
            signs.append(">, a city")
            return
        if lower in cues.before_org and lower != "by":
            signs.append(">, a company")
            return
        if lower in ("of", "in", "for", "at", "that", "which"):
            return


def weigh(signs: Iterable[str], weights: Mapping[str, Scores]) -> Scores:
    """The weights of *signs*, added up; a sign without weights says nothing."""
    person = place = org = thing = 0
    for sign in signs:
        one = weights.get(sign)
        if one is not None:
            person += one[0]
            place += one[1]
            org += one[2]
            thing += one[3]
    return person, place, org, thing


def heaviest(scores: Scores) -> tuple[EntityType | None, int]:
    """The type that wins, with its weight; None when nothing speaks loudly enough."""
    best = max(scores)
    return (TYPES[scores.index(best)] if best > ENOUGH else None, best)
