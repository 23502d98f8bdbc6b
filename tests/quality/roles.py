"""
How well the story is told from what surrounds it: the stage "roles".

gold/roles.jsonl labels 354 stretches by hand: one of each of 100 articles of Wikinews, one of a
release of each of 100 senators, one of each of 100 front pages of 1916, by a fixed rule over heads,
tails and middles. Kept are corpus, id, characters, role and an excerpt; the corpora are read when
measuring. "noise" (what scanning left, advertisements of 1916) and "header" count for nothing.

body_hidden          share of the story's characters that are set aside, cold or warm, the worse
furniture_left_cold  share of the characters of appeals, navigation and contacts left in the story by
                     an archive that knows nothing of the outlet
furniture_left_warm  the same after it has read the outlet's other articles, up to WARM of them
seeds_exact          share of the passages of the founding articles with the right role and place
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.learning import PARAGRAPHS, Learned, teach
from archive.learning.repeats import count_repeats, read_repeats
from archive.pipeline import BEFORE, Context, load_context
from archive.pipeline import STAGES as PIPELINE
from archive.settings import Settings
from archive.sources import read_document
from tests.quality.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.article import Article

GOLD = Path(__file__).resolve().parent / "gold" / "roles.jsonl"
LABELS = Path(__file__).resolve().parent / "seeds" / "gold_cleaning.json"
SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
FILES = {
    "wikinews": ("wikinews.jsonl.gz", "url", "text"),
    "senate": ("senate.jsonl.gz", "id", "body"),
    "chronam": ("chronam.jsonl.gz", "id", "body"),
}
WARM = 60
"""Articles of an outlet that a warm archive has read; no outlet here has fewer than 60 in all."""

Row = dict[str, Any]


def data(corpora: Path) -> list[Path]:
    """The labels, and the corpora that they are of."""
    return [GOLD, LABELS, *(corpora / name for name, _, _ in FILES.values())]


def measure(corpora: Path, part: str) -> dict[str, float]:
    """The four measures; the founding articles belong to both parts."""
    context = load_context(None, Settings())
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    wanted = [row for row in gold if part_of(row["id"]) == part]
    cold = _outcome(corpora, part, wanted, context, warm=False)
    warm = _outcome(corpora, part, wanted, context, warm=True)
    return {
        "body_hidden": max(_share(one, "body", set_aside=True) for one in (cold, warm)),
        "furniture_left_cold": _share(cold, "promo", set_aside=False),
        "furniture_left_warm": _share(warm, "promo", set_aside=False),
        "seeds_exact": _seeds(context),
    }


def _outcome(
    corpora: Path, part: str, gold: Iterable[Row], context: Context, *, warm: bool
) -> list[tuple[Row, int]]:
    """Each label, and how many of its characters are in the story."""
    found = []
    for row in gold:
        told = _rows(corpora, row["corpus"])[row["id"]]
        article, outlet = _read(told), str(told["source"])
        if article.decoded != told["body"]:
            raise ValueError(f"{row['id']} is read with other characters than it was labelled by")
        knowing = context
        if warm and row["corpus"] == "senate":
            knowing = replace(context, learned=_learned(corpora, part, outlet))
        article = run(article, knowing)
        inside = sum(
            max(0, min(p.end, row["end"]) - max(p.start, row["start"]))
            for p in article.paragraphs
            if p.role in ("body", "heading")
        )
        found.append((row, inside))
    return found


def _share(outcome: Iterable[tuple[Row, int]], role: str, *, set_aside: bool) -> float:
    size = counted = 0
    for row, inside in outcome:
        if row["role"] == role:
            length = row["end"] - row["start"]
            size += length
            counted += length - inside if set_aside else inside
    return counted / max(1, size)


def run(article: Article, context: Context) -> Article:
    """*article* as far as its passages have their roles."""
    for stage in PIPELINE[: len(BEFORE) + 1]:
        article = stage(article, context)
    return article


@cache
def _rows(corpora: Path, corpus: str) -> dict[str, Row]:
    """Every article of *corpus* that has a text, as a line of JSON tells it, by id."""
    name, key, text = FILES[corpus]
    with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {
        row[key]: {
            "body": row[text],
            "date": row.get("date"),
            "source": row.get("source") or corpus,
        }
        for row in rows
        if row[text].strip()
    }


def _read(row: Row) -> Article:
    return read_document(json.dumps(row).encode(), kind="jsonl")


@cache
def _by_outlet(corpora: Path, part: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id_, row in _rows(corpora, "senate").items():
        if part_of(id_) == part:
            found[str(row["source"])].append(id_)
    return found


@cache
def _learned(corpora: Path, part: str, outlet: str) -> Learned:
    """What an archive knows that has read WARM articles of *outlet* from this part."""
    context = load_context(None, Settings())
    lessons = []
    for id_ in sorted(_by_outlet(corpora, part)[outlet])[:WARM]:
        article = _read(_rows(corpora, "senate")[id_])
        for stage in BEFORE:
            article = stage(article, context)
        lessons += [one for one in teach(article) if one.kind == PARAGRAPHS]
    name = lessons[0].topic if lessons else outlet
    return Learned({name: read_repeats(count_repeats([one.data for one in lessons]))})


def _seeds(context: Context) -> float:
    labels = json.loads(LABELS.read_text(encoding="utf-8"))["paragraphs"]
    right = total = 0
    for name, passages in labels.items():
        article = run(read_document((SEEDS / name).read_bytes(), kind="text"), context)
        got = {(p.start, p.end, p.role) for p in article.paragraphs}
        want = {(p["start"], p["end"], p["kind"]) for p in passages}
        right += len(got & want)
        total += max(len(got), len(want))
    return right / total
