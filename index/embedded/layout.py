"""
How documents are laid out in a segment: the names of its arrays and the codes in its postings.

Writers and readers both go by this page. N documents, known by their places 0 .. N-1; for a field
with V terms, P postings in all and T positions (type codes are array's; "H/I" is the narrower
that fits):

    F/terms  B    the terms, UTF-8, rising, end to end      F/ends  I  where each ends
    F/first  I/Q  V+1: the postings of term i are first[i] .. first[i+1]
    F/ids    H/I  P: the document of each posting, rising within a term
    F/times  B    P: how often; 255 stands for "255 or more, see many"
    F/many_at Q   the postings that have 255 or more, and   F/many  I  how often
    F/places H/I  T: where, in words, rising within a posting
    F/skip   Q    where in places every 64th posting begins: the rest is a sum over times
    F/stem_hash I V: the CRC-32 of each term's stem, rising F/stem_term I  V: which term that is
    F/lengths H/I N: how many words the document has in this field

A keyword field has ids and nothing behind them; only text fields have stems and lengths. Columns:

    =id/ends, =id/bytes          the id of each document   =title/...  its title, for lists of hits
    =day     i    its day as a proleptic ordinal, 0 when unknown
    =words   q    a number, NO_NUMBER when it has none
    =F/rows  I    N+1: the values of document i of a name or keyword field are codes[rows[i] ..]
    =F/codes H/I  numbers of values                         =F/ends, =F/values  the distinct values
    #blocks  B    stored texts, zlib, about 32 KiB each     #starts Q  where each block begins
    #firsts  I    the first document of each block, and N

A field of Whoosh's (whooshed/) has terms, first, ids and, where its format knows them, times,
places and skip as above, and beside them what only such fields need:

    F/weights f   P: what each posting weighs, where that is not how often (or 1 without times)
    F/starts, F/widths  I  T: where each word begins in the text, in characters, and how many it has
    F/boosts d    T: what each single word weighs
    F/values B, F/value_ends Q  the bytes of a format that is not Whoosh's own, one for each posting
    F/value_at Q  which postings those are of, where they are few: bytes that Whoosh's format would
                  not have packed
    F/totals d, F/heaviest f    V: what all postings of a term weigh, and the heaviest
    F/shortest, F/longest I     V: bounds of the lengths of its documents, 0 when there are none

The stems make any form of a word one look-up, without postings of their own: hashes that agree are
stemmed and compared when they are asked for.
"""

from __future__ import annotations

import zlib
from typing import Final

from index.errors import IndexDamaged
from index.fields import FIELDS
from index.tokens import stem

Place = tuple[int, int, str]
"""Where an array lies: the byte it begins at, how many items, of what type code."""

NEVER: Final = 10**8
"""What an unknown day counts as where the oldest come first: after every day."""
NO_NUMBER: Final = -(2**63)
MANY: Final = 255
"""In times: look in many."""
SKIP: Final = 64
"""Postings from one entry of skip to the next: a sum over 32 bytes on average."""

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


def to_bytes(value: str) -> bytes:
    """A value as stored: lone surrogates (a JSON feed with half an emoji) survive."""
    return value.encode("utf-8", "surrogatepass")


def from_bytes(value: bytes | memoryview) -> str:
    try:
        return str(value, "utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise IndexDamaged("the index holds bytes where it should hold text") from None


def fold_keyword(value: str) -> bytes:
    """A keyword as it is compared."""
    return to_bytes(value.casefold())


def stem_hash(word: str) -> int:
    """What stands in stem_hash for every word that shares the stem of *word*."""
    return hash_of(stem(word))


def hash_of(stemmed: str) -> int:
    """What stands in stem_hash for the words with this stem."""
    return zlib.crc32(to_bytes(stemmed))


def narrow(largest: int) -> str:
    """The type code of an array of numbers up to *largest*."""
    return "H" if largest < 1 << 16 else "I" if largest < 1 << 32 else "Q"
