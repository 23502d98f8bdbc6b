"""
Names that the article lets speak, whatever they were taken for: "said coach Kosta Arvan".

A name of which nothing else is known is a thing to the stage before. What speaks, or has a calling,
is somebody to this one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.article import Entity
    from archive.quotes.speech import Speech

__all__ = ["is_voice"]

_SAYS = re.compile(
    r"(?:, (?:of|from) [^,.“\"]{2,40})?,? (?:who |also |later |then )?"
    r"(?:says?|said|tells|told|adds|added|writes|wrote|explains|explained|tweeted)\b"
)
_SAID = re.compile(r"\b(?:says|said|adds|added|explains|explained) $")
_CALLING = re.compile(r"([a-z-]{3,20}) $")
_NAME = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][\w.'’-]*){1,3}$")
_NEAR = 24
"""Characters in front of a name that are looked at."""


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
