"""
Stored texts: what the documents said, in compressed blocks, and where in a text a word stands.

A record is a line of JSON, [[field, bytes, pieces], ...], and then the texts, a line feed between
them. *pieces* are how many words each piece of the text has (index/tokens.py cuts it), so that the
passage around a word is found without reading the words before it.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

from index.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.embedded.container import Container

BLOCK: Final = 1 << 15
"""Bytes of records before they are compressed: 6 % less than in 16 KiB, unpacked in 0.1 ms."""
LEVEL: Final = 4
"""Of zlib: on press releases 1 leaves 40 % in 26 microseconds each, 4 36 % in 43, 6 35 % in 92."""
_LARGEST: Final = 1 << 30
"""Bytes of one unpacked block: a document of 50 MB is one block. More is a bomb."""


def to_record(texts: Mapping[str, tuple[Sequence[int], str]]) -> bytes:
    """What is stored of one document: for each field, the words of its pieces and the text."""
    said = {field: text.encode("utf-8", "surrogatepass") for field, (_, text) in texts.items()}
    rows = [(field, len(said[field]), pieces) for field, (pieces, _) in texts.items()]
    return b"\n".join((json.dumps(rows, separators=(",", ":")).encode(), *said.values()))


def from_record(record: bytes) -> dict[str, tuple[list[int], str]]:
    """The texts of a record. Raises ValueError when it is none."""
    head = record.index(b"\n") if b"\n" in record else len(record)
    at = head + 1
    texts: dict[str, tuple[list[int], str]] = {}
    for field, size, pieces in json.loads(record[:head]):
        texts[field] = pieces, str(record[at : at + size], "utf-8", "surrogatepass")
        at += size + 1
    return texts


def pack(records: Sequence[bytes]) -> bytes:
    """A block: how many records, how long each, and the records; all of it compressed."""
    lengths = b"".join(len(record).to_bytes(4, "little") for record in records)
    return zlib.compress(len(records).to_bytes(4, "little") + lengths + b"".join(records), LEVEL)


def unpack(block: bytes | memoryview, count: int) -> list[bytes]:
    """The *count* records of a block. Raises ValueError and zlib.error when it is not one."""
    inflate = zlib.decompressobj()
    data = inflate.decompress(block, _LARGEST)
    if inflate.unconsumed_tail or not inflate.eof or int.from_bytes(data[:4], "little") != count:
        raise ValueError("a block that does not hold what it should")
    at = 4 + 4 * count
    records = []
    for number in range(count):
        length = int.from_bytes(data[4 + 4 * number : 8 + 4 * number], "little")
        records.append(data[at : at + length])
        at += length
    if at != len(data):
        raise ValueError("a block that does not end where it should")
    return records


class StoredTexts:
    """
    The stored texts of a segment. Raises IndexDamaged when they are not what was written.
    """

    def __init__(self, container: Container) -> None:
        self._container = container
        self.starts: Sequence[int] = container.view("#starts") if container.has("#starts") else (0,)
        self.firsts: Sequence[int] = container.view("#firsts") if container.has("#firsts") else (0,)
        if len(self.starts) != len(self.firsts):
            raise IndexDamaged(f"{container.path}: stored texts that make no sense")

    def __len__(self) -> int:
        """How many blocks there are."""
        return len(self.starts) - 1

    def block(self, number: int) -> memoryview:
        """A block as it is stored."""
        return self._container.copy("#blocks", self.starts[number], self.starts[number + 1])

    def count(self, number: int) -> int:
        return self.firsts[number + 1] - self.firsts[number]

    def records(self, number: int) -> list[bytes]:
        """The records of a block."""
        try:
            return unpack(self.block(number), self.count(number))
        except (ValueError, zlib.error, OverflowError):
            raise IndexDamaged(
                f"{self._container.path}: stored texts that cannot be read"
            ) from None

    def read(self, places: Sequence[int]) -> Iterator[tuple[int, dict[str, tuple[list[int], str]]]]:
        """The texts of some documents, block by block, each block unpacked once."""
        wanted: dict[int, list[int]] = {}
        for place in places:
            number = bisect_right(self.firsts, place) - 1
            if not 0 <= number < len(self):
                raise IndexDamaged(f"{self._container.path}: no text is stored of a document")
            wanted.setdefault(number, []).append(place)
        for number, here in wanted.items():
            records: list[Any] = self.records(number)
            for place in here:
                try:
                    yield place, from_record(records[place - self.firsts[number]])
                except (ValueError, TypeError, RecursionError):
                    what = f"{self._container.path}: a stored text that cannot be read"
                    raise IndexDamaged(what) from None
