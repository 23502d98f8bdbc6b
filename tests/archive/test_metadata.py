"""
Title, outlet, authors, URL and tags out of clues.
"""

from __future__ import annotations

import os
import time

import pytest

from archive.article import Article, Clues, Given, Paragraph, Source, with_paragraphs
from archive.clean import clean, load_cues
from archive.metadata import describe, shorten_title
from archive.names import load_names, split_byline
from archive.outlets import load_outlets

OUTLETS = load_outlets()
SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "seeds")


def described(*, paragraphs=(), kind="html", given=None, **clues):
    made = [Paragraph(text, 0, len(text), role, rule) for text, role, rule in paragraphs]
    base = Article(
        digest="",
        kind=kind,
        decoded="",
        clues=Clues(**{key: tuple(value) for key, value in clues.items()}),
        given=given or Given(),
    )
    return describe(with_paragraphs(base, made), outlets=OUTLETS)


def named(article):
    return article.source and (article.source.name, article.source.basis)


# --- outlets -------------------------------------------------------------------------------------


def test_the_founding_articles_have_the_outlet_they_name():
    """001 names The Independent in its appeal alone; 000 names none."""
    found = {}
    for name in ("000_7520f5810ed54d05.txt", "001_d9e10ce47f65dbca.txt"):
        with open(os.path.join(SEEDS, name), encoding="utf-8", newline="") as file:
            article = Article(digest="", kind="text", decoded=file.read())
        article = describe(clean(article, cues=load_cues()), outlets=OUTLETS)
        found[name[:3]] = named(article)
        assert (article.title, article.authors, article.url) == (None, (), None)
    assert found == {"000": None, "001": ("The Independent", "inferred")}


OUTLET_CLUES = [
    (["The Independent"], [], ("The Independent", "meta")),
    (["independent.co.uk"], [], ("The Independent", "meta")),
    ([], ["https://www.independent.co.uk/a"], ("The Independent", "url")),
    # the publisher is a company that nobody knows, the domain is known
    (["Guardian News & Media Limited"], ["https://www.theguardian.com/a"], ("The Guardian", "url")),
    # a name in an export that is in no table is kept
    (["Sen. Akaka"], [], ("Sen. Akaka", "meta")),
    (["Doe Valley Gazette"], ["https://doevalley.example.net/a"], ("Doe Valley Gazette", "meta")),
    ([], ["https://news.doevalley.test/a"], ("news.doevalley.test", "url")),
    # hosts that carry other people's articles
    ([], ["https://www.facebook.com/doevalley/posts/1"], None),
    ([], ["https://doe.github.io/a"], None),
    (["", "  ", "x" * 500], [], None),
]


@pytest.mark.parametrize(("outlets", "urls", "source"), OUTLET_CLUES)
def test_an_outlet_is_known_by_name_or_domain(outlets, urls, source):
    """What the table knows comes first, then a name as written, then a bare domain."""
    assert named(described(outlets=outlets, urls=urls)) == source


def test_a_source_carries_every_name_that_finds_it():
    """Aliases and domains of the table, and the domain of the page."""
    aliases = described(outlets=["The Independent"]).source.aliases
    assert {"Independent", "independent.co.uk"} <= set(aliases)
    source = described(outlets=["Doe Gazette"], urls=["https://www.doegazette.test/a"]).source
    assert source == Source("Doe Gazette", "meta", ("doegazette.test",))


INFERRED = [
    ("promo", "The Independent is on the ground when the story is developing.", "The Independent"),
    ("promo", "Please support The Guardian today.", "The Guardian"),
    ("promo", "Sign up to HuffPost's daily newsletter.", "HuffPost"),
    ("bio", "Jane Doe is a staff writer at The Atlantic.", "The Atlantic"),
    ("credit", "© 2025 The New York Times Company", None),
    ("promo", "The Independent is trusted. The Guardian is, too.", None),
    ("promo", "Time is short. People are dying. Nature is at risk.", None),
    ("promo", "Time is running out for local news.", None),
    ("promo", "We are as good as BBC News.", None),
    ("credit", "Reuters contributed to this report, Reuters is here", None),
    ("body", "The Independent is on the ground when the story is developing.", None),
]


@pytest.mark.parametrize(("role", "text", "name"), INFERRED)
def test_an_outlet_is_inferred_only_when_one_speaks_of_itself(role, text, name):
    """Appeals and biographies name their outlet; two of them, or prose, name none."""
    found = named(described(kind="text", paragraphs=[(text, role, "")]))
    assert found == (name and (name, "inferred"))


def test_metadata_wins_over_inference_and_a_person_over_all():
    """What is said is stronger than what is inferred, what a person says strongest."""
    appeal = [("The Independent is on the ground.", "promo", "")]
    assert named(described(paragraphs=appeal, outlets=["BBC"])) == ("BBC News", "meta")
    given = Given(source="the guardian")
    found = described(paragraphs=appeal, outlets=["BBC"], given=given)
    assert named(found) == ("The Guardian", "given")
    assert named(described(given=Given(source="Doe Gazette"))) == ("Doe Gazette", "given")


# --- titles --------------------------------------------------------------------------------------

TITLES = [
    ("Trump agrees to summit | The Independent", "Trump agrees to summit"),
    ("Trump agrees to summit - BBC News", "Trump agrees to summit"),
    ("Trump agrees to summit – live – The Guardian", "Trump agrees to summit – live"),
    ("Trump agrees to summit | Doe Gazette", "Trump agrees to summit"),
    ("Doe Gazette - Trump agrees to summit", "Trump agrees to summit"),
    ("Trump agrees to summit | World | The Independent", "Trump agrees to summit | World"),
    ("Spider-Man - a review", "Spider-Man - a review"),
    ("Budget 2025: what we know", "Budget 2025: what we know"),
    ("The Independent", "The Independent"),
    ("Pros - and cons", "Pros - and cons"),
]


@pytest.mark.parametrize(("title", "short"), TITLES)
def test_a_title_loses_the_name_of_its_outlet(title, short):
    """Known outlets, and the article's own; anything else behind a dash stays."""
    own = Source("Doe Gazette", "meta")
    assert shorten_title(title, source=own, outlets=OUTLETS) == short


def test_a_title_that_only_adds_a_section_gives_way():
    """og:title says which part of <title> is the headline."""
    found = described(titles=["Summit agreed | World news", "Summit agreed"])
    assert found.title == "Summit agreed"


def test_a_title_comes_from_a_person_the_page_or_the_text():
    """In this order; white space is made single, a paragraph is no title."""
    headline = [("Summit agreed", "heading", "text:headline"), ("Prose.", "body", "")]
    assert described(paragraphs=headline, kind="text").title == "Summit agreed"
    assert described(paragraphs=headline, titles=["Page  title\n"]).title == "Page title"
    assert described(titles=["Page"], given=Given(title="Mine")).title == "Mine"
    assert described(titles=["x" * 501, "Short"]).title == "Short"
    assert described(titles=["", " "]).title is None
    headers = [("Title: Summit agreed", "header", "header:key")]
    assert described(paragraphs=headers).title == "Summit agreed"


# --- authors -------------------------------------------------------------------------------------

BYLINES = [
    ("By JANE DOE and John Roe, Staff Writers", ["Jane Doe", "John Roe"]),
    ("By Jane Doe, John Roe & Max Moe", ["Jane Doe", "John Roe", "Max Moe"]),
    ("Jane Doe in Paris and John Roe in Rome", ["Jane Doe", "John Roe"]),
    # The New York Times' corpus
    ("By JANE DOE; Bob R. Roe contributed reporting from Albany.", ["Jane Doe"]),
    ("By J. R. Doe. Max Moe contributed to this report.", ["J. R. Doe"]),
    ("By Jane Doe, Max Moe contributed research", ["Jane Doe"]),
    ("By Jane Doe, with reporting from Max Moe", ["Jane Doe"]),
    ("By Jane Doe; additional reporting by Max Moe", ["Jane Doe"]),
    ("By Jane Doe Updated", ["Jane Doe"]),
    ("By Jane Doe Guest Contributor", ["Jane Doe"]),
    ("Jane Doe, Political Editor", ["Jane Doe"]),
    ("Lizzie Doe Home Affairs Editor", ["Lizzie Doe"]),
    ("Written by Jane Doe", ["Jane Doe"]),
    ("JANE MCDONALD", ["Jane McDonald"]),
    ("Maria O'Brien", ["Maria O'Brien"]),
    ("Ursula von der Leyen", ["Ursula von der Leyen"]),
    ("José Doe; Zoë Roe", ["José Doe", "Zoë Roe"]),
    ("John Roe, Jr.", ["John Roe Jr."]),
    ("Jane Doe (she/her) <jane@example.com>", ["Jane Doe"]),
    ("Jane Doe @janedoe", ["Jane Doe"]),
    ("https://www.facebook.com/bbcnews", []),
    ("jane.doe@example.com", []),
    ("Staff", []),
    ("admin", []),
    ("By our foreign staff", []),
    ("Special Correspondent", []),
    ("2025-10-17", []),
    ("", []),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_a_byline_is_taken_apart(line, names):
    """Names stay, roles, places, addresses and desks go."""
    assert split_byline(line, names=load_names()) == names


def test_outlets_and_agencies_are_no_authors():
    """JSON-LD often has the publisher or the agency where the author should be."""
    found = described(
        outlets=["Doe Gazette"],
        bylines=["BBC News", "Reuters", "Doe Gazette", "Jane Doe", "By Jane Doe, Associated Press"],
    )
    assert found.authors == ("Jane Doe",)


def test_authors_of_a_text_stand_in_its_byline():
    """A header line "By ..." is read where there is no metadata; a person's word wins."""
    header = [("By Jane Doe and John Roe", "header", "header:byline")]
    assert described(kind="text", paragraphs=header).authors == ("Jane Doe", "John Roe")
    assert described(paragraphs=header, given=Given(authors=("Me",))).authors == ("Me",)


# --- the rest ------------------------------------------------------------------------------------


def test_urls_are_web_addresses():
    """The first http address; nothing else is one."""
    assert described(urls=["javascript:x", "http://example.com/a", "https://b.test"]).url == (
        "http://example.com/a"
    )
    assert described(urls=["file:///etc/passwd", "http://", "x"]).url is None
    assert (
        described(urls=["http://a.test"], given=Given(url="https://b.test")).url == "https://b.test"
    )


def test_tags_are_the_pages_and_the_persons():
    """Each once in any case; what a person took away stays away."""
    given = Given(tags=("Checked",), untags=("war",))
    found = described(tags=["War", "Ukraine", "checked", " ", "x" * 200], given=given)
    assert found.tags == ("Checked", "Ukraine")


def test_hostile_clues_take_no_time():
    """A megabyte in any place where names are looked for is soon done with."""
    began = time.process_time()
    for unit in ("A ", "a, ", "Jane Doe and ", "- ", "The Independent is ", "(", "@a", "http://a."):
        long = unit * (1_000_000 // len(unit))
        described(
            titles=[long, long[:500]],
            outlets=[long],
            urls=[long, "http://" + long],
            bylines=[long] * 3,
            paragraphs=[(long, "promo", ""), (long, "header", "header:key")],
        )
    assert time.process_time() - began < 4
