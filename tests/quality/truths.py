"""
What saved pages themselves say of their day and their authors: gold/pages.jsonl, read by hand.

A line is one page: "page" (Page.name), "why", and what was decided of it, where it was asked. "day":
the day on which the piece was first published as the page states it; null where it states none, as
a wiki does not, nor one that tells only its last change. "authors": the persons whom the page credits
with the text, as it writes them; nobody for an outlet, an agency or the handle of a forum. "?" in either
place: the page says two things, or half of one, and nobody can tell.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, TypedDict, cast

GOLD = Path(__file__).resolve().parent / "gold" / "pages.jsonl"

Open = Literal["?"]


class Truth(TypedDict, total=False):
    """One line; what has no key was not looked at."""

    page: str
    day: str | None
    authors: list[str] | Open
    why: str


def read_truths(path: Path = GOLD) -> dict[str, Truth]:
    """The decisions of *path* by the name of the page."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row["page"]: cast("Truth", row) for row in rows}
