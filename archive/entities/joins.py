"""
Small words inside names: "Bank of England", "Johnson & Johnson", "St. Paul's Cathedral".

Decides which pieces of a chain, with a connector between them, are one name. The pieces themselves
come from spans.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.entities.fields import with_fields
from archive.entities.gaps import IN_RUN
from archive.entities.linked import are_common, is_campus, is_org, is_place, join
from archive.entities.rows import from_first
from archive.entities.units import Piece, head
from archive.entities.word_flags import LEGAL

if TYPE_CHECKING:
    from archive.entities.units import Scene

_OFFICES = frozenset({"office", "department"})
_ACRONYM = re.compile(r" \(([A-Z][A-Za-z&.-]{1,8})\)")
_CROWNS = frozenset({"king", "queen", "prince", "people"})
_TOLD = frozenset({"told", "tells", "telling", "tell", "say", "says", "said"})
_TIMES = frozenset({"war", "enlightenment", "renaissance", "reformation", "revolution"})
_CUPS = frozenset({"league", "cup", "championship", "championships", "trophy"})


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
            whole = join(scene, out[-1], piece)
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
    between = [scene.chain[k].lower for k in range(left.j, right.i)]
    return (
        is_place(left)
        and right.j == right.i + 1
        and scene.chain[right.i].lower in _OFFICES
        and between in (["sheriff"], ["coroner"], ["attorney"], ["district", "attorney"])
        and all(scene.chain[k].link == " " for k in range(left.j, right.i))
    )


def _is_national(scene: Scene, left: Piece, right: Piece) -> bool:
    """
    True for "Chinese | Academy of Sciences", "Russian | Civil War", "Monaco | Grand Prix".
    """
    last = scene.chain[right.j - 1].lower
    if left.known is None:
        return False
    if _is_aired(scene, left, right):
        return True
    played = scene.chain[left.i].lower in scene.gazetteer.cues.also_sport
    if last == "cup" and played and _is_thing(right) and left.j == left.i + 1:
        return True  # "Rugby | World Cup"
    if left.known.type not in ("place", "thing"):  # "UEFA | Champions League"
        body = left.known.table in ("agencies", "bodies", "companies") and right.known is not None
        return body and _is_thing(right) and last in _CUPS
    start = scene.chain[right.i].start
    people = left.known.table in ("demonyms", "peoples")
    body = left.known.table != "peoples" and right.known is not None
    body = body and is_org(right) and are_common(scene, right)
    if people and right.known is not None and last in _TIMES:
        return True
    if scene.text.startswith(("Grand Prix", "Olympics", "Paralympics"), start):
        return True
    peoples = people and scene.text.startswith(("People's ", "People’s "), start)
    return right.j - right.i > 1 and (body or peoples)


def _is_aired(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "CBS | Evening News", not for "CBS | News Radio Studio One"."""
    outlet = left.known is not None and left.known.table == "outlets" and left.j == left.i + 1
    aired = right.j == right.i + 2 and scene.chain[right.j - 1].lower == "news"
    return outlet and aired and are_common(scene, right)


def _grows(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Institute for Palestinian | Studies", "University of Texas | Arlington"."""
    if left.grown:
        return True
    if right.known is None or right.known.type != "place":
        return False
    if is_campus(scene, left) or scene.chain[left.j - 1].lower == "radio":
        return True  # "BBC Radio | Berkshire"
    if right.known.table != "countries" or not is_org(left) or left.titled:
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


def _is_thing(piece: Piece) -> bool:
    return piece.known is not None and piece.known.type == "thing"
