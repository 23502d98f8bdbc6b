"""
What was removed is gone: from answers at once, from the disk when the index is compacted.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from index.embedded import EmbeddedEngine, open_directory, verify
from index.embedded.manifest import read_manifest
from index.query import Prefix, Term
from index.results import Document, Name

if TYPE_CHECKING:
    from pathlib import Path


def bytes_of(location: str) -> bytes:
    """Everything that the index has on the disk, its stored texts unpacked."""
    found = []
    for name in sorted(os.listdir(location)):
        with open(os.path.join(location, name), "rb") as file:
            found.append(file.read())
    with open_directory(location) as engine:
        for segment in engine.snapshot().segments:
            texts = segment.texts
            found += [b"".join(texts.records(number)) for number in range(len(texts))]
    return b"\n".join(found)


def document(number: int, body: str) -> Document:
    return Document(f"{number:04}", {"body": body, "title": "t"}, {"source": (Name("BBC"),)})


def test_nothing_is_left_of_what_was_removed(tmp_path: Path) -> None:
    """Words, names, ids and texts of removed and replaced documents leave the disk."""
    location = str(tmp_path / "index")
    with open_directory(location, create=True) as engine:
        for start in (0, 100, 200):
            engine.replace(document(n, f"common plain{n}") for n in range(start, start + 100))
        more = [document(n, f"common plain{n}") for n in (997, 998)]
        engine.replace([document(999, "common secretword of Zorblax"), *more])
        engine.replace([document(7, "common other")])
        engine.remove(["0999", "0123"])
        assert engine.search(Term("secretword")).total == 0
        assert b"secretword" in bytes_of(location), "not yet"

        assert engine.compact() == 3

        left = bytes_of(location)
        for gone in (b"secretword", b"zorblax", b"Zorblax", b"0999", b"0123", b"plain7 "):
            assert gone not in left
        assert len(read_manifest(location).segments) == 1
        assert read_manifest(location).deletions is None
        assert verify(location) == []
        assert engine.search(Term("common"), limit=None).total == 301
        assert engine.search(Prefix("plain"), limit=None).total == 300
        assert engine.compact() == 0


def test_an_index_of_nothing_but_removed_documents(tmp_path: Path) -> None:
    """Compacted, an index whose documents are all gone is empty, and goes on."""
    location = str(tmp_path / "index")
    with open_directory(location, create=True) as engine:
        engine.replace([document(1, "x"), document(2, "y")])
        engine.remove(["0001", "0002"])
        engine.compact()
        assert [name for name in os.listdir(location) if name.endswith(".seg")] == []
        engine.replace([document(3, "x")])
        assert engine.search(Term("x")).total == 1


def test_readers_go_on_through_a_merge(tmp_path: Path) -> None:
    """A reader that opened before the merge answers from what it opened."""
    location = str(tmp_path / "index")
    with open_directory(location, create=True) as engine:
        for start in range(0, 50, 10):
            engine.replace(document(n, f"common word{n}") for n in range(start, start + 10))
        reader = EmbeddedEngine(location)
        before = reader.snapshot()
        engine.compact()
        assert sum(segment.documents for segment in before.segments) == 50
        assert before.segments[0].ids()[0] == "0000"
        assert reader.search(Term("common")).total == 50
