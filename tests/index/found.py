"""
Documents for the tests of engines, and which of them a query finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.results import Document

if TYPE_CHECKING:
    from datetime import date

    from index.engine import Engine
    from index.query import Query


def doc(id_: str, body: str = "", *, title: str = "", day: date | None = None) -> Document:
    texts = {"body": body, "title": title} if title else {"body": body}
    return Document(id_, texts, day=day)


def found(engine: Engine, query: Query) -> list[str]:
    """The ids of all hits, sorted."""
    results = engine.search(query, limit=None)
    assert results.total == len(results.hits)
    return sorted(hit.id for hit in results.hits)
