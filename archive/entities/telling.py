"""
What an article says of names for the reading of others: sightings to Evidence.

Only sure contexts count: "Mr Shelby", "Shelby said", "in Shelby", a surname whose holder the
article names in full. What the gazetteer is sure of needs no votes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.evidence import weigh
from archive.entities.votes import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.entities.gazetteer import Gazetteer
    from archive.entities.memory import People
    from archive.entities.sightings import Sighting

SURE = 150
"""Hundredths that the contexts of a string must say for a type, and more than for any other."""
_SHORTEST = 4
"""Letters of a word written small that is remembered: "http", not "ve"."""
_FORMS = ("ed", "ing", "ly")  # of verbs and adverbs, which no name is taken for
_PLURALS = ("s", "er")
_LONGEST = 60
"""Characters of a person's name that is remembered."""


def tell(
    sightings: Iterable[Sighting],
    people: People,
    lower: frozenset[str],
    gazetteer: Gazetteer,
) -> Evidence:
    """What these sightings say, *lower* being the words that the article writes small."""
    proper: set[str] = set()
    contexts: dict[str, set[str]] = {}
    open_: dict[str, bool] = {}
    for candidate, _, signs in sightings:
        surface = candidate.surface
        if len(candidate.words) == 1 and not candidate.opens:
            proper.add(candidate.words[0])
        if surface not in open_:
            plain = candidate.common and len(candidate.words) == 1  # "Corps", "Hope"
            open_[surface] = candidate.shape is None and not (candidate.sure or plain)
        if open_[surface]:
            contexts.setdefault(surface, set()).update(signs)
    types: dict[str, int] = {}
    for surface, around in contexts.items():
        if people.is_name(surface):
            types[surface] = 0
            continue
        scores = weigh(around, gazetteer.weights)
        first, second = sorted(scores, reverse=True)[:2]
        if first >= SURE and first - second >= SURE:
            types[surface] = scores.index(first)
    return Evidence(
        lower=frozenset(
            word
            for word in lower - gazetteer.words
            if len(word) >= _SHORTEST and not word.endswith(_FORMS)
            if not (word.endswith(_PLURALS) and gazetteer.is_common(word))
        ),
        proper=frozenset(proper),
        types=types,
        people=tuple(
            name for name in dict.fromkeys(people.canonical.values()) if len(name) <= _LONGEST
        ),
    )
