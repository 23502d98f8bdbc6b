"""
The decisions on saved pages: their file is what it says, and they stand in the place of the labels.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tests.quality.page_gold import Page
from tests.quality.pages import compare, to_scores
from tests.quality.truths import GOLD, Truth, read_truths

URL = "https://x.org/1"
DATED = b"""<html><head><title>Reef</title></head><body><h1>Reef is closed</h1>
<p>By Jane Roe</p><time datetime="2022-03-04">4 March 2022</time>
<p>The reef was closed on Friday, the ministry said, after three boats had run aground.</p>
</body></html>"""


def test_the_decisions_are_what_they_say() -> None:
    """One line a page; a day that exists, null or "?"; whole names; a reason of twelve words at most."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]

    assert set(read_truths()) == {row["page"] for row in rows}
    assert len(read_truths()) == len(rows)
    for row in rows:
        assert {"page", "why"} < set(row) <= {"page", "day", "authors", "why"}
        assert 0 < len(row["why"].split()) <= 12
        day, authors = row.get("day"), row.get("authors", "?")
        assert day in (None, "?") or date.fromisoformat(day).isoformat() == day
        assert authors == "?" or all(name and name == " ".join(name.split()) for name in authors)


def test_a_decision_stands_in_the_place_of_the_label() -> None:
    """A day that is wrong by the label and right by the page counts as each where each is asked."""
    truth = Truth(day="2022-03-04", authors=["Jane Roe"])
    page = Page("a", DATED, URL, day="2022-03-05", authors=frozenset(), truth=truth)

    scores = to_scores(compare(page).counts)

    assert (scores["day_right"], scores["day_all_wrong"]) == (1.0, 1.0)
    assert (scores["authors_precision"], scores["authors_all_precision"]) == (1.0, 0.0)


def test_a_day_where_the_page_states_none_is_invented() -> None:
    """It is counted apart, and is no wrong day."""
    page = Page("a", DATED, URL, day="2022-03-04", truth=Truth(day=None))

    scores = to_scores(compare(page).counts)

    assert (scores["day_invented"], scores["day_right"], scores["day_wrong"]) == (1.0, 0.0, 0.0)


def test_what_nobody_can_tell_is_not_asked() -> None:
    """An open case leaves the label to the measures of all labels alone."""
    truth = Truth(day="?", authors="?")
    page = Page("a", DATED, URL, day="2022-03-04", authors=frozenset(["x"]), truth=truth)

    assert set(page.to_days()) == {"day_all"}
    assert set(page.to_authors()) == {"author_all"}


def test_what_was_not_looked_at_is_the_label() -> None:
    """A page without a decision is asked for its label, for the day only where that is sound."""
    page = Page("a", DATED, URL, day="2022-03-04", authors=frozenset(["x"]))

    assert page.to_days() == {"day_all": "2022-03-04", "day": "2022-03-04"}
    assert page.to_authors() == {"author_all": frozenset(["x"]), "author": frozenset(["x"])}
    assert set(replace(page, sound=False).to_days()) == {"day_all"}
