"""
`make bench`: how fast the whole product is, in one run, peers beside it.

    python -m tests.benchmarks.product DOCS.jsonl.gz [--limit N] [--sample N]

Prints the time of each stage, what the index takes, the whole of `archive add`, and what a search
from a shell costs beside `python -c pass` and a bare Typer app. CPU is the figure to believe: the
least of many runs, user and system together.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

BARE = """
import typer
app = typer.Typer()
@app.command()
def a(x: str): print(x)
@app.command()
def b(x: str): print(x)
app()
"""


def lines(path: str, limit: int | None) -> list[bytes]:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as held:
        return list(islice(held, limit))


def count_lines(path: str) -> int:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as held:
        return sum(1 for _ in held)


def tree_memory(pid: int) -> int:
    """Resident bytes of a process and its descendants, Linux only; 0 elsewhere."""
    total = 0
    try:
        with open(f"/proc/{pid}/statm") as held:
            total += int(held.read().split()[1]) * os.sysconf("SC_PAGESIZE")
        with open(f"/proc/{pid}/task/{pid}/children") as held:
            total += sum(tree_memory(int(child)) for child in held.read().split())
    except OSError:
        pass
    return total


def run_whole(command: list[str]) -> tuple[float, float, int, str]:
    """Wall seconds, CPU seconds, peak resident bytes of the whole process tree, and what it said."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    peak = 0

    def watch() -> None:
        nonlocal peak
        while process.poll() is None:
            peak = max(peak, tree_memory(process.pid))
            time.sleep(0.1)

    watcher = threading.Thread(target=watch)
    watcher.start()
    said = process.stderr.read() if process.stderr else ""
    process.wait()
    watcher.join()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, peak, said


def time_process(command: list[str], runs: int) -> tuple[float, float, float]:
    """Least CPU, median wall (milliseconds), and resident megabytes of a finished command."""
    cpus, walls, memory = [], [], 0
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        walls.append((time.perf_counter() - start) * 1000)
        cpus.append((usage.ru_utime + usage.ru_stime) * 1000)
        memory = max(memory, usage.ru_maxrss)
    return min(cpus), statistics.median(walls), memory / 1024


def bench_stages(raw: list[bytes]) -> None:
    from archive import pipeline
    from archive.settings import Settings
    from archive.sources import read_document

    context = pipeline.load_context(date.today(), Settings())  # noqa: DTZ011
    spent: dict[str, float] = {}
    start = time.process_time()
    articles = [read_document(line.rstrip(b"\r\n"), kind="jsonl") for line in raw]
    spent["read"] = time.process_time() - start
    for stage in pipeline.STAGES:
        start = time.process_time()
        articles = [stage(article, context) for article in articles]
        spent[stage.__name__.strip("_")] = time.process_time() - start
    print(f"stages, one core, {len(raw):,} articles")
    for stage_name, seconds in [*spent.items(), ("all", sum(spent.values()))]:
        print(
            f"  {stage_name:<14}{seconds / len(raw) * 1e3:8.3f} ms{len(raw) / seconds:10,.0f} articles/s"
        )

    from archive.documents import to_document
    from index.engine import open_index

    documents = [to_document(replace(article, id=article.digest[:12])) for article in articles]
    with tempfile.TemporaryDirectory() as folder:
        engine = open_index(os.path.join(folder, "index"), create=True)
        start, wall = time.process_time(), time.perf_counter()
        engine.replace(documents, revision=1)
        cpu, wall = time.process_time() - start, time.perf_counter() - wall
        size = sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file())
        engine.close()
    print(f"index, one core\n  {len(documents) / cpu:,.0f} documents/s of CPU, {len(documents) / wall:,.0f}/s of wall,"
          f" {size / 1e6:.1f} MB")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("docs")
    parser.add_argument("--limit", type=int, default=None, help="documents to add in all")
    parser.add_argument("--sample", type=int, default=2000, help="documents for the stage times")
    parser.add_argument("--runs", type=int, default=15, help="runs of each shell command")
    wanted = parser.parse_args()

    # First what is measured from outside: a child's peak memory is at least its parent's.
    archive = [sys.executable, "-m", "archive"]
    with tempfile.TemporaryDirectory() as folder:
        docs = wanted.docs
        if wanted.limit:
            docs = os.path.join(folder, "docs.jsonl")
            Path(docs).write_bytes(b"".join(lines(wanted.docs, wanted.limit)))
        number = count_lines(docs)
        place = ["--archive", os.path.join(folder, "archive")]
        wall, cpu, peak, said = run_whole([*archive, *place, "add", docs])
        print(f"archive add, {number:,} articles\n  {number / wall:,.0f} articles/s, {wall:.0f} s wall, {cpu:.0f} s CPU,"
              f" peak {peak / 1e6:,.0f} MB\n  {said.strip().splitlines()[-1] if said.strip() else ''}")  # fmt: skip
        bare = os.path.join(folder, "bare.py")
        Path(bare).write_text(BARE)
        print(f"from a shell, {wanted.runs} runs{'':14}least CPU ms   median wall ms   MB")
        for title, command in (
            ("python -c pass", [sys.executable, "-c", "pass"]),
            ("bare Typer app", [sys.executable, bare, "a", "x"]),
            ("archive --help", [*archive, "--help"]),
            ("archive search tomahawk", [*archive, *place, "search", "tomahawk"]),
            ("archive search 'health care'", [*archive, *place, "search", "health care"]),
            ("archive count katrina", [*archive, *place, "count", "katrina"]),
        ):
            least, median, memory = time_process(command, wanted.runs)
            print(f"  {title:<32}{least:10.0f}{median:16.0f}{memory:12.0f}")
    bench_stages(lines(wanted.docs, wanted.sample))


if __name__ == "__main__":
    main()
