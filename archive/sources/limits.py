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

GZIP_RATIO = 200
"""More bytes out per byte in than this is a bomb: prose gives 2 to 4, a repeated page 100."""

GZIP_FLOOR = 8 * MB
"""Below this size the ratio is not looked at."""

HEAD_BYTES = 64 * 1024
"""How much of a file is looked at to tell what it is."""


def sized(count: int) -> str:
    """A number of bytes as a message says it: "64 MB", "812 bytes"."""
    if count >= MB:
        return f"{count / MB:.0f} MB"
    return f"{count / 1024:.0f} kB" if count >= 1024 else f"{count} bytes"


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
