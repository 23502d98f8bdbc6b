"""
What reading costs: the stage "speed". Processor time of this process, the least of several rounds.
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
        every = file.read().splitlines()
    lines = every[:: max(1, len(every) // ARTICLES)][:ARTICLES]
    lines = [line for line in lines if json.loads(line)["body"].strip()]
    today = date(2026, 11, 26)
    for line in lines[:40]:
        read_article(line, today=today)
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for line in lines:
            read_article(line, today=today)
        times.append((time.process_time() - start) / len(lines) * 1000)
    return {"pipeline_ms": min(times)}
