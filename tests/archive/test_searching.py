"""
What is said of a query that asks how near words stand, over the linear scan.
"""

from __future__ import annotations

from datetime import date

import pytest

from archive.explaining import explain, find_notes
from index.parse import parse_query
from index.results import Document
from tests.index.scan import ScanEngine


@pytest.fixture
def engine() -> ScanEngine:
    engine = ScanEngine()
    engine.replace([
        Document("a", {"title": "Summit", "body": "Putin has agreed to all of it, said Trump"}),
        Document("b", {"body": "Trump in Budapest", "promo": "Support us: donate now"}),
        Document("c", {"body": "Orban in Budapest", "caption": "Trump and Orban"}),
    ])  # fmt: skip
    return engine


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("putin near/8 trump", ()),
        ("putin near/7 trump", ("1 article has both sides of putin near/7 trump, but not so near",)),
        ("trump pre/8 putin",
         ("1 article has both sides of trump pre/8 putin, but not so near in this order",)),
        ("summit putin near/7 trump",
         ("nothing matches putin near/7 trump",
          "1 article has both sides of putin near/7 trump, but not so near")),
        # It is found, only not with the rest.
        ("orban trump near/2 budapest",
         ("no article has all of it: trump near/2 budapest leaves nothing of the rest",)),
        ("trump near/3 budapset", ("nearest spelling: budapest",)),
        ("trump near/3 (budapest OR putni) zebra", ("nothing matches zebra",)),
        ("donate near/1 now",
         ("donate near/1 now occurs in 1 article only in what cleaning set aside: in:promo donate near/1 now",)),
        ("trump near/2 orban",
         ("trump near/2 orban occurs in 1 article only in what cleaning set aside: in:caption trump near/2 orban",)),
        ("title:putin near/5 title:trump", ()),
    ],
)  # fmt: skip
def test_why_nothing_is_so_near(engine: ScanEngine, text: str, notes: tuple[str, ...]) -> None:
    """Whether both sides occur farther apart, are spelt otherwise, or were set aside."""
    query = parse_query(text, today=date(2025, 10, 20))

    assert find_notes(query, engine.count(query).total, engine) == notes


def test_a_near_is_one_part(engine: ScanEngine) -> None:
    """--explain counts it as one condition."""
    explained = explain(
        parse_query("budapest NOT trump near/2 budapest", today=date(2025, 10, 20)), engine
    )

    assert [(part.text, part.count) for part in explained.clauses] == [
        ("budapest", 2),
        ("-(trump near/2 budapest)", 1),
    ]
    assert explained.total == 1
