"""
ArrayCodec beside Whoosh's own codec: the same documents give the same answers to every question.

Each schema goes through both: three commits, deletions, a replacement, then everything in one
segment. Whoosh's own tests run over the codec too, with `make test-whoosh`.
"""

from __future__ import annotations

import os
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from index.embedded.corrections import whoosh
from index.embedded.whooshed.codec import ArrayCodec

if TYPE_CHECKING:
    from pathlib import Path

analysis, columns, fields = whoosh("analysis"), whoosh("columns"), whoosh("fields")
filestore, formats, query = whoosh("filedb.filestore"), whoosh("formats"), whoosh("query")
whoosh3, numeric = whoosh("codec.whoosh3"), whoosh("util.numeric")
StockCodec = whoosh3.W3Codec

WORDS = """
    tomahawk tomahawks range Ranges ceasefire Łódź war to be not 1600 a
""".split()  # noqa: SIM905
START = datetime.fromisoformat("2025-10-17T12:30:00.5")


def new_index(storage: Any, schema: Any) -> Any:
    # Whoosh's temporary folder for an index in memory has its name: two processes would share it.
    return storage.create_index(schema, indexname=f"test{os.getpid()}")


def text(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, range(len(WORDS), 0, -1), k=rng.randrange(1, 40)))


def boosted(rng: random.Random) -> str:
    return " ".join(f"{word}^{rng.choice((0.5, 1, 2, 3.25))}" for word in text(rng).split())


def number(rng: random.Random) -> int:
    return rng.randrange(-50, 50)


def field(format_: Any, *, with_boosts: bool = False) -> Any:
    analyzer = analysis.RegexTokenizer(r"\S+")
    if with_boosts:
        analyzer = analyzer | analysis.DelimitedAttributeFilter()
    return fields.FieldType(format=format_, analyzer=analyzer, scorable=True, stored=True)


class Shouted(formats.Format):  # type: ignore[misc, name-defined]
    """A format of somebody else's: its values are bytes that only it can read."""

    def word_values(self, value: str, analyzer: Any, **kwargs: Any) -> Any:
        for word in sorted({token.text for token in analyzer(value, **kwargs)}):
            yield word, 1, 1.5, word.upper().encode()

    def decode_shout(self, value: bytes) -> str:
        return value.decode() + "!"


SCHEMAS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "texts": (
        {
            "body": fields.TEXT(stored=True),
            "title": fields.TEXT(chars=True, vector=True, field_boost=2.0),
            "note": fields.TEXT(phrase=False, vector=formats.Frequency()),
        },
        {"body": text, "title": text, "note": text},
    ),
    "existence": ({"body": field(formats.Existence())}, {"body": text}),
    "frequency": ({"body": field(formats.Frequency(field_boost=1.5))}, {"body": text}),
    "positions": ({"body": field(formats.Positions())}, {"body": text}),
    "characters": ({"body": field(formats.Characters())}, {"body": text}),
    "position boosts": (
        {"body": field(formats.PositionBoosts(), with_boosts=True)},
        {"body": boosted},
    ),
    "character boosts": (
        {"body": field(formats.CharacterBoosts(), with_boosts=True)},
        {"body": boosted},
    ),
    "another format": ({"body": field(Shouted())}, {"body": text}),
    "keywords": (
        {
            "tag": fields.KEYWORD(stored=True, lowercase=True, commas=True, sortable=True),
            "path": fields.ID(stored=True, sortable=True),
            "list": fields.KEYWORD(scorable=True),
        },
        {
            "tag": lambda rng: ",".join(rng.sample(WORDS, 2)),
            "path": lambda rng: "/" + rng.choice(WORDS),
            "list": text,
        },
    ),
    "numbers": (
        {
            "small": fields.NUMERIC(sortable=True, stored=True),
            "large": fields.NUMERIC(int, 64, signed=False, sortable=True),
            "float": fields.NUMERIC(float, stored=True),
            "price": fields.NUMERIC(decimal_places=2, stored=True),
            "when": fields.DATETIME(stored=True, sortable=True),
            "yes": fields.BOOLEAN(stored=True),
        },
        {
            "small": number,
            "large": lambda rng: rng.randrange(1 << 40),
            "float": lambda rng: rng.random() - 0.5,
            "price": lambda rng: Decimal(rng.randrange(100, 10_000)) / 100,
            "when": lambda rng: START + timedelta(hours=number(rng)),
            "yes": lambda rng: rng.random() < 0.5,
        },
    ),
    "spelling": (
        {"body": fields.TEXT(analyzer=analysis.StemmingAnalyzer(), spelling=True, sortable=True)},
        {"body": text},
    ),
    "ngrams": (
        {"body": fields.NGRAM(minsize=2, maxsize=3), "word": fields.NGRAMWORDS()},
        {"body": lambda rng: rng.choice(WORDS), "word": text},
    ),
    "stored": (
        {"thing": fields.STORED},
        {
            "thing": lambda rng: rng.choice(
                [1, 2.5, "a", b"\xff", ("a", 1), [1, "b"], {"k": (1,)}, {1, 2}, START, "\ud83d"]
            )
        },
    ),
    "columns": (
        {
            "bytes": fields.COLUMN(columns.VarBytesColumn()),
            "fixed": fields.COLUMN(columns.FixedBytesColumn(3)),
            "ref": fields.COLUMN(columns.RefBytesColumn()),
            "bit": fields.COLUMN(columns.BitColumn()),
            "packed": fields.COLUMN(columns.CompressedBytesColumn()),
            "any": fields.COLUMN(columns.PickleColumn(columns.VarBytesColumn())),
            "pair": fields.COLUMN(columns.StructColumn("ih", (0, 0))),
        }
        | {f"n_{code}": fields.COLUMN(columns.NumericColumn(code)) for code in "bhiqBHIQ"}
        | {f"f_{code}": fields.COLUMN(columns.NumericColumn(code, 1.5)) for code in "fd"},
        {
            "bytes": lambda rng: rng.choice(WORDS).encode(),
            "fixed": lambda rng: rng.choice((b"abc", b"\0\0\1")),
            "ref": lambda rng: rng.choice((b"a", b"bb", b"ccc")),
            "bit": lambda rng: rng.random() < 0.5,
            "packed": lambda rng: text(rng).encode(),
            "any": lambda rng: rng.choice([1, ("x", 2), {"d": START}, b"\xfe"]),
            "pair": lambda rng: (number(rng), number(rng)),
        }
        | dict.fromkeys([f"n_{code}" for code in "bhiq"], number)
        | dict.fromkeys([f"n_{code}" for code in "BHIQ"], lambda rng: rng.randrange(200))
        | dict.fromkeys([f"f_{code}" for code in "fd"], random.Random.random),
    ),
}


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
