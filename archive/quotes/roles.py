"""
What an article calls the people it names: "Health Minister Jane Doe", "John Smith, 54, a plumber".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.quotes.lines import Line

__all__ = ["Role", "agree", "find_roles", "same_role", "stems"]

_SAME = {
    word: same
    for same, words in {
        "spokesperson": "spokesman spokeswoman",
        "chair": "chairman chairwoman chairperson",
        "representative": "congressman congresswoman rep",
        "senator": "sen",
        "governor": "gov",
        "president": "pres",
        "doctor": "dr",
        "general": "gen",
        "professor": "prof",
        "adviser": "advisor",
        "chief": "boss",
        "us": "american u.s america united",
        "uk": "british britain u.k",
    }.items()
    for word in words.split()
}


class Role(NamedTuple):
    """What the article calls a person: the noun, and the words in front of it."""

    noun: str
    beside: frozenset[str]
    name: str


_AFTER = re.compile(r",([DRwWOLTsc]{1,14}(?:i[DRwWOLT]{1,8}){0,2})(?=[,.;/Q]|$)")
_PLAIN = re.compile(r"Dw{0,3}w(?![RwWOLT])")  # "a retired plumber from Leeds"
_ONE = frozenset(("a", "an", "the"))
_APPOSED = re.compile(r"(?:[RwWOLT]{0,6})R(?:i[DRwWOLs]{1,6}){0,2},(?=P,|R[DR]{0,3}P)")
# "Jane Doe is the mayor of Leeds", "Jane Doe was elected mayor", not "the mayor's deputy"
_BEING = frozenset(("is", "was", "became", "becomes", "serves", "works"))
_MADE = frozenset(("elected", "appointed", "named", "chosen", "as", "re-elected", "sworn", "in"))
_TOLD = re.compile(r"D?[wWOL]{0,3}R(?![sRwWOLT])")
_BEFORE = re.compile(r"(?:[RwWOLTi]{0,7})R(?=P)|(?:[RwWOLT]{0,6})RiD?[wWOL]{1,4}(?=P)")


def find_roles(line: Line) -> list[Role]:
    """What a paragraph calls the people it names."""
    found: list[Role] = []
    codes = line.codes
    for pattern in (_BEFORE, _APPOSED):
        for match in pattern.finditer(codes):
            _add(found, line, match.start(), match.end(), line.words[codes.find("P", match.end())])
    for at, code in enumerate(codes):
        if code == "P" and line.words[at + 1 : at + 2] and line.words[at + 1] in _BEING:
            begun = at + 2
            while begun < len(codes) and line.words[begun] in _MADE:
                begun += 1
            told = _TOLD.match(codes, begun)
            if told is not None:
                _add(found, line, told.start(), told.end(), line.words[at])
        if code == "P" and codes[at + 1 : at + 2] == ",":
            name, rest = line.words[at], at + 1
            age = line.words[at + 2] if at + 2 < len(codes) else ""
            if age.isdigit() and codes[at + 3 : at + 4] in (",", "."):
                found.append(Role(f"{age}-year-old", frozenset(), name))
                rest = at + 3
            apposed = _AFTER.match(codes, rest)
            if apposed is not None:
                _add(found, line, apposed.start(1), apposed.end(1), name)
                plain = _PLAIN.match(codes, apposed.start(1), apposed.end(1))
                if plain is not None and line.words[apposed.start(1)] in _ONE:
                    words = line.words[apposed.start(1) : plain.end()]
                    found.append(Role(words[-1], frozenset(words), name))
    return found


def _add(found: list[Role], line: Line, start: int, end: int, name: str) -> None:
    words = {same_role(word.lower()) for word in line.words[start:end]}
    found.extend(
        Role(same_role(line.words[at]), frozenset(words), name)
        for at in range(start, end)
        if line.codes[at] == "R"
    )


def same_role(word: str) -> str:
    return _SAME.get(word, word)


def agree(beside: set[str], known: frozenset[str]) -> bool:
    """True when every word beside the noun is among the known ones, in some form of it."""
    words = [part for one in known for part in one.split()]
    return all(stems(one, words) for one in beside)


def stems(one: str, words: Sequence[str]) -> bool:
    """True when a word begins like *one*: Russian, Russia."""
    short = one.lower()[:5]
    return any(one == word or (len(short) > 3 and word.startswith(short[:4])) for word in words)
