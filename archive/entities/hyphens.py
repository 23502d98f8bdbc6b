"""
Words with hyphens: which part is no part of the name ("US-led", "Murray-skippered"), which are two
names ("Israel-Hamas"), and which keep together ("Mid-Atlantic", "Seventh-day").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.entities.word_flags import PLACE_HEAD

if TYPE_CHECKING:
    from archive.entities.gazetteer import Gazetteer

# Said of a country or a firm, no part of its name: "US-led", "Moscow-based", "Trump-era".
SPLIT = re.compile(r"[-/]")
_TAILS = frozenset({"led", "based", "style", "era", "made", "born", "held", "run", "owned", "wide"})
_TAILS |= {"like", "type", "sized", "bound", "area", "free", "only", "built", "plus", "day", "year"}
WITHIN = frozenset({"on", "upon", "under", "by", "in", "le", "la", "les", "sur", "en", "am", "de"})
WITHIN |= {"du", "des", "et", "aux", "sous", "lès", "und", "aan", "i", "e", "ul", "ud"}
# Half a word, so that what follows is no tail of it: "Co-operation", "Non-aligned Movement".
_HALVES = frozenset({"Co", "Non", "Self", "Anti", "Re", "Multi", "Semi", "Cross", "Vice", "Post"})
_SAINTS = frozenset({"Latter", "Seventh"})  # Latter-day Saints, Seventh-day Adventists
PREFIXES = frozenset({"Ex-", "Pro-", "Anti-", "Non-", "Post-", "Pre-"})
# Of a people, before a hyphen: "Anglo-French", "the Russo-Japanese War".
_PEOPLES = frozenset({"Anglo", "Franco", "Russo", "Sino", "Indo", "Austro", "Greco", "Serbo"})
_PEOPLES |= {"Afro", "Euro", "Italo", "Hispano", "Graeco", "Balto", "Luso", "Judeo", "Turko"}
# Nor do these stand alone: "the Mid-Atlantic Ridge", "Trans-Siberian".
_PEOPLES |= {"Mid", "Trans", "Pan", "Inter", "Sub", "Proto", "Neo", "Rhine", "Un"}

# Said of the whole name behind them: "the post-Cold War order", "then-Prime Minister".
_TIMES = (" then-", " now-", " ex-", " post-", " pre-")


def is_parted(text: str, start: int, word: str) -> bool:
    """
    True for the Trump of "pro-Trump PAC", which is no part of the name behind it.

    Not after a dash ('It impales. -Hippolyte Taine') nor for "the post-Cold War order".
    """
    if text[start - 1 : start] != "-" or not text[start - 2 : start - 1].isalnum():
        return False
    if word.endswith(("an", "ic", "ish")) or word.isupper():
        return True  # "pre-Columbian America", "then-US Libertarian Party candidate"
    return not text[max(start - 6, 0) : start].lower().endswith(_TIMES)


def is_tail(before: str, part: str, gazetteer: Gazetteer) -> bool:
    """True when a hyphen begins what is no part of the name: -led, -based, -style."""
    if not part or not part[0].islower() or (part == "day" and before in _SAINTS):
        return False
    if before in _HALVES and part not in gazetteer.cues.roles:
        return False
    if len(part) <= 2 and not (len(before) <= 5 and part == "up"):
        return False  # Jong-un, Jae-in, Mar-a-Lago, Jong-il
    if len(before) <= 6 and len(part) <= 5 and part not in _TAILS and before not in gazetteer.known:
        return False  # Kwok-hung, Cheuk-ting, Yun-fat
    return gazetteer.is_common(part) or (part.endswith("ed") and len(part) > 5)  # -skippered


def are_two(parts: list[str], gazetteer: Gazetteer) -> bool:
    """True for "Israel-Hamas" and "Trump/Putin", False for "Jean-Marie" and "Kay-Bailey"."""
    known = gazetteer.known
    named = [part for part in parts if part in known]
    return (
        bool(named)
        and parts[0] not in _PEOPLES
        and parts[-1][:1].isupper()  # "Man-kei Tam"
        and not any(part in gazetteer.first_names for part in parts)
    )


def are_adjectives(parts: list[str], gazetteer: Gazetteer) -> bool:
    """True for "American-Islamic" and "Anglo-French"."""
    adjectives = gazetteer.cues.adjectives
    return all(
        gazetteer.is_demonym(part) or part.lower() in adjectives or part in _PEOPLES
        for part in parts
    )


def is_site(written: str, after: str, gazetteer: Gazetteer) -> bool:
    """True for "Tennessee-Tombigbee" before "Waterway", which lies between two."""
    if not written.rpartition("-")[2][:1].isupper():
        return False  # "the Omaha-based Park Hotel"
    for word in after.split()[:3]:
        bare = word.rstrip(".,;:)")
        if not word[0].isupper() or gazetteer.look[bare][1] & PLACE_HEAD:
            return word[0].isupper()
        if bare != word:
            return False
    return False
