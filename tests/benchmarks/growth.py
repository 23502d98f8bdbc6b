"""
How the engine grows: the same questions to ten thousand documents and to a million.

    python -m tests.benchmarks.growth DOCS.jsonl[.gz] [--sizes N,...] [--runs N] [--json OUT]
        [--plot docs/performance.svg] [--write docs/performance.md]

The documents are remixed from the file (remix.py). Each size is indexed in a fresh process that is
handed one document after the other; making them is not counted. The queries are picked once, from the
smallest size; their matches grow with the documents.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.engines import Archive
from tests.benchmarks.kinds import EACH, KINDS, Ask, pick
from tests.benchmarks.measure import build, geometric_mean, in_turn, size_mb
from tests.benchmarks.pages import figure, to_table, write_block
from tests.benchmarks.plot import Line, Panel, draw
from tests.benchmarks.remix import read_remix, write_remix
from tests.benchmarks.texts import read_texts

TITLE = "How indexing and searching grow with the number of documents"
MOST = 44_000  # documents that queries are picked from; all of them are held for it


def measure(folder: str, remix: str, size: int, asks: list[Ask], runs: int) -> dict[str, Any]:
    from index.embedded.manifest import read_manifest

    place = os.path.join(folder, str(size))
    built = build("archive", place, remix, "--count", str(size))
    engine = Archive()
    engine.open(place)
    ms: dict[str, list[float]] = {kind: [] for kind in KINDS}
    matches: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for ask in asks:
        spent, (total, _) = in_turn({"archive": engine.prepare(ask)}, runs)["archive"]
        ms[ask.kind].append(spent)
        matches[ask.kind].append(total)
    found = {
        "docs_per_s": size / built.wall,
        "seconds": built.wall,
        "cpu_s": built.cpu,
        "index_mb": size_mb(place),
        "peak_mb": built.peak_mb,
        "segments": len(read_manifest(os.path.join(place, "index")).segments),
        "ms": {kind: statistics.median(ms[kind]) for kind in KINDS},
        "matches": {kind: statistics.median(matches[kind]) for kind in KINDS},
    }
    engine.close()
    shutil.rmtree(place)
    return found


def tables(sizes: dict[int, dict[str, Any]]) -> str:
    head = ["", *(f"{size:,}" for size in sizes)]
    rows = [
        [title, *(figure(found[key]) for found in sizes.values())]
        for title, key in (
            ("docs/s", "docs_per_s"), ("seconds", "seconds"), ("CPU s", "cpu_s"),
            ("peak MB", "peak_mb"), ("index MB", "index_mb"),
        )
    ]  # fmt: skip
    rows.append(["segments", *(str(found["segments"]) for found in sizes.values())])
    asked = [
        [kind, *(f"{figure(found['ms'][kind])} ({found['matches'][kind]:,.0f})" for found in sizes.values())]
        for kind in KINDS
    ]  # fmt: skip
    for title, summary in (("geometric mean", geometric_mean), ("worst", max)):
        asked.append([title, *(figure(summary(list(f["ms"].values()))) for f in sizes.values())])
    return (
        f"Indexing, by number of documents:\n\n{to_table(head, rows)}\n"
        f"A query in milliseconds (and its matches):\n\n{to_table(head, asked)}"
    )


def plot(sizes: dict[int, dict[str, Any]]) -> str:
    def of(kind: str) -> Line:
        return Line(kind, [(size, found["ms"][kind]) for size, found in sizes.items()])

    seconds = [(size, found["seconds"]) for size, found in sizes.items()]
    mean = [(size, geometric_mean(list(found["ms"].values()))) for size, found in sizes.items()]
    return draw(
        TITLE,
        [
            Panel("Indexing all in one commit", "seconds", [Line("indexing", seconds, True)]),
            Panel(
                "Time of a query, by kind", "milliseconds",
                [*(of(kind) for kind in KINDS), Line("geometric mean", mean, True)],
            ),
        ],
        across="documents",
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("docs")
    parser.add_argument("--limit", type=int, default=None, help="documents to take apart")
    parser.add_argument("--sizes", default="10000,44000,200000,1000000")
    parser.add_argument("--runs", type=int, default=20, help="runs of each query")
    parser.add_argument("--each", type=int, default=EACH, help="queries of each kind")
    parser.add_argument("--json", default=None, help="a file for the figures")
    parser.add_argument("--plot", default=None, help="a file for the drawing")
    parser.add_argument("--write", default=None, help="a page with a place for the tables")
    wanted = parser.parse_args()

    sizes: dict[int, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        remix = os.path.join(folder, "remix")
        Path(remix).mkdir()
        write_remix(remix, read_texts(wanted.docs, wanted.limit))
        ordered = sorted(int(size) for size in wanted.sizes.split(","))
        asks = pick(list(read_remix(remix, min(ordered[0], MOST))), wanted.each)
        for size in ordered:
            sizes[size] = measure(folder, remix, size, asks, wanted.runs)
            print(f"{size:,} documents: {figure(sizes[size]['docs_per_s'])}/s", flush=True)
    text = tables(sizes)
    print(f"\n{text}")
    if wanted.json:
        Path(wanted.json).write_text(
            json.dumps({"sizes": sizes}, indent=1) + "\n", encoding="utf-8"
        )
    if wanted.plot:
        Path(wanted.plot).write_text(plot(sizes), encoding="utf-8")
    if wanted.write:
        if wanted.plot:
            drawn = os.path.relpath(wanted.plot, os.path.dirname(wanted.write) or ".")
            text = f"![{TITLE}; the tables below have the figures]({drawn})\n\n{text}"
        write_block(wanted.write, "growth", text)


if __name__ == "__main__":
    main()
