"""
The words of a text, by quicker means where it has only the letters of Western Europe.

Bytes are translated and split several times faster than a pattern finds words; a text with other
letters in it is left to the pattern. Both say the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What news has beyond Latin-1, and is no part of a word.
_MARKS = "’“”‘—–…€•"
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W_]+")
_SMALL = re.compile(r"\b[a-z]+\b")
_LATIN = [chr(code) for code in range(256)]
_ONLY_LETTERS = "".join(char if _LETTERS.match(char) else " " for char in _LATIN).encode("latin-1")
_ONLY_WORDS = "".join(char if _WORDS.match(char) else " " for char in _LATIN).encode("latin-1")
# A capital stands for all that makes a word none of small letters alone.
_ONLY_SMALL = "".join(
    char if _SMALL.match(char) else "A" if char == "_" or _WORDS.match(char) else " "
    for char in _LATIN
).encode("latin-1")

PLAIN = bytes(
    ord(char.lower()) if char.isascii() and char.isalnum() else ord(" ") for char in _LATIN
)
"""Bytes translated by this are words of a to z, made small, and digits; all else is a blank."""


def find_letters(text: str) -> list[str]:
    """The runs of letters in *text*, in order."""
    plain = _encode(text)
    return _LETTERS.findall(text) if plain is None else _split(plain, _ONLY_LETTERS)


def find_words(text: str) -> list[str]:
    """The runs of letters and digits in *text*, in order: "Trump’s" is two."""
    plain = _encode(text)
    return _WORDS.findall(text) if plain is None else _split(plain, _ONLY_WORDS)


def find_small(text: str) -> frozenset[str]:
    """The words of *text* that are letters from a to z alone; "iPhone" and "a1" are none."""
    plain = _encode(text)
    if plain is None:
        return frozenset(_SMALL.findall(text))
    return frozenset(filter(str.islower, _split(plain, _ONLY_SMALL)))


def find_marks(text: str, marks: Iterable[str]) -> list[tuple[int, str]]:
    """
    Where *marks* stand in *text*, in order: to look for one after the other is many times faster
    than for any of them.
    """
    found: list[tuple[int, str]] = []
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            found.append((at, mark))
            at = text.find(mark, at + len(mark))
    return sorted(found)


def _encode(text: str) -> bytes | None:
    """*text* in Latin-1, with blanks for those marks; None where it has anything else."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def _split(plain: bytes, table: bytes) -> list[str]:
    return plain.translate(table).decode("latin-1").split()
