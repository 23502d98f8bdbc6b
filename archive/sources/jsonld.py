"""
JSON-LD in a web page -> clues: what the publisher tells search engines about the article.

schema.org as outlets really write it: @graph and @id references, NewsArticle and its kin, several
objects or broken JSON in one script, entities escaped twice, author as text, object or list.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archive.sources.clues import distinct, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ARTICLES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle",
     "askpublicnewsarticle", "backgroundnewsarticle", "opinionnewsarticle", "reviewnewsarticle",
     "advertisercontentarticle", "satiricalarticle", "report", "scholarlyarticle",
     "medicalscholarlyarticle", "techarticle", "apireference", "socialmediaposting",
     "blogposting", "liveblogposting", "discussionforumposting"}
)  # fmt: skip
_FILMS = frozenset({"videoobject"})
# These have a page of their own when they are named like it.
_THINGS = _FILMS | {
    "audioobject", "episode", "podcastepisode", "radioepisode", "tvepisode",
    "imagegallery", "mediagallery", "question",
}  # fmt: skip
_PAGES = frozenset({"webpage", "itempage", "creativework", "recipe", "howto"}) | _FILMS
# What hangs under these is another article, or somebody's comment on this one.
_ELSEWHERE = frozenset(
    {"itemlistelement", "comment", "haspart", "ispartof", "isbasedon", "citation", "mentions",
     "relatedlink", "about", "review", "subjectof", "workexample", "significantlink",
     "liveblogupdate", "video", "image"}
)  # fmt: skip
_BODIES = frozenset({"organization", "newsmediaorganization", "corporation", "brand"})
_MAX_NODES = 5000
_MAX_DEPTH = 40
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s{0,9}(?:\]\]>|-->)\s*$")
_TRAILING_COMMA = re.compile(r",(\s{0,99}[}\]])")
_SALVAGED = re.compile(
    r'"(datePublished|dateModified|headline)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,500})"'
)

_WORD = re.compile(r"\w{2,}")
_LONG_WORD = re.compile(r"\w{4,}")
_ENOUGH_WORDS = 3
_SHORTEST_NAME = 10

_SECONDS = range(10**9, 2 * 10**12)
"""A number that is a moment: seconds since 1970, or milliseconds."""

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """
    What the page's JSON-LD says of its article: strings as found, tidied, most trusted first;
    *bodies* are those of the authors that are no person.
    """

    titles: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    of_things: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(slots=True)
class _Graph:
    """The nodes of a page by kind, and by their @id."""

    articles: list[Node] = field(default_factory=list)
    pages: list[Node] = field(default_factory=list)
    things: list[Node] = field(default_factory=list)
    by_id: dict[str, Node] = field(default_factory=dict)
    count: int = 0


def read_linked(scripts: Iterable[str], *, canonical: str = "", title: str = "") -> Linked:
    """
    The clues in a page's JSON-LD *scripts*.

    A page may describe many articles; the one whose URL is *canonical*, else whose headline stands
    in *title*, else the only one is the page's own.
    """
    graph = _Graph()
    salvaged: Node = {}
    for script in scripts:
        values = list(_parse(script))
        for value in values:
            _collect(value, graph, 0)
        if not values:
            for key, text in _SALVAGED.findall(script):
                salvaged.setdefault(key, text.replace('\\"', '"').replace("\\/", "/"))
    own = _own(graph.articles, canonical, title)
    if salvaged:
        own.append(salvaged)
    nodes = own + graph.pages
    return Linked(
        titles=_titles(nodes, title),
        published=_dates(own, graph.pages, "datePublished")
        or _dates(own, graph.pages, "dateCreated"),
        of_things=_dates_of_things(graph.things, title),
        modified=_dates(own, graph.pages, "dateModified"),
        authors=_authors(nodes, graph),
        bodies=_bodies(nodes, graph),
        outlets=_houses(nodes, graph),
        urls=_urls(nodes),
        tags=_tags(nodes),
        languages=_strings(nodes, "inLanguage"),
    )


def _parse(script: str) -> Iterator[Any]:
    """Every JSON value in a script; nothing when it cannot be mended."""
    text = _WRAPPING.sub("", script.strip()) if script[:40].lstrip()[:2] in {"//", "<!"} else script
    text = text.strip().rstrip(";")
    if text.startswith(("{&quot;", "[{&quot;")):
        text = html.unescape(text)
    decoder = json.JSONDecoder(strict=False)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        found = []
        at = 0
        try:
            while at < len(attempt):
                value, at = decoder.raw_decode(attempt, at)
                found.append(value)
                while at < len(attempt) and attempt[at] in " \t\r\n,;":
                    at += 1
        except (ValueError, RecursionError):
            if not found:
                continue
        yield from found
        return


def _collect(value: Any, graph: _Graph, depth: int) -> None:
    """Put the nodes in *value* into *graph*, in document order."""
    if depth > _MAX_DEPTH or graph.count > _MAX_NODES:
        return
    if isinstance(value, list):
        for item in value:
            _collect(item, graph, depth + 1)
        return
    if not isinstance(value, dict):
        return
    graph.count += 1
    name = value.get("@id")
    if isinstance(name, str) and len(value) > 1:
        graph.by_id.setdefault(name, value)
    types = _types(value)
    if types & _ARTICLES:
        graph.articles.append(value)
    elif types & _PAGES or (not (types or depth) and "datePublished" in value):
        graph.pages.append(value)
    if types & _THINGS:
        graph.things.append(value)
    for key, inner in value.items():
        if isinstance(inner, dict | list) and key.lower() not in _ELSEWHERE:
            _collect(inner, graph, depth + 1)


def _types(node: Node) -> set[str]:
    """ "https://schema.org/NewsArticle", ["Article", "schema:Report"] -> bare lower-case names."""
    written = node.get("@type")
    names = written if isinstance(written, list) else [written]
    return {re.split(r"[/#:]", n[-60:])[-1].lower() for n in names if isinstance(n, str)}


def _own(articles: list[Node], canonical: str, title: str) -> list[Node]:
    """The page's own of *articles*, none when there are several and nothing speaks for one."""

    words = set(_WORD.findall(title.casefold()))

    def strangeness(node: Node) -> int:
        if canonical and canonical in _urls([node]):
            return 0
        headline = tidy(node.get("headline")) or tidy(node.get("name"))
        if title and headline and (headline in title or title in headline):
            return 1
        said = set(_WORD.findall(headline.casefold()))
        if len(said & words) > len(said) / 2:
            return 2
        return 3 if "datePublished" in node or "headline" in node else 4

    own = min(articles, key=strangeness, default=None)
    if own is None:
        return []
    headline = set(_LONG_WORD.findall(tidy(own.get("headline")).casefold()))
    if len(headline) >= _ENOUGH_WORDS and strangeness(own) > 2:
        known = set(_LONG_WORD.findall(title.casefold()))
        # With no word in common it is of another article: a teaser's, in a list of one.
        if len(known) >= _ENOUGH_WORDS and known.isdisjoint(headline):
            return []
    days = {one[:10] for one in _strings(articles, "datePublished")}
    if tidy(own.get("headline")):  # two plugins may describe one article, by two days
        twins = [one for one in articles if one.get("headline") == own.get("headline")]
        if len(twins) > 1 and strangeness(own) <= 1:
            return twins
    return [] if title and len(days) > 1 and strangeness(own) > 2 else [own]


def _strings(nodes: list[Node], *keys: str) -> tuple[str, ...]:
    return distinct(_text(node.get(key)) for node in nodes for key in keys)


def _dates(own: list[Node], pages: list[Node], key: str) -> tuple[str, ...]:
    """The dates of the article, else those of its page; a film in it has one of its own."""
    bare = [node for node in pages if not _types(node) & _FILMS]
    return _strings(own, key) or _strings(bare, key)


def _dates_of_things(things: list[Node], title: str) -> tuple[str, ...]:
    """The dates of the film, the programme or the gallery whose name the page has for its title."""
    named = (
        node
        for node in things
        if len(name := tidy(_text(node.get("name")))) > _SHORTEST_NAME and name in title
    )
    own = next(named, None)
    return _strings([own], "datePublished", "uploadDate", "dateCreated")[:1] if own else ()


def _titles(nodes: list[Node], title: str) -> tuple[str, ...]:
    """
    Headlines, then names; a name first when the page's *title* has it and not the headline.

    Wikipedia: name "Hermitian matrix", headline "matrix equal to its conjugate-transpose".
    """
    headlines, names = _strings(nodes, "headline"), _strings(nodes, "name")
    if headlines and names and names[0] in title and headlines[0] not in title:
        return distinct([names[0], *headlines, *names])
    return distinct([*headlines, *names])


def _text(value: Any) -> str:
    """A string value, the first of a list, or RDF's {"@value": ...}."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, int) and value in _SECONDS:
        return str(value)
    return tidy(value)


def _first_named(nodes: list[Node], graph: _Graph, *keys: str) -> tuple[str, ...]:
    """The names under the first of *nodes* and *keys* that has any."""
    for node in nodes:
        for key in keys:
            names = distinct(_names(node.get(key), graph, 0))
            if names:
                return names
    return ()


def _authors(nodes: list[Node], graph: _Graph) -> tuple[str, ...]:
    """The authors; those of "creator" where it names them and more."""
    authors, creators = (_first_named(nodes, graph, key) for key in ("author", "creator"))
    return creators if set(creators) > set(authors) else authors or creators


def _bodies(nodes: list[Node], graph: _Graph) -> tuple[str, ...]:
    """The authors that are an Organization: "Noticias de El Salvador"."""
    found = []
    for node in nodes:
        value = node.get("author")
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                known = graph.by_id.get(one["@id"], one) if isinstance(one.get("@id"), str) else one
                types = _types(known)  # a blog's is both, ["Person", "Organization"]
                if types & _BODIES and "person" not in types:
                    found.append(_text(known.get("name")))
    return distinct(found)


def _houses(nodes: list[Node], graph: _Graph) -> tuple[str, ...]:
    """The publishers; a blog's, ["Person", "Organization"], is its author and no outlet."""
    found = _first_named(nodes, graph, "publisher", "sourceOrganization", "provider")
    if not found:
        return ()
    people = {tidy(one.get("name")) for one in graph.by_id.values() if "person" in _types(one)}
    return tuple(name for name in found if name not in people)


def _names(value: Any, graph: _Graph, depth: int) -> Iterator[str]:
    """ "Jane Doe", {"name": ...}, {"@id": ...} and lists of them -> names; addresses are none."""
    if depth > 4:
        return
    if isinstance(value, str):
        name = tidy(value)
        if name in graph.by_id:
            yield from _names(graph.by_id[name].get("name"), graph, depth + 1)
        elif not name.startswith(("http://", "https://", "//", "#", "/", "@")):
            yield name
    elif isinstance(value, list):
        for item in value[:30]:
            yield from _names(item, graph, depth + 1)
    elif isinstance(value, dict):
        known = graph.by_id.get(value.get("@id")) if isinstance(value.get("@id"), str) else None  # type: ignore[arg-type]
        inner = value.get("name") or (known or {}).get("name")
        if isinstance(inner, str):
            about = tidy(value.get("description") or (known or {}).get("description"))
            yield _in_full(tidy(inner), about)
        elif inner:
            yield from _names(inner, graph, depth + 1)
        else:
            parts = (tidy(value.get("givenName")), tidy(value.get("familyName")))
            yield " ".join(part for part in parts if part)


def _in_full(name: str, about: str) -> str:
    """ "Nils", "Nils Pickert ist freier Autor" -> Nils Pickert."""
    if not name or " " in name or not about.startswith(f"{name} "):
        return name
    found = re.match(r"[^\W\d_a-z][^\W\d_]{2,30}\b", about[len(name) + 1 :])
    return f"{name} {found[0]}" if found else name


def _urls(nodes: list[Node]) -> tuple[str, ...]:
    """The addresses that the nodes have for themselves."""
    found = []
    for node in nodes:
        page = node.get("mainEntityOfPage")
        found += [
            node.get("url"),
            page.get("@id") if isinstance(page, dict) else page,
            node.get("@id"),
        ]
    return distinct(
        tidy(url)
        for url in found
        if isinstance(url, str) and url.startswith(("http://", "https://")) and "#" not in url
    )


def _tags(nodes: list[Node]) -> tuple[str, ...]:
    """ "a, b, c" or ["a", "b"]: the keywords of the first node that has any."""
    for node in nodes:
        value = node.get("keywords")
        items = value.split(",") if isinstance(value, str) else value
        if isinstance(items, list) and items:
            return distinct(tidy(item) for item in items[:50])
    return ()
