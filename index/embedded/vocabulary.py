"""
Texts to numbers of words: what is between two blanks is looked up, and only what is new is read.

News repeats itself: of 20.6 million stretches between blanks in 44,000 press releases 267,000 are
different, so a look-up each is three times faster than index/tokens.py on the whole text, and gives
the same words.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Final

from index.embedded import layout
from index.tokens import LONGEST_WORD, MONEY, pieces, words

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT: Final = 200_000
"""Stretches held: 30 MB. A day's news has 40,000; beyond this it is forgotten and begun again."""
_LONGEST: Final = 40
"""Characters of a stretch worth holding: addresses of pages come once."""
_AROUND: Final = '.,;:!?"()[]'
"""What news puts before and behind a word, and no word of letters has in it."""
_WORDS: Final = 400_000
"""Words held from one batch to the next: 60 MB."""


class Vocabulary:
    """
    Every word met so far, with its number and the hash of its stem.
    """

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._stretches = _Stretches(self)
        self._hashes = array("I")

    def number(self, word: str) -> int:
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self.words)
            self.words.append(word)
        return found

    def pack(self, found: Iterable[str]) -> bytes:
        """The numbers of some words, four bytes each."""
        return array("I", map(self.number, found)).tobytes()

    def read(self, text: str) -> tuple[list[int], list[bytes]]:
        """The words of *text*, piece by piece: how many, and their numbers, four bytes each."""
        packed = [self._read_piece(text[start:end]) for start, end in pieces(text)]
        return [len(numbers) >> 2 for numbers in packed], packed

    def _read_piece(self, piece: str) -> bytes:
        try:
            return b"".join(map(self._stretches.__getitem__, piece.split()))
        except _MoneyError:
            return self.pack(words(piece))

    def stem_hashes(self) -> array[int]:
        """For every word, what its stem is found by: each is stemmed once."""
        self._hashes.extend(map(layout.stem_hash, self.words[len(self._hashes) :]))
        return self._hashes

    def forget(self) -> None:
        """Begin again when too much is held. Numbers given before are void."""
        if len(self.words) > _WORDS:
            self.__init__()  # type: ignore[misc]


class _MoneyError(Exception):
    """A sign of money before a blank: whether it is a word depends on what follows."""


class _Stretches(dict[str, bytes]):
    """What is between two blanks -> the numbers of its words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def __missing__(self, stretch: str) -> bytes:
        core = stretch.strip(_AROUND)
        if core.isascii() and core.isalpha() and len(core) <= LONGEST_WORD:
            packed = self._vocabulary.number(core.lower()).to_bytes(4, sys.byteorder)
        elif stretch[-1] in MONEY:
            raise _MoneyError
        else:
            packed = self._vocabulary.pack(words(stretch))
        if len(stretch) <= _LONGEST:
            if len(self) >= _KEPT:
                self.clear()
            self[stretch] = packed
        return packed
