"""
The postings of one term as a matcher of Whoosh's.

It walks over the arrays where they lie. The whole list is one block to Whoosh's collectors: what
bounds its scores is kept with the term. What a posting says is answered from the numbers; its bytes
are put together for who asks for them, and bytes that would make Whoosh run something are damage.
"""

from __future__ import annotations

import copy
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from index.embedded.corrections import whoosh
from index.embedded.whooshed.values import Shape, Spot, as_encoded, is_safe, pack, shape_of
from index.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embedded.segment import Extent

_matching = whoosh("matching")
_LeafMatcher: Any = _matching.LeafMatcher


class PostingMatcher(_LeafMatcher):  # type: ignore[misc]
    """
    The postings of one term. With *names* it is a vector: ids are numbers of them.
    """

    def __init__(
        self,
        field: Any,
        number: int,
        format_: Any,
        *,
        term: tuple[str, bytes] | None = None,
        scorer: Any = None,
        names: Sequence[str] | None = None,
    ) -> None:
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._field = field
        self._number = number
        self._extent: Extent = field.field.extent(number)
        ids = field.field.ids(self._extent)
        self._ids: Sequence[Any] = ids if names is None else [names[id_] for id_ in ids]
        self._shape = shape_of(format_)
        self._keeps_bytes = field.has("value_ends")
        self._weights: Sequence[float] | None = None
        self._times: Sequence[int] = ()
        self._kept: Any = None
        self._i = 0
        self._known = (0, -1)  # a posting, and where its positions begin

    def is_active(self) -> bool:
        return self._i < len(self._ids)

    def reset(self) -> None:
        self._i = 0

    def copy(self) -> Any:
        return copy.copy(self)

    def id(self) -> Any:
        return self._ids[self._i]

    def all_ids(self) -> Iterator[Any]:
        while self._i < len(self._ids):
            self._i += 1
            yield self._ids[self._i - 1]

    def next(self) -> bool:
        if self._i >= len(self._ids):
            raise _matching.ReadTooFar
        self._i += 1
        return self._i == len(self._ids)

    def skip_to(self, id: Any) -> None:  # noqa: A002 -- Whoosh's name for it
        if not self.is_active():
            raise _matching.ReadTooFar
        if id > self._ids[self._i]:
            self._i = bisect_left(self._ids, id, self._i)

    def skip_to_quality(self, minquality: float) -> int:
        if self.block_quality() > minquality:
            return 0
        self._i = len(self._ids)
        return 1

    # What the posting says

    def weight(self) -> float:
        if self._weights is None:
            self._weights = self._field.weights(self._extent)
        return self._weights[self._i]

    def value(self) -> bytes:
        raw = self._raw()
        if raw is not None:
            return raw
        shape = self._shape
        return pack(shape, self.format, self._count(), self._spots()) if shape.counted else b""

    def value_as(self, astype: str) -> Any:
        shape = self._shape
        if shape.known and self._raw() is None:
            if astype == "frequency":
                return self._count() if shape.counted else 1
            if astype == "positions" and shape.placed:
                count = self._count()
                return self._places(self._begin(), count)
            if astype == "characters" and shape.lettered:
                return as_encoded(Shape(known=True, lettered=True), self._spots())
        return self.format.decoder(astype)(self.value())

    def items_as(self, astype: str) -> Iterator[tuple[Any, Any]]:
        while self.is_active():
            yield self.id(), self.value_as(astype)
            self.next()

    def all_items(self) -> Iterator[tuple[Any, bytes]]:
        while self.is_active():
            yield self.id(), self.value()
            self.next()

    def _raw(self) -> bytes | None:
        """The value as it was written, where that is kept."""
        field, posting = self._field, self._extent[0] + self._i
        if not self._keeps_bytes:
            if not self._shape.known:
                raise IndexDamaged(f"{field.field.name}: postings not of the format of the schema")
            return None
        if not field.has("value_at"):
            if self._shape.known and not is_safe(self._shape, self._value(posting)):
                raise IndexDamaged(f"{field.field.name}: a posting that is not plain")
            return self._value(posting)
        odd = field.whole("value_at")
        at = bisect_left(odd, posting)
        if at == len(odd) or odd[at] != posting:
            return None
        value = self._value(at)
        if not is_safe(self._shape, value):
            raise IndexDamaged(f"{field.field.name}: a posting that is not plain")
        return value

    def _value(self, at: int) -> bytes:
        start = self._field.view("value_ends", at - 1, at)[0] if at else 0
        return bytes(
            self._field.view("values", start, self._field.view("value_ends", at, at + 1)[0])
        )

    def _count(self) -> int:
        if not self._times:
            self._need("times")
            self._times = self._field.field.times(self._extent)
        return self._times[self._i]

    def _need(self, part: str) -> None:
        if not self._field.has(part):
            raise IndexDamaged(
                f"{self._field.field.name}: postings not of the format of the schema"
            )

    def _places(self, first: int, count: int) -> list[int]:
        places: list[int] = self._field.field.places(first, first + count).tolist()
        shift = self._field.shift
        return [place >> shift for place in places] if shift else places

    def _spots(self) -> list[Spot]:
        count = self._count()
        if not self._shape.placed:
            return []
        first = self._begin()
        last, field, shape = first + count, self._field, self._shape
        places = self._places(first, count)
        starts: Sequence[int] = (0,) * count
        widths: Sequence[int] = starts
        boosts: Sequence[float] = (1.0,) * count
        if shape.lettered:
            self._need("widths")
            starts, widths = field.view("starts", first, last), field.view("widths", first, last)
        if shape.boosted:
            self._need("boosts")
            boosts = field.view("boosts", first, last)
        return list(zip(places, starts, widths, boosts, strict=True))

    def _begin(self) -> int:
        """Where the positions of this posting begin: counted on from where it was known last."""
        posting, begin = self._known
        if begin < 0 or posting > self._i:
            self._need("places")
            posting, begin = 0, self._field.field.begin(self._extent[0])
        begin += sum(self._times[posting : self._i])
        self._known = self._i, begin
        return begin

    # What bounds its scores

    def _info(self) -> Any:
        if self._kept is None:
            self._kept = self._field.info(self._number)
        return self._kept

    def block_min_id(self) -> Any:
        return self._ids[0]

    def block_max_id(self) -> Any:
        return self._ids[-1]

    def block_min_length(self) -> int:
        length: int = self._info().min_length()
        return length

    def block_max_length(self) -> int:
        length: int = self._info().max_length()
        return length

    def block_max_weight(self) -> float:
        weight: float = self._info().max_weight()
        return weight
