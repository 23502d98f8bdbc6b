"""
A paragraph as a line of items: each word, name, sign and quotation with a letter.

Letters, beside those of the words in speech.py: P person, O organisation, L place, T thing, Q a
quotation, s a possessive, w another word, W another word with a capital; `,` `:` `;` `-` `(` `)` as
they stand, `.` the end of a sentence, `/` the end of a quotation that ends one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

    def words(self, start: int, end: int) -> list[str]:
        return [item.word for item in self.items[start:end]]


_TOKEN = re.compile(
    r"['’][a-zA-Z]{0,2}(?![\w'’])|\w+(?:[-.&]\w+)*|\.\.+|[.!?…]|[,:;()—–]|-+(?=\s)|\[|\]"
)
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


def to_line(text: str, names: Sequence[Named], quotes: Sequence[Marked], speech: Speech) -> Line:
    """
    The paragraph *text* with its *names* and *quotes*, both in order; what is behind MOST is left
    out.
    """
    found: list[tuple[str, Item]] = []
    at = n = 0
    for number, quote in enumerate([*quotes, None]):
        stop = min(quote.open_ if quote else len(text), MOST)
        while at < stop:
            while n < len(names) and names[n].start < at:
                n += 1
            name = names[n] if n < len(names) and names[n].start < stop else None
            found.extend(_plain(text, at, name.start if name else stop, speech))
            if name is None:
                break
            found.append((name.code, Item(name.start, name.end, name.name)))
            at = name.end
        if quote is None or quote.open_ >= MOST:
            break
        found.append(("Q", Item(quote.open_, quote.close, "", number)))
        said = text[max(quote.start, quote.end - 3) : quote.end].rstrip("'’”\" ]")
        if said[-1:] in _ENDS and _capital(text, quote.close):
            found.append(("/", Item(quote.close, quote.close, said[-1:])))
        at = quote.close
    return Line(text, "".join(code for code, _ in found), [item for _, item in found])


def _plain(text: str, at: int, stop: int, speech: Speech) -> Iterator[tuple[str, Item]]:
    """The items of a stretch without names."""
    known = speech.codes
    before, last = "", "."
    for match in _TOKEN.finditer(text, at, stop):
        word = match[0]
        lower = word.lower()
        start, end = match.span()
        first = word[0]
        if first in "'’":
            tail = lower[1:]
            code = "s" if tail in ("s", "") else "a"
            if not tail and (not start or not text[start - 1].isalnum()):
                continue
        elif first in ".!?…":
            if len(word) > 1 or (first == "." and (before in _SHORT or len(before) == 1)):
                continue
            if not _capital(text, end):
                continue
            code = "."
        elif first.isalnum() or first == "_":
            code = known.get(lower) or ("W" if first.isupper() else "w")
            if lower == "to":
                following = text[end : end + 20].strip().partition(" ")[0].lower()
                if (
                    known.get(following) == "V"
                    and not following.endswith("ed")
                    and (not following.endswith("s") or following.endswith("ss"))
                ):
                    code = "a"
        else:
            code = _SIGNS.get(word, word if len(word) == 1 else "-")
        if code == "V" and last in "iDs":
            code = "w"  # "in remarks", "the reported sum"
        before, last = lower, code
        yield code, Item(start, end, lower)


def _capital(text: str, at: int) -> bool:
    """True where after *at* the text ends, or a word with a capital or a mark follows a space."""
    rest = text[at : at + 6]
    bare = rest.lstrip(" \t\n\u00a0)]\"'”’»")
    return not bare or (bare != rest and not bare[0].islower() and bare[0] not in ",;:.")
