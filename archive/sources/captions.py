"""
The lines under and beside a page's own pictures: what they show, who took them.

Read before the article is extracted, for extraction drops them: right for the story, wrong for an
archive. An element is a caption by its tag (<figcaption>), by a name that says whose line it is
("imagedescription", "photo-credits", "bildunterschrift"), or by a name that other things have too
("credit", "copyright", "source") when a picture stands beside it.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from archive.sources.markup import to_blocks

_OF_PICTURES = (
    r"(?:(?:image|img|photo(?:graph)?|picture|pic|figure|fig|bild(?:er)?|foto|slide(?:show)?|gallery"
    r"|hero|lead-?(?:image|media)|video|media|thumb(?:nail)?)s?-{0,3}"
    r"(?:captions?|credits?|copyrights?|description|desc|legende?|source|attribution|author|by(?:line)?"
    r"|unterschrift|nachweis|beschreibung|quelle)"
    r"|bildunterschrift(?:en)?|bildnachweise?|bildquelle|bildtext|fotocredit|photographers?|fotograf"
    r"|wp-caption-text|tr-caption|cutline|pie-?de-?foto|didascalia|legende-?(?:photo|image)"
    r"|caption-?(?:credit|text|source|copyright))"
)
_NAMED = re.compile(rf"(?<![a-z]){_OF_PICTURES}(?![a-z])")
_MAYBE = re.compile(
    r"(?<![a-z])(?<!no-)(?:captions?|credits?|copyrights?|source|quelle|attribution|legende?|credito"
    r"|imagedescription)(?![a-z])"
)
# What in a caption says who took it: stands apart where it comes first.
_CREDIT = re.compile(
    r"(?<![a-z])(?:credits?|copyrights?|source|quelle|attribution|author|photographers?|fotograf"
    r"|nachweis|by(?:line)?)(?![a-z])|credits?$|copyright$"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_TAGS = (
    "figcaption", "p", "div", "span", "td", "small", "footer", "figure", "section", "h1", "h2", "h3",
    "h4", "h5", "em", "i", "cite", "dd", "li",
)  # fmt: skip
# A caption in a link, a sidebar or a menu belongs to a teaser for another article; not when that is
# all of the page, or the link is to the picture at full size.
_TEASER: Any = etree.XPath(
    "boolean(ancestor::a[not(contains(@href, '.jp') or contains(@href, '.png')"
    " or contains(@href, '.webp') or starts-with(@href, '#'))]"
    " | ancestor::aside | ancestor::nav | ancestor::footer"
    " | ancestor::*[contains(@class, 'related') or contains(@class, 'teaser')"
    " or contains(@class, 'recommend') or contains(@class, 'cookie') or contains(@class, 'consent')"
    " or contains(@class, 'footer') or contains(@id, 'footer') or contains(@class, 'comment')"
    " or contains(@class, 'sidebar') or contains(@class, 'newsletter')][not(.//h1)])"
)
_PICTURE: Any = etree.XPath(
    "boolean(.//img | .//picture | .//video | .//amp-img | .//noscript[contains(., '<img')]"
    " | .//*[contains(@style, 'background-image')])"
)
_TEXTS: Any = etree.XPath(
    ".//text()[not(parent::script or parent::style or parent::noscript or parent::button)]"
)
# "© 2023 Detroit Metro Times", "All Rights Reserved": of the page, not of a picture.
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:19|20)\d\d|^(?:19|20)\d\d\b|all rights reserved"
    r"|alle rechte|derechos reservados|tous droits|direitos reservados",
    re.IGNORECASE,
)
_CHARACTERS = 2000
_LINE = 1000
"""Characters of a caption that only its name makes one."""
_BESIDE = 400
"""Characters that may stand with a picture and its line in one element."""
_STEPS = 3
_NAMES = 300
_MOST = 200


def find_captions(tree: Any) -> list[str]:
    """The captions and credits of the article's own pictures, each once, in order."""
    captions: dict[str, None] = {}
    known: dict[str, str] = {}
    taken: set[Any] = set()
    looked = 0
    for element in tree.iter(*_TAGS):
        how = "tag" if element.tag == "figcaption" else _by_name(element, known)
        if not how:
            continue
        if (looked := looked + 1) > 4 * _MOST or len(captions) >= _MOST:
            break
        if any(above in taken for above in element.iterancestors()) or _TEASER(element):
            continue
        text = _text(element)
        limit = _CHARACTERS if how == "tag" else _LINE
        if not 1 < len(text) <= limit or (how != "tag" and _is_story(element)):
            continue
        if how == "maybe" and (
            _RIGHTS.search(text) or not _is_beside_picture(element, len(text))
        ):
            continue
        taken.add(element)
        for line in _lines(element, text):
            captions[line] = None
    return list(captions)


def _by_name(element: Any, known: dict[str, str]) -> str:
    """What the class and itemprop of *element* make it: "named", "maybe" a caption, or ""."""
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    if len(names) < len("credit") or len(names) > _NAMES:
        return ""
    how = known.get(names)
    if how is None:
        plain = _CAMEL.sub("-", names).lower()
        how = "named" if _NAMED.search(plain) else "maybe" if _MAYBE.search(plain) else ""
        known[names] = how
    return how


def _lines(element: Any, text: str) -> list[str]:
    """*text*, in two where the credit stands before what the picture shows."""
    for inner in element.iterdescendants("span", "div", "p", "small", "em", "cite"):
        names = inner.get("class")
        if names and _CREDIT.search(_CAMEL.sub("-", names[:_NAMES]).lower()):
            credit = _text(inner)
            if 1 < len(credit) < len(text) and text.startswith(credit):
                return [text[len(credit) :].lstrip(), credit]
            return [text]
    return [text]


def _is_story(element: Any) -> bool:
    """Whether *element* holds more than a caption: headings of its own, paragraphs, a list."""
    return len(element.findall(".//p")) > 2 or element.find(".//figure") is not None


def _is_beside_picture(element: Any, size: int) -> bool:
    around = element
    for _ in range(_STEPS):
        if around.tag == "figure" or _PICTURE(around):
            return True
        around = around.getparent()
        if around is None or len(around.text_content()) > size + _BESIDE:
            return False
    return bool(_PICTURE(around))


def _text(element: Any) -> str:
    whole = "".join(_TEXTS(element))
    return " ".join(block.text.replace("\n", " ") for block in to_blocks(whole, "figcaption"))
