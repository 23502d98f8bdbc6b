"""
The operations of kernel.py in the standard library.

Places are a set, a range, or a rising sequence of document numbers; Counted is a rising sequence of
them and how often. Lists stay as they lie in the file until something has to be looked up in them.
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import nlargest, nsmallest
from itertools import accumulate, compress
from typing import TYPE_CHECKING, NamedTuple

from index.embedded import layout
from index.embedded.scoring import BOOST, B, K, norm
from index.results import Sort

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from index.embedded.kernel import Ranked, Row, Slot, Weight
    from index.embedded.segment import Column, Extent, Field, Segment

    Places = Collection[int]


class Counted(NamedTuple):
    """Documents, rising, and how often something occurs in each."""

    ids: Sequence[int]
    times: Sequence[int]


def one(segment: Segment, field: Field, slot: Slot) -> Counted:
    if len(slot) == 1:
        ids, times = field.ids(slot[0]), field.times(slot[0])
        if not segment.deleted:
            return Counted(ids, times)
        live = [place not in segment.deleted for place in ids]
        return Counted(list(compress(ids, live)), list(compress(times, live)))
    counts: dict[int, int] = {}
    for extent in slot:
        here = zip(field.ids(extent), field.times(extent), strict=True)
        if not counts:
            counts = dict(here)
            continue
        for place, times_ in here:
            counts[place] = counts.get(place, 0) + times_
    for place in segment.deleted & counts.keys():
        del counts[place]
    return _counted(counts)


def _counted(counts: Mapping[int, int]) -> Counted:
    ids = sorted(counts)
    return Counted(ids, list(map(counts.__getitem__, ids)))


# Rows of words


def _places(
    field: Field, extent: Extent, wanted: Collection[int]
) -> Iterator[tuple[int, Sequence[int]]]:
    """Where the term of *extent* stands in each of the documents *wanted* that has it."""
    ids = field.ids(extent)
    if len(wanted) * 8 < len(ids):  # a few of many: each is found for itself
        for place in wanted:
            at = bisect_left(ids, place)
            if at < len(ids) and ids[at] == place:
                start = field.begin(extent[0] + at)
                count = field.times((extent[0] + at, extent[0] + at + 1))[0]
                yield place, field.places(start, start + count)
        return
    times = field.times(extent)
    start = field.begin(extent[0]) if len(ids) else 0
    ends = list(accumulate(times))
    everywhere = field.places(start, start + ends[-1]) if ends else ()
    for place, count, end in zip(ids, times, ends, strict=True):
        if place in wanted:
            yield place, everywhere[end - count : end]


def _common(segment: Segment, field: Field, row: Row) -> set[int]:
    """The live documents that have a word of every slot."""
    common: set[int] | None = None
    for slot in sorted(row, key=lambda slot: sum(last - first for first, last in slot)):
        here: set[int] = set()
        for extent in slot:
            ids = field.ids(extent)
            here |= set(ids) if common is None else common.intersection(ids)
        common = here
        if not common:
            break
    return (common or set()) - segment.deleted


def beginnings_in(field: Field, row: Row, place: int) -> list[int]:
    """The places where an occurrence of *row* begins in one document, rising."""
    return sorted(_beginnings(field, row, {place}).get(place, ()))


def _beginnings(
    field: Field, row: Row, common: set[int], *, shift: int = 0, whole: bool = False
) -> dict[int, set[int]]:
    """For each of the documents *common*, the places where an occurrence of *row* begins."""
    found: dict[int, set[int]] = {}
    order = sorted(range(len(row)), key=lambda i: sum(last - first for first, last in row[i]))
    for number, step in enumerate(order):
        flags = (layout.FIRST * (step == 0) + layout.LAST * (step == len(row) - 1)) * whole
        here: dict[int, set[int]] = {}
        for extent in row[step]:
            for place, stands in _places(field, extent, common):
                if shift:
                    starts = {(at >> shift) - step for at in stands if at & flags == flags}
                elif step:
                    starts = {at - step for at in stands}
                else:
                    starts = set(stands)
                if number:
                    starts &= found[place]
                if starts:
                    here[place] = here[place] | starts if place in here else starts
        found = here
        common = common & found.keys()
    return found


def row(segment: Segment, field: Field, row: Row) -> Counted:
    found = _beginnings(field, row, _common(segment, field, row))
    return _counted({place: len(starts) for place, starts in found.items()})


def near(
    segment: Segment,
    field: Field,
    sides: tuple[Sequence[Row], Sequence[Row]],
    distance: int,
    *,
    ordered: bool,
) -> Counted:
    left, right = (_stretches(segment, field, rows) for rows in sides)
    counts: dict[int, int] = {}
    for place in left.keys() & right.keys():
        firsts = sorted(first for first, _ in right[place])
        lasts = sorted(last for _, last in right[place])
        times = len(
            {
                (first, last)
                for first, last in left[place]
                if _any(firsts, last + 1, last + distance)
                or (not ordered and _any(lasts, first - distance, first - 1))
            }
        )
        if times:
            counts[place] = times
    return _counted(counts)


def _any(rising: Sequence[int], low: int, high: int) -> bool:
    """Whether one of *rising* is *low* to *high*."""
    at = bisect_left(rising, low)
    return at < len(rising) and rising[at] <= high


def _stretches(
    segment: Segment, field: Field, rows: Sequence[Row]
) -> dict[int, set[tuple[int, int]]]:
    """For each document, first and last word of every occurrence of any of *rows*."""
    found: dict[int, set[tuple[int, int]]] = {}
    for words in rows:
        more = len(words) - 1
        for place, starts in _beginnings(field, words, _common(segment, field, words)).items():
            found.setdefault(place, set()).update((first, first + more) for first in starts)
    return found


def named(segment: Segment, field: Field, row: Row, *, whole: bool) -> Places:
    return set(_beginnings(field, row, _common(segment, field, row), shift=2, whole=whole))


def documents(segment: Segment, field: Field, slot: Slot) -> Places:
    if len(slot) == 1 and not segment.deleted:
        return field.ids(slot[0])
    return set().union(*(field.ids(extent) for extent in slot)) - segment.deleted


# Sets


def _set(places: Places) -> set[int]:
    return places if isinstance(places, set) else set(places)


def counted(_segment: Segment, counts: Sequence[Counted]) -> Places:
    if len(counts) == 1:
        return counts[0].ids
    return set().union(*(found.ids for found in counts))


def settle(places: Places) -> Places:
    return places


def size(places: Places) -> int:
    return len(places)


def everything(segment: Segment) -> Places:
    return segment.live


def both(_segment: Segment, one: Places, other: Places) -> Places:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return _set(small).intersection(large)


def either(_segment: Segment, some: Sequence[Places]) -> Places:
    return some[0] if len(some) == 1 else set().union(*some)


def without(_segment: Segment, one: Places, other: Places) -> Places:
    return _set(one).difference(other)


def between(segment: Segment, column: Sequence[int], low: int, high: int) -> Places:
    inside = {place for place, value in enumerate(column) if low <= value <= high}
    return inside - segment.deleted if segment.deleted else inside


def valued(segment: Segment, column: Column) -> Places:
    rows = column.rows
    having = {place for place in range(segment.documents) if rows[place] != rows[place + 1]}
    return having - segment.deleted


# Scores


def scores(
    segment: Segment, places: Places, leaves: Sequence[Weight], average: Mapping[str, float]
) -> list[float]:
    if not leaves:
        return [0.0] * len(places)
    total: list[float] = []
    for rarity, fields in leaves:
        x = _weigh(segment, places, fields, average)
        if len(leaves) == 1:
            return [rarity * ((K + 1) * one / (K + one)) for one in x]
        worth = (rarity * ((K + 1) * one / (K + one)) for one in x)
        total = [a + b for a, b in zip(total, worth, strict=True)] if total else list(worth)
    return total


def _weigh(
    segment: Segment, places: Places, fields: Mapping[str, Counted], average: Mapping[str, float]
) -> Iterable[float]:
    """The x of one leaf for each of *places*."""
    found: dict[int, float] = {}
    for field, (ids, times) in fields.items():
        boost = BOOST.get(field, 1.0)
        lengths, slope = norm(field, average, segment)
        base = 1 - B
        if len(fields) == 1 and ids is places:
            return [
                boost * n / (base + slope * lengths[place])
                for place, n in zip(ids, times, strict=True)
            ]
        if len(places) * 8 < len(ids):
            here: Iterable[tuple[int, int]] = _looked_up(places, ids, times)
        elif len(places) < len(ids):
            wanted = _set(places)
            here = ((place, n) for place, n in zip(ids, times, strict=True) if place in wanted)
        else:
            here = zip(ids, times, strict=True)
        if not found:
            found = {place: boost * n / (base + slope * lengths[place]) for place, n in here}
            continue
        for place, n in here:
            found[place] = found.get(place, 0.0) + boost * n / (base + slope * lengths[place])
    return [found.get(place, 0.0) for place in places]


def _looked_up(
    places: Places, ids: Sequence[int], times: Sequence[int]
) -> Iterator[tuple[int, int]]:
    for place in places:
        at = bisect_left(ids, place)
        if at < len(ids) and ids[at] == place:
            yield place, times[at]


def best(
    segment: Segment, places: Places, scores: Sequence[float], sort: Sort, count: int
) -> list[Ranked]:
    if len(places) <= count:
        return all(segment, places, scores)
    if not count:
        return []
    days = segment.numbers("=day")
    if sort is Sort.RELEVANCE:
        least = nlargest(count, scores)[-1]
        if sum(map(least.__le__, scores)) <= 2 * count:
            kept = (
                (s, days[place], place)
                for s, place in zip(scores, places, strict=True)
                if s >= least
            )
            return list(kept)
        keys = [(-s, -days[place]) for s, place in zip(scores, places, strict=True)]
    elif sort is Sort.NEWEST:
        keys = [(0.0, -days[place]) for place in places]
    else:
        keys = [(0.0, days[place] or layout.NEVER) for place in places]
    last = nsmallest(count, keys)[-1]
    return [
        (s, days[place], place)
        for key, s, place in zip(keys, scores, places, strict=True)
        if key <= last
    ]


def all(segment: Segment, places: Places, scores: Sequence[float]) -> list[Ranked]:  # noqa: A001
    days = segment.numbers("=day")
    return [(s, days[place], place) for s, place in zip(scores, places, strict=True)]


# Counts


def tally(
    _segment: Segment, places: Places, columns: Sequence[Column | None]
) -> tuple[Mapping[bytes, int], int]:
    return tally_rows(places, columns)


def tally_rows(
    places: Iterable[int], columns: Sequence[Column | None]
) -> tuple[Mapping[bytes, int], int]:
    """
    By document: of one that has a value in two columns, "Georgia" a place and a person, it counts
    once.
    """
    present = [
        (column.rows, column.codes, column.values_as_stored()) for column in columns if column
    ]
    found: dict[bytes, int] = {}
    without = 0
    for place in places:
        values = {
            values[code]
            for rows, codes, values in present
            for code in codes[rows[place] : rows[place + 1]]
        }
        without += not values
        for value in values:
            found[value] = found.get(value, 0) + 1
    return found, without


def days(segment: Segment, places: Places) -> Mapping[int, int]:
    column = segment.numbers("=day")
    found: dict[int, int] = {}
    for place in places:
        day = column[place]
        found[day] = found.get(day, 0) + 1
    return found
