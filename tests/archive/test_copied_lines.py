"""
Lines of copied texts one by one: what proves a headline, what is a button, what is not read, days.
"""

from __future__ import annotations

import pytest

from archive import read_article
from archive.day_lines import read_days
from tests.archive.test_copied import DAY, JANE
from tests.archive.test_openings import HEADLINE, PIERS, STORY, copied


@pytest.mark.parametrize(
    "above", [["Skip to main content", "Menu"], ["Advertisement"], ["Exclusive"]]
)
def test_a_headline_may_stand_below_buttons(above):
    """Who marks a whole page copies what stands above the headline too."""
    text = "\n\n".join((*above, HEADLINE, "By Jane Doe", DAY, *STORY))
    article = read_article(text.encode(), kind="text")
    assert (article.title, article.authors) == (HEADLINE, JANE)


HEADLINES = [
    "MEANWHILE: Developments In Greece...",
    "Wild goats ruled this island for a century. Now it is being reborn.",
    "T1 are your world champions!",
    "The loneliest woman in the world: “Alone”",
]


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_may_end_as_a_sentence(headline):
    """A byline and a day below it say that it is one."""
    article = read_article(
        "\n\n".join((headline, "By Jane Doe", DAY, *STORY)).encode(), kind="text"
    )
    assert (article.title, article.authors) == (headline, JANE)


PROOFS = [
    ["Facebook", "Twitter", "Email"],
    [HEADLINE],
    ["JIJI", PIERS.replace("The mayor", "KOBE – The mayor")],
]


@pytest.mark.parametrize("lines", PROOFS)
def test_buttons_a_dateline_or_itself_prove_a_headline(lines):
    """Nothing else stands between a headline and its story where no day and no byline do."""
    article = copied("The piers are closed", *lines)
    assert article.title == HEADLINE


NOT_READ = [
    # days of other stories
    [
        "Trams run again",
        "October 3, 2025",
        "Old road widened",
        "October 9, 2025",
        "Harbour dredged",
        "October 12, 2025",
    ],
    # a day and names below the first paragraph
    [PIERS, "A word of thanks", "October 17, 2025"],
    [PIERS, "Jane Doe", "Health for all"],
    # the people of a picture
    [
        "Samuel Alito and Elizabeth Prelogar",
        "Getty Images/Sipa USA",
        PIERS.replace("The mayor", "Samuel Alito and Elizabeth Prelogar"),
    ],
    # figures that say two things
    ["11/08/23 5:19pm"],
    ["10-08-09"],
    # when the page was touched
    ["October 17, 2025 -- Updated 0203 GMT (1003 HKT)"],
    ["Last updated:", "October 18, 2025 | 10:30"],
    ["8:42 a.m. EDT October 3, 2014"],
    # what is no name
    ["RSS", "Email", "Print"],
    ["View Author Page I'm on twitter", "Share", "Tweet"],
    ["By CNN Wire", "Share", "Tweet"],
]


@pytest.mark.parametrize("lines", NOT_READ)
def test_what_may_be_of_something_else_is_not_read(lines):
    """Neither authors nor a day where the lines may speak of another story."""
    article = copied(*lines)
    assert article.authors == ()
    assert article.published is None


@pytest.mark.parametrize(
    "line", ["Print the truth", "Save the whales", "Live in Paris", "Line of duty"]
)
def test_words_of_a_story_are_no_buttons(line):
    """A line is a button when it says nothing else."""
    article = copied("By Jane Doe", "October 17, 2025", "Share", line)
    assert line in article.text


@pytest.mark.parametrize(
    "unit", ["share ", "facebook", "x", "print this ", "1,0", "by Jane on ", "(", "10/10/10 "]
)
def test_a_head_of_anything_takes_no_time(unit):
    """Lines of a hundred repetitions, and a thousand such lines, come out whole."""
    line = (unit * 100)[:150].strip()
    article = copied(*[line] * 1_000)
    assert sum(p.text.count(line) for p in article.paragraphs) >= 990


def test_a_copy_may_be_signed_at_its_end():
    """ "-- By Jane Doe" below the story, where no line above it names anybody."""
    ends = ("-- By Jane Doe Follow @janedoe", "View/Post Comments")
    text = "\n\n".join((HEADLINE, "October 17, 2025", "Share", *STORY, *ends))
    article = read_article(text.encode(), kind="text")
    assert (article.title, article.authors) == (HEADLINE, JANE)


def test_a_wire_stands_between_the_headline_and_a_story_told_elsewhere():
    """What a portal prints: whose story it is, when in figures of two meanings, and by whom."""
    article = copied("The Guardian 02/10/2020 Jane Doe", "© Provided by The Guardian")
    assert (article.title, article.authors, article.published) == (HEADLINE, JANE, None)


DAYS = [
    (["10/9/10 7:15 AM EDT"], ["9 Oct 2010"], []),
    (["08-13-10 05:18 PM | Updated: 08-14-10 12:41 AM"], ["13 Aug 2010"], ["14 Aug 2010"]),
    (["By Jane Doe 10/ 5/11 09:19 PM ET"], ["5 Oct 2011"], []),
    (["17/10/25", "16.10.25"], ["17 Oct 2025", "16 Oct 2025"], []),
    (["11/08/23 5:19pm"], [], []),
    (["10-13-12", "13-10-12"], [], []),
    (["Published Oct. 17, 2025 Updated Oct. 18, 2025"], ["Oct. 17, 2025"], ["Oct. 18, 2025"]),
    (["Last updated", "17 October 2025"], [], ["17 October 2025"]),
    (["November 28, 2013 -- Updated 0203 GMT (1003 HKT)"], [], ["November 28, 2013"]),
    (["October 17, 20256:12 AM EDTUpdated 3 hours ago"], ["October 17, 2025"], []),
    (["2025.10.17 10:30"], ["2025.10.17"], []),
]


@pytest.mark.parametrize(("lines", "published", "modified"), DAYS)
def test_the_days_of_lines_are_read_with_what_they_are_of(lines, published, modified):
    """Figures are read where the lines say how; a label says whether the day is of a change."""
    days = list(read_days(lines))
    assert [day for day, changed in days if not changed] == published
    assert [day for day, changed in days if changed] == modified
