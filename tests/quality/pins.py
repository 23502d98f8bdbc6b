"""
Scores that may not fall: tests/quality/pins.json, with a digest of the data they were measured on.

A pin is raised by `--update` and never lowered: who wants it lower edits the file and says why.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.quality.stages import TARGETS, is_less_better, is_timing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PINS = Path(__file__).with_name("pins.json")
SLACK = 0.0005
"""Scores are pinned to three digits: half of the last one is no fall."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The scores of one stage, and the digest of what they were measured on."""

    data: str
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: *fallen* says that the value is worse than its pin."""

    stage: str
    measure: str
    value: float
    pinned: float | None
    target: float | None
    fallen: bool


def to_digest(files: Iterable[Path]) -> str:
    """The SHA-256 of the names and bytes of *files*, in order, shortened."""
    digest = hashlib.sha256()
    for file in files:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{file.name} {content}\n".encode())
    return digest.hexdigest()[:16]


def read_pins(path: Path = PINS) -> dict[str, Pin]:
    """The pins by stage; none when there is no file yet."""
    if not path.exists():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return {stage: Pin(row["data"], row["scores"]) for stage, row in found.items()}


def write_pins(pins: Mapping[str, Pin], path: Path = PINS) -> None:
    """Write *pins* as JSON that is pleasant to review."""
    rows = {
        stage: {"data": pin.data, "scores": dict(sorted(pin.scores.items()))}
        for stage, pin in sorted(pins.items())
    }
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def is_worse(measure: str, value: float, pinned: float) -> bool:
    """Whether *value* is a fall below *pinned*, rounding apart."""
    return value > pinned + SLACK if is_less_better(measure) else value < pinned - SLACK


def compare(stage: str, scores: Mapping[str, float], digest: str, pin: Pin | None) -> list[Row]:
    """The scores of a stage beside its pins; pins of other data are no measure for them."""
    pinned = pin.scores if pin is not None and pin.data == digest else {}
    rows = []
    for measure, value in scores.items():
        bound = pinned.get(measure)
        fallen = bound is not None and is_worse(measure, value, bound)
        rows.append(Row(stage, measure, value, bound, TARGETS.get((stage, measure)), fallen))
    return rows


def raised(scores: Mapping[str, float], digest: str, pin: Pin | None) -> Pin:
    """
    The pin of a stage after an update: every measure as good as now or as before.

    Measured on other data, the scores of now. Times are not pinned.
    """
    kept = {name: round(value, 3) for name, value in scores.items() if not is_timing(name)}
    if pin is not None and pin.data == digest:
        for name, before in pin.scores.items():
            if name in kept:
                best = min if is_less_better(name) else max
                kept[name] = best(before, kept[name])
    return Pin(digest, kept)
