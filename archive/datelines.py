"""
Agencies where a story begins: in its dateline, and in the line above it.

    WASHINGTON (Reuters) - ...                       KYIV/MOSCOW, Oct 17 (Reuters) - ...
    MOSCOW, October 17. /TASS/. ...                  (AP) - ...
    By Associated Press. / LONDON, Jan. 26. ...      [United Press Leased Wire Service]

Only such places are read: "The Associated Press (AP) said" names no source of the text.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.agencies import Agencies, Agency

HEAD = 200
"""Characters of a passage in which its dateline ends."""
LONGEST = 200_000
"""Characters of an article that are searched for lines above a story; a front page has 25,000."""

_MOST = 1_000
"""Places of one kind that are looked at; hostile text must not be costly."""

# "LONDON, Oct 17 (AP) —", "KYIV/MOSCOW (Reuters) -", "New Delhi [India], October 17 (ANI):"
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^()\n“”\"!?;]{1,80}?)\s?\((?P<inside>[^()\n]{2,60})\)\s{0,2}(?P<dash>[-–—―:_]|$)?"
)
# "(Reuters) - The president"
_PLACELESS = re.compile(r"\((?P<inside>[^()\n]{2,40})\)\s{0,2}[-–—―_]")
# "NEW YORK, Oct. 17, 2025 /PRNewswire/ --", "MOSCOW, October 17. /TASS/."
_SLASHED = re.compile(r"[^\W\d_a-z][^()/\n]{1,80}?\s/(?P<inside>[^/\n]{2,40})/\s{0,2}[-–—.]")
# "PARIS, AFP –", "KABUL: AFP -", "LONDON — Reuters —"
_BARE = re.compile(r"(?P<place>[^\W\d_a-z][^()\n“”\"!?;:—–]{2,60}?)\s?[,:—–-]\s(?=[^\W\d_])")
_LENT = re.compile(r"[^\W\d_a-z][\w’' ]{1,30} via (?:the )?")
_CAPITAL = re.compile(r"\s?[-–—―]{1,2}\s[“\"]?[^\W\d_a-z]")
_DASHED = re.compile(r"\s{0,2}[-–—―:_]{1,2}\s")
_PLACE_WORDS = 9
_SMALL_TEXT = "and of de la del the on near aboard over off en el al upon sur le in at"
_SMALL = frozenset(_SMALL_TEXT.split())
_DATED = re.compile(r",\s?(?:\w{3,9}\.?\s\d{1,2}|\d{1,2}\s\w{3,9})", re.IGNORECASE)

# "Jan. 26", "January 7", and what scanning makes of the figure: "Jan. IV", "Jan' J"
_DAY = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}[.'’,]{0,2}\s{0,2}[.\dIVJHSl]"
)
_ABOVE = 130
"""Characters before the day in which the agency stands: its line and the name of the place."""
# "(By Associated Press.)", "By Jane Doe, AP", "By JANE DOE Associated Press Writer"
# "By tlie Associated Press", as scanning has it
_BY = re.compile(r"B[Yy] (?:[Tt]he |[a-z]{2,4} )?(?=[^\W\d_a-z])")
_BY_LINE = 70
"""Characters between "By" and the end of the agency's name: one or two people."""
_NAMES = re.compile(r"(?:(?:[^\W\d_a-z][\w.'’-]{0,20}|and|de|van|von|the|The)[, |]{1,3}){0,8}")
# On its own line: "(United Press Staff Correspondent.)", "Associated Press by Federal Wireless"
# behind "Copyrighted by", "Written for", "Correspondence of", and behind what scanning makes of
# "By": "Dy Associated Press", "(Hr United Press.)", "fly", "Bv"
_LINE = re.compile(
    r"\n[^\w\n]{0,4}([\d ]{0,3}[^\W\d]{1,2}[yrv] |(?:Correspondence(?: of)?|Written for|"
    r"Copyright(?:ed)?,?(?: by)?|From) (?:the )?)?(?=[^\W\d_a-z])"
)
_LOUD = re.compile(r"\n[^\w\n]{0,3}[^\W\d_a-z]{4,20}(?: [^\W\d_a-z]{2,12}){0,2}[.,]")
_WIRE_TEXT = (
    "leased wire service services by staff special correspondent writer business diplomatic "
    "military political sports science medical national foreign federal wireless cable reporter "
    "news via and"
)
_WIRE = frozenset(_WIRE_TEXT.split())
_POSTS = re.compile(
    r",?\s(?:[^\W\d_a-z][\w-]{0,14} ){0,2}(?:[Ww]riter|[Cc]orrespondent|[Rr]eporter|[Ee]ditor)s?\b"
)
_REST = 45
"""Characters that may follow the agency on its line: "Press by Federal Wireless)"."""
# "By", "(By", "By Jane Doe,", "Written for the", "(Copyrighted by the"
_LED = re.compile(
    r"\b(?:by|correspondence|correspondence of|written for|copyright(?:ed)?,?|copyright(?:ed)? by)"
    r"(?: the)?(?: (?:[^\W\d_a-z][\w.'’-]{0,20} ?){1,4},?)?\s?$",
    re.IGNORECASE,
)
# What scanning makes of "By": "Hy", "l!y", "4 By", "II.t"
_MARKS = re.compile(r"\S{0,5}(?: \S{1,4})?\s?")
_CLOSED = re.compile(r"[.)\]:;!'’]")
_PLACE = re.compile(r"[^\w\n]{0,5}(?P<place>[^\W\d_a-z][^\n]{1,60}?(?:[.,]\n)?)[^\w\n]{0,4}$")


class Above(NamedTuple):
    """An agency in the line above a story, and where it stands in the text."""

    agency: Agency
    start: int


def read_dateline(text: str, agencies: Agencies, *, strict: bool) -> Iterator[Agency]:
    """
    The agencies in the dateline that *text* begins with.

    *strict*: only behind a place in capitals, as within a story or further down a page.
    """
    if strict and not text[1:2].isupper():
        return
    head = text[:HEAD]
    if not strict:
        yield from _read_alone(head, agencies)
    found = _SLASHED.match(head) or _PLACELESS.match(head) or _DATELINE.match(head)
    if not found:
        yield from _read_bare(head, agencies)
        return
    if found.re is not _DATELINE:
        if not strict:
            yield from (agency for agency, _, _ in agencies.within(found["inside"]))
        return
    place = found["place"].strip(" ,:-–—_")
    dated = _DATED.search(place)
    place = place[: dated.start()] if dated else place
    loud = place.isupper()
    if not is_place(place) or (strict and not loud):
        return
    if (
        len(inside := found["inside"].strip()) == len("PA")
        and inside != "AP"
        and not (loud or dated)
    ):
        return  # "Pennsylvania (PA) — one of fifty states", "The AA (AA) —"
    colon = found["place"].rstrip().endswith(":")  # "New Delhi: (PTI) The court"
    if found["dash"] or dated or colon or (loud and head[found.end() : found.end() + 1].isupper()):
        yield from (agency for agency, _, _ in agencies.within(inside))


def _read_bare(head: str, agencies: Agencies) -> Iterator[Agency]:
    """ "PARIS, AFP –": the agency without brackets, between a place in capitals and a dash."""
    found = _BARE.match(head)
    if not found or not found["place"].isupper() or not is_place(found["place"]):
        return
    for agency, start, end in agencies.within(head[found.end() : found.end() + 40]):
        if start == 0 and _DASHED.match(head, found.end() + end):
            yield agency
        return


def _read_alone(head: str, agencies: Agencies) -> Iterator[Agency]:
    """ "JTA — The state", "KVELLER via JTA — The state": the agency and a dash, without a place."""
    lent = _LENT.match(head)
    named = agencies.at(head, lent.end() if lent else 0)
    if named is not None and _CAPITAL.match(head, named[1]):
        yield named[0]


def is_place(words: str) -> bool:
    """
    "KYIV/MOSCOW", "New Delhi [India]", "ABOARD AIR FORCE ONE": capitals, and few of them.
    """
    parts = words.replace("/", " ").split()
    return len(parts) <= _PLACE_WORDS and all(
        not part[:1].islower() or part.lower() in _SMALL for part in parts
    )


def read_above(text: str, agencies: Agencies) -> list[Above]:
    """
    The agencies in lines above a story, wherever in *text* one begins: a page may hold many.

    Such a line says nothing else ("By Associated Press.") or a place and a day follow it.
    """
    text = text[:LONGEST]
    found: dict[int, Above] = {}
    for by in islice(_BY.finditer(text), _MOST):
        one = _read_by(text, by.start(), by.end(), agencies)
        if one:
            found[one.start] = one
    for line in islice(_LINE.finditer("\n" + text), _MOST):
        named = agencies.at(text, line.end() - 1)
        bracketed = "(" in line[0] or "[" in line[0]
        if named and _is_wire_line(text, named[1], led=line[1] is not None, bracketed=bracketed):
            found[line.end() - 1] = Above(named[0], line.end() - 1)
    for day in islice(_DAY.finditer(text), _MOST):
        start = day.start()
        if text[max(0, start - 4) : start].strip()[-1:] not in (",", ".", ";", "'", "*"):
            continue
        floor = max(0, start - _ABOVE)
        named_all = [one for one in agencies.within(text[floor:start]) if not one[0].photo]
        if not named_all:
            continue
        agency, begin, end = named_all[-1]
        begin, end = floor + begin, floor + end
        if _leads(text, begin, end) and _is_followed(text[end:start]):
            found[begin] = Above(agency, begin)
    return [found[start] for start in sorted(found)]


def _is_wire_line(text: str, end: int, *, led: bool, bracketed: bool) -> bool:
    """
    Whether a line that begins with an agency says no more than how the story came: by what wire,
    or, in brackets, nothing at all before a place in capitals.
    """
    line = _line_after(text, end)
    words = re.findall(r"[^\W\d_]{2,}", line)
    if led:
        return _is_rest(line)
    if not words:
        after = text[end + len(line) : end + len(line) + 40]
        return (bracketed or line[:1] in ".:") and _LOUD.match(after) is not None
    if bracketed:
        return _is_rest(line)
    # "Press bjr Federal Wireless": what scanning makes of "by"
    known = [word for word in words if word.lower() in _WIRE or len(word) <= len("bjr")]
    sure = sum(word.lower() in _WIRE for word in words)
    return sure > 1 and len(line) <= _REST and len(words) == len(known) <= sure + 1


def _read_by(text: str, start: int, at: int, agencies: Agencies) -> Above | None:
    """The agency of a byline, on a line of its own or with a post: "By JANE DOE AP Writer"."""
    line, _, _ = text[at : at + _BY_LINE].partition("\n")
    for agency, begin, end in agencies.within(line):
        if agency.photo or not _NAMES.fullmatch(line[:begin]):
            return None
        alone = not re.search(
            r"[^\W_]", text[max(text.rfind("\n", 0, start) + 1, start - 9) : start]
        )
        if alone and _is_rest(_line_after(text, at + end)):
            return Above(agency, at + begin)
        if begin and _POSTS.match(text, at + end):
            return Above(agency, at + begin)
        return None
    return None


def _line_after(text: str, at: int) -> str:
    end = text.find("\n", at, at + _REST + 1)
    return text[at : end if end >= 0 else min(len(text), at + _REST + 1)]


def _is_rest(line: str) -> bool:
    """Whether the rest of an agency's line is of the wire: ".)", " Leased Wire Service]"."""
    words = re.findall(r"[^\W\d_]{2,}", line)
    return len(line) <= _REST and (not words or words[0].lower() in _WIRE)


def _leads(text: str, begin: int, end: int) -> bool:
    """Whether nothing but "By Jane Doe," or marks stands before an agency on its line."""
    before = text[max(text.rfind("\n", 0, begin) + 1, begin - 80) : begin]
    if _LED.search(before):
        return True
    if text[begin:end].isupper() and " " in text[begin:end]:
        return False  # a headline: "ASSOCIATED PRESS NAMES DIRECTORS"
    return bool(_MARKS.fullmatch(before)) or before.rstrip()[-2:-1] in (".", "!", "?")


def _is_followed(after: str) -> bool:
    """Whether the rest of the agency's line and a place are all that stands before the day."""
    line, broken, rest = after.partition("\n")
    if not broken:
        closed = _CLOSED.search(line[:_REST])
        if not closed:
            return False
        line, rest = line[: closed.end()], line[closed.end() :]
    if not _is_rest(line):
        return False
    place = _PLACE.fullmatch(rest)
    return place is not None and is_place(" ".join(place["place"].split()))
