"""
The names that a page shows in elements made for them: microdata, rel=author, a class, a link to an
author's page.

Such elements also stand in lists of other stories, in comments and around the words "Follow" and
"Full bio". So a name in the shape of a person's goes before any other word, one below the headline
before one above it, and what stands in a row of teasers is another story's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.agencies import load_agencies
from archive.byline_words import OTHER_HAND
from archive.names import fold_accents, is_full_name, load_names, split_byline
from archive.sources.class_names import KEPT, to_plain
from archive.sources.clues import tidy
from archive.sources.page_places import is_carded, is_listed, is_of_others, is_quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# <a href="/autoren/jana-weiss/">
_OF_AN_AUTHOR = re.compile(
    r"/(?:authors?|autor(?:in|en|es|e|i)?|auteurs?|profil|people)/[^/?#]{2,80}/?(?:[?#]|$|index)"
    r"|/profil/",
    re.IGNORECASE,
)
# Near the headline these are too.
_OF_A_PERSON = re.compile(
    r"/(?:profiles?|by|staff|journalists?|reporters?|contributors?|writers?|columnists?|users?"
    r"|signataires?|redaktion|toireporter|person|team)/[^?#]{2,80}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<![a-z])(?:(?:article|post|story|news|entry|by)?-?authors?(?:names?|line|link|title)?"
    r"|autor|autoren|autore|auteurs?|bylines?(?:names?)?|writers?|contributors?|vcard|journalists?"
    r"|redakteur|verfasser|firma(?:nte)?|(?:article|content|c|post|author|meta)[-_]{1,2}signatures?|written-?by|posted-?by|submitted-?by)(?![a-z])"
)
# What all of the above have. Literals in lower case are found six times as fast as "[Aa]ut[eho]".
_MAY_NAME = re.compile(
    r"aut[eho]|by-?line|writ|contrib|journ|redak|verf|firma|vcard|posted|submit|signatur"
)
_NOT_NAMED = re.compile(
    r"(?<![a-z])(?:bio|biography|avatar|image|img|photo|social|follow|description|desc|email"
    r"|comments?|widget|date|time|job|position|role)(?![a-z])"
)
# class="author-label", "byline-article-type", "author-tooltip__link": beside the name.
_BESIDE_NAME = re.compile(
    r"(?<![a-z])(?:authors?|autor|bylines?|contributors?)(?:[-_]{1,2}[a-z]{1,20}){0,3}[-_]{1,2}"
    r"(?:label|type|category|tooltip|flyout|more|icon|contact|share|rss|twitter|facebook|count)"
    r"(?![a-z])"
)
_OTHER_HAND = re.compile(OTHER_HAND, re.IGNORECASE)
# A figure, or the word before a day.
_END = re.compile(
    r"(?<!\w)\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d"
    r"|(?<=\w)[\s,|]{1,3}(?:veröffentlicht|aktualisiert|erschienen|published|updated|posted"
    r"|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|opublikowan|edited by)",
    re.IGNORECASE,
)
_MARKS = frozenset(
    {"id", "data-testid", "data-test", "data-test-id", "data-qa", "data-component", "data-hook",
     "data-type", "data-role", "data-element", "data-name", "data-link-name", "data-field",
     "data-module", "data-cy", "aria-label", "property", "typeof", "slot"}
)  # fmt: skip
_NEW_LINE = frozenset({"br", "div", "p", "li", "dd", "dt", "h2", "h3", "h4", "h5", "td", "section"})
_IN_LINE = frozenset({"b", "strong", "i", "em", "span", "u", "small"})
_LONGEST = 120
_LONGEST_BESIDE = 60
"""Characters that a byline has beside its names."""
_FIRST_TEXTS = 8
_NAME_CHARACTERS = 300
_MOST_BESIDE = 60
_WHOLE = frozenset({"html", "body"})
_STORY = 150
"""Characters of a paragraph that the story has begun with."""
_MOST = 12
_MOST_SHOWN = 200
_MOST_BETWEEN = 400
# What has an attribute that few have is found without asking every element of the page for it.
_ITEMS: Any = etree.XPath("//@itemprop[. = 'author']/..")
_LINKS: Any = etree.XPath("//a/@rel/..")


def list_shown(tree: Any, head: Any) -> Iterator[list[str]]:
    """The names by each kind of element, the most trusted first; *head* is the headline, if any."""
    yield _choose(_find_items(_ITEMS(tree)), head, supplied=True)
    yield _choose(_find_links(_LINKS(tree)), head, supplied=True)
    yield _choose(_find_named(tree.iter("*")), head, supplied=True)
    # Where classes are made by machines, tests and counters call things by their names.
    near = _between(head)
    marked = _choose((one for one in near if _is_marked(one) or _is_profile(one)), None)
    yield marked if all(map(is_full_name, marked)) and not is_told(marked, head) else []
    linked = _choose((one for one in tree.iter("a") if _is_addressed(one)), head)
    yield [] if is_told(linked, head) else linked


def is_told(named: list[str], head: Any) -> bool:
    """Whether the headline *head* speaks of them: who is in the news writes none."""
    words = set() if head is None else set(re.findall(r"\w{3,}", head.text_content().casefold()))
    return any(word.casefold() in words for name in named for word in name.split())


def find_printed(head: Any) -> list[str]:
    """The full names that elements for authors show between the headline *head* and the story."""
    found: list[str] = []
    between = _between(head)
    for find in (_find_items, _find_links, _find_named):
        names = _choose(find(between), None)
        # <a rel="author">Jane Doe</a> and <b class="author">John Roe</b>
        if (not found or set(found) < set(names)) and all(map(is_full_name, names)):
            found = names
    return found


def _between(head: Any) -> list[Any]:
    """The elements from the headline to the story; none when either is missing."""
    found: list[Any] = []
    for element in islice(_following(head), _MOST_BETWEEN):
        if element.tag == "p" and sum(map(len, element.itertext())) > _STORY:
            return found
        found.append(element)
    return []


def _following(element: Any) -> Iterator[Any]:
    """The elements behind *element*, in the order of the page."""
    while element is not None:
        beside = element.getnext()
        if beside is None:
            element = element.getparent()
        else:
            yield from beside.iter()
            element = beside


def _find_items(elements: Iterable[Any]) -> Iterator[Any]:
    """Those with itemprop=author, or what is the name in them."""
    for element in elements:
        if element.get("itemprop") == "author":
            names = [one for one in element.iter() if one.get("itemprop") == "name"]
            yield from names or (element,)


def _find_links(elements: Iterable[Any]) -> Iterator[Any]:
    """The links among them with rel=author."""
    for element in elements:
        if element.tag == "a" and "author" in (element.get("rel") or "").split():
            yield element


def _find_named(elements: Iterable[Any]) -> list[Any]:
    """Those with a class for authors, inner before outer."""
    named: list[Any] = []
    for element in elements:
        names = element.get("class")
        if names and _is_named(names[:_NAME_CHARACTERS]) and element.tag not in _WHOLE:
            if named and named[-1] in set(element.iterancestors()):
                named.pop()  # <div class="byline"><span class="author-name">
            named.append(element)
    return named


def _is_marked(element: Any) -> bool:
    """Whether another attribute than its class calls *element* an author's."""
    return any(
        _is_named(value[:_NAME_CHARACTERS]) for name, value in element.items() if name in _MARKS
    )


def _is_profile(element: Any) -> bool:
    """Whether *element* links to the page of somebody."""
    href = element.get("href") if element.tag == "a" else None
    return href is not None and _OF_A_PERSON.search(href) is not None and _stands_alone(element)


def _is_addressed(link: Any) -> bool:
    """Whether a link to a person's page has the person's name: Fabian, /author/fabian/."""
    href = link.get("href")
    if href is None or _OF_AN_AUTHOR.search(href) is None or not _stands_alone(link):
        return False
    text, href = _text(link), href.casefold()
    return any(map(is_full_name, text.split(" | "))) or (
        f"/{fold_accents(text)}" in href and "/aut" in href
    )


def _stands_alone(link: Any) -> bool:
    """Whether *link* is no part of a sentence: "As <a>Jane Doe</a> wrote last week, ..."."""
    for around in link.iterancestors():
        texts = (around.text, *(one.tail for one in islice(around, _MOST_BESIDE)))
        if sum(len(text.strip()) for text in texts if text) >= _LONGEST_BESIDE:
            return False
        if around.tag not in _IN_LINE:
            break
    return True


@lru_cache(KEPT)
def _is_named(names: str) -> bool:
    if _MAY_NAME.search(names.lower()) is None:
        return False
    folded = to_plain(names)
    return (
        _NAMED.search(folded) is not None
        and _NOT_NAMED.search(folded) is None
        and _BESIDE_NAME.search(folded) is None
    )


def _choose(elements: Iterable[Any], head: Any, *, supplied: bool = False) -> list[str]:
    """
    The names of the element that is the byline, and of those beside it; *supplied*: with the
    agencies there, "By Jane Doe, Associated Press".
    """
    shown: list[tuple[int, Any, list[str]]] = []
    for at, element in enumerate(elements):
        if at == _MOST_SHOWN:
            break
        names = _names(element)
        if not names or any(ask(element) for ask in (is_of_others, is_quoted, is_listed)):
            continue
        if head is not None and is_carded(element, head, names):
            continue
        rank = 2 * (not is_full_name(names[0])) + (head is not None and _is_before(element, head))
        shown.append((rank, element, names))
    if not shown:
        return []
    best = min(rank for rank, _, _ in shown)
    first = next(at for at, (rank, _, _) in enumerate(shown) if rank == best)
    # Of several posts on one page the first is meant, though only its author has but a handle.
    kinds = [(element.tag, element.get("class")) for _, element, _ in shown[: first + 1]]
    first = kinds.index(kinds[first])
    best = shown[first][0]
    kind, beside = kinds[first], _around(shown[first][1])
    found: list[str] = []
    agencies: list[str] = []
    for rank, element, names in shown[first:]:
        alike = (element.tag, element.get("class")) == kind
        # <li><a class="author">Jana Weiß</a></li><li><a class="author">Max Roth</a></li>; what is
        # beside a handle must be of its kind: <b class="byline-author"> <b class="byline-category">
        steps = 3 if alike else 0 if rank > 1 else 2
        if rank >> 1 != best >> 1 or not any(
            one is two for one in _around(element)[:steps] for two in beside[:steps]
        ):
            continue
        found += names
        if supplied:
            agencies += [one.name for one, _, _ in load_agencies().within(_text(element))]
        if len(found) >= _MOST:
            break
    return [*found, *(one for one in agencies if one not in found)]


def _around(element: Any) -> list[Any]:
    return list(islice(element.iterancestors(), 3))


def _is_before(element: Any, head: Any) -> bool:
    """Whether *element* stands in front of the headline *head*, and not around it."""
    within: dict[Any, Any] = {}
    inner: Any = None
    for above in (head, *head.iterancestors()):
        within[above] = inner
        inner = above
    inner = None
    for above in (element, *element.iterancestors()):
        if above in within:
            other = within[above]
            if inner is None or other is None:
                return False
            return bool(above.index(inner) < above.index(other))
        inner = above
    return False


def _names(element: Any) -> list[str]:
    """The people in a byline: its links when they are names, else its text up to a figure."""
    text = _text(element)
    if not text or _OTHER_HAND.match(text):
        return []
    if len(text) > _LONGEST:  # "By Jane Doe Full bio Jane Doe has covered ..."
        return _text_by_text(element)
    before = _END.split(text, maxsplit=1)[0].strip(" ,|·-–") or text
    people = _people(before)
    if " | " in before:  # <b>Jana Weiß</b> | Palma de Mallorca | 08/01/2014
        bold = [name for one in element.iter("b", "strong") for name in _people(_text(one))]
        if set(bold) < set(people) and all(map(is_full_name, bold)):
            people = bold or people
    if element.tag != "a":
        linked = [name for link in element.iter("a") for name in _people(_text(link))]
        # "Jana Weiß 3. Mai 2021 Politik, Neue Wege": what follows the day is no author.
        inside = [name for name in linked if name in before]
        # <a>Jane Doe</a> Photographs by <a>John Roe</a>
        if people and set(people) < set(inside) and all(map(is_full_name, people)):
            inside = people
        people = inside or (people if any(map(is_full_name, people)) else linked or people)
    # "LP Luana Patriolino RF Raphael Felice"
    return [name for name in people if is_full_name(name)] or _text_by_text(element) or people


def _text_by_text(element: Any) -> list[str]:
    parts = (part for part in element.itertext() if not part.isspace())
    texts = map(tidy, islice(parts, _FIRST_TEXTS))
    return [name for part in texts for name in _people(part) if is_full_name(name)][:_MOST]


def _people(byline: str) -> list[str]:
    return split_byline(byline, names=load_names())


def _text(element: Any) -> str:
    """
    The text of *element*, its parts apart: <span>Author</span><a>Jane Doe</a>; its lines more so:
    "Jane Doe | Reporter".
    """
    if element.tag == "meta":  # <span itemprop="author"><meta itemprop="name" content="Jane Doe">
        return tidy(element.get("content"))
    parts: list[str] = []
    for part in _texts(element):
        last = parts[-1] if parts else ""
        # "Will Knigh" and "t", "J" and "ane Doe": letters apart for their looks
        if last[-1:].isalpha() and part[:1].islower() and 1 in (len(last), len(part)):
            parts[-1] += part
        else:
            parts.append(part)
    return tidy(" ".join(" ".join(parts).split())).replace(" ,", ",").strip("| ")


def _texts(element: Any) -> Iterator[str]:
    """The texts in *element*, with a bar where a line begins or ends."""
    if isinstance(element.tag, str) and element.text:
        yield element.text
    for child in element:
        is_line = child.tag in _NEW_LINE
        if is_line:
            yield "|"
        yield from _texts(child)
        if is_line:
            yield "|"
        if child.tail:
            yield child.tail
