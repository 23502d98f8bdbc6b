"""
How documents divide, and which words are spelt like another: both from what is stored, not from
texts.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from index.embedded import layout
from index.embedded.matching import spelt_like
from index.fields import FIELDS
from index.results import Counts, Valued
from index.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embedded.kernel import Kernel, Places
    from index.embedded.segment import Segment

_PERIODS: Final = {"day": 10, "month": 7, "year": 4}
"""Characters of an ISO date."""
_SUGGESTIONS: Final = 5


def check_by(by: str, *, periods: bool = True) -> None:
    """Raise ValueError unless documents can be counted by this."""
    row = FIELDS.get(by)
    if not (periods and by in _PERIODS) and (
        row is None or row.kind not in ("name", "keyword") or by == "id"
    ):
        raise ValueError(f"cannot count by {by!r}")


def divide(
    kernel: Kernel, segments: Sequence[Segment], found: Sequence[Places], by: str, total: int
) -> Counts:
    """
    Count the places *found* in each segment *by* "day", "month", "year", a name or a keyword field.
    """
    if by in _PERIODS:
        return _by_period(kernel, segments, found, _PERIODS[by], total)
    stored: Counter[bytes] = Counter()
    without = 0
    for segment, places in zip(segments, found, strict=True):
        columns = [segment.column(member) for member in FIELDS[by].members]
        counts, none = kernel.tally(segment, places, columns)
        stored.update(counts)
        without += none
    rows = [(layout.from_bytes(value), count) for value, count in stored.items()]
    return Counts(total, tuple(sorted(rows, key=lambda row: (-row[1], row[0]))), without)


def _by_period(
    kernel: Kernel, segments: Sequence[Segment], found: Sequence[Places], width: int, total: int
) -> Counts:
    days: Counter[int] = Counter()
    for segment, places in zip(segments, found, strict=True):
        days.update(kernel.days(segment, places))
    without = days.pop(0, 0)
    rows: Counter[str] = Counter()
    for day, count in sorted(days.items()):
        rows[date.fromordinal(day).isoformat()[:width]] += count
    return Counts(total, tuple(rows.items()), without)


def valued(segment: Segment, places: Places, fields: Sequence[str]) -> Iterator[Valued]:
    """What each of *places* has in *fields*; each distinct value is made once."""
    columns = [
        [
            (column.rows, column.codes, [layout.from_bytes(v) for v in column.values_as_stored()])
            for member in FIELDS[field].members
            if (column := segment.column(member)) is not None
        ]
        for field in fields
    ]
    days = segment.numbers("=day")
    for at in places:
        place = int(at)
        yield Valued(
            segment.string("id", place),
            date.fromordinal(int(days[place])) if days[place] else None,
            tuple(
                tuple(
                    dict.fromkeys(
                        values[code]
                        for rows, codes, values in present
                        for code in codes[int(rows[place]) : int(rows[place + 1])]
                    )
                )
                for present in columns
            ),
        )


def suggest(segments: Sequence[Segment], word: str) -> list[str]:
    """
    Words of titles, headings and bodies within two edits of *word* (one when it is short).
    """
    written = words(word)
    if len(written) != 1 or len(written[0]) < 3:
        return []
    wanted = written[0]
    distances: dict[str, int] = {}
    frequency: Counter[str] = Counter()
    for segment in segments:
        for name in FIELDS["text"].members:
            field = segment.field(name)
            if field is None:
                continue
            for number, form, far in spelt_like(field, wanted, 2 if len(wanted) > 4 else 1):
                distances[form] = far
                ids = field.ids(field.extent(number))
                gone = segment.deleted.intersection(ids) if segment.deleted else ()
                frequency[form] += len(ids) - len(gone)
    distances.pop(wanted, None)
    ranked = sorted(
        (form for form in distances if frequency[form]),
        key=lambda form: (distances[form], -frequency[form], form),
    )
    return ranked[:_SUGGESTIONS]
