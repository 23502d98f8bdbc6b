"""
Documents to a segment: words and names are counted in memory, then written in one go.

What a segment holds is in layout.py, how postings are written in postings.py. When a batch is
written, which segments are merged and what a commit is: commit.py.
"""

from __future__ import annotations

import os
import secrets
from array import array
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from index.embedded import layout
from index.embedded.corrections import whoosh
from index.embedded.files import Sink
from index.embedded.manifest import SegmentEntry
from index.embedded.postings import TermWriter, pack_positions
from index.tokens import name_words, stem, tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.results import Document, Name

    Postings = dict[str, tuple[list[int], list[bytes]]]
    Terms = Iterable[tuple[bytes, Sequence[int], Sequence[bytes]]]

_columns = whoosh("columns")
_structfile = whoosh("filedb.structfile")
_LONG_TEXT = 1_000_000


class Batch:
    """
    Documents on their way into one segment. *size* counts postings: 100 bytes of memory each.
    """

    def __init__(self) -> None:
        self.size = 0
        self.deleted: set[int] = set()
        self.ids: list[str] = []
        self._days = array("i")
        self._postings: dict[str, Postings] = {}
        self._lengths: dict[str, array[int]] = {}
        self._values: dict[str, list[bytes]] = {}
        self._numbers: dict[str, array[int]] = {}

    def add(self, document: Document) -> int:
        """
        Take *document* in; return its place. Raises ValueError when a field is not one that it can
        have.
        """
        _check(document)
        place = len(self.ids)
        for field, text in document.texts.items():
            self._add_text(place, field, text)
        for field, names in document.names.items():
            self._add_names(place, field, names)
        for field, keywords in document.keywords.items():
            for keyword in {layout.fold_keyword(value) for value in keywords}:
                self._post(place, field, layout.from_bytes(keyword), None)
            self._add_values(place, field, keywords)
        for field, number in document.numbers.items():
            column = self._numbers.setdefault(field, array("q"))
            column.extend([layout.NO_NUMBER] * (place - len(column)))
            column.append(number)
        self._post(place, "id", document.id.casefold(), None)
        self._days.append(document.day.toordinal() if document.day else 0)
        self.ids.append(document.id)
        return place

    def _post(self, place: int, field: str, term: str, value: bytes | None) -> None:
        lists = self._postings.setdefault(field, {}).setdefault(term, ([], []))
        lists[0].append(place)
        if value is not None:
            lists[1].append(value)
        self.size += 1

    def _add_text(self, place: int, field: str, text: str) -> None:
        seen: dict[str, Any] = {}
        found: Iterable[str]
        if len(text) > _LONG_TEXT:  # four bytes a word, not 36: a line may be 50 MB
            found = (word for word, _, _ in tokens(text))
            at = -1
            for at, word in enumerate(found):
                if word not in seen:
                    seen[word] = array("I")
                seen[word].append(at)
            count = at + 1
        else:
            found = words(text)
            count = len(found)
            for at, word in enumerate(found):
                if word in seen:
                    seen[word].append(at)
                else:
                    seen[word] = [at]
        if not count:
            return
        postings = self._postings.setdefault(field, {})
        for word, places in seen.items():
            lists = postings.get(word)
            if lists is None:
                postings[word] = ([place], [pack_positions(places)])
            else:
                lists[0].append(place)
                lists[1].append(pack_positions(places))
        self.size += len(seen)
        lengths = self._lengths.setdefault(field, array("I"))
        lengths.extend([0] * (place - len(lengths)))
        lengths.append(count)

    def _add_names(self, place: int, field: str, names: Sequence[Name]) -> None:
        seen: dict[str, list[int]] = {}
        at = 0
        spellings = {
            spelling: None for name in names for spelling in (name.canonical, *name.aliases)
        }
        for found in {_name_words(spelling): None for spelling in spellings}:
            last = len(found) - 1
            for i, word in enumerate(found):
                code = at * 4 + (layout.FIRST if i == 0 else 0) + (layout.LAST if i == last else 0)
                seen.setdefault(word, []).append(code)
                at += 1
            at += 1  # a gap, so that no phrase runs from one name into the next
        for word, codes in seen.items():
            self._post(place, field, word, pack_positions(codes))
        self._add_values(place, field, [name.canonical for name in names])

    def _add_values(self, place: int, field: str, values: Sequence[str]) -> None:
        distinct = dict.fromkeys(map(layout.to_bytes, values))
        if not distinct:
            return
        column = self._values.setdefault(field, [])
        column.extend([b""] * (place - len(column)))
        column.append(layout.SEPARATOR.join(distinct))

    def write(self, location: str) -> SegmentEntry:
        """
        Write what has been taken in as a segment in the directory *location*, not yet synced.
        """
        writer = SegmentWriter(location)
        try:
            for field in sorted(self._postings):
                postings = self._postings[field]
                coded = sorted((term.encode("utf-8", "surrogatepass"), term) for term in postings)
                writer.add_field(field, ((code, *postings[term]) for code, term in coded))
            self._postings = {}
            numbers = {"day": ("i", 0, self._days)}
            numbers |= {f"n.{k}": ("q", layout.NO_NUMBER, v) for k, v in self._numbers.items()}
            numbers |= {f"l.{k}": ("I", 0, v) for k, v in self._lengths.items()}
            values = {"id": list(map(layout.to_bytes, self.ids))}
            values |= {f"v.{field}": column for field, column in self._values.items()}
            return writer.finish(len(self.ids), numbers, values, self.deleted)
        except BaseException:
            writer.abandon()
            raise


class SegmentWriter:
    """
    A segment file being written: fields in order of their names, then the columns.
    """

    def __init__(self, location: str) -> None:
        self.name = f"{secrets.token_hex(8)}.seg"
        self._sink = Sink(os.path.join(location, self.name))
        self._terms = TermWriter(self._sink)
        self._lexicon: set[bytes] = set()
        self._parts: dict[str, tuple[int, int]] = {}

    def add_field(self, field: str, terms: Terms) -> None:
        """
        Write *terms* (UTF-8, rising), each with its documents and their values (none for keywords).
        """
        if field in layout.TEXT_FIELDS:
            terms = self._noted(terms)
        self._terms.add_field(field, terms)

    def _noted(self, terms: Terms) -> Terms:
        for term in terms:
            self._lexicon.add(term[0])
            yield term

    def _stems(self) -> Terms:
        forms: dict[str, list[str]] = {}
        for word in map(layout.from_bytes, sorted(self._lexicon)):
            forms.setdefault(stem(word), []).append(word)
        for shared in sorted(forms, key=layout.to_bytes):
            if forms[shared] != [shared]:  # else the table need not say it
                yield (
                    layout.to_bytes(shared),
                    [0],
                    [layout.SEPARATOR.join(map(layout.to_bytes, forms[shared]))],
                )

    def finish(
        self,
        count: int,
        numbers: Mapping[str, tuple[str, int, Sequence[int]]],
        values: Mapping[str, Sequence[bytes]],
        deleted: set[int],
    ) -> SegmentEntry:
        """
        Write the columns and close the file. *numbers* are (type code, default, values) by part.
        """
        self._terms.add_field(layout.STEMS, self._stems())
        terms = self._terms.finish()
        self._parts["pst"] = (0, self._sink.size)
        self._add_part("trm", terms)
        self._add_part("lex", b"\n".join(sorted(self._lexicon)))
        for part, (code, default, column) in numbers.items():
            self._add_part(part, _column(_columns.NumericColumn(code, default), column, count))
        for part, texts in values.items():
            self._add_part(part, _column(_columns.VarBytesColumn(), texts, count))
        size = self._sink.size
        return SegmentEntry(
            name=self.name,
            size=size,
            sha256=self._sink.finish(),
            documents=count,
            deleted=len(deleted),
            parts=self._parts,
            lengths={
                part[2:]: length_totals(column, deleted)
                for part, (_, _, column) in numbers.items()
                if part.startswith("l.")
            },
        )

    def _add_part(self, part: str, data: bytes) -> None:
        self._parts[part] = (self._sink.size, len(data))
        self._sink.write(data)

    def abandon(self) -> None:
        self._sink.abandon()
        os.unlink(self._sink.path)


def length_totals(column: Sequence[int], gone: set[int] | frozenset[int]) -> tuple[int, int]:
    """Words, and documents that have any, without the documents *gone*."""
    live = [n for place, n in enumerate(column) if n and place not in gone]
    return sum(live), len(live)


def _column(kind: Any, column: Sequence[Any], count: int) -> bytes:
    memory = BytesIO()
    writer = kind.writer(_structfile.StructFile(memory))
    for place, value in enumerate(column):
        writer.add(place, value)
    if isinstance(kind, _columns.VarBytesColumn):
        # Its own filling of rows that were never written was wrong in places: write them.
        for place in range(len(column), count):
            writer.add(place, b"")
    writer.finish(count)
    return memory.getvalue()


@lru_cache(maxsize=20_000)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(name_words(name))


def _check(document: Document) -> None:
    if not document.id:
        raise ValueError("a document has no id")
    for fields, known, what in (
        (document.texts, layout.TEXT_FIELDS, "text"),
        (document.names, layout.NAME_FIELDS, "name"),
        (document.keywords, layout.KEYWORD_FIELDS, "keyword"),
        (document.numbers, layout.NUMBER_FIELDS, "number"),
    ):
        for field in fields:
            if field not in known:
                raise ValueError(f"{document.id}: {field!r} is not a {what} field of a document")
    for field, number in document.numbers.items():
        if not layout.NO_NUMBER < number < 2**63:
            raise ValueError(f"{document.id}: {field} is out of range: {number}")
