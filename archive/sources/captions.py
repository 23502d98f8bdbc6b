"""
The lines under and beside a page's own pictures: what they show, who took them.

Read before the article is extracted, for extraction drops them: right for the story, wrong for an
archive. An element is a caption by its tag (<figcaption>), by a name that says whose line it is
("imagedescription", "photo-credits", "bildunterschrift"), or by a name that other things have too
("credit", "copyright", "source") when a picture stands beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.sources.class_names import KEPT, to_plain
from archive.sources.markup import to_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_PICTURES = frozenset({"img", "picture", "figure", "video", "amp-img"})
_INLINE = frozenset({"span", "b", "i", "em", "strong", "a", "small", "font", "u", "cite"})
_TAGS = frozenset({
    "figcaption", "p", "div", "span", "td", "small", "footer", "figure", "section", "h1", "h2",
    "h3", "h4", "h5", "em", "i", "cite", "dd", "li",
})  # fmt: skip
_READABLE = _TAGS | _INLINE
# A caption in a link or a menu belongs to a teaser for another article; not when the link is to the
# picture at full size.
_TEASER: Any = etree.XPath(
    "boolean(ancestor::a[not(contains(@href, '.jp') or contains(@href, '.png')"
    " or contains(@href, '.webp') or starts-with(@href, '#'))]"
    " | ancestor::nav)"
)
_APART = re.compile(r"related|teaser|recommend|cookie|consent|footer|comment|sidebar|newsletter")
_PICTURE: Any = etree.XPath(
    "boolean(.//img | .//picture | .//video | .//amp-img | .//noscript[contains(., '<img')]"
    " | .//*[@data-src or @data-srcset or @data-original or contains(@style, 'background-image')])"
)
_SILENT = frozenset({"script", "style", "noscript", "button"})
_LINES = frozenset({"br", "p", "div", "li", "dd", "dt", "figcaption"})
"""What begins and ends a line: "© Fox News<br>Sean Hannity interviews" is not by "NewsSean"."""
# "© 2023 Detroit Metro Times", "All Rights Reserved": of the page, not of a picture.
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:19|20)\d\d|^(?:19|20)\d\d\b|all rights reserved"
    r"|alle rechte|derechos reservados|tous droits|direitos reservados|\bimpressum\b"
    r"|datenschutz|privacy|cookie|licensed under",
    re.IGNORECASE,
)
# What only a line of a picture says, whatever its element is called.
_SAYS = re.compile(
    r"(?:\b(?:photo|photograph|picture|image|foto|bild|pic)s?(?: credit| courtesy)?(?: by|\s?:)"
    r"|\bcredit:|\(?\bAP Photo\b|\bgetty images\b|/\s?(?:AFP|AP|Reuters|EPA|dpa|Getty|EFE)\b"
    r"|\bvia (?:AP|AFP|Reuters|Getty)\b|©\s?\D|\(c\)\s)",
    re.IGNORECASE,
)
_MARKS = (":", "/", "©", "y I", "Y I", "P P", "by", "By", "BY", "via", "(c)", "(C)")
_WORDS = re.compile(r"photo|picture|image|foto|bild|pic|credit|getty|/|via |©|\(c\)")
"""What every line of `_SAYS` has, the second in lower case: quickly looked for."""
_CHARACTERS = 2000
_LINE = 1000
"""Characters of a caption that only its name makes one."""
_BESIDE = 400
"""Characters that may stand with a picture and its line in one element."""
_SAYING = 500
_END = 120
_FEW = 3
_STEPS = 3
_NAMED_STEPS = 4
_SHARE = 0.3
"""Of the paragraphs of the page: what holds more is no teaser, whatever it is called."""
_NAMES = 300
_READ = 500_000
"""Characters of candidates that are read: they may be nested."""
_MOST = 200


def find_captions(tree: Any) -> list[str]:
    """The captions and credits of the article's own pictures, each once, in order."""
    captions: dict[str, None] = {}
    taken: set[Any] = set()
    page = _Page(len(tree.findall(".//p")))
    read = 0
    for element, how in _find_candidates(tree):
        if any(above in taken for above in element.iterancestors()):
            continue
        text = _text(element)
        if (read := read + len(text)) > _READ:
            break
        limit = {"tag": _CHARACTERS, "says": _SAYING}.get(how, _LINE)
        if not 1 < len(text) <= limit or (how != "tag" and _is_story(element)):
            continue
        if how == "says" and not (_SAYS.search(text[-_END:]) or _SAYS.match(text)):
            continue
        if how in ("caption", "maybe", "says") and (
            _RIGHTS.search(text)
            or not (
                (how in ("caption", "maybe") and _SAYS.search(text))
                or page.is_beside_picture(element, len(text), far=how == "caption")
            )
        ):
            continue
        if _TEASER(element) or page.is_apart(element):
            continue
        taken.add(element)
        for line in _lines(element, text):
            captions[line] = None
        if len(captions) >= _MOST:
            break
    return list(captions)


def _find_candidates(tree: Any) -> Iterator[tuple[Any, str]]:
    """Elements that may be captions, outer before inner, and why; no more than can be judged."""
    found = 0
    for element in tree.iter(*_READABLE):
        tag = element.tag
        if tag == "figcaption":
            how = "tag"
        else:
            names = element.get("class", "")
            if item := element.get("itemprop"):
                names = f"{names} {item}"
            how = _by_name(names) if names and tag in _TAGS and len(names) <= _NAMES else ""
        if not how:
            text = element.text
            if text is None or not 2 < len(text) <= _SAYING or text.isspace():
                continue
            for mark in _MARKS:  # in a third of the time that one pattern takes
                if mark in text:
                    break
            else:
                continue
            if not (_WORDS.search(text.lower()) and _SAYS.search(text)):
                continue
            block = element
            while block is not None and block.tag in _INLINE:
                block = block.getparent()
            if block is None or block.tag not in _TAGS:
                continue
            yield block, "says"
        else:
            yield element, how
        if (found := found + 1) == 4 * _MOST:
            return


class _Page:
    """What has been seen of a page's elements: many captions have the same around them."""

    def __init__(self, paragraphs: int) -> None:
        self._most = max(_FEW, _SHARE * paragraphs)
        self._apart: dict[Any, bool] = {}
        self._pictured: dict[Any, bool] = {}
        self._sizes: dict[Any, int] = {}

    def is_apart(self, element: Any) -> bool:
        """Whether *element* stands in a sidebar, or in a box for other stories, by their names."""
        for above in element.iterancestors():
            apart = self._apart.get(above)
            if apart is None:
                apart = self._apart[above] = self._find_apart(above)
            if apart:
                return True
        return False

    def _find_apart(self, element: Any) -> bool:
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if element.tag not in ("aside", "footer") and not _APART.search(names[:_NAMES]):
            return False
        return len(element.findall(".//p")) <= self._most and element.find(".//h1") is None

    def is_beside_picture(self, element: Any, size: int, *, far: bool) -> bool:
        """
        Whether a picture stands in *element*, just before or behind it, or around it: with little
        else, or *far*, anywhere a few levels up.
        """
        around = element
        for _ in range(_NAMED_STEPS if far else _STEPS):
            if around.tag == "figure" or self._has_picture(around):
                return True
            for beside in (around.getprevious(), around.getnext()):
                if beside is not None and self._is_picture(beside):
                    return True
            around = around.getparent()
            if around is None or (not far and self._size(around) > size + _BESIDE):
                return False
        return self._has_picture(around)

    def _is_picture(self, element: Any) -> bool:
        if element.tag in _PICTURES:
            return True
        return self._size(element) <= _BESIDE and self._has_picture(element)

    def _has_picture(self, element: Any) -> bool:
        found = self._pictured.get(element)
        if found is None:
            found = self._pictured[element] = bool(_PICTURE(element))
        return found

    def _size(self, element: Any) -> int:
        found = self._sizes.get(element)
        if found is None:
            found = self._sizes[element] = len(element.text_content())
        return found


@lru_cache(KEPT)
def _by_name(names: str) -> str:
    """What class and itemprop make an element: "named", "caption", "maybe" or nothing."""
    plain = to_plain(names).replace("_", "-")
    if _NAMED.search(plain):
        return "named"
    maybe = _MAYBE.search(plain)
    if maybe is None:
        return ""
    return "caption" if maybe[0].startswith(("caption", "credit")) else "maybe"


def _lines(element: Any, text: str) -> list[str]:
    """*text*, in two where the credit stands before what the picture shows."""
    for inner in element.iterdescendants("span", "div", "p", "small", "em", "cite"):
        names = inner.get("class")
        if names and _CREDIT.search(to_plain(names[:_NAMES]).replace("_", "-")):
            credit = _text(inner)
            if 1 < len(credit) < len(text) and text.startswith(credit):
                return [text[len(credit) :].lstrip(), credit]
            return [text]
    return [text]


def _is_story(element: Any) -> bool:
    """Whether *element* holds more than a caption: headings of its own, paragraphs, a list."""
    return len(element.findall(".//p")) > 2 or element.find(".//figure") is not None


def _text(element: Any) -> str:
    whole = "".join(_pieces(element))
    return " ".join(block.text.replace("\n", " ") for block in to_blocks(whole, "figcaption"))


def _pieces(element: Any) -> Iterator[str]:
    silent = 0
    for event, inner in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        begins = event == "start"
        if event in ("start", "end"):
            if inner.tag in _SILENT:
                silent += 1 if begins else -1
            elif inner.tag in _LINES:
                yield " "
        text = inner.text if begins else inner.tail
        if text is not None and not silent and (begins or inner is not element):
            yield text
