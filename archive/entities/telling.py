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
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.memory import People
    from archive.entities.sightings import Gathered

SURE = 150
"""Hundredths that the contexts of a string must say for a type, and more than for any other."""
_SHORTEST = 4
"""Letters of a word written small that is remembered: "http", not "ve"."""
_FORMS = ("ed", "ing", "ly")  # of verbs and adverbs, which no name is taken for
_PLURALS = ("s", "er")
_MOST = 20_000
"""Words not worth telling that are kept."""
_LONGEST = 60
"""Characters of a person's name that is remembered."""


def tell(found: Gathered, people: People, lower: frozenset[str], gazetteer: Gazetteer) -> Evidence:
    """What these sightings say, *lower* being the words that the article writes small."""
    types: dict[str, int] = {}
    for surface, candidate in found.first.items():
        plain = candidate.common and len(candidate.words) == 1  # "Corps", "Hope"
        if candidate.shape is not None or candidate.sure or plain:
            continue
        if people.is_name(surface):
            types[surface] = 0
            continue
        scores = weigh(found.signs[surface], gazetteer.weights)
        first, second = sorted(scores, reverse=True)[:2]
        if first >= SURE and first - second >= SURE:
            types[surface] = scores.index(first)
    return Evidence(
        lower=_telling(lower - gazetteer.words, gazetteer),
        proper=frozenset(found.words),
        types=types,
        people=tuple(
            name for name in dict.fromkeys(people.canonical.values()) if len(name) <= _LONGEST
        ),
    )


def _telling(words: frozenset[str], gazetteer: Gazetteer) -> frozenset[str]:
    """
    Those of *words* that are worth telling: "quarterback", not "ran", "helping", "boxes".

    Most of the others come in article after article, so the gazetteer keeps them.
    """
    untold = gazetteer.untold
    words -= untold
    silent = [
        word
        for word in words
        if len(word) < _SHORTEST
        or word.endswith(_FORMS)
        or (word.endswith(_PLURALS) and gazetteer.is_common(word))
    ]
    if len(untold) > _MOST:
        untold.clear()
    untold.update(silent)
    return words.difference(silent)
