"""
The paragraph between headline and story that says what the story is: standfirst, dek, lede, Vorspann.

Extractors drop it, for its element is called "teaser" or "intro" like the boxes of other stories. It
is known by its place, under the headline and above the text, and by a name of its kind or by the
page's own description, which begins as it does.
"""

from __future__ import annotations

import re
from typing import Any

_WORDS = (
    r"lead(?:-?(?:in|text|paragraph))?|lede|intro(?:duction|-?text|-?title)?|stand-?first"
    r"|teaser(?:-?(?:text|intro|copy))?|dek|deck|sub-?title|sub-?head(?:line|ing)?|sub-?line|abstract"
    r"|excerpt|summary|chapo|chapeau|chapo|description|short-?info|strap-?line|vorspann|anriss"
    r"|entradilla|bajada|sumario|sommario|occhiello|article-?dek|verdict|synopsis|kicker-?text|preamble"
)
_NAMED = re.compile(rf"(?<![a-z])(?:{_WORDS})(?![a-z])")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAGS = frozenset({"p", "div", "h2", "h3", "h4", "strong", "span", "section", "blockquote", "header"})
_ELSEWHERE = frozenset({"a", "nav", "aside", "footer", "figure", "form", "button", "ul", "ol"})
_SHORTEST, _LONGEST = 40, 1200
_MOST_LINKED = 0.4
_ALIKE = 40
"""Characters in which the page's description and its standfirst begin alike."""


def find_standfirst(tree: Any, *, body: list[str]) -> str | None:
    """
    The standfirst of the page *tree*, when *body*, the passages found so far, lacks it.
    """
    head = next(iter(tree.iter("h1")), None)
    first = _squeeze(next((text for text in body if len(text) >= _SHORTEST), ""))[:60]
    known = _squeeze(" ".join(body))
    opening = _squeeze(_description(tree))[:_ALIKE]
    started = head is None
    for element in tree.iter():
        tag = element.tag
        if element is head:
            started = True
        if not isinstance(tag, str) or tag not in _TAGS:
            continue
        if not (started and _may_hold(element, opening)):
            if started and first and tag == "p" and _squeeze(_text(element)).startswith(first):
                return None
            continue
        text = _text(element)
        squeezed = _squeeze(text)
        if first and squeezed.startswith(first):
            return None
        if not _SHORTEST <= len(text) <= _LONGEST or _links(element) > _MOST_LINKED * len(text):
            continue
        if any(above.tag in _ELSEWHERE for above in element.iterancestors()):
            continue
        if squeezed in known or squeezed[:60] in known:
            continue
        return text
    return None


def _description(tree: Any) -> str:
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        if name.lower() in {"description", "og:description"}:
            return element.get("content") or ""
    return ""


def _may_hold(element: Any, opening: str) -> bool:
    names = element.get("class") or element.get("itemprop") or ""
    if names and _NAMED.search(_CAMEL.sub("-", names[:300]).lower()):
        return True
    if len(opening) < _ALIKE:
        return False
    text = element.text or ""
    return _squeeze(text[:200]).startswith(opening)


def _text(element: Any) -> str:
    return " ".join(" ".join(element.xpath(".//text()[not(parent::script or parent::style)]")).split())


def _links(element: Any) -> int:
    return sum(len("".join(a.itertext())) for a in element.iter("a"))


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
