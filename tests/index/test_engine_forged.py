"""
Segments that somebody else wrote: checksums that are right over arrays that make no sense.

Whatever they hold, a question is answered or the index is damaged: nothing is run, nothing hangs, no
memory is asked for that the file does not account for. What is flipped by chance is in
test_engine_files.py.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import subprocess
import sys
import zlib
from array import array
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.embedded import EmbeddedEngine
from index.embedded.container import Container, ContainerWriter
from index.embedded.kernel import plain, vector
from index.embedded.manifest import MANIFEST, Manifest, read_manifest, to_bytes
from index.engine import open_index
from index.errors import IndexDamaged, IndexProblem
from index.query import And, DateRange, Fuzzy, Named, Near, Or, Phrase, Prefix, Term
from index.results import Document, Name, Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.embedded.kernel import Kernel

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
            {
                "title": f"number {n}",
                "body": "so " * (n * n % 97) + "tomahawk missile " * (n % 5 + 1) + f"word{n}",
            },
            {"source": (Name("BBC"),), "person": (Name("Vladimir Putin", ("Mr Putin",)),)},
            {"tag": ("a", "b")},
            {"words": n},
            day=date(2025, 10, 17),
        )
        for n in range(400)
    )
    engine.close()
    return location


def forge(location: str, part: str, change: Callable[[array[int]], object]) -> None:
    """Write the segment anew with one array changed, every checksum right."""
    manifest = read_manifest(location)
    (entry,) = manifest.segments
    path = os.path.join(location, entry.name)
    container = Container(path)
    writer = ContainerWriter(path + ".forged")
    for name, (_, _, code) in container.parts.items():
        values = array(code, bytes(container.view(name)))
        if name == part:
            change(values)
        writer.add(name, code, [values])
    size, sha256 = writer.finish(container.about)
    os.replace(path + ".forged", path)
    write_manifest(
        location, replace(manifest, segments=(replace(entry, size=size, sha256=sha256),))
    )


def write_manifest(location: str, manifest: Manifest) -> None:
    with open(os.path.join(location, MANIFEST), "wb") as file:
        file.write(to_bytes(manifest))


LARGEST = {"B": 255, "H": 2**16 - 1, "I": 2**32 - 1, "Q": 2**64 - 1, "i": 2**31 - 1, "q": 2**63 - 1}


def fill(value: int) -> Callable[[array[int]], object]:
    """All of an array this value, or the greatest that it can hold."""

    def change(values: array[int]) -> None:
        fitting = min(value, LARGEST[values.typecode])
        values[:] = array(values.typecode, [fitting] * len(values))

    return change


def put(at: int, value: int) -> Callable[[array[int]], object]:
    return lambda values: values.__setitem__(at, min(value, LARGEST[values.typecode]))


QUERIES = (
    Term("tomahawk"),
    Term("tomahawk", exact=True),
    Phrase("tomahawk missile"),
    Prefix("word"),
    Fuzzy("missle"),
    Near(Term("so"), Term("missile"), 3, ordered=True),
    Named("person", "vladimir putin"),
    Named("entity", "putin", whole=True),
    Or((Term("so"), Term("word7"))),
    And((Term("so"), Named("source", "bbc"), DateRange(date(2025, 1, 1), None))),
)


def ask_everything(location: str) -> int:
    """Ask every question with both kernels, merge at the end; return how often it was damaged."""
    return sum(ask(location, kernel) for kernel in (plain(), vector()))


def ask(location: str, kernel: Kernel) -> int:
    try:
        engine = EmbeddedEngine(location, kernel=kernel)
    except IndexDamaged:
        return 1
    questions: list[Callable[[], object]] = []
    for query in QUERIES:
        questions += [
            lambda q=query: engine.search(q),
            lambda q=query: engine.search(q, limit=None, sort=Sort.OLDEST),
            lambda q=query: engine.count(q, by="person"),
            lambda q=query: engine.count(q, by="entity"),
            lambda q=query: engine.count(q, by="month"),
            lambda q=query: engine.passages(q, ["007", "399"], fields=("body", "title")),
        ]
    questions += [lambda: engine.suggest("tomahwak"), lambda: list(engine.ids())]
    if kernel is vector():
        changed = [Document(f"{n:03}", {"body": "new"}) for n in range(300)]
        questions.append(lambda: engine.replace(changed))  # more than half: it is merged
    damaged = 0
    for question in questions:
        with suppress_damage() as told:
            question()
        damaged += len(told)
    engine.close()
    return damaged


@contextmanager
def suppress_damage() -> Iterator[list[str]]:
    told: list[str] = []
    try:
        yield told
    except IndexDamaged as problem:
        told.append(str(problem))
    assert not any("\n" in line for line in told)


def test_nothing_forged_nothing_damaged(location: str) -> None:
    """The forger's tools change nothing by themselves."""
    forge(location, "body/ids", lambda values: values)
    assert ask_everything(location) == 0


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("body/ids", fill(65_535)),
        ("body/ids", put(0, 400)),
        ("body/ids", lambda values: values.pop()),
        ("body/first", fill(2**32 - 1)),
        ("body/first", put(1, 2**31)),
        ("body/first", lambda values: values.reverse()),
        ("body/ends", fill(2**32 - 1)),
        ("body/ends", lambda values: values.reverse()),
        ("body/times", fill(255)),
        ("body/skip", fill(2**64 - 1)),
        ("body/places", lambda values: values.pop()),
        ("body/stem_term", fill(2**32 - 1)),
        ("body/lengths", lambda values: values.pop()),
        ("person/first", fill(2**32 - 1)),
        ("=person/rows", fill(2**32 - 1)),
        ("=person/rows", put(8, 2**31)),
        ("=person/codes", fill(65_535)),
        ("=person/ends", fill(2**32 - 1)),
        ("=person/values", fill(255)),
        ("=day", fill(2**31 - 1)),
        ("=day", fill(-(2**31))),
        ("=day", lambda values: values.pop()),
        ("=id/ends", fill(65_535)),
        ("=id/bytes", fill(255)),
        ("#starts", fill(2**64 - 1)),
        ("#firsts", fill(2**32 - 1)),
        ("#firsts", fill(0)),
        ("#blocks", fill(0)),
        ("#blocks", lambda values: values.pop()),
    ],
)
def test_arrays_that_make_no_sense(
    location: str, part: str, change: Callable[[array[int]], object]
) -> None:
    """Pointers out of the file, documents that there are not, bytes that are no text: damage."""
    forge(location, part, change)
    assert ask_everything(location)


@pytest.mark.parametrize(
    "part", ["body/times", "body/places", "body/terms", "person/places", "=words"]
)
def test_numbers_that_could_be(location: str, part: str) -> None:
    """Wrong numbers of the right kind are answers that are wrong, and nothing worse."""
    forge(location, part, fill(0))
    ask_everything(location)


def test_a_bomb_of_stored_text(location: str) -> None:
    """A block that unpacks to more than any document is refused before it is unpacked whole."""
    unpacker = zlib.compressobj(9)
    bomb = b"".join(unpacker.compress(bytes(1 << 24)) for _ in range(72)) + unpacker.flush()

    def change(values: array[int]) -> None:
        values[:] = array("B", bomb)

    forge(location, "#blocks", change)
    forge(
        location,
        "#starts",
        lambda starts: starts.__setitem__(
            slice(1, None), array("Q", [len(bomb)] * (len(starts) - 1))
        ),
    )
    engine = open_index(location)
    with pytest.raises(IndexDamaged):
        engine.passages(Term("tomahawk"), ["000"], fields=("body",))


@pytest.mark.parametrize("part", ["=id/bytes", "=person/values", "body/terms", "#blocks"])
def test_a_pickle_is_bytes_like_any_others(location: str, tmp_path: Path, part: str) -> None:
    """Nothing in a segment is ever unpickled."""
    trap = tmp_path / "t"
    pickle.loads(pickle.dumps(Bomb(str(trap))))
    trap.rmdir()  # it works where it is read carelessly
    forged = pickle.dumps(Bomb(str(trap)), 4)
    forge(
        location, part, lambda values: values.__setitem__(slice(0, len(forged)), array("B", forged))
    )
    ask_everything(location)
    assert not trap.exists()


def test_table_of_contents(location: str, tmp_path: Path) -> None:
    """A forged Whoosh table of contents beside the index is not read at all."""
    trap = tmp_path / "t"
    for name in ("_MAIN_1.toc", "_MAIN_9.toc"):
        with open(os.path.join(location, name), "wb") as file:
            file.write(pickle.dumps(Bomb(str(trap))))
    engine = open_index(location)
    assert engine.search(Term("tomahawk")).total == 400
    engine.replace([Document("new", {"body": "tomahawk"})])
    assert engine.search(Term("tomahawk")).total == 401
    assert not trap.exists()


@pytest.mark.parametrize(
    "footer",
    [
        b"",
        b"null",
        b"[" * 100_000,
        b'{"documents":400}',
        b'{"documents":400,"parts":{"body/ids":[-8,4,"H"]}}',
        b'{"documents":400,"parts":{"body/ids":[0,99999999,"H"]}}',
        b'{"documents":400,"parts":{"body/ids":[0,4,"O"]}}',
        b'{"documents":400,"parts":{"body/ids":[1,4,"H"]}}',
        b'{"documents":400,"parts":{"body/ids":"x"}}',
    ],
)
def test_footers_that_make_no_sense(location: str, footer: bytes) -> None:
    """A footer that leads out of the file, or is no JSON, is damage at opening."""
    manifest = read_manifest(location)
    (entry,) = manifest.segments
    tail = len(footer).to_bytes(4, "little") + bytes(4) + zlib.crc32(footer).to_bytes(4, "little")
    data = footer + bytes(8) + tail + b"arrays01"
    with open(os.path.join(location, entry.name), "wb") as file:
        file.write(data)
    write_manifest(location, replace(manifest, segments=(replace(entry, size=len(data)),)))
    with pytest.raises(IndexDamaged):
        open_index(location)


def test_a_manifest_that_leads_elsewhere(location: str, tmp_path: Path) -> None:
    """A manifest cannot name a file outside its directory."""
    (entry,) = read_manifest(location).segments
    os.rename(os.path.join(location, entry.name), tmp_path / "elsewhere.seg")
    path = os.path.join(location, "manifest.json")
    with open(path, "rb") as file:
        body = file.readline().rstrip(b"\n").replace(entry.name.encode(), b"../elsewhere.seg")
    with open(path, "wb") as file:
        file.write(body + b"\n%08x\n" % zlib.crc32(body))
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


def test_the_manifest_knows_every_byte(location: str) -> None:
    """The checksum of a segment in the manifest is that of its file."""
    (entry,) = read_manifest(location).segments
    with open(os.path.join(location, entry.name), "rb") as file:
        assert hashlib.sha256(file.read()).hexdigest() == entry.sha256
    with open(os.path.join(location, MANIFEST), "rb") as file:
        assert json.loads(file.readline())["segments"][0]["sha256"] == entry.sha256


# What a search imports


def test_a_search_imports_little(location: str) -> None:
    """Searching imports no network, no numpy, no whoosh, nothing that only indexing needs."""
    code = (
        "import sys\n"
        "from index.engine import open_index\n"
        "from index.query import Term\n"
        "engine = open_index(sys.argv[1])\n"
        "assert engine.search(Term('tomahawk')).total == 400\n"
        "engine.count(Term('tomahawk'), by='source')\n"
        "engine.passages(Term('tomahawk'), ['000'], fields=('body',))\n"
        "print(*sorted(sys.modules))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, location], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules = set(run.stdout.split())
    assert "index.embedded.plain" in modules
    unwanted = (
        "urllib urllib.request http http.client ssl email numpy lxml trafilatura rich pydantic"
        " sqlite3 asyncio whoosh hashlib pickle subprocess tempfile"
        " index.embedded.commit index.embedded.building index.embedded.vector index.parse"
    )
    assert not modules & set(unwanted.split())
