"""
Names of products that end in another's: "Red Hat Enterprise Linux", "Rocky Linux".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.word_flags import COMMON, OPENER

if TYPE_CHECKING:
    from archive.entities.units import Scene, Unit

SYSTEMS = frozenset({"Linux"})
_MAKERS = frozenset({"companies", "gazetteer"})


def first_of_system(scene: Scene, units: list[Unit], begin: int) -> int:
    """How many of the *units* stand before the name of the system that the word *begin* ends."""
    chain, first = scene.chain, len(units)
    while first and units[first - 1].j == begin and chain[begin].link == " ":
        known, word = units[first - 1].known, chain[units[first - 1].i]
        if word.flags & OPENER or (known and known.table not in _MAKERS):
            break
        if word.opens and word.flags & COMMON and first < len(units):
            break  # "Will | Rocky Linux be the same?"
        first -= 1
        begin = units[first].i
    return first
