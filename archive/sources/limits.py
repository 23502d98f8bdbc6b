"""
How much of one input is read, and no more: every bound on size that the readers know, in one place.

A limit that stops something is stated in the message that refuses it. They bound memory and time,
and are far above what news is: the longest page of 1,120 saved ones has 1.6 MB, the longest of
44,130 press releases 62 kB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.errors import UnreadableError

if TYPE_CHECKING:
    from typing import BinaryIO

MB = 1 << 20

TEXT_BYTES = 64 * MB
"""A plain text file. A single line of 50 MB passes."""

HTML_BYTES = 32 * MB
"""A web page; one saved with its pictures inside it reaches 20 MB."""

HTML_TAGS = 60_000
"""Above this many "<" a page's text is read by a plain scan, without a tree: a million elements
take 1 GB and half a minute. The largest page of 1,120 saved ones has 20,000."""

MAIL_BYTES = 64 * MB
"""A message, or a page that a browser saved as MHTML, with all that is enclosed."""

HEADER_BYTES = 256 * 1024
"""The header lines of a message; the longest seen in the wild have 30 kB."""

FRONT_BYTES = 16 * 1024
"""The front matter of a Markdown file; YAML is read slowly."""

JSON_LINE_BYTES = 32 * MB
"""One line of JSON Lines. The file may be of any length: it is never held whole."""

EXPORT_LINE_BYTES = 512 * MB
"""A line that `archive export` wrote: it holds a document, escaped, and its text again."""

JSON_FILE_BYTES = 128 * MB
"""A .json file that is one object or one array; it is held whole."""

CRAWL_RECORD_BYTES = HTML_BYTES
"""One record of a crawl, as it was sent. The file may be of any length: it is never held whole."""

FEED_BYTES = 16 * MB
"""A feed; the longest that outlets publish have 5 MB."""

FEED_TAGS = 400_000
FEED_ENTRIES = 20_000
FEED_NAMESPACES = 100
FEED_ATTRIBUTES = 4_000
"""What taking a feed apart costs is counted in these."""

OFFICE_BYTES = 64 * MB
"""A document of a word processor, and the XML in it: 500 clippings have 30 MB."""

GZIP_RATIO = 200
"""More bytes out per byte in than this is a bomb: prose gives 2 to 4, a repeated page 100."""

GZIP_FLOOR = 8 * MB
"""Below this size the ratio is not looked at."""

ZIP_PIPE_BYTES = 256 * MB
"""A zip file that comes through a pipe; one that is a file may be of any length."""

ZIP_DIRECTORY_BYTES = 32 * MB
"""The names in a zip file: 300,000 of them. Each takes ten times as much in memory."""

HEAD_BYTES = 64 * 1024
"""How much of a file is looked at to tell what it is."""


def find_limit(kind: str) -> tuple[int, str]:
    """How many bytes a document of this *kind* may have, and what it is called."""
    if kind == "html":
        return HTML_BYTES, "a web page"
    if kind in {"mail", "mhtml"}:
        return MAIL_BYTES, "a message" if kind == "mail" else "a saved page"
    if kind == "newsxml":
        return FEED_BYTES, "a document"
    if kind == "office":
        return OFFICE_BYTES, "a document"
    if kind == "clipping":
        return TEXT_BYTES, "a file of clippings"
    return TEXT_BYTES, "a text file"


def check_size(size: int, kind: str) -> None:
    """Raise UnreadableError when a document of this *kind* may not have *size* bytes."""
    limit, what = find_limit(kind)
    if size > limit:
        raise UnreadableError(
            f"too large: {what} may have {sized(limit)}, this one has {sized(size)}"
        )


def sized(count: int) -> str:
    """A number of bytes as a message says it: "64 MB", "812 bytes"."""
    if count >= MB:
        return f"{count / MB:.0f} MB"
    return f"{count / 1024:.0f} kB" if count >= 1024 else f"{count} bytes"


def is_bomb(made: int, packed: int) -> bool:
    """Whether *packed* bytes that unpack to *made*, so far, are a zip bomb."""
    return made > max(GZIP_FLOOR, GZIP_RATIO * packed)


def check_ratio(made: int, packed: int) -> None:
    """Raise UnreadableError when *packed* bytes that unpack to *made*, so far, are a zip bomb."""
    if is_bomb(made, packed):
        raise UnreadableError(
            f"this looks like a zip bomb: it unpacks to more than {GZIP_RATIO} times its size (the"
            f" limit above {sized(GZIP_FLOOR)})"
        )


def read_bounded(stream: BinaryIO, limit: int, *, what: str, first: bytes = b"") -> bytes:
    """
    *first* and all that is left in *stream*; refused when that is more than *limit* bytes.

    Raises UnreadableError.
    """
    parts = [first]
    total = len(first)
    while total <= limit:
        part = stream.read(MB)
        if not part:
            return b"".join(parts)
        parts.append(part)
        total += len(part)
    raise UnreadableError(f"too large: {what} may have {sized(limit)}, this one has more")
