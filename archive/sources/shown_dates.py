"""
The dates that a page shows its reader: "Published 16 October 2025, 6:12" under the headline.

A date counts by its place (date_ranks.py), beside the others of the page: those that look alike and
differ are of a list of stories. A date in a sentence never counts.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from archive.article import DateClue
from archive.moments import AmbiguousDateError, parse_moment
from archive.month_names import to_figures
from archive.sources.clues import tidy
from archive.sources.date_ranks import (
    BARE,
    CLOSE,
    FAR,
    LONGEST_LINE,
    Shown,
    find_look,
    is_dated,
    is_of_change,
    rank_shown,
)
from archive.sources.headings import (
    find_heading,
    find_line,
    is_within,
    measure,
    read_line,
    read_run,
)
from archive.sources.page_texts import find_holder, is_read
from archive.sources.written_dates import (
    Written,
    cut_dates,
    find_saying,
    find_written,
    is_date,
    is_of_event,
    is_sentence,
    is_signature,
    may_hold_date,
    measure_rest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.sources.headings import Heading
    from archive.sources.page_texts import PageTexts

_TIMES: Any = etree.XPath("//@datetime/parent::*[not(self::del or self::ins)]")
_OPENING = 40
"""Characters; of a longer text than a line the opening alone may be a date."""
_LABEL = 40
# but "14. - 20. Januar 2022" is a week
_PARTS = re.compile(r"(?<!\b\d)(?<!\b\d\d)(?<!\.)\s[|–—·:-]\s|\|")
_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_MONTHS = 12
_TITLES, _OF_CLOCK = 3, 4
_MOST = 6
_MOST_LOOKED_AT = 300


class _Part(NamedTuple):
    """A text that may hold a date, bare of white space, and where it stands."""

    at: int
    holder: Any
    text: str


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
    times = set(_TIMES(tree))
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


def _shown(texts: PageTexts, times: set[Any], head: Any, until: float) -> Iterator[Shown]:
    """Every date in the page's *times* and texts, in order, *until* so far from the headline."""
    opening, length = measure(head)
    begin, places = _find_places(texts, times, head, opening, length + until)
    for element, parts in places.items():
        line = find_line(parts[0].holder, parts[0].text)
        text = read_line(line)
        if element in times and is_date(stated := tidy(element.get("datetime"))):
            dates = [_read_time(element, stated, text, _find_label(line))]
        else:
            dates = list(find_written(text, _find_label(line)))
        if not dates:
            continue
        rest = measure_rest(text)
        if is_of_event(_find_next(line)):
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
        bare = to_figures(text.strip())
        # A script or style, which nobody reads
        if not bare or "{" in bare or (len(bare) > LONGEST_LINE and not is_read(text)):
            continue
        start = at
        at += len(bare)
        if begin is None and opening == text and is_within(find_holder(text), head):
            begin = start
        if begin is not None and start > begin + until:
            break
        maybe = may_hold_date(bare if len(bare) < LONGEST_LINE else bare[:_OPENING])
        if not maybe and not times:
            continue
        holder = find_holder(text)
        time = next((one for one in (holder, holder.getparent()) if one in times), None)
        if time is None and not (maybe and is_read(text)):
            continue
        key = find_line(holder, bare) if time is None else time
        places.setdefault(key, []).append(_Part(start, holder, bare))
        if len(places) > _MOST_LOOKED_AT:
            break
    return begin, places


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


def _find_label(line: Any) -> str:
    """The short text before *line*: <p>Mise en ligne</p><p>23 mai 2019</p>."""
    before = line.getprevious()
    if before is None or not isinstance(before.tag, str) or tidy(before.tail):
        return ""
    label = read_line(before)
    return label if len(label) <= _LABEL else ""


def _find_next(line: Any) -> str:
    """The first text behind *line*: <p>7 May 2022</p><p><b>Where:</b> Oslo</p>."""
    after = line.getnext()
    texts = () if after is None or not isinstance(after.tag, str) else after.itertext()
    return next((bare for text in islice(texts, 9) if (bare := text.strip())), "")
