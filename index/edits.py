"""
How far one spelling is from another: insertions, deletions, changes, and swaps of two neighbours.

The measure is optimal string alignment (Damerau-Levenshtein without editing a swapped pair again).
What is asked for by a user is in query.py; what is in an index is the engine's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def near(lexicon: Iterable[str], word: str, edits: int) -> Iterator[tuple[str, int]]:
    """
    The entries of *lexicon* within *edits* of *word*, in its order, each with its distance.

    An edit changes the length by one at most, takes away one letter at most and brings one at most:
    that leaves one entry in a hundred to be measured.
    """
    letters = frozenset(word)
    shortest, longest = len(word) - edits, len(word) + edits
    for entry in lexicon:
        if shortest <= len(entry) <= longest and len(letters.difference(entry)) <= edits:
            far = distance(entry, word, edits)
            if far is not None:
                yield entry, far


def distance(one: str, other: str, edits: int) -> int | None:
    """How many edits lie between two words, None when more than *edits*."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > edits or len(set(one).difference(other)) > edits:
        return None
    width = len(other)
    far = edits + 1
    before: list[int] = []
    above = [min(j, far) for j in range(width + 1)]
    for i, letter in enumerate(one, 1):
        # Beyond *edits* beside the diagonal nothing can be near enough.
        row = [far] * (width + 1)
        if i <= edits:
            row[0] = i
        for j in range(max(1, i - edits), min(width, i + edits) + 1):
            if other[j - 1] == letter:
                row[j] = above[j - 1]
                continue
            best = min(above[j - 1], above[j], row[j - 1]) + 1
            if i > 1 and j > 1 and other[j - 2] == letter and other[j - 1] == one[i - 2]:
                best = min(best, before[j - 2] + 1)
            row[j] = min(best, far)
        if min(row) > edits and min(above) >= edits:
            return None
        before, above = above, row
    return above[width] if above[width] <= edits else None
