"""
What the outlet is known to repeat, cut from one passage: appeals and navigation that no phrase gave
away, whole or glued to the story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.clean.edges import edge_at, find_edges, to_key
from archive.clean.roles import Piece
from archive.clean.split import strip
from archive.clean.units import find_passages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.agencies import Agencies
    from archive.article import Role
    from archive.clean.units import Passage, Seen

HEADING = 25
"""Characters: a repeated passage shorter than this is a heading: "Alabama", "VERDICT: True"."""
_CREDIT = 300
"""Characters: a repeated passage no longer than this that names an agency is read as a credit."""


def cut_repeated(
    text: str, pieces: Sequence[Piece], repeats: Mapping[bytes, Seen], agencies: Agencies
) -> list[Piece]:
    """*pieces* with what the outlet repeats cut out of those that are body."""
    body = [piece for piece in pieces if piece.role == "body"]
    passages = iter(find_passages(text, [(piece.start, piece.end) for piece in body]))
    cut: list[Piece] = []
    for piece in pieces:
        if piece.role != "body":
            cut.append(piece)
        else:
            cut += _cut(text, piece, next(passages), repeats, agencies)
    return _cut_edges(text, cut, repeats)


def _cut_edges(text: str, pieces: list[Piece], repeats: Mapping[bytes, Seen]) -> list[Piece]:
    """*pieces* without the words that the outlet begins and ends its texts with."""
    body = [number for number, piece in enumerate(pieces) if piece.role == "body"]
    if not body:
        return pieces
    for number, back in ((body[-1], True), (body[0], False)):
        piece = pieces[number]
        edges = find_edges(text, piece.start, piece.end)[back]
        edge = next((key for key in reversed(edges) if to_key(key) in repeats), None)
        if edge is None:
            continue
        seen = repeats[to_key(edge)]
        at = edge_at(text, piece.start, piece.end, edge)
        rule = f"repeated end:{seen.stories}:{seen.days}"
        first, second = (piece.start, at), (at, piece.end)
        if back:
            parts = [
                Piece(*strip(text, *first), "body", ""),
                Piece(*strip(text, *second), "promo", rule),
            ]
        else:
            parts = [
                Piece(*strip(text, *first), "promo", rule),
                Piece(*strip(text, *second), "body", ""),
            ]
        pieces[number : number + 1] = [part for part in parts if part.start < part.end]
    return pieces


def _cut(
    text: str,
    piece: Piece,
    passage: Passage,
    repeats: Mapping[bytes, Seen],
    agencies: Agencies,
) -> list[Piece]:
    seen = repeats.get(passage.whole.key)
    if seen is not None:
        return [_aside(text, piece.start, piece.end, seen, agencies, whole=True)]
    sentences = passage.sentences
    if len(sentences) < 2:
        return [piece]
    known = [repeats.get(unit.key) for unit in sentences]
    if not any(known):
        return [piece]
    cut: list[Piece] = []
    begin = piece.start
    number = 0
    while number < len(sentences):
        first = known[number]
        if first is None:
            number += 1
            continue
        last = number
        while last + 1 < len(sentences) and known[last + 1] is not None:
            last += 1
        start, end = sentences[number].start, sentences[last].end
        if text[begin:start].strip():
            cut.append(Piece(*strip(text, begin, start), "body", ""))
        cut.append(_aside(text, start, end, first, agencies, whole=False))
        begin = end
        number = last + 1
    if text[begin : piece.end].strip():
        cut.append(Piece(*strip(text, begin, piece.end), "body", ""))
    return cut


def _aside(
    text: str, start: int, end: int, seen: Seen, agencies: Agencies, *, whole: bool
) -> Piece:
    role: Role = "promo"
    if whole and end - start < HEADING:
        role = "heading"
    elif end - start <= _CREDIT and any(True for _ in agencies.within(text[start:end])):
        role = "credit"
    return Piece(start, end, role, f"repeated:{seen.stories}:{seen.days}")
