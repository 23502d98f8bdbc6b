"""
Quotations found, for reading: what was said, by whom, and where it stands.

    “We have a lot of *Tomahawks*.”
        Donald Trump, The Independent, 2025-10-17, d9e10ce47f65
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.output.hits import byline, marked
from archive.output.printable import prose
from archive.output.width import cut, width, wrap
from index.frozen import replace
from index.snippet import Snippet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.output.screen import Screen
    from archive.quoted import FoundQuote

UNKNOWN_SPEAKER = "speaker unknown"
_INDENT = "    "


def quote_lines(found: FoundQuote, screen: Screen) -> Iterator[str]:
    """One quotation, as lines."""
    words = marked(Snippet(found.quote.words, found.marks), screen)
    yield from (screen.mark(line) for line in wrap(f"“{words}”", screen.width))
    speaker = cut(prose(found.quote.speaker or UNKNOWN_SPEAKER), max(12, screen.width // 2))
    day = found.published.day.isoformat() if found.published else None
    room = replace(screen, width=max(12, screen.width - len(_INDENT) - width(speaker) - 2))
    yield f"{_INDENT}{screen.paint(speaker, 'title')}, {byline(found.source, day, found.id, room)}"


def all_lines(quotes: Iterable[FoundQuote], screen: Screen) -> Iterator[str]:
    """Quotations, a blank line between two."""
    for position, found in enumerate(quotes):
        if position:
            yield ""
        yield from quote_lines(found, screen)
