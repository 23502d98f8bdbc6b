"""
How documents are laid out in a segment: the names of its parts and the codes in its postings.

Writers and readers both go by this page, so it imports neither side of Whoosh. A segment is one
file:

    pst             posting blocks, Whoosh's stock format
    trm             term table, Whoosh's stock format: for every field, term -> postings
    lex             the words of all text fields, sorted, one a line: what fuzzy and suggest walk
    id, day         columns: the document's id; its day as a proleptic ordinal, 0 when unknown
    n.<field>       column: a number
    v.<field>       column: the values of a name or keyword field, for counting
    l.<field>       column: how many words a text field has

A text field's terms are exact words. The words that share a stem are found through the field
"~stem", whose terms are stems, and whose one posting lists them: so stems need no postings of
their own.
"""

from __future__ import annotations

import sys
from array import array
from struct import Struct
from typing import TYPE_CHECKING, Final

from index.errors import IndexDamaged
from index.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

STEMS: Final = "~stem"
NO_NUMBER: Final = -(2**63)
SEPARATOR: Final = b"\xff"
"""Between values in a column, and between words: never a byte of UTF-8."""

# Whoosh's row for a term: flags, weight, documents, shortest and longest text, greatest weight,
# first and last document; then where the postings start and their size. The key is field and term.
RECORD: Final = Struct("!BfIBBfIIqi")
FIELD: Final = Struct("!H")
MAGIC: Final = b"W3Bl"
"""What every posting list begins with."""
LARGEST_BLOCK: Final = 1 << 30
"""Bytes of an unpacked block. One posting of a text of 50 MB has up to 100 MB; more is a bomb."""

NUMBER_PARTS: Final = {"d": ("i", 0), "n": ("q", NO_NUMBER), "l": ("I", 0)}
"""Type code and default of a column of numbers, by the first letter of its part."""

TEXT_FIELDS: Final = frozenset(
    row.name for row in FIELDS.values() if row.kind == "text" and not row.covers
)
NAME_FIELDS: Final = frozenset(
    row.name for row in FIELDS.values() if row.kind == "name" and not row.covers
)
KEYWORD_FIELDS: Final = frozenset(
    row.name for row in FIELDS.values() if row.kind == "keyword" and row.name != "id"
)
NUMBER_FIELDS: Final = frozenset(row.name for row in FIELDS.values() if row.kind == "number")

# A word of a name is stored at four times its place, plus these: so that "whole" can be told.
FIRST, LAST = 1, 2
_BIG_ENDIAN = sys.byteorder == "big"


def to_bytes(value: str) -> bytes:
    """A value as stored: lone surrogates (a JSON feed with half an emoji) survive."""
    return value.encode("utf-8", "surrogatepass")


def from_bytes(value: bytes) -> str:
    try:
        return value.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise IndexDamaged("the index holds bytes where it should hold text") from None


def fold_keyword(value: str) -> bytes:
    """A keyword as it is compared."""
    return to_bytes(value.casefold())


def unpack_positions(value: bytes) -> Sequence[int]:
    """The places that a posting's value says."""
    if len(value) == 2:
        return (value[0] | value[1] << 8,)
    positions = array("I" if len(value) % 2 else "H")
    positions.frombytes(value[1:] if len(value) % 2 else value)
    if _BIG_ENDIAN:
        positions.byteswap()
    return positions


def count_positions(value: bytes) -> int:
    """How many places a posting's value says."""
    size = len(value)
    return size >> 2 if size & 1 else size >> 1


def is_positions(size: int) -> bool:
    """Whether a value of *size* bytes can be positions."""
    return size > 1 and (size % 2 == 0 or size % 4 == 1)
