"""
A URL as people write it -> an address to ask, in ASCII; refused when it cannot be meant.

    "https://example.org/zürich?q=a b"  ->  https, example.org, 443, "/z%C3%BCrich?q=a%20b"

Only the form is looked at here: which machines may be spoken to is network.py's business.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from archive.errors import UnreadableError

LONGEST = 8000
"""Characters of a URL; the longest of 20,000 links in feeds and pages has 1,100."""

_PORTS = {"http": 80, "https": 443}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,126}\.?")
# IDNA 2003, which Python has, and 2008, which browsers have, lead these to different owners:
# "straße.de" is strasse.de in one and xn--strae-oqa.de in the other.
_DEVIATING = re.compile("[ßẞς\u200c\u200d]")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = _PATH + "?[]|"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a request goes: *target* is the path and the query as they are sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def secure(self) -> bool:
        """Whether it is asked over TLS."""
        return self.scheme == "https"

    @property
    def usual_port(self) -> bool:
        """Whether the port is one that the web is on."""
        return self.port in _PORTS.values()

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        """The whole, in ASCII and without a fragment."""
        return self.origin + self.target


def parse_address(written: str) -> Address:
    """The address that *written* means. Raises UnreadableError."""
    written = written.strip()
    if len(written) > LONGEST:
        raise UnreadableError(f"the address is longer than {LONGEST:,} characters")
    if _CONTROL.search(written):
        raise UnreadableError("the address holds a character that cannot stand in one")
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError as error:
        raise UnreadableError(f"this is no address: {str(error).lower()[:100]}") from None
    if parts.scheme not in _PORTS:
        raise UnreadableError(f"only http and https are fetched, not {parts.scheme[:20] or 'this'}")
    if "@" in parts.netloc:
        raise UnreadableError("an address with a name or password in it is not fetched")
    if port == 0:
        raise UnreadableError("this is no address: port 0")
    return Address(
        scheme=parts.scheme,
        host=_to_host(parts.hostname or ""),
        port=port or _PORTS[parts.scheme],
        target=_quoted(parts.path or "/", _PATH)
        + (f"?{_quoted(parts.query, _QUERY)}" if parts.query else ""),
    )


def follow(address: Address, location: str) -> Address:
    """Where an answer from *address* with this Location leads. Raises UnreadableError."""
    with suppress(UnicodeError):  # http.client reads headers as Latin-1; servers write UTF-8
        location = location.encode("latin-1").decode("utf-8")
    location = location.strip()
    if len(location) > LONGEST or _CONTROL.search(location):
        raise UnreadableError("it leads to an address that is none")
    try:
        return parse_address(urljoin(address.url, location))
    except ValueError:
        raise UnreadableError(f"it leads to {location[:80]}, which is no address") from None
    except UnreadableError as error:
        raise UnreadableError(f"it leads to {location[:80]}: {error.reason}") from None


def _to_host(name: str) -> str:
    """The host in ASCII and lower case; the address itself when it is a number."""
    if not name:
        raise UnreadableError("this is no address: it names no host")
    if ":" in name:  # IPv6, which urlsplit has checked
        if "%" in name:
            raise UnreadableError("this is no address: an IPv6 address with a zone")
        return name
    if _DEVIATING.search(name):
        raise UnreadableError("the host can mean two: write it in ASCII (xn--...)")
    try:
        host = name.encode("idna").decode("ascii").lower() if not name.isascii() else name
    except UnicodeError:
        host = ""
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise UnreadableError(f"{name[:80]} is no name of a host")
    return host


def _quoted(text: str, safe: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=safe)
