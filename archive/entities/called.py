"""
Names behind a word that says what they are: "the journal Science Advances", "the film Never Cry
Wolf", "starred in Beauty and the Beast". There everyday words are a name, and so are small words
within it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive.entities.gazetteer import Known
from archive.entities.lone import CALLED, VESSELS, is_of_work
from archive.entities.reading import one_spaced
from archive.entities.units import Piece
from archive.entities.word_flags import COMMON, FIRST_NAME, OPENER, SURNAME

if TYPE_CHECKING:
    from archive.entities.units import Scene

_SPACED = frozenset({" "})
_TIED = _SPACED | {"of", "a", "on", "for", "tied", "'s"}  # "Stairway to Heaven"
_MOST_BETWEEN = 16
_PAIRED = (" and ", " & ")
_NAMED = FIRST_NAME | SURNAME


def called(scene: Scene, pieces: list[Piece]) -> list[Piece]:
    """The pieces, where everyday words behind "journal" or "film" are its name."""
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    first = pieces[0] if pieces and pieces[0].i == 0 else Piece(0, 1)  # "Never Cry Wolf"
    begin = chain[0].start
    cues = text[max(begin - _MOST_BETWEEN, 0) : begin].removesuffix("The ").split()[-1:]
    cue = "film" if is_of_work(text, begin) else "".join(cues)
    if apposed := cue[-1:] == ",":
        cue = cue[:-1]  # "His second novel, Lord of the Flies, won"
    if cue not in CALLED or first.known or first.titled:
        return pieces
    type_ = CALLED[cue]
    if cue not in ("journal", "in"):
        j = _to_end(scene, work=type_ == "thing" or cue == "band")
    else:  # "Environmental Science and Technology", but "Nature, Science and"
        j = next((k for k in range(1, len(chain)) if chain[k].link == ","), len(chain))
    if chain[0].opens or (j == 1 and chain[0].flags & OPENER):
        return pieces
    if apposed and text[chain[j - 1].far : chain[j - 1].far + 1] != ",":
        return pieces
    never = gazetteer.cues.never  # "Gloomy Sunday"
    if all(word.lower in never for word in chain[:j]):
        return pieces  # "the series Sunday"
    owners = {k - 1 for k in range(1, j) if chain[k].link == "'s"}  # "Schindler's List"
    everyday = all(
        word.flags & COMMON or word.lower in never or (k in owners and j > k + 1)
        for k, word in enumerate(chain[:j])
    )
    if not everyday and cue not in VESSELS:
        return pieces
    surface = one_spaced(text[chain[0].start : chain[j - 1].end])
    known = Known(type_, surface, "works" if type_ == "thing" else "outlets")
    return [
        replace(first, j=j, known=known, shape=None),
        *(one for one in pieces[1:] if one.i >= j),
    ]


def _to_end(scene: Scene, *, work: bool) -> int:
    """Where the name ends that begins the chain; a *work* has small words within."""
    chain = scene.chain
    links = _TIED if work else _SPACED
    j = 1
    while j < len(chain) and (chain[j].link in links or (work and _is_pair(scene, j))):
        j += 1
    while j > 1 and not chain[j - 1].flags & COMMON:
        end = next((k for k in range(j - 1, 0, -1) if chain[k].link != " "), j)
        strange = chain[j - 1].text not in scene.gazetteer.known and end == j - 1
        if end == j or (strange and not chain[j - 1].flags & _NAMED):
            break  # "the game World of Warcraft"
        j = end  # "the film Alien of | Ridley Scott"
    return j


def _is_pair(scene: Scene, j: int) -> bool:
    """True for "Crime and | Punishment" and "Lady and the | Tramp": two everyday words."""
    before, word = scene.chain[j - 1], scene.chain[j]
    gap = scene.text[before.far : word.start]
    plain = before.flags & word.flags & COMMON
    return bool(plain) and (gap in (" and the ", " & the ") or (gap in _PAIRED and j == 1))
