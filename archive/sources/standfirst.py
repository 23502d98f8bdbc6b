"""
The paragraph between headline and story that says what it is about: standfirst, dek, Vorspann.

Extractors drop it, for its element is called "teaser" or "intro" like the boxes of other stories.
It is known by its place, under the headline and above the text, and by a name of its kind or by the
page's own description, which begins as it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.sources.class_names import KEPT, to_plain
from archive.sources.headings import find_headline, list_headings

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = (
    r"lead(?:-?(?:in|text|paragraph))?|lede|intro(?:duction|-?text|-?title)?|stand-?first"
    r"|teaser(?:-?(?:text|intro|copy))?|dek|deck|sub-?title|sub-?head(?:line|ing)?|sub-?line|abstract"
    r"|excerpt|summary|chapo|chapeau|chapo|description|short-?info|strap-?line|vorspann|anriss"
    r"|entradilla|bajada|sumario|sommario|occhiello|article-?dek|verdict|synopsis|kicker-?text|preamble"
)
_NAMED = re.compile(rf"(?<![a-z])(?:{_WORDS})(?![a-z])")
_TEXTS: Any = etree.XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False)
_TAGS = frozenset(
    {"p", "div", "h2", "h3", "h4", "strong", "span", "section", "blockquote", "header"}
)
_ELSEWHERE = frozenset({"a", "nav", "aside", "footer", "figcaption", "form", "button", "ul", "ol"})
_MEDIA = ("img", "picture", "video", "figure", "iframe", "button")
"""What holds these is "lede" or "intro" by its place: a film and its title."""
_SHORTEST, _LONGEST = 40, 1200
_SENTENCE = 80
_ENDS = tuple('.!?…"”“»')
_MOST_LINKED = 0.4
_ALIKE = 40
"""Characters in which the page's description and its standfirst begin alike."""
_KEY = 60
"""Characters, without spaces and marks, by which a passage is known again."""
_OPENING = 2 * _KEY
_MOST_PASSAGES = 80
_NAME_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A passage under the headline, in the order of the page; a standfirst by its name, one by its
    place if nothing but a headline stands before it, or any.
    """

    text: str
    named: bool
    placed: bool = False


def list_passages(tree: Any) -> list[Passage]:
    """
    The paragraphs of *tree* from its headline on, and what may be its standfirst among them.
    """
    head = find_headline(tree, list_headings(tree))
    description = _description(tree)
    opening, first = _squeeze(description)[:_ALIKE], description.lstrip()[:4]
    started = head is None
    found: list[Passage] = []
    for element in tree.iter("h1", *_TAGS):
        if element is head:
            started = True
        if not started or element.tag == "h1":
            continue
        names = element.get("class") or element.get("itemprop")
        named = names is not None and _is_named(names[:_NAME_CHARACTERS])
        if not named and len(opening) == _ALIKE and (element.text or "").lstrip().startswith(first):
            named = _squeeze(element.text[:200]).startswith(opening)
        if not named and element.tag != "p":
            continue
        text = _text(element)
        if len(text) < _SHORTEST:
            continue
        fits = (
            named
            and len(text) <= _LONGEST
            and not _is_elsewhere(element, len(text))
            and next(element.iter(*_MEDIA), None) is None
        )
        placed = (
            element.tag == "p"
            and head is not None
            and not named
            and _SENTENCE <= len(text) <= _LONGEST
            and text.endswith(_ENDS)
            and not _is_elsewhere(element, len(text))
        )
        found.append(Passage(text, fits, placed))
        if len(found) == _MOST_PASSAGES:
            break
    return found


@lru_cache(KEPT)
def _is_named(names: str) -> bool:
    return _NAMED.search(to_plain(names)) is not None


def choose_standfirst(passages: list[Passage], body: Iterable[str]) -> str | None:
    """
    The standfirst among *passages* that *body*, the text found in the page, lacks; None if it has.
    """
    texts = list(body)
    first = _squeeze(next((text for text in texts if len(text) >= _SHORTEST), ""))[:_KEY]
    known: str | None = None
    placed: list[str] = []
    for passage in passages:
        key = _squeeze(passage.text[:_OPENING])
        key = (key if len(key) >= _KEY else _squeeze(passage.text))[:_KEY]
        if first and key.startswith(first):
            if len(placed) == 1 and _squeeze(placed[0])[:_KEY] not in _squeeze(" ".join(texts)):
                return placed[0]
            return None
        if passage.placed:
            placed.append(passage.text)
        if not passage.named or not key:
            continue
        if known is None:
            known = _squeeze(" ".join(texts))
        if key not in known:
            return passage.text
    return None


def _description(tree: Any) -> str:
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        if name.lower() in {"description", "og:description"}:
            return element.get("content") or ""
    return ""


def _is_elsewhere(element: Any, size: int) -> bool:
    linked = sum(len("".join(link.itertext())) for link in element.iter("a"))
    return linked > _MOST_LINKED * size or any(
        above.tag in _ELSEWHERE for above in element.iterancestors()
    )


def _text(element: Any) -> str:
    if len(element) == 0:
        return " ".join((element.text or "").split())
    whole = (
        element.text_content() if element.find(".//script") is None else "".join(_TEXTS(element))
    )
    return " ".join(whole.split())


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
