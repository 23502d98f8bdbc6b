"""
The quotations of the founding articles, scored against labels made by hand.
"""

from __future__ import annotations

import json

from tests.quality.quotes import GOLD, _key, seeds


def test_the_founding_articles_are_quoted_rightly() -> None:
    """Each direct quotation has the right person, each scare quote nobody."""
    assert seeds() == (1.0, 1.0)


def test_the_labels_are_what_they_say() -> None:
    """150 and more labels, each with its place, its first words, and a name or null."""
    labels = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]

    assert len(labels) > 150
    places = {(_key(label), label.get("start", label["begins"])) for label in labels}
    assert len(places) == len(labels)
    for label in labels:
        assert "page" in label or label["start"] < label["end"]
        assert len(label["begins"]) <= 40
        assert label["speaker"] is None or label["speaker"].strip()
