"""
Queries parsed on one day, and what is wrong with those that are refused.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.errors import QueryError
from index.parse import parse_query

if TYPE_CHECKING:
    from index.query import Query

TODAY = date(2025, 10, 20)


def parse(text: str, **how: object) -> Query:
    return parse_query(text, **({"today": TODAY} | how))


def refused(text: str, **how: object) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(text, **how)
    error = caught.value
    assert error.message.isprintable(), "an error is one line"
    return error


def culprit(error: QueryError) -> str:
    return error.query[error.start : error.end]
