"""
What speaks for a type: signs in the candidate's own words, and what all its signs weigh.

A sign is a short text: "shape org", or "<in" from context.py. Its weights for each
type stand in data/names/weights.txt; the signs of every mention of a surface are put together, each
counted once, and the heaviest type wins where all types together are likelier than no name. The
weights were first set by hand and then moved by tests/quality/train_names.py to fit labelled text,
no further than that text asks.
"""

from __future__ import annotations

import re
import unicodedata
from math import exp
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
"""Above this weight a name has its type; the weights are made so."""
OPEN_TYPE = -140
"""
Down to this, what is more likely a name of some type than none is one, of the type that leads: the
weights are logarithms of odds, and four times exp(-1.4) are even odds.
"""

SHARES = (0.5, 0.4, 0.5, 0.5)
"""So much of the odds of all types has the one that a name is said to be; else it is a thing. A
place needs less: what stands where places do and is no known name is one more often than not."""
PLAIN = 300
"""From here on nothing is weighed against the type that leads."""

# MySpace, BuzzFeed; not McCain, MacArthur, DeLauro
_CAMEL = re.compile(r"(?!Mac|Fitz|Van)\w*[a-z]{2}[A-Z]")
_ACRONYM = re.compile(r"[A-Z]{3,} .*[a-z]")
# "Leung Kwok-hung", "Kim Jong-un"
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,5}\b")
ENDINGS = (2, 3, 4, 5)
"""So many last letters of an unknown word are signs: "-ski", "-pur", "-bank"."""
_WITHIN = (" of ", " and ", " & ", " for ", "'s ")
# fmt: off
_PLACE_ENDINGS = (
    "ville", "burg", "burgh", "stan", "ford", "shire", "land", "grad", "abad", "sk", "ton",
    "ham", "stadt", "dorf", "polis", "chester", "borough", "pur", "istan", "wick", "mouth",
    "ovo",
)
# fmt: on


def name_signs(candidate: Candidate, gazetteer: Gazetteer) -> list[str]:
    """
    What the words of the name itself say: its row in the gazetteer, its shape, its capitals.
    """
    known, surface = candidate.known, candidate.surface
    perhaps = gazetteer.perhaps.get(surface)
    if known is not None:
        if is_sure(candidate, gazetteer):
            signs = ["known " + known.table]
            if perhaps is not None:
                signs.append("place, perhaps " + perhaps)
            return signs
        signs = ["doubtful " + known.type]
        if perhaps is not None:
            signs.append("perhaps " + perhaps)
        if gazetteer.is_surname(surface):
            signs.append("also a name")
        elif surface in gazetteer.first_names:
            signs.append("also a first name")  # Adelaide: seldom alone
        if gazetteer.is_common(surface.lower()):
            signs.append("also a word")
        return signs
    words = candidate.words
    last = surface.rpartition(" ")[2]
    signs = ["unknown"]
    if perhaps is not None:
        signs.append("perhaps " + perhaps)
    if candidate.shape is not None:
        signs.append("shape " + candidate.shape)
        signs.append("$" + words[-1])
    if len(words) == 1:
        _one_word(candidate, last, gazetteer, signs)
    else:
        _some_words(candidate, last, gazetteer, signs)
    return signs


def _one_word(candidate: Candidate, word: str, gazetteer: Gazetteer, signs: list[str]) -> None:
    signs.append("one word")
    if " " in candidate.surface:
        signs.append("word, numeral" if candidate.common else "numeral")  # Ramesses II
        return
    if _CAMEL.match(word):
        signs.append("camel")
    if word.isupper() and len(word) > 1:
        length = len(word.replace(".", ""))
        if length <= 6:
            signs.append("capitals " + ("2" if length <= 2 else "3"))
            return
    if word[-1].isdigit():
        signs.append("number")
    if gazetteer.is_first_name(word):
        signs.append("word first name" if candidate.common else "first name")
    if gazetteer.is_surname(word):
        signs.append("surname")
    if candidate.common:
        signs += ["word", "=" + candidate.words[0]]  # "the House"
    else:
        if word.endswith(_PLACE_ENDINGS):
            signs.append("place ending")
        signs.append("no word")
        plain = bare(word)
        signs += [
            sign
            for sign in [f"-{plain[-n:]}" for n in ENDINGS if len(plain) > n + 1]
            if sign in gazetteer.weights
        ]


def bare(word: str) -> str:
    """In lower case, without accents."""
    apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _some_words(candidate: Candidate, last: str, gazetteer: Gazetteer, signs: list[str]) -> None:
    words, surface = candidate.words, candidate.surface
    count = len(words)
    signs.append(f"{min(count, 4)} words")
    first = surface.partition(" ")[0]
    named = gazetteer.is_first_name(first)
    if first == "The":
        signs.append("The")  # "bands like The Cult"
    if candidate.common:
        signs.append("words")
        if " of " in surface and candidate.shape is None:
            signs.append("words of")
    if named:
        signs.append("first first name")
    elif count > 2 and any(map(gazetteer.is_first_name, surface.split(" ")[1:-1])):
        signs.append("first name within")  # Monseñor Jorge Eduardo Scheinig
    if not candidate.common:
        if count <= 3 and not any(map(gazetteer.is_common, words)):
            signs.append("no words")
        elif gazetteer.is_common(words[-1]):
            signs.append("last word")
        elif count == 2:
            signs.append("first word")  # Vitas Gerulaitis
        if _ACRONYM.match(surface) and not (
            gazetteer.is_common(words[-1]) or gazetteer.is_first_name(first.title())
        ):
            signs.append("first capitals")  # CFMEU Victorian, UNC Greensboro, not MALCOLM Fraser
        elif count <= 3 and gazetteer.is_surname(last):
            signs.append("like a person")
        elif (count <= 3 and signs[-1] == "no words") or (count <= 4 and named):
            signs.append("may be a person")
    known = gazetteer.known.get(first)
    if known is not None:
        signs.append("first " + ("demonym" if known.table == "demonyms" else known.type))
    if _SYLLABLES.search(surface):
        signs.append("Kwok-hung")
    if last in gazetteer.known and gazetteer.known[last].table in OPEN:
        signs.append("last place")  # Eintracht Frankfurt
    signs += ["has" + small for small in _WITHIN if small in surface]
    if surface[-1].isdigit():
        signs.append("number last")
    if candidate.shape is None:
        signs.append("$" + words[-1])


def is_sure(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """False for what the gazetteer knows but is as often somebody's name: Lincoln, Charlotte."""
    known, surface = candidate.known, candidate.surface
    if known is None or known.table != "gazetteer" or " " in surface:
        return True
    return not (
        surface in gazetteer.first_names
        or gazetteer.is_surname(surface)
        or gazetteer.is_common(surface.lower())
    )


OPEN = frozenset({"gazetteer", "cities", "states"})
"""Tables of known names whose type the words around them may overrule."""


def weigh(
    signs: Iterable[str], weights: Mapping[str, Scores], so_far: Scores = (0, 0, 0, 0)
) -> Scores:
    """The weights of *signs*, added to those *so_far*; a sign without weights says nothing."""
    person, place, org, thing = so_far
    for sign in signs:
        one = weights.get(sign)
        if one is not None:
            person += one[0]
            place += one[1]
            org += one[2]
            thing += one[3]
    return person, place, org, thing


def heaviest(scores: Scores) -> tuple[EntityType | None, int]:
    """
    The type that wins, with its weight; None when it is more likely no name.

    Where no type has half of what speaks for a name, it is a thing: that claims least.
    """
    best = max(scores)
    at = scores.index(best)
    type_ = TYPES[at]
    if best >= PLAIN:
        return type_, best
    if best <= OPEN_TYPE:
        return None, best
    person, place, org, thing = scores
    odds = exp(person / 100) + exp(place / 100) + exp(org / 100) + exp(thing / 100)
    if best <= ENOUGH and odds <= 1:
        return None, best
    return (type_ if exp(best / 100) >= SHARES[at] * odds else "thing"), best
