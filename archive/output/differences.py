"""
Two articles compared, for reading: what one says and the other does not, changed words marked.

    wording
    - Mr Putin has made clear that providing Ukraine with Tomahawks would cross a red line.
    + Mr Putin has made *it* clear that providing Ukraine with Tomahawks would cross a red line.

On a wide screen the two stand side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.output.hits import UNDATED, UNKNOWN_OUTLET
from archive.output.printable import printable, prose
from archive.output.width import MARK, UNMARK, cut, pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.article import Article
    from archive.comparing import Comparison, Difference
    from archive.output.screen import Screen

WIDE = 110
"""Columns from which the two texts stand side by side: two columns of 50 characters to read."""
_WIDEST = 200
_GUTTER = "  "
_NAMES = {
    "glyphs": "other glyphs",
    "case": "other capitals",
    "wording": "other wording",
    "moved": "moved",
    "substance": "other substance",
    "added": "added",
    "dropped": "dropped",
}


def difference_lines(
    a: Article, b: Article, rows: Sequence[Difference], screen: Screen
) -> Iterator[str]:
    """The two articles' heads, and *rows* one by one."""
    wide = screen.width >= WIDE
    columns = (min(screen.width, _WIDEST) - len(_GUTTER)) // 2 if wide else screen.width
    yield from _beside(_head(a, "-", columns), _head(b, "+", columns), columns, screen, wide=wide)
    for row in rows:
        yield ""
        yield screen.paint(_label(row), "quiet")
        left = _sentence(row, "a", columns, screen)
        right = _sentence(row, "b", columns, screen)
        yield from _beside(left, right, columns, screen, wide=wide)


def summary_line(comparison: Comparison) -> str:
    """`16 sentences the same; 1 other glyphs, 2 other substance, 2 added`."""
    counts = dict(comparison.counts())
    same = counts.pop("same", 0)
    parts = [f"{count:,} {_NAMES[kind]}" for kind, count in counts.items()]
    told = f"{same:,} sentence{'' if same == 1 else 's'} the same"
    return f"{told}; {', '.join(parts)}" if parts else told


def _head(article: Article, sign: str, columns: int) -> list[str]:
    """Title and provenance of one side."""
    title = prose(article.title or article.lead) or "(no text)"
    outlet = prose(article.source.name) if article.source else UNKNOWN_OUTLET
    day = article.published.day.isoformat() if article.published else UNDATED
    return [
        f"{sign} {cut(title, columns - 2)}",
        f"  {cut(f'{outlet}, {day}, {printable(article.id)}', columns - 2)}",
    ]


def _label(row: Difference) -> str:
    """The kind of a difference, and why it is one of substance."""
    parts: list[str] = [row.kind]
    if row.reasons:
        parts.append(f"({', '.join(row.reasons)})")
    if row.moved and row.kind != "moved":
        parts.append("and moved")
    return " ".join(parts)


def _sentence(row: Difference, side: str, columns: int, screen: Screen) -> list[str]:
    """One side of a row, its changed words marked; nothing when that side lacks it."""
    sentence = row.a if side == "a" else row.b
    if sentence is None:
        return []
    before, after = (MARK, UNMARK) if screen.colour else ("*", "*")
    parts: list[str] = []
    at = 0
    for change in row.changes:
        start, end = change.a if side == "a" else change.b
        if start < at or end <= start:
            continue
        parts += [printable(sentence.text[at:start]), before]
        parts += [printable(sentence.text[start:end]), after]
        at = end
    parts.append(printable(sentence.text[at:]))
    lines = wrap("".join(parts), columns, indent="  ")
    sign = "-" if side == "a" else "+"
    return [f"{sign} {line[2:]}" if number == 0 else line for number, line in enumerate(lines)]


def _beside(
    left: list[str], right: list[str], columns: int, screen: Screen, *, wide: bool
) -> Iterator[str]:
    """The lines of both sides: next to each other, or one after the other."""
    if not wide:
        yield from map(screen.mark, (*left, *right))
        return
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else ""
        other = right[number] if number < len(right) else ""
        assert width(one) <= columns
        yield screen.mark(f"{pad(one, columns)}{_GUTTER}{other}").rstrip()
