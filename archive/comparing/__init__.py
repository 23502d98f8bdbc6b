"""
Two articles compared, sentence by sentence.

    compare(a, b)  -> Comparison: what is the same, what differs and of what kind, in reading order

`sentences` says what is compared, `aligning` which sentence stands for which, `words` and `classes`
what kind of difference that is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.comparing.aligning import align
from archive.comparing.classes import KINDS, Change, Kind, Verdict, classify
from archive.comparing.sentences import Sentence, to_sentences
from archive.comparing.words import to_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.article import Article

__all__ = [
    "KINDS",
    "Change",
    "Comparison",
    "Difference",
    "Kind",
    "Sentence",
    "compare",
    "merge_sentences",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """
    One row of a comparison: what the first text says, what the second, and how they differ.

    *a* or *b* is None where a text lacks the sentence. A sentence that stands elsewhere has
    *moved*; when it was changed too, *kind* is that of the change.
    """

    kind: Kind
    a: Sentence | None
    b: Sentence | None
    moved: bool = False
    reasons: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every sentence of two articles once, in reading order; the same ones too."""

    rows: tuple[Difference, ...]

    def counts(self) -> dict[Kind, int]:
        """How many rows of each kind, in the order of KINDS."""
        found = Counter(row.kind for row in self.rows)
        return {kind: found[kind] for kind in KINDS if found[kind]}

    def at_least(self, kind: Kind) -> tuple[Difference, ...]:
        """The rows of this kind and of those that weigh more."""
        least = KINDS.index(kind)
        return tuple(row for row in self.rows if KINDS.index(row.kind) >= least)


def compare(a: Article, b: Article) -> Comparison:
    """How the article *b* differs from *a*."""
    ours, theirs = to_sentences(a), to_sentences(b)
    words = [[to_words(one.text).plains for one in text] for text in (ours, theirs)]
    marked = (_has_marks(ours), _has_marks(theirs))
    done_a: set[int] = set()
    done_b: set[int] = set()
    placed: dict[int, Difference] = {}
    for pair in align(words[0], words[1]):
        x, y = (
            merge_sentences([ours[i] for i in pair.a]),
            merge_sentences([theirs[j] for j in pair.b]),
        )
        verdict = _verdict(classify(x, y, marked=marked), moved=pair.moved)
        done_a.update(pair.a)
        done_b.update(pair.b)
        row = Difference(verdict.kind, x, y, pair.moved, verdict.reasons, verdict.changes)
        placed[pair.b[0]] = row
    return Comparison(tuple(_in_order(placed, (ours, theirs), (done_a, done_b))))


def _verdict(verdict: Verdict, *, moved: bool) -> Verdict:
    if moved and verdict.kind == "same":
        return verdict._replace(kind="moved")
    return verdict


def _in_order(
    placed: dict[int, Difference],
    texts: tuple[Sequence[Sentence], Sequence[Sentence]],
    done: tuple[set[int], set[int]],
) -> list[Difference]:
    """
    The rows as the second text has them; what it dropped stands where the first text had it.
    """
    ours, theirs = texts
    dropped = [(one.start, one) for i, one in enumerate(ours) if i not in done[0]]
    rows: list[Difference] = []
    for j, sentence in enumerate(theirs):
        row = placed.get(j)
        if row is None:
            if j not in done[1]:
                rows.append(Difference("added", None, sentence))
            continue
        if not row.moved and row.a is not None:
            while dropped and dropped[0][0] < row.a.start:
                rows.append(Difference("dropped", dropped.pop(0)[1], None))
        rows.append(row)
    rows += [Difference("dropped", one, None) for _, one in dropped]
    return rows


def merge_sentences(sentences: Sequence[Sentence]) -> Sentence:
    """Several neighbouring sentences as one. There must be one at least."""
    first = sentences[0]
    if len(sentences) == 1:
        return first
    return replace(
        first,
        text=" ".join(one.text for one in sentences),
        end=sentences[-1].end,
        names=frozenset().union(*(one.names for one in sentences)),
        surfaces=frozenset().union(*(one.surfaces for one in sentences)),
    )


def _has_marks(sentences: Sequence[Sentence]) -> bool:
    return any(mark in one.text for one in sentences for mark in '"“”„«»‘')
