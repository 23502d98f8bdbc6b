"""Pages as outlets make them: what is the story, what stands around it, and what the page shows."""

from __future__ import annotations

import time
from datetime import date

import pytest

from archive.article import DateClue
from archive.names import load_names, split_byline
from archive.outlets import load_outlets
from archive.pipeline import read_article
from archive.sources.html import read_html
from archive.zones import country_of_domain, zone_of

# Wikinews, "NASA's TESS spacecraft reports its first exoplanet", CC BY 2.5
STORY = (
    "<p>On Tuesday, astronomers reported the discovery of a planet that circles its star in six days.</p>"
    "<p>The planet has about twice the diameter of Earth and lies sixty light-years away from us.</p>"
    "<p>The findings were published in a journal and await confirmation by other groups, they said.</p>"
)
TODAY = date(2026, 11, 26)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(body: str, head: str = "", url: str | None = None):
    return read_article(page(body, head), kind="html", url=url, today=TODAY)


BOXES = [
    ("<div class='related-articles'><p>Another planet was found last year by another team of people.</p></div>", "Another planet"),
    ("<div class=newsletter-form><p>Get the best stories of the week sent to your inbox every Friday.</p></div>", "inbox"),
    ("<div class=saboxplugin-wrap><p>Jane Doe has written about planets and stars since the year 1999.</p></div>", "1999"),
    ("<section class='more-about'><p>Ten things you did not know about the planets of other stars.</p></section>", "Ten things"),
    ("<div class=cookie-notice><p>We and our partners use cookies to measure what you read on this page.</p></div>", "partners"),
    ("<p><a href='/2024/planet'>Another planet that was found by another team of astronomers last year</a></p>", "last year"),
    ("<p><strong>Read more: <a href='/2024/planet'>Another planet found by another team</a></strong></p>", "another team"),
    ("<div class='photo-caption'>An artist's impression of the planet, which nobody has ever seen so far.</div>", "artist"),
]  # fmt: skip


@pytest.mark.parametrize(("box", "probe"), BOXES)
def test_what_stands_around_a_story_is_not_in_its_text(box: str, probe: str) -> None:
    """Related stories, boxes, biographies, notices and captions go, wherever they stand."""
    first, rest = STORY.split("</p>", 1)
    text = read(f"<article><h1>A planet</h1>{first}</p>{box}{rest}</article>").text
    assert "twice the diameter" in text
    assert probe not in text


@pytest.mark.parametrize(
    "container",
    [
        "subscription-content newsletter",
        "related-story-page comments-open",
        "entry-content entry-content-read-more",
    ],
)
def test_a_story_stays_whatever_its_container_is_called(container: str) -> None:
    """An element that holds the most of the page is the article, and so is one that says it is."""
    text = read(f"<h1>A planet</h1><div class='{container}'>{STORY}</div>").text
    assert "twice the diameter" in text


def test_a_link_that_a_story_cites_stays() -> None:
    """Only links to the same site are teasers: a paragraph with the source is part of the story."""
    head = "<link rel=canonical href='https://news.example/a'>"
    cited = (
        "<p><a href='https://elsewhere.example/x'>The generation we love to dump on is fine</a></p>"
    )
    teased = (
        "<p><a href='https://news.example/b'>The telescope we love to look through is fine</a></p>"
    )
    text = read(f"<article><h1>A planet</h1>{STORY}{cited}{teased}{STORY}</article>", head).text
    assert "dump on is fine" in text
    assert "look through" not in text


LEDE = "A spacecraft that was built to look for planets has found its first one, after a month of work."


@pytest.mark.parametrize(
    ("lede", "head"),
    [
        (f"<div class='teaser-text'><p>{LEDE}</p></div>", ""),
        (f"<h2 class='Article__standfirst--light'>{LEDE}</h2>", ""),
        (f"<header><p class=lead>{LEDE}</p></header>", ""),
        (f"<div><p>{LEDE}</p></div>", f'<meta name=description content="{LEDE[:60]}">'),
    ],
)
def test_the_standfirst_is_the_first_passage(lede: str, head: str) -> None:
    """The paragraph under the headline is kept, once and first, though it is called a teaser."""
    text = read(f"<h1>A planet</h1>{lede}<article>{STORY}</article>", head).text
    assert text.startswith(LEDE)
    assert text.count("built to look") == 1


@pytest.mark.parametrize(
    ("head", "body", "title", "url"),
    [
        # bbc.com, 2020: the shared title is another than the printed one
        ("<meta property=og:title content='New York ramps up mass burials amid virus outbreak'><title>Coronavirus: New York ramps up mass burials amid outbreak - BBC News</title>",
         "<h1>Coronavirus: New York ramps up mass burials amid outbreak</h1><h1>Ask me</h1>", "Coronavirus: New York ramps up mass burials amid outbreak", None),
        ("<title>Fire kills three - La Stampa</title>", "", "Fire kills three", "https://www.lastampa.it/x"),
        ("<title>Saffron buns | Love goes through the stomach</title>", "<h1>Love goes through the stomach</h1><h2>Saffron buns</h2>", "Saffron buns", None),
        ("<title>Fire at the stadium kills three</title>", "<h1><span>Sport</span>Fire at the stadium kills three</h1>", "Fire at the stadium kills three", None),
        ("<title>Kramer misses the Games</title>", '<h1>"Tears": Kramer misses the Games</h1>', '"Tears": Kramer misses the Games', None),
    ],
)  # fmt: skip
def test_the_title_is_what_was_printed(head: str, body: str, title: str, url: str | None) -> None:
    """The <h1> that the head of the page agrees with, without outlet, section and kicker."""
    assert read(f"{body}<article>{STORY}</article>", head, url).title == title


@pytest.mark.parametrize(
    ("shown", "day", "changed"),
    [
        ("<p class=byline-date>February 24, 2020 | 9:25pm</p>", date(2020, 2, 24), None),
        ("<span class=stand>Stand: 28.04.2020 18:00 Uhr</span>", date(2020, 4, 28), None),
        ("<div><span>Published On May 10, 2022 01:52 PM</span></div>", date(2022, 5, 10), None),
        ("<p>29.11.2022 – The planet, they said, is not alone in the sky above us.</p>", date(2022, 11, 29), None),
        ("<p class=meta>Published: 2 May 2022 | Updated: 3 May 2022</p>", date(2022, 5, 2), date(2022, 5, 3)),
        ("<p class=date>Updated 3 May 2022</p>", None, date(2022, 5, 3)),
        ("<p>The planet was seen on 3 May 2022 for the first time, when the sky was dark.</p>", None, None),
        ("<div class=related><time datetime=2022-05-03>3 May</time></div>", None, None),
        ("<div class=comments><p class=date>3 May 2022</p></div>", None, None),
    ],
)  # fmt: skip
def test_a_shown_date_is_one_only_beside_the_headline(shown: str, day, changed) -> None:
    """A date counts by its place and its words; one in a sentence or another story is none."""
    article = read(f"<article><h1>A planet</h1>{shown}{STORY}</article>")
    assert (article.published and article.published.day) == day
    assert (article.modified and article.modified.day) == changed


def test_the_date_at_the_top_of_a_front_page_is_not_the_storys() -> None:
    """ "Thursday, 26 November 2026" in the masthead is the day it was saved."""
    top = "<div id=top><span class=date>26 November 2026</span></div>"
    text = f"{top}<div>{'<a href=/x>Sport</a> ' * 200}</div><main><h1>A planet</h1>{STORY}</main>"
    assert read(text).published is None


@pytest.mark.parametrize(
    ("written", "url", "day"),
    [
        ("2020-02-25T02:25:54Z", "https://unknown.example/2020/02/24/dee-dee", date(2020, 2, 24)),
        ("2020-02-25T02:25:54Z", "https://pagesix.com/2020/02/24/dee-dee", date(2020, 2, 24)),
        ("2025-07-01T23:30:00Z", "https://www.bbc.co.uk/news/1", date(2025, 7, 2)),
        ("2025-01-01T23:30:00Z", "https://www.bbc.co.uk/news/1", date(2025, 1, 1)),
        ("2025-07-01T23:30:00Z", "https://unknown.example/news/1", date(2025, 7, 1)),
        ("2025-07-01T20:00:00Z", "https://www.smh.com.au/news/1", date(2025, 7, 2)),
    ],
)
def test_a_time_in_utc_is_dated_by_the_outlet(written: str, url: str, day: date) -> None:
    """The day is the one of the URL or of the outlet's country; the instant stays."""
    article = read(
        f"<article>{STORY}</article>",
        f"<meta property='article:published_time' content='{written}'>",
        url,
    )
    assert article.published is not None
    assert article.published.day == day
    assert article.published.instant is not None


def test_two_readings_are_decided_by_another_date_or_by_the_country() -> None:
    """10/05/2022 is the day that the page names elsewhere; else as in the outlet's country."""
    head = "<meta name=date content='10/05/2022'>"
    body = f"<article>{STORY}</article>"
    changed = "<meta name=lastmod content='2022-05-10 17:36:11'>"
    assert read(body, head + changed).published.day == date(2022, 5, 10)
    assert read(body, head, "https://www.theguardian.com/x").published.day == date(2022, 5, 10)
    assert read(body, head, "https://www.nytimes.com/x").published.day == date(2022, 10, 5)
    undecided = read(body, head)
    assert undecided.published is None
    assert any("date refused" in note for note in undecided.notes)


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ("<span class=byline><span>Author</span><a class='url fn n'>Andreas Kalt</a></span>", ("Andreas Kalt",)),
        ("<p class=autorenzeile>Von Volkmar Kabisch, Jan Lukas Strozyk und Benedikt Strunz</p>", ("Volkmar Kabisch", "Jan Lukas Strozyk", "Benedikt Strunz")),
        ("<div class=wrap-byline>By <a>Emily Burack</a> 8 January 2020, 3:51 pm 11 Edit</div>", ("Emily Burack",)),
        ("<div class='article-authors'><span>Jane Doe</span></div>", ("Jane Doe",)),
        ("<span class='by-author vcard'><a rel=author>gnaddrig</a></span>", ("gnaddrig",)),
        ("<div class=author-bio>Jane Doe has written about planets and stars since 1999.</div>", ()),
    ],
)  # fmt: skip
def test_the_byline_that_a_page_shows_is_read(body: str, authors: tuple[str, ...]) -> None:
    """By its class or as a line of its own, its labels and times taken off."""
    assert read(f"<article><h1>A planet</h1>{body}{STORY}</article>").authors == authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Perry Bacon Jr.", ["Perry Bacon Jr."]),
        ("Von FOCUS-Online-Experte Robin Tschöpe", ["Robin Tschöpe"]),
        ("Staff Writer Jane Doe", ["Jane Doe"]),
        ("Veröffentlicht von Chris Jung", ["Chris Jung"]),
        ("Interview: Julia Lauter", ["Julia Lauter"]),
        ("Web Commerce GmbH", []),
        ("Redaktion", []),
        ("no author", []),
        ("delta201", ["delta201"]),
    ],
)
def test_labels_offices_and_companies_are_nobody(line: str, names: list[str]) -> None:
    """What stands around a name in a byline goes; a blog's author may be a handle."""
    assert split_byline(line, names=load_names()) == names


def test_every_country_of_an_outlet_has_its_time() -> None:
    """A time in UTC can be dated for each outlet of the table."""
    assert not [o.name for o in load_outlets().all() if zone_of(o.country) is None]


def test_three_hundred_outlets_of_english_speaking_countries_are_known() -> None:
    """The table covers the English-language press."""
    english = "US GB IN AU CA ZA NG NZ PH IE PK KE GH UG ZW SG JM TT GY BB LK NA TZ RW".split()  # noqa: SIM905
    assert sum(outlet.country in english for outlet in load_outlets().all()) >= 300


def test_a_domain_tells_its_country_or_nothing() -> None:
    """spiegel.de is German; .com and .org are of no country."""
    assert [country_of_domain(host) for host in ("spiegel.de", "x.co.uk", "x.com")] == [
        "DE",
        "GB",
        "",
    ]


HOSTILE = {
    "dates": "<span class=date>1.2.2020</span>" * 20_000,
    "commented dates": f"<div class=comments>{'<p>1.2.2020</p>' * 20_000}</div>",
    "links": f"<p>{'<a href=/x>A headline of some length here</a> ' * 20_000}</p>",
    "captions": "<div class=caption>A picture of something here</div>" * 20_000,
    "boxes": "<div class=related>" * 200 + "word " * 20_000 + "</div>" * 200,
    "authors": "<span class=author>Jane Doe</span>" * 20_000,
    "heads": "<h1>A planet</h1>" * 20_000,
    "teasers": "<div class=teaser>" * 200 + "A sentence of some length stands here. " * 5_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_end_quickly(kind: str) -> None:
    """Tens of thousands of what is looked for take seconds, not minutes."""
    started = time.process_time()
    read_html(page(f"<h1>A planet</h1>{HOSTILE[kind]}{STORY}"))
    assert time.process_time() - started < 20


def test_days_in_scripts_count_when_they_agree() -> None:
    """The data that a page is drawn from names its day; two different ones are of two articles."""
    one = '<script>{"published_at":"2019-03-02T06:22:28+01:00"}</script>'
    two = one + '<script>{"publishedAt":"2019-04-02T06:22:28+01:00"}</script>'
    body = f"<article>{STORY}</article>"
    assert read_html(page(body + one)).clues.dates[:1] == (
        DateClue("2019-03-02T06:22:28+01:00", "meta"),
    )
    assert not read_html(page(body + two)).clues.dates
