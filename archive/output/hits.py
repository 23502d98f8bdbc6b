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

    from archive.day import Moment
    from archive.output.screen import Screen
    from archive.searching import Found, SearchResults
    from index.snippet import Snippet

UNDATED = "undated"
UNKNOWN_OUTLET = "outlet unknown"
_INDENT = "    "
_ALSO = 4
"""Lines that the other members of a story take under a hit."""


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
    yield byline(found.source, day_text(found.published), found.id, screen)
    for sentence in found.alone:
        yield from wrap(prose(sentence.text), screen.width, indent=_INDENT)
    if found.snippet and found.snippet.text.strip():
        shown = marked(found.snippet, screen)
        yield from (screen.mark(line) for line in wrap(shown, screen.width, indent=_INDENT))
    yield from _also_lines(found, screen)


def day_text(moment: Moment | None) -> str | None:
    """`2025-10-17`, `2025-10-17 (inferred)` when only its story says so; None without a day."""
    if moment is None:
        return None
    inferred = " (inferred)" if moment.basis == "inferred" else ""
    return f"{moment.day.isoformat()}{inferred}"


def _also_lines(found: Found, screen: Screen) -> Iterator[str]:
    """
    The other members of its story: `    also The Times, 2025-10-18, 6106dc75c921 (copy)`.
    """
    shown = found.also if len(found.also) <= _ALSO else found.also[: _ALSO - 1]
    for other in shown:
        outlet = prose(other.source) if other.source else UNKNOWN_OUTLET
        day = day_text(other.published) or UNDATED
        line = f"also {outlet}, {day}, {printable(other.id)} ({other.relation})"
        yield from (
            screen.paint(part, "quiet") for part in wrap(line, screen.width, indent=_INDENT)
        )
    more = found.members - 1 - len(shown)
    if more > 0:
        yield screen.paint(f"{_INDENT}and {more:,} more: story:{printable(found.id)}", "quiet")


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


def totals(shown: int, total: int, offset: int, articles: int | None = None) -> str:
    """
    What is said about how many there are: `2 articles`, `1-10 of 1,234 articles; ...`; of stories,
    also how many *articles* they have: `1 story (2 articles)`.
    """
    whole = plural(total)
    if articles is not None and articles != total:
        whole = f"{total:,} {'story' if total == 1 else 'stories'} ({plural(articles)})"
    if shown == total:
        return whole
    if not shown:
        return f"none of {whole}: --offset {offset} is past the end"
    return f"{offset + 1:,}-{offset + shown:,} of {whole}; --limit 0 shows all"
