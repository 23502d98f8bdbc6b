"""Pages whose paragraphs stand in no <p>: in <div>, between two <br>, loose between blocks."""

from __future__ import annotations

import time

import pytest

from archive.sources.trimming import trim
from tests.archive.test_html_body import FIRST, SECOND, SENTENCES, THIRD, read

# From <h1> to <p>: what the markup of a page makes of the same story.
QUOTED = "NASA, tells “Science”"
SHORT = "“It is a planet.”"
PARAGRAPHS = (*SENTENCES, SHORT, *SENTENCES)
MARKED = f"Jane Doe of <a href='https://nasa.gov'>NASA</a>, <i>tells</i> the <b>paper</b> {QUOTED}."
MARKUPS = {
    # abookshelffullofsunshine.blogspot.com
    "div": "".join(f"<div style='margin:0'>{one}</div>" for one in (*PARAGRAPHS, MARKED)),
    "boxes": "".join(f"<div class=im><div>{one}</div></div>" for one in (*PARAGRAPHS, MARKED)),
    # foren.myoos.de, vinosytapas.de
    "br": "<br> <br>\n".join((*PARAGRAPHS, MARKED)),
    "span": "<br><br>".join(f"<span>{one}</span>" for one in (*PARAGRAPHS, MARKED)),
    "blocks": "<div><img></div>".join(f"<span>{one}</span>" for one in (*SENTENCES, MARKED)),
}


@pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS)
def test_paragraphs_are_known_without_their_element(markup: str) -> None:
    """Each is one of the text, whole and in order, with its links and its italics."""
    page = f"<div class=x1><h1>A planet</h1><div class=x2>{markup}</div></div><div>Imprint</div>"
    texts = [one.text for one in read(page).paragraphs if one.role == "body"]
    assert texts[:3] == [FIRST, SECOND, THIRD]
    assert texts[-1].startswith("Jane Doe of NASA, tells the paper")
    assert (SHORT in texts) == (SHORT in markup)


def test_other_stories_beside_such_paragraphs_are_none_of_them() -> None:
    """What tells a list of other stories is the prose beside it, in whichever element."""
    from lxml import html

    titles = ("Three dead in fire at the harbour", "Storm takes the roof of the library")
    links = "".join(f"<li><a href='/{title[:3]}'>{title}</a></li>" for title in titles)
    tree = html.fromstring(
        f"<body><div><h1>A planet</h1>{MARKUPS['div']}<ul>{links}</ul></div></body>"
    )
    trim(tree)
    text = tree.text_content()
    assert SECOND in text
    assert titles[0] not in text


def test_a_menu_of_lines_is_no_story() -> None:
    """Lines that are no sentences stay what they are."""
    menu = "".join(f"<div>{one}</div>" for one in ("News", "Sport", "Weather", "Imprint"))
    page = f"<div>{menu}</div><h1>A planet</h1><div>{MARKUPS['div']}</div>"
    assert "Weather" not in read(page).text


@pytest.mark.parametrize("tag", ["nav", "menu", "footer", "aside"])
def test_what_stands_around_a_story_goes_but_not_the_story(tag: str) -> None:
    """A menu is dropped before extraction copies it; one that was never closed holds the story."""
    story = "".join(f"<p>{one}</p>" for one in SENTENCES)
    menu = f"<{tag}><a href=/n>News</a> Weather <p>Sport</p></{tag}>"
    assert "Weather" not in read(f"{menu}<h1>A planet</h1>{story}{menu}").text
    assert SECOND in read(f"<{tag}><a href=/n>News</a><p>Sport</p>{story * 3}").text


@pytest.mark.parametrize(
    "markup",
    ["<br><br>" * 20_000, "<div>" * 200 + "a<br><br>" * 20_000, "<span>A.</span><br><br>" * 20_000,
     "<div>A sentence.</div>" * 20_000, "<div><div>" * 100 + "<b>" * 20_000],
    ids=["breaks", "deep", "spans", "lines", "inline"],
)  # fmt: skip
def test_a_page_of_lines_is_read_at_once(markup: str) -> None:
    """Each line is looked at once, however many there are."""
    from lxml import html

    tree = html.fromstring(f"<body>{FIRST}<br><br>{SECOND}<div>{markup}</div></body>")
    started = time.process_time()
    trim(tree)
    assert time.process_time() - started < 5
