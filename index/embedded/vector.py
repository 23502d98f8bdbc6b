"""
The operations of kernel.py over numpy arrays.

Places are rising arrays of document numbers, or marks on all documents where there are many;
Counted is a rising array and how often. Small lists are merged by sorting, large ones by marking.
What is about places in texts is in rows.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.embedded import layout
from index.embedded.arrays import (
    NOTHING,
    SPARSE,
    Counted,
    Numbers,
    among,
    array_of,
    changes,
    ids_of,
    live_of,
    nonzero,
    spread,
    times_of,
)
from index.embedded.plain import tally_rows
from index.embedded.rows import named, near, row
from index.embedded.scoring import BOOST, B, K, norm
from index.results import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.embedded.kernel import Ranked, Slot, Weight
    from index.embedded.segment import Column, Extent, Field, Segment

__all__ = [
    "all",
    "best",
    "between",
    "both",
    "counted",
    "days",
    "documents",
    "either",
    "everything",
    "named",
    "near",
    "one",
    "row",
    "scores",
    "settle",
    "size",
    "tally",
    "valued",
    "without",
]


def _without_deleted(segment: Segment, counted: Counted) -> Counted:
    if not segment.deleted:
        return counted
    live = live_of(segment)[counted.ids]
    return Counted(counted.ids[live], counted.times[live])


def one(segment: Segment, field: Field, slot: Slot) -> Counted:
    if len(slot) == 1:
        found = Counted(ids_of(field, slot[0]), times_of(field, slot[0]))
        return _without_deleted(segment, found)
    runs = _runs(slot)
    ids = np.concatenate([ids_of(field, run) for run in runs])
    times = np.concatenate([times_of(field, run) for run in runs])
    if len(ids) * SPARSE < segment.documents:
        order = np.argsort(ids, kind="stable")
        ids, times = ids.take(order), times.take(order)
        starts = changes(ids)[:-1]
        total = np.add.reduceat(times, starts, dtype=np.int64) if len(starts) else times
        return _without_deleted(segment, Counted(ids.take(starts), total))
    cells = np.bincount(ids, weights=times, minlength=segment.documents)
    places = nonzero(cells != 0)  # of marks five times faster than of numbers
    return _without_deleted(segment, Counted(places, cells.take(places)))


def _runs(slot: Slot) -> list[Extent]:
    """The extents, those that touch put together: a prefix stands for a thousand neighbours."""
    runs: list[Extent] = []
    for first, last in slot:
        if runs and runs[-1][1] == first:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs


def documents(segment: Segment, field: Field, slot: Slot) -> Numbers:
    found = either(segment, [ids_of(field, extent) for extent in slot])
    return both(segment, found, live_of(segment)) if segment.deleted else found


# Sets


def counted(segment: Segment, counts: Sequence[Counted]) -> Numbers:
    return either(segment, [found.ids for found in counts])


def settle(places: Numbers) -> Numbers:
    return nonzero(places) if _marked(places) else places


def _marked(places: Numbers) -> bool:
    """Whether these are marks on all documents, not a list of some."""
    return places.dtype == np.bool_


def _marks(segment: Segment, places: Numbers) -> Numbers:
    if _marked(places):
        return places
    marks = np.zeros(segment.documents, np.bool_)
    marks[places] = True
    return marks


def size(places: Numbers) -> int:
    return int(np.count_nonzero(places)) if _marked(places) else len(places)


def everything(segment: Segment) -> Numbers:
    return live_of(segment)


def _is_in(segment: Segment, places: Numbers, other: Numbers) -> Numbers:
    """Which of the list *places* are in *other*."""
    if not _marked(other) and len(places) * SPARSE < len(other):
        return among(places, other)
    return _marks(segment, other).take(places)


def both(segment: Segment, one: Numbers, other: Numbers) -> Numbers:
    if _marked(one) and _marked(other):
        return one & other
    if _marked(one) or (not _marked(other) and len(other) < len(one)):
        one, other = other, one
    return one[_is_in(segment, one, other)]


def either(segment: Segment, some: Sequence[Numbers]) -> Numbers:
    if not some:
        return NOTHING
    if len(some) == 1:
        return some[0]
    if not any(map(_marked, some)):
        *few, most = sorted(some, key=len)
        if sum(map(len, few)) * SPARSE < len(most):
            # Titles say what bodies say: nearly always nothing comes to the list of the body.
            beside = [places.compress(~among(places, most)) for places in few]
            if not any(map(len, beside)):
                return most
            return _distinct(np.sort(np.concatenate((most, *beside)), kind="stable"))
        if sum(map(len, some)) * SPARSE < segment.documents:
            return _distinct(np.sort(np.concatenate(some)))
    marks = np.zeros(segment.documents, np.bool_)
    for places in some:
        if _marked(places):
            marks |= places
        else:
            marks[places] = True
    return marks


def _distinct(rising: Numbers) -> Numbers:
    """(np.unique hashes, and takes 3 ms for what this does in 0.1.)"""
    return rising.take(changes(rising)[:-1])


def without(segment: Segment, one: Numbers, other: Numbers) -> Numbers:
    if _marked(one):
        left = one.copy()
        left[other] = False
        return left
    return one[~_is_in(segment, one, other)]


def between(segment: Segment, column: Sequence[int], low: int, high: int) -> Numbers:
    if not len(column):
        return NOTHING
    values = array_of(column)
    bounds = np.iinfo(values.dtype)
    if low > bounds.max or high < bounds.min:
        return NOTHING
    inside: Numbers = (values >= max(low, bounds.min)) & (values <= min(high, bounds.max))
    return inside & live_of(segment) if segment.deleted else inside


def valued(segment: Segment, column: Column) -> Numbers:
    rows = array_of(column.rows)
    having: Numbers = rows[1:] != rows[:-1]
    return having & live_of(segment) if segment.deleted else having


# Scores


def scores(
    segment: Segment, places: Numbers, leaves: Sequence[Weight], average: Mapping[str, float]
) -> Numbers:
    total: Numbers | None = None
    for rarity, fields in leaves:
        x = _weigh(segment, places, fields, average)
        if x is not None:
            worth = (K + 1) * x
            x += K
            worth /= x
            worth *= rarity
            total = worth if total is None else np.add(total, worth, out=total)
    return np.zeros(len(places)) if total is None else total


def _weigh(
    segment: Segment, places: Numbers, fields: Mapping[str, Counted], average: Mapping[str, float]
) -> Numbers | None:
    """The x of one leaf for each of *places*; None when it is in no field here."""
    if not fields or not len(places):
        return None
    (field, (ids, times)), *others = fields.items()
    if ids is places:  # whoever has it in another field has it in the body too
        x = _quotients(segment, field, ids, times, average)
        for field, (some, times) in others:
            x[np.searchsorted(places, some)] += _quotients(segment, field, some, times, average)
        return x
    if len(places) * 4 < sum(len(ids) for ids, _ in fields.values()):
        x = np.zeros(len(places))
        for field, (ids, times) in fields.items():
            at = np.searchsorted(ids, places)
            at[at == len(ids)] = 0
            here = nonzero(ids.take(at) == places)
            found = times.take(at.take(here))
            x[here] += _quotients(segment, field, places.take(here), found, average)
        return x
    cells = np.zeros(segment.documents)
    cells[ids] = _quotients(segment, field, ids, times, average)
    for field, (ids, times) in others:
        cells[ids] += _quotients(segment, field, ids, times, average)
    return cells if len(places) == len(cells) else cells.take(places)


def _quotients(
    segment: Segment, field: str, ids: Numbers, times: Numbers, average: Mapping[str, float]
) -> Numbers:
    """boost * n / (1 - b + b * L / A)"""
    divisors = _divisors(segment, field, average).take(ids)
    boost = BOOST.get(field, 1.0)
    return np.divide(times if boost == 1 else boost * times, divisors, out=divisors)


def _divisors(segment: Segment, field: str, average: Mapping[str, float]) -> Numbers:
    """What the occurrences in each document are divided by: 1 - b + b * L / A."""
    key = (field, average.get(field))
    kept = segment.kept.get(field)
    if kept is None or kept[0] != key:  # type: ignore[index]
        lengths, slope = norm(field, average, segment)
        kept = segment.kept[field] = (key, (1 - B) + slope * array_of(lengths))
    return kept[1]  # type: ignore[index, no-any-return]


def best(
    segment: Segment, places: Numbers, scores: Numbers, sort: Sort, count: int
) -> list[Ranked]:
    if len(places) <= count:
        return all(segment, places, scores)
    days = _days(segment)
    if sort is Sort.RELEVANCE:
        worth = scores
    elif sort is Sort.NEWEST:
        worth = days[places]
    else:
        worth = -np.where(days[places] > 0, days[places], layout.NEVER)
    candidates = _greatest(worth, count)
    if sort is Sort.RELEVANCE and len(candidates) > 2 * count:
        # Many documents tie (a filter scores nothing): the newest of them are in the running.
        least = np.partition(worth[candidates], len(candidates) - count)[len(candidates) - count]
        above = candidates[worth[candidates] > least]
        ties = candidates[worth[candidates] == least]
        newest = _greatest(days[places[ties]], count - len(above))
        candidates = np.concatenate((above, ties[newest]))
    return all(segment, places[candidates], scores[candidates])


def _greatest(worth: Numbers, count: int) -> Numbers:
    """Where the *count* greatest stand, and all that tie with the least of them or nearly do."""
    if count <= 0:
        return NOTHING
    if len(worth) <= count:
        return np.arange(len(worth))
    # The count-th greatest of the maxima of groups is a bound that a pass finds.
    group = max(1, len(worth) // (16 * count))
    if group > 4:
        whole = len(worth) // group * group
        maxima = worth[:whole].reshape(group, -1).max(axis=0)
        bound = np.partition(maxima, len(maxima) - count)[len(maxima) - count]
        found = nonzero(worth >= bound)
        if len(found) == len(worth):
            return found
        exact = np.partition(worth[found], len(found) - count)[len(found) - count]
        greatest: Numbers = found[worth[found] >= exact]
        return greatest
    bound = np.partition(worth, len(worth) - count)[len(worth) - count]
    return nonzero(worth >= bound)


def all(segment: Segment, places: Numbers, scores: Numbers) -> list[Ranked]:  # noqa: A001
    days = _days(segment)[places].tolist()
    return list(zip(scores.tolist(), days, places.tolist(), strict=True))


def _days(segment: Segment) -> Numbers:
    days = segment.kept.get("days")
    if days is None:
        days = segment.kept["days"] = array_of(segment.numbers("=day")).astype(np.int64)
    return days  # type: ignore[return-value]


# Counts


def tally(
    _segment: Segment, places: Numbers, columns: Sequence[Column | None]
) -> tuple[Mapping[bytes, int], int]:
    present = [column for column in columns if column is not None]
    if len(present) != 1:
        return tally_rows(places.tolist(), columns)
    rows = array_of(present[0].rows).astype(np.int64)
    starts, counts = rows[places], rows[places + np.int64(1)] - rows[places]
    codes = array_of(present[0].codes)[spread(starts, counts, len(present[0].codes))]
    values = present[0].values_as_stored()
    found = np.bincount(codes, minlength=len(values)).tolist()
    having = {value: n for value, n in zip(values, found, strict=True) if n}
    return having, int(np.count_nonzero(counts == 0))


def days(segment: Segment, places: Numbers) -> Mapping[int, int]:
    here = np.sort(_days(segment)[places])
    starts = changes(here)
    counts = starts[1:] - starts[:-1]
    return dict(zip(here.take(starts[:-1]).tolist(), counts.tolist(), strict=True))
