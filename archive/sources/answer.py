"""
An HTTP answer as a crawl keeps it: status, type and encoding, and the page itself with what was put
around it for the way taken off: chunks, gzip, deflate, Brotli, Zstandard.

Servers lie, and crawlers keep what they said: a page that is not chunked or not compressed is taken
as it is, whatever its header says. Nothing is unpacked beyond a page's limit.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.errors import UnreadableError
from archive.sources import limits

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD_BYTES = 64 * 1024
_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? {1,9}(\d{3})(?!\d)")
_CHUNK = re.compile(rb"[ \t]{0,9}([0-9A-Fa-f]{1,8})[ \t]{0,9}(?:;[^\r\n]{0,999})?\r?\n")
_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})""", re.IGNORECASE)
_MOST_CODINGS = 3
_ZSTD_STEP = 512
"""Bytes unpacked at once: three of them can stand for 128 kB, and the unpacker has no limit."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said; *headers* in lower case, *body* as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """ "text/html"; "" when it is not said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        found = _CHARSET.search(self.headers.get("content-type", "")[:1000])
        return found[1] if found else None


def read_answer(block: bytes) -> Answer | None:
    """The answer that *block* is, or the beginning of; None when it is none."""
    status = _STATUS.match(block)
    end = _END.search(block, 0, HEAD_BYTES) if status else None
    if status is None or end is None:
        return None
    lines = block[: end.start()].splitlines()[1:]
    return Answer(int(status[1]), read_headers(lines), block[end.end() :])


def read_headers(lines: list[bytes]) -> dict[str, str]:
    """Header lines by name in lower case; the first of a name counts, folded lines are joined."""
    headers: dict[str, str] = {}
    name = ""
    for line in lines:
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[:1] in {" ", "\t"} and name:
            headers[name] = f"{headers[name]} {text.strip()}"
            continue
        key, colon, value = text.partition(":")
        name = key.strip().lower() if colon and key.strip().lower() not in headers else ""
        if name:
            headers[name] = value.strip()
    return headers


def unwrap(answer: Answer) -> bytes:
    """
    The page in *answer*, without chunks and compression.

    Raises UnreadableError for what is damaged, cut short, too large, or packed in a way unknown.
    """
    body = answer.body
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body = _unchunk(body)
    codings = answer.headers.get("content-encoding", "").lower().split(",")
    for coding in reversed(codings[:_MOST_CODINGS]):
        body = _uncode(body, coding.strip())
    if len(body) > limits.HTML_BYTES:
        raise UnreadableError(
            f"too large: a web page may have {limits.sized(limits.HTML_BYTES)}, this one has more"
        )
    return body


def _unchunk(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK.match(body, at):
        start, length = size.end(), int(size[1], 16)
        if not length:
            return b"".join(parts)
        part = body[start : start + length]
        if len(part) < length:
            raise UnreadableError("its chunks are cut short")
        parts.append(part)
        at = start + length
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    if not parts:
        return body  # it was never chunked
    if at >= len(body):
        raise UnreadableError("its chunks are cut short")
    raise UnreadableError("its chunks are damaged")


def _uncode(body: bytes, coding: str) -> bytes:
    if coding in {"gzip", "x-gzip"}:
        return _inflate(body, 31) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        return _inflate(body, 15 if body[:1] == b"\x78" else -15) if not _is_plain(body) else body
    if coding in {"", "identity"} or _is_plain(body):
        return body
    if coding == "br":
        return _unbrotli(body)
    if coding in {"zstd", "x-zstd"}:
        return _unzstd(body)
    raise UnreadableError(f"compressed as {coding[:20]!r}, which is not read")


def _is_plain(body: bytes) -> bool:
    """Whether the crawler took the compression off and left the header: markup stands here."""
    return body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _unbrotli(body: bytes) -> bytes:
    import brotli

    unpacker = brotli.Decompressor()
    parts: list[bytes] = []
    left = limits.HTML_BYTES + 1
    try:
        while not parts or not (unpacker.is_finished() or unpacker.can_accept_more_data()):
            parts.append(unpacker.process(b"" if parts else body, output_buffer_limit=left))
            left -= len(parts[-1])
            if left <= 0:
                raise _unpacks_to_more()
    except brotli.error as error:
        raise UnreadableError(f"its compression is damaged ({error})") from None
    if not unpacker.is_finished():
        raise UnreadableError("its compression is cut short")
    return b"".join(parts)


def _unzstd(body: bytes) -> bytes:
    import zstandard

    unpacker = zstandard.ZstdDecompressor(max_window_size=limits.HTML_BYTES).decompressobj()
    parts: list[bytes] = []
    left = limits.HTML_BYTES + 1
    try:
        for at in range(0, len(body), _ZSTD_STEP):
            parts.append(unpacker.decompress(body[at : at + _ZSTD_STEP]))
            left -= len(parts[-1])
            if left <= 0:
                raise _unpacks_to_more()
            if unpacker.eof:
                return b"".join(parts)
    except zstandard.ZstdError as error:
        raise UnreadableError(f"its compression is damaged ({error})") from None
    raise UnreadableError("its compression is cut short")


def _unpacks_to_more() -> UnreadableError:
    return UnreadableError(
        f"too large: a web page may have {limits.sized(limits.HTML_BYTES)}, this one unpacks to"
        " more"
    )


def _inflate(body: bytes, window: int) -> bytes:
    parts: list[bytes] = []
    left = limits.HTML_BYTES + 1
    while body:
        inflater = zlib.decompressobj(window)
        try:
            part = inflater.decompress(body, left)
        except zlib.error as error:
            raise UnreadableError(f"its compression is damaged ({error})") from None
        parts.append(part)
        left -= len(part)
        if left <= 0:
            raise _unpacks_to_more()
        if not inflater.eof:
            raise UnreadableError("its compression is cut short")
        body = inflater.unused_data if inflater.unused_data.startswith(b"\x1f\x8b") else b""
    return b"".join(parts)
