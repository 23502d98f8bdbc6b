"""
Documents put in, replaced and removed, in every engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.query import Term
from tests.index.found import doc, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.engine import Engine
    from index.results import Document


def test_replace_and_remove(engine: Engine) -> None:
    """A document stands once, as it was put in last; what is removed is gone and not counted."""
    assert engine.replace([doc("a", "old"), doc("b", "old")], revision=1) == 2
    assert engine.replace([doc("a", "first"), doc("a", "new")], revision=2) == 1
    assert found(engine, Term("old")) == ["b"]
    assert found(engine, Term("first")) == []
    assert found(engine, Term("new")) == ["a"]
    assert engine.revision == 2
    assert engine.remove(["b", "b", "nobody"], revision=3) == 1
    assert engine.remove(["b"]) == 0
    assert engine.revision == 3
    assert sorted(engine.ids()) == ["a"]
    assert found(engine, Term("old")) == []
    assert engine.replace([], revision=9) == 0
    assert engine.revision == 9


def test_removed_documents_do_not_weigh(engine: Engine) -> None:
    """Scores are as if what was removed had never been there."""
    engine.replace([doc("a", "summit in budapest"), doc("b", "summit " * 40)])
    engine.remove(["b"])
    with_history = engine.search(Term("summit"))
    engine.remove(["a"])
    engine.replace([doc("a", "summit in budapest")])
    assert engine.search(Term("summit")) == with_history


def test_a_failing_batch_changes_nothing(engine: Engine) -> None:
    """When the documents break off with an error, none of them is in, and work goes on."""

    def broken() -> Iterator[Document]:
        yield doc("b", "poison")
        raise RuntimeError("the reader failed")

    engine.replace([doc("a", "words")], revision=4)
    with pytest.raises(RuntimeError, match="the reader failed"):
        engine.replace(broken(), revision=5)
    assert sorted(engine.ids()) == ["a"]
    assert engine.revision == 4
    assert engine.replace([doc("c", "words")]) == 1
    # 2.7.5 and whoosh3 give the words of a failed document to the next one.
    assert found(engine, Term("poison")) == []
    assert found(engine, Term("words")) == ["a", "c"]
