"""
The lines between a headline and its story that are no story: who wrote it, when it came out.

Here a line is judged by its neighbours, one by one: where they prove nothing more together
(copied.py). A bare name needs a first name that is known, and its place.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from archive.clean.buttons import rank_button
from archive.clean.opening_lines import (
    LONGEST,
    Part,
    find_people,
    is_lead_alone,
    is_led,
    is_of_picture,
    is_only_people,
    is_surely_named,
    read_opening,
)
from archive.moments import WRITTEN
from archive.shapes import LONGEST_STANDFIRST, is_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from archive.agencies import Agencies

Span = tuple[int, int]

_LONGEST_DAY, _CHRONICLE = 40, 3
_LISTED = 30
"""Passages at the front in which other stories may be listed."""
_SEARCHED = 6_000
"""Characters of a story in which a name above it is looked for."""
_MOST_BEFORE = 3
"""Passages of story that may stand before such lines: a kicker, the headline, a standfirst."""
_DAY = re.compile(WRITTEN, re.IGNORECASE)


class Opening:
    """
    How far into an article we are: behind its headline, perhaps a standfirst, not yet in its story.

    *spans* are all its passages, *found* the rules of what was set aside before. `days` are those
    of a `chronicle` or of other stories, and no headers.
    """

    def __init__(
        self,
        decoded: str,
        spans: Sequence[Span],
        agencies: Agencies,
        *,
        titled: bool,
        found: Collection[str],
    ) -> None:
        self.chronicle = _find_chronicle(decoded, spans)
        self.days = self.chronicle or _find_listed(decoded, spans)
        self._decoded, self._agencies = decoded, agencies
        self._passages = int(titled)
        self._found = found
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
            self._passages > _MOST_BEFORE
            or end - start > LONGEST_STANDFIRST
            or (prose and self._told)
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
        if rank_button(line) > 1:
            return []
        parts = read_opening(line, self._agencies, named=before == "header:byline")
        if not parts and self._led and read_opening(f"By {line}", self._agencies, named=True):
            parts = [Part(0, end - start, "header:byline")]
        led, self._led = self._led, is_lead_alone(line)
        if not parts or ("/" in line and is_of_picture(line, parts, self._agencies)):
            return []
        rules = {part.rule for part in parts}
        named = before != "header:byline" and "header:byline" in self._found
        if named and is_only_people(line) and not is_led(line):
            return []  # the people of a picture
        if "header:date" in self._found and _DAY.fullmatch(line.strip()):
            return []  # the day of another story
        sure = (
            led
            or len(rules) > 1
            or ("header:date" in rules and (headed or not self._told))
            or is_led(line)
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
        listed = is_only_people(name) and is_only_people(line)
        beside = read_opening(line, self._agencies, named=True)
        if beside and not listed:
            dated = any(part.rule != "header:byline" for part in beside)
            return dated or not self._is_told_of(name, after[0])
        if self._told or not is_prose(self._decoded, *after) or not (headed or self._passages == 1):
            return False
        if parts[0].rule != "header:byline":
            return True
        if headed and not self._is_told_of(name, after[0]):
            return True
        return is_surely_named(name) and not self._is_told_of(name, after[0])

    def _is_told_of(self, names: str, at: int) -> bool:
        """Whether the story names them: a caption's people or a player, hardly its authors."""
        story = self._decoded[at : at + _SEARCHED]
        people = (name.split() for name in find_people(names))
        return any(re.search(rf"\b{re.escape(words[-1])}\b", story) for words in people if words)


def _find_chronicle(decoded: str, spans: Sequence[Span]) -> frozenset[Span]:
    """
    The days of a chronicle: lines that are nothing else, three or more of them before a paragraph.

    Where one stands alone above the story, it is that of publication.
    """
    days = frozenset(
        span
        for span, following in pairwise(spans)
        if _is_day(decoded, span) and is_prose(decoded, *following)
    )
    return days if len(days) >= _CHRONICLE else frozenset()


def _find_listed(decoded: str, spans: Sequence[Span]) -> frozenset[Span]:
    """The days of a list of other stories above this one."""
    listed = [span for span in spans[:_LISTED] if _is_day(decoded, span)]
    several = len({decoded[start:end] for start, end in listed}) >= _CHRONICLE
    return frozenset(listed) if several else frozenset()


def _is_day(decoded: str, span: Span) -> bool:
    return span[1] - span[0] <= _LONGEST_DAY and _DAY.fullmatch(decoded, *span) is not None
