"""
The table of outlets: names, aliases and domains, the shipped ones and the user's.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import SettingsError
from archive.outlets import find_host, fold_name, load_outlets, parse_outlets

FOUND = [
    ("The Independent", "The Independent"),
    ("independent", "The Independent"),
    ("INDEPENDENT", "The Independent"),
    ("independent.co.uk", "The Independent"),
    ("https://www.independent.co.uk/news/world/a-b-b1.html", "The Independent"),
    ("BBC", "BBC News"),
    ("news.bbc.co.uk", "BBC News"),
    ("https://m.bbc.com/news/1", "BBC News"),
    ("NYT", "The New York Times"),
    ("cooking.nytimes.com", "The New York Times"),
    ("Guardian", "The Guardian"),
    ("guardian.ng", "The Guardian (Nigeria)"),
    ("Sky News", "Sky News"),
    ("timesofindia.indiatimes.com", "The Times of India"),
    ("The Oregonian/OregonLive", "The Oregonian"),
    ("St Louis Post-Dispatch", "St. Louis Post-Dispatch"),
    ("Harper’s Magazine", "Harper's Magazine"),
    ("https://web.archive.org/web/20251017/https://www.ft.com/content/1", "Financial Times"),
    ("Sen. Akaka", None),
    ("example.com", None),
    ("notindependent.co.uk", None),
    ("co.uk", None),
    ("go.com", None),
    ("the", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "name"), FOUND)
def test_an_outlet_is_found_by_name_alias_or_domain(written, name):
    """Case, punctuation and "the" do not matter; a subdomain belongs to its domain."""
    outlet = load_outlets().find(written)
    assert (outlet and outlet.name) == name


def test_the_shipped_table_is_large_and_consistent():
    """Every outlet is found by each of its names and domains, and nobody else is."""
    outlets = load_outlets()
    assert len(outlets.all()) >= 400
    for outlet in outlets.all():
        for name in (outlet.name, *outlet.aliases, *outlet.domains):
            assert outlets.find(name) == outlet, name
        assert len(outlet.country) == 2


HOSTS = [
    ("https://www.Independent.co.uk/a", "independent.co.uk"),
    ("http://user:secret@example.com:8080/a?b#c", "example.com"),
    ("//cdn.example.com/x", "cdn.example.com"),
    ("example.com/path", "example.com"),
    ("m.dw.com", "dw.com"),
    ("www.com", "www.com"),
    ("localhost", None),
    ("C:\\saved\\page.html", None),
    ("The Independent", None),
    ("St. Louis", None),
    ("ftp://example.com/a", None),
    ("javascript:alert(1)", None),
    ("https://", None),
    ("a" * 5000 + ".com", None),
]


@pytest.mark.parametrize(("written", "host"), HOSTS)
def test_a_host_is_read_from_urls_and_domains_only(written, host):
    """A name is no host, whatever dots are in it."""
    assert find_host(written) == host


@given(st.text(max_size=100))
def test_any_text_is_an_outlet_or_not(text):
    """Looking up never fails, and a folded name folds to itself."""
    outlet = load_outlets().find(text)
    assert outlet is None or outlet.name
    folded = fold_name(text)
    assert fold_name("the " + folded) in (folded, "the")


OWN = """
["Doe Valley Gazette"]
aliases = ["The Gazette"]
domains = ["doevalley.example"]
country = "US"

["The Independent"]
aliases = ["Indy"]

["The Valley Times"]
aliases = ["The Times"]
"""


def test_the_users_table_adds_to_ours_and_wins(tmp_path):
    """Theirs keep what they claim; an outlet of the same name is extended."""
    path = tmp_path / "outlets.toml"
    path.write_text(OWN)
    outlets = load_outlets(str(path))
    assert outlets.find("www.doevalley.example").name == "Doe Valley Gazette"
    assert outlets.find("Indy").domains == load_outlets().find("The Independent").domains
    assert outlets.find("independent").name == "The Independent"
    assert outlets.find("Times").name == "The Valley Times"
    assert outlets.find("thetimes.co.uk").name == "The Times"
    assert load_outlets().find("Indy") is None


WRONG = [
    ('["A"]\nalias = ["B"]', "unknown key 'alias'"),
    ("A = 1", "'A' is no outlet"),
    ('["A"]\naliases = "B"', "aliases wants a list"),
    ('["A"]\ndomains = ["https://a.example/"]', "'https://a.example/' is no domain"),
    ('["A"]\ncountry = "Germany"', "two capitals are wanted"),
    ('["A"]\naliases = ["B"]\n["C"]\naliases = ["The b"]', "stands for both 'A' and 'C'"),
    ('["A"]\ndomains = ["a.example"]\n["C"]\ndomains = ["a.example"]', "belongs to both 'A' and 'C'"),
    ('["!"]', "no name"),
    ('["A"]\naliases = ["-"]', "'-' is no name"),
    ('["A"\n', "not TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_table_names_file_and_key(tmp_path, text, message):
    """A table that people write is strict, and says in one line what is wrong."""
    path = tmp_path / "outlets.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_outlets(str(path))
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_table_has_no_outlets():
    """Nothing is an answer, too."""
    assert parse_outlets("outlets.toml", {}).all() == ()
