"""
ArrayCodec beside Whoosh's own codec: the same documents give the same answers to every question.

Each schema goes through both: three commits, deletions, a replacement, then everything in one
segment. Whoosh's own tests run over the codec too, with `make test-whoosh`.
"""

from __future__ import annotations

import random
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from index.embedded.corrections import whoosh
from index.embedded.whooshed.codec import ArrayCodec
from tests.index.schemas import SCHEMAS, new_index, text

if TYPE_CHECKING:
    from pathlib import Path

columns, fields = whoosh("columns"), whoosh("fields")
filestore, query = whoosh("filedb.filestore"), whoosh("query")
whoosh3, numeric = whoosh("codec.whoosh3"), whoosh("util.numeric")
StockCodec = whoosh3.W3Codec


def built(
    storage: Any, schema: dict[str, Any], values: dict[str, Any], codec: Any, *, compound: bool
) -> Any:
    """An index after three commits: the second deletes, the third replaces."""
    rng = random.Random(20251017)
    index = new_index(storage, fields.Schema(key=fields.ID(unique=True, stored=True), **schema))
    for commit in range(3):
        writer = index.writer(codec=codec, compound=compound)
        for at in range(commit * 12, commit * 12 + 15):
            made = {name: value(rng) for name, value in values.items() if rng.random() < 0.8}
            if at < commit * 12 + 3:
                writer.update_document(key=str(at), **made)
            elif at % 5:
                writer.add_document(key=str(at), **made)
            else:
                with writer.group():
                    writer.add_document(key=str(at), **made)
                    writer.add_document(key=f"{at}b")
        writer.delete_by_term("key", str(commit * 4 + 1))
        writer.commit(merge=False)
    return index


def rounded(length: int | None) -> int:
    """A length as Whoosh keeps it, in a byte; ours are exact."""
    found: int = numeric.byte_to_length(numeric.length_to_byte(length or 0))
    return found


def described(index: Any) -> dict[str, Any]:
    """Everything that can be asked of an index without a search."""
    found: dict[str, Any] = {}
    with index.reader() as reader:
        found["documents"] = reader.doc_count(), reader.doc_count_all(), reader.has_deletions()
        every = list(reader.all_doc_ids())
        found["stored"] = [(at, reader.stored_fields(at)) for at in every]
        found["iterated"] = list(reader.iter_docs())
        found["terms"] = list(reader.all_terms())
        found["fields"] = sorted(reader.indexed_field_names())
        for name, kind in index.schema.items():
            found[name, "total"] = reader.field_length(name)
            found[name, "lengths"] = [rounded(reader.doc_field_length(at, name)) for at in every]
            if kind.column_type and reader.has_column(name):
                column = reader.column_reader(name, translate=False)
                found[name, "column"] = [column[at] for at in range(len(column))]
            if kind.vector:
                held = [at for at in every if reader.has_vector(at, name)]
                found[name, "vectors"] = [
                    (at, postings(reader.vector(at, name), kind.vector)) for at in held
                ]
        for name, term in found["terms"]:
            info = reader.term_info(name, term)
            found[name, term] = (
                info.weight(),
                info.doc_frequency(),
                info.max_weight(),
                info.min_id(),
                info.max_id(),
                rounded(info.min_length()),
                rounded(info.max_length()),
                reader.frequency(name, term),
                reader.doc_frequency(name, term),
                # Whoosh gives the words of a spelling field the values of another format.
                postings(
                    reader.postings(name, term),
                    None if name.startswith("spell_") else index.schema[name].format,
                ),
            )
        for name in found["fields"]:
            terms = [term for field_, term in found["terms"] if field_ == name]
            for term in terms[::7]:
                found[name, term, "from"] = list(islice(reader.terms_from(name, term[:2]), 30))
                found[name, term, "prefix"] = list(reader.expand_prefix(name, term[:2]))
    return found


def totals(index: Any) -> dict[Any, int]:
    """What fields come to: after a merge Whoosh has added up lengths that it had rounded."""
    with index.reader() as reader:
        return {(name, "total"): reader.field_length(name) for name in index.schema.names()}


def postings(matcher: Any, format_: Any) -> list[Any]:
    found = []
    decoders = [name for name in dir(format_) if name.startswith("decode_")]
    kinds = [name.removeprefix("decode_") for name in decoders if name != "decode_as"]
    while matcher.is_active():
        value = matcher.value() if kinds else b""
        row = [matcher.id(), matcher.weight()]
        for kind in kinds:
            assert matcher.value_as(kind) == format_.decode_as(kind, value)
            row.append(matcher.value_as(kind))
        found.append(row)
        matcher.next()
    return found


def answers(index: Any) -> list[Any]:
    """What some searches find, and how near it is."""
    found = []
    with index.searcher() as searcher:
        reader = searcher.reader()
        for name in sorted(set(reader.indexed_field_names()) & set(index.schema.names())):
            if name.startswith("spell_"):  # all of its words are document 0's, many times over
                continue
            terms = [term for field_, term in reader.all_terms() if field_ == name]
            some = terms[:: max(1, len(terms) // 5)]
            asked = [query.Term(name, term) for term in some]
            asked += [query.Every(name), query.Or(list(asked)), query.And(asked[:2])]
            asked += [query.AndNot(asked[0], asked[-2]), query.AndMaybe(asked[0], asked[1])]
            if index.schema[name].format.supports("positions"):
                words = [index.schema[name].from_bytes(term) for term in some[:2]]
                asked.append(query.Phrase(name, words, slop=3))
                asked.append(query.SpanNear2([query.Term(name, word) for word in words], slop=4))
                asked.append(query.FuzzyTerm(name, "tomahawkk", maxdist=2))
                asked.append(query.Prefix(name, "tom"))
            for one in asked:
                whole = searcher.search(one, limit=None)
                found.append((str(one), sorted(hit["key"] for hit in whole)))
    return found


@pytest.fixture(params=["memory", "files", "compound"])
def storages(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Any, Any, bool]:
    if request.param == "memory":
        return filestore.RamStorage(), filestore.RamStorage(), True
    ours, theirs = (filestore.FileStorage(str(tmp_path / name)) for name in ("ours", "theirs"))
    return ours.create(), theirs.create(), request.param == "compound"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_same_answers_as_the_stock_codec(name: str, storages: tuple[Any, Any, bool]) -> None:
    """Terms, postings, vectors, columns, stored fields and searches agree, merged or not."""
    ours, theirs, compound = storages
    schema, values = SCHEMAS[name]
    mine = built(ours, schema, values, ArrayCodec(), compound=compound)
    stock = built(theirs, schema, values, StockCodec(), compound=compound)
    assert len(mine._segments()) == 3
    assert described(mine) == described(stock)
    assert answers(mine) == answers(stock)
    mine.writer(codec=ArrayCodec(), compound=compound).commit(optimize=True)
    stock.writer(codec=StockCodec(), compound=compound).commit(optimize=True)
    assert len(mine._segments()) == 1
    assert described(mine) == described(stock) | totals(mine)
    assert answers(mine) == answers(stock)


@pytest.mark.parametrize(
    "name", ["texts", "character boosts", "another format", "numbers", "columns"]
)
def test_segments_of_both_codecs_merge_into_each_other(name: str) -> None:
    """A stock segment is read into ours and ours into a stock one, and nothing changes."""
    schema, values = SCHEMAS[name]
    index = built(filestore.RamStorage(), schema, values, StockCodec(), compound=True)
    index.writer(codec=StockCodec()).commit(optimize=True)
    before = described(index)
    index.writer(codec=ArrayCodec()).commit(optimize=True)
    with index.reader() as reader:
        assert isinstance(reader.codec(), ArrayCodec)
    between = described(index)
    index.writer(codec=StockCodec()).commit(optimize=True)
    assert between == before
    assert described(index) == before | totals(index)


def test_a_reader_is_added(tmp_path: Path) -> None:
    """`add_reader` takes documents, postings and vectors over from another index."""
    schema, values = SCHEMAS["texts"]
    one = built(filestore.RamStorage(), schema, values, ArrayCodec(), compound=True)
    two = new_index(filestore.FileStorage(str(tmp_path)).create(), one.schema)
    writer = two.writer(codec=ArrayCodec())
    with one.reader() as reader:
        writer.add_reader(reader)
    writer.commit()
    one.writer(codec=ArrayCodec()).commit(optimize=True)

    assert described(two) == described(one)


def test_top_hits_are_the_first_of_all() -> None:
    """Bounds of scores let nothing be skipped that belongs to the best ten."""
    rng = random.Random(1)
    index = new_index(
        filestore.RamStorage(), fields.Schema(key=fields.ID(stored=True), body=fields.TEXT)
    )
    for start in (0, 400):
        writer = index.writer(codec=ArrayCodec())
        for at in range(start, start + 400):
            writer.add_document(key=str(at), body=text(rng))
        writer.commit(merge=False)
    with index.searcher() as searcher:
        for asked in (
            query.Term("body", "tomahawk"),
            query.Or([query.Term("body", "ranges"), query.Term("body", "łódź")]),
            query.And([query.Term("body", "war"), query.Term("body", "1600")]),
        ):
            whole = [round(hit.score, 9) for hit in searcher.search(asked, limit=None)]
            best = [round(hit.score, 9) for hit in searcher.search(asked, limit=10)]
            assert len(whole) > 100
            assert best == whole[:10]


def test_a_searcher_is_shared_between_threads(tmp_path: Path) -> None:
    """Nothing of ours has a cursor: eight threads on one searcher find what one finds."""
    schema, values = SCHEMAS["texts"]
    storage = filestore.FileStorage(str(tmp_path)).create()
    index = built(storage, schema, values, ArrayCodec(), compound=False)
    asked = [query.Term("body", "tomahawk"), query.Phrase("title", ["tomahawk", "range"])]
    asked += [query.Prefix("body", "t"), query.Or([query.Term("note", "war"), asked[0]])]
    before = sys.getswitchinterval()
    with index.searcher() as searcher, ThreadPoolExecutor(8) as pool:

        def found(one: Any) -> list[Any]:
            return [hit.fields() for hit in searcher.search(one, limit=None)]

        alone = list(map(found, asked))
        sys.setswitchinterval(1e-6)
        try:
            assert list(pool.map(found, asked * 20)) == alone * 20
        finally:
            sys.setswitchinterval(before)


def test_lengths_are_exact() -> None:
    """Whoosh keeps a length in a byte, 102 as 106; ours is what was counted."""
    index = new_index(filestore.RamStorage(), fields.Schema(body=fields.TEXT))
    with index.writer(codec=ArrayCodec()) as writer:
        writer.add_document(body="tomahawk " * 102)
        writer.add_document(body="range " * 7)
    with index.reader() as reader:
        assert [reader.doc_field_length(at, "body") for at in (0, 1)] == [102, 7]
        assert reader.max_field_length("body") == 102
        assert reader.min_field_length("body") == 7
        assert reader.term_info("body", "tomahawk").min_length() == 102


def test_a_column_in_compressed_blocks() -> None:
    """Its headers are pickles, plain ones. (With gaps Whoosh itself cannot read it.)"""
    column = columns.CompressedBlockColumn(blocksize=1)
    index = new_index(filestore.RamStorage(), fields.Schema(blocks=fields.COLUMN(column)))
    values = [b"%d" % at * 50 for at in range(60)]
    with index.writer(codec=ArrayCodec()) as writer:
        for value in values:
            writer.add_document(blocks=value)
    with index.reader() as reader:
        found = reader.column_reader("blocks", translate=False)
        assert [found[at] for at in range(60)] == values
