"""
Cleaning: every passage of an article gets a role, and nothing is lost.

    clean(article, cues=load_cues())

`split` finds the passages, `heads` cuts what is glued to the two ends of the text, `roles` judges
each passage by its words, `cues` holds those words. `recall` goes over it once more with what the
outlet is known to repeat: `units` makes sentences and paragraphs comparable, `repeated` cuts. Facts
(date, names of agencies) are not read here: later stages read them out of what is set aside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from archive.agencies import load_agencies
from archive.article import PARAGRAPH_BREAK, Article, Paragraph, changed, with_paragraphs
from archive.clean.copied import read_head
from archive.clean.cues import Cues, load_cues
from archive.clean.heads import cut_head, cut_tail, find_release
from archive.clean.openings import Opening
from archive.clean.outlet_rules import first_match, load_outlet_rules, rules_for
from archive.clean.profiles import LAST, is_profile, is_writers_profile
from archive.clean.repeated import cut_repeated, cut_ruled
from archive.clean.roles import Piece, judge
from archive.clean.split import MOST_PASSAGES, split_passages, strip
from archive.shapes import is_headline, is_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archive.clean.cues import Cue
    from archive.clean.opening_lines import Part
    from archive.clean.outlet_rules import OutletRule
    from archive.clean.units import Seen

    _Known = dict[tuple[int, int, bool], list[Piece]]

__all__ = ["Cues", "clean", "load_cues", "load_outlet_rules", "recall", "rules_for"]

HEAD = 2
"""Passages of story at the head of an article where weak cues count."""
TAIL = 3
"""Passages of story at its tail where they do."""
ROUNDS = 12
"""Cleaning repeats until nothing more goes, so that cleaning a clean text changes nothing."""
GIGANTIC = 2_000_000
"""Characters: a longer text, or one of more than MOST_PASSAGES, is cleaned once and not again."""
MOST_CUTS = 20
"""Pieces that one round may cut from the front of a text, and from its end."""
WINDOW = 100_000
"""Characters at each end of a gigantic text that are searched for cues; what is between is body."""
LONGEST_PASSAGE = 20_000
"""Characters: of a longer passage only the ends of this length are judged."""
_COUNT = re.compile(r"\d{2,5}|\d{1,2}([/.-])\d{1,2}\1\d{2,4}")
"""How many comments there are, or a day in figures: neither begins a story nor ends it."""
_UNDIVIDED = frozenset(("text", "jsonl", "markdown", "csv", "office"))
"""Kinds whose readers leave the text to be divided here; the others name its passages."""
_HEADLINE = 140
"""Characters; in front of a longer passage of story stands no header line."""


def clean(article: Article, *, cues: Cues) -> Article:
    """
    The article with a role for every passage of `decoded`, and `text` made of the body alone.

    Passages that a reader has found already keep their places; its body passages are judged like
    any other. An article is never left without a body: its longest passage stays.
    """
    decoded = article.decoded
    if article.paragraphs:
        pieces = [Piece(p.start, p.end, p.role, p.rule) for p in article.paragraphs]
    else:
        pieces = [Piece(start, end, "body", "") for start, end in split_passages(decoded)]
    if not pieces:
        return changed(article, paragraphs=(), text="", notes=(*article.notes, "no text in it"))
    pieces = _settle(article, pieces, cues, resplit=not article.paragraphs)
    return _with_pieces(article, pieces)


def recall(
    article: Article,
    repeats: Mapping[bytes, Seen],
    *,
    cues: Cues,
    rules: Sequence[OutletRule] = (),
) -> Article:
    """
    *article*, which has been cleaned, without what its outlet is known to repeat and what *rules*
    say of it; what they keep in the story is story, whatever else speaks against it.

    What that uncovers is cleaned again, so that here too cleaning a clean text changes nothing.
    """
    pieces = [Piece(p.start, p.end, p.role, p.rule) for p in article.paragraphs]
    agencies = load_agencies()
    resplit = article.kind in _UNDIVIDED
    aside = [rule for rule in rules if rule.role != "body"]
    for _ in range(ROUNDS):
        cut = cut_ruled(article.decoded, pieces, aside) if aside else pieces
        if repeats:
            cut = cut_repeated(article.decoded, cut, repeats, cues, agencies)
        after = _keep_something(cut, pieces)
        if after == pieces:
            break
        pieces = _settle(article, after, cues, resplit=resplit)
    if len(aside) < len(rules):
        pieces = [_kept(article.decoded, piece, rules) for piece in pieces]
    if pieces == [Piece(p.start, p.end, p.role, p.rule) for p in article.paragraphs]:
        return article
    return _with_pieces(article, pieces)


def _kept(decoded: str, piece: Piece, rules: Sequence[OutletRule]) -> Piece:
    """*piece*, as story when the first rule that describes it says so."""
    if piece.role == "body":
        return piece
    rule = first_match(rules, decoded[piece.start : piece.end])
    if rule is None or rule.role != "body":
        return piece
    return piece._replace(role="body", rule=f"outlet rule:{rule.pattern}")


def _settle(article: Article, pieces: list[Piece], cues: Cues, *, resplit: bool) -> list[Piece]:
    """*pieces* judged until nothing changes any more."""
    decoded = article.decoded
    small = len(decoded) <= GIGANTIC and len(pieces) <= MOST_PASSAGES
    present = cues.within(_searched(decoded, pieces))
    known: _Known = {}
    titled = article.kind == "html" or bool(article.clues.titles)
    for _ in range(ROUNDS if small else 1):
        judged = _keep_something(_judge_all(article, pieces, cues, present, known), pieces)
        after = _split_again(decoded, judged) if resplit and small else judged
        if after == pieces or not small:
            after = after if titled else _with_headline(decoded, after)
            titled = True  # only where everything else is settled
        if after == pieces:
            break
        pieces = after
        if small and any(_is_glued(decoded, piece.start) for piece in pieces):
            # "RELEASEFollow us on Twitter": a cue that only the cut has made words of their own
            apart = cues.within("\n".join(decoded[one.start : one.end] for one in pieces))
            if apart != present:
                present, known = apart, {}
    return pieces


def _is_glued(text: str, at: int) -> bool:
    """True where a cut went through what looks like one word."""
    return at > 0 and text[at - 1].isalnum() and text[at : at + 1].isalnum()


def _with_pieces(article: Article, pieces: Iterable[Piece]) -> Article:
    decoded = article.decoded
    return with_paragraphs(
        article,
        [Paragraph(decoded[p.start : p.end], p.start, p.end, p.role, p.rule) for p in pieces],
    )


def _judge_all(
    article: Article,
    pieces: Sequence[Piece],
    cues: Cues,
    present: Sequence[Cue],
    known: _Known,
) -> list[Piece]:
    """
    One round: the body pieces judged, everything else as it is. *known* is what earlier rounds said
    of the same stretch.
    """
    decoded = article.decoded
    body = [number for number, piece in enumerate(pieces) if piece.role == "body"]
    edges = {*body[:HEAD], *body[-TAIL:]}
    last = body[-1] if body else -1
    last_two = set(body[HEAD:][-LAST:])
    judged: list[Piece] = []
    # Header lines stand before the story, or between its headline and the story.
    titled = begun = False
    opening = None
    copied: Mapping[tuple[int, int], list[Part]] = {}
    page = article.kind == "html"  # its headline is hardly ever among its passages
    if page or article.kind in _UNDIVIDED:
        spans = [(piece.start, piece.end) for piece in pieces]
        known_title = page or bool(article.clues.titles)
        rules = {piece.rule for piece in pieces}
        opening = Opening(decoded, spans, load_agencies(), titled=known_title, found=rules)
        if not page:
            spans = [(pieces[n].start, pieces[n].end) for n in body]
            spans = [span for span in spans if span not in opening.chronicle]
            copied = read_head(decoded, spans, load_agencies(), titled=known_title)
    for number, piece in enumerate(pieces):
        start, end = piece.start, piece.end
        cut = _to_headers(copied.get((start, end), ()))
        if piece.role != "body" or (opening and not cut and (start, end) in opening.days):
            judged.append(piece)
            continue
        if opening and not cut and not copied:
            cut = _cut_opening(opening, pieces, number, judged)
        if cut:
            # who wrote a page is read of its elements, and surer
            judged += [one._replace(rule="header:opening") for one in cut] if page else cut
            continue
        front = [] if begun else _cut_front(decoded, start, end, present, whole=titled)
        if front:
            start, _ = strip(decoded, front[-1].end, end)
        if not begun and (release := find_release(decoded, start, end)):
            # the headline stands in front of it
            front.append(Piece(*strip(decoded, start, release[0]), "body", ""))
            front.append(Piece(*release, "header", "header:release"))
            start, _ = strip(decoded, release[1], end)
            front += _cut_front(decoded, start, end, present, whole=False)
            start, _ = strip(decoded, front[-1].end, end)
        after = _cut_back(decoded, start, end, present) if number == last else []
        if after:
            _, end = strip(decoded, start, after[0].start)
        judged += front
        if start < end:
            edge = number in edges
            found = known.get((start, end, edge)) or _judge_one(
                decoded, (start, end), cues, present, edge=edge
            )
            who = is_profile if number in last_two else is_writers_profile if page else None
            if (
                who is not None
                and found[0][:3] == (start, end, "body")
                and who(decoded[start:end], article.clues.bylines)
            ):
                found = [Piece(start, end, "bio", "bio:profile")]
            known[start, end, edge] = found
            judged += found
            if any(one.role == "body" for one in found):
                begun = titled or end - start > _HEADLINE
                titled = True
                if opening:
                    opening.tell(start, end)
        judged += after
    return judged


def _cut_opening(
    opening: Opening, pieces: Sequence[Piece], number: int, judged: Sequence[Piece]
) -> list[Piece]:
    """The parts of a line between headline and story; none where pieces[number] is story."""
    if not opening.is_read:
        return []
    following = next((one for one in pieces[number + 1 :] if one.role == "body"), None)
    parts = opening.cut(
        (pieces[number].start, pieces[number].end),
        before=judged[-1].rule if judged else "",
        after=(following.start, following.end) if following else None,
    )
    return _to_headers(parts)


def _to_headers(parts: Iterable[Part]) -> list[Piece]:
    return [Piece(part.start, part.end, "header", part.rule) for part in parts]


def _cut_front(
    decoded: str, start: int, end: int, present: Sequence[Cue], *, whole: bool
) -> list[Piece]:
    """The header lines glued to the front; only a passage that is nothing else if *whole*."""
    pieces: list[Piece] = []
    while start < end and len(pieces) < MOST_CUTS:
        cut = cut_head(decoded, start, end, present)
        if cut is None or (whole and cut[0] < end):
            break
        pieces.append(Piece(start, *cut))
        start, _ = strip(decoded, cut[0], end)
    return pieces


def _cut_back(decoded: str, start: int, end: int, present: Sequence[Cue]) -> list[Piece]:
    """The furniture glued to the end."""
    pieces: list[Piece] = []
    while start < end and len(pieces) < MOST_CUTS:
        cut = cut_tail(decoded, start, end, present)
        if cut is None:
            break
        pieces.insert(0, Piece(cut[0], end, cut[1], cut[2]))
        _, end = strip(decoded, start, cut[0])
    return pieces


def _judge_one(
    decoded: str, span: tuple[int, int], cues: Cues, present: Sequence[Cue], *, edge: bool
) -> list[Piece]:
    start, end = span
    agencies = load_agencies()
    if end - start <= 60:
        passage = decoded[start:end]
        if cue := cues.as_whole(passage):
            return [Piece(start, end, cue.role, f"line:{cue.phrase}")]
        if not any(char.isalnum() for char in passage) or (edge and _COUNT.fullmatch(passage)):
            return [Piece(start, end, "promo", "line:no words")]
    if end - start <= LONGEST_PASSAGE:
        return judge(decoded, start, end, present, agencies, edge=edge)
    # A gigantic line: judge its two ends, cut at white space.
    first = _space(decoded, start + LONGEST_PASSAGE // 2, start, end)
    second = _space(decoded, end - LONGEST_PASSAGE // 2, first, end)
    head = judge(decoded, *strip(decoded, start, first), present, agencies, edge=False)
    tail = judge(decoded, *strip(decoded, second, end), present, agencies, edge=False)
    if head[-1].role == "body":
        first, head = head[-1].start, head[:-1]
    if tail[0].role == "body":
        second, tail = tail[0].end, tail[1:]
    return [*head, Piece(*strip(decoded, first, second), "body", ""), *tail]


def _space(text: str, near: int, start: int, end: int) -> int:
    at = text.find(" ", near, min(end, near + 1_000))
    return at if at > start else near


def _searched(decoded: str, pieces: Sequence[Piece]) -> str:
    """The text that is searched for cues: all of it, or the ends of a gigantic one."""
    start, end = pieces[0].start, pieces[-1].end
    if end - start <= 2 * WINDOW:
        return decoded[start:end]
    return decoded[start : start + WINDOW] + "\n" + decoded[end - WINDOW : end]


def _with_headline(decoded: str, judged: list[Piece]) -> list[Piece]:
    """
    *judged*, its first passage a heading if it surely is one: a short line without a full stop,
    then prose. (A blank line between them would be surer still, but cleaning a clean text must
    agree.)
    """
    body = [number for number, piece in enumerate(judged) if piece.role == "body"][:2]
    if len(body) < 2 or any(piece.role == "heading" for piece in judged):
        return judged
    first, second = judged[body[0]], judged[body[1]]
    if is_headline(decoded[first.start : first.end]) and is_prose(decoded, *second[:2]):
        titled = first._replace(role="heading", rule="text:headline")
        return [*judged[: body[0]], titled, *judged[body[0] + 1 :]]
    return judged


def _keep_something(judged: list[Piece], before: Iterable[Piece]) -> list[Piece]:
    """
    *judged*, with its longest passage kept as body if none is left.
    """
    if any(piece.role == "body" for piece in judged):
        return judged
    were = [(piece.start, piece.end) for piece in before if piece.role == "body"]
    inside = [
        number
        for number, piece in enumerate(judged)
        if any(start <= piece.start and piece.end <= end for start, end in were)
    ]
    if not inside:
        return judged
    longest = max(inside, key=lambda number: judged[number].end - judged[number].start)
    judged[longest] = judged[longest]._replace(role="body", rule="kept: nothing else is left")
    return judged


def _split_again(decoded: str, judged: Sequence[Piece]) -> list[Piece]:
    """
    *judged* with its body split as `text` alone would be.

    What was set aside may have hidden the shape of the text; a second cleaning sees it so.
    """
    body = [piece for piece in judged if piece.role == "body"]
    if all(len(decoded[piece.start : piece.end].splitlines()) == 1 for piece in body):
        return list(judged)
    text = PARAGRAPH_BREAK.join(decoded[piece.start : piece.end] for piece in body)
    starts = []
    at = 0
    for piece in body:
        starts.append(at)
        at += piece.end - piece.start + len(PARAGRAPH_BREAK)
    made = []
    for start, end in split_passages(text):
        number = bisect_right(starts, start) - 1
        shift = body[number].start - starts[number]
        made.append(body[number]._replace(start=start + shift, end=end + shift))
    return sorted([*made, *(piece for piece in judged if piece.role != "body")])
