"""
How documents divide, and which words are spelt like another: both from what is stored, not from
texts.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from index.edits import near
from index.embedded import layout
from index.fields import FIELDS
from index.results import Counts
from index.tokens import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from index.embedded.segment import Segment

_PERIODS: Final = {"day": 10, "month": 7, "year": 4}
"""Characters of an ISO date."""
_SUGGESTIONS: Final = 5


def divide(
    segments: Sequence[Segment], found: Sequence[AbstractSet[int]], by: str, total: int
) -> Counts:
    """
    Count the places *found* in each segment *by* "day", "month", "year", a name or a keyword field.

    Raises ValueError for anything else.
    """
    if by in _PERIODS:
        return _by_period(segments, found, _PERIODS[by], total)
    row = FIELDS.get(by)
    if row is None or row.kind not in ("name", "keyword") or by == "id":
        raise ValueError(f"cannot count by {by!r}")
    stored: Counter[tuple[bytes, ...]] = Counter()
    for segment, places in zip(segments, found, strict=True):
        columns = [segment.all_values(f"v.{member}") for member in row.members]
        stored.update(tuple(column[place] for column in columns) for place in places)
    rows: Counter[str] = Counter()
    without = 0
    for cells, count in stored.items():
        values = {value for cell in cells if cell for value in cell.split(layout.SEPARATOR)}
        if not values:
            without += count
        for value in values:
            rows[layout.from_bytes(value)] += count
    ordered = sorted(rows.items(), key=lambda item: (-item[1], item[0]))
    return Counts(total, tuple(ordered), without)


def _by_period(
    segments: Sequence[Segment], found: Sequence[AbstractSet[int]], width: int, total: int
) -> Counts:
    days: Counter[int] = Counter()
    for segment, places in zip(segments, found, strict=True):
        column = segment.numbers("day")
        days.update(column[place] for place in places)
    without = days.pop(0, 0)
    rows: Counter[str] = Counter()
    for day, count in sorted(days.items()):
        rows[date.fromordinal(day).isoformat()[:width]] += count
    return Counts(total, tuple(rows.items()), without)


def suggest(segments: Sequence[Segment], word: str) -> list[str]:
    """
    Words of titles, headings and bodies within two edits of *word* (one when it is short).
    """
    written = words(word)
    if len(written) != 1 or len(written[0]) < 3:
        return []
    wanted = written[0]
    lexicon = set().union(*(segment.words() for segment in segments))
    distances = dict(near(lexicon, wanted, 2 if len(wanted) > 4 else 1))
    distances.pop(wanted, None)
    frequency = {form: sum(_documents(segment, form) for segment in segments) for form in distances}
    ranked = sorted(
        (form for form in distances if frequency[form]),
        key=lambda form: (distances[form], -frequency[form], form),
    )
    return ranked[:_SUGGESTIONS]


def _documents(segment: Segment, word: str) -> int:
    """How many times over the live documents have *word* in title, heading or body."""
    count = 0
    for field in FIELDS["text"].members:
        extent = segment.extent(field, layout.to_bytes(word))
        if extent and segment.deleted:
            count += len(set(segment.postings(extent)[0]) - segment.deleted)
        elif extent:
            count += extent[0]
    return count
