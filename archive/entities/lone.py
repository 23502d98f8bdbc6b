"""
Everyday words that are a name where they have a capital and stand alone: "the House", "Earth".

"House" is no name in "House of Cards" or "Opera House", nor where a sentence begins, so these are
not in the gazetteer. Also where such a word as "journal" or "film" stands, see called.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.entities.gazetteer import Known

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.units import Scene

_BODIES = ("Army", "Navy", "Parliament", "Marines")
_PLACES = ("Earth",)
# Only behind "the": "returned to Earth", but "to the Moon".
_BODIES_THE = ("House", "Guard", "Crown", "Mint")
_PLACES_THE = ("Moon", "Sun", "Channel")
_LAWS_THE = ("Constitution",)
_SIDES = ("West", "East", "North", "South")  # "praised in the West", not "to the West"

LONE = {
    **{name: Known("org", name, "bodies") for name in (*_BODIES, *_BODIES_THE)},
    **{name: Known("place", name, "sites") for name in (*_PLACES, *_PLACES_THE)},
    **{name: Known("thing", name, "laws") for name in _LAWS_THE},
    "Roman": Known("thing", "Romans", "peoples"),
    "Oscar": Known("thing", "Oscars", "events"),
    "Tony": Known("thing", "Tony Awards", "events"),
    "Channel": Known("place", "English Channel", "regions"),
    **{name: Known("place", name, "regions") for name in _SIDES},
}
# What must stand behind, or before: "a Roman coin", but "Roman said"; "an Oscar", "her first Tony".
_NOUN = re.compile(r" (?!(?:is|was|has|had|will|would|said|says|told|and|who)\b)[a-z]")
_WON = re.compile(r"\b(?:an?|his|her|first|second|third) $")
# Not "the West side", nor "the East and West Indies".
_ENDS = re.compile(
    r"[.,;:)!?’'”\"]|$| (?:and|or)\b(?! (?:West|East|North|South)\b)"
    r"| (?:but|is|was|has|had|were|as|at|in|on|by|to|who|that)\b"
)
_WITH_BEHIND = {"Roman": _NOUN, **dict.fromkeys(_SIDES, _ENDS)}
_WITH_BEFORE = {"Oscar": _WON, "Tony": _WON}
_SENATE = re.compile(r" (?:and|or) (?:the )?Senate\b")
_SENATE_AND = ("Senate and ", "Senate or ")  # "House and Senate seats"
_DETERMINED = frozenset((*_BODIES_THE, *_PLACES_THE, *_LAWS_THE, *_SIDES))
_MADE = "film movie song album novel sitcom documentary musical novella opera ballet manga anime"
_MADE += " series single thriller drama comedy programme miniseries poem screenplay ep videogame"
CALLED: dict[str, EntityType] = dict.fromkeys(_MADE.split(), "thing")
VESSELS = frozenset({"shuttle", "ferry", "tanker", "frigate", "yacht", "trawler", "schooner"})
VESSELS |= {"cruiser", "destroyer", "battleship", "steamer", "steamship", "corvette", "sloop"}
CALLED |= dict.fromkeys(VESSELS, "thing")
CALLED |= dict.fromkeys(("titled", "entitled"), "thing")
CALLED |= dict.fromkeys(("journal", "band", "magazine", "newspaper"), "org")
CALLED["in"] = "org"  # "published on Wednesday in Science Advances"
_IN = (" in ", " in The ")
# "starred in | Raging Bull", "an adaptation of | Great Expectations"
_ACTED = ("starred", "starring", "co-starred", "co-starring")
_MADE_OF = ("adaptation", "remake", "author", "episode", "episodes", "soundtrack", "cast")
_WORKS = tuple(f" {word} in " for word in _ACTED) + tuple(f" {word} of " for word in _MADE_OF)
_BEFORE = tuple(f" {word} " for word in CALLED if word != "in")
_BEFORE += tuple(f" {word}, " for word, type_ in CALLED.items() if type_ == "thing")
_LAST = 4  # characters: "nal " of "journal "
_CALLS = frozenset(one[-_LAST:] for one in (*_BEFORE, *_IN, *_WORKS))
_MEMBERS = frozenset(
    {"speaker", "democrat", "democrats", "republican", "republicans", "majority", "minority"}
)
"""May follow a body: "House Speaker", "House Republicans"."""


def lone_name(scene: Scene, at: int) -> Known | None:
    """What a word of a chain names by its capital alone, None where it is only part of a name."""
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    word = chain[at]
    known = LONE.get(word.text)
    first = at == 0 or word.link not in (" ", "'s") or (at == 1 and chain[0].lower == "the")
    if known is None or not first:
        return None
    if word.text == "House" and _SENATE.match(text, word.end):
        return known
    if word.opens:
        return None
    if at + 1 < len(chain) and chain[at + 1].link in (" ", "of"):
        after = chain[at + 1].lower
        if after not in _MEMBERS and not (known.type == "org" and after in gazetteer.cues.roles):
            return None
        return known if chain[at + 1].link == " " else None
    behind, won = _WITH_BEHIND.get(word.text), _WITH_BEFORE.get(word.text)
    if behind and not behind.match(text, word.end):
        return None
    if word.text in _SIDES and text.endswith((" to the ", "and the "), 0, word.start):
        return None  # "Russia to the North, and Iran to the South"
    if won and not won.search(text, max(word.start - 8, 0), word.start):
        return None
    before = text[max(word.start - 4, 0) : word.start].lower()
    if word.text in _DETERMINED and before not in ("the ", "ull "):
        return known if text.endswith(_SENATE_AND, 0, word.start) else None
    return known


def is_called(text: str, start: int) -> bool:
    """True where a word such as "journal" stands right before, or "published in"."""
    if text[start - _LAST : start] not in _CALLS:
        return False  # as nearly always
    before = max(start - 16, 0)
    return (
        text.endswith(_BEFORE, before, start)
        or is_of_work(text, start)
        or (text.endswith(_IN, before, start) and "published" in text[max(start - 50, 0) : start])
    )


def is_of_work(text: str, start: int) -> bool:
    """True behind "starred in" and "an adaptation of"."""
    return text.endswith(_WORKS, max(start - 16, 0), start)
