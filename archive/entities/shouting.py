"""
Words in capitals: acronyms that are words too ("FAST, a telescope"), and what is only cried.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.entities.word_flags import CAPITALS, COMMON

if TYPE_CHECKING:
    from archive.entities.units import Scene, Unit

_PARTY = re.compile(r"[DRI]-[A-Z]|FY'?\d")
_LONG, _LONGEST = 6, 9
# "TO RECEIVE | FIRE", but "the US | FIRE Act", "HOPE | VI"
_CRIED_BEFORE = re.compile(r"(?<!\b[UE][SKUN])(?<=[A-Z]{2}) [\"“(]?$")
_CRIED_BEHIND = re.compile(r" [\"“(]?(?![IVX]+\b)[A-Z]{2}")


def is_shouted(scene: Scene, part: list[Unit], unit: Unit) -> bool:
    """True where a line in capitals ends: "... SUMMIT IN RALEIGH | Sen. Richard Burr"."""
    chain = scene.chain
    last = chain[part[-1].i]
    if not last.flags & CAPITALS or len(last.text) <= 3:
        return False  # as nearly always
    first = chain[part[-2].i]
    shouted = first.flags & CAPITALS and len(first.text) > 3
    return bool(shouted) and not chain[unit.i].flags & CAPITALS


def is_cried(text: str, start: int, end: int, flags: int) -> bool:
    """
    True for a word in capitals that names nothing: "TO RECEIVE FIRE FIGHTING", "DURBIN VISITS".

    *flags* are those of the word: an everyday one is an acronym where its neighbours are written
    small (the FIRE Act), and a long one that no dictionary has is one too (NORTHCOM, UNPROFOR).
    """
    surface = text[start:end]
    if _PARTY.match(surface):
        return True
    if not flags & CAPITALS:
        return False
    if flags & COMMON:
        before = text[max(start - 5, 0) : start]
        if _CRIED_BEFORE.search(before) or _CRIED_BEHIND.match(text, end):
            return True
    if len(surface) <= _LONG or "." in surface:  # A.M.P.A.S.
        return False
    return len(surface) > _LONGEST or flags & COMMON != 0
