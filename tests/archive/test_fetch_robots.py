"""
Fetching: what a host allows, and how long it is left alone.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from archive.fetching.visits import to_agent, to_seconds
from tests.archive.fetchers import PUBLIC, fetcher, refusal, told, world
from tests.archive.loopback import Server, drip, moved, page

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
