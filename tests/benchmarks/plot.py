"""
Lines on logarithmic paper, as an SVG that reads in light and in dark.

Lines are told apart by a label at their end, so nobody needs to see colours; the one that matters is
thick, and one alone is what the title of its panel says. A screen reader gets the title and, from the description, every first and last figure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.benchmarks.pages import figure

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT, LEFT, LABELS, TOP, BOTTOM, GAP = 340, 330, 58, 140, 64, 52, 14
_STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #1f2328; }
  .title { font-size: 15px; font-weight: 600; } .panel { font-weight: 600; }
  .grid { stroke: #d0d7de; stroke-width: 1; } .line { fill: none; stroke: #57606a; stroke-width: 1.2; }
  .dot { fill: #57606a; } .join { stroke: #8c959f; stroke-width: .7; }
  .main { stroke: #0550ae; stroke-width: 3; } .dot.main { fill: #0550ae; stroke: none; }
  text.main { fill: #0550ae; stroke: none; font-weight: 600; } .paper { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .grid { stroke: #30363d; } .line { stroke: #9da7b3; }
    .dot { fill: #9da7b3; } .main { stroke: #79c0ff; } .dot.main, text.main { fill: #79c0ff; }
    .paper { fill: #0d1117; }
  }
"""


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    points: Sequence[tuple[float, float]]
    main: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    title: str
    unit: str
    lines: Sequence[Line]


def draw(title: str, panels: Sequence[Panel], *, across: str) -> str:
    """The panels beside each other, *across* under each."""
    lefts, width = [], 0
    for panel in panels:
        lefts.append(width + LEFT)
        width += LEFT + WIDTH + (LABELS if len(panel.lines) > 1 else LEFT)
    height = TOP + HEIGHT + BOTTOM
    said = " ".join(_said(panel) for panel in panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        'role="img" aria-labelledby="title said">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="said">{escape(said)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        f'<text class="title" x="{GAP}" y="24">{escape(title)}</text>',
    ]
    for panel, left in zip(panels, lefts, strict=True):
        parts += _panel(panel, left, across)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _said(panel: Panel) -> str:
    lines = [
        f"{line.name} from {figure(line.points[0][1])} at {line.points[0][0]:,.0f} to "
        f"{figure(line.points[-1][1])} at {line.points[-1][0]:,.0f}"
        for line in panel.lines
    ]
    return f"{panel.title} in {panel.unit}: {'; '.join(lines)}."


def _panel(panel: Panel, left: float, across: str) -> list[str]:
    xs = [math.log10(x) for line in panel.lines for x, _ in line.points]
    ys = [math.log10(y) for line in panel.lines for _, y in line.points]
    low, high = math.floor(min(ys)), max(math.ceil(max(ys)), math.floor(min(ys)) + 1)
    first, last = min(xs), max(*xs, min(xs) + 0.1)

    def at_x(x: float) -> float:
        return left + (math.log10(x) - first) / (last - first) * WIDTH

    def at_y(y: float) -> float:
        return TOP + HEIGHT - (math.log10(y) - low) / (high - low) * HEIGHT

    heading = escape(f"{panel.title} ({panel.unit})")
    parts = [f'<text class="panel" x="{left}" y="{TOP - 14}">{heading}</text>']
    for power in range(low, high + 1):
        y = at_y(10.0**power)
        parts.append(f'<path class="grid" d="M{left:.1f} {y:.1f}h{WIDTH}"/>')
        parts.append(
            f'<text x="{left - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{_short(10.0**power)}</text>'
        )
    for x in sorted({x for line in panel.lines for x, _ in line.points}):
        parts.append(f'<path class="grid" d="M{at_x(x):.1f} {TOP}v{HEIGHT}"/>')
        parts.append(
            f'<text x="{at_x(x):.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{_short(x)}</text>'
        )
    parts.append(
        f'<text x="{left + WIDTH / 2:.1f}" y="{TOP + HEIGHT + 40}" text-anchor="middle">'
        f"{escape(across)}</text>"
    )
    labels = _apart({line.name: at_y(line.points[-1][1]) for line in panel.lines})
    for line in sorted(panel.lines, key=lambda line: line.main):
        kind = " main" if line.main else ""
        places = [(at_x(x), at_y(y)) for x, y in line.points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        parts.append(f'<path class="line{kind}" d="M{path}"/>')
        parts += [
            f'<circle class="dot{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{3 if line.main else 1.8}"/>'
            for x, y in places
        ]
        x, y = places[-1]
        label = labels[line.name]
        if len(panel.lines) == 1:
            continue
        parts.append(f'<path class="join" d="M{x + 3:.1f} {y:.1f}L{x + 14:.1f} {label:.1f}"/>')
        parts.append(
            f'<text class="name{kind}" x="{x + 17:.1f}" y="{label + 4:.1f}">'
            f"{escape(line.name)}</text>"
        )
    return parts


def _apart(places: dict[str, float]) -> dict[str, float]:
    """The heights of labels, moved as little as keeps one from lying on another."""
    ordered = sorted(places, key=lambda name: (places[name], name))
    blocks: list[tuple[float, int]] = []
    for number, name in enumerate(ordered):
        total, size = places[name] - number * GAP, 1
        # Labels that would overlap become one block, which stands where its labels are on average.
        while blocks and blocks[-1][0] / blocks[-1][1] > total / size:
            before, more = blocks.pop()
            total, size = total + before, size + more
        blocks.append((total, size))
    heights = [total / size for total, size in blocks for _ in range(size)]
    lowest = TOP + HEIGHT - (len(ordered) - 1) * GAP
    return {
        name: max(TOP, min(height, lowest)) + number * GAP
        for number, (name, height) in enumerate(zip(ordered, heights, strict=True))
    }


def _short(value: float) -> str:
    """10k, 1M, 0.1: an axis has no room for more."""
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"
