"""Where the day stands that a page prints: the line of a reader, and what scripts and figures say."""

from __future__ import annotations

from datetime import date

import pytest

from archive.pipeline import read_article

H = "Council votes on harbour bridge"
STORY = "<p>" + "Residents said that the noise of the traffic would be worse than before. " * 7
# fmt: off
# Beside the headline's: what a block or a <br> parts is another line, whatever element is around
LINES = [
    ("<header><span>5 maja 2021 11:22</span> / w Polska <h1>{H}</h1><p>Radio Maryja nie zgadza się z tym, co powiedziano w tej sprawie wczoraj</p></header>", "2021-05-05"),
    ("<h1>{H}</h1><div><span>15.12.2021</span><br>Artikel von: hausinfo<br>Bild: istockphoto, ohne Gewähr und ohne Anspruch auf Richtigkeit</div>", "2021-12-15"),
    ('<h1>{H}</h1><p>By Ela on <span>31. October, 2023</span> | <a href="#c">18 Comments</a>. This post may contain affiliate links*, from which I earn as an Associate.</p>', "2023-10-31"),
    ("<h1>{H}</h1><p><span>Red. /</span> <span>31.10.2023</span> Die ehemalige französische Kolonie steht vor dem Niedergang, und das wird auch für die Nachbarn ein Problem.</p>", "2023-10-31"),
    # but no line of its own: in a sentence
    ("<h1>{H}</h1><p>Das Rathaus hat am <b>31.10.2023</b> beschlossen, was seit vielen Jahren gefordert war, und niemand hat sich darüber gewundert.</p>", None),
]  # fmt: skip
# The headline is no heading, and is not written as in the title
HEADLINES = [
    (
        f"{H} – Jovelblog",
        "<div class=t>{H}</div><div>11.09.2011, 16:20 von jovelstefan</div>",
        "2011-09-11",
    ),
    (
        "Why „Kalte Hand“ matters | RosaMag",
        '<div>Why "Kalte Hand" matters</div><div>6. Oktober 2022</div>',
        "2022-10-06",
    ),
    # A link to the story before has it too; the name of the house stands in its address
    (
        f"{H} – Islamische Zeitung",
        "<a rel=prev>{H}</a><p>Kultur</p><div>{H}</div><div>19.11.2021 in Community</div>",
        "2021-11-19",
    ),
    (
        "DITIB – Union der Anstalt e.V.",
        "<h4>{H}</h4><p>2021-10-16 | Botschaft</p>{S}<p>DITIB – Union der Anstalt e.V. Venloer Straße 160, 50823 Köln</p>",
        "2021-10-16",
    ),
]
WRITTEN = [
    ("<p class=date>05 Mar 19</p>", "2019-03-05"),
    ("<p>By Jane Doe, 7-Feb-22</p>", "2022-02-07"),
    ("<p>By Jane Doe, 7 Feb '22</p>", "2022-02-07"),
    ("<p>Feb 7, ’22</p>", "2022-02-07"),
    ("<p class=date>7 Feb 10:03</p>", None),
    ("<p class=date>7 Feb 10 Uhr</p>", None),
    ("<p class=date>12 mai 97</p>", "1997-05-12"),
    # What a <time> shows goes before what it has for machines, which is touched with the page
    ('<time datetime="2019-07-03T10:18:46Z">Publié le 29 juin 2019</time>', "2019-06-29"),
    ('<time datetime="2019-07-03T10:18:46Z">vor 3 Tagen</time>', "2019-07-03"),
    # What a script fills in when the page is read
    ('<time datetime="2014-07-10 08:30:45.687"></time>', "2014-07-10"),
    (
        '<time class="entry-date" datetime="2011-09-27"></time><time class="updated" datetime="2011-09-28"></time>',
        "2011-09-27",
    ),
    ('<time datetime="2014-07-10"></time><time datetime="2014-08-11"></time>', None),
]
# As the papers of these languages print it
TONGUES = [
    "১৯ অক্টোবর ২০১৯", "19 अक्टूबर 2019", "१९ अक्टूबर २०१९", "١٩ أكتوبر ٢٠١٩", "۱۹ اکتبر ۲۰۱۹",
    "19 اکتوبر 2019", "19 ตุลาคม 2562", "19 tháng 10 2019", "19 tháng 10, năm 2019",
    "Oktubre 19, 2019", "19 Oktoba 2019", "19 ოქტომბერი 2019", "19 հոկտեմբերի 2019",
    "19 oktyabr 2019", "19 кастрычніка 2019", "19 қазан 2019", "19 d’octubre de 2019",
    "19 d'octubre de 2019", "19 Hydref 2019", "19 tetor 2019", "2019年10月19日(土) 17時41分",
    "19. 10. 2019", "Sa, 19 Okt 2019 17:41",
]  # fmt: skip
BEHIND = [
    (
        "Dieser Artikel wurde am 14. Dezember 2015 um 14:48 von <a>Heiner</a> geschrieben und unter dem Stichwort <a>Arduino</a> in die Kategorie Technik eingeordnet.",
        "2015-12-14",
    ),
    (
        "This entry was posted on Saturday, December 3rd, 2011 at 3:15 pm and is filed under <a>News</a>. You can follow any responses to this entry through the <a>RSS 2.0</a> feed. You can leave a response, or trackback from your own site.",
        "2011-12-03",
    ),
    ("05.05.2020 tarihinde yayınlandı.", "2020-05-05"),
    ("Yayımlanma tarihi: 05.05.2020", "2020-05-05"),
    ("05.05.2020 tarihinde güncellendi.", None),
    # Of this list the first alone has no headline: it is the article's own
    (
        "<p class=info><time datetime=2022-01-21>21.01.2022</time></p><h4>More</h4><a class=t><p class=info><time datetime=2022-01-20>20.01.2022</time></p><h3>Another story of the harbour and its bridge</h3>"
        + STORY
        + "</a><a class=t><p class=info><time datetime=2022-01-19>19.01.2022</time></p><h3>A third story of the harbour and its bridge</h3>"
        + STORY
        + "</a>",
        "2022-01-21",
    ),
]
DECLARED = [
    ('<meta name="created" content="2017-01-09">', "2017-01-09"),
    ('<meta name="date" content="2019-10-19T17:41:00%2B02:00">', "2019-10-19"),
    ('<meta name="date" content="2019-10-19 | 17:41">', "2019-10-19"),
    ('<meta name="date" content="2019-10-19 - 2019-10-22">', None),
    ('<meta name="DC.Issued" content="2017-01-09">', "2017-01-09"),
    ('<meta property="og:regDate" content="20210820030646">', "2021-08-20"),
    ('<meta property="OG:DatePublished" content="2017-07-02">', "2017-07-02"),
    ('<meta itemprop="dateCreated" datetime="2018-02-02">', "2018-02-02"),
    (
        '<script type="application/ld+json">{"datePublished":"2001-03-05T08:37:00"}</script>',
        "2001-03-05",
    ),
    (
        '<script type="application/ld+json">{"@type":"Event","datePublished":"2001-03-05"}</script>',
        None,
    ),
    ("<script>xt_pageDate = '201910191615'; xtdi = \"\";</script>", "2019-10-19"),
    ('<script>{"post_author":"2","post_date":"2019-05-16 09:30:27"}</script>', "2019-05-16"),
    # created is a lesser word than published, and of two days neither is sure
    ('<script>{"created":"2019-05-16","publishDate":"2019-05-20"}</script>', "2019-05-20"),
    ('<script>[{"createdAt":"2019-05-16"},{"createdAt":"2019-05-20"}]</script>', None),
]
# fmt: on


def find(body: str, *, title: str = H, head: str = "", under: str = "") -> str | None:
    story = f"{STORY}</p>{STORY}</p>"
    body = body.replace("{H}", H).replace("{S}", story)
    page = f"<title>{title}</title>{head}<body>{body}{story}{under}</body>"
    article = read_article(page.encode(), kind="html", today=date(2026, 11, 26))
    return article.published and article.published.day.isoformat()


@pytest.mark.parametrize(("top", "day"), LINES)
def test_a_line_is_what_a_reader_sees_as_one(top: str, day: str | None) -> None:
    assert find(top) == day


@pytest.mark.parametrize(("title", "top", "day"), HEADLINES)
def test_a_day_stands_by_a_headline_that_is_no_heading(title: str, top: str, day: str) -> None:
    assert find(top, title=title) == day


@pytest.mark.parametrize(("top", "day"), WRITTEN)
def test_short_years_and_times_are_read_as_they_are_printed(top: str, day: str | None) -> None:
    assert find(f"<h1>{H}</h1>{top}") == day


@pytest.mark.parametrize(("line", "day"), BEHIND)
def test_lines_behind_the_story_say_when_it_was_written(line: str, day: str | None) -> None:
    assert find(f"<h1>{H}</h1>", under=f"<div>{line}</div>") == day


@pytest.mark.parametrize(("head", "day"), DECLARED)
def test_a_page_declares_its_day_under_many_names(head: str, day: str | None) -> None:
    assert find(f"<h1>{H}</h1>", head=head) == day


@pytest.mark.parametrize("written", TONGUES)
def test_a_day_is_read_in_the_figures_and_months_of_its_language(written: str) -> None:
    assert find(f"<h1>{H}</h1><p>{written}</p>") == "2019-10-19"
