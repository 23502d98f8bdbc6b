"""Web pages: the story's passages and captions, the clues in the head, and hostile pages."""

from __future__ import annotations

import logging
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import read_article
from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.html import read_html
from tests.archive.webpage import LAST, LEAD, NEXT, STORY, page, passages

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


@pytest.mark.parametrize(
    "inside",
    [
        "<span>© Fox News</span><br><span>Sean Hannity interviews Dana Rohrabacher</span>",
        "<p>© Fox News</p><p>Sean Hannity interviews Dana Rohrabacher</p>",
        "<div>© Fox News</div>Sean Hannity interviews Dana Rohrabacher",
        "© Fox News<div>Sean Hannity interviews Dana Rohrabacher</div>",
        "© Fox<!-- ad --> News<br>Sean Hannity<script>x</script> interviews Dana Rohrabacher",
    ],
)
def test_the_lines_of_a_caption_stay_apart(inside: str) -> None:
    """A break or a block in a caption divides words: "Fox NewsSean" is no name."""
    article = read_html(
        page(
            body=f"<article><p>{LEAD}</p><figure><img src='a.jpg'><figcaption>{inside}</figcaption>"
            f"</figure><p>{NEXT}</p><p>{LAST}</p></article>"
        )
    )

    assert passages(article, "caption") == ["© Fox News Sean Hannity interviews Dana Rohrabacher"]


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
