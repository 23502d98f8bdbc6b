"""
What to show of a hit: from the positions of the postings and the stored text, not by reading it
through again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index.embedded.matching import Terms
from index.embedded.plain import beginnings_in
from index.snippet import counted_snippet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.embedded.segment import Segment
    from index.query import Query, Span, TextLeaf
    from index.snippet import Snippet


def passages(
    segments: Sequence[Segment], query: Query, ids: Iterable[str], fields: Sequence[str], width: int
) -> dict[str, Snippet]:
    """
    The passages of the documents with these ids, in the order of *ids*.

    Raises ValueError when what is stored does not fit the postings.
    """
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Snippet] = {}
    for segment in segments:
        places = {
            place: id_ for place, id_ in segment.places_of(wanted) if place not in segment.deleted
        }
        terms = Terms(segment)
        for place, texts in segment.texts.read(list(places)):
            for name in fields:
                if name in texts:
                    counts, text = texts[name]
                    where = partial(_stretches, terms, name, place)
                    shown = counted_snippet(text, counts, query, where, field=name, width=width)
                    if shown:
                        found[places[place]] = shown
                        break
    return {id_: found[id_] for id_ in wanted if id_ in found}


def _stretches(terms: Terms, name: str, place: int, leaf: TextLeaf) -> Iterator[Span]:
    """First and last word of everything that *leaf* matches in a text."""
    for field, row in terms.rows(leaf):
        if field.name == name:
            for first in beginnings_in(field, row, place):
                yield first, first + len(row) - 1
