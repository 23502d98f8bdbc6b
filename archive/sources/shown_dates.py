"""
The dates that a page shows its reader near the headline: "Published 16 October 2025, 6:12".

Used where the head of the page states none, and to tell which of several stated days is meant. A
date counts when it stands in an element named for dates, behind a word like "published", or alone on
its line; one in a sentence, a comment, a menu or the teaser of another story does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.article import DateClue
from archive.moments import AmbiguousDateError, parse_moment
from archive.sources.clues import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRITTEN = re.compile(
    r"(?<![\d/.-])(?:"
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}\s?([./-])\s?\d{1,2}\s?\1\s?\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|er|º|\.)?[\s-]{1,3}(?:of |de )?[^\W\d_]{3,10}\.?,?[\s-]{1,3}(?:de |del )?\d{4}"
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
_YEARS = etree.XPath(
    "//body//text()[contains(., '19') or contains(., '20') or contains(., '.')]"
    "[string-length(.) < 800 and not(parent::script or parent::style or parent::noscript or parent::option"
    " or parent::textarea or parent::title)]"
)
_NAMED = re.compile(
    r"(?<![a-z])(?:date|datum|dates?time|time|timestamp|published|publish|publication|posted|pubdate"
    r"|fecha|data|stand|dateline|byline|post-?meta|entry-?meta|article-?meta|meta|info(?:line|s)?"
    r"|created?|submitted|author|timedata)(?![a-z])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PUBLISHED = re.compile(
    r"(?:first )?(?:published|posted|written|released?|issued|filed|created|date|veröffentlicht"
    r"|erstellt|erschienen|datum|stand|publié|mise en ligne|publicado|publicada|fecha|pubblicato"
    r"|data|geplaatst|gepubliceerd|opublikowano|on|am|vom|le|el|il)\b[^.!?]{0,24}$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:updated|modified|revised|edited|aktualisiert|geändert|mis à jour|actualizad[oa]|aggiornato"
    r"|bijgewerkt|atualizado)\b[^.!?]{0,24}$",
    re.IGNORECASE,
)
_NOT_ITS_OWN = etree.XPath(
    "boolean(ancestor-or-self::*[self::nav or self::footer or self::form or self::aside"
    " or self::figure or self::blockquote"
    " or contains(@class, 'comment') or contains(@id, 'comment') or contains(@class, 'related')"
    " or contains(@class, 'teaser') or contains(@class, 'recommend') or contains(@class, 'footer')"
    " or contains(@id, 'footer') or contains(@class, 'sidebar') or contains(@id, 'sidebar')"
    " or contains(@class, 'copyright')"
    " or contains(@class, 'breadcrumb') or contains(@class, 'caption')]"
    "[not(self::html or self::body or self::main or self::article or .//h1)])"
)
_LONGEST = 200
_LINE = 60
_MOST = 3
_BANNER_CHARACTERS = 1500
_ABOVE = 3
"""Elements up from the text whose names are looked at."""


def find_shown_dates(tree: Any) -> list[DateClue]:
    """
    The dates shown as the article's own, the nearest to the headline first.
    """
    head = next(iter(tree.iter("h1")), None)
    after: list[DateClue] = []
    before: list[DateClue] = []
    passed = _position(tree, head)
    banner = _banner(head)
    for text in _YEARS(tree):
        if not _WRITTEN.search(text):
            continue
        element = text.getparent()
        if element is None:
            continue
        holder = element.getparent() if text.is_tail else element
        clues = list(_read(str(text), holder))
        if not clues or (
            _NOT_ITS_OWN(holder) and not any(up is banner for up in holder.iterancestors())
        ):
            continue
        (after if passed(holder) else before).extend(clues)
        if len(after) >= _MOST:
            break
    return [*after[:_MOST], *reversed(before[-_MOST:])]


def find_scripted_dates(markup: str) -> list[DateClue]:
    """The day that a page's scripts call its publication, when all of them name the same one."""
    found = list(dict.fromkeys(_IN_SCRIPTS.findall(markup)))
    return [DateClue(found[0], "meta")] if len({written[:10] for written in found}) == 1 else []


def _banner(head: Any) -> Any:
    """The largest element around the headline that is no more than a headline and its company."""
    found = head
    while found is not None:
        around = found.getparent()
        if around is None or len("".join(around.itertext())) > _BANNER_CHARACTERS:
            break
        found = around
    return object() if found is None else found


def _position(tree: Any, head: Any) -> Any:
    if head is None:
        return lambda _: True
    seen = set()
    for element in tree.iter():
        if element is head:
            break
        seen.add(element)
    return lambda element: element not in seen or any(up is element for up in head.iterancestors())


def _read(text: str, holder: Any) -> Iterator[DateClue]:
    line = tidy(text)[:_LONGEST]
    at = 0
    for found in _WRITTEN.finditer(line):
        written, lead = found[0], line[at : found.start()]
        at = found.end()
        if short := _SHORT_YEAR.fullmatch(written):
            if not _is_named(holder):
                continue
            written = f"{short[1]}{short[2]}20{short[3]}"
        try:
            if parse_moment(written) is None:
                continue
        except AmbiguousDateError:
            pass
        if _UPDATED.search(lead):
            yield DateClue(written, "header", "modified")
        elif _counts(line, lead, found, holder):
            yield DateClue(written, "header")


def _counts(line: str, lead: str, found: re.Match[str], holder: Any) -> bool:
    if len(line) > _LINE and found.start() > 0:
        return bool(_PUBLISHED.search(lead)) and found.start() < _LINE
    # "29.11.2022 – The bill was ...": a dateline
    if found.start() <= 1 and re.match(r"\)?\s?[-–—:|]\s|\)\s", line[found.end() :]):
        return True
    if _PUBLISHED.search(lead) or (len(line) <= len(found[0]) + 32 and _is_named(holder)):
        return True
    return len(line) <= len(found[0]) + 2


def _is_named(element: Any) -> bool:
    for _ in range(_ABOVE):
        if element is None or not isinstance(element.tag, str):
            return False
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if element.tag == "time" or _NAMED.search(_CAMEL.sub("-", names[:300]).lower()):
            return True
        element = element.getparent()
    return False
