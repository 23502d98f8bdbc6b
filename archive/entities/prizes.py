"""
What a prize is for: "Nobel Prize in Literature", "Academy Award for Best Actress".

It is still the Nobel Prize, so that one search finds all of them; the mention is the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.units import Piece

if TYPE_CHECKING:
    from archive.entities.units import Scene


def prized(scene: Scene, prize: Piece, reason: Piece) -> Piece | None:
    """Both as one piece; None for "the Nobel Prize in | Stockholm"."""
    chain, is_common = scene.chain, scene.gazetteer.is_common
    if reason.known is not None or not all(
        is_common(word.lower) for word in chain[reason.i : reason.j]
    ):
        return None
    end = reason.j
    while end < len(chain) and chain[end].link == " " and is_common(chain[end].lower):
        end += 1  # "for Best | Actress", which is a title and so no piece
    return Piece(prize.i, end, prize.known, None if prize.known else "thing")
