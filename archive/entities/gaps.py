"""
What stands between two words with capitals, and joins them: "Bank of England", "AT & T", "Gone with
the Wind".

Which of them are one name after all is decided in linked.py and tied.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.tails import EPITHETS
from archive.entities.word_flags import (
    ADJECTIVE,
    CAPITALS,
    COMMON,
    FIRST_NAME,
    NEVER,
    OFFICE,
    OPENER,
    TITLE,
)

if TYPE_CHECKING:
    from archive.entities.reading import Word

# These join few words, and a lone word is read fastest: "Committee to Protect Journalists",
# "University of Hawaii at Manoa".
AIMING = frozenset({"committee", "campaign", "coalition"})
CAMPUS = frozenset({"university", "state"})
IN_RUN = frozenset({" ", "de"})
"""Links that do not end a run of words."""
PRIZES = frozenset({"prize", "award", "awards", "medal"})
"""Joined to what they are for: "Nobel Prize in Literature", "Academy Award for Best Actress"."""
LETTERED = frozenset({"group", "pool", "category", "class", "grade", "type", "tier", "phase"})
LETTERED |= {"option", "part", "volume", "chapter", "level", "unit"}
"""A single letter behind these is no name and no initial: "Group C"."""
_LINKS = {
    " ": " ",
    "-": "",
    "–": "–",
    " & ": "&",
    " & the ": "&",
    ", ": ",",
    "., ": ",",  # Kokoro Co., Ltd.
    " of ": "of",
    " of the ": "of",
}
_LINKS |= {f" {word} ": word for word in ("and", "for", "on", "at", "to", "in", "v.", "v")}
# Droits de l'Homme, Catherine de' Medici
_ELIDED = frozenset({"l'", "l’", "d'", "d’", "de'", "de’"})
_LINKS[" for the former "] = "for"
_LINKS[" the "] = "the"  # "Save the Children"
_LINKS |= {f" {word} the ": word for word in ("and", "for", "on")} | {", and ": ", and"}
_LINKING = frozenset(link.split()[0] for link in _LINKS if link.strip())
TITLE_GAPS = frozenset({" of a ", " of an ", " of my ", " of his ", " of her ", " in the "})
TITLE_GAPS |= {" to the ", " at the ", " with the ", " from the ", " with a ", " for a "}
"""Within a title that begins with an article: "The Man in the High Castle"."""
MORE_GAPS = frozenset({" in ", " to ", " with ", " from ", " by "})  # "A Passage to India"
TITLE_GAPS |= MORE_GAPS
# "Stop the | Steal", "Back to the | Future", "Assistance to | Firefighters Grant Program"
_TYING = frozenset({" the ", " my ", " your ", " and a ", " to ", " in ", " with ", " at "})
_TYING |= {f" {word} the " for word in ("in", "to", "at", "with", "from", "over", "under")}
_TYING |= {" against the "}
NO_TITLE = TITLE | OFFICE | NEVER | CAPITALS | ADJECTIVE
"""What a word is that small words tie to no other."""


def link_of(gap: str, particles: frozenset[str]) -> str:
    """What is between two words as a link; most gaps (" announced that ") are none."""
    if gap in _LINKS:
        return _LINKS[gap]
    words = gap.split() if gap[0].isspace() else []
    if not words or not (words[0] in particles or words[0] in _LINKING or words[0] in _ELIDED):
        return " " if gap.isspace() else ""
    known = _LINKS.get(f" {' '.join(words)} ", "")
    return known or ("de" if all(word in particles or word in _ELIDED for word in words) else "")


def is_tied(gap: str, before: Word, bare: str, flags: int) -> bool:
    """
    True for the small words of a title between two everyday ones: "Back to the | Future".

    *bare* is the second, and *flags* what it may be.
    """
    if gap not in _TYING or before.opens or before.far > before.end:
        return False
    shared, either = before.flags & flags, before.flags | flags
    if either & NO_TITLE or flags & OPENER or (gap == " the " and bare in EPITHETS):
        return False
    named = gap == " the " and before.flags & FIRST_NAME  # "Buffy the | Vampire Slayer"
    return bool(shared & COMMON or (named and flags & COMMON))
