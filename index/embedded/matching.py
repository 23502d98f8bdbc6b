"""
What a query means in one segment: every node of the AST as documents, or as occurrences.

Which terms a word stands for is decided here; how posting lists are put together is the kernel's
(kernel.py). Documents are places in the segment; deleted ones never come out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from index import query as ast
from index.edits import near
from index.embedded import layout
from index.fields import FIELDS
from index.reshape import leaves, text_leaves
from index.tokens import name_words, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.embedded.kernel import Counted, Kernel, Places, Slot
    from index.embedded.segment import Field, Segment

    Occurrences = Mapping[str, Counted]
    """Where a leaf occurs, by document field."""

TextLeaf = ast.TextLeaf
Scored = ast.TextLeaf | ast.Near
_AFTER_ALL_TIME = 2**31


def scored(query: ast.Query, *, negated: bool = False) -> Iterator[Scored]:
    """The leaves that occur in texts, from left to right; those under a Not only when *negated*."""
    match query:
        case ast.And(parts) | ast.Or(parts):
            for part in parts:
                yield from scored(part, negated=negated)
        case ast.Not(part):
            if negated:
                yield from scored(part, negated=True)
        case ast.Term() | ast.Phrase() | ast.Prefix() | ast.Fuzzy() | ast.Near():
            yield query
        case _:
            pass


def members(field: str, kind: str) -> tuple[str, ...]:
    """The document fields that *field* stands for; ValueError when it is not of this kind."""
    row = FIELDS.get(field)
    if row is None or row.kind != kind:
        raise ValueError(f"{field!r} is not a {kind} field")
    return row.members


def check(query: ast.Query) -> None:
    """Raise ValueError when a leaf names a field that it cannot be asked of."""
    for leaf in leaves(query):
        match leaf:
            case ast.Named():
                members(leaf.field, "name")
            case ast.Keyword():
                members(leaf.field, "keyword")
            case ast.NumberRange():
                members(leaf.field, "number")
            case ast.Missing():
                row = FIELDS.get(leaf.field)
                if row is None or row.kind in ("scope", "saved", "kin"):
                    raise ValueError(f"{leaf.field!r} is not a field of a document")
            case ast.DateRange():
                pass
            case ast.Near():
                for word in text_leaves(leaf):
                    members(word.field, "text")
            case _:
                members(leaf.field, "text")


class Terms:
    """
    Which terms of a segment the words of text leaves stand for, looked up once for each leaf.
    """

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.postings = 0
        """How many postings the leaves that were looked up have: what the query costs."""
        self._rows: dict[TextLeaf, list[tuple[Field, list[Slot]]]] = {}

    def rows(self, leaf: TextLeaf) -> list[tuple[Field, list[Slot]]]:
        """For each member field that has all the words of *leaf*, the postings of each word."""
        found = self._rows.get(leaf)
        if found is None:
            found = self._rows[leaf] = list(self._look_up(leaf))
            self.postings += sum(b - a for _, row in found for slot in row for a, b in slot)
        return found

    def _look_up(self, leaf: TextLeaf) -> Iterator[tuple[Field, list[Slot]]]:
        written = _written(leaf.text)
        for name in members(leaf.field, "text") if written else ():
            field = self.segment.field(name)
            if field is None:
                continue
            row: list[Slot] = []
            for at, word in enumerate(written):
                slot = self._slot(field, leaf, word, last=at == len(written) - 1)
                if not slot:
                    break
                row.append(slot)
            else:
                yield field, row

    def _slot(self, field: Field, leaf: TextLeaf, word: str, *, last: bool) -> Slot:
        match leaf:
            case ast.Prefix() if last:
                return list(map(field.extent, field.terms.beginning(layout.to_bytes(word))))
            case ast.Fuzzy(edits=edits):
                return [field.extent(at) for at, _, _ in spelt_like(field, word, edits)]
            case ast.Term(exact=False):
                return field.forms(stem(word))
            case _:
                return field.form(word)


@lru_cache(maxsize=256)
def _written(text: str) -> tuple[str, ...]:
    """The words of a leaf: asked for in every segment."""
    return tuple(words(text))


def spelt_like(field: Field, word: str, edits: int) -> Iterator[tuple[int, str, int]]:
    """The terms within *edits* of *word*: number, form and distance."""
    # A letter more is four bytes at most, and a letter less only one when all letters are ASCII.
    size = len(layout.to_bytes(word))
    for bytes_ in range(max(1, size - edits * (1 if word.isascii() else 4)), size + 4 * edits + 1):
        known = field.terms.of_size(bytes_)
        for form, far in near(known, word, edits):
            yield known[form], form, far


def occurrences(kernel: Kernel, terms: Terms, leaf: Scored) -> Occurrences:
    """For each member field of *leaf*, how often it occurs in which document."""
    found: dict[str, Counted] = {}
    if isinstance(leaf, ast.Near):
        left, right = (_rows(terms, side) for side in (leaf.left, leaf.right))
        for name in left.keys() & right.keys():
            sides = left[name], right[name]
            field = terms.segment.field(name)
            if field is not None:
                found[name] = kernel.near(
                    terms.segment, field, sides, leaf.distance, ordered=leaf.ordered
                )
    else:
        for field, row in terms.rows(leaf):
            if len(row) == 1:
                found[field.name] = kernel.one(terms.segment, field, row[0])
            else:
                found[field.name] = kernel.row(terms.segment, field, row)
    # In one order, so that sums are the same whoever makes them; the body, which has most, first.
    names = reversed(FIELDS[leaf.field].members)
    return {name: found[name] for name in names if name in found and len(found[name].ids)}


def _rows(terms: Terms, side: ast.Query) -> dict[str, list[list[Slot]]]:
    """One side of a Near: for each field, the rows of words that may stand there."""
    rows: dict[str, list[list[Slot]]] = {}
    for leaf in text_leaves(side):
        for field, row in terms.rows(leaf):
            rows.setdefault(field.name, []).append(row)
    return rows


def matches(
    kernel: Kernel, segment: Segment, query: ast.Query, text: Mapping[Scored, Places]
) -> Places:
    """The documents that match; *text* says which match each text leaf."""
    match query:
        case ast.And(parts):
            wanted = [part for part in parts if not isinstance(part, ast.Not)]
            found = [matches(kernel, segment, part, text) for part in wanted]
            found.sort(key=kernel.size)
            left = found[0] if found else kernel.everything(segment)
            for places in found[1:]:
                left = kernel.both(segment, left, places)
            for part in parts:
                if isinstance(part, ast.Not) and kernel.size(left):
                    left = kernel.without(segment, left, matches(kernel, segment, part.part, text))
            return left
        case ast.Or(parts):
            return kernel.either(segment, [matches(kernel, segment, part, text) for part in parts])
        case ast.Not(part):
            every = kernel.everything(segment)
            return kernel.without(segment, every, matches(kernel, segment, part, text))
        case ast.Term() | ast.Phrase() | ast.Prefix() | ast.Fuzzy() | ast.Near():
            return text[query]
        case _:
            return _filtered(kernel, segment, query)


def _filtered(
    kernel: Kernel,
    segment: Segment,
    leaf: ast.Named | ast.Keyword | ast.DateRange | ast.NumberRange | ast.Missing,
) -> Places:
    match leaf:
        case ast.Named():
            return _named(kernel, segment, leaf)
        case ast.Keyword(name, value):
            field = segment.field(name)
            if field is None:
                return kernel.either(segment, [])
            wanted = layout.fold_keyword(value)
            if name == "id":
                numbers: Iterable[int] = field.terms.beginning(wanted)
            else:
                term = field.terms.find(wanted)
                numbers = () if term is None else (term,)
            return kernel.documents(segment, field, list(map(field.extent, numbers)))
        case ast.DateRange(start, end):
            first = start.toordinal() if start else 1
            last = end.toordinal() - 1 if end else _AFTER_ALL_TIME
            return kernel.between(segment, segment.numbers("=day"), first, last)
        case ast.NumberRange(name, low, high):
            least = layout.NO_NUMBER + 1
            lowest = least if low is None else max(low, least)
            highest = 2**63 - 1 if high is None else high
            return kernel.between(segment, segment.numbers(f"={name}"), lowest, highest)
        case ast.Missing(name):
            return _without(kernel, segment, name)


def _named(kernel: Kernel, segment: Segment, leaf: ast.Named) -> Places:
    wanted = name_words(leaf.text)
    found: list[Places] = []
    for name in members(leaf.field, "name") if wanted else ():
        field = segment.field(name)
        if field is None:
            continue
        row = [field.form(word) for word in wanted]
        if not all(row):
            continue
        if len(row) == 1 and not leaf.whole:
            found.append(kernel.documents(segment, field, row[0]))
        else:
            found.append(kernel.named(segment, field, row, whole=leaf.whole))
    return kernel.either(segment, found)


def _without(kernel: Kernel, segment: Segment, name: str) -> Places:
    if name == "id":
        return kernel.either(segment, [])
    row = FIELDS[name]
    having: list[Places] = []
    for member in row.members:
        if row.kind == "text":
            lengths = segment.numbers(f"{member}/lengths")
            having.append(kernel.between(segment, lengths, 1, _AFTER_ALL_TIME))
        elif row.kind == "date":
            having.append(kernel.between(segment, segment.numbers("=day"), 1, _AFTER_ALL_TIME))
        elif row.kind == "number":
            numbers = segment.numbers(f"={member}")
            having.append(kernel.between(segment, numbers, layout.NO_NUMBER + 1, 2**63 - 1))
        elif column := segment.column(member):
            having.append(kernel.valued(segment, column))
    return kernel.without(segment, kernel.everything(segment), kernel.either(segment, having))
