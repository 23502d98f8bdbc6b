"""
Names behind a word that says what they are: "the journal Science Advances", "the film Never Cry
Wolf". There everyday words are a name, and so are small words within it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive.entities.gazetteer import Known
from archive.entities.lone import CALLED, VESSELS
from archive.entities.units import Piece
from archive.entities.word_flags import OPENER

if TYPE_CHECKING:
    from archive.entities.units import Scene

_SPACED = frozenset({" "})
_TIED = _SPACED | {"of", "a"}  # "Dancing with the Stars"


def called(scene: Scene, pieces: list[Piece]) -> list[Piece]:
    """The pieces, where everyday words behind "journal" or "film" are its name."""
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    first = pieces[0] if pieces and pieces[0].i == 0 else Piece(0, 1)  # "Never Cry Wolf"
    cue = text[max(chain[0].start - 14, 0) : chain[0].start].removesuffix("The ").split()[-1:]
    if not cue or cue[0] not in CALLED or first.known or first.titled:
        return pieces
    j = len(chain)  # "Environmental Science and Technology"
    if cue[0] not in ("journal", "in"):
        tied = _TIED if CALLED[cue[0]] == "thing" else _SPACED
        j = next((k for k in range(1, j) if chain[k].link not in tied), j)
        while j > 1 and not gazetteer.is_common(chain[j - 1].lower):
            end = next((k for k in range(j - 1, 0, -1) if chain[k].link != " "), j)
            if end == j:
                break
            j = end  # "the film Alien of | Ridley Scott"
    else:
        j = next((k for k in range(1, j) if chain[k].link == ","), j)  # "Nature, Science and"
    if chain[0].opens or (j == 1 and chain[0].flags & OPENER):
        return pieces
    never = gazetteer.cues.never  # "Gloomy Sunday"
    if all(word.lower in never for word in chain[:j]):
        return pieces  # "the series Sunday"
    everyday = all(gazetteer.is_common(word.lower) or word.lower in never for word in chain[:j])
    if not everyday and cue[0] not in VESSELS:
        return pieces
    surface = " ".join(text[chain[0].start : chain[j - 1].end].split())
    known = Known(CALLED[cue[0]], surface, "works" if CALLED[cue[0]] == "thing" else "outlets")
    return [
        replace(first, j=j, known=known, shape=None),
        *(one for one in pieces[1:] if one.i >= j),
    ]
