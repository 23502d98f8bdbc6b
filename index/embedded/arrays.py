"""
What vector.py, rows.py and the writers share: views of a segment as numpy arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from index.embedded.segment import Extent, Field, Segment

Numbers = np.ndarray[Any, np.dtype[Any]]

SPARSE: Final = 16
"""Lists of fewer than a sixteenth of the documents are merged by sorting, others by marking."""
NOTHING: Final = np.zeros(0, np.int64)


class Counted(NamedTuple):
    """Documents, rising, and how often something occurs in each."""

    ids: Numbers
    times: Numbers


# The C library maps a large array anew each time, and unmaps it: 130 microseconds of page faults
# for 44,000 numbers, ten times what is done to them. Freed once, an array of 31 MB raises the bound
# up to which memory is kept for the next one (glibc: mallopt, M_MMAP_THRESHOLD). No page of it is
# ever touched.
np.empty(31 << 20, np.uint8)


def array_of(view: Any) -> Numbers:
    """A view of a segment as an array, nothing copied."""
    return np.frombuffer(view, view.format) if len(view) else np.zeros(0, view.format)


def ids_of(field: Field, extent: Extent) -> Numbers:
    """The documents of some postings."""
    # As numpy's own index type: with any other it is five times slower to look up and to scatter.
    return array_of(field.ids(extent)).astype(np.intp)


def nonzero(marks: Numbers) -> Numbers:
    """Where there are marks. (np.flatnonzero takes three calls for it.)"""
    return marks.nonzero()[0]


def changes(rising: Numbers) -> Numbers:
    """Where a value stands that is not the one before it, and at last how many values there are."""
    new = np.empty(len(rising) + 1, np.bool_)
    new[0] = new[-1] = True
    np.not_equal(rising[1:], rising[:-1], out=new[1:-1])
    return new.nonzero()[0]


def times_of(field: Field, extent: Extent) -> Numbers:
    """How often each of some postings has its term."""
    times, large = field.times_as_stored(extent)
    found = array_of(times)
    if large:
        found = found.astype(np.int64)
        for at, count in large:
            found[at] = count
    return found


def live_of(segment: Segment) -> Numbers:
    """A mark on each document that is not deleted."""
    live = segment.kept.get("live")
    if live is None:
        live = np.ones(segment.documents, np.bool_)
        live[list(segment.deleted)] = False
        segment.kept["live"] = live
    return live  # type: ignore[return-value]


def among(wanted: Numbers, rising: Numbers) -> Numbers:
    """Which of *wanted* are in *rising*."""
    if not len(rising):
        return np.zeros(len(wanted), np.bool_)
    at = np.searchsorted(rising, wanted)
    at[at == len(rising)] = 0
    found: Numbers = rising[at] == wanted
    return found


def spread(starts: Numbers, lengths: Numbers, limit: int) -> Numbers:
    """
    The numbers starts[i] .. starts[i] + lengths[i] for every i, end to end.

    Raises ValueError for more than *limit* of them, before there is memory asked for.
    """
    ends = np.cumsum(lengths, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    if total > limit:
        raise ValueError("more than there are")
    shifts = starts - ends
    shifts += lengths
    found = np.repeat(shifts, lengths)
    found += np.arange(total)
    return found
