"""
ZIP files: folders of saved pages, exports, and crawls of browsers; and the hostile ones.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import archive as front
from archive.sources import Failure, Input, Raw, Skipped, limits, split_input

if TYPE_CHECKING:
    from pathlib import Path

STORY = b"A walrus came ashore on Monday, and the wardens of the harbour counted it twice."
PAGE = b"<html><body><h1>Walrus</h1><p>" + STORY * 5 + b"</p></body></html>"


def zipped(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def split(data: bytes, *, seekable: bool = True) -> list[object]:
    stream = io.BytesIO(data)
    stream.seekable = lambda: seekable  # type: ignore[method-assign]
    return list(split_input(Input("news.zip", "news.zip", stream=stream)))


def told(pieces: list[object]) -> list[str]:
    """ "place" of a document, "place: reason" of a failure, "- place" of what is no article."""
    rows = []
    for one in pieces:
        if isinstance(one, Raw):
            rows.append(one.place)
        elif isinstance(one, Failure):
            rows.append(f"{one.path}: {one.reason}")
        else:
            assert isinstance(one, Skipped)
            rows.append(f"- {one.path}")
    return rows


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("seekable", [True, False])
def test_a_zipped_folder_is_a_folder(packing: int, seekable: bool) -> None:
    """Pages, texts and lines, from a file or a pipe; what lies beside pages is passed over."""
    files = {
        "news/a.txt": STORY,
        "news/Summit.html": PAGE,
        "news/Summit_files/ad.html": PAGE,
        "news/b.jsonl": b'{"text": "One."}\n{"text": "Two."}\n',
        "news/logo.png": b"\x89PNG",
        "__MACOSX/news/._a.txt": b"\x00\x05\x16\x07",
    }
    assert told(split(zipped(files, packing), seekable=seekable)) == [
        "news.zip:news/a.txt",
        "news.zip:news/Summit.html",
        "- news.zip:news/Summit_files/ad.html",
        "news.zip:news/b.jsonl:1",
        "news.zip:news/b.jsonl:2",
        "- news.zip:news/logo.png",
        "- news.zip:__MACOSX/news/._a.txt",
    ]


def test_a_browsers_crawl_is_its_crawls() -> None:
    """Of a WACZ the pages in archive/ are read, and not its lists of pages."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    record = (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.org/x\r\n"
        b"WARC-Date: 2025-10-17T06:12:00Z\r\nContent-Type: application/http\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(head), head)
    )
    files = {
        "archive/data.warc": record,
        "indexes/index.cdx": b"org,a)/x 2025",
        "pages/pages.jsonl": b'{"url": "https://a.org/x", "text": "Walrus"}\n',
        "datapackage.json": b'{"profile": "data-package"}',
    }
    found = split(zipped(files, zipfile.ZIP_STORED))
    (page,) = [one for one in found if isinstance(one, Raw)]
    assert (page.data, page.beside.url) == (PAGE, "https://a.org/x")
    assert not [one for one in found if isinstance(one, Failure)]


def test_what_cannot_be_read_inside_is_said_and_the_rest_read() -> None:
    """Encrypted, damaged, of no use, a zip file in a zip file: each a line, and the next is read."""
    good = zipped({"a.txt": STORY})
    held = bytearray(
        zipped({"secret.txt": STORY, "broken.txt": STORY, "b.zip": good, "z.txt": STORY})
    )
    flags = held.rfind(b"PK\x01\x02", 0, held.find(b"secret.txt", held.find(b"PK\x01\x02")))
    held[flags + 8] |= 1
    local = held.find(b"broken.txt")
    held[local + 12] ^= 0xFF
    rows = told(split(bytes(held)))

    assert rows[0] == "news.zip:secret.txt: it is encrypted"
    assert rows[1].startswith("news.zip:broken.txt: it cannot be unpacked (")
    assert rows[2].startswith("news.zip:b.zip: this looks like a zip file")
    assert rows[3:] == ["news.zip:z.txt"]


def test_bombs_are_refused_in_time() -> None:
    """A member far larger than it was, all members together, and a directory beyond memory."""
    one = told(split(zipped({"bomb.txt": b" " * (limits.GZIP_FLOOR + 9), "a.txt": STORY})))
    assert "zip bomb" in one[0]
    assert one[1] == "news.zip:a.txt"

    many = {f"{n}.txt": b"walrus " * (limits.GZIP_FLOOR // 8) for n in range(20)}
    rows = told(split(zipped(many)))
    assert rows[-2].endswith(".txt: this looks like a zip bomb: its files unpack to far too much")
    assert rows[-1] == "news.zip: this looks like a zip bomb: the rest is left unread"
    assert len(rows) < 15

    long = bytearray(zipped({"a.txt": STORY}))
    end = long.rfind(b"PK\x05\x06")
    long[end + 12 : end + 16] = struct.pack("<I", limits.ZIP_DIRECTORY_BYTES + 1)
    assert told(split(bytes(long))) == [
        "news.zip: too many files for a zip file that is read: unpack it first"
    ]


@pytest.mark.parametrize(
    "harm", [lambda data: data[:-30], lambda data: data[:40], lambda data: data + b"x"]
)
def test_a_harmed_file_is_one_line(harm) -> None:
    """Cut short or longer than it is: read, or one clear line; never an exception."""
    for row in told(split(harm(zipped({"a.txt": STORY})))):
        assert row == "news.zip:a.txt" or row.startswith("news.zip: the zip file is ")


@settings(max_examples=150)
@given(st.integers(0, 400), st.integers(0, 255))
def test_any_byte_may_be_wrong(at: int, value: int) -> None:
    """One byte changed anywhere: documents and failures, and nothing raises."""
    data = bytearray(zipped({"a.txt": STORY, "b/c.html": PAGE}))
    data[at % len(data)] = value
    assert all(isinstance(one, Raw | Failure | Skipped) for one in split(bytes(data)))


def test_office_documents_are_named(tmp_path: Path) -> None:
    """An .xlsx is a zip file too, and is refused as what it is."""
    path = tmp_path / "report.xlsx"
    path.write_bytes(zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}))
    with front.open(tmp_path / "archive", create=True) as archive:
        (failed,) = archive.add(str(path)).failed
    assert "office file without a text" in failed.reason


def test_zipped_articles_are_added(tmp_path: Path) -> None:
    """From the file to the search."""
    path = tmp_path / "news.zip"
    path.write_bytes(zipped({"a.txt": STORY, "b.html": PAGE}))
    with front.open(tmp_path / "archive", create=True) as archive:
        assert archive.add(str(path)).added == 2
        assert archive.count("walrus").total == 2
