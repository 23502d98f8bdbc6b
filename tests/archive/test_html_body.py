"""The body of a saved page: nothing in it that is not the story, nothing of the story lost."""

from __future__ import annotations

from datetime import date

import pytest

from archive.pipeline import read_article

# Wikinews, "NASA's TESS spacecraft reports its first exoplanet", CC BY 2.5
FIRST = (
    "On Tuesday, astronomers reported the discovery of a planet that circles its star in six days."
)
SECOND = "The planet has about twice the diameter of Earth and lies sixty light-years away from us."
THIRD = (
    "The findings were published in a journal and await confirmation by other groups, they said."
)
SENTENCES = (FIRST, SECOND, THIRD)
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
SAID = "No es más que otro planeta, y con esto se gastan el dinero de todos los que pagamos."


def read(body: str):
    page = f"<!doctype html><html><head><title>A planet</title></head><body>{body}</body></html>"
    return read_article(page.encode(), kind="html", today=date(2026, 11, 26))


READERS = (
    # ultimahora.es, elmundo.es, accountancyage.com
    "<div class='box clearfix' id=sf_comment_list>{}</div>",
    "<div id=comentarios><div id=comentarios_lectores_listado><ol>{}</ol></div></div>",
    "<div class=visitors_comment_block>{}</div>",
    # WordPress, Drupal, Disqus, OpenWeb, Coral, Viafoura, Facebook
    "<div id=comments class=comments-area><ol class=commentlist>{}</ol></div>",
    "<section class='comment-wrapper' id=comments>{}</section>",
    "<div id=disqus_thread>{}</div>",
    "<div class='spcv_conversation spotim-root'>{}</div>",
    "<div id=coral_thread>{}</div>",
    "<div class='vf-comments viafoura'>{}</div>",
    "<div class='articleComments fb-comments'>{}</div>",
    # liberation.fr, heise.de, repubblica.it, nu.nl, wyborcza.pl
    "<div class='bloc commentaires'>{}</div>",
    "<section id=leserkommentare>{}</section>",
    "<div class='commenti-lista commenti'>{}</div>",
    "<div class=reacties>{}</div>",
    "<div class='komentarze-box komentarze'>{}</div>",
)


@pytest.mark.parametrize("box", READERS)
@pytest.mark.parametrize("times", [1, 30])
def test_what_readers_say_is_not_the_story(box: str, times: int) -> None:
    """Comments go, and be they ten times as long as the story."""
    said = f"<li class=item><p>{SAID}</p></li>" * times
    text = read(f"<h1>A planet</h1><div class=texto>{STORY}{STORY}</div>{box.format(said)}").text
    assert SECOND in text
    assert SAID not in text


@pytest.mark.parametrize(
    "container",
    [
        "<div class='post comments-open'>{}</div>",
        "<div class='article has-comments'>{}</div>",
        "<div class='no-comments' id=main>{}</div>",
        "<div id=comments>{}</div>",  # of a forum: there is nothing else
        "<div class='section-comment tone-comment'>{}</div>",
    ],
)
def test_a_story_stays_where_comments_are_open(container: str) -> None:
    """A name that says whether one may comment, or what kind of article it is, hides nothing."""
    text = read(f"<h1>A planet</h1>{container.format(STORY * 4)}").text
    assert FIRST in text
    assert THIRD in text


def test_a_heading_is_no_box_of_what_it_is_called() -> None:
    """ "See also" and "Comments" head parts of an article; the anchors in them are no boxes."""
    headed = f"<h2><span class=mw-headline id=See_also>See also the moons</span></h2>{STORY}"
    article = read(f"<article><h1>A planet</h1>{STORY}{headed}</article>")
    assert [p.text for p in article.paragraphs if p.role == "heading"][-1] == "See also the moons"


LOOSE = (
    # finance.yahoo.com 2011, businessinsider.com 2013: the text goes on behind a box
    "<div class=bd><div class=yom><ul><li>Play</li></ul></div>{0}<p>{1}</p><p>{2}</p></div>",
    "<div class=KonaBody><p>{0}</p><p><div><img src=a.jpg></div>{1}</p><p>{2}</p></div>",
    # world.kbs.co.kr: a picture, then a story of <br>
    "<div class=body_txt><div class=box><img src=a.jpg></div>{0}<br><br>{1}<br><br>{2}</div>",
    "<div class=texto>{0}<p>{1}</p><p>{2}</p></div>",
    "<div class=texto><p>{0}</p><figure><img src=a.jpg></figure>{1} <b>Doe</b>.<p>{2}</p></div>",
    "<div class=texto><p>{0}</p><div>{1}</div><p>{2}</p></div>",
)


@pytest.mark.parametrize("markup", LOOSE)
def test_text_among_paragraphs_is_not_lost(markup: str) -> None:
    """What stands in no paragraph of its own is story all the same, in its place."""
    text = read(
        f"<h1>A planet</h1>{markup.format(*SENTENCES)}<div class=foot>{'x ' * 9}</div>"
    ).text
    assert text.index(FIRST) < text.index(SECOND) < text.index(THIRD)


def test_a_page_without_an_article_element_is_not_its_menus() -> None:
    """Where the extractor gives all that the page has, as it did of donga.com, it is asked again."""
    menu = "".join(f"<a href=/{n}>뉴스 {n}</a> | " for n in range(200))
    article = read(
        f"<div id=gnb>{menu}</div><div class=socialwrap><h1>A planet</h1>{STORY}{STORY}</div>"
    )
    assert SECOND in article.text
    assert "뉴스 7" not in article.text
