"""
A paragraph as a line of items: each word, name, sign and quotation with a letter.

Letters, beside those of the words in speech.py: P person, O organisation, L place, T thing, Q a
quotation, s a possessive, w another word, W another word with a capital; `,` `:` `;` `-` `(` `)` as
they stand, `.` the end of a sentence, `/` the end of a quotation that ends one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.quotes.marks import Marked
    from archive.quotes.speech import Speech

__all__ = ["Item", "Line", "Named", "to_line"]


class Named(NamedTuple):
    """A mention in the paragraph, by its characters, with what it names."""

    start: int
    end: int
    code: str
    name: str


class Item(NamedTuple):
    """One item: its characters, the word in lower case or the name, the number of a quotation."""

    start: int
    end: int
    word: str
    quote: int = -1


class Line(NamedTuple):
    """A paragraph: `codes` has a letter for each of `items`."""

    text: str
    codes: str
    items: list[Item]

    def sentence(self, at: int) -> int:
        """Where the sentence begins that item *at* is in."""
        return max(self.codes.rfind(".", 0, at), self.codes.rfind("/", 0, at)) + 1

    def item_at(self, at: int) -> int:
        """The item that stands at character *at*, or behind it."""
        return bisect_left(self.items, at, key=_start_of)

    def is_cut(self, at: int) -> bool:
        """True where item *at* stands for a stretch that was not read."""
        return self.codes[at] == "." and not self.items[at].word

    def words(self, start: int, end: int) -> list[str]:
        return [item.word for item in self.items[start:end]]


_start_of = itemgetter(0)
_TOKEN = re.compile(
    r"['’][a-zA-Z]{0,2}(?![\w'’])|\w+(?:[-.&]\w+)*|\.\.+|[.!?…]|[,:;()—–]|-+(?=\s)|\[|\]"
)
_BEFORE_NOUN = frozenset("iDs")
_ENDS = (".", "!", "?", "…")
_SIGNS = {"—": "-", "–": "-", "-": "-", "--": "-", "[": "(", "]": ")"}
# A full stop behind one of these ends no sentence.
_SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "vs",
        "jr",
        "sr",
        "inc",
        "corp",
        "co",
        "ltd",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "rev",
        "hon",
        "u.s",
        "u.k",
        "u.n",
        "d.c",
        "a.m",
        "p.m",
        "e.g",
        "i.e",
        "etc",
        "capt",
        "col",
        "gen",
        "lt",
        "sgt",
        "sen",
        "rep",
        "gov",
        "pres",
        "ft",
        "mt",
    ]
)
MOST = 20_000
"""Characters of a paragraph that are looked at for who speaks."""


BEFORE, BEHIND = 150, 160
"""Characters that are read around a quotation at the least, in front to where a sentence begins."""
_FURTHER = 450
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
    The paragraph *text* with its *names* and *quotes*, both in order; what is behind MOST is left
    out. Not *whole*: only what stands near a quotation, the rest is one "." to it.
    """
    codes: list[str] = []
    items: list[Item] = []
    at = n = 0
    for number, quote in enumerate([*quotes, None]):
        stop = min(quote.open_ if quote else len(text), MOST)
        for begin, end in ((at, stop),) if whole else _near(text, at, stop, last=quote is None):
            if begin > at:
                codes.append(".")
                items.append(Item(begin, begin, ""))
            at = begin
            while at < end:
                while n < len(names) and names[n].start < at:
                    n += 1
                name = names[n] if n < len(names) and names[n].start < end else None
                _plain(text, at, name.start if name else end, speech, codes, items)
                if name is None:
                    break
                codes.append(name.code)
                items.append(Item(name.start, name.end, name.name))
                at = name.end
            at = max(at, end)
        if quote is None or quote.open_ >= MOST:
            break
        codes.append("Q")
        items.append(Item(quote.open_, quote.close, "", number))
        said = text[max(quote.start, quote.end - 3) : quote.end].rstrip("'’”\" ]")
        if said[-1:] in _ENDS and _capital(text, quote.close):
            codes.append("/")
            items.append(Item(quote.close, quote.close, said[-1:]))
        at = quote.close
    return Line(text, "".join(codes), items)


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


def _plain(  # noqa: PLR0917
    text: str, at: int, stop: int, speech: Speech, codes: list[str], items: list[Item]
) -> None:
    """Add the items of a stretch without names."""
    known = speech.codes
    before, last = "", "."
    for match in _TOKEN.finditer(text, at, stop):
        word = match[0]
        lower = word.lower()
        start, end = match.span()
        code = known.get(lower)
        if code is None:
            code = _other(text, word, start, end, before)
            if code is None:
                continue
        elif code == "V":
            if last in _BEFORE_NOUN:
                code = "w"  # "in remarks", "the reported sum"
        elif lower == "to" and _infinitive(text, end, speech):
            code = "a"
        before, last = lower, code
        codes.append(code)
        items.append(Item(start, end, lower))


def _other(text: str, word: str, start: int, end: int, before: str) -> str | None:
    """The letter of a word that no table has, or of a sign; None for what is passed over."""
    first = word[0]
    if first.isalnum() or first == "_":
        return "W" if first.isupper() else "w"
    if first in ".!?…":
        short = first == "." and (before in _SHORT or len(before) == 1)
        return None if len(word) > 1 or short or not _capital(text, end) else "."
    if first in "'’":
        if len(word) == 1 and not (start and text[start - 1].isalnum()):
            return None
        return "s" if word[1:] in ("s", "S", "") else "a"
    return _SIGNS.get(word, first)


def _infinitive(text: str, at: int, speech: Speech) -> bool:
    """True for the "to" in "to say", not in "to reports"."""
    following = text[at : at + 20].strip().partition(" ")[0].lower()
    if speech.codes.get(following) != "V" or following.endswith("ed"):
        return False
    return not following.endswith("s") or following.endswith("ss")


def _capital(text: str, at: int) -> bool:
    """True where after *at* the text ends, or a word with a capital or a mark follows a space."""
    rest = text[at : at + 6]
    bare = rest.lstrip(" \t\n\u00a0)]\"'”’»")
    return not bare or (bare != rest and not bare[0].islower() and bare[0] not in ",;:.")
