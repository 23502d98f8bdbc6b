"""
Articles found, for reading: title or lead, outlet, date and id, and the passage that matched.

    Donald Trump has agreed to a second Ukraine war summit with Vladimir Putin after…
    The Independent, 2025-10-17, d9e10ce47f65
        ... “He'd like to have *Tomahawks*,” he said of Mr Zelensky earlier this week ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.output.printable import printable, prose
from archive.output.width import MARK, UNMARK, cut, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.output.screen import Screen
    from archive.searching import Found, SearchResults
    from index.snippet import Snippet

UNDATED = "undated"
UNKNOWN_OUTLET = "outlet unknown"
_INDENT = "    "


def _spaced(text: str) -> str:
    """`prose`, but white space at either end survives as one space: text between two marks."""
    inner = prose(text)
    if not text or not inner:
        return " " if text else ""
    head = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() else ""
    return f"{head}{inner}{tail}"


def marked(snippet: Snippet, screen: Screen) -> str:
    """The snippet in one line with its matches marked; `Screen.mark` turns marks into colour."""
    before, after = (MARK, UNMARK) if screen.colour else ("*", "*")
    parts: list[str] = []
    at = 0
    for start, end in sorted(snippet.spans):
        if start < at or end <= start:
            continue
        parts.append(_spaced(snippet.text[at:start]))
        parts.append(f"{before}{_spaced(snippet.text[start:end])}{after}")
        at = end
    parts.append(_spaced(snippet.text[at:]))
    return "".join(parts).strip()


def byline(source: str | None, day: str | None, article_id: str, screen: Screen) -> str:
    """Outlet, day and id in one line; the outlet gives way when the line is too narrow."""
    tail = f", {day or UNDATED}, "
    outlet = prose(source) if source else UNKNOWN_OUTLET
    room = screen.width - width(tail) - width(article_id)
    return cut(outlet, max(12, room)) + tail + screen.paint(printable(article_id), "id")


def hit_lines(found: Found, screen: Screen) -> Iterator[str]:
    """One article found, as lines."""
    name = prose(found.title or "") or prose(found.lead[: screen.width * 8]) or "(no text)"
    yield screen.paint(cut(name, screen.width), "title")
    day = found.published.day.isoformat() if found.published else None
    yield byline(found.source, day, found.id, screen)
    if found.snippet and found.snippet.text.strip():
        shown = marked(found.snippet, screen)
        yield from (screen.mark(line) for line in wrap(shown, screen.width, indent=_INDENT))


def answer_lines(results: SearchResults, screen: Screen) -> Iterator[str]:
    """A page of hits, a blank line between two."""
    for position, found in enumerate(results.hits):
        if position:
            yield ""
        yield from hit_lines(found, screen)


def plural(count: int, noun: str = "article") -> str:
    """`1 article`, `44,130 articles`, `2 stories`."""
    return f"{count:,} {noun if count == 1 else several(noun)}"


def several(noun: str) -> str:
    """`articles`, `stories`."""
    return f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s"


def totals(shown: int, total: int, offset: int) -> str:
    """What is said about how many there are: `2 articles`, `1-10 of 1,234 articles; ...`."""
    if shown == total:
        return plural(total)
    if not shown:
        return f"none of {plural(total)}: --offset {offset} is past the end"
    return f"{offset + 1:,}-{offset + shown:,} of {plural(total)}; --limit 0 shows all"
