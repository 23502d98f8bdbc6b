"""
The pieces of a chart as SVG: the page with its style, text made safe, axes, and how much text fits.

A chart is as wide as whatever shows it: places along it are percentages, and type keeps its size.
It is in there twice, laid out for a telephone and for a desk, and a media query shows one of them.
What knows no media queries shows the narrow one in light. There is no script, no font and no
address in it, and the same counts give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.output.printable import prose
from archive.output.width import cut
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Form(Frozen):
    """
    How a chart is laid out for *pixels* or more: its text and bars from *side* to *end*, columns
    beside an axis from *left* to *end*, in per cent. *name* is its class.
    """

    name: str
    pixels: int
    side: float
    left: float
    end: float

    @property
    def across(self) -> float:
        """Pixels that text has."""
        return self.pixels * (self.end - self.side) / 100

    @property
    def plot(self) -> float:
        """Pixels that columns have."""
        return self.pixels * (self.end - self.left) / 100


NARROW: Final = Form("n", 320, 5, 14, 94)
WIDE: Final = Form("w", 800, 2, 6, 98)
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


def fitted(words: str, pixels: float, letter: float = LETTER) -> str:
    """*words* cut to about *pixels*."""
    return cut(prose(words), int(pixels / letter))


def document(
    height: float, title: str, said: str, draw: Callable[[Form], Iterable[str]]
) -> Iterator[str]:
    """
    The whole drawing, line by line: what *draw* makes of each form, of which one is shown. *title*
    and *said* are what is read aloud of it.
    """
    style = _STYLE.format(
        wide=WIDE.pixels,
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
    for form in (NARROW, WIDE):
        yield f'<g class="{form.name}">'
        yield from draw(form)
        yield "</g>"
    yield "</svg>"


def plot(left: float, right: float, top: float, height: float) -> str:
    """
    The start of a part from *left* to *right* per cent, in which 100% is its own width; what is
    written at its edges may stand out of it.
    """
    return (
        f'<svg x="{place(left)}%" width="{place(right - left)}%" y="{place(top)}" '
        f'height="{place(height)}" overflow="visible">'
    )


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
