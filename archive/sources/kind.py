"""
What an input is: text, HTML, JSON, CSV, mail, Markdown, told by its content; a suffix breaks ties.

People rename things: a page saved as .txt is a page, JSON Lines in a .log are JSON Lines. What is
recognised but not read (other XML) is refused by name rather than archived as
gibberish. gzip is looked through before this, in unzip.py.
"""

from __future__ import annotations

import codecs
import json
import re
import zlib
from typing import TYPE_CHECKING, Literal

from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.decode import OFFICE, find_binary, find_wide
from archive.sources.envelope import MARKDOWN_SUFFIXES, find_envelope, find_front
from archive.sources.unzip import GZIP_MAGIC
from archive.sources.wrapped import may_wrap

if TYPE_CHECKING:
    from archive.article import Kind

Container = Literal["crawl", "feed", "webarchive"]
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
_FEED_ROOT = re.compile(r"(?:[a-z0-9]{1,20}:)?(?:rss|feed)|rdf:rdf", re.IGNORECASE)
_NEWS_ROOT = re.compile(r"(?:[\w.-]{1,20}:)?(?:nitf|newsml|newsitem|newsmessage)", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype\s{1,99}([A-Za-z_][\w.:-]{0,60})", re.IGNORECASE)
_JSON_OBJECT = re.compile(r'\{\s{0,999}["}]')
_JSON_ARRAY = re.compile(r"\[\s{0,999}(?:\{|\])")
# "2025-10-17T10:04:00Z INFO", "[17/Oct/2025:10:04:00", "Oct 17 10:04:00 host", "10.0.0.7 - - [".
_STAMPED = re.compile(
    r"\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d "
    r"|\d{1,3}(?:\.\d{1,3}){3} \S{1,99} \S{1,99} \[|\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d)"
)
_LOGGED = 8
# What a person does who has the article in such a file.
_INSTEAD = (
    ("PDF", "save its text, with pdftotext say,"),
    *((name, "save it as text or HTML") for name in ("Office", "EPUB")),
    *((name, "unpack it") for name in ("tar", "xz", "Zstandard", "7z", "RAR", "bzip2")),
    *((name, "write its table as CSV") for name in ("SQLite", "Parquet")),
)
_COLUMNS = re.compile(r"[\w .\"-]{0,40}(?:[,;\t][\w .\"-]{0,40}){2,99}")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_LINES_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")


def find_kind(data: bytes, *, name: str = "") -> Kind:
    """
    The kind of *data*, or of a file that begins with it; *name* may break a tie.

    Raises UnreadableError for what is no article, or not one that can be read.
    """
    looks = find_binary(data)
    if looks in OFFICE:
        return "office"
    if looks:
        right = next((how for what, how in _INSTEAD if what in looks), None)
        hint = f": {right} and add that" if right else ", not like text, HTML or JSON"
        raise UnreadableError(f"this looks like {looks}{hint}")
    head = _head(data)
    suffix = name.lower().removesuffix(".gz")
    inside = _skip_prolog(head)
    opens = _OPENS.match(inside)
    # A README opens with <p align="center">, a page with <html>.
    if opens and not (suffix.endswith(MARKDOWN_SUFFIXES) and not _SOMEWHERE.match(inside)):
        return "html"
    if _JSON_OBJECT.match(head) or _JSON_ARRAY.match(head):
        return "jsonl"
    if suffix.endswith(_LINES_SUFFIXES):
        return "jsonl"
    if inside.startswith("<") and _NEWS_ROOT.fullmatch(_find_root(inside)):
        return "newsxml"
    declared = head.startswith("<?xml")
    if declared or suffix.endswith((".xml", ".rss", ".atom")):
        _refuse_xml(inside, declared=declared)
    if _is_of_clippings(data):
        return "clipping"
    if suffix.endswith((".csv", ".tsv")) or _is_table(head):
        return "csv"
    if envelope := find_envelope(head, data, suffix):
        return envelope
    if suffix.endswith(MARKDOWN_SUFFIXES) or _has_front(data):
        return "markdown"
    if _is_log(head):
        raise UnreadableError("this looks like the log of a program, not like an article")
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
    if data.startswith(b"bplist00"):
        return "webarchive"
    head_text = _head(data)
    root = _find_root(_skip_prolog(head_text))
    if not root and head_text.startswith("<"):  # a licence in a comment, a long DTD
        root = _find_root(_skip_prolog(_head(data, limits.HEAD_BYTES)))
    return "feed" if _FEED_ROOT.fullmatch(root) else None


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
    if not newline or not rest.strip():  # one long line
        return "document" if may_wrap(head) else "lines"
    if rest.startswith(b'{"'):
        return "lines"
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        # A pretty-printed object goes on after its first line; a broken line ends like a whole one.
        return "lines" if first.rstrip().endswith(b"}") else "document"
    return "lines"


def _is_log(head: str) -> bool:
    """Whether *head* is line upon line with a time to the second in front, or a web server's."""
    lines = [line for line in head.split("\n")[:-1] if line.strip()]
    return len(lines) >= _LOGGED and all(map(_STAMPED.match, lines))


def _is_of_clippings(data: bytes) -> bool:
    """Whether *data* begins like what a press database saves."""
    from archive.sources.clippings import find_service

    return find_service(_head(data, limits.HEAD_BYTES).replace("\r\n", "\n")) is not None


def _is_table(head: str) -> bool:
    """Whether the first line names the columns of a table of articles: "date,title,text"."""
    line = head.partition("\n")[0]
    if not _COLUMNS.fullmatch(line.strip()):
        return False
    from archive.sources.rows import has_texts

    return has_texts(line)


def _head(data: bytes, size: int = _SNIFFED) -> str:
    """The beginning as text, good enough to look at."""
    head = data[:size]
    wide = find_wide(head[: len(head) // 4 * 4])
    text = head.decode(wide or "utf-8", "replace")
    return text.replace("\x00", "").lstrip("\ufeff \t\r\n\f\v")


def _has_front(data: bytes) -> bool:
    """Whether *data* begins with front matter, fences and all."""
    if not data[:6].removeprefix(codecs.BOM_UTF8).startswith((b"---", b"+++")):
        return False
    text = data[: limits.FRONT_BYTES].decode("utf-8", "replace")
    return find_front(text.removeprefix("\ufeff")) is not None


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


def _refuse_xml(inside: str, *, declared: bool) -> None:
    """Raise for XML that is no web page; say what it is."""
    root = _find_root(inside)
    if _FEED_ROOT.fullmatch(root):
        raise UnreadableError("this is a feed, which holds many articles: add it to an archive")
    if root and root.lower() != "html":
        raise UnreadableError(f"this is XML (<{root}>), no page, no feed, no NITF or NewsML")
    if not root and declared and not _SOMEWHERE.search(inside):
        raise UnreadableError("this is XML without an element, no page and no feed")


def _find_root(inside: str) -> str:
    """The name of the element that an XML document is; "" when it does not come to one."""
    doctype = _DOCTYPE.match(inside)
    if doctype:
        return doctype.group(1)
    while inside.startswith("<!"):
        end = inside.find(">")
        inside = inside[end + 1 :].lstrip() if end >= 0 else ""
        inside = _skip_prolog(inside)
    root = _ROOT.match(inside)
    return root.group(1) if root else ""
