"""
Counts and lists for reading: bars on a terminal, tab-separated rows everywhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.output.printable import printable, prose
from archive.output.table import row
from archive.output.width import cut, pad, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.output.screen import Screen
    from index.results import Counts

NONE = "none"
"""The row of articles that have no value, spelt as the query that finds them: `date:none`."""

_BARS = " ▏▎▍▌▋▊▉█"
SHORTEST = 4
"""Columns that bars need to be worth comparing."""


def count_rows(counts: Counts) -> list[tuple[str, int]]:
    """The rows, and one for the articles without a value when there are any."""
    without = [(NONE, counts.without)] if counts.without else []
    return [*counts.rows, *without]


def _bar(count: int, most: int, columns: int, *, blocks: bool) -> str:
    """A bar of at most *columns*, an eighth of a column exact; something for every count > 0."""
    if not blocks:
        return "#" * max(1, round(count * columns / most)) if count else ""
    eighths = max(1, count * columns * 8 // most) if count else 0
    return "█" * (eighths // 8) + _BARS[eighths % 8].strip()


def chart_lines(counts: Counts, screen: Screen) -> Iterator[str]:
    """
    Value, count, bar for a terminal; value, tab, count for a program.

    On a screen too narrow for all three, names are cut first and then there are no bars.
    """
    counted = count_rows(counts)
    if not screen.terminal:
        yield from (row(one, "tsv") for one in counted)
        return
    if not counted:
        return
    ellipsis = "…" if screen.blocks else "..."
    most = max(count for _, count in counted)
    digits = len(f"{most:,}")
    names = [prose(value) for value, _ in counted]
    widest = min(max(8, screen.width // 2), max(8, screen.width - digits - 2))
    label = min(max(map(width, names)), widest)
    room = screen.width - label - digits - 4
    for name, (_, count) in zip(names, counted, strict=True):
        bar = _bar(count, most, room, blocks=screen.blocks) if room >= SHORTEST else ""
        shown = pad(cut(name, label, ellipsis=ellipsis), label)
        yield f"{shown}  {count:>{digits},}  {bar}".rstrip()


def column_lines(
    cells: Sequence[tuple[str, str, str]], screen: Screen, *, titles: tuple[str, str, str]
) -> Iterator[str]:
    """
    Three columns under *titles*, the second to the right, the third cut, for a terminal.

    A program gets the bare cells between tabs.
    """
    if not screen.terminal:
        yield from (row(one, "tsv") for one in cells)
        return
    shown = [titles, *((printable(a), printable(b), prose(c)) for a, b, c in cells)]
    first = min(max(width(one[0]) for one in shown), max(8, screen.width // 2))
    second = max(width(one[1]) for one in shown)
    room = max(8, screen.width - first - second - 4)
    for position, (a, b, c) in enumerate(shown):
        line = f"{pad(cut(a, first), first)}  {' ' * (second - width(b))}{b}  {cut(c, room)}"
        yield screen.paint(line, "quiet") if position == 0 else line
