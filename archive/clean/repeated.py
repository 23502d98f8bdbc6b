"""
What is known of the outlet, cut from the story: what it repeats (appeals and navigation that no
phrase gave away, whole or glued to the story), and what a rule describes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.clean.edges import (
    edge_at,
    find_heads,
    find_runs,
    find_tails,
    is_front,
    navigates,
    to_key,
    trim_run,
)
from archive.clean.outlet_rules import first_match
from archive.clean.roles import Piece
from archive.clean.split import split_sentences, strip
from archive.clean.units import find_passages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.agencies import Agencies
    from archive.article import Role
    from archive.clean.cues import Cues
    from archive.clean.outlet_rules import OutletRule
    from archive.clean.units import Passage, Seen, Unit

HEADING = 25
"""Characters: a repeated passage shorter than this is a heading: "Alabama", "VERDICT: True"."""
MOSTLY = 50
"""In so many of a hundred articles furniture stands that does not speak to the reader. What a story
tells of its background is repeated too, to the letter, but no outlet writes of nothing else: "The
Appalachian Regional Commission is a federal-state partnership ..." stood in 1 of 20."""
LABEL = 60
"""Characters: a whole passage up to this without a full stop is a label: "More on this war"."""
_ADDRESS = re.compile(r"\bwww\.|https?:|@\w|\w\.(?:com|org|net|gov|info)\b", re.IGNORECASE)
_ENDING = frozenset(".!?…)]#|*:;”’" + '"')
_CREDIT = 300
"""Characters: a repeated passage no longer than this that names an agency is read as a credit."""


def cut_repeated(
    text: str,
    pieces: Sequence[Piece],
    repeats: Mapping[bytes, Seen],
    cues: Cues,
    agencies: Agencies,
) -> list[Piece]:
    """*pieces* with what the outlet repeats cut out of those that are body."""
    body = [piece for piece in pieces if piece.role == "body"]
    passages = iter(find_passages(text, [(piece.start, piece.end) for piece in body]))
    cut: list[Piece] = []
    for piece in pieces:
        if piece.role != "body":
            cut.append(piece)
        else:
            cut += _cut(text, next(passages), repeats, cues, agencies)
    return _cut_edges(text, cut, repeats)


def cut_ruled(text: str, pieces: Sequence[Piece], rules: Sequence[OutletRule]) -> list[Piece]:
    """*pieces* with the paragraphs and sentences cut out of the body that *rules* describe."""
    cut: list[Piece] = []
    for piece in pieces:
        if piece.role != "body":
            cut.append(piece)
            continue
        whole = first_match(rules, text[piece.start : piece.end])
        if whole is not None:
            cut.append(Piece(piece.start, piece.end, whole.role, f"outlet rule:{whole.pattern}"))
            continue
        at = piece.start
        for start, end in split_sentences(text, piece.start, piece.end):
            whole_again = (start, end) == (piece.start, piece.end)
            rule = None if whole_again else first_match(rules, text[start:end])
            if rule is None:
                continue
            if text[at:start].strip():
                cut.append(Piece(*strip(text, at, start), "body", ""))
            cut.append(Piece(start, end, rule.role, f"outlet rule:{rule.pattern}"))
            at = end
        if text[at : piece.end].strip():
            cut.append(Piece(*strip(text, at, piece.end), "body", ""))
    return cut


def _cut_edges(text: str, pieces: list[Piece], repeats: Mapping[bytes, Seen]) -> list[Piece]:
    """*pieces* without the words that the outlet begins and ends its texts with."""
    body = [number for number, piece in enumerate(pieces) if piece.role == "body"]
    if not body:
        return pieces
    pieces[body[0] : body[0] + 1] = _cut_runs(text, pieces[body[0]], repeats)
    body = [number for number, piece in enumerate(pieces) if piece.role == "body"]
    for number, back in ((body[-1], True), (body[0], False)):
        piece = pieces[number]
        edges = (find_tails if back else find_heads)(text, piece.start, piece.end)
        known = [key for key in reversed(edges) if to_key(key) in repeats]
        places = [(key, edge_at(text, piece.start, piece.end, key)) for key in known]
        edge, at = next((one for one in places if _may_cut(text, piece, *one)), (b"", 0))
        if not edge:
            continue
        seen = repeats[to_key(edge)]
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


def _cut_runs(text: str, piece: Piece, repeats: Mapping[bytes, Seen]) -> list[Piece]:
    """A body piece without the masthead that stands in a text without sentences."""
    runs: list[tuple[int, int, Seen]] = []
    for key, start, end in find_runs(text, piece.start, piece.end):
        seen = repeats.get(to_key(key))
        if seen is None:
            continue
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], end, runs[-1][2])
        else:
            runs.append((start, end, seen))
    cut: list[Piece] = []
    at = piece.start
    for start, reach, seen in runs:
        following = text[reach : piece.end].lstrip(" :|-")[:1]
        end = trim_run(text, start, reach)
        if not end or following.islower() or any(stop in text[start:end] for stop in ".!?"):
            continue  # "US Senator Jane Doe today ..." begins a sentence
        if text[at:start].strip():
            cut.append(Piece(*strip(text, at, start), "body", ""))
        cut.append(Piece(start, end, "promo", f"repeated end:{seen.stories}:{seen.days}"))
        at = end
    if text[at : piece.end].strip():
        cut.append(Piece(*strip(text, at, piece.end), "body", ""))
    return cut


def _may_cut(text: str, piece: Piece, edge: bytes, at: int) -> bool:
    """Whether words of an edge may be cut at *at*: something ends there and something begins."""
    if is_front(edge):
        following = text[at : piece.end].lstrip(" .:,;|-–—")[:1]
        return not text[at : at + 1].isalnum() and not following.islower()
    near = text[max(0, at - 300) : piece.end]
    sentences = any(stop + " " in near or near.endswith(stop) for stop in ".!?")
    if not navigates(edge) or not sentences:
        return not sentences
    return at == piece.start or text[piece.start : at].rstrip()[-1:] in _ENDING


def _cut(
    text: str,
    passage: Passage,
    repeats: Mapping[bytes, Seen],
    cues: Cues,
    agencies: Agencies,
) -> list[Piece]:
    seen = _known(text, passage.whole, repeats, cues)
    label = len(passage.sentences) == 1 and is_label(text[passage.whole.start : passage.whole.end])
    if seen is None and label:
        seen = repeats.get(passage.whole.key)
    if seen is not None:
        return [_aside(text, passage.whole.start, passage.whole.end, seen, agencies, whole=True)]
    sentences = passage.sentences
    if len(sentences) < 2:
        return [Piece(passage.whole.start, passage.whole.end, "body", "")]
    known = [_known(text, unit, repeats, cues) for unit in sentences]
    if not any(known):
        return [Piece(passage.whole.start, passage.whole.end, "body", "")]
    cut: list[Piece] = []
    begin = passage.whole.start
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
    if text[begin : passage.whole.end].strip():
        cut.append(Piece(*strip(text, begin, passage.whole.end), "body", ""))
    return cut


def _known(text: str, unit: Unit, repeats: Mapping[bytes, Seen], cues: Cues) -> Seen | None:
    """What is known of a unit that is furniture; None for what may be story."""
    seen = repeats.get(unit.key)
    if seen is None or seen.share >= MOSTLY:
        return seen
    passage = text[unit.start : unit.end]
    return seen if _ADDRESS.search(passage) or cues.speaks(passage) else None


def is_label(passage: str) -> bool:
    """Whether a passage is a line of a few words that ends no sentence."""
    return len(passage) <= LABEL and passage[-1] not in '.!?:,;…"”’)'


def _aside(
    text: str, start: int, end: int, seen: Seen, agencies: Agencies, *, whole: bool
) -> Piece:
    role: Role = "promo"
    if whole and end - start < HEADING:
        role = "heading"
    elif end - start <= _CREDIT and any(True for _ in agencies.within(text[start:end])):
        role = "credit"
    return Piece(start, end, role, f"repeated:{seen.stories}:{seen.days}")
