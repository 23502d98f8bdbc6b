"""
What may stand beside near/5 and pre/5, and the query that they make of it.

A side is a word, a phrase, a prefix, a fuzzy word, or an OR of them in parentheses, and all of both
sides is looked for in one field. What else is written there is refused with what would be right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.caret import brief
from index.query import And, Near, Not, Or, TextLeaf
from index.reshape import span_of, text_leaves

if TYPE_CHECKING:
    from index.errors import QueryError
    from index.lex import Token
    from index.query import Query, Span
    from index.value import Reading


class Side(NamedTuple):
    """
    What stands at *span* beside an operator; without a *query* it is an `in:`.

    *saved* is where it names a saved query.
    """

    query: Query | None
    span: Span
    saved: Span | None = None


def near(left: Side, right: Side, operator: Token, reading: Reading) -> Near:
    """
    The query that *left* *operator* *right* means. Raises QueryError.
    """
    if isinstance(left.query, Near):
        raise reading.wrong(_instead(left.query, operator.text), operator.start, operator.end)
    one, other = (_checked(side, operator, reading) for side in (left, right))
    first, *rest = (*text_leaves(one), *text_leaves(other))
    for leaf in rest:
        if leaf.field != first.field:
            message = (
                f"all words beside {operator.text} have one field: title:(a {operator.text} b)"
            )
            raise reading.wrong(message, *leaf.span)
    name, _, distance = operator.text.casefold().partition("/")
    span = (left.span[0], right.span[1])
    return Near(one, other, int(distance), name == "pre", span)


def _checked(side: Side, operator: Token, reading: Reading) -> Query:
    if side.query is None:
        message = f"in: stands before the whole: in:promo (a {operator.text} b)"
        raise reading.wrong(message, *side.span)
    if side.saved:
        message = f"a saved query cannot stand beside {operator.text}: write out its words"
        raise reading.wrong(message, *side.saved)
    for part in side.query.parts if isinstance(side.query, Or) else (side.query,):
        if not isinstance(part, TextLeaf):
            span = side.span if part is side.query else span_of(part)
            raise reading.wrong(_instead(part, operator.text), *span)
    return side.query


def _instead(part: Query, operator: str) -> str:
    if isinstance(part, Near):
        return f"{operator} joins two: for three write (a {operator} b) (b {operator} c)"
    if isinstance(part, And):
        return f"one thing stands on a side of {operator}: write (a {operator} c) (b {operator} c)"
    if isinstance(part, Not):
        return f"what to leave out stands apart from {operator}: write (a {operator} b) -c"
    shown = brief(str(part))
    return f"{operator} is for words of the text, not {shown}: write (a {operator} b) {shown}"


def missing_side(operator: Token, reading: Reading) -> QueryError:
    """What is said of an operator that nothing stands before."""
    shown = operator.text
    message = f'{shown} stands between two words: trump {shown} putin; or quote it: "{shown}"'
    return reading.wrong(message, operator.start, operator.end)


def negated_side(negation: Token, operator: Token, reading: Reading) -> QueryError:
    """What is said of `a near/5 -b`."""
    message = f"what to leave out stands apart from {operator.text}: write (a {operator.text} b) -c"
    return reading.wrong(message, negation.start, negation.end)
