"""
Titles and the people behind them: "House Speaker | Nancy Pelosi", "EU | Farm Commissioner".

Decides where in a run of words a title ends and a person begins, and what before a title says what
it is for. What runs there are is decided in spans.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.pieces import trimmed, untitled, without_party
from archive.entities.units import (
    Piece,
    Scene,
    Unit,
    flags_of,
    is_name,
    is_plain,
    looks_personal,
    lower,
)
from archive.entities.word_flags import (
    ADJECTIVE,
    CAPITALS,
    COMMON,
    FIRST_NAME,
    HEAD,
    LETTER,
    NEVER,
    OFFICE,
    OPENER,
    ORG_HEAD,
    SMALL,
    SURNAME,
    TITLE,
)

if TYPE_CHECKING:
    from archive.entities.reading import Word

_DEPUTIES = frozenset(
    {"prime", "vice", "deputy", "district", "foreign", "defense", "defence", "first"}
)
_DEPUTIES |= {"interior", "finance", "health", "home", "justice", "attorney", "general", "chief"}
_DEPUTIES |= {
    "assistant",
    "associate",
    "executive",
    "shadow",
    "acting",
    "former",
    "lieutenant",
    "senior",
}
_DEPUTIES |= {"press", "majority", "minority", "under", "national", "security", "head", "staff"}
_DEPUTIES |= {"emeritus"}
_MIDDLE = frozenset({"sheikh", "sheik", "sultan"})
_SURNAMES = frozenset({"singer", "bishop", "butler", "baker", "porter", "king", "pope", "major"})
_SURNAMES |= {"farmer", "prince", "dean", "judge", "marshal", "chancellor", "constable"}
_SURNAMES |= {"baron", "duke", "earl"}  # Sacha Baron Cohen
_BUSINESSES = frozenset({"farm", "railway"})
_SHIPS = frozenset({"hms", "uss", "mv", "rms", "hmas", "hmcs", "usns"})
_SHIPS |= {"ss", "hmnzs", "hdms", "orp", "uscgc", "brp", "ins", "rfa", "sms", "hnlms", "kri", "tcg"}
# Nothing but a person's name follows these in the middle of a sentence, even if it is a word.
_OFFICES = frozenset({"president", "chancellor", "premier", "governor", "mayor", "minister"})
_OFFICES |= {"ex-president", "vice-president", "king", "queen", "pope", "judge", "sheriff"}
_OFFICES |= {"professor", "bishop", "cardinal", "rabbi", "lieutenant", "colonel", "sergeant"}
_OFFICES |= {"inspector", "constable", "councillor"}
_OF_BODIES = frozenset({"justice", "people"})
_MANAGERS = frozenset({"directors", "managers", "trustees"})
_TOWNS = frozenset({"cities", "gazetteer", "states"})
_NO_NAME = TITLE | HEAD | OFFICE | ADJECTIVE | OPENER | NEVER | SMALL


def split_part(scene: Scene, part: list[Unit], *, office: bool, title: bool = False) -> list[Piece]:
    """
    Before the last title, and the person after it: "House Speaker | Nancy Pelosi".

    *title* where a title follows: "British Foreign" of "British Foreign Secretary" is no name.
    """
    part = trimmed(scene, part)
    if len(part) > 1 and lower(scene, part[0]) in _SHIPS and not _is_guard(scene, part):
        end = next((k for k in range(2, len(part)) if is_plain(scene, part[k])), len(part))
        ship = Piece(part[0].i, part[end - 1].j, None, "thing")  # "HMS Queen Elizabeth"
        return [ship, *split_part(scene, part[end:], office=False)]
    while title and part and _is_portfolio(scene, part):
        part.pop()  # "Kenosha County | District Attorney", "EU | Farm Commissioner"
    chain = scene.chain
    for t in range(len(part) - 1, -1, -1):
        if part[t].known is not None or not chain[part[t].i].flags & TITLE:
            continue
        word = chain[part[t].i].lower
        if word == "son" and t + 1 < len(part) and "-" in chain[part[t + 1].i].text:
            break  # Son Heung-min
        if word in _MIDDLE and t and chain[part[t - 1].i].flags & FIRST_NAME:
            break  # Khalid Sheikh Mohammed
        if word == "sultan" and t == 1 == len(part) - 1 and not is_plain(scene, part[0]):
            break  # Tipu Sultan
        if t == 1 and len(part) == 3 and _is_middle(scene, part):
            break  # John Singer Sargent
        rest = part[t + 1 :]
        if len(rest) > 2 and lower(scene, rest[1]) == "class":
            rest = rest[2:]  # Sergeant First Class
        rest = without_party(scene, rest)
        if len(rest) == 1 and chain[rest[0].i].flags & LETTER:
            break  # "Gen Z", "Mr X"
        if word == "miss" and rest and rest[0].known is not None and rest[0].known.type == "place":
            break  # "the Miss Idaho title"
        if rest and _is_person(scene, rest, sure=word in scene.gazetteer.cues.sure):
            person = Piece(rest[0].i, rest[-1].j, None, "person", titled=True)
            return [*split_part(scene, part[:t], office=False, title=True), person]
        if word in _OFFICES and len(rest) == 1 and _is_namesake(scene, rest[0]):
            person = Piece(rest[0].i, rest[0].j, None, "person", titled=True)
            return [*split_part(scene, part[:t], office=False, title=True), person]
        if len(rest) == 1 and word in scene.gazetteer.cues.honorifics and _is_town(scene, rest[0]):
            person = Piece(rest[0].i, rest[0].j, None, "person", titled=True)
            return [*split_part(scene, part[:t], office=False, title=True), person]
        if rest:
            break
        named = chain[part[t].i].flags & SURNAME
        cues = scene.gazetteer.cues
        named = named or not (word in cues.honorifics or word in cues.posts)  # "Jong Woo Son"
        if not any(looks_personal(scene, part[k:]) for k in range(t) if named or k == t - 1):
            return split_part(scene, part[:t], office=False, title=True)
        # "Dr. | Martin Luther King", "U.S. Senator | Barbara Boxer"
    if not part:
        return []
    if office and part[-1].known is None and not flags_of(scene, part[-1]) & HEAD:
        begin = 0
        while len(part) - begin > 1 and is_plain(scene, part[begin]):
            if looks_personal(scene, part[begin:]):
                break
            begin += 1
        rest = part[begin:]
        if (begin or len(part) > 1) and _is_person(scene, rest, sure=False):
            return [Piece(rest[0].i, rest[-1].j, None, "person", titled=True)]
    return untitled(scene, part, title=title)


def _is_guard(scene: Scene, part: list[Unit]) -> bool:
    """True for "SS Colonel Smith" and "SS Panzer Division", not "SS Great Britain"."""
    beside = [flags_of(scene, unit) for unit in part[1:]]
    return lower(scene, part[0]) == "ss" and any(one & (TITLE | ORG_HEAD) for one in beside)


def _is_portfolio(scene: Scene, part: list[Unit]) -> bool:
    """True where the last word says what the title after it is for: Farm, Prime, Divisional."""
    last = part[-1]
    word, chain = lower(scene, last), scene.chain
    alone = len(part) == 1 and flags_of(scene, last) & OFFICE  # "Union | Home Minister"
    if last.known is not None or word in _DEPUTIES:
        return last.known is None or (alone != 0 and last.known.table == "gazetteer")
    # "Coös County | Attorney", but "EU | Farm Commissioner"
    named = not alone and flags_of(scene, last) & HEAD and word not in _BUSINESSES
    if named or not is_plain(scene, last) or chain[last.i].flags & CAPITALS:
        return False
    if len(part) == 1 and chain[last.i].link not in ("", " "):
        return False  # "Committee on Small Business and Entrepreneurship | Chair"
    return not any(chain[unit.i].flags & SURNAME for unit in part[-2:])


def _is_namesake(scene: Scene, unit: Unit) -> bool:
    """
    True for the Trump of "President Trump" and the Ford of "Judge Ford".

    A word must be no title, no head, no adjective; a firm and a town may have somebody's name.
    """
    word = scene.chain[unit.i]
    if unit.known is not None:
        return unit.j == unit.i + 1 and unit.known.table in ("companies", "gazetteer")
    if len(word.lower) < 3 or word.flags & (CAPITALS | _NO_NAME) or not is_plain(scene, unit):
        return False
    if word.lower in scene.gazetteer.cues.posts:
        return False
    return not word.lower.endswith(("s'", "ing", "ed")) and word.lower not in _DEPUTIES


def _is_town(scene: Scene, unit: Unit) -> bool:
    """True for the Washington of "General Washington": a place, but a surname too."""
    known = unit.known
    named = known is not None and known.type == "place" and known.table in _TOWNS
    return named and scene.chain[unit.i].flags & SURNAME != 0 and unit.j == unit.i + 1


def _is_person(scene: Scene, part: list[Unit], *, sure: bool) -> bool:
    """True when what follows a title can be a person's name."""
    if len(part) > 5 or (len(part) == 1 and part[0].known and part[0].j - part[0].i > 1):
        return False
    if sure:
        return True
    words = [scene.chain[k] for unit in part for k in range(unit.i, unit.j)]
    if any(word.flags & ORG_HEAD for word in words[:-1]):
        return False  # "Student Council | Ann Smith"
    first_name = words[0].flags & FIRST_NAME
    known = part[0].known
    if known is not None and not first_name:
        return len(part) == 2 and known.table in _TOWNS and _is_strange(words)
    if len(part) == 1 and known is not None:
        return known.table != "countries"
    last = words[-1]
    if last.flags & HEAD and last.lower not in scene.gazetteer.cues.surnames:
        return False  # "Saint Francis Hospital"
    return any(map(is_name, words))


def _is_strange(words: list[Word]) -> bool:
    """True for "Mayor | London Breed" and "Colonel | Surat Huseynov", not "Mayor | Paris Métro"."""
    last = words[-1]
    named = last.flags & SURNAME or not last.flags & COMMON
    odd = last.flags & (HEAD | TITLE | OFFICE | CAPITALS | ADJECTIVE) or last.lower[-1] == "s"
    return len(words) == 2 and bool(named and not odd) and last.text.istitle()


def _is_middle(scene: Scene, part: list[Unit]) -> bool:
    """True for a title that is a surname too, in the middle of a name: "John Singer Sargent"."""
    first, _, last = [flags_of(scene, unit) for unit in part]
    if any(unit.known for unit in part) or lower(scene, part[1]) not in _SURNAMES:
        return False
    if last & HEAD or last & (SURNAME | COMMON) == COMMON:
        return False
    return first & (FIRST_NAME | COMMON) == FIRST_NAME


def are_members(scene: Scene, unit: Unit) -> bool:
    """True for "Council of | Ministers" and "House of the | People", which alone are no name."""
    word, before = scene.chain[unit.i], scene.chain[unit.i - 1]
    plural = word.flags & TITLE and word.lower[-1] == "s" and word.lower not in _MANAGERS
    return before.lower in scene.gazetteer.cues.of_org and bool(plural or word.lower in _OF_BODIES)
