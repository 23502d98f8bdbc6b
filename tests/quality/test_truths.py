"""
The decisions on saved pages: their file is what it says, and they stand in the place of the labels.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from tests.quality.pages import Page, compare, to_scores
from tests.quality.truths import GOLD, Truth, read_truths

if TYPE_CHECKING:
    from pathlib import Path

DATED = b"""<html><head><title>Reef</title></head><body><h1>Reef is closed</h1>
<p>By Jane Roe</p><time datetime="2022-03-04">4 March 2022</time>
<p>The reef was closed on Friday, the ministry said, after three boats had run aground.</p>
</body></html>"""


def test_the_decisions_are_what_they_say() -> None:
    """One line a page; a day that exists, null or "?"; whole names; a reason of twelve words at most."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]

    assert len({row["page"] for row in rows}) == len(rows)
    for row in rows:
        assert {"page", "why"} < set(row) <= {"page", "day", "authors", "why"}
        assert 0 < len(row["why"].split()) <= 12
        if row.get("day", "?") not in (None, "?"):
            assert date.fromisoformat(row["day"]).isoformat() == row["day"]
        for name in row.get("authors", ()):
            assert name == " ".join(name.split()) != ""


def test_what_is_not_decided_is_told_apart_from_none(tmp_path: Path) -> None:
    """No key, null and "?" are three things; so are no key and no authors."""
    path = tmp_path / "pages.jsonl"
    rows = [{"page": "a", "day": None}, {"page": "b", "day": "?"}, {"page": "c", "authors": []}]
    path.write_text("".join(json.dumps({**row, "why": "so"}) + "\n" for row in rows), "utf-8")

    assert read_truths(path) == {
        "a": Truth(judges_day=True),
        "b": Truth(judges_day=True, is_open=True),
        "c": Truth(authors=()),
    }


def test_a_decision_stands_in_the_place_of_the_label() -> None:
    """A day that is wrong by the label and right by the page counts as each where each is asked."""
    truth = Truth(judges_day=True, day="2022-03-04", authors=("Jane Roe",))
    page = Page("a", DATED, "https://x.org/1", day="2022-03-05", authors=frozenset(), truth=truth)

    scores = to_scores(compare(page).counts)

    assert (scores["day_right"], scores["day_all_wrong"]) == (1.0, 1.0)
    assert (scores["authors_precision"], scores["authors_all_precision"]) == (1.0, 0.0)


def test_a_day_where_the_page_states_none_is_invented() -> None:
    """It is counted apart, is no wrong day, and an open case asks for nothing."""
    url, day = "https://x.org/1", "2022-03-04"
    none = Page("a", DATED, url, day=day, truth=Truth(judges_day=True))
    open_case = Page("b", DATED, url, day=day, truth=Truth(judges_day=True, is_open=True))

    scores = to_scores(compare(none).counts)

    assert (scores["day_invented"], scores["day_right"], scores["day_wrong"]) == (1.0, 0.0, 0.0)
    assert set(open_case.to_days()) == {"day_all"}
