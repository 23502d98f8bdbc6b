"""
How wide text is on a terminal, and how to cut and wrap it: columns, not characters.

East Asian wide characters and most emoji take two columns, combining marks none. The text is
already `printable`; the two mark characters below are the only controls allowed in it.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK, UNMARK = "\x01", "\x02"
"""Around a match while lines are laid out; `printable` text holds neither. They take no room."""

_MARKS = {MARK, UNMARK}
# A letter with more combining marks than this is no writing: it paints over the lines above.
_CHARACTERS_PER_COLUMN = 5


def _columns(character: str) -> int:
    if character < "\x7f":
        return 0 if character in _MARKS else 1
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def width(text: str) -> int:
    """The columns that *text* takes."""
    if text.isascii():
        return len(text) - text.count(MARK) - text.count(UNMARK)
    return sum(map(_columns, text))


def _fit(text: str, columns: int) -> int:
    """How many characters of *text* fit into *columns*."""
    used = 0
    for count, character in enumerate(text):
        used += _columns(character)
        if used > columns or count >= columns * _CHARACTERS_PER_COLUMN:
            return count
    return len(text)


def cut(text: str, columns: int, *, ellipsis: str = "…") -> str:
    """
    *text* in at most *columns*, with an ellipsis at the end where something was cut off.
    """
    head = text[: columns * _CHARACTERS_PER_COLUMN + 1]
    if len(head) == len(text) and width(text) <= columns:
        return text
    if columns <= len(ellipsis):
        return ellipsis[: max(columns, 0)]
    kept = head[: _fit(head, columns - len(ellipsis))]
    # Cut between words when that costs little: "the second Ukraine war sum…" reads worse.
    space = kept.rfind(" ")
    if space > len(kept) * 3 // 4:
        kept = kept[:space]
    return kept.rstrip() + ellipsis


def pad(text: str, columns: int) -> str:
    """*text* followed by as many spaces as make it *columns* wide."""
    return text + " " * max(0, columns - width(text))


def _is_narrow(word: str, columns: int) -> bool:
    """Whether *word* fits into a line, without measuring more of it than a line can hold."""
    return len(word) * 2 <= columns or (
        len(word) <= columns * _CHARACTERS_PER_COLUMN and width(word) <= columns
    )


def _words(text: str, columns: int) -> Iterator[str]:
    """The words of *text*; one that is wider than a line comes in pieces."""
    for word in text.split(" "):
        if _is_narrow(word, columns):
            if word:
                yield word
            continue
        at = 0
        while at < len(word):
            fits = max(1, _fit(word[at : at + columns * _CHARACTERS_PER_COLUMN], columns))
            yield word[at : at + fits]
            at += fits


def wrap(text: str, columns: int, *, indent: str = "") -> list[str]:
    """
    *text* in lines of at most *columns*, each after *indent*; a mark never runs across lines.
    """
    room = max(8, columns - width(indent))
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word in _words(text, room):
        needed = width(word)
        if line and used + 1 + needed > room:
            lines.append(" ".join(line))
            line, used = [], 0
        used += needed + (1 if line else 0)
        line.append(word)
    if line:
        lines.append(" ".join(line))
    return [indent + closed for closed in _close_marks(lines)]


def _close_marks(lines: list[str]) -> Iterator[str]:
    inside = False
    for line in lines:
        opened = MARK + line if inside else line
        inside = opened.rfind(MARK) > opened.rfind(UNMARK)
        yield opened + UNMARK if inside else opened
