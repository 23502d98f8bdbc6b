"""
Firms by bare name in news of business: "Zarnak said net profit rose".

There too whoever speaks is introduced in full; a single unknown word that is no part of a longer
name of the article is a firm more often than a person or a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.sightings import Sighting
    from archive.entities.spans import Candidate

_ENOUGH = 5
"""So many words of business make news of it,"""
_SHARE = 40
"""where one word in so many is one: a novel has them all."""


def as_firms(
    sightings: list[Sighting], lower: frozenset[str], gazetteer: Gazetteer
) -> list[Sighting]:
    """
    The same sightings, a sign on words that may be firms; *lower* are the article's words.
    """
    said = len(lower & gazetteer.cues.business)
    if said < _ENOUGH or said * _SHARE < len(lower):
        return sightings
    parts = {
        word
        for candidate, _, _ in sightings
        if len(candidate.words) > 1
        for word in candidate.surface.split(" ")
    }
    return [
        sighting._replace(signs=[*sighting.signs, "business"])
        if _may_be(sighting.candidate, gazetteer) and sighting.candidate.surface not in parts
        else sighting
        for sighting in sightings
    ]


def _may_be(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """True for one word of which nothing is known."""
    if len(candidate.words) > 1 or candidate.known is not None:
        return False
    surface = candidate.surface
    return not (
        candidate.titled
        or candidate.common
        or "-" in surface
        or gazetteer.is_first_name(surface)
        or gazetteer.is_surname(surface)
    )
