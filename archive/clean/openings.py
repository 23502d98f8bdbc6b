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
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from archive.byline_words import WRITTEN_BY
from archive.moments import WRITTEN
from archive.names import (
    has_first_name,
    has_surname,
    is_full_name,
    load_cities,
    load_names,
    may_be_names,
)
from archive.shapes import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.agencies import Agencies

Span = tuple[int, int]

LONGEST = 200
"""Characters of a line that is looked at."""
_MOST_NAMES = 8
_LONGEST_POST = 6
"""Words of "chief political correspondent"."""
_LONGEST_DAY, _CHRONICLE = 40, 3
_SEARCHED = 6_000
"""Characters of a story in which a name above it is looked for."""
_MOST_SMALL = 7
"""Words in small letters: "min read", "and", "in", "chief political correspondent"."""
_STANDFIRST = 300
"""Characters; after a longer passage the story has begun."""
_MOST_BEFORE = 3
"""Passages of story that may stand before such lines: a kicker, the headline, a standfirst."""

_CLOCK = r"\d{1,2}(?:[:.]\d{2}\s?(?:[ap]\.?m\b\.?|uhr\b|hrs\b)?|\s?(?:[ap]\.?m\b\.?|uhr\b))"
_ZONE = r"(?:\s?\(?(?-i:[A-Z]{2,5})\b\)?)"
# "Updated 2010 GMT (0410 HKT) March 14, 2021"
_MILITARY = r"(?-i:\d{4}\s[A-Z]{3}\s(?:\(\d{4}\s[A-Z]{3}\)\s)?)"
_DATE = re.compile(
    rf"(?:{_CLOCK}{_ZONE}?,?\s(?:on\s)?|{_MILITARY})?{WRITTEN}{_ZONE}?(?:,?\s(?:at\s|um\s|@\s)?{_CLOCK}{_ZONE}?)?",
    re.IGNORECASE,
)
_DAY = re.compile(WRITTEN, re.IGNORECASE)
_AGE = re.compile(
    r"\d{1,4}\s?(?:min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?)\s(?:ago|read)(?!\w)"
    rf"|\d{{1,2}}[hmd](?!\w)|\d{{1,5}}\scomments?(?!\w)|(?:at\s)?{_CLOCK}{_ZONE}?(?!\w)",
    re.IGNORECASE,
)
_SITE = r"(?:facebook|fb|twitter|x|pinterest|linkedin|whatsapp|reddit|telegram|flipboard|instagram)"
# What stands on buttons beside a byline is one of these too: "Share on Facebook", "0 Shares".
_LABEL = re.compile(
    r"(?:(?:first |originally |last )?(?:published|posted|updated|modified|created|issued|filed)"
    r"(?:\s(?:on|at))?|on|stand|aktualisiert(?: am)?|veröffentlicht(?: am)?|publié le|mis à jour le"
    r"|publicado(?: el)?|actualizado(?: el)?|read(?:ing)? time"
    rf"|(?:(?:social |\d{{1,5}} )?shares?|tweet|follow)(?: this| us| me)?(?: (?:on|via) {_SITE})?"
    rf"|{_SITE}|save|print|e-?mail(?: the author)?|listen|copy link|show more sharing options"
    r"|send text message|(?:add a |leave a |post a |no )?comments?|view author archive|full bio"
    r"|get author rss feed)(?![\w@])",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(rf"(?<=[\s|·•]){_LABEL.pattern}", re.IGNORECASE)
_GAP = re.compile(r"[\s|·•,;:.–—/()-]+|@\s")
# "By", "Posted by", "Opinion by", "Text: ", "By political reporter"
_LED = re.compile(
    rf"(?:{WRITTEN_BY}(?:\s?[:：])?\s+|from\s+|by(?=(?-i:[A-Z][a-z])))(?=[^\W\d_])"
    r"(?:(?-i:[a-z]{2,15}\s){1,4}(?=(?-i:[^\W\d_a-z])))?",
    re.IGNORECASE,
)
_FROM = re.compile(r"from\s", re.IGNORECASE)
_LEAD_ALONE = re.compile(r"(?:by|written by|article by|von|par|and|&)\s?:?", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[|/,;·•\n]|\s(?:and|with|und|et|y|for)\s|\s[-–—&]\s|\s\(|\)$)\s*")
_IN = re.compile(r"\s(?:in|at|from)\s(?=[^\W\d_a-z])([^,|/\n]{2,40})$")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{3,200}|@\w{2,40}")
_LOUD = re.compile(r"[A-Z][A-Z.]{1,6}")
_NEWSROOM = re.compile(r"[A-Z][A-Z .,]{2,30}\s*")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_PERSON = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*\s){1,3}(?:(?:de|da|van|von|der|al|el|bin)\s)?[^\W\d_a-z][\w'’-]*\.?"
)
_CONNECTING_TEXT = "and in for of at the with de da di von van der den le la el bin al und et y"
_CONNECTING = frozenset(_CONNECTING_TEXT.split())


class Opening:
    """
    How far into an article we are: behind its headline, perhaps a standfirst, not yet in its story.

    *spans* are all its passages; `days` those that are the days of a chronicle, and story.
    """

    def __init__(
        self, decoded: str, spans: Sequence[Span], agencies: Agencies, *, titled: bool
    ) -> None:
        self.days = _find_days(decoded, spans)
        self._decoded, self._agencies = decoded, agencies
        self._passages = int(titled)
        self._told = self._begun = self._led = False

    @property
    def is_read(self) -> bool:
        """Whether such a line may come: the headline has, the story has not."""
        return self._passages > 0 and not self._begun

    def tell(self, start: int, end: int) -> None:
        """A passage was left in the story."""
        if self._begun:
            return
        self._passages += 1
        prose = is_prose(self._decoded, start, end)
        self._begun |= (
            self._passages > _MOST_BEFORE or end - start > _STANDFIRST or (prose and self._told)
        )
        self._told |= prose

    def cut(self, span: Span, *, before: str, after: Span | None) -> list[Part]:
        """
        The parts of the passage *span*, by their places in the text; none if it is story.

        *before*: the rule of what stands before it; *after*: the next passage of story. What could
        be a sub-heading, or one of a list of winners, needs a neighbour that could not.
        """
        start, end = span
        if end - start > LONGEST:
            return []
        headed = before.startswith("header:")
        line = self._decoded[start:end]
        parts = read_opening(line, self._agencies, named=headed)
        if not parts and self._led and read_opening(f"By {line}", self._agencies, named=True):
            parts = [Part(0, end - start, "header:byline")]
        led, self._led = self._led, bool(_LEAD_ALONE.fullmatch(line.strip()))
        if not parts or ("/" in line and _is_of_picture(line, parts, self._agencies)):
            return []
        rules = {part.rule for part in parts}
        sure = (
            led
            or len(rules) > 1
            or ("header:date" in rules and (headed or not self._told))
            or _LED.match(self._decoded, start, end) is not None
        )
        if not sure and not self._is_followed(after, headed=headed, parts=parts, start=start):
            return []
        return [Part(start + part.start, start + part.end, part.rule) for part in parts]

    def _is_followed(
        self, after: Span | None, *, headed: bool, parts: list[Part], start: int
    ) -> bool:
        """Whether another such line comes next, or, behind the headline, the story."""
        if after is None:
            return False
        line = self._decoded[after[0] : min(after[1], after[0] + LONGEST + 1)]
        name = self._decoded[start + parts[0].start : start + parts[-1].end]
        listed = _is_only_people(name) and _is_only_people(line)
        if read_opening(line, self._agencies, named=True) and not listed:
            return True
        if self._told or not is_prose(self._decoded, *after) or not (headed or self._passages == 1):
            return False
        if parts[0].rule != "header:byline" or headed:
            return True
        return _is_surely_named(name) and not self._is_told_of(name, after[0])

    def _is_told_of(self, names: str, at: int) -> bool:
        """Whether the story names them: a caption's people or a player, hardly its authors."""
        story = self._decoded[at : at + _SEARCHED]
        people = (_bare(one).split() for one in _SPLIT.split(names.strip()))
        return any(re.search(rf"\b{re.escape(words[-1])}\b", story) for words in people if words)


def _find_days(decoded: str, spans: Sequence[Span]) -> frozenset[Span]:
    """
    The days of a chronicle: lines that are nothing else, three or more of them before a paragraph.

    Where one stands alone above the story, it is that of publication.
    """
    days = frozenset(
        span
        for span, following in pairwise(spans)
        if span[1] - span[0] <= _LONGEST_DAY
        and is_prose(decoded, *following)
        and _DAY.fullmatch(decoded, *span)
    )
    return days if len(days) >= _CHRONICLE else frozenset()


class Part(NamedTuple):
    """Characters *start* to *end* of a line. *rule*: "header:byline", "header:date", ..."""

    start: int
    end: int
    rule: str


def read_opening(line: str, agencies: Agencies, *, named: bool) -> list[Part]:
    """
    The parts of a *line* that is nothing but names, posts, dates and their labels; none if it says
    anything else. *named*: a byline stands before it, so that a post alone is explained.
    """
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
        elif parts and found.rule == "header:label" and found.end == len(line.rstrip()):
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
    if at and _NEWSROOM.fullmatch(line, at):  # "... 01:12 am IST - NEW DELHI"
        return Part(at, len(line.rstrip()), "header:label")
    for pattern, rule in ((_DATE, "header:date"), (_AGE, "header:age"), (_LABEL, "header:label")):
        if found := pattern.match(line, at):
            return Part(at, found.end(), rule)
    end = _end_of_names(line, at)
    words = line[at:end].rstrip(" |·•,;:–—/(-\n")
    end = at + len(words)
    if _LEAD_ALONE.fullmatch(words) or _is_byline(words, agencies):
        return Part(at, end, "header:byline")
    if named and all(_is_beside_name(one, agencies) for one in _SPLIT.split(words) if one):
        return Part(at, end, "header:byline")
    return None


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
        rest = _WORD.findall(_MAIL.sub(" ", words[led.end() :]))
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
    return all(_is_person(one) or _is_beside_name(one, agencies) for one in pieces[1:])


def _is_of_picture(line: str, parts: list[Part], agencies: Agencies) -> bool:
    """Whether a line is a photographer and an agency: "Evan Vucci/AP", not "Doe / TNN / 9:12"."""
    return len(parts) == 1 and any(agencies.within(line)) and _LED.match(line) is None


def _is_surely_named(words: str) -> bool:
    """Whether a post, an agency or an address stands beside names, or all have a surname."""
    if _MAIL.search(words):
        return True
    pieces = [one for one in _SPLIT.split(words) if one.strip()]
    people = [one for one in pieces if _is_person(one)]
    if any((at := _IN.search(one)) and at[1] not in load_cities() for one in people):
        return False  # "Mark Hamill in Star Wars"
    return len(people) < len(pieces) or all(has_surname(_bare(one)) for one in people)


def _is_only_people(line: str) -> bool:
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
    if len(words) > _LONGEST_POST or not any(word.lower() in roles for word in words):
        return False
    # "Health correspondent", "Middle East correspondent", "BBC News", "chief political reporter"
    return all(
        word.lower() in roles or word.lower() in _CONNECTING or word[0].isupper() for word in words
    )
