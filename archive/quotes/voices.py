"""
Names that the article lets speak, whatever they were taken for: "said coach Kosta Arvan".

A name of which nothing else is known is a thing to the stage before. What speaks, or has a calling,
is somebody to this one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.article import Entity
    from archive.quotes.speech import Speech

__all__ = ["full_names", "is_voice"]

_SAYS = re.compile(
    r"(?:, (?:of|from) [^,.“\"]{2,40})?,? (?:who |also |later |then )?"
    r"(?:says?|said|tells|told|adds|added|writes|wrote|explains|explained|tweeted)\b"
)
_SAID = re.compile(r"\b(?:says|said|adds|added|explains|explained) $")
_CALLING = re.compile(r"([a-z-]{3,20}) $")
_NAME = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][\w.'’-]*){1,3}$")
_FIRST = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_]+)?")
_NEAR = 24
"""Characters in front of a name that are looked at."""


def full_names(entities: Iterable[Entity]) -> dict[str, str]:
    """
    A person's one name to the two that the article gives elsewhere: "Kipchoge", "Eliud Kipchoge".

    Where nothing tells what a full name is, only the short one was taken for a person's.
    """
    people = {one.name for one in entities if one.type == "person" and " " not in one.name}
    found: dict[str, list[str]] = {}
    for one in entities:
        first, _, last = one.name.partition(" ")
        if last in people and one.type in ("thing", "place") and _FIRST.fullmatch(first):
            found.setdefault(last, []).append(one.name)
    return {last: names[0] for last, names in found.items() if len(names) == 1}


def is_voice(entity: Entity, text: str, speech: Speech) -> bool:
    """True where *text* lets a "thing" speak, or calls it somebody: a singer, a coach."""
    name = entity.name
    if not _NAME.match(name) or name.split()[-1].lower() in speech.texts:
        return False
    for one in entity.mentions:
        if one.paragraph is not None:
            continue
        if _SAYS.match(text, one.end):
            return True
        before = text[max(0, one.start - _NEAR) : one.start]
        if _SAID.search(before):
            return True
        calling = _CALLING.search(before)
        if calling is not None and speech.codes.get(calling[1]) == "R":
            return True
    return False
