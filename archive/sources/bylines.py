"""
Who wrote a page, as its head declares and its byline shows: bylines or single names, as found.

From the most trusted place down to the first that names a person: lower places repeat the same
people in other words, or name the outlet ("BBC News") or nobody ("admin").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from archive.agencies import load_agencies
from archive.names import fold_accents, has_first_name, is_full_name, load_names, split_byline
from archive.sources.clues import tidy
from archive.sources.headline import squeeze
from archive.sources.shown_names import find_printed, is_told, list_shown
from archive.sources.signatures import find_contact, find_dated, find_signature

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from archive.sources.page_texts import PageTexts

_METAS = (
    "author", "parsely-author", "sailthru.author", "article:author", "article:author_name",
    "byl", "byline", "dc.creator", "dcterms.creator", "dc.creator.author", "citation_author",
    "og:author", "authors", "cxenseparse:author", "cxenseparse:recs:author", "article.author",
    "rnews:author", "shareaholic:article_author_name", "twitter:creator:name", "autor",
    "twitter:creator",
)  # fmt: skip
# "vf:author", "dcsext.author", "mediator_author", "article:authors"; not "smartbanner:author"
_NAMED_FOR_AUTHORS = re.compile(
    r"(?!.{0,60}(?:banner|video|image|photo|book|app:))(?:.{0,30}[.:_-])?"
    r"(?:authors?(?:[._-]?names?)?|byline)"
)
_WRITTEN_BY = re.compile(
    r"(?:written|posted) by|(?:verfasst|geschrieben|veröffentlicht) von|écrit par|escrito por"
    r"|scritto da|geschreven door|autor|author|by|von|par|por",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s[|–—-]\s|\.(?=[a-z]{2,6}$)")
_HOST = re.compile(r"[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}")
_SHORT_LABEL = 4
_MOST = 12
_WORDS = re.compile(r"[^\W_]{1,60}")


def find_bylines(
    tree: Any,
    texts: PageTexts,
    head: Any,
    metas: dict[str, list[str]],
    authors: Iterable[str],
    *,
    outlets: Collection[str],
    bodies: Collection[str] = (),
) -> list[str]:
    """
    The bylines of the page *tree* with the headline *head*; *authors* are JSON-LD's, *bodies*
    those of them that are no person, *outlets* the names that are nobody's unless a blog has its
    author's.

    A full name of a lower place goes before a house ("L-Mag" on l-mag.de), before initials and
    before a part of itself. The agencies that stand beside the names come behind them.
    """
    supplied: dict[str, None] = {}
    levels = _with_agencies(_levels(tree, head, metas, authors), supplied)
    found = _find_people(levels, head, texts, outlets, bodies)
    return [*found, *(agency for agency in supplied if not any(agency in one for one in found))]


def _with_agencies(
    levels: Iterable[tuple[str, list[str]]], supplied: dict[str, None]
) -> Iterator[tuple[str, list[str]]]:
    """*levels*; the agencies in those that were looked at are put into *supplied*."""
    agencies = load_agencies()
    for source, level in levels:
        for name in level[:_MOST]:
            supplied.update((one.name, None) for one, _, _ in agencies.within(name))
        yield source, level


def _find_people(
    levels: Iterable[tuple[str, list[str]]],
    head: Any,
    texts: PageTexts,
    outlets: Collection[str],
    bodies: Collection[str],
) -> list[str]:
    labels = {
        _squeeze(max(one.split(".")[:-1], key=len)) for one in outlets if _HOST.fullmatch(one)
    }
    houses = {_squeeze(part) for one in (*outlets, *bodies) for part in (one, *_BAR.split(one))}
    found: list[str] = []
    weak: list[str] = []
    declared = False
    agencies = load_agencies()
    for source, level in levels:
        names = [name for name in level[:_MOST] if not re.match(r"https?://|//|/|@", name)]
        people = [one for name in names for one in _people(name) if not agencies.find(one)]
        # A blog's own name may be its author's, whom the byline shows.
        people = [
            one
            for one in people
            if (_squeeze(one) not in houses or (source == "shown" and has_first_name(one)))
            and not _is_of_house(one, labels)
        ]
        full = [name for name in people if is_full_name(name)]
        if full and all(_is_part(one, full) for one in weak):
            printed = _printed(source, head, texts)
            more = set(full) < set(printed) and all(map(has_first_name, printed))
            return printed if printed and (more or not _share(printed, full)) else full
        if not weak and (people or not found):
            found = names
            weak = people
            declared = source != "shown"
    signed = _without_told(find_signature(texts), head) or find_dated(texts, head)
    if not (signed or found):
        signed = _without_told(find_contact(texts), head)
    if not weak or (signed and all(_is_part(one, signed) for one in weak)):
        found = [one for one in found if one not in bodies or agencies.find(one)]
        return signed or [name for name in found if not _is_of_house(name, labels)]
    return (find_printed(head) or _sign(head, texts) if declared else []) or found


def _squeeze(name: str) -> str:
    """ "La República", larepublica.pe."""
    return squeeze(fold_accents(name))


def _is_of_house(name: str, labels: set[str]) -> bool:
    """
    Whether *name* is the outlet's with a word more: "Houzz Deutschland" on houzz.de; not Henry
    Steinhau on steinhau.com.
    """
    squeezed = _squeeze(name)
    return not has_first_name(name) and any(
        len(label) > _SHORT_LABEL
        and squeezed != label
        and (squeezed.startswith(label) or squeezed.endswith(label))
        for label in labels
    )


def _printed(source: str, head: Any, texts: PageTexts) -> list[str]:
    """
    Whom the page's byline names, which a reader sees: the head may name who put the page there.

    What is shown may be a part: <a rel="author"> the first of two. A <meta> of small sites is the
    same on every page, so "Posted by" anywhere goes before it.
    """
    return find_printed(head) or (find_signature(texts, surely=True) if source == "meta" else [])


def _without_told(signed: list[str], head: Any) -> list[str]:
    """*signed*, but a programme: "Harbour Tonight for Friday, April 19, 2013" is its headline."""
    return [] if is_told(signed, head) and not any(map(has_first_name, signed)) else signed


def _sign(head: Any, texts: PageTexts) -> list[str]:
    return find_signature(texts, surely=True) or find_dated(texts, head)


def _share(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a word stands in both: "E. Barreneche", "Eduardo Barreneche"."""
    words, known = (
        {word for name in ones for word in _WORDS.findall(fold_accents(name)) if len(word) > 1}
        for ones in (names, others)
    )
    return not words.isdisjoint(known)


def _is_part(name: str, full: Iterable[str]) -> bool:
    """Whether *name* is initials, a house ("LN") or of one of the *full* names ("jana_weiss")."""
    words = set(_WORDS.findall(fold_accents(name)))
    return name.isupper() or any(words <= set(_WORDS.findall(fold_accents(one))) for one in full)


def _people(byline: str) -> list[str]:
    return split_byline(byline, names=load_names())


def _levels(
    tree: Any,
    head: Any,
    metas: dict[str, list[str]],
    authors: Iterable[str],
) -> Iterator[tuple[str, list[str]]]:
    """What stands in each place: declared as "linked" data or in a "meta", or "shown"."""
    yield "linked", list(authors)
    for name in _METAS:
        if contents := metas.get(name):
            yield "meta", contents
    for name, contents in metas.items():
        if ("author" in name or "byline" in name) and _NAMED_FOR_AUTHORS.fullmatch(name):
            yield "meta", contents
    yield "meta", _find_linked(tree, [one for name in _METAS for one in metas.get(name, ())])
    yield "linked", _told(metas)
    for level in list_shown(tree, head):
        yield "shown", level


def _find_linked(tree: Any, written: Iterable[str]) -> list[str]:
    """
    Whose pages the addresses among *written* are: article:author is one, as Facebook wants it, and
    a link to /source/jana-weiss has her name.
    """
    paths = {
        path.rstrip("/")
        for one in written
        if one.startswith("http") and (path := "/" + one.partition("://")[2].partition("/")[2])
        if len(path) > _SHORT_LABEL
    }
    if not paths:
        return []
    found: dict[str, None] = {}
    for link in tree.iter("a"):
        href = (link.get("href") or "").rstrip("/")
        if href.endswith(tuple(paths)):
            name = tidy(link.text_content())
            spelt = _squeeze(name) == _squeeze(href.rpartition("/")[2])
            if is_full_name(name) and (spelt or has_first_name(name)):
                found[name] = None
    return list(found)


def _told(metas: dict[str, list[str]]) -> list[str]:
    """ "twitter:label1": "Written by", "twitter:data1": "Jane Doe"."""
    for number in "12":
        for label in metas.get(f"twitter:label{number}", ()):
            if _WRITTEN_BY.fullmatch(label):
                return metas.get(f"twitter:data{number}", [])
    return []
