"""
The terms of a container as Whoosh reads them: the table of terms, what is known of each, a cursor.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from index.embedded.corrections import whoosh
from index.embedded.segment import Field
from index.embedded.whooshed.matcher import PostingMatcher
from index.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.embedded.container import Container
    from index.embedded.segment import Extent

_base = whoosh("codec.base")
_reading = whoosh("reading")
_TermsReader: Any = _base.TermsReader
_FieldCursor: Any = _base.FieldCursor


class Postings:
    """
    The terms and postings of one field of a container.

    *shift* is how many bits of a position are flags: two in the name fields of a segment of ours.
    *bounds* are the shortest and longest length of the field, where none are kept with a term.
    """

    def __init__(
        self, container: Container, name: str, *, shift: int = 0, bounds: tuple[int, int] = (0, 0)
    ) -> None:
        for part in ("terms", "ends", "first", "ids"):
            if not container.has(f"{name}/{part}"):
                raise IndexDamaged(f"{container.path}: {name} has no {part}")
        self.field = Field(container, name, 0)
        self.shift = shift
        self._bounds = bounds
        self._container = container
        self._name = name
        self._ends = container.view(f"{name}/ends")
        self._bytes = container.view(f"{name}/terms")

    def has(self, part: str) -> bool:
        return self._container.has(f"{self._name}/{part}")

    def view(self, part: str, first: int, last: int) -> memoryview:
        return self._container.view(f"{self._name}/{part}", first, last)

    def whole(self, part: str) -> memoryview:
        return self._container.view(f"{self._name}/{part}")

    def __len__(self) -> int:
        return len(self._ends)

    def term(self, at: int) -> bytes:
        return bytes(self._bytes[self._ends[at - 1] if at else 0 : self._ends[at]])

    def at(self, term: bytes) -> int:
        """The number of the first term that is not before *term*."""
        return bisect_left(range(len(self)), term, key=self.term)

    def find(self, term: bytes) -> int | None:
        at = self.at(term)
        return at if at < len(self) and self.term(at) == term else None

    def terms(self, first: int = 0) -> Iterator[bytes]:
        return map(self.term, range(first, len(self)))

    def weights(self, extent: Extent) -> Sequence[float]:
        """What each of some postings weighs."""
        if self.has("weights"):
            return self.view("weights", *extent)
        if self.has("times"):
            return self.field.times(extent)
        return (1.0,) * (extent[1] - extent[0])

    def info(self, at: int) -> Any:
        """What Whoosh wants to know of a term."""
        extent = self.field.extent(at)
        ids = self.field.ids(extent)
        if self.has("totals"):
            weight: float = self.view("totals", at, at + 1)[0]
            heaviest: float = self.view("heaviest", at, at + 1)[0]
            shortest, longest = (self.view(p, at, at + 1)[0] for p in ("shortest", "longest"))
        else:
            weights = self.weights(extent)
            weight, heaviest = sum(weights), max(weights, default=0)
            shortest, longest = self._bounds
        return term_info(ids, weight, heaviest, (shortest, longest))


def term_info(ids: Sequence[int], weight: float, heaviest: float, lengths: tuple[int, int]) -> Any:
    """What Whoosh wants to know of a term with postings of these documents."""
    return _reading.TermInfo(
        weight=weight,
        df=len(ids),
        minlength=lengths[0],
        maxlength=lengths[1],
        maxweight=heaviest,
        minid=ids[0] if len(ids) else None,
        maxid=ids[-1] if len(ids) else 0,
    )


class ArrayTermsReader(_TermsReader):  # type: ignore[misc]
    """
    The terms of a segment, field by field.
    """

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field = self._fields.get(term[0])
        return field is not None and field.find(term[1]) is not None

    def indexed_field_names(self) -> Iterable[str]:
        return self._fields.keys()

    def cursor(self, fieldname: str, fieldobj: Any) -> Any:
        field = self._fields.get(fieldname)
        return _base.EmptyCursor() if field is None else ArrayCursor(field, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, term) for name, field in self._fields.items() for term in field.terms())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return ((name, field.term(at)) for name, field, at in self._numbers_from(fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        for name, field in self._fields.items():
            for at in range(len(field)):
                yield (name, field.term(at)), field.info(at)

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        for name, field, at in self._numbers_from(fieldname, prefix):
            yield (name, field.term(at)), field.info(at)

    def _numbers_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, Any, int]]:
        """From a term on, through the fields behind it too: so Whoosh's own does."""
        if fieldname not in self._fields:
            return
        begun = False
        for name, field in self._fields.items():
            if name == fieldname:
                begun = True
                first = field.at(prefix)
            elif begun:
                first = 0
            else:
                continue
            for at in range(first, len(field)):
                yield name, field, at

    def _find(self, fieldname: str, term: bytes) -> tuple[Any, int]:
        field = self._fields.get(fieldname)
        at = None if field is None else field.find(term)
        if at is None:
            raise _reading.TermNotFound(f"No term {fieldname}:{term!r}")
        return field, at

    def term_info(self, fieldname: str, text: bytes) -> Any:
        field, at = self._find(fieldname, text)
        return field.info(at)

    def frequency(self, fieldname: str, text: bytes) -> float:
        if (fieldname, text) not in self:
            return 0
        weight: float = self.term_info(fieldname, text).weight()
        return weight

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        if (fieldname, text) not in self:
            return 0
        count: int = self.term_info(fieldname, text).doc_frequency()
        return count

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        field, at = self._find(fieldname, text)
        return PostingMatcher(field, at, format_, term=(fieldname, text), scorer=scorer)

    def close(self) -> None:
        self._fields = {}


class ArrayCursor(_FieldCursor):  # type: ignore[misc]
    """
    A place in the terms of a field, moved forward and back.
    """

    def __init__(self, field: Any, fieldobj: Any) -> None:
        self._field = field
        self._fieldobj = fieldobj
        self._at = 0

    def first(self) -> Any:
        self._at = 0
        return self.text()

    def find(self, term: Any) -> Any:
        wanted = term if isinstance(term, bytes) else self._fieldobj.to_bytes(term)
        self._at = self._field.at(wanted)
        return self.text()

    def next(self) -> Any:
        self._at = min(self._at + 1, len(self._field))
        return self.text()

    def text(self) -> Any:
        return self._fieldobj.from_bytes(self._field.term(self._at)) if self.is_valid() else None

    def term_info(self) -> Any:
        return self._field.info(self._at) if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._at < len(self._field)
