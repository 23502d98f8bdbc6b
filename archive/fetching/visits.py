"""
A URL -> the page it leads to: robots.txt asked, redirects followed one by one, nobody hurried.

Every hop is a new address and is checked like the first: its form, its port, where its name lies,
what its robots.txt says. A server that says it is too busy is asked once more, when it names a time
that is near, and then left alone for the rest of the run.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from archive.errors import UnreadableError
from archive.fetching.address import Address, follow, parse_address
from archive.fetching.exchange import Answer, Question, ask
from archive.fetching.network import connect, is_private, is_public, resolve
from archive.fetching.robots import NAME, ROBOTS_BYTES, HostRules, read_rules
from archive.sources import limits
from archive.sources.document import Beside

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Sequence

    from archive.fetching import Web
    from archive.fetching.network import Connector, Resolver

REDIRECTS = 10
ROBOTS_REDIRECTS = 5
SECONDS = 60
"""For a page with all its redirects; waiting out of politeness does not count."""

ROBOTS_SECONDS = 20
DELAY = 1.0
"""Seconds between two pages of one host, when its robots.txt does not ask for more."""

PATIENCE = 30
"""Seconds of a Retry-After that are waited for."""

_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml;q=0.9,"
    "application/xml;q=0.9,text/plain;q=0.8,application/json;q=0.8,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Page:
    """
    The bytes at the end of the redirects, and what is known of them beside; *public*: the public
    internet had a hand in them.
    """

    data: bytes
    beside: Beside
    public: bool


class Fetcher:
    """
    One run: what it learnt of hosts, and when each was last asked.

    *resolver*, *connect*, *context* (whose certificates are trusted), *sleep* and *delay* are for
    those who have a network of their own; robots.txt and the bounds cannot be talked out of.
    """

    def __init__(
        self,
        web: Web,
        *,
        contact: str | None = None,
        resolver: Resolver = resolve,
        connect: Connector = connect,
        context: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
        delay: float = DELAY,
        seconds: float = SECONDS,
    ) -> None:
        self._web = web
        self._agent = to_agent(contact)
        self._resolver = resolver
        self._connect = connect
        self._context = context
        self._sleep = sleep
        self._delay = delay
        self._seconds = seconds
        self._peers: dict[tuple[str, int], Sequence[str]] = {}
        self._rules: dict[str, HostRules] = {}
        self._asked: dict[str, float] = {}
        self._closed: dict[str, tuple[float, str]] = {}

    def fetch(self, written: str, *, public: bool = False) -> Page:
        """
        The page at *written*, which a person named, or the *public* internet did.

        Raises UnreadableError, in one line, for every way to fail.
        """
        address = parse_address(written)
        seen: set[str] = set()
        spent = 0.0
        waited = False
        for _ in range(REDIRECTS + 1):
            if address.url in seen:
                raise UnreadableError(f"its redirects go round in a circle, at {address.url[:80]}")
            seen.add(address.url)
            try:
                peers = self._look_up(address, public=public)
                rules = self._rules_of(address, peers)
                rules.check(address)
                self._wait(address, rules, hop=len(seen) > 1)
                began = time.monotonic()
                answer = self._ask(address, peers, seconds=self._seconds - spent)
                spent += time.monotonic() - began
                if answer.status in _BUSY:
                    pause = self._pause(address, answer, again=not waited)
                    self._sleep(pause)
                    waited = True
                    answer = self._ask(address, peers, seconds=self._seconds - spent)
                    if answer.status in _BUSY:
                        self._pause(address, answer, again=False)
            except UnreadableError as error:
                if len(seen) == 1:
                    raise
                raise UnreadableError(f"it leads to {address.url[:80]}: {error.reason}") from None
            public = public or any(map(is_public, peers))
            if answer.status not in _MOVED:
                return _to_page(address, answer, public=public)
            location = answer.headers.get("location", "").strip()
            if not location:
                raise UnreadableError(f"{_said(answer.status)}, without saying where to")
            address = follow(address, location)
        raise UnreadableError(f"more than {REDIRECTS} redirects, the last to {address.url[:80]}")

    def _look_up(self, address: Address, *, public: bool) -> Sequence[str]:
        """
        The addresses of the host, each allowed; *public*: we came from the public internet.
        """
        allowed = self._web.private_network and not public
        if not allowed and not address.usual_port:
            hint = "" if public else " (--private-network allows others)"
            raise UnreadableError(f"only the ports 80 and 443 are fetched from{hint}")
        key = (address.host, address.port)
        if key not in self._peers:
            self._peers[key] = tuple(self._resolver(*key))
        peers = self._peers[key]
        if not peers:
            raise UnreadableError(f"there is no host {address.host}")
        for peer in peers:
            if is_public(peer) or (allowed and is_private(peer)):
                continue
            hint = "; --private-network allows it" if is_private(peer) and not public else ""
            raise UnreadableError(f"it lies in a private or special network ({peer}){hint}")
        return peers

    def _rules_of(self, address: Address, peers: Sequence[str]) -> HostRules:
        found = self._rules.get(address.origin)
        if found is None:
            found = self._rules[address.origin] = self._read_rules(address, peers)
        return found

    def _read_rules(self, address: Address, peers: Sequence[str]) -> HostRules:
        here = replace(address, target="/robots.txt")
        public = any(map(is_public, peers))
        try:
            for _ in range(ROBOTS_REDIRECTS + 1):
                answer = ask(
                    Question(
                        here,
                        self._look_up(here, public=public and here.origin != address.origin),
                        agent=self._agent,
                        accept="text/plain,*/*;q=0.5",
                        limit=ROBOTS_BYTES,
                        seconds=min(ROBOTS_SECONDS, self._seconds),
                        connect=self._connect,
                        context=self._context,
                        cut=True,
                    )
                )
                location = answer.headers.get("location", "").strip()
                if answer.status not in _MOVED or not location:
                    return read_rules(answer)
                here = follow(here, location)
        except UnreadableError as error:
            unreachable = error.reason.startswith(("no connection", "no secure", "its certificate"))
            why = error.reason if unreachable else f"its robots.txt cannot be had: {error.reason}"
            return HostRules(lambda _: False, refusal=why)
        # More redirects than a robots.txt may have: RFC 9309 takes it for missing.
        return HostRules(lambda _: True)

    def _wait(self, address: Address, rules: HostRules, *, hop: bool) -> None:
        """Let the host rest since its last page; a redirect within it is the same page."""
        until, why = self._closed.get(address.host, (0.0, ""))
        if time.monotonic() < until:
            raise UnreadableError(f"not asked: {address.host} said {why} a moment ago")
        if not hop and address.host in self._asked:
            rest = self._asked[address.host] + max(self._delay, rules.delay) - time.monotonic()
            if rest > 0:
                self._sleep(rest)

    def _ask(self, address: Address, peers: Sequence[str], *, seconds: float) -> Answer:
        if seconds <= 0:
            raise UnreadableError(f"given up after {self._seconds:.0f} s")
        try:
            return ask(
                Question(
                    address,
                    peers,
                    agent=self._agent,
                    accept=_ACCEPT,
                    limit=limits.HTML_BYTES,
                    seconds=seconds,
                    connect=self._connect,
                    context=self._context,
                )
            )
        finally:
            self._asked[address.host] = time.monotonic()

    def _pause(self, address: Address, answer: Answer, *, again: bool) -> float:
        """Seconds to wait before asking once more; UnreadableError when there is no use."""
        seconds = to_seconds(answer.headers.get("retry-after", ""))
        if seconds is not None and again and seconds <= PATIENCE:
            return seconds
        said = _said(answer.status)
        if seconds is not None:
            said += f", asks to wait {seconds:,.0f} s"
        if answer.status == 429 or seconds is not None:
            rest = max(seconds or 0, PATIENCE)
            self._closed[address.host] = (time.monotonic() + rest, said)
        raise UnreadableError(said)


def to_agent(contact: str | None) -> str:
    """Who asks: "news-archive/0.1.0", with how to reach the person when that is set."""
    from importlib import metadata

    try:
        version = metadata.version("news-archive")
    except metadata.PackageNotFoundError:
        version = "0"
    return f"{NAME}/{version}" + (f" (+{contact})" if contact else "")


def to_seconds(retry_after: str) -> float | None:
    """What a Retry-After says, as seconds from now; None when it says nothing."""
    written = retry_after.strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(written[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _to_page(address: Address, answer: Answer, *, public: bool) -> Page:
    if answer.status not in (200, 203):
        raise UnreadableError(_said(answer.status))
    fetched = datetime.now(UTC).isoformat(timespec="seconds")
    return Page(answer.body, Beside(address.url, fetched, answer.charset), public)


def _said(status: int) -> str:
    """ "404 Not Found", in the standard's words and not in the server's."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"it answers {status}, which means nothing"
