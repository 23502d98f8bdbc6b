"""
Who wrote a page, as its head declares and its byline shows: bylines or single names, as found.

From the most trusted place down to the first that names a person: lower places repeat the same
people in other words, or name the outlet ("BBC News") or nobody ("admin").
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.names import load_names, split_byline
from archive.sources.clues import tidy
from archive.sources.signatures import find_signature, is_full_name, is_of_others

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.sources.page_texts import PageTexts

_METAS = (
    "author", "parsely-author", "sailthru.author", "article:author", "article:author_name",
    "byl", "byline", "dc.creator", "dcterms.creator", "dc.creator.author", "citation_author",
    "og:author", "authors", "cxenseparse:author", "cxenseparse:recs:author", "article.author",
    "rnews:author", "shareaholic:article_author_name", "twitter:creator:name", "autor",
)  # fmt: skip
_ITEMS: Any = etree.XPath("//*[@itemprop]")
_ITEM: Any = etree.XPath(
    "//*[@itemprop='author']//*[@itemprop='name']"
    " | //*[@itemprop='author'][not(.//*[@itemprop='name'])]"
)
_REL: Any = etree.XPath("//a[contains(concat(' ', @rel, ' '), ' author ')]")
# <a href="/autoren/jana-weiss/">
_LINKS: Any = etree.XPath(
    # One cheap question first, for most links end there.
    "//a[contains(@href, '/aut') or contains(@href, '/profil') or contains(@href, '/people/')]"
    "[contains(@href, '/auto') or contains(@href, '/aute') or contains(@href, '/auth')"
    " or contains(@href, '/profil') or contains(@href, '/people/')][ancestor::body]"
)
_OF_A_PERSON = re.compile(
    r"/(?:authors?|autor(?:in|en|es|e|i)?|auteurs?|profil|people)/[^/?#]{2,80}/?(?:[?#]|$|index)"
    r"|/profil/",
    re.IGNORECASE,
)
_CLASSES: Any = etree.XPath("//@class", smart_strings=False)
_WITH_CLASS: Any = etree.XPath("//body//*[@class]")
_OF_CLASSES: Any = etree.XPath(
    "//body//*[@class and contains($wanted, concat('\n', @class, '\n'))]"
)
_NAMED = re.compile(
    r"(?<![a-z])(?:authors?|autor|autoren|auteurs?|bylines?|writers?|contributors?|vcard"
    r"|author-?(?:name|link|title)|by-?author|written-?by|posted-?by)(?![a-z])"
)
_NOT_NAMED = re.compile(
    r"(?<![a-z])(?:bio|biography|avatar|image|img|photo|social|follow|description|desc|email"
    r"|comments?|widget|date|time|job|position|role)(?![a-z])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WRITTEN_BY = re.compile(
    r"(?:written|posted) by|(?:verfasst|geschrieben|veröffentlicht) von|écrit par|escrito por"
    r"|scritto da|geschreven door|autor|author|by|von|par|por",
    re.IGNORECASE,
)
_LONGEST = 120
_MOST = 12
_WORDS = re.compile(r"[^\W_]{1,60}")
_MARKS = dict.fromkeys(range(0x300, 0x370))
_MOST_SHOWN = 200


def find_bylines(
    tree: Any,
    texts: PageTexts,
    metas: dict[str, list[str]],
    authors: Iterable[str],
    outlets: Iterable[str],
) -> list[str]:
    """
    The bylines of the page *tree*; *authors* are JSON-LD's, *outlets* the names that are nobody's.

    A full name of a lower place goes before initials or a house ("LN") and before a part of itself.
    """
    houses = {outlet.casefold() for outlet in outlets}
    houses |= {part.strip() for house in houses for part in re.split(r"\s[|–—-]\s", house)}
    found: list[str] = []
    weak: list[str] = []
    for level in _levels(tree, texts, metas, authors):
        names = [name for name in level[:_MOST] if not re.match(r"https?://|//|/|@", name)]
        people = [name for one in names for name in _people(one) if name.casefold() not in houses]
        full = [name for name in people if is_full_name(name)]
        if weak and full and all(_is_part(one, full) for one in weak):
            return names
        if full and not weak:
            return [*found, *names]
        if not weak:
            found += names
            weak = people
    return found


def _is_part(name: str, full: Iterable[str]) -> bool:
    """Whether *name* is initials, a house ("LN") or of one of the *full* names ("jana_weiss")."""
    words = set(_WORDS.findall(_fold(name)))
    return name.isupper() or any(words <= set(_WORDS.findall(_fold(one))) for one in full)


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKD", name.casefold()).translate(_MARKS)


def _is_addressed(link: Any) -> bool:
    """Whether a link to a person's page has the person's name: Fabian, /author/fabian/."""
    text = _text(link)
    href = link.get("href").casefold()
    return is_full_name(text) or (f"/{_fold(text)}" in href and "/aut" in href)


def _people(byline: str) -> list[str]:
    return split_byline(byline, names=load_names())


def _levels(
    tree: Any, texts: PageTexts, metas: dict[str, list[str]], authors: Iterable[str]
) -> Iterator[list[str]]:
    yield list(authors)
    for name in _METAS:
        yield metas.get(name, [])
    yield _told(metas)
    items = any(element.get("itemprop") == "author" for element in _ITEMS(tree))
    yield _shown(_ITEM(tree)) if items else []
    yield _shown(_REL(tree))
    yield _shown(_with_names(tree))
    yield _shown(
        link
        for link in _LINKS(tree)
        if _OF_A_PERSON.search(link.get("href")) and _is_addressed(link)
    )
    yield find_signature(texts)


def _told(metas: dict[str, list[str]]) -> list[str]:
    """ "twitter:label1": "Written by", "twitter:data1": "Jane Doe"."""
    for number in "12":
        for label in metas.get(f"twitter:label{number}", ()):
            if _WRITTEN_BY.fullmatch(label):
                return metas.get(f"twitter:data{number}", [])
    return []


def _with_names(tree: Any) -> Iterator[Any]:
    """The elements with a class for authors, the inner before the outer."""
    named = {names for names in set(_CLASSES(tree)) if _is_named(names)}
    waiting: list[Any] = []
    if not named:
        return
    try:
        elements = _OF_CLASSES(tree, wanted="\n".join(("", *named, "")))
    except ValueError:  # class="author&#12;" can be had from libxml2, and not be given to it
        elements = _WITH_CLASS(tree)
    for element in elements:
        if element.get("class") not in named:
            continue
        if waiting and waiting[-1] in set(element.iterancestors()):
            waiting.pop()  # <div class="byline"><span class="author-name">
        waiting.append(element)
    yield from waiting


def _is_named(names: str) -> bool:
    folded = _CAMEL.sub("-", names[:300]).lower()
    return _NAMED.search(folded) is not None and _NOT_NAMED.search(folded) is None


def _shown(elements: Iterable[Any]) -> list[str]:
    """The bylines in *elements*: the first, and what stands beside it."""
    found: list[str] = []
    beside: list[Any] = []
    for at, element in enumerate(elements):
        if at == _MOST_SHOWN:
            break
        text = _text(element)
        if not text or len(text) > _LONGEST or is_of_others(element):
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
    return [re.split(r"(?<!\w)\d", text, maxsplit=1)[0].strip(" ,|·-–") or text]


def _text(element: Any) -> str:
    """The text of *element*, its parts apart: <span>Author</span><a>Jane Doe</a>."""
    parts = (text for text in element.itertext() if isinstance(text, str))
    return tidy(" ".join(" ".join(parts).split())).replace(" ,", ",")
