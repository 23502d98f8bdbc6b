"""
Values that are not what Whoosh's formats and fields write: odd bytes, forged pickles, flipped bits.

Odd bytes come back as they were; what would run something, or was changed, is damage.
"""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from index.embedded.corrections import whoosh
from index.embedded.whooshed.codec import ArrayCodec
from index.embedded.whooshed.records import from_record, load_plain, to_record
from index.errors import IndexDamaged
from tests.index.schemas import field, new_index

if TYPE_CHECKING:
    from pathlib import Path

columns, fields, formats = whoosh("columns"), whoosh("fields"), whoosh("formats")
filestore, query = whoosh("filedb.filestore"), whoosh("query")


@pytest.mark.parametrize(
    ("format_", "spots"),
    [
        (formats.Existence(), None),
        (formats.Frequency(), None),
        (formats.Positions(), [3, 70_000]),
        (formats.Characters(), [(3, 10, 14), (9, 40, 44)]),
        (formats.PositionBoosts(), [(3, 2.0), (5, 0.1)]),
        (formats.CharacterBoosts(), [(3, 10, 14, 2.0), (9, 40, 44, 0.1)]),
    ],
)
def test_bytes_that_a_format_would_not_pack_come_back(format_: Any, spots: Any) -> None:
    """Whoosh's spelling fields hold the values of other formats, and tests hold anything."""
    values = [b"", b"odd", b"\0\0\0\0", b"\0\0\0\1.", b"\0\0\0\2\0\0\0\0."]
    if spots:
        packed = format_.encode(spots)
        packed = packed[0] if isinstance(packed, tuple) else packed
        heavier = packed[:4] + b"\x41" + packed[5:]  # another sum of boosts, where there is one
        values += [packed, heavier, packed[:-1] + b"!", b"\0\0\0\7" + packed[4:]]
    codec, storage = ArrayCodec(), filestore.RamStorage()
    segment = codec.new_segment(storage, "test")
    writer = codec.field_writer(storage, segment)
    writer.start_field("body", field(format_))
    for term in (b"one", b"two"):
        writer.start_term(term)
        for at, value in enumerate(values):
            writer.add(at, 1.0 + at, value, None)
        writer.finish_term()
    writer.finish_field()
    writer.close()
    terms = codec.terms_reader(storage, segment)
    for term in (b"one", b"two"):
        matcher = terms.matcher("body", term, format_)
        assert list(matcher.all_items()) == list(enumerate(values))
    if spots:
        matcher = terms.matcher("body", b"two", format_)
        matcher.skip_to(5)
        assert matcher.value_as("positions") == format_.decode_positions(packed)


class Bomb:
    """A pickle of this makes a directory at *path* when it is read by pickle.load."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.path,)


@pytest.mark.parametrize("value", [object(), print, Bomb("/nowhere"), [Bomb("/nowhere")]])
def test_what_could_not_be_read_back_is_not_stored(value: object) -> None:
    """A stored field is a plain value, or it is refused when it is written."""
    with pytest.raises((TypeError, AttributeError, pickle.PicklingError)):
        to_record({"field": value})


def test_a_forged_value_runs_nothing(tmp_path: Path) -> None:
    """Stored fields, columns and postings that hold a pickle which asks for more are damage."""
    harm = str(tmp_path / "harm")
    bomb = pickle.dumps(Bomb(harm), 2)
    with pytest.raises(IndexDamaged):
        load_plain(bomb)
    with pytest.raises(IndexDamaged):
        from_record(b"p" + bomb)
    codec, storage = ArrayCodec(), filestore.RamStorage()
    segment = codec.new_segment(storage, "test")
    kind = field(formats.Positions())
    writer = codec.field_writer(storage, segment)
    writer.start_field("body", kind)
    writer.start_term(b"word")
    writer.add(0, 1.0, b"\0\0\0\1" + bomb, 1)
    writer.add(1, 1.0, b"odd", 1)
    writer.finish_term()
    writer.finish_field()
    writer.close()
    matcher = codec.terms_reader(storage, segment).matcher("body", b"word", kind.format)
    with pytest.raises(IndexDamaged):
        matcher.value()
    with pytest.raises(IndexDamaged):
        matcher.value_as("positions")
    matcher.next()
    assert matcher.value() == b"odd"
    documents = codec.per_document_writer(storage, segment)
    column = columns.PickleColumn(columns.VarBytesColumn())
    documents.start_doc(0)
    documents.add_column_value("any", columns.VarBytesColumn(), bomb)
    documents.finish_doc()
    documents.close()
    segment.set_doc_count(1)
    reader = codec.per_document_reader(storage, segment)
    with pytest.raises(IndexDamaged):
        reader.column_reader("any", column)[0]
    with pytest.raises(IndexDamaged):
        reader.column_reader("any", columns.CompressedBlockColumn())
    assert not os.path.exists(harm)


def test_a_flipped_bit_is_damage(tmp_path: Path) -> None:
    """A container has checksums, and a changed byte is found before it is an answer."""
    index = new_index(
        filestore.FileStorage(str(tmp_path)).create(), fields.Schema(body=fields.TEXT(stored=True))
    )
    with index.writer(codec=ArrayCodec(), compound=False) as writer:
        writer.add_document(body="tomahawk range")
    for name in os.listdir(tmp_path):
        if name.endswith((".doc", ".trm")):
            data = bytearray((tmp_path / name).read_bytes())
            data[3] ^= 1
            (tmp_path / name).write_bytes(data)
    with pytest.raises(IndexDamaged):
        index.searcher().search(query.Term("body", "tomahawk"))[0].fields()


def test_a_cancelled_document_leaves_nothing() -> None:
    """A value that cannot be stored is refused, and the document behind it takes its place."""
    codec, storage = ArrayCodec(), filestore.RamStorage()
    segment = codec.new_segment(storage, "test")
    documents = codec.per_document_writer(storage, segment)
    documents.start_doc(0)
    documents.add_field("a", fields.TEXT(stored=True), "one", 7)
    documents.cancel_doc()
    documents.start_doc(0)
    documents.add_field("b", fields.TEXT(stored=True), "two", 2)
    documents.finish_doc()
    documents.close()
    segment.set_doc_count(1)
    reader = codec.per_document_reader(storage, segment)
    assert reader.stored_fields(0) == {"b": "two"}
    assert reader.doc_field_length(0, "a") == 0
    assert reader.doc_field_length(0, "b") == 2
