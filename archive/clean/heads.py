"""
What stands in front of the story and behind it: header lines, press-release furniture, contacts.

    date 2025-10-17 Your support helps us ...       -> "date 2025-10-17", header
    FOR IMMEDIATE RELEASE March 7 2005 Schumer ...  -> two headers
    ... the bill. Contact: Jane Doe, 202/555-0143.  -> the contact, promo

Here is only what is glued to the ends of the text; every other passage is judged in roles.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.clean.cues import Cue, fold
from archive.clean.edges import navigation_behind
from archive.moments import WRITTEN
from archive.names import may_be_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.article import Role

_DATED = re.compile(
    r"(?:(?:first |originally )?(?:date|dated|published|publication date|posted|created|updated|"
    r"last updated|last modified|modified|updated on|published on|posted on|issued)"
    r"\s?[:\-–—]?\s{1,3})"
    rf"(?:on\s|at\s)?{WRITTEN}",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(WRITTEN, re.IGNORECASE)
_KEY = re.compile(
    r"(?:title|headline|author|authors|by|byline|source|publication|outlet|section|category|"
    r"keywords|language|url|link|date|dated|published|posted|updated|last updated|modified)"
    r"\s?:[ \t]{0,4}\S",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:(?:posted|published|updated|last updated)\s)?(?:\d{1,3}|an?)\s?"
    r"(?:min|mins|minute|minutes|h|hr|hrs|hour|hours|day|days|week|weeks|month|months)\s(?:ago|read)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:by|written by|story by|from)\s[^\W\d_]", re.IGNORECASE)
_CONNECTING_TEXT = (
    "and in for of at the with de da di von van der den le la el bin al on to staff writer "
    "del dos das du ter ten zu zur ibn bint ben abu e "
    "writers reporter reporters correspondent correspondents editor special political senior "
    "chief news by from"
)
_CONNECTING = frozenset(_CONNECTING_TEXT.split())
_CONTACT = re.compile(r"(?:media |press )?contacts?:\s", re.IGNORECASE)
_REACHED = re.compile(r"\(?\d{3}\)?[-./ ]\d{3}[-./ ]\d{4}(?!\d)|[\w.]@[\w-]")
_END_MARK = re.compile(r"(?:#\s?){3,}|(?:^|\s)-\s?30\s?-|(?:\|\s?){3,}")

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
# "Senator Mark Pryor Press Releases", "Department of Energy News Room News Room News Releases"
_OFFICE = (
    r"(?:United States |U ?\.? ?S\.? |US |The )?(?:Senator|Sen\.?|Congressman|Congresswoman|"
    r"Representative|Rep\.?|Governor|Gov\.?|Mayor|Office of|Department of|Ministry of|Embassy of|"
    r"University of|City of|State of)"
)
_ROOM = (
    r"(?:(?:Press|News|Media) (?:Releases?|Relases|Room|Office|Center|Centre)|Newsroom|"
    r"Contact Phone)"
)
_NAMES = r"(?: (?:of|the|for|and|[A-Z0-9][\w.'’-]{0,20}))"
_MASTHEAD = re.compile(
    rf"(?:{_ROOM} )?{_OFFICE}{_NAMES}{{1,9}}?(?: [:|–-])? {_ROOM}(?: (?:[:|–-] )?{_ROOM}){{0,3}}"
    rf"(?: of {_OFFICE}{_NAMES}{{1,2}}?)?(?!\w)"
)
# "... Funding for Michigan Senator Carl Levin News Release FOR IMMEDIATE RELEASE July 28 2005 ..."
_RELEASED = re.compile(
    rf"(?:{_OFFICE}{_NAMES}{{1,4}}? (?:Press|News|Media) Release )?"
    r"F(?:OR IMMEDIATE RELEASE|or Immediate Release)"
    rf"|(?<=[A-Z] )(?:Press|News|Media) Release(?= {_MONTHS} \d)"
)
# "Bill Nelson, U.S. Senator from Florida: Media Release: Senator links ..."
_LABELLED = re.compile(
    r"[^.!?\n:]{0,50}(?:\.[^.!?\n:]{1,50}){0,3}: (?:Press|News|Media) Releases?:"
)
# "Contact Kyle Downey Phone 202 224 2321", "Contact Wes Hickman or Kevin Bishop Date 04 07 2006",
# "Contacts: 202-224-9797 202-224-8260"
_NAMED_TO_CALL = r"(?: (?:or|and|[A-Z][\w.'’-]{0,20}))"
_PHONE = r"\(?\d{3}\)?[ ./-]{1,2}\d{3}[ ./-]\d{4}"
_CONTACT_LABELS = re.compile(
    rf"(?:Contacts?:?{_NAMED_TO_CALL}{{0,7}}? ?(?:Phone:? ?)?{_PHONE}"
    rf"(?:{_NAMED_TO_CALL}{{0,5}}? {_PHONE}){{0,3}}"
    rf"|Contacts?:?{_NAMED_TO_CALL}{{0,7}}?(?: ?Phone(?!\w)|(?= Date ))|Phone:? {_PHONE})"
)
# "Releases 06 01 2006 Doe Addresses ..."
_LISTED = re.compile(r"(?:Press |News )?Releases?(?= \d{1,2}[ /.-]\d{1,2}[ /.-]\d{4}\b)")
_CONTINUED = re.compile(
    r"(?:\(continued (?:on|from) [^()\n]{1,24}\)"
    r"|continued (?:on|from) (?:\w{1,8} )?page(?: [\w-]{1,6})?)[.,\s]{0,4}$",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b{_MONTHS}\s\d{{4}}\s{{1,3}}$")
# "... could be made whole again March 2006 News Releases"
_FILED = re.compile(rf"\b{_MONTHS}\s\d{{4}}\s(?:Press|News|Media) Releases\W{{0,3}}$")
# "... and wish her well 30", "... for rural schools 30 234127", "... END"; not "before June 30"
_THIRTY = re.compile(
    r"(?<=[a-z.”\"] )(?<!\bby )(?<!\bof )(?<!\bto )(?<!\bage )(?<!\bthan )(?<!\bfor )(?<!\bfrom )"
    r"(?<!\bover )(?<!\band )(?<!\babout )(?<!\bunder )(?:30(?: \d{6})?|END)\s{0,3}$"
)
# "2004 Office of the Mayor All rights reserved"
_RESERVED = re.compile(
    r"(?:©\s?|\(c\)\s?|Copyright\s)?(?:19|20)\d\d(?: (?:of|the|and|[A-Z][\w.,'’&-]{0,30})){1,12}? "
    r"All [Rr]ights [Rr]eserved\.?$"
)

# "https://www.harbourpost.com/2019/03/18/a-bridge", alone: where the text was copied
_ADDRESS = re.compile(r"<?https?://[^\s<>\"]{4,1000}>?")
# "Published March 18, 2019 10:12 AM EST", "This article was first published on 18 March 2019."
_PUBLISHED = re.compile(
    rf"(?:th(?:is|e) (?:article|story|piece|post|report) was )?{_DATED.pattern}"
    r"(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?:\s(?-i:[A-Z]{2,4}))?)?\.?",
    re.IGNORECASE,
)
_BETWEEN = " \t\n\r\xa0|·•:–—-"
LONGEST_KEY_LINE = 200
_LONGEST_BYLINE = 120
_SHORTEST_HEADLINE = 10
_TAIL = 400
"""Characters at the end of a text where a contact or an end mark may begin."""


def cut_head(text: str, start: int, end: int, cues: Sequence[Cue]) -> tuple[int, Role, str] | None:
    """
    Where the header or furniture in front of text[start:end] ends, its role and rule; or None.
    """
    line = text[start : min(end, start + 400)]
    whole = end - start
    if whole <= LONGEST_KEY_LINE and "\n" not in line and _KEY.match(line):
        return end, "header", "header:key"
    if is_address(text[start:end]):
        return end, "header", "header:url"
    if whole <= 60 and (age := _AGE.match(line)) and whole - age.end() < 25:
        return end, "header", "header:age"
    if whole <= _LONGEST_BYLINE and is_byline(line):
        return end, "header", "header:byline"
    dated = _DATED.match(line)
    if dated and _may_stop(line, dated.end()):
        return start + dated.end(), "header", "header:date"
    bare = _BARE_DATE.match(line)
    if bare and (_may_stop(line, bare.end()) or bare.end() == whole):
        return start + bare.end(), "header", "header:date"
    for pattern in _labels(line):
        label = pattern.match(line)
        if label and _may_stop(line, label.end()):
            return start + _past_colon(line, label.end()), "promo", "furniture:masthead"
    for cue in sorted(cues, key=lambda one: -len(one.phrase)):
        length = _opens_with(line, cue.phrase) if cue.at == "head" else 0
        if length and _may_stop(line, length):
            return start + _past_colon(line, length), cue.role, f"cue:{cue.phrase}"
    return None


def is_address(passage: str) -> bool:
    """Whether *passage* is an address and nothing else."""
    return passage.startswith(("http", "<http")) and _ADDRESS.fullmatch(passage) is not None


def _past_colon(line: str, at: int) -> int:
    """*at*, or behind the colon or bar that divides what ends there from the rest."""
    rest = line[at : at + 2].lstrip()
    return at + line[at : at + 2].index(rest[0]) + 1 if rest[:1] in (":", "|") else at


def _labels(line: str) -> Sequence[re.Pattern[str]]:
    """The patterns of mastheads that *line* may begin with: most lines have none of their words."""
    found = []
    if "Release" in line or "ress " in line or "ews" in line or "Media" in line or "Phone" in line:
        found += [_MASTHEAD, _LABELLED, _LISTED]
    if line.startswith(("Contact", "Phone")):
        found.append(_CONTACT_LABELS)
    return found


def is_byline(line: str) -> bool:
    """
    "By Jane Doe and John Roe in Washington": nothing but names after a "By".
    """
    if not _NAMED.match(line) or line.rstrip().endswith((".", "!", "?", ":")):
        return False
    words = re.findall(r"[^\W\d_][\w.'’-]*", line)[1:]
    names = [word for word in words if word[0].isupper()]
    return (
        1 <= len(names) <= 14
        and all(word[0].isupper() or word.lower() in _CONNECTING for word in words)
        and may_be_names(names, surely=line[:5].lower() == "from ")
    )


def find_release(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a headline ends and "FOR IMMEDIATE RELEASE" behind it does, when they stand glued."""
    line = text[start : min(end, start + _TAIL)]
    if " Release" not in line and "IMMEDIATE RELEASE" not in line:
        return None
    found = _RELEASED.search(line)
    if found is None or found.start() < _SHORTEST_HEADLINE:
        return None
    return start + found.start(), start + _past_colon(line, found.end())


def cut_tail(text: str, start: int, end: int, cues: Sequence[Cue]) -> tuple[int, Role, str] | None:
    """
    Where the furniture behind text[start:end] begins, its role and rule; or None.
    """
    at = max(start, end - _TAIL)
    part = text[at:end]
    folded = part.lower()
    if is_address(text[start:end]):
        return start, "header", "header:url"
    if end - start <= _LONGEST_BYLINE and _PUBLISHED.fullmatch(part):
        return start, "header", "header:date"
    mark = _END_MARK.search(part) if "30" in part or "#" in part or "|" in part else None
    if mark and len(part) - mark.end() < 150:
        return at + mark.start() + len(mark[0]) - len(mark[0].lstrip()), "promo", "furniture:end"
    contacts = list(_CONTACT.finditer(part)) if "contact" in folded else []
    if contacts and _is_contact(part, contacts[-1].start(), contacts[-1].end(), at == start):
        return at + contacts[-1].start(), "promo", "furniture:contact"
    if part.endswith("eleases") and (filed := _FILED.search(part)):
        return at + filed.start(), "promo", "furniture:filed"
    if part[-10:].rstrip().endswith(("30", "END")) or part[-9:-6] == "30 ":
        thirty = _THIRTY.search(part)
        if thirty and at + thirty.start() > start:
            return at + thirty.start(), "promo", "furniture:end"
    row = navigation_behind(text, start, end)
    if row is not None and not any(stop in text[row:end] for stop in ".!?$"):
        return row, "promo", "furniture:row"
    continued = _CONTINUED.search(part[-40:]) if "continued " in folded[-40:] else None
    if continued:
        return end - len(part[-40:]) + continued.start(), "promo", "furniture:continued"
    reserved = _RESERVED.search(part[-160:]) if "reserved" in folded[-12:] else None
    if reserved:
        return end - len(part[-160:]) + reserved.start(), "promo", "furniture:copyright"
    for cue in sorted(cues, key=lambda one: -len(one.phrase)):
        if cue.at == "tail" and fold(part[-len(cue.phrase) - 8 :]).endswith(cue.phrase):
            begins = folded.replace("’", "'").rfind(cue.phrase)
            if "releases" in cue.phrase and (month := _MONTH.search(part[: max(begins, 0)])):
                begins = month.start()  # "March 2006 Press Releases Browse by Current record"
            if begins >= 0 and (begins == 0 or part[begins - 1].isspace()):
                return at + begins, cue.role, f"cue:{cue.phrase}"
    return None


def _is_contact(part: str, begin: int, end: int, all_of_it: bool) -> bool:
    """
    Whether *part* ends with whom to call, and nothing else.

    Not so in a list of projects: "Contact: Town Clerk, 802-555-0143. * $2.1 million to replace ..."
    """
    before = part[:begin].rstrip()
    if not (before.endswith((".", "!", "?", '"', "”", ")", "]")) if before else all_of_it):
        return False
    reached = list(_REACHED.finditer(part, end))
    return bool(reached) and len(part) - reached[-1].end() <= 60 and "$" not in part[end:]


def _opens_with(line: str, phrase: str) -> int:
    """How many characters of *line* the folded *phrase* takes at its front, or 0."""
    opened = line[: len(phrase)].lower().replace("’", "'")
    return len(phrase) if opened == phrase else 0


def _may_stop(line: str, at: int) -> bool:
    """
    Whether something new begins at *at*: the line ends, or a capital, a digit or a quote follows.

    "October 17, 2025 was a Friday" goes on, and so does "October 17, 2025, Congress".
    """
    rest = line[at:].lstrip(_BETWEEN)
    if not rest:
        return True
    return not line[at].isalnum() and line[at] != "," and not rest[0].islower()
