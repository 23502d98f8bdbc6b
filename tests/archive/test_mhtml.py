"""MHTML: the page in it is read as a page, and the day it was saved is no day of publication."""

from __future__ import annotations

import base64
import quopri

import pytest

from archive.errors import UnreadableError
from archive.pipeline import read_article
from archive.sources import find_kind

URL = "https://www.bbc.co.uk/news/world-europe-1"
STORY = "President Trump said he would meet Vladimir Putin in Budapest – a second summit, café."
PAGE = (
    f"<html><head><title>Summit in Budapest - BBC News</title></head><body><article>"
    f"<h1>Summit in Budapest</h1><p>{STORY}</p>"
    f"<p>The leaders of Europe were not invited, officials in Brussels said.</p></article></body></html>"
)
FRAME = (
    "<html><body><p>An advertisement in a frame, which is no part of the story.</p></body></html>"
)


def mhtml(
    *parts: bytes, head: str = "From: <Saved by Blink>", kind: str = 'type="text/html"'
) -> bytes:
    lines = (
        f"{head}\nSubject: Summit\nDate: Sat, 18 Oct 2025 06:02:11 -0000\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/related;\n\t{kind};\n\tboundary="----b--"\n\n\n'
    )
    body = b"".join(b"------b--\n" + part + b"\n" for part in parts)
    return (
        (lines.encode() + body + b"------b----\n").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    )


def part(
    page: str = PAGE, *more: str, charset: str = "utf-8", how: str = "quoted-printable"
) -> bytes:
    encoded = page.encode(charset)
    content = (
        quopri.encodestring(encoded) if how == "quoted-printable" else base64.encodebytes(encoded)
    )
    stated = f'; charset="{charset}"' if charset != "utf-8" else ""
    lines = (f"Content-Type: text/html{stated}", f"Content-Transfer-Encoding: {how}", *more)
    return "\n".join(lines).encode() + b"\n\n" + content


LOCATED = f"Content-Location: {URL}"
PICTURE = b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo="


@pytest.mark.parametrize(
    ("raw", "name", "url"),
    [
        # Chrome
        (mhtml(part(PAGE, LOCATED), PICTURE, head=f"From: <Saved by Blink>\nSnapshot-Content-Location: {URL}"), "", URL),
        # Internet Explorer, which states its charset, and old Edge in base64
        (mhtml(part(PAGE, LOCATED, charset="windows-1252"), head='From: "Saved by Internet Explorer 11"'), "", URL),
        (mhtml(part(PAGE, LOCATED, how="base64"), head="From: <Saved by Microsoft Internet Explorer 5>"), "a.mht", URL),
        # Word and others, which say nothing of a browser
        (mhtml(part(PAGE, "Content-Location: file:///C:/x.htm"), head="X-MimeOLE: Produced By Microsoft"), "a.txt", None),
        # the root is not the first part
        (mhtml(part(FRAME), part(PAGE, LOCATED, "Content-ID: <root@x>"), kind='start="<root@x>"'), "", URL),
        # one part alone
        (b"From: <Saved by UnMHT>\nMIME-Version: 1.0\n" + part(PAGE, LOCATED), "page.mhtml", URL),
        # a long address is folded
        (mhtml(part(PAGE), head=f"From: <Saved by Blink>\nSnapshot-Content-Location: {URL[:20]}\n {URL[20:]}"), "", URL),
    ],
)  # fmt: skip
def test_the_page_in_it_is_the_article(raw: bytes, name: str, url: str | None) -> None:
    """Whatever browser saved it, under whatever name: title, story and address are the page's."""
    kind = find_kind(raw, name=name)
    article = read_article(raw, kind=kind)

    assert article.kind == kind == "mhtml"
    assert article.title == "Summit in Budapest"
    assert STORY in article.text
    assert "advertisement" not in article.decoded
    assert article.url == url


def test_the_day_it_was_saved_is_when_it_was_fetched() -> None:
    """The header's date says when the browser kept it; nothing is published by that."""
    article = read_article(mhtml(part()))

    assert article.published is None
    assert (article.fetched or "")[:10] == "2025-10-18"


def test_a_letter_with_pictures_is_no_page() -> None:
    """multipart/related that travelled from someone to someone is mail."""
    raw = mhtml(part(), PICTURE, head="From: Jane <a@b.org>\nTo: c@d.org\nReceived: from x")

    assert find_kind(raw) == "mail"


@pytest.mark.parametrize(
    "raw",
    [
        mhtml(PICTURE),
        mhtml(),
        mhtml(part())[:150],
        b"From: <Saved by Blink>\nMIME-Version: 1.0\n\n",
    ],
)
def test_without_a_page_it_is_refused(raw: bytes) -> None:
    """An MHTML file of pictures, or cut off before its page, is one line of reason."""
    with pytest.raises(UnreadableError, match=r"no (?:web page|text|article)"):
        read_article(raw, kind="mhtml")


def test_a_page_cut_off_is_read_as_far_as_it_goes() -> None:
    """A download that broke off in its pictures still has the story."""
    raw = mhtml(part(PAGE, LOCATED), PICTURE * 50)

    assert STORY in read_article(raw[: raw.index(b"iVBOR") + 20]).text
