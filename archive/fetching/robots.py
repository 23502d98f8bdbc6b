"""
What a host's robots.txt allows us, read once in a run.

By RFC 9309: a file that does not exist (4xx) allows all; one that cannot be had (5xx, 429, no
answer, no HTTP) allows nothing. Only the first 500 kB are looked at. protego reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.fetching.address import Address
    from archive.fetching.exchange import Answer

NAME = "news-archive"
"""What a robots.txt calls us."""

ROBOTS_BYTES = 500_000
LONGEST_DELAY = 30.0
"""Seconds of a Crawl-delay that are kept; some ask for days to say "no"."""

_AGENT = re.compile(r"(user[- ]?agent(?![\w-]) ?:? ?)([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HostRules:
    """What one host allows: nothing when *refusal* says why, else what *allows* says."""

    allows: Callable[[str], bool]
    delay: float = 0.0
    refusal: str = ""

    def check(self, address: Address) -> None:
        """Raise UnreadableError when *address* may not be fetched."""
        if self.refusal:
            raise UnreadableError(self.refusal)
        if not self.allows(address.url):
            raise UnreadableError("its robots.txt asks not to fetch it")


def read_rules(answer: Answer) -> HostRules:
    """The rules in an answer to a request for /robots.txt."""
    if answer.status == 429 or answer.status >= 500 or answer.status < 200:
        return HostRules(lambda _: False, refusal=f"its robots.txt cannot be had ({answer.status})")
    if answer.status >= 300:
        return HostRules(lambda _: True)
    return parse_rules(answer.body)


def parse_rules(data: bytes) -> HostRules:
    """The rules in a robots.txt; what is none (a web page, say) forbids nothing."""
    from protego import Protego

    text = data[:ROBOTS_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    # protego keeps every rule once for every agent above it: 16,000 agents over 20,000 rules, which
    # 500 kB can hold, are gigabytes. The agents that are not us are one to us.
    lines = (" ".join(line.split()) for line in text.replace("\x00", "").splitlines())
    found = Protego.parse("\n".join(_only_ours(line) for line in lines))
    delay = found.crawl_delay(NAME) or 0.0
    return HostRules(
        lambda url: bool(found.can_fetch(url, NAME)), delay=min(max(delay, 0.0), LONGEST_DELAY)
    )


def _only_ours(line: str) -> str:
    match = _AGENT.match(line)
    if match is None:
        return line
    name = match[2].strip().lower()
    if name != "*":
        name = NAME if name.replace("*", "").partition("/")[0].strip() == NAME else "another"
    return match[1] + name
