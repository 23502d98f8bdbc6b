"""
Crawls for the tests of WARC and ARC, and what comes out of them.
"""

from __future__ import annotations

import gzip
import io
import itertools
from typing import TYPE_CHECKING, Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.sources import Failure, Input, Raw, split_input

if TYPE_CHECKING:
    from collections.abc import Iterable


Piece = Any


WHEN = "2025-10-18T09:00:00Z"


def packed(data: bytes) -> bytes:
    """*data* gzipped, the same whenever it is."""
    return gzip.compress(data, mtime=0)


def page(number: int = 1, more: str = "") -> bytes:
    text = f"The minister resigned on Friday, said witness number {number}. " * 12
    return (
        f"<html><head><title>Minister {number} resigns</title>{more}</head>"
        f"<body><article><h1>Minister {number} resigns</h1><p>{text}</p></article></body></html>"
    ).encode()


def crawl(
    bodies: Iterable[bytes],
    *,
    zipped: bool = False,
    status: str = "200 OK",
    headers: Iterable[tuple[str, str]] = (("Content-Type", "text/html; charset=UTF-8"),),
    kind: str = "response",
    urls: Iterable[str] | None = None,
) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    addresses = iter(urls or (f"https://www.bbc.co.uk/news/{n}" for n in itertools.count(1)))
    for number, body in enumerate(bodies):
        answer = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        record = writer.create_warc_record(
            next(addresses),
            kind,
            payload=io.BytesIO(body),
            http_headers=answer if kind == "response" else None,
            warc_content_type="text/html" if kind == "resource" else "",
            warc_headers_dict={"WARC-Date": WHEN, "WARC-Record-ID": f"<urn:test:{number}>"},
        )
        writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()


def record(block: bytes, length: str | None = None, *, kind: str = "response") -> bytes:
    url = "https://a.org/x"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {WHEN}\r\n"
    size = str(len(block)) if length is None else length
    return f"{head}Content-Length: {size}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def split(data: bytes, name: str = "crawl.warc.gz") -> list[Piece]:
    return list(split_input(Input("", name, stream=io.BytesIO(data))))


def pages(pieces: Iterable[Piece]) -> list[bytes]:
    return [piece.data for piece in pieces if isinstance(piece, Raw)]


def failures(pieces: Iterable[Piece]) -> list[str]:
    return [f"{p.path}: {p.reason}" for p in pieces if isinstance(p, Failure)]
