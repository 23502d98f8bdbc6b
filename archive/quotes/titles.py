"""
A Title in marks: words that somebody said, or what a book, an event or a measure is called.

`Smith called it a "Witch Hunt"` quotes him; `Smith wrote "The Long Road"` and `its "Stage 3"
action` name things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.quotes.parts import BE

if TYPE_CHECKING:
    from archive.quotes.lines import Line
    from archive.quotes.scene import Attribution, Scene

__all__ = ["is_label", "is_said"]

_WORKS = frozenset(
    ("wrote", "writes", "written", "added", "adds", "suggested", "recalled", "recalls")
)
"""What is also done with a book or a song whose title follows."""


def is_label(line: Line, at: int) -> bool:
    """True for `his event, "Storm Area 51", was` and `its "Stage 3" action`."""
    codes = line.codes
    before, following = codes[max(0, at - 2) : at], codes[at + 1 : at + 2]
    if following == ",":
        return before in ("w,", "W,")
    return before[-1:] in ("D", "s") and following in ("w", "R", "X")


def is_said(scene: Scene, at: int, found: Attribution) -> bool:
    """True for `called it a "Witch Hunt"` and `said "Amen"`, not for `wrote "The Long Road"`."""
    line, speech = scene.line, scene.people.speech
    if found.how == "after":
        return line.codes[at - 1 : at] != "i"  # `In "The Long Road", Smith says little.`
    if found.how != "before":
        return False
    if speech.codes.get(found.cue) in ("K", "G") or found.cue in speech.framing:
        return True
    back = at - 1
    while back > 0 and line.codes[back] in ",:D":
        back -= 1
    if line.words[back] in BE:
        return True  # `said the plan was "Orwellian"`
    return line.words[back] == found.cue and found.cue not in speech.acts | _WORKS
