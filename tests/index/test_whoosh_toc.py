"""
An index of ours opened by Whoosh: its queries find what ours find, and a forged table runs nothing.
"""

from __future__ import annotations

import os
import pickle
import random
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded.corrections import whoosh
from index.embedded.manifest import MANIFEST, Manifest, read_manifest, to_bytes
from index.embedded.whooshed.contents import has_contents, open_whoosh, to_contents
from index.engine import open_index
from index.errors import IndexDamaged
from index.fields import FIELDS
from index.query import And, DateRange, Keyword, Named, Not, NumberRange, Or, Phrase, Prefix, Term
from index.results import Document, Name
from index.tokens import name_words, stem, words
from tests.index.test_engine_random import WORDS, branches, days, document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.engine import Engine
    from index.query import Query

asked = whoosh("query")
whoosh_index = whoosh("index")


def to_whoosh(reader: Any, query: Query) -> Any:
    """The same question in Whoosh's words."""
    match query:
        case And(parts):
            return asked.And([to_whoosh(reader, part) for part in parts])
        case Or(parts):
            return asked.Or([to_whoosh(reader, part) for part in parts])
        case Not(part):
            return asked.Not(to_whoosh(reader, part))
        case Keyword("id", value):
            return asked.Prefix("id", value.casefold())
        case Keyword(field, value):
            return asked.Term(field, value.casefold())
        case NumberRange(field, low, high):
            return asked.NumericRange(field, low, high)
        case DateRange(start, end):
            behind = end and midnight(end) - timedelta(microseconds=1)
            return asked.DateRange("day", start and midnight(start), behind)
        case Named(field, text):
            return asked.Or([in_a_row(f, name_words(text)) for f in FIELDS[field].members])
    wanted = words(query.text)
    found = []
    for field in FIELDS[query.field].members:
        if isinstance(query, Term) and not query.exact:
            forms = [forms_of(reader, field, word) for word in wanted]
            found += [in_a_row(field, row) for row in product(*forms)]
        elif isinstance(query, Prefix):
            begun = reader.expand_prefix(field, wanted[-1])
            found += [in_a_row(field, [*wanted[:-1], last.decode()]) for last in begun]
        else:
            found.append(in_a_row(field, wanted))
    return asked.Or(found) if found else asked.NullQuery


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def in_a_row(field: str, row: Any) -> Any:
    return asked.Term(field, row[0]) if len(row) == 1 else asked.Phrase(field, list(row))


def forms_of(reader: Any, field: str, word: str) -> list[str]:
    try:
        return [
            form.decode() for form in reader.lexicon(field) if stem(form.decode()) == stem(word)
        ]
    except whoosh("reading").TermNotFound:
        return []


def found_by(index: Any, query: Query) -> set[str]:
    with index.searcher() as searcher:
        hits = searcher.search(to_whoosh(searcher.reader(), query), limit=None)
        return {hit["id"] for hit in hits}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Engine]]:
    """A directory after thirty commits with replacements and deletions, and its engine."""
    rng = random.Random(20251018)
    location = str(tmp_path_factory.mktemp("toc") / "index")
    engine = open_index(location, create=True)
    for commit in range(30):
        batch = [document(rng, rng.randrange(300)) for _ in range(rng.choice((1, 3, 10, 40)))]
        engine.replace(batch, revision=commit)
        engine.remove([f"{rng.randrange(4096):03x}" for _ in range(60)], revision=commit)
    yield location, engine
    engine.close()


words_ = st.sampled_from([*WORDS, "governing", "nowhere", "BAN", "malaga", "f16"])
fields = st.sampled_from(["text", "text", "body", "title", "heading", "caption", "aside", "all"])
names = st.sampled_from(["putin", "Trump", "donald trump", "The Independent", "house", "times"])
numbers = st.none() | st.integers(0, 40)
leaves = st.one_of(
    st.builds(Term, words_, fields, st.booleans()),
    st.builds(Phrase, st.lists(words_, min_size=1, max_size=3).map(" ".join), fields),
    st.builds(Prefix, st.sampled_from(["gov", "tom", "war", "mis", "zzz"]), fields),
    st.builds(Named, st.sampled_from(["person", "source", "place", "entity", "org"]), names),
    st.builds(Keyword, st.just("tag"), st.sampled_from(["checked", "LATER", "never"])),
    st.builds(Keyword, st.just("id"), st.sampled_from(["0", "a", "ff", "3c"])),
    st.builds(DateRange, days, days).filter(lambda q: q.start or q.end),
    st.builds(NumberRange, st.just("words"), numbers, numbers),
)


@settings(max_examples=300, deadline=None)
@given(query=st.recursive(leaves, branches, max_leaves=6))
def test_whoosh_finds_the_same(history: tuple[str, Engine], query: Query) -> None:
    """Whoosh's searcher over our directory finds what our engine finds, opened either way."""
    location, engine = history
    expected = {hit.id for hit in engine.search(query, limit=None).hits}

    assert found_by(whoosh_index.open_dir(location), query) == expected
    assert found_by(open_whoosh(location), query) == expected


def test_whoosh_shows_what_is_stored(tmp_path: Path) -> None:
    """A hit has the id, the texts and the day; columns sort; deleted documents are gone."""
    location = str(tmp_path / "index")
    engine = open_index(location, create=True)
    texts = {"title": "Tomahawks for Kyiv?", "body": "No decision yet, Trump’s aides say."}
    engine.replace(
        [
            Document("a", texts, day=date(2025, 10, 17), numbers={"words": 900}),
            Document("b", {"body": "no date"}, {"source": (Name("BBC News", ("BBC",)),)}),
            Document("c", {"body": "no more"}, day=date(2025, 10, 3), numbers={"words": 7}),
        ]
    )
    engine.remove(["b"])
    engine.replace([Document("d", {"body": "no, no"}, day=date(1999, 1, 2))])
    index = whoosh_index.open_dir(location)
    with index.searcher() as searcher:
        assert searcher.doc_count() == 3
        assert searcher.document(id="a") == {
            "id": "a",
            **texts,
            "day": midnight(date(2025, 10, 17)),
        }
        every = searcher.search(asked.Every(), sortedby="day", limit=None)
        assert [hit["id"] for hit in every] == ["d", "c", "a"]
        longest = searcher.search(asked.Every(), sortedby="words", reverse=True, limit=None)
        assert [hit["id"] for hit in longest if hit["id"] in "ac"] == ["a", "c"]
        parser = whoosh("qparser").QueryParser("body", index.schema)
        best = searcher.search(parser.parse('no OR title:tomahawks OR "trump’s aides"'))
        assert len(best) == 3
        assert best[0]["id"] == "a"
        assert [hit["id"] for hit in searcher.search(parser.parse("day:202510"), limit=None)]
        near = asked.SpanNear2(
            [asked.Term("body", "decision"), asked.Term("body", "trump")], slop=2
        )
        assert [hit["id"] for hit in searcher.search(near)] == ["a"]
        assert "<b" in best[0].highlights("title") or best[0].highlights("body")
        assert list(searcher.reader().column_reader("day")) == [
            midnight(date(2025, 10, 17)),
            None,
            midnight(date(2025, 10, 3)),
            midnight(date(1999, 1, 2)),
        ]


@pytest.mark.filterwarnings("ignore:Exception ignored in")  # Whoosh leaves its draft open
def test_whoosh_cannot_write(tmp_path: Path) -> None:
    """An index of ours is changed through ours only: Whoosh's writers are refused."""
    location = str(tmp_path / "index")
    engine = open_index(location, create=True)
    engine.replace([Document("a", {"body": "tomahawk"})])
    refused = whoosh("filedb.filestore").ReadOnlyError
    with pytest.raises(refused):
        open_whoosh(location).writer()
    writer = whoosh_index.open_dir(location).writer()
    writer.add_document(id="z", body="tomahawk")
    with pytest.raises(refused):
        writer.commit(merge=False)
    writer._finish()
    engine.replace([Document("b", {"body": "tomahawk"})])

    assert found_by(whoosh_index.open_dir(location), Term("tomahawk")) == {"a", "b"}


def test_there_is_one_table_of_contents(tmp_path: Path) -> None:
    """Each commit leaves one; one that is missing is written again, one of another goes."""
    location = str(tmp_path / "index")
    engine = open_index(location, create=True)
    assert [name for name in os.listdir(location) if name.endswith(".toc")] == ["_MAIN_0.toc"]
    engine.replace([Document("a", {"body": "tomahawk"})])
    engine.remove(["nothing"])
    os.unlink(os.path.join(location, "_MAIN_1.toc"))
    engine.remove(["nothing"])  # as after a kill between the manifest and the table
    assert has_contents(location, read_manifest(location))
    (tmp_path / "index" / "_MAIN_77.toc").write_bytes(b"theirs")
    (tmp_path / "index" / "_MAIN_7.toc.tmp").write_bytes(b"half")
    engine.replace([Document("b", {"body": "tomahawk"})])

    assert [name for name in os.listdir(location) if "toc" in name] == ["_MAIN_2.toc"]
    assert found_by(whoosh_index.open_dir(location), Term("tomahawk")) == {"a", "b"}


def test_whoosh_agrees_on_the_format() -> None:
    """The table that we write without Whoosh has the numbers that Whoosh's own begins with."""
    storage = whoosh("filedb.filestore").RamStorage()
    whoosh_index.TOC(whoosh("fields").Schema(), [], 12).write(storage, "MAIN")
    theirs = storage.files["_MAIN_12.toc"]
    ours = to_contents(Manifest(generation=12), {})

    assert ours[:11] == theirs[:11]
    storage.files["_MAIN_12.toc"] = ours
    toc = whoosh_index.TOC.read(storage, "MAIN")
    assert toc.generation == 12
    assert "body" in toc.schema


class Bomb:
    """A pickle of this makes a directory at *path* when it is read by pickle.load."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.path,)


@pytest.mark.filterwarnings("ignore:Exception ignored in")  # Whoosh leaves it open
def test_a_forged_table_of_contents_runs_nothing(tmp_path: Path) -> None:
    """Our engine and `open_whoosh` never look at it; `open_dir` would have obeyed."""
    location = str(tmp_path / "index")
    harm = str(tmp_path / "harm")
    engine = open_index(location, create=True)
    engine.replace([Document("a", {"body": "tomahawk"})])
    whole = to_contents(read_manifest(location), {})
    schema = pickle.dumps(Bomb(harm), 4)
    forged = whole[:14] + bytes([len(schema)]) + schema + whole[-8:]
    (tmp_path / "index" / "_MAIN_1.toc").write_bytes(forged)

    assert [hit.id for hit in open_index(location).search(Term("tomahawk")).hits] == ["a"]
    assert found_by(open_whoosh(location), Term("tomahawk")) == {"a"}
    assert not os.path.exists(harm)
    with suppress(Exception):
        whoosh_index.open_dir(location)
    assert os.path.exists(harm), "the forgery is a good one"


def test_open_whoosh_sees_damage(tmp_path: Path) -> None:
    """A list of deletions that was changed is damage, not an answer."""
    location = str(tmp_path / "index")
    engine = open_index(location, create=True)
    engine.replace([Document("a", {"body": "tomahawk"}), Document("b", {"body": "tomahawk"})])
    engine.remove(["a"])
    (name,) = (name for name in os.listdir(location) if name.endswith(".del"))
    (tmp_path / "index" / name).write_bytes(b"\x00")
    with pytest.raises(IndexDamaged):
        open_whoosh(location).reader()
    with open(os.path.join(location, MANIFEST), "wb") as file:
        file.write(to_bytes(Manifest()))
    assert found_by(open_whoosh(location), Term("tomahawk")) == set()
