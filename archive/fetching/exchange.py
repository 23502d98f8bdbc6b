"""
One question to a server and its answer, with an end in bytes and in seconds.

http.client speaks HTTP, over a connection that we have made: so it never looks a name up. What it
reads comes through `_Incoming`, which stops a server that sends a byte every few seconds, and one
whose headers, chunks or trailers have no end.
"""

from __future__ import annotations

import io
import re
import ssl
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http.client import (
    HTTPConnection,
    HTTPException,
    HTTPResponse,
    IncompleteRead,
    RemoteDisconnected,
)
from typing import TYPE_CHECKING, Any, cast

from archive.errors import UnreadableError
from archive.fetching.network import Connector, connect
from archive.sources import limits

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator, Sequence

    from archive.fetching.address import Address

_CHUNK = 64 * 1024
_HEADERS = 1 * limits.MB
"""More than http.client reads of headers (100 lines of 64 kB are refused by then)."""

_CHARSET = re.compile(r"[\w.:+-]{1,40}")
_GZIP = b"\x1f\x8b"
_WHOLE = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of *address*, at the checked *peers*, by whom, and how much may come back."""

    address: Address
    peers: Sequence[str]
    agent: str
    accept: str
    limit: int
    seconds: float
    connect: Connector = connect
    context: ssl.SSLContext | None = None
    cut: bool = False
    """Whether what is over the limit is left out, instead of refusing it all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the body only of a 200, of others nobody wants it."""

    status: int
    headers: dict[str, str]
    charset: str | None
    body: bytes


def ask(question: Question) -> Answer:
    """The answer to *question*. Raises UnreadableError, in one line, for every way to fail."""
    end = time.monotonic() + question.seconds
    try:
        line = _open(question, end)
        try:
            return _converse(question, _Line(line, end, question.limit + _HEADERS))
        finally:
            line.close()
    except TimeoutError:
        raise UnreadableError(f"given up after {question.seconds:.0f} s") from None
    except ssl.SSLCertVerificationError as error:
        raise UnreadableError(f"its certificate is not trusted: {error.verify_message}") from None
    except ssl.SSLError as error:
        why = (error.reason or "no reason given").lower().replace("_", " ")
        raise UnreadableError(f"no secure connection: {why}") from None
    except IncompleteRead:
        raise UnreadableError("the answer is cut short or garbled") from None
    except RemoteDisconnected:
        raise UnreadableError("the server hung up without an answer") from None
    except (HTTPException, ValueError) as error:
        why = " ".join(str(error).split())[:100] or type(error).__name__
        raise UnreadableError(f"the answer is not HTTP ({why})") from None
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise UnreadableError(f"the connection broke: {why}") from None


def _open(question: Question, end: float) -> socket.socket:
    address = question.address
    line = question.connect(question.peers, address.port, question.seconds)
    if not address.secure:
        return line
    try:
        line.settimeout(max(0.001, end - time.monotonic()))
        context = question.context or _trusted()
        return context.wrap_socket(line, server_hostname=address.host)
    except BaseException:
        line.close()
        raise


@cache
def _trusted() -> ssl.SSLContext:
    """Whom this machine trusts; reading its certificates takes longer than a handshake."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if paths.cafile is None and paths.capath is None:  # a Python that does not know this system's
        with suppress(ImportError):
            import certifi  # comes with trafilatura

            context.load_verify_locations(certifi.where())
    return context


def _converse(question: Question, line: _Line) -> Answer:
    address = question.address
    connection = HTTPConnection(address.host, address.port)
    connection.sock = cast("Any", line)  # made and checked by us: nothing is looked up again
    connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
    for name, value in (
        ("Host", address.origin.partition("://")[2]),
        ("User-Agent", question.agent),
        ("Accept", question.accept),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
    ):
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    headers = {name.lower(): value for name, value in reversed(response.getheaders())}
    body = _read_body(question, response, headers) if response.status in _WHOLE else b""
    charset = response.headers.get_content_charset() or ""
    return Answer(response.status, headers, charset if _CHARSET.fullmatch(charset) else None, body)


def _read_body(question: Question, response: HTTPResponse, headers: dict[str, str]) -> bytes:
    kind = " ".join(headers.get("content-type", "").partition(";")[0].split()).lower()
    if kind.startswith(("image/", "audio/", "video/", "font/")) or kind == "application/pdf":
        raise UnreadableError(f"this is {kind[:40]}, which is no article")
    too_large = f"too large: {limits.sized(question.limit)} are fetched at most, this has more"
    if response.length is not None and response.length > question.limit and not question.cut:
        raise UnreadableError(too_large)
    parts: list[bytes] = []
    total = 0
    for part in _unpacked(_received(response), headers.get("content-encoding", "")):
        parts.append(part)
        total += len(part)
        if total > question.limit:
            if question.cut:
                break
            raise UnreadableError(too_large)
    return b"".join(parts)[: question.limit]


def _received(response: HTTPResponse) -> Iterator[bytes]:
    while part := response.read(_CHUNK):
        yield part
    if response.length:
        raise UnreadableError(f"the answer is cut short: {response.length:,} bytes are missing")


def _unpacked(parts: Iterator[bytes], coding: str) -> Iterator[bytes]:
    """The body without its Content-Encoding, in small pieces."""
    coding = " ".join(coding.split()).lower()  # a folded header has line ends in it
    if coding in ("", "identity"):
        yield from parts
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableError(f"it came packed as {coding[:40]}, which was not asked for")
    decoder = None
    received = made = 0
    for part in parts:
        received += len(part)
        pending, full = part, False
        if decoder is None:
            decoder = zlib.decompressobj(_window(coding, part))
        elif decoder.eof and part.startswith(_GZIP):
            decoder = zlib.decompressobj(31)
        while (pending or full) and not decoder.eof:
            try:
                out = decoder.decompress(pending, _CHUNK)
            except zlib.error as error:
                raise UnreadableError(f"the packed answer is damaged ({error})") from None
            pending, full = decoder.unconsumed_tail, len(out) == _CHUNK
            if decoder.eof and decoder.unused_data.startswith(_GZIP):  # the next member
                pending = decoder.unused_data
                decoder = zlib.decompressobj(31)
            made += len(out)
            limits.check_ratio(made, received)
            yield out
    if decoder is not None and not decoder.eof:
        raise UnreadableError("the packed answer is cut short")


def _window(coding: str, first: bytes) -> int:
    """What zlib is told: "deflate" is zlib by the standard and bare deflate by some servers."""
    if coding != "deflate":
        return 31
    zlib_header = len(first) > 1 and first[0] & 15 == 8 and (first[0] << 8 | first[1]) % 31 == 0
    return 15 if zlib_header else -15


class _Incoming(io.RawIOBase):
    """What comes down a connection, until *end* and no more than *limit* bytes."""

    def __init__(self, line: socket.socket, end: float, limit: int) -> None:
        self._line, self._end, self._left = line, end, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._line.settimeout(_until(self._end))
        count = self._line.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise UnreadableError("too large: the answer has no end")
        return count


class _Line:
    """As much of a socket as http.client uses; whoever opened the socket closes it."""

    def __init__(self, line: socket.socket, end: float, limit: int) -> None:
        self._line, self._end, self._limit = line, end, limit

    def sendall(self, data: bytes) -> None:
        self._line.settimeout(_until(self._end))
        self._line.sendall(data)

    def makefile(self, *_: object) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self._line, self._end, self._limit))

    def close(self) -> None:
        """http.client closes its socket while the answer is still being read."""


def _until(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
