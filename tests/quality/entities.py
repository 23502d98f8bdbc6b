"""
How well the names of the founding articles are found: a scorer against labels made by hand.

The labels (seeds/gold_entities.json) count characters of the raw file. A name counts as right when its
span is exact and its type is the label's or one of its `alt_types`; MISC is our thing; a nationality
may be recorded as its country. What is labelled optional neither helps nor hurts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.article import Article, Mention, Paragraph, with_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent / "seeds"
SEEDS = HERE.parent.parent.parent / "seeds"
TYPES = {"PER": "person", "LOC": "place", "ORG": "org", "MISC": "thing"}


@dataclass(frozen=True, slots=True)
class Score:
    """
    Counts of names found, invented and missed, and of right canonical names among those found.

    *mistakes* says each error in a line.
    """

    found: int = 0
    invented: int = 0
    missed: int = 0
    canonical: int = 0
    mistakes: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.invented)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)

    @property
    def f(self) -> float:
        return 2 * self.found / max(1, 2 * self.found + self.invented + self.missed)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.invented + other.invented,
            self.missed + other.missed,
            self.canonical + other.canonical,
            self.mistakes + other.mistakes,
        )


def seed_names() -> list[str]:
    """The file names of the labelled articles."""
    return sorted(_labels()["files"])


def cleaned_seed(name: str) -> Article:
    """The seed with its paragraphs as a person cut and labelled them; nothing else is known."""
    text = (SEEDS / name).read_bytes().decode("utf-8")
    gold = json.loads((HERE / "gold_cleaning.json").read_text(encoding="utf-8"))
    paragraphs = [
        Paragraph(one["text"], one["start"], one["end"], one["kind"])
        for one in gold["paragraphs"][name]
    ]
    return with_paragraphs(Article(digest="", kind="text", decoded=text), paragraphs)


def score_seeds(name: str, article: Article) -> Score:
    """
    The article that came of the seed *name*, against its labels.
    """
    ours: dict[tuple[int, int], tuple[str, str]] = {}
    for type_, canonical, start, end in in_raw(article):
        ours[start, end] = (type_, canonical)
    found = missed = right = 0
    mistakes: list[str] = []
    for label in _labels()["files"][name]["mentions"]:
        got = ours.get((label["start"], label["end"]))
        if label.get("optional"):
            ours.pop((label["start"], label["end"]), None)
            continue
        if got is None or got[0] not in _accepted(label):
            missed += 1
            mistakes.append(f"{label['surface']!r} is {label['type']}, not {got}")
            continue
        del ours[label["start"], label["end"]]
        found += 1
        if got[1] in (label["canonical"], label.get("country")):
            right += 1
        else:
            mistakes.append(f"{label['surface']!r} is {label['canonical']!r}, not {got[1]!r}")
    mistakes += [f"{article.decoded[a:b]!r} is no name, not {got}" for (a, b), got in ours.items()]
    return Score(found, len(ours), missed, right, tuple(mistakes))


def in_raw(article: Article) -> Iterator[tuple[str, str, int, int]]:
    """Type, canonical name, start and end in `decoded` of every mention outside the title."""
    for entity in article.entities:
        for mention in entity.mentions:
            if mention.paragraph is not None and mention.paragraph < 0:
                continue
            paragraph, start = place(article, mention)
            at = paragraph.start + start
            yield entity.type, entity.name, at, at + mention.end - mention.start


def place(article: Article, mention: Mention) -> tuple[Paragraph, int]:
    """The paragraph that a mention stands in, and where in it."""
    if mention.paragraph is not None:
        return article.paragraphs[mention.paragraph], mention.start
    for paragraph in article.paragraphs:
        at = paragraph.at
        if at is not None and at <= mention.start < at + len(paragraph.text):
            return paragraph, mention.start - at
    raise AssertionError(f"{mention} stands in no paragraph")


def _accepted(label: dict[str, Any]) -> set[str]:
    accepted = {TYPES[label["type"]]} | {TYPES[one] for one in label.get("alt_types", ())}
    return accepted | {"place"} if "country" in label else accepted


def _labels() -> Any:
    return json.loads((HERE / "gold_entities.json").read_text(encoding="utf-8"))
