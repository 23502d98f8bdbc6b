"""
The day that a page declares where few look: in RDFa and microdata of an element by its headline,
the class of its body, what it shows on Twitter and its description.

These are asked for when nothing else of the page states or shows a day.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from archive.article import DateClue
from archive.sources.clues import tidy
from archive.sources.scripted_dates import find_stated_day
from archive.sources.written_dates import find_written
from archive.sources.yearless_dates import find_near, to_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Drupal's "dc:date dc:created", "schema:dateCreated"; a bare "dateCreated" may be of a move
_NAMED = re.compile(
    r"(?:^|[\s:/#])(?:datePublished|uploadDate|dc:(?:date|created|issued)"
    r"|(?<=schema:)dateCreated|(?<=dcterms:)(?:created|issued|date))(?:$|\s)"
)
# <meta name=datum>, "Publication Date", "article:post_date", "creation_date"
_META = re.compile(
    r"publi(?:cation|shed)[ ]date$|date[._:-]?(?:of[._-]?)?publication$|:post[._-]?date$"
    r"|^(?:dc[.:])?(?:datum|fecha)$|date[._-]?posted$|^(?:dcterms\.)?available$"
    r"|(?:upload|creat(?:e|ion))[._-]?date$|^(?:erscheinungs|ver(?:ö|oe)ffentlichungs)datum$"
)
# <abbr class=timeago title="2014-10-12T10:30:00Z"></abbr>, which a script fills in
_FILLED_IN = re.compile(r"(?<![a-z])(?:date|time|timeago|timestamp|value-title|published)(?![a-z])")
_STATED_IN = ("title", "data-timestamp", "data-time", "data-date", "data-datetime", "data-utime")
# WordPress's Sandbox: class="y2020 m02 d07 single s-y2014 s-m10 s-d12", the first of the visit
_OF_POST = re.compile(r"(?<!\S)s-y(20\d\d) s-m(\d\d) s-d(\d\d)(?!\S)")
_OF_OTHERS = re.compile(
    r"comment|citation|review|haspart|mentions|ispartof|related|teaser|recommend|widget|sidebar"
)
_NAMES = ("class", "id", "itemprop")
_STEPS = 8
_LEAD = 24
_LABELS = frozenset(
    {"published", "published on", "publish date", "date published", "posted", "posted on", "date",
     "publié le", "veröffentlicht", "veröffentlicht am", "datum", "publicado", "pubblicato"}
)  # fmt: skip


def find_declared_dates(
    tree: Any, metas: dict[str, list[str]], head: Any, of_things: Iterable[str]
) -> list[DateClue]:
    """
    The day that the page declares by its headline *head* or for others, or the days *of_things*
    that are all that it shows, a film's or the like; one alone.
    """
    found = [*of_things, *_find_by(head), *_find_in_body(tree), *_find_in_metas(metas)]
    clues = [DateClue(written, "meta") for written in dict.fromkeys(found)]
    days = {find_stated_day([one]) for one in clues}
    return clues[:1] if len(days) == 1 else []


def _find_by(head: Any) -> Iterator[str]:
    for element in () if head is None else find_near(head):
        named = f"{element.get('property') or ''} {element.get('itemprop') or ''}"
        if len(named) > 1 and _NAMED.search(named):
            if not _is_of_another(element):
                yield from filter(None, [to_day(element.get("content") or "")])
        elif (
            not len(element)
            and not tidy(element.text)
            and _FILLED_IN.search((element.get("class") or "").lower())
            and "updated" not in (element.getparent().get("class") or "")
            and not _is_of_another(element)
        ):
            stated = (to_day(element.get(name) or "") for name in _STATED_IN)
            yield from islice(filter(None, stated), 1)


def _is_of_another(element: Any) -> bool:
    """Whether *element* is of a work that the page cites, of a comment, or of another story."""
    around = islice(element.iterancestors(), _STEPS)
    return any(
        _OF_OTHERS.search(" ".join(one.get(name) or "" for name in _NAMES).lower())
        for one in around
        if one.tag not in ("body", "html", "main", "article")
    )


def _find_in_body(tree: Any) -> Iterator[str]:
    body = next(tree.iter("body"), None)
    if body is not None and (found := _OF_POST.search(body.get("class") or "")):
        yield "-".join(found.groups())


def _find_in_metas(metas: dict[str, list[str]]) -> Iterator[str]:
    """Seldom names, <meta name=twitter:label1 content=Published>, a description with its day."""
    for name in filter(_META.search, metas):
        yield from filter(None, map(to_day, metas[name][:1]))
    for number in "12":
        label = next(iter(metas.get(f"twitter:label{number}", ())), "")
        if label.lower().rstrip(": ") in _LABELS:
            yield from filter(None, map(to_day, metas.get(f"twitter:data{number}", ())[:1]))
    for name in ("description", "og:description"):
        for content in metas.get(name, ())[:1]:
            for one in islice(find_written(content), 1):
                if one.opens or (one.says == "published" and one.start <= _LEAD):
                    yield one.text
