"""
What benchmarks print: tables that read the same on a screen and on a page, and the pages they fill.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def to_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with its columns in line: the first to the left, the figures to the right."""
    widths = [max(3, *(len(row[i]) for row in (head, *rows))) for i in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        first = cells[0].ljust(widths[0])
        rest = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)]
        return "| " + " | ".join([first, *rest]) + " |\n"

    rule = [":" + "-" * (widths[0] - 1), *("-" * (width - 1) + ":" for width in widths[1:])]
    return line(head) + line(rule) + "".join(line(row) for row in rows)


def figure(value: float) -> str:
    """Three digits that say something: 0.123, 4.56, 78.9, 12,345."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def write_block(page: str, name: str, text: str) -> None:
    """Put *text* between the two comments of *page* that carry *name*."""
    path = Path(page)
    pattern = re.compile(rf"(<!-- {name}: [^>]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
    filled, count = pattern.subn(
        lambda match: f"{match[1]}\n{text.strip()}\n\n{match[2]}", path.read_text(encoding="utf-8")
    )
    if count != 1:
        raise ValueError(f"{page} has no place for {name}")
    path.write_text(filled, encoding="utf-8")
