"""
The fourteen kinds of query, and how a few of each are picked from the documents themselves.

Nothing is drawn by chance and nothing is written down here, so the same file always gives the same
queries and any file will do. A word is as frequent as its stem is: *connects* may stand in ten
documents and find three thousand.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from typing import TYPE_CHECKING, Literal

from index.tokens import stem
from tests.benchmarks.texts import plain_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.benchmarks.texts import Text

KINDS = (
    "rare", "middling", "frequent", "two", "three", "or", "phrase2", "phrase4", "not", "prefix",
    "title", "date", "source", "sentence",
)  # fmt: skip
EACH = 4
SENTENCE = 11
SAMPLE = 5_000  # texts that phrases are counted in: all of 44,000 would take a gigabyte
SPAN = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Ask:
    """
    One query in no engine's language: *words* all, any of them, as a phrase, as the beginning of a
    word, or in the title; *without* a word, *since* and *until* (inclusive) or from one *source*.
    """

    kind: str
    words: tuple[str, ...]
    shape: Literal["all", "any", "phrase", "prefix", "title"] = "all"
    without: str = ""
    since: str = ""
    until: str = ""
    source: str = ""


class _Words:
    """How many documents have each word in any form, and the form that stands for it."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.number = len(texts)
        self.documents: Counter[str] = Counter()
        forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            stems = defaultdict(set)
            for word in _words(text):
                stems[stem(word)].add(word)
            self.documents.update(stems.keys())
            for key, found in stems.items():
                forms[key].update(found)
        self.form = {
            key: min(found, key=lambda w, f=found: (-f[w], w)) for key, found in forms.items()
        }

    def near(
        self, wanted: float, among: Iterable[str] | None = None, taken: Iterable[str] = ()
    ) -> str:
        """
        The word in *wanted* documents or nearest to it; of many, always the same and not the first
        of the alphabet, which is where misprints are.
        """
        keys = self.documents if among is None else {stem(word) for word in among}
        left = set(taken)
        able = [key for key in keys if len(self.form[key]) > 3 and self.form[key] not in left]
        able = able or list(keys)
        target = log(max(wanted, 1))
        counts = {self.documents[key] for key in able}
        count = min(counts, key=lambda c: (abs(log(c) - target), c))
        equal = [key for key in able if self.documents[key] == count]
        return self.form[min(equal, key=lambda key: (zlib.crc32(key.encode()), key))]


def _words(text: Text) -> set[str]:
    return {
        word for part in (text["title"], text["body"]) for run in plain_runs(part) for word in run
    }


def pick(texts: Sequence[Text], each: int = EACH) -> list[Ask]:
    """*each* queries of every kind, kind by kind."""
    words = _Words(texts)
    number = words.number
    homes = [text for text in texts[:: max(1, number // 500)] if len(_words(text)) > SENTENCE]
    if not homes:
        raise ValueError("no document has a sentence of plain words in it")

    def home(place: int) -> Text:
        """A document to take words from: the query finds at least this one. Never two neighbours."""
        return homes[int(place * 0.618034 % 1 * len(homes))]

    def together(text: Text, *shares: float) -> tuple[str, ...]:
        found: list[str] = []
        for share in shares:
            found.append(words.near(share * number, _words(text), found))
        return tuple(found)

    def spread(low: float, high: float) -> list[float]:
        return [low * (high / low) ** (i / max(1, each - 1)) for i in range(each)]

    asks: list[Ask] = []
    taken: list[str] = []
    few = min(12, number / 20)
    for kind, wanted in (
        ("rare", spread(few, few * 4)),
        ("middling", spread(number * 0.007, number * 0.015)),
        ("frequent", spread(number * 0.2, number * 0.6)),
    ):
        for documents in wanted:
            taken.append(words.near(documents, taken=taken))
            asks.append(Ask(kind, (taken[-1],)))
    # Where the stem is spelt as the word is, both begin so: `many*` finds no stem of many, mani.
    begun = [form for key, form in words.form.items() if len(form) > 5 and key[:4] == form[:4]]
    for i in range(each):
        text = home(i)
        asks.append(Ask("two", together(text, *((0.02, 0.1), (0.1, 0.3), (0.3, 0.5))[i % 3])))
        text = home(i + each)
        asks.append(Ask("three", together(text, *((0.02, 0.1, 0.3), (0.1, 0.3, 0.5))[i % 2])))
        text = home(i + 2 * each)
        asks.append(Ask("or", together(text, *((0.01, 0.03, 0.1), (0.05, 0.2, 0.4))[i % 2]), "any"))
        text = home(i + 3 * each)
        wanted_, without = together(text, *((0.1, 0.3), (0.4, 0.1))[i % 2])
        asks.append(Ask("not", (wanted_,), without=without))
        asks.append(
            Ask("prefix", (words.near(spread(0.003, 0.1)[i] * number, begun)[:4],), "prefix")
        )
        asks.append(Ask("title", (_title_word(words, homes, i, each),), "title"))
        text = home(i + 4 * each)
        day = date.fromisoformat(text["date"])
        asks.append(
            Ask(
                "date", together(text, (0.1, 0.3)[i % 2]),
                since=str(day - SPAN), until=str(day + SPAN),
            )
        )  # fmt: skip
        text = home(i + 5 * each)
        asks.append(Ask("source", together(text, (0.1, 0.3)[i % 2]), source=text["source"]))
    sample = texts[:: -(-number // SAMPLE)]
    asks += [Ask("phrase2", found, "phrase") for found in _phrases(sample, homes, 2, each)]
    asks += [Ask("phrase4", found, "phrase") for found in _phrases(sample, homes, 4, each)]
    asks += [Ask("sentence", found) for found in _sentences(homes, each)]
    return sorted(asks, key=lambda ask: KINDS.index(ask.kind))


def _title_word(words: _Words, homes: Sequence[Text], place: int, each: int) -> str:
    titled = [
        found for text in homes
        if (found := [w for run in plain_runs(text["title"]) for w in run if len(w) > 3])
    ]  # fmt: skip
    if not titled:
        raise ValueError("no document has a plain word in its title")
    among = titled[(place * 2 + 1) * len(titled) // (each * 2)]
    return words.near((0.02, 0.2)[place % 2] * words.number, among)


def _phrases(
    sample: Sequence[Text], homes: Sequence[Text], length: int, each: int
) -> list[tuple[str, ...]]:
    """
    Rows of words that stand in several texts, from some that few have to some that many have.

    Some engines find the words of a phrase in any form and some as they stand; only a row that is
    nearly always written in the same forms asks the same of both.
    """

    def rows(text: Text) -> set[tuple[str, ...]]:
        return {
            tuple(run[i : i + length])
            for run in plain_runs(text["body"])
            for i in range(len(run) - length + 1)
        }

    known = {
        row for text in homes for row in rows(text)
        if min(map(len, row)) > 1 and max(map(len, row)) > 3
    }  # fmt: skip
    stems = {row: tuple(stem(word) for word in row) for row in known}
    counts: Counter[tuple[str, ...]] = Counter()
    in_any_form: Counter[tuple[str, ...]] = Counter()
    wanted = set(stems.values())
    for text in sample:
        here = rows(text)
        counts.update(known & here)
        in_any_form.update(wanted & {tuple(stem(word) for word in row) for row in here})
    counts = Counter({r: c for r, c in counts.items() if in_any_form[stems[r]] <= c * 1.2})
    # Two by the same author say little: a phrase is what three have, where there are such.
    able = next(
        found for least in (3, 2, 1) if (found := {r: c for r, c in counts.items() if c >= least})
    )
    ordered = sorted(able, key=lambda r: (able[r], zlib.crc32(" ".join(r).encode()), r))
    most = able[ordered[-1]]
    places = [log(able[ordered[0]]) + i / each * log(most + 1) for i in range(each)]
    chosen: list[tuple[str, ...]] = []
    for place in places:
        left = [row for row in ordered if row not in chosen] or ordered
        chosen.append(min(left, key=lambda r, p=place: abs(log(able[r]) - p)))
    return chosen


def _sentences(homes: Sequence[Text], each: int) -> list[tuple[str, ...]]:
    """From the middle of texts: the first words of many are the same."""
    found = []
    for text in homes:
        runs = [run for run in plain_runs(text["body"]) if len(run) >= SENTENCE]
        if runs:
            run = runs[len(runs) // 2]
            found.append(tuple(run[:SENTENCE]))
    if not found:
        raise ValueError(f"no document has {SENTENCE} plain words in a row")
    return [found[(i * 2 + 1) * len(found) // (each * 2)] for i in range(each)]
