"""
Sketches in an inverted index: hash of a shingle -> the numbers of the articles that have it.

Kept beside the store as sorted runs that never change, each a file of hashes and a file's worth of
numbers, mapped and not held; small runs are merged into larger ones, so that a look-up in a million
articles touches few pages and adding costs the same at any size. The newest sketches lie in memory
until there are enough for a run. All of this can be made again from the sketches in articles.db,
which says up to which article a run goes; a run that is missing or damaged is made again.
"""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from archive.stories.shingles import Hashes

RUN = 4_096
"""Articles whose sketches make the first run."""
FANOUT = 4
"""As many runs of a size become one of the next."""
MOST_HOLDERS = 1_000
"""A hash that more articles have is furniture ("Read our full coverage here") and finds nobody."""
_MAGIC = b"NwsSkt01"
_HEAD = 24  # magic, count of entries, CRC-32 of what follows, first and last number


class Run(NamedTuple):
    """Sketches of the articles numbered from *first* to *last*: parallel arrays, sorted by hash."""

    first: int
    last: int
    hashes: Hashes
    numbers: NDArray[np.uint32]


class Sketches:
    """
    The inverted index of the sketches in *directory*; nothing there is trusted unchecked.
    """

    def __init__(self, directory: str) -> None:
        self.directory = directory
        self._runs: list[Run] = []
        self._new: list[tuple[int, Hashes]] = []
        self._fresh: dict[int, list[int]] = {}
        for name in _names(directory):
            run = _read(os.path.join(directory, name))
            if run is None or (self._runs and run.first <= self._runs[-1].last):
                break
            self._runs.append(run)

    @property
    def last(self) -> int:
        """The number of the last article in a run; the caller adds those that follow."""
        return self._runs[-1].last if self._runs else 0

    def add(self, number: int, sketch: Hashes) -> None:
        """The article *number*, larger than any before, has *sketch*."""
        self._new.append((number, sketch))
        for value in sketch.tolist():
            self._fresh.setdefault(value, []).append(number)

    def clear(self) -> None:
        """Forget everything, on disk too."""
        for run in self._runs:
            _remove(self.directory, run)
        self._runs, self._new, self._fresh = [], [], {}

    def find(self, sketch: Hashes) -> dict[int, int]:
        """Who shares hashes with *sketch*: number of the article -> how many."""
        if not len(sketch):
            return {}
        found: list[NDArray[np.uint32]] = []
        counts = np.zeros(len(sketch), np.int64)
        spans = []
        for run in self._runs:
            left = np.searchsorted(run.hashes, sketch, "left")
            right = np.searchsorted(run.hashes, sketch, "right")
            counts += right - left
            spans.append((run, left, right))
        fresh = [self._fresh.get(value, ()) for value in sketch.tolist()]
        counts += np.fromiter(map(len, fresh), np.int64, len(fresh))
        rare = counts <= MOST_HOLDERS
        for run, left, right in spans:
            places = np.flatnonzero(rare & (right > left))
            found += [run.numbers[left[at] : right[at]] for at in places]
        shared: dict[int, int] = {}
        if found:
            numbers, times = np.unique(np.concatenate(found), return_counts=True)
            shared = dict(zip(numbers.tolist(), times.tolist(), strict=True))
        for at in np.flatnonzero(rare):
            for number in fresh[at]:
                shared[number] = shared.get(number, 0) + 1
        return shared

    def settle(self, alive: Callable[[NDArray[np.uint32]], NDArray[np.bool_]]) -> None:
        """
        Write what is new as a run when there is enough of it, and merge runs of a size.

        *alive* says which numbers are still articles; the others are left out of merged runs.
        """
        if len(self._new) < RUN:
            return
        os.makedirs(self.directory, exist_ok=True)
        self._runs.append(_write(self.directory, _to_run(self._new)))
        self._new = []
        self._fresh = {}
        while len(self._runs) >= FANOUT and _same_size(self._runs[-FANOUT:]):
            merged = _write(self.directory, _merge(self._runs[-FANOUT:], alive))
            old, self._runs = self._runs[-FANOUT:], [*self._runs[:-FANOUT], merged]
            for run in old:
                _remove(self.directory, run)


def _same_size(runs: Sequence[Run]) -> bool:
    sizes = [run.last - run.first + 1 for run in runs]
    return max(sizes) < FANOUT * min(sizes)


def _to_run(new: Iterable[tuple[int, Hashes]]) -> Run:
    rows = list(new)
    hashes = np.concatenate([sketch for _, sketch in rows])
    counts = [len(sketch) for _, sketch in rows]
    numbers = np.repeat(np.array([number for number, _ in rows], np.uint32), counts)
    order = np.argsort(hashes, kind="stable")
    return Run(rows[0][0], rows[-1][0], hashes[order], numbers[order])


def _merge(runs: Sequence[Run], alive: Callable[[NDArray[np.uint32]], NDArray[np.bool_]]) -> Run:
    hashes = np.concatenate([run.hashes for run in runs])
    numbers = np.concatenate([run.numbers for run in runs])
    kept = alive(numbers)
    hashes, numbers = hashes[kept], numbers[kept]
    order = np.argsort(hashes, kind="stable")
    return Run(runs[0].first, runs[-1].last, hashes[order], numbers[order])


def _name(run: Run) -> str:
    return f"{run.first:010}-{run.last:010}.run"


def _names(directory: str) -> list[str]:
    """The files of runs in order; of those that overlap the longest first."""
    try:
        names = [name for name in os.listdir(directory) if name.endswith(".run")]
    except FileNotFoundError:
        return []
    whole: list[str] = []
    last = -1
    for name in sorted(names, key=lambda name: (name[:10], -int(name[11:21] or 0))):
        if int(name[:10]) > last:
            whole.append(name)
            last = int(name[11:21])
    return whole


def _write(directory: str, run: Run) -> Run:
    """The run in a file, durably, and mapped from it."""
    path = os.path.join(directory, _name(run))
    body = run.hashes.astype("<u8").tobytes() + run.numbers.astype("<u4").tobytes()
    head = _MAGIC + len(run.hashes).to_bytes(8, "little") + zlib.crc32(body).to_bytes(8, "little")
    with open(path + ".new", "wb") as file:
        file.write(head + body)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)
    written = _read(path)
    if written is None:
        raise OSError(f"{path} does not hold what was written to it")
    return written


def _remove(directory: str, run: Run) -> None:
    os.unlink(os.path.join(directory, _name(run)))


def _read(path: str) -> Run | None:
    """The run in a file, mapped; None when it is damaged."""
    name = os.path.basename(path)
    try:
        data = np.memmap(path, np.uint8, "r")
        first, last = int(name[:10]), int(name[11:21])
    except (OSError, ValueError):
        return None
    head = data[:_HEAD].tobytes()
    count = int.from_bytes(head[8:16], "little")
    if head[:8] != _MAGIC or len(data) != _HEAD + count * 12:
        return None
    if zlib.crc32(data[_HEAD:]) != int.from_bytes(head[16:24], "little"):  # type: ignore[arg-type]
        return None
    hashes = data[_HEAD : _HEAD + count * 8].view("<u8")
    numbers = data[_HEAD + count * 8 :].view("<u4")
    return Run(first, last, hashes, numbers)
