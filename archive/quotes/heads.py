"""
Whose verb it is: from a verb of saying to the word that is its subject.

Reads the letters of a Line (lines.py). "John Smith of the Red Cross, who was there, said" leads
from `said` to John Smith; "a spokesman for John Smith said" to the spokesman, who has no name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from archive.quotes.lines import Line

__all__ = ["Head", "after", "label", "leading", "subject"]


class Head(NamedTuple):
    """
    The word that somebody is called by, as items `start` to `end` of a line; `at` is the word.

    "nominal" is "the minister", "text" "Mr Smith's statement", "plain" a capital that names nobody
    known.
    """

    kind: Literal["person", "org", "place", "pronoun", "nominal", "text", "plain"]
    at: int
    start: int
    end: int


_KINDS: dict[str, Literal["person", "org", "place", "pronoun"]] = {
    "P": "person",
    "O": "org",
    "L": "place",
    "N": "pronoun",
}
_NOUNS = "RwWXT"
_ASIDES = ("P,D", "P,R", "P,w")
_STEPS = 12
"""Phrases passed over between a verb and its subject; a sentence has three."""
_PHRASE = 30
"""Items of one such phrase."""
_NAME = re.compile(r"[DRwWOLTs]{0,8}(?:c[DRwWOLTs]{1,8})?P")
# "the mayor of London, Sadiq Khan,"
_APPOSED = re.compile(r"(?:i[DRwWOLs]{1,6}){0,2},[DRwWOLTs]{0,8}P(?=,)")
_OPENING = re.compile(r"[aDRwWLTXi]{1,12},[NP]")
_LED = re.compile(r"W[RWOL]{0,4}P(?!s)")
_BODY = re.compile(r"D?O(?![PRw])")
_BY = ("by", "from")
_TIMES = frozenset(
    "year month week night morning afternoon evening weekend January February March April May June"  # noqa: SIM905
    " July August September October November December".split()
)
_WHEN = frozenset(("on", "in", "late", "early", "since"))
_WHICH = frozenset(("last", "this", "that", "next", "earlier", "later"))
_PARTS = frozenset(
    ("part", "parts", "rest", "text", "copy", "excerpt", "excerpts", "portion", "section", "line")
)
_FOR = frozenset(("for", "of"))
_OF = frozenset(("of", "for", "to", "with", "by", "against", "from", "at", "in", "on"))


def subject(line: Line, verb: int, *, from_: int = 0) -> Head | None:
    """The subject in front of the verb at item *verb*, no further back than *from_*."""
    at = _skip_back(line, verb - 1, from_)
    return _head_back(line, at, from_)


def _skip_back(line: Line, at: int, from_: int) -> int:
    codes = line.codes
    while at >= from_:
        if codes[at] == "a":
            at -= 1
        elif line.words[at] == "on" and at > from_ and line.words[at - 1] in ("went", "goes"):
            at -= 2
        elif (before := _time_back(line, at, from_)) < at:
            at = before
        elif (
            line.words[at] == "went"
            or (codes[at] == "i" and line.words[at] == "as")
            or (codes[at] == "V" and line.words[at] in ("quoted", "cited", "reported"))
        ):
            at -= 1
        else:
            break
    return at


def _time_back(line: Line, at: int, from_: int) -> int:
    """What stands in front of "on Monday night", "last year", "in November 2003" behind a name."""
    begun = at
    while begun > from_ and (line.words[begun] in _TIMES or line.words[begun].isdigit()):
        begun -= 1
    if begun < at and line.words[begun] in _WHICH:
        return begun - 1  # "The firm, the largest one, last year pledged"
    dated = begun < at or (at < len(line.codes) - 1 and line.codes[at + 1] == "a")
    if not dated or line.words[begun] not in _WHEN or begun <= from_:
        return at
    begun -= 1
    return begun - (line.codes[begun] == "," and line.codes[begun - 1] in "PO)")


def _head_back(line: Line, at: int, from_: int) -> Head | None:
    """The head of what ends at item *at*."""
    codes = line.codes
    hangs_on = _OF
    for _ in range(_STEPS):
        if at < from_:
            return None
        code = codes[at]
        if code == ")":
            at = codes.rfind("(", max(from_, at - _PHRASE), at) - 1
            if at < from_ - 1:
                return None
        elif code in ",-":
            begun = _comma(codes, at, from_)
            if begun is None:
                return None
            inside = codes[begun + 1 : at]
            doing = line.words[begun + 1].endswith("ing")  # "Jane Doe, defending John Smith, said"
            if _NAME.fullmatch(inside) and not inside.endswith("sP") and not doing:
                return Head("person", at - 1, begun + 1, at)
            at = begun - 1
        elif code == "a" and codes[at + 1] == ",":
            at -= 1  # "The ministry has, in a statement, called"
        elif code == "r":
            at -= 1
            hangs_on = _FOR  # "a bill drafted by Mr Smith, who said"
            if at > from_ and codes[at] == "," and codes[at - 1] in "PO)":
                begun = _comma(codes, at, from_) if codes[at - 1] == "O" else None
                aside = begun is not None and codes[begun - 1 : begun + 2] in _ASIDES
                # "Mark Hay, an ecologist at MIT, who said", else "Jane Doe, who said"
                at = begun - 1 if begun is not None and aside else at - 1
        elif code == "L" and at - 2 >= from_ and codes[at - 1] == "," and codes[at - 2] in "OL":
            at -= 2  # "University of California, Los Angeles"
        elif code in _KINDS:
            governor = _governor(line, at, from_, hangs_on)
            if governor is None:
                if code == "P" and at - 2 >= from_ and _are_two(codes, at, from_):
                    return Head("nominal", at, at, at + 1)
                return Head(_KINDS[code], at, at, at + 1)
            at = governor
        elif code in _NOUNS:
            start = _start(codes, at, from_)
            if start - 1 > from_:
                before, word = codes[start - 2], line.words[start - 1]
                part = line.words[start - 2].lower() in _PARTS  # "part of Mr Smith's statement"
                hangs = word in _OF and before in "PORwWXT" and not part
                # "John Smith of the Red Cross and author of a book"
                joins = word == "and" and codes[start] != "D" and before in "PORwWL"
                # "Jane Doe, senior vice president of fleet, finances and alliances, said"
                bare = codes[start] != "D" or line.words[start] in ("a", "an")
                aside = bare and codes[start - 1] == "," and before in "P)"
                if hangs or joins or aside:
                    at = start - 2
                    continue
            return _nominal(line, start, at + 1)
        else:
            return None
    return None


def _are_two(codes: str, at: int, from_: int) -> bool:
    """True for "Brit Hume and Chris Wallace": what two say, neither does."""
    while at > from_ and codes[at - 1] in "DRW":
        at -= 1
    return at - 2 >= from_ and codes[at - 1] == "c" and codes[at - 2] == "P"


def _comma(codes: str, at: int, from_: int) -> int | None:
    """Where the aside begins that the sign at *at* ends."""
    for back in range(at - 1, max(from_ - 1, at - _PHRASE), -1):
        if codes[back] in "./;:":
            return None
        if codes[back] == codes[at]:
            return back
    return None


def _start(codes: str, at: int, from_: int) -> int:
    """Where the noun phrase begins whose last word is item *at*."""
    while at > from_ and codes[at - 1] in "DRwWOLTPXs" and codes[at] != "D":
        at -= 1
    return at


def _governor(line: Line, at: int, from_: int, hangs_on: frozenset[str]) -> int | None:
    """
    The item that a name hangs on, when it is no subject: the spokesman in "spokesman for Mr X".
    """
    codes = line.codes
    start = at
    if start > from_ and codes[start - 1] in "OL" and codes[at] == "P":
        return None  # "Prime Minister of India Narendra Modi"
    while start > from_ and codes[start - 1] in "DRWOLs":
        start -= 1
    if start - 1 <= from_ or codes[start - 1] != "i" or line.words[start - 1] not in hangs_on:
        return None
    before = codes[start - 2]
    if before == "," and start - 3 >= from_ and codes[start - 3] in "P)":
        return start - 3  # "Jane Doe, of High Street, Leeds, said"
    return start - 2 if before in "RXwWPOT)" else None


def _nominal(line: Line, start: int, end: int) -> Head:
    codes = line.codes
    at = end - 1
    if codes[at] == "X" or "X" in codes[start:end]:
        return Head("text", at, start, end)
    if codes[at] == "W":
        first = end - len(codes[start:end]) + len(codes[start:end].rstrip("W"))
        return Head("plain", at, first, end)  # "President Trump", where Trump is nobody known
    return Head("nominal", at, start, end)


def after(line: Line, verb: int, stop: int) -> Head | None:
    """The subject behind a verb or "according to": "said the mayor, John Smith", before *stop*."""
    codes = line.codes
    begun = verb + 1
    while begun < stop and codes[begun] == "a":
        begun += 1
    at = begun
    while at < stop and codes[at] in "DRwWOLTPXsN":
        if codes[at] == "N":
            return Head("pronoun", at, at, at + 1) if at == begun else None
        if codes[at] == "P" and codes[at + 1 : at + 2] != "s":
            return Head("person", at, begun, at + 1)
        if codes[at] == "O" and codes[at + 1 : at + 3] == ",L":
            at += 2  # "University of California, San Diego"
        at += 1
    if at == begun:
        return None
    if codes[at - 1] in "OL" and codes[begun:at].strip("DwW") in ("O", "L", "O,L"):
        return Head(_KINDS[codes[at - 1]], at - 1, begun, at)
    rest = at
    if at < stop and codes[at] == "i":  # "the mayor of London, John Smith", "Mayor of London John"
        rest = at + 1
        if "X" in codes[begun:at]:  # "according to a tweet on Monday by Mr Pompeo"
            by = next((n for n in range(at, min(stop, at + 8)) if line.words[n] in _BY), at)
            author = _NAME.match(codes, by + 1, stop)
            author = author or _BODY.match(codes, by + 1, stop)
            if author is not None and codes[author.end() : author.end() + 1] != "s":
                return Head(_KINDS[codes[author.end() - 1]], author.end() - 1, begun, author.end())
        while rest < stop and codes[rest] in "DRwWOLTscai":
            rest += 1
        if rest < stop and codes[rest] == "P" and codes[rest - 1] in "OLs,":
            return Head("person", rest, begun, rest + 1)
    if rest < stop and codes[rest] == ",":
        named = _NAME.match(codes, rest + 1, stop)
        if named and (named.end() == len(codes) or codes[named.end()] in ",./Q;("):
            return Head("person", named.end() - 1, begun, named.end())
    return _nominal(line, begun, at)


def leading(line: Line, start: int, stop: int) -> Head | None:
    """
    What the sentence in *start* to *stop* is about: its first name, pronoun or noun.

    "In Washington on Monday, the minister left" is about the minister.
    """
    codes = line.codes
    opened = _OPENING.match(codes, start, stop)
    if opened is not None and codes[opened.end() : opened.end() + 1] != "s":
        at = opened.end() - 1  # "Then just 19 years old, she left", "Born in Leeds, Smith left"
        return Head(_KINDS[codes[at]], at, at, at + 1)
    begun = start
    for _ in range(_STEPS):
        while start < stop and codes[start] in "ac,":
            start += 1
        if start >= stop:
            break
        doing = codes[start] in "wW" and line.words[start].endswith("ing")  # not Boeing
        if codes[start] not in "irG" and not doing:
            return _first(line, start, stop)
        comma = codes.find(",", start, stop)
        if comma < 0:
            break
        start = comma + 1
    for at in range(begun + 1, stop):  # "In the filing itself Ford also made the point"
        if codes[at] in "PN" and codes[at - 1] not in "iDRs" and codes[at + 1 : at + 2] != "s":
            return Head(_KINDS[codes[at]], at, at, at + 1)
    return None


def _first(line: Line, start: int, stop: int) -> Head | None:
    """What the clause that begins at *start* is about."""
    codes = line.codes
    at = start
    while at < stop and codes[at] in "DRwWOLTPXsN":
        code, following = codes[at], codes[at + 1 : at + 2]
        if code == "N":
            return Head("pronoun", at, at, at + 1)
        if code == "P" and following != "s":
            return Head("person", at, start, at + 1)
        if code == "O" and following not in ("s", "R", "P", "O", "T"):
            led = _LED.match(codes, at + 1, stop)  # "Senate Majority Whip Mitch McConnell spoke"
            if led is not None:
                return Head("person", led.end() - 1, start, led.end())
            return Head("org", at, start, at + 1)
        if code == "L" and at == start and following not in ("s", "R", "P", "w", "W", "O"):
            return Head("place", at, at, at + 1)
        if code == "W" and at == start and following not in ("R", "P", "O", "W", "X"):
            return None if following == "s" else Head("plain", at, at, at + 1)
        at += 1
        if code in "RX" and following not in ("R", "P", "O", "L", "X", "s"):
            break
    named = _APPOSED.match(codes, at, stop)
    if named:
        return Head("person", named.end() - 1, start, named.end())
    return _nominal(line, start, at) if at > start and codes[at - 1] in "RX" else None


def label(line: Line, colon: int) -> Head | None:
    """Who stands alone before a colon: `Smith: "No."`."""
    start = line.sentence(colon)
    start += line.codes.startswith("-", start)  # an item of a list
    named = _NAME.fullmatch(line.codes, start, colon)
    return Head("person", colon - 1, start, colon) if named else None
