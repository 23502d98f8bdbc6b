"""
A plain text file -> Article: decoded, and nothing else.

What in it is headline, header, story or appeal is for the stages to say.
"""

from __future__ import annotations

from archive.article import Article
from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.clues import to_clues
from archive.sources.decode import decode
from archive.sources.document import to_digest


def read_text(data: bytes, *, url: str | None = None) -> Article:
    """
    The article in a text file: `decoded` and what the URL tells; no paragraphs yet.

    Raises UnreadableError for what is empty, too large or no text.
    """
    limits.check_size(len(data), "text")
    decoded = decode(data)
    if not decoded.text or decoded.text.isspace():
        raise UnreadableError("there is no text in it")
    return Article(
        digest=to_digest(data),
        kind="text",
        decoded=decoded.text,
        notes=decoded.notes,
        clues=to_clues(urls=[url] if url else []),
    )
