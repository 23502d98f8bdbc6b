"""
Several fields in one name: "Department for Environment, Food and Rural Affairs",
"Senate Health, Education, Labor, and Pensions Committee".

The commas are within the name only where nothing but everyday words stands between them and "and"
ends the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities.units import Piece
from archive.entities.word_flags import COMMON

if TYPE_CHECKING:
    from archive.entities.units import Scene

_ACCORDS = frozenset({"panel", "office", "convention", "treaty", "protocol", "covenant", "pact"})
_ACCORDS |= {"declaration", "directive", "authority", "institute", "group"}
_ON = (" on ", " on the ")
WIDE = frozenset({"countries", "regions"})
_TO_FIELDS = frozenset({"of", "for", "on"})
_BEHIND_FIELDS = frozenset({"committee", "subcommittee"})
_LAST = frozenset({"and", "&", ", and"})
_ROW = _LAST | {","}
_CHAMBERS = frozenset({"senate", "house", "commons", "lords"})


def with_fields(scene: Scene, pieces: list[Piece]) -> list[Piece]:
    """The pieces, where a row of fields is part of the body that they are of."""
    links = {scene.chain[piece.i].link for piece in pieces[1:]}
    if links.isdisjoint(_LAST):
        return pieces
    out: list[Piece] = []
    k = 0
    while k < len(pieces):
        last = _row_behind(scene, pieces, k)
        out.append(pieces[k] if last == k else Piece(pieces[k].i, pieces[last].j, None, "org"))
        first = _row_before(scene, out)
        if first < len(out) - 1:
            out[first:] = [Piece(out[first].i, out[-1].j, None, "org")]
        k = last + 1
    return out


def _row_behind(scene: Scene, pieces: list[Piece], k: int) -> int:
    """The last piece of a row that begins in piece *k*: "Committee on Health, Labor and Aging"."""
    chain, piece = scene.chain, pieces[k]
    links = [chain[at].link for at in range(piece.i + 1, piece.j)]
    begins = next((piece.i + 1 + n for n, link in enumerate(links) if link in _TO_FIELDS), None)
    last = k
    if begins is None or piece.shape != "org" or not _is_plain(scene, begins, piece.j):
        return last
    for at in range(k + 1, len(pieces)):
        one = pieces[at]
        link = _link(scene, one)
        if link not in _ROW or one.i != pieces[at - 1].j or not _is_field(scene, one):
            break
        if link in _LAST:
            return at if at > k + 1 else last
    return last


def _row_before(scene: Scene, pieces: list[Piece]) -> int:
    """The first piece of a row that the last one ends: "Energy | , Water | and Power Committee"."""
    chain, end = scene.chain, len(pieces) - 1
    if chain[pieces[-1].j - 1].lower not in _BEHIND_FIELDS or not _is_field(scene, pieces[-1]):
        return end
    inner = any(chain[at].link in _LAST for at in range(pieces[-1].i + 1, pieces[-1].j))
    if not inner and _link(scene, pieces[-1]) not in _LAST:
        return end
    first = end
    while first and pieces[first - 1].j == pieces[first].i:
        link, before = _link(scene, pieces[first]), pieces[first - 1]
        chamber = link == " " and before.j == before.i + 1
        if chamber and chain[before.i].lower in _CHAMBERS:
            return first - 1
        if link not in (_ROW if first < end or inner else _LAST) or not _is_field(scene, before):
            break
        first -= 1
    return first


def _link(scene: Scene, piece: Piece) -> str:
    """What joins a piece to the one before; nothing where another body begins: "and the Senate"."""
    word, before = scene.chain[piece.i], scene.chain[piece.i - 1]
    return "" if scene.text.endswith(" the ", before.far, word.start) else word.link


def _is_field(scene: Scene, piece: Piece) -> bool:
    known = piece.known is None or piece.known.table in ("bodies", "companies")
    person = piece.titled or piece.shape == "person"
    return known and not person and _is_plain(scene, piece.i, piece.j)


def _is_plain(scene: Scene, i: int, j: int) -> bool:
    return all(scene.chain[at].flags & COMMON for at in range(i, j))


def is_accord(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Intergovernmental Panel on | Climate Change", "Treaty on | Open Skies"."""
    chain = scene.chain
    last, opens = chain[left.j - 1].lower, chain[left.i].opens
    if last not in _ACCORDS or right.known or right.titled or (opens and left.j == left.i + 1):
        return False
    rows = right.j < len(chain) and chain[right.j].link == "and" and right.j == right.i + 1
    if rows and left.shape != "org":
        return False  # "Covenant on Civil | and Political Rights"
    start = chain[right.i].start
    return _is_plain(scene, right.i, right.j) and scene.text.endswith(_ON, 0, start)


def is_wider(scene: Scene, left: Piece, right: Piece) -> bool:
    """True for "Court of Appeal of | New Zealand", of which each country has one."""
    chain = scene.chain
    if left.shape != "org" or right.known is None or right.known.table not in WIDE:
        return False
    within = any(chain[k].link == "of" for k in range(left.i + 1, left.j))
    return within and _is_plain(scene, left.i, left.j)
