"""
Numbers that a name ends with: "Boeing 747", "Apollo 11", "Route 66", "Toy Story 3", "Ottawa 67s".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.entities.gazetteer import Known
from archive.entities.reading import one_spaced
from archive.entities.word_flags import COMMON, HEAD

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.units import Piece, Scene

_CLUB = re.compile(r" \d\d(?:ers|s)\b(?! [a-z]+s\b)")  # San Francisco 49ers
_NUMBER = re.compile(
    r" \d{1,4}(?:-\d{1,3}|\.\d{1,2})?[A-Z]{0,2}s?"
    r"(?: (?:MAX|Max|Pro|Plus|Ultra)(?: Max| \d{1,2})?)?\b"
    r"(?![.,:]\d|[-%]| (?:million|billion|per|percent)\b)"
)
# Words that a number behind them makes a name of.
_NUMBERED: dict[str, EntityType] = dict.fromkeys(
    ("boeing", "airbus", "apollo", "luna", "lunokhod", "skylab", "pioneer",
     "soyuz", "voskhod", "vostok", "gemini", "voyager", "falcon",
     "starship", "zond", "mariner", "ranger", "sputnik", "explorer", "venera", "salyut", "shenzhou",
     "ariane", "billboard", "commodore", "nifty", "s&p", "ftse", "nikkei",
     "windows", "playstation", "xbox", "iphone", "ios", "pixel", "galaxy",
     "formula", "flight", "euro", "expo", "centos", "macos", "android", "linux", "fedora",
     "debian", "ubuntu", "python",
     "rtx", "gtx", "geforce", "cac", "asx", "stoxx", "ibex", "mdax"),
    "thing",
)  # fmt: skip
_ROADS = frozenset({"route", "highway", "interstate"})
_NUMBERED |= dict.fromkeys((*_ROADS, "area", "region"), "place")
_NUMBERED |= dict.fromkeys(("channel", "radio", "studio"), "org")
# "CentOS 8", "RTX 3080", "HR 6819": what looks like a product's name, not "UCLA 24", "FIFA 2018".
_MADE = re.compile(
    r"(?:(?!Mac|Fitz|Van)\w*[a-z]{2}[A-Z]\w* (?=\d{1,2}\b)|[A-Z]{2,4} (?=\d{3}))(?!(?:19|20)\d\d\b)"
)
_COUNTED = frozenset({"usd", "eur", "gbp", "aud", "cad", "nzd", "rmb", "hkd", "chf", "jpy", "inr"})
_COUNTED |= {"us", "uk", "eu", "un", "uae", "gmt", "utc", "am", "pm"}
# "Toy Story 3", "Resident Evil 4", and no "Sky Blues 2 Villa 1"
_SEQUEL = re.compile(
    r" [2-9](?=[,;:)'’]|\.(?!\d)|$| (?:is|was|and|in|on|at|for|by|with|to|from|has|had)\b)"
)


def numbered(scene: Scene, piece: Piece) -> tuple[int, Known | None, EntityType | None]:
    """Where the piece ends with its number, and what it then is: "Boeing 747", "Apollo 11"."""
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    known, shape = piece.known, piece.shape
    last = chain[piece.j - 1]
    end, type_ = _number_tail(text, last.end, last.lower)
    if type_ is None:
        number = _NUMBER.match(text, last.end)
        found = gazetteer.known.get(text[chain[piece.i].start : number.end()]) if number else None
        if number and found:
            return number.end(), found, None  # "Nord Stream 2"
    else:
        surface = text[chain[piece.i].start : end]
        found = gazetteer.known.get(surface)
        if found is None and last.lower in _ROADS:
            found = Known("place", one_spaced(surface), "sites")
        return end, found, None if found else shape or type_
    sequel = _SEQUEL.match(text, last.end) if _is_title(scene, piece) else None
    if sequel:
        return sequel.end(), None, "thing"
    club = _CLUB.match(text, last.end) if known is not None and known.type == "place" else None
    if club:
        return club.end(), None, "org"
    return end, known, shape


def _is_title(scene: Scene, piece: Piece) -> bool:
    """True for a known work, and for two or more everyday words that may be one."""
    if piece.known is not None:
        return piece.known.table == "works"
    words = scene.chain[piece.i : piece.j]
    plain = len(words) > 1 and not words[-1].flags & HEAD
    return plain and piece.shape in (None, "thing") and all(word.flags & COMMON for word in words)


def _number_tail(text: str, end: int, last: str) -> tuple[int, EntityType | None]:
    """
    Where a name that ends at *end* with the word *last* ends with its number, and what it then is;
    None where that word needs none.
    """
    type_ = _NUMBERED.get(last)
    if type_ is None and _MADE.match(text, end - len(last)) and last not in _COUNTED:
        type_ = "thing"
    match = None if type_ is None else _NUMBER.match(text, end)
    if match is None:
        return end, None
    aired = last == "channel" and text.startswith(" News", match.end())
    return match.end() + len(" News") * aired, type_
