"""
Text to query: the grammar, saved queries, and the limits of both.

    alternatives = all ("OR" all)*        AND binds tighter than OR
    all          = one (["AND"] one)*     words side by side must all be there
    one          = ("NOT" | "-") one | side ["near/5" side]
    side         = "(" alternatives ")" | value

The parser keeps its own stack of open parentheses, so no query is too deep for it; one pass, no
backtracking. `in:promo` says where all the other words of its `all` are looked for. `query:NAME`
stands for the saved text in parentheses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.caret import brief, caret
from index.errors import QueryError
from index.fields import SCOPES
from index.frozen import replace
from index.lex import lex
from index.proximity import Side, missing_side, near, negated_side
from index.query import And, Not, Or
from index.reshape import all_of, any_of, mapped, moved, negated, reworded, text_leaves
from index.value import Reading, field_of, read_value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from index.fields import Field
    from index.lex import Token
    from index.query import Leaf, Query, Span

__all__ = ["caret", "parse_query"]

DEEPEST = 100
"""The parentheses that may be open at once, those of saved queries included."""
LONGEST_CHAIN = 50
"""The saved queries that may stand in each other."""
MOST_LEAVES = 10_000
"""The words and conditions a query may have once its saved queries are written out."""


class _Parsed(NamedTuple):
    """
    A whole query read.

    *depth* counts the parentheses inside each other, *height* what is left of them in the query,
    *scoped* says that it holds an `in:`.
    """

    query: Query
    depth: int
    leaves: int
    scoped: bool
    height: int


class _Item(NamedTuple):
    """
    One part of an `all`: a query with its height, or the field that `in:` names.

    *negations* stand before it; *saved* is where it names a saved query.
    """

    start: int
    end: int
    query: Query | None = None
    place: str = ""
    scoped: bool = False
    height: int = 0
    negations: tuple[Token, ...] = ()
    saved: Span | None = None


class _Group:
    """A parenthesis being read, or the query as a whole; *left* is the side before a near/5."""

    __slots__ = ("alternatives", "field", "left", "negations", "opened", "operator")

    def __init__(self, opened: Token | None = None, field: Field | None = None) -> None:
        self.opened = opened
        self.field = field
        self.alternatives: list[list[_Item]] = [[]]
        self.operator: Token | None = None
        self.left: _Item | None = None
        self.negations: list[Token] = []


class _Saved(NamedTuple):
    """The saved queries, which of them are being read just now, and those read before."""

    texts: Mapping[str, str] | None
    chain: tuple[str, ...]
    known: dict[str, _Parsed]


def parse_query(
    text: str,
    *,
    today: date,
    week_start: int = 0,
    day_first: bool | None = None,
    saved: Mapping[str, str] | None = None,
) -> Query:
    """
    The query that *text* means on *today*.

    Weeks start on *week_start* (Monday is 0); *day_first* decides 10/11/2025, None refuses it.
    *saved* maps the names of saved queries to their texts: it is looked into only for `query:NAME`,
    and listed only to suggest a name. Spans of what came from a saved query are those of the
    `query:NAME` in *text*. Raises QueryError, whose `query` is the saved text when the fault is
    there.
    """
    reading = Reading(text, today, week_start, day_first)
    return _parse(reading, _Saved(saved, (), {})).query


def _parse(reading: Reading, saved: _Saved) -> _Parsed:
    try:
        return _read(reading, saved)
    except QueryError as error:
        # What comes from further down, with another text, was named there.
        if not saved.chain or error.query != reading.text:
            raise
        where = f"in the saved query {saved.chain[-1]}"
        if len(saved.chain) > 1:
            where += f", which {saved.chain[-2]} uses"
        message = f"{where}: {error.message}"
        raise QueryError(message, query=error.query, start=error.start, end=error.end) from None


def _read(reading: Reading, saved: _Saved) -> _Parsed:
    stack = [_Group()]
    deepest = count = 0
    for token in lex(reading.text):
        group = stack[-1]
        if token.kind == "value":
            item, parsed = _value(token, group, reading, saved)
            count += parsed.leaves if parsed else 1
            if count > MOST_LEAVES:
                message = f"with its saved queries this asks for more than {MOST_LEAVES:,} things"
                raise reading.wrong(message, token.start, token.end)
            depth = len(stack) - 1 + (parsed.depth + 1 if parsed else 0)
            _check_depth(depth, token, reading)
            deepest = max(deepest, depth)
            _add(item, group, reading)
        elif token.kind == "(":
            stack.append(_open(token, group, reading))
            _check_depth(len(stack) - 1, token, reading)
            deepest = max(deepest, len(stack) - 1)
        elif token.kind == ")":
            if len(stack) == 1:
                raise reading.wrong("this parenthesis closes nothing", token.start, token.end)
            item = _close(stack.pop(), reading, token.end)
            _add(item, stack[-1], reading)
        elif token.kind == "NOT":
            if group.left and group.operator:
                raise negated_side(token, group.operator, reading)
            group.negations.append(token)
        elif token.kind == "NEAR":
            _begin_near(token, group, reading)
        else:
            _join(token, group, reading)
    if stack[-1].opened:
        opened = stack[-1].opened
        raise reading.wrong("this parenthesis is never closed", opened.start, opened.end)
    item = _close(stack[0], reading, len(reading.text))
    assert item.query is not None
    if _only_leaves_out(item.query):
        message = "this only says what to leave out; say what to find too: musk -gaza"
        raise reading.wrong(message, item.start, item.end)
    return _Parsed(item.query, deepest, count, item.scoped, item.height)


def _check_depth(depth: int, token: Token, reading: Reading) -> None:
    if depth > DEEPEST:
        message = f"more than {DEEPEST} parentheses inside each other"
        raise reading.wrong(message, token.start, token.end)


def _open(token: Token, group: _Group, reading: Reading) -> _Group:
    inherited = group.field
    if token.field:
        inherited = _field(token, group, reading)
        if inherited.kind == "scope":
            raise reading.wrong("in: takes one place: in:promo", token.start, token.end)
    return _Group(opened=token, field=inherited)


def _field(token: Token, group: _Group, reading: Reading) -> Field:
    found = field_of(token.field, reading, token.start)
    if group.field:
        message = f"inside {group.field.name}:( ) stand values without a field of their own"
        raise reading.wrong(message, token.start, token.end)
    return found


def _value(
    token: Token, group: _Group, reading: Reading, saved: _Saved
) -> tuple[_Item, _Parsed | None]:
    """The item that a value token is, and what was read for it when it names a saved query."""
    found = _field(token, group, reading) if token.field else group.field
    if found is not None and found.kind == "scope":
        return _Item(token.start, token.end, place=_place(token, reading)), None
    if found is not None and found.kind == "saved":
        parsed = _expanded(token, reading, saved)
        span = (token.start, token.end)
        query = mapped(parsed.query, lambda leaf: _at(leaf, span))
        return _Item(*span, query, "", parsed.scoped, parsed.height, saved=span), parsed
    return _Item(token.start, token.end, read_value(token, found, reading)), None


def _at(leaf: Leaf, span: Span) -> Leaf:
    return replace(reworded(leaf, lambda word: replace(word, span=span)), span=span)


def _place(token: Token, reading: Reading) -> str:
    place = SCOPES.get(token.text.casefold())
    if place is None or token.exact:
        message = f"there is no place {brief(token.text)}; in: takes {' '.join(SCOPES)}"
        raise reading.wrong(message, *token.inner)
    return place


def _expanded(token: Token, reading: Reading, saved: _Saved) -> _Parsed:
    """The saved query that *token* names. Raises QueryError when there is none or it is wrong."""
    name, start, end = token.text, token.start, token.end
    if saved.texts is None:
        raise reading.wrong("there are no saved queries here", start, end)
    if token.exact or not name:
        raise reading.wrong("query: takes the name of a saved query: query:ukraine", start, end)
    if name in saved.chain:
        circle = " -> ".join((*saved.chain[saved.chain.index(name) :], name))
        raise reading.wrong(
            f"saved queries that use each other go in a circle: {circle}", start, end
        )
    if len(saved.chain) == LONGEST_CHAIN:
        message = f"more than {LONGEST_CHAIN} saved queries inside each other"
        raise reading.wrong(message, start, end)
    if name not in saved.known:
        text = saved.texts.get(name)
        if text is None:
            raise reading.wrong(_no_query(name, saved.texts), start, end)
        inner = saved._replace(chain=(*saved.chain, name))
        saved.known[name] = _parse(reading._replace(text=text), inner)
    return saved.known[name]


def _no_query(name: str, texts: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    message = f"there is no saved query {brief(name)}"
    near = get_close_matches(name, texts, 3, 0.6)
    return f"{message}; did you mean {' or '.join(near)}?" if near else message


def _join(token: Token, group: _Group, reading: Reading) -> None:
    """AND or OR after something, with nothing pending."""
    pending = group.negations[-1] if group.negations else group.operator
    if pending or not group.alternatives[-1]:
        before = f"{_written(pending, reading)} and" if pending else "the beginning and"
        message = (
            f'between {before} {token.kind} something is missing; the word itself is "{token.kind}"'
        )
        raise reading.wrong(message, token.start, token.end)
    group.operator = token
    if token.kind == "OR":
        group.alternatives.append([])


def _written(token: Token, reading: Reading) -> str:
    return reading.text[token.start : token.end]


def _add(item: _Item, group: _Group, reading: Reading) -> None:
    """Put *item* into the `all` being read, with what stands before it."""
    if group.left and group.operator:
        item = _near(group.left, group.operator, item, reading)
    elif group.negations:
        if item.place:
            message = "in: cannot be negated: say where to look, such as in:body"
            raise reading.wrong(message, group.negations[0].start, item.end)
        item = item._replace(negations=tuple(group.negations))
        group.negations.clear()
    group.operator = group.left = None
    group.alternatives[-1].append(item)


def _begin_near(token: Token, group: _Group, reading: Reading) -> None:
    """Take back what was added last: it is the left side, whatever stands before it."""
    if group.operator or group.negations or not group.alternatives[-1]:
        raise missing_side(token, reading)
    group.left, group.operator = group.alternatives[-1].pop(), token


def _near(left: _Item, operator: Token, right: _Item, reading: Reading) -> _Item:
    one, other = (Side(item.query, (item.start, item.end), item.saved) for item in (left, right))
    return _Item(
        left.start,
        right.end,
        near(one, other, operator, reading),
        scoped=left.scoped or right.scoped,
        height=max(left.height, right.height),
        negations=left.negations,
    )


def _negated(item: _Item) -> _Item:
    """*item* with what stands before it made part of it."""
    if not item.negations:
        return item
    assert item.query is not None
    if len(item.negations) % 2:
        item = item._replace(query=negated(item.query), height=item.height + 1)
    return item._replace(start=item.negations[0].start, negations=())


def _close(group: _Group, reading: Reading, end: int) -> _Item:
    """The whole of a parenthesis, or of the query, as one item."""
    start = group.opened.start if group.opened else 0
    dangling = group.negations[-1] if group.negations else group.operator
    if dangling:
        message = f"{_written(dangling, reading)} is followed by nothing"
        raise reading.wrong(message, dangling.start, dangling.end)
    if not group.alternatives[0]:
        message = "these parentheses are empty" if group.opened else "the query is empty"
        raise reading.wrong(message, start, end)
    wholes = [_all(items, reading) for items in group.alternatives]
    whole = wholes[0]
    if len(wholes) > 1:
        for one in wholes:
            assert one.query is not None
            if _only_leaves_out(one.query):
                message = "one side of this OR only says what to leave out; say what to find too"
                raise reading.wrong(message, one.start, one.end)
        whole = _joined(wholes, Or)
    if whole.height > DEEPEST:
        raise reading.wrong(f"more than {DEEPEST} levels of AND, OR and NOT", start, end)
    return whole._replace(start=start, end=end)


def _joined(items: list[_Item], kind: type[And | Or]) -> _Item:
    """All of *items*, or any of them; what is of that kind already adds no level."""
    queries = [item.query for item in items if item.query is not None]
    height = max(item.height + (not isinstance(item.query, kind)) for item in items)
    return _Item(
        items[0].start,
        items[-1].end,
        all_of(*queries) if kind is And else any_of(*queries),
        scoped=any(item.scoped for item in items),
        height=height if len(items) > 1 else items[0].height,
        saved=next((item.saved for item in items if item.saved), None),
    )


def _all(items: list[_Item], reading: Reading) -> _Item:
    """All of *items* at once, its words looked for where an `in:` among them says."""
    items = [_negated(item) for item in items]
    places = [item for item in items if item.place]
    if not places:
        return _joined(items, And)
    rest = [item for item in items if not item.place]
    place = places[0]
    if len(places) > 1:
        message = "one in: is enough; for two places write (in:promo musk) OR (in:bio musk)"
        raise reading.wrong(message, places[1].start, places[1].end)
    if any(item.scoped for item in rest):
        message = "one in: stands inside another here: say once where to look"
        raise reading.wrong(message, place.start, place.end)
    words = [leaf for item in rest if item.query for leaf in text_leaves(item.query)]
    if not any(word.field == "text" for word in words):
        message = f"in: says where to look, but no word to look for: in:{_scope(place)} musk"
        raise reading.wrong(message, place.start, place.end)
    whole = _joined(rest, And)
    assert whole.query is not None
    query = mapped(whole.query, lambda leaf: moved(leaf, place.place))
    return whole._replace(query=query, start=items[0].start, end=items[-1].end, scoped=True)


def _scope(place: _Item) -> str:
    return next(scope for scope, covered in SCOPES.items() if covered == place.place)


def _only_leaves_out(query: Query) -> bool:
    if isinstance(query, And):
        return all(isinstance(part, Not) for part in query.parts)
    return isinstance(query, Not)
