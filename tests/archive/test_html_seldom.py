"""
Where few pages declare their day: RDFa, a body's class, Twitter, scripts in seconds, films in JSON-LD.
"""

from __future__ import annotations

import pytest

from archive.sources.html import read_html
from tests.archive.webpage import find_day

NAME = "Council votes on harbour bridge"
H = f"<h1>{NAME}</h1>"
S = "<p>" + "Residents said that the noise of the traffic would be worse than before. " * 7 + "</p>"


def linked(kind: str, day: str) -> str:
    node = f'{{"@type": "{kind}", "name": "{NAME}", {day}}}'
    return f'<script type="application/ld+json">{node}</script>'


# fmt: off
# The head of the page, and what stands behind its headline
STATED = [
    # Drupal 7 and 8, schema.org in RDFa and in microdata of a film
    ("", "<span property='dc:date dc:created' content=2014-10-12T10:30:00+02:00>Submitted by Bob</span>"),
    ("", "<span property=schema:dateCreated content=2014-10-12T10:30:00+02:00 class='rdf-meta hidden'></span>"),
    ("", "<span property=datePublished content=2014-10-12T10:30:00+02:00>Sunday</span>"),
    ("", "<meta itemprop=uploadDate content=2014-10-12>"),
    # what a script fills in
    ("", "<abbr class=timeago title=2014-10-12T10:30:00Z></abbr>"), ("", "<span class=date data-timestamp=1413109800></span>"),
    # metas that few have
    ("<meta name=datum content=2014-10-12>", ""), ("<meta name=fecha content=2014-10-12>", ""),
    ("<meta name=creation_date content=2014-10-12>", ""), ("<meta name='Publication Date' content=2014-10-12>", ""),
    ("<meta name=dc.date.publication content=2014-10-12>", ""), ("<meta name=erscheinungsdatum content=12.10.2014>", ""),
    ("<meta property=article:post_date content=2014-10-12>", ""), ("<meta name=dateposted content=2014-10-12>", ""),
    ("<meta name=twitter:label1 content=Published><meta name=twitter:data1 content='October 12, 2014'>", ""),
    ("<meta name=description content='12.10.2014 - The council has voted.'>", ""),
    ("<meta name=description content='Published on 12 October 2014 by Bob'>", ""),
    # scripts
    ("", '<script>dataLayer.push({"publishDate":"12.10.2014"})</script>'), ("", '<script>x={"publishedAt":1413109800}</script>'),
    ("", '<script>x={"publish_time":1413109800000}</script>'), ("", '<script>x={"publishedAt":"Sun, 12 Oct 2014 10:30:00 GMT"}</script>'),
    ("", '<script>x={"publishDate":"October 12, 2014"}</script>'), ("", '<script>x=[{"page_date_publication":"2014-10-12"}]</script>'),
    # JSON-LD with a number, and of what is no article and has the page's name
    (linked("VideoObject", '"uploadDate":"2014-10-12"'), ""), (linked("PodcastEpisode", '"datePublished":"2014-10-12"'), ""),
    (linked("ImageGallery", '"datePublished":"2014-10-12"'), ""),
    (linked("NewsArticle", '"datePublished":1413109800'), ""),
]
OPEN = [
    # of a page that was touched, of a film in it, of the visit, of something else
    ("", "<span class=updated><span class=value-title title=2014-10-12T14:42></span></span>"),
    ("", '<script type="application/ld+json">{"@type":"VideoObject","name":"The tram line","uploadDate":"2014-10-12"}</script>'),
    # what a product's buyer wrote
    (linked("Review", '"datePublished":"2014-10-12"'), ""),
    ("<meta name=description content='The fair opens on 12 October 2014.'>", ""),
    ("<meta name=twitter:label1 content=Price><meta name=twitter:data1 content='October 12, 2014'>", ""),
    ("", '<script>x={"now":1413109800,"a":{"publishedAt":1413109800},"b":{"publishedAt":1510000000}}</script>'),
]
# fmt: on


@pytest.mark.parametrize(("head", "behind"), STATED)
def test_seldom_declarations_are_read(head: str, behind: str) -> None:
    """A page that prints no day has the one that it declares for others, however it does."""
    page = f"{H}{behind}{S}"
    assert str(find_day(page, f"<title>{NAME}</title>{head}")) == "2014-10-12"


def test_the_body_of_a_post_has_its_day() -> None:
    """WordPress's Sandbox put the day of the visit and that of the post into the body's class."""
    body = f"<body class='wordpress y2020 m02 d07 single s-y2014 s-m10 s-d12'>{H}{S}</body>"
    article = read_html(f"<html>{body}</html>".encode())
    assert [one.written for one in article.clues.dates] == ["2014-10-12"]


@pytest.mark.parametrize(("head", "behind"), OPEN)
def test_declarations_of_other_things_are_none(head: str, behind: str) -> None:
    """Days of changes, films and events are not those of the page."""
    page = f"{H}{behind}{S}"
    assert find_day(page, f"<title>{NAME}</title>{head}") is None


def test_the_day_of_a_draft_does_not_speak_against_the_one_printed() -> None:
    """A seldom declaration is asked when nothing else has a day: "creation_date" may be a site's."""
    page = f"{H}<p class=date>12 October 2014</p>{S}"
    assert str(find_day(page, "<meta name=creation_date content=2010-02-01>")) == "2014-10-12"
