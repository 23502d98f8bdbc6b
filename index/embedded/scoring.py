"""
BM25F: what the occurrences of a leaf are worth.

A leaf (a word in all its forms, a phrase, everything a prefix or a fuzzy word stands for, two words
near each other) is one term. With w the boost of a field, n the times the leaf occurs in it, L its
words and A the average L of the documents that have the field:

    x     = sum over its fields of   w * n / (1 - b + b * L / A)
    idf   = ln(1 + (N - D + 0.5) / (D + 0.5))         N documents in all, D of them with the leaf
    score = sum over the leaves of   idf * ((k + 1) * x / (k + x))

k = 1.2, b = 0.75; the title counts three times, a heading one and a half times. N, D and A are
those of the whole index without what is deleted, so a score does not depend on how the documents
are spread over segments. A leaf that matches adds to the score wherever it stands in the query,
except under NOT. Names, keywords, dates and numbers filter; they do not score.

The formula is worked out in plain.py and vector.py, operation by operation alike.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

from index.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.embedded.manifest import SegmentEntry
    from index.embedded.segment import Segment

K: Final = 1.2
B: Final = 0.75
BOOST: Final[Mapping[str, float]] = {"title": 3.0, "heading": 1.5}


def averages(entries: Iterable[SegmentEntry]) -> dict[str, float]:
    """The average length of each text field over the documents that have it."""
    totals: dict[str, tuple[int, int]] = {}
    for entry in entries:
        for field, (length, documents) in entry.lengths.items():
            before = totals.get(field, (0, 0))
            totals[field] = (before[0] + length, before[1] + documents)
    return {field: length / n for field, (length, n) in totals.items() if n}


def idf(documents: int, having: int) -> float:
    return log(1 + (documents - having + 0.5) / (having + 0.5))


def norm(field: str, average: Mapping[str, float], segment: Segment) -> tuple[Sequence[int], float]:
    """The lengths of a field, and what each word of a length adds to the divisor 1 - b."""
    lengths = segment.numbers(f"{field}/lengths")
    if not lengths or field not in average:
        raise IndexDamaged(f"{segment.path}: words in a field without lengths")
    return lengths, B / average[field]
