"""
What a query means in one segment: every node of the AST as a set of documents, or as weights.

Documents are places in the segment; deleted ones never come out. A text leaf gives, for each
document, how often it occurs in each field; what that is worth is in scoring.py.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index import query as ast
from index.edits import near
from index.embedded import layout
from index.fields import FIELDS
from index.tokens import name_words, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from index.embedded.segment import Extent, Segment

    Occurrences = Mapping[int, int]
    """How often a leaf occurs in each document of one field."""
    Spellings = Mapping[tuple[str, int], list[str]]
    """For a word and a number of edits, the indexed words that near."""
    Slot = list[Extent]
    """One word of a leaf: the postings of every form that may stand there."""

TextLeaf = ast.Term | ast.Phrase | ast.Prefix | ast.Fuzzy


def leaves(query: ast.Query) -> Iterator[ast.Leaf]:
    """The leaves of *query*, from left to right."""
    match query:
        case ast.And(parts) | ast.Or(parts):
            for part in parts:
                yield from leaves(part)
        case ast.Not(part):
            yield from leaves(part)
        case _:
            yield query


def scoring_leaves(query: ast.Query) -> Iterator[TextLeaf]:
    """The text leaves that are not under a Not, from left to right: those that score."""
    match query:
        case ast.And(parts) | ast.Or(parts):
            for part in parts:
                yield from scoring_leaves(part)
        case ast.Term() | ast.Phrase() | ast.Prefix() | ast.Fuzzy():
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
                if row is None or row.kind in ("scope", "saved"):
                    raise ValueError(f"{leaf.field!r} is not a field of a document")
            case ast.DateRange():
                pass
            case _:
                members(leaf.field, "text")


# Text leaves


def spellings(segments: Sequence[Segment], asked: Iterable[ast.Leaf]) -> Spellings:
    """
    The words that each word of the fuzzy leaves may stand for, looked up once for all segments.
    """
    wanted = {
        (word, leaf.edits)
        for leaf in asked
        if isinstance(leaf, ast.Fuzzy)
        for word in words(leaf.text)
    }
    if not wanted:
        return {}
    lexicon = set().union(*(segment.words() for segment in segments))
    return {one: [form for form, _ in near(lexicon, *one)] for one in wanted}


def occurrences(segment: Segment, leaf: TextLeaf, spelt: Spellings) -> dict[str, Occurrences]:
    """For each member field of *leaf*, how often it occurs in which document."""
    written = words(leaf.text)
    found: dict[str, Occurrences] = {}
    for field in members(leaf.field, "text") if written else ():
        slots = [
            _slot(segment, leaf, field, word, last=at == len(written) - 1, spelt=spelt)
            for at, word in enumerate(written)
        ]
        if all(slots):
            counts = _one(segment, slots[0]) if len(slots) == 1 else _in_a_row(segment, slots)
            if segment.deleted:
                counts = {place: n for place, n in counts.items() if place not in segment.deleted}
            if counts:
                found[field] = counts
    return found


def _slot(
    segment: Segment, leaf: TextLeaf, field: str, word: str, *, last: bool, spelt: Spellings
) -> Slot:
    match leaf:
        case ast.Prefix() if last:
            found = segment.extents_from(field, layout.to_bytes(word))
            return [extent for _, extent in found]
        case ast.Fuzzy(edits=edits):
            forms: Iterable[str] = spelt[word, edits]
        case ast.Term(exact=False):
            forms = segment.forms(stem(word))
        case _:
            forms = (word,)
    extents = (segment.extent(field, layout.to_bytes(form)) for form in forms)
    return [extent for extent in extents if extent]


def _one(segment: Segment, slot: Slot) -> Occurrences:
    if len(slot) == 1:
        ids, values = segment.postings(slot[0])
        return dict(zip(ids, map(layout.count_positions, values or ()), strict=False))
    counts: Counter[int] = Counter()
    for extent in slot:
        ids, values = segment.postings(extent)
        for place, value in zip(ids, values or (), strict=False):
            counts[place] += layout.count_positions(value)
    return counts


def _in_a_row(segment: Segment, slots: list[Slot]) -> Occurrences:
    """How often a word of each slot stands behind one of the slot before."""
    counts: dict[int, int] = {}
    for place, columns in _together(segment, slots):
        starts: AbstractSet[int] = set(columns[0])
        for step, column in enumerate(columns[1:], 1):
            starts = starts & {at - step for at in column}
            if not starts:
                break
        else:
            counts[place] = len(starts)
    return counts


def _together(segment: Segment, slots: list[Slot]) -> Iterator[tuple[int, list[Sequence[int]]]]:
    """
    The documents that have a word of every slot, and where each slot's words stand.

    Rare slots are read first, and places are unpacked only where all slots meet.
    """
    order = sorted(range(len(slots)), key=lambda i: sum(extent[0] for extent in slots[i]))
    tables: dict[int, dict[int, bytes | list[bytes]]] = {}
    common: AbstractSet[int] | None = None
    for i in order:
        table: dict[int, bytes | list[bytes]] = {}
        for extent in slots[i]:
            ids, values = segment.postings(extent)
            if not table:
                table = dict(zip(ids, values or (), strict=False))
                continue
            for place, value in zip(ids, values or (), strict=False):
                present = table.get(place)
                if present is None:
                    table[place] = value
                elif isinstance(present, list):
                    present.append(value)
                else:
                    table[place] = [present, value]
        tables[i] = table
        common = table.keys() if common is None else common & table.keys()
        if not common:
            return
    for place in sorted(common or ()):
        yield place, [_places(tables[i][place]) for i in range(len(slots))]


def _places(value: bytes | list[bytes]) -> Sequence[int]:
    if isinstance(value, bytes):
        return layout.unpack_positions(value)
    return [at for part in value for at in layout.unpack_positions(part)]


# Everything as sets


def matches(
    segment: Segment, query: ast.Query, text: Mapping[TextLeaf, AbstractSet[int]]
) -> AbstractSet[int]:
    """The documents that match; *text* says which match each text leaf."""
    match query:
        case ast.And(parts):
            found: AbstractSet[int] | None = None
            for part in parts:
                if not isinstance(part, ast.Not):
                    these = matches(segment, part, text)
                    found = these if found is None else found & these
            left = set(segment.live if found is None else found)
            for part in parts:
                if isinstance(part, ast.Not) and left:
                    left -= matches(segment, part.part, text)
            return left
        case ast.Or(parts):
            return set().union(*(matches(segment, part, text) for part in parts))
        case ast.Not(part):
            return set(segment.live) - matches(segment, part, text)
        case ast.Term() | ast.Phrase() | ast.Prefix() | ast.Fuzzy():
            return text[query]
        case _:
            found = _filtered(segment, query)
            return found - segment.deleted if segment.deleted else found


def _filtered(
    segment: Segment,
    leaf: ast.Named | ast.Keyword | ast.DateRange | ast.NumberRange | ast.Missing,
) -> AbstractSet[int]:
    match leaf:
        case ast.Named():
            return _named(segment, leaf)
        case ast.Keyword("id", value):
            found = segment.extents_from("id", layout.fold_keyword(value))
            return {place for _, extent in found for place in segment.postings(extent)[0]}
        case ast.Keyword(field, value):
            extent = segment.extent(field, layout.fold_keyword(value))
            return set(segment.postings(extent)[0]) if extent else set()
        case ast.DateRange(start, end):
            first = start.toordinal() if start else 1
            after = end.toordinal() if end else 2**31
            days = segment.numbers("day")
            return {place for place, day in enumerate(days) if first <= day < after}
        case ast.NumberRange(field, low, high):
            least = layout.NO_NUMBER + 1 if low is None else low
            most = 2**63 if high is None else high
            least = max(least, layout.NO_NUMBER + 1)
            numbers = segment.numbers(f"n.{field}")
            return {place for place, n in enumerate(numbers) if least <= n <= most}
        case ast.Missing(field):
            return _without(segment, field)


def _named(segment: Segment, leaf: ast.Named) -> AbstractSet[int]:
    wanted = name_words(leaf.text)
    places: set[int] = set()
    for field in members(leaf.field, "name") if wanted else ():
        extents = [segment.extent(field, layout.to_bytes(word)) for word in wanted]
        slots = [[extent] for extent in extents if extent]
        if len(slots) != len(wanted):
            continue
        if len(slots) == 1 and not leaf.whole:
            places.update(segment.postings(slots[0][0])[0])
            continue
        for place, columns in _together(segment, slots):
            starts = {code >> 2 for code in columns[0] if not leaf.whole or code & layout.FIRST}
            final = len(columns) - 1
            for step, column in enumerate(columns):
                starts &= {
                    (code >> 2) - step
                    for code in column
                    if step < final or not leaf.whole or code & layout.LAST
                }
            if starts:
                places.add(place)
    return places


def _without(segment: Segment, field: str) -> AbstractSet[int]:
    if field == "id":
        return set()
    row = FIELDS[field]
    left = set(range(segment.documents))
    for member in row.members:
        if row.kind == "text":
            left -= {place for place, n in enumerate(segment.numbers(f"l.{member}")) if n}
        elif row.kind == "date":
            left -= {place for place, day in enumerate(segment.numbers("day")) if day}
        elif row.kind == "number":
            numbers = segment.numbers(f"n.{member}")
            left -= {place for place, n in enumerate(numbers) if n != layout.NO_NUMBER}
        else:
            values = segment.all_values(f"v.{member}")
            left -= {place for place, value in enumerate(values) if value}
    return left
