"""
Lists of other stories, and the lead of this one, where no class names what they are.
"""

from __future__ import annotations

import pytest
from lxml import html

from archive.pipeline import read_article
from archive.sources.trimming import trim
from tests.archive.test_html_body import STORY

TITLES = (
    "Three dead in fire at the harbour",
    "Storm takes the roof of the library",
    "No more ferry",
)
SUMMARY = "The house had stood empty for years, and nobody knew who had been in it that night."


def _page(box: str) -> str:
    """What is left of a page with *box* behind its story, before the story is looked for."""
    head = "<link rel='canonical' href='https://harbour.com/a'>"
    page = f"{head}<body><div class='x1'><h1>A planet</h1>{STORY}{STORY}{STORY}{box}</div></body>"
    tree = html.fromstring(page)
    trim(tree)
    return " ".join(str(tree.xpath("string()")).split())


LISTS = {
    # vancouversun.com, haufe.de: links alone, or with a day
    "links": "<ul>" + "".join(f"<li><a href='/{t[:3]}'>{t}</a></li>" for t in TITLES) + "</ul>",
    "days": "<ul>"
    + "".join(f"<li><a href='/{t[:3]}'>{t}</a><p>14.02.2022</p></li>" for t in TITLES)
    + "</ul>",
    # hrjournal.de, schneems.com: a title and what it is about
    "cards": "<ul>"
    + "".join(f"<li><h3><a href='/{t[:3]}'>{t}</a></h3><p>{SUMMARY}</p></li>" for t in TITLES)
    + "</ul>",
    # correiobraziliense.com.br: a picture, a section and a title in one link
    "pictures": "<ul>"
    + "".join(f"<li><a href='/{t[:3]}'><img><b>Local</b><span>{t}</span></a></li>" for t in TITLES)
    + "</ul>",
}


@pytest.mark.parametrize("box", LISTS.values(), ids=LISTS)
def test_a_list_of_other_stories_is_known_by_its_shape(box: str) -> None:
    """It links to pages of the same house and does little else."""
    text = _page(box)
    assert "confirmation" in text
    assert not any(title in text for title in (*TITLES, SUMMARY))


@pytest.mark.parametrize(
    "label",
    [
        "Mehr zum Thema", "Das könnte Sie auch interessieren", "Keep Reading", "Related stories",
        "Te puede interesar", "Notas relacionadas", "Lire aussi", "Articoli correlati", "Leia também",
        "Lees ook", "Czytaj też", "Läs mer", "Weitere Meldungen",
    ],
)  # fmt: skip
def test_what_stands_under_such_a_heading_is_of_others(label: str) -> None:
    """A teaser, though its summary is no link, in the languages that we read."""
    teaser = f"<div><a href='/fire'>{TITLES[0]}</a><p>{SUMMARY}</p></div>"
    assert SUMMARY not in _page(f"<h3>{label}</h3>{teaser}")
    assert SUMMARY not in _page(f"<div><h3>{label}</h3></div>{teaser}")
    assert SUMMARY in _page(f"<h3>A house by the river</h3>{teaser}")


KEPT = {
    "a list of what was found": f"<ul><li>{SUMMARY}</li><li>Nothing else was there.</li></ul>",
    "with links in it": "<ul>"
    + "".join(f"<li>{SUMMARY} <a href='/{t[:3]}'>{t}</a></li>" for t in TITLES)
    + "</ul>",
    "sources elsewhere": f"<ul><li>{SUMMARY} <a href='https://other.org/1'>{TITLES[0]}</a></li></ul>",
    "told under a label": f"<h3>Mehr zum Thema</h3><p>{SUMMARY}</p>",
}


@pytest.mark.parametrize("box", KEPT.values(), ids=KEPT)
def test_a_list_of_the_story_stays(box: str) -> None:
    """One that tells something, or cites what others say."""
    assert SUMMARY in _page(box)


def test_a_list_that_a_paragraph_leads_to_stays() -> None:
    """It is what the paragraph speaks of; and so does one that is most of its page."""
    assert TITLES[0] in _page(f"<p>These are the parts of the series:</p>{LISTS['links']}")
    long = "".join(
        f"<li><a href='/{n}'>{TITLES[0]} for the time no. {n}</a></li>" for n in range(40)
    )
    assert TITLES[0] in _page(f"<ul>{long}</ul>")


LEAD = "A planet about twice as wide as ours circles its star in six days, astronomers say."


@pytest.mark.parametrize("lead", [f"<div><p>{LEAD}</p></div>", f"<header><p>{LEAD}</p></header>"])
def test_a_lead_is_known_by_its_place(lead: str) -> None:
    """mobilsicher.de, chemietechnik.de: it stands alone between headline and story."""
    page = f"<div><h1>A planet</h1>{lead}<p>Jane Doe</p><article>{STORY}{STORY}</article></div>"
    text = read_article(page.encode(), kind="html").text
    assert text.startswith(LEAD)
    assert text.count(LEAD) == 1
