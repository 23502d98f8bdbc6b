"""Who wrote a page, where names stand in many places, and what of its passages is the story."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.names import has_first_name, is_full_name
from archive.pipeline import read_article
from archive.sources.page_lines import find_line_role

TODAY = date(2026, 11, 26)
STORY = "<p>" + "The council voted on Tuesday to keep the harbour open all winter. " * 8 + "</p>"


def read(top: str = "", head: str = "", *, under: str = "", url: str | None = None):
    page = (
        f"<html><head><title>Harbour stays open</title>{head}</head><body><main>"
        f"<h1>Harbour stays open</h1>{top}{STORY}{STORY}{under}</main></body></html>"
    )
    return read_article(page.encode(), kind="html", url=url, today=TODAY)


def linked(author: str) -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle",'
        f' "headline": "Harbour stays open", "author": {author}}}</script>'
    )


@pytest.mark.parametrize(
    ("top", "names"),
    [
        # What stands beside a name in its element.
        ("<p class=byline><a href=/a>Jane Doe</a> <a href=/f>Follow</a></p>", ("Jane Doe",)),
        ("<p class=author>Jana Weiß 3. Mai 2021 <a>Politik</a>, <a>Neue Wege</a></p>", ("Jana Weiß",)),
        ("<p class=author>von Jana Weiß, Online-Redaktion Veröffentlicht am 3.5.</p>", ("Jana Weiß",)),
        ("<p class=byline>By Nathan Willis March 25, 2015</p>", ("Nathan Willis",)),
        ("<p class=byline><span>By </span><b>Jane Doe</b> Full bio Jane Doe has covered harbours, their fees and their fights for the Post since the year 1999, and lives by the sea.</p>", ("Jane Doe",)),
        ("<a class=byline-article-type>Features</a><p class=byline>By Jane Doe</p>", ("Jane Doe",)),
        ("<p class=byline>Fact checked by John Roe</p><p class=byline>By Jane Doe</p>", ("Jane Doe",)),
        ("<div class='entry-meta top-comments'><b class=author>Jane Doe</b></div>", ("Jane Doe",)),
        # A full name goes before a section or a handle, but not that of another post.
        ("<b class=cb-author>Werkstatt</b><p class=byline>Jane Doe</p>", ("Jane Doe",)),
        (f"<p><b class=author>uriebe</b></p>{STORY}<h2>Old</h2><p><b class=author>Tom Stelling</b></p>", ("uriebe",)),
    ],
)  # fmt: skip
def test_the_name_in_a_byline_is_what_has_the_shape_of_one(
    top: str, names: tuple[str, ...]
) -> None:
    """Labels, sections, days, buttons and those who checked a text are no authors."""
    assert read(top).authors == names


def test_the_authors_of_teasers_write_other_stories() -> None:
    """In a row of alike elements with headlines each name is of its own story."""
    names = ("Shappi Khorsandi", "Mary Dejevsky", "Robert Fisk", "Mark Steel")
    row = "".join(
        f"<div class=voice><span class=author>{name}</span><h3>The view from here</h3></div>"
        for name in names
    )
    assert read(f"<div>{row}</div>").authors == ()
    assert read(f"<div>{row}</div><p class=byline>By Jane Doe</p>").authors == ("Jane Doe",)
    authors = "".join(f"<li class=author>{name}</li>" for name in names)
    assert read(f"<ul>{authors}</ul>").authors == names


def test_a_name_below_the_headline_goes_before_one_above_it() -> None:
    """The columnists in the page's head are not its author."""
    page = (
        "<html><head><title>Harbour stays open</title></head><body><div class=top>"
        "<b class=author>Mark Steel</b></div><div><h1>Harbour stays open</h1>"
        f"<p class=author>Jane Doe</p>{STORY}{STORY}</div></body></html>"
    )
    assert read_article(page.encode(), kind="html", today=TODAY).authors == ("Jane Doe",)


@pytest.mark.parametrize(
    ("head", "top", "names"),
    [
        # JSON-LD names who put it there, the byline who wrote it.
        (linked('{"@type": "Person", "name": "César Pérez"}'), "<p class=byline>Henry Montenegro</p>", ("Henry Montenegro",)),
        (linked('{"@type": "Person", "name": "Eduardo Barreneche"}'), "<p class=byline>E. Barreneche</p>", ("Eduardo Barreneche",)),
        (linked('{"@type": "Organization", "name": "Noticias de El Salvador"}'), "<p>Por Laura Jordán</p>", ("Laura Jordán",)),
        (linked('{"@type": "Organization", "name": "Noticias de El Salvador"}'), "", ()),
        # A <meta> may be the same on every page.
        ('<meta name=author content="EFC Bayrische Bembel">', "<p>Geschrieben von <a>Cooper</a></p>", ("Cooper",)),
        ('<meta name=author content="Matthias Hille">', "<p>Erstellt von <a>Fabian</a></p>", ("Fabian",)),
        ('<meta name="twitter:creator" content="delta201">', "", ("delta201",)),
        ('<meta name="twitter:creator" content="@harbourpost">', "", ()),
    ],
)  # fmt: skip
def test_what_a_reader_sees_goes_before_what_the_head_declares(
    head: str, top: str, names: tuple[str, ...]
) -> None:
    """A byline under the headline wins when it names others; the same person is named in full."""
    assert read(top, head).authors == names


def test_the_domains_own_name_is_no_author() -> None:
    """<meta name=author content=L-Mag> on l-mag.de leaves the byline to say who wrote it."""
    article = read(
        "<p>Von Claudia Lindner</p>",
        '<meta name="author" content="L-Mag">',
        url="https://www.l-mag.de/news/hafen",
    )
    assert article.authors == ("Claudia Lindner",)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (
            '"Markus M. Haefliger, London, Beat Bumbacher"',
            ("Markus M. Haefliger", "Beat Bumbacher"),
        ),
        ('"Redaktion Harbourpost"', ()),
        ('"Harbourpost Deutschland"', ()),
        ('"Henry Harbourpost"', ("Henry Harbourpost",)),
    ],
)
def test_places_offices_and_the_outlet_beside_people_are_nobody(
    written: str, names: tuple[str, ...]
) -> None:
    """Between full names a single word is a place; who is called as the domain is a person."""
    assert read("", linked(written), url="https://www.harbourpost.de/hafen").authors == names


@pytest.mark.parametrize(
    ("top", "names"),
    [
        ("<p>\n" + " " * 90 + "By </p><p><a>Nelson D. Schwartz</a></p>", ("Nelson D. Schwartz",)),
        ("<p>Autoren Jelko Djuren und Jutta Klaukien</p>", ("Jelko Djuren", "Jutta Klaukien")),
        ("<p>Schreibbericht — jancak @ 00:11</p>", ("jancak",)),
        ("<p>责任编辑： 焦鹏</p>", ("焦鹏",)),
        ("<p>von <a>Tine</a> am 3. Mai 2019</p>", ("Tine",)),
        ("<p>3. Mai 2019 von <a>Tine</a></p>", ("Tine",)),
        ("<p>Ein Gastbeitrag von Jana Weiß</p>", ("Jana Weiß",)),
        ("<p>Text &amp; Fotos: Ivan Valetny</p>", ("Ivan Valetny",)),
        # Alone beside a day, under the headline: a name by its first name, not any two words.
        ("<div><span>Evgenia Karp</span><span>Dana Karp</span></div>", ()),
        ("<div><span>Dana Karp</span> | <span>3.11.2023</span></div>", ("Dana Karp",)),
        ("<div><span>Swantje Karp | 06.11.23</span></div>", ("Swantje Karp",)),
        ("<div><span>Deutsche Sprache</span> | <span>3.11.2023</span></div>", ()),
        ("<p>von <a>hier</a> weiter</p>", ()),
        ("<p>Autor: red</p>", ()),
    ],
)  # fmt: skip
def test_a_text_signs_the_page_in_many_forms(top: str, names: tuple[str, ...]) -> None:
    """Labels in other languages, apart from their names, and names beside days."""
    assert read(top).authors == names


def test_a_name_beside_a_day_is_no_author_when_the_headline_speaks_of_it() -> None:
    """Who is in the news writes none: <h1>Dana Karp resigns</h1> Dana Karp | 3.11.2023."""
    page = (
        "<html><head><title>Dana Karp resigns today</title></head><body><h1>Dana Karp resigns today"
        f"</h1><b>Dana Karp</b> | <i>3.11.2023</i>{STORY}{STORY}</body></html>"
    )
    assert read_article(page.encode(), kind="html", today=TODAY).authors == ()


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("J. I. da Silva", True), ("E. Barreneche", True), ("Jana von Weiß", True),
        ("JANA WEISS", True), ("LN", False), ("U.S. Customs", False), ("Alle Beiträge", False),
        ("EFC Bayrische Bembel", False),
    ],
)  # fmt: skip
def test_a_full_name_has_two_words_or_initials(name: str, full: bool) -> None:
    """The shape of a person's name; not a house in capitals, not a label."""
    assert is_full_name(name) is full


@given(st.text(max_size=120))
def test_any_name_is_judged(name: str) -> None:
    """No text breaks the rules of names."""
    is_full_name(name)
    has_first_name(name)


STANDFIRST = (
    "The council has decided to keep the harbour open all winter, which costs the town four "
    "millions that it has not got."
)


@pytest.mark.parametrize(
    ("top", "role"),
    [
        (f"<h2>{STANDFIRST}</h2>", "body"),
        (STORY + "<h3>" + STANDFIRST[:-1] + "</h3>" + STORY, "heading"),
        (STORY + f"<h3>{STANDFIRST}</h3>" + STORY, "body"),
        (STORY + "<h3>And what does the council itself say to those who asked it to close the harbour?</h3>" + STORY, "body"),
        (STORY + "<h3>What now?</h3>" + STORY, "heading"),
    ],
)  # fmt: skip
def test_a_sentence_set_as_a_heading_is_of_the_story(top: str, role: str) -> None:
    """The standfirst in <h2> and an interview's questions are read; a sub-heading stays one."""
    asked = (STANDFIRST[:60], "And what", "What now")
    assert {p.role for p in read(top).paragraphs if p.text.startswith(asked)} == {role}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Melde dich hier für unseren Newsletter an!", "promo"),
        ("Síguenos en Facebook, Twitter e Instagram", "promo"),
        ("For the latest stories download the Harbour apps for iOS and Android.", "promo"),
        ("If you enjoyed reading this post – would you consider supporting our work?", "promo"),
        ("Wesprzyj nas darowizną.", "promo"),
        ("Du musst eingeloggt sein, um Kommentare zu schreiben!", "promo"),
        ("*Werbung. Dieser Beitrag enthält Werbung für einen Hafen.", "promo"),
        ("An dieser Stelle finden Sie einen externen Inhalt von YouTube.", "promo"),
        ("Lire aussi : Le maire démissionne", "promo"),
        ("Kategorie: News", "promo"),
        ("Lesezeit: 3 Minuten", "promo"),
        ("Aktualisiert: 30.12.2016", "promo"),
        ("12 Kommentare", "promo"),
        ("© 2019 Harbour Post", "promo"),
        ("Copyright: Gisele Wender", "credit"),
        # The same words in a story.
        ("Anzeige wegen Betrugs.", "body"),
        ("Ukraine wants to become a member of the alliance.", "body"),
        ("The minister said people who subscribe to the newsletter had been warned.", "body"),
        ("Users can download the app from today.", "body"),
        ("The dogs follow us home every night, the mayor writes on Facebook.", "body"),
        ("Die Bundesregierung unterstützt unsere Forderung nach offenen Häfen.", "body"),
        ("Der Betrieb hat Insolvenz angemeldet, ein Kommentar war nicht zu erhalten.", "body"),
        ('"Support us, or the harbour will close," she said.', "body"),
        ("Tag | Datum | Uhrzeit | Wettkampf", "body"),
    ],
)
def test_what_an_outlet_asks_is_told_from_the_same_words_in_a_story(line: str, role: str) -> None:
    """Imperatives and labels of the web's pages are set aside; sentences of news are not."""
    assert find_line_role(line)[0] == role
