"""
The screen that text is made for: how wide, whether in colour, which characters it has.

The command line finds out; everything else is handed a `Screen`. Colour says nothing that the text
does not say: without it matches stand between asterisks.
"""

from __future__ import annotations

from archive.output.width import MARK, UNMARK
from index.frozen import Frozen

_RESET = "\x1b[0m"
_CODES = {"title": "\x1b[1m", "match": "\x1b[1;31m", "id": "\x1b[33m", "quiet": "\x1b[2m"}


class Screen(Frozen):
    """
    *width* in columns; *terminal* is True when a person looks at it and not a program; *blocks*
    whether it has "█", "▁" and "…", which a stream that is not Unicode lacks.
    """

    width: int = 80
    colour: bool = False
    terminal: bool = False
    blocks: bool = True

    def paint(self, text: str, role: str) -> str:
        """*text* in the colour of "title", "match", "id" or "quiet"; plain without colour."""
        return f"{_CODES[role]}{text}{_RESET}" if self.colour and text else text

    def mark(self, text: str) -> str:
        """*text* with its marks as colour, or as asterisks that already stand in it."""
        if not self.colour:
            return text
        return text.replace(MARK, _CODES["match"]).replace(UNMARK, _RESET)
