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
    LETTER,
    document,
    escaped,
    fitted,
    nice_top,
    place,
    plot,
    short,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.output.svg import Form
    from archive.output.timelines import Timeline
    from index.results import Counts

MOST_BARS: Final = 40
"""Names that are drawn; how many more there are is said."""

_HEAD: Final = 72
"""Pixels of the title and the line under it."""
_COLUMNS_HEIGHT, _STRIP_HEIGHT = 200, 56
_DATES: Final = 36
_NAME, _GAP = 30, 14
_ROW: Final = 40
_THICK: Final = 12
_SLIGHTEST: Final = 0.4
"""Per cent of the longest bar that one article still shows as."""
_WIDEST_COLUMN: Final = 12.0
"""Per cent of the plot that one column may take: three of them are columns still, not walls."""
_TICK, _BOLD = LETTER * 12 / 13, LETTER * 1.08
_TITLE: Final = 10.3
"""Pixels of a bold letter of 16 px."""
_MEAN: Final = 6.6
"""Pixels of a letter of 13 px in a sentence of ours, whose letters are known."""
_BESIDE = {
    "person": "people", "place": "places", "org": "organisations", "thing": "things",
    "source": "outlets", "speaker": "speakers",
}  # fmt: skip
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
    head = f"{plural(line.total, noun)} by {line.by}"
    if line.without:
        head += f", {line.without:,} without a date"

    def draw(form: Form) -> Iterator[str]:
        yield from _heading(form, query, head)
        yield from _columns(form, line, _HEAD, _COLUMNS_HEIGHT)
        yield from _dates(form, line, _HEAD + _COLUMNS_HEIGHT)

    height = _HEAD + (_COLUMNS_HEIGHT + _DATES if line.periods else 0)
    said = f"{head}. " + "; ".join(f"{period}: {some:,}" for period, some in line.rows if some)
    return document(height, f"{query or 'all'}: {several(noun)} by {line.by}", said, draw)


def draw_bars(counts: Counts, by: str, query: str, noun: str = "article") -> Iterator[str]:
    """One bar for each name, under its name, the longest first."""
    shown = [*counts.rows[:MOST_BARS], *count_rows(counts)[len(counts.rows) :]]
    most = max((some for _, some in shown), default=1)
    head = f"{plural(counts.total, noun)} by {by}"
    if len(counts.rows) > MOST_BARS:
        head += f", {MOST_BARS} of {len(counts.rows):,} shown"

    def draw(form: Form) -> Iterator[str]:
        yield from _heading(form, query, head)
        yield plot(form.side, form.end, _HEAD, len(shown) * _ROW)
        for at, (name, some) in enumerate(shown):
            yield from _named(form, at * _ROW + 14, name, some)
            long = place(max(_SLIGHTEST, 100 * some / most))
            yield (
                f'<rect class="bar" x="0" y="{at * _ROW + 20}" width="{long}%" '
                f'height="{_THICK}"><title>{escaped(name)}: {some:,}</title></rect>'
            )
        yield "</svg>"

    said = f"{head}. " + "; ".join(f"{name}: {some:,}" for name, some in shown)
    title = f"{query or 'all'}: {several(noun)} by {by}"
    return document(_HEAD + len(shown) * _ROW + 8, title, said, draw)


def draw_strips(
    lines: Sequence[tuple[str, Timeline]],
    names: str,
    query: str,
    total: int,
    noun: str = "article",
) -> Iterator[str]:
    """A strip of columns for each name, all with the same scale and the same periods."""
    by = lines[0][1].by if lines else "month"
    head = f"{_BESIDE[names]} in {plural(total, noun)}, by {by}"
    most = max((max(line.counts, default=0) for _, line in lines), default=0)
    one = _NAME + _STRIP_HEIGHT + _GAP
    dated = bool(lines and lines[0][1].periods)

    def draw(form: Form) -> Iterator[str]:
        yield from _heading(form, query, head)
        for at, (name, line) in enumerate(lines):
            top = _HEAD + at * one
            yield plot(form.side, form.end, top, _NAME)
            yield from _named(form, 14, name, line.total, "name")
            yield "</svg>"
            yield from _columns(form, line, top + _NAME, _STRIP_HEIGHT, most=most)
        if dated:
            yield from _dates(form, lines[0][1], _HEAD + len(lines) * one - _GAP)

    said = f"{head}. " + " ".join(
        f"{name}, {line.total:,}: "
        + ("; ".join(f"{p} {some:,}" for p, some in line.rows if some) or "no dates")
        + "."
        for name, line in lines
    )
    height = _HEAD + len(lines) * one + (_DATES - _GAP if dated else 0)
    title = f"{query or 'all'}: {_BESIDE[names]} beside it, by {by}"
    return document(height, title, said, draw)


def _heading(form: Form, query: str, said: str) -> Iterator[str]:
    x = f"{place(form.side)}%"
    yield text(x, 28, fitted(query or "all articles", form.across, _TITLE), "title")
    yield text(x, 50, fitted(said, form.across, _MEAN), "quiet")


def _named(form: Form, y: float, name: str, some: int, classes: str = "") -> Iterator[str]:
    """A name to the left, and how many to the right of what is left of the line."""
    count = f"{some:,}"
    yield text("0", y, fitted(name, form.across - (len(count) + 2) * LETTER, _BOLD), classes)
    yield text("100%", y, count, "count end")


def _columns(
    form: Form, line: Timeline, top: float, height: float, *, most: int | None = None
) -> Iterator[str]:
    """The axis and the columns; with *most*, which all strips share, its ends only."""
    if not line.periods:
        return
    highest, step = (most, most) if most else nice_top(max(line.counts))
    band = 100 / len(line.periods)
    thick = min(band * 0.8, _WIDEST_COLUMN)
    numbered = most is None and _are_numbered(form, line)
    yield plot(form.left, form.end, top, height)
    for level in range(0, highest + 1, step):
        y = height - height * level / highest
        yield text("-8", y + 4, short(level), "tick end")
        yield (
            f'<line class="{"grid" if level else "base"}" x1="0" x2="100%" y1="{place(y)}" '
            f'y2="{place(y)}"/>'
        )
    for at, (period, some) in enumerate(line.rows):
        if not some:
            continue
        tall = max(1.0, height * some / highest)
        yield (
            f'<rect class="bar" x="{place((at + 0.5) * band - thick / 2)}%" '
            f'y="{place(height - tall)}" width="{place(thick)}%" height="{place(tall)}">'
            f"<title>{escaped(period)}: {some:,}</title></rect>"
        )
        if numbered:
            middle = f"{place((at + 0.5) * band)}%"
            yield text(middle, height - tall - 5, f"{some:,}", "count middle")
    yield "</svg>"


def _are_numbered(form: Form, line: Timeline) -> bool:
    """Whether there is room for its count over every column."""
    longest = max(len(f"{some:,}") for some in line.counts)
    return (longest + 0.7) * _TICK * len(line.periods) <= form.plot


def _dates(form: Form, line: Timeline, top: float) -> Iterator[str]:
    """The periods under the columns, as many as fit."""
    if not line.periods:
        return
    written = len(line.periods[0]) * _TICK
    free = form.pixels * (100 - form.end) / 100 - 2
    band = form.plot / len(line.periods)
    ends = -form.plot
    yield plot(form.left, form.end, top, _DATES)
    for at in _ticks(line, int(form.plot / (written + 14))):
        middle = (at + 0.5) * band
        x = f"{place((at + 0.5) * 100 / len(line.periods))}%"
        # Half of the last label may stand out on the right by what is free there, and no more.
        sticks_out = middle + written / 2 > form.plot + free
        begins = form.plot - written if sticks_out else middle - written / 2
        if begins < ends + 6:
            continue
        ends = begins + written
        yield f'<line class="base" x1="{x}" x2="{x}" y1="0" y2="5"/>'
        if sticks_out:
            yield text("100%", 20, line.periods[at], "tick end")
        else:
            yield text(x, 20, line.periods[at], "tick middle")
    yield "</svg>"


def _ticks(line: Timeline, most: int) -> list[int]:
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
    return [at for at in range(count) if (at + into) % step == 0] or [0]
