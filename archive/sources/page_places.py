"""
Whose a place on a page is: the story's own, or that of a comment, a sidebar, a teaser, a quotation.

Classes and ids tell most of it; a row of teasers is known by its elements, which are alike.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

# What an element around a comment, a sidebar or a teaser has: few have any.
_APART = frozenset({"nav", "aside", "footer"})
_MAY_BE_APART = re.compile(
    r"co(?:mment|mentario|pyright)|related|discussion|testimonial|footer|teaser|recommend|sidebar"
)
# A name in a comment, a sidebar or a teaser is another article's, or a reader's.
_IS_APART: Any = etree.XPath(
    "boolean(self::*[self::nav or (self::aside or self::footer) and"
    # <footer class="article-footer"> is the article's.
    " not(ancestor::article or contains(@class, 'article') or contains(@class, 'post')"
    " or contains(@class, 'entry')) or contains(@class, 'comment')"
    # <div class="entry-meta comments-above"> is the line of the author and the day.
    # So is <div class="comments_datetime">; <b class="comment-date"> is one comment's.
    " and not(contains(@class, 'entry-meta') or contains(@class, 'post-meta')"
    " or contains(@class, 'comments') and contains(@class, 'date'))"
    " or contains(@id, 'comment') or contains(@class, 'related')"
    " or contains(@class, 'comentario') and not(contains(@class, 'firma'))"
    " or contains(@class, 'discussion')"
    " or contains(@class, 'testimonial') or contains(@class, 'copyright')"
    # "Crafted by the maker of the theme"
    " or (contains(@class, 'footer') or contains(@id, 'footer')) and not(ancestor::article"
    " or contains(@class, 'article') or contains(@class, 'post') or contains(@class, 'entry')"
    " or contains(@class, 'story') or contains(@class, 'content') or contains(@class, 'news')"
    " or contains(@class, 'author') or contains(@class, 'byline') or count(.//p) > 12)"
    # <ul class="teaser__author--list"> is a list of authors.
    " or contains(@class, 'teaser')"
    " and not(contains(@class, 'author') or contains(@class, 'meta'))"
    " or contains(@class, 'recommend') or contains(@id, 'sidebar')"
    # <div class="main-content has-double-sidebar"> is not one.
    " or contains(@class, 'sidebar')"
    " and not(ancestor::article or contains(@class, 'has-') or contains(@class, 'with-')"
    " or contains(@class, 'main') or count(.//p) > 12)]"
    # <article class="post comments-open related-12"> is the article all the same.
    # WordPress gives a post its tags for classes: "hentry tag-comments".
    "[not(self::html or self::body or self::main or self::article or .//h1"
    " or contains(@class, 'hentry'))])"
)
# What a story in a list of stories has beside its author: a headline, or a link as long as one.
_HEADED: Any = etree.XPath(
    "boolean(.//*[self::h2 or self::h3 or self::h4 or self::h5]"
    "[string-length(normalize-space()) > 15]"
    " | .//a[string-length(normalize-space()) > 30] | ancestor::a)"
)
_STEPS_TO_ITEM = 6
_ITEM_TAGS = frozenset({"li", "article", "a", "tr", "td", "dd"})
_LONGEST_TEASER = 1200
_STEPS_TO_CARD = 3
_SHORTEST_TITLE = 25
_LONGEST_CARD = 400
_MOST_ITEMS = 8
# "by Gottfried Lindauer" under a picture, "by Vinoy Thomas" in a reference.
_IN_SMALL: Any = etree.XPath(
    "boolean(ancestor-or-self::*[contains(@class, 'caption') or contains(@class, 'gallerytext')"
    # <cite class="source">By Jane Doe</cite>
    " or contains(@class, 'reference') or self::cite[not(starts-with(normalize-space(), 'By '))]]"
    # <body class="left-caption">, a headline in <div class="caption">
    "[not(self::body or self::html or .//h1 or .//h2 or count(.//p) > 2)])"
)
# class="figcaption", "image-credit", "photo__author"
_OF_PICTURE = re.compile(
    r"figcaption|(?<!\S)(?:caption|photo)(?!\S)|(?:image|photo|picture|media|img)[-_]{0,2}(?:credit|author)",
    re.IGNORECASE,
)
_QUOTING = ("figure", "figcaption", "blockquote", "button")


def is_of_others(element: Any) -> bool:
    """Whether *element* is in a comment, a sidebar, a teaser or in what stands around the story."""
    return any(
        _IS_APART(one)
        for one in (element, *element.iterancestors())
        if one.tag in _APART or _MAY_BE_APART.search(f"{one.get('class')} {one.get('id')}")
    )


def is_listed(element: Any) -> bool:
    """
    Whether *element* stands in one of a row of teasers: alike elements side by side, each with a
    headline, or a link as long as one, and an element like this one.
    """
    names = _names(element)
    item = element
    for _ in range(_STEPS_TO_ITEM):
        parent = item.getparent()
        if parent is None or parent.tag in ("body", "html", "main"):
            return False
        if (item.tag in _ITEM_TAGS or item.get("class")) and len(parent) > 1:
            alike = [one for one in parent.iterchildren(item.tag) if _kind(one) == _kind(item)]
            if (
                len(alike) > 1
                and sum(
                    bool(_HEADED(one))
                    and any(_names(inner) == names for inner in one.iter(element.tag))
                    for one in alike[:_MOST_ITEMS]
                )
                > 1
            ):
                return len(item.text_content()) < _LONGEST_TEASER and item.find(".//h1") is None
        item = parent
    return False


def is_carded(element: Any, head: Any, names: list[str]) -> bool:
    """
    Whether *element* stands by another headline than *head*: in a single teaser.

    Not so a box about the author, whose heading and links have the *names*.
    """
    heads = set(head.iterancestors())
    for above in islice(element.iterancestors(), _STEPS_TO_CARD):
        if above in heads or above.tag in ("body", "article", "main"):
            return False
        for title in islice(above.iter("h2", "h3", "h4", "h5"), _MOST_ITEMS):
            text = title.text_content().strip()
            if title is head or title in heads:
                return False
            if len(text) > _SHORTEST_TITLE and not any(name in text for name in names):
                return len(above.text_content()) < _LONGEST_CARD
    return False


def _names(element: Any) -> tuple[str | None, ...]:
    return element.get("class"), element.get("rel"), element.get("itemprop")


def _kind(element: Any) -> str:
    return (element.get("class") or "").split(" ", 1)[0]


def is_quoted(element: Any) -> bool:
    """
    Whether *element* says who said something, or took a picture: <div class="quote">Enough. <b>The
    mayor</b>, <p class="figcaption">The harbour / <b class="firma">Mark Moe</b>.
    """
    near = (element, *islice(element.iterancestors(), 2))
    return (
        any(_names_quotes(one) for one in near)
        or next(element.iterancestors("blockquote", "figcaption", "cite"), None) is not None
    )


def _names_quotes(element: Any) -> bool:
    names = element.get("class") or ""
    of_picture = "ImageObject" in (element.get("itemtype") or "") or _OF_PICTURE.search(names)
    return "quote" in names or bool(of_picture and element.find(".//h1") is None)


def is_elsewhere(element: Any) -> bool:
    """Whether *element* is of others, or in a quotation, a reference or under a picture."""
    quoted = element.tag in _QUOTING or next(element.iterancestors(*_QUOTING), None) is not None
    return quoted or bool(_IN_SMALL(element)) or bool(is_of_others(element))


def is_headed(element: Any) -> bool:
    """Whether *element* has a headline, or a link as long as one, or is in a link."""
    return bool(_HEADED(element))
