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

from archive.entities.gazetteer import first_word

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


class _Line:
    """The words of a passage and where they stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _WORD.finditer(text)]
        self.words = [text[start:end] for start, end in self.spans]

    def is_joined(self, at: int) -> bool:
        """Whether nothing but a space parts a word from the one before."""
        if not at:
            return False
        begin, end = self.spans[at - 1]
        gap = self.text[end : self.spans[at][0]]
        return gap in _GAPS or (gap == ". " and end - begin < 3)  # "Donald J. Trump"

    def before(self, at: int) -> str:
        """The word that a word is joined to, in lower case, "" without one."""
        return self.words[at - 1].lower() if self.is_joined(at) else ""

    def find(self, first: int, last: int, type_: EntityType, name: str) -> Found:
        """The name that these words are."""
        return Found(self.spans[first][0], self.spans[last][1], type_, name)


def find_foreign(texts: Iterable[str], language: str, gazetteer: Gazetteer) -> list[list[Found]]:
    """The names in each of *texts*, which are one article in *language*, in their order."""
    lines = [_Line(text) for text in texts]
    full = [list(_find_full(line, language, gazetteer)) for line in lines]
    people = [one.name for row in full for one in row if one.type == "person"]
    holders = _surnames(people, gazetteer)
    return [
        sorted([*row, *_find_surnames(line, row, holders)])
        for line, row in zip(lines, full, strict=True)
    ]


def _find_full(line: _Line, language: str, gazetteer: Gazetteer) -> Iterator[Found]:
    end = 0
    for at, word in enumerate(line.words):
        if not word[0].isupper() or line.spans[at][0] < end:
            continue
        one = _known_at(line, at, language, gazetteer) or _person_at(line, at, language, gazetteer)
        if one is not None:
            yield one
            end = one.end


def _known_at(line: _Line, at: int, language: str, gazetteer: Gazetteer) -> Found | None:
    """The longest name of the gazetteer that begins here."""
    word = line.words[at]
    reach = gazetteer.reach.get(first_word(word), 0)
    if not reach or (word in ("Der", "Die", "Das") and not line.is_joined(at)):
        return None  # "Die Zeit drängt", not the paper
    best: Found | None = None
    surface = ""
    for last in range(at, min(at + _MOST_WORDS, len(line.words))):
        if last > at and not line.is_joined(last):
            break
        surface = f"{surface} {line.words[last]}" if surface else word
        if len(surface) > reach:
            break
        known = gazetteer.known.get(surface)
        if known is None or known.table in _DOUBTFUL:
            continue
        if last > at or _is_name_alone(known, line, at, language, gazetteer):
            best = line.find(at, last, known.type, known.name)
    return best


def _is_name_alone(known: Known, line: _Line, at: int, language: str, gazetteer: Gazetteer) -> bool:
    """Whether a known name of one word can be meant: it is no everyday word here."""
    word = line.words[at]
    if known.table == "demonyms" or gazetteer.is_common(word.lower()):
        return False
    if language != "de" or known.table in ("countries", "states"):
        return True
    if not word[1:].islower():  # "ARD", "YouTube"
        return True
    before = line.before(at)
    if known.type == "place":  # not "in der Höhe", nor "Essen ist fertig"
        return before in ("in", "nach", "aus", "bei", "von", "und")
    return known.type == "org" and bool(before) and before not in _NOUN_FOLLOWS and len(word) > 6


def _is_first_name(word: str, gazetteer: Gazetteer) -> bool:
    """Whether somebody is called so, and nothing else in English: "José", not "Will"."""
    return gazetteer.is_first_name(word) and not gazetteer.is_common(word.lower())


def _person_at(line: _Line, at: int, language: str, gazetteer: Gazetteer) -> Found | None:
    """A known first name with a surname behind it."""
    words = line.words
    if words[at] in _NO_FIRST or not _is_first_name(words[at], gazetteer):
        return None
    before = line.before(at)
    if before in _NOUN_FOLLOWS or before[-1:].isdigit():  # "2,5 Mio. Euro"
        return None
    last, surnames = at, 0
    for n in range(at + 1, min(at + _MOST_WORDS, len(words))):
        word = words[n]
        if not line.is_joined(n) or not (word[0].isupper() or word in _PARTICLES):
            break
        if word[0].isupper() and word not in _ENGLISH:
            last = n
            if len(word) > 2 and not _is_first_name(word, gazetteer):
                surnames += 1
                if surnames > (language in _TWO_SURNAMES):
                    break
    if last == at or len(words[last]) < 3 or words[last].isupper():
        return None
    name = (f"{word}." if len(word) == 1 else word for word in words[at : last + 1])
    return line.find(at, last, "person", " ".join(name))


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


def _find_surnames(line: _Line, full: list[Found], holders: dict[str, str]) -> Iterator[Found]:
    if not holders:
        return
    taken = {start for one in full for start in range(one.start, one.end)}
    for at, word in enumerate(line.words):
        holder = holders.get(word)
        if holder is None or line.spans[at][0] in taken:
            continue
        if line.before(at) not in _NOUN_FOLLOWS:
            yield line.find(at, at, "person", holder)
