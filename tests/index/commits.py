"""
Commits that can be told from each other: what each of them puts in, and which one an index is.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from index.embedded.manifest import MANIFEST, read_manifest
from index.embedded.whooshed.contents import contents_name
from index.query import Term
from index.results import Document

if TYPE_CHECKING:
    from index.engine import Engine

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def state(revision: int) -> list[Document]:
    """What commit number *revision* puts in: one document that every commit replaces, one new."""
    return [
        Document("shared", {"body": f"common revision{revision}"}),
        Document(f"own{revision}", {"body": f"common mark{revision}"}),
    ]


def check_state(engine: Engine) -> int:
    """That the index is exactly what some commit left; return which."""
    revision = engine.revision
    ids = {f"own{n}" for n in range(1, revision + 1)} | ({"shared"} if revision else set())
    assert set(engine.ids()) == ids
    assert engine.search(Term("common"), limit=None).total == len(ids)
    assert engine.search(Term(f"revision{revision}")).total == bool(revision)
    assert engine.search(Term(f"revision{revision + 1}")).total == 0
    return revision


def named_in(location: str) -> set[str]:
    """The files that an index has when nothing was left over."""
    manifest = read_manifest(location)
    return {*manifest.files, MANIFEST, "writer.lock", contents_name(manifest)}


WRITER = """
import sys
from index.embedded import open_directory
from tests.index.commits import state
engine = open_directory(sys.argv[1], create=True)
for revision in range(engine.revision + 1, 10_000):
    engine.replace(state(revision), revision=revision)
    print(revision, flush=True)
"""


def start_writer(location: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, location], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
