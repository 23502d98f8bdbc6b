"""
Small words inside names: "Bank of England", "Johnson & Johnson", "St. Paul's Cathedral".

Decides which pieces of a chain, with a connector between them, are one name. The pieces themselves
come from spans.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.entities.fields import WIDE, is_accord, is_wider, with_fields
from archive.entities.owners import hails, is_phrase, owned
from archive.entities.prizes import prized
from archive.entities.reading import PRIZES
from archive.entities.rows import (
    are_fields,
    from_first,
    is_annex,
    is_band,
    is_cited,
    is_couple,
    is_rail,
)
from archive.entities.units import Piece, head
from archive.entities.word_flags import COMMON, LEGAL

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.units import Scene

IN_RUN = frozenset({" ", "de"})
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
_OFFICES = frozenset({"office", "department"})
_ACRONYM = re.compile(r" \(([A-Z][A-Za-z&.-]{1,8})\)")
_RESCUE = frozenset({"rescue", "service", "department", "authority"})
_ADDRESS = re.compile(r", [A-Z]")
_CROWNS = frozenset({"king", "queen", "prince", "people"})
_KIN = frozenset({"sons", "son", "company", "co", "co.", "associates", "partners", "brothers"})
_KIN |= {"bros", "bros.", "daughters", "cie"}
_ATTENDED = frozenset({"academy", "college", "hospital", "school", "university", "church"})
_TOLD = frozenset({"told", "tells", "telling", "tell", "say", "says", "said"})
_TIMES = frozenset({"war", "enlightenment", "renaissance", "reformation"})
_WITHIN = frozenset({"state", "city", "town", "village"})


def joined(scene: Scene, pieces: list[Piece]) -> list[Piece]:
    """Pieces with the small words between them that belong inside a name."""
    if len(pieces) == 1 and pieces[0].i == 0:
        return pieces  # as most are
    chain = scene.chain
    out: list[Piece] = []
    for one in pieces:
        piece = _crowned(scene, one) if chain[one.i].link == "'s" else one
        link = chain[piece.i].link
        touches = bool(out) and out[-1].j == piece.i
        whole = None
        if len(out) > 1 and chain[piece.i].flags & LEGAL:
            before, middle = out[-2:]
            if before.j == middle.i and scene.chain[middle.i].link == " ":
                out[-2:] = [Piece(before.i, middle.j)]  # "Apple | Computer, Inc."
        if touches and link not in IN_RUN:
            whole = _join(scene, out[-1], piece)
            if whole is not None and len(out) > 1 and link in ("and", "&"):
                whole = from_first(scene, out, piece, whole)
        elif link == "'s" and out and _is_county(scene, out[-1], piece):
            whole = Piece(out[-1].i, piece.j, None, "org")
        elif touches and link == " " and _is_national(scene, out[-1], piece):
            kind = piece.shape or (piece.known.type if piece.known else None)
            if len(out) > 1 and out[-2].j == out[-1].i and chain[out[-2].i].lower == "royal":
                out.pop()  # "Royal | Saudi | Air Force"
            whole = Piece(out[-1].i, piece.j, None, kind)
        elif touches and link == " " and not piece.titled and _grows(scene, out[-1], piece):
            whole = replace(out[-1], j=piece.j, known=None, shape=out[-1].shape or "org")
        if whole is not None:
            out[-1] = whole
        else:
            out.append(piece)
    return _spelled(scene, with_fields(scene, out)) if len(out) > 1 else out


def _crowned(scene: Scene, piece: Piece) -> Piece:
    """ "King's College" with its king, who is no piece: he is a title with nobody behind it."""
    chain, before = scene.chain, piece.i - 1
    if chain[before].lower not in _CROWNS or piece.known:
        return piece
    if before and chain[before].link == " ":
        return piece  # "Stephen King's College"
    kind = piece.shape or head(chain[piece.j - 1].flags)
    return replace(piece, i=before, shape=kind) if kind else piece


def _spelled(scene: Scene, pieces: list[Piece]) -> list[Piece]:
    """
    The pieces before "(CBP)" are one where they begin so: "Customs | and Border Protection (CBP)".
    """
    text, chain, last = scene.text, scene.chain, pieces[-1]
    end = chain[last.j - 1].far
    match = _ACRONYM.match(text, end) if text[end : end + 2] == " (" else None
    if match is None:
        return pieces
    letters = "".join(filter(str.isupper, match[1]))
    begin = last.j - len(letters)
    if len(letters) < 3 or begin < 0:
        return pieces
    if letters != "".join(word.text[0] for word in chain[begin : last.j]):
        return pieces
    kept = [piece for piece in pieces if piece.j <= begin]
    inside = pieces[len(kept) :]
    if len(inside) < 2 or any(piece.titled or piece.shape == "person" for piece in inside):
        return pieces
    begin = min(begin, inside[0].i)
    kind = head(chain[last.j - 1].flags) or inside[0].shape
    kind = kind or (last.known.type if last.known else None)
    return [*kept, Piece(begin, last.j, None, kind or "org")]


def _is_county(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Harris County | Sheriff 's | Office", whose sheriff is no piece."""
    place = left.shape == "place" or (left.known is not None and left.known.type == "place")
    between = [scene.chain[k].lower for k in range(left.j, right.i)]
    return (
        place
        and right.j == right.i + 1
        and scene.chain[right.i].lower in _OFFICES
        and between in (["sheriff"], ["coroner"], ["attorney"], ["district", "attorney"])
        and all(scene.chain[k].link == " " for k in range(left.j, right.i))
    )


def _is_national(scene: Scene, left: Piece, right: Piece) -> bool:
    """
    True for "Chinese | Academy of Sciences", "Russian | Civil War", "Monaco | Grand Prix".
    """
    if left.known is None or left.known.type not in ("place", "thing"):
        return False
    start = scene.chain[right.i].start
    people = left.known.table in ("demonyms", "peoples")
    body = left.known.table != "peoples" and right.known is not None
    body = body and _is_org(right) and _all_common(scene, right)
    if people and right.known is not None and scene.chain[right.j - 1].lower in _TIMES:
        return True
    if scene.text.startswith(("Grand Prix", "Olympics", "Paralympics"), start):
        return True
    peoples = people and scene.text.startswith(("People's ", "People’s "), start)
    return right.j - right.i > 1 and (body or peoples)


def _grows(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Institute for Palestinian | Studies", "University of Texas | Arlington"."""
    if left.grown:
        return True
    if right.known is None or right.known.type != "place":
        return False
    if _is_campus(scene, left) or scene.chain[left.j - 1].lower == "radio":
        return True  # "BBC Radio | Berkshire"
    if right.known.table != "countries" or not _is_org(left) or left.titled:
        return False
    return _is_branch(scene, left, right)


def _is_branch(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "CNN | Philippines", not for "told the BBC | Russia had lied"."""
    before = scene.text[max(scene.chain[left.i].start - 14, 0) : scene.chain[left.i].start].split()
    if any(word.lower() in _TOLD for word in before[-2:]):
        return False
    if right.j < len(scene.chain) and scene.chain[right.j].link == " ":
        return False  # "... Forces Association | United States Army"
    return scene.chain[right.i].text not in ("US", "U.S.", "U")


def _join(scene: Scene, left: Piece, right: Piece) -> Piece | None:
    """One piece of two with a connector between them, None when they are two names."""
    cues, chain, text = scene.gazetteer.cues, scene.chain, scene.text
    link = chain[right.i].link
    if link == "v.":
        return Piece(left.i, right.j, None, "thing")  # "Moore v. Harper"
    shape: EntityType | None = None
    first, last = chain[left.i].lower, chain[left.j - 1].lower
    many = last in _MANY or (last[-3:] == "men" and len(last) > len("turkmen"))
    if link == "'s" and many and _all_common(scene, right):  # Workingmen's Association
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
    if link == "&" or (link in (",", "and") and _all(scene, right, cues.legal)):
        shape = "org"
    elif link == ",":
        shape = "org" if _is_campus(scene, left) and _is_town(scene, left, right) else None
    elif link == "to" and left.j == left.i + 1 and last in ("committee", "campaign", "coalition"):
        several = right.known is None and right.j - right.i > 1 and _all_common(scene, right)
        shape = "org" if several else None  # Committee to Protect Journalists
    elif link == "at":
        shape = "org" if right.known is None or right.known.type == "place" else None
        shape = shape if _is_campus(scene, left) else None
    elif link == "of" and chain[right.i].text[0].isdigit():
        pass  # "Easy Company of the | 506th Infantry Regiment"
    elif link == "of":
        narrow = right.known is not None and right.known.table not in WIDE
        if last == "department" or (last == "university" and _all_common(scene, left)):
            narrow = False  # "U.S. Department of Housing ...", "Medical University of Gdańsk"
        if narrow and right.known and right.known.table == "states":
            if last in _CAUSES:
                narrow = False  # "Patriotic Union of Kurdistan"
        elif last == "university":
            narrow = False  # "Hebrew University of Jerusalem", but "Urbana University of Ohio"
        if (last in _AIMS or last.endswith(("tion", "ment"))) and _is_aimed(scene, left):
            shape = "org"  # "Office for the Coordination of Humanitarian Affairs"
        elif left.shape == "org" and (last in _AIMS or _is_long(scene, left, right)):
            shape = "org"  # "... for the Liberation of Congo", "... on Taxonomy of Viruses"
        elif last in cues.of_org and not (narrow and left.j - left.i > 1 and last not in _LOCAL):
            shape = "org"
        elif left.known is None and (last in cues.of_thing or first == "hms"):
            shape = "thing"
        elif last in cues.of_place and left.known is None:
            shape = "place" if not (narrow and last in _WITHIN) else None  # State of Maine
            shape = "org" if shape and _is_aimed(scene, left) else shape  # Court for the ... of
        elif hails(scene, left, right):
            shape = "person"
    elif (
        (link == "for" and last in cues.for_org and not _is_org(right))
        or (link == "on" and last in cues.on_org and not _is_month(scene, right))
        or (link == "for" and last == "court" and right.shape == "place")
        or (link == "and" and last == "fire" and _all(scene, right, _RESCUE))
        or (link == "and" and is_rail(scene, left, right))
        or (link == "for" and left.shape == "org" and _is_long(scene, left, right))
    ):
        shape = "org"
    elif left.known is None and right.known is None:
        plain = _all_common(scene, right)
        if link == "and" and left.shape == "org" and are_fields(scene, left, right):
            shape = "org"
        elif link == "and" and left.shape == "org" and plain and _any(scene, left, cues.and_org):
            gap = text[chain[left.j - 1].end : chain[right.i].start]
            shape = None if gap != " and " or _begins(scene, right) else "org"
        elif link == "for" and right.shape == "org" and plain and _all_common(scene, left):
            gap = text[chain[left.j - 1].end : chain[right.i].start]
            shape = "org" if gap == " for " and right.j - right.i > 1 else None
        elif link == "and" and _is_plain_body(scene, left, right):
            gap = text[chain[left.j - 1].end : chain[right.i].start]
            shape = "org" if gap == " and " else None  # Teaching Museum and Art Gallery
        elif link == "and" and left.shape is None and plain and _all_common(scene, left):
            gap = text[chain[left.j - 1].end : chain[right.i].start]
            shape = right.shape if gap == " and " else None
        elif link == "and" and is_annex(scene, left, right):
            shape = left.shape
        elif link == "'s" and first in ("st", "saint"):
            shape = right.shape or "place"
        elif link == "'s" and (whose := owned(scene, left, right)):
            shape = whose  # "Sayler's Creek", "Halley's Comet"
        elif link == "'s" and last in _MANY and plain:
            shape = head(chain[right.j - 1].flags)  # Korean People's Army
        elif link == "'s" and left.j == left.i + 1 and _is_plural(scene, left, right):
            shape = right.shape or head(chain[right.j - 1].flags)  # Fishmongers' Hall
        elif link == "'s" and left.shape != "org" and _is_of_many(scene, left):
            plural = text[chain[left.j - 1].end + 1 : chain[right.i].start] == " "
            kind = head(chain[right.j - 1].flags) if plural else None  # Writers' Guild
            shape = (right.shape or kind) if last not in cues.offices else None
    if shape is None and not (link == "of" and is_phrase(scene, left, right)):
        return None
    case = any(chain[k].link == "v." for k in range(left.i + 1, left.j))
    shape = "thing" if case or right.shape == "thing" else shape  # Commission on Solvency Act
    return Piece(
        left.i,
        right.j,
        None,
        shape,
        grown=right.known is not None and right.known.table == "demonyms",
    )


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
    return body and _all_common(scene, right)


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


def _is_campus(scene: Scene, left: Piece) -> bool:
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
    if not word.text[1:].islower() or not _all_common(scene, right):
        return False
    if word.lower.endswith("men"):
        return True  # "Freedmen's Bureau"
    apostrophe = scene.text[word.end + 1 : scene.chain[right.i].start] == " "
    return apostrophe and word.lower.endswith(("ers", "ors", "ists"))


def _is_long(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Council for the Welfare | of Migrants": a small word within, plain words after."""
    within = any(scene.chain[k].link not in IN_RUN for k in range(left.i + 1, left.j))
    return within and (is_wider(scene, left, right) if right.known else _all_common(scene, right))


def _is_org(piece: Piece) -> bool:
    """True for what is one by itself: "the Swiss Super League for | FC Basel"."""
    return piece.shape == "org" or (piece.known is not None and piece.known.type == "org")


def _is_of_many(scene: Scene, left: Piece) -> bool:
    """True for the Writers of "Writers' Guild", where no sentence begins."""
    return not scene.chain[left.i].opens and _all_common(scene, left)


def _all(scene: Scene, piece: Piece, words: frozenset[str]) -> bool:
    return all(scene.chain[k].lower in words for k in range(piece.i, piece.j))


def _any(scene: Scene, piece: Piece, words: frozenset[str]) -> bool:
    return any(scene.chain[k].lower in words for k in range(piece.i, piece.j))


def _all_common(scene: Scene, piece: Piece) -> bool:
    return all(scene.chain[k].flags & COMMON for k in range(piece.i, piece.j))
