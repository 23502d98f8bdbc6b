"""Web pages: the story's passages and captions, the clues in the head, and hostile pages."""

from __future__ import annotations

import logging
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import read_article
from archive.article import Article, DateClue
from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.clues import find_domain, find_url_day
from archive.sources.html import read_html

LEAD = (
    "Donald Trump has agreed to a second Ukraine war summit with Vladimir Putin after a phone call."
)
NEXT = "A date has not been set, but Mr Trump wrote on social media that it would be in Budapest."
LAST = "Their previous summit, in Alaska in August, ended in failure for Mr Trump, officials said."
STORY = f"<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p>"


def page(head: str = "", body: str = f"<article>{STORY}</article>", attributes: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>".encode()
    )


def passages(article: Article, role: str) -> list[str]:
    return [p.text for p in article.paragraphs if p.role == role]


# --- the text -----------------------------------------------------------------------------------


def test_a_page_gives_its_story_and_not_its_furniture() -> None:
    """The body is the story; menus, scripts, comments and footers are none of it."""
    article = read_html(
        page(
            body="<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
            f"<main><article><h1>Second summit</h1>{STORY}</article></main>"
            "<section class='comments'><p>First! Great article, thank you for it.</p></section>"
            "<footer><p>Copyright, terms, privacy and cookies</p></footer><script>var x = 1</script>"
        )
    )

    assert passages(article, "body") == [LEAD, NEXT, LAST]
    assert article.kind == "html"


def test_paragraphs_know_their_places() -> None:
    """`decoded` is the passages joined by blank lines, and every paragraph stands where it says."""
    article = read_html(page(body=f"<article><h2>Budapest</h2>{STORY}</article>"))

    assert article.decoded == "\n\n".join(p.text for p in article.paragraphs)
    assert all(article.decoded[p.start : p.end] == p.text for p in article.paragraphs)


def test_headings_lists_and_quotes_are_known_by_their_elements() -> None:
    """The rule of a passage names the element it stood in; a heading has the role of one."""
    article = read_html(
        page(
            body=f"<article>{STORY}<h2>What they said</h2><blockquote><p>Very frank and trusting,"
            " the aide called it in Moscow.</p></blockquote><ul><li>The range is 1,600km and more"
            f"</li><li>The cost is £1.6bn or so</li></ul>{STORY.replace('Trump', 'Biden')}</article>"
        )
    )
    rules = {p.text: (p.role, p.rule) for p in article.paragraphs}

    assert rules[LEAD] == ("body", "html:p")
    assert rules["What they said"] == ("heading", "html:h2")
    assert rules["Very frank and trusting, the aide called it in Moscow."] == (
        "body", "html:blockquote",
    )  # fmt: skip
    assert rules["The cost is £1.6bn or so"] == ("body", "html:li")


def test_captions_are_kept_apart_from_the_story() -> None:
    """A figcaption is a caption, at the end, once; one inside a teaser's link belongs elsewhere."""
    article = read_html(
        page(
            body=f"<article><p>{LEAD}</p><figure><img src='a.jpg'><figcaption>Trump and Putin in "
            f"Alaska <span>( AP )</span></figcaption></figure><p>{NEXT}</p><p>{LAST}</p></article>"
            "<aside><figure><figcaption>Another story entirely</figcaption></figure></aside>"
            "<a href='/x'><figure><figcaption>Read this too</figcaption></figure></a>"
            "<div class='wp-caption'><p class='wp-caption-text'>The White House</p></div>"
        )
    )

    assert passages(article, "body") == [LEAD, NEXT, LAST]
    assert passages(article, "caption") == ["Trump and Putin in Alaska ( AP )", "The White House"]
    assert {p.rule for p in article.paragraphs if p.role == "caption"} == {"html:figcaption"}


def test_layout_characters_are_left_out() -> None:
    """Soft hyphens and zero-width marks would stand in the way of every search."""
    text = LEAD.replace("summit", "sum\u00admit").replace("Putin", "Pu\u200btin")

    assert (
        passages(read_html(page(body=f"<article><p>{text}</p>{STORY}</article>")), "body")[0]
        == LEAD
    )


@pytest.mark.parametrize("depth", [1_000, 10_000, 100_000])
def test_nesting_past_any_depth_is_read(depth: int) -> None:
    """Ten thousand nested <div> cost nothing but the knowledge of what is furniture, and a note."""
    article = read_html(page(body="<div>" * depth + STORY + "</div>" * depth))

    assert passages(article, "body") == [LEAD, NEXT, LAST]
    assert article.notes[0].startswith("html:fallback")


def test_what_stands_behind_deep_nesting_is_not_lost() -> None:
    """A parser that gives up in the middle of a page does not cost the rest of it."""
    deep = "<i>" * 2_000 + "x" + "</i>" * 2_000

    article = read_html(page(body=f"<article>{STORY}{deep}<p>The end of the story.</p></article>"))

    assert LEAD in article.decoded
    assert "The end of the story." in article.decoded


@pytest.mark.parametrize(
    "line",
    [
        # jis.gov.jm, sportnews.bz, nationnews.com, salon.com: as their pages name them
        "<div class='caption'><div class='photo-credits'>Photo: Jane Doe</div></div>",
        "<p class='imagedescription'>Eileen Gu. Photo: Jane Doe</p>",
        "<figcaption class='wp-caption-text'>The school. (Photo: Jane Doe)</figcaption>",
        "<span class='caption'>Two senators (Photo: Jane Doe/Photo montage)</span>",
        "<p class='x1'>The school. Photo: Jane Doe</p>",
    ],
)
def test_a_credit_beside_a_picture_is_kept_whatever_its_element_is_called(line: str) -> None:
    """What trimming takes out of a page is read before: no photographer is lost."""
    article = read_article(
        page(
            body=f"<article><h1>Talks</h1><div><img src='a.jpg'></div>{line}<p>{LEAD}</p>"
            f"<p>{NEXT}</p><p>{LAST}</p></article>"
        ),
        kind="html",
    )
    assert ("photo", "Jane Doe") in {(one.kind, one.name) for one in article.credits}


def test_what_a_page_says_of_its_own_rights_is_no_caption() -> None:
    """A copyright line and a box for another story credit no picture of this one."""
    article = read_article(
        page(
            body=f"<article><p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p></article>"
            "<div><img src='logo.png'><p class='copyright'>© 2023 Detroit Metro Times</p></div>"
            "<div class='related'><img src='b.jpg'><p class='caption'>Photo: John Roe</p></div>"
        ),
        kind="html",
    )
    assert passages(article, "caption") == []
    assert article.credits == ()


def test_a_caption_that_stands_in_the_story_too_is_one_caption() -> None:
    """Where extraction keeps a caption as a paragraph, it is a caption there and nowhere else."""
    caption = "Donald Trump and Vladimir Putin shake hands in Alaska in August 2025"

    article = read_html(
        page(
            body=f"<article><p>{LEAD}</p><figure><figcaption>{caption}</figcaption></figure>"
            f"<p>{caption}</p><p>{NEXT}</p><p>{LAST}</p></article>"
        )
    )

    assert passages(article, "caption") == [caption]
    assert passages(article, "body") == [LEAD, NEXT, LAST]


def test_nested_text_without_paragraphs_is_read() -> None:
    """Where a page has no <p>, its longer passages are the text."""
    article = read_html(page(body="<div>" * 5_000 + f"{LEAD}<br><br>{NEXT}"))

    assert passages(article, "body") == [LEAD, NEXT]


def test_the_fallback_leaves_furniture_out() -> None:
    """The plain reader knows scripts, menus, footers and headings by their elements."""
    article = read_html(
        page(
            body="<div>" * 2_000 + "<nav><p>Home and World</p></nav><h1>Second summit</h1>"
            f"<script>if (a < b) x = '<p>no</p>'</script><!-- <p>never</p> -->{STORY}"
            "<h2>More</h2><p title='a > b'>AT&amp;T &lt;rose&gt; 2 < 3 on Monday.</p>"
            "<footer><p>Copyright</p></footer>"
        )
    )

    assert passages(article, "heading") == ["Second summit", "More"]
    assert passages(article, "body") == [LEAD, NEXT, LAST, "AT&T <rose> 2 < 3 on Monday."]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<script>" + "var a = 1;" * 500 + "</script>",
        "<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "<p>Please enable JavaScript and cookies to continue</p>",
        "<img src='a.jpg'><hr>",
    ],
)
def test_a_page_without_an_article_is_refused(body: str) -> None:
    """A shell that only scripts would fill is no article, and says so in one line."""
    with pytest.raises(UnreadableError, match="no article text found"):
        read_html(page(body=body))


def test_a_short_report_on_cookies_is_an_article() -> None:
    """Only a page that speaks to its reader of scripts is a shell."""
    report = "Google will require sites to disable tracking cookies from Monday, officials said."

    assert passages(read_html(page(body=f"<p>{report}</p>")), "body") == [report]


def test_a_page_too_large_states_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit stands in the refusal."""
    monkeypatch.setattr(limits, "HTML_BYTES", 2 * limits.MB)

    with pytest.raises(UnreadableError, match="a web page may have 2 MB, this one has 3 MB"):
        read_html(page(body=STORY + " " * 3 * limits.MB))


def test_a_page_of_very_many_elements_is_read_plainly() -> None:
    """Above the limit on elements no tree is built, but the head still gives its clues."""
    data = page(
        "<meta property='og:title' content='Summit'>", "<p>Words of it.</p>" * limits.HTML_TAGS
    )
    started = time.process_time()
    article = read_html(data)

    assert time.process_time() - started < 20
    assert len(article.paragraphs) == limits.HTML_TAGS
    assert article.clues.titles[0] == "Summit"


def test_entities_are_not_expanded_in_chains() -> None:
    """A doctype that declares entities in terms of entities stays what it is: no text."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE html [<!ENTITY e0 "ha">{bomb}]><html><body>{STORY}<p>&e11;</p></body></html>'

    article = read_html(data.encode())

    assert LEAD in article.decoded
    assert len(article.decoded) < 2_000


def test_broken_bytes_in_a_page_are_read() -> None:
    """Zero bytes and invalid UTF-8 do not stop a page."""
    data = page(body=f"<article>{STORY}<p>The minister\x00 said a gr").replace(
        b" gr", b" gr\xfc\xdfe so."
    )

    article = read_html(data)

    assert "The minister said a grüße so." in article.decoded
    assert article.notes


def test_nothing_is_said_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    """What libraries warn and log of a page never reaches the user."""
    logging.getLogger("trafilatura").error("before")
    for body in ("", "<p>x", "<div>" * 300, STORY):
        try:
            read_html(page(body=body))
        except UnreadableError:
            continue
    captured = capfd.readouterr()

    assert captured.out == ""
    assert captured.err in {"", "before\n"}


@pytest.mark.parametrize(
    "unit",
    [
        "<a ",
        '<a "',
        "<a '>\" ",
        "<!--",
        "<script>",
        "&amp;",
        "</div>",
        "<p",
        "<x>",
        "<br>",
        "<!",
        "<?",
    ],
)
def test_a_megabyte_of_anything_is_read_in_time(unit: str) -> None:
    """No sequence of tags, quotes or comments makes reading slow."""
    started = time.process_time()
    article = read_html(page(body=STORY + unit * (1_000_000 // len(unit))))

    assert time.process_time() - started < 15
    assert LEAD in article.decoded


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("<>/pdivah1 =\"'&;!-x\n"), max_size=300))
def test_any_page_is_an_article_or_a_reason(body: str) -> None:
    """Whatever the markup, the answer is an article whose paragraphs stand, or a refusal."""
    try:
        article = read_html(page(body=body))
    except UnreadableError:
        return
    assert all(article.decoded[p.start : p.end] == p.text for p in article.paragraphs)
    assert all(p.text == p.text.strip() for p in article.paragraphs)


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
