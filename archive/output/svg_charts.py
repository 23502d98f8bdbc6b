"""
The three charts of `count --svg`: columns over time, bars for names, and a strip of columns for
each name beside the query.

All begin at zero. What a bar stands for is written beside it, or shown when it is pointed at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.output.charts import count_rows
from archive.output.hits import plural, several
from archive.output.svg import (
    GUTTER,
    LETTER,
    NARROW_PLOT,
    RIGHT,
    SIDE,
    WIDE_PLOT,
    document,
    escaped,
    fitted,
    nice_top,
    place,
    short,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.output.timelines import Timeline
    from index.results import Counts

MOST_BARS: Final = 40
"""Names that are drawn; how many more there are is said."""

_HEAD: Final = 72
"""Pixels of the title and the line under it."""
_COLUMNS_HEIGHT, _STRIP_HEIGHT = 200, 56
_ROW: Final = 40
_THICK: Final = 12
_WIDEST_COLUMN: Final = 12.0
"""Per cent of the plot that one column may take: three of them are columns still, not walls."""
_TICK = 12 / 13 * LETTER
_STEPS = {
    "day": (1, 2, 7, 14, 28, 56),
    "week": (1, 2, 4, 13, 26, 52),
    "month": (1, 2, 3, 6, 12, 24, 60),
    "year": (1, 2, 5, 10, 20, 50),
    "decade": (1, 2, 5, 10, 50),
    "century": (1, 2, 5, 10),
}


def draw_columns(line: Timeline, query: str, noun: str = "article") -> Iterator[str]:
    """One column for each period, left to right."""
    title = f"{query or 'all'}: {several(noun)} by {line.by}"
    head = _summary(line, noun)
    drawn = [*_heading(query, head), *_columns(line, _HEAD, _COLUMNS_HEIGHT, plain=False)]
    if line.periods:
        drawn += _dates(line, _HEAD + _COLUMNS_HEIGHT)
        height = _HEAD + _COLUMNS_HEIGHT + 36
    else:
        height = _HEAD
    said = f"{head}. " + "; ".join(f"{period}: {some:,}" for period, some in line.rows if some)
    return document(height, title, said, drawn)


def draw_bars(counts: Counts, by: str, query: str, noun: str = "article") -> Iterator[str]:
    """One bar for each name, under its name, the longest first."""
    rows = list(counts.rows)[:MOST_BARS]
    more = len(counts.rows) - len(rows)
    head = f"{plural(counts.total, noun)} by {by}"
    if more:
        head += f", the first {len(rows)} of {len(counts.rows):,}"
    shown = count_rows(counts)[: len(rows)] + count_rows(counts)[len(counts.rows) :]
    most = max((some for _, some in shown), default=1)
    drawn = [*_heading(query, head), f'<svg class="list" x="5%" width="90%" y="{_HEAD}">']
    for at, (name, some) in enumerate(shown):
        top = at * _ROW
        drawn += fitted("0", top + 14, name, spare=(len(f"{some:,}") + 2) * LETTER)
        drawn.append(text("100%", top + 14, f"{some:,}", "count end"))
        long = place(100 * some / most)
        drawn.append(
            f'<rect class="bar" x="0" y="{top + 20}" width="{long}%" height="{_THICK}">'
            f"<title>{escaped(name)}: {some:,}</title></rect>"
        )
    drawn.append("</svg>")
    said = f"{head}. " + "; ".join(f"{name}: {some:,}" for name, some in shown)
    return document(
        _HEAD + len(shown) * _ROW, f"{query or 'all'}: {several(noun)} by {by}", said, drawn
    )


def draw_strips(
    lines: Sequence[tuple[str, Timeline]],
    names: str,
    query: str,
    total: int,
    noun: str = "article",
) -> Iterator[str]:
    """A strip of columns for each name, all with the same scale and the same periods."""
    by = lines[0][1].by if lines else "month"
    head = f"{names} named in {plural(total, noun)}, by {by}"
    drawn = list(_heading(query, head))
    most = max((max(line.counts, default=0) for _, line in lines), default=0)
    top = _HEAD
    for name, line in lines:
        spare = (len(f"{line.total:,}") + 2) * LETTER
        drawn += fitted(str(SIDE), top + 14, name, "name", spare=spare, letter=LETTER * 1.08)
        drawn.append(
            f'<svg class="list" x="5%" width="90%" y="{top}" overflow="visible">'
            f"{text('100%', 14, f'{line.total:,}', 'count end')}</svg>"
        )
        drawn += _columns(line, top + 22, _STRIP_HEIGHT, most=most, plain=True)
        top += 22 + _STRIP_HEIGHT + 14
    if lines and lines[0][1].periods:
        top -= 14
        drawn += _dates(lines[0][1], top)
        top += 36
    said = f"{head}. " + " ".join(
        f"{name}, {line.total:,}: "
        + ("; ".join(f"{p} {some:,}" for p, some in line.rows if some) or "no dates")
        + "."
        for name, line in lines
    )
    return document(top, f"{query or 'all'}: {names} named beside it, by {by}", said, drawn)


def _summary(line: Timeline, noun: str) -> str:
    head = f"{plural(line.total, noun)} by {line.by}"
    return f"{head}, {line.without:,} without a date" if line.without else head


def _heading(query: str, said: str) -> Iterator[str]:
    yield from fitted(str(SIDE), 28, query or "all articles", "title", letter=LETTER * 1.3)
    yield from fitted(str(SIDE), 50, said, "quiet")


def _columns(
    line: Timeline, top: float, height: float, *, most: int | None = None, plain: bool
) -> Iterator[str]:
    """The axis to the left, and the columns; a *plain* one has its ends only."""
    if not line.periods:
        return
    highest, step = nice_top(most or max(line.counts) or 1)
    levels = (0, highest) if plain else range(0, highest + 1, step)
    for level in levels:
        y = top + height - height * level / highest
        yield text(str(GUTTER - 8), y + 4, short(level), "tick end")
    yield (
        f'<svg class="plot" x="14%" width="79%" y="{place(top)}" height="{place(height)}" '
        'overflow="visible">'
    )
    for level in levels[1:]:
        at = place(height - height * level / highest)
        yield f'<line class="grid" x1="0" x2="100%" y1="{at}" y2="{at}"/>'
    band = 100 / len(line.periods)
    thick = min(band * 0.8, _WIDEST_COLUMN)
    numbered = "" if plain else _numbered(line)
    for number, (period, some) in enumerate(line.rows):
        if not some:
            continue
        tall = max(1.0, height * some / highest)
        left = (number + 0.5) * band - thick / 2
        yield (
            f'<rect class="bar" x="{place(left)}%" y="{place(height - tall)}" '
            f'width="{place(thick)}%" height="{place(tall)}">'
            f"<title>{escaped(period)}: {some:,}</title></rect>"
        )
        if numbered != "":
            middle = f"{place((number + 0.5) * band)}%"
            classes = "count middle" if numbered == "all" else "count middle w"
            yield text(middle, height - tall - 5, f"{some:,}", classes)
    yield f'<line class="base" x1="0" x2="100%" y1="{place(height)}" y2="{place(height)}"/>'
    yield "</svg>"


def _numbered(line: Timeline) -> str:
    """Whether counts can stand over all columns: in "all" forms, the "wide" one, or none ("")."""
    needed = (max(len(f"{some:,}") for some in line.counts) + 0.7) * _TICK * len(line.periods)
    if needed <= NARROW_PLOT:
        return "all"
    return "wide" if needed <= WIDE_PLOT else ""


def _dates(line: Timeline, top: float) -> Iterator[str]:
    """The periods under the columns, as many as fit."""
    room = len(line.periods[0]) * _TICK
    narrow = _ticks(line, int(NARROW_PLOT / (room + 12)))
    wide = _ticks(line, int(WIDE_PLOT / (room + 16)))
    band = 100 / len(line.periods)
    yield f'<svg class="plot" x="14%" width="79%" y="{place(top)}" overflow="visible">'
    for at in sorted(narrow | wide):
        form = "" if at in narrow and at in wide else "n" if at in narrow else "w"
        x = f"{place((at + 0.5) * band)}%"
        yield f'<line class="base {form}" x1="{x}" x2="{x}" y1="0" y2="5"/>'.replace(' "', '"')
        # Half a label may stick out on the right by what is left free there.
        over = (at + 0.5) * band / 100 * NARROW_PLOT + room / 2 - NARROW_PLOT - RIGHT + 4
        if over > 0:
            yield text("100%", 20, line.periods[at], f"tick end {form}")
        else:
            yield text(x, 20, line.periods[at], f"tick middle {form}")
    yield "</svg>"


def _ticks(line: Timeline, most: int) -> set[int]:
    """
    Which periods are written: every n-th, so that no more than *most* are, the Januaries when they
    are months.
    """
    count = len(line.periods)
    steps = _STEPS[line.by]
    step = next((step for step in steps if -(-count // step) <= max(1, most)), count)
    first = line.periods[0]
    if line.by == "month":
        into = (int(first[:4]) * 12 + int(first[5:7]) - 1) % step
    elif line.by == "year":
        into = int(first[:4]) % step
    else:
        into = 0
    return {at for at in range(count) if (at + into) % step == 0} or {0}
