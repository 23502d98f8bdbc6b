"""
Copied texts that bring their address along, or say at their end when they came out.
"""

from __future__ import annotations

from datetime import date

import pytest

from archive.output.reasons import why_paragraph
from archive.pipeline import read_article

TITLE = "Town votes for a new bridge over the harbour"
STORY = (
    "The council of the harbour town voted on the plan for a new bridge after a debate of six hours"
    " in the old hall by the water, as many had hoped.\n\n"
    "Residents had waited for the decision since the first bridge was closed, and many of them"
    " filled the gallery and the street outside."
)
ADDRESS = "https://www.harbourpost.com/2019/03/18/town-votes"


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n{ADDRESS}\n\n{STORY}",
        f"{ADDRESS}\n\n{TITLE}\n\n{STORY}",
        f"{TITLE}\n\n{STORY}\n\n{ADDRESS}\n",
        f"{TITLE}\n\n{STORY}\n\n<{ADDRESS}>",
        f"{TITLE}\nSource: {ADDRESS}\n\n{STORY}",
    ],
    ids=["below the headline", "above it", "at the end", "in brackets", "as the source"],
)
def test_a_line_that_is_an_address_is_the_articles(text: str) -> None:
    """It gives address, outlet and day, hides no headline, and is no part of the story."""
    read = read_article(text.encode(), kind="text", today=date(2026, 11, 26))
    assert read.title == TITLE
    assert read.url == ADDRESS
    assert read.published
    assert read.published.day == date(2019, 3, 18)
    assert read.source
    assert read.source.name == "harbourpost.com"
    assert "https" not in read.text


@pytest.mark.parametrize(
    "line",
    ["Published 18 March 2019", "Posted on March 18, 2019", "First published on 18 March 2019",
     "This article was first published on 18 March 2019.", "Published March 18, 2019 10:12 AM EST"],
)  # fmt: skip
def test_a_labelled_day_at_the_end_is_the_articles(line: str) -> None:
    """What stands behind a story and says when it was published is no story."""
    read = read_article(f"{TITLE}\n\n{STORY}\n\n{line}".encode(), kind="text", today=None)
    assert read.published
    assert read.published.day == date(2019, 3, 18)
    assert line not in read.text


def test_show_says_what_the_line_is() -> None:
    """Its rule has words for a reader."""
    read = read_article(f"{TITLE}\n{ADDRESS}\n\n{STORY}".encode(), kind="text", today=None)
    told = {why_paragraph(one, "") for one in read.paragraphs if one.role == "header"}
    assert told == {"the address that it was copied from"}


def test_a_day_that_ends_a_sentence_is_none() -> None:
    """ "... was published on 18 March 2019" is said of something."""
    end = "The report on the bridge was published on 18 March 2019."
    read = read_article(f"{TITLE}\n\n{STORY}\n\n{end}".encode(), kind="text", today=None)
    assert read.published is None
    assert end in read.text
