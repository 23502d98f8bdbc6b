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
# "Leung Kwok-hung", "Kim Jong-un"
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,5}\b")
_AROUND = 60
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
_STOP = frozenset({"of", "in", "for", "at", "that", "which", "by", "from", "with"})
_SMALL = frozenset({"in", "at", "on", "of", "from", "to", "by", "with", "for", "and", "as", "like"})
_SMALL |= {"is", "are", "was", "were", "has", "had", "a", "an", "than", "between", "against", "or"}
_SMALL |= {"that", "but", "into", "when", "his", "her", "their", "its", "after", "before", "under"}


# Two words before a name, and the sign they are: "member of X", "studied at X", "written by X".
_PAIRS = {
    ("of", "<head of"): (
        "member members founder founders co-founder chairman chairwoman director directors head leader leaders "
        "ceo spokesman spokeswoman spokesperson owner owners employee employees fans supporters part board "
        "branch subsidiary division editor manager coach captain shares arm wing offices officials staff"
    ),
    ("of", "<king of"): (
        "mayor governor people king queen emperor duke bishop archbishop residents citizens kingdom battle "
        "siege government parts rest invasion border population occupation annexation liberation capture fall "
        "shores streets airport university countries cities towns villages"
    ),
    ("for", "<plays for"): (
        "played plays play playing worked works work working spokesman spokeswoman spokesperson wrote writes "
        "reporter correspondent signed debut appearances goals analyst driver raced games matches"
    ),
    ("with", "<plays for"): "signed contract deal partnership merger merged toured signing",
    ("from", "<plays for"): "graduated transferred degree loan graduating diploma degrees acquired bought",
    ("at", "<studied at"): (
        "studied professor student students taught lecturer educated worked works analyst researcher "
        "executive professors fellow researchers editor strategist economist teaches teaching job internship"
    ),
    ("by", "<owned by"): (
        "owned operated published released produced acquired bought employed manufactured built developed "
        "run sponsored funded made organized organised issued conducted sold distributed backed poll survey"
    ),
    ("by", "<written by"): (
        "written directed composed painted edited succeeded narrated coached hosted portrayed played "
        "married replaced photographed designed performed sung defeated preceded murdered voiced"
    ),
    ("to", "<married to"): "married engaged born sentenced letter",
    ("in", "<born in"): "born lives live living based located raised held stationed buried settled arrived",
}
_PAIR = {
    (one, last): sign for (last, sign), words in _PAIRS.items() for one in words.split()
}
_TEAMS = frozenset(
    {"striker", "midfielder", "defender", "goalkeeper", "winger", "forward", "quarterback", "pitcher"}
    | {"captain", "manager", "coach", "boss", "supporters", "squad", "side", "guitarist", "drummer"}
    | {"frontman", "bassist", "vocalist", "fans", "players", "teammate", "teammates", "season"}
)
_AREAS = frozenset(
    {"airport", "area", "city", "suburb", "neighborhood", "neighbourhood", "resident", "residents"}
    | {"mayor", "police", "border", "coast", "peninsula", "suburbs", "skyline", "metropolitan"}
    | {"river", "valley", "mountains", "island", "islands", "town", "village", "municipality"}
)
_RIVALS = frozenset({"beat", "defeated", "defeating", "beating", "v", "vs", "versus", "thrashed", "facing"})
_IS_A = re.compile(r" (?:is|was|are|were|became) (?:an?|the|one of the) ")


def name_signs(candidate: Candidate, gazetteer: Gazetteer) -> list[str]:
    """
    What the words of the name itself say: its row in the gazetteer, its shape, its capitals.
    """
    known, surface = candidate.known, candidate.surface
    if known is not None:
        if is_sure(candidate, gazetteer):
            return ["known " + known.table]
        signs = ["doubtful " + known.type]
        if surface in gazetteer.first_names or gazetteer.is_surname(surface):
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
    if gazetteer.is_first_name(word):
        signs.append("word first name" if candidate.common else "first name")
    if gazetteer.is_surname(word):
        signs.append("surname")
    if candidate.common:
        signs.append("word")
    else:
        if word.endswith(_PLACE_ENDINGS):
            signs.append("place ending")
        signs.append("no word")


def _some_words(
    candidate: Candidate, last: str, gazetteer: Gazetteer, signs: list[str]
) -> None:
    words, surface = candidate.words, candidate.surface
    count = len(words)
    signs.append(f"{min(count, 4)} words")
    first = surface.partition(" ")[0]
    named = gazetteer.is_first_name(first)
    if candidate.common:
        signs.append("words")
    if named:
        signs.append("first first name")
    elif count > 2 and any(map(gazetteer.is_first_name, surface.split(" ")[1:-1])):
        signs.append("first name within")  # Monseñor Jorge Eduardo Scheinig
    if not candidate.common:
        if count <= 3 and not any(map(gazetteer.is_common, words)):
            signs.append("no words")
        elif gazetteer.is_common(words[-1]):
            signs.append("last word")
        if count <= 3 and gazetteer.is_surname(last):
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
    for small in (" of ", " and ", " & ", " for ", "'s "):
        if small in surface:
            signs.append("has" + small)
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


def context_signs(text: str, candidate: Candidate, gazetteer: Gazetteer) -> list[str]:
    """
    What the words before and after one mention of *candidate* in *text* say.
    """
    signs = ["titled"] if candidate.titled else []
    if candidate.sure:
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
    if after[:1] == "," or after[:2] == " (" or after[:6] == " aged ":
        if _AGE.match(after):
            signs.append(">age")
        elif _LIFE.match(after):
            signs.append(">born")
        elif after[:2] == ", ":
            _apposition(after, gazetteer, signs)
        elif candidate.shape is None and len(candidate.words) > 1 and _FOUNDED.match(after):
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
        if _IS_A.match(after):
            _what(after.split()[2:], gazetteer, ">is a ", signs)
    if first in _TEAMS:
        signs.append(">striker")
    elif first in _AREAS:
        signs.append(">airport")


def _before(before: str, candidate: Candidate, gazetteer: Gazetteer, signs: list[str]) -> None:
    cues = gazetteer.cues
    if before[-1:] not in (" ", "\n", "\xa0"):
        return
    words = before.rsplit(None, 2)[-2:]
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
    pair = _PAIR.get((one, last))
    if pair is not None:
        signs.append(pair)
    if last in _RIVALS:
        signs.append("<beat")
    elif last in cues.works:
        signs.append("<film")
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
    _what(after[2:].partition(",")[0].split(), gazetteer, ">, a ", signs)


def _what(words: list[str], gazetteer: Gazetteer, sign: str, signs: list[str]) -> None:
    """What "a small village in" or "the mayor of" says: the first noun of seven that tells."""
    cues = gazetteer.cues
    for word in words[:7]:
        lower = word.strip(_PUNCTUATION).lower()
        if (
            lower == "who"
            or lower in cues.roles
            or (lower in cues.honorifics and lower != "general")
        ):
            signs.append(sign + "lawyer")
            return
        if lower in cues.place_nouns:
            signs.append(sign + "city")
            return
        if lower in cues.before_org and lower != "by":
            signs.append(sign + "company")
            return
        if lower in cues.works:
            signs.append(sign + "film")
            return
        if lower in _STOP:
            return


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
    """The type that wins, with its weight; None when nothing speaks loudly enough."""
    best = max(scores)
    return (TYPES[scores.index(best)] if best > ENOUGH else None, best)
