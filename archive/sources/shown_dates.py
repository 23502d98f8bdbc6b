"""
The dates that a page shows its reader: "Published 16 October 2025, 6:12" under the headline.

A date counts by its place (date_ranks.py), beside the others of the page: those that look alike and
differ are of a list of stories. A date in a sentence never counts.
"""

from __future__ import annotations

import re
from datetime import date
from math import inf
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.article import DateClue
from archive.moments import AmbiguousDateError, parse_moment
from archive.sources.date_places import find_label, find_next, find_places
from archive.sources.date_ranks import (
    BARE,
    CLOSE,
    FAR,
    LONGEST_LINE,
    Shown,
    find_look,
    is_dated,
    is_of_change,
    is_signed,
    rank_shown,
)
from archive.sources.headings import (
    find_heading,
    find_line,
    is_within,
    read_line,
    read_run,
)
from archive.sources.written_dates import (
    Written,
    cut_dates,
    find_saying,
    find_written,
    is_of_event,
    is_sentence,
    is_signature,
    measure_rest,
)
from archive.sources.yearless_dates import (
    Years,
    find_stamps,
    to_day,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.sources.headings import Heading
    from archive.sources.page_texts import PageTexts

_TIMES: Any = etree.XPath("//@datetime/parent::*[not(self::del or self::ins)]")
# but "14. - 20. Januar 2022" is a week
_PARTS = re.compile(r"(?<!\b\d)(?<!\b\d\d)(?<!\.)\s[|–—·:-]\s|\|")
_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
# <div>12</div><div>10</div><div>2014</div>
_BOXED = re.compile(r"(\d{1,2}) (\d{1,2}) ((?:19|20)\d\d)")
_MONTHS = 12
_TITLES, _OF_CLOCK = 3, 4
_MOST = 6


def find_shown_dates(
    tree: Any,
    texts: PageTexts,
    headings: list[Heading],
    titles: Iterable[str],
    *,
    stated: date | None = None,
) -> list[DateClue]:
    """
    The dates shown as the article's own, the surest first; *titles* are those of the page.

    Other dates than *stated*, the day that the page states, count by the headline alone, or behind
    a word for publication when they are earlier; further off they are of other stories.
    """
    named = list(titles)
    head = find_heading(headings, texts, named)
    # The elements around the headline, with how far they are from it
    above = (
        {} if head is None else {one: at for at, one in enumerate((head, *head.iterancestors()))}
    )
    times = {one: one.get("datetime") for one in _TIMES(tree)}
    ranked: list[tuple[int, Shown]] = []
    for until in (2 * CLOSE, inf):  # most pages print their day right under the headline
        found = [(rank_shown(one, above), one) for one in _shown(texts, times, head, until)]
        ranked = _without_teasers(_without_lists(_without_events(found), above), found)
        if any(rank < FAR and not is_of_change(one) for rank, one in ranked):
            break
    if stated:
        ranked = [(rank, one) for rank, one in ranked if _counts(rank, one, stated)]
    if any(rank < FAR and not is_of_change(one) for rank, one in ranked):
        ranked = [one for one in ranked if one[0] < FAR]
    if stated or any(one.written.says != "print" for _, one in ranked):
        ranked = [one for one in ranked if one[1].written.says != "print"]
    ranked.sort(key=lambda one: (one[0], (one[1].away or 0) < 0))
    clues = (
        DateClue(
            _in_order(one.written.text, texts),
            "header",
            "modified" if is_of_change(one) else "published",
        )
        for _, one in ranked
    )
    found_clues = list(dict.fromkeys(clues))[:_MOST]
    return found_clues or ([] if stated else _find_in_titles(named))


def find_hinted_dates(
    tree: Any, texts: PageTexts, head: Any, urls: Iterable[str]
) -> list[DateClue]:
    """
    The day shown beside the headline *head* in fewer words than a date has: without its year, which
    something else on the page says, or in an attribute or a link of an element. One day alone.
    """
    if head is None:
        return []
    above = {one: at for at, one in enumerate((head, *head.iterancestors()))}
    years, times = Years(tree, texts, head, urls), find_stamps(head)
    found = [(rank_shown(one, above), one) for one in _shown(texts, times, head, 2 * CLOSE, years)]
    days = {
        _read_day(one.written.text): one.written.text
        for rank, one in _without_lists(_without_events(found), above)
        if rank < FAR
        and one.written.says in ("", "published")
        and (
            one.written.says
            or one.rest <= _OF_CLOCK
            or is_dated(one.holder, one.line)
            or is_signed(one)
            or (one.holder in times and one.rest <= BARE)
        )
        and ((one.away or 0) >= 0 or is_dated(one.holder, one.line))
    }
    return [DateClue(written, "header") for written in days.values()] if len(days) == 1 else []


def _find_in_titles(titles: list[str]) -> list[DateClue]:
    """The date that is a part of a title: "Fire in the harbour - 11/05/2022 - El País"."""
    return [
        DateClue(written.text, "header")
        for title in titles[:_TITLES]
        for part in _PARTS.split(title[:LONGEST_LINE])[1:]  # "08.11.2021 | A talk in the hall"
        for written in find_written(part)
        if measure_rest(part) <= _OF_CLOCK and not written.short
    ][:1]


def _in_order(written: str, texts: PageTexts) -> str:
    """*written*, 03/04/2019 as 2019-04-03 where a 28/03/2019 elsewhere on the page tells."""
    found = _FIGURES.fullmatch(written)
    if found is None or max(int(found[1]), int(found[3])) > _MONTHS:
        return written
    seen = {
        int(other[1]) > _MONTHS
        for text in texts.all
        if len(text) < LONGEST_LINE
        for other in _FIGURES.finditer(text)
        if max(int(other[1]), int(other[3])) > _MONTHS >= min(int(other[1]), int(other[3]))
    }
    if len(seen) != 1:
        return written
    day, month = (found[1], found[3]) if seen.pop() else (found[3], found[1])
    return f"{found[4]}-{month:0>2}-{day:0>2}"


def _counts(rank: int, one: Shown, stated: date) -> bool:
    """Whether a page that states another day may mean the one shown: by its words or its looks."""
    day = _read_day(one.written.text)
    if rank >= FAR:
        return day == stated or (day < stated and rank == FAR)
    sure = one.written.says or one.rest <= _OF_CLOCK or is_dated(one.holder, one.line)
    return day >= stated or bool(sure)


def _without_events(found: list[tuple[int | None, Shown]]) -> list[tuple[int, Shown]]:
    """Without the days that are said somewhere to be those of an event or the like."""
    others = {_read_day(one.written.text) for _, one in found if one.written.says == "other"}
    return [
        (rank, one)
        for rank, one in found
        if rank is not None and (one.written.says or _read_day(one.written.text) not in others)
    ]


def _without_lists(
    ranked: list[tuple[int, Shown]], above: dict[Any, int]
) -> list[tuple[int, Shown]]:
    """
    Without the dates that look alike and differ, which are those of other stories; but with the
    one among them that alone is close to the headline, in the text or in the tree.
    """
    alike: dict[object, list[tuple[int, int, date]]] = {}
    for rank, one in ranked:
        if one.first and one.written.says not in ("modified", "print"):
            far = next((above[up] for up in one.holder.iterancestors() if up in above), 0)
            alike.setdefault(find_look(one), []).append((rank, far, _read_day(one.written.text)))
    own = {look: _find_own(places) for look, places in alike.items()}
    return [
        (rank, one)
        for rank, one in ranked
        if not rank or own.get(find_look(one), "") in ("", _read_day(one.written.text))
    ]


def _without_teasers(
    ranked: list[tuple[int, Shown]], found: list[tuple[int | None, Shown]]
) -> list[tuple[int, Shown]]:
    """*ranked* without what stands far off and looks like the other days of a list of stories."""
    if all(rank <= FAR for rank, _ in ranked):
        return ranked
    days: dict[object, set[date]] = {}
    explained: dict[object, list[bool]] = {}
    for rank, one in found:
        if one.written.says != "modified":
            days.setdefault(find_look(one), set()).add(_read_day(one.written.text))
            explained.setdefault(find_look(one), []).append(rank is None)
    # The first stands alone, and all behind it have headlines of their own
    own = {look for look, (first, *rest) in explained.items() if not first and all(rest)}
    return [
        (rank, one)
        for rank, one in ranked
        if rank <= FAR or len(days.get(look := find_look(one), ())) < 2 or look in own
    ]


def _find_own(places: list[tuple[int, int, date]]) -> object:
    """The article's day among those of dates that look alike; "" when they are of one day."""
    if len({day for *_, day in places}) == 1:
        return ""
    for chosen in (
        {day for rank, _, day in places if rank < FAR},
        {day for _, far, day in places if far == min(far for _, far, _ in places)},
    ):
        if len(chosen) == 1:
            return chosen.pop()
    return None


def _read_day(written: str) -> date:
    moment = parse_moment(written, day_first=True)
    return moment[0] if moment else date.max


def _shown(
    texts: PageTexts, times: dict[Any, str], head: Any, until: float, years: Years | None = None
) -> Iterator[Shown]:
    """
    Every date in the page's *times* and texts, in order, *until* so far from the headline; with
    *years*, those that have none too.
    """
    begin, length, places = find_places(texts, times, head, until, yearless=bool(years))
    for element, found in places.items():
        parts = found
        line = find_line(parts[0].holder, parts[0].text) if element in times else element
        text = read_line(line)
        if years:
            bare, dated = text, is_dated(parts[0].holder, line)
            below = begin is not None and parts[0].at >= begin
            text = years.fill(bare, below=below, dated=dated)
            if bare == text and element not in times:
                continue
            parts = [
                one._replace(text=years.fill(one.text, below=below, dated=dated)) for one in parts
            ]
        if boxed := _BOXED.fullmatch(text):
            text = f"{boxed[1]}/{boxed[2]}/{boxed[3]}"
        if element in times and (stated := to_day(times[element])):
            dates = [_read_time(element, stated, text, find_label(line))]
        else:
            dates = list(find_written(text, find_label(line)))
        if not dates:
            continue
        rest = measure_rest(text)
        if is_of_event(find_next(line)):
            dates = [one._replace(says="other") for one in dates]
        if len(parts) < len(dates):  # of more in one text, those count that it says something of
            dates = [one for at, one in enumerate(dates) if not at or one.says]
        for at, written in enumerate(dates):
            part = parts[min(at, len(parts) - 1)]
            if not written.says and is_sentence(part.text):
                continue
            away, beside = None, rest
            if begin is not None:
                away = min(part.at - begin, 0) or max(part.at - begin - length, 0)
            own = rest if part.text == text else measure_rest(part.text)
            if away == 0 and is_within(part.holder, head):
                if own > BARE // 4:
                    continue
                beside = own  # <h1>Fire <small>12 May 2020</small></h1>
            elif own <= BARE and (
                is_dated(part.holder, line) or (not own and is_signature(text[: written.start]))
            ):
                beside = min(rest, BARE)
            elif rest > BARE and (run := read_run(line, " ".join(part.text.split()))):
                beside = min(rest, measure_rest(run))
            yield Shown(written, beside, away, part.holder, line, at == 0)


def _read_time(element: Any, stated: str, line: str, label: str) -> Written:
    """<time datetime>, with what it or the *line* around it says of it."""
    text = read_line(element)
    before = line.partition(text)[0] if text else ""
    lead = cut_dates(f"{label} {before}")
    shown = next(find_written(text, lead), None)
    if shown and not shown.short and _is_another(shown.text, stated):
        stated = shown.text
    says = (shown.says if shown else "") or find_saying(lead) or find_saying(text)
    return Written(stated, says, len(before))


def _is_another(printed: str, stated: str) -> bool:
    """Whether *printed* is one day, and another than *stated*: a change's, or one in UTC."""
    try:
        shown, moment = parse_moment(printed), parse_moment(stated)
    except AmbiguousDateError:
        return False
    return bool(shown and moment and shown[0] != moment[0])
