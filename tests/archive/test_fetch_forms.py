"""
Which addresses can be meant, and which machines are public: tables, nothing is fetched.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnreadableError
from archive.fetching import is_address
from archive.fetching.address import follow, parse_address
from archive.fetching.network import is_private, is_public
from archive.fetching.robots import parse_rules


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org", "https://example.org/"),
        (" HTTPS://Example.ORG:443/A#b ", "https://example.org/A"),
        ("http://example.org:80?q=1", "http://example.org/?q=1"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://example.org/a b?q=ü&r=a+b%20c", "https://example.org/a%20b?q=%C3%BC&r=a+b%20c"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%zz%e4", "https://example.org/%25zz%e4"),
        ('https://example.org/<"a">|\\', "https://example.org/%3C%22a%22%3E%7C%5C"),
        ("http://[2606:4700::1111]/a", "http://[2606:4700::1111]/a"),
        ("https://a_b.example.org./", "https://a_b.example.org./"),
        ("https://example.org/?u=http://x@y/", "https://example.org/?u=http://x@y/"),
    ],
)
def test_addresses_in_ascii(written: str, url: str) -> None:
    """What people paste becomes what is sent, and stays that when it is read again."""
    assert parse_address(written).url == url
    assert parse_address(url).url == url


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("https://", "names no host"),
        ("https:///path", "names no host"),
        ("https://user@example.org/", "name or password"),
        ("https://user:pw@example.org/", "name or password"),
        ("https://example.org@10.0.0.1/", "name or password"),
        ("https://example.org\\@10.0.0.1/", "name or password"),
        ("https://example.org:0/", "port 0"),
        ("https://example.org:99999/", "no address"),
        ("https://example.org:http/", "no address"),
        ("https://exa mple.org/", "no name of a host"),
        ("https://exam%70le.org/", "no name of a host"),
        ("https://ex..org/", "no name of a host"),
        ("https://.org/", "no name of a host"),
        ("https://-/", "no name of a host"),
        ("https://" + "a" * 300 + ".org/", "no name of a host"),
        ("https://" + "ü" * 300 + ".org/", "no name of a host"),
        ("https://straße.example/", "can mean two"),
        ("https://[::1", "no address"),
        ("https://[fe80::1%25eth0]/", ""),
        ("https://example.org/\r\nHost: x", "a character that cannot"),
        ("https://example.org/\x00", "a character that cannot"),
        ("https://example.org/\ud800", "a character that cannot"),
        ("https://example.org/" + "a" * 8000, "longer than 8,000"),
        ("ftp://example.org/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("example.org", "only http and https"),
        ("", "only http and https"),
    ],
)
def test_what_is_no_address(written: str, said: str) -> None:
    """Refused in one line: no credentials, no tricks with hosts, nothing that breaks a header."""
    with pytest.raises(UnreadableError) as caught:
        parse_address(written)

    assert said in caught.value.reason
    assert len(caught.value.reason) < 200


@given(st.text(max_size=200))
def test_whatever_is_written_nothing_else_is_raised(text: str) -> None:
    """Any text is an address in ASCII, or refused; as an argument, and as a Location."""
    for read in (
        lambda: parse_address(f"https://{text}"),
        lambda: follow(parse_address("https://example.org/a/b?c"), text),
    ):
        try:
            found = read()
        except UnreadableError:
            continue
        assert found.url.isascii()
        assert found.url.isprintable()
        assert " " not in found.url
        assert parse_address(found.url) == found


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/c", "https://example.org/c"),
        ("c", "https://example.org/a/c"),
        ("../../../c", "https://example.org/c"),
        ("?d", "https://example.org/a/b?d"),
        ("//other.example/c", "https://other.example/c"),
        ("http://example.org/c#d", "http://example.org/c"),
    ],
)
def test_where_a_redirect_leads(location: str, url: str) -> None:
    """A Location may be relative to where it was said."""
    assert follow(parse_address("https://example.org/a/b?c"), location).url == url


def test_which_arguments_are_addresses() -> None:
    """What begins with http:// or https://; a path does not, nor does a bare host."""
    assert all(map(is_address, ("https://x", "HTTP://x", " http://x")))
    assert not any(map(is_address, ("example.org", "./https://x", "https:/x", "ftp://x", "")))


@pytest.mark.parametrize(
    ("addresses", "public", "private"),
    [
        ("8.8.8.8 172.32.0.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::8.8.8.8", True, False),
        ("127.0.0.1 127.9.9.9 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1", False, True),
        ("100.64.0.1 100.127.255.255 ::1 fd00::1 fc00::1 ::ffff:10.0.0.1", False, True),
        ("0.0.0.0 0.1.2.3 169.254.169.254 224.0.0.1 239.1.1.1 240.0.0.1", False, False),
        ("255.255.255.255 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1", False, False),
        ("192.88.99.1 :: fe80::1 fe80::1%eth0 fec0::1 ff02::1 100::1 2001:db8::1", False, False),
        ("2001::1 2002:0808:0808:: 64:ff9b::10.0.0.1 64:ff9b:1::8.8.8.8", False, False),
        ("::8.8.8.8 ::ffff:169.254.169.254 3fff::1 4000::1 junk 1.2.3 1.2.3.4.5", False, False),
    ],
)
def test_which_machines_are_public(addresses: str, public: bool, private: bool) -> None:
    """By what an address is, also inside IPv6; link-local is nobody's private network."""
    for address in addresses.split():
        assert is_public(address) is public, address
        assert is_private(address) is private, address


@given(st.binary(max_size=2000))
def test_any_bytes_are_a_robots_txt(data: bytes) -> None:
    """Nothing a host serves as its robots.txt stops us."""
    rules = parse_rules(data)

    assert rules.allows("https://example.org/a") in (True, False)
    assert 0 <= rules.delay <= 30
