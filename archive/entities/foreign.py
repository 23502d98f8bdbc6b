"""
Names in an article that is not in English: those alone that need none of its grammar.

What English news tells by capitals and by the words around them, other languages tell otherwise: by
the rules for English "Für" was the best known person of 693 German pages, and "Jahren" a thing in
192. So here stand what the gazetteer knows, people with a known first name, and their surnames
after that. What else there is stays unnamed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.article import EntityType
    from archive.entities.gazetteer import Gazetteer, Known

_WORD = re.compile(r"[^\W\d_][\w'’.-]{0,40}(?<![.'’-])|[^\W_]")
_GAPS = (" ", "  ", "\n")
_MOST_WORDS = 5
# "Ursula von der Leyen", "María del Carmen Ruiz", "Luiz Inácio Lula da Silva"
_SMALL = "von van der den de del della di da dos das do la le ten ter zu af"
_PARTICLES = frozenset(_SMALL.split())
# "das Bild", "im Spiegel", "die Kraft": a German noun behind these is no name of one word.
_ARTICLES = (
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keiner im am zum "
    "zur beim vom ins ans aufs fürs aller alle viel viele mehr dieser diese dieses jeder jede "
    "jedes sein seine seinen seiner ihr ihre ihren ihrer unser unsere mein meine"
)
_NOUN_FOLLOWS = frozenset(_ARTICLES.split())
# "Jesus. The elements ...": a piece of English within another language.
_ENGLISH = frozenset(("The", "And", "Of", "In", "For", "With", "A"))
# First names of somebody, and small words or saints of everybody.
_NO_FIRST = frozenset(("Les", "Los", "Las", "La", "El", "Dos", "Das", "San", "Santa", "Santo"))
_TWO_SURNAMES = ("es", "pt")
_DOUBTFUL = ("doubtful", "gazetteer")


class Found(NamedTuple):
    """A name in a text, from *start* to *end*."""

    start: int
    end: int
    type: EntityType
    name: str


class _Token(NamedTuple):
    word: str
    start: int
    end: int
    joined: bool  # to the one before, by nothing but a space


def find_foreign(texts: Iterable[str], language: str, gazetteer: Gazetteer) -> list[list[Found]]:
    """The names in each of *texts*, which are one article in *language*, in their order."""
    tokens = [list(_tokens(text)) for text in texts]
    full = [_find_full(row, language, gazetteer) for row in tokens]
    people = [one.name for row in full for one in row if one.type == "person"]
    holders = _surnames(people, gazetteer)
    return [
        sorted([*row, *_find_surnames(words, row, holders)])
        for words, row in zip(tokens, full, strict=True)
    ]


def _tokens(text: str) -> Iterator[_Token]:
    begin = end = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        joined = gap in _GAPS or (gap == ". " and end - begin < 3)  # "Donald J. Trump"
        yield _Token(match[0], match.start(), match.end(), joined)
        begin, end = match.span()


def _find_full(tokens: list[_Token], language: str, gazetteer: Gazetteer) -> list[Found]:
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        one = _known_at(tokens, at, language, gazetteer) or _person_at(
            tokens, at, language, gazetteer
        )
        if one is None:
            at += 1
            continue
        found.append(one)
        while at < len(tokens) and tokens[at].start < one.end:
            at += 1
    return found


def _known_at(tokens: list[_Token], at: int, language: str, gazetteer: Gazetteer) -> Found | None:
    """The longest name of the gazetteer that begins here."""
    if not tokens[at].word[0].isupper():
        return None
    if tokens[at].word in ("Der", "Die", "Das") and not tokens[at].joined:
        return None  # "Die Zeit drängt", not the paper
    best: Found | None = None
    surface = ""
    for last in range(at, min(at + _MOST_WORDS, len(tokens))):
        token = tokens[last]
        if last > at and not token.joined:
            break
        surface = f"{surface} {token.word}" if surface else token.word
        known = gazetteer.known.get(surface)
        if known is None or known.table in _DOUBTFUL:
            continue
        if last > at or _is_name_alone(known, tokens, at, language, gazetteer):
            best = Found(tokens[at].start, token.end, known.type, known.name)
    return best


def _is_name_alone(
    known: Known, tokens: list[_Token], at: int, language: str, gazetteer: Gazetteer
) -> bool:
    """Whether a known name of one word can be meant: it is no everyday word here."""
    word = tokens[at].word
    if known.table == "demonyms" or gazetteer.is_common(word.lower()):
        return False
    if language != "de" or known.table in ("countries", "states"):
        return True
    if not word[1:].islower():  # "ARD", "YouTube"
        return True
    before = tokens[at - 1].word.lower() if at and tokens[at].joined else ""
    if known.type == "place":  # not "in der Höhe", nor "Essen ist fertig"
        return before in ("in", "nach", "aus", "bei", "von", "und")
    return known.type == "org" and bool(before) and before not in _NOUN_FOLLOWS and len(word) > 6


def _is_first_name(word: str, gazetteer: Gazetteer) -> bool:
    """Whether somebody is called so, and nothing else in English: "José", not "Will"."""
    return gazetteer.is_first_name(word) and not gazetteer.is_common(word.lower())


def _person_at(tokens: list[_Token], at: int, language: str, gazetteer: Gazetteer) -> Found | None:
    """A known first name with a surname behind it."""
    first = tokens[at].word
    if first in _NO_FIRST or not _is_first_name(first, gazetteer):
        return None
    before = tokens[at - 1].word.lower() if at and tokens[at].joined else ""
    if before in _NOUN_FOLLOWS or before[-1:].isdigit():  # "2,5 Mio. Euro"
        return None
    last, surnames = at, 0
    for n in range(at + 1, min(at + _MOST_WORDS, len(tokens))):
        token = tokens[n]
        if not token.joined or not (token.word[0].isupper() or token.word in _PARTICLES):
            break
        if token.word[0].isupper() and token.word not in _ENGLISH:
            last = n
            if len(token.word) > 2 and not _is_first_name(token.word, gazetteer):
                surnames += 1
                if surnames > (language in _TWO_SURNAMES):
                    break
    if last == at or len(tokens[last].word) < 3 or tokens[last].word.isupper():
        return None
    words = [f"{t.word}." if len(t.word) == 1 else t.word for t in tokens[at : last + 1]]
    return Found(tokens[at].start, tokens[last].end, "person", " ".join(words))


def _surnames(people: Iterable[str], gazetteer: Gazetteer) -> dict[str, str]:
    """Whose a surname is, where one person of the article has it."""
    holders: dict[str, set[str]] = {}
    for person in people:
        holders.setdefault(person.split()[-1], set()).add(person)
    return {
        surname: next(iter(who))
        for surname, who in holders.items()
        if len(who) == 1 and surname not in gazetteer.known and len(surname) > 3
    }


def _find_surnames(
    tokens: list[_Token], full: list[Found], holders: dict[str, str]
) -> Iterator[Found]:
    taken = {start for one in full for start in range(one.start, one.end)} if holders else set()
    for at, token in enumerate(tokens):
        holder = holders.get(token.word)
        if holder is None or token.start in taken:
            continue
        if not (at and token.joined and tokens[at - 1].word.lower() in _NOUN_FOLLOWS):
            yield Found(token.start, token.end, "person", holder)
