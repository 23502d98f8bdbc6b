"""
Addresses -> the bytes they stand for, fetched politely and suspiciously.

    is_address     whether an argument is a URL and not a path
    Web            what a person allows: private networks, how many links of a feed
    open_web       a Fetcher: one run's memory of hosts, their rules and when they were last asked

What a stranger's server answers is hostile until it is read: every address it leads to is checked
again, every answer has an end in bytes and in seconds, and nothing of ours (cookies, passwords, an
environment's proxy) goes along. Nothing of the network is imported before something is fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.fetching.visits import Fetcher

_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Web:
    """
    What may be fetched.

    *private_network* lets addresses given by name lie in a private network (and on any port); a
    public page can never lead there. *follow* is how many bare links of each feed are fetched too.
    """

    private_network: bool = False
    follow: int = 0


def is_address(written: str) -> bool:
    """Whether *written* is a URL to fetch: "https://example.org/a", not "example.org/a"."""
    return written.lstrip().lower().startswith(_SCHEMES)


def open_web(web: Web, *, contact: str | None = None) -> Fetcher:
    """What fetches, for one run; *contact* is told to every server. Raises nothing yet."""
    from archive.fetching.visits import Fetcher

    return Fetcher(web, contact=contact)
