"""
The weights of signs, moved from where hands set them to where labelled text asks for.

    python -m tests.quality.train_names CORPORA
    python -m tests.quality.train_names CORPORA across

The first reads weights.toml beside this file (set by hand), learns how names end (endings.py) and the dev halves of wikigold, GUM news and our own labels of
news (named_news.py, named_pages.py), and writes archive/data/names/weights.txt. English PUD and the
encyclopaedia are never trained on: their licences would bind the weights, and so they show how these
do on text that they have not seen.

A surface of a document is one case: its signs, and the type of most of its labels, or nothing. The
weights are those of a log-linear model over the four types and nothing (whose weight is always 0);
a penalty on the square of each change keeps a sign that is rarely seen where it was.

The second writes nothing: it measures every dev document under weights that were fitted without it,
which is what to choose rules and constants by.
"""

from __future__ import annotations

import sys
import tomllib
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archive.entities import load_gazetteer
from archive.entities.business import as_firms
from archive.entities.evidence import OPEN, TYPES, name_signs
from archive.entities.gazetteer import FOLDER
from archive.entities.sightings import (
    by_case,
    gather,
    sight,
    to_passages,
    written_small,
)
from archive.entities.sport import as_teams
from archive.entities.wording import to_wordings
from archive.steps import finish
from tests.quality.endings import by_row, learn
from tests.quality.every_sign import EVERY_SIGN
from tests.quality.named import documents
from tests.quality.names import compared, to_article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.entities import Gazetteer
    from tests.quality.named_corpora import Document

HAND = Path(__file__).with_name("weights.toml")
OUT = Path(FOLDER, "weights.txt")
TRAINED = ("wikigold", "gum", "news", "pages")
STIFF = 10.0
"""How strongly a weight is held to where it began: 3, 10 and 30 do as well on documents left out."""
HELD = 5.0
"""How much more so where hands set a weight of 300 or more: "Mr X", ", 45,", "member of X"."""
FOLDS = 6
FEWEST = 3
"""A sign without a weight by hand is learned when so many documents show it."""
QUIET = 12
"""Weights that are nowhere so far from nothing are left out."""
STEPS = 300
TILT = (-10, -30, -40, -20)
"""Added to every unknown name: whose type is least sure is a thing, an org only when much says so."""
_HEAD = """\
# What signs say of a name's type, in hundredths: sign, tab, person place org thing.
# Set by hand and fitted to the dev halves of wikigold (CC BY 4.0), GUM news (CC BY), Wikinews (CC BY
# 2.5), releases of US senators and labels of web pages by tests/quality/train_names.py; see README.md.
"""


class Case(NamedTuple):
    """A surface of a document: its signs, its type (4 is nothing), how much it counts."""

    signs: tuple[str, ...]
    type: int
    weight: float
    document: str


def cases(docs: Iterable[Document], gazetteer: Gazetteer) -> list[Case]:
    """The cases of documents; what a label only touches is no case."""
    found: list[Case] = []
    for document in docs:
        article = to_article(document)
        begins = [paragraph.at or 0 for paragraph in article.paragraphs]
        prose, _ = by_case(to_passages(article)[0], gazetteer)
        sightings = finish(sight(prose, gazetteer))
        lower = written_small(prose)
        sightings = as_firms(as_teams(sightings, lower, gazetteer), lower, gazetteer)
        sightings = [
            one
            for one in sightings
            if one.candidate.known is None or one.candidate.known.table != "teams"
        ]
        labels: dict[str, Counter[int]] = {}
        names = {one.candidate.surface: one.candidate for one in reversed(sightings)}
        for candidate, passage, _ in sightings:
            number = bisect_right(begins, passage.shift) - 1
            # a heading that stuck to the front of a paragraph is a passage of its own
            first = candidate.start + passage.shift - begins[number]
            start, end = first, candidate.end + passage.shift - begins[number]
            if candidate.surface[:4] in ("The ", "the "):
                start += 4
            label = document.spans.get((number, start, end)) or document.spans.get(
                (number, first, end)
            )
            if label is None and any(
                n == number and a < end and start < b for n, a, b in document.spans
            ):
                continue
            at = 4 if label is None else 3 if label == "misc" else TYPES.index(label)
            labels.setdefault(candidate.surface, Counter())[at] += 1
        for surface, around in gather(sightings).signs.items():
            counts = labels.get(surface)
            signs = [*name_signs(names[surface], gazetteer), *around]
            sure = signs[0][:6] == "known " and signs[0][6:] not in OPEN
            if counts and not sure:
                type_, times = counts.most_common(1)[0]
                found.append(Case(tuple(signs), type_, min(times, 4) ** 0.5, document.name))
    return found


def by_hand() -> dict[str, list[int]]:
    """The weights that hands set: sign to four numbers in hundredths."""
    found: dict[str, list[int]] = {}
    for sign, row in tomllib.loads(HAND.read_text(encoding="utf-8")).items():
        found[sign] = [row.get(type_, row.get("all", 0)) for type_ in TYPES]
    return found


def to_begin(gazetteer: Gazetteer) -> tuple[dict[str, list[int]], Gazetteer]:
    """The weights before fitting, by hand and of endings, and the gazetteer that shows their signs."""
    begin = by_hand() | learn(gazetteer)
    weights = {sign: (row[0], row[1], row[2], row[3]) for sign, row in begin.items()}
    return begin, replace(gazetteer, weights=weights, wordings=EVERY_SIGN, priors={}, alone={})


def fit(
    train: list[Case], hand: dict[str, list[int]], stiff: float = STIFF
) -> dict[str, list[int]]:
    """The weights that fit *train* without leaving *hand* more than that asks."""
    shown = {(sign, case.document) for case in train for sign in case.signs}
    seen = Counter(sign for sign, _ in shown)
    signs = sorted(set(hand) | {sign for sign, times in seen.items() if times >= FEWEST})
    place = {sign: n for n, sign in enumerate(signs)}
    pairs = [
        (n, place[sign])
        for n, case in enumerate(train)
        for sign in set(case.signs)
        if sign in place
    ]
    rows, columns = np.array(sorted(pairs, key=itemgetter(1))).T
    y = np.zeros((len(train), 5))
    y[np.arange(len(train)), [case.type for case in train]] = 1.0
    importance = np.array([[case.weight] for case in train])
    held = np.array([[HELD if max(hand.get(sign, [0])) >= 300 else 1.0] for sign in signs])
    start = np.array([hand.get(sign, [0, 0, 0, 0]) for sign in signs]) / 100
    w = start.copy()
    momentum, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        logits = np.hstack([by_row(rows, w[columns], len(train)), np.zeros((len(train), 1))])
        p = np.exp(logits - logits.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        wrong = ((p - y) * importance)[:, :4]
        gradient = by_row(columns, wrong[rows], len(signs)) + stiff * held * (w - start)
        momentum = 0.9 * momentum + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = 0.08 * (1 - step / (STEPS + 1))
        w -= rate * (momentum / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-6)
    return {sign: [round(100 * v) for v in w[place[sign]]] for sign in signs}


def write(weights: dict[str, list[int]], path: Path = OUT) -> None:
    """One sign a line, those that say nothing left out."""
    rows = [
        f"{sign}\t{' '.join(map(str, row))}"
        for sign, row in sorted(weights.items())
        if max(map(abs, row)) >= QUIET
    ]
    path.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def tilted(train: list[Case], begin: dict[str, list[int]]) -> dict[str, list[int]]:
    """The weights that fit *train*, with TILT."""
    weights = fit(train, begin)
    weights["unknown"] = [a + b for a, b in zip(weights["unknown"], TILT, strict=True)]
    return weights


def across(corpora: Path, folds: int = FOLDS) -> dict[str, float]:
    """F1 on dev documents, each under weights fitted without its fold; PUD under all of it."""
    begin, gazetteer = to_begin(load_gazetteer())
    read = [
        (name, number % folds if name in TRAINED else folds, document, cases([document], gazetteer))
        for name, docs in documents(corpora, "dev")
        for number, document in enumerate(docs)
    ]
    counts: dict[str, Counter[str]] = {name: Counter() for name, *_ in read}
    for fold in range(folds + 1):
        fitted = tilted(
            [c for _, other, _, some in read if other not in (fold, folds) for c in some], begin
        )
        weights = {sign: (row[0], row[1], row[2], row[3]) for sign, row in fitted.items()}
        left = replace(
            gazetteer,
            weights=weights,
            wordings=to_wordings(weights),
            priors={},
            alone={},
        )
        for name, other, document, _ in read:
            if other == fold:
                counts[name] += compared(document, left)
    scores: dict[str, float] = {}
    for name, count in counts.items():
        for what in ("typed", "pud" if name == "pud" else "spans"):
            both = count[f"{what} ours"] + count[f"{what} gold"]
            scores[f"{name}_{what}"] = 2 * count[f"{what} hit"] / max(1, both)
    return scores


def main(corpora: Path) -> None:
    begin, gazetteer = to_begin(load_gazetteer())
    write(
        tilted(
            [
                case
                for name, docs in documents(corpora, "dev")
                if name in TRAINED
                for case in cases(docs, gazetteer)
            ],
            begin,
        )
    )


if __name__ == "__main__":
    if sys.argv[2:] == ["across"]:
        for key, score in across(Path(sys.argv[1])).items():
            print(f"{key} {score:.3f}")
    else:
        main(Path(sys.argv[1]))
