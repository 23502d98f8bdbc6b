"""
Counts over time for reading: every period from the first to the last, the empty ones too, and no
more of them than can be looked at.

What comes in is counted by day, because weeks do not fit into months; what is printed for programs
does not come through here.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from archive.output.charts import NONE, SHORTEST
from archive.output.printable import prose
from archive.output.table import row
from archive.output.width import cut, pad, width
from archive.periods import fitting, label, number, numbers
from index.frozen import Frozen
from index.results import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.counting import Together
    from archive.output.screen import Screen

MOST_PERIODS: Final = 100
"""A hundred bars are two screens of a terminal, and 2.5 pixels each on a telephone."""

_HEIGHTS = "▁▂▃▄▅▆▇█"
_ASCII_HEIGHTS = ".:-=+*%@"
_TABLE_GAP = 2
"""The space between two periods of a table."""


class Timeline(Frozen):
    """
    One count for each of *periods*, which follow each other without a gap; *by* is what they are:
    what was asked for, or coarser. *without* have no day, *total* are all.
    """

    by: str
    periods: tuple[str, ...]
    counts: tuple[int, ...]
    total: int
    without: int = 0

    @property
    def rows(self) -> tuple[tuple[str, int], ...]:
        return tuple(zip(self.periods, self.counts, strict=True))

    @property
    def as_counts(self) -> Counts:
        return Counts(self.total, self.rows, self.without)


def timeline(counts: Counts, by: str, *, week_start: int, most: int = MOST_PERIODS) -> Timeline:
    """*counts*, made by day, in at most *most* periods *by* or coarser."""
    days = [(date.fromisoformat(day), some) for day, some in counts.rows]
    by, spread = _spread([day for day, _ in days], by, most, week_start)
    return Timeline(
        by,
        tuple(label(n, by, week_start=week_start) for n in spread),
        _heights(days, by, spread, week_start),
        counts.total,
        counts.without,
    )


def timelines(
    together: Together, by: str, *, week_start: int, most: int = MOST_PERIODS
) -> tuple[tuple[str, Timeline], ...]:
    """Each name of *together*, made by day, with its timeline; all over the same periods."""
    by, spread = _spread(
        [date.fromisoformat(day) for day in {day for day, _, _ in together.rows}],
        by,
        most,
        week_start,
    )
    periods = tuple(label(n, by, week_start=week_start) for n in spread)
    undated = dict(together.without)
    found = []
    for name, total in together.names:
        days = [(date.fromisoformat(day), some) for day, one, some in together.rows if one == name]
        counts = _heights(days, by, spread, week_start)
        found.append((name, Timeline(by, periods, counts, total, undated.get(name, 0))))
    return tuple(found)


def _spread(days: list[date], by: str, most: int, week_start: int) -> tuple[str, range]:
    if not days:
        return by, range(0)
    by = fitting(min(days), max(days), by, most)
    return by, numbers(days, by, week_start=week_start)


def _heights(
    days: Iterable[tuple[date, int]], by: str, spread: range, week_start: int
) -> tuple[int, ...]:
    found: Counter[int] = Counter()
    for day, some in days:
        found[number(day, by, week_start=week_start)] += some
    return tuple(found[n] for n in spread)


def together_rows(together: Together) -> Iterator[tuple[str, str, int]]:
    """(period, name, articles), those without a day last."""
    yield from together.rows
    yield from ((NONE, name, some) for name, some in together.without)


def together_lines(
    together: Together, by: str, screen: Screen, *, week_start: int
) -> Iterator[str]:
    """
    A line for each name: how often, and when. In numbers where there is room for them, else a
    column for each period, as high as its count. A program gets period, name, count between tabs.
    """
    if not screen.terminal:
        yield from (row(one, "tsv") for one in together_rows(together))
        return
    if not together.names:
        return
    ellipsis = "…" if screen.blocks else "..."
    digits = max(len("ALL"), *(len(f"{total:,}") for _, total in together.names))
    names = [prose(name) for name, _ in together.names]
    head = min(max(map(width, names)), max(8, screen.width // 3))
    room = screen.width - head - digits - 4
    most = min(max(room, SHORTEST), MOST_PERIODS)
    lines = timelines(together, by, week_start=week_start, most=most)
    periods = lines[0][1].periods
    if not periods or room < SHORTEST:
        cells: Iterable[str] = ["" for _ in lines]
        title = ""
    elif len(periods) * (_column(lines) + _TABLE_GAP) - _TABLE_GAP <= room:
        title, cells = _table(periods, lines)
    else:
        title, cells = _strips(periods, lines, room, blocks=screen.blocks)
    yield screen.paint(f"{' ' * head}  {'ALL':>{digits}}  {title}".rstrip(), "quiet")
    for name, (_, line), cell in zip(names, lines, cells, strict=True):
        shown = pad(cut(name, head, ellipsis=ellipsis), head)
        yield f"{shown}  {line.total:>{digits},}  {cell}".rstrip()


def _column(lines: Sequence[tuple[str, Timeline]]) -> int:
    """How wide a column of a table must be for every period and count."""
    counts = max(some for _, line in lines for some in line.counts)
    return max(len(f"{counts:,}"), *map(width, lines[0][1].periods))


def _table(
    periods: tuple[str, ...], lines: Sequence[tuple[str, Timeline]]
) -> tuple[str, list[str]]:
    column, gap = _column(lines), " " * _TABLE_GAP
    rows = [
        gap.join(f"{some:,}".rjust(column) if some else "-".rjust(column) for some in line.counts)
        for _, line in lines
    ]
    return gap.join(period.rjust(column) for period in periods), rows


def _strips(
    periods: tuple[str, ...],
    lines: tuple[tuple[str, Timeline], ...],
    room: int,
    *,
    blocks: bool,
) -> tuple[str, list[str]]:
    """Columns of one scale, so that names can be compared; two wide where there is room."""
    heights, nothing = (_HEIGHTS, "·") if blocks else (_ASCII_HEIGHTS, " ")
    wide = 2 if len(periods) * 2 <= room else 1
    most = max(max(line.counts) for _, line in lines)
    rows = [
        "".join(
            (heights[-(-some * len(heights) // most) - 1] if some else nothing) * wide
            for some in line.counts
        )
        for _, line in lines
    ]
    first, last, columns = periods[0], periods[-1], len(periods) * wide
    between = columns - width(first) - width(last)
    # A strip shorter than its two ends: the title may run on to the edge, but no further.
    ends = first + " " * between + last if between > 0 else f"{first} to {last}"
    shown = (one for one in (ends, first) if width(one) <= room)
    return next(shown, ""), rows
