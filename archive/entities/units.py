"""
Words of a chain to units: the longest known names are one unit, every other word is its own.

Also what can be said of a single word: whether it is a title, everyday, a name, or the head of a
name ("Committee"). Cutting a chain into names is the business of spans.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.entities.gazetteer import Known, first_word
from archive.entities.lone import lone_name
from archive.entities.products import SYSTEMS, first_of_system
from archive.entities.reading import LONGEST, one_spaced
from archive.entities.states import short_state
from archive.entities.word_flags import (
    ADJECTIVE,
    BEGINS,
    CAPITALS,
    COMMON,
    FIRST_NAME,
    FIRST_PLACE,
    GIVEN,
    HEAD,
    HEADS,
    LETTER,
    MAY_STAND,
    PLACE_HEAD,
    SURNAME,
    TITLE,
)

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.reading import Chain, Word


# Nothing changes a scene, a unit or a piece; frozen, they would take twice as long to make.


@dataclass(slots=True, eq=False)
class Scene:
    """What a chain is read with: the passage it stands in, the chain, what is known of names."""

    text: str
    chain: Chain
    gazetteer: Gazetteer


@dataclass(slots=True, eq=False)
class Unit:
    """The words i to j of a chain: one plain word, or what the gazetteer knows by these words."""

    i: int
    j: int
    known: Known | None


_PLAIN = tuple([Unit(i, i + 1, None) for i in range(LONGEST)])


@dataclass(slots=True, eq=False)
class Piece:
    """The words i to j of a chain, on their way to being a candidate."""

    i: int
    j: int
    known: Known | None = None
    shape: EntityType | None = None
    titled: bool = False
    grown: bool = False


# Before a known place they make another: "East Los Angeles", "Lake Chad".
_FIRM = frozenset({"lake", "mount", "fort", "port", "cape", "greater", "upper", "lower", "county"})
_FIRM |= {"river", "loch", "lough"}
_SHORT_WAYS = frozenset({"north", "south", "east", "west", "central"})
_WAYS = _SHORT_WAYS | {"northern", "southern", "eastern", "western"}
_AGES = frozenset({"ancient", "classical", "early", "late", "medieval", "middle", "modern", "old"})
_AGES |= {"high", "low"}
"""Before a people or a tongue they make another: "Middle English", "Late Latin"."""
_CORNERS = frozenset({"northeast", "northwest", "southeast", "southwest"})
_PARTS = _FIRM | _WAYS | _CORNERS | {"inner", "outer", "new"}
_PARTS |= {"northeastern", "northwestern", "southeastern", "southwestern"}
_PARTS |= {"north-east", "north-west", "south-east", "south-west"}
_DIALECTS = frozenset({"Arabic", "Creole", "English", "Portuguese", "Indian", "Indians"})
"""Behind a people one tongue, "Brazilian Portuguese"; "Swiss German" may be two peoples."""
_TONGUES = frozenset({"demonyms", "peoples"})
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,5}")  # "Man-kei Tam"
_THERE = (" the ", " at ", " in ", " near ", " on ", " around ", " along ")
_AT = (" at ", " in ", " near ")
_WHERE = frozenset({"of", "in", "to", "from", "at", "near", "for", "with", "by", "under"})
_VERBS = frozenset({"mark", "bill", "will", "sue", "rob", "pat", "drew", "guy", "hope", "rich"})
"""First names that a sentence can begin with as words."""
# After who does something: "Pat Rafter was forced", "Bill Peel of Mackay".
_ACTS = re.compile(r" (?:is|was|has|had|will|would|said|says|told|tells|of|from|and|who)\b")
_ENDS = re.compile(r"[,.;)]|['’]s|$| (?:is|was|has|had|will|would|said|says|told|and|who)\b")
_FIRMS = frozenset({"outlets", "companies", "agencies"})
_CAPITALS = frozenset({"countries", "states", "regions", "sites", "cities", "gazetteer"})


def to_units(scene: Scene) -> list[Unit]:
    """The units of the chain, in order, without gaps."""
    chain = scene.chain
    units: list[Unit] = []
    i = 0
    while i < len(chain):
        word = chain[i]
        unit = None
        if word.flags & (BEGINS | MAY_STAND):
            unit = _known_unit(scene, i)
        if unit is None:
            unit = _PLAIN[i]
        elif units and word.link == " " and word.text in _DIALECTS and _is_tongues(scene, i, units):
            begin = units.pop().i  # "Algerian Arabic"
            tongue = one_spaced(scene.text[chain[begin].start : word.end])
            unit = Unit(begin, unit.j, Known("thing", tongue, "peoples"))
        elif units and word.link == " " and word.text in SYSTEMS:
            first = first_of_system(scene, units, i)
            begin = units[first].i if first < len(units) else i
            system = one_spaced(scene.text[chain[begin].start : word.end])
            units, unit = units[:first], Unit(begin, unit.j, Known("thing", system, "products"))
        elif units and word.link == " " and units[-1].known is None:
            before = scene.chain[units[-1].i]
            ways = before.lower in _WAYS or before.lower in _CORNERS
            aged = before.lower in _AGES and _is_tongue(unit)
            if not before.opens and (aged or (ways and _is_people(unit))):
                unit = Unit(units.pop().i, unit.j, unit.known)  # "West African"
                if units and before.link == " " and chain[units[-1].i].lower in _AGES:
                    unit = Unit(units.pop().i, unit.j, unit.known)  # "Middle High German"
            elif before.lower in _PARTS and _is_part(unit, before):
                begin = units.pop().i
                name = scene.text[scene.chain[begin].start : scene.chain[unit.j - 1].end]
                unit = Unit(begin, unit.j, Known("place", " ".join(name.split()), "gazetteer"))
        units.append(unit)
        i = unit.j
    return units


def _known_unit(scene: Scene, i: int) -> Unit | None:
    """What is known by the words from *i* on, or by that word where it stands."""
    word = scene.chain[i]
    text = word.text
    unit = None
    if word.flags & BEGINS:
        first = text if text.isalpha() else first_word(text)
        reach = scene.gazetteer.reach
        longest = reach[first] if first in reach else reach[text + "."]  # N. Korea
        unit = _longest_known(scene, i, longest)
        if unit is not None and len(text) == 2 and word.flags & MAY_STAND:
            known = short_state(scene, i) if unit.j == i + 1 else None
            return unit if known is None else Unit(i, i + 1, known)  # "Baton Rouge, LA"
    elif len(text) > 2 and word.flags & CAPITALS:
        unit = _dateline(scene, i)
    if unit is None and word.flags & MAY_STAND:
        known = short_state(scene, i) or lone_name(scene, i)
        unit = None if known is None else Unit(i, i + 1, known)
    return unit


def _is_tongues(scene: Scene, i: int, units: list[Unit]) -> bool:
    """True for the English of "Canadian English" and the Indians of "American Indians"."""
    american = scene.chain[units[-1].i].text == "American"
    return _is_people(units[-1]) and (american or scene.chain[i].text[:6] != "Indian")


def _is_people(unit: Unit) -> bool:
    return unit.known is not None and unit.known.table == "demonyms"


def _is_tongue(unit: Unit) -> bool:
    return unit.known is not None and unit.known.table in _TONGUES


def _is_part(unit: Unit, before: Word) -> bool:
    """
    True for "West Seattle", "Mount Kenya", "Southern Indiana".

    Not where a sentence begins with what has a small letter elsewhere: "Southern Syria"; of a state
    it is a name ("Southern California burned").
    """
    known = unit.known
    if known is None or known.type != "place" or known.table not in _CAPITALS:
        return False
    firm = before.lower in _FIRM or before.lower in _SHORT_WAYS
    return firm or not before.opens or known.table == "states"


def _longest_known(scene: Scene, i: int, longest: int) -> Unit | None:
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    find = gazetteer.known.get
    start = chain[i].start
    for j in range(len(chain), i, -1):
        last = chain[j - 1]
        if last.end - start > longest + 4:
            continue
        surface = text[start : last.end].replace("’", "'")
        known = find(one_spaced(surface) if j > i + 1 else surface)
        if known is not None and not _is_everyday(scene, i, j, known):
            return Unit(i, j, known)
        if known is not None and chain[i].lower == "the" and j > i + 2:
            return None  # "Times of India" comes next, not "The Times"
        if last.far > last.end:
            known = find(one_spaced(text[start : last.far].replace("’", "'")))
            if known is not None and not _is_everyday(scene, i, j, known):
                return Unit(i, j, known)
    return None


def _dateline(scene: Scene, i: int) -> Unit | None:
    """ "WASHINGTON (AP)", "NEW YORK --": a place in capitals; POLITICO, a firm or an outlet."""
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    for j in range(min(len(chain), i + 3), i, -1):
        surface = text[chain[i].start : chain[j - 1].end]
        if surface.isupper():
            known = gazetteer.known.get(surface.title())
            if known is not None and known.table in _CAPITALS:
                return Unit(i, j, known)
            firm = known is not None and known.table in _FIRMS and j == i + 1
            if firm and not chain[i].flags & COMMON:
                return Unit(i, j, known)
    return None


def _is_everyday(scene: Scene, i: int, j: int, known: Known) -> bool:
    """True where a known name may be plain words: "The Hill" or "Reading" at a sentence start."""
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    first = chain[i]
    if known.table == "doubtful":
        return not _is_beside(scene, i, j)
    if first.lower == "the" and j > i + 1:
        # "The Australian League of Rights", "The Australian prime minister"
        runs_on = j < len(chain) and chain[j].link == " "
        return runs_on or (
            first.opens and text[chain[i + 1].start : chain[j - 1].end] in gazetteer.known
        )
    if known.table == "gazetteer" and first.lower in gazetteer.cues.adjectives:
        return True  # Roma, Sami
    if known.table != "gazetteer" or j > i + 1 or not first.opens:
        return False
    return first.text[1:].islower() and first.flags & COMMON != 0


def _is_beside(scene: Scene, i: int, j: int) -> bool:
    """True where a word such as "missile" stands before or after."""
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    after = text[chain[j - 1].far :][:24].split()[:2]
    before = text[max(chain[i].start - 24, 0) : chain[i].start].split()[-2:]
    return any(word.strip(".,;:()").lower() in gazetteer.cues.beside for word in (*before, *after))


def lower(scene: Scene, unit: Unit) -> str:
    """The only word of a unit in lower case; the empty string for several words."""
    return scene.chain[unit.i].lower if unit.j == unit.i + 1 else ""


def flags_of(scene: Scene, unit: Unit) -> int:
    """The flags of the only word of a unit; none for several words."""
    return scene.chain[unit.i].flags if unit.j == unit.i + 1 else 0


def is_plain(scene: Scene, unit: Unit) -> bool:
    """True for an everyday word that the gazetteer does not know as a name."""
    return unit.known is None and scene.chain[unit.i].flags & COMMON != 0


def is_name(word: Word) -> bool:
    """True for a first name, a surname, or a word that is no everyday word."""
    return word.flags & (FIRST_NAME | SURNAME | COMMON) != COMMON


def head(flags: int) -> EntityType | None:
    """The type that the last word of a name says: "Committee", "River", "Act"."""
    return HEADS[flags & HEAD]


def looks_personal(scene: Scene, part: list[Unit]) -> bool:
    """
    True for a first name and more: "Paris Hilton", "Jack London", "John F. Kennedy", "Tiger Woods".
    """
    if not 2 <= len(part) <= 4:
        return False
    chain, national = scene.chain, False
    begins, ends = part[0].known, part[-1].known
    for unit in part:
        known = unit.known
        if unit.j - unit.i > 1:
            return False
        if known is not None:
            if known.type != "place" and unit is not part[-1] and not _is_namesake(scene, part):
                return False
            national = national or known.table == "demonyms"
    words = [chain[unit.i] for unit in part]
    first, last = words[0], words[-1]
    if ends is not None and ends.type != "place":  # "Brian Cornell", "Michael R. Bloomberg"
        middle = len(part) == 2 or (len(part) == 3 and words[1].flags & LETTER)
        return ends.type == "org" and bool(middle) and _is_given(scene, first)
    if first.flags & FIRST_PLACE and scene.text.endswith(_AT, 0, first.start):
        return False  # "at Santa Coloma"
    if national:
        return len(part) == 2 and _is_cuban(scene, part)
    if not first.flags & GIVEN:
        initials = len(first.text) == 1 or (len(first.text) == 4 and first.text[1::2] == "..")
        middle = len(words) == 3 and words[1].flags & LETTER and len(first.text) > 1
        # LeRoi Moore, Merrick Garland, but Dongting Lake
        named = last.flags & SURNAME or (first.flags & SURNAME and last.flags & FIRST_NAME)
        strange = bool(named) and not last.flags & HEAD and _is_strange(scene, part)
        strange = strange or _SYLLABLES.fullmatch(first.text) is not None
        article = first.lower == "a" and scene.text[first.end : first.end + 1] != "."
        if not (initials or middle or strange) or article or begins:
            return False
    if len(part) > 2 and begins is not None and words[1].flags & FIRST_NAME:
        before = scene.text[max(first.start - 8, 0) : first.start].lower().split()[-1:]
        if (before and before[0] in _WHERE) or not first.flags & GIVEN:
            return False  # "President of France Emmanuel Macron", but "Nancy Louise Thirian"
    kind, cues = last.flags & HEAD, scene.gazetteer.cues
    if kind == PLACE_HEAD and len(words) == 3 and words[1].flags & COMMON:
        return False  # "Royal National Park"
    initial = len(words) == 3 and words[1].flags & LETTER != 0
    if kind == PLACE_HEAD and scene.text.endswith(_THERE, 0, first.start):
        return False  # "at Dongting Lake", "the Rudyard Lake area"
    if kind and last.lower not in cues.surnames:
        return last.flags & SURNAME != 0 or initial
    known = begins if begins and begins.table != "gazetteer" else None
    if known is None and not first.flags & COMMON:
        ground = kind and first.flags & SURNAME  # Booker Prize, Carter Hall
        return not ground and (not kind or len(words) == 2 or initial)
    if known is not None and kind:
        return False
    after = scene.text[last.far : last.far + 12]
    verb = first.lower in _VERBS and after[:1] != "," and not _ACTS.match(after)
    given = first.lower in cues.nicknames and not (first.opens and verb)
    if len(words) == 2 and given and not begins:
        return True  # "Tom Cruise": both are words, but the first is above all a name
    # "China Daily", "Rose Garden": a surname, an unknown word, a city ("Jack London") must follow.
    city = ends is not None and ends.table in ("cities", "gazetteer") and not first.opens
    return city or any(
        word.flags & SURNAME or (unit.known is None and not word.flags & COMMON)
        for word, unit in zip(words[1:], part[1:], strict=True)
    )


def _is_namesake(scene: Scene, part: list[Unit]) -> bool:
    """True for "Zara Kay", though Zara is a firm too, not for "Chase Bank"."""
    first, last = scene.chain[part[0].i], scene.chain[part[-1].i]
    firm = part[0].known is not None and part[0].known.table == "companies"
    named = last.flags & (SURNAME | FIRST_NAME) and not last.flags & (HEAD | COMMON)
    return firm and len(part) == 2 and bool(first.flags & FIRST_NAME and named)


def _is_cuban(scene: Scene, part: list[Unit]) -> bool:
    """True for "Mark Cuban, owner of", not for "told Mark Cuban officials" nor "Ivory Coast"."""
    first, last = scene.chain[part[0].i], scene.chain[part[-1].i]
    if part[0].known or not first.flags & GIVEN or first.opens or last.text[-1] == "s":
        return False
    return _ENDS.match(scene.text, last.far) is not None


def _is_given(scene: Scene, word: Word) -> bool:
    """True for a first name that is nothing else: Brian, not Jordan, Chad, May."""
    given = word.flags & (FIRST_NAME | COMMON) == FIRST_NAME
    return given and word.text not in scene.gazetteer.known


def _is_strange(scene: Scene, part: list[Unit]) -> bool:
    """True where all but the last word are unknown and no everyday words, and within a sentence."""
    chain = scene.chain
    first = chain[part[0].i]
    if first.flags & (CAPITALS | FIRST_PLACE):
        return False
    return not any(
        unit.known is not None
        or (chain[unit.i].flags & COMMON and not (at and chain[unit.i].flags & SURNAME))
        for at, unit in enumerate(part[:-1])  # "Ketanji Brown Jackson"
    )


def are_strangers(scene: Scene, part: list[Unit]) -> bool:
    """True where two unknown words follow a people, or what somebody leads, and are not of it."""
    words = [scene.chain[unit.i] for unit in part[1:]]
    if part[1].known or part[2].known or not all(word.text.istitle() for word in words):
        return False
    if (words[0].flags | words[1].flags) & (COMMON | HEAD | ADJECTIVE | TITLE):
        return False
    known = part[0].known
    if known is None or known.table == "demonyms":
        return known is not None
    start = scene.chain[part[0].i].start
    before = scene.text[max(start - 40, 0) : start].lower().split()[-3:]
    if before[-1:] == ["the"]:
        before.pop()
    led = len(before) > 1 and before[-1] in ("of", "for")
    return led and scene.gazetteer.look[before[-2]][1] & TITLE != 0
