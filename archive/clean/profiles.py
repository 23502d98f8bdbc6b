"""
Who wrote an article, said behind it in a passage of its own.

    Jane Doe is the business reporter for the Harbour Post. You can send her an e-mail ...
    Felix Roe ist Professor für Digitale Kultur in Zürich und hat das Buch ...

Only the last passages are asked: at its front an article may be about Jane Doe. Who is known to
have written it may be said to be anything there; of others it must be what writers are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.clean.roles import LONGEST_NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

LAST = 2
"""Passages at the end of a story that may say who wrote it."""
_WORD = r"[^\W\d_a-z][\w.'’-]{0,24}"
_NAME = rf"{_WORD}(?: (?:de|da|van|von|der|al|el|bin))?(?: {_WORD}){{1,3}}"
_NAMED = re.compile(
    rf"\W{{0,2}}({_NAME})(?=,| (?:is|was|has|covers|writes|works|lives|teaches|joined|"
    r"reports|est|es|é|è|ist|lebt|lehrt|schreibt|arbeitet|jest|är|er|on|to|[–—-])\s)"
)
_WRITERS = re.compile(
    rf"\W{{0,2}}{_NAME},? (?:is|was) (?:an?|the|our|currently an?) (?:[\w'’&/.-]{{1,20}},? ){{0,6}}"
    r"(?:reporter|journalist|columnist|correspondent|editor|blogger|staff writer|writer|contributor"
    r"|essayist|podcaster|author)\b(?! (?:who|was|whose) (?:was|were|had))"
)
# "Die Autorin ist ...", "El autor es ...", "L’auteur est ..."
_AUTHORS = re.compile(
    r"(?:(?:Der|Die|Unser|Unsere) Autor(?:in|en|innen)? (?:ist|sind|lebt|arbeitet|lehrt|schreibt)"
    r"|(?:El|La) autora? es|L['’]aute(?:ur|rice) est|[OA] autora? é|L['’]aut(?:ore|rice) è"
    r"|De auteur is|Autor(?:ka)? jest)\b"
)
_NEWS = re.compile(
    r"\b(?:said|says?|told|tells|police|were|killed|arrested|died|shot|sued|accused|charged)\b|[“„«\"]"
)


def is_profile(passage: str, bylines: Sequence[str]) -> bool:
    """Whether one of the last passages of a story says who wrote it. *bylines*: who is known to."""
    if not 30 <= len(passage) <= LONGEST_NOTE:
        return False
    if _AUTHORS.match(passage):
        return True
    if named := _NAMED.match(passage):
        name = named[1].casefold()
        if any(name in line.casefold() for line in bylines):
            return not _NEWS.search(passage)
    return _WRITERS.match(passage) is not None and not _NEWS.search(passage)
