"""
How finding copies grows: the sketches of ten thousand articles, and of a million.

    python -m tests.benchmarks.sketches DOCS.jsonl[.gz] [--sizes N,...] [--write docs/performance.md]

The sketches are remixed as texts are (remix.py): each article has the number of sentences of a real
one, its sentences come from anywhere, each as often as any other, and where two meet there are four
shingles that nobody else has. So of a million articles every sentence is in two dozen.

Looking up and adding are timed in CPU time over the LAST articles before each size, and *ms* is the
median of their PARTS; those before are added and not looked up. *own* memory is what the index takes
from the machine, *mapped* are pages of its files, which the system takes back when it needs them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from archive.stories.shingles import Shingler, to_sketch
from archive.stories.sketches import Sketches
from tests.benchmarks.pages import figure, to_table, write_block
from tests.benchmarks.remix import SEED, split
from tests.benchmarks.texts import read_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.stories.shingles import Hashes
    from tests.benchmarks.texts import Text

LAST, PARTS = 8_192, 32
NEW = 4
"""Shingles where two sentences meet."""
DAYS = 1_000


def remix(texts: Iterable[Text], count: int, path: str) -> None:
    """Write *count* sketches: number of shingles, day, length, and the hashes of each."""
    shingler = Shingler()
    shapes, ends, parts = [], [0], []
    for text in texts:
        sentences = split(text["body"])
        shapes.append(len(sentences))
        for sentence in sentences:
            parts.append(shingler.shingles(sentence))
            ends.append(ends[-1] + len(parts[-1]))
    hashes, bounds = np.concatenate(parts), np.array(ends)
    dice = np.random.default_rng(SEED)
    dice.shuffle(shapes)
    deck = np.zeros(0, np.int64)
    with open(path, "wb") as file:
        for number in range(count):
            length = shapes[number % len(shapes)]
            if len(deck) < length:
                deck = np.append(deck, dice.permutation(len(bounds) - 1))
            taken, deck = deck[:length], deck[length:]
            fresh = dice.integers(0, 2**64, NEW * length, np.uint64)
            known = [hashes[bounds[one] : bounds[one + 1]] for one in taken]
            shingles = np.unique(np.concatenate([*known, fresh]))
            sketch = to_sketch(shingles)
            head = np.array([len(shingles), dice.integers(1, DAYS), len(sketch)], np.uint64)
            file.write(head.tobytes() + sketch.tobytes())


def read_remix(path: str) -> Iterator[tuple[Hashes, int, int]]:
    """The sketches in a file, each with its number of shingles and its day."""
    with open(path, "rb") as file:
        while head := file.read(24):
            size, day, length = np.frombuffer(head, np.uint64).tolist()
            yield np.frombuffer(file.read(8 * length), np.uint64), size, day


def memory() -> tuple[float, float]:
    """Own and mapped memory of this process, in MB; nothing where /proc does not say."""
    found = {"RssAnon": 0, "RssFile": 0}
    if os.path.exists("/proc/self/status"):
        with open("/proc/self/status", encoding="utf-8") as file:
            for line in file:
                name, _, rest = line.partition(":")
                if name in found:
                    found[name] = int(rest.split()[0])
    return found["RssAnon"] / 1024, found["RssFile"] / 1024


def measure(path: str, sizes: list[int]) -> list[list[str]]:
    """A row of the table for each of *sizes*."""
    before = memory()
    rows = []
    spent: list[float] = []
    found = merging = peak = 0.0
    with tempfile.TemporaryDirectory() as folder:
        sketches = Sketches(folder, lambda _: True)
        for number, (sketch, size, day) in enumerate(islice(read_remix(path), sizes[-1]), 1):
            start = time.process_time()
            if min(size for size in sizes if size >= number) - number < LAST:
                found += len(sketches.find(sketch).numbers)
            sketches.add(number, sketch, size=size, day=day)
            looked = time.process_time()
            spent.append(looked - start)
            if sketches.due:
                sketches.settle(lambda numbers: np.ones(len(numbers), np.bool_), number)
                merging += time.process_time() - looked
                peak = max(peak, memory()[0] - before[0])
            if number in sizes:
                own, mapped = (now - then for now, then in zip(memory(), before, strict=True))
                stored = sum(file.stat().st_blocks * 512 for file in os.scandir(folder)) / 1e6
                parts = np.array(spent[-LAST:]).reshape(PARTS, -1).mean(1)
                rows.append(
                    [
                        f"{number:,}",
                        figure(float(np.median(parts)) * 1000),
                        figure(merging / number * 1000),
                        figure(found / LAST),
                        str(len(os.listdir(folder))),
                        figure(max(own, peak)),
                        figure(mapped),
                        figure(stored),
                    ]
                )
                print(*rows[-1], flush=True)
                spent, found = [], 0.0
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("docs")
    parser.add_argument("--limit", type=int, default=None, help="documents to take apart")
    parser.add_argument("--sizes", default="10000,100000,300000,1000000")
    parser.add_argument("--remix", default=None, help="only write the sketches to this file")
    parser.add_argument("--write", default=None, help="a page with a place for the table")
    wanted = parser.parse_args()
    sizes = sorted(int(size) for size in wanted.sizes.split(","))
    if wanted.remix:
        remix(read_texts(wanted.docs, wanted.limit), sizes[-1], wanted.remix)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "remix")  # made by another process: its memory is not counted
        command = [sys.executable, "-m", "tests.benchmarks.sketches", *sys.argv[1:]]
        subprocess.run([*command, "--remix", path], check=True)
        rows = measure(path, sizes)
    head = ["articles", "ms", "ms merging", "found", "runs", "own MB", "mapped MB", "disk MB"]
    text = to_table(head, rows)
    print(f"\n{text}")
    if wanted.write:
        write_block(wanted.write, "sketches", text)


if __name__ == "__main__":
    main()
