"""
How an engine is measured: indexing in a fresh process, seen from outside; queries in a warm one.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.product import tree_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.benchmarks.engines import Answer

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 2.0  # seconds that one engine may spend on one query once it has had three runs


@dataclass(frozen=True, slots=True)
class Built:
    """Seconds and what they were spent on, and the most memory of the whole process tree."""

    wall: float
    cpu: float
    peak_mb: float


def build(name: str, directory: str, texts: str, *options: str) -> Built:
    """Index in a process of its own. Its memory is looked at from here, its children's with it."""
    Path(directory).mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.indexing", name, directory, texts, *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    peak = 0
    while process.poll() is None:
        peak = max(peak, tree_memory(process.pid))
        time.sleep(0.02)
    said, complaint = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{name} could not index:\n{complaint}")
    read = json.loads(said)
    return Built(read["wall"], read["cpu"], peak / 1e6)


def size_mb(directory: str) -> float:
    return sum(f.stat().st_size for f in Path(directory).rglob("*") if f.is_file()) / 1e6


def in_turn(
    answers: Mapping[str, Callable[[], Answer]], runs: int
) -> dict[str, tuple[float, Answer]]:
    """
    Median milliseconds and the answer of each engine, after a run that does not count.

    Each runs all its runs and the next one follows: within a tenth of a second of each other, so
    that whatever else the machine does falls on all alike, and none in the caches that another has
    just filled with twenty milliseconds of its own.
    """
    found: dict[str, Answer] = {}
    spent: dict[str, list[float]] = {name: [] for name in answers}
    for name, answer in answers.items():
        found[name] = answer()
        while len(spent[name]) < runs:
            if len(spent[name]) >= 3 and sum(spent[name]) > LONGEST:
                break
            start = time.perf_counter()
            answer()
            spent[name].append(time.perf_counter() - start)
    return {name: (statistics.median(spent[name]) * 1e3, found[name]) for name in answers}


def geometric_mean(values: Sequence[float]) -> float:
    return math.exp(statistics.fmean(math.log(max(value, 1e-6)) for value in values))
