"""
How sure it is that a date which a page shows is the day of its article: by where it stands.

Close to the headline, any short line that has one is the article's; further off only a line that
says what it is or is nothing but a date, and that stands in no menu, no comment, and no list or
teaser of other stories.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from archive.sources.class_names import to_plain
from archive.sources.headings import LINE, read_line
from archive.sources.page_places import is_headed
from archive.sources.written_dates import is_signature, measure_rest

if TYPE_CHECKING:
    from archive.sources.written_dates import Written

_NAMES = ("class", "id", "itemprop", "data-testid")


def _named(*names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(names)})(?![a-z])")


_CHANGED = _named("modified")
# hAtom asks for <span class="updated">, and many themes give it what they print as the only date.
_HATOM = _named("updated")
_NOT_CHANGED = _named("entry-date", "published", "post-date", "created")
# but it is of a change where a date of publication stands beside it, and where nobody sees it
_HIDDEN = _named(r"hidden(?!-(?:[x-]*[sml]|md|lg|xl|mobile|phone|tablet|desktop|print)\b)")
_DATED = re.compile(r"date|datum|time|publi|posted|fecha|author|autor|byline|meta")
# "22. Januar 2020 @ 18:13 // Autor: c1ph4 // ~ Lesezeit: 1 Minute", "26 Mai, 2008 | von Jona"
_SIGNED = re.compile(
    r"(?<![\w@])(?:by|von|par|por|di|autor(?:in|en)?|author|auteur|autore|redaktion|przez|автор)(?!\w)",
    re.IGNORECASE,
)
# "This entry was posted on Tuesday, May 10th, 2011 at 3:15 pm and is filed under News. You can
# follow any responses to this entry through the RSS 2.0 feed. You can leave a response, or ..."
_OF_ITSELF = re.compile(
    r"(?:this|th[ei]|diese[rs]?|cet(?:te)?|est[ae]|quest[oa]|dit|deze|ten)\s"
    r"(?:(?:blog ?)?post|entry|article|story|item|artikel|beitrag|eintrag|meldung|billet|entrada"
    r"|artículo|articolo|bericht|wpis|artykuł|artigo)\s",
    re.IGNORECASE,
)
_EVENT = _named(
    "today",
    "(?:current|todays|header|masthead)-?date",
    "events?",
    "deadline",
    "veranstaltung(?:en)?",
    "termine?",
    "joined",
    "birthday",
)
# Where the dates of readers and of other stories stand, and where those of the page may stand too.
_OTHERS = (
    "comments?", "comment-?list", "commentmetadata", "respond", "kommentare?", "disqus", "related",
    "recommend(?:ed|ations?)", "footnotes?", "(?<!article-)references?", "most-?read",
    "most-?popular", "popular", "meistgelesen", "trending", "teasers?", "reviews",
    "masthead", "site-header", "weather", "wetter", "twitter-tweet", r"commits?(?:-\w{2,12})?",
    r"(?<!\S)(?:review|caption|video|gallery)(?!\S)",
    "(?:image|img|photo|media|wp)-caption(?:-text)?",
    "bildunterschrift",
)  # fmt: skip
_OF_OTHERS = _named(*_OTHERS)
# By the headline there is class="comments-and-date" too.
_WHOLLY_OF_OTHERS = re.compile(rf"(?<!\S)(?:{'|'.join(_OTHERS)})(?!\S)")
_PLACES = (
    "breadcrumbs?", "copyright", "footer", "sidebar", "(?<!elementor-)widgets?", "aside", "menu",
    "nav(?:igation|bar)?", "calendar",
)  # fmt: skip
_ASIDE = _named(*_OTHERS, *_PLACES)
_ASIDE_OF_HEADLINE = _named(*_PLACES)
_NEVER = frozenset({"nav", "form", "figcaption", "blockquote"})
_OUTSIDE = frozenset({"aside", "footer"})
"""Inside an <article> these hold its own day and author."""

_ABOVE, _BESIDE, CLOSE = -80, 60, 400
"""Characters of text between the headline and a date."""
LONGEST_LINE = 200
_BYLINE, _SHORT, BARE = 60, 40, 20
"""Characters beside a date in its line: a name, a place, a section."""
_WEB = 1991
"""The year since when there are web pages; what is older has its date by a label."""
_STEPS = 4
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SUBHEADS = _HEADINGS - {"h1"}
_TITLE = 30
_ITEMS = frozenset({"li", "article", "a", "td"})
FAR = 3
"""The first rank of those that are not close to the headline."""


class Shown(NamedTuple):
    """A date with its place: characters from the headline, below zero above it; None without."""

    written: Written
    rest: int
    away: int | None
    holder: Any
    line: Any
    first: bool


def rank_shown(shown: Shown, above: dict[Any, int]) -> int | None:
    """How sure it is that the date is the article's, 0 the most; None when it is not."""
    written, rest, away = shown.written, shown.rest, shown.away
    names = f"{_names(shown.holder)} {_names(shown.line)}"
    if (
        written.says in ("other", "elsewhere", "now")
        or _EVENT.search(names)
        or (not written.says and _read_year(written.text) < _WEB)
    ):
        return None
    close = away is not None and _ABOVE <= away <= CLOSE
    if _is_in(shown.holder, above, _NEVER, _WHOLLY_OF_OTHERS if close else _OF_OTHERS):
        return None
    if shown.holder.tag in _SUBHEADS and rest > BARE and not (written.says or is_signed(shown)):
        return None  # <h2>What tickets cost from 1 January 2024</h2>
    if written.says == "print":  # the day on paper, where the page has no other
        return 2 if close and rest <= 2 * _BYLINE else None
    told = written.says == "published" and written.start <= 2 * _SHORT
    if told and _OF_ITSELF.match(read_line(shown.line)):
        return 0 if close else FAR
    if written.says and (rest <= 2 * _BYLINE or (close and written.start <= _SHORT)):
        if close:
            return 0
        aside = written.says == "modified" and _is_in(shown.holder, above, _NEVER, _ASIDE)
        return None if aside or _is_headed(shown.line, above) else FAR
    if away is not None and 0 <= away <= CLOSE:
        if away <= _BESIDE and rest <= _BYLINE and not _HATOM.search(names):
            return 2 if _is_teased(shown.line, above) else 1
        return 2 if rest <= _SHORT or written.opens else None
    if written.opens and away is not None and 0 <= away <= 2 * CLOSE:
        return 2
    if _is_in(shown.holder, above, _NEVER, _ASIDE_OF_HEADLINE if close else _ASIDE):
        below = (away is None or away > 0) and not _is_headed(shown.line, above)
        return FAR + 3 if below and rest <= BARE and is_dated(shown.holder, shown.line) else None
    if close:
        return 1 if rest <= _BYLINE and not _is_teased(shown.line, above) else None
    if written.opens and away is None and rest > LONGEST_LINE:
        return FAR
    dated = is_dated(shown.holder, shown.line) or is_signed(shown)
    if away is not None and 2 * _ABOVE <= away < 0 and dated:
        near = next((above[up] for up in shown.line.iterancestors() if up in above), _STEPS)
        if near < _STEPS - 1 and rest <= _SHORT:
            return 2  # with a subline between it and the headline
    if _is_headed(shown.line, above):
        return None
    if away is not None and 0 <= away <= 2 * CLOSE and rest <= _SHORT:
        return 2  # under a long standfirst
    if (rest > BARE and not is_signed(shown)) or written.short:
        return None
    if away is None or away > 0:
        return FAR + 1 if rest < BARE // 2 or dated else None
    # Further up stands what day it was when the page was fetched: "Mittwoch, 26.02.2020".
    return FAR + 2 if away >= 2 * _ABOVE and not written.start else None


def is_dated(holder: Any, line: Any) -> bool:
    """Whether the elements around a date are named for dates or authors."""
    return any(
        one.tag == "time" or one.get("rel") == "bookmark" or _DATED.search(_names(one))
        for one in (holder, holder.getparent(), line)
    )


def is_signed(shown: Shown) -> bool:
    """Whether the line says who wrote it, before the date or behind the date that opens it."""
    if shown.rest > _BYLINE:
        return False
    line, start = read_line(shown.line), shown.written.start
    return is_signature(line[:start]) if start else _SIGNED.search(line) is not None


def is_of_change(shown: Shown) -> bool:
    own = _names(shown.holder)
    if _HATOM.search(own) and not _NOT_CHANGED.search(own):
        around = shown.holder.getparent()
        beside = () if around is None else islice(around, _STEPS)
        if _HIDDEN.search(own) or any(
            one.tag == "time" and _NOT_CHANGED.search(_names(one)) for one in beside
        ):
            return True
    if shown.written.says:
        return shown.written.says == "modified"
    names = f"{own} {_names(shown.line)}"
    return _CHANGED.search(names) is not None and _NOT_CHANGED.search(names) is None


def find_look(shown: Shown) -> object:
    """What the dates in a list of stories have in common."""
    return shown.holder.tag, shown.holder.get("class"), shown.line.tag, shown.line.get("class")


def _is_headed(line: Any, above: dict[Any, int]) -> bool:
    """Whether *line* is of a teaser: a few texts around it have a headline, or a link like one."""
    if line.tag in _HEADINGS:  # <h2 class=date-header>
        return False
    before = line.getprevious()
    if (
        before is not None
        and before.tag in ("h1", "h2")
        and before not in above
        and (len(read_line(before)) > _TITLE)
    ):
        return True
    for element in islice((line, *line.iterancestors()), _STEPS):
        if element in above or len(read_line(element)) > LINE:
            return False
        if is_headed(element):
            return True
    return False


def _is_teased(line: Any, above: dict[Any, int]) -> bool:
    """Whether *line* is a whole teaser: <li><a>A river rises again</a> <time>9 May</time></li>."""
    item = line.getparent()
    return any(
        measure_rest(read_line(title)) > _TITLE  # a date may be a link too, to the page itself
        for one in (line, item)
        if one is not None and one not in above and (one is line or one.tag in _ITEMS)
        for title in islice(one.iter("a", "h3", "h4", "h5"), _STEPS)
        if title is not line
    )


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
            names in (_ASIDE, _ASIDE_OF_HEADLINE)
            and element.tag in _OUTSIDE
            and next(element.iterancestors("article"), None) is None
        ):
            return True
    return False


def _names(element: Any) -> str:
    names = " ".join(element.get(key) or "" for key in _NAMES)
    return to_plain(names[:300])
