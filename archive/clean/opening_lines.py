"""
The lines between a headline and its story that are no story: who wrote it, when it came out.

    Jane Doe in Washington                  Posted by Jane Doe on October 17, 2025
    JANE DOE, The Canadian Press            Updated 10:30 AM EDT, Fri October 17, 2025
    Health correspondent, BBC News          Oct. 17, 2025 3 AM PT | 4 min read

A line is such a one when every word of it is explained. What somebody copies out of a browser has
them without the "By" or the key that would give them away: a bare name needs a first name that is
known, and its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.byline_words import WRITTEN_BY
from archive.clean.buttons import SITES
from archive.clean.heads import is_address
from archive.day_lines import WRITTEN_IN_LINES
from archive.moments import WRITTEN
from archive.names import (
    has_first_name,
    has_surname,
    is_full_name,
    load_cities,
    load_names,
    may_be_names,
)

if TYPE_CHECKING:
    from archive.agencies import Agencies

LONGEST = 200
"""Characters of a line that is looked at."""
_MOST_NAMES = 8
_LONGEST_POST = 6
"""Words of "chief political correspondent"."""
_MOST_SMALL = 12
"""Words in small letters: "min read", "and", "in", "chief political correspondent"."""

# "6:12 AM EDTUpdated", "06:12amFriday": where a page had two elements
_HALF = r"[ap]\.?m(?:\b\.?|(?=(?-i:[A-Z])))"
_CLOCK = rf"\d{{1,2}}(?:[:.]\d{{2}}(?::\d\d)?\s?(?:{_HALF}|uhr\b|hrs\b)?|\s?(?:{_HALF}|uhr\b))"
_ZONE = (
    r"(?:\s?\(?(?-i:(?:GMT|UTC)[+-]\d{1,2}(?::?\d{1,2})?"
    r"|[A-Z]{2,5}(?:\b|(?=(?:Tags|Updated|Modified|Published|Last)\b))"
    r"|(?:Eastern|Central|Mountain|Pacific|Local)(?: (?:Standard|Daylight))? Time)\)?)"
)
# "Updated 2010 GMT (0410 HKT) March 14, 2021"
_MILITARY = r"(?-i:\d{4}\s[A-Z]{3}\s(?:\(\d{4}\s[A-Z]{3}\)\s)?)"
_DATE = re.compile(
    rf"(?:{_CLOCK}{_ZONE}?,?\s(?:on\s)?|{_MILITARY})?{WRITTEN_IN_LINES}(?:\s?{_HALF}|[ap](?![^\W_])|[+-]\d{{1,4}})?{_ZONE}?"
    rf"(?:,?\s(?:at\s|um\s|@\s)?{_CLOCK}{_ZONE}?)?",
    re.IGNORECASE,
)
_CLOCKED = re.compile(r"\d[:.h]\d\d(?!\d)")
_AGE = re.compile(
    r"(?:\d{1,2}\s?(?:h|hrs?|hours?|days?),?\s(?:and\s)?)?"
    r"\d{1,4}[ -]?(?:min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?)"
    r"\s(?:ago|read)(?!\w)"
    r"|(?-i:\d{4}\s[A-Z]{3}(?:\s\(\d{4}\s[A-Z]{3}\))?)"
    rf"|\d{{1,2}}[hmd](?!\w)|\d{{1,5}}\scomments?(?!\w)"
    rf"|(?:at\s)?{_CLOCK}{_ZONE}?(?!(?-i:[a-z0-9_]))"
    rf"|(?:today|yesterday)(?:,?\s(?:at\s)?{_CLOCK})?(?!\w)"
    rf"|\d{{1,2}}\s(?-i:[A-Z])[a-z]{{2,8}},\s{_CLOCK}(?!\w)",
    re.IGNORECASE,
)
# What stands on buttons beside a byline is one of these too: "Share on Facebook", "0 Shares".
_LABEL = re.compile(
    r"(?:(?:and |first |originally |last |and last )?(?:publish(?:ed)?|posted|updated?|modified"
    r"|created|(?:publication|publishing|published|posting|posted) date"
    r"|issued|filed|written|date)(?:\s(?:on|at))?|on|stand"
    r"|aktualisiert(?: am)?|veröffentlicht(?: am)?|publié le|mis à jour le"
    r"|publicado(?: el)?|actualizado(?: el)?|read(?:ing)? time"
    rf"|(?:(?:social |\d{{1,5}} )?shares?|tweet|follow)(?: this| us| me)?(?: (?:on|via) {SITES})?"
    rf"|{SITES}|save|print|e-?mail(?: the author)?|listen|copy link|show more sharing options"
    r"|send text message|(?:add a |leave a |post a |no )?comments?|full bio"
    r"|view (?:author|more|all|full)?(?: ?(?:articles|posts|stories|archive|profile|page|bio)){1,2}"
    r"(?: i.?m on twitter| by)?|see (?:more|all) (?:posts|articles|stories)"
    r"|more (?:articles|stories)"
    r"|get author rss feed)(?![\w@])",
    re.IGNORECASE,
)
# "Marcus De GuzmanView More Articles", where a page had two elements
_LABEL_BEHIND = re.compile(
    rf"(?:(?<=[\s|·•])|(?<=(?-i:[a-z]))(?=(?-i:[A-Z]))){_LABEL.pattern}", re.IGNORECASE
)
_GAP = re.compile(r"[\s|·•,;:.–—/()-]+|[@&]\s")
# Behind a name or a day: "| 1,209 | 5", "286,248 40", "in Pop", "Tags: Amazon Prime, TiVo"
_COUNT = re.compile(r"[\d,]{1,9}(?![\w:/.,-])")
_FILED = re.compile(
    r"(?:tags|topics|categories|category|filed under|filed in|posted in|source)\s?:?\s.{1,150}$"
    r"|(?-i:[A-Z])[a-z]{2,20}(?:(?: & |, )(?-i:[A-Z])[a-z]{2,20})?\s?$|page\s?\d{1,3}\s?$"
    r"|(?<=\()(?-i:[A-Z])[\w.’' ]{1,30}\)\s?$"
    r"|in\s(?-i:[A-Z])[\w&’']{1,20}(?:[ ,&/]{1,3}(?-i:[A-Z])[\w&’']{1,20}){0,5}\s?$",
    re.IGNORECASE,
)
# "by oz on December 4, 2006", "On 6/13/2018 by @lazharichir"
_HANDLE = re.compile(
    rf"(?:posted |written )?by\s(?:@\w{{2,40}}(?=\s{{0,3}}$)"
    rf"|[a-z0-9][\w.-]{{1,20}}(?=\s(?:on|\||-)\s{WRITTEN}))",
    re.IGNORECASE,
)
# "LinkNaija October 06, 2018", "Nissan November 20, 2019 13:42", "The Guardian 02/10/2020"
_HOUSE = re.compile(r"(?:[A-Z][\w.&’'-]{1,20} ){0,2}[A-Z][\w.&’'-]{1,20}")
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*|[\w-]+\.(?:com|org|net|co|ng|ph|in|my)")
# "By", "Posted by", "Opinion by", "Text: ", "By political reporter"
_LED = re.compile(
    rf"(?:{WRITTEN_BY}(?:\s?[:：])?\s+|from\s+|by(?=(?-i:[A-Z][a-z]))|(?-i:By(?=[A-Z]{{2}})))(?=[^\W\d_])"
    r"(?:(?-i:[a-z]{2,15}\s){1,4}(?=(?-i:[^\W\d_a-z])))?",
    re.IGNORECASE,
)
_FROM = re.compile(r"from\s", re.IGNORECASE)
_LEAD_ALONE = re.compile(r"(?:by|written by|article by|von|par|and|&)\s?:?", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[|/,;·•\n]|\s(?:and|with|und|et|y|for)\s|\s[-–—&]\s|\s\(|\)$)\s*")
_IN = re.compile(r"\s(?:in|at|from)\s(?=[^\W\d_a-z])([^,|/\n]{2,40})$")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{3,200}|@\w{2,40}")
_SITE_NAME = re.compile(r"(?<!\w)[a-z][\w-]{1,40}\.(?:com|org|net|co|ie|in|ca|ng|uk)(?!\w)")
_LOUD = re.compile(r"[A-Z][A-Z.]{1,6}(?: [A-Z]{2,10}){0,2}")
_NEWSROOM = re.compile(r"[A-Z][A-Z .,]{2,30}(?=\s{0,3}(?:[|·•]|$))")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_TITLED = re.compile(r"[A-Z][\w.&’'-]*(?: (?:of|for|the|and|&|[A-Z][\w.&’'-]*)){0,7}")
_PERSON = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*\s){1,3}(?:(?:de|da|van|von|der|al|el|bin)\s)?[^\W\d_a-z][\w'’-]*\.?"
)
_CONNECTING_TEXT = (
    "and in for of at the with de da di von van der den le la el bin al und et y del dos das du"
    " ter ten zu zur ibn bint ben abu e as a an"
)
_CONNECTING = frozenset(_CONNECTING_TEXT.split())


class Part(NamedTuple):
    """Characters *start* to *end* of a line. *rule*: "header:byline", "header:date", ..."""

    start: int
    end: int
    rule: str


def is_led(line: str) -> bool:
    """Whether "By", "Posted by" or the like stand before names in *line*."""
    return _LED.match(line) is not None


def is_lead_alone(line: str) -> bool:
    """Whether *line* is a "By" whose names come on the next."""
    return _LEAD_ALONE.fullmatch(line.strip()) is not None


def read_opening(line: str, agencies: Agencies, *, named: bool) -> list[Part]:
    """
    The parts of a *line* that is nothing but names, posts, dates and their labels; none if it says
    anything else. *named*: a byline stands before it, so that a post alone is explained.
    """
    if is_address(line.strip()):
        return [Part(0, len(line.rstrip()), "header:url")]
    if line[:1] in "([":  # "(Elizabeth Conley / Houston Chronicle)" under a picture
        return []
    if len(line) > LONGEST or sum(word[0].islower() for word in line.split()) > _MOST_SMALL:
        return []
    parts: list[Part] = []
    at = 0
    while at < len(line):
        if gap := _GAP.match(line, at):
            at = gap.end()
            continue
        found = _next_part(line, at, agencies, named=named or _has(parts, "header:byline"))
        if found is None:
            return []
        if parts and (parts[-1].rule == found.rule or parts[-1].rule == "header:label"):
            found = Part(parts.pop().start, found.end, found.rule)
        elif (
            parts
            and found.rule == "header:label"
            and found.end == len(line.rstrip())
            and parts[-1].rule != "header:byline"
        ):
            found = Part(parts[-1].start, found.end, parts.pop().rule)
        parts.append(found)
        at = found.end
    return _widened(line, parts) if parts else []


def _widened(line: str, parts: list[Part]) -> list[Part]:
    """*parts* with the marks between them and at the ends of the *line*: nothing is lost."""
    ends = [*(part.start for part in parts[1:]), len(line)]
    starts = [0, *(part.start for part in parts[1:])]
    return [
        Part(start, start + len(line[start:end].rstrip()), part.rule)
        for part, start, end in zip(parts, starts, ends, strict=True)
    ]


def _has(parts: list[Part], rule: str) -> bool:
    return any(part.rule == rule for part in parts)


def _next_part(line: str, at: int, agencies: Agencies, *, named: bool) -> Part | None:
    room = _NEWSROOM.match(line, at) if at else None
    if room and not _is_person(room[0]):  # "... 01:12 am IST - NEW DELHI"
        return Part(at, room.end(), "header:label")
    for pattern, rule in ((_DATE, "header:date"), (_AGE, "header:age"), (_LABEL, "header:label")):
        if found := pattern.match(line, at):
            return Part(at, found.end(), rule)
    if handle := _HANDLE.match(line, at):
        return Part(at, handle.end(), "header:byline")
    if at and (behind := _COUNT.match(line, at) or _FILED.match(line, at)):
        return Part(at, behind.end(), "header:label")
    end = _end_of_names(line, at)
    words = line[at:end].rstrip(" |·•,;:–—/(-\n")
    end = at + len(words)
    if _LEAD_ALONE.fullmatch(words) or _is_byline(words, agencies):
        return Part(at, end, "header:byline")
    if named and all(_is_beside_name(one, agencies) for one in _SPLIT.split(words) if one):
        return Part(at, end, "header:byline")
    if _is_house(words, line[end:], agencies):
        return Part(at, end, "header:label")
    return None


def _is_house(words: str, behind: str, agencies: Agencies) -> bool:
    """Whether *words* are who publishes, in front of a day: sure by their shape or by a clock."""
    day = _DATE.match(behind.lstrip(" |/·•,–—-"))
    if day is None or not _HOUSE.fullmatch(words):
        return False
    return (
        _CAMEL.fullmatch(words) is not None
        or agencies.find(words) is not None
        or words.rsplit(maxsplit=1)[-1].lower() in load_names().houses
        or words.startswith("The ")
        or _CLOCKED.search(day[0]) is not None
    )


def _end_of_names(line: str, at: int) -> int:
    """Where the next date, age or label begins, or the line ends."""
    figures = (_DATE, _AGE) if any(char.isdigit() for char in line[at:]) else ()
    ends = [
        found.start()
        for pattern in (*figures, _LABEL_BEHIND)
        if (found := pattern.search(line, at + 1))
    ]
    return min(ends, default=len(line))


def _is_byline(words: str, agencies: Agencies) -> bool:
    """Whether *words* are names behind a "By", or names that are surely people's."""
    led = _LED.match(words)
    if led and led.end() < len(words):
        rest = _WORD.findall(_SITE_NAME.sub(" ", _MAIL.sub(" ", words[led.end() :])))
        names = [word for word in rest if word[0].isupper()]
        if not may_be_names(names, surely=_FROM.match(led[0]) is not None):
            return False  # "By Air and Sea", "From Paris"
        return len(rest) <= 2 * _MOST_NAMES and all(
            word[0].isupper()
            or word.lower() in _CONNECTING
            or word.lower() in load_names().roles
            or word.startswith(("al-", "el-", "d’", "d'"))
            for word in rest
        )
    pieces = [one for one in _SPLIT.split(_MAIL.sub(" ", words)) if one.strip()]
    if len(pieces) > 1 and agencies.find(pieces[0]):  # "AFP - Jane Doe"
        del pieces[0]
    if not 0 < len(pieces) <= _MOST_NAMES or not _is_person(pieces[0]):
        return False
    posted = False  # behind a post, its house: "Staff Attorney, ACLU Racial Justice Program"
    for one in pieces[1:]:
        beside = _is_beside_name(one, agencies)
        if not (beside or _is_person(one) or (posted and _TITLED.fullmatch(one))):
            return False
        posted |= beside
    return True


def is_of_picture(line: str, parts: list[Part], agencies: Agencies) -> bool:
    """Whether a line is a photographer and an agency: "Evan Vucci/AP", not "Doe / TNN / 9:12"."""
    return len(parts) == 1 and any(agencies.within(line)) and _LED.match(line) is None


def is_surely_named(words: str) -> bool:
    """Whether a post, an agency or an address stands beside names, or all have a surname."""
    if _MAIL.search(words):
        return True
    pieces = [one for one in _SPLIT.split(words) if one.strip()]
    people = [one for one in pieces if _is_person(one)]
    if any((at := _IN.search(one)) and at[1] not in load_cities() for one in people):
        return False  # "Mark Hamill in Star Wars"
    return len(people) < len(pieces) or all(has_surname(_bare(one)) for one in people)


def is_only_people(line: str) -> bool:
    """Whether a line might as well be one of a list of winners."""
    return all(_is_person(one) for one in _SPLIT.split(line.strip()))


def _is_person(piece: str) -> bool:
    """ "Jane Doe", "JANE VAN DOE", "Jane Doe in Washington", "Jane Doe Health correspondent"."""
    name = _bare(piece)
    return bool(_PERSON.fullmatch(name)) and is_full_name(name) and has_first_name(name)


def _bare(piece: str) -> str:
    """A name without what follows it: "in Washington", "Health correspondent"."""
    words = _IN.sub("", piece.strip()).split()
    while len(words) > 2 and words[-1].lower() in load_names().roles:
        words.pop()
    return " ".join(words)


def _is_beside_name(piece: str, agencies: Agencies) -> bool:
    """What stands beside an author's name: a post, an agency, a house in capitals, an address."""
    piece = _MAIL.sub("", piece).strip(" .")
    if not piece or agencies.find(piece) or _LOUD.fullmatch(piece) or piece in load_cities():
        return True
    words = piece.split()
    roles = load_names().roles
    posts = [word for word in words if word.lower() in roles and word.lower() not in _CONNECTING]
    # "The Jakarta Post"
    housed = words[-1].lower() in load_names().houses or words[0] == "The"
    if len(words) > _LONGEST_POST or not (posts or (housed and len(words) > 1)):
        return False
    # "Health correspondent", "Middle East correspondent", "BBC News", "chief political reporter"
    return all(
        word.lower() in roles or word.lower() in _CONNECTING or word[0].isupper() for word in words
    )


def find_people(words: str) -> list[str]:
    """The names in *words*, bare."""
    return [_bare(one) for one in _SPLIT.split(words.strip())]
