"""
A page's tree without what stands around and between the article's own passages: related stories,
newsletter boxes, sharing bars, biographies, cookie notices, captions, as their classes name them.

trafilatura drops much of this, by its own list; this is what it keeps on pages of news. An element
goes by its name only while it holds a small part of the page's prose: a story may itself stand in
class="subscription-content".
"""

from __future__ import annotations

import re
from typing import Any

_WORDS = (
    # other stories
    r"related[a-z]*|relacionad[a-z]*|recommend[a-z]*|recirc[a-z]*|read-?more|more-?(?:about|on|stories"
    r"|news|from|articles|posts)|next-?(?:story|post|article)|prev-?(?:story|post|article)"
    r"|see-?also|also-?read|read-?also|read-?next|up-?next|trending|most-?(?:read|popular|viewed)|popular"
    r"-?posts|top-?stories|latest-?(?:news|posts|stories)|link-?list|link-?box|teaser-?(?:list|box)"
    r"|outbrain|taboola[a-z]*|jp-relatedposts|embedded-content"
    # asked of the reader
    r"|newsletters?(?:-?[a-z]*)?|sign-?up|subscribe(?:-?[a-z]*)?|subscription|donat(?:e|ion|ions)"
    r"|support-?us|membership|paywall|app-?(?:promo|download)|call-?to-?action|cta"
    r"|comments?|comment-?(?:list|area|form|section|count)|kommentare?|respond|feedback|poll"
    r"|shar(?:e|ing)(?:-?(?:bar|box|buttons?|links?|tools?|this|icons?))?|social(?:-?[a-z]*)?"
    r"|follow-?us|addthis[a-z]*|addtoany[a-z]*|sharedaddy"
    # who wrote, what the law asks
    r"|author-?(?:box|bio|info|card|profile|desc(?:ription)?|about|meta|details?|block|container)"
    r"|about-?(?:the-)?author|post-?author|bio|biography|contributors?-?bio|saboxplugin-?[a-z]*"
    r"|editorial-?disclosure|disclosure(?:-?text)?|disclaimer|affiliate-?[a-z]*|copyright|imprint"
    r"|cookie-?[a-z]*|consent-?[a-z]*|gdpr|borlabs-?cookie|content-?blocker"
    r"|pop-?up[a-z]*|popmake[a-z]*|pum-?(?:overlay|container|content)|modal|lightbox"
    # around pictures
    r"|captions?|caption-?(?:text|small|wrap|wrapper|content)|image-?(?:credit|caption|description)"
    r"|photo-?(?:credit|caption|by)|picture-?(?:credit|caption)|gallery-?caption|img-?caption"
    r"|video-?credit|credits?|bildunterschrift|bildnachweis"
    # the page's own machinery
    r"|bread-?crumbs?|tag-?(?:list|cloud|links)|tags-?(?:links|list|noticias)?|post-?tags|entry-?tags"
    r"|article-?tags|pagination|pager|post-?navigation|nav-?(?:links|menu|bar)|navbar|menu-?item"
    r"|side-?bar|widget-?area|footer-?[a-z]*|site-?(?:footer|header|nav)|skip-?link|print-?only"
    r"|screen-?reader-?text|visually-?hidden|sr-?only|advert[a-z]*|ad-?(?:slot|unit|container|wrapper)"
    r"|sponsor(?:ed)?-?[a-z]*|promo(?:tion)?(?:-?(?:box|block|text|link|banner|item))?"
)
_NAMED = re.compile(rf"(?<![a-z])(?:{_WORDS})(?![a-z])")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPARED = frozenset({"html", "body", "main", "article", "h1", "head"})
_NAME_CHARACTERS = 300
_SHARE = 0.3
"""Of the page's paragraphs; an element that holds more is the article, whatever its class says."""
_SENTENCE = 60
_MOST_LINKED = 0.4


def trim(tree: Any) -> None:
    """Take what is not the article out of *tree*, in place."""
    found = _named(tree)
    if not found:
        return
    total = _paragraphs(tree)
    root = tree.getroottree().getroot()
    for element in found:
        if element is root or element.getparent() is None:
            continue
        if element.find(".//h1") is None and _paragraphs(element) <= _SHARE * total:
            element.drop_tree()


def measure_prose(tree: Any) -> int:
    """The characters in the paragraphs of *tree* that read like sentences, not like links."""
    total = 0
    for element in tree.iter("p", "blockquote", "li"):
        if element.tag != "p" and element.find(".//p") is not None:
            continue
        size = len(" ".join("".join(element.itertext()).split()))
        if size >= _SENTENCE and _linked(element) < _MOST_LINKED * size:
            total += size
    return total


def _named(tree: Any) -> list[Any]:
    """The elements whose class or id says that they are not the article."""
    found = []
    for element in tree.iter():
        tag = element.tag
        if not isinstance(tag, str) or tag in _SPARED:
            continue
        names = element.get("class") or ""
        own = element.get("id")
        if own:
            names = f"{names} {own}"
        if not names or len(names) > _NAME_CHARACTERS:
            continue
        if _NAMED.search(_CAMEL.sub("-", names).lower()):
            found.append(element)
    return found


def _paragraphs(element: Any) -> int:
    """The characters in the paragraphs of *element*."""
    own = len(element.text or "") if element.tag == "p" else 0
    return own + sum(len(text) for p in element.iter("p") for text in p.itertext())


def _linked(element: Any) -> int:
    return sum(len("".join(link.itertext())) for link in element.iter("a"))
