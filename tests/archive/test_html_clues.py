"""
HTML: what a page says of itself, outlet, day, headline and who wrote it.
"""

from __future__ import annotations

import pytest

from archive.article import DateClue
from archive.sources.clues import find_domain, find_url_day
from archive.sources.html import read_html
from tests.archive.webpage import STORY, page

# --- the clues ----------------------------------------------------------------------------------

NEWS = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "@id": "https://x.example/#site", "name": "The Example"},
  {"@type": ["ReportageNewsArticle", "Article"], "@id": "https://x.example/a#article",
   "headline": "Trump &amp; Putin to meet", "datePublished": "2025-10-17T06:12:00+01:00",
   "dateModified": "2025-10-17T09:00:00+01:00", "author": [{"@id": "#jane"}, "John Roe"],
   "publisher": {"@id": "#house"}, "keywords": "Ukraine, Russia", "inLanguage": "en-GB",
   "mainEntityOfPage": "https://x.example/a"},
  {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
  {"@type": "NewsMediaOrganization", "@id": "#house", "name": "The Example"}]}
</script>"""


def test_json_ld_is_followed_through_its_graph() -> None:
    """@graph, @id references, several types and escaped entities are understood."""
    clues = read_html(page(NEWS)).clues

    assert clues.titles[0] == "Trump & Putin to meet"
    assert clues.dates[:2] == (
        DateClue("2025-10-17T06:12:00+01:00", "meta"),
        DateClue("2025-10-17T09:00:00+01:00", "meta", "modified"),
    )
    assert clues.bylines == ("Jane Doe", "John Roe")
    assert clues.outlets[0] == "The Example"
    assert clues.tags == ("Ukraine", "Russia")
    assert clues.language == "en-GB"
    assert "https://x.example/a" in clues.urls


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("alabama, workers, leave, state, as, immigration, law, business", ("business",)),
        ("'alabama, workers, leave', state, Alabama", ("Alabama",)),
        ("Alabama, Workers, Immigration", ("Alabama", "Workers", "Immigration")),
    ],
)
def test_the_title_word_by_word_is_no_tags(keywords: str, tags: tuple[str, ...]) -> None:
    """Keywords that a program made of the headline say "as" and "is" of an article."""
    head = (
        "<title>Alabama Workers Leave State As Immigration Law Takes Effect</title>"
        f'<meta name="keywords" content="{keywords}">'
    )

    assert read_html(page(head)).clues.tags == tags


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "H", "datePublished": "2025-10-17"}',
        ('[{"@type": "Organization"}, {"@type": "http://schema.org/NewsArticle", "headline": "H",'
        ' "datePublished": "2025-10-17"}]'),
        '{"@type": "NewsArticle", "headline": "H", "datePublished": "2025-10-17",}',  # trailing comma
        '{"@type": "NewsArticle", "headline": "H",\n"datePublished": "2025-10-17"};',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "H", "datePublished": "2025-10-17"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "H", "datePublished": "2025-10-17", "body": "a\nb"}',
        '{"@type": "WebPage"}{"@type": "NewsArticle", "headline": "H", "datePublished": "2025-10-17"}',
        '{"@type": "NewsArticle", "headline": "H", "datePublished": "2025-10-17", "x": "a"b"}',
        ("{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;H&quot;,"
        " &quot;datePublished&quot;: &quot;2025-10-17&quot;}"),
    ],
    ids=["plain", "list", "comma", "semicolon", "cdata", "newline", "two", "quote", "escaped"],
)  # fmt: skip
def test_json_ld_is_understood_as_outlets_write_it(script: str) -> None:
    """Broken JSON gives what can be had of it."""
    clues = read_html(page(json_ld(script))).clues

    assert clues.titles[0] == "H"
    assert clues.dates[0] == DateClue("2025-10-17", "meta")


def test_the_page_s_own_article_is_chosen_among_many() -> None:
    """Related articles in JSON-LD lend nothing to the page; its own is known by its address."""
    script = json_ld(
        '[{"@type": "NewsArticle", "headline": "Other", "datePublished": "2001-01-01",'
        ' "url": "https://x.example/other"}, {"@type": "NewsArticle", "headline": "Own",'
        ' "datePublished": "2025-10-17", "url": "https://x.example/own"},'
        ' {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Listed"}]}]'
    )
    clues = read_html(page(f"<link rel=canonical href=https://x.example/own>{script}")).clues

    assert clues.titles[0] == "Own"
    assert [d.written for d in clues.dates] == ["2025-10-17"]


def test_listed_articles_are_other_articles() -> None:
    """What hangs under an ItemList, a comment or a citation is not this page's article."""
    other = '{"@type": "NewsArticle", "headline": "Other", "datePublished": "2001-01-01"}'
    script = json_ld(
        f'{{"@graph": [{{"@type": "ItemList", "itemListElement": [{other}]}}, {{"@type": "Article",'
        f' "hasPart": {other}, "headline": "Own", "datePublished": "2025-10-17"}}]}}'
    )

    assert [d.written for d in read_html(page(script)).clues.dates] == ["2025-10-17"]


@pytest.mark.parametrize(
    ("head", "body", "written", "basis"),
    [
        ("<meta property='article:published_time' content='2025-10-17T06:12Z'>", "", "2025-10-17T06:12Z", "meta"),
        ("<meta name=DC.date.issued content=2025-10-17>", "", "2025-10-17", "meta"),
        ("<meta name='parsely-pub-date' content='2025-10-17'>", "", "2025-10-17", "meta"),
        ("<meta itemprop=datePublished content='2025-10-17'>", "", "2025-10-17", "meta"),
        ("", "<span itemprop=datePublished content='2025-10-17'>Friday</span>", "2025-10-17", "meta"),
        ("", "<time datetime='2025-10-17T06:12+01:00'>Friday</time>", "2025-10-17T06:12+01:00", "header"),
        ("<link rel=canonical href='https://x.example/2025/oct/17/summit'>", "", "2025-10-17", "url"),
        ("<meta property=og:url content='https://x.example/news/20251017-summit'>", "", "2025-10-17", "url"),
    ],
)  # fmt: skip
def test_dates_are_found_in_every_place(head: str, body: str, written: str, basis: str) -> None:
    """Meta elements, microdata, <time> and the URL: each alone is enough."""
    clue = read_html(page(head, f"<article>{body}{STORY}</article>")).clues.dates[0]

    assert (clue.written, clue.basis, clue.of) == (written, basis, "published")


def test_dates_come_in_order_of_trust() -> None:
    """JSON-LD before meta, meta before what is shown, the URL last."""
    clues = read_html(
        page(
            "<link rel=canonical href='https://x.example/2025/10/14/a'>"
            "<meta property=article:published_time content=2025-10-16>"
            + json_ld('{"@type": "Article", "datePublished": "2025-10-17"}'),
            f"<article><time pubdate datetime=2025-10-15></time>{STORY}</article>",
        )
    ).clues

    assert [d.written for d in clues.dates] == [
        "2025-10-17",
        "2025-10-16",
        "2025-10-15",
        "2025-10-14",
    ]


def test_the_outlet_s_own_time_comes_before_the_same_in_utc() -> None:
    """A day is the outlet's: the same instant is trusted more with its offset."""
    clues = read_html(
        page(
            json_ld('{"@type": "Article", "datePublished": "2019-10-18T22:04:00Z"}')
            + "<meta property=article:published_time content=2019-10-19T00:04:00+02:00>"
        )
    ).clues

    assert clues.dates[0].written == "2019-10-19T00:04:00+02:00"


def test_a_page_without_a_date_has_none() -> None:
    """No date is no clue: nothing is made up."""
    assert read_html(page("<title>Summit</title>")).clues.dates == ()


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<meta property=og:title content='Summit set'><title>Summit set - X</title>", "<h1>Home</h1>", "Summit set"),
        ("<title>Summit set | The Example</title>", "<h1>Summit set</h1>", "Summit set"),
        ("<meta property=og:title content='Summit set | X'><title>Summit set | X</title>", "<h1>Summit set</h1>", "Summit set"),
        ("<title>Peanuts early may help</title>", "<h1>Allergies Health Center</h1>", "Peanuts early may help"),  # WebMD
        ("<meta property=og:site_name content=Ethify><meta property=og:title content=Ethify><title>Need or trend? | Ethify</title>", "", "Need or trend?"),
        ("<meta property=og:title content='Essential reading for...'>", "<article><h1>Essential reading for leaders</h1></article>", "Essential reading for leaders"),
        ("", "<h1>Only this</h1>", "Only this"),
    ],
)  # fmt: skip
def test_the_best_headline_comes_first(head: str, body: str, title: str) -> None:
    """A headline is preferred to a title with the outlet's name, a section, or one cut short."""
    assert read_html(page(head, f"{body}<article>{STORY}</article>")).clues.titles[0] == title


@pytest.mark.parametrize(
    ("head", "body", "bylines"),
    [
        ("<meta name=author content='Jane Doe'>", "", ("Jane Doe",)),
        ("<meta name=byl content='By JANE DOE and JOHN ROE'>", "", ("Jane Doe", "John Roe")),
        ("<meta property=article:author content='https://facebook.com/jane'>", "<a rel=author href=/j>Jane Doe</a>", ("Jane Doe",)),
        ("", "<span itemprop=author><span itemprop=name>Jane Doe</span>, Moscow</span>", ("Jane Doe",)),
        ("", "<p class='pb-byline'>By <a>Jane Doe</a></p>", ("Jane Doe",)),  # Washington Post
        ("<meta property=og:site_name content='BBC News'><meta name=author content='BBC News'>", "<p class=byline>By Jane Doe</p>", ("Jane Doe",)),
        ("", "<div class=teaser><span class=author>By Someone Else</span></div>", ()),
        ("", "<div class=comments><span class=author>troll78</span></div>", ()),
    ],
)  # fmt: skip
def test_bylines_are_taken_from_the_article_alone(
    head: str, body: str, bylines: tuple[str, ...]
) -> None:
    """The most trusted place that names a person wins; teasers and comments name others."""
    assert (
        read_html(page(head, f"<div>{body}</div><article>{STORY}</article>")).clues.bylines
        == bylines
    )


def test_the_outlet_is_named_and_its_domain_too() -> None:
    """The publisher's name comes first, the domain of the canonical URL last."""
    clues = read_html(
        page(
            "<meta property=og:site_name content='The Independent'>"
            "<link rel=canonical href='https://www.independent.co.uk/news/a-1.html'>"
        )
    ).clues

    assert clues.outlets == ("The Independent", "independent.co.uk")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0042)https://www.bbc.co.uk/news/1 -->",
        "<!--\n Page saved with SingleFile \n url: https://www.bbc.co.uk/news/1 \n-->",
    ],
)
def test_where_a_browser_saved_a_page_from_is_known(comment: str) -> None:
    """Browsers write the address into a comment; without any other it is the page's."""
    assert read_html(comment.encode() + page()).clues.urls == ("https://www.bbc.co.uk/news/1",)


def test_the_given_url_comes_first() -> None:
    """What the user knows of the address is trusted before the page's own word."""
    data = page("<link rel=canonical href='https://a.example/1'>")

    assert read_html(data, url="https://b.example/2").clues.urls[0] == "https://b.example/2"


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ("lang=en-GB", "", "en-GB"),
        ("", "<meta property=og:locale content=de_DE>", "de_DE"),
        ("", "<meta http-equiv=content-language content=fr>", "fr"),
        ("", "", None),
    ],
)
def test_the_language_is_what_the_page_says(
    attributes: str, head: str, language: str | None
) -> None:
    """The language is a clue as written, or none."""
    assert read_html(page(head, attributes=attributes)).clues.language == language


def test_hostile_clues_are_harmless() -> None:
    """Depth, size, junk types and unstorable characters in JSON-LD cost only the clue."""
    scripts = [
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": {"a": []}, "author": 5, "publisher": [[]], "@id": []}',
        '{"@type": 5, "headline": "x"}',
        '{"@type": "NewsArticle", "headline": "\\ud83d", "author": {"name": {"name": {"name": {}}}}}',
        '{"@type": "NewsArticle", "author": {"@id": "#a"}, "@id": "#a", "name": {"@id": "#a"}}',
        '{"@type": "NewsArticle", "headline": "' + "x" * 100_000 + '"}',
        "null", "", "5", '"', '{"a": ' + "9" * 5_000 + "}",
    ]  # fmt: skip
    clues = read_html(page("".join(json_ld(script) for script in scripts))).clues

    repr(clues).encode("utf-8")
    assert all(len(title) <= 1_000 for title in clues.titles)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://www.theguardian.com/world/2025/oct/17/summit", "2025-10-17"),
        ("https://www.nytimes.com/2025/10/17/world/summit.html", "2025-10-17"),
        ("https://edition.cnn.com/2025/1/7/a", "2025-01-07"),
        ("https://x.example/news/20251017/a", "2025-10-17"),
        ("https://x.example/a-2025-10-17", "2025-10-17"),
        ("https://x.example/a-12025101799", ""),
        ("https://x.example/2025/13/17/a", ""),
        ("https://x.example/2025/10/32/a", ""),
        ("https://x.example/2025/10/a", ""),
        ("https://x.example/a?day=2025-10-17", ""),
        ("https://20251017.example/a", ""),
    ],
)
def test_a_url_states_a_day_or_none(url: str, day: str) -> None:
    """Only a whole day in the path counts."""
    assert find_url_day(url) == day


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("HTTP://user:pw@News.BBC.co.uk:8080/x", "news.bbc.co.uk"),
        ("bbc.co.uk", ""),
        ("https://", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_url_has_a_domain_or_none(url: str, domain: str) -> None:
    """The host in lower case, without www, port and password."""
    assert find_domain(url) == domain
