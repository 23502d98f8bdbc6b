"""
Sketches in an inverted index: hash of a shingle -> the articles that have it.

Of each article a posting says what tells at once whether it can matter: its number, how many
shingles it has, and its day; so the many that share a stock phrase are passed over unread.

Kept beside the store as sorted runs that never change, each a file of hashes and a file's worth of
numbers, mapped and not held; small runs are merged into larger ones, so that a look-up in a million
articles touches few pages and adding costs the same at any size. The newest sketches lie in memory
until there are enough for a run. All of this can be made again from the sketches in articles.db,
and a run says at which commit it was written: one that is missing, damaged or of another history is
made again.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from archive.stories.shingles import Hashes

RUN = 4_096
"""Articles whose sketches make the first run."""
LARGEST = 65_536
"""Articles in a run at most: they are merged in memory, 3 kB each. A million are 15 such runs."""
FANOUT = 4
"""As many runs of a size become one of the next."""
MOST_HOLDERS = 1_000
"""A hash that more articles have is furniture ("Read our full coverage here") and finds nobody;
what it might have found is counted as found."""
RECENT = 64
"""As many of the newest sketches are looked through one by one; more are sorted."""
HIDDEN = 0.25
"""When more of a sketch is held by so many, they are copies of one another: then all are found."""
_MAGIC = b"NwsSkt03"
_NAME = re.compile(r"[0-9]{10}-[0-9]{10}\.run")
_HEAD = 24  # magic, count of entries, the commit that was the last when it was written
_SIZE_BITS, _DAY_BITS = np.uint64(16), np.uint64(20)
_SIZES, _DAYS = (1 << 16) - 1, (1 << 20) - 1
_NUMBERS = (1 << 28) - 1
_NONE = np.zeros(0, np.uint64)


class Run(NamedTuple):
    """
    Sketches of the articles numbered from *first* to *last*, as they were at *revision*: parallel
    arrays, sorted by hash.
    """

    first: int
    last: int
    revision: int
    hashes: Hashes
    postings: NDArray[np.uint64]


class Sharers(NamedTuple):
    """
    Articles that share hashes with a sketch, parallel arrays: their numbers, how many hashes they
    share, how many shingles they have (65,535 for more), and their day's number, 0 for none.
    """

    numbers: NDArray[np.int64]
    shared: NDArray[np.int64]
    sizes: NDArray[np.int64]
    days: NDArray[np.int64]


class Sketches:
    """
    The inverted index of the sketches in *directory*.

    *knows* says whether the store ever stood at a revision: runs of another history, as a restored
    backup leaves them, are passed over, and so is what is damaged. A hash that was altered in a run
    costs a candidate; it cannot make one that is not an article.
    """

    def __init__(self, directory: str, knows: Callable[[int], bool]) -> None:
        self.directory = directory
        self._runs: list[Run] = []
        self._new: list[tuple[int, int, Hashes]] = []
        self._gathered = _to_run(())  # of the first of them
        self._recent = 0  # how many are not in there
        self._recent_hashes, self._recent_postings = _NONE, _NONE
        for name in _names(directory):
            run = _read(os.path.join(directory, name))
            if run is None or not knows(run.revision):
                break
            self._runs.append(run)

    @property
    def last(self) -> int:
        """The number of the last article in a run; the caller adds those that follow."""
        return self._runs[-1].last if self._runs else 0

    @property
    def due(self) -> bool:
        """Whether there is enough for a run."""
        return len(self._new) >= RUN

    def add(self, number: int, sketch: Hashes, *, size: int, day: int) -> None:
        """
        The article *number*, larger than any before, has *sketch*; *size* counts its shingles,
        *day* is its day's number in the calendar, 0 for none.
        """
        if number > _NUMBERS:
            raise OverflowError("more articles than the sketches can count")
        posting = (number << 36) | (min(size, _SIZES) << 20) | min(day, _DAYS)
        self._new.append((number, posting, sketch))
        self._recent += 1
        if self._recent <= RECENT:
            postings = np.full(len(sketch), posting, np.uint64)
            self._recent_hashes = np.concatenate((self._recent_hashes, sketch))
            self._recent_postings = np.concatenate((self._recent_postings, postings))

    def clear(self) -> None:
        """Forget everything, on disk too."""
        for run in self._runs:
            _remove(self.directory, run)
        self._runs = []
        self._start()

    def find(self, sketch: Hashes) -> Sharers:
        """Who shares hashes with *sketch*."""
        if not len(sketch):
            return Sharers(*(np.zeros(0, np.int64) for _ in range(4)))
        if self._recent > RECENT:
            self._gathered = _gather(self._gathered, self._new[-self._recent :])
            self._recent = 0
            self._recent_hashes, self._recent_postings = _NONE, _NONE
        counts = np.zeros(len(sketch), np.int64)
        spans = []
        for run in (*self._runs, self._gathered):
            left = run.hashes.searchsorted(sketch, "left")
            lengths = run.hashes.searchsorted(sketch, "right") - left
            counts += lengths
            spans.append((run, left, lengths))
        places = sketch.searchsorted(self._recent_hashes)
        places[places == len(sketch)] = 0
        met = sketch[places] == self._recent_hashes
        places = places[met]
        counts += np.bincount(places, minlength=len(sketch))
        rare = counts <= MOST_HOLDERS
        hidden = len(sketch) - int(np.count_nonzero(rare))
        if hidden > len(sketch) * HIDDEN:
            rare[:], hidden = True, 0
        found = [self._recent_postings[met][rare[places]]]
        for run, left, lengths in spans:
            kept = rare & (lengths > 0)
            starts, many = left[kept], lengths[kept]
            ends = many.cumsum()
            if len(ends):
                steps = np.arange(ends[-1]) + np.repeat(starts - ends + many, many)
                found.append(run.postings[steps])
        postings, shared = _count(np.concatenate(found))
        numbers = postings >> (_SIZE_BITS + _DAY_BITS)
        sizes = (postings >> _DAY_BITS) & np.uint64(_SIZES)
        days = postings & np.uint64(_DAYS)
        return Sharers(
            numbers.astype(np.int64),
            shared + hidden,
            sizes.astype(np.int64),
            days.astype(np.int64),
        )

    def settle(
        self, alive: Callable[[NDArray[np.int64]], NDArray[np.bool_]], revision: int
    ) -> None:
        """
        Write what is new as a run when there is enough of it, and merge runs of a size.

        *alive* says which numbers are still articles; the others are left out of merged runs.
        *revision* is a commit that has all of them. Raises OSError on a full disk; then nothing
        is lost that was there.
        """
        if not self.due:
            return
        os.makedirs(self.directory, exist_ok=True)
        kept = {_name(run) for run in self._runs}
        for name in os.listdir(self.directory):  # what a crash left, and runs that are not used
            if name not in kept:
                os.unlink(os.path.join(self.directory, name))
        run = _to_run(self._new)._replace(revision=revision)
        self._runs.append(_write(self.directory, run))
        self._start()
        while len(self._runs) >= FANOUT and _same_size(self._runs[-FANOUT:]):
            old = self._runs[-FANOUT:]
            merged = _write(self.directory, _merge(old, alive)._replace(revision=revision))
            self._runs[-FANOUT:] = [merged]
            for run in old:
                _remove(self.directory, run)

    def _start(self) -> None:
        """Nothing is new."""
        self._new, self._recent = [], 0
        self._gathered = _to_run(())
        self._recent_hashes, self._recent_postings = _NONE, _NONE

    def lacking(self, number: int, sketch: Hashes) -> bool:
        """Whether the runs should have this article and do not."""
        for run in self._runs:
            if run.first <= number <= run.last:
                left = np.searchsorted(run.hashes, sketch, "left")
                right = np.searchsorted(run.hashes, sketch, "right")
                return not all(
                    number in (run.postings[a:b] >> (_SIZE_BITS + _DAY_BITS))
                    for a, b in zip(left, right, strict=True)
                )
        return number <= self.last


def _count(postings: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The distinct *postings*, sorted, and how often each stands there."""
    postings = np.sort(postings)
    first = np.ones(len(postings), np.bool_)
    np.not_equal(postings[1:], postings[:-1], out=first[1:])
    starts = np.flatnonzero(first)
    return postings[starts], np.diff(starts, append=len(postings))


def _same_size(runs: Sequence[Run]) -> bool:
    sizes = [run.last - run.first + 1 for run in runs]
    return max(sizes) < FANOUT * min(sizes) and sum(sizes) <= LARGEST


def _gather(run: Run, new: Sequence[tuple[int, int, Hashes]]) -> Run:
    """*run* with what is *new*, in memory."""
    more = _to_run(new)
    if not len(run.hashes):
        return more
    hashes = np.concatenate((run.hashes, more.hashes))
    postings = np.concatenate((run.postings, more.postings))
    order = hashes.argsort(kind="stable")
    return Run(run.first, more.last, 0, hashes[order], postings[order])


def _to_run(new: Sequence[tuple[int, int, Hashes]]) -> Run:
    if not new:
        return Run(0, 0, 0, _NONE, _NONE)
    hashes = np.concatenate([sketch for _, _, sketch in new])
    counts = [len(sketch) for _, _, sketch in new]
    postings = np.repeat(np.array([posting for _, posting, _ in new], np.uint64), counts)
    order = np.argsort(hashes, kind="stable")
    return Run(new[0][0], new[-1][0], 0, hashes[order], postings[order])


def _merge(runs: Sequence[Run], alive: Callable[[NDArray[np.int64]], NDArray[np.bool_]]) -> Run:
    hashes = np.concatenate([run.hashes for run in runs])
    postings = np.concatenate([run.postings for run in runs])
    kept = alive((postings >> (_SIZE_BITS + _DAY_BITS)).astype(np.int64))
    hashes, postings = hashes[kept], postings[kept]
    order = np.argsort(hashes, kind="stable")
    return Run(runs[0].first, runs[-1].last, 0, hashes[order], postings[order])


def _name(run: Run) -> str:
    return f"{run.first:010}-{run.last:010}.run"


def _names(directory: str) -> list[str]:
    """The files of runs in order; of those that overlap the longest first."""
    try:
        names = [name for name in os.listdir(directory) if _NAME.fullmatch(name)]
    except FileNotFoundError:
        return []
    whole: list[str] = []
    last = -1
    for name in sorted(names, key=lambda name: (name[:10], -int(name[11:21]))):
        if int(name[:10]) > last:
            whole.append(name)
            last = int(name[11:21])
    return whole


def _write(directory: str, run: Run) -> Run:
    """The run in a file, durably, and mapped from it."""
    path = os.path.join(directory, _name(run))
    head = _MAGIC + len(run.hashes).to_bytes(8, "little") + run.revision.to_bytes(8, "little")
    with open(path + ".new", "wb") as file:
        file.write(head)
        file.write(run.hashes.astype("<u8").data)
        file.write(run.postings.astype("<u8").data)
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
        data = np.memmap(path, np.uint8, "r").view(np.ndarray)  # memmap itself is slow to slice
        first, last = int(name[:10]), int(name[11:21])
    except (OSError, ValueError):
        return None
    head = data[:_HEAD].tobytes()
    count = int.from_bytes(head[8:16], "little")
    if head[:8] != _MAGIC or len(data) != _HEAD + count * 16:
        return None
    revision = int.from_bytes(head[16:24], "little")
    hashes = data[_HEAD : _HEAD + count * 8].view("<u8")
    postings = data[_HEAD + count * 8 :].view("<u8")
    return Run(first, last, revision, hashes, postings)
