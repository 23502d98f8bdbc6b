"""
The labels of encyclopaedia passages: where they say there is a name, there is one.
"""

from __future__ import annotations

import json

from tests.quality.named_encyclopaedia import GOLD, encyclopaedia


def test_labels_stand_at_words() -> None:
    """No label is empty, cuts a word, or lies over another."""
    for part in ("dev", "held"):
        for document in encyclopaedia(part):
            before = (-1, 0, 0)
            for number, start, end in sorted(document.spans):
                text = document.paragraphs[number]
                assert text[start:end].strip() == text[start:end] != ""
                assert not (text[start - 1 : start].isalnum() and start)
                assert not text[end : end + 1].isalnum()
                assert (number, start) >= (before[0], before[2])
                before = (number, start, end)


def test_no_article_is_in_both_parts() -> None:
    """Rules made on one half are measured on articles that nobody looked at."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    articles = {
        part: {row["article"] for row in rows if row["part"] == part} for part in ("dev", "held")
    }

    assert articles["held"]
    assert articles["dev"].isdisjoint(articles["held"])
