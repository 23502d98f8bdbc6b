"""
Surnames that are titles or trades: "Boxer" is Barbara Boxer once she stood in full.

Such a word alone is no candidate ("the Major", "Coach"), so it is looked for only in an article
that names somebody so, and only where no other reading is likely.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.entities.gazetteer import Gazetteer
    from archive.entities.memory import People
    from archive.entities.sightings import Passage, Sighting

_MOST = 20  # surnames of this kind in one article
_DETERMINED = re.compile(
    r"\b(?:the|a|an|his|her|its|their|our|my|your|this|former|every|no|head|vice|assistant)$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(['’]s\b)|,? ([A-Z]?)([a-z]*)")


def titular(
    sightings: list[Sighting], prose: list[Passage], people: People, gazetteer: Gazetteer
) -> Iterator[tuple[str, Passage, int, int]]:
    """The name of the person, the passage and where in it the surname stands alone."""
    cues = gazetteer.cues
    holders = {
        word: full[0][1]
        for word, full in people.by_surname.items()
        if len(full) == 1 and word.lower() not in cues.offices
        if word.lower() in cues.honorifics or word.lower() in cues.roles
    }
    if not holders or len(holders) > _MOST:
        return
    taken: dict[Passage, list[tuple[int, int]]] = {}
    for candidate, passage, _ in sightings:
        taken.setdefault(passage, []).append((candidate.start, candidate.end))
    surnames = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, holders))})(?![\w-])")
    for passage in prose:
        spans = taken.get(passage, [])
        for match in surnames.finditer(passage.text):
            start, end = match.span()
            if any(a < end and start < b for a, b in spans):
                continue
            if _is_alone(passage.text, start, end, gazetteer):
                yield holders[match.group()], passage, start, end


def _is_alone(text: str, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """True for "told Boxer" and "Boxer said", not for "the Boxer" and "Boxer Rebellion"."""
    before = text[max(start - 24, 0) : start].rstrip()
    if _DETERMINED.search(before):
        return False
    after = _NEXT.match(text, end)
    possessive, capital, word = after.groups() if after else ("", "", "")
    if possessive:
        return True
    if capital:
        return False
    if before and before[-1] not in '.!?:"“”\n':
        return True
    return word in gazetteer.cues.verbs or word in gazetteer.cues.subject
