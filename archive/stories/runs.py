"""
A run: the sketches of many articles as sorted arrays in a file that never changes.

    tops      where the keys begin that have each value of their upper bits
    keys      the distinct hashes, sorted
    starts    where the postings of each key begin
    postings  the articles that have it, in order of their numbers

Hashes are spread evenly, so the upper bits of one lead to the few keys among which it stands: a
look-up reads a line of `tops` and one or two of `keys`, however large the run. Runs are merged by
ranges of hashes, large ones in as little memory as small ones.

What a file says is not believed: a place outside of an array is brought back into it, so damage
loses an article or finds one that shares nothing, and no more.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from archive.stories.shingles import Hashes

    Places = NDArray[np.int64]
    Postings = NDArray[np.uint64]

NUMBER = np.uint64(36)
"""The number of its article stands above so many bits of a posting."""
MOST_POSTINGS = 1 << 31
"""Postings in a run at most: eighty million articles'. `starts` could count twice as many."""
_IN_A_BUCKET = 8
"""Keys with the same upper bits, on average: a line of the processor's cache."""
_WIDEST = 64
"""Keys of a bucket that are looked at; of 16 million random ones the fullest had 27."""
_IN_A_RANGE = 1 << 19
"""Postings that are merged at once, which takes 30 MB."""
_MAGIC = b"NwsSkt04"
_HEAD = 40  # magic, room for keys, keys, postings, the commit that was the last


class Run(NamedTuple):
    """
    Sketches of the articles numbered from *first* to *last*, as they were at *revision*; mapped
    from the file at *path*.
    """

    path: str
    first: int
    last: int
    revision: int
    tops: NDArray[np.uint32]
    keys: Hashes
    starts: NDArray[np.uint32]
    postings: Postings

    def find(self, hashes: Hashes) -> tuple[Places, Places]:
        """Where the postings of each of *hashes* begin, and how many there are."""
        buckets = (hashes >> _shift(len(self.tops) - 1)).view(np.int64)
        lows = self.tops[buckets].astype(np.int64)
        widths = np.maximum(np.minimum(self.tops[buckets + 1] - lows, _WIDEST), 0)
        which = np.repeat(np.arange(len(hashes)), widths)
        places = np.arange(len(which)) + (lows + widths - widths.cumsum())[which]
        met = self.keys.take(places, mode="clip") == hashes[which]
        places, which = places[met], which[met]
        begins, counts = np.zeros(len(hashes), np.int64), np.zeros(len(hashes), np.int64)
        begins[which] = self.starts.take(places, mode="clip")
        ends = np.minimum(self.starts.take(places + 1, mode="clip"), len(self.postings))
        counts[which] = np.maximum(ends - begins[which], 0)
        return begins, counts


def run_name(first: int, last: int) -> str:
    """What the file of a run is called."""
    return f"{first:010}-{last:010}.run"


def read_run(path: str) -> Run | None:
    """The run in a file, mapped; None when it is damaged."""
    name = os.path.basename(path)
    try:
        data = np.memmap(path, np.uint8, "r").view(np.ndarray)  # memmap itself is slow to slice
        first, last = int(name[:10]), int(name[11:21])
    except (OSError, ValueError):
        return None
    head = data[:_HEAD].tobytes()
    room, keys, postings, revision = np.frombuffer(head[8:].ljust(32, b"\0"), "<u8").tolist()
    if head[:8] != _MAGIC or not keys <= room or not keys <= postings <= MOST_POSTINGS:
        return None
    at = _layout(room)
    if len(data) != at.postings + 8 * postings:
        return None
    return Run(
        path,
        first,
        last,
        revision,
        data[at.tops : at.tops + 4 * (_buckets(room) + 1)].view("<u4"),
        data[at.keys : at.keys + 8 * keys].view("<u8"),
        data[at.starts : at.starts + 4 * (keys + 1)].view("<u4"),
        data[at.postings :].view("<u8"),
    )


def write_run(path: str, revision: int, hashes: Hashes, postings: Postings) -> Run:
    """A run of *postings*, each for one of *hashes*, which are sorted; in the file at *path*."""
    return _write(path, revision, len(hashes), 1, lambda _: (hashes, postings))


def merge_runs(
    path: str,
    revision: int,
    runs: Sequence[Run],
    alive: Callable[[NDArray[np.int64]], NDArray[np.bool_]],
) -> Run:
    """Neighbouring *runs* as one in the file at *path*; only articles that are *alive* are kept."""
    first = runs[0].first
    living = alive(np.arange(first, runs[-1].last + 1))
    room = sum(len(run.keys) for run in runs)
    ranges = 1
    while ranges * _IN_A_RANGE < sum(len(run.postings) for run in runs):
        ranges *= 2
    ranges = min(ranges, _buckets(room))

    def take(at: int) -> tuple[Hashes, Postings]:
        taken = [_take(run, at, ranges) for run in runs]
        hashes = np.concatenate([hashes for hashes, _ in taken])
        postings = np.concatenate([postings for _, postings in taken])
        numbers = (postings >> NUMBER).astype(np.int64) - first
        kept = living.take(numbers, mode="clip").nonzero()[0]
        order = kept[hashes[kept].argsort(kind="stable")]
        return hashes[order], postings[order]

    return _write(path, revision, room, ranges, take)


def _take(run: Run, at: int, ranges: int) -> tuple[Hashes, Postings]:
    """The hashes of one of so many *ranges*, each as often as it has postings, and these."""
    step = 2**64 // ranges
    low = run.keys.searchsorted(np.uint64(at * step))
    high = run.keys.searchsorted(np.uint64((at + 1) * step - 1), "right")
    starts = run.starts[low : high + 1].astype(np.int64)
    counts = np.maximum(np.diff(starts), 0)
    postings = run.postings[starts[0] : starts[0] + counts.sum()]
    if len(postings) < counts.sum():
        return np.zeros(0, np.uint64), np.zeros(0, np.uint64)
    return np.repeat(run.keys[low:high], counts), postings


def _write(
    path: str, revision: int, room: int, ranges: int, take: Callable[[int], tuple[Hashes, Postings]]
) -> Run:
    """What *take* gives of so many *ranges* of hashes, written durably and mapped."""
    at, buckets = _layout(room), _buckets(room)
    keys = postings = 0
    with open(path + ".new", "wb") as file:

        def put(offset: int, values: NDArray[np.uint32] | NDArray[np.uint64]) -> None:
            file.seek(offset)
            file.write(values.astype(values.dtype.newbyteorder("<")).data)

        for number in range(ranges):
            hashes, found = take(number)
            firsts = np.append(True, hashes[1:] != hashes[:-1]).nonzero()[0][: len(hashes)]
            distinct = hashes[firsts]
            low, high = (buckets * one // ranges for one in (number, number + 1))
            edges = np.arange(low, high, dtype=np.uint64) << _shift(buckets)
            put(at.tops + 4 * low, (distinct.searchsorted(edges) + keys).astype(np.uint32))
            put(at.keys + 8 * keys, distinct)
            put(at.starts + 4 * keys, (firsts + postings).astype(np.uint32))
            put(at.postings + 8 * postings, found)
            keys, postings = keys + len(distinct), postings + len(found)
        put(at.tops + 4 * buckets, np.array([keys], np.uint32))
        put(at.starts + 4 * keys, np.array([postings], np.uint32))
        file.truncate(at.postings + 8 * postings)
        file.seek(0)
        head = np.array([room, keys, postings, revision], "<u8")
        file.write(_MAGIC + head.tobytes())
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)
    written = read_run(path)
    if written is None:
        raise OSError(f"{path} does not hold what was written to it")
    return written


class _Layout(NamedTuple):
    """Where the arrays begin in a file; there may be more room for keys than there are."""

    tops: int
    keys: int
    starts: int
    postings: int


def _layout(room: int) -> _Layout:
    keys = _HEAD + 4 * (_buckets(room) + 2)
    starts = keys + 8 * room
    return _Layout(_HEAD, keys, starts, starts + 4 * (room + 2 - room % 2))


def _buckets(room: int) -> int:
    """How many values the upper bits have: a power of two."""
    return 1 << max(1, (room // _IN_A_BUCKET).bit_length())


def _shift(buckets: int) -> np.uint64:
    """By how much a hash is shifted to leave its upper bits."""
    return np.uint64(65 - buckets.bit_length())
