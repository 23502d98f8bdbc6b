"""
Titles that begin with an article within a sentence: "wrote The Heart of a Continent".

There the capital of "The" is that of a name, and small words within it are part of the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.gazetteer import Known
from archive.entities.lone import is_called
from archive.entities.reading import one_spaced
from archive.entities.units import Piece
from archive.entities.word_flags import ADJECTIVE, COMMON, FIRST_NAME, HEAD, OFFICE, SURNAME, TITLE

if TYPE_CHECKING:
    from archive.entities.units import Scene


NAMED = FIRST_NAME | SURNAME
_THE = (" and the ", " on the ", " for the ")


def entitled(scene: Scene, pieces: list[Piece], at: int) -> list[Piece]:
    """
    The pieces of a chain, where the article that is its word *at* begins a title.

    "The Heart of a Continent", "the film The King of Kings", "Mozart's The Magic Flute"; not "The
    Office of the President".
    """
    text, chain = scene.text, scene.chain
    cued = chain[at].link == "'s" if at else is_called(text, chain[0].start)
    if at and not cued:
        return pieces
    never = 0 if cued else TITLE | HEAD | OFFICE
    j, tied = at + 1, False
    while j < len(chain):
        word = chain[j]
        if word.link in ("and", "on", "for"):
            if text[chain[j - 1].far : word.start] not in _THE:
                break
        elif word.link not in (" ", "of", "a") and not (word.link == "'s" and j > at + 1):
            break
        if not word.flags & COMMON:
            last = word.link == "of" and not word.flags & ADJECTIVE
            if tied and word.link == " " and not word.flags & NAMED:
                j += 1  # "The Boy in the Striped Pyjamas"
            while last and j < len(chain) and (chain[j].link == " " or not tied):
                j, tied = j + 1, True  # "The Merchant of Venice", "The Ancestry of Abraham Lincoln"
            break
        if word.flags & never or (word.link == "a" and word.flags & ADJECTIVE):
            return pieces
        if word.link == "a":
            never = 0  # no body is "The Man in the High Castle"
        tied |= word.link != " "
        j += 1
    if j < at + 3 - cued or not (tied or cued):
        return pieces
    before = [one for one in pieces if one.i < at]
    if any(one.j > at + 1 and _is_other(one) for one in pieces[len(before) :][:1]):
        return pieces
    if not cued and any(one.i <= 1 < one.j and one.shape not in (None, "thing") for one in pieces):
        return pieces
    surface = one_spaced(text[chain[at].start : chain[j - 1].end])
    whole = Piece(at, j, Known("thing", surface, "works"))
    return [*before, whole, *(one for one in pieces if one.i >= j)]


def _is_other(piece: Piece) -> bool:
    """True for what is known, but not as "the film The Best Years" of Our Lives is."""
    return piece.known is not None and piece.known.table != "works"
