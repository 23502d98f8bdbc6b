"""
The signs around a name: what the words before and behind it mean.

"in X" is the sign "<in", "X said" the sign ">said", "member of X" the sign "<head of". What each is
worth stands in data/names/weights.txt; evidence.py adds them up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.entities.kinds import (
    FIRM,
    FIRMS,
    KIN,
    KINDS,
    OF_BOTH,
    PUNCTUATION,
    SUCH,
    first_noun,
    such,
)
from archive.entities.pairs import PAIR, PAIRED
from archive.entities.states import is_short_state
from archive.entities.wording import wording_signs

if TYPE_CHECKING:
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.spans import Candidate

_AROUND = 60
# Within a sentence a capital proves more of an unknown word than of an everyday one.
# The keys say whether there are several words, and whether all are everyday words.
_WITHIN = {
    (False, False): "within",
    (False, True): "within, a word",
    (True, False): "within, several",
    (True, True): "within, words",
}
# ", 45," and ", 45-year-old": an age stands after a person.
_AGE = re.compile(r",? (?:\(\d{2}\)|\d{1,2},)|, aged? \d{1,3}")
# "(1890-1955)", "(born 1923", "(b. 1923"
_LIFE = re.compile(r",? \((?:born|b\.|\d{4} ?[-–] ?\d{4}|died)|,? born ")
_SEAT = re.compile(r" \([DRI]-[A-Z]")  # "(D-Calif.)"
# "X, the mayor of", "X, a lawyer", "X, Putin’s foreign affairs adviser": a role within seven words.
_APPOSITION = re.compile(r", (?:the |a |an |who |which |[\w’'.-]{1,20}['’]s? )")
# "X, spokesman for the army"
_POST = re.compile(r", [a-z-]{4,20} (?:of|for|at|in|to|and|with) ")
# ", Connecticut.", ", North Carolina,": what a town is in.
_NEXT = re.compile(
    r", ((?:[A-Z]\.){2,3}|[A-Z][\w-]{0,20}(?: (?:and |of )?[A-Z][\w-]{0,20}){0,2})(?=[^\w\s]|$)"
)
_AROUND_TOWNS = frozenset({"states", "countries", "regions"})
_PUBLISHED = re.compile(r" \((?:18|19|20)\d\d\)")  # "Antic Hay (1923)"
_FOUNDED = re.compile(r" \([A-Z]{2,8}\)")
_RAIL = frozenset({"railway", "station", "region", "district", "province", "county", "bridge"})
_ITS = frozenset({"the", "his", "her", "their", "our", "my"})
_LONGEST_NAME = 3
"""Words of somebody met; an office or a firm that is met has more."""
# "troops entered X", "the rebels besieged X"
_TAKEN = frozenset(
    {"entered", "besieged", "occupied", "bombed", "shelled", "recaptured", "overran"}
)
_SITED = frozenset({"has", "had", "lies", "is"})
_LIES = re.compile(
    r" (?:ha[sd] an? (?:estimated )?population|lies (?:on|in|at|north|south|east|west|near|about)"
    r"|is (?:located|situated))\b"
)
_EARNING = frozenset({"said", "says", "announced", "reported", "sued"})
_EARNS = re.compile(
    r" (?:sa(?:id|ys) its|(?:announced|reported) (?:an? |its |record )?(?:[a-z]+ )?"
    r"(?:profits?|loss(?:es)?|sales|earnings|revenues?|results|layoffs|dividend)|sued its)\b"
)
_CHIEFS = (" chief executive", " chief financial", " chief operating")
_GOVERN = frozenset({"in", "at", "on", "of", "from", "to", "by", "with", "for", "near", "against"})
# Honorifics that in lower case are as often an adjective or a verb.
_ALSO_WORDS = frozenset({"general", "major", "private", "count", "principal", "marshal"})
# No dictionary has them all: "Redesignated", "Inexplicably", "Bodyboarders".
_FORMS = ("ly", "ed", "ing", "ers", "ists", "ness", "able", "less", "ous", "tion", "tions", "ments")
_OF_ORGS = frozenset({"<head of", "<studied at"})
_TEAMS = frozenset(
    {
        "striker",
        "midfielder",
        "defender",
        "goalkeeper",
        "winger",
        "forward",
        "quarterback",
        "pitcher",
    }
    | {"captain", "manager", "coach", "boss", "supporters", "squad", "side", "guitarist", "drummer"}
    | {"frontman", "bassist", "vocalist", "fans", "players", "teammate", "teammates", "season"}
)
# "X football team", "X hockey club"
_SPORTS = frozenset({"football", "soccer", "hockey", "basketball", "baseball", "rugby", "cricket"})
_SQUADS = frozenset({"team", "club", "play", "prog", "coac", "side"})
# "X shares", "X news agency": what has them is no person and no place.
_FIRMLY = frozenset(
    {"shares", "shareholders", "stockholders", "executives", "plc", "subsidiary", "shareholding"}
    | {"fighters", "militants", "rebels", "guerrillas", "insurgents", "separatists", "gunmen"}
    | {"founder", "co-founder", "cofounder", "cfo", "cto", "chairwoman"}
    | {"party", "newspaper", "spokesman", "spokeswoman", "spokesperson", "lawmakers", "bonds"}
)
# "X's shares", "X's chairman"
_OWNED = frozenset(
    {"board", "chairman", "creditors", "customers", "earnings", "employees", "executives"}
    | {"factories", "factory", "headquarters", "plant", "plants", "products", "profit", "profits"}
    | {"revenue", "revenues", "sales", "shareholders", "shares", "stock", "subsidiary", "turnover"}
)
# "X's capital", "X's northern beaches"
_GROUNDS = frozenset(
    {"airport", "airspace", "borders", "capital", "coast", "coastline", "currency", "downtown"}
    | {"eastern", "harbor", "harbour", "independence", "mayor", "neighboring", "neighbouring"}
    | {"neighbors", "neighbours", "northern", "outskirts", "parliament", "population", "southern"}
    | {"streets", "suburbs", "tallest", "territory", "western"}
)
# "X posted a loss", "X operates in"
_TRADES = frozenset(
    {"posted", "unveiled", "operates", "produces", "sells", "manufactures", "employs", "expects"}
    | {"plans", "supplies", "acquired", "merged", "makes", "owns", "slashed", "recalled"}
)
# "Tokyo-based X", "state-run X"
_BASED = ("-based", "-run", "-owned", "-listed", "-controlled")
_AREAS = frozenset(
    {"airport", "area", "city", "suburb", "neighborhood", "neighbourhood", "resident", "residents"}
    | {"mayor", "police", "border", "coast", "peninsula", "suburbs", "skyline", "metropolitan"}
    | {"river", "valley", "mountains", "island", "islands", "town", "village", "municipality"}
)
# Of a river with its article.
_FLOWS = frozenset({"flows", "flowed", "rose", "floods", "flooded", "froze", "meanders"})
_MEASURES = (" feet", " foot", " meters", " metres", " inches")
_BANKS = ("banks of the ", "bank of the ", "mouth of the ")
_WHERE = frozenset({"in", "at", "across", "near", "along"})
_AREAS |= _FLOWS
# "the Hopi tribe", "the Yuan dynasty", "the Telugu language"
_PEOPLES = frozenset(
    {"tribe", "tribes", "dynasty", "language", "languages", "peoples", "dialect", "dialects"}
)
# "Tasnim reported that", "told Phayul": who reports is an outlet, and is told what is reported.
_REPORTED = frozenset({"reported", "reports"})
_TOLD = frozenset({"told", "tells", "telling"})
_RIVALS = frozenset(
    {"beat", "defeated", "defeating", "beating", "v", "vs", "versus", "thrashed", "facing"}
)
# "Rabin met Arafat", "Yeltsin sacked Lebed": what one does to a person alone.
_TO_PERSON = frozenset(
    {"met", "meets", "telephoned", "phoned", "sacked", "ousted", "greeted", "interviewed"}
    | {"congratulated", "arrested", "assassinated", "murdered", "stabbed", "married", "divorced"}
    | {"jailed", "convicted", "acquitted", "indicted", "extradited", "hugged", "detained", "freed"}
    | {
        "imprisoned",
        "interrogated",
        "questioned",
        "succeeded",
        "nominated",
        "elected",
        "befriended",
    }
)
_SHORT_VERB = 4
"""Letters of "says" and "was"; "towns" has more."""
_VERBS = frozenset({"states", "departments", "banks", "parks", "ports", "bridges"})
_BEING = frozenset({"is", "was", "are", "were", "became"})
_IS_A = re.compile(r" (?:is|was|are|were|became) (?:an?|the|one of the) ")


def context_signs(text: str, candidate: Candidate, gazetteer: Gazetteer) -> list[str]:
    """
    What the words before and after one mention of *candidate* in *text* say.
    """
    signs = ["titled"] if candidate.titled else []
    if candidate.sure:
        return signs
    several = len(candidate.words) > 1
    if not candidate.opens:
        signs.append(_WITHIN[several, candidate.common])
        if several and candidate.common:
            if gazetteer.is_first_name(candidate.surface.partition(" ")[0]):
                signs.append("within, named")  # "the Scotsman James Watt"
        elif candidate.common and _is_anyone(candidate.surface, gazetteer):
            signs.append("within, a name")  # "between Sulla and Trump"
    elif not (several or candidate.common):
        signs.append("opens, a form" if candidate.surface.endswith(_FORMS) else "opens")
    before = text[max(candidate.start - _AROUND, 0) : candidate.start]
    after = text[candidate.end : candidate.end + _AROUND]
    governed = _before(before, candidate, gazetteer, signs)
    if before[-1:] == "(" and _is_short(candidate.surface, before[:-1]):
        signs.append("<small (")
    if after[:2] in ("'s", "’s"):
        signs.append(">'s")
        after = after[2:]
        noun = after[1:].partition(" ")[0].rstrip(PUNCTUATION)
        if noun in _OWNED or (noun == "chief" and after.startswith(_CHIEFS)):
            signs.append(">'s shares")
        elif noun in _GROUNDS:
            signs.append(">'s capital")
    if after[:1] == " ":
        _after(after, candidate, gazetteer, signs, governed=governed)
    if after[:1] == "," or after[:2] == " (" or after[:6] == " aged ":
        if _AGE.match(after):
            signs.append(">age")
        elif _LIFE.match(after) or (after[0] == " " and _SEAT.match(after)):
            signs.append(">born")
        elif after[:2] == ", ":
            _apposition(after, candidate, gazetteer, signs)
        elif candidate.shape in (None, "place") and len(candidate.words) > 1:
            if candidate.shape is None and _FOUNDED.match(after):
                signs.append(">(ABC)")
            elif _PUBLISHED.match(after):
                signs.append(">(1921)")
    if ">plc" in signs and "<said" in signs:
        signs.remove("<said")  # "they said X shares"
    if candidate.shape != "person":
        signs += wording_signs(text, candidate.start, candidate.end, gazetteer.wordings)
    return signs


def _is_short(surface: str, before: str) -> bool:
    """True where an acronym stands for words in lower case: "exclusive economic zone (EEZ)"."""
    words = before.replace("-", " ").split()[-len(surface) :]
    return surface.isupper() and surface.lower() == "".join([word[0] for word in words])


def _is_anyone(word: str, gazetteer: Gazetteer) -> bool:
    return word in gazetteer.first_names or gazetteer.is_surname(word)


def _after(
    after: str, candidate: Candidate, gazetteer: Gazetteer, signs: list[str], *, governed: bool
) -> None:
    """*governed* by a preposition: in "the mayor of X said" X says nothing."""
    cues = gazetteer.cues
    words = after.split(None, 2)
    if not words:
        return
    first = words[0].strip(PUNCTUATION).lower()
    if first in KINDS:
        if KINDS[first]:
            signs += [KINDS[first]] if candidate.known is None else []
        elif len(words) > 2 and words[1] == "other":
            such(words[2].split(None, 2)[:2], gazetteer, signs)
    if governed:
        if first in _RAIL:
            signs.append(">station")
    elif first in _SITED and _LIES.match(after):
        signs.append(">has a population")  # of 5,000, "X lies on the coast"
    elif first in _EARNING and _EARNS.match(after):
        signs.append(">said its")  # "X said its sales rose", "X announced a loss"
    elif first in cues.verbs:
        signs.append(">said")
    elif first == "was" and len(words) > 1 and words[1].strip(PUNCTUATION) == "born":
        signs.append(">born")
    elif first in _REPORTED and candidate.shape is None:
        signs.append(">reported")
    elif len(candidate.words) == 1 and first in cues.subject:
        signs.append(">subject")
    elif len(candidate.words) == 1 and first.endswith("ed"):
        signs.append(">ed")
    elif first in _RAIL:
        signs.append(">station")
    if first in _FIRMLY or (first == "news" and words[1:] and words[1][:6] == "agency"):
        signs.append(">plc")
        if candidate.shape == "person" and "<the" in signs:
            signs.append("<the >plc")  # "the Agence France Presse news agency"
    elif first in cues.after_org:
        signs.append(">magazine" if first == "magazine" else ">shares")
    elif first in _TRADES and not governed:
        signs.append(">posted")
    elif candidate.known is None and "<the" in signs and len(words) > 1 and words[1][:4] in FIRMS:
        if words[1].strip(PUNCTUATION) in FIRM:
            signs.append(">tour company")
    elif first in _BEING and _IS_A.match(after):
        first_noun(after.split()[2:], gazetteer, ">is a ", signs)
    if first in _TEAMS or (first in _SPORTS and len(words) > 1 and words[1][:4] in _SQUADS):
        signs.append(">striker")
    elif first in _AREAS and (first not in _FLOWS or _is_river(after, first, signs)):
        signs.append(">airport")
    elif first in _PEOPLES:
        signs.append(">tribe")


def _is_river(after: str, verb: str, signs: list[str]) -> bool:
    """True for "the Mosel flows" and "the Hudson rose by nine feet", not for "the Dow rose"."""
    return "<the" in signs and (verb != "rose" or any(one in after for one in _MEASURES))


def _before(before: str, candidate: Candidate, gazetteer: Gazetteer, signs: list[str]) -> bool:
    """True when the name is governed by a preposition."""
    cues = gazetteer.cues
    if before[-1:] not in (" ", "\n", "\xa0"):
        if before[-1:] == "#":
            signs.append("<#")
        return False
    words = before.rsplit(None, 2)
    if not words or words[-1][-1] in ".,;:!?":
        if words and words[-1][-1] == ",":
            noun = words[-1][:-1]
            if noun == "capital":
                signs.append("<city of")  # "the nation's capital, Wellington"
            elif noun in KIN or (
                len(candidate.words) > 1 and noun in cues.roles and noun not in OF_BOTH
            ):
                signs.append("<role,")  # "his widow, Denise"
        return False
    last = words[-1].lower()
    one = words[-2].lower() if len(words) > 1 else ""
    if last == "the":
        many = len(candidate.words) == 1 and candidate.surface[-1] == "s"
        signs.append("<the many" if many else "<the")  # "the Bruins"
        if one == "to" and before[-17:].lower() == " according to the ":
            signs.append("<according to")
        if one in _WHERE:
            signs.append("<in the")
        elif one in cues.before_org or one in ("by", "of"):
            # "on the banks of the Mosel"
            signs.append("<city of" if before.endswith(_BANKS) else "<by the")
        return one in _GOVERN
    pair = PAIR.get((one, last)) if last in PAIRED else None
    if pair is not None:
        signs.append(pair)
    if last in _RIVALS:
        several = len(candidate.words) > 1
        signs.append("<beat several" if several else "<beat")
    elif last in cues.works:
        signs.append("<film")
    if pair in _OF_ORGS and last in ("in", "at"):
        pass  # "shares in X", "analysts at X": no place
    elif last in cues.in_place:
        if last == "in" and one == "interested":
            signs.append("<interested in")
        elif last == "in":
            signs.append("<in word" if candidate.common else "<in")
        else:
            signs.append("<near")
    elif last in cues.to_place:
        signs.append("<to")
    elif last == "of":
        signs.append("<city of" if one in cues.place_nouns else "<of")
    elif last in cues.place_nouns:
        signs.append("<city")
    if last in _TOLD:
        signs.append("<told")
    elif last in cues.verbs and last not in ("who", "whose", "whom", "himself", "herself"):
        signs.append("<said")
    elif last in _TO_PERSON and (
        len(candidate.words) == 1
        or (len(candidate.words) <= _LONGEST_NAME and not candidate.common)
    ):
        signs.append("<met")
    elif last == "late" and one in _ITS and not candidate.common:
        signs.append("<role,")  # "the late Bosko Ilic"
    elif last in _TAKEN:
        signs.append("<near")
    if last == "broadcaster" and len(candidate.words) == 1:
        signs.append("<company")
    elif last == "ethnic":
        signs.append(">tribe")  # "thousands of ethnic Ndebele"
    elif last in cues.roles or (last in cues.honorifics and last not in _ALSO_WORDS):
        signs.append("<role")
    elif last in cues.before_org:
        signs.append("<company")
    elif "-" in last and last.endswith(_BASED):
        signs.append("<based")
    elif last in SUCH and (last != "as" or one == "such"):
        before = before.rsplit(None, 3)[1] if last == "as" and before.count(" ") > 3 else one
        such([before.rstrip(",").lower()], gazetteer, signs)
    elif last[-1] == "s" and len(last) > _SHORT_VERB and last not in _VERBS:
        such([last], gazetteer, signs, bare=True)
    return last in _GOVERN


def _apposition(after: str, candidate: Candidate, gazetteer: Gazetteer, signs: list[str]) -> None:
    """ ", a city in", ", the mayor of", ", Putin’s foreign affairs adviser, said"."""
    if not _APPOSITION.match(after):
        match = _NEXT.match(after)
        if match is None:
            if _POST.match(after) and after[2:].split(None, 1)[0] in gazetteer.cues.roles:
                signs.append(">, a lawyer")
            return
        if candidate.shape == "org" or candidate.surface.isupper():
            return  # "Christchurch District Court, New Zealand"
        place = match[1].strip(". ")
        known = gazetteer.known.get(place)
        if is_short_state(place) or (known is not None and known.table in _AROUND_TOWNS):
            signs.append(">, Texas")
        return
    first_noun(after[2:].partition(",")[0].split(), gazetteer, ">, a ", signs)
