"""
The day of a web page: what it prints beside its headline, in any language, against what its head,
its scripts and the stories around it say.
"""

import time
from datetime import date

import pytest

from tests.archive.webpage import find_day

STORY = "".join(
    f"<p>The planet was seen again by the people at the harbour, who had waited for it {n} nights"
    " in the cold wind of the north, and who said that it was brighter than any other.</p>"
    for n in range(2, 9)
)


@pytest.mark.parametrize(
    "line",
    [
        "Published 7 February 2022", "<b>Feb. 7, 2022</b> 9:25 pm EST", "By Jane Doe // February 7th, 2022",
        "Montag, 07. Februar 2022, 11:17 Uhr", "Von Jane Doe | 07.02.22", "Lübeck, 7. Feb. 2022",
        "wurde am <nobr>7. Februar 2022</nobr> um <nobr>23:03</nobr> Uhr gepostet",
        "Publié le 7 février 2022 à 18h02", "<span>7</span> <span>févr.</span> <span>2022</span>",
        "Lunes 7 febrero, 2022", "postado em 2022-02-07 05:49 / atualizado em 2022-02-08 05:50",
        "Pubblicato il 7 febbraio 2022", "7 fev 2022 às 10h03", "7 lutego 2022, 11:49",
        "7 februari 2022", "7 Şubat 2022", "7 февраля 2022, 15:40", "7 лютого 2022",
        "Δευτέρα 7 Φεβρουαρίου 2022", "Senin, 7 Februari 2022", "2022. február 7. 10:00",
        "7. února 2022", "2022年2月7日 10:00", "2022-02-07 14:08 | News",
        "2022年02月07日 10:03:00 来源：新华网", "입력 2022.02.07 10:03 수정 2022.02.08 11:00",
        "7. veljače 2022. u 10:03", "7. februar 2022 ob 10:03", "2022 m. vasario 7 d. 10:03",
        "2022. gada 7. februāris", "7. veebruar 2022", "7 февруари 2022 г.", "7 de febrer de 2022",
        "7. helmikuuta 2022", "7 בפברואר 2022", "7 فبراير 2022", "07/Fev/2022", "7.Februar 2022",
        "Feb 07 10:03 2022", "07 | 02 | 2022", "febrero 7 de 2022", "7.fev.2022 (segunda-feira) - 10h03",
        "Mon, 02/07/2022 - 10:03", "02/07/2022 10:03 PM EST", "(jw/07.02.2022)",
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_language_of_its_page(line: str) -> None:
    """A short line with a date under the headline is the day, whatever else is in it."""
    assert find_day(f"<h1>A planet</h1><div class=x1>{line}</div>{STORY}") == date(2022, 2, 7)


@pytest.mark.parametrize(
    "line",
    [
        "vor 3 Tagen", "3 hours ago", "yesterday", "The fair opens on 7 February 2022 and is free to all",
        "<span class=deadline>7 February 2022</span>", "<div class=event-date>7 February 2022</div>",
        "<nav>7 February 2022</nav>", "<blockquote>7 February 2022</blockquote>", "February 2022",
        "© 2022 The Evening Post", "7 February 1922", "7 February 2022, 10:03 - 11:30",
        "7.2.2022 – 9.2.2022", "6. - 7. Februar 2022", "Deadline: 7 February 2022", "Gültig ab 07.02.2022",
        "Version: 3.2 from 7 February 2022", "<p>7 February 2022</p><p><b>Where:</b> Oslo</p>",
    ],
)  # fmt: skip
def test_what_is_no_day_of_the_story_is_none(line: str) -> None:
    """Nothing is counted back from today; events, quotations and lives have days of their own."""
    assert find_day(f"<h1>A planet</h1><div>{line}</div>{STORY}") is None


def test_the_days_of_other_stories_are_not_the_days_of_this_one() -> None:
    """Dates that look alike and differ are a list; the one by the headline is the story's."""
    others = "".join(
        f"<li><a href=/{n}>A river</a><span class=when>{n} May 2022</span></li>"
        for n in range(1, 9)
    )
    assert find_day(f"<h1>A planet</h1>{STORY}<ul>{others}</ul>") is None
    own = "<span class=when>3 April 2022</span>"
    assert find_day(f"<h1>A planet</h1>{own}{STORY}<ul>{others}</ul>") == date(2022, 4, 3)
    foot = f"<article><h1>A planet</h1>{STORY}{own}</article><ul>{others}</ul>"
    assert find_day(foot) == date(2022, 4, 3)


def test_a_day_may_stand_under_a_long_standfirst() -> None:
    """A short line counts twice as far down, unless it is a teaser's."""
    lead = f"<p>{'The council has decided to look at the planet all winter. ' * 10}</p>"
    page = f"<h1>A planet</h1>{lead}{{}}{STORY}".format
    assert find_day(page("<p>Nr. 012 vom 7. Februar 2022</p>")) == date(2022, 2, 7)
    assert (
        find_day(page("<div><h3>A river runs through it</h3><p>7 February 2022</p></div>")) is None
    )


def test_a_day_may_stand_above_a_subline() -> None:
    """Between it and the headline there is a line of its own, in the same block."""
    date_line = "<div class=meta><b class=date>7. Feb. 2022 | 14:08 Uhr</b> | von Jana Weiß</div>"
    subline = f"<h2>{'What the planet means for the harbour and its people. ' * 2}</h2>"
    header = f"<header>{date_line}{subline}<h1>A planet</h1></header>{STORY}"
    assert find_day(header) == date(2022, 2, 7)


def test_of_two_words_before_a_date_the_last_counts() -> None:
    """faz.net, 2020: "Published/Updated:" stands before the day of the change."""
    line = "<p>Published: 7 February 2022</p><p>Published/Updated: 9 February 2022</p>"
    assert find_day(f"<h1>A planet</h1>{line}{STORY}") == date(2022, 2, 7)


def test_a_day_that_is_an_events_somewhere_is_no_day_of_publication() -> None:
    """The same day bare, in a box at the foot, is that of the event too."""
    event = "<p>7 February 2022, 10:03 - 11:30</p>"
    box = "<div class=date>7 February 2022</div>"
    assert find_day(f"<h1>A planet</h1>{STORY}{box}") == date(2022, 2, 7)
    assert find_day(f"<h1>A planet</h1>{event}{STORY}{box}") is None


def test_the_pages_own_teaser_tells_its_day() -> None:
    """A list of the latest articles has the page itself, with a day that it prints nowhere else."""
    url = "https://www.post.example/news/a-planet-is-seen"
    teaser = '<li><a href="{}">A planet is seen</a> <i>{}</i></li>'.format
    other = teaser("/news/a-river-is-high-again", "9.2.2022")
    head = "<title>A planet is seen</title>"
    for address, day in (
        ("/news/a-planet-is-seen", date(2022, 2, 7)),
        (url, date(2022, 2, 7)),
        ("news/a-planet-is-seen/", date(2022, 2, 7)),
        ("/news/a-planet-is-seen#comments", None),
        ("/news/a-lake-is-seen", None),
    ):
        page = f"<h1>A planet is seen</h1>{STORY}<ul>{teaser(address, '7.2.2022')}{other}</ul>"
        assert find_day(page, head, url) == day
    twice = teaser(url, "7.2.2022") + teaser(url, "8.2.2022")
    assert find_day(f"<h1>A planet is seen</h1>{STORY}<ul>{twice}</ul>", head, url) is None


def test_the_headline_is_found_by_the_title() -> None:
    """Blogs have their own name in the <h1>, and its date is that of the day."""
    page = (
        "<h1>The Evening Post</h1><span class=date>26 November 2026</span>"
        f"{'<a href=/x>Sport</a> ' * 100}<h2>A planet in the north</h2><p>7 February 2022</p>{STORY}"
    )
    head = "<title>A planet in the north - The Evening Post</title>"
    assert find_day(page, head) == date(2022, 2, 7)


def test_a_day_at_the_foot_counts_by_its_label_or_its_name() -> None:
    """Far from the headline a date must say what it is."""
    page = f"<article><h1>A planet</h1>{STORY}{{}}</article>".format
    assert find_day(page("<p>Published: 7 February 2022</p>")) == date(2022, 2, 7)
    assert find_day(page("<p class=post-date>7 February 2022</p>")) == date(2022, 2, 7)
    filed = "<p>Filed under: News | Tags: harbour | February 7, 2022</p>"
    assert find_day(page(filed)) == date(2022, 2, 7)
    assert find_day(page("<p>Seen in Oslo on 7 February 2022</p>")) is None
    assert find_day(page("<div class=comments><b class=date>7 February 2022</b></div>")) is None


def test_a_day_that_opens_the_story_is_its_own() -> None:
    """A dateline may end with a stop; a day within a sentence is another's."""
    page = "<h1>A planet</h1><p>{}</p>" + STORY
    assert find_day(page.format("7 February 2022. The council has voted for it.")) == date(
        2022, 2, 7
    )
    assert find_day(page.format("On 7 February 2022 the council has voted for it.")) is None


@pytest.mark.parametrize(
    "name",
    ["sw-pubdate", "prism.publicationDate", "og:publish_time", "dc:date", "article_date",
     "dcsext.articlefirstpublished"],
)  # fmt: skip
def test_a_meta_named_for_publishing_is_believed(name: str) -> None:
    """Outlets invent names; those that say "publish" mean it, and "unpublish" does not."""
    head = f"<meta name='{name}' content='2022-02-07T10:00:00+01:00'>"
    assert find_day(STORY, head) == date(2022, 2, 7)
    assert find_day(STORY, "<meta name=unpublish-date content='2022-02-07'>") is None


def test_a_program_without_a_date_says_1970() -> None:
    """The first second of 1970 is no day of publication; the printed day is."""
    head = "<meta property=article:published_time content='1970-01-01T01:00:00+01:00'>"
    body = f"<h1>A planet</h1><p>7 February 2022</p>{STORY}"
    assert find_day(body, head) == date(2022, 2, 7)
    assert find_day(STORY, head) is None


@pytest.mark.parametrize(
    "script",
    ['{"cmsPublishingDate":"2022-02-09"}', "x = {publishDate: '2022-02-09T10:00:00Z'}"],
)  # fmt: skip
def test_scripts_tell_which_of_two_days_is_meant(script: str) -> None:
    """Declared as one day and printed as a later one: the scripts of the page settle it."""
    head = "<meta name=date content='2022-02-07'>"
    body = f"<h1>A planet</h1><p>9 February 2022</p>{STORY}"
    assert find_day(body, head) is None
    assert find_day(body, f"{head}<script>{script}</script>") == date(2022, 2, 9)
    assert find_day(STORY, f"<script>{script}</script>") == date(2022, 2, 9)


def test_declared_days_that_differ_are_settled_by_what_else_the_page_says() -> None:
    """One against two is answered, one against one refused; the address and the change decide too."""
    one = "<meta name=pubdate content='2022-02-06T23:35:55'>"
    other = "<meta name=publish-date content='2022-02-07'>"
    third = "<meta name=sailthru.date content='2022-02-07T04:10:00-03:00'>"
    assert find_day(STORY, one + other) is None
    assert find_day(STORY, one + other + third) == date(2022, 2, 7)
    # theverge.com, 2014: sailthru.date is the day in UTC
    assert find_day(STORY, one + other, "https://x.org/2022/02/07/a") == date(2022, 2, 7)
    # elpais.com.uy, 2022: the day of the change is declared as one of publication, twice
    changed = "<meta property=article:modified_time content='2022-02-07T04:10:00-03:00'>"
    assert find_day(STORY, one + other + third + changed) == date(2022, 2, 6)


@pytest.mark.parametrize(
    "piece",
    ["1.1.20 ", "2022-02-07 ", "<i>7</i> May ", "<time datetime=x>7</time>", "7 May 2022, "],
)
def test_a_page_of_dates_takes_no_time(piece: str) -> None:
    """A hundred thousand dates are looked at no longer than a few hundred."""
    find_day(f"<h1>A planet</h1><div>{piece * 20_000}</div>{STORY}")


def test_a_long_way_to_a_line_is_not_gone() -> None:
    """Empty elements before three hundred dates are not walked for each of them."""
    started = time.process_time()
    empty = f"<div>{'<i> </i>' * 20_000}</div>"
    lines = "".join(f"<p>{n}.5.2022</p>" for n in range(1, 29)) * 10
    find_day(f"<h1>A planet</h1>{STORY}<section>{empty}{lines}{'<b></b>' * 20_000}</section>")
    assert time.process_time() - started < 20


def test_a_title_may_hold_the_day_as_a_part_of_its_own() -> None:
    """Where nothing else does; a week is no day, and a date in the sentence of a headline neither."""
    for title, day in (
        ("A planet is seen in the north - 7 February 2022 - The Evening Post", date(2022, 2, 7)),
        ("Report of the week 1. - 7. February 2022 - The Evening Post", None),
        ("The fair of 7 February 2022 is called off | The Evening Post", None),
    ):
        assert find_day(STORY, f"<title>{title}</title>") == day


@pytest.mark.parametrize(
    ("language", "day"),
    [("es", date(2022, 5, 10)), ("en-GB", date(2022, 5, 10)), ("en-US", date(2022, 10, 5)), ("en", None)],
)  # fmt: skip
def test_the_language_of_a_page_tells_day_from_month(language: str, day: date | None) -> None:
    """10/05/2022 is in May wherever one does not write English, or says which."""
    head = f"<meta http-equiv=content-language content={language}>"
    assert find_day(f"<h1>A planet</h1><p>10/05/2022</p>{STORY}", head) == day
