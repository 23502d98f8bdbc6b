"""
Ten thousand generated queries over mixed segments with deletions: the documents are those of a
linear scan, and the first ten those of BM25F worked out for every document.

The scorer here is independent of the engine: it shares what a word is (index/tokens.py), counts
occurrences by reading through the texts (scan.py), and follows the formula as it is printed.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache
from math import log
from typing import TYPE_CHECKING

import pytest

from index.embedded import EmbeddedEngine, open_directory
from index.embedded.kernel import plain, vector
from index.embedded.manifest import read_manifest
from index.fields import FIELDS
from index.query import (
    And,
    DateRange,
    Fuzzy,
    Keyword,
    Missing,
    Named,
    Near,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Term,
)
from tests.index.scan import BOOST, holds, occurrences, split
from tests.index.test_engine_random import WORDS, document

if TYPE_CHECKING:
    from index.query import Query
    from index.results import Document

QUERIES = 10_000
LEAVES = 600
_FIELDS = ("text", "text", "text", "body", "title", "heading", "caption", "aside", "all")
_TYPED = (*WORDS, "governing", "nowhere", "missle", "BAN", "malaga", "f16")
_NAMES = ("putin", "Trump", "donald trump", "The Independent", "uk", "independent.co.uk", "house")


def day(rng: random.Random) -> date | None:
    return date(2025, 9, 15) + timedelta(rng.randrange(50)) if rng.random() < 0.8 else None


def word_leaf(rng: random.Random, field: str) -> Term | Phrase | Prefix | Fuzzy:
    word = rng.choice(_TYPED)
    match rng.randrange(6):
        case 0:
            return Phrase(" ".join(rng.choices(_TYPED, k=rng.randrange(1, 4))), field)
        case 1:
            return Prefix(rng.choice(("gov", "tom", "war", "long-ra", "mis", "zzz")), field)
        case 2:
            return Fuzzy(word.replace("-", ""), rng.randrange(1, 3), field)
        case _:
            return Term(word, field, rng.random() < 0.3)


def leaf(rng: random.Random) -> Query:
    kind = rng.randrange(12)
    if kind < 6:
        return word_leaf(rng, rng.choice(_FIELDS))
    match kind:
        case 6 | 7:
            field = rng.choice(_FIELDS)
            left, right = (
                Or((word_leaf(rng, field), word_leaf(rng, field)))
                if rng.random() < 0.3
                else word_leaf(rng, field)
                for _ in range(2)
            )
            return Near(left, right, rng.randrange(1, 9), rng.random() < 0.5)
        case 8:
            field = rng.choice(("person", "source", "place", "entity", "org"))
            return Named(field, rng.choice(_NAMES), rng.random() < 0.4)
        case 9:
            return rng.choice(
                (Keyword("tag", "checked"), Keyword("tag", "LATER"), Keyword("id", "3"))
            )
        case 10:
            return DateRange(day(rng), day(rng))
        case _:
            low, high = rng.randrange(40), rng.randrange(40)
            return rng.choice(
                (
                    NumberRange("words", low, None),
                    NumberRange("words", low, high),
                    Missing(rng.choice(("date", "source", "entity", "tag", "words", "title"))),
                )
            )


def composed(rng: random.Random, leaves: list[Query], depth: int = 0) -> Query:
    kind = rng.random()
    if depth > 1 or kind < 0.4:
        return rng.choice(leaves)
    parts = tuple(composed(rng, leaves, depth + 1) for _ in range(rng.randrange(2, 4)))
    if kind < 0.65:
        return And(parts)
    if kind < 0.88:
        return Or(parts)
    return And((*parts, Not(composed(rng, leaves, depth + 1))))


class Exhaustive:
    """Every document looked at for every leaf, once."""

    def __init__(self, documents: list[Document]) -> None:
        self.documents = {doc.id: doc for doc in documents}
        self.found = cache(self._found)
        self.worth = cache(self._worth)
        lengths: dict[str, list[int]] = {}
        for doc in documents:
            for field, text in doc.texts.items():
                if split(text):
                    lengths.setdefault(field, []).append(len(split(text)))
        self.average = {field: sum(some) / len(some) for field, some in lengths.items()}

    def _found(self, leaf: Query) -> frozenset[str]:
        return frozenset(doc.id for doc in self.documents.values() if holds(doc, leaf))

    def _worth(self, leaf: Term) -> dict[str, float]:
        """The score that one leaf adds to each document that has it."""
        having = len(self.found(leaf))
        idf = log(1 + (len(self.documents) - having + 0.5) / (having + 0.5))
        worth: dict[str, float] = {}
        for id_ in self.found(leaf):
            x = 0.0
            for field in FIELDS[leaf.field].members:
                words = split(self.documents[id_].texts.get(field, ""))
                if times := occurrences(words, leaf):
                    length = len(words) / self.average[field]
                    x += BOOST.get(field, 1.0) * times / (1 - 0.75 + 0.75 * length)
            worth[id_] = idf * (1.2 + 1) * x / (1.2 + x)
        return worth

    def match(self, query: Query) -> frozenset[str]:
        match query:
            case And(parts):
                return frozenset.intersection(*map(self.match, parts))
            case Or(parts):
                return frozenset.union(*map(self.match, parts))
            case Not(part):
                return frozenset(self.documents) - self.match(part)
        return self.found(query)

    def scoring(self, query: Query) -> set[Query]:
        match query:
            case And(parts) | Or(parts):
                return set().union(*map(self.scoring, parts))
            case Term() | Phrase() | Prefix() | Fuzzy() | Near():
                return {query}
        return set()

    def first(self, query: Query, count: int) -> list[tuple[float, int, str]]:
        """Score, day and id of the best *count*, in order."""
        leaves = [self.worth(leaf) for leaf in self.scoring(query)]
        ranked = sorted(
            (
                -sum(worth.get(id_, 0.0) for worth in leaves),
                -(self.documents[id_].day or date.min).toordinal(),
                id_,
            )
            for id_ in self.match(query)
        )
        return ranked[:count]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Exhaustive]:
    """An index with many commits, replacements and deletions behind it, and what it holds."""
    rng = random.Random(44_130)
    location = str(tmp_path_factory.mktemp("history") / "index")
    held: dict[str, Document] = {}
    with open_directory(location, create=True) as engine:
        for _ in range(25):
            batch = [document(rng, rng.randrange(300)) for _ in range(rng.choice((1, 5, 30)))]
            gone = rng.sample(sorted(held), len(held) // 12)
            engine.replace(batch)
            engine.remove(gone)
            held |= {doc.id: doc for doc in batch}
            for id_ in gone:
                held.pop(id_, None)
    entries = read_manifest(location).segments
    assert len(entries) > 3
    assert sum(entry.deleted for entry in entries) > 5
    return location, Exhaustive(list(held.values()))


@pytest.mark.parametrize("part", range(4))
def test_ten_thousand_queries(history: tuple[str, Exhaustive], part: int) -> None:
    """Each finds what the scan finds; its first ten and their scores are those of every document."""
    location, right = history
    rng = random.Random(part)
    leaves = [leaf(rng) for _ in range(LEAVES // 4)]
    engines = [EmbeddedEngine(location, kernel=kernel) for kernel in (plain(), vector())]
    answered = 0
    for number in range(QUERIES // 4):
        engine = engines[number % 2]
        query = composed(rng, leaves)
        expected = right.match(query)
        found = engine.search(query, limit=10)
        assert found.total == len(expected), query
        every = found.hits if number % 4 else engine.search(query, limit=None).hits
        assert {hit.id for hit in every} <= expected, query
        assert number % 4 or len(every) == len(expected), query
        first = right.first(query, 10)
        assert len(found.hits) == len(first), query
        for hit, (score, _, id_) in zip(found.hits, first, strict=True):
            assert hit.score == pytest.approx(-score, rel=1e-9, abs=1e-12), query
            # Scores that differ only in the last digit may change places.
            assert hit.id == id_ or -score == pytest.approx(hit.score, rel=1e-9), query
        answered += bool(expected)
    assert answered > QUERIES // 16
