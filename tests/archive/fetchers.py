"""
Fetchers that see a server of ours on the loopback interface, or a made-up world.
"""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest

from archive.errors import UnreadableError
from archive.fetching import Web
from archive.fetching.visits import Fetcher

if TYPE_CHECKING:
    from tests.archive.loopback import Server


def told(value: object) -> str:
    """A parameter in the name of a test: what is said, not the bytes of an answer."""
    return str(value) if isinstance(value, str) else "x"


PUBLIC = "93.184.215.14"


def fetcher(**changes) -> Fetcher:
    """One that may fetch from the loopback interface and does not wait."""
    return Fetcher(Web(private_network=True), **{"delay": 0.0, **changes})


def world(server: Server, hosts: dict[str, str], *, private: bool = False, **changes) -> Fetcher:
    """A fetcher in a world of these *hosts*, all of which are in truth *server*."""
    return Fetcher(
        Web(private_network=private),
        resolver=lambda host, _: [hosts[host]] if host in hosts else [],
        connect=lambda *_: socket.create_connection(("127.0.0.1", server.port), 5),
        **{"delay": 0.0, **changes},
    )


def refusal(fetch: Fetcher, url: str) -> str:
    """Why *url* is not fetched, which is one short line and is known soon."""
    begun, cpu = time.monotonic(), time.process_time()
    with pytest.raises(UnreadableError) as caught:
        fetch.fetch(url)
    assert time.monotonic() - begun < 20
    assert time.process_time() - cpu < 5
    assert "\n" not in caught.value.reason
    assert len(caught.value.reason) < 300
    return caught.value.reason
