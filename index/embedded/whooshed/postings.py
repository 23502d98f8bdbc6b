"""
Postings on their way into a container, for any of Whoosh's formats.

Terms come rising, each with its postings, rising too. What is plain (terms, documents, how often,
where) goes the way of every segment, through inverted.py; beside it stand the arrays that only
Whoosh's formats need: see "A field of Whoosh's" in layout.py.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from index.embedded.corrections import whoosh
from index.embedded.inverted import FieldWriter, Inverted, Spool
from index.embedded.whooshed.storage import directory_of, new_container
from index.embedded.whooshed.values import shape_of, unpack

if TYPE_CHECKING:
    from index.embedded.container import ContainerWriter

TERMS: Final = ".trm"
_AT_ONCE: Final = 1 << 20
"""Postings that are held before they go to the spools: 30 MB with their positions."""
_UNBOUNDED: Final = (1 << 32) - 1

_base = whoosh("codec.base")
_FieldWriter: Any = _base.FieldWriter


class PostingsWriter:
    """
    The postings of one field, or the vectors of one: *name* is what its arrays are called by.
    """

    def __init__(self, container: ContainerWriter, location: str, name: str, format_: Any) -> None:
        self._container = container
        self._location = location
        self._name = name
        self._format = format_
        self._shape = shape_of(format_)
        self._plain: FieldWriter | None = None
        self._begun = 0  # postings that the spools have
        self._weighed = False
        code = {"weights": "f", "starts": "I", "widths": "I", "boosts": "d"}
        code |= {"value_at": "Q", "values": "B", "value_ends": "Q"}
        code |= {"totals": "d", "heaviest": "f", "shortest": "I", "longest": "I"}
        self._spools = {part: Spool(location, code) for part, code in code.items()}
        self._value_end = 0
        self._start()

    def _start(self) -> None:
        self._terms: list[bytes] = []
        self._counts = array("I")
        self._ids, self._times, self._places = array("I"), array("I"), array("I")
        self._held: dict[str, Any] = {part: array(s.code) for part, s in self._spools.items()}
        self._values: list[bytes] = []

    def start_term(self, term: bytes) -> None:
        self._terms.append(term)
        self._first = len(self._ids)
        self._lengths: list[int] = []

    def add(self, id_: int, weight: float, value: bytes, length: int | None) -> None:
        held = self._held
        found = unpack(self._shape, self._format, value) if self._shape.known else None
        if found is None and self._shape.known and value:
            held["value_at"].append(self._begun + len(self._ids))
        if found is None and (value or not self._shape.known):
            self._values.append(value)
            self._value_end += len(value)
            held["value_ends"].append(self._value_end)
        count, spots = found or (0, [])
        self._ids.append(id_)
        self._times.append(count)
        for place, start, width, boost in spots:
            self._places.append(place)
            if self._shape.lettered:
                held["starts"].append(start)
                held["widths"].append(width)
            if self._shape.boosted:
                held["boosts"].append(boost)
        held["weights"].append(weight)
        if weight != (count if self._shape.counted else 1):
            self._weighed = True
        if length:
            self._lengths.append(length)

    def finish_term(self) -> None:
        first, held = self._first, self._held
        weights = held["weights"][first:]
        self._counts.append(len(weights))
        held["totals"].append(sum(weights))
        held["heaviest"].append(max(weights, default=0))
        held["shortest"].append(min(self._lengths, default=0))
        held["longest"].append(max(self._lengths, default=0))
        if len(self._ids) >= _AT_ONCE:
            self._flush(last=False)

    def _flush(self, *, last: bool) -> None:
        plain = self._plain
        if plain is None:
            bounds = max(self._ids, default=0), max(self._places, default=0)
            documents, longest = bounds if last else (_UNBOUNDED, _UNBOUNDED)
            plain = FieldWriter(self._container, self._location, self._name, documents + 1, longest)
            self._plain = plain
        shape = self._shape
        plain.add(
            Inverted(
                terms=self._terms,
                counts=_numbers(self._counts),
                ids=_numbers(self._ids),
                times=_numbers(self._times) if shape.counted else None,
                places=_numbers(self._places) if shape.placed else None,
            )
        )
        for part, spool in self._spools.items():
            spool.add(_numbers(self._held[part]))
        self._spools["values"].add(np.frombuffer(b"".join(self._values), np.uint8))
        self._begun += len(self._ids)
        self._start()

    def finish(self) -> bool:
        """Write what has been added; False when that has no terms."""
        if self._terms or self._plain is None:
            self._flush(last=True)
        if self._plain is None or not self._begun:
            return False
        self._plain.finish()
        shape, spools = self._shape, self._spools
        wanted = {
            "weights": self._weighed,
            "starts": shape.lettered,
            "widths": shape.lettered,
            "boosts": shape.boosted,
            "value_at": bool(spools["value_at"].count),
        }
        wanted["value_ends"] = wanted["values"] = not shape.known or wanted["value_at"]
        for part, spool in spools.items():
            if wanted.get(part, True):
                self._container.add(f"{self._name}/{part}", spool.code, spool.pieces())
        return True


def _numbers(held: Any) -> Any:
    return np.frombuffer(held, np.dtype(held.typecode)) if len(held) else np.zeros(0, held.typecode)


class ArrayFieldWriter(_FieldWriter):  # type: ignore[misc]
    """
    What Whoosh gives the terms of a segment to, field by field.
    """

    def __init__(self, storage: Any, segment: Any) -> None:
        self._container = new_container(storage, segment.make_filename(TERMS))
        self._location = directory_of(storage)
        self._field: PostingsWriter | None = None
        self._name = ""
        self._in_term = False
        self._fields: list[str] = []
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        if self._field is not None or fieldname in self._fields:
            raise ValueError(f"the field {fieldname!r} is begun in or after its own turn")
        self._name = fieldname
        self._field = PostingsWriter(self._container, self._location, fieldname, fieldobj.format)

    def start_term(self, text: bytes) -> None:
        if self._field is None or self._in_term:
            raise ValueError("a term is begun outside a field or in another term")
        self._in_term = True
        self._field.start_term(text)

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int | None) -> None:
        if self._field is None or not self._in_term:
            raise ValueError("a posting is added outside a term")
        self._field.add(docnum, weight, vbytes, length)

    def finish_term(self) -> None:
        if self._field is None or not self._in_term:
            raise ValueError("a term is finished that was not begun")
        self._in_term = False
        self._field.finish_term()

    def add_spell_word(self, fieldname: str, text: str) -> None:
        """Whoosh keeps words to be spelt as a field of their own; this is never asked for."""

    def finish_field(self) -> None:
        if self._field is None:
            raise ValueError("a field is finished that was not begun")
        if self._field.finish():
            self._fields.append(self._name)
        self._field = None

    def close(self) -> None:
        self._container.finish({"fields": self._fields})
        self.is_closed = True
