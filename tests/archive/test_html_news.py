"""
Who wrote a page, what it is called and whether it is an article at all: specimens of the world's
news sites of 2008 to 2023, each a few lines of a page.
"""

from __future__ import annotations

import pytest

from archive.pipeline import read_article
from tests.archive.authored import BOTH, JANE, STORY, read
from tests.archive.webpage import TODAY, find_day

SIGNED = [
    # sports pages of 2010 had the byline in <cite>
    ("", "<cite class='source'><a href='/jane-doe/'><img></a>\nBy Jane Doe<br>Harbour.com<br><a>Archive</a> | <a>Contact</a></cite>", "", JANE),
    ("", "<div class='firma_comentarios estirar'><span class='firma'><span class='autor'><a href='/autor/jane_doe/' rel='author'>Jane Doe</a> / <a href='/autor/john_roe/' rel='author'>John Roe</a></span> <span class='data'>Madrid</span></span></div><p class='figcaption'>The harbour. / <span class='firma'>MARK MOE</span></p>", "", BOTH),
    ("<meta name='author' content='AP'>", "<div class='comments_datetime'><p><span class='bold'>By JANE DOE</span> <span>&nbsp;</span> 10/ 5/11 09:19 PM ET</p></div>", "", JANE),
    ("", "<div class='m-bar'>Jane Doe<br><a href='https://post.com/2020/05/14/a'>The Gray Harbour</a><br>Thu, 14 May 2020 17:55 UTC</div>", "", JANE),
    ("", "<p class='autor'><strong>Jana Candia</strong> | Palma de Mallorca | 08/01/2014</p>", "", ("Jana Candia",)),
    ("<meta name='article_author' content='National Desk'>", "", "<p>-- By Jane Doe <a href='https://twitter.com/jd'>Follow @jd</a></p>", JANE),
    ("<meta property='article:author' content='http://www.harbour.fr/source/titiou-lecoq'>", "", "<div id='article_sidebar'>L'AUTEUR <a href='/source/titiou-lecoq' rel='author'>Titiou Lecoq</a></div>", ("Titiou Lecoq",)),
    ("<meta property='article:author' content='https://www.harbour.org/profile/12'>", "<a href='https://www.harbour.org/profile/12'>Jane Doe</a>", "", JANE),
    ("<meta property='article:author' content='https://www.facebook.com/harbourpost'>", "<a href='https://www.facebook.com/harbourpost'>Follow us</a>", "", ()),
    # under a story, where nothing else says whose it is
    ("", "", "<p>Contact Jane Doe at jdoe@post.com</p>", JANE),
    ("", "", "<p>Jane Doe can be reached at <a href='mailto:jdoe@post.com'>jdoe@post.com</a>.</p>", JANE),
    ("", "", "<p><em>Jane Doe is a senior staff writer at the Harbour Post.</em></p>", JANE),
    ("", "", "<p>Follow Jane Doe on Twitter @jd</p>", JANE),
    ("", "<p>By John Roe</p>", "<p>Jane Doe is a columnist of ours.</p>", ("John Roe",)),
    ("", "<cite class='byline vcard'>By <span class='fn'>Jane Doe</span> | Associated Press</cite>", "", JANE),
    ("", "<div class='photo'><span itemprop='author'>Mark Moe</span></div><p>By Jane Doe</p>", "", JANE),
    ("<meta name='author' content='Jane Doe, James S.A. Corey, Chien-Ming Wang, and John Roe, CNN'>", "", "", ("Jane Doe", "James S.A. Corey", "Chien-Ming Wang", "John Roe")),
]  # fmt: skip
UNSIGNED = [
    ("<div class='byline'>By World's Editorial Writers</div>", ""),
    ("<p class='byline'>By Harbour Light Reporters</p>", ""),
    ("<div class='byline'>Harbour Light Editorial Board</div>", ""),
    ("<div class='byline'>Hosted by Mark Moe</div>", ""),
    ("<div class='byline'>With reporting from Mark Moe</div>", ""),
    ("<div class='author'>Veröffentlicht: 3. Mai 2019</div>", ""),
    ("<p class='caption'>The harbour / <span class='author'>MARK MOE</span></p>", ""),
    ("<div class='image-credit'><span class='author'>Mark Moe</span></div>", ""),
    ("<div itemscope itemtype='http://schema.org/ImageObject'><b itemprop='author'>Mark Moe</b></div>", ""),
    ("", "<p>Mark Moe is the mayor of the harbour.</p>"),
    ("", "<p>Mark Moe can be heard on Tuesday.</p>"),
    ("<span class='submitted-by'>Submitted on Mon, 2019-01-21 13:49</span>", ""),
    ("", "<div class='post-bits'><span>November 16, 2016</span></div><div class='copyright-area'>Crafted with <i></i> by <a href='https://themes.com/'>ThemeYard</a> | Designed by <a>First Media</a></div>"),
    ("", "</article><div id='footer-wrapper'>May 1, 2016 by <a href='https://themes.com/'>ThemeYard</a></div>"),
    ("", "<p>Harbour stays open for Friday, April 19, 2013</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "top", "foot", "names"), SIGNED)
def test_who_wrote_it_is_found_where_the_site_prints_it(
    head: str, top: str, foot: str, names: tuple[str, ...]
) -> None:
    """In <cite>, beside the count of comments, above a source and a day, behind an address."""
    assert read(head, top, foot) == names


@pytest.mark.parametrize(
    "house",
    ["Condé Nast", "Hearst Newspapers", "Ediciones El Puerto", "Axel Springer SE", "Gannett"],
)
def test_a_publisher_wrote_nothing(house: str) -> None:
    """Content systems declare the company as the author of every page."""
    assert read(f"<meta name='author' content='{house}'>") == ()


@pytest.mark.parametrize(("top", "foot"), UNSIGNED)
def test_a_desk_a_theme_and_a_programme_wrote_nothing(top: str, foot: str) -> None:
    """Nor did "Submitted on", the label of a day."""
    assert read("", top, foot) == ()


@pytest.mark.parametrize(
    ("title", "body", "said"),
    [
        ("Harbour Log &raquo; Blog Archive &raquo; A planet is seen in the north", "<h1>Harbour Log</h1><h2>A planet is seen in the north</h2>", "A planet is seen in the north"),
        ("Harbour Log » Blog Archive » Stand Up Guys", "<h1>Harbour Log</h1><h3>Stand Up Guys</h3>", "Stand Up Guys"),
        ("武汉的声音：有英勇的你，才有英雄的城！-新华网", "", "武汉的声音：有英勇的你，才有英雄的城！"),
        ("外国专家：中美合作共赢符合国际社会利益 - 中国日报网", "", "外国专家：中美合作共赢符合国际社会利益"),
        ("米朝首脳直通電話　習氏に挑むトランプ戦術の成否", "<h1>米朝首脳直通電話　習氏に挑むトランプ戦術の成否 <span>編集委員　中沢克二</span></h1>", "米朝首脳直通電話 習氏に挑むトランプ戦術の成否"),
        ("Harbour stays open all winter | Harbour World", "<form action='/a.aspx'><h1>Harbour stays open all winter</h1>{STORY}</form><h1>Sign in</h1>", "Harbour stays open all winter"),
    ],
)  # fmt: skip
def test_a_headline_has_neither_the_house_nor_the_byline(title: str, body: str, said: str) -> None:
    """Blogs have their own name in the <h1>, Chinese pages their house behind a bare dash."""
    body = body.replace("{STORY}", STORY) + STORY + STORY
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    assert read_article(page.encode(), kind="html", today=TODAY).title == said


@pytest.mark.parametrize(
    ("title", "body", "said"),
    [
        ("Fire kills three at the harbour | harbour-post.de | Books & Authors", "", "Fire kills three at the harbour"),
        ("Fire kills three at the harbour | HP.de", "", "Fire kills three at the harbour"),
        ("A café for repairs in winter: Harbour Post", "", "A café for repairs in winter"),
        ("Press releases - Radon in the ground of the harbour", "", "Radon in the ground of the harbour"),
        ("Fire kills three at the harbour - Details", "", "Fire kills three at the harbour"),
        ("Harbour Post: (News) A talk with Jane Doe on her book", "<h1>Harbour Post</h1><h3 class='post-title'>(News) A talk with Jane Doe on her book</h3>", "(News) A talk with Jane Doe on her book"),
        ("Lockdown: Dealers of cars sell slowly", "<h1><div class=x1>After the lockdown</div> Dealers of cars sell slowly</h1>", "Dealers of cars sell slowly"),
        ("Papers on the net: Harbour hacked by strangers", "<h1><span class='dachzeile'>Papers on the net</span> <span class='headline'>Harbour hacked by strangers</span></h1>", "Harbour hacked by strangers"),
        ("Pandemic - “How people live matters too”", "<h1><span class='teaser-small__kicker'>Pandemic</span> <span class='visually-hidden'> - </span> <span class='h1'>“How people live matters too”</span></h1>", "“How people live matters too”"),
        ("Price cap – profits: Government cuts bioenergy", "<h1><span class='text-green'>Price cap – profits</span><span class='invisible'>: </span><span>Government cuts bioenergy</span></h1>", "Government cuts bioenergy"),
        # a kicker is no headline alone, and a headline of one element keeps its colon
        ("Editorial", "<h1><span class='kicker'>An editorial of ours</span></h1>", "An editorial of ours"),
        ("Harbour: Fire kills three people", "<h1>Harbour: Fire kills three people</h1>", "Harbour: Fire kills three people"),
    ],
)  # fmt: skip
def test_sections_and_kickers_are_no_part_of_a_headline(title: str, body: str, said: str) -> None:
    """Nor are addresses; what a blog puts before its posts is its name."""
    head = f"<title>{title}</title><meta property='og:site_name' content='Harbour Post'>"
    page = f"<html><head>{head}</head><body>{body}{STORY}{STORY}</body></html>"
    url = "https://www.harbour-post.de/a/1"
    assert read_article(page.encode(), kind="html", url=url, today=TODAY).title == said


FRONT = (
    "<h1>Harbour Post</h1><div class='date'>Thursday, 24 July 2014</div>"
    f"<h2>Planet seen in the north</h2><p class='byline'>By Jane Doe</p>{STORY}"
)


@pytest.mark.parametrize(
    ("head", "url", "front"),
    [
        ("<link rel='canonical' href='http://harbour.com/'>", None, True),
        ("<meta property='og:url' content='https://uk.harbour.com/index.html'>", None, True),
        ("", "https://harbour.com/", True),
        # themes that declare the front page's address everywhere
        ("<meta property='og:url' content='https://harbour.com/'>", "https://harbour.com/a-1", False),
        ("<meta property='og:url' content='https://harbour.com/'><meta property='og:type' content='article'>", None, False),
        ("<link rel='canonical' href='https://harbour.com/'><meta name='date' content='2014-07-24'>", None, False),
    ],
)  # fmt: skip
def test_a_front_page_has_no_day_and_no_author(head: str, url: str | None, front: bool) -> None:
    """It is known by its address, unless something says that there is an article."""
    page = (
        f"<html lang=en><head><title>Harbour Post</title>{head}</head><body>{FRONT}</body></html>"
    )
    article = read_article(page.encode(), kind="html", url=url, today=TODAY)
    assert (article.authors == ()) is front
    assert (find_day(FRONT, f"<title>Harbour Post</title>{head}", url) is None) is front


def test_a_host_without_a_dot_is_an_outlet_too() -> None:
    """Pages are saved from the network of a house: http://intranet/news/1."""
    page = f"<html><head><title>Harbour stays open</title></head><body>{STORY}{STORY}</body></html>"
    article = read_article(page.encode(), kind="html", url="http://intranet/news/1", today=TODAY)
    assert article.title == "Harbour stays open"
