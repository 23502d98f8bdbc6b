"""
Titles that begin with an article within a sentence: "wrote The Heart of a Continent", and those
that a year stands behind: "Fire and Ice (1983)".

There the capital of "The" is that of a name, and small words within it are part of the name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.entities.gazetteer import Known
from archive.entities.lone import is_called
from archive.entities.reading import one_spaced
from archive.entities.units import Piece
from archive.entities.word_flags import (
    ADJECTIVE,
    CAPITALS,
    COMMON,
    FIRST_NAME,
    HEAD,
    OFFICE,
    SURNAME,
    TITLE,
)

if TYPE_CHECKING:
    from archive.entities.units import Scene


NAMED = FIRST_NAME | SURNAME
_FEWEST = 3  # words of "A Modest Proposal"
_BEFORE = frozenset({"of", "in", "to", "on", "as", "for", "from", "with", "by", "and", "that"})
_BEFORE |= {"which", "but", "or", "composed", "wrote", "directed", "read", "titled", "entitled"}
_BEFORE |= {"called", "published", "named", "book", "paper", "film", "musical", "works", "work"}
_BEFORE |= {"novel", "play", "story", "essay", "poem", "album", "song", "his", "her", "the"}
_BEFORE |= {"including"}
"""Where no full stop was lost: "in mental health services A Government report"."""
_YEAR = re.compile(r" \((?:(?:US|UK|TV|film)[,;]? )?(?:18|19|20)\d\d\)")
_THE = (" and the ", " on the ", " for the ")


def entitled(scene: Scene, pieces: list[Piece], at: int) -> list[Piece]:
    """
    The pieces of a chain, where the article that is its word *at* begins a title.

    "The Heart of a Continent", "the film The King of Kings", "Mozart's The Magic Flute"; not "The
    Office of the President".
    """
    text, chain = scene.text, scene.chain
    cued = chain[at].link == "'s" if at else is_called(text, chain[0].start)
    if at and not cued:
        return pieces
    never = 0 if cued else TITLE | HEAD | OFFICE
    j, tied = at + 1, False
    while j < len(chain):
        word = chain[j]
        if word.link in ("and", "on", "for"):
            if text[chain[j - 1].far : word.start] not in _THE:
                break
        elif word.link not in (" ", "of", "a") and not (word.link == "'s" and j > at + 1):
            break
        if not word.flags & COMMON:
            last = word.link == "of" and not word.flags & ADJECTIVE
            if tied and word.link == " " and not word.flags & NAMED:
                j += 1  # "The Boy in the Striped Pyjamas"
            while last and j < len(chain) and (chain[j].link == " " or not tied):
                j, tied = j + 1, True  # "The Merchant of Venice", "The Ancestry of Abraham Lincoln"
            while cued and at + 1 < j < len(chain) and not tied and chain[j].link == " ":
                j += 1  # "the novel The Great Gatsby"
            break
        if word.flags & never or (word.link == "a" and word.flags & ADJECTIVE):
            return pieces
        if word.link == "a":
            never = 0  # no body is "The Man in the High Castle"
        tied |= word.link != " "
        j += 1
    if j < at + 3 - cued or not (tied or cued):
        return pieces
    before = [one for one in pieces if one.i < at]
    if any(one.j > at + 1 and _is_other(one) for one in pieces[len(before) :][:1]):
        return pieces
    if not cued and any(one.i <= 1 < one.j and one.shape not in (None, "thing") for one in pieces):
        return pieces
    surface = one_spaced(text[chain[at].start : chain[j - 1].end])
    whole = Piece(at, j, Known("thing", surface, "works"))
    return [*before, whole, *(one for one in pieces if one.i >= j)]


def indefinite(scene: Scene, pieces: list[Piece]) -> list[Piece]:
    """The same for "A Farewell to Arms" and "An American in Paris": no more begins so."""
    text, chain = scene.text, scene.chain
    article = chain[0]
    if article.opens or text[article.end] == "." or len(chain) < _FEWEST:
        return pieces
    if chain[1].flags & (NAMED | COMMON) == FIRST_NAME:
        return pieces
    before = text[max(article.start - 12, 0) : article.start].split()[-1:]
    if before and before[0].lower() not in _BEFORE:
        return pieces  # "in group A Serbia"
    j = 1
    while j < len(chain) and chain[j].link in (" ", "of", "a", "'s", "for"):
        if chain[j].flags & (TITLE | HEAD | OFFICE) and j == 1:
            return pieces  # "A Company of the 5th Regiment"
        j += 1
    if j < _FEWEST:
        return pieces
    surface = one_spaced(text[article.start : chain[j - 1].end])
    whole = Piece(0, j, Known("thing", surface, "works"))
    return [whole, *(one for one in pieces if one.i >= j)]


def published(scene: Scene, pieces: list[Piece]) -> list[Piece]:
    """
    The pieces of a chain, where a year behind it says that everyday words are a title.

    "Sense and Sensibility (1995)", "Ivan's Childhood (1962)"; not "Brown and Green (2001)", who
    wrote it, and not "Prime Minister (1957)".
    """
    text, chain = scene.text, scene.chain
    if not _YEAR.match(text, chain[-1].far) or len(chain) == 1:
        return pieces
    begin = len(chain) - 1
    while begin and chain[begin].link not in (",", ""):
        word = chain[begin - 1]
        if chain[begin].link in ("for", "on") and not word.flags & COMMON:
            break  # "the Palme d'Or for | Chronicle of the Years of Fire (1975)"
        if chain[begin].link == "'s" and not word.flags & (COMMON | FIRST_NAME):
            break  # "Tarkovsky's | The Steamroller and the Violin (1961)"
        if chain[begin].link == "'s" and word.flags & SURNAME:
            break
        begin -= 1
    words = chain[begin:]
    if words[0].opens or len(words) == 1 or words[-1].far > words[-1].end:
        return pieces
    plain = [word for word in words if word.flags & COMMON]
    if not plain or any(word.flags & (TITLE | OFFICE | CAPITALS) for word in words):
        return pieces
    links = [word.link for word in words[1:]]
    if "and" in links and (len(words) > _FEWEST - 1 or all(w.flags & SURNAME for w in words)):
        return pieces
    if "&" in links or len(plain) < len(words) - links.count("of") - links.count("'s"):
        return pieces
    inside = [one for one in pieces if one.j > begin]
    if any(one.i < begin or one.shape not in (None, "thing") or one.titled for one in inside):
        return pieces
    if len(inside) == 1 and inside[0].known and inside[0].j - inside[0].i == len(words):
        return pieces
    surface = one_spaced(text[words[0].start : words[-1].end])
    whole = Piece(begin, len(chain), Known("thing", surface, "works"))
    return [*(one for one in pieces if one.j <= begin), whole]


def _is_other(piece: Piece) -> bool:
    """True for what is known, but not as "the film The Best Years" of Our Lives is."""
    return piece.known is not None and piece.known.table != "works"
