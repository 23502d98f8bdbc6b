"""
Fetching: which machines may be spoken to, and whether they are who they say.
"""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest

from archive.fetching import Web
from archive.fetching.visits import Fetcher
from tests.archive.fetchers import PUBLIC, fetcher, refusal, world
from tests.archive.loopback import Server, article, moved, page, serving

if TYPE_CHECKING:
    from pathlib import Path

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
