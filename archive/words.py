"""
The words of a text, by quicker means where it has only the letters of English.

Bytes are translated and split several times faster than a pattern finds words; a text with other
letters in it is left to the pattern. Both say the same.
"""

from __future__ import annotations

import re

# What news in English has beyond ASCII, and is no part of a word.
_MARKS = "’“”‘—–…\xa0£€•"
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W_]+")
_SMALL = re.compile(r"\b[a-z]+\b")


_ONLY_LETTERS = bytes(code if chr(code).isalpha() else 32 for code in range(256))
_ONLY_WORDS = bytes(code if chr(code).isalnum() else 32 for code in range(256))
# A capital stands for all that makes a word none of small letters alone.
_ONLY_SMALL = bytes(
    code if "a" <= (char := chr(code)) <= "z" else 65 if char.isalnum() or char == "_" else 32
    for code in range(256)
)


def find_letters(text: str) -> list[str]:
    """The runs of letters in *text*, in order."""
    plain = _encode(text)
    return _LETTERS.findall(text) if plain is None else _split(plain, _ONLY_LETTERS)


def find_words(text: str) -> list[str]:
    """The runs of letters and digits in *text*, in order: "Trump’s" is two."""
    plain = _encode(text)
    return _WORDS.findall(text) if plain is None else _split(plain, _ONLY_WORDS)


def find_small(text: str) -> set[str]:
    """The words of *text* that are letters from a to z alone; "iPhone" and "a1" are none."""
    plain = _encode(text)
    if plain is None:
        return set(_SMALL.findall(text))
    return set(filter(str.islower, set(_split(plain, _ONLY_SMALL))))


def _encode(text: str) -> bytes | None:
    """*text* without those marks, None where it has letters or marks that are not ASCII."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
        if not text.isascii():
            return None
    return text.encode()


def _split(plain: bytes, table: bytes) -> list[str]:
    return plain.translate(table).decode().split()
