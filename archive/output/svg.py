"""
The pieces of a chart as SVG: the page with its style, text made safe, axes, and how much text fits.

A chart is as wide as whatever shows it: places along it are percentages, type keeps its size, and
media queries choose between the narrow and the wide form of what is written (class "n" or "w").
What knows no media queries shows the narrow form in light. There is no script, no font and no
address in it, and the same counts give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.output.printable import prose
from archive.output.width import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NARROW: Final = 320
"""Pixels that a chart must be readable in."""
_WIDE: Final = 640
"""From here on the wide form is shown."""
GUTTER, RIGHT, SIDE = 46, 22, 16
"""Pixels left of a plot with an axis, right of it, and beside one without."""
NARROW_PLOT: Final = NARROW - GUTTER - RIGHT
WIDE_PLOT: Final = _WIDE - GUTTER - RIGHT
LETTER: Final = 7.2
"""Pixels that a letter of 13 px takes in the widest of common fonts; a figure takes no more."""

PALETTES: Final = {
    "light": {
        "paper": "#ffffff", "ink": "#1f2328", "quiet": "#57606a", "bar": "#0550ae",
        "grid": "#d0d7de",
    },
    "dark": {
        "paper": "#0d1117", "ink": "#e6edf3", "quiet": "#9da7b3", "bar": "#79c0ff",
        "grid": "#30363d",
    },
}  # fmt: skip
"""Every colour of text or bar has a contrast of 4.5 or more to the paper behind it."""

_STYLE = """\
  svg {{ color-scheme: light dark; }}
  text {{ font: 13px system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }}
  .title {{ font-size: 16px; font-weight: 600; }}
  .name {{ font-weight: 600; }}
  text.tick, text.count {{ font-size: 12px; font-variant-numeric: tabular-nums; }}
  .end {{ text-anchor: end; }}
  .middle {{ text-anchor: middle; }}
  .w {{ display: none; }}
  .plot {{ x: {gutter}px; width: calc(100% - {both}px); }}
  .list {{ x: {side}px; width: calc(100% - {sides}px); }}
{light}
  @media (min-width: {wide}px) {{ .n {{ display: none; }} .w {{ display: inline; }} }}
  @media (prefers-color-scheme: dark) {{
{dark}
  }}
"""


def _colours(palette: dict[str, str], indent: str) -> str:
    rules = (
        f".paper {{ fill: {palette['paper']}; }}",
        f"text {{ fill: {palette['ink']}; }}",
        f"text.quiet, text.tick {{ fill: {palette['quiet']}; }}",
        f".bar {{ fill: {palette['bar']}; }}",
        f".grid {{ stroke: {palette['grid']}; }}",
        f".base {{ stroke: {palette['quiet']}; }}",
    )
    return "\n".join(indent + rule for rule in rules)


def escaped(text: str) -> str:
    """*text* in one line as it can stand in an element or an attribute."""
    shown = prose(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace('"', "&quot;")


def place(value: float) -> str:
    """A number with no more figures than a screen can show, and no needless ones."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def text(x: str, y: float, words: str, classes: str = "") -> str:
    """One line of *words* with its baseline at *y*."""
    named = f' class="{classes.strip()}"' if classes.strip() else ""
    return f'<text x="{x}" y="{place(y)}"{named}>{escaped(words)}</text>'


def fitted(
    x: str, y: float, words: str, classes: str = "", *, spare: float = 0, letter: float = LETTER
) -> Iterator[str]:
    """
    *words* cut to what the narrow and the wide form have room for, *spare* pixels left free.
    """
    words = prose(words)
    narrow = cut(words, int((NARROW - 2 * SIDE - spare) / letter))
    wide = cut(words, int((_WIDE - 2 * SIDE - spare) / letter))
    if narrow == wide:
        yield text(x, y, words, classes)
    else:
        yield text(x, y, narrow, f"{classes} n")
        yield text(x, y, wide, f"{classes} w")


def document(height: float, title: str, said: str, parts: Iterable[str]) -> Iterator[str]:
    """The whole drawing, line by line: *title* and *said* are what is read aloud of it."""
    style = _STYLE.format(
        gutter=GUTTER,
        both=GUTTER + RIGHT,
        side=SIDE,
        sides=2 * SIDE,
        wide=_WIDE,
        light=_colours(PALETTES["light"], "  "),
        dark=_colours(PALETTES["dark"], "    "),
    )
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{place(height)}" role="img" '
        'aria-labelledby="title said">'
    )
    yield f'<title id="title">{escaped(title)}</title>'
    yield f'<desc id="said">{escaped(said)}</desc>'
    yield f"<style>\n{style}</style>"
    yield '<rect class="paper" width="100%" height="100%"/>'
    yield from parts
    yield "</svg>"


def nice_top(most: int) -> tuple[int, int]:
    """
    Where an axis from zero ends above *most*, and its step: 1, 2 or 5 times a power of ten, in
    whole numbers, because nobody counts half an article.
    """
    power = 1
    while True:
        for leading in (1, 2, 5):
            step = leading * power
            if step * 5 >= most:
                return max(step, -(-most // step) * step), step
        power *= 10


def short(count: int) -> str:
    """A number for an axis, in the four characters that its gutter holds: 950, 1.5k, 20k, 3M."""
    for unit, name in ((1_000_000, "M"), (1_000, "k")):
        if count >= unit:
            return f"{place(count / unit)}{name}"
    return str(count)
