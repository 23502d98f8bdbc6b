"""
What is known of a document beside its bytes: the address and the time it was fetched, the encoding
that came with it. It is kept, exported, restored, and used again.
"""

from __future__ import annotations

import io
import json
import plistlib
import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

import archive
from archive.bulk import read_all
from archive.changing import to_task
from archive.errors import UnreadableError
from archive.exporting import export_lines, restore
from archive.pipeline import process
from archive.reading import Made, Rules, Task, load_rules
from archive.settings import Settings
from archive.sources import Beside, ExportLine, Failure, Input, Raw, read_raw, split_input
from archive.sources.document import from_beside, to_beside, to_digest
from archive.sources.origins import find_saved
from archive.storing import open_for_storing

if TYPE_CHECKING:
    from pathlib import Path

    from archive.article import Article

RULES = Rules(today=date(2025, 11, 23), settings=Settings())
TEXT = "The minister resigned on Friday after a week of protests in the capital. " * 4
KNOWN = Beside("https://www.bbc.co.uk/news/1", "2025-10-18T09:00:00+00:00", "windows-1251")


def page(head: str = "", text: str = TEXT) -> bytes:
    return (
        f"<html><head><title>Minister resigns</title>{head}</head>"
        f"<body><article><h1>Minister resigns</h1><p>{text}</p></article></body></html>"
    ).encode()


def raw(data: bytes, beside: Beside = KNOWN) -> Raw:
    return Raw(data, to_digest(data), "html", "crawl.warc:record 2", beside)


def read(data: bytes, beside: Beside = KNOWN) -> Article:
    return process(read_raw(raw(data, beside)), context=load_rules(RULES).context)


def test_what_is_known_gives_address_and_outlet_and_survives_everything(tmp_path: Path) -> None:
    """Stored, read anew, exported and taken back: the address, the instant, the encoding."""
    with archive.open(tmp_path / "a", create=True) as opened:
        opened.add(page(text="placeholder " * 30))
    store = open_for_storing(str(tmp_path / "a"))
    (made,) = read_all([Task(raw(page()), added="2025-11-01T00:00:00+00:00")], RULES, 0)
    assert isinstance(made, Made)
    (id_,) = store.add([made.entry], now=1.0)
    try:
        article = store.article(id_)
        assert article.url == KNOWN.url
        assert article.source is not None
        assert article.source.name == "BBC News"
        assert article.fetched == KNOWN.fetched
        assert to_task(store, id_).raw.beside == KNOWN

        (line,) = export_lines(store, {id_})
        obj = json.loads(line)
        assert obj["article"]["fetched"] == KNOWN.fetched
        task = restore(ExportLine(obj, line.encode(), "x:1"), now="2025-12-01T00:00:00+00:00")
        assert task.raw == raw(page())
    finally:
        store.close()


def test_nothing_is_published_after_it_was_fetched() -> None:
    """A date far behind the day of fetching is refused with a note; fetching is no date itself."""
    later = page('<meta property="article:published_time" content="2025-11-20T10:00:00Z">')

    assert read(later).published is None
    assert any("ahead" in note for note in read(later).notes)
    assert read(later, replace(KNOWN, fetched=None)).published is not None
    assert read(page()).published is None


def test_the_encoding_that_came_with_a_page_is_believed() -> None:
    """A Russian page that says nothing itself is read as the server said."""
    text = (
        "Министр иностранных дел заявил в пятницу, что переговоры продолжатся на будущей неделе. "
    )
    data = page(text="%%").replace(b"%%", (text * 5).encode("cp1251"))

    assert "Министр" in read(data).text
    assert "Министр" in read(data, replace(KNOWN, charset="no such thing")).decoded


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://bbc.co.uk/news/1", "https://bbc.co.uk/news/1"),
        ("https://www.bbc.co.uk/", "https://www.bbc.co.uk/news/1?utm_source=rss"),
        ("https://www.reuters.com/a", "https://www.bbc.co.uk/news/1?utm_source=rss"),
    ],
)
def test_a_page_is_known_by_its_own_address_when_that_is_of_the_same_site(
    canonical: str, url: str
) -> None:
    """The canonical address wins over the one fetched; a home page's or another site's does not."""
    fetched = replace(KNOWN, url="https://www.bbc.co.uk/news/1?utm_source=rss")

    assert read(page(f'<link rel="canonical" href="{canonical}">'), fetched).url == url


@pytest.mark.parametrize(
    ("comment", "instant"),
    [
        (
            (
                "<!--\n Page saved with SingleFile \n url: https://www.bbc.com/news/1 \n saved date: "
                "Thu Oct 16 2025 10:21:33 GMT+0100 (British Summer Time)\n-->"
            ),
            "2025-10-16T10:21:33+01:00",
        ),
        (
            (
                "<!-- Mirrored from www.bbc.com/news/1 by HTTrack Website Copier/3.x [XR&CO'2014], "
                "Thu, 16 Oct 2025 09:21:33 GMT -->"
            ),
            "2025-10-16T09:21:33+00:00",
        ),
        ("<!-- saved from url=(0028)https://www.bbc.com/news/1 -->", None),
        ("<!-- Page saved with SingleFile saved date: Thu Oct 99 2025 99:21:33 GMT+0100 -->", None),
    ],
)
def test_what_saved_a_page_says_when(comment: str, instant: str | None) -> None:
    """SingleFile and HTTrack write the instant into the page; browsers write the address alone."""
    data = comment.encode() + page()

    assert find_saved(data) == instant
    assert read(data, Beside()).fetched == instant
    if "SingleFile \n" in comment or "saved from" in comment:
        assert read(data, Beside()).url == "https://www.bbc.com/news/1"


@pytest.mark.parametrize(
    "found", [[], {"url": 1}, {"x": "y"}, {"fetched": "yesterday"}, {"fetched": "2025-10-17"}]
)
def test_what_is_no_such_object_is_refused(found: object) -> None:
    """A forged column or export line is an error, never a strange value."""
    with pytest.raises((TypeError, ValueError)):
        to_beside(found)
    line = {
        "archive_export": 1, "digest": to_digest(b"x"), "kind": "text", "origin": "o", "raw": "x",
        "added": "2025-10-17T00:00:00+00:00", "beside": found or [1],
    }  # fmt: skip
    with pytest.raises(UnreadableError, match="damaged export line"):
        restore(ExportLine(line, b"", "p"), now="2026-01-01T00:00:00+00:00")
    assert to_beside(from_beside(KNOWN)) == KNOWN


def test_a_damaged_column_is_named_and_repaired(tmp_path: Path) -> None:
    """`check` finds it, `check --repair` reads the article anew without it."""
    with archive.open(tmp_path / "a", create=True) as opened:
        (id_,) = opened.add(page()).ids
    with sqlite3.connect(tmp_path / "a" / "articles.db") as database:
        database.execute("UPDATE articles SET beside = '[1]'")
    database.close()
    with archive.open(tmp_path / "a") as opened:
        assert any(id_ in str(problem) for problem in opened.check().problems)
        opened.check(repair=True)
        assert not opened.check().problems
        assert opened.get(id_).title == "Minister resigns"


def saved_by_safari(**changes: object) -> bytes:
    resource = {
        "WebResourceData": page(text="Протест " * 40).decode().encode("cp1251"),
        "WebResourceURL": "https://www.bbc.co.uk/news/1",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "windows-1251",
        **changes,
    }
    found = {"WebMainResource": resource, "WebSubresources": [{"WebResourceData": b"png"}]}
    return plistlib.dumps(found, fmt=plistlib.FMT_BINARY)


def test_a_page_that_safari_saved_is_read(tmp_path: Path) -> None:
    """The page in a .webarchive, its address and its encoding; the rest of the file is not kept."""
    (tmp_path / "a.webarchive").write_bytes(saved_by_safari())
    with archive.open(tmp_path / "a", create=True) as opened:
        (id_,) = opened.add(str(tmp_path / "a.webarchive")).ids
        found = opened.get(id_)
    assert found.kind == "html"
    assert found.url == "https://www.bbc.co.uk/news/1"
    assert "Протест" in found.text


@pytest.mark.parametrize(
    "data",
    [
        b"bplist00",
        saved_by_safari()[:-40],
        saved_by_safari(WebResourceMIMEType="image/png"),
        saved_by_safari(WebResourceData="text"),
        plistlib.dumps(["a"], fmt=plistlib.FMT_BINARY),
        b"bplist00" + b"\xff" * 200_000,
    ],
    ids=range(6),
)
def test_what_safari_did_not_save_is_refused(data: bytes) -> None:
    """Another property list, a damaged one, a picture: one line."""
    (failure,) = split_input(Input("", "a.webarchive", stream=io.BytesIO(data)))

    assert isinstance(failure, Failure)
    assert "propert" in failure.reason or "Safari" in failure.reason
