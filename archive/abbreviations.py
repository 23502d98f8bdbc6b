"""
What is written with a full stop that ends no sentence: "Sen. Doe", "Acme Inc. said", "No. 10".

Every stage that looks for the ends of sentences reads this table.
"""

from __future__ import annotations

__all__ = ["TITLES", "is_abbreviation"]

_TITLES = (
    "mr mrs ms dr prof st sen sens rep reps gov gen lt col maj capt cmdr adm sgt cpl pvt brig rev "
    "fr hon jr sr mt ft msgr amb supt ins insp det dep asst atty pres"
)
_OTHERS = (
    "rt vs inc ltd co corp etc u.s u.k u.n d.c a.m p.m e.g i.e "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
TITLES = frozenset(_TITLES.split())
"""Those that stand before a name, or in one."""
_ALL = TITLES | frozenset(_OTHERS.split())


def is_abbreviation(word: str, following: str) -> bool:
    """
    Whether the full stop behind *word* ends no sentence; *following* is the first letter behind it.

    A single letter is an initial. "No." is one before a figure only: he said no.
    """
    lower = word.lower()
    if lower == "no":
        return following.isdigit()
    return lower in _ALL or (len(word) == 1 and word.isalpha())
