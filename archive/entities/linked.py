"""
Two pieces of a chain with a small word between them, and whether they are one name: "Bank of |
England", "Institute for | War Studies", "Writers' | Guild".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.entities.fields import WIDE, is_accord, is_wider
from archive.entities.gaps import AIMING, IN_RUN, PRIZES
from archive.entities.owners import hails, is_phrase, owned
from archive.entities.prizes import prized
from archive.entities.rows import are_fields, is_annex, is_band, is_cited, is_couple, is_rail
from archive.entities.tied import is_of_title, tied
from archive.entities.units import Piece, head
from archive.entities.word_flags import COMMON, LEGAL

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.units import Scene

# Rotary Club of Ballarat, Ethnological Society of London
_LOCAL = frozenset({"club", "bank", "museum", "diocese", "archdiocese", "society", "academy"})
_LOCAL |= {"institute", "conservatory", "court", "church", "orchestra", "authority"}
_MANY = frozenset({"people", "children", "women", "men", "workers", "veterans", "boys", "girls"})
_AIMS = frozenset(
    {"safeguard", "liberation", "study", "advancement", "protection", "prevention", "defense"}
)
_AIMS |= {"defence", "support", "promotion", "development", "control", "welfare", "rights"}
_AIMS |= {"treatment", "conservation", "preservation", "independence", "unity", "future", "reform"}
_AIMS |= {"history", "teaching", "encouragement"}
_CAUSES = frozenset({"union", "front", "movement"})
_RESCUE = frozenset({"rescue", "service", "department", "authority"})
_ADDRESS = re.compile(r", [A-Z]")
_KIN = frozenset({"sons", "son", "company", "co", "co.", "associates", "partners", "brothers"})
_KIN |= {"bros", "bros.", "daughters", "cie"}
_ATTENDED = frozenset({"academy", "college", "hospital", "school", "university", "church"})
_WAYS = frozenset({"north", "south", "east", "west"})
_UNITS = frozenset({"battalion", "company", "squadron", "brigade"})
_COURTS = frozenset({"court", "appeal", "appeals"})
_COLLEGIATE = frozenset({"Cambridge", "Oxford", "Dublin"})
_WITHIN = frozenset({"state", "city", "town", "village"})


def join(scene: Scene, left: Piece, right: Piece) -> Piece | None:
    """One piece of two with a connector between them, None when they are two names."""
    chain = scene.chain
    link = chain[right.i].link
    if link == "v.":
        return Piece(left.i, right.j, None, "thing")  # "Moore v. Harper"
    if link == "tied":
        return tied(scene, left, right)
    last = chain[left.j - 1].lower
    many = last in _MANY or (last[-3:] == "men" and len(last) > len("turkmen"))
    if link == "'s" and many and are_common(scene, right):  # Workingmen's Association
        shape = head(chain[right.j - 1].flags)  # Columbus Children's Hospital
        if shape is not None and left.j - left.i > 1:
            return Piece(left.i, right.j, None, shape)
    if link == "&" and left.shape == "person" and chain[right.i].lower in _KIN:
        return Piece(left.i, right.j, None, "org")  # "William Cramp & Sons", "R. S. Owens & Co."
    if left.shape == "person" and link in ("and", "&") and is_band(scene, left, right):
        return Piece(left.i, right.j, None, "org")
    if link in ("and", "&") and is_couple(scene, left, right):
        return Piece(left.i, right.j, None, "org")
    if left.shape == "person" or right.titled or (link == "'s" and right.shape == "person"):
        return None  # "Bureau of Meteorology's | Claire Richards"
    if link == "and" and chain[right.i].text == "The":
        return None  # "The Outer Limits and | The Twilight Zone"
    if link == "–":
        return _dashed(left, right)
    if link == "on" and is_accord(scene, left, right):
        return Piece(left.i, right.j, None, "org" if left.shape == "org" else "thing")
    if last in PRIZES and link in ("in", "for", "of"):
        return prized(scene, left, right)
    if link == "&" and is_cited(scene, left, right):
        return None
    shape = _shape(scene, left, right)
    if shape is None and not (link == "of" and is_phrase(scene, left, right)):
        return Piece(left.i, right.j, None, "thing") if is_of_title(scene, left, right) else None
    case = any(chain[k].link == "v." for k in range(left.i + 1, left.j))
    shape = "thing" if case or right.shape == "thing" else shape  # Commission on Solvency Act
    national = right.known is not None and right.known.table == "demonyms"
    return Piece(left.i, right.j, None, shape, grown=national)


def _shape(scene: Scene, left: Piece, right: Piece) -> EntityType | None:
    """What the two are together, if they are one."""
    chain = scene.chain
    link, last = chain[right.i].link, chain[left.j - 1].lower
    legal = link in (",", "and") and _all(scene, right, scene.gazetteer.cues.legal)
    if link == "&" or legal:
        return "org"
    if link == ",":
        if last in _UNITS and chain[right.i].text[0].isdigit():
            return "org"  # "1st Battalion, 9th Marines"
        collegiate = is_org(left) and last in ("college", "church")
        if collegiate and chain[right.j - 1].text in _COLLEGIATE:
            return "org" if right.j == right.i + 1 else None  # "Trinity College, Cambridge"
        return "org" if is_campus(scene, left) and _is_town(scene, left, right) else None
    if link == "to":  # Committee to Protect Journalists
        aiming = left.j == left.i + 1 and last in AIMING
        several = right.known is None and right.j - right.i > 1 and are_common(scene, right)
        return "org" if aiming and several else None
    if link == "at":
        place = right.known is None or right.known.type == "place"
        return "org" if place and is_campus(scene, left) else None
    if link == "of":  # but "Easy Company of the | 506th Infantry Regiment"
        return None if chain[right.i].text[0].isdigit() else _of(scene, left, right)
    unknown = left.known is None and right.known is None
    if link == "'s":
        return _whose(scene, left, right) if unknown else None
    if _is_body(scene, left, right):
        return "org"
    return _unlisted(scene, left, right) if unknown else None


def _of(scene: Scene, left: Piece, right: Piece) -> EntityType | None:
    """The same of what "of" joins."""
    cues, chain = scene.gazetteer.cues, scene.chain
    first, last = chain[left.i].lower, chain[left.j - 1].lower
    narrow = right.known is not None and right.known.table not in WIDE
    campus = last in _WAYS and is_campus(scene, left)  # "University of the West of England"
    if campus or last == "department" or (last == "university" and are_common(scene, left)):
        narrow = False  # "U.S. Department of Housing ...", "Medical University of Gdańsk"
    if narrow and right.known and right.known.table == "states":
        if last in _CAUSES:
            narrow = False  # "Patriotic Union of Kurdistan"
    elif last == "university":
        narrow = False  # "Hebrew University of Jerusalem", but "Urbana University of Ohio"
    if (last in _AIMS or last.endswith(("tion", "ment"))) and _is_aimed(scene, left):
        return "org"  # "Office for the Coordination of Humanitarian Affairs"
    if left.shape == "org" and (last in _AIMS or _is_long(scene, left, right)):
        return "org"  # "... for the Liberation of Congo", "... on Taxonomy of Viruses"
    wide = not (narrow and left.j - left.i > 1 and last not in _LOCAL)
    if campus or (last in cues.of_org and wide):
        return "org"
    if left.known is None and (last in cues.of_thing or first == "hms"):
        return "thing"
    if last in cues.of_place and left.known is None:
        if narrow and last in _WITHIN:
            return None  # State of Maine
        return "org" if _is_aimed(scene, left) else "place"  # Court for the ... of
    return "person" if hails(scene, left, right) else None


def _is_body(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Institute for | War Studies", "Council on | Foreign Relations"."""
    cues, chain = scene.gazetteer.cues, scene.chain
    link, last = chain[right.i].link, chain[left.j - 1].lower
    return (
        (link == "for" and last in cues.for_org and not is_org(right))
        or (link == "on" and last in cues.on_org and not _is_month(scene, right))
        or (link == "for" and last in _COURTS and is_place(right) and left.shape != "person")
        or (link == "and" and last == "fire" and _all(scene, right, _RESCUE))
        or (link == "and" and is_rail(scene, left, right))
        or (link == "for" and left.shape == "org" and _is_long(scene, left, right))
    )


def _unlisted(scene: Scene, left: Piece, right: Piece) -> EntityType | None:
    """What two unknown pieces with "and" or "for" between them are together."""
    cues, chain = scene.gazetteer.cues, scene.chain
    link = chain[right.i].link
    gap = scene.text[chain[left.j - 1].end : chain[right.i].start]
    plain = are_common(scene, right)
    if link == "for":
        body = right.shape == "org" and plain and are_common(scene, left)
        return "org" if body and gap == " for " and right.j - right.i > 1 else None
    if link != "and":
        return None
    if left.shape == "org" and are_fields(scene, left, right):
        return "org"
    if left.shape == "org" and plain and _any(scene, left, cues.and_org):
        return None if gap != " and " or _begins(scene, right) else "org"
    if _is_plain_body(scene, left, right):
        return "org" if gap == " and " else None  # Teaching Museum and Art Gallery
    if left.shape is None and plain and are_common(scene, left):
        return right.shape if gap == " and " else None
    return left.shape if is_annex(scene, left, right) else None


def _whose(scene: Scene, left: Piece, right: Piece) -> EntityType | None:
    """What two unknown pieces are together, the first of which has an apostrophe."""
    cues, chain = scene.gazetteer.cues, scene.chain
    first, last = chain[left.i].lower, chain[left.j - 1].lower
    kind = head(chain[right.j - 1].flags)
    if first in ("st", "saint"):
        return right.shape or "place"
    if whose := owned(scene, left, right):
        return whose  # "Sayler's Creek", "Halley's Comet"
    if last in _MANY and are_common(scene, right):
        return kind  # Korean People's Army
    if left.j == left.i + 1 and _is_plural(scene, left, right):
        return right.shape or kind  # Fishmongers' Hall
    if left.shape != "org" and _is_of_many(scene, left) and last not in cues.offices:
        plural = scene.text[chain[left.j - 1].end + 1 : chain[right.i].start] == " "
        return right.shape or (kind if plural else None)  # Writers' Guild
    return None


def _dashed(left: Piece, right: Piece) -> Piece | None:
    """ "Iran–Iraq War", "Harvard–Smithsonian Center", but "Israel–Hamas"."""
    shape = right.shape
    if right.known is not None and right.known.type == "thing" and right.j - right.i > 1:
        shape = right.known.type
    if shape is None or shape == "person" or left.titled:
        return None
    return Piece(left.i, right.j, None, shape)


def _is_month(scene: Scene, right: Piece) -> bool:
    """True for "approved by the Committee on | April 27"."""
    return scene.text[scene.chain[right.j - 1].end + 1 :][:1].isdigit()


def _is_plain_body(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Teaching Museum and | Art Gallery", not for "... Peace and | RAND Corp"."""
    legal = scene.chain[right.j - 1].flags & LEGAL
    body = right.shape == "org" and right.j - right.i > 1 and not legal
    ends = scene.chain[left.j - 1].lower, scene.chain[right.j - 1].lower
    if _ATTENDED.issuperset(ends):
        return False  # "St. Mary's College and | Sacred Heart Academy"
    return body and are_common(scene, right)


def _is_town(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "University of California, | Los Angeles", not where a state follows the town."""
    begin = scene.chain[left.i].start + len("University of ")
    known = scene.gazetteer.known.get(scene.text[begin : scene.chain[left.j - 1].end])
    end = scene.chain[right.j - 1].end
    return (
        known is not None
        and known.table == "states"
        and right.known is not None
        and right.known.table in ("cities", "gazetteer")
        and not _ADDRESS.match(scene.text, end)
    )


def _is_aimed(scene: Scene, left: Piece) -> bool:
    links = [scene.chain[k].link for k in range(left.i + 1, left.j)]
    return left.shape == "org" and "for" in links


def is_campus(scene: Scene, left: Piece) -> bool:
    """True for "University of Hawaii | at Manoa", "State University of New York | at Buffalo"."""
    start = scene.chain[left.i].start
    return scene.text.startswith("University of ", start) or scene.text.startswith(
        "State University of ", start
    )


def _begins(scene: Scene, piece: Piece) -> bool:
    """True where another name begins: "X Institute and the University | of Y", "Writers | '"."""
    if piece.j == len(scene.chain):
        return False
    link, last = scene.chain[piece.j].link, scene.chain[piece.j - 1].lower
    heads = scene.gazetteer.cues.of_org
    return (link in ("of", "for") and last in heads) or (link == "'s" and piece.j == piece.i + 1)


def _is_plural(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for the unknown plural of "Ratepayers' Association"; right is an everyday word."""
    word = scene.chain[left.i]
    if not word.text[1:].islower() or not are_common(scene, right):
        return False
    if word.lower.endswith("men"):
        return True  # "Freedmen's Bureau"
    apostrophe = scene.text[word.end + 1 : scene.chain[right.i].start] == " "
    return apostrophe and word.lower.endswith(("ers", "ors", "ists"))


def _is_long(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Council for the Welfare | of Migrants": a small word within, plain words after."""
    within = any(scene.chain[k].link not in IN_RUN for k in range(left.i + 1, left.j))
    return within and (is_wider(scene, left, right) if right.known else are_common(scene, right))


def is_org(piece: Piece) -> bool:
    """True for what is one by itself: "the Swiss Super League for | FC Basel"."""
    return piece.shape == "org" or (piece.known is not None and piece.known.type == "org")


def is_place(piece: Piece) -> bool:
    """True for a place, known as one or shaped like one."""
    return piece.shape == "place" or (piece.known is not None and piece.known.type == "place")


def _is_of_many(scene: Scene, left: Piece) -> bool:
    """True for the Writers of "Writers' Guild", where no sentence begins."""
    return not scene.chain[left.i].opens and are_common(scene, left)


def _all(scene: Scene, piece: Piece, words: frozenset[str]) -> bool:
    return all(scene.chain[k].lower in words for k in range(piece.i, piece.j))


def _any(scene: Scene, piece: Piece, words: frozenset[str]) -> bool:
    return any(scene.chain[k].lower in words for k in range(piece.i, piece.j))


def are_common(scene: Scene, piece: Piece) -> bool:
    return all(scene.chain[k].flags & COMMON for k in range(piece.i, piece.j))
