"""
What a posting says of its document, for each of Whoosh's formats: how often, where, how heavy.

Whoosh's formats pack that into bytes with a pickle inside. Writers take those bytes apart once, so
that a segment holds numbers; readers answer from the numbers, and put the bytes together again for
who asks for them. What a format of somebody else's packs stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from struct import Struct
from typing import TYPE_CHECKING, Any, Final

from index.embedded.corrections import whoosh
from index.embedded.whooshed.records import is_harmless, load_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_formats = whoosh("formats")
_COUNT: Final = Struct("!I")
_HEAVY: Final = 8  # bytes of count and summed boost, before the positions
_LARGEST: Final = 1 << 32

Spot = tuple[int, int, int, float]
"""Where a word stands once: position, first character, characters, boost."""


@dataclass(frozen=True, slots=True)
class Shape:
    """
    Which numbers a format comes to. One that is not *known* is left as bytes.
    """

    known: bool
    counted: bool = False
    placed: bool = False
    lettered: bool = False
    boosted: bool = False


_STOCK: Final = (
    (_formats.Existence, Shape(known=True)),
    (_formats.Frequency, Shape(known=True, counted=True)),
    (_formats.Positions, Shape(known=True, counted=True, placed=True)),
    (_formats.Characters, Shape(known=True, counted=True, placed=True, lettered=True)),
    (_formats.PositionBoosts, Shape(known=True, counted=True, placed=True, boosted=True)),
    (
        _formats.CharacterBoosts,
        Shape(known=True, counted=True, placed=True, lettered=True, boosted=True),
    ),
)
_FOREIGN: Final = Shape(known=False)
_SHAPES: Final[dict[type, Shape]] = {}
"""What has been found out, by class."""


def _packing(format_: type) -> dict[str, Any]:
    """The functions of a format that pack and unpack."""
    return {
        name: getattr(format_, name)
        for name in dir(format_)
        if name == "encode" or (name.startswith("decode_") and name != "decode_as")
    }


def shape_of(format_: Any) -> Shape:
    """The shape of a format: a class derived from a stock one counts while it packs alike."""
    kind = type(format_)
    if kind not in _SHAPES:
        found = _packing(kind)
        alike = (shape for stock, shape in _STOCK if found == _packing(stock))
        _SHAPES[kind] = next(alike, _FOREIGN)
    return _SHAPES[kind]


def unpack(shape: Shape, format_: Any, value: bytes) -> tuple[int, list[Spot]] | None:
    """
    How often and where, from the bytes of a stock format; None when they are not what it packs.
    """
    if not shape.counted:
        return None if value else (0, [])
    try:
        count = _COUNT.unpack_from(value)[0]
        if not shape.placed:
            return (count, []) if len(value) == _COUNT.size and count else None
        spots = _spots(shape, value)
        if len(spots) != count or not count or not all(map(_fits, spots)):
            return None
        if shape.boosted and pack(shape, format_, count, spots)[:_HEAVY] != value[:_HEAVY]:
            return None
    except Exception:  # noqa: BLE001 -- bytes that are no pickle fail in any way they like
        return None
    return count, spots


def _spots(shape: Shape, value: bytes) -> list[Spot]:
    """The spots that a stock format pickles, each counted on from the one before."""
    spots: list[Spot] = []
    place = start = width = 0
    boost = 1.0
    for code in load_plain(_pickle_in(shape, value)):
        if shape.lettered:
            place, start, width = place + code[0], start + width + code[1], code[2]
            boost = code[3] if shape.boosted else 1.0
        elif shape.boosted:
            place, boost = place + code[0], code[1]
        else:
            place += code
        spots.append((place, start, width, boost))
    return spots


def _pickle_in(shape: Shape, value: bytes) -> bytes:
    """The pickle in a value, ended where Whoosh ends it: it leaves the last byte out at times."""
    return value[_HEAVY if shape.boosted else _COUNT.size :] + (b"" if value[-1:] == b"." else b".")


def _fits(spot: Spot) -> bool:
    return all(isinstance(number, int) and 0 <= number < _LARGEST for number in spot[:3])


def is_safe(shape: Shape, value: bytes) -> bool:
    """Whether bytes that a stock format would unpack make it run nothing."""
    if not shape.placed:
        return True
    return is_harmless(_pickle_in(shape, value))


def pack(shape: Shape, format_: Any, count: int, spots: Sequence[Spot]) -> bytes:
    """The bytes that a stock format would have packed."""
    if not shape.counted or not count:
        return b""
    if not shape.placed:
        return _COUNT.pack(count)
    found = format_.encode(as_encoded(shape, spots))
    packed: bytes = found[0] if isinstance(found, tuple) else found
    return packed


def as_encoded(shape: Shape, spots: Sequence[Spot]) -> list[Any]:
    """Some spots as the `encode` of a format takes them and its richest `decode_` gives them."""
    if shape.lettered and shape.boosted:
        return [(place, start, start + width, boost) for place, start, width, boost in spots]
    if shape.lettered:
        return [(place, start, start + width) for place, start, width, _ in spots]
    if shape.boosted:
        return [(place, boost) for place, _, _, boost in spots]
    return [place for place, _, _, _ in spots]
