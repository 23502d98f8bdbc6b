"""
The head of a web page -> clues: title, addresses, dates, outlet, bylines, tags, language.

The order is the order of trust, measured on saved pages of 181 publishers: JSON-LD, then meta
elements, microdata, the URL. What the page shows its reader, a byline or a date, is asked for when
these leave a doubt. Nothing is guessed from the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.article import Clues, DateClue
from archive.sources.bylines import find_bylines
from archive.sources.clues import distinct, find_domain, tidy, to_clues
from archive.sources.declared_dates import find_declared_dates
from archive.sources.headings import find_heading, find_headline, list_headings
from archive.sources.headline import find_titles
from archive.sources.jsonld import read_linked
from archive.sources.own_teaser import find_teased_dates
from archive.sources.page_texts import PageTexts
from archive.sources.scripted_dates import (
    are_sure,
    differ,
    find_scripted_dates,
    find_stated_day,
)
from archive.sources.shown_dates import find_hinted_dates, find_shown_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.sources.jsonld import Linked

_TITLES = (
    "og:title", "twitter:title", "parsely-title", "sailthru.title", "citation_title", "dc.title",
    "dcterms.title", "hdl", "headline",
)  # fmt: skip
_URLS = ("og:url", "parsely-link", "twitter:url", "citation_public_url", "syndication-source")
_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time",
    "og:published_time", "datepublished", "article.published", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "rnews:datepublished", "published-date", "publish-date", "publish_date", "pubdate",
    "publication_date", "publicationdate", "article_date_original", "originalpublicationdate",
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.date.created", "date",
    "ptime", "displaydate", "iso-8601-publish-date", "shareaholic:article_published_time",
    "timestamp", "article.created", "bt:pubdate", "sort_date", "date.release",
)  # fmt: skip
# "sw-pubdate", "prism.publicationdate", "og:publish_time"
_NAMED_FOR_PUBLISHING = re.compile(
    r"(?<!un)(?<!re)pub(?:lish(?:ed|ing)?|lication)?[._:-]?(?:date|datum|time|at|on)"
    r"|^dc[.:](?:date|created|issued)$|first[_-]?published$|^og:article:time$|^created$"
    r"|(?:^|:)reg[_-]?date$|date[_-]?(?:published|created)$"  # "og:regDate" is Korean
    r"|^(?:article|story|post|press|release|news|doc|issue|ob|veeseo)[._:-]?date$"
)
_MODIFIED = (
    "article:modified_time", "article:modified", "og:updated_time", "og:article:modified_time",
    "datemodified", "article.updated", "rnews:datemodified", "dcterms.modified",
    "dc.date.modified", "lastmod", "last-modified", "utime", "revised", "dateupdate",
    "updated_time", "lastmodified", "last_modified",
)  # fmt: skip
_OUTLETS = (
    "og:site_name", "article:publisher", "cre", "dc.publisher", "dcterms.publisher",
    "citation_journal_title", "publisher", "application-name", "apple-mobile-web-app-title",
)  # fmt: skip
_TAGS = ("article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")
# The works that a paper cites and the comments below a post are items with authors and days too.
_OF_ANOTHER: Any = etree.XPath(
    "boolean(ancestor::*[contains('citation comment review hasPart mentions isPartOf', @itemprop)"
    " and @itemprop])"
)
# A name in a comment, a sidebar or a teaser is another article's, or a reader's.
_NOT_ITS_OWN = (
    "ancestor-or-self::*[self::nav or (self::aside or self::footer) and not(ancestor::article)"
    " or contains(@class, 'comment')"
    " or contains(@id, 'comment') or contains(@class, 'related') or contains(@class, 'teaser')"
    " or contains(@class, 'recommend')]"
    # <article class="post comments-open related-12"> is the article all the same.
    "[not(self::html or self::body or self::main or self::article)]"
)
# "<!-- saved from url=(0052)https://www.bbc.co.uk/news/1 -->" (browsers), "url: https://..." in the
# first comment (SingleFile).
_SAVED_FROM = re.compile(
    r"saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})"
    r"|Page saved with SingleFile\s{1,9}url:\s{0,9}(https?://[^\s<>]{1,2000})"
)
_HEAD_CHARACTERS = 8192
_MOST_TAGS = 50
_SPELT = 4
"""So many tags that are the beginning of the title, in order, are no tags."""
_CHANGED: Any = etree.XPath(
    "/descendant::time[contains(@itemprop, 'dateModified') or contains(@class, 'updated')"
    " or contains(@class, 'modified')]/@datetime"
)

_MOVED = timedelta(days=60)
_HOME = re.compile(r"https?://[^/]{1,255}/?(?:index\.\w{2,5})?")
# What is downloaded or attended has days, and none of publication.
_OF_THING: Any = etree.XPath(
    "boolean(/descendant::h1[ancestor::*[@itemscope][1]"
    "[contains(@itemtype, 'Application') or contains(@itemtype, 'Event')]])"
)

_OF_THINGS = " or ".join(
    f"contains(@itemtype, '{name}')" for name in ("Application", "Product", "Review", "Comment")
)
_OWN = (
    f"[not({_NOT_ITS_OWN}) and not(ancestor::*[@itemprop='citation'])"
    f" and not(ancestor::*[@itemscope][1][{_OF_THINGS}])]"
)
# Each walks the page once: a condition on @itemprop is one on all elements unless it comes first.
_SHOWN: tuple[Any, ...] = (
    etree.XPath(
        f"//@itemprop[. = 'datePublished']/parent::*{_OWN}"
        "/@*[name() = 'datetime' or name() = 'content']"
    ),
    etree.XPath(
        "/descendant::time[@pubdate or contains(@itemprop, 'datePublished')"
        " or contains(@class, 'publish')"
        # What a script fills in, and so no reader's text says
        f" or not(node() or contains(@class, 'updated'))]{_OWN}/@datetime"
    ),
    etree.XPath(f"/descendant::abbr[contains(@class, 'published')]{_OWN}/@title"),
)


def find_clues(tree: Any, markup: str, *, url: str | None = None) -> Clues:
    """
    What the parsed page *tree* says of itself; *markup* is its source, *url* where it was.
    """
    metas = _metas(tree)
    texts = PageTexts(tree)
    head = markup[:_HEAD_CHARACTERS]
    saved = _SAVED_FROM.search(head) if "saved " in head else None
    canonical = [tidy(link.get("href")) for link in islice(_canonical(tree), 3)]
    title = _texts(tree, "title", 1)
    linked = read_linked(
        (
            script.text
            for script in tree.iter("script")
            if script.text and "ld+json" in (script.get("type") or "").lower()
        ),
        canonical=canonical[0] if canonical else "",
        title=" ".join([*_pick(metas, _TITLES[:1]), *title]),
    )
    urls = [
        url or "",
        *canonical,
        *_pick(metas, _URLS),
        (saved.group(1) or saved.group(2)) if saved else "",
        *linked.urls[:2],
    ]
    # msn.com writes the headline, which is also its <title>, into "application-name".
    named = [o for o in _pick(metas, _OUTLETS) if "/" not in o and o not in title]
    outlets = distinct([*linked.outlets, *named])
    headings = list_headings(tree)
    clues = to_clues(
        titles=find_titles(
            tree, [*linked.titles, *_pick(metas, _TITLES)], urls=urls, outlets=outlets
        ),
        urls=[address for address in urls if address.startswith(("http://", "https://"))],
        dates=_dates(tree, metas, linked.published, linked.modified),
        outlets=outlets,
        bylines=find_bylines(
            tree,
            texts,
            find_headline(tree, headings),
            metas,
            linked.authors,
            outlets=[*outlets, *map(find_domain, urls)],
            bodies=linked.bodies,
        ),
        tags=linked.tags or _split_tags(_pick(metas, _TAGS), title),
        language=_language(tree, metas, linked.languages),
    )
    home = _is_home(url, urls, metas, linked)
    if home or (not linked.published and _OF_THING(tree)):
        dates = tuple(one for one in clues.dates if one.of == "modified")
        return replace(clues, dates=dates, bylines=() if home else clues.bylines)
    stated = find_stated_day(clues.dates)
    in_url = find_stated_day(one for one in clues.dates if one.basis == "url")
    # Old articles in new systems keep their address and are declared to be of the day of the move.
    moved = stated and in_url and abs(stated - in_url) > _MOVED
    declared = any(one.basis == "meta" and one.of == "published" for one in clues.dates)
    if not moved and ((in_url and declared) or are_sure(clues.dates)):
        return clues
    shown = find_shown_dates(tree, texts, headings, clues.titles, stated=stated or in_url)
    scripted = find_scripted_dates(markup) if differ(stated, shown) else []
    if not (stated or scripted or shown):
        head = find_heading(headings, texts, [*clues.titles])
        shown = (
            find_teased_dates(tree, clues.urls, clues.titles)
            or find_declared_dates(tree, metas, head, linked.of_things)
            or find_hinted_dates(tree, texts, head, clues.urls)
        )
    return replace(clues, dates=(*clues.dates, *scripted, *shown))


def _is_home(
    url: str | None, urls: Iterable[str], metas: dict[str, list[str]], linked: Linked
) -> bool:
    """
    Whether the page is the front one of its site: *url*, where it was, or all *urls* that it has
    for itself are; but small sites have their front page's in <meta> of every article.
    """
    if url:
        return _HOME.fullmatch(url) is not None
    own = [one for one in urls if one.startswith(("http://", "https://"))]
    declared = linked.published or "article" in metas.get("og:type", ()) or _pick(metas, _PUBLISHED)
    return bool(own) and not declared and all(map(_HOME.fullmatch, own))


def _canonical(tree: Any) -> Iterator[Any]:
    for link in tree.iter("link"):
        if link.get("rel") == "canonical" and link.get("href") is not None:
            yield link


def _metas(tree: Any) -> dict[str, list[str]]:
    """Every <meta> with a content, under its name, property or itemprop in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = tidy(element.get("content") or element.get("datetime"))
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and not (attribute == "itemprop" and _OF_ANOTHER(element)):
                found.setdefault(name.strip().lower(), []).append(content)
                break
    return found


def _pick(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [content for name in names for content in metas.get(name, ())]


def _texts(tree: Any, tag: str, limit: int) -> list[str]:
    """The text of the first elements called *tag*, each on one line."""
    found = []
    for element in tree.iter(tag):
        text = tidy("".join(element.itertext()))
        if text:
            found.append(text)
            if len(found) == limit:
                break
    return found


def _dates(
    tree: Any, metas: dict[str, list[str]], published: Iterable[str], modified: Iterable[str]
) -> list[DateClue]:
    """Every stated date, most trusted first: what is declared, then the times shown."""
    if len({written[:10] for written in metas.get("datepublished", ())}) > 1:
        metas = metas | {"datepublished": []}  # microdata of several articles
    others = [n for n in metas if _NAMED_FOR_PUBLISHING.search(n) and n not in _PUBLISHED]
    of_published = [*published, *_pick(metas, _PUBLISHED), *_pick(metas, others)]
    of_modified = [*modified, *_pick(metas, _MODIFIED)]
    for path in _SHOWN:
        shown = distinct(tidy(value) for value in path(tree)[:9])
        # Several days are those of several articles: the one by the headline is asked for later.
        if len({value[:10] for value in shown}) == 1:
            of_published += shown
    of_modified += [tidy(value) for value in _CHANGED(tree)[:1]]
    return [
        *(DateClue(written, "meta") for written in _local_first(distinct(of_published))),
        *(DateClue(written, "meta", "modified") for written in distinct(of_modified)),
    ]


def _local_first(written: tuple[str, ...]) -> list[str]:
    """
    The dates, with the same instant in the outlet's own time before it in UTC: its day is that one.

    Many pages have both: "2019-10-18T22:04:00Z" in JSON-LD, "2019-10-19T00:04:00+02:00" in a meta.
    """
    from datetime import datetime, timedelta

    instants: dict[str, datetime] = {}
    for text in written:
        try:
            instant = datetime.fromisoformat(text)
        except ValueError:
            continue
        if instant.tzinfo is not None:
            instants[text] = instant
    ordered = list(written)
    for text, instant in instants.items():
        if instant.utcoffset():
            continue
        for other, local in instants.items():
            if local.utcoffset() and abs(local - instant) < timedelta(minutes=2):
                ordered.remove(other)
                ordered.insert(ordered.index(text), other)
                break
    return ordered


def _split_tags(contents: Iterable[str], titles: Iterable[str]) -> list[str]:
    """
    The tags of *contents*, without the title word by word: "alabama, workers, leave, state, as".
    """
    tags = [tidy(tag) for content in contents for tag in content.split(",")][:_MOST_TAGS]
    title = _letters(" ".join(titles))
    spelt = ""
    count = 0
    for number, tag in enumerate(tags, 1):
        spelt += _letters(tag)
        if not title.startswith(spelt):
            break
        count = number
    return tags[count:] if count >= _SPELT else tags


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _language(tree: Any, metas: dict[str, list[str]], languages: Iterable[str]) -> str | None:
    """ "en", "en-GB", "de_DE": as the page writes it."""
    root = tree.getroottree().getroot()
    stated = [
        root.get("lang") or "",
        root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or "",
        *_pick(metas, ("content-language", "og:locale", "dc.language", "dcterms.language")),
        *languages,
    ]
    return next((tidy(language) for language in stated if tidy(language)), None)
