"""
How well differences between sentences are classed: the stage "differences".

Labels: gold/differences.jsonl, pairs of sentences from near copies among the Senate's press releases
(US federal works), read and classed by hand: marks, dashes, commas alone are glyphs; capitals are
case; a name, number, day, negation, modality or changed words within a quotation are substance.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from archive.article import Article, Paragraph, with_paragraphs
from archive.comparing import compare, merge_sentences
from archive.comparing.classes import classify
from archive.comparing.sentences import Sentence, to_sentences
from archive.entities import load_gazetteer, name_entities

GOLD = Path(__file__).with_name("gold") / "differences.jsonl"
EXCHANGED = str.maketrans(
    {"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", '"': "\u201d", "'": "\u2019",
     "-": "\u2013", "\u2013": "-", "\u2014": "-", " ": "\u00a0"}
)  # fmt: skip


def data(corpora: Path) -> list[Path]:
    """The labels; they hold the sentences."""
    return [GOLD]


def read(text: str) -> Article:
    """*text* as an article of one paragraph, its names found."""
    bare = with_paragraphs(
        Article(digest="", kind="text", decoded=text), [Paragraph(text, 0, len(text))]
    )
    return name_entities(bare, gazetteer=load_gazetteer())


def sentence(text: str) -> Sentence:
    """*text* as one sentence, whatever stops stand in it."""
    return merge_sentences(to_sentences(read(text)))


def mistakes() -> list[str]:
    """Every label that is not met, in a line."""
    found = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        verdict = classify(sentence(row["a"]), sentence(row["b"]))
        if verdict.kind != row["kind"]:
            found.append(f"{row['kind']}, not {verdict.kind}: {row['a']} | {row['b']}")
    return found


def measure(corpora: Path, part: str) -> dict[str, float]:
    """
    The share of labels met, and of texts that show no difference but of glyphs against themselves
    with other marks, dashes and spaces.
    """
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    texts = [row[side] for row in rows for side in ("a", "b")]
    clean = 0
    for text in texts:
        article = read(text)
        other = replace(read(text.translate(EXCHANGED)), entities=())
        kinds = set(compare(article, other).counts())
        clean += kinds <= {"same", "glyphs"}
    return {
        "class_right": 1 - len(mistakes()) / len(rows),
        "glyphs_never_substance": clean / len(texts),
    }
