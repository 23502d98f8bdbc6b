"""
What is compared when an outlet repeats itself: the sentences and paragraphs of an article as keys.

A key is eight bytes of a hash of the letters alone: case, punctuation, white space and (a few)
digits make no difference, "Updated at 5:01 p.m." is "updated at 12:40 PM". Nothing can be read out
of a key.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from archive.clean.split import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_WORDS = 5
"""Words of the shortest sentence in a paragraph that is compared: "He declined to say" is not."""
LONGEST_UNIT = 1_500
"""Characters: no outlet repeats more than this in one sentence or paragraph."""
MOST_LEAVES = 300
"""Sentences of an article that are compared: the first half of them and the last."""
MOST_DIGITS = 6
"""Digits up to which they make no difference: more are data, "The FTSE 100 rose 23.1 to 7,321"."""
_MOST_FOREIGN = 0.2
"""Share of characters beyond Latin-1 from which they are letters and not dashes and quotes."""

_DIGITS = b"0123456789"
_LETTERS = bytes(
    ord(char.lower()) if (char := chr(code)).isalpha() and len(char.lower()) == 1 else code
    for code in range(256)
)
_NO_WORDS = bytes(code for code in range(256) if not chr(code).isalnum())


class Unit(NamedTuple):
    """A sentence, or a paragraph of several: characters *start* to *end*, and its key."""

    start: int
    end: int
    key: bytes


class Passage(NamedTuple):
    """A passage: its sentences, and itself as one unit."""

    whole: Unit
    sentences: tuple[Unit, ...]


class Seen(NamedTuple):
    """
    In how many stories on how many days an outlet printed a unit, and in how many of a hundred
    articles between the first of those days and the last.
    """

    stories: int
    days: int
    share: int


class Keys:
    """The keys of stretches of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bytes = text.encode("latin-1", "replace")
        foreign = 0 if text.isascii() else self._bytes.count(b"?") - text.count("?")
        self._foreign = foreign > _MOST_FOREIGN * len(text)

    def key(self, start: int, end: int) -> bytes:
        """The key of text[start:end]; b"" when there is no word in it."""
        if self._foreign:
            words = "".join(filter(str.isalnum, self._text[start:end].casefold()))
            bare = words.encode("utf-8", "replace")
        else:
            bare = self._bytes[start:end].translate(_LETTERS, _NO_WORDS)
        without = bare.translate(None, _DIGITS)
        if len(bare) - len(without) <= MOST_DIGITS:
            bare = without
        return blake2b(bare, digest_size=8).digest() if bare else b""

    def words(self, start: int, end: int) -> int:
        """About how many words text[start:end] has."""
        return self._bytes.count(b" ", start, end) + 1


def find_passages(text: str, spans: Iterable[tuple[int, int]]) -> list[Passage]:
    """
    The passages of *text* at *spans* that can be compared, with those of their sentences that can.
    """
    keys = Keys(text)
    found = []
    for start, end in spans:
        sentences = split_sentences(text, start, end)
        whole = Unit(start, end, keys.key(start, end) if end - start <= LONGEST_UNIT else b"")
        if len(sentences) == 1:
            found.append(Passage(whole, (whole,)))
            continue
        if len(sentences) > MOST_LEAVES:
            sentences = sentences[: MOST_LEAVES // 2] + sentences[-MOST_LEAVES // 2 :]
        units = [
            Unit(first, last, keys.key(first, last))
            if last - first <= LONGEST_UNIT and keys.words(first, last) >= FEWEST_WORDS
            else Unit(first, last, b"")
            for first, last in sentences
        ]
        found.append(Passage(whole, tuple(units)))
    return found
