"""
Tables of the program in docs/query.md, and of its pins in docs/quality.md: `python -m tests.docs`
writes them again.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from index.fields import FIELDS, SCOPES
from index.when import parse_when
from tests.quality.pins import read_pins
from tests.quality.stages import TARGETS, is_less_better, is_timing, meets

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "query.md"
QUALITY = DOCS / "quality.md"
TODAY = date(2025, 10, 20)
DATES = (
    "2025", "2025-10", "2025-10-17", "2025-10-01..2025-10-17", "2025..", "..2024", ">=2025-10",
    "<2025", "october", "oct 2025", "17 oct", "October 17, 2025", "17/10/2025", "today",
    "yesterday", "friday", "last friday", "this week", "last week", "last month", "last year",
    "3 days ago", "past 3 days", "2w", "6m", "1y6m", "since oct 3", "after 2025-10-01",
    "before october", "until october", "between 1 and 5 october", "oct 1 to oct 5 2025",
    "2025-Q3", "2025-W42", "summer 2025", "1990s", "early october", "mid-october", "late september",
)  # fmt: skip


def filled(page: str) -> str:
    """*page* with each table between its two comments written again."""
    return _with_tables(page, fields=_fields(), dates=_dates(), places=_places())


def with_pins(page: str) -> str:
    """*page* with the table of pins between its two comments written again."""
    return _with_tables(page, pins=_pins())


def _with_tables(page: str, **tables: list[tuple[str, ...]]) -> str:
    for name, rows in tables.items():
        pattern = re.compile(rf"(<!-- {name}: [^>]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
        table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
        page, count = pattern.subn(lambda match, table=table: match[1] + table + match[2], page)
        assert count == 1, name
    return page


def _fields() -> list[tuple[str, ...]]:
    kinds = {"name": "names", "keyword": "exact values", "date": "days", "number": "numbers",
             "text": "words", "scope": "places", "saved": "a name", "kin": "an outlet"}  # fmt: skip
    rows = [
        (
            f"`{field.name}:`",
            field.help,
            "an id" if field.refers else kinds[field.kind],
            f"`{field.example}`",
        )
        for field in FIELDS.values()
        if field.plain
    ]
    return [("field", "is", "takes", "example"), ("---",) * 4, *rows]


def _dates() -> list[tuple[str, ...]]:
    rows = []
    for written in DATES:
        days = parse_when(written, today=TODAY)
        first = str(days.start) if days.start else "the beginning"
        last = str(days.end - timedelta(days=1)) if days.end else "ever after"
        rows.append((f"`{written}`", first, last))
    return [("date", f"on {TODAY:%A} {TODAY.day} {TODAY:%B %Y}: from", "to"), ("---",) * 3, *rows]


def _places() -> list[tuple[str, ...]]:
    rows = [(f"`in:{scope}`", FIELDS[field].help) for scope, field in SCOPES.items()]
    return [("place", "is"), ("---",) * 2, *rows]


UNTARGETED = (
    ("pages", "day_invented"),
    ("copies", "title_right"),
    ("copies", "title_wrong"),
    ("copies", "day_right"),
    ("copies", "day_wrong"),
    ("copies", "authors_precision"),
    ("copies", "authors_recall"),
    ("names", "news_typed"),
    ("names", "news_spans"),
    ("names", "pages_typed"),
    ("names", "pages_spans"),
    ("quotes", "partial_right"),
    ("quotes", "partial_precision"),
    ("like", "precision_at_5"),
)
"""Measures that the page shows although nothing is asked of them."""


def _pins() -> list[tuple[str, ...]]:
    pins = read_pins()
    rows = []
    for stage, measure in (*TARGETS, *UNTARGETED):
        if is_timing(measure):
            continue
        pinned = pins[stage].scores[measure]
        target = TARGETS.get((stage, measure))
        wanted = (
            ""
            if target is None
            else f"{'at most' if is_less_better(measure) else 'at least'} {target:g}"
        )
        short = target is not None and not meets(measure, pinned, target)
        rows.append((stage, measure, f"{pinned:.3f}", wanted, "not reached" if short else ""))
    return [("stage", "measure", "pinned", "wanted", ""), ("---",) * 5, *rows]


if __name__ == "__main__":
    QUALITY.write_text(with_pins(QUALITY.read_text(encoding="utf-8")), encoding="utf-8")
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
