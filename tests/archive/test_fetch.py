"""
Fetching: whatever a server answers, there is a page or one line that says why not, and soon.
"""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import UnreadableError
from archive.fetching import Web
from archive.fetching.visits import Fetcher, to_agent, to_seconds
from archive.sources import limits
from tests.archive.loopback import Server, article, drip, moved, page, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def packed_up(data: bytes) -> bytes:
    """gzip without the time of day, which names of tests would show."""
    return gzip.compress(data, mtime=0)


def told(value: object) -> str:
    """A parameter in the name of a test: what is said, not the bytes of an answer."""
    return str(value) if isinstance(value, str) else "x"


PUBLIC = "93.184.215.14"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def fetcher(**changes) -> Fetcher:
    """One that may fetch from the loopback interface and does not wait."""
    return Fetcher(Web(private_network=True), **{"delay": 0.0, **changes})


def world(server: Server, hosts: dict[str, str], *, private: bool = False, **changes) -> Fetcher:
    """A fetcher in a world of these *hosts*, all of which are in truth *server*."""
    return Fetcher(
        Web(private_network=private),
        resolver=lambda host, _: [hosts[host]] if host in hosts else [],
        connect=lambda *_: socket.create_connection(("127.0.0.1", server.port), 5),
        **{"delay": 0.0, **changes},
    )


def refusal(fetch: Fetcher, url: str) -> str:
    """Why *url* is not fetched, which is one short line and is known soon."""
    begun, cpu = time.monotonic(), time.process_time()
    with pytest.raises(UnreadableError) as caught:
        fetch.fetch(url)
    assert time.monotonic() - begun < 20
    assert time.process_time() - cpu < 5
    assert "\n" not in caught.value.reason
    assert len(caught.value.reason) < 300
    return caught.value.reason


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
        (page(packed_up(b"cut" * 99)[:20], "Content-Encoding: gzip"), "cut short"),
        (page(packed_up(bytes(50_000_000)), "Content-Encoding: gzip"), "zip bomb"),
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
    bodies = [b"5\r\nabcde\r\n0\r\n\r\n", packed_up(b"x")]

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
        ("gzip", packed_up(b"walrus" * 1000)),
        ("x-gzip", packed_up(b"walrus" * 500) * 2),
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


# Politeness


@pytest.mark.parametrize(
    ("robots", "said"),
    [
        (page("User-agent: *\nDisallow: /"), "its robots.txt asks not to"),
        (page("\ufeffUser-Agent: news-archive\r\nDisallow: /a"), "its robots.txt asks not to"),
        (page("User-agent: News-Archive/1.0\nDisallow: *.html$"), "its robots.txt asks not to"),
        (page("User-agent: *\nDisallow: /\nUser-agent: news-archive\nDisallow:"), ""),
        (page("User-agent: GPTBot\nDisallow: /"), ""),
        (page("User-agent: a\nUser-agent: *\nDisallow: /"), "its robots.txt asks not to"),
        (page("<!doctype html><p>404: Disallow: /"), ""),
        (page("", status="404 Not Found"), ""),
        (page("", status="403 Forbidden"), ""),
        (page("", status="503 Busy"), "its robots.txt cannot be had (503)"),
        (page("", status="429 Busy"), "its robots.txt cannot be had (429)"),
        (b"", "its robots.txt cannot be had: the server hung up"),
        (moved("javascript:1"), "its robots.txt cannot be had"),
        (moved("/robots.txt"), ""),
        (page(b"User-agent: *\nDisallow: /\n" + b"#" * 900_000), "its robots.txt asks not to"),
        (page(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /\n"), ""),
    ],
    ids=told,
)  # fmt: skip
def test_robots_txt_is_obeyed(server: Server, robots: bytes, said: str) -> None:
    """By RFC 9309: what is missing allows all, what cannot be had allows nothing."""
    server.answers |= {"/robots.txt": robots, "/a.html": page("there")}
    fetch = fetcher()
    if said:
        assert said in refusal(fetch, f"{server.url}/a.html")
        assert said in refusal(fetch, f"{server.url}/a.html")
        assert server.paths == []
    else:
        assert fetch.fetch(f"{server.url}/a.html").data == b"there"


def test_a_robots_txt_that_drips_forbids(server: Server) -> None:
    """No answer in time is no permission."""
    server.answers |= {"/robots.txt": lambda _: drip(b"#"), "/a": page("there")}

    assert "robots.txt cannot be had: given up" in refusal(fetcher(seconds=1.0), f"{server.url}/a")


def test_robots_txt_cannot_eat_the_machine(server: Server) -> None:
    """16,000 agents over 20,000 rules fit into 500 kB and are no gigabytes; nor is a maze of "*"."""
    agents = "".join(f"User\u2003  agent : bot{n}\x0b" for n in range(12_000))
    rules = "".join(f"Disallow: /{n}\n" for n in range(12_000))
    maze = "User-agent: *\n" + "Disallow: /" + "*a" * 100_000 + "b\n"
    for text in (agents + rules, maze, "User-agent: *\n" + "Disallow: /*a*b*c$\n" * 20_000):
        server.answers |= {"/robots.txt": page(text), "/a" * 50: page("there")}
        cpu = time.process_time()
        assert fetcher().fetch(server.url + "/a" * 50).data == b"there"
        assert time.process_time() - cpu < 5


def test_redirects_ask_the_robots_txt_of_every_host(server: Server) -> None:
    """What one host allows is not what the next does."""
    server.answers |= {"/a": moved("http://two.example/b"), "/b": page("there")}
    asked = []

    def robots(_: str) -> bytes:
        asked.append(1)
        return page("User-agent: *\nDisallow: /b")

    server.answers["/robots.txt"] = robots
    fetch = world(server, {"one.example": PUBLIC, "two.example": PUBLIC})

    assert "http://two.example/b: its robots.txt asks not" in refusal(fetch, "http://one.example/a")
    assert len(asked) == 2


def test_nobody_is_hurried(server: Server) -> None:
    """A pause between pages of a host, its Crawl-delay within a bound; redirects are one page."""
    slept: list[float] = []
    server.answers |= {"/a": moved("/b"), "/b": page("there")}
    fetch = fetcher(sleep=slept.append, delay=1.0)
    fetch.fetch(f"{server.url}/a")
    assert slept == []
    fetch.fetch(f"{server.url}/b")
    assert len(slept) == 1
    assert 0.5 < slept[0] <= 1.0

    for asked, rest in (("3", 3), ("86400", 30), ("0", 1), ("-5", 1), ("nan", 1), ("1e999", 1)):
        server.answers["/robots.txt"] = page(f"User-agent: *\nCrawl-delay: {asked}")
        slept.clear()
        fetch = fetcher(sleep=slept.append, delay=1.0)
        fetch.fetch(f"{server.url}/b")
        fetch.fetch(f"{server.url}/b")
        assert len(slept) == 1, asked
        assert rest - 0.5 < slept[0] <= rest, asked


def test_who_is_busy_is_asked_once_more_and_then_left_alone(server: Server) -> None:
    """Retry-After is waited for when it is near, once; when it is far, the host has its peace."""
    slept: list[float] = []
    server.answers |= {
        "/soon": page("", "Retry-After: 2", status="503 Busy"),
        "/far": page("", "Retry-After: 3600", status="429 Busy"),
        "/mute": page("", status="503 Busy"),
    }
    fetch = fetcher(sleep=slept.append)
    assert refusal(fetch, f"{server.url}/mute") == "503 Service Unavailable"
    assert refusal(fetch, f"{server.url}/soon") == "503 Service Unavailable, asks to wait 2 s"
    assert slept == [2.0]
    assert server.paths == ["/mute", "/soon", "/soon"]

    fetch = fetcher(sleep=slept.append)
    said = "429 Too Many Requests, asks to wait 3,600 s"
    assert refusal(fetch, f"{server.url}/far") == said
    assert refusal(fetch, f"{server.url}/other") == f"not asked: 127.0.0.1 said {said} a moment ago"
    assert server.paths[3:] == ["/far"]

    answers = iter([page("", "Retry-After: 1", status="503 Busy"), page("there")])
    server.answers["/then"] = lambda _: next(answers)
    assert fetcher(sleep=slept.append).fetch(f"{server.url}/then").data == b"there"


def test_retry_after_in_every_form() -> None:
    """Seconds or a date; nonsense is None."""
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)

    assert to_seconds("120") == 120
    assert 80 < to_seconds(soon) <= 90
    assert to_seconds("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    for nonsense in ("", "soon", "-1", "1.5", "９", "Wed, 99 Foo 20155 07:28:00 GMT", "9" * 5000):
        assert to_seconds(nonsense) in (None, 999_999_999)


def test_the_name_we_give() -> None:
    """news-archive/VERSION, and a contact when one is set."""
    assert to_agent(None).startswith("news-archive/")
    assert " " not in to_agent(None)


# Private networks


def test_private_networks_are_refused(server: Server) -> None:
    """Every spelling of this machine and its neighbours is refused before anything is sent."""
    for host in (
        "127.0.0.1", "localhost", "2130706433", "0x7f000001", "017700000001", "127.1", "0", "[::1]",
        "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "10.0.0.1",
        "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fd00::1]", "224.0.0.1",
        "255.255.255.255", "198.18.0.1", "127.0.0.1.",
    ):  # fmt: skip
        said = refusal(Fetcher(Web()), f"http://{host}/")
        assert "private or special network" in said or "no host" in said, host
    assert "--private-network" in refusal(Fetcher(Web()), "http://127.0.0.1/")
    assert "ports 80 and 443" in refusal(Fetcher(Web()), f"{server.url}/")
    assert server.asked == []


def test_one_private_address_among_public_ones_is_enough(server: Server) -> None:
    """A name that is public and private at once is a trick."""
    fetch = Fetcher(Web(), resolver=lambda *_: [PUBLIC, "10.0.0.1"], delay=0)

    assert "private or special network (10.0.0.1)" in refusal(fetch, "http://trick.example/")


def test_a_name_is_looked_up_once(server: Server) -> None:
    """DNS rebinding: the address that was checked is the one that is asked, for the whole run."""
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    went: list[tuple[str, ...]] = []

    def connect(addresses, _port, _seconds) -> socket.socket:
        went.append(tuple(addresses))
        return socket.create_connection(("127.0.0.1", server.port), 5)

    server.answers["/"] = page("there")
    fetch = Fetcher(Web(), resolver=lambda *_: next(answers), connect=connect, delay=0)
    fetch.fetch("http://rebinding.example/")
    fetch.fetch("http://rebinding.example/")

    assert went == [(PUBLIC,)] * 3  # robots.txt and two pages


@pytest.mark.parametrize("private", [False, True])
def test_the_public_internet_leads_to_no_private_network(server: Server, private: bool) -> None:
    """With --private-network too: a person may name an intranet, a stranger's page may not."""
    server.answers |= {"/out": moved("http://intranet.example/"), "/": page("secret")}
    hosts = {"public.example": PUBLIC, "intranet.example": "10.1.2.3"}
    fetch = world(server, hosts, private=private)

    said = refusal(fetch, "http://public.example/out")
    assert said.startswith("it leads to http://intranet.example/: it lies in a private")
    assert "--private-network" not in said
    assert server.paths == ["/out"]
    if private:
        assert fetch.fetch("http://intranet.example/").data == b"secret"


def test_a_robots_txt_leads_to_no_private_network(server: Server) -> None:
    """Its redirects are checked like those of a page."""
    server.answers |= {"/robots.txt": moved("http://intranet.example/r"), "/a": page("there")}
    fetch = world(server, {"public.example": PUBLIC, "intranet.example": "10.1.2.3"}, private=True)

    assert "private or special network" in refusal(fetch, "http://public.example/a")
    assert [path for path, _ in server.asked] == ["/robots.txt"]


def test_names_that_do_not_exist() -> None:
    """A name nobody has is said so, and so is a port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    assert refusal(fetcher(), "http://nobody.invalid/").startswith(
        ("there is no host", "nobody.inv")
    )
    assert "connection refused" in refusal(fetcher(), f"http://127.0.0.1:{port}/")


# TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A certificate that nobody vouches for, for 127.0.0.1, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not here to make a certificate")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=walrus",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(path), "-out", f"{path}.crt"],
        check=True, capture_output=True,
    )  # fmt: skip
    path.write_text(path.read_text() + path.with_suffix(".pem.crt").read_text())
    return path


def test_certificates_are_checked(certificate: Path) -> None:
    """One that nobody vouches for, or for another name, is refused in one line."""
    side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    side.load_cert_chain(certificate)
    trusting = ssl.create_default_context(cafile=f"{certificate}.crt")
    with serving(side) as server:
        server.answers["/a"] = article("Walrus")
        assert "not trusted: self" in refusal(fetcher(), f"{server.url}/a")
        assert b"Walrus" in fetcher(context=trusting).fetch(f"{server.url}/a").data
        other = Fetcher(
            Web(private_network=True), context=trusting, resolver=lambda *_: ["127.0.0.1"], delay=0
        )
        said = refusal(other, f"https://walrus.example:{server.port}/a")
        assert "not trusted" in said
        assert "walrus.example" in said
        said = refusal(fetcher(), f"http://127.0.0.1:{server.port}/a")
        assert "hung up" in said or "connection broke" in said


def test_tls_to_a_server_without(server: Server) -> None:
    """https to a port that speaks plain HTTP is one line."""
    assert "no secure connection" in refusal(fetcher(), f"https://127.0.0.1:{server.port}/a")
