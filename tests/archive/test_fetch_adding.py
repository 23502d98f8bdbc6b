"""
Adding addresses: they are inputs like files, from the command line and from Python.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from archive import archive as front
from archive.errors import SettingsError
from archive.fetching import Web
from archive.settings import load_settings
from archive.sources import Failure, Input, Remark
from archive.visiting import divide
from tests.archive.loopback import Server, article, drip, moved, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.archive import Archive
    from archive.tally import Progress

ROOT = Path(__file__).parents[2]
TODAY = date(2025, 11, 23)
HERE = Web(private_network=True)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with front.open(tmp_path / "archive", create=True, today=TODAY) as opened:
        yield opened


def test_addresses_are_inputs_like_files(archive: Archive, server: Server, tmp_path: Path) -> None:
    """Pages, files and bytes in one call; what fails is listed by its address."""
    (tmp_path / "a.txt").write_text("A story about a walrus.")
    server.answers |= {"/a": article("Walrus")}
    report = archive.add(
        [f"{server.url}/a", str(tmp_path / "a.txt"), b"Walrus, in bytes.", f"{server.url}/none"],
        web=HERE,
        workers=0,
    )

    assert (report.added, report.already) == (3, 0)
    assert [(f.path, f.reason) for f in report.failed] == [(f"{server.url}/none", "404 Not Found")]
    assert archive.count("walrus").total == 3


def test_one_address_alone(archive: Archive, server: Server) -> None:
    """archive.add("http://...") fetches; read in a worker, because the page is a stranger's."""
    server.answers["/a"] = article("Walrus")

    assert archive.add(f"{server.url}/a", web=HERE).added == 1
    assert [hit.title for hit in archive.search("walrus").hits] == ["Walrus"]


def test_without_a_word_private_networks_are_refused(archive: Archive, server: Server) -> None:
    """The default is the public internet alone."""
    report = archive.add(["http://127.0.0.1/", f"{server.url}/a"])

    assert [("private" in f.reason) for f in report.failed] == [True, True]
    assert server.asked == []


def test_a_path_object_is_never_an_address(archive: Archive, server: Server) -> None:
    """A file may be called anything."""
    report = archive.add(Path(f"{server.url}/a"), web=HERE)

    assert "no such file" in report.failed[0].reason
    assert server.asked == []


def test_the_same_page_again_is_no_news(archive: Archive, server: Server) -> None:
    """The same bytes are here already, by whatever address; an address named twice is asked once."""
    server.answers |= {"/a": article("Walrus"), "/b": moved("/a")}
    first = archive.add([f"{server.url}/a"] * 3, web=HERE, workers=0)
    again = archive.add([f"{server.url}/a"], web=HERE, workers=0)
    other = archive.add([f"{server.url}/b"], web=HERE, workers=0)

    assert (first.added, again.already, other.already) == (1, 1, 1)
    assert server.paths == ["/a", "/a", "/b", "/a"]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name under .example is this machine."""
    real = socket.getaddrinfo

    def look_up(host, *args, **kwargs):
        return real("127.0.0.1" if host.endswith(".example") else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("canonical", "kept"),
    [
        ("http://www.walrus.example/2025/11/20/a", "http://www.walrus.example/2025/11/20/a"),
        ("https://www.bbc.co.uk/news/1", ""),
        ("http://walrus.example/", ""),
        ("", ""),
    ],
)
def test_a_page_knows_where_it_was(
    archive: Archive, server: Server, canonical: str, kept: str
) -> None:
    """The address after redirects, unless the page names a better one of the same site."""
    site = f"http://walrus.example:{server.port}"
    link = f'<head><link rel="canonical" href="{canonical}">'
    html = article("Walrus").partition(b"\r\n\r\n")[2].replace(b"<head>", link.encode())
    server.answers |= {"/t": moved("/a?utm_source=x"), "/a?utm_source=x": page(html)}
    report = archive.add(f"{site}/t", web=HERE, workers=0)
    found = archive.get(report.ids[0])

    assert found.url == (kept or f"{site}/a?utm_source=x")
    assert found.fetched is not None
    assert abs(datetime.fromisoformat(found.fetched) - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_encoding_of_the_server_is_believed(archive: Archive, server: Server) -> None:
    """A page that does not name its encoding has the one that the server names."""
    text = article("Walrus").partition(b"\r\n\r\n")[2].decode().replace("bay", "бухта")
    server.answers["/a"] = page(text.encode("koi8-r"), "Content-Type: text/html; charset=KOI8-R")
    report = archive.add(f"{server.url}/a", web=HERE, workers=0)

    assert "бухта" in archive.get(report.ids[0]).text


def test_many_lines_by_one_address(archive: Archive, server: Server) -> None:
    """JSON Lines by address are as many articles; a broken one is named with its line."""
    server.answers["/x.jsonl"] = page(
        b'{"title": "One", "text": "A walrus."}\n{broken\n{"title": "Two", "text": "A walrus too."}\n'
    )
    report = archive.add(f"{server.url}/x.jsonl", web=HERE, workers=0)

    assert report.added == 2
    assert [failure.path for failure in report.failed] == [f"{server.url}/x.jsonl:2"]


def test_links_are_followed_when_that_is_wanted(server: Server) -> None:
    """As many new ones of each feed as were asked for, and what the public names is the public's."""
    server.answers["/feed"] = page("here")
    addresses = [f"{server.url}/feed", f"{server.url}/known"]
    links = (f"{server.url}/known", *(f"{server.url}/{n}" for n in range(4)), "javascript:1")
    announced: list[str] = []
    local, visits = divide(
        [*addresses, "a.txt"],
        Web(private_network=True, follow=3),
        contact=None,
        announce=announced.append,
    )
    assert local == ["a.txt"]

    feed = next(iter(visits))
    assert isinstance(feed, Input)
    assert not visits.hear(Remark(feed.place, "6 links", links), feed)
    assert len(visits) == 4
    assert visits.hear(Remark("b.xml", "1 link", (f"{server.url}/9",)), Input("b.xml", "b.xml"))
    assert visits.hear(Remark("c.xml", "1 link", (f"{server.url}/9",)), Input("c.xml", "c.xml"))
    assert not visits.hear(Remark("d.warc", "3 images passed over"), Input("d.warc", "d.warc"))

    reasons = [one.reason for one in visits if isinstance(one, Failure)]
    assert announced[1:] == [f"{server.url}/{path}" for path in ("known", "0", "1", "2", "9")]
    assert reasons[:4] == ["404 Not Found"] * 4
    assert "ports 80 and 443" in reasons[4]  # b.xml lay here, and who wrote it is not known


def test_a_feed_every_day(archive: Archive, server: Server) -> None:
    """What has its text is an article; links are fetched with follow, and only those not here."""
    whole = "".join(f"<p>Wardens counted {n} walruses in the bay on Monday.</p>" for n in range(20))
    text = f"<content:encoded><![CDATA[{whole}]]></content:encoded>"
    items = [f"<item><title>Whole</title><link>https://walrus.example/w</link>{text}</item>"]
    items += [
        f"<item><title>Link {n}</title><link>{server.url}/{n}</link></item>" for n in range(4)
    ]

    def feed(entries: list[str]) -> bytes:
        return page(
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>The Walrus</title>{''.join(entries)}</channel></rss>",
            "Content-Type: application/rss+xml",
        )

    server.answers |= {f"/{n}": article(f"Link {n}") for n in range(4)}
    server.answers |= {"/3": moved("/0"), "/feed": feed(items[:3])}
    alone = archive.add(f"{server.url}/feed", web=HERE, workers=0)
    assert (alone.added, alone.failed) == (1, ())
    assert "2 entries are links without their text" in alone.notes[0]

    both = archive.add(f"{server.url}/feed", web=Web(private_network=True, follow=9), workers=0)
    assert (both.added, both.already, both.notes) == (2, 1, ())
    server.asked.clear()
    server.answers["/feed"] = feed(items)
    next_day = archive.add(f"{server.url}/feed", web=Web(private_network=True, follow=9), workers=0)
    assert server.paths == ["/feed", "/2", "/3", "/0"]
    assert (next_day.added, next_day.already, next_day.notes) == (1, 2, ())


def test_progress_tells_of_addresses(archive: Archive, server: Server) -> None:
    """The address that is waited for, how many there are, and what is safe by then."""
    server.answers |= {"/a": article("Walrus"), "/b": article("Zebra")}
    steps: list[Progress] = []
    archive.add([f"{server.url}/a", f"{server.url}/b"], web=HERE, workers=0, progress=steps.append)

    assert next((s.done, s.total) for s in steps if s.current.endswith("/b")) == (1, 2)
    assert (steps[-1].done, steps[-1].total) == (2, 2)


def test_a_contact_is_told_to_servers(tmp_path: Path, server: Server) -> None:
    """contact in archive.toml ends up in the User-Agent; what does not fit there is refused."""
    path = tmp_path / "news"
    path.mkdir()
    (path / "archive.toml").write_text('contact = "me@example.org"')
    server.answers["/a"] = article("Walrus")
    with front.open(path, create=True, today=TODAY) as archive:
        archive.add(f"{server.url}/a", web=HERE, workers=0)
    assert server.asked[-1][1]["user-agent"].endswith("(+me@example.org)")

    for wrong in ('""', '"a\\r\\nb: c"', '"ü"', "1", '"(x)"'):
        (path / "archive.toml").write_text(f"contact = {wrong}")
        with pytest.raises(SettingsError, match="contact"):
            load_settings(str(path))


# The command line


class Ran(NamedTuple):
    status: int
    out: str
    err: str


def start(directory: Path, *argv: str) -> subprocess.Popen[bytes]:
    strange = ("ARCHIVE_", "LC_", "COV", "PYTHON", "HTTP", "http", "ALL_", "all_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(strange)}
    return subprocess.Popen(
        [sys.executable, "-m", "archive", *argv],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        env={**kept, "ARCHIVE_DIR": str(directory), "PYTHONPATH": str(ROOT), "HTTP_PROXY": "http://127.0.0.1:9"},
        # A job in the background is started deaf to Ctrl-C, and so would be its children.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )  # fmt: skip


def run(directory: Path, *argv: str, stdin: bytes = b"") -> Ran:
    process = start(directory, *argv)
    out, err = process.communicate(stdin, timeout=60)
    return Ran(process.returncode, out.decode(), err.decode())


def test_a_list_of_addresses(tmp_path: Path, server: Server) -> None:
    """--from takes paths and addresses, one a line; comments and Windows' line ends are no part."""
    server.answers |= {"/a": article("Walrus"), "/b": article("Zebra")}
    (tmp_path / "c.txt").write_text("A story.")
    lines = f"\ufeff# mine\r\n  {server.url}/a\r\n\r\n{tmp_path}/c.txt\r\n{server.url}/none\r\n"
    failed = tmp_path / "failed.tsv"
    ran = run(
        tmp_path / "news", "add", "--private-network", f"{server.url}/b", "--from", "-",
        "--failed", str(failed), stdin=lines.encode(),
    )  # fmt: skip

    said = f"archive: {server.url}/none: 404 Not Found\nadded 3 articles, 1 failed\n"
    assert ran == Ran(2, "", said)
    assert failed.read_text() == f"{server.url}/none\t404 Not Found\n"
    assert server.paths == ["/b", "/a", "/none"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--from", "missing.txt"], "missing.txt cannot be read: No such file"),
        (["--from", "-", "-"], "standard input can be read once"),
        (["https://user:secret@example.org/"], "a name or password in it"),
        (["file:///etc/passwd"], "; only http:// and https:// addresses are fetched"),
        (["www.example.org/a"], "; an address begins with https://"),
        (["http://127.0.0.1/"], "--private-network allows it"),
        (["seeds", "--url", "example.org/a"], "--url example.org/a is no address"),
        (["seeds", "--failed", "/missing/failed.tsv"], "/missing/failed.tsv cannot be written"),
    ],
)
def test_what_is_wrong_with_an_address_is_one_line(tmp_path: Path, argv, said: str) -> None:
    """Exit status 2 and a line that says what would be right."""
    ran = run(tmp_path / "news", "add", *argv)

    assert ran.status == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) <= 2


def test_failures_can_be_printed(tmp_path: Path) -> None:
    """--failed - puts them on standard output, as data; where nothing is to add, that is said."""
    ran = run(tmp_path / "news", "add", "missing", "https://a:b@c/", "--failed", "-", "--quiet")

    assert ran.out == (
        "missing\tthere is no such file or folder\n"
        "https://a:b@c/\tan address with a name or password in it is not fetched\n"
    )
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "news", "add", str(tmp_path / "empty")) == Ran(
        0, "", "nothing to add was found\n"
    )


def test_a_proxy_is_not_used_and_that_is_said(tmp_path: Path, server: Server) -> None:
    """With $HTTP_PROXY set, pages are fetched directly; what cannot be reached gets a hint."""
    server.answers["/a"] = article("Walrus")
    assert run(tmp_path / "news", "add", "--private-network", f"{server.url}/a").status == 0
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    ran = run(tmp_path / "news", "add", "--private-network", f"http://127.0.0.1:{port}/a")

    assert ran.err.splitlines()[:2] == [
        f"archive: http://127.0.0.1:{port}/a: no connection: connection refused",
        "the proxy in $HTTP_PROXY is not used: addresses are fetched directly",
    ]


def test_a_dry_run_fetches_nothing(tmp_path: Path, server: Server) -> None:
    """It lists what would be fetched, says what never would be, and asks no server."""
    ran = run(tmp_path / "news", "add", "--dry-run", f"{server.url}/a", "https://a@b/", "seeds")

    assert ran.status == 2
    assert ran.out.splitlines()[-1] == f"{server.url}/a"
    assert "would add 2 articles, would fetch 1 page" in ran.err
    assert "https://a@b/: an address with a name" in ran.err
    assert server.asked == []


def test_stopping_a_slow_download(tmp_path: Path, server: Server) -> None:
    """Ctrl-C while a page drips: at once, in one line, and what came before is safe."""
    server.answers |= {"/a": article("Walrus"), "/slow": lambda _: drip(b"x")}
    process = start(
        tmp_path / "news", "add", "--private-network", f"{server.url}/a", f"{server.url}/slow"
    )
    for _ in range(300):
        if "/slow" in server.paths:
            break
        time.sleep(0.1)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    begun = time.monotonic()
    out, err = process.communicate(timeout=30)

    assert time.monotonic() - begun < 5
    assert (process.returncode, out) == (130, b"")
    assert err == b"archive: stopped: added 1 article; the same command goes on from here\n"
    assert run(tmp_path / "news", "count", "walrus").out == "1\n"


def test_others_add_while_a_page_is_waited_for(tmp_path: Path, server: Server) -> None:
    """The lock is held to put a page in, not to fetch it; what others put in meanwhile stays."""
    (tmp_path / "a.txt").write_text("A walrus came ashore on Monday.")
    meanwhile: list[Ran] = []

    def slow(asked: object) -> bytes:
        meanwhile.append(run(tmp_path / "news", "add", str(tmp_path / "a.txt")))
        return article("Walrus")

    server.answers |= {"/first": article("Zebra"), "/slow": slow}
    ran = run(
        tmp_path / "news", "add", "--private-network", f"{server.url}/first", f"{server.url}/slow"
    )

    assert [(one.status, one.out) for one in (*meanwhile, ran)] == [(0, ""), (0, "")]
    assert run(tmp_path / "news", "count").out == "3\n"
    assert run(tmp_path / "news", "check").status == 0


def test_without_an_address_nothing_of_the_network_is_loaded(tmp_path: Path) -> None:
    """Files alone pay for no ssl, no HTTP and no robots.txt."""
    (tmp_path / "a.txt").write_text("A story.")
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "archive", "--archive", str(tmp_path / "n"), "add", str(tmp_path / "a.txt")],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    loaded = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines() if "|" in line}

    assert "archive.adding" in loaded
    assert not loaded & {"ssl", "http.client", "urllib.request", "urllib3", "protego"}
