"""
The quality of reading as a table: `python -m tests.quality [STAGE ...] [--json OUT] [--update]`.

Each stage is measured on the half of the open corpora that nobody tuned on, and compared with its
pins. Exit status: 0 when nothing fell, 1 when something did, 2 when nothing could be measured.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

from tests.quality.pins import Row, compare, raised, read_pins, to_digest, write_pins
from tests.quality.stages import STAGES, meets

ROOT = Path(__file__).resolve().parent.parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"


def main() -> int:
    """Measure the stages that were asked for, print the table, keep the pins."""
    parser = argparse.ArgumentParser(prog="tests.quality", description=__doc__)
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=f"of {', '.join(STAGES)}")
    parser.add_argument("--json", metavar="OUT", help='{"scores": {STAGE: {MEASURE: value}}}')
    parser.add_argument("--update", action="store_true", help="raise the pins; none is lowered")
    parser.add_argument("--part", choices=("dev", "held"), default="held")
    parser.add_argument("--corpora", type=Path, default=CORPORA, metavar="DIR")
    asked = parser.parse_args()
    unknown = sorted(set(asked.stages) - set(STAGES))
    if unknown:
        parser.error(f"unknown stage {unknown[0]!r}: the stages are {', '.join(STAGES)}")
    pins = read_pins()
    scores: dict[str, dict[str, float]] = {}
    rows: list[Row] = []
    for stage in asked.stages or STAGES:
        module = importlib.import_module(f"tests.quality.{stage}")
        files = module.data(asked.corpora)
        missing = [file for file in files if not file.exists()]
        if missing:
            print(f"{stage}: not measured, {missing[0]} is not there", file=sys.stderr)
            continue
        scores[stage] = module.measure(asked.corpora, asked.part)
        digest = to_digest(files)
        pin = pins.get(stage) if asked.part == "held" else None
        if pin is not None and pin.data != digest:
            print(f"{stage}: the pins are of other data: not compared", file=sys.stderr)
        fresh = compare(stage, scores[stage], digest, pin)
        show(fresh)
        rows += fresh
        if asked.update and asked.part == "held":
            pins[stage] = raised(scores[stage], digest, pin)
    if asked.update:
        write_pins(pins)
    if asked.json:
        Path(asked.json).write_text(json.dumps({"scores": scores}, indent=2) + "\n", "utf-8")
    if not scores:
        return 2
    return int(any(row.fallen for row in rows))


def show(rows: list[Row]) -> None:
    """Print the rows of one stage: value, pin, target, and what is to be said of them."""
    for row in rows:
        pinned = "" if row.pinned is None else f"{row.pinned:.3f}"
        target = "" if row.target is None else f"{row.target:.3f}"
        words = ["FALLEN"] if row.fallen else []
        if row.target is not None and not meets(row.measure, round(row.value, 4), row.target):
            words.append("short of its target")
        print(
            f"{row.stage:8} {row.measure:24} {row.value:9.4f}"
            f"  pin {pinned:>6}  target {target:>6}  {', '.join(words)}".rstrip(),
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
