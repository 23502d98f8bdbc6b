"""
Interviews that are printed as such: a name before each turn, and no quotation marks.

    ((Richard Stallman))  I am afraid so.        Smith: It was hard.        A: It was hard.

The turns of a person are what that person says; what the paper asks is nobody's quotation. A label
is believed only where it comes back: "Note: ..." stands once.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.quotes.speech import Speech

__all__ = ["Turn", "find_turns"]


class Turn(NamedTuple):
    """A passage is what *speaker* says, from character *start* on."""

    start: int
    speaker: str


_LABEL = re.compile(
    r"\(\(([^()\n]{1,60})\)\)[\s\u00a0]{0,4}|([A-Z][\w.'’ -]{0,40}?)\s?:[\s\u00a0]+(?=\S)"
)
_TIMES = 2
"""Turns with the same label that make it one."""


def find_turns(texts: Sequence[str], people: Sequence[str], speech: Speech) -> dict[int, Turn]:
    """
    The turns of those who answer among the paragraphs *texts*, by the number of the paragraph.

    *people* are whom the article names. A paragraph without label or marks, between two turns, goes
    on with the first; where no label asks, a question before the second is the paper's.
    """
    labels: list[tuple[int, int, str]] = []
    times: dict[str, int] = {}
    for place, text in enumerate(texts):
        match = _LABEL.match(text)
        if match is not None:
            label = " ".join((match[1] or match[2]).split())
            labels.append((place, match.end(), label))
            times[label] = times.get(label, 0) + 1
    speakers = {label: _speaker(label, people, speech) for label in times}
    known = {
        label: speaker
        for label, count in times.items()
        if count >= _TIMES and (speaker := speakers[label]) is not None
    }
    if len(known) < 2 or not any(known.values()):
        return {}
    asked = "" in known.values()
    turns: dict[int, Turn] = {}
    labelled = [one for one in labels if one[2] in known]
    for (place, start, label), (following, _, _) in pairwise([*labelled, (len(texts), 0, "")]):
        if not known[label]:
            continue
        turns[place] = Turn(start, known[label])
        if following == len(texts):
            break  # behind the last turn stands whatever the paper adds
        question = not asked and texts[following - 1].rstrip()[-1:] == "?"
        for more in range(place + 1, following - question):
            if texts[more][:1] not in '"“‘«—–-':
                turns[more] = Turn(0, known[label])
    return turns


def _speaker(label: str, people: Sequence[str], speech: Speech) -> str | None:
    """Whom a label means: a name, "" for who asks, None for no label at all."""
    lower = label.lower()
    if lower in speech.asking:
        return ""
    if lower in speech.answering:
        return people[0] if people else None
    wanted = lower.replace(".", "").split()
    if len(wanted) > 1 and wanted[0] in speech.honorifics:
        del wanted[0]
    found = [name for name in people if _ends(name.lower().replace(".", "").split(), wanted)]
    if not found and len(label) < 4 and label.isupper():
        found = [name for name in people if "".join(word[0] for word in name.split()) == label]
    return found[0] if len(found) == 1 else None


def _ends(name: list[str], wanted: list[str]) -> bool:
    return name == wanted or (len(wanted) == 1 and wanted[0] in (name[0], name[-1]))
