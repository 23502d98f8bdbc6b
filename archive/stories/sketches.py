"""
Sketches in an inverted index: hash of a shingle -> the articles that have it.

Of each article a posting says what tells at once whether it can matter: its number, how many
shingles it has, and its day; so the many that share a stock phrase are passed over unread.

Kept beside the store as runs (runs.py), files that never change, mapped and not held; two of a size
become one of twice the size, so that a million articles are in eight runs at most. The newest
sketches lie in memory until there are enough for a run. All of this can be made again from the
sketches in articles.db, and a run says at which commit it was written: one that is missing, damaged
or of another history is made again.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archive.stories.runs import (
    MOST_POSTINGS,
    NUMBER,
    merge_runs,
    read_run,
    run_name,
    write_run,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from archive.stories.runs import Run
    from archive.stories.shingles import Hashes

RUN = 4_096
"""Articles whose sketches make the first run."""
MOST_HOLDERS = 1_000
"""A hash that more articles have is furniture ("Read our full coverage here") and finds nobody;
what it might have found is counted as found."""
RECENT = 32
"""As many of the newest sketches are looked through one by one; more are sorted."""
HIDDEN, SOUGHT = 0.25, 4
"""When more of a sketch is held by so many, they are copies of one another: then the second number
of its hashes are looked for all the same, the rarest; copies have all of them."""
_NAME = re.compile(r"[0-9]{10}-[0-9]{10}\.run")
_SIZE_BITS, _DAY_BITS = np.uint64(16), np.uint64(20)
_SIZES, _DAYS = (1 << 16) - 1, (1 << 20) - 1
_NUMBERS = (1 << 28) - 1
_NONE = np.zeros(0, np.uint64)


class Sharers(NamedTuple):
    """
    Articles that share hashes with a sketch, parallel arrays: their numbers, how many hashes they
    share, how many shingles they have (65,535 for more), and their day's number, 0 for none.
    """

    numbers: NDArray[np.int64]
    shared: NDArray[np.int64]
    sizes: NDArray[np.int64]
    days: NDArray[np.int64]


class _Entries(NamedTuple):
    """Hashes, and for each a posting."""

    hashes: Hashes
    postings: NDArray[np.uint64]


class _Span(NamedTuple):
    """Where the postings of each hash of a sketch begin in *postings*, and how many there are."""

    postings: NDArray[np.uint64]
    begins: NDArray[np.int64]
    counts: NDArray[np.int64]

    def read(self) -> NDArray[np.uint64]:
        """All these postings."""
        ends = self.counts.cumsum()
        shifts = np.repeat(self.begins + self.counts - ends, self.counts)
        found: NDArray[np.uint64] = self.postings[np.arange(ends[-1]) + shifts]
        return found


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
        self._sorted: list[_Entries] = []  # the first of them
        self._recent = 0  # how many are not in there, but in
        self._unsorted = _Entries(_NONE, _NONE)
        for name in _names(directory):
            run = read_run(os.path.join(directory, name))
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
            more = _Entries(sketch, np.full(len(sketch), posting, np.uint64))
            self._unsorted = _join(self._unsorted, more)

    def clear(self) -> None:
        """Forget everything, on disk too."""
        for run in self._runs:
            os.unlink(run.path)
        self._runs = []
        self._start()

    def find(self, sketch: Hashes) -> Sharers:
        """Who shares hashes with *sketch*."""
        if not len(sketch):
            return Sharers(*(np.zeros(0, np.int64) for _ in range(4)))
        if self._recent > RECENT:
            self._sort_recent()
        spans = [_find_unsorted(self._unsorted, sketch)]
        spans += [_find_sorted(entries, sketch) for entries in self._sorted]
        spans += [_Span(run.postings, *run.find(sketch)) for run in self._runs]
        counts = np.add.reduce([span.counts for span in spans])
        rare = counts <= MOST_HOLDERS
        if np.count_nonzero(rare) < len(sketch) * (1 - HIDDEN):
            common = np.flatnonzero(~rare)
            rare[common[counts[common].argsort(kind="stable")[:SOUGHT]]] = True
        hidden = len(sketch) - int(np.count_nonzero(rare))
        if hidden:
            spans = [_Span(span.postings, span.begins[rare], span.counts[rare]) for span in spans]
        postings, shared = _count(np.concatenate([span.read() for span in spans]))
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
        kept = {os.path.basename(run.path) for run in self._runs}
        for name in os.listdir(self.directory):  # what a crash left, and runs that are not used
            if name not in kept:
                os.unlink(os.path.join(self.directory, name))
        hashes, postings = _sort(_enter(self._new))
        path = self._path(self._new[0][0], self._new[-1][0])
        self._runs.append(write_run(path, revision, hashes, postings))
        self._start()
        while len(self._runs) > 1 and _of_a_size(*self._runs[-2:]):
            old = self._runs[-2:]
            path = self._path(old[0].first, old[1].last)
            self._runs[-2:] = [merge_runs(path, revision, old, alive)]
            for run in old:
                os.unlink(run.path)

    def _path(self, first: int, last: int) -> str:
        return os.path.join(self.directory, run_name(first, last))

    def _start(self) -> None:
        """Nothing is new."""
        self._new, self._recent = [], 0
        self._sorted, self._unsorted = [], _Entries(_NONE, _NONE)

    def _sort_recent(self) -> None:
        """Sort what is not, beside what is: again with what is less than eight times as much."""
        entries = _sort(_enter(self._new[-self._recent :]))
        while self._sorted and len(self._sorted[-1].hashes) < 8 * len(entries.hashes):
            entries = _sort(_join(self._sorted.pop(), entries))
        self._sorted.append(entries)
        self._recent, self._unsorted = 0, _Entries(_NONE, _NONE)

    def lacking(self, number: int, sketch: Hashes) -> bool:
        """Whether the runs should have this article and do not."""
        for run in self._runs:
            if run.first <= number <= run.last:
                found = _Span(run.postings, *run.find(sketch)).read() >> NUMBER
                return int(np.count_nonzero(found == np.uint64(number))) < len(sketch)
        return number <= self.last


def _count(postings: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The distinct *postings*, sorted, and how often each stands there."""
    postings = np.sort(postings)
    first = np.ones(len(postings) + 1, np.bool_)
    np.not_equal(postings[1:], postings[:-1], out=first[1:-1])
    starts = first.nonzero()[0]  # and the end
    return postings[starts[:-1]], starts[1:] - starts[:-1]


def _of_a_size(older: Run, newer: Run) -> bool:
    sizes = [run.last - run.first + 1 for run in (older, newer)]
    whole = len(older.postings) + len(newer.postings)
    return sizes[0] < 2 * sizes[1] and whole <= MOST_POSTINGS


def _enter(new: Sequence[tuple[int, int, Hashes]]) -> _Entries:
    counts = [len(sketch) for _, _, sketch in new]
    postings = np.repeat(np.array([posting for _, posting, _ in new], np.uint64), counts)
    return _Entries(np.concatenate([sketch for _, _, sketch in new]), postings)


def _join(one: _Entries, other: _Entries) -> _Entries:
    return _Entries(
        np.concatenate((one.hashes, other.hashes)), np.concatenate((one.postings, other.postings))
    )


def _sort(entries: _Entries) -> _Entries:
    order = entries.hashes.argsort(kind="stable")
    return _Entries(entries.hashes[order], entries.postings[order])


def _find_sorted(entries: _Entries, sketch: Hashes) -> _Span:
    begins = entries.hashes.searchsorted(sketch)
    return _Span(entries.postings, begins, entries.hashes.searchsorted(sketch, "right") - begins)


def _find_unsorted(entries: _Entries, sketch: Hashes) -> _Span:
    places = np.minimum(sketch.searchsorted(entries.hashes), len(sketch) - 1)
    met = (sketch[places] == entries.hashes).nonzero()[0]
    places = places[met]
    counts = np.bincount(places, minlength=len(sketch))
    postings = entries.postings[met[places.argsort(kind="stable")]]
    return _Span(postings, counts.cumsum() - counts, counts)


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
