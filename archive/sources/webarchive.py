"""
A page as Safari saves it (.webarchive, a binary property list) -> the page in it, with its address.
"""

from __future__ import annotations

from typing import Any

from archive.errors import UnreadableError
from archive.sources.document import Beside, Raw, to_digest

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_webarchive(data: bytes, place: str) -> Raw:
    """The page in *data*. Raises UnreadableError."""
    import plistlib

    try:
        found = plistlib.loads(data, fmt=plistlib.FMT_BINARY)
    except Exception as error:  # noqa: BLE001  struct, index, recursion: whatever damage leads to
        raise UnreadableError(
            f"a property list that is damaged ({type(error).__name__}), no page that Safari saved"
        ) from None
    page = found.get("WebMainResource") if isinstance(found, dict) else None
    if not isinstance(page, dict):
        raise UnreadableError("this is a property list, but no page that Safari saved")
    body = page.get("WebResourceData")
    if not isinstance(body, bytes) or _text(page, "WebResourceMIMEType") not in _PAGES:
        raise UnreadableError("what Safari saved here is no web page")
    url = _text(page, "WebResourceURL")
    beside = Beside(
        url=url if url.startswith(("http://", "https://")) else None,
        charset=_text(page, "WebResourceTextEncodingName") or None,
    )
    return Raw(body, to_digest(body), "html", place, beside)


def _text(page: dict[str, Any], key: str) -> str:
    value = page.get(key)
    return value if isinstance(value, str) else ""
