"""
How well speakers are found: the stage "quotes".

tests/quality/gold/quotes.jsonl has quotations read and labelled by hand: whose words they are, by the
fullest name that the article has, or null where it names nobody; `accept` lists what is as right. They
are of Wikinews ("url", CC BY 2.5), of senators' releases ("senate") and of saved pages ("page":
archive:member, of which nothing but the first words stands here); those of "round" 2 were drawn by
chance and labelled before any was looked at as it is read. A "partial" one is no whole clause, and is
counted apart. The founding articles bring all their quotations, scare quotes among them.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.pipeline import read_article
from tests.quality.entities import HERE, SEEDS
from tests.quality.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.article import Article, Quote

GOLD = Path(__file__).resolve().parent / "gold" / "quotes.jsonl"
SEED_LABELS = HERE / "gold_quotes.json"
_LINES = {"url": "wikinews.jsonl.gz", "id": "senate.jsonl.gz"}
_PAGES = "html_trafilatura.tgz"
_BEFORE = 20
"""Characters in front of a few words, which an article may have twice."""


def data(corpora: Path) -> list[Path]:
    """The articles, the labels, and the founding articles with theirs."""
    seeds = json.loads(SEED_LABELS.read_text(encoding="utf-8"))["files"]
    articles = [corpora / name for name in (*_LINES.values(), _PAGES)]
    return [*articles, GOLD, SEED_LABELS, *(SEEDS / name for name in seeds)]


def measure(corpora: Path, part: str) -> dict[str, float]:
    """
    *speaker_right*: of the quotations with a named speaker, those given to that name.
    *speaker_precision*: of those given to a name, those given to the right one. *spans_found*: of
    all, those whose words were found. *partial_right* and *partial_precision* the same of parts of
    sentences.
    """
    judged = list(verdicts(corpora, part))
    whole = _shares(one for one, label, _ in judged if "kind" not in label)
    parts = _shares(one for one, label, _ in judged if "kind" in label)
    direct, scare = seeds()
    return {
        "speaker_right": whole[0],
        "speaker_precision": whole[1],
        "spans_found": whole[2],
        "partial_right": parts[0],
        "partial_precision": parts[1],
        "seeds_direct": direct,
        "seeds_scare": scare,
    }


def _shares(found: Iterable[str]) -> tuple[float, float, float]:
    """Right of the named, right of the answered, found of all."""
    counts = Counter(found)
    named = counts["right"] + counts["wrong"] + counts["open"] + counts["missed"]
    answered = counts["right"] + counts["wrong"] + counts["invented"] + counts["as right"]
    missed = counts["missed"] + counts["missed, nameless"]
    return (
        counts["right"] / max(1, named),
        (counts["right"] + counts["as right"]) / max(1, answered),
        1 - missed / max(1, counts.total()),
    )


def verdicts(corpora: Path, part: str) -> Iterator[tuple[str, dict[str, Any], Quote | None]]:
    """
    What came of each label: right, wrong, open (no speaker given), missed (no quotation there), and
    for what names nobody: nameless, as right, invented, missed.
    """
    labels = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    labels = [label for label in labels if part_of(_key(label)) == part]
    articles = dict(_articles(corpora, {_key(label) for label in labels}))
    for label in labels:
        article, text = articles[_key(label)]
        words = text[label["start"] : label["end"]] if text else label["begins"]
        before = text[max(0, label["start"] - _BEFORE) : label["start"]] if text else ""
        quote = _same(article, words, before)
        yield _verdict(label, quote), label, quote


def _key(label: dict[str, Any]) -> str:
    """The article of a label."""
    return next(label[name] for name in ("url", "senate", "page") if name in label)  # type: ignore[no-any-return]


def _articles(corpora: Path, wanted: set[str]) -> Iterator[tuple[str, tuple[Article, str]]]:
    """The articles that are *wanted*, read, with the text that their labels point into, if any."""
    for key, name in _LINES.items():
        with gzip.open(corpora / name) as lines:
            for line in lines:
                row = json.loads(line)
                if row[key] in wanted:
                    text = row.get("text") or row["body"]
                    yield row[key], (read_article(line, kind="jsonl"), text)
    with tarfile.open(corpora / _PAGES) as tar:
        for info in tar:
            member = f"{_PAGES}:{info.name.removeprefix('./')}"
            file = tar.extractfile(info) if member in wanted else None
            if file is not None:
                yield member, (read_article(file.read(), kind="html"), "")


def _verdict(label: dict[str, Any], quote: Quote | None) -> str:
    right = {label["speaker"], *label.get("accept", ())} - {None}
    if label["speaker"] is None:
        if quote is None:
            return "missed, nameless"
        if quote.speaker is None:
            return "nameless"
        return "as right" if quote.speaker in right else "invented"
    if quote is None:
        return "missed"
    if quote.speaker is None:
        return "open"
    return "right" if quote.speaker in right else "wrong"


def _same(article: Article, words: str, before: str) -> Quote | None:
    """The quotation with these *words*, or one that holds them, behind what stands *before* them."""
    words = "".join(words.split())
    behind = "".join(before.split()) + words
    for quote in article.quotes:
        if words in "".join(quote.words.split()):
            start = max(0, quote.start - 2 * _BEFORE)
            here = "".join(article.text[start : quote.end].split())
            if len(words) > _BEFORE or quote.paragraph is not None or behind in here:
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
