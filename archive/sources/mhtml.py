"""
MHTML -> Article: a page that a browser saved with all its parts in one file.

The root part is a web page and is read as one; its address is where the browser was. The date in
the header is when it was saved, and never when anything was published.
"""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from archive.article import changed
from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.document import to_digest
from archive.sources.html import read_html
from archive.sources.mail import DEEPEST, find_root
from archive.sources.mime import Part, parse_part

if TYPE_CHECKING:
    from archive.article import Article

_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, *, url: str | None = None) -> Article:
    """
    The article in a page saved as MHTML. Raises UnreadableError when there is no page in it.
    """
    limits.check_size(len(data), "mhtml")
    whole = parse_part(data, 0, len(data))
    root = _find_page(whole)
    if root is None:
        raise UnreadableError("there is no web page in this MHTML file")
    article = read_html(root.text(), url=url or _find_url(whole, root))
    return changed(article, digest=to_digest(data), kind="mhtml", fetched=_find_saved(whole))


def _find_page(whole: Part) -> Part | None:
    part = whole
    for _ in range(DEEPEST):
        if part.type in _PAGES:
            return part
        if not part.type.startswith("multipart/"):
            return None
        parts = list(part.parts())
        roots = find_root(part, parts) if part.type == "multipart/related" else parts
        pages = [one for one in (*roots, *parts) if one.type in _PAGES or one.param("boundary")]
        if not pages:
            return None
        part = pages[0]
    return None


def _find_url(whole: Part, root: Part) -> str | None:
    """Chrome's Snapshot-Content-Location, else where the root part came from."""
    places = (
        whole.get("snapshot-content-location"),
        root.get("content-location"),
        whole.get("content-location"),
    )
    for place in places:
        address = "".join(place.split())  # folded in the middle, as long ones are
        if address.startswith(("http://", "https://")):
            return address
    return None


def _find_saved(whole: Part) -> str | None:
    """The instant in the header, None when it has none; "-0000" is UTC that says no place."""
    try:
        saved = parsedate_to_datetime(whole.get("date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return saved.replace(tzinfo=saved.tzinfo or UTC).isoformat()
