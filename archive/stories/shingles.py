"""
A text as shingles: the hashes of every five words in a row, and the sketch that stands for them.

What two texts share is measured on all of their shingles (containment: Broder 1997, "On the
resemblance and containment of documents"); which texts to measure is found through sketches, a
sample by value ("mod p", Broder et al. 1997), the same shingles of every text that has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from archive.words import find_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

WORDS = 5
"""Words in a shingle. On near copies by two senators 3, 4, 5 and 7 words order the pairs alike;
five keep stock phrases of news ("told reporters on Thursday") from counting."""
SPARSE = 16
"""One shingle in so many is in the sketch of a text of usual length."""
ENOUGH = 24
"""A sketch has about this many hashes or more: a short text is sampled more densely, by a half or a
quarter, never below all of it. The samples are nested, so that a short text finds a long one."""
MOST_WORDS = 100_000
"""Words of one text that are looked at: a bound for hostile input, far above any story."""

_MULTIPLIERS = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xC2B2AE3D27D4EB4F),
    np.uint64(0x165667B19E3779F9),
    np.uint64(0x27D4EB2F165667C5),
    np.uint64(0x85EBCA77C2B2AE63),
)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)
_NONE = np.zeros(0, np.uint64)


class _Words(dict[str, int]):
    """The hash of each word, counted once; emptied when it has grown large."""

    def __missing__(self, word: str) -> int:
        if len(self) > 200_000:
            self.clear()
        value = self[word] = crc32(word.encode("utf-8", "replace"))
        return value


class Shingler:
    """Makes shingles; keeps the hashes of words it has seen. One for each process."""

    def __init__(self) -> None:
        self._words = _Words()

    def shingles(self, text: str) -> Hashes:
        """
        The distinct shingles of *text*, sorted, shape (n,); none when it has fewer than five words.

        Case, punctuation and apostrophes do not count: "Trump’s" is two words, as "Trump s" is in a
        text that lost its marks.
        """
        words = find_words(text.casefold())[:MOST_WORDS]
        count = len(words) - WORDS + 1
        if count < 1:
            return _NONE
        values = np.fromiter(map(self._words.__getitem__, words), np.uint64, len(words))
        mixed = np.zeros(count, np.uint64)
        more = np.empty(count, np.uint64)  # one for all: an array made anew costs as much as a step
        for at, multiplier in enumerate(_MULTIPLIERS):
            np.multiply(values[at : at + count], multiplier, out=more)
            mixed ^= more
            mixed *= _MIX
            np.right_shift(mixed, _HALF, out=more)
            mixed ^= more
        mixed.sort()  # and what is there twice is dropped: ten times as fast as np.unique
        first = np.ones(count, np.bool_)
        np.not_equal(mixed[1:], mixed[:-1], out=first[1:])
        distinct: Hashes = mixed[first]
        return distinct


def to_sketch(shingles: Hashes) -> Hashes:
    """The shingles that stand for all of them, sorted."""
    step = sparsity(len(shingles))
    sketch: Hashes = shingles[(shingles & np.uint64(step - 1)) == 0]
    return sketch


def sparsity(count: int) -> int:
    """One in how many of *count* shingles is in the sketch of their text: a power of two."""
    step = SPARSE
    while step > 1 and count < step * ENOUGH:
        step //= 2
    return step


def sparsities(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """`sparsity` of each of *counts*."""
    steps = 2 ** np.arange(1, SPARSE.bit_length(), dtype=np.int64)
    found: NDArray[np.int64] = 2 ** np.searchsorted(steps * ENOUGH, counts, "right")
    return found


def count_shared(a: Hashes, b: Hashes) -> int:
    """How many shingles two texts have in common; both sorted, without repetition."""
    if len(a) > len(b):
        a, b = b, a
    if not len(a):
        return 0
    places = np.searchsorted(b, a)
    places[places == len(b)] = 0
    return int(np.count_nonzero(b[places] == a))
