"""
How well speakers are found: the stage "quotes".

tests/quality/gold/quotes.jsonl has quotations of Wikinews (CC BY 2.5), read and labelled by hand: whose
words they are, by the fullest name that the article has, or null where it names nobody; `accept` lists
what is as right. The founding articles bring all their quotations, scare quotes among them.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.pipeline import read_article
from tests.quality.entities import HERE, SEEDS
from tests.quality.parts import part_of

if TYPE_CHECKING:
    from archive.article import Article, Quote

GOLD = Path(__file__).resolve().parent / "gold" / "quotes.jsonl"
SEED_LABELS = HERE / "gold_quotes.json"


def data(corpora: Path) -> list[Path]:
    """The articles, the labels, and the founding articles with theirs."""
    seeds = json.loads(SEED_LABELS.read_text(encoding="utf-8"))["files"]
    return [corpora / "wikinews.jsonl.gz", GOLD, SEED_LABELS, *(SEEDS / name for name in seeds)]


def measure(corpora: Path, part: str) -> dict[str, float]:
    """
    *speaker_right*: of the quotations with a named speaker, those given to that name.
    *speaker_precision*: of those given to a name, those given to the right one. *spans_found*: of
    all, those whose words were found.
    """
    counts = Counter(verdict for verdict, _, _ in verdicts(corpora, part))
    named = counts["right"] + counts["wrong"] + counts["open"] + counts["missed"]
    answered = counts["right"] + counts["wrong"] + counts["invented"] + counts["as right"]
    every = sum(counts.values())
    direct, scare = seeds()
    return {
        "speaker_right": counts["right"] / max(1, named),
        "speaker_precision": (counts["right"] + counts["as right"]) / max(1, answered),
        "spans_found": 1 - (counts["missed"] + counts["missed, nameless"]) / max(1, every),
        "seeds_direct": direct,
        "seeds_scare": scare,
    }


def verdicts(corpora: Path, part: str) -> list[tuple[str, dict[str, Any], Quote | None]]:
    """
    What came of each label: right, wrong, open (no speaker given), missed (no quotation there), and
    for what names nobody: nameless, as right, invented, missed.
    """
    labels = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    wanted = {label["url"] for label in labels if part_of(label["url"]) == part}
    found: dict[str, Article] = {}
    texts: dict[str, str] = {}
    with gzip.open(corpora / "wikinews.jsonl.gz") as lines:
        for line in lines:
            row = json.loads(line)
            if row["url"] in wanted:
                texts[row["url"]] = row["text"]
                found[row["url"]] = read_article(line, kind="jsonl")
    return [
        (*_verdict(label, quote), label, quote)
        for label in labels
        if label["url"] in wanted
        for quote in [_same(found[label["url"]], texts[label["url"]], label)]
    ]  # type: ignore[misc]


def _verdict(label: dict[str, Any], quote: Quote | None) -> tuple[str]:
    right = {label["speaker"], *label.get("accept", ())} - {None}
    if label["speaker"] is None:
        if quote is None:
            return ("missed, nameless",)
        if quote.speaker is None:
            return ("nameless",)
        return ("as right" if quote.speaker in right else "invented",)
    if quote is None:
        return ("missed",)
    if quote.speaker is None:
        return ("open",)
    return ("right" if quote.speaker in right else "wrong",)


def _same(article: Article, text: str, label: dict[str, Any]) -> Quote | None:
    """The quotation with the labelled words, or one that holds them."""
    words = "".join(text[label["start"] : label["end"]].split())
    for quote in article.quotes:
        if words in "".join(quote.words.split()):
            return quote
    return None


def seeds() -> tuple[float, float]:
    """Of the seeds' direct quotations, those with the right person; of scare quotes, those without."""
    direct: list[bool] = []
    scare: list[bool] = []
    for name, file in json.loads(SEED_LABELS.read_text(encoding="utf-8"))["files"].items():
        article = read_article((SEEDS / name).read_bytes(), kind="text")
        for label in file["quotes"]:
            got = [q for q in article.quotes if q.words == label["text"]]
            speakers = {q.speaker for q in got}
            if label["kind"] == "direct":
                direct.append(speakers == {label["speaker"]} and got[0].kind == "direct")
            elif label["speaker"] is None:
                scare.append(speakers <= {None})
        scare += [
            not any(quote.speaker and label["text"] in quote.words for quote in article.quotes)
            for label in file["negatives"]
        ]
    return sum(direct) / max(1, len(direct)), sum(scare) / max(1, len(scare))
