"""
Openings: the lines between the headline of a copied text and its story.
"""

from __future__ import annotations

import pytest

from archive import read_article

HEADLINE = "Bridge closed until spring after cracks found"
PIERS = (
    "The mayor said on Tuesday that the bridge would be closed for repairs until the spring, after "
    "engineers had found cracks in two of its piers."
)
TRAMS = (
    "Trams and buses will take the old road, which the council widened last year, she told "
    "reporters outside the town hall in the afternoon."
)
OTHERS = (
    "The opposition said that the mayor had known about the cracks since June, and asked for a "
    "report to be published before the end of the year."
)
STORY = (PIERS, TRAMS, OTHERS)
JANE = ("Jane Doe",)
DAY = "2025-10-17"


def copied(*passages):
    """What somebody put into a file who marked the page from the headline on."""
    return read_article("\n\n".join((HEADLINE, *passages, *STORY)).encode(), kind="text")


# As the browser gives them: the Guardian, CNN, AP, Reuters, BBC, The Independent, Al Jazeera, Fox
# News, NPR, the Washington Post, ABC, the New York Times, Los Angeles Times, DW, The Hindu, TOI.
HEADS = [
    (["Jane Doe", "October 17, 2025"], JANE, DAY),
    (["The mayor says the piers are safe as engineers look for more cracks",
      "Jane Doe in Washington", "Fri 17 Oct 2025 10.30 BST", "Share"], JANE, DAY),
    ([TRAMS, "Jane Doe", "17 October 2025"], JANE, DAY),
    (["By Jane Doe, CNN", "3 minute read", "Updated 10:30 AM EDT, Fri October 17, 2025"], JANE, None),
    (["By Rob Doe, CNN", "Updated 2010 GMT (0410 HKT) October 17, 2025"], ("Rob Doe",), None),
    (["BY JANE DOE", "Updated 10:30 AM EDT, October 17, 2025", "Share"], JANE, None),
    (["By Jane Doe and William Poe", "October 17, 2025 10:30 AM UTC · Updated 3 hours ago"],
     ("Jane Doe", "William Poe"), DAY),
    (["Published", "17 October 2025", "Jane Doe", "Health correspondent"], JANE, DAY),
    (["Jane Doe\nHealth correspondent, BBC News", "17 October 2025"], JANE, DAY),
    (["Jane Doe\nFriday 17 October 2025 10:30 BST", "1 Comments"], JANE, DAY),
    (["Engineers found cracks in two of the piers of the old bridge.", "By Jane Doe",
      "Published On 17 Oct 2025"], JANE, DAY),
    (["By Jane Doe Fox News", "Published October 17, 2025 6:12am EDT"], JANE, DAY),
    (["October 17, 2025 5:00 AM ET", "By", "Jane Doe"], JANE, DAY),
    (["By", "Ariel H", "-", "October 17, 2025"], ("Ariel H",), DAY),
    (["By", "Jane Doe", "and", "Ramsey Khalifeh", "Published Oct 17, 2025", "Share"],
     ("Jane Doe", "Ramsey Khalifeh"), DAY),
    (["By Jane Doe\nOctober 17, 2025 at 6:12 a.m. EDT"], JANE, DAY),
    (["By political reporter Jane Doe", "Posted Fri 17 Oct 2025 at 6:12am"], JANE, DAY),
    (["By Jane Doe, William Poe and Ann Lee",
      "Jane Doe reported from Washington, and William Poe from London.", "Oct. 17, 2025"],
     ("Jane Doe", "William Poe", "Ann Lee"), DAY),
    (["By Jane Doe\nStaff Writer", "Oct. 17, 2025 3 AM PT"], JANE, DAY),
    (["Jane Doe with AP, AFP", "October 17, 2025"], JANE, DAY),
    (["October 17, 2025 10:30 pm | Updated October 18, 2025 01:12 am IST - NEW DELHI"], (), DAY),
    (["Jane Doe / TNN / Oct 17, 2025, 10:30 IST"], JANE, DAY),
    (["JANE DOE\nThe Canadian Press\nPublished October 17, 2025"], JANE, DAY),
    (["Share on Facebook Share on Twitter", "ByJane Doe", "Friday, October 17, 2025 4:41AM"], JANE, DAY),
    (["By Jane Doe | October 17, 2025 | 6:12 AM"], JANE, DAY),
    (["Posted by Jane Doe on October 17, 2025"], JANE, DAY),
    (["Opinion by Jane Doe", "October 17, 2025"], JANE, DAY),
    (["Von Jana Weiß", "17.10.2025, 10.30 Uhr"], ("Jana Weiß",), DAY),
    (["Jana Weiß", "Stand: 3. März 2020, 10:30 Uhr"], ("Jana Weiß",), "2020-03-03"),
    (["Par Jeanne Dupont", "Publié le 3 février 2020 à 10h30"], ("Jeanne Dupont",), "2020-02-03"),
    (["Por Juana Gómez", "12 de octubre de 2020"], ("Juana Gómez",), "2020-10-12"),
    (["Last updated: 18 October 2025\nFirst published: 17 October 2025"], (), DAY),
    (["By Jane Doe\nBBC News, Paris", "17 October 2025"], JANE, DAY),
    (["By Jane Doe of the Herald", "October 17, 2025"], JANE, DAY),
    (["By JANE DOE FOR DAILYMAIL.COM", "October 17, 2025"], JANE, DAY),
    (["By Jane Doe Special to CNN", "October 17, 2025"], JANE, DAY),
    (["By Jane Doe, MPH\nMedically reviewed by Dr. William Poe", "October 17, 2025"], JANE, DAY),
    (["By Jane DoeStaff Writer", "October 17, 2025"], JANE, DAY),
    (["By Mohammed al-Sudani", "October 17, 2025"], ("Mohammed al-Sudani",), DAY),
    (["Jane Doe in Paris and William Poe in London", "October 17, 2025"],
     ("Jane Doe", "William Poe"), DAY),
    (["AFP - Jane Doe", "October 17, 2025"], JANE, DAY),
    (["Jane Doe (Paris)", "October 17, 2025"], JANE, DAY),
    (["By Our Correspondent", "October 17, 2025"], (), DAY),
    (["Photos by Jane Doe", "October 17, 2025"], (), DAY),
    (["Jane Doe, Reuters"], JANE, None),
    (["Jane Doe | Staff Writer"], JANE, None),
    (["Jane Doe\njdoe@herald.com"], JANE, None),
    (["Jane Brown"], ("Jane Brown",), None),
    (["By Jane Doe, Staff Writer 3 min read"], JANE, None),
    (["Written by: Jane Doe", "Photo: Bill Poe/AP"], JANE, None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "authors", "day"), HEADS)
def test_a_copied_text_says_by_whom_and_when(lines, authors, day):
    """Headline, authors and day are read out of the lines above the story; no story is hidden."""
    article = copied(*lines)
    assert article.title == HEADLINE
    assert article.authors == authors
    assert (str(article.published.day) if article.published else None) == day
    assert article.text.endswith("\n\n".join(STORY))
    assert not any(p.role == "header" and p.text in STORY for p in article.paragraphs)


@pytest.mark.parametrize("lines", [lines for lines, _, _ in HEADS])
def test_nothing_of_an_opening_is_lost(lines):
    """What is set aside and what is kept are all that came in, marks between them too."""
    article = copied(*lines)
    kept = "".join("".join(p.text.split()) for p in article.paragraphs)
    assert kept == "".join("".join((HEADLINE, *lines, *STORY)).split())


@pytest.mark.parametrize(
    "line",
    [
        "(Jane Doe / Houston Chronicle)",
        "Jane Doe/AP",
        "Jane Doe / Getty Images",
        "[Jane Doe/Reuters]",
    ],
)
def test_a_line_under_the_first_picture_names_no_author(line):
    """A photographer and who lent the picture, between the headline and the story."""
    assert copied(line, "By Ann Lee", "October 17, 2025").authors == ("Ann Lee",)


STORIES = [
    # a sub-heading, a list, a name that speaks
    ["Grace Period Ends"],
    ["Jordan River"],
    ["By Popular Demand"],
    ["By Air and Sea"],
    ["From Paris"],
    ["From Russia With Love"],
    ["Mark Hamill in Star Wars"],
    ["Phoenix Mayor Kate Gallego Speaks"],
    ["Jane Doe: The bridge is closed."],
    ["The council meets on October 17, 2025"],
    ["On October 17, 2025, the council met."],
    # who is in the news, as a line under a picture
    ["Jane Brown", PIERS.replace("The mayor", "Ms Brown")],
    # a chronicle that begins with its first day
    ["June 3, 2024", PIERS, "June 7, 2024", TRAMS, "October 17, 2025"],
    # the winners of a prize, the days of a chronicle
    [PIERS, "Jane Doe", "William Brown", "Ann Lee"],
    [PIERS, "October 17, 2025", TRAMS, "October 18, 2025"],
    # behind the first paragraphs a byline is another article's
    [PIERS, TRAMS, "By Jane Doe", "October 17, 2025"],
]


@pytest.mark.parametrize("lines", STORIES)
def test_what_could_be_story_is_story(lines):
    """A line that could be a sub-heading, or one of a list, needs a neighbour that could not."""
    article = copied(*lines)
    assert article.authors == ()
    assert article.published is None
    assert all(line in article.text for line in lines)


def test_an_agency_beside_the_name_supplied_the_text():
    """ "Jane Doe, Reuters" under the headline credits the agency, as "By Jane Doe, Reuters" does."""
    for line in ("Jane Doe, Reuters", "By Jane Doe, Reuters"):
        credited = copied(line).credits
        assert [(one.kind, one.name, one.how) for one in credited] == [
            ("text", "Reuters", "byline")
        ]


BYLINES = [
    ("Jane Doe\nHealth correspondent, BBC News", "BBC News"),
    ("By Jane Doe, CNN", "CNN"),
    ("By Jane Doe Fox News", "Fox News"),
    ("By JANE DOE FOR MAILONLINE", "Daily Mail"),
    ("By Jane Doe, Reuters", None),
    ("By Jane Doe, CNN, and John Roe, Fox News", None),
    ("By Jane Doe, Time", None),
]


@pytest.mark.parametrize(("byline", "name"), BYLINES)
def test_the_house_of_an_author_is_the_outlet(byline, name):
    """One house that is no agency behind the authors' names says whose text it is."""
    source = copied(byline, "October 17, 2025").source
    assert (source.name if source else None) == name
    assert source is None or source.basis == "inferred"


def test_a_title_that_came_with_the_text_is_headline_enough():
    """A line of JSON with a title and a body that begins with the byline."""
    line = '{"title": "%s", "text": "Jane Doe\\n\\nOctober 17, 2025\\n\\n%s"}'
    article = read_article((line % (HEADLINE, "\\n\\n".join(STORY))).encode(), kind="jsonl")
    assert article.authors == JANE
    assert article.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "unit", ["By ", "Jane Doe, ", "17 October 2025 ", "| ", "Jane ", "1 ", "@ "]
)
def test_an_opening_of_anything_takes_no_time(unit):
    """Lines of a hundred repetitions, and a thousand such lines, come out whole."""
    line = (unit * 100)[:190].strip()
    article = copied(*[line] * 1_000)
    assert sum(p.text.count(line) for p in article.paragraphs) >= 990
