"""
Names that say whose they are, or whence: "Sayler's Creek", "Halley's Comet", "William of Moerbeke".

An army of Howe's is no "Howe's Army", and Liverpool's ground is two names: only what is called by
who built or found it is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.word_flags import COMMON

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.units import Piece, Scene

_BUILT = frozenset({"mill", "mills", "creek", "falls", "ferry", "landing", "corner", "point"})
_BUILT |= {"bay", "island", "hill", "bluff", "green", "cross", "gate", "rest", "ford", "lane"}
_BUILT |= {"court", "inn", "wall", "dyke", "dike", "peak", "pass", "gap", "seat", "cove", "cave"}
_BUILT |= {"theatre", "theater", "wharf", "road", "tavern", "crossing", "ranch", "sound", "reef"}
_STAGES = frozenset({"theatre", "theater"})
_FOUND = frozenset({"comet", "theorem", "law", "laws", "conjecture", "paradox", "ark", "treaty"})
_FOUND |= {"rebellion", "revolt", "raid", "war"}


def owned(scene: Scene, left: Piece, right: Piece) -> EntityType | None:
    """What "Sayler 's | Creek" is, and "Fermat 's | Last Theorem", None for two names."""
    last = scene.chain[right.j - 1].lower
    alone = right.j == right.i + 1
    if last in _BUILT and right.shape is None and alone:
        return "place"
    if last in _STAGES and right.shape == "place" and left.j == left.i + 1:
        return "place"  # "Grauman's Egyptian Theatre"
    if last in _FOUND and all(word.flags & COMMON for word in scene.chain[right.i : right.j]):
        return "thing"
    return None
