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
KINDS |= {"and": "", "or": ""}  # "and other towns" says it too
SHARED = frozenset({"streets", "roads", "avenues", "counties", "parishes", "universities"})
"""Those that with a capital belong to all of a row as much as to its last."""
KIN = frozenset({"wife", "husband", "widow", "widower", "son", "daughter", "brother", "sister"})
KIN |= {"mother", "father", "friend", "girlfriend", "boyfriend", "fiancée", "fiancé"}
KIN |= {"nephew", "niece", "cousin", "uncle", "aunt", "grandson", "granddaughter", "twin"}
KIN |= {"grandfather", "grandmother", "stepson", "stepdaughter", "colleague", "teammate"}
OF_BOTH = frozenset({"rival", "member", "developer", "owner", "publisher", "producer", "client"})
OF_BOTH |= {"ally", "opponent", "leader", "champion", "winner", "broadcaster", "host", "guest"}
"""What people and firms may be: "a founding member, ASME"."""
_ORGS = frozenset({"institutions", "outlets", "rivals", "sponsors"})
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

_STOP = frozenset({"of", "in", "for", "at", "that", "which", "by", "from", "with"})
PUNCTUATION = ".,;:!?\"'“”‘’()[]—–-"


def such(words: list[str], gazetteer: Gazetteer, signs: list[str], *, bare: bool = False) -> None:
    """
    What the plural in "and other major cities" and in "companies such as" says.

    *bare* before the name itself, "the towns X and Y", where "plays X" may be a verb.
    """
    cues = gazetteer.cues
    for word in words:
        noun = word.strip(PUNCTUATION)
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
        elif one in cues.before_org or noun in _ORGS:
            signs.append("such org")


def first_noun(words: list[str], gazetteer: Gazetteer, sign: str, signs: list[str]) -> None:
    """What "a small village in" or "the mayor of" says: the first noun of seven that tells."""
    cues = gazetteer.cues
    for word in words[:7]:
        lower = word.strip(PUNCTUATION).lower()
        if (
            lower == "who"
            or lower in cues.roles
            or (lower in cues.honorifics and lower != "general")
        ):
            signs.append(sign + "lawyer")
            return
        if lower in cues.place_nouns:
            signs.append(sign + "city")
            return
        if lower in cues.before_org and lower != "by":
            signs.append(sign + "company")
            return
        if lower in cues.works:
            signs.append(sign + "film")
            return
        if lower in _STOP:
            return
