"""
Stories: who shares text with whom, found by sketches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from archive.stories.runs import read_run
from archive.stories.sketches import RUN, Sketches
from tests.archive.told import spread

if TYPE_CHECKING:
    from pathlib import Path


def test_sketches_find_what_a_dictionary_would(tmp_path: Path) -> None:
    """Over runs, merges and what is new, every sharer is found, with its size and day."""
    dice = np.random.default_rng(7)
    sketches = Sketches(str(tmp_path), lambda _: True)
    known: dict[int, set[int]] = {}
    dead = {5, 6}
    for number in range(1, 6 * RUN):
        sketch = spread(set(dice.integers(0, 1 << 17, 4).tolist()))
        known[number] = set(sketch.tolist())
        sketches.add(number, sketch, size=number % 70_000, day=number % 900)
        sketches.settle(lambda n: ~np.isin(n, list(dead)), number)
    asked = spread(range(0, 1 << 17, 2_000))
    found = sketches.find(asked)
    expected = {n: len(own & set(asked.tolist())) for n, own in known.items()}
    alive = {n: count for n, count in expected.items() if count and n not in dead}
    assert dict(zip(found.numbers.tolist(), found.shared.tolist(), strict=True)) == alive
    assert found.sizes.tolist() == [n % 70_000 for n in found.numbers.tolist()]
    assert found.days.tolist() == [n % 900 for n in found.numbers.tolist()]
    assert len(list(tmp_path.iterdir())) < 4
    again = Sketches(str(tmp_path), lambda _: True)
    assert again.last == 5 * RUN
    assert not again.lacking(7, np.array(sorted(known[7]), np.uint64))
    assert again.lacking(7, np.array([1 << 60], np.uint64))


@pytest.mark.parametrize("harm", ["truncated", "garbage", "empty", "gone", "other"])
def test_a_harmed_run_is_passed_over(tmp_path: Path, harm: str) -> None:
    """Whatever lies in the folder, what is found is articles, and the caller adds the rest again."""
    sketches = Sketches(str(tmp_path), lambda _: True)
    for number in range(1, RUN + 1):
        sketches.add(number, spread([number]), size=1, day=1)
    sketches.settle(lambda n: np.ones(len(n), np.bool_), 77)
    (path,) = tmp_path.iterdir()
    if harm == "gone":
        path.unlink()
    elif harm != "other":
        data = path.read_bytes()
        path.write_bytes({"truncated": data[:-1], "garbage": b"x" * 99, "empty": b""}[harm])
    (tmp_path / "notes.txt").write_text("?")
    assert Sketches(str(tmp_path), lambda revision: revision != 77).last == 0


def test_copies_beyond_number_are_found(tmp_path: Path) -> None:
    """What two thousand outlets print is not furniture: the next one still finds them."""
    sketches = Sketches(str(tmp_path), lambda _: True)
    sketch = spread(range(30))
    for number in range(1, 2_001):
        sketches.add(number, sketch, size=400, day=5)
    assert len(sketches.find(sketch).numbers) == 2_000
    mixed = spread([*range(5), *range(100, 125)])
    sketches.add(2_001, mixed, size=400, day=5)
    assert sketches.find(mixed).numbers.tolist() == [2_001]


@pytest.mark.parametrize("seed", range(8))
def test_a_run_that_lies_loses_articles_and_no_more(tmp_path: Path, seed: int) -> None:
    """Bytes altered anywhere in a run lead out of no array, in a look-up or in a merge."""
    dice = np.random.default_rng(seed)
    sketches = Sketches(str(tmp_path), lambda _: True)
    for number in range(1, RUN + 1):
        sketches.add(number, spread(range(number, number + 4)), size=9, day=1)
    sketches.settle(lambda n: np.ones(len(n), np.bool_), 1)
    (path,) = tmp_path.iterdir()
    data = np.frombuffer(path.read_bytes(), np.uint8).copy()
    places = dice.integers(40, len(data), 1 + len(data) // 8)
    data[places] = dice.integers(0, 256, len(places))
    path.write_bytes(data.tobytes())
    harmed = Sketches(str(tmp_path), lambda _: True)
    assert harmed.last == RUN
    for number in range(RUN + 1, 2 * RUN + 1):
        harmed.add(number, spread(range(number, number + 4)), size=9, day=1)
    for at in range(0, RUN, 97):
        harmed.find(spread(range(at, at + 30)))
    harmed.settle(lambda n: np.ones(len(n), np.bool_), 2)
    found = harmed.find(spread(range(RUN + 500, RUN + 530))).numbers
    assert set(range(RUN + 497, RUN + 530)) <= set(found.tolist())


def test_large_runs_are_merged_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Merging by many ranges of hashes gives what merging at once gives."""
    files = []
    for at, piece in enumerate((1 << 19, 999)):
        monkeypatch.setattr("archive.stories.runs._IN_A_RANGE", piece)
        folder = tmp_path / str(at)
        sketches = Sketches(str(folder), lambda _: True)
        for number in range(1, 2 * RUN + 1):
            sketches.add(number, spread(range(number % 900, number, 700)), size=9, day=1)
            sketches.settle(lambda n: n % 5 != 0, 1)
        (path,) = folder.iterdir()
        files.append(path.read_bytes())
    assert files[0] == files[1]
    assert read_run(str(path)) is not None
