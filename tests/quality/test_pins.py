"""
The gate itself: a pin is raised and never lowered, and scores of other data are not compared.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.docs import QUALITY, with_pins
from tests.quality.pins import PINS, Pin, compare, raised, read_pins, to_digest, write_pins
from tests.quality.stages import STAGES, TARGETS

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = Pin("d1", {"f1": 0.9, "day_wrong": 0.004})


def test_a_fall_is_seen_in_either_direction() -> None:
    """A share that should grow and shrinks, and one that should shrink and grows, have fallen."""
    rows = compare("pages", {"f1": 0.898, "day_wrong": 0.006}, "d1", BEFORE)

    assert [row.fallen for row in rows] == [True, True]


def test_rounding_is_no_fall() -> None:
    """A score is pinned to three digits; the fourth does not count."""
    rows = compare("pages", {"f1": 0.8996, "day_wrong": 0.0044}, "d1", BEFORE)

    assert [row.fallen for row in rows] == [False, False]


def test_an_update_never_lowers_a_pin() -> None:
    """Each measure keeps the better of its pin and its score."""
    pin = raised({"f1": 0.89, "day_wrong": 0.001, "speed_of_x": 0.5}, "d1", BEFORE)

    assert pin.scores == {"f1": 0.9, "day_wrong": 0.001}


def test_scores_of_other_data_are_not_compared() -> None:
    """A pin says what it was measured on; another corpus starts anew."""
    rows = compare("pages", {"f1": 0.5}, "d2", BEFORE)

    assert not rows[0].fallen
    assert rows[0].pinned is None
    assert raised({"f1": 0.5}, "d2", BEFORE).scores == {"f1": 0.5}


def test_the_digest_sees_every_byte_and_name(tmp_path: Path) -> None:
    """One changed byte, or one renamed file, is other data."""
    one = tmp_path / "one"
    two = tmp_path / "two"
    one.write_bytes(b"a")
    two.write_bytes(b"a")
    first = to_digest([one])
    assert to_digest([two]) != first
    one.write_bytes(b"b")

    assert to_digest([one]) != first


def test_pins_are_read_as_they_were_written(tmp_path: Path) -> None:
    """The file of pins is plain JSON that round-trips."""
    path = tmp_path / "pins.json"
    write_pins({"pages": BEFORE}, path)

    assert read_pins(path) == {"pages": BEFORE}


def test_every_pin_is_of_a_stage_there_is() -> None:
    """pins.json and the table of targets name stages that exist."""
    assert set(json.loads(PINS.read_text())) <= set(STAGES)
    assert {stage for stage, _ in TARGETS} <= set(STAGES)


def test_the_page_of_quality_shows_the_pins() -> None:
    """docs/quality.md is up to date; `python -m tests.docs` writes it again."""
    page = QUALITY.read_text(encoding="utf-8")

    assert with_pins(page) == page
