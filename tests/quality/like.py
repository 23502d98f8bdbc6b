"""
What is like an article, on the same events in other words: the stage "like".

Labels: gold/like.jsonl, for thirty articles (Wikinews, CC BY; the Senate's releases of two months, US
federal works) the first answers, read one by one: whether they tell of the same event, or of the
next one in the same affair. An article on another game, storm or candidate is not the same event,
however much it has to do with it.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from archive import archive as front
from archive.sources import read_document
from tests.quality.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLD = Path(__file__).with_name("gold") / "like.jsonl"
FIRST, LAST = "2005-09-01", "2005-10-31"
"""The days of the releases that are searched."""
LOOKED_AT = 5
"""Answers that are looked at."""


def data(corpora: Path) -> list[Path]:
    """The articles and the labels."""
    return [corpora / "wikinews.jsonl.gz", corpora / "senate.jsonl.gz", GOLD]


def read_lines(corpora: Path) -> Iterator[tuple[str, bytes]]:
    """The articles that are searched, each with its name in its corpus."""
    for path in (corpora / "wikinews.jsonl.gz", corpora / "senate.jsonl.gz"):
        with gzip.open(path) as file:
            for line in file:
                read = json.loads(line)
                if "body" in read and not (
                    FIRST <= read["date"][:10] <= LAST and read["body"].strip()
                ):
                    continue
                yield str(read.get("id") or read["url"]), line


def measure(corpora: Path, part: str) -> dict[str, float]:
    """Of the first answers the share that tell of the same event; of the queries those answered."""
    same = {}
    for row in map(json.loads, GOLD.read_bytes().splitlines()):
        if part_of(row["query"]) == part:
            same[row["query"], row["answer"]] = row["same"]
    lines = list(read_lines(corpora))
    names = {read_document(line).decoded: name for name, line in reversed(lines)}
    right, answered = [], 0
    with (
        tempfile.TemporaryDirectory() as folder,
        front.open(Path(folder) / "news", today=date(2026, 11, 26)) as archive,
    ):
        archive.add(b"".join(line for _, line in lines))
        asked = {query for query, _ in same}
        for id_ in archive.search("date:2004..2020", limit=None, lazy=True).ids:
            query = names[archive.get(id_).decoded]
            if query in asked:
                asked.discard(query)
                found = archive.search(f"like:{id_}", limit=LOOKED_AT).ids
                answered += bool(found)
                right += [
                    same.get((query, names[archive.get(one).decoded]), False) for one in found
                ]
    return {
        "precision_at_5": sum(right) / max(1, len(right)),
        "answered": answered / len({query for query, _ in same}),
    }
