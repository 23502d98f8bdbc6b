"""
What a word may be, whatever stands around it: everyday, a title, a surname, a head of names.

Names are read word by word, and of each word a dozen things are asked. All are worked out once,
when a word is first met, and kept as bits of one number: `word.flags & COMMON`. The tables that
they come from are those of the Gazetteer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.gazetteer import first_word
from archive.entities.lone import LONE
from archive.entities.states import is_short_state
from archive.entities.tails import UPHEAVALS

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.gazetteer import Gazetteer

COMMON = 1 << 0
"""An everyday word."""
TITLE = 1 << 1
"""Stands before a person's name: Mr, Senator, Spokesman."""
OPENER = 1 << 2
NEVER = 1 << 3
SMALL = 1 << 4
OFFICE = 1 << 5
ADJECTIVE = 1 << 6
PARTICLE = 1 << 7
LEGAL = 1 << 8
FIRST_PLACE = 1 << 9
FIRST_THING = 1 << 10
FIRST_ORG = 1 << 11
"""Those above as in Cues, under the same names."""
ORG_HEAD = 1 << 12
PLACE_HEAD = 1 << 13
THING_HEAD = 1 << 14
"""The last word of names of a type, which has one of these at most: "Committee", "River", "Act"."""
FIRST_NAME = 1 << 15
GIVEN = 1 << 16
"""A first name as it is written; the same, without accents or double: Éric, Pierre-Joseph."""
SURNAME = 1 << 17
CAPITALS = 1 << 18
"""In capitals alone."""
LETTER = 1 << 19
"""One character."""
COMPOUND = 1 << 20
"""Everyday words with a hyphen, the second in lower case: "Low-level", "T-shirt", "U-turn"."""
BEGINS = 1 << 21
"""A known name begins so."""
MAY_STAND = 1 << 22
"""May be a name where it stands though no known name: NY, House, WASHINGTON."""
BY_OTHERS = 1 << 23
"""Names something only by what stands beside it: Patriot (missile), the House, War (of 1812),
a FIRE that is no cry."""

HEAD = ORG_HEAD | PLACE_HEAD | THING_HEAD
HEADS: dict[int, EntityType | None] = {
    0: None,
    ORG_HEAD: "org",
    PLACE_HEAD: "place",
    THING_HEAD: "thing",
}
"""The bits of HEAD to the type they say."""

_SCHOLARS = ("ologist", "ographer", "onomist", "icist")
"""Too many for a list: "Mythologist Joseph Campbell"."""
_SHORT = 7
_SEVERAL = frozenset({"presidents", "popes", "emperors", "cosmonauts", "astronauts"})
"""Titles of several: "Presidents Eisenhower, Kennedy and Johnson". No body is named for them."""
_MOST = 20_000


class WordFlags(dict[str, tuple[str, int]]):
    """A word as it is written to the same in lower case and its flags."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._gazetteer = gazetteer
        self._cues: dict[str, int] = {}
        cues = gazetteer.cues
        org = cues.org_heads | cues.legal
        for flag, words in (
            (TITLE, cues.honorifics | cues.roles),
            (OPENER, cues.openers),
            (NEVER, cues.never),
            (SMALL, cues.small),
            (OFFICE, cues.offices),
            (ADJECTIVE, cues.adjectives),
            (PARTICLE, cues.particles),
            (LEGAL, cues.legal),
            (FIRST_PLACE, cues.first_place),
            (FIRST_THING, cues.first_thing),
            (FIRST_ORG, cues.first_org),
            (ORG_HEAD, org),
            (PLACE_HEAD, cues.place_heads - org),
            (THING_HEAD, cues.thing_heads - cues.place_heads - org),
        ):
            for word in words:
                self._cues[word] = self._cues.get(word, 0) | flag

    def __missing__(self, text: str) -> tuple[str, int]:
        if len(self) >= _MOST:
            self.clear()
        gazetteer, lower = self._gazetteer, text.lower()
        capitals = text.isupper()
        begins = (text if text.isalpha() else first_word(text)) in gazetteer.reach or (
            len(text) == 1 and text + "." in gazetteer.reach  # N. Korea
        )
        alone = (
            (capitals and len(text) > 2) or (len(text) < 6 and is_short_state(text)) or text in LONE
        )
        scholar = lower.endswith(_SCHOLARS) and len(lower) > _SHORT and lower != "scientologist"
        flags = (
            COMMON * (scholar or gazetteer.is_common(lower))
            | TITLE * (scholar or lower in _SEVERAL)
            | FIRST_NAME * (text in gazetteer.first_names)
            | GIVEN * (gazetteer.is_first_name(text) or ("-" in text and self._is_double(text)))
            | SURNAME * gazetteer.is_surname(text)
            | CAPITALS * capitals
            | LETTER * (len(text) == 1)
            | COMPOUND * ("-" in text and self._is_compound(text))
            | BEGINS * begins
            | MAY_STAND * alone
            | NEVER * (capitals and len(text) > 1 and not text.strip("IVX"))  # XXI
            | BY_OTHERS * (text in LONE or lower in UPHEAVALS)
            | BY_OTHERS * (capitals and gazetteer.is_common(lower))
            | BY_OTHERS * (first_word(text) in gazetteer.doubtful)
        )
        found = self[text] = lower, self._cues.get(lower, 0) | flags
        return found

    def _is_double(self, text: str) -> bool:
        """True for "Pierre-Joseph", False for "Greco-Roman"."""
        given, adjectives = self._gazetteer.is_first_name, self._gazetteer.cues.adjectives
        return all(given(part) and part.lower() not in adjectives for part in text.split("-"))

    def _is_compound(self, text: str) -> bool:
        first, _, rest = text.partition("-")
        is_common = self._gazetteer.is_common
        everyday = len(first) == 1 or is_common(first.lower())
        return len(rest) > 1 and rest.islower() and everyday and is_common(rest)
