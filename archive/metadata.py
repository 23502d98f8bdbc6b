"""
What an article is called, where it appeared and who wrote it, out of the clues that a reader left.

Most trusted first: what a person gave, the page's own metadata, a header line of the text, the URL.
Only the outlet may be inferred, when the passages set aside speak of exactly one as themselves
("The Independent is on the ground"). Bylines are taken apart in names.py, dates read in dates.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.agencies import load_agencies
from archive.article import Article, Source, changed
from archive.names import load_names, split_byline
from archive.nobody import is_nobody
from archive.outlets import Outlet, Outlets, find_host, fold_name
from archive.shapes import LONGEST_STANDFIRST, is_headline, is_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.article import Basis
    from archive.names import Names

__all__ = ["describe", "find_source_name", "shorten_title"]

LONGEST_TITLE = 500
"""Characters; a longer "title" is a paragraph that came to the wrong place."""
LONGEST_NAME = 120
_MOST_BETWEEN = 32
"""Passages between a headline and what proves that it is one."""
_MOST_UNKNOWN = 4
"""Short lines among them that say nothing of the head: more are the sections of a site."""
_ENDS = 200
"""Passages at each end of an article in which an outlet may speak of itself."""
_SEARCHED = 4_000
"""Characters of a passage in which an outlet may speak of itself."""

# "KOBE – A total of 6,000", "WASHINGTON (Aug. 13) -- Declaring"
_DATELINE = re.compile(
    r"[A-Z][A-Z]{2,20}(?:[ ,/.-]{1,2}[A-Za-z.]{2,15}){0,4}(?:,? ?\([^()]{2,30}\))?"
    r" ?[–—-]{1,2} ?(?=[^\W_])"
)
_KEY = re.compile(
    r"(title|headline|author|authors|by|byline|written by|source|publication|outlet|url|link|"
    r"keywords|section)\s?:?\s",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s(?:[|–—«»•·:]|-|::|//)\s|\s\|")
# "The Independent is on the ground", "... supporting The Guardian", "a staff writer at Vox"
_PROPER = re.compile(
    r"(?:[^\W\d_a-z][\w.&'’-]*|\+972)(?: (?:of|and|the|&|[^\W\d_a-z][\w.&'’-]*)){0,7}"
)
_AFTER = re.compile(
    r"(?:['’]s)? (?:is|are|was|has|have|relies|rely|needs|depends|believes|brings|provides|"
    r"journalism|newsletter|readers|journalists|app|subscribers|website|newsroom|podcast)\b"
)
_BEFORE = re.compile(
    r"(?:support|supporting|subscribe to|subscriber to|donate to|join|follow|writer at|writer for|"
    r"reporter at|reporter for|reporter with|correspondent at|correspondent for|columnist for|"
    r"columnist at|editor at|editor of|journalist at|journalist for|published by|published in|"
    r"published on|appeared in|appeared on|from|©|copyright|copyright \d{4}|© \d{4}) $",
    re.IGNORECASE,
)


def describe(article: Article, *, outlets: Outlets) -> Article:
    """
    The article with title, url, source, authors and tags; what is not known is None or empty.
    """
    names = load_names()
    headers = _read_headers(article)
    url = _choose_url(article, headers)
    source = _choose_source(article, headers, url, outlets, names)
    return changed(
        article,
        title=_choose_title(article, headers, source, outlets),
        url=url,
        source=source,
        authors=_choose_authors(article, headers, source, outlets, names),
        tags=_choose_tags(article),
    )


def find_source_name(written: str, *, basis: Basis, outlets: Outlets) -> Source | None:
    """
    The source that a name or a domain stands for: of the table if it is there, else as written.
    """
    written = " ".join(written.split())
    if not written or len(written) > LONGEST_NAME or not any(c.isalnum() for c in written):
        return None
    outlet = outlets.find(written)
    if outlet is None:
        host = find_host(written)
        return Source(host or written, basis)
    return _as_source(outlet, written, basis)


def _as_source(outlet: Outlet, written: str, basis: Basis) -> Source:
    host = find_host(written)
    aliases = dict.fromkeys((*outlet.aliases, *outlet.domains, *((host,) if host else ())))
    return Source(outlet.name, basis, tuple(alias for alias in aliases if alias != outlet.name))


def _read_headers(article: Article) -> dict[str, list[str]]:
    """
    The header lines of a text that name something: {"source": ["The Independent"]}.

    Those of a clipping were read with its labels: "URL: http://www.nytimes.com" is no article's.
    """
    found: dict[str, list[str]] = {}
    for paragraph in () if article.kind == "clipping" else article.paragraphs:
        if paragraph.role == "header" and (key := _KEY.match(paragraph.text)):
            value = paragraph.text[key.end() :].strip()
            if value and len(value) <= LONGEST_TITLE:
                found.setdefault(key[1].lower(), []).append(value)
        elif paragraph.rule == "header:url":
            found.setdefault("url", []).append(paragraph.text.strip("<>"))
    return found


def _header(headers: dict[str, list[str]], *keys: str) -> Iterator[str]:
    for key in keys:
        yield from headers.get(key, ())


def _choose_url(article: Article, headers: dict[str, list[str]]) -> str | None:
    urls = (
        article.given.url or "",
        *article.clues.urls,
        *_header(headers, "url", "link", "source"),
    )
    for url in urls:
        url = url.strip()  # noqa: PLW2901
        if url.lower().startswith(("http://", "https://")) and find_host(url):
            return url
    return None


def _choose_source(
    article: Article, headers: dict[str, list[str]], url: str | None, outlets: Outlets, names: Names
) -> Source | None:
    if article.given.source:
        return find_source_name(article.given.source, basis="given", outlets=outlets)
    # "@gmail.com", the host of a sender, names an outlet only if the table knows it.
    written: list[tuple[str, Basis]] = [
        (name.removeprefix("@"), "meta")
        for name in article.clues.outlets
        if not name.startswith("@") or outlets.find(name[1:])
    ]
    written += [(name, "header") for name in _header(headers, "source", "publication", "outlet")]
    written += [(url, "url")] if url else []
    hosts = [host for name, _ in written if (host := find_host(name))]
    known = [
        source
        for name, basis in written
        if (source := find_source_name(name, basis=basis, outlets=outlets))
        and outlets.find(name)
        and find_host(name) not in names.not_outlets
    ]
    if known:
        return _with_aliases(known[0], [h for h in hosts if outlets.by_host(h) is not None])
    for plain in (True, False):  # a name before a bare domain
        for name, basis in written:
            host = find_host(name)
            if (host is None) != plain or (host and _is_foreign(host, names)):
                continue
            source = find_source_name(name, basis=basis, outlets=outlets)
            if source:
                return _with_aliases(source, [h for h in hosts if not _is_foreign(h, names)])
    return _infer_source(article, outlets)


def _is_foreign(host: str, names: Names) -> bool:
    while "." in host:
        if host in names.not_outlets:
            return True
        host = host.partition(".")[2]
    return False


def _with_aliases(source: Source, more: Iterable[str]) -> Source:
    aliases = dict.fromkeys((*source.aliases, *more))
    return replace(source, aliases=tuple(alias for alias in aliases if alias != source.name))


def _infer_source(article: Article, outlets: Outlets) -> Source | None:
    """
    The one outlet of the table that the appeals and biographies speak of as themselves, or whose
    authors the bylines name: "Health correspondent, BBC News".
    """
    found: set[Outlet] = set()
    for paragraph in (*article.paragraphs[:_ENDS], *article.paragraphs[_ENDS:][-_ENDS:]):
        copyrighted = paragraph.role == "credit" and "©" in paragraph.text
        if paragraph.role in ("promo", "bio") or copyrighted:
            found |= set(_named_outlets(paragraph.text[:_SEARCHED], outlets))
    for paragraph in article.paragraphs[:_ENDS]:
        if paragraph.rule == "header:byline":
            found |= set(_houses(paragraph.text, outlets))
    found = {outlet for outlet in found if load_agencies().find(outlet.name) is None}
    if len(found) != 1:
        return None
    return _as_source(found.pop(), "", "inferred")


def _named_outlets(text: str, outlets: Outlets) -> Iterator[Outlet]:
    for proper in _PROPER.finditer(text):
        words = proper[0].split(" ")
        for first in range(len(words)):
            # "Big Tech, The Independent is": the name is the end of the run, or all of it
            name = " ".join(words[first:])
            bare = re.sub(r"(?:['’]s)?\.?$", "", name)
            outlet = outlets.find(bare) if "." not in bare or find_host(bare) else None
            if outlet is None or not _is_distinct(bare):
                continue
            start = proper.end() - len(name)
            after = _AFTER.match(text, proper.end() - (len(name) - len(bare)))
            before = _BEFORE.search(text[max(0, start - 24) : start])
            if after or before or name.removeprefix(bare)[:1] in ("'", "’"):
                yield outlet
            break


def _houses(byline: str, outlets: Outlets) -> Iterator[Outlet]:
    """The outlets that stand behind a name: "By Jane Doe, CNN", "By Jane Doe Fox News"."""
    words = byline.split()
    without = _without_outlet(byline, outlets)
    behind = " ".join(words[len(without.split()) :]) if without != byline else ""
    for house in (behind, *re.split(r"[,|/\n]| for | at ", byline)):
        outlet = outlets.find(house.strip()) if house.strip() else None
        if outlet is not None and _is_distinct(house.strip()):
            yield outlet


def _is_distinct(name: str) -> bool:
    """
    Whether a name cannot be a common word at the start of a sentence: "The Independent", "BBC".

    "Time is short", "People are dying" do not name a magazine.
    """
    return " " in name or sum(char.isupper() for char in name) > 1 or "." in name


def _choose_title(
    article: Article, headers: dict[str, list[str]], source: Source | None, outlets: Outlets
) -> str | None:
    if article.given.title:
        return " ".join(article.given.title.split()) or None
    written = [*article.clues.titles, *_header(headers, "title", "headline")]
    written += [p.text for p in article.paragraphs if p.rule == "text:headline"][:1]
    if not written:
        written = [line for line in _above_byline(article) if outlets.find(line) is None]
    titles = [title for one in written if (title := " ".join(one.split()))]
    for title in titles:
        if len(title) <= LONGEST_TITLE:
            return shorten_title(title, titles, source=source, outlets=outlets)
    return None


def _above_byline(article: Article) -> list[str]:
    """
    The headline of a text: the short line in front of those that say by whom and when, of buttons,
    of a dateline, or of itself once more, before the story has begun.
    """
    paragraphs = article.paragraphs
    first = next((n for n, p in enumerate(paragraphs[:_MOST_BETWEEN]) if p.role == "body"), None)
    if first is None or len(paragraphs[first].text) > LONGEST_TITLE:
        return []
    headline = " ".join(paragraphs[first].text.split())
    if headline[:1] in "/|·•-":
        return []
    buttons = between = 0
    told = False
    for paragraph in paragraphs[first + 1 : first + _MOST_BETWEEN]:
        text, rule = paragraph.text, paragraph.rule
        if text == headline:
            return [headline] if is_headline(headline) else []
        if between > _MOST_UNKNOWN:
            continue
        if rule in ("header:byline", "header:date", "header:age"):
            return [headline] if is_headline(headline, surely=True) else []
        buttons += rule == "header:label"
        if buttons > 1 and between < 2:
            return [headline] if is_headline(headline) else []
        if paragraph.role in ("body", "heading"):
            prose = is_prose(text, 0, len(text))
            if _DATELINE.match(text) and prose:
                return [headline] if is_headline(headline) else []
            long_ = prose or len(text) > LONGEST_STANDFIRST
            if told and long_:
                return []
            told |= long_
            between += not prose
    return []


def shorten_title(
    title: str, others: Iterable[str] = (), *, source: Source | None, outlets: Outlets
) -> str:
    """
    *title* without the name of the outlet: "... summit | The Independent", "BBC News - ...".

    *others* are the page's other titles; one that this title only adds a section to is preferred.
    """
    own = {fold_name(name) for name in (source.name, *source.aliases)} if source else set()
    while True:
        places = list(_SEPARATOR.finditer(title))
        if not places:
            return title
        head, tail = title[: places[-1].start()].strip(), title[places[-1].end() :].strip()
        if head and tail and _is_outlet(tail, own, outlets):
            title = head
            continue
        for other in others:
            rest = title[len(other) :]
            if other != title and title.startswith(other) and _SEPARATOR.match(rest):
                return other
        first, rest = title[: places[0].start()].strip(), title[places[0].end() :].strip()
        if first and rest and fold_name(first) in own:
            return rest
        return title


def _is_outlet(tail: str, own: set[str], outlets: Outlets) -> bool:
    folded = fold_name(tail)
    if folded in own or outlets.find(tail) is not None:
        return True
    # "BBC News Africa", "Reuters.com", "Telegraph Online"
    return any(len(name) > 2 and folded.startswith(f"{name} ") for name in own) and (
        len(folded.split()) <= 4
    )


def _choose_authors(
    article: Article,
    headers: dict[str, list[str]],
    source: Source | None,
    outlets: Outlets,
    names: Names,
) -> tuple[str, ...]:
    if article.given.authors:
        return article.given.authors
    own = {fold_name(name) for name in (source.name, *source.aliases)} if source else set()
    shown = not article.clues.bylines
    lines = article.clues.bylines or (
        *_header(headers, "author", "authors", "byline", "by", "written by"),
        *(p.text for p in article.paragraphs if p.rule == "header:byline"),
    )
    agencies = load_agencies()
    found: dict[str, str] = {}
    for line in lines[:100]:
        for name in split_byline(_without_outlet(line.lstrip("& "), outlets), names=names):
            folded = fold_name(name)
            if folded in own or agencies.find(name) or outlets.find(name):
                continue
            if shown and found and " " not in name:  # "BBC News, Paris" under "By Jane Doe"
                continue
            if shown and is_nobody(name, outlets, first=not found):
                continue
            found.setdefault(folded, name)
    return tuple(found.values())


def _without_outlet(line: str, outlets: Outlets) -> str:
    """ "By Jane Doe Fox News": a byline without the outlet that stands behind the names."""
    words = line.split()
    for count in range(min(4, len(words) - 2), 0, -1):
        if words[-count - 1].islower():  # "Jane Doe Special to CNN"
            continue
        if (count > 1 or words[-1].isupper()) and outlets.find(" ".join(words[-count:])):
            return " ".join(words[:-count])
    return line


def _choose_tags(article: Article) -> tuple[str, ...]:
    """The page's tags and the person's, without those that the person took away."""
    gone = {" ".join(tag.split()).casefold() for tag in article.given.untags}
    found: dict[str, str] = {}
    for tag in (*article.given.tags, *article.clues.tags):
        tag = " ".join(tag.split())  # noqa: PLW2901
        if tag and len(tag) <= LONGEST_NAME and tag.casefold() not in gone:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())
