"""
Who lives in a land, as its name says: Alaskans, Andorran, West Virginians, Idahoans, Texan.

Only for lands whose people is on no list: Spain's are no Spainans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from archive.entities.gazetteer import Known

_LANDS = frozenset({"countries", "states", "regions"})


def of_lands(known: dict[str, Known], taken: AbstractSet[str]) -> dict[str, Known]:
    """The peoples of lands in *known* that have none there, without names that are *taken*."""
    peopled = {one.name for one in known.values() if one.table == "demonyms"}
    found: dict[str, Known] = {}
    for name, land in known.items():
        if name != land.name or land.table not in _LANDS or name in peopled:
            continue  # another name of it, or Spanish is known
        if land.table != "states" and not name.isalpha():
            continue  # "Black Sea"
        for people in _peoples(name):
            if people not in taken and people not in known:
                found[people] = found[people + "s"] = land._replace(table="demonyms")
    return found


def _peoples(land: str) -> tuple[str, ...]:
    if land[-1] == "a":
        return (land + "n",)
    if land[-1] == "o":
        return land + "an", land[:-1] + "an"  # Ohioan, Coloradan
    return (land[:-1] + "n",) if land.endswith("as") else ()  # Arkansan
