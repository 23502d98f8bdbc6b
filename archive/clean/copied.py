"""
The head of a text copied from a browser: the lines between its headline and its story.

    Bridge closed until spring after cracks found
    718 Comments                                        a button
    By JANE DOE | 10/9/10 7:15 AM EDT                   a byline, a day
    Share                                               a button
    The mayor said on Tuesday that ...

Any number of short lines may stand there, of which most say nothing. That it is a head is proved by
a day, a byline or two buttons before the story begins; what is neither stays in the story.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.clean.buttons import rank_button
from archive.clean.opening_lines import Part, is_lead_alone, is_led, read_opening
from archive.shapes import LONGEST_STANDFIRST, is_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archive.agencies import Agencies

Span = tuple[int, int]

_MOST_LINES = 30
_SENTENCE_WORDS = 6
_MOST_SENTENCES = 5
"""Short sentences before the story: a standfirst, highlights."""
_NEAR, _FAR = 2, 8
"""Lines below the headline, buttons left out, where a day needs no label."""
_BESIDE = 2
"""Lines between a name and its day, buttons left out: a kicker, a post."""
_TOGETHER = 5
_BUTTONS = 2
_LONGEST_ABOVE = 60
"""Characters of a button that may stand above a headline."""
_ENDS, _LONGEST_SIGNATURE = 8, 100
_LISTED = 3
"""So many days without a label are those of other stories."""
# What makes the day of a line the article's: a label, a clock, an age
_LABELLED = re.compile(
    r"\b(?:publi|post|updat|modif|creat|issu|written|filed|first|last|on\b|stand|veröff|aktual|mis)"
    r"|\d[:.h]\d\d|\d\s?[ap]\.?m\b|\b(?:ago|read)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[-–—]{1,2}\s?(?=[Bb]y\s)")
# A label of its own wherever it stands: "Written: 2023-11-07 15:03:30"
_WORDED = re.compile(
    r"(?:first |originally )?(?:published|posted|written|issued|created|publication date)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:updated?|modified|revised|aktualisiert|mis à jour)\b", re.IGNORECASE)
_OF_PICTURE = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|credit|courtesy|getty|shutterstock|illustration|handout"
    r"|file|alamy|istock|unsplash|screenshot|video)s?\b",
    re.IGNORECASE,
)


class _Line(NamedTuple):
    """A line behind the headline, and what it may be."""

    start: int
    end: int
    text: str
    parts: list[Part]
    button: int
    led: bool
    told: bool
    """A paragraph stands above it."""

    def has(self, rule: str) -> bool:
        return any(part.rule == f"header:{rule}" for part in self.parts)


def read_head(
    decoded: str, spans: Sequence[Span], agencies: Agencies, *, titled: bool
) -> Mapping[Span, list[Part]]:
    """
    The parts, by their places in the text, of those passages of a copied head that are no story.

    *spans* are the passages that are not set aside yet, the headline first if it is not known
    already (*titled*).
    """
    above: Sequence[Span] = ()
    if not titled:
        if not spans or is_prose(decoded, *spans[0]):
            return {}
        above = spans[: _count_buttons(decoded, spans)]
        spans = spans[len(above) :]
        if not spans or is_prose(decoded, *spans[0]):
            return {}
        spans = spans[1:]
    lines = _read_lines(decoded, spans, agencies)
    days = [at for at, line in enumerate(lines) if line.has("date") or line.has("age")]
    authors = _find_authors(lines, days, agencies)
    bare = [at for at in days if _is_bare_day(lines[at])]
    listed = bare if len(bare) >= _LISTED else ()
    days = [
        at
        for at in days
        if any(_between(lines, at, one) < _BESIDE for one in authors)
        or (at not in listed and _is_dated(lines, at))
    ]
    if days:
        # another day further down is that of another story
        days = [at for at in days if at - days[0] <= _TOGETHER or _CHANGED.search(lines[at].text)]
    found = {*days, *authors}
    buttons = [at for at, line in enumerate(lines) if line.button]
    if not found and sum(lines[at].button > 1 for at in buttons) < _BUTTONS:
        return {}
    last = max(found, default=-1)
    found.update(at for at in buttons if at < last or lines[at].button > 1 or not lines[at].told)
    for at, line in enumerate(lines):
        if line.parts and not (line.has("byline") or line.has("date")):
            found.add(at)
    parts = {span: [Part(*span, "header:label")] for span in above}
    if not authors:
        parts |= {
            span: [Part(*span, "header:byline")]
            for span in spans[len(lines) :][-_ENDS:]
            if _is_signature(decoded, span, agencies)
        }
    return parts | {(lines[at].start, lines[at].end): _to_parts(lines[at]) for at in found}


def _is_signature(decoded: str, span: Span, agencies: Agencies) -> bool:
    """Whether a line at the end of a story is a byline: "-- By Jane Doe Follow @janedoe"."""
    start, end = span
    if end - start > _LONGEST_SIGNATURE or not (dash := _SIGNED.match(decoded, start, end)):
        return False
    parts = read_opening(decoded[dash.end() : end], agencies, named=False)
    return bool(parts) and parts[0].rule == "header:byline"


def _count_buttons(decoded: str, spans: Sequence[Span]) -> int:
    """How many buttons stand in front of the headline: "Skip to main content"."""
    count = 0
    for start, end in spans[:_MOST_LINES]:
        if end - start > _LONGEST_ABOVE or not rank_button(decoded[start:end]):
            break
        count += 1
    return count


def _to_parts(line: _Line) -> list[Part]:
    parts = line.parts or [Part(0, len(line.text), "header:label")]
    return [Part(line.start + one.start, line.start + one.end, one.rule) for one in parts]


def _read_lines(decoded: str, spans: Sequence[Span], agencies: Agencies) -> list[_Line]:
    """The lines behind the first, up to where the story begins; none where no story does."""
    lines: list[_Line] = []
    named = led = told = False
    sentences = 0
    for start, end in spans[:_MOST_LINES]:
        if end - start > LONGEST_STANDFIRST and (
            lines
            or end - start > 2 * LONGEST_STANDFIRST
            or not _OF_PICTURE.search(decoded, start, end)
        ):
            return lines
        text = decoded[start:end]
        prose = is_prose(decoded, start, end)
        if prose and told and not _OF_PICTURE.search(text):
            return lines
        button = 0 if prose else rank_button(text)
        parts: list[Part] = []
        if not prose and button < 2:
            parts = read_opening(text, agencies, named=named)
            if not parts and led and read_opening(f"By {text}", agencies, named=True):
                parts = [Part(0, end - start, "header:byline")]
        line = _Line(start, end, text, parts, button, led or is_led(text), told)
        if not (parts or button) and text[-1] in ".!?" and text.count(" ") >= _SENTENCE_WORDS:
            sentences += 1
            if sentences > _MOST_SENTENCES or (told and not prose):
                break
        told |= prose
        lines.append(line)
        led = is_lead_alone(text)
        named = line.has("byline") or (named and bool(button or line.parts))
    return lines if told else []


def _between(lines: Sequence[_Line], one: int, other: int) -> int:
    """How many lines stand between two that are no buttons."""
    first, last = sorted((one, other))
    return sum(not (line.button or line.parts) for line in lines[first + 1 : last])


def _is_dated(lines: Sequence[_Line], at: int) -> bool:
    """Whether the day of a line without a name is the article's."""
    line = lines[at]
    if _WORDED.match(line.text) or (at and is_label(lines[at - 1])):
        return True
    labelled = _LABELLED.search(line.text) is not None
    if line.told:
        return labelled
    return _between(lines, -1, at) < (_FAR if labelled else _NEAR)


def _is_bare_day(line: _Line) -> bool:
    return line.has("date") and len(line.parts) == 1 and not _LABELLED.search(line.text)


def is_label(line: _Line) -> bool:
    """ "Published" alone, above its day."""
    return line.button > 0 and _LABELLED.match(line.text) is not None


def _find_authors(lines: Sequence[_Line], days: Iterable[int], agencies: Agencies) -> list[int]:
    """The lines that name the authors: those behind a "By", else names beside a day."""
    named = [at for at, line in enumerate(lines) if line.has("byline")]
    led = [at for at in named if lines[at].led]
    if led:
        led = [at for at in led if at - led[0] <= _TOGETHER]
        for at in named:  # posts below the names
            if at - 1 in led and not lines[at].told:
                led.append(at)
        return led
    found = []
    for at in named:
        line = lines[at]
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        dated = line.has("date") and _LABELLED.search(line.text)
        if line.told and not (dated or at - 1 in days or at + 1 in days):
            continue
        if _OF_PICTURE.search(following) or is_of_picture(following, agencies):
            continue
        beside = any(_between(lines, at, day) < _BESIDE for day in days)
        if beside or at - 1 in found:
            found.append(at)
    return found


def is_of_picture(line: str, agencies: Agencies) -> bool:
    """Whether a line names who supplied a picture."""
    return any(agency.photo for agency, _, _ in agencies.within(line[:200]))
