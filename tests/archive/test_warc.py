"""
Crawls: the pages of a WARC or ARC with their addresses and dates, and what is said of the rest.

Files are written by warcio, which shares no code with the reader.
"""

from __future__ import annotations

import gzip
import io
import itertools
import random
import time
import tracemalloc
import zlib
from typing import TYPE_CHECKING, Any

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import archive
from archive.errors import UnreadableError
from archive.sources import Failure, Input, Raw, Remark, limits, read_document, split_input
from archive.sources.tape import Tape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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


@pytest.mark.parametrize("form", ["plain", "records", "whole", "name"])
def test_pages_come_out_as_articles_with_address_date_and_outlet(tmp_path: Path, form: str) -> None:
    """A news crawl, plain, gzipped by record or whole, named anything: url, date, outlet, fetched."""
    dated = '<meta property="article:published_time" content="2025-10-17T06:12:00+01:00">'
    urls = ["https://www.bbc.co.uk/news/1", "https://www.independent.co.uk/b", "https://a.org/c"]
    data = crawl([page(1, dated), page(2), page(3)], zipped=form == "records", urls=urls)
    path = tmp_path / ("x.dat" if form == "name" else "crawl.warc.gz")
    path.write_bytes(packed(data) if form == "whole" else data)

    with archive.open(tmp_path / "a", create=True) as opened:
        report = opened.add(str(path))
        assert report.added == 3
        assert not report.failed
        first, second, third = [opened.get(id_) for id_ in report.ids]
        again = opened.add(str(path))
        assert (again.added, again.already) == (0, 3)
    assert [a.url for a in (first, second, third)] == urls
    assert first.published is not None
    assert first.published.day.isoformat() == "2025-10-17"
    assert second.published is None
    assert [a.source and a.source.name for a in (first, second, third)] == [
        "BBC News", "The Independent", "a.org",
    ]  # fmt: skip
    assert {a.fetched for a in (first, second, third)} == {"2025-10-18T09:00:00+00:00"}


def test_what_is_no_page_is_passed_over_and_counted_in_one_line() -> None:
    """Pictures, redirects, revisits and requests: a line for the file, and no failure."""
    data = b"".join(
        [
            crawl([b"\x89PNG"] * 3, headers=[("Content-Type", "image/png")]),
            crawl([b"moved"], status="301 Moved"),
            record(b"", kind="revisit"),
            crawl([b"a: b"], kind="metadata"),
            crawl([b"  "]),
            crawl([page(7)]),
        ]
    )
    found = split(data)

    assert pages(found) == [page(7)]
    assert not failures(found)
    (remark,) = [piece for piece in found if isinstance(piece, Remark)]
    assert remark.text == (
        "of 8 records 1 is a request or a note of the crawler, 1 says that a page had not changed,"
        " 1 has another status than 200, 3 are not HTML, 1 is empty: passed over"
    )


def test_the_same_page_twice_is_one_article(tmp_path: Path) -> None:
    """Crawlers meet a page under many addresses; the first one stays."""
    with archive.open(tmp_path / "a", create=True) as opened:
        report = opened.add(crawl([page(1), page(1), page(2)], zipped=True))
    assert (report.added, report.already, report.failed) == (2, 1, ())


def test_a_resource_that_is_html_is_a_page() -> None:
    """warcit and wget keep pages without an HTTP answer."""
    assert pages(split(crawl([page(1)], kind="resource"))) == [page(1)]


@pytest.mark.parametrize("version", ["1", "2"])
@pytest.mark.parametrize("zipped", [False, True])
def test_arc_files_are_read(version: str, *, zipped: bool) -> None:
    """The form before WARC, in both its versions; an address in it may hold spaces."""
    block = answer(page(1))
    more = "200 checksum - 120 x.arc " if version == "2" else ""
    lines = f"{version} 0 Crawl\nURL IP-address Archive-date Content-type Archive-length\n".encode()
    parts = [
        b"filedesc://x.arc 0.0.0.0 20140216050221 text/plain %d\n%s\n" % (len(lines), lines),
        f"http://a.org/b c 1.2.3.4 20140216050221 text/html {more}{len(block)}\n".encode()
        + block + b"\n",
        b"dns:a.org 1.2.3.4 20140216050222 text/dns 3\nabc\n",
    ]  # fmt: skip
    found = split(b"".join(map(gzip.compress, parts)) if zipped else b"".join(parts), "x.arc")

    assert pages(found) == [page(1)]
    assert not failures(found)
    assert found[0].beside.url == "http://a.org/b%20c"
    assert found[0].beside.fetched == "2014-02-16T05:02:21+00:00"


def chunked(body: bytes, size: int = 100) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;ext\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


BROTLI, ZSTD = "Content-Encoding: br", "Content-Encoding: zstd"
GZIP, CHUNKED = "Content-Encoding: gzip", "Transfer-Encoding: chunked"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (packed(page()), (GZIP,)),
        (zlib.compress(page()), ("content-encoding: deflate",)),
        (raw_deflate(page()), ("Content-Encoding: deflate",)),
        (chunked(page()), (CHUNKED,)),
        (chunked(packed(page())), (CHUNKED, GZIP)),
        (packed(packed(page())), ("Content-Encoding: gzip, gzip",)),
        (brotli.compress(page()), (BROTLI,)),
        (chunked(brotli.compress(page())), (CHUNKED, "content-encoding: BR")),
        (zstandard.compress(page()), (ZSTD,)),
        (chunked(zstandard.compress(packed(page()))), (CHUNKED, "Content-Encoding: gzip, zstd")),
        (page(), (GZIP,)),
        (page(), (ZSTD,)),
        (page(), (CHUNKED,)),
        (page(), ("Content-Encoding: br",)),
        (page(), ("Content-Encoding: deflate", "X-Folded: a\r\n b")),
    ],
)
def test_what_was_put_around_a_page_for_the_way_is_taken_off(
    body: bytes, headers: tuple[str, ...]
) -> None:
    """Chunks and compression; a header that only claims them changes nothing."""
    assert pages(split(record(answer(body, *headers)))) == [page()]


@pytest.mark.parametrize(
    ("body", "headers", "said"),
    [
        (packed(page())[:-9], (GZIP,), "compression is cut short"),
        (packed(page())[:50] + b"x" * 50, (GZIP,), "compression is damaged"),
        (packed(bytes(50 << 20)), (GZIP,), "too large"),
        (chunked(page())[:-50], (CHUNKED,), "chunks are cut short"),
        (b"10\r\n" + b"x" * 40 + b"\r\n", (CHUNKED,), "chunks are damaged"),
        (b"ffffffff\r\n" + b"x" * 40, (CHUNKED,), "chunks are cut short"),
        (brotli.compress(page())[:-9], (BROTLI,), "compression is cut short"),
        (b"\xff" * 50, (BROTLI,), "compression is damaged"),
        (brotli.compress(bytes(50 << 20)), (BROTLI,), "unpacks to more"),
        (zstandard.compress(page())[:-9], (ZSTD,), "compression is cut short"),
        (b"x" + zstandard.compress(page())[1:], (ZSTD,), "compression is damaged"),
        (zstandard.compress(bytes(50 << 20)), (ZSTD,), "unpacks to more"),
        (b"\x0b\x02\x80abc", ("Content-Encoding: dcb",), "compressed as 'dcb', which is not read"),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_reported(
    body: bytes, headers: tuple[str, ...], said: str
) -> None:
    """With its number and address, and the next page is read."""
    found = split(record(answer(body, *headers)) + crawl([page(2)]), "c.warc")

    assert pages(found) == [page(2)]
    (failure,) = failures(found)
    assert failure.startswith("c.warc:record 1 <https://a.org/x>: ")
    assert said in failure


@pytest.mark.parametrize(
    "length", ["-1", "-99999999999999999999", "99999999999999999999", "1e3", "", "0x10", "٣", "abc"]
)
def test_a_length_that_is_none_costs_one_record(length: str) -> None:
    """Negative, huge, missing, not a number: said, and reading goes on at the next record."""
    data = crawl([page(1)]) + record(answer(page(2)), length) + crawl([page(3)])
    found = split(data, "c.warc")

    assert pages(found) == [page(1), page(3)]
    (failure,) = failures(found)
    assert failure.startswith("c.warc:record 2")


@pytest.mark.parametrize("change", [-500, -2, 300, 900, 10**15])
@pytest.mark.parametrize("form", ["plain", "records", "whole", "pipe"])
def test_a_length_that_lies_costs_one_record(form: str, change: int) -> None:
    """Too short or too long, by a little or beyond the end of the file."""
    block = answer(page(2))
    parts = [crawl([page(1)]), record(block, str(len(block) + change)), crawl([page(3), page(4)])]
    data = b"".join(map(gzip.compress, parts)) if form == "records" else b"".join(parts)
    stream: Any = io.BytesIO(packed(data) if form == "whole" else data)
    if form == "pipe":
        stream.seekable = lambda: False
    found = list(split_input(Input("", "c.warc", stream=stream)))

    assert pages(found) == [page(1), page(3), page(4)]
    assert len(failures(found)) == 1


def test_damage_in_one_member_costs_its_records_alone() -> None:
    """A byte changed, a member missing its end, foreign bytes between two: the rest is read."""
    members = [crawl([page(n)], zipped=True) for n in range(5)]
    flipped = bytearray(members[1])
    flipped[len(flipped) // 2] ^= 0xFF
    broken = bytearray(members[3])
    broken[0:12] = b"not gzip...."
    data = b"".join([members[0], flipped, members[2], broken, members[4]])
    found = split(data)

    assert pages(found) == [page(0), page(2), page(4)]
    assert len(failures(found)) == 2
    assert [failure.split(" ")[1].rstrip(":") for failure in failures(found)] == ["2", "4"]


@given(
    parts=st.lists(st.binary(max_size=3000), max_size=8),
    size=st.integers(1, 5000),
    zipped=st.booleans(),
)
def test_a_tape_gives_what_is_on_it(parts: list[bytes], size: int, *, zipped: bool) -> None:
    """Members or plain bytes, whatever was read before, in whatever pieces: all of it, in order."""
    whole = b"".join(parts)
    data = b"".join(map(gzip.compress, parts)) if zipped else b"x" + whole
    tape = Tape(io.BytesIO(data[10:]), data[:10])
    read = [b"" if zipped else tape.read_some(1)]
    while part := tape.readline(size) if size % 2 else tape.read_some(size):
        assert len(part) <= size
        tape.unread(part)
        read.append(tape.read_some(len(part)))

    assert b"".join(read) == (whole if zipped else data)


def test_a_wrong_checksum_is_damage() -> None:
    """The last bytes of a member say whether the page is what was packed."""
    first = bytearray(crawl([page(1)], zipped=True))
    first[-6] ^= 1
    found = split(bytes(first) + crawl([page(2)], zipped=True))

    assert pages(found) == [page(2)]
    assert "record 1 <https://www.bbc.co.uk/news/1>: the gzip file is damaged" in failures(found)[0]


@pytest.mark.parametrize("zipped", [False, True])
def test_a_crawl_cut_anywhere_gives_what_is_whole(*, zipped: bool) -> None:
    """At every length: no exception, no page that is not one of ours, at most one failure."""
    data = crawl([page(1), page(2), page(3)], zipped=zipped)
    for end in range(20, len(data), 7):
        found = split(data[:end])
        assert pages(found) == [page(1), page(2), page(3)][: len(pages(found))]
        assert len(failures(found)) <= 1
        assert failures(found) or end > len(data) - 8 or pages(found) or end < 40, end


@pytest.mark.parametrize("seed", range(30))
def test_noise_in_a_crawl_ends_quickly_and_raises_nothing(seed: int) -> None:
    """Bytes changed, dropped and doubled at random: whatever comes out was put in, or is a failure."""
    chance = random.Random(seed)
    data = bytearray(crawl([page(n) for n in range(12)], zipped=seed % 2 == 0))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        change = chance.randrange(3)
        if change == 0:
            data[at] = chance.randrange(256)
        elif change == 1:
            del data[at : at + chance.randint(1, 60)]
        else:
            data[at:at] = data[at : at + chance.randint(1, 60)]
    found = split(bytes(data))

    assert failures(found) or len(pages(found)) >= 11
    if seed % 2 == 0:  # a plain crawl has no checksums: a letter may be another one
        assert set(pages(found)) <= {page(n) for n in range(12)}
        assert len(pages(found)) >= 6 or len(failures(found)) >= 1


def test_a_bomb_is_passed_over(tmp_path: Path) -> None:
    """1 GB of zeros in a member of 1 MB: refused long before its end, and the next page is read."""
    bomb = tmp_path / "bomb.warc.gz"
    packer = zlib.compressobj(wbits=31)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.org\r\nContent-Length: {1 << 30}\r\n\r\n"
    with bomb.open("wb") as file:
        file.write(packer.compress(head.encode() + answer(b"<html>")))
        for _ in range(1 << 10):
            file.write(packer.compress(bytes(1 << 20)))
        file.write(packer.flush())
        file.write(crawl([page(2)], zipped=True))
    tracemalloc.start()
    began = time.process_time()
    found = list(split_input(Input(str(bomb), "bomb.warc.gz")))
    took = time.process_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert pages(found) == [page(2)]
    assert "zip bomb" in failures(found)[0]
    assert took < 5
    assert peak < 16 << 20


def test_a_record_above_the_limit_is_passed_over_without_holding_it(tmp_path: Path) -> None:
    """A page of 300 MB is said to be too large, a film of that size is counted: memory stays small."""
    path = tmp_path / "large.warc"
    film = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"
    with path.open("wb") as file:
        for begin in (answer(b"<html>"), film):
            head = record(begin, str(len(begin) + (300 << 20)))[:-4]
            file.write(head)
            for _ in range(300):
                file.write(b"x" * (1 << 20))
            file.write(b"\r\n\r\n")
        file.write(crawl([page(3)]))
    tracemalloc.start()
    found = list(split_input(Input(str(path), "large.warc")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert pages(found) == [page(3)]
    (failure,) = failures(found)
    assert failure == (
        "large.warc:record 1 <https://a.org/x>: too large: a page in a crawl may have"
        f" {limits.sized(limits.CRAWL_RECORD_BYTES)}, this one has 300 MB"
    )
    assert peak < 8 << 20


def test_a_hundred_thousand_records_are_read_in_seconds() -> None:
    """Tiny records: what is done for each is little."""
    data = record(answer(b"x", status="404 Not Found")) * 100_000
    began = time.process_time()
    found = split(data)

    assert time.process_time() - began < 15
    (remark,) = found
    assert remark.text.startswith("of 100,000 records 100,000 have another status")


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0",
        b"WARC/1.0\r\n" + b"x" * 200_000,
        b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000,
        b"WARC/1.0\r\n" * 1000,
        b"WARC/9.9\r\n\r\n",
        b"filedesc://x",
        b"filedesc://x 0.0.0.0 20140216050221 text/plain -5\n",
        b"WARC/1.0\r\n\r\n" + b"\r\n" * 100_000,
        packed(b"WARC/1.0\r\n") * 3,
        packed(b"WARC/1.0\r\nContent-Length: 5\r\n\r\n")[:-4],
    ],
    ids=range(10),
)
def test_what_only_begins_like_a_crawl_is_said_to_be_none(data: bytes) -> None:
    """A failure with its place, quickly; never an exception, never silence."""
    found = split(data)

    assert failures(found)
    assert not pages(found)


def test_a_crawl_is_not_one_article() -> None:
    """`read_article` of a crawl says what to do instead."""
    with pytest.raises(UnreadableError, match="a web archive"):
        read_document(crawl([page()]))
