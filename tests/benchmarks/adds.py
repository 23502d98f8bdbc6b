"""
What adding a little at a time costs, from the first commit to the last.

    python -m tests.benchmarks.adds DOCS.jsonl[.gz] [--commits 1000] [--batch 10] [--json OUT]
        [--write docs/performance.md]

One process, one engine, one commit a batch: what a person who adds articles every day would see. A
merge is part of the commit that it happens in, so the slowest ones count too.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from index.embedded.manifest import read_manifest
from index.engine import open_index
from tests.benchmarks.engines import to_document
from tests.benchmarks.measure import size_mb
from tests.benchmarks.pages import figure, to_table, write_block
from tests.benchmarks.remix import read_remix, write_remix
from tests.benchmarks.texts import read_texts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("docs")
    parser.add_argument("--limit", type=int, default=None, help="documents to take apart")
    parser.add_argument("--commits", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=10, help="documents a commit")
    parser.add_argument("--json", default=None, help="a file for the figures")
    parser.add_argument("--write", default=None, help="a page with a place for the table")
    wanted = parser.parse_args()
    if wanted.commits < 2:
        parser.error("a median needs two commits or more")

    spent: list[float] = []
    segments: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        write_remix(folder, read_texts(wanted.docs, wanted.limit))
        texts = read_remix(folder, wanted.commits * wanted.batch)
        place = os.path.join(folder, "index")
        engine = open_index(place, create=True)
        for revision in range(1, wanted.commits + 1):
            batch = [to_document(next(texts)) for _ in range(wanted.batch)]
            start = time.perf_counter()
            engine.replace(batch, revision=revision)
            spent.append((time.perf_counter() - start) * 1e3)
            segments.append(len(read_manifest(place).segments))
        engine.close()
        index_mb = size_mb(place)

    end = min(100, wanted.commits)
    figures = {
        "median": statistics.median(spent),
        f"median of the first {end}": statistics.median(spent[:end]),
        f"median of the last {end}": statistics.median(spent[-end:]),
        "95 of 100 are below": statistics.quantiles(spent, n=20)[-1],
        "worst": max(spent),
    }
    stops = sorted({max(1, wanted.commits * tenth // 10) for tenth in range(1, 11)})
    text = (
        f"{wanted.commits:,} commits of {wanted.batch} documents, {sum(spent) / 1e3:,.0f} s in all, "
        f"{index_mb:,.0f} MB in the end.\n\n"
        + to_table(["a commit", "ms"], [[title, figure(ms)] for title, ms in figures.items()])
        + "\n"
        + to_table(
            ["after commits", *(f"{stop:,}" for stop in stops)],
            [["segments", *(str(segments[stop - 1]) for stop in stops)]],
        )
    )
    print(text)
    if wanted.json:
        Path(wanted.json).write_text(
            json.dumps({"ms": spent, "segments": segments}) + "\n", encoding="utf-8"
        )
    if wanted.write:
        write_block(wanted.write, "adds", text)


if __name__ == "__main__":
    main()
