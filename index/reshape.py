"""
Queries made of queries: joined, negated, walked through, restricted to days, without some parts.

Whatever is made here keeps the promises of query.py: And in And and Or in Or are flattened, one
part stands for itself, two negations are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.frozen import replace
from index.query import And, DateRange, Near, Not, Or, TextLeaf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.query import Leaf, Query, Span
    from index.when import Days


def all_of(*queries: Query) -> Query:
    """Every one of *queries* (one or more)."""
    parts: list[Query] = []
    for query in queries:
        parts.extend(query.parts if isinstance(query, And) else (query,))
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def any_of(*queries: Query) -> Query:
    """At least one of *queries* (one or more)."""
    parts: list[Query] = []
    for query in queries:
        parts.extend(query.parts if isinstance(query, Or) else (query,))
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


def negated(query: Query) -> Query:
    """Not *query*; what is neither a nor b, negated, is a or b."""
    if isinstance(query, Not):
        return query.part
    if isinstance(query, And):
        outs = [part.part for part in query.parts if isinstance(part, Not)]
        if len(outs) == len(query.parts):
            return any_of(*outs)
    return Not(query)


def leaves(query: Query) -> Iterator[Leaf]:
    """The leaves of *query* from left to right, the negated ones too; a Near is one."""
    todo: list[Query] = [query]
    while todo:
        node = todo.pop()
        if isinstance(node, And | Or):
            todo.extend(reversed(node.parts))
        elif isinstance(node, Not):
            todo.append(node.part)
        else:
            yield node


def text_leaves(query: Query) -> Iterator[TextLeaf]:
    """The words of *query* from left to right, the negated ones and both sides of a Near too."""
    for leaf in leaves(query):
        if isinstance(leaf, Near):
            yield from text_leaves(leaf.left)
            yield from text_leaves(leaf.right)
        elif isinstance(leaf, TextLeaf):
            yield leaf


def mapped(query: Query, change: Callable[[Leaf], Query]) -> Query:
    """*query* with *change* made to each leaf."""
    if isinstance(query, And):
        return all_of(*[mapped(part, change) for part in query.parts])
    if isinstance(query, Or):
        return any_of(*[mapped(part, change) for part in query.parts])
    if isinstance(query, Not):
        return negated(mapped(query.part, change))
    return change(query)


def reworded(leaf: Leaf, change: Callable[[TextLeaf], TextLeaf]) -> Leaf:
    """*leaf* with *change* made to its words: to itself, or to those of both sides of a Near."""
    if isinstance(leaf, TextLeaf):
        return change(leaf)
    if not isinstance(leaf, Near):
        return leaf
    left = mapped(leaf.left, lambda word: reworded(word, change))
    return replace(leaf, left=left, right=mapped(leaf.right, lambda word: reworded(word, change)))


def moved(leaf: Leaf, field: str) -> Leaf:
    """*leaf* with its words, when they have no field of their own, looked for in *field*."""
    return reworded(leaf, lambda word: replace(word, field=field) if word.field == "text" else word)


def span_of(query: Query) -> Span:
    """From the start of the first leaf to the end of the last, in the query as typed."""
    spans = [leaf.span for leaf in leaves(query)]
    return min(start for start, _ in spans), max(end for _, end in spans)


def restrict(query: Query | None, days: Days | None) -> Query | None:
    """
    What *query* asks for, published in *days* (`--since`, `--until`, `--on`); None is everything.
    """
    if days is None or (days.start is None and days.end is None):
        return query
    within = DateRange(days.start, days.end)
    return within if query is None else all_of(query, within)


def without(query: Query, kind: type[Leaf] | tuple[type[Leaf], ...]) -> Query | None:
    """
    *query* as if every condition of *kind* were met; None when nothing else is asked.

    `without(q, DateRange)` finds what q would find if dates did not matter. An OR with such a
    condition is met as a whole. The result may only leave out (`-gaza`): join it by all_of with
    something to find.
    """
    found = _met(query, kind, met=True)
    return None if isinstance(found, bool) else found


def _met(query: Query, kind: type[Leaf] | tuple[type[Leaf], ...], *, met: bool) -> Query | bool:
    """*query* with each leaf of *kind* replaced by *met*, as far as that decides."""
    if isinstance(query, Not):
        found = _met(query.part, kind, met=not met)
        return not found if isinstance(found, bool) else negated(found)
    if isinstance(query, And | Or):
        decisive = isinstance(query, Or)  # one True decides an OR, one False an AND
        rest: list[Query] = []
        for part in query.parts:
            found = _met(part, kind, met=met)
            if not isinstance(found, bool):
                rest.append(found)
            elif found is decisive:
                return decisive
        if not rest:
            return not decisive
        return any_of(*rest) if decisive else all_of(*rest)
    return met if isinstance(query, kind) else query


class Clause(NamedTuple):
    """
    One part of a query that can be asked on its own; with *negated* its hits are left out.
    """

    query: Query
    depth: int
    negated: bool = False

    def __str__(self) -> str:
        return str(Not(self.query)) if self.negated else str(self.query)


def clauses(query: Query) -> Iterator[Clause]:
    """
    *query* and all of its parts, each before its own parts, which are one deeper.
    """
    todo = [Clause(query, 0)]
    while todo:
        clause = todo.pop()
        node = clause.query
        if isinstance(node, Not):
            clause = Clause(node.part, clause.depth, not clause.negated)
            node = node.part
        yield clause
        if isinstance(node, And | Or):
            parts = reversed(node.parts)
            todo.extend(Clause(part, clause.depth + 1) for part in parts)
