"""
Rows of names that are one: "Skidmore, Owings & Merrill", "London, Midland and Scottish Railway";
and such as are not: "Sidwell & Blench (2011)".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.entities.word_flags import COMMON, FIRST_NAME, HEAD, LETTER

if TYPE_CHECKING:
    from archive.entities.units import Piece, Scene

_GIVEN_BY = frozenset({"foundation", "fund", "trust", "center", "centre", "institute", "school"})
_GIVEN_BY |= {"museum", "college", "library", "hospital"}
# Nothing of that name stands alone: "the Bering Land Bridge National Park and Preserve".
_ANNEXES = frozenset(
    {"arboretum", "aquarium", "archives", "casino", "gallery", "gardens", "library"}
)
_ANNEXES |= {"mausoleum", "museum", "preserve", "reserve", "sanctuary", "spa", "zoo"}
_FIELDS = (
    *("ology", "ics", "ism", "tion", "graphy", "nomy", "ment", "ity", "ture", "ing", "cy"),
    *("craft", "ry", "emy", "ists", "ians", "ers", "eons"),  # "... of Physicians and Surgeons"
)
_YEAR = re.compile(r",? \(?(?:1[89]|20)\d\d[a-z]?\)")


def from_first(scene: Scene, out: list[Piece], right: Piece, whole: Piece) -> Piece:
    """*whole*, of the last piece of *out* and *right*, with those before that the row begins in."""
    if scene.chain[right.i].link == "&":
        row = [right]
        while _is_firm(scene, out, row):
            whole = replace(whole, i=out[-2].i)
            row.append(out.pop())
        return whole
    rail = is_rail(scene, out[-1], right)
    while rail and _goes_back(scene, out):
        whole = replace(whole, i=out[-2].i)
        out.pop()
    return whole


def is_rail(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Portland and Ogdensburg Railroad", not "Portland and the Erie Railroad"."""
    last = scene.chain[right.j - 1].lower
    gap = scene.text[scene.chain[left.j - 1].end : scene.chain[right.i].start]
    return (
        last in ("railway", "railroad")
        and right.j - right.i > 1
        and gap in (" and ", " & ")
        and (left.shape is None or scene.chain[left.i].lower in ("st", "saint"))
    )


def _goes_back(scene: Scene, out: list[Piece]) -> bool:
    """True for "the London | , Midland | and Scottish Railway", of which there is one."""
    if len(out) < 2 or out[-2].j != out[-1].i or scene.chain[out[-1].i].link != ",":
        return False
    first = next(k for k in range(len(out) - 1, -1, -1) if not k or out[k - 1].j != out[k].i)
    start = scene.chain[out[first].i].start
    return scene.text[max(start - 4, 0) : start].lower() == "the "


def _is_firm(scene: Scene, out: list[Piece], row: list[Piece]) -> bool:
    """True for the names of one firm: "Skidmore | , Owings | & Merrill"."""
    if len(out) < 2 or out[-2].j != out[-1].i or scene.chain[out[-1].i].link != ",":
        return False
    row = [*out[-2:], *row]
    return (
        all(one.j == one.i + 1 for one in row)
        and not any(one.known is not None and one.known.type != "place" for one in row)
        and not all(scene.chain[one.i].flags & COMMON for one in row)
    )


def is_band(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Bob Marley and the Wailers", not "Hillary Clinton and the Bushes"."""
    chain = scene.chain
    last, gap = chain[right.j - 1], scene.text[chain[left.j - 1].far : chain[right.i].start]
    return (
        gap.lower() in (" and the ", " & the ")
        and right.known is None
        and right.shape is None
        and right.j - right.i < 3
        and last.text.endswith("s")
        and not any(scene.gazetteer.is_surname(last.text[:-n]) for n in (1, 2))
    )


def is_couple(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Bill and Melinda Gates Foundation", also where the first has a middle initial."""
    chain = scene.chain
    if right.shape != "org" or right.j - right.i < 3 or chain[right.j - 1].lower not in _GIVEN_BY:
        return False
    named = chain[left.i].flags & chain[right.i].flags & FIRST_NAME
    alone = left.j == left.i + 1 or (left.j == left.i + 2 and chain[left.j - 1].flags & LETTER)
    return bool(named and alone and not left.titled)


def is_cited(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for the two authors of "Sidwell & Blench (2011)"."""
    alone = left.j == left.i + 1 and right.j == right.i + 1
    return alone and _YEAR.match(scene.text, scene.chain[right.i].end) is not None


def is_annex(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Denali National Park and | Preserve", "Nixon Presidential Library and | Museum"."""
    chain = scene.chain
    before, word = chain[left.j - 1], chain[right.i]
    return (
        right.j == right.i + 1
        and left.j - left.i > 1
        and left.shape in ("place", "org")
        and word.lower in _ANNEXES
        and before.flags & HEAD != 0
        and scene.text[before.far : word.start] == " and "
    )


def are_fields(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Institute of Volcanology | and Seismology": two fields, after a small word."""
    word, before = scene.chain[right.i], scene.chain[left.j - 1]
    alone = right.j == right.i + 1 and scene.text[before.end : word.start] == " and "
    if not alone or before.link == " ":
        return False
    return word.lower.endswith(_FIELDS) and before.lower.endswith(_FIELDS)
