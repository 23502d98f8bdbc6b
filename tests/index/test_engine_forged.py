"""
Pickles that somebody else wrote: nothing in them is run, and the index is damaged, not obeyed.

Whoosh keeps its table of contents, posting blocks and field maps as pickles; a pickle can call any
function when it is read. The format itself is held to Whoosh's own reader at the end.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
import zlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.embedded.corrections import whoosh
from index.embedded.layout import MAGIC, count_positions, unpack_positions
from index.embedded.manifest import read_manifest
from index.embedded.postings import pack_positions
from index.engine import open_index
from index.errors import IndexDamaged, IndexProblem
from index.query import Named, Prefix, Term
from index.results import Document, Name

if TYPE_CHECKING:
    from pathlib import Path

    from index.engine import Engine

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


class Bomb:
    """A pickle of this makes a directory at *path* when it is read by pickle.load."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.path,)


@pytest.fixture
def location(tmp_path: Path) -> str:
    location = str(tmp_path / "index")
    engine = open_index(location, create=True)
    engine.replace(
        Document(
            f"{n:03}",
            {"body": "so " * (n * n % 97) + "tomahawk " * (n % 5 + 1) + f"word{n}"},
            {"source": (Name("BBC"),)},
            day=date(2025, 10, 17),
        )
        for n in range(400)
    )
    engine.close()
    return location


def overwrite(location: str, part: str, at: int, data: bytes) -> None:
    """Change bytes of a part in place: size and manifest stay what they were."""
    (entry,) = read_manifest(location).segments
    start, length = entry.parts[part]
    assert at + len(data) <= length, "the forgery fits"
    with open(os.path.join(location, entry.name), "rb+") as file:
        file.seek(start + at)
        file.write(data)


def extent(location: str, field: str, term: bytes) -> tuple[int, int]:
    engine = open_index(location)
    (segment,) = engine.snapshot().segments  # type: ignore[attr-defined]
    _, start, size = segment.extent(field, term)
    return start, size


def refuses(engine: Engine, trap: Path) -> None:
    """Everything that reads postings raises IndexDamaged, and the trap is not sprung."""
    for query in (Term("tomahawk"), Prefix("tomahawk")):
        with pytest.raises(IndexDamaged):
            engine.search(query)
    assert not trap.exists()


def test_the_bomb_works(tmp_path: Path) -> None:
    """The forgery would run if it were read carelessly."""
    pickle.loads(pickle.dumps(Bomb(str(tmp_path / "trap"))))
    assert (tmp_path / "trap").exists()


@pytest.mark.parametrize("protocol", [0, 2, 4])
@pytest.mark.parametrize("compressed", [False, True])
def test_posting_block(location: str, tmp_path: Path, protocol: int, compressed: bool) -> None:
    """A forged posting block runs nothing."""
    trap = tmp_path / "t"
    forged = pickle.dumps(((0,), None, (b"\0\0", Bomb(str(trap)))), protocol)
    forged = zlib.compress(forged) if compressed else forged
    summary = pickle.dumps((1, 0, 1.0, int(compressed), 0, 0), 4)
    start, size = extent(location, "body", b"tomahawk")
    block = MAGIC + struct.pack("!i", -len(summary + forged)) + summary + forged
    assert len(block) <= size
    overwrite(location, "pst", start, block)
    refuses(open_index(location), trap)


@pytest.mark.parametrize(
    ("deltas", "values"),
    [
        ((400,), (b"\0\0",)),  # there are 400 documents: the last is 399
        ((-1,), (b"\0\0",)),
        ((5, 0), (b"\0\0", b"\0\0")),
        ((5, -1), (b"\0\0", b"\0\0")),
        ((5.0,), (b"\0\0",)),
        (("5",), (b"\0\0",)),
        ((), ()),
        ((5,), ()),
        ((5,), (b"\0\0", b"\0\0")),
        ((5,), ("xx",)),
        ((5,), (b"",)),
        ((5,), (b"\0\0\0",)),
        (5, None),
    ],
)
def test_blocks_that_make_no_sense(
    location: str, tmp_path: Path, deltas: object, values: object
) -> None:
    """Numbers of documents that are not there, or values that are no places, are damage."""
    data = pickle.dumps((deltas, None, values), 4)
    total = sum(deltas) if isinstance(deltas, tuple) and "5" not in deltas else 5
    count = len(deltas) if isinstance(deltas, tuple) else 1
    summary = pickle.dumps((count, total, 1.0, 0, 0, 0), 4)
    start, _ = extent(location, "body", b"tomahawk")
    overwrite(
        location, "pst", start, MAGIC + struct.pack("!i", -len(summary + data)) + summary + data
    )
    refuses(open_index(location), tmp_path / "t")


def test_posting_summary(location: str, tmp_path: Path) -> None:
    """A forged summary of a posting block runs nothing."""
    trap = tmp_path / "t"
    forged = pickle.dumps(Bomb(str(trap)))
    start, _ = extent(location, "body", b"tomahawk")
    overwrite(location, "pst", start, MAGIC + struct.pack("!i", -len(forged)) + forged)
    refuses(open_index(location), trap)


def test_field_map(location: str, tmp_path: Path) -> None:
    """A forged field map at the end of the term table runs nothing."""
    trap = tmp_path / "t"
    forged = pickle.dumps(Bomb(str(trap)), 4)
    (entry,) = read_manifest(location).segments
    start, length = entry.parts["trm"]
    with open(os.path.join(location, entry.name), "rb") as file:
        file.seek(start)
        table = file.read(length)
    (tail,) = struct.unpack("!i", table[-4:])
    overwrite(location, "trm", length - 4 - tail, forged)
    engine = open_index(location)
    refuses(engine, trap)
    with pytest.raises(IndexDamaged):
        engine.replace([Document("new", {"body": "x"}), Document("000", {"body": "y"})])
    assert not trap.exists()


def test_table_of_contents(location: str, tmp_path: Path) -> None:
    """A forged Whoosh table of contents beside the index is not read at all."""
    trap = tmp_path / "t"
    with open(os.path.join(location, "_MAIN_1.toc"), "wb") as file:
        file.write(pickle.dumps(Bomb(str(trap))))
    engine = open_index(location)
    assert engine.search(Term("tomahawk")).total == 400
    engine.replace([Document("new", {"body": "tomahawk"})])
    assert engine.search(Term("tomahawk")).total == 401
    assert not trap.exists()


@pytest.mark.parametrize("part", ["id", "v.source", "lex", "day", "l.body"])
def test_columns_are_not_pickles(location: str, tmp_path: Path, part: str) -> None:
    """A pickle in a column is bytes like any others."""
    trap = tmp_path / "t"
    overwrite(location, part, 0, pickle.dumps(Bomb(str(trap)), 4)[:100])
    engine = open_index(location)
    for ask in (
        lambda: engine.search(Term("tomahawk"), limit=None),
        lambda: engine.count(Term("tomahawk"), by="source"),
        lambda: engine.count(Term("tomahawk"), by="day"),
        lambda: engine.suggest("tomahwak"),
        lambda: list(engine.ids()),
        lambda: engine.search(Named("source", "bbc")),
    ):
        try:
            ask()
        except IndexDamaged:
            continue
    assert not trap.exists()


def test_a_manifest_that_leads_elsewhere(location: str, tmp_path: Path) -> None:
    """A manifest cannot name a file outside its directory."""
    import hashlib

    (entry,) = read_manifest(location).segments
    os.rename(os.path.join(location, entry.name), tmp_path / "elsewhere.seg")
    path = os.path.join(location, "manifest.json")
    with open(path, "rb") as file:
        body = file.readline().rstrip(b"\n").replace(entry.name.encode(), b"../elsewhere.seg")
    with open(path, "wb") as file:
        file.write(body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n")
    with pytest.raises(IndexDamaged):
        open_index(location)


@pytest.mark.parametrize(
    "manifest", [b"", b"{}", b"[" * 100_000, b"null\n", b"\xff\xfe", b'{"format": 1}']
)
def test_manifests_that_are_none(location: str, manifest: bytes) -> None:
    """A manifest of anything else is refused in one line."""
    with open(os.path.join(location, "manifest.json"), "wb") as file:
        file.write(manifest)
    with pytest.raises(IndexProblem) as raised:
        open_index(location)
    assert "\n" not in str(raised.value)


# The format


def test_whoosh_reads_what_we_write(location: str) -> None:
    """Whoosh's stock codec reads our term table and posting blocks, and finds the same in them."""
    codec = whoosh("codec.whoosh3")
    buffer = whoosh("filedb.structfile").BufferFile
    plain = whoosh("formats").Format()
    engine = open_index(location)
    (segment,) = engine.snapshot().segments  # type: ignore[attr-defined]
    with open(segment.path, "rb") as file:
        data = file.read()
    parts = {name: data[at : at + size] for name, (at, size) in segment.entry.parts.items()}
    reader = codec.W3TermsReader(
        codec.W3Codec(), buffer(parts["trm"]), len(parts["trm"]), buffer(parts["pst"])
    )
    assert sorted(reader.indexed_field_names()) == ["body", "id", "source", "~stem"]
    for field, term in reader.terms():
        matcher = reader.matcher(field, term, plain)
        ids, values = segment.postings(segment.extent(field, term), placed=False)
        theirs = []
        while matcher.is_active():
            theirs.append((matcher.id(), matcher.value() if values else None))
            matcher.next()
        assert theirs == list(zip(ids, values or [None] * len(ids), strict=True))
        assert reader.doc_frequency(field, term) == len(ids)
    assert reader.doc_frequency("body", b"tomahawk") == 400


@pytest.mark.parametrize(
    "positions",
    [[0], [2047], [2048], [65_535], [65_536], [0, 1, 65_535], [0, 70_000], list(range(9))],
)
def test_positions(positions: list[int]) -> None:
    """Places survive packing, on both sides of 65,536."""
    packed = pack_positions(positions)
    assert list(unpack_positions(packed)) == positions
    assert count_positions(packed) == len(positions)


# What a search imports


def test_a_search_imports_little(location: str) -> None:
    """Searching imports no network, no numpy, nothing that only indexing needs."""
    code = (
        "import sys\n"
        "from index.engine import open_index\n"
        "from index.query import Term\n"
        "engine = open_index(sys.argv[1])\n"
        "assert engine.search(Term('tomahawk')).total == 400\n"
        "engine.count(Term('tomahawk'), by='source')\n"
        "print(*sorted(sys.modules))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, location], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules = set(run.stdout.split())
    assert "whoosh.filedb.filetables" in modules
    unwanted = (
        "urllib urllib.request http http.client ssl email numpy lxml trafilatura rich pydantic"
        " sqlite3 asyncio whoosh.index whoosh.codec.whoosh3 whoosh.query whoosh.analysis"
        " index.embedded.commit index.parse"
    )
    assert not modules & set(unwanted.split())


def test_whoosh_urllib_still_works() -> None:
    """The stand-in that spares a search urllib is gone when urllib is wanted."""
    code = (
        "from index.embedded.corrections import whoosh\n"
        "whoosh('filedb.filetables')\n"
        "from urllib.request import urlretrieve, Request\n"
        "print(Request('http://example.org/').host)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "example.org\n"
