"""
Plurals that say what the names beside them are: "Russell and Collins streets", "companies such as".

They speak for a whole row of names; context.py looks where they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.entities.gazetteer import Gazetteer

# "Russell and Collins streets", "Clemson and Duke universities"
_PLACES = "streets roads avenues counties rivers provinces villages suburbs districts islands"
_PLACES += " mountains lakes parishes valleys"
_BODIES = "universities colleges airlines newspapers"
KINDS = dict.fromkeys(_PLACES.split(), ">counties")
KINDS |= dict.fromkeys(_BODIES.split(), ">universities")
SHARED = frozenset({"streets", "roads", "avenues", "counties", "parishes", "universities"})
"""Those that with a capital belong to all of a row as much as to its last."""
SUCH = frozenset({"as", "like", "including"})
_THINGS = frozenset({"peoples", "tribes", "languages", "religions", "events"})
# What says of a whole row of names what they are.
OF_ROWS = frozenset({">counties", ">universities", "such person", "such place", "such org"})
OF_ROWS |= {"such thing"}
# "the Adventure World tour company"
FIRM = frozenset(
    {"company", "firm", "agency", "group", "chain", "club", "network", "organization"}
    | {"organisation", "union", "brand", "label", "charity", "newspaper", "website"}
)
FIRMS = frozenset(word[:4] for word in FIRM)


def such(words: list[str], gazetteer: Gazetteer, signs: list[str], *, bare: bool = False) -> None:
    """
    What the plural in "and other major cities" and in "companies such as" says.

    *bare* before the name itself, "the towns X and Y", where people and works may be verbs: "plays X".
    """
    cues = gazetteer.cues
    for word in words:
        noun = word.strip(".,;:!?()")
        one = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]
        if noun[-1:] != "s" or noun.endswith("ss"):
            continue
        if noun in _THINGS or one in cues.works:
            if not bare:
                signs.append("such thing")
        elif one in cues.roles and not bare:
            signs.append("such person")
        elif one in cues.place_nouns:
            signs.append("such place")
        elif one in cues.before_org:
            signs.append("such org")
