"""
Titles of everyday words with small ones between them, which no quotation marks hold: "Back to the
Future", "Assistance to Firefighters Grant Program".

Within a sentence everyday words have capitals only in a name; two of them with "to the" between are
one, for nothing else joins them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.gaps import NO_TITLE
from archive.entities.units import Piece
from archive.entities.word_flags import COMMON, FIRST_NAME, HEAD, OFFICE

if TYPE_CHECKING:
    from archive.entities.units import Scene

_LONGEST = 8
"""Words of a title; more are a headline that runs on: "Action to Address Looming Home Heating"."""
_ARTICLES = (" on the ", " of the ", " and the ", " for the ")
_LED = frozenset({"of", "for", "on"})
_COUNTED = frozenset({"million", "billion"})


def tied(scene: Scene, left: Piece, right: Piece) -> Piece | None:
    """One title of two pieces with such words between them, None when they are two names."""
    chain = scene.chain
    words = chain[left.i : right.j]
    if left.titled or right.titled or right.known or right.shape == "person":
        return None
    if words[0].opens or len(words) > _LONGEST or words[0].lower in _COUNTED:
        return None
    if left.j == left.i + 1 and words[0].flags & (FIRST_NAME | COMMON) == FIRST_NAME:
        # "Buffy the | Vampire Slayer", not "told Kim the Committee"
        named = scene.text[words[0].far : words[1].start] == " the "
        plain = _are_plain(scene, right) and not chain[right.j - 1].flags & HEAD
        return Piece(left.i, right.j, None, "thing") if named and plain else None
    if left.known or left.shape in ("person", "place"):
        return None
    # "Center for Science in the | Public Interest": what a body is called is an office's name too
    first, second = (OFFICE if one.shape else 0 for one in (left, right))
    if not (_are_plain(scene, left, first) and _are_plain(scene, right, second)):
        return None
    if left.shape == right.shape == "org":
        return None  # "Center for Mental Health Services at the | Office of Health"
    gap = scene.text[chain[left.j - 1].far : chain[right.i].start]
    if words[0].link in _LED or not _may_tie(gap, left, right):
        return None  # "Bachelor of | Arts in | History"
    return Piece(left.i, right.j, None, right.shape or left.shape or "thing")


def _may_tie(gap: str, left: Piece, right: Piece) -> bool:
    """
    False where two names may stand: "Visual Studio in | Windows", "Added the | Ocean Monument".
    """
    if gap == " the ":
        return right.j == right.i + 1
    if gap == " at ":
        return False
    return gap != " in " or left.j == left.i + 1 or (left.shape == "org" and left.j > left.i + 2)


def _are_plain(scene: Scene, piece: Piece, may: int = 0) -> bool:
    words = scene.chain[piece.i : piece.j]
    return all(word.flags & COMMON and not word.flags & NO_TITLE & ~may for word in words)


def is_of_title(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Band on the | Run" and "Sex and the | City", not for "Head of the | Board"."""
    chain = scene.chain
    if left.shape or right.shape or chain[left.j - 1].flags & HEAD:
        return False
    gap = scene.text[chain[left.j - 1].far : chain[right.i].start]
    if gap == " and the " and left.j > left.i + 1 and chain[left.i].text != "The":
        return False  # "the Lunar Module and the Command Module"
    return gap in _ARTICLES and tied(scene, left, right) is not None
