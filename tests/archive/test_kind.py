"""What an input is, told by its content: text, HTML, JSON; what is recognised and refused."""

from __future__ import annotations

import contextlib
import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Kind
from archive.errors import UnreadableError
from archive.sources.kind import find_kind, find_shape


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Donald Trump has agreed to a second summit.", "a.txt", "text"),
        (b"Donald Trump has agreed to a second summit.", "", "text"),
        (b"<!DOCTYPE html>\n<html><body><p>x", "page.txt", "html"),  # saved under another name
        (b"\n\n  <HTML lang=en><HEAD>", "", "html"),
        (b"\xef\xbb\xbf<!doctype html><html>", "", "html"),
        ("<!doctype html><html>".encode("utf-16"), "", "html"),
        (b"<!-- saved from url=(0042)https://www.bbc.co.uk/ -->\n<html>", "", "html"),  # browsers
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html>', "", "html"),
        (b"<article><h1>x</h1><p>y</p></article>", "", "html"),
        (b"<p>One paragraph.</p>", "body.txt", "html"),
        (b"<3 is what she wrote to her fans on Monday.", "", "text"),
        (b"The <b> element was new then. <p>It", "essay.txt", "text"),
        (b"Saved at noon\n<p>One</p><p>Two</p>", "x.html", "html"),  # the suffix breaks the tie
        (b"Just words, no markup", "x.html", "text"),
        (b'{"text": "a"}\n{"text": "b"}\n', "crawl.log", "jsonl"),
        (b'{\n  "title": "a",\n  "text": "b"\n}', "one.json", "jsonl"),
        (b'[{"text": "a"},\n {"text": "b"}]', "", "jsonl"),
        (b"[Editor's note: this story was updated.]", "", "text"),
        (b"{curly} words", "", "text"),
        (b'not json\n{"text": "a"}\n', "crawl.jsonl", "jsonl"),
        (b'not json\n{"text": "a"}\n', "crawl.ndjson.gz", "jsonl"),
        (b'not json\n{"text": "a"}\n', "crawl.txt", "text"),
        (b"<html><body>x", "crawl.jsonl", "html"),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;", "", "mhtml"),
        (b"Return-Path: <a@b.org>\r\nReceived: from x\r\nSubject: T\r\n\r\nWords", "", "mail"),
        (b"From a@b.org Fri Oct 17 10:02:11 2025\nSubject: T\n\nWords", "", "mail"),
        (b"From: Jane <a@b.org>\nTo: x@y.org\nDate: Fri, 17 Oct 2025\nSubject: T\n\nWords", "", "mail"),
        (b"From: Jane Doe\nDate: 17 October 2025\nSubject: Peace\n\nThe talks in Budapest", "", "text"),
        (b"Date: 17 October 2025\nSource: Reuters\nTitle: Peace\n\nThe talks", "", "text"),
        (b"From Monday 10:30 trains run again, the ministry said in 2025.", "", "text"),
        (b"---\ntitle: Peace\n---\nWords", "a.txt", "markdown"),
        (b'+++\ntitle = "Peace"\n+++\nWords', "", "markdown"),
        (b"---\nThe talks began. They ended.\n---\nMore", "", "text"),
        (b"Just words", "README.md", "markdown"),
        (b'<p align="center">A logo</p>\n\n# Name', "README.md", "markdown"),
        (b"<!doctype html><html><p>x", "page.md", "html"),
        (b"<nitf><head/></nitf>", "story.txt", "newsxml"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf>', "", "newsxml"),
        (b'<?xml version="1.0"?><nar:newsMessage xmlns:nar="u">', "a.xml", "newsxml"),
        (b'<NewsML Duid="a">', "a.xml", "newsxml"),
        (b"{\\rtf1\\ansi", "story.txt", "office"),
    ],
)  # fmt: skip
def test_content_decides_the_kind(data: bytes, name: str, kind: str) -> None:
    """A file is what it holds; its suffix only breaks ties."""
    assert find_kind(data, name=name) == kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'<?xml version="1.0"?><rss version="2.0"><channel>', "feed"),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b'<?xml version="1.0"?><!DOCTYPE opml><opml><head>', "XML (<opml>)"),
        (b"%PDF-1.4", "PDF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_what_cannot_be_read_yet_is_named(data: bytes, said: str) -> None:
    """Feeds and other formats are refused by name, not archived as gibberish."""
    with pytest.raises(UnreadableError, match=said.replace("(", r"\(").replace(")", r"\)")):
        find_kind(data)


@pytest.mark.parametrize(
    ("data", "name", "shape"),
    [
        (b'{"text": "a"}\n{"text": "b"}\n', "a.json", "lines"),
        (b'{"text": "one long line without an end', "a.json", "lines"),
        (b'{"text": "cut off\n{"text": "b"}\n', "a.log", "lines"),
        (b'{"text": broken}\n', "a.log", "lines"),
        (b'{\n "text": "a"\n}\n', "a.json", "document"),
        (b'[{"text": "a"}]', "a.json", "document"),
        (b'{\n "text": "a"\n}\n', "a.jsonl", "lines"),  # said to be lines: wrong ones are reported
    ],
)
def test_json_is_lines_or_one_document(data: bytes, name: str, shape: str) -> None:
    """JSON Lines are read line by line; a pretty-printed object or an array as a whole."""
    assert find_shape(data, name=name) == shape


@given(st.binary(max_size=300), st.sampled_from(["", "a.html", "a.jsonl", "a.xml"]))
def test_any_bytes_have_a_kind_or_a_reason(data: bytes, name: str) -> None:
    """Nothing but an UnreadableError comes out of looking at a file."""
    with contextlib.suppress(UnreadableError):
        assert find_kind(data, name=name) in get_args(Kind)


@pytest.mark.parametrize("unit", [b"<!--", b"<", b"{ ", b"[ ", b"<?xml ", b" ", b"<!doctype "])
def test_looking_is_quick(unit: bytes) -> None:
    """A megabyte of openings without ends is told in no time."""
    started = time.process_time()
    with contextlib.suppress(UnreadableError):
        find_kind(unit * (1_000_000 // len(unit)), name="a.html")
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7", "this looks like a PDF: save its text, with pdftotext say, and add that"),
        (b"7z\xbc\xaf\x27\x1c", "this looks like a 7z file: unpack it and add that"),
        (b"GIF89a", "this looks like a GIF picture, not like text, HTML or JSON"),
    ],
)
def test_what_to_do_with_an_article_in_another_form(data: bytes, says: str) -> None:
    """What may hold an article is refused with the way to it."""
    with pytest.raises(UnreadableError) as refusal:
        find_kind(data)
    assert str(refusal.value) == says


@pytest.mark.parametrize(
    "line",
    [
        "2025-10-17T10:04:00Z INFO [worker-1] GET /news/74607 200 868ms",
        "2025-10-17 10:04:00,123 - urllib3 - DEBUG - Starting new connection",
        "Oct 17 10:04:00 desk systemd[1]: Started session 12 of user anna.",
        '10.0.0.7 - - [17/Oct/2025:10:04:00 +0000] "GET / HTTP/1.1" 200 612',
        "[17/Oct/2025:10:04:00] request of /news",
    ],
)
def test_the_log_of_a_program_is_no_article(line: str) -> None:
    """Line upon line with a time to the second in front is refused as what it is."""
    with pytest.raises(UnreadableError, match="log of a program"):
        find_kind(f"{line}\n".encode() * 9)


def test_a_live_page_is_no_log() -> None:
    """An article may begin with times, and hold a line of a log."""
    updates = "10.04am The minister has left.\n\n2025-10-17 10:06 He is back.\n\n" * 9
    logged = "The server wrote this:\n" + "2025-10-17T10:04:00Z INFO GET /news 200\n" * 9
    assert find_kind(updates.encode()) == find_kind(logged.encode()) == "text"
