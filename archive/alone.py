"""
What some articles of a story say and no other one says, sentence by sentence.

A sentence is said elsewhere when another article has it, word for word or in other words; one that
differs there in substance (a number, a name, a "not") is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.comparing import KINDS, compare
from archive.comparing.sentences import to_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.article import Article
    from archive.comparing import Sentence

_DIFFERS = KINDS.index("substance")
MOST = 100
"""Articles on either side that are to be compared: each comparison takes some milliseconds."""


def find_alone(
    mine: Sequence[Article], others: Sequence[Article]
) -> dict[str, tuple[Sentence, ...]]:
    """By id, the sentences of *mine* that none of *others* says; articles without are left out."""
    found: dict[str, tuple[Sentence, ...]] = {}
    for article in mine:
        left = list(to_sentences(article))
        for other in others:
            if left:
                said = _said(other, article)
                left = [one for one in left if not _is_within(one, said)]
        if left:
            found[article.id] = tuple(left)
    return found


def _said(other: Article, article: Article) -> list[tuple[int, int]]:
    """Where in *article* stands what *other* says too."""
    return [
        (row.b.start, row.b.end)
        for row in compare(other, article).rows
        if row.a is not None and row.b is not None and KINDS.index(row.kind) < _DIFFERS
    ]


def _is_within(one: Sentence, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in stretches)
