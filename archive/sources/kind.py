"""
What an input is: text, HTML or JSON, told by its content; a suffix only breaks ties.

People rename things: a page saved as .txt is a page, JSON Lines in a .log are JSON Lines. What is
recognised but not read yet (feeds, MHTML, other XML) is refused by name rather than archived as
gibberish. gzip is looked through before this, in unzip.py.
"""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING, Literal

from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.decode import find_binary, find_wide
from archive.sources.unzip import GZIP_MAGIC

if TYPE_CHECKING:
    from archive.article import Kind

Container = Literal["crawl", "feed"]
"""What holds many articles in a form of its own."""

_SNIFFED = 4096
CRAWL = re.compile(rb"WARC/\d\.\d|filedesc://")
_CRAWL_SUFFIXES = (".warc", ".warc.gz", ".arc", ".arc.gz")
_TAGS = (
    "html|head|body|title|meta|link|script|style|article|main|section|header|div|p|span|h[1-6]|table|"
    "center|font|a|b|i|img|br|hr|ul|ol|figure|blockquote|base|noscript|iframe|nav|template"
)
_OPENS = re.compile(rf"<(?:!doctype\s{{1,9}}html|(?:{_TAGS})(?=[\s/>]))", re.IGNORECASE)
_SOMEWHERE = re.compile(r"<!doctype\s{1,9}html|<html(?=[\s>])", re.IGNORECASE)
_ANY_TAG = re.compile(
    r"</?(?:html|head|body|p|div|article|br|a|span|h[1-6]|table|td)(?=[\s/>])", re.IGNORECASE
)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,60})")
_FEED_ROOTS = {"rss", "feed", "rdf:rdf"}
_JSON_OBJECT = re.compile(r'\{\s{0,999}["}]')
_JSON_ARRAY = re.compile(r"\[\s{0,999}(?:\{|\])")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_LINES_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")


def find_kind(data: bytes, *, name: str = "") -> Kind:
    """
    The kind of *data*, or of a file that begins with it; *name* may break a tie.

    Raises UnreadableError for what is no article, or not one that can be read.
    """
    looks = find_binary(data)
    if looks:
        raise UnreadableError(f"this looks like {looks}, not like text, HTML or JSON")
    head = _head(data)
    suffix = name.lower().removesuffix(".gz")
    inside = _skip_prolog(head)
    if _OPENS.match(inside):
        return "html"
    if _JSON_OBJECT.match(head) or _JSON_ARRAY.match(head):
        return "jsonl"
    if suffix.endswith(_LINES_SUFFIXES):
        return "jsonl"
    if head.startswith("<?xml") or suffix.endswith((".xml", ".rss", ".atom")):
        _refuse_xml(inside)
    if re.match(r"(?:From: <Saved by|MIME-Version: 1\.0\s)", head) and "multipart/related" in head:
        raise UnreadableError("this is an MHTML page, which is not read: save it as HTML")
    if _SOMEWHERE.search(head) or (suffix.endswith(_HTML_SUFFIXES) and _ANY_TAG.search(head)):
        return "html"
    return "text"


def find_container(data: bytes, *, name: str = "") -> Container | None:
    """
    What holds many articles and is no JSON, when *data*, perhaps gzipped, begins it: None if not.
    """
    head = data
    if head.startswith(GZIP_MAGIC):
        head = _unzip_head(data)
        if not head and name.lower().endswith(_CRAWL_SUFFIXES):
            return "crawl"  # its first member is damaged; another may not be
    if CRAWL.match(head):
        return "crawl"
    return None


def _unzip_head(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(data, _SNIFFED)
    except zlib.error:
        return b""


def find_shape(data: bytes, *, name: str = "") -> Literal["lines", "document"]:
    """
    Whether JSON that begins with *data* is one object per line, or one object or array in all.
    """
    head = data[: limits.HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"["):
        return "document"
    if name.lower().removesuffix(".gz").endswith(_LINES_SUFFIXES):
        return "lines"
    first, newline, rest = head.partition(b"\n")
    if not newline or rest.startswith(b'{"'):  # one long line, or each line an object
        return "lines"
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        # A pretty-printed object goes on after its first line; a broken line ends like a whole one.
        return "lines" if first.rstrip().endswith(b"}") else "document"
    return "lines"


def _head(data: bytes) -> str:
    """The beginning as text, good enough to look at."""
    head = data[:_SNIFFED]
    wide = find_wide(head[: len(head) // 4 * 4])
    text = head.decode(wide or "utf-8", "replace")
    return text.replace("\x00", "").lstrip("\ufeff \t\r\n\f\v")


def _skip_prolog(head: str) -> str:
    """*head* after an XML declaration and comments: "<!-- saved from url=... --> <html>"."""
    while True:
        if head.startswith("<!--"):
            end, length = head.find("-->"), 3
        elif head.startswith("<?"):
            end, length = head.find(">"), 1
        else:
            return head
        if end < 0:
            return head
        head = head[end + length :].lstrip()


def _refuse_xml(inside: str) -> None:
    """Raise for XML that is no web page; say what it is."""
    while inside.startswith("<!"):
        end = inside.find(">")
        inside = inside[end + 1 :].lstrip() if end >= 0 else ""
    root = _ROOT.match(inside)
    if root is None:
        return
    if root.group(1).lower() in _FEED_ROOTS:
        raise UnreadableError("this is a feed (RSS or Atom); feeds are not read yet")
    if root.group(1).lower() != "html":
        raise UnreadableError(f"this is XML (<{root.group(1)}>), not a web page")
