"""
The names that were labelled by hand in news: what is written is read, and only of the same text.
"""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from tests.quality.named_news import GOLD, SENATE, TYPES, WIKINEWS, news, write
from tests.quality.parts import part_of

if TYPE_CHECKING:
    from pathlib import Path

# Wikinews, "200 in New Delhi, India drink cow urine to fight off COVID-19" (CC BY 2.5), shortened
PAGE = {
    "url": "https://en.wikinews.org//wiki/200_in_New_Delhi",
    "title": "200 in New Delhi drink cow urine",
    "text": "Monday, March 16, 2020\xa0\n\n\nSwami  Chakrapani held it in New Delhi.\n",
}
# A release of a US senator (public domain), shortened
RELEASE = {"id": 432, "body": "County Payments    Senator Larry Craig spoke in Washington."}
LABELS = {
    PAGE["url"]: {"0": [[7, 16, "L"]], "1": [[0, 16, "P"], [28, 37, "L"]]},
    "senate 432": {"1": [[8, 19, "P"]]},
}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    for name, row in ((WIKINEWS, PAGE), (SENATE, RELEASE)):
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    (tmp_path / "labels.json").write_text(json.dumps(LABELS), encoding="utf-8")
    return tmp_path


def test_labels_come_back_with_the_text_they_are_of(corpora: Path) -> None:
    """Title and paragraphs without the line of the day; the names where they were labelled."""
    gold = corpora / "names.jsonl"
    write(corpora, corpora / "labels.json", gold)
    found = {
        one.name: {one.paragraphs[n][a:b]: type_ for (n, a, b), type_ in one.spans.items()}
        for part in ("dev", "held")
        for one in news(corpora, part, gold)
    }

    assert found == {
        PAGE["url"]: {"New Delhi": "place", "Swami Chakrapani": "person"},
        "senate 432": {"Larry Craig": "person"},
    }
    assert [one.name for one in news(corpora, part_of("432"), gold)].count("senate 432") == 1


def test_labels_of_another_text_are_refused(corpora: Path) -> None:
    """Offsets mean nothing in a text that has changed."""
    gold = corpora / "names.jsonl"
    write(corpora, corpora / "labels.json", gold)
    gold.write_text(gold.read_text(encoding="utf-8").replace('"digest": "', '"digest": "x'))

    with pytest.raises(ValueError, match="another text"):
        news(corpora, part_of("432"), gold)


def test_the_gold_is_well_formed() -> None:
    """Every document once; names in order, none within another, each with a letter of a type."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len({row["key"] for row in rows}) == len(rows) > 250
    for row in rows:
        for names in row["names"].values():
            at = -1
            for name in names.split():
                start, _, end = name[:-1].partition("-")
                assert at <= int(start) < int(end), (row["key"], name)
                assert name[-1] in TYPES
                at = int(end)
