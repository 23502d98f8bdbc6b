"""
What reading costs: the stage "speed". Processor time of this process, the least of several rounds.

Each round reads other articles, and before the first yet others are read: what the program keeps of
articles that it has read helps as much as it does with news.
"""

from __future__ import annotations

import gzip
import json
import time
from datetime import date
from typing import TYPE_CHECKING

from archive.pipeline import read_article

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = 400
"""In a round."""
ROUNDS = 5


def data(corpora: Path) -> list[Path]:
    """The press releases: 2,900 characters on average, names all over."""
    return [corpora / "senate.jsonl.gz"]


def measure(corpora: Path, part: str) -> dict[str, float]:
    """
    Milliseconds for one article on one core, every stage from the line of JSON to the names and
    quotes. Two cores read 2,000 / pipeline_ms articles a second.
    """
    with gzip.open(corpora / "senate.jsonl.gz") as file:
        lines = [line for line in file.read().splitlines() if json.loads(line)["body"].strip()]
    today = date(2026, 11, 26)
    apart = len(lines) // (ARTICLES * (ROUNDS + 1))
    sets = [lines[number * apart :: apart * (ROUNDS + 1)][:ARTICLES] for number in range(ROUNDS + 1)]
    times = []
    for some in sets:
        start = time.process_time()
        for line in some:
            read_article(line, today=today)
        times.append((time.process_time() - start) / len(some) * 1000)
    return {"pipeline_ms": min(times[1:])}
