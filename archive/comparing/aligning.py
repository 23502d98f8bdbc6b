"""
Which sentence of one text stands for which of the other.

Pairs that are alike are found through the words they share; the chain of pairs that keeps the order
in both texts and weighs most is the alignment; like pairs across it have moved. The weight of a
pair is the share of words in common (Dice), rare words counting more.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ALIKE = 0.5
"""Two sentences are one, changed, when they share this much. Of the founding articles' five changed
pairs the least alike has 0.66: "ended in failure", "ended without any significant diplomatic
breakthroughs"; two sentences that share only "Mr Trump said on Sunday" have 0.3."""
MOVED = 0.7
"""Out of order it takes more, or every "he said" would have moved."""
JOINED = 0.1
"""Two sentences stand for one when together they are this much more like it than either alone."""
_COMMON = 12
"""A word in more sentences than this finds no pairs, it only weighs."""
_PARTNERS = 30
"""Sentences that one sentence is compared with at most."""


class Pair(NamedTuple):
    """Sentences of one text that stand for sentences of the other, by number."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    alike: float
    moved: bool = False


def align(ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> list[Pair]:
    """
    The pairs of two texts, each a list of sentences, each a list of words; in the order of *ours*.
    """
    weights = _weights((*ours, *theirs))
    likes = _find_pairs(ours, theirs, weights)
    chain = _heaviest_chain(likes)
    free_a = set(range(len(ours))) - {i for i, _ in chain}
    free_b = set(range(len(theirs))) - {j for _, j in chain}
    pairs = [Pair((i,), (j,), likes[i, j]) for i, j in chain]
    for (i, j), alike in sorted(likes.items(), key=lambda one: (-one[1], one[0])):
        if alike >= MOVED and i in free_a and j in free_b:
            pairs.append(Pair((i,), (j,), alike, moved=True))
            free_a.discard(i)
            free_b.discard(j)
    joined = _join(pairs, (ours, theirs), (free_a, free_b), weights)
    return sorted(joined, key=lambda pair: (pair.a, pair.b))


def _weights(sentences: Sequence[Sequence[str]]) -> Mapping[str, float]:
    """What each word weighs: the rarer among the sentences, the more."""
    counts = Counter(word for sentence in sentences for word in set(sentence))
    total = max(2, len(sentences))
    return {word: 0.3 + math.log(total / count) for word, count in counts.items()}


def _alike(x: Counter[str], y: Counter[str], weights: Mapping[str, float]) -> float:
    both = x & y
    shared = sum(weights[word] * count for word, count in both.items())
    whole = sum(weights[word] * count for word, count in x.items())
    whole += sum(weights[word] * count for word, count in y.items())
    return 2 * shared / whole if whole else 0.0


def _find_pairs(
    ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]], weights: Mapping[str, float]
) -> dict[tuple[int, int], float]:
    """Every pair that is alike, with how much."""
    holders: dict[str, list[int]] = defaultdict(list)
    equal: dict[tuple[str, ...], list[int]] = defaultdict(list)
    bags = [Counter(sentence) for sentence in theirs]
    for j, bag in enumerate(bags):
        equal[tuple(theirs[j])].append(j)
        for word in bag:
            holders[word].append(j)
    likes: dict[tuple[int, int], float] = {}
    for i, sentence in enumerate(ours):
        bag = Counter(sentence)
        found: Counter[int] = Counter()
        for word in bag:
            if len(holders[word]) <= _COMMON or len(theirs) <= _PARTNERS:
                found.update(holders[word])
        partners = [j for j, _ in found.most_common(_PARTNERS)]
        for j in {*partners, *equal[tuple(sentence)][:_PARTNERS]}:
            alike = _alike(bag, bags[j], weights)
            if alike >= ALIKE:
                likes[i, j] = alike
    return likes


def _heaviest_chain(likes: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """
    The pairs that increase in both numbers and weigh most together.

    The heaviest chain that ends before j is kept in a list whose weights grow with j.
    """
    ends: list[int] = []  # a chain ends at this number of the second text ...
    best: list[tuple[float, tuple[int, int]]] = []  # ... and weighs this, ending with that pair
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    rows: dict[int, list[int]] = defaultdict(list)
    for i, j in likes:
        rows[i].append(j)
    for i in sorted(rows):
        fresh = []
        for j in sorted(rows[i]):
            place = bisect_left(ends, j)
            weight, last = best[place - 1] if place else (0.0, None)
            # of equal sentences the one in the same place is meant
            near = 1e-6 / (1 + abs(i - j))
            fresh.append((weight + likes[i, j] ** 2 + near, (i, j)))
            before[i, j] = last
        for weight, pair in fresh:
            _keep(ends, best, weight, pair)
    chain: list[tuple[int, int]] = []
    at = best[-1][1] if best else None
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _keep(
    ends: list[int],
    best: list[tuple[float, tuple[int, int]]],
    weight: float,
    pair: tuple[int, int],
) -> None:
    """Keep a chain unless a better one ends no later; drop those that it makes useless."""
    place = bisect_left(ends, pair[1] + 1)
    if place and best[place - 1][0] >= weight:
        return
    if place and ends[place - 1] == pair[1]:
        place -= 1
        del ends[place], best[place]
    stop = place
    while stop < len(best) and best[stop][0] <= weight:
        stop += 1
    ends[place:stop] = [pair[1]]
    best[place:stop] = [(weight, pair)]


def _join(
    pairs: Sequence[Pair],
    texts: tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]],
    free: tuple[set[int], set[int]],
    weights: Mapping[str, float],
) -> list[Pair]:
    """Pairs with a neighbour taken in where one text says in two sentences what is one there."""
    ours, theirs = texts
    joined = []
    for pair in pairs:
        best = pair
        if pair.alike < 1:
            for side, at in ((0, pair.a[0]), (1, pair.b[0])):
                for other in (at - 1, at + 1):
                    if other not in free[side]:
                        continue
                    both = tuple(sorted((at, other)))
                    a, b = (both, pair.b) if side == 0 else (pair.a, both)
                    x = Counter(word for i in a for word in ours[i])
                    y = Counter(word for j in b for word in theirs[j])
                    alike = _alike(x, y, weights)
                    if alike > best.alike + (JOINED if best is pair else 0.0):
                        best = Pair(a, b, alike, pair.moved)
        free[0].difference_update(best.a)
        free[1].difference_update(best.b)
        joined.append(best)
    return joined
