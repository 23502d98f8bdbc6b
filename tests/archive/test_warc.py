"""
Crawls: the pages of a WARC or ARC with their addresses and dates, and what is said of the rest.

Files are written by warcio, which shares no code with the reader.
"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

import brotli
import pytest
import zstandard

import archive
from archive.sources import Remark
from tests.archive.crawls import answer, crawl, failures, packed, page, pages, record, split

if TYPE_CHECKING:
    from pathlib import Path


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
