"""Who signs a page and when, where only its text says so: pages as publishers lay them out."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.names import is_full_name
from archive.pipeline import read_article
from archive.sources.page_lines import find_line_role

TODAY = date(2026, 11, 26)
STORY = "<p>" + "The council voted on Tuesday to keep the harbour open all winter. " * 8 + "</p>"


def read(head: str = "", top: str = "", url: str | None = None):
    page = (
        f"<html><head><title>Harbour stays open</title>{head}</head><body><article>"
        f"<h1>Harbour stays open</h1>{top}{STORY}{STORY}</article></body></html>"
    )
    return read_article(page.encode(), kind="html", url=url, today=TODAY)


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<div><b>Autor:</b> Fritz Imhof<br><b>Quelle:</b> Livenet</div>", ("Fritz Imhof",)),
        ('<h4>Autor</h4><p><a href="/x/1">Nikolai Huke</a></p>', ("Nikolai Huke",)),
        ("<h5><em>Von Leonora Holling</em></h5>", ("Leonora Holling",)),
        ("<p>11.12.2019 - Amelie Loevenich</p>", ("Amelie Loevenich",)),
        (
            "<p>Von <b>Roland Brockmann</b> und <b>Sebastian Drescher</b><br>Kakuma</p>",
            ("Roland Brockmann", "Sebastian Drescher"),
        ),
        ("<p><b>Autorin: Uta Staschewski, Projektleiterin der HSS.</b></p>", ("Uta Staschewski",)),
        ('<p>Erstellt von <a href="/author/fabian/">Fabian</a> am 6. Mai 2014</p>', ("Fabian",)),
        ('<p><a href="/autoren/huke/">Nikolai Huke</a></p>', ("Nikolai Huke",)),
        ("<p>Posted by Konstantin @ 12:00 am</p>", ("Konstantin",)),
        # A concert, an index of posts and somebody's comment sign nothing.
        ("<p>03.11.2022 - Mark Turner - Arena</p>", ()),
        ('<p><a href="/autoren/">Alle Beiträge</a></p>', ()),
        ('<div class="comment">By Jane Doe</div>', ()),
        ("<p><a href=/a>A river rises again in the south of it</a> by Jane Doe</p>", ()),
    ],
)
def test_the_text_of_a_page_signs_it(markup: str, names: tuple[str, ...]) -> None:
    """A label, a line or a link to an author's page names the author; what looks alike does not."""
    assert read(top=markup).authors == names


@pytest.mark.parametrize("mark", ["&#12;", "&#1;", "&#xFFFE;", "&#10;", "\x0c"])
def test_a_class_that_xml_cannot_hold_names_the_author_all_the_same(mark: str) -> None:
    """class="author&#12;": libxml2 takes such characters from a page and never back."""
    assert read(top=f'<p class="{mark}author">Jane Doe</p>').authors == ("Jane Doe",)


def test_days_and_texts_count_in_the_order_of_the_page() -> None:
    """Of a day in <time> and one in a text, the upper is the page's, whichever that is."""
    stamp, line = '<p><time datetime="2019-05-03">x</time></p>', '<p class="date">7.6.2020</p>'
    days = [read(top=top).published for top in (stamp + line, line + stamp)]
    assert [day and day.day for day in days] == [date(2019, 5, 3), date(2020, 6, 7)]


def test_a_full_name_goes_before_initials_and_before_a_part_of_it() -> None:
    """
    <meta name=author content=LN> over "Von Cosima Künzel" is Cosima Künzel, and so is the user of the
    content system, whatever her handle, but not when another story has that line.
    """
    line = "<p>Von Cosima Künzel</p>"
    assert read('<meta name="author" content="LN">', line).authors == ("Cosima Künzel",)
    assert read('<meta name="author" content="cosima">', line).authors == ("Cosima Künzel",)
    assert read('<meta name="author" content="hk_admin">', line).authors == ("Cosima Künzel",)
    other = f"{STORY}{STORY}{line}"
    assert read('<meta name="author" content="uriebe">', other).authors == ("uriebe",)


def test_what_twitter_is_told_names_the_author() -> None:
    """twitter:label1 "Verfasst von" with twitter:data1."""
    head = (
        '<meta name="twitter:label1" content="Verfasst von">'
        '<meta name="twitter:data1" content="Karoline Herr">'
    )
    assert read(head).authors == ("Karoline Herr",)


def test_a_blogs_person_is_author_and_no_outlet() -> None:
    """JSON-LD's publisher ["Person", "Organization"] is the blogger, who wrote the post."""
    head = """<script type="application/ld+json">{"@graph": [
      {"@type": ["Person", "Organization"], "@id": "#p", "name": "Andreas Kalt"},
      {"@type": "Article", "headline": "Harbour stays open", "author": {"@id": "#p"},
       "publisher": {"@id": "#p"}}]}</script>"""
    article = read(head, url="https://rete-mirabile.net/harbour")
    assert article.authors == ("Andreas Kalt",)
    assert article.source is not None
    assert article.source.name == "rete-mirabile.net"


def test_the_works_that_a_paper_cites_are_not_the_page() -> None:
    """<li itemprop=citation><meta itemprop=author> is an author of another paper."""
    cited = (
        '<li itemprop="citation"><meta itemprop="author" content="I-C. Lin">'
        '<meta itemprop="datePublished" content="1988-01-02"></li>'
    )
    article = read('<meta name="dc.creator" content="Marwan H. Adwan">', f"<ol>{cited}</ol>")
    assert (article.authors, article.published) == (("Marwan H. Adwan",), None)


DECLARED = '<meta property="article:published_time" content="2020-04-30">'


@pytest.mark.parametrize(
    ("head", "top", "day"),
    [
        # The day of the last touch is declared, the day of publication printed.
        (DECLARED, "<ul class=Infoline><li><time>29.04.2020, 12:01 Uhr</time></ul>", "2020-04-29"),
        (DECLARED, '<p class="date">30.04.2020</p>', "2020-04-30"),
        (DECLARED, '<p class="date">05.05.2020</p>', None),
        (DECLARED + '<meta name="date" content="2020-05-02">', "", None),
        (DECLARED + '<meta name="date" content="2020-04-30">', "", "2020-04-30"),
        ("", "<p>Mise en ligne</p><p>23 mai 2019</p>", "2019-05-23"),
        ("", "<p>Xinhua ( 2012-06-04 09:20:26 )</p>", "2012-06-04"),
        ("", '<time datetime="3 de mayo de 2022">3 de mayo de 2022</time>', "2022-05-03"),
    ],
)
def test_a_day_is_told_when_what_is_declared_and_what_is_printed_agree(
    head: str, top: str, day: str | None
) -> None:
    """An earlier printed day is the day of publication; a later one, or none to settle, is refused."""
    published = read(head, top).published
    assert (published.day.isoformat() if published else None) == day


def test_an_http_date_is_of_the_outlets_day() -> None:
    """00:25 GMT on 4 May is the evening of 3 May in Buenos Aires."""
    head = '<meta name="date" content="Wed, 04 May 2022 00:25:56 GMT">'
    published = read(head, url="https://www.lanacion.com.ar/politica/nota").published
    assert published is not None
    assert published.day == date(2022, 5, 3)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Titelbild: Geyres Christophe/ABACA/picture-alliance", "credit"),
        ("Crédits photos : Bestimage", "credit"),
        ("Auch interessant:", "promo"),
        ("Czytaj też:", "promo"),
        ("Weitere Infos unter www.itfjuniors.de.", "promo"),
        ("Das Bild: wie es entstand, weiß niemand mehr genau.", "body"),
        ("Photos of the fire were shared thousands of times.", "body"),
        ("More than 40 people were hurt.", "body"),
    ],
)
def test_a_label_gives_a_line_its_role(line: str, role: str) -> None:
    """A credit or a pointer is the whole line; a sentence with the same words is the story's."""
    assert find_line_role(line)[0] == role


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    """No text breaks the rules of names and lines."""
    is_full_name(text)
    assert find_line_role(text)[0] in {"body", "credit", "promo"}


def test_hostile_lines_end_quickly() -> None:
    """Long rows of names, figures and labels take no more than their length."""
    started = time.process_time()
    for row in ("Von " + "Aa " * 40, "A-" * 60, "1. 1. 2020 - " * 10, "Aa'" * 45):
        read(top=f"<p>{row}</p>" * 300)
    assert time.process_time() - started < 10
