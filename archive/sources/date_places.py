"""
Where on a page dates may stand: the texts that look like one, by the lines that they are of.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from archive.month_names import to_figures
from archive.sources.clues import tidy
from archive.sources.date_ranks import LONGEST_LINE
from archive.sources.headings import find_line, is_within, measure, read_line
from archive.sources.page_texts import find_holder, is_read
from archive.sources.written_dates import may_hold_date
from archive.sources.yearless_dates import may_be_yearless

if TYPE_CHECKING:
    from archive.sources.page_texts import PageTexts

_OPENING = 40
"""Characters; of a longer text than a line the opening alone may be a date."""
_LABEL = 40
_MOST_LOOKED_AT = 300


class Part(NamedTuple):
    """A text that may hold a date, bare of white space, and where it stands."""

    at: int
    holder: Any
    text: str


class Places(NamedTuple):
    """
    The times and lines of a page that may hold a date, with their texts that do; where the headline
    begins, in characters, if it was met, and how long it is.
    """

    begin: int | None
    length: int
    by_line: dict[Any, list[Part]]


def find_places(
    texts: PageTexts, times: dict[Any, str], head: Any, until: float, *, yearless: bool = False
) -> Places:
    """
    What may hold a date, *until* so many characters behind the headline *head*: elements of
    *times*, and lines; *yearless* ones too.
    """
    opening, length = measure(head)
    at, begin = 0, None
    places: dict[Any, list[Part]] = {}
    for text in texts.all:
        bare = text.strip()
        # A script or style, which nobody reads
        if not bare or "{" in bare or (len(bare) > LONGEST_LINE and not is_read(text)):
            continue
        short = len(bare) < LONGEST_LINE
        bare = to_figures(bare) if short else to_figures(bare[:_OPENING]) + bare[_OPENING:]
        start = at
        at += len(bare)
        if begin is None and opening == text and is_within(find_holder(text), head):
            begin = start
        if begin is not None and start > begin + length + until:
            break
        maybe = may_hold_date(bare if short else bare[:_OPENING])
        if yearless and not maybe:
            maybe = may_be_yearless(bare)
        if not maybe and not times:
            continue
        holder = find_holder(text)
        time = next((one for one in (holder, holder.getparent()) if one in times), None)
        if time is None and not (maybe and is_read(text)):
            continue
        key = find_line(holder, bare) if time is None else time
        places.setdefault(key, []).append(Part(start, holder, bare))
        if len(places) > _MOST_LOOKED_AT:
            break
    return Places(begin, length, places)


def find_label(line: Any) -> str:
    """The short text before *line*: <p>Mise en ligne</p><p>23 mai 2019</p>."""
    before = line.getprevious()
    if before is None or not isinstance(before.tag, str) or tidy(before.tail):
        return ""
    label = read_line(before)
    return label if len(label) <= _LABEL else ""


def find_next(line: Any) -> str:
    """The first text behind *line*: <p>7 May 2022</p><p><b>Where:</b> Oslo</p>."""
    after = line.getnext()
    texts = () if after is None or not isinstance(after.tag, str) else after.itertext()
    return next((bare for text in islice(texts, 9) if (bare := text.strip())), "")
