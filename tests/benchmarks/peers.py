"""
`make bench-peers`: this archive's engine beside Whoosh, SQLite FTS5, tantivy and Xapian.

    python -m tests.benchmarks.peers DOCS.jsonl[.gz] [--limit N] [--only NAME,...] [--runs N] [--json OUT]

The same documents, the same fourteen kinds of query (kinds.py). Every answer is ten titles and the exact
number of matches. *docs/s* is from documents in memory to documents that can be found; *peak MB* is
of another run, in which they are read one by one; a query is the median of its runs in a warm
process, a kind the median of its queries. *x* is the peer over the archive. An engine that is not
installed is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.engines import ENGINES, TOP, is_here
from tests.benchmarks.kinds import EACH, KINDS, pick
from tests.benchmarks.measure import build, geometric_mean, in_turn, size_mb
from tests.benchmarks.pages import figure, to_table, write_block
from tests.benchmarks.texts import read_texts, write_texts

APART = (
    2.0  # stemmers differ and so do phrases (exact or of stems); more than this is another question
)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("docs")
    parser.add_argument("--limit", type=int, default=None, help="documents to index")
    parser.add_argument("--only", default=",".join(ENGINES), help="these engines")
    parser.add_argument("--runs", type=int, default=20, help="runs of each query")
    parser.add_argument("--each", type=int, default=EACH, help="queries of each kind")
    parser.add_argument("--json", default=None, help="a file for the figures")
    parser.add_argument("--write", default=None, help="a page with a place for the table")
    wanted = parser.parse_args(arguments)

    names = [name for name in ENGINES if name in wanted.only.split(",")]
    if unknown := set(wanted.only.split(",")) - set(ENGINES):
        parser.error(f"no engine is called {', '.join(sorted(unknown))}")
    for name in [name for name in names if not is_here(name)]:
        print(f"{name}: not installed, left out", file=sys.stderr)
        names.remove(name)

    with tempfile.TemporaryDirectory() as folder:
        held = os.path.join(folder, "texts.jsonl")
        texts = list(read_texts(wanted.docs, wanted.limit))
        number = len(texts)
        write_texts(held, texts)
        asks = pick(texts, wanted.each)
        del texts

        figures: dict[str, dict[str, Any]] = {}
        cpu: dict[str, float] = {}
        for name in names:
            place = os.path.join(folder, name)
            built = build(name, place, held, "--held")
            streamed = build(name, place + "-streamed", held)
            cpu[name] = built.cpu
            figures[name] = {
                "docs_per_s": number / built.wall,
                "index_mb": size_mb(place),
                "peak_mb": streamed.peak_mb,
                "ms": {},
            }
        opened = {name: ENGINES[name]() for name in names}
        for name, engine in opened.items():
            engine.open(os.path.join(folder, name))
        totals: dict[str, dict[str, list[int]]] = {name: {k: [] for k in KINDS} for name in names}
        times: dict[str, dict[str, list[float]]] = {name: {k: [] for k in KINDS} for name in names}
        untitled = dict.fromkeys(names, 0)
        for ask in asks:
            answers = {name: engine.prepare(ask) for name, engine in opened.items()}
            for name, (ms, (total, titles)) in in_turn(answers, wanted.runs).items():
                times[name][ask.kind].append(ms)
                totals[name][ask.kind].append(total)
                untitled[name] += min(total, TOP) - len([title for title in titles if title])
        for engine in opened.values():
            engine.close()
    for name in names:
        figures[name]["ms"] = {kind: statistics.median(times[name][kind]) for kind in KINDS}

    for name in [name for name in names if untitled[name]]:
        print(f"warning: {name}: {untitled[name]} hits without their title", file=sys.stderr)
    warn(totals)
    table = to_table(*rows(figures, cpu, totals))
    print(
        f"{number:,} documents, {wanted.each} queries of each kind, {wanted.runs} runs\n\n{table}"
    )
    if wanted.write:
        write_block(wanted.write, "peers", f"{number:,} documents.\n\n{table}")
    if wanted.json:
        Path(wanted.json).write_text(
            json.dumps({"engines": figures}, indent=1) + "\n", encoding="utf-8"
        )


def warn(totals: dict[str, dict[str, list[int]]]) -> None:
    """Engines that find wildly different numbers were not asked the same."""
    ours = totals.get("archive")
    for kind in KINDS if ours else ():
        for name, theirs in totals.items():
            apart = [
                f"{theirs[kind][i]:,} for {total:,}"
                for i, total in enumerate(ours[kind] if ours else ())
                if max(theirs[kind][i], total) > APART * min(theirs[kind][i], total) + 5
            ]
            if apart:
                print(f"warning: {kind}: {name} found {', '.join(apart)}", file=sys.stderr)


def rows(
    figures: dict[str, dict[str, Any]],
    cpu: dict[str, float],
    totals: dict[str, dict[str, list[int]]],
) -> tuple[list[str], list[list[str]]]:
    ours = "archive" if "archive" in figures else ""
    head = ["", "matches"] if ours else [""]
    for name in figures:
        head += [name] if name == ours or not ours else [name, "x"]
    measures: list[tuple[str, str, dict[str, float]]] = [
        ("docs/s", "", {name: held["docs_per_s"] for name, held in figures.items()}),
        ("CPU s", "", cpu),
        ("index MB", "", {name: held["index_mb"] for name, held in figures.items()}),
        ("peak MB", "", {name: held["peak_mb"] for name, held in figures.items()}),
    ]
    for kind in KINDS:
        matches = f"{statistics.median(totals[ours][kind]):,.0f}" if ours else ""
        measures.append((f"{kind} ms", matches, {n: held["ms"][kind] for n, held in figures.items()}))  # fmt: skip
    for title, summary in (("geometric mean ms", geometric_mean), ("worst ms", max)):
        measures.append(
            (title, "", {n: summary(list(held["ms"].values())) for n, held in figures.items()})
        )
    table = []
    for title, matches, values in measures:
        row = [title, matches] if ours else [title]
        for name, value in values.items():
            row.append(figure(value))
            if ours and name != ours:
                row.append(figure(value / values[ours]) if values[ours] else "")
        table.append(row)
    return head, table


if __name__ == "__main__":
    main()
