"""
Which machines may be spoken to, and a connection to one of them.

A name is looked up once and every address it has is checked; the connection goes to a checked
address and not to the name, so a name that changes its mind between the two (DNS rebinding) gains
nothing. Spellings of numbers (2130706433, 0x7f.1, 127.1) are read by the system and checked as what
they mean.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from archive.errors import UnreadableError

Resolver = Callable[[str, int], Sequence[str]]
"""A host and a port -> its addresses as text. Raises UnreadableError."""

Connector = Callable[[Sequence[str], int, float], socket.socket]
"""Checked addresses, a port, seconds -> a connection. Raises UnreadableError, OSError."""

CONNECT_SECONDS = 10
LOOK_UP_SECONDS = 10
_TRIED = 4

# What Python 3.11's is_global takes for public and no news is on: benchmarks, relays to IPv6, IETF.
_SPECIAL = tuple(
    ip_network(block)
    for block in ("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "100.64.0.0/10")
)
# Public IPv6 is this and nothing else, less what is documentation, tunnels (Teredo, 6to4) and such.
_GLOBAL = IPv6Network("2000::/3")
_NOT_GLOBAL = tuple(
    map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "3ffe::/16"))
)
# An IPv6-only network reaches IPv4 through these: the last 32 bits are the address.
_NAT64 = IPv6Network("64:ff9b::/96")
# What a private network may be, when one is allowed. Link-local is not among them: a cloud keeps
# its machines' passwords at 169.254.169.254.
_PRIVATE = tuple(
    ip_network(block)
    for block in (
        "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10",
        "::1/128", "fc00::/7",
    )
)  # fmt: skip


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of *host*, looked up in a thread that can be given up."""
    answer: list[Sequence[str] | OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.append(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(LOOK_UP_SECONDS)
    found = answer[0] if answer else TimeoutError()
    if isinstance(found, socket.gaierror) and found.errno == socket.EAI_AGAIN:
        raise UnreadableError(f"{host} could not be looked up: is there a network?")
    if isinstance(found, TimeoutError):
        raise UnreadableError(f"{host} could not be looked up in {LOOK_UP_SECONDS} s")
    if isinstance(found, OSError | UnicodeError):
        raise UnreadableError(f"there is no host {host}")
    return found


def is_public(address: str) -> bool:
    """Whether *address* is on the public internet. What is no address is not."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_public(found)


def is_private(address: str) -> bool:
    """Whether *address* is one that --private-network allows."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return any(found.version == block.version and found in block for block in _PRIVATE)


def _is_public(found: IPv4Address | IPv6Address) -> bool:
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped
        if inner is None and found in _NAT64:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(inner)
        return found in _GLOBAL and not any(found in block for block in _NOT_GLOBAL)
    unfit = found.is_private or found.is_multicast or found.is_reserved or found.is_unspecified
    if unfit or found.is_loopback or found.is_link_local:
        return False
    return not any(found in block for block in _SPECIAL)


def connect(addresses: Sequence[str], port: int, seconds: float) -> socket.socket:
    """A connection to the first of *addresses* that takes one. Raises UnreadableError."""
    end = time.monotonic() + min(seconds, CONNECT_SECONDS)
    why = "no address"
    tried = addresses[:_TRIED]
    for number, address in enumerate(tried):
        # Each has its share: IPv6 that leads nowhere must leave time for IPv4.
        share = (end - time.monotonic()) / (len(tried) - number)
        try:
            return socket.create_connection((address, port), timeout=max(0.1, share))
        except TimeoutError:
            why = f"no answer in {CONNECT_SECONDS} s"
        except OSError as error:
            why = (error.strerror or type(error).__name__).lower()
    raise UnreadableError(f"no connection: {why}")
