"""
Who wrote a page, as its head declares and its byline shows: bylines or single names, as found.

From the most trusted place down to the first that names a person: lower places repeat the same
people in other words, or name the outlet ("BBC News") or nobody ("admin").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.names import load_names, split_byline
from archive.sources.clues import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_METAS = (
    "author", "parsely-author", "sailthru.author", "article:author", "article:author_name",
    "byl", "byline", "dc.creator", "dcterms.creator", "dc.creator.author", "citation_author",
    "og:author", "authors", "cxenseparse:author", "cxenseparse:recs:author", "article.author",
    "rnews:author", "shareaholic:article_author_name", "twitter:creator:name", "autor",
)  # fmt: skip
_PATHS: tuple[Any, ...] = (
    etree.XPath(
        "//*[@itemprop='author']//*[@itemprop='name']"
        " | //*[@itemprop='author'][not(.//*[@itemprop='name'])]"
    ),
    etree.XPath("//a[contains(concat(' ', @rel, ' '), ' author ')]"),
)
_WITH_CLASS: Any = etree.XPath("//body//*[@class]")
_NAMED = re.compile(
    r"(?<![a-z])(?:authors?|autor|autoren|auteurs?|bylines?|writers?|contributors?|vcard"
    r"|author-?(?:name|link|title)|by-?author|written-?by|posted-?by)(?![a-z])"
)
_NOT_NAMED = re.compile(
    r"(?<![a-z])(?:bio|biography|avatar|image|img|photo|social|follow|description|desc|email"
    r"|comments?|widget|date|time|job|position|role)(?![a-z])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A name in a comment, a sidebar or a teaser is another article's, or a reader's.
_NOT_ITS_OWN: Any = etree.XPath(
    "boolean(ancestor-or-self::*[self::nav or (self::aside or self::footer) and"
    " not(ancestor::article) or contains(@class, 'comment')"
    " or contains(@id, 'comment') or contains(@class, 'related') or contains(@class, 'teaser')"
    " or contains(@class, 'recommend') or contains(@class, 'sidebar') or contains(@id, 'sidebar')]"
    # <article class="post comments-open related-12"> is the article all the same.
    "[not(self::html or self::body or self::main or self::article or .//h1)])"
)
# "By Jane Doe", "Von Jana Weiß und Max Roth", "Text: Jana Weiß"
_LINE = re.compile(
    r"(?i:(?:written |reported |posted |words |story )?by|von|par|por"
    r"|(?:autor(?:in|en|innen)?|auteurs?|authors?|text|redaktion|interview)\s?:?)\s?:?\s"
    r"[^\W\d_a-z][^.!?:\d]{4,80}"
)
_LINE_TAGS = ("p", "div", "span", "em", "strong", "h4", "h5", "h6", "li", "small", "address")
_LONGEST = 120
_MOST = 12
_MOST_SHOWN = 200
_MOST_LINES = 4000


def find_bylines(
    tree: Any, metas: dict[str, list[str]], authors: Iterable[str], outlets: Iterable[str]
) -> list[str]:
    """
    The bylines of the page *tree*; *authors* are JSON-LD's, *outlets* the names that are nobody's.
    """
    houses = {outlet.casefold() for outlet in outlets}
    found: list[str] = []
    for level in _levels(tree, metas, authors):
        names = [name for name in level[:_MOST] if not re.match(r"https?://|//|/|@", name)]
        found += names
        if any(_is_person(name, houses) for name in names):
            return found
    return found


def _is_person(byline: str, houses: set[str]) -> bool:
    people = split_byline(byline, names=load_names())
    return any(name.casefold() not in houses for name in people)


def _levels(tree: Any, metas: dict[str, list[str]], authors: Iterable[str]) -> Iterator[list[str]]:
    yield list(authors)
    for name in _METAS:
        yield metas.get(name, [])
    for path in _PATHS:
        yield _shown(path(tree))
    yield _shown(_with_names(tree))
    yield _lines(tree)


def _with_names(tree: Any) -> Iterator[Any]:
    """The elements with a class for authors, the inner before the outer."""
    known: dict[str, bool] = {}
    waiting: list[Any] = []
    for element in _WITH_CLASS(tree):
        names = element.get("class")
        fits = known.get(names)
        if fits is None:
            folded = _CAMEL.sub("-", names[:300]).lower()
            fits = _NAMED.search(folded) is not None and _NOT_NAMED.search(folded) is None
            known[names] = fits
        if not fits:
            continue
        if waiting and waiting[-1] in set(element.iterancestors()):
            waiting.pop()  # <div class="byline"><span class="author-name">
        waiting.append(element)
    yield from waiting


def _shown(elements: Iterable[Any]) -> list[str]:
    """The bylines in *elements*: the first, and what stands beside it."""
    found: list[str] = []
    beside: list[Any] = []
    for at, element in enumerate(elements):
        if at == _MOST_SHOWN:
            break
        text = _text(element)
        if not text or len(text) > _LONGEST or _NOT_ITS_OWN(element):
            continue
        parent = element.getparent()
        places = [place for place in (parent, parent.getparent()) if place is not None]
        if found and not any(place is one for place in places for one in beside):
            continue
        beside = beside or places
        found += _names(element, text)
        if len(found) >= _MOST:
            break
    return found


def _names(element: Any, text: str) -> list[str]:
    """The names in a byline: its links when they are names, else its text up to a figure."""
    links = [one for link in element.iter("a") if (one := _text(link))]
    people = [one for one in links if split_byline(one, names=load_names())]
    if element.tag != "a" and people:
        return people
    return [re.split(r"\d", text, maxsplit=1)[0].strip(" ,|·-–") or text]


def _lines(tree: Any) -> list[str]:
    """ "By Jane Doe" on a line of its own."""
    for at, element in enumerate(tree.iter(*_LINE_TAGS)):
        if at > _MOST_LINES:
            break
        start = tidy(element.text or (element[0].text or "" if len(element) else ""))
        if not start or not _LINE_START.match(start):
            continue
        text = _text(element)
        if (
            len(text) <= _LONGEST
            and _LINE.fullmatch(text)
            and not _NOT_ITS_OWN(element)
            and next(element.iterancestors("figure", "figcaption", "blockquote"), None) is None
        ):
            return [text]
    return []


_LINE_START = re.compile(
    r"(?:written|reported|posted|words|story|by|von|par|por|aut[oe]|text|redaktion|interview)\b"
    r"|aut(?:or|eur|hor)",
    re.IGNORECASE,
)


def _text(element: Any) -> str:
    """The text of *element*, its parts apart: <span>Author</span><a>Jane Doe</a>."""
    parts = (text for text in element.itertext() if isinstance(text, str))
    return tidy(" ".join(" ".join(parts).split())).replace(" ,", ",")
