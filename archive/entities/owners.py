"""
Names that say whose they are, or whence: "Sayler's Creek", "Halley's Comet", "Robert of Ketton".

An army of Howe's is no "Howe's Army", and Liverpool's ground is two names: only what is called by
who built or found it is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.word_flags import (
    ADJECTIVE,
    CAPITALS,
    COMMON,
    FIRST_NAME,
    HEAD,
    OFFICE,
    OPENER,
    SURNAME,
    TITLE,
)

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.units import Piece, Scene

_BUILT = frozenset({"mill", "mills", "creek", "falls", "ferry", "landing", "corner", "point"})
_BUILT |= {"bay", "island", "hill", "bluff", "green", "cross", "gate", "rest", "ford", "lane"}
_BUILT |= {"court", "inn", "wall", "dyke", "dike", "peak", "pass", "gap", "seat", "cove", "cave"}
_BUILT |= {"theatre", "theater", "wharf", "road", "tavern", "crossing", "ranch", "sound", "reef"}
_BUILT |= {"land"}  # Rupert's Land
_STAGES = frozenset({"theatre", "theater"})
_FOUND = frozenset({"comet", "theorem", "law", "laws", "conjecture", "paradox", "ark", "treaty"})
_FOUND |= {"rebellion", "revolt", "raid", "war", "cube", "principle", "razor"}
_FOUND |= {"equation", "constant", "hypothesis", "triangle", "needle"}
_FOUND |= {"fables", "travels", "progress", "proclamation"}  # Gulliver's Travels
# Who is known by one name, and wrote: "Homer's | Odyssey" is two names
_AUTHORS = frozenset(
    {"homer", "plato", "aristotle", "socrates", "virgil", "ovid", "dante", "horace"}
)
_AUTHORS |= {"euclid", "ptolemy", "aesop", "seneca", "cicero", "plutarch", "boethius", "augustine"}
_FEASTS = frozenset({"day", "eve"})
_FOUGHT = frozenset({"battle", "siege"})
_TOWNS = frozenset({"gazetteer", "cities"})
_DEGREES = frozenset({"bachelor", "bachelors", "master", "masters", "doctor"})
_ANCIENT = ("us", "os", "es", "on", "as", "is")  # Palaephatus, Zosimos, Diogenes, Tyrannion


def owned(scene: Scene, left: Piece, right: Piece) -> EntityType | None:
    """What "Sayler 's | Creek" is, and "Fermat 's | Last Theorem", None for two names."""
    last = scene.chain[right.j - 1].lower
    alone = right.j == right.i + 1
    if scene.chain[left.i].lower in _FOUGHT and left.j > left.i + 1:
        # "Battle of Moore's Creek Bridge"
        return "thing" if right.shape == "place" or last in _BUILT else None
    if last in _BUILT and right.shape is None and alone:
        return "place"
    if last in _STAGES and right.shape == "place" and left.j == left.i + 1:
        return "place"  # "Grauman's Egyptian Theatre"
    plain = all(word.flags & COMMON for word in scene.chain[right.i : right.j])
    if plain and (last in _FOUND or (alone and last in _FEASTS) or _is_title(scene, left, right)):
        return "thing"
    return None


def _is_title(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Veronica's | Closet", not for "Veronica's | Chief of Staff", nor for a surname."""
    word = scene.chain[left.i]
    if left.j > left.i + 1 or right.j > right.i + 2 or not word.flags & FIRST_NAME:
        return False
    if word.flags & (SURNAME | COMMON | CAPITALS) or word.lower in _AUTHORS:
        return False
    never = TITLE | OFFICE | HEAD | ADJECTIVE | CAPITALS
    return not any(one.flags & never for one in scene.chain[right.i : right.j])


def hails(scene: Scene, left: Piece, right: Piece) -> bool:
    """
    True for "Robert of | Ketton", whom history knows by his town, "Zeno of | Citium".

    Not for a country ("Catherine of Russia" is two names), not for a surname, and not for a town of
    today, where a first name only lives.
    """
    chain = scene.chain
    word, town = chain[left.i], chain[right.i]
    if left.titled or left.j > left.i + 1 or right.j > right.i + 1:
        return False
    if (left.known or right.known) and not _is_town(left, right):
        return False
    if (word.flags | town.flags) & (COMMON | CAPITALS) or word.flags & SURNAME:
        return False
    if scene.text[max(word.start - 4, 0) : word.start].lower() == "the ":
        return False  # "the Apollo of Delphi"
    ancient = word.text.endswith(_ANCIENT) and not word.text.endswith("tion")
    unlisted = word.flags & FIRST_NAME and right.known is None
    given = unlisted or (len(word.text) > 4 and ancient and word.text.istitle())
    named = town.text.istitle() and not town.text.endswith("ian")
    return bool(given) and named and scene.text[word.far : town.start] == " of "


def _is_town(left: Piece, right: Piece) -> bool:
    tables = {one.known.table for one in (left, right) if one.known is not None}
    return tables <= _TOWNS


def is_phrase(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Laws of | Association": everyday words that have capitals within a sentence."""
    chain = scene.chain
    if left.known or right.known or left.shape or right.shape or chain[left.i].opens:
        return False
    if right.j > right.i + 2:
        return False  # "the Gold Standard of | Bus Rapid Transit"
    words = chain[left.i : right.j]
    before = scene.text[max(words[0].start - 3, 0) : words[0].start]
    if before.endswith((" a ", "an ")) or words[0].lower in _DEGREES or words[0].flags & HEAD:
        return False  # "a Man of Vision", "Bachelor of Arts"
    return all(word.flags & COMMON for word in words) and not any(
        word.flags & (TITLE | OFFICE | CAPITALS | ADJECTIVE | OPENER) for word in words
    )
