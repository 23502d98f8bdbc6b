"""
What one article tells that may be told elsewhere too: its text as shingles, its names and numbers.

A `Clue` is made where the article is read, and kept; a `Telling` is what two are compared by.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archive.kinship import UNDATED
from archive.stories.shingles import to_sketch
from archive.words import find_words

if TYPE_CHECKING:
    from archive.article import Article
    from archive.stories.shingles import Hashes, Shingler

MOST_CHARACTERS = 400_000
"""Characters of a text that are looked at: a bound for hostile input."""

_NAME = re.compile(r"(?<![^\W_])[A-Z0-9\u00c0-\u00de][^\W_]*")
_PLAIN = re.compile(r"(?<![^\W_])[a-z\u00df-\u00ff][^\W_]*")
OPENING = 70
"""Words of an article's beginning: a headline and its first sentence or two."""
_AMOUNT = re.compile(r"(?!(?:19|20)[0-9]{2}$)[0-9]{3,}")
# Words with a capital that say nothing of what the news is: days, titles, datelines.
_IDLE_WORDS = (
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
    "sunday mr mrs ms dr sen sens senator senators rep reps representative president u s uk us "
    "washington d c dc i the a an"
)
_IDLE = frozenset(_IDLE_WORDS.split())


class Clue(NamedTuple):
    """
    What is kept of an article for finding its kin: *when* it was published (an instant in UTC or a
    day, or UNDATED), *outlet* and *url* or "", a *mark* that changes with its text, the number of
    its shingles, and its sketch.
    """

    when: str
    outlet: str
    url: str
    mark: bytes
    size: int
    sketch: bytes

    @property
    def day(self) -> int:
        """The number of its day in the calendar, 0 when it has none."""
        try:
            return 0 if self.when == UNDATED else date.fromisoformat(self.when[:10]).toordinal()
        except ValueError:
            return 0


class Opening(NamedTuple):
    """
    The *words* that an article begins with, those of them that are *plain* words and no names, and
    the words *around*, where a copy may have them.
    """

    words: frozenset[str]
    plain: frozenset[str]
    around: frozenset[str]


class Telling:
    """
    An article as it is compared; what of it is not asked for is not made.
    """

    def __init__(self, clue: Clue, text: str, shingler: Shingler) -> None:
        self.clue = clue
        self._text = text[:MOST_CHARACTERS]
        self._shingler = shingler

    @cached_property
    def shingles(self) -> Hashes:
        """The distinct shingles of its text, sorted."""
        return self._shingler.shingles(self._text)

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words, folded."""
        return frozenset(find_words(self._text.casefold()))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often it has each of them."""
        return Counter(find_words(self._text.casefold()))

    @property
    def names(self) -> frozenset[str]:
        """Words always written with a capital, and numbers, folded; idle ones left out."""
        return self._named[0]

    @property
    def repeated(self) -> frozenset[str]:
        """Those of its names that it has more than once."""
        return self._named[1]

    @cached_property
    def opening(self) -> Opening:
        """How it begins; numbers, small words and idle ones left out."""
        words = find_words(self._text[: 40 * OPENING].casefold())
        idle = _IDLE.union(word for word in words if len(word) < 4 or word.isdigit())
        own = frozenset(words[:OPENING]) - idle
        return Opening(own, own - self.names, frozenset(words[: 2 * OPENING]))

    def subjects(self, other: Telling) -> frozenset[str]:
        """Names that it has three times, and three times as often as *other*; no outlet's own."""
        idle = find_words(f"{self.clue.outlet} {other.clue.outlet}".casefold())
        own = {name for name in self.names if 3 * other.counts[name] <= self.counts[name] > 2}
        return frozenset(own.difference(idle))

    def slots(self, words: frozenset[str]) -> set[tuple[str, str, str]]:
        """
        Where names and amounts of *words* stand: after which two words, and before which.

        Small numbers (days, a toll that rises) and years are what a version corrects: no slots.
        """
        own = {word for word in words if not word.isdigit() or _AMOUNT.fullmatch(word)}
        found: set[tuple[str, str, str]] = set()
        if not own:
            return found
        tokens = ["", "", *find_words(self._text.casefold()), "", ""]
        for at, token in enumerate(tokens):
            if token in own:
                before, after = at - 1, at + 1
                while tokens[before] in words:
                    before -= 1
                while tokens[after] in words:
                    after += 1
                if before > 1:
                    found.add((">", tokens[before - 1], tokens[before]))
                if after < len(tokens) - 2:
                    found.add(("<", tokens[after], tokens[after + 1]))
        return found

    @cached_property
    def _named(self) -> tuple[frozenset[str], frozenset[str]]:
        plain = set(_PLAIN.findall(self._text))
        counts = Counter(_NAME.findall(self._text))
        folded: Counter[str] = Counter()
        for word, count in counts.items():
            if word.lower() not in plain:
                folded[word.casefold()] += count
        names = folded.keys() - _IDLE
        return frozenset(names), frozenset(word for word in names if folded[word] > 1)


def to_clue(article: Article, shingler: Shingler) -> Clue:
    """The clue of *article*."""
    text = article.text[:MOST_CHARACTERS]
    shingles = shingler.shingles(text)
    published = article.published
    if published is None:
        when = UNDATED
    elif published.instant is None:
        when = published.day.isoformat()
    else:
        when = published.instant.astimezone(UTC).isoformat()
    return Clue(
        when,
        article.source.name if article.source else "",
        article.url or "",
        blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(),
        len(shingles),
        to_sketch(shingles).astype("<u8").tobytes(),
    )


def read_sketch(data: bytes) -> Hashes:
    """The sketch in a clue; an empty one when it is damaged."""
    if len(data) % 8:
        return np.zeros(0, np.uint64)
    return np.frombuffer(data, "<u8").astype(np.uint64)
