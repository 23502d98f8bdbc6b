"""
The dates that a page shows its reader: "Published 16 October 2025, 6:12" under the headline.

A date counts by its place. Close to the headline, any short line that has one is the article's;
further off only a line that says what it is or is nothing but a date, and that stands in no menu,
no comment, and no list of other stories. A date in a sentence never counts.
"""

from __future__ import annotations

import re
from datetime import date
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from archive.article import DateClue
from archive.moments import parse_moment
from archive.sources.clues import tidy
from archive.sources.headings import find_heading, find_line, is_within, measure, read_line
from archive.sources.page_texts import find_holder, is_read
from archive.sources.written_dates import (
    Written,
    find_saying,
    find_written,
    is_date,
    is_sentence,
    may_hold_date,
    measure_rest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.sources.page_texts import PageTexts

_TIMES: Any = etree.XPath("//@datetime/parent::*[not(self::del or self::ins)]")
_NAMES = ("class", "id", "itemprop", "data-testid")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _named(*names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(names)})(?![a-z])")


_CHANGED = _named("modified")
# hAtom asks for <span class="updated">, and many themes give it what they print as the only date.
_HATOM = _named("updated")
_NOT_CHANGED = _named("entry-date", "published", "post-date", "created")
_DATED = re.compile(r"date|datum|time|publi|posted|fecha|author|autor|byline|meta")
_EVENT = _named("events?", "deadline", "veranstaltung(?:en)?", "termine?", "joined", "birthday")
# Where the dates of readers and of other stories stand, and where those of the page may stand too.
_OTHERS = (
    "comments?", "comment-?list", "commentmetadata", "respond", "kommentare?", "disqus", "related",
    "recommend(?:ed|ations?)", "footnotes?", "references?", "most-?read", "most-?popular",
    "popular", "meistgelesen", "trending", "teasers?",
)  # fmt: skip
_OF_OTHERS = _named(*_OTHERS)
# By the headline there is class="comments-and-date" too.
_WHOLLY_OF_OTHERS = re.compile(rf"(?<!\S)(?:{'|'.join(_OTHERS)})(?!\S)")
_ASIDE = _named(
    *_OTHERS, "breadcrumbs?", "copyright", "footer", "sidebar", "(?<!elementor-)widgets?", "aside",
    "menu", "nav(?:igation|bar)?", "calendar",
)  # fmt: skip
_NEVER = frozenset({"nav", "form", "figcaption", "blockquote"})
_OUTSIDE = frozenset({"aside", "footer"})
"""Inside an <article> these hold its own day and author."""

_LONGEST_LINE, _OPENING = 200, 40
"""Characters; of a longer text the opening alone may be a date."""
_LABEL = 40
_ABOVE, _BESIDE, _CLOSE = -80, 60, 400
"""Characters of text between the headline and a date."""
_BYLINE, _SHORT, _BARE = 60, 40, 20
"""Characters beside a date in its line: a name, a place, a section."""
_WEB = 1991
"""The year since when there are web pages; what is older has its date by a label."""
# but "14. - 20. Januar 2022" is a week
_PARTS = re.compile(r"(?<!\b\d)(?<!\b\d\d)(?<!\.)\s[|–—·:-]\s|\|")
_TITLES, _OF_CLOCK = 3, 4
_MOST = 6
_MOST_LOOKED_AT = 300
_FAR = 3
"""The first rank of those that are not close to the headline."""


class _Shown(NamedTuple):
    """A date with its place: characters from the headline, below zero above it; None without."""

    written: Written
    rest: int
    away: int | None
    holder: Any
    line: Any
    first: bool


class _Part(NamedTuple):
    """A text that may hold a date, bare of white space, and where it stands."""

    at: int
    holder: Any
    text: str


def find_shown_dates(
    tree: Any, texts: PageTexts, titles: Iterable[str], *, stated: date | None = None
) -> list[DateClue]:
    """
    The dates shown as the article's own, the surest first; *titles* are those of the page.

    Other dates than *stated*, the day that the page states, count by the headline alone, or behind
    a word for publication when they are earlier; further off they are of other stories.
    """
    named = list(titles)
    head = find_heading(tree, texts, named)
    # The elements around the headline, with how far they are from it
    above = (
        {} if head is None else {one: at for at, one in enumerate((head, *head.iterancestors()))}
    )
    times = set(_TIMES(tree))
    ranked: list[tuple[int, _Shown]] = []
    for until in (2 * _CLOSE, inf):  # most pages print their day right under the headline
        found = ((_rank(one, above), one) for one in _shown(texts, times, head, until))
        ranked = _without_lists([(rank, one) for rank, one in found if rank is not None], above)
        if any(rank < _FAR and not _is_of_change(one) for rank, one in ranked):
            break
    if stated:
        ranked = [(rank, one) for rank, one in ranked if rank < _FAR or _agrees(rank, one, stated)]
    if any(rank < _FAR and not _is_of_change(one) for rank, one in ranked):
        ranked = [one for one in ranked if one[0] < _FAR]
    ranked.sort(key=lambda one: one[0])
    clues = (
        DateClue(one.written.text, "header", "modified" if _is_of_change(one) else "published")
        for _, one in ranked
    )
    found_clues = list(dict.fromkeys(clues))[:_MOST]
    return found_clues or ([] if stated else _find_in_titles(named))


def _find_in_titles(titles: list[str]) -> list[DateClue]:
    """The date that is a part of a title: "Fire in the harbour - 11/05/2022 - El País"."""
    return [
        DateClue(written.text, "header")
        for title in titles[:_TITLES]
        for part in _PARTS.split(title[:_LONGEST_LINE])
        for written in find_written(part)
        if measure_rest(part) <= _OF_CLOCK and not written.short
    ][:1]


def _agrees(rank: int, one: _Shown, stated: date) -> bool:
    day = _read_day(one.written.text)
    return day == stated or (day < stated and rank == _FAR)


def _without_lists(
    ranked: list[tuple[int, _Shown]], above: dict[Any, int]
) -> list[tuple[int, _Shown]]:
    """
    Without the dates that look alike and differ, which are those of other stories; but with the
    one among them that alone is close to the headline, in the text or in the tree.
    """
    alike: dict[object, list[tuple[int, int, date]]] = {}
    for rank, one in ranked:
        if one.first:
            far = next((above[up] for up in one.holder.iterancestors() if up in above), 0)
            alike.setdefault(_look(one), []).append((rank, far, _read_day(one.written.text)))
    own = {look: _find_own(places) for look, places in alike.items()}
    return [
        (rank, one)
        for rank, one in ranked
        if not rank or own.get(_look(one), "") in ("", _read_day(one.written.text))
    ]


def _find_own(places: list[tuple[int, int, date]]) -> object:
    """The article's day among those of dates that look alike; "" when they are of one day."""
    if len({day for *_, day in places}) == 1:
        return ""
    for chosen in (
        {day for rank, _, day in places if rank < _FAR},
        {day for _, far, day in places if far == min(far for _, far, _ in places)},
    ):
        if len(chosen) == 1:
            return chosen.pop()
    return None


def _read_day(written: str) -> date:
    moment = parse_moment(written, day_first=True)
    return moment[0] if moment else date.max


def _shown(texts: PageTexts, times: set[Any], head: Any, until: float) -> Iterator[_Shown]:
    """Every date in the page's *times* and texts, in order, *until* so far from the headline."""
    opening, length = measure(head)
    begin, places = _find_places(texts, times, head, opening, length + until)
    for element, parts in places.items():
        line = find_line(parts[0].holder)
        text = read_line(line)
        rest = measure_rest(text)
        if element in times and is_date(stated := tidy(element.get("datetime"))):
            dates = [_read_time(element, stated, text, _find_label(line))]
        else:
            dates = list(find_written(text, _find_label(line)))
        if len(parts) < len(dates):  # of more in one text, those count that it says something of
            dates = [one for at, one in enumerate(dates) if not at or one.says]
        for at, written in enumerate(dates):
            part = parts[min(at, len(parts) - 1)]
            if not written.says and is_sentence(part.text):
                continue
            away, beside = None, rest
            if begin is not None:
                away = min(part.at - begin, 0) or max(part.at - begin - length, 0)
            own = measure_rest(part.text)
            if away == 0 and is_within(part.holder, head):
                if own > _BARE // 4:
                    continue
                beside = own  # <h1>Fire <small>12 May 2020</small></h1>
            elif own <= _BARE and (_is_dated(part.holder, line) or line.find("br") is not None):
                beside = min(rest, _BARE)
            yield _Shown(written, beside, away, part.holder, line, at == 0)


def _find_places(
    texts: PageTexts, times: set[Any], head: Any, opening: str | None, until: float
) -> tuple[int | None, dict[Any, list[_Part]]]:
    """
    Where the headline begins, in characters, and the times and lines that may hold a date, with
    their texts that do, *until* so many behind it.
    """
    at, begin = 0, None
    places: dict[Any, list[_Part]] = {}
    for text in texts.all:
        bare = text.strip()
        # A script or style, which nobody reads
        if not bare or "{" in bare or (len(bare) > _LONGEST_LINE and not is_read(text)):
            continue
        start = at
        at += len(bare)
        if begin is None and opening == text and is_within(find_holder(text), head):
            begin = start
        if begin is not None and start > begin + until:
            break
        maybe = may_hold_date(bare if len(bare) < _LONGEST_LINE else bare[:_OPENING])
        if not maybe and not times:
            continue
        holder = find_holder(text)
        time = next((one for one in (holder, holder.getparent()) if one in times), None)
        if time is None and not (maybe and is_read(text)):
            continue
        key = find_line(holder) if time is None else time
        places.setdefault(key, []).append(_Part(start, holder, bare))
        if len(places) > _MOST_LOOKED_AT:
            break
    return begin, places


def _read_time(element: Any, stated: str, line: str, label: str) -> Written:
    """<time datetime>, with what it or the *line* around it says of it."""
    text = read_line(element)
    before = line.partition(text)[0] if text else ""
    lead = before if before.strip() else label
    shown = next(find_written(text, lead), None)
    says = shown.says if shown else find_saying(lead) or find_saying(text)
    return Written(stated, says, len(before))


def _is_dated(holder: Any, line: Any) -> bool:
    """Whether the elements around a date are named for dates or authors."""
    return any(
        one.tag == "time" or _DATED.search(_names(one))
        for one in (holder, holder.getparent(), line)
    )


def _find_label(line: Any) -> str:
    """The short text before *line*: <p>Mise en ligne</p><p>23 mai 2019</p>."""
    before = line.getprevious()
    if before is None or not isinstance(before.tag, str) or tidy(before.tail):
        return ""
    label = read_line(before)
    return label if len(label) <= _LABEL else ""


def _rank(shown: _Shown, above: dict[Any, int]) -> int | None:
    """How sure it is that the date is the article's, 0 the most; None when it is not."""
    written, rest, away = shown.written, shown.rest, shown.away
    names = f"{_names(shown.holder)} {_names(shown.line)}"
    if _EVENT.search(names) or (not written.says and _read_year(written.text) < _WEB):
        return None
    close = away is not None and _ABOVE <= away <= _CLOSE
    if written.says and (rest <= 2 * _BYLINE or (close and written.start <= _SHORT)):
        others = _OF_OTHERS if written.says == "published" else _ASIDE
        if _is_in(shown.holder, above, _NEVER, _WHOLLY_OF_OTHERS if close else others):
            return None
        return 0 if close else _FAR
    if away is not None and 0 <= away <= _CLOSE:
        if _is_in(shown.holder, above, _NEVER, _WHOLLY_OF_OTHERS):
            return None
        if away <= _BESIDE and rest <= _BYLINE and not _HATOM.search(names):
            return 1
        return 2 if rest <= _SHORT or written.opens else None
    if written.opens and away is not None and 0 <= away <= 2 * _CLOSE:
        return 2
    if _is_in(shown.holder, above, _NEVER, _OF_OTHERS):
        return None
    if _is_in(shown.holder, above, _NEVER, _ASIDE):
        below = away is None or away > 0
        return _FAR + 3 if below and rest <= _BARE and _is_dated(shown.holder, shown.line) else None
    if away is not None and _ABOVE <= away < 0:
        return 1 if rest <= _SHORT else None
    if rest > _BARE or written.short:
        return None
    if away is None or away > 0:
        return _FAR + 1 if rest < _BARE // 2 or _is_dated(shown.holder, shown.line) else None
    # Further up stands what day it was when the page was fetched.
    return _FAR + 2 if away >= 2 * _ABOVE else None


def _read_year(written: str) -> int:
    return int(found[0]) if (found := re.search(r"\d{4}", written)) else _WEB


def _is_in(
    holder: Any, above: dict[Any, int], tags: frozenset[str], names: re.Pattern[str] | None
) -> bool:
    """Whether something around *holder*, and not around the headline, has such a tag or name."""
    for element in (holder, *holder.iterancestors()):
        if element in above or element.tag in ("body", "html"):
            return False
        if element.tag in tags or (names and names.search(_names(element))):
            return True
        if (
            names is _ASIDE
            and element.tag in _OUTSIDE
            and next(element.iterancestors("article"), None) is None
        ):
            return True
    return False


def _names(element: Any) -> str:
    names = " ".join(element.get(key) or "" for key in _NAMES)
    return _CAMEL.sub("-", names[:300]).lower()


def _look(shown: _Shown) -> object:
    """What the dates in a list of stories have in common."""
    return shown.holder.tag, shown.holder.get("class"), shown.line.tag, shown.line.get("class")


def _is_of_change(shown: _Shown) -> bool:
    if shown.written.says:
        return shown.written.says == "modified"
    names = f"{_names(shown.holder)} {_names(shown.line)}"
    return _CHANGED.search(names) is not None and _NOT_CHANGED.search(names) is None
