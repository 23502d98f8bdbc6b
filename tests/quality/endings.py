"""
How the names of people, places and organisations end, learnt from the lists that are shipped.

A log-linear model over the last two to five letters of the names that are no everyday words; what it
says is toned down, for an unknown name is not like those that lists have. train_names.py moves it on.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archive.entities.evidence import ENDINGS, bare

if TYPE_CHECKING:
    from archive.entities import Gazetteer

FEWEST = 12
"""Names that must have an ending."""
LOUD = 0.4
"""An ending that says less than this is left out."""
TONE = 0.4
"""Of 0, 0.4, 0.7 and 1 the best on documents left out."""
STIFF = 8.0
_STEPS = 300


class Name(NamedTuple):
    """A name, its type (0 person, 1 place, 2 organisation), how much it counts."""

    endings: tuple[str, ...]
    type: int
    weight: float


def to_names(gazetteer: Gazetteer) -> list[Name]:
    """The single words of the lists. A first name counts half, there are so many."""
    found = [(word, 0, 0.5) for word in gazetteer.first_names]
    found += [(word, 0, 1.0) for word in gazetteer.surnames]
    for surface, known in gazetteer.known.items():
        if known.table in ("gazetteer", "cities"):
            found.append((surface, 1, 1.0))
        elif known.type == "org" and not surface.isupper():
            found.append((surface, 2, 1.0))
    names = []
    for surface, type_, weight in sorted(found):
        word = bare(surface)
        if word.isalpha() and len(word) >= 4 and not gazetteer.is_common(word):
            ends = tuple(f"-{word[-n:]}" for n in ENDINGS if len(word) > n + 1)
            names.append(Name(ends, type_, weight))
    return names


def learn(gazetteer: Gazetteer) -> dict[str, list[int]]:
    """Endings to their weights by type, in hundredths; those that say something."""
    names = to_names(gazetteer)
    seen = Counter(ending for name in names for ending in name.endings)
    place = {ending: n for n, ending in enumerate(sorted(e for e in seen if seen[e] >= FEWEST))}
    pairs = [(n, place[e]) for n, name in enumerate(names) for e in name.endings if e in place]
    rows, columns = np.array(pairs).T
    types = np.array([name.type for name in names])
    weights = np.array([name.weight for name in names])
    totals = np.bincount(types, weights=weights)
    weights *= (totals.mean() / totals)[types]  # so that each type counts the same
    y = np.eye(3)[types]
    w = np.zeros((len(place), 3))
    momentum, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, _STEPS + 1):
        logits = by_row(rows, w[columns], len(names))
        p = np.exp(logits - logits.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        wrong = (p - y) * weights[:, None]
        gradient = by_row(columns, wrong[rows], len(place)) + STIFF * w
        momentum = 0.9 * momentum + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = 0.1 * (1 - step / (_STEPS + 1))
        w -= rate * (momentum / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-6)
    return {
        ending: [*(round(100 * TONE * v) for v in w[n]), 0]
        for ending, n in place.items()
        if np.abs(w[n]).max() >= LOUD
    }


def by_row(
    where: np.ndarray[tuple[int], np.dtype[np.int64]],
    what: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    size: int,
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """The rows of *what* summed where *where* says."""
    return np.stack([np.bincount(where, weights=one, minlength=size) for one in what.T], 1)
