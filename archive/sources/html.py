"""
A web page -> Article: the passages of the story, the captions, and what the page says of itself.

Pages are hostile: nested past any depth, huge, broken, made of scripts alone. A page is read in one
of two ways, trafilatura's over a parsed tree or, where that would fail, the plain scan in
markup.py; a page without text is refused in one line.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from archive.article import Article, Clues
from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.captions import find_captions
from archive.sources.clues import to_clues
from archive.sources.decode import decode
from archive.sources.document import to_digest
from archive.sources.markup import choose_blocks, read_markup
from archive.sources.page_clues import find_clues
from archive.sources.page_text import find_blocks, silence, to_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

# What XML cannot hold; libxml2 stops at some of them.
_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_CONTROLS = bytes([*range(9), 0x0B, *range(0x0E, 0x20)])
# lxml drops a page whose doctype is faulty: https://bugs.launchpad.net/lxml/+bug/1955915
_DOCTYPE = re.compile(rb"<!doctype[^>]{0,1000}>", re.IGNORECASE)
# Pictures inside the page, as SingleFile saves them; libxml2 refuses attributes above 10 MB.
_DATA_URL = re.compile(
    r"data:[a-z]{1,20}/[a-z0-9.+-]{1,60};base64,[A-Za-z0-9+/=]{1000,}", re.IGNORECASE
)
_LARGE = 1 * limits.MB
# As much of a page too large for a tree as is searched for its clues.
_HEAD_CHARACTERS = 256 * 1024
# A page that needs its scripts to run tells its reader so in a sentence or two, in these words.
_PLACEHOLDER = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "enable|activate|turn on|allow|requires?|disable",
        "javascript|js|cookies|ad ?block(?:er)?",
        "please|you|your|to continue",
    )
)
_PLACEHOLDER_CHARACTERS = 300
# "Object Moved This document may be found here": what a server says instead of a page.
_SERVER_SAYS = re.compile(
    r"(?:object moved|document (?:has )?moved|moved permanently|access denied|page not found|"
    r"[345]\d\d (?:moved|found|see other|temporary redirect|not found|forbidden|unauthorized|"
    r"bad gateway|bad request|service unavailable|internal server error|gateway time-?out|"
    r"too many requests))\b",
    re.IGNORECASE,
)


def read_html(data: bytes, *, url: str | None = None, charset: str | None = None) -> Article:
    """
    The article in a web page: `decoded` and `paragraphs` (body, heading, caption), and the clues.

    *charset* is what the server said. Raises UnreadableError for what is too large, no text, or a
    page without an article.
    """
    if len(data) > limits.HTML_BYTES:
        raise UnreadableError(
            f"too large: a web page may have {limits.sized(limits.HTML_BYTES)},"
            f" this one has {limits.sized(len(data))}"
        )
    decoded = decode(data, html=True, charset=charset)
    markup = _DATA_URL.sub("data:,", decoded.text) if len(data) > _LARGE else decoded.text
    notes = list(decoded.notes)
    large = markup.count("<") > limits.HTML_TAGS
    tree, whole = _parse(markup[:_HEAD_CHARACTERS] if large else markup)
    with _held(tree):
        clues, captions = _around(tree, markup, url)
        blocks = find_blocks(tree) if whole and not large else []
    if not blocks:
        blocks = choose_blocks(read_markup(markup))
        notes.append("html:fallback: the text was read without telling article from page")
    text = " ".join(block.text for block in blocks)
    if not any(character.isalnum() for character in text):
        raise UnreadableError("no article text found in the page")
    if len(text) < _PLACEHOLDER_CHARACTERS and all(
        pattern.search(text) for pattern in _PLACEHOLDER
    ):
        raise UnreadableError("no article text found: the page asks for JavaScript or cookies")
    if len(text) < _PLACEHOLDER_CHARACTERS and _SERVER_SAYS.match(text):
        raise UnreadableError("no article text found: this is a server's message")
    joined, paragraphs = to_paragraphs(blocks, captions)
    return Article(
        digest=to_digest(data),
        kind="html",
        decoded=joined,
        paragraphs=paragraphs,
        notes=tuple(notes),
        clues=clues,
    )


def _parse(markup: str) -> tuple[Any, bool]:
    """
    The page as lxml's tree (None when there is none), and whether the tree holds all of it.

    libxml2 gives up at 256 levels and at 10 MB in one text, and keeps what it has.
    """
    from lxml import etree
    from lxml.html import HtmlElement, HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,  # type: ignore[call-arg]  # lxml-stubs lag
        remove_comments=True,
        remove_pis=True,
    )
    # Its own look-up asks in Python for the class of every element each time that one is visited.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        data = _DOCTYPE.sub(b"", _to_parsable(markup), count=1)
        tree = document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    last = parser.error_log.last_error
    return tree, last is None or last.level < etree.ErrorLevels.FATAL


@contextmanager
def _held(tree: Any) -> Iterator[None]:
    """The elements of *tree* made once: lxml makes anew, at each visit, those that nobody holds."""
    elements = [] if tree is None else list(tree.iter())
    yield
    elements.clear()


def _to_parsable(markup: str) -> bytes:
    # Few pages have any, and bytes are searched twenty times as fast as characters.
    data = markup.encode()
    if (
        len(data.translate(None, _CONTROLS)) == len(data)
        and "\ufffe" not in markup
        and "\uffff" not in markup
    ):
        return data
    return _UNPARSABLE.sub("", markup).encode()


def _around(tree: Any, markup: str, url: str | None) -> tuple[Clues, list[str]]:
    """The clues and captions of the page; what the URL says when its tree cannot be searched."""
    from lxml import etree

    bare = to_clues(urls=[url] if url else [])
    if tree is None:
        return bare, []
    with silence():
        try:
            return find_clues(tree, markup, url=url), find_captions(tree)
        except etree.LxmlError:  # libxml2's limits on what an XPath may visit
            return bare, []
