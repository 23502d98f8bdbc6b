"""
What reading costs: the stage "speed". Processor time of this process, the least of several rounds.

Each round reads other articles, and before the first yet others are read: what the program keeps of
articles that it has read helps as much as it does with news. They are read as a worker reads: so
many together, and circles seldom looked for.
"""

from __future__ import annotations

import gc
import gzip
import json
import time
from datetime import date
from typing import TYPE_CHECKING

from archive.pipeline import load_context, processing
from archive.settings import Settings
from archive.sources import read_document
from archive.steps import TOGETHER, together
from archive.workers import leave_tables

if TYPE_CHECKING:
    from pathlib import Path

    from archive.article import Article
    from archive.pipeline import Context
    from archive.steps import Steps

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
    context = load_context(date(2026, 11, 26), Settings())
    apart = len(lines) // (ARTICLES * (ROUNDS + 1))
    each = apart * (ROUNDS + 1)
    sets = [lines[number * apart :: each][:ARTICLES] for number in range(ROUNDS + 1)]
    thresholds = gc.get_threshold()
    leave_tables()
    times = []
    for some in sets:
        start = time.process_time()
        for first in range(0, len(some), TOGETHER):
            together([_reading(line, context) for line in some[first : first + TOGETHER]])
        times.append((time.process_time() - start) / len(some) * 1000)
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    return {"pipeline_ms": min(times[1:])}


def _reading(line: bytes, context: Context) -> Steps[Article]:
    article = read_document(line, kind=None, url=None)
    yield
    return (yield from processing(article, context=context))
