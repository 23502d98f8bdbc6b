"""
News whose names were labelled by hand: Wikinews (CC BY 2.5) and releases of US senators (public domain).

A line of gold/names.jsonl is one document: "key" (an address of Wikinews, "senate" and a number), the
"digest" of its paragraphs as they were read, and "names": number of a paragraph to the names in it,
"18-35O 37-54P". The letters are those of TYPES, the offsets count characters of that paragraph. The texts are in
the corpora alone. Of a long text only its beginning was read.

Labelled as CoNLL-2003 was: the longest name, without "the" and without titles; a nationality is misc,
a country a place whatever it does, a party's member misc and a party org.

    python -m tests.quality.named_news CORPORA LABELS

writes the gold of LABELS, which is {key: {paragraph: [[start, end, letter]]}}.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.named_corpora import Document
from tests.quality.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

WIKINEWS = "wikinews.jsonl.gz"
SENATE = "senate.jsonl.gz"
GOLD = Path(__file__).parent / "gold" / "names.jsonl"
TYPES = {"P": "person", "L": "place", "O": "org", "M": "misc"}
LONGEST = 1500
"""So many characters of a paragraph were read."""
_READ = {"wikinews": 2600, "senate": 1500}
"""Paragraphs were read until they had so many characters."""
_DAY = re.compile(r"\w+day, \w+ \d+, \d{4}$")


def news(corpora: Path, part: str, gold: Path = GOLD) -> list[Document]:
    """The labelled documents of one half."""
    rows = list(read_rows(gold).values())
    rows = [row for row in rows if part_of(row["key"].removeprefix("senate ")) == part]
    texts = dict(_texts(corpora, {row["key"] for row in rows}))
    found: list[Document] = []
    for row in rows:
        paragraphs = texts[row["key"]]
        if _digest(paragraphs) != row["digest"]:
            raise ValueError(f"{row['key']}: another text than the one that was labelled")
        spans = {
            (int(number), start, end): type_
            for number, names in row["names"].items()
            for start, end, type_ in map(read_span, names.split())
        }
        found.append(Document(row["key"], paragraphs, spans))
    return found


def read_span(written: str) -> tuple[int, int, str]:
    """ "18-35O" -> (18, 35, "org")."""
    start, _, end = written[:-1].partition("-")
    return int(start), int(end), TYPES[written[-1]]


def write_spans(spans: list[tuple[int, int, str]]) -> str:
    """[(18, 35, "O")] -> "18-35O"."""
    return " ".join(f"{start}-{end}{letter}" for start, end, letter in spans)


def _texts(corpora: Path, keys: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    with gzip.open(corpora / WIKINEWS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["url"] in keys:
                parts = _beginning(row["text"], _READ["wikinews"])
                yield row["url"], (" ".join(row["title"].split()), *parts)
    with gzip.open(corpora / SENATE, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            key = f"senate {row['id']}"
            if key in keys:
                yield key, tuple(_beginning(re.sub(r"\s{4,}", "\n", row["body"]), _READ["senate"]))


def _beginning(text: str, most: int) -> Iterator[str]:
    count = 0
    for line in text.splitlines():
        paragraph = " ".join(line.split())
        if paragraph and not _DAY.match(paragraph) and count <= most:
            yield paragraph[:LONGEST]
            count += len(paragraph)


def _digest(paragraphs: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(paragraphs).encode()).hexdigest()[:12]


def read_rows(gold: Path) -> dict[str, dict[str, Any]]:
    """The lines of a gold file by their keys; none when there is no file yet."""
    if not gold.exists():
        return {}
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return {row["key"]: row for row in rows}


def write(corpora: Path, labels: Path, gold: Path = GOLD) -> None:
    """Add *labels* to the gold, or put them in the place of what it has of their documents."""
    found = json.loads(labels.read_text(encoding="utf-8"))
    rows = read_rows(gold)
    for key, paragraphs in _texts(corpora, set(found)):
        names = {number: write_spans(spans) for number, spans in found[key].items()}
        rows[key] = {"key": key, "digest": _digest(paragraphs), "names": names}
    write_rows(rows, gold)


def write_rows(rows: dict[str, dict[str, Any]], gold: Path) -> None:
    """A line for each of *rows*, in the order of their keys."""
    text = "".join(json.dumps(row) + "\n" for _, row in sorted(rows.items()))
    gold.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
