"""
What saved pages themselves say of their day and their authors: gold/pages.jsonl, read by hand.

A line is one page: "page" (Page.name), "why", and what was decided: "day", the day on which the piece
was first published as the page states it, null where it states none, "?" where it says two things
and nobody can tell; "authors", the persons it credits with the text, in its own spelling.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).resolve().parent / "gold" / "pages.jsonl"


@dataclass(frozen=True, slots=True)
class Truth:
    """What was decided of one page: `day` counts where `judges_day`; None is "the page has none"."""

    judges_day: bool = False
    day: str | None = None
    is_open: bool = False
    authors: tuple[str, ...] | None = None


UNJUDGED = Truth()


def read_truths(path: Path = GOLD) -> dict[str, Truth]:
    """The decisions of *path* by the name of the page."""
    truths = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day, authors = row.get("day"), row.get("authors")
        truths[row["page"]] = Truth(
            judges_day="day" in row,
            day=None if day == "?" else day,
            is_open=day == "?",
            authors=None if authors is None else tuple(authors),
        )
    return truths
