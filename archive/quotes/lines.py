"""
A paragraph as a line of items: each word, name, sign and quotation with a letter.

Letters, beside those of the words in speech.py: P person, O organisation, L place, T thing, Q a
quotation, s a possessive, w another word, W another word with a capital; `,` `:` `;` `-` `(` `)` as
they stand, `.` the end of a sentence, `/` the end of a quotation that ends one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from archive.abbreviations import is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.quotes.marks import Marked
    from archive.quotes.speech import Speech

__all__ = ["Line", "Named", "to_line"]


class Named(NamedTuple):
    """A mention in the paragraph, by its characters, with what it names."""

    start: int
    end: int
    code: str
    name: str


class Line(NamedTuple):
    """
    A paragraph as items: `codes` has a letter for each, `words` the word in lower case or the name,
    `starts` and `ends` its characters; `quotes` the number of those that are a quotation.
    """

    text: str
    codes: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quotes: dict[int, int]

    def sentence(self, at: int) -> int:
        """Where the sentence begins that item *at* is in; none is longer than _SENTENCE."""
        codes, floor = self.codes, max(0, at - _SENTENCE)
        begun = max(codes.rfind(".", floor, at), codes.rfind("/", floor, at))
        return begun + 1 if begun >= 0 else floor

    def item_at(self, at: int) -> int:
        """The item that stands at character *at*, or behind it."""
        return bisect_left(self.starts, at)

    def is_cut(self, at: int) -> bool:
        """True where item *at* stands for a stretch that was not read."""
        return self.codes[at] == "." and not self.words[at]


_TOKEN = re.compile(r"\w+(?:[-.&]\w+)*|[,.:;()!?…—–]\.*|['’][a-zA-Z]{0,2}(?![\w'’])|-+(?=\s)|\[|\]")
_BEFORE_NOUN = frozenset("iDs")
_BEFORE_VERB = frozenset("aNPORr),Q-")
_ENDS = (".", "!", "?", "…")
_HAVE = ("has", "had", "have")
_WENT, _PUT, _OPENS = ("went", "goes"), ("put", "puts"), (",", ":")
# Nouns that end as adverbs do.
_NO_MANNER = frozenset(
    "family ally assembly reply rally supply monopoly bully daily weekly monthly elderly".split()  # noqa: SIM905
)
_SIGNS = {"—": "-", "–": "-", "-": "-", "--": "-", "[": "(", "]": ")"}
_SENTENCE = 400
"""Items: what has no full stop for so long is no sentence."""
MOST = 20_000
"""Characters of a paragraph that is read as a whole."""


BEFORE, BEHIND = 120, 130
"""Characters that are read around a quotation at the least, in front to where a sentence begins."""
_FURTHER = 400
"""Characters in front of a quotation at the most: what stands there is another matter."""


def to_line(
    text: str,
    names: Sequence[Named],
    quotes: Sequence[Marked],
    speech: Speech,
    *,
    whole: bool = True,
) -> Line:
    """
    The paragraph *text* with its *names* and *quotes*, both in order, the first MOST characters of
    it. Not *whole*: only what stands near a quotation, however far; the rest is one "." to it.
    """
    line = _Making(text, speech)
    at = n = 0
    for number, quote in enumerate([*quotes, None]):
        stop = quote.open_ if quote else len(text)
        if whole and stop > MOST:
            break
        for begin, end in ((at, stop),) if whole else _near(text, at, stop, last=quote is None):
            if begin > at:
                line.rows.append((".", "", begin, begin))
            at = begin
            while at < end:
                while n < len(names) and names[n].start < at:
                    n += 1
                name = names[n] if n < len(names) and names[n].start < end else None
                line.read(at, name.start if name else end)
                if name is None:
                    break
                line.rows.append((name.code, name.name, name.start, name.end))
                at = name.end
            at = max(at, end)
        if quote is None:
            break
        line.quotes[len(line.rows)] = number
        line.rows.append(("Q", "", quote.open_, quote.close))
        said = text[max(quote.start, quote.end - 3) : quote.end].rstrip("'’”\" ]")
        if said[-1:] in _ENDS and _capital(text, quote.close):
            line.rows.append(("/", said[-1:], quote.close, quote.close))
        at = quote.close
    return line.line()


def _near(text: str, at: int, stop: int, *, last: bool) -> tuple[tuple[int, int], ...]:
    """What is read of a stretch between two quotations: its beginning, and its end."""
    if stop - at <= BEHIND + _FURTHER and not (last and stop - at > 2 * BEHIND):
        return ((at, stop),) if at or not last else ()
    first = text.find(" ", at + BEHIND, stop)
    first = stop if first < 0 else first
    if last:
        return ((at, first),) if at else ()
    begin = text.rfind(". ", max(first, stop - _FURTHER), stop - BEFORE) + 2
    if begin < 2:
        begin = text.find(" ", stop - 2 * BEFORE, stop) + 1 or stop - 2 * BEFORE
    return ((at, first), (begin, stop)) if at else ((begin, stop),)


class _Making:
    """A Line that is being made: `rows` of letter, word, start and end."""

    def __init__(self, text: str, speech: Speech) -> None:
        self.rows: list[tuple[str, str, int, int]] = []
        self.quotes: dict[int, int] = {}
        self._text, self._speech = text, speech

    def line(self) -> Line:
        if not self.rows:
            return Line(self._text, "", (), (), (), {})
        codes, words, starts, ends = zip(*self.rows, strict=True)
        return Line(self._text, "".join(codes), words, starts, ends, self.quotes)

    def read(self, at: int, stop: int) -> None:
        """Add the items of a stretch without names."""
        speech, text, add = self._speech, self._text, self.rows.append
        known = speech.codes
        before, last = "", "."
        for match in _TOKEN.finditer(text, at, stop):
            word = match[0]
            start = match.start()
            end = start + len(word)
            code = known.get(word)
            if code is None and word[0].islower():
                code = "a" if last in "VGK" and word.endswith("ly") else "w"
            elif code is None:
                code = _other(text, word, start, end, before)
                if code is None:
                    continue
            else:
                word = word.lower()
                if code == "V":
                    if word == "written" and before not in _HAVE:
                        code = "w"  # "a letter written by"
                    elif last in _BEFORE_NOUN or (
                        word in speech.nouns and last not in _BEFORE_VERB
                    ):
                        # "in remarks", "the reported sum", "a tweet"
                        code = "X" if word in speech.texts else "w"
                elif word == "to":
                    code = "a" if _infinitive(text, end, speech) else code
                elif before in _WENT and word == "on" and text[end : end + 1] in _OPENS:
                    code, word = "V", "went on"
                elif before in _PUT and word == "it" and text[end : end + 1] in _OPENS:
                    code, word = "V", "put it"
                    self.rows[-1] = ("a", *self.rows[-1][1:])
            if last == "w" and code in "VGK" and _is_manner(before, self.rows):
                self.rows[-1] = ("a", *self.rows[-1][1:])
            before, last = word, code
            add((code, word, start, end))


def _is_manner(word: str, rows: Sequence[tuple[str, str, int, int]]) -> bool:
    """True for "adamantly" in "Dion adamantly revealed", not for "the family said"."""
    if not word.endswith("ly") or word in _NO_MANNER or len(rows) < 2:
        return False
    return rows[-2][0] in "NPORwWTXa),"


def _other(text: str, word: str, start: int, end: int, before: str) -> str | None:
    """The letter of a word that no table has, or of a sign; None for what is passed over."""
    first = word[0]
    if first.isdigit() and word.endswith("-year-old"):
        return "R"
    if first.isalnum() or first == "_":
        return "W" if first.isupper() else "w"
    if first in ".!?…":
        short = first == "." and is_abbreviation(before, text[end : end + 2].strip()[:1])
        return None if len(word) > 1 or short or not _capital(text, end) else "."
    if first in "'’":
        if len(word) == 1 and not (start and text[start - 1].isalnum()):
            return None
        return "s" if word[1:] in ("s", "S", "") else "a"
    return _SIGNS.get(word, first)


def _infinitive(text: str, at: int, speech: Speech) -> bool:
    """True for the "to" in "to say", not in "to reports"."""
    following = text[at : at + 20].strip().partition(" ")[0].rstrip(",.:;").lower()
    if speech.codes.get(following) != "V" or following.endswith("ed"):
        return False
    return not following.endswith("s") or following.endswith("ss")


def _capital(text: str, at: int) -> bool:
    """True where after *at* the text ends, or a word with a capital or a mark follows a space."""
    rest = text[at : at + 6]
    bare = rest.lstrip(" \t\n\u00a0)]\"'”’»")
    return not bare or (bare != rest and not bare[0].islower() and bare[0] not in ",;:.")
