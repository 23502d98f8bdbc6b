"""
One engine indexes once, in a process of its own, and says how long it took.

    python -m tests.benchmarks.indexing NAME DIRECTORY TEXTS [--count N] [--held]

Prints the seconds as JSON. What it takes to read or to make a text is not counted.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import time
from typing import TYPE_CHECKING

from tests.benchmarks.engines import ENGINES
from tests.benchmarks.remix import read_remix
from tests.benchmarks.texts import read_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.benchmarks.texts import Text


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=ENGINES)
    parser.add_argument("directory")
    parser.add_argument("texts", help="what texts.py or remix.py wrote")
    parser.add_argument("--count", type=int, default=0, help="how many, of a remix")
    parser.add_argument("--held", action="store_true", help="hold all texts before the clock runs")
    wanted = parser.parse_args()

    made = 0.0

    def timed(texts: Iterator[Text]) -> Iterator[Text]:
        nonlocal made
        while True:
            start = time.perf_counter()
            text = next(texts, None)
            made += time.perf_counter() - start
            if text is None:
                return
            yield text

    texts: Iterable[Text] = (
        read_remix(wanted.texts, wanted.count)
        if os.path.isdir(wanted.texts)
        else read_written(wanted.texts)
    )
    texts = list(texts) if wanted.held else timed(iter(texts))
    engine = ENGINES[wanted.name]()
    importlib.import_module(engine.needs)
    used, start = sum(os.times()[:4]), time.perf_counter()
    settle = engine.build(wanted.directory, texts)
    wall = time.perf_counter() - start - made
    cpu = sum(os.times()[:4]) - used - made
    if settle:
        settle()
    print(json.dumps({"wall": wall, "cpu": cpu}))


if __name__ == "__main__":
    main()
