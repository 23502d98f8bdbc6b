"""
Plain values as the store keeps them: packed bytes, and JSON of known types.

What comes back from a database may be forged: a value is of the right type, and packed bytes are no
longer than they may be, or ValueError or TypeError says what is wrong.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 1 << 30
"""No record and no document may unpack to more bytes than this: a forged one could be a bomb."""

_T = TypeVar("_T")


def pack(data: bytes) -> bytes:
    """*data* as the store keeps it: zlib."""
    return zlib.compress(data, 6)


def unpack(packed: object, *, size: int = LARGEST) -> bytes:
    """
    What `pack` was given. Raises ValueError when that is damaged or longer than *size* bytes.
    """
    if not isinstance(packed, bytes):
        raise ValueError("not packed bytes")  # noqa: TRY004
    inflater = zlib.decompressobj()
    try:
        data = inflater.decompress(packed, min(size, LARGEST) + 1)
    except (zlib.error, MemoryError) as error:
        raise ValueError(f"packed bytes are damaged: {error}") from None
    if len(data) > size or not inflater.eof:
        raise ValueError("packed bytes are longer than they should be, or cut short")
    return data


def slice_of(text: str, start: int, end: int) -> str:
    """text[start:end]; nothing for places outside, since a negative number counts from no end."""
    return text[start:end] if 0 <= start <= end else ""


def text_of(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {str(value)[:40]!r}")
    return value


def whole_of(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"not a whole number: {str(value)[:40]!r}")
    return value


def one_of(value: Any, allowed: frozenset[str]) -> str:
    if value not in allowed:
        raise ValueError(f"unexpected {str(value)[:40]!r}")
    return text_of(value)


def maybe(value: Any, read: Callable[[Any], _T]) -> _T | None:
    return None if value is None else read(value)


def rows_of(value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise TypeError(f"not a list: {str(value)[:40]!r}")
    return value


def to_texts(value: Any) -> tuple[str, ...]:
    """A JSON list of texts, or nothing, as a tuple."""
    return tuple(text_of(item) for item in rows_of(value))
