"""
A passage to chains of capitalised words: what may be a name, and what joins the words.

Here is decided what a word is (`U.S.`, `O'Brien`, `al-Qaeda`, `iPhone`, `F-16`), where a possessive
or a tail in lower case ends it (`Trump’s`, `Moscow-based`), and whether it stands where every
sentence has a capital. What the words mean is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from archive.abbreviations import TITLES
from archive.entities.gaps import (
    AIMING,
    CAMPUS,
    LETTERED,
    MORE_GAPS,
    PRIZES,
    TITLE_GAPS,
    is_tied,
    link_of,
)
from archive.entities.hyphens import (
    PREFIXES,
    SPLIT,
    WITHIN,
    are_adjectives,
    are_two,
    is_parted,
    is_site,
    is_tail,
)
from archive.entities.lone import is_called
from archive.entities.states import seat
from archive.entities.word_flags import OPENER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.entities.gazetteer import Gazetteer


@dataclass(slots=True, eq=False)
class Word:
    """
    One word with a capital; nothing changes it (to freeze it would double the time to make one).

    `text` has no possessive; `end` is where it ends, `far` where what was written ends. `link` is
    what joins it to the word before in its chain: " ", "'s", a small word ("of", "and", "&", "de",
    ","), or "tied" for the small words of a title; "" begins a chain. `opens` says that a sentence
    or quotation begins here, so that the capital proves nothing. `flags` is what the word may be,
    see word_flags.py.
    """

    text: str
    lower: str
    start: int
    end: int
    far: int
    link: str
    opens: bool
    flags: int


Chain = list[Word]

# Every repetition is of characters that the next part cannot begin with: the time is linear.
# It begins with a capital, which is found fast; what stands before the capital is looked at after.
# _UP lets small letters beyond Latin-1 through; _words drops them.
_UP = r"[^\W\d_a-zß-öø-ÿ]"
# Most words with a capital are letters from a to z alone, and many stand in a row of such.
# Group 1: behind a word or a comma, where nothing begins, but not behind "14th" and "al";
# group 2: elsewhere.
_END = r"(?![\w'’&/$-]|\.\w)"
_ROW = rf"([A-Za-z]{{0,40}}{_END}(?: [A-Z][A-Za-z]{{0,40}}{_END}){{0,9}})"
_WITHIN_SENTENCE = r"(?:(?<=[^\W_] .)(?<!\d[a-z][a-z] .)(?<![ (]al .)|(?<=, .))"
_PLAIN = rf"(?<=[A-Z])(?:{_WITHIN_SENTENCE}{_ROW}|(?<![^\W_] .)(?<!, .)(?<![\w'’-].){_ROW})"
_WORD = re.compile(
    rf"{_UP}(?<!\w\w.)(?:{_PLAIN}"
    rf"|\.(?:{_UP}\.){{1,7}}(?:{_UP}(?!\w))?"  # U.S. U.S.A J.K.
    rf"|\w*(?:['’&/-]\w+)*"  # O'Brien AT&T F/A-18
    rf"(?:\.(?:com|org|net)(?:\.[a-z]{{2}})?\b|(?<=\b[DRI]-[A-Z])\.[A-Z]\.)?"  # D-N.J.
    rf")"
)
_ASCII_WORD = re.compile(_WORD.pattern.replace(_UP, "[A-Z]"), re.ASCII)  # found in less time
_ARTICLE = re.compile(r"(?<!\w)(?:al|el|ash|as|at|an|ad|ar|ez|az|ed|esh|er)-$")  # al-Qaeda an-Nahar
_ORDINAL = re.compile(r"(?<!\w)\d{1,3}(?:st|nd|rd|th) $")  # 14th Amendment
_POSSESSIVE = re.compile(r"['’](?:[sSdm]|ll|ve|re)$")  # Putin’s He'd We'll
INDEFINITE = frozenset({"A", "An"})
_QUOTES = "\"'“”‘’«»„‚([{*"
_STOPS = ".!?:…•|—–\n"
_DOTTED = re.compile(rf"(?<!\w)(?:{_UP}\.)+{_UP}?$")  # U.S., but not NATO.
_STARTS = frozenset({"A", "After", "Although", "And", "As", "At", "But", "By", "For", "From", "He"})
_STARTS |= {"If", "In", "It", "Its", "Many", "Most", "On", "She", "Since", "Some", "The", "There"}
_STARTS |= {"These", "They", "This", "To", "Under", "We", "When", "While", "With"}
"""No name goes on with these behind "D.C."."""
_FAR = 40
_TOO_LONG = 60
_WIDEST = 24
"""Characters between two words of a chain, at the most."""
_ALONE = ("",)
"""The row of a word that is none of a row."""
LONGEST = 30
"""A chain is cut after so many words, so that hostile text is not costly."""


def read_chains(text: str, gazetteer: Gazetteer) -> Iterator[Chain]:
    """
    The chains of *text*, in order. Time is linear in its length.

    A lone word that only begins a sentence ("However") is no chain.
    """
    look, known = gazetteer.look, gazetteer.known
    words: Sequence[tuple[str, int, int, int, bool]]
    row: Sequence[str]
    chain: Chain = []
    ends = 0
    for match in (_ASCII_WORD if text.isascii() else _WORD).finditer(text):
        row = _ALONE
        if match.lastindex is None:
            words = _odd_words(text, match, gazetteer)
        else:
            row = match.group().split(" ")
            start, bare = match.start(), row[0]
            end = start + len(bare)
            words = ((bare, start, end, end, match.lastindex == 2 and _opens(text, start)),)
        for bare, start, end, far, opens in words:
            lower, flags = look[bare]
            link = ""
            if chain:
                if start - ends <= _WIDEST and len(chain) < LONGEST:
                    link = _link(text, chain, start, bare, gazetteer)
                if not link:
                    first = chain[0].text
                    if not _is_opener(chain) or (first.isupper() and first in known):  # WHO
                        yield chain
                    chain = []
            chain.append(Word(bare, lower, start, end, far, link, opens, flags))
            ends = far
        for bare in row[1:]:
            lower, flags = look[bare]
            start = ends + 1
            ends = start + len(bare)
            link = " "
            if len(chain) == LONGEST:
                yield chain
                chain, link = [], ""
            chain.append(Word(bare, lower, start, ends, ends, link, False, flags))
    if chain:
        yield chain


def one_spaced(surface: str) -> str:
    """*surface* with single spaces, as nearly every one is: no other white space is printable."""
    if surface.isprintable() and "  " not in surface:
        return surface
    return " ".join(surface.split())


def _is_opener(chain: Chain) -> bool:
    """True for a lone word that begins a sentence and names nothing."""
    return len(chain) == 1 and chain[0].opens and chain[0].flags & OPENER != 0


def _link(text: str, chain: Chain, start: int, bare: str, gazetteer: Gazetteer) -> str:
    """What joins a word that begins at *start* to the *chain* before it, or the empty string."""
    before = chain[-1]
    gap = text[before.far : start]
    if not gap or (text[before.start - 1] == "-" and is_parted(text, before.start, before.text)):
        return ""  # "pro-Trump PAC"
    if gap == " " and before.far == before.end:
        if before.text[-1] == "." and bare in _STARTS:
            return ""  # "in Washington, D.C. In the"
        return " "
    link = link_of(gap, gazetteer.cues.particles)
    if before.far > before.end:
        possessive = before.far - before.end == 2 and text[before.end] in "'’"
        link = "'s" if possessive and link == " " else ""
    elif (
        (link == "in" and before.lower not in PRIZES)
        or (link == "the" and before.text != "Save")
        or (link == "to" and before.lower not in AIMING)
        or (link == "at" and all(one.lower not in CAMPUS for one in chain[-5:]))
    ):
        link = ""
    elif not link and gap in ("' ", "’ ") and before.text[-1] == "s":
        link = "'s"  # Writers' Guild
    elif gap == ". " and not link:
        link = _stopped(text, before, start)
    if not link and gap in TITLE_GAPS and not chain[0].opens:
        if chain[0].text in INDEFINITE:
            return "a"
        if gap not in MORE_GAPS and (chain[0].text == "The" or is_called(text, chain[0].start)):
            return "a"  # "wrote The Heart of a Continent", "the show Dancing with the Stars"
    if not link and is_tied(gap, before, bare, gazetteer.look[bare][1]):
        return "tied"
    if len(gap) == 2 and gap[0] == ".":
        lettered = len(chain) > 1 and chain[-2].lower in LETTERED
        if link and (lettered or (len(bare) > 1 and gazetteer.look[bare][1] & OPENER)):
            return ""  # "in Group C. Fans", "LL Cool J. The show"
        if not link and before.text == "I" and len(chain) > 1 and len(chain[-2].text) == 1:
            return " "  # "Wayne A. I. Frederick"
    return link


def _stopped(text: str, word: Word, start: int) -> str:
    """What joins the word at *start* to this one with a full stop: "Mr. Smith", "I. M. Pei"."""
    letter = len(word.text) == 1 and (word.text != "I" or text[start + 1 : start + 2] == ".")
    return " " if letter or word.lower in TITLES or word.lower == "bros" else ""


def _odd_words(
    text: str, match: re.Match[str], gazetteer: Gazetteer
) -> list[tuple[str, int, int, int, bool]]:
    """
    The words in a match that is no row of plain ones, or begins where a name may begin earlier:
    each with where it begins, ends without and with its possessive, and whether it opens.
    """
    written = match.group()
    start, far = match.span()
    before = text[start - 1 : start]
    if before == "$" or (far - start < 3 and text[far : far + 1] == "$"):
        return []  # "US$20", "A$", "$US20"
    small = False
    found: list[tuple[str, int, int, int, bool]] = []
    if before == " ":
        last = text[start - 2 : start - 1]
        if last in ("h", "t", "d") and text[start - 4 : start - 3].isdigit():
            ordinal = _ORDINAL.search(text, max(start - 6, 0), start)
            if ordinal:
                at, end = ordinal.start(), start - 1
                found.append((ordinal.group()[:-1], at, end, end, _opens(text, at)))
        elif last == "l" and text[start - 4 : start] in (" al ", "(al "):
            start -= 3  # al Qaeda
            return [_possessed(text[start:far], start, gazetteer, opens=False)]
    elif before in ("-", "'", "’") or before.isalnum() or before == "_":
        begin = _small_start(text, start, before)
        if begin is None or (begin < start and not text[start].isupper()):
            return []
        small = begin < start
        start, written = begin, text[begin:far]
    if len(written) > _TOO_LONG:
        return found
    if written.isalpha():
        if small or written[0].isupper():  # else a small letter beyond the Latin-1 block
            found.append((written, start, far, far, _opens(text, start)))
        return found
    opens = _opens(text, start)
    runs_on = text[far : far + 1] == " " and text[far + 1 : far + 2].isupper()
    if runs_on and "-" in written and is_site(written, text[far : far + _FAR], gazetteer):
        return [*found, _possessed(written, start, gazetteer, opens=opens)]
    for piece, at in _pieces(written, gazetteer, runs_on=runs_on):
        if small or piece[:1].isupper():
            found.append(_possessed(piece, start + at, gazetteer, opens=opens and at == 0))
    return found


def _possessed(
    written: str, start: int, gazetteer: Gazetteer, *, opens: bool
) -> tuple[str, int, int, int, bool]:
    """A word without its possessive: Trump’s, but not McDonald's."""
    possessive = _POSSESSIVE.search(written)
    cut = possessive is not None and written not in gazetteer.known
    bare = written[: possessive.start()] if possessive and cut else written
    return bare, start, start + len(bare), start + len(written), opens


def _small_start(text: str, start: int, before: str) -> int | None:
    """
    Where a name begins whose capital stands at *start*: iPhone, d'Estaing, al-Qaeda begin earlier.

    None within a word: "3D", "x_A".
    """
    if before == "-":
        article = _ARTICLE.search(text, max(start - 4, 0), start)
        return article.start() if article else start
    if before in ("'", "’"):
        lone = text[start - 2 : start - 1] == "d" and not text[start - 3 : start - 2].isalnum()
        return start - 2 if lone and start > 1 else start
    return start - 1 if "a" <= before <= "z" else None


def _pieces(written: str, gazetteer: Gazetteer, *, runs_on: bool) -> Iterator[tuple[str, int]]:
    """
    One written word as the words it is: "Israel-Hamas" is two, "US-led" one without its tail.

    Where a name *runs_on*, adjectives stay together: "American-Islamic Relations".
    """
    if "-" not in written and "/" not in written:
        yield written, 0
        return
    before, slash, hour = written.rpartition("/")
    if slash and hour.isdigit() and before.isalpha():
        yield before, 0  # "9:00 pm Eastern/6:00 pm"
        return
    if state := seat(written, gazetteer):
        yield state, 2
        return
    bare = _POSSESSIVE.sub("", written)
    begin = bare.find("-") + 1
    rest = bare[begin:]
    if bare[:begin] in PREFIXES and (
        bare[0] == "E" or rest in gazetteer.known or gazetteer.is_surname(rest)
    ):
        yield written[begin:], begin  # "Ex-Prime Minister", "Pro-Trump"
        return
    if (
        bare in gazetteer.known
        or written[0].islower()
        or bare[-1].isdigit()
        or (runs_on and are_adjectives(SPLIT.split(bare), gazetteer))
    ):
        yield written, 0
        return
    parts = SPLIT.split(bare)
    keep = 1
    while keep < len(parts) and not is_tail(parts[keep - 1], parts[keep], gazetteer):
        keep += 1
    if keep == len(parts) > 2 and any(part in WITHIN for part in parts[1:-1]):
        yield written, 0  # Henley-on-Thames
        return
    head = parts[:keep]
    whole = bare[: sum(map(len, head)) + keep - 1]
    either = "/" in whole and all(len(part) > 2 and part[0].isupper() for part in head)
    if keep > 1 and whole not in gazetteer.known and (either or are_two(head, gazetteer)):
        at = 0
        for part in head:
            yield part, at
            at += len(part) + 1
    elif keep == len(parts):
        yield written, 0
    else:
        yield whole, 0


def _opens(text: str, start: int) -> bool:
    """True where a capital proves nothing: a sentence, a quotation or a list item begins."""
    at = start - 1
    if at > 0 and text[at] == " " and (text[at - 1].isalnum() or text[at - 1] == ","):
        return False
    floor = max(start - 6, 0)
    while at >= floor and (text[at].isspace() or text[at] in _QUOTES):
        if text[at] == "\n":
            return True
        at -= 1
    if at < 0:
        return True
    if start - 1 > at and text[start - 1] in '"“‘«„':
        return True
    if text[at] not in _STOPS:
        return False
    if text[at] == ".":
        before = text[max(at - 12, 0) : at].rpartition(" ")[2]
        if before.lower() in TITLES:
            return False
        return before[-1:] in ascii_lowercase or _DOTTED.search(before + ".") is None
    return True
