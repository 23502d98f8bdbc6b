"""
The oracle: an engine that looks through every document for every query, in the plainest Python.

It shares with the real engines what a word and a name are (index/tokens.py) and nothing else. Slow on
purpose: what it says is meant to be right by reading it.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log
from typing import TYPE_CHECKING

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
    Prefix,
    Term,
    TextLeaf,
)
from index.results import Counts, Document, Hit, Results, Sort, Valued
from index.snippet import snippet
from index.tokens import name_words, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.query import Query
    from index.snippet import Snippet

BOOST = {"title": 3.0, "heading": 1.5}


class ScanEngine:
    """Documents in a dictionary."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._revision = 0

    @property
    def revision(self) -> int:
        return self._revision

    def replace(self, documents: Iterable[Document], *, revision: int | None = None) -> int:
        new = {document.id: document for document in documents}
        self._documents |= new
        self._revision = self._revision if revision is None else revision
        return len(new)

    def remove(self, ids: Iterable[str], *, revision: int | None = None) -> int:
        gone = [id_ for id_ in set(ids) if self._documents.pop(id_, None)]
        self._revision = self._revision if revision is None else revision
        return len(gone)

    def compact(self) -> int:
        return 0

    def search(
        self,
        query: Query,
        *,
        limit: int | None = 10,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
    ) -> Results:
        found = [doc for doc in self._documents.values() if holds(doc, query)]
        score = self._scores(query)

        def place(doc: Document) -> tuple[float, float, str]:
            day = doc.day.toordinal() if doc.day else None
            newest = -day if day else 0
            if sort is Sort.NEWEST:
                return 0.0, newest, doc.id
            if sort is Sort.OLDEST:
                return 0.0, day or float("inf"), doc.id
            return -score[doc.id], newest, doc.id

        found.sort(key=place)
        end = None if limit is None else offset + limit
        return Results(
            tuple(Hit(d.id, score[d.id], d.texts.get("title", "")) for d in found[offset:end]),
            len(found),
        )

    def _scores(self, query: Query) -> dict[str, float]:
        """BM25F as index/embedded/scoring.py defines it, over all documents."""
        every = list(self._documents.values())
        lengths: dict[str, list[int]] = {}
        for doc in every:
            for field, text in doc.texts.items():
                if split(text):
                    lengths.setdefault(field, []).append(len(split(text)))
        average = {field: sum(found) / len(found) for field, found in lengths.items()}
        scores = dict.fromkeys(self._documents, 0.0)
        for leaf in set(positive(query)):
            having = sum(1 for d in every if holds(d, leaf))
            idf = log(1 + (len(every) - having + 0.5) / (having + 0.5))
            for doc in every:
                x = 0.0
                for field in FIELDS[leaf.field].members:
                    text = split(doc.texts.get(field, ""))
                    if times := occurrences(text, leaf):
                        length = len(text) / average[field]
                        x += BOOST.get(field, 1.0) * times / (1 - 0.75 + 0.75 * length)
                scores[doc.id] += idf * 2.2 * x / (1.2 + x)
        return scores

    def count(self, query: Query, *, by: str | None = None) -> Counts:
        found = [doc for doc in self._documents.values() if holds(doc, query)]
        if by is None:
            return Counts(len(found))
        rows: Counter[str] = Counter()
        without = 0
        for doc in found:
            values = values_of(doc, by)
            rows.update(values)
            without += not values
        if by in ("day", "month", "year"):
            return Counts(len(found), tuple(sorted(rows.items())), without)
        ordered = sorted(rows.items(), key=lambda row: (-row[1], row[0]))
        return Counts(len(found), tuple(ordered), without)

    def values(self, query: Query, fields: Sequence[str]) -> Iterator[Valued]:
        for doc in self._documents.values():
            if holds(doc, query):
                yield Valued(doc.id, doc.day, tuple(tuple(values_of(doc, f)) for f in fields))

    def passages(
        self, query: Query, ids: Iterable[str], *, fields: Sequence[str], width: int = 200
    ) -> dict[str, Snippet]:
        shown: dict[str, Snippet] = {}
        for id_ in ids:
            texts = self._documents[id_].texts if id_ in self._documents else {}
            for field in fields:
                found = snippet(texts.get(field, ""), query, field=field, width=width)
                if found and id_ not in shown:
                    shown[id_] = found
        return shown

    def suggest(self, word: str) -> list[str]:
        wanted = words(word)
        if len(wanted) != 1 or len(wanted[0]) < 3:
            return []
        frequency: Counter[str] = Counter()
        for doc in self._documents.values():
            for field in ("title", "heading", "body"):
                frequency.update(set(split(doc.texts.get(field, ""))))
        edits = 2 if len(wanted[0]) > 4 else 1
        ranked = sorted(
            (edit_distance(form, wanted[0]), -times, form)
            for form, times in frequency.items()
            if form != wanted[0] and edit_distance(form, wanted[0]) <= edits
        )
        return [form for _, _, form in ranked[:5]]

    def ids(self) -> Iterator[str]:
        yield from list(self._documents)

    def close(self) -> None:
        self._documents = {}


def positive(query: Query) -> Iterator[TextLeaf | Near]:
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from positive(part)
    elif isinstance(query, TextLeaf | Near):
        yield query


def holds(doc: Document, query: Query) -> bool:
    """Whether *doc* matches *query*."""
    match query:
        case And(parts):
            return all(holds(doc, part) for part in parts)
        case Or(parts):
            return any(holds(doc, part) for part in parts)
        case Not(part):
            return not holds(doc, part)
        case Named():
            return any(
                name_holds(spelling, query)
                for field in FIELDS[query.field].members
                for name in doc.names.get(field, ())
                for spelling in (name.canonical, *name.aliases)
            )
        case Keyword("id", value):
            return doc.id.casefold().startswith(value.casefold())
        case Keyword(field, value):
            return value.casefold() in [v.casefold() for v in doc.keywords.get(field, ())]
        case DateRange(start, end):
            if doc.day is None:
                return False
            return (start is None or start <= doc.day) and (end is None or doc.day < end)
        case NumberRange(field, low, high):
            number = doc.numbers.get(field)
            if number is None:
                return False
            return (low is None or low <= number) and (high is None or number <= high)
        case Missing("id"):
            return False
        case Missing("date"):
            return doc.day is None
        case Missing(field):
            if FIELDS[field].kind == "number":
                return field not in doc.numbers
            if FIELDS[field].kind == "text":
                return not any(split(doc.texts.get(m, "")) for m in FIELDS[field].members)
            return not values_of(doc, field)
        case _:
            return any(
                occurrences(split(doc.texts.get(field, "")), query)
                for field in FIELDS[query.field].members
            )


@cache
def split(text: str) -> tuple[str, ...]:
    return tuple(words(text))


def occurrences(text: tuple[str, ...], leaf: TextLeaf | Near) -> int:
    """At how many places of *text* *leaf* is found; of a Near its left side is counted."""
    if not isinstance(leaf, Near):
        return len(stretches(text, leaf))
    rights = stretches(text, leaf.right)
    return sum(
        any(are_near(left, right, leaf) for right in rights) for left in stretches(text, leaf.left)
    )


def stretches(text: tuple[str, ...], query: Query) -> set[tuple[int, int]]:
    """First and last word of every place of *text* where the words of *query* stand in a row."""
    if isinstance(query, Or):
        return {place for part in query.parts for place in stretches(text, part)}
    wanted = split(query.text)
    if not wanted:
        return set()
    return {
        (at, at + len(wanted) - 1)
        for at in range(len(text) - len(wanted) + 1)
        if all(fits(text[at + i], wanted, i, query) for i in range(len(wanted)))
    }


def are_near(left: tuple[int, int], right: tuple[int, int], near: Near) -> bool:
    if left[1] < right[0]:
        return right[0] - left[1] <= near.distance
    if right[1] < left[0]:
        return not near.ordered and left[0] - right[1] <= near.distance
    return False


def fits(word: str, wanted: tuple[str, ...], i: int, leaf: TextLeaf) -> bool:
    match leaf:
        case Prefix() if i == len(wanted) - 1:
            return word.startswith(wanted[i])
        case Fuzzy():
            return edit_distance(word, wanted[i]) <= leaf.edits
        case Term(exact=False):
            return stem(word) == stem(wanted[i])
        case _:
            return word == wanted[i]


def name_holds(name: str, leaf: Named) -> bool:
    have, wanted = name_words(name), name_words(leaf.text)
    if not wanted:
        return False
    if leaf.whole:
        return have == wanted
    return any(have[at : at + len(wanted)] == wanted for at in range(len(have)))


def values_of(doc: Document, by: str) -> set[str]:
    if by in ("day", "month", "year"):
        width = {"day": 10, "month": 7, "year": 4}[by]
        return {doc.day.isoformat()[:width]} if doc.day else set()
    found = {name.canonical for f in FIELDS[by].members for name in doc.names.get(f, ())}
    return found | set(doc.keywords.get(by, ()))


@cache
def edit_distance(one: str, other: str) -> int:
    """Optimal string alignment, by its definition."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            table[i, j] = min(
                table[i - 1, j] + 1,
                table[i, j - 1] + 1,
                table[i - 1, j - 1] + (one[i - 1] != other[j - 1]),
            )
            swapped = i > 1 and j > 1 and one[i - 2 : i] == other[j - 1] + other[j - 2]
            if swapped:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]
