"""
docs/query.md says what the parser does.
"""

from __future__ import annotations

import re

import pytest

from index.errors import QueryError
from index.parse import parse_query
from index.reshape import leaves
from tests.docs import PAGE, TODAY, filled

TEXT = PAGE.read_text(encoding="utf-8")
SAVED = {"ukraine": "place:ukraine (missile OR drone) -sport"}


def blocks(kind: str) -> list[str]:
    """The lines of the fenced blocks of this *kind*."""
    found = re.findall(rf"^```{kind}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    return "".join(found).splitlines()


def written() -> list[str]:
    """What stands in the first column of tables, and every example of a field, in backquotes."""
    rows = re.findall(r"^\| `([^`]+)` \|", TEXT, re.MULTILINE)
    examples = re.findall(r"\| `([^`]+)` \|$", TEXT, re.MULTILINE)
    tips = re.findall(r"`((?:words|source|person|tag|date):[^` ]*(?:\"[^`]*\")?)`", TEXT)
    return [one for one in (*rows, *examples, *tips) if not one.endswith(":")]


def test_its_tables_are_those_of_the_program() -> None:
    """The page is up to date; `python -m tests.docs` writes it again."""
    assert filled(TEXT) == TEXT


@pytest.mark.parametrize(
    "query", [*blocks("query"), *re.findall(r"search '(.*)'$", TEXT, re.MULTILINE)]
)
def test_its_examples_are_answered(query: str) -> None:
    """Whoever copies an example gets an answer."""
    assert list(leaves(parse_query(query, today=TODAY, saved=SAVED)))


@pytest.mark.parametrize("text", written())
def test_its_tables_are_answered(text: str) -> None:
    """Every form in a table is one that the parser reads: as a query, a date or a place."""
    dated = text if ":" in text else f'date:"{text}"'
    placed = f"{text} musk" if text.startswith("in:") else dated
    readings = []
    for query in (text, placed):
        try:
            readings.append(parse_query(query, today=TODAY, saved=SAVED))
        except QueryError:
            continue

    assert readings


@pytest.mark.parametrize("query", blocks("refused"))
def test_what_it_says_is_refused_is(query: str) -> None:
    """Each line under "Refused rather than guessed" is an error with a caret."""
    with pytest.raises(QueryError) as caught:
        parse_query(query, today=TODAY, saved=SAVED)

    assert caught.value.end > caught.value.start
