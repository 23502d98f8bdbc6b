"""
Where a quotation stands, and who is found to have said it: what the rules take and give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archive.quotes.heads import Head, leading, subject

if TYPE_CHECKING:
    from archive.quotes.lines import Line
    from archive.quotes.people import People

__all__ = ["Attribution", "Scene", "made", "main"]

_UNDER = frozenset(("if", "when", "while", "because", "although", "though", "as"))


class Attribution(NamedTuple):
    """A speaker (None: said to be somebody, but not whom), the verb, and the rule that found it."""

    speaker: str | None
    cue: str
    how: str


class Scene(NamedTuple):
    """A paragraph of the article, as far as it stands by its quotations."""

    people: People
    place: int
    line: Line

    @property
    def said(self) -> dict[int, str | None]:
        """The speakers of its quotations so far."""
        return self.people.said[self.place]


def main(line: Line, start: int, stop: int) -> Head | None:
    """The subject of a sentence: of its last verb of saying before *stop*, else its first noun."""
    if line.codes[start : start + 1] == "c" and line.words[start] in _UNDER:
        comma = line.codes.find(
            ",", start, stop
        )  # "If Trump reads it, Schwartz would be surprised"
        start = comma + 1 if 0 <= comma < stop - 1 else start
    for verb in range(stop - 1, start - 1, -1):
        if line.codes[verb] in "VK":
            head = subject(line, verb, from_=start)
            if head is not None:
                return head
    return leading(line, start, stop)


def made(scene: Scene, head: Head | None, word: str, how: str) -> Attribution | None:
    if head is None:
        return None
    return Attribution(scene.people.name(head, scene.line, scene.place), word, how)
