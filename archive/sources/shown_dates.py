"""
The dates that a page shows its reader near the headline: "Published 16 October 2025, 6:12".

Used where the head of the page states none, and to tell which of several stated days is meant. A
date counts when it stands in an element named for dates, behind a word like "published", or alone
on its line; one in a sentence, a comment, a menu or the teaser of another story does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.article import DateClue
from archive.moments import AmbiguousDateError, parse_moment
from archive.sources.clues import tidy
from archive.sources.page_texts import find_holder, is_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.sources.page_texts import PageTexts

_WRITTEN = re.compile(
    r"(?<![\d/.-])(?:"
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}\s?([./-])\s?\d{1,2}\s?\1\s?\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|er|º|\.)?[\s-]{1,3}(?:of |de )?[^\W\d_]{3,10}\.?,?[\s-]{1,3}"
    r"(?:de |del )?\d{4}"
    r"|[^\W\d_]{3,10}\.?\s{1,3}\d{1,2}(?:st|nd|rd|th)?,?\s{1,3}\d{4}"
    r"|\d{1,2}\.\s?\d{1,2}\.\s?\d{2}(?!\d)"
    r")(?![\d/-])"
)
_SHORT_YEAR = re.compile(r"(\d{1,2}\.)\s?(\d{1,2}\.)\s?(\d{2})")
# {"datePublished":"2025-10-17T06:12:00Z"} in the data that a page's scripts draw it from
_IN_SCRIPTS = re.compile(
    r"\"(?:date_?published|published_?(?:date|at|time|on)|publish_?(?:date|time)"
    r"|first_?published(?:_?(?:date|at))?|pub_?date|display_?date)\\?\"\s{0,3}:\s{0,3}\\?\""
    r"((?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d[0-9:.]{0,10}(?:Z|[+-]\d\d:?\d\d)?)?)\\?\"",
    re.IGNORECASE,
)
_TIMES: Any = etree.XPath("//body//time[@datetime]")
# A year, or "3.4.19": what each of the above has, and few texts.
_MAY_BE_WRITTEN = re.compile(r"\d{4}|\d\.\s?\d{1,2}\.")
_NAMED = re.compile(
    r"(?<![a-z])(?:date|datum|dates?time|time|timestamp|published|publish|publication|posted|pubdate"
    r"|fecha|data|stand|dateline|byline|post-?meta|entry-?meta|article-?meta|meta|info(?:line|s)?"
    r"|created?|submitted|author|timedata)(?![a-z])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PUBLISHED = re.compile(
    r"(?:published|posted|written|released|veröffentlicht|erstellt|erschienen|publié|mise en ligne"
    r"|publicad[oa]|pubblicato|gepubliceerd|opublikowano)\b[^.!?]{0,24}$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:date|datum|stand|fecha|data|issued|filed|created|geplaatst|on|am|vom|le|el|il)\b"
    r"[^.!?]{0,12}$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:updated|modified|revised|edited|aktualisiert|geändert|mis à jour|actualizad[oa]|aggiornato"
    r"|bijgewerkt|atualizado)\b[^.!?]{0,24}$",
    re.IGNORECASE,
)
_NOT_ITS_OWN: Any = etree.XPath(
    "boolean(ancestor-or-self::*[self::nav or self::form"
    " or contains(@class, 'comment') or contains(@id, 'comment') or contains(@class, 'related')"
    " or contains(@class, 'recommend') or contains(@class, 'footer')"
    " or contains(@id, 'footer')"
    # Beside the text of an <article> stand its own day and author.
    " or (self::footer or self::aside or contains(@id, 'sidebar') or contains(@class, 'sidebar')"
    " and not(contains(@class, 'has-') or contains(@class, 'with-') or contains(@class, 'main')))"
    " and not(ancestor::article)"
    " or contains(@class, 'copyright') or contains(concat(' ', @class), ' reference')"
    " or contains(@class, 'footnote') or contains(@class, 'breadcrumb')]"
    "[not(self::html or self::body or self::main or self::article or .//h1)])"
)
_TEASED: Any = etree.XPath(
    "boolean(ancestor-or-self::*[self::figure or self::blockquote"
    " or contains(@class, 'teaser') and not(contains(@class, 'meta'))"
    " or contains(@class, 'caption')][not(self::html or self::body or self::main"
    " or self::article or .//h1)])"
)
_UTC = re.compile(r"[T ](\d\d):\d\d(?::\d\d)?[\d.]{0,10}\s?(?:Z|[+-]00:?00|GMT|UTC)$")
_MIDDAY = (8, 12)
"""Hours of UTC that are of the same day from California to Tokyo, or nearly."""
# "2012-06-04 09:20:26": a program's
_STAMP = re.compile(r"\s\d\d:\d\d:\d\d(?!\d)")
_LONGEST = 200
_LONGEST_TEXT = 800
_LINE = 60
_BESIDE = 32
_MOST = 6
_MOST_LOOKED_AT = 300
_BANNER_CHARACTERS = 1000
_BANNER_PARAGRAPHS = 3
_ABOVE = 3
"""Elements up from the text whose names are looked at."""


def find_shown_dates(tree: Any, texts: PageTexts) -> list[DateClue]:
    """
    The dates shown as the article's own: those behind a word like "published" first, then the
    nearest under the headline, then those above it.
    """
    head = next(iter(tree.iter("h1")), None)
    passed: Any = None
    banner = _banner(head)
    near = {banner, _column(head)} - {None}
    found: list[tuple[int, DateClue]] = []
    looked_at = 0
    for one in _dated(tree, texts):
        if isinstance(one, str):
            holder = find_holder(one)
            shown = list(_read(one, holder, banner))
        else:
            holder = one
            shown = list(_read_time(one))
        if not shown:
            continue
        looked_at += 1
        if looked_at > _MOST_LOOKED_AT:
            break
        inside = near.intersection(holder.iterancestors())
        if _NOT_ITS_OWN(holder) or (banner not in inside and _TEASED(holder)):
            continue
        for rank, clue in shown:
            # Above the headline stand today's date and the dates of other stories.
            if rank and not inside:
                passed = passed or _position(tree, head)
                if not passed(holder):
                    continue
            found.append((rank, clue))
        if len(found) >= _MOST:
            break
    return [clue for _, clue in sorted(found, key=lambda one: one[0])]


def _dated(tree: Any, texts: PageTexts) -> Iterable[Any]:
    """The <time datetime> and the texts outside them that a date is written in, as they stand."""
    times = [] if next(tree.iter("time"), None) is None else _TIMES(tree)
    written = (
        text
        for text in texts.all
        if len(text) < _LONGEST_TEXT
        and ("20" in text or "19" in text or (len(text) < _LINE and "." in text))
        and _MAY_BE_WRITTEN.search(text)
        and _WRITTEN.search(text)
        and is_read(text)
    )
    if not times:
        return written
    known = set(times)
    outside = []
    for text in written:
        holder = find_holder(text)
        if holder not in known and known.isdisjoint(holder.iterancestors("time")):
            outside.append(text)
    if not outside:
        return times
    places = {element: at for at, element in enumerate(tree.iter())}

    def place(one: Any) -> tuple[int, bool]:
        if not isinstance(one, str):
            return places[one], False
        element: Any = one.getparent()  # type: ignore[attr-defined]  # lxml's own str
        while one.is_tail and len(element):  # type: ignore[attr-defined]
            element = element[-1]
        return places[element], True

    return sorted([*times, *outside], key=place)


def are_sure(dates: Iterable[DateClue]) -> bool:
    """
    Whether *dates*, those that a page states, need no look at what it shows: the day of publication
    is declared twice, can be read one way, and is the same one wherever the outlet is.
    """
    written = [one.written for one in dates if one.of == "published"]
    if len(written) < 2 or len({text[:10] for text in written}) > 1 or "/" in written[0]:
        return False
    utc = _UTC.search(written[0])
    return utc is None or _MIDDAY[0] <= int(utc[1]) <= _MIDDAY[1]


def find_scripted_dates(markup: str) -> list[DateClue]:
    """The day that a page's scripts call its publication, when all of them name the same one."""
    found = list(dict.fromkeys(_IN_SCRIPTS.findall(markup)))
    return [DateClue(found[0], "meta")] if len({written[:10] for written in found}) == 1 else []


def _banner(head: Any) -> Any:
    """The largest element around the headline that is no more than a headline and its company."""
    found = head
    while found is not None:
        around = found.getparent()
        if (
            around is None
            or len(around.text_content()) > _BANNER_CHARACTERS
            or len(around.findall(".//p")) >= _BANNER_PARAGRAPHS
        ):
            break
        found = around
    return found


def _column(head: Any) -> Any:
    """The <article> or <main> that the headline stands in."""
    return None if head is None else next(head.iterancestors("article", "main"), None)


def _position(tree: Any, head: Any) -> Any:
    if head is None:
        return lambda _: True
    seen = set()
    for element in tree.iter():
        if element is head:
            break
        seen.add(element)
    return lambda element: element not in seen or any(up is element for up in head.iterancestors())


def _read(text: str, holder: Any, banner: Any) -> Iterator[tuple[int, DateClue]]:
    """The dates in *text* that count, with their rank: 0 behind a word for it, else 1."""
    line = tidy(text)[:_LONGEST]
    at = 0
    for found in _WRITTEN.finditer(line):
        written, lead = found[0], line[at : found.start()] or _label(holder)
        at = found.end()
        if short := _SHORT_YEAR.fullmatch(written):
            if not _is_named(holder):
                continue
            written = f"{short[1]}{short[2]}20{short[3]}"
        if not _is_date(written):
            continue
        if _UPDATED.search(lead):
            yield 1, DateClue(written, "header", "modified")
        elif found.start() < _LINE and _PUBLISHED.search(lead):
            yield 0, DateClue(written, "header")
        elif (
            len(line) <= _LINE and len(lead) <= _BESIDE and holder.tag != "a" and _LED.search(lead)
        ) or _counts(line, found, holder, banner):
            yield 1, DateClue(written, "header")


def _read_time(element: Any) -> Iterator[tuple[int, DateClue]]:
    """<time datetime>, unless it says that it is of a change."""
    written = tidy(element.get("datetime"))
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    text = tidy("".join(element.itertext()))
    if not _is_date(written):  # <time datetime="3 de mayo de 2022">
        dates = [found[0] for found in _WRITTEN.finditer(text[:_LINE]) if _is_date(found[0])]
        written = dates[0] if len(dates) == 1 else ""
    if not written:
        return
    changed = "updated" in names or "modified" in names
    if (changed and "entry-date" not in names and "published" not in names) or _UPDATED.search(
        text
    ):
        yield 1, DateClue(written, "header", "modified")
    else:
        yield 1, DateClue(written, "header")


def _is_date(written: str) -> bool:
    try:
        return parse_moment(written) is not None
    except AmbiguousDateError:
        return True


def _label(holder: Any) -> str:
    """The short text before *holder*: <p>Mise en ligne</p><p>23 mai 2019</p>."""
    before = holder.getprevious()
    if before is None or not isinstance(before.tag, str) or tidy(before.tail):
        return ""
    label = tidy("".join(before.itertext()))
    return label if len(label) <= _BESIDE else ""


def _counts(line: str, found: re.Match[str], holder: Any, banner: Any) -> bool:
    # "29.11.2022 – The bill was ...": a dateline
    if found.start() <= 1 and re.match(r"\)?\s?[-–—:|]\s|\)\s", line[found.end() :]):
        return True
    beside = len(line) - len(found[0])
    if beside <= 2 or (beside <= _BESIDE and _is_named(holder)):
        return True
    if beside <= _BESIDE and _STAMP.match(line[found.end() :]):
        return True
    # "31.01.2022 2. HBL" over the headline
    by_head = banner is not None and any(up is banner for up in holder.iterancestors())
    return by_head and found.start() == 0 and beside <= _BESIDE


def _is_named(element: Any) -> bool:
    for _ in range(_ABOVE):
        if element is None or not isinstance(element.tag, str):
            return False
        names = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop"))
        if element.tag == "time" or _NAMED.search(_CAMEL.sub("-", names[:300]).lower()):
            return True
        element = element.getparent()
    return False
