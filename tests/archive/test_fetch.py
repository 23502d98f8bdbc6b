"""
Fetching: whatever a server answers, there is a page or one line that says why not, and soon.
"""

from __future__ import annotations

import time
import zlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import UnreadableError
from archive.sources import limits
from tests.archive.crawls import packed
from tests.archive.fetchers import fetcher, refusal, told
from tests.archive.loopback import Server, drip, moved, page

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_page_comes_with_what_is_known_of_it(server: Server) -> None:
    """The bytes, the address at the end of the redirects, the instant and the named encoding."""
    server.answers |= {
        "/a": moved("/b?x=1#part"),
        "/b?x=1": page(
            "caf\u00e9".encode("latin-1"), "Content-Type: text/html; charset=ISO-8859-1"
        ),
    }
    found = fetcher().fetch(f"{server.url}/a")

    assert found.data == "café".encode("latin-1")
    assert found.beside.url == f"{server.url}/b?x=1"
    assert found.beside.charset == "iso-8859-1"
    assert abs(datetime.fromisoformat(found.beside.fetched) - datetime.now(UTC)) < timedelta(
        minutes=1
    )
    assert not found.public


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/html", None),
        ("text/html; charset=UTF-8", "utf-8"),
        ('text/html; x=1; charset="windows-1251"', "windows-1251"),
        ("text/html; charset=", None),
        ("text/html; charset=a b", None),
        ("text/html; charset=" + "x" * 500, None),
        ("text/html; charset*=bad''%ff", None),
        (";;;=;charset", None),
    ],
)
def test_the_encoding_that_a_server_names(server: Server, header: str, charset: str | None) -> None:
    """A name of an encoding is one short word, or nothing."""
    server.answers["/a"] = page("x", f"Content-Type: {header}")

    assert fetcher().fetch(f"{server.url}/a").beside.charset == charset


def test_we_say_who_we_are_and_keep_nothing(server: Server) -> None:
    """An honest name with a contact, no cookie, no referrer, one request for robots.txt."""
    server.answers |= {"/a": page("one", "Set-Cookie: id=1"), "/b": page("two")}
    fetch = fetcher(contact="me@example.org")
    for path in ("/a", "/b", "/a"):
        fetch.fetch(server.url + path)

    assert [path for path, _ in server.asked] == ["/robots.txt", "/a", "/b", "/a"]
    for _, headers in server.asked:
        assert headers["user-agent"].startswith("news-archive/")
        assert headers["user-agent"].endswith("(+me@example.org)")
        assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (page("", status="404 \x1b[31mGone fishing"), "404 Not Found"),
        (page("", status="410 Gone"), "410 Gone"),
        (page("", status="500 Oops"), "500 Internal Server Error"),
        (page("", status="204 No Content"), "204 No Content"),
        (page("", status="799 What"), "799, which means nothing"),
        (page("", status="302 Found"), "302 Found, without saying where to"),
        (moved("javascript:alert(1)"), "only http and https"),
        (moved("file:///etc/passwd"), "only http and https"),
        (moved("ftp://example.org/a"), "only http and https"),
        (moved("data:text/html,hello"), "only http and https"),
        (moved("http://user:pw@example.org/"), "a name or password"),
        (moved("http://169.254.169.254/latest/meta-data/"), "private or special network"),
        (moved("http://[::ffff:169.254.169.254]/"), "private or special network"),
        (moved("//0.0.0.0/"), "private or special network"),
        (moved("http://[half/"), "no address"),
        (moved("http://x.org/\x85y"), "an address that is none"),
        (moved("/" + "x" * 9000), "an address that is none"),
        (page(b"GIF89a", "Content-Type: image/gif"), "image/gif, which is no article"),
        (page(b"%PDF", "Content-Type: application/pdf"), "application/pdf, which is no article"),
        (page(b"x", "Content-Encoding: br"), "packed as br"),
        (page(b"no gzip", "Content-Encoding: gzip"), "damaged"),
        (page(packed(b"cut" * 99)[:20], "Content-Encoding: gzip"), "cut short"),
        (page(packed(bytes(50_000_000)), "Content-Encoding: gzip"), "zip bomb"),
        (page(zlib.compress(bytes(50_000_000)), "Content-Encoding: deflate"), "zip bomb"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "too large: 32 MB"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort", "995 bytes are missing"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc", "cut short or garbled"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc", "cut short or garbled"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", "cut short or garbled"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000, "not HTTP"),
        ([b"HTTP/1.1 200 OK\r\n", b"A: b\r\n" * 5000, b"\r\n"], "not HTTP"),
        (b"220 mail.example.org ESMTP\r\n", "not HTTP"),
        (b"\x16\x03\x01\x02\x00", "not HTTP"),
        (b"", "hung up"),
    ],
    ids=told,
)  # fmt: skip
def test_a_strange_answer_is_one_line(server: Server, answer, said: str) -> None:
    """Errors, bad redirects, pictures, bombs and what is no HTTP: each said in our own words."""
    server.answers["/a"] = answer

    assert said in refusal(fetcher(), f"{server.url}/a")


HEADERS = [
    b"Content-Length: 5", b"Content-Length: -1", b"Content-Length: 1e9", b"Transfer-Encoding: chunked",
    b"Content-Encoding: gzip", b"Content-Encoding: deflate", b"Location: /b", b"Content-Type: text/html",
    b"Retry-After: soon", b": no name", b"\xff\xfe: \x00", b" folded", b"Transfer-Encoding: gzip, chunked",
]  # fmt: skip


def test_whatever_a_server_says_it_is_a_page_or_one_line(server: Server) -> None:
    """No answer, however strange, is an error of another kind, for a page or a robots.txt."""
    starts = [b"HTTP/1.1 200 OK", b"HTTP/1.0 302 x", b"HTTP/1.1 503 x", b"HTTP/9 200", b""]
    bodies = [b"5\r\nabcde\r\n0\r\n\r\n", packed(b"x")]

    @settings(max_examples=150)
    @given(
        st.sampled_from(starts),
        st.lists(st.sampled_from(HEADERS), max_size=4),
        st.binary(max_size=100) | st.sampled_from(bodies),
    )
    def check(start: bytes, headers: list[bytes], body: bytes) -> None:
        answer = b"\r\n".join([start, *headers, b"", b""]) + body
        server.answers |= {"/a": answer, "/b": page("there")}
        for robots in (page(""), answer):
            server.answers["/robots.txt"] = robots
            try:
                found = fetcher(seconds=5.0).fetch(f"{server.url}/a")
            except UnreadableError as error:
                reason = error.reason
            else:
                reason = "none"
                assert len(found.data) <= 200
            assert reason
            assert reason.isprintable()

    check()


def test_redirects_without_end_end(server: Server) -> None:
    """A circle is named; a chain is followed ten times and no more."""
    server.answers |= {"/a": moved("/b"), "/b": moved("/a")}
    server.answers |= {f"/{n}": moved(f"/{n + 1}") for n in range(30)}
    server.answers["/30"] = page("there")

    assert "in a circle" in refusal(fetcher(), f"{server.url}/a")
    assert "more than 10 redirects" in refusal(fetcher(), f"{server.url}/0")
    assert fetcher().fetch(f"{server.url}/20").data == b"there"


def test_a_body_without_end_is_stopped(server: Server) -> None:
    """No Content-Length and no end: stopped at the limit, as are endless chunks and headers."""
    part = b"x" * 1_000_000
    chunk = b"F4240\r\n" + part + b"\r\n"

    def endless(path: str) -> Iterator[bytes]:
        first, more = {
            "/body": (b"HTTP/1.1 200 OK\r\n\r\n", part),
            "/chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk),
            "/trailer": (
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
                b"A: b\r\n" * 10_000,
            ),
        }[path]
        yield first
        for _ in range(1000):
            yield more

    server.answers |= dict.fromkeys(("/body", "/chunks", "/trailer"), endless)
    for path in ("/body", "/chunks", "/trailer"):
        assert "too large" in refusal(fetcher(), server.url + path)
    assert 1000 * len(part) > limits.HTML_BYTES


@pytest.mark.parametrize(
    "answer",
    [
        [b"HTTP/1.1 2"],
        [b"HTTP/1.1 200 OK\r\nX: "],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"],
        [],
    ],
)
def test_a_server_that_drips_is_given_up(server: Server, answer: list[bytes]) -> None:
    """A byte now and then keeps no connection open: the time is for the whole page."""
    server.answers["/a"] = lambda _: (part for parts in (answer, drip(b"1")) for part in parts)
    begun = time.monotonic()

    assert "given up after 1 s" in refusal(fetcher(seconds=1.0), f"{server.url}/a")
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", packed(b"walrus" * 1000)),
        ("x-gzip", packed(b"walrus" * 500) * 2),
        ("deflate", zlib.compress(b"walrus" * 1000)),
        ("Deflate", zlib.compress(b"walrus" * 1000)[2:-4]),
        ("identity", b"walrus" * 1000),
    ],
    ids=told,
)
def test_packed_answers_are_unpacked(server: Server, coding: str, packed: bytes) -> None:
    """gzip in one member or more, deflate as the standard has it and as some servers do."""
    server.answers["/a"] = page(packed, f"Content-Encoding: {coding}")

    assert fetcher().fetch(f"{server.url}/a").data == b"walrus" * 1000


def test_addresses_are_sent_in_ascii(server: Server) -> None:
    """Umlauts, spaces and quotes in path and query; a Location in UTF-8."""
    server.answers |= {
        "/z%C3%BCrich%20%22a%22?q=%E2%82%AC&p=%25": moved("/ö"),
        "/%C3%B6": page("there"),
    }

    assert fetcher().fetch(f'{server.url}/zürich "a"?q=€&p=%').data == b"there"
