"""
How a query was understood, and what is said of an odd answer without being asked for.

Four things are said: how many articles a date left out because they have none; which part of a
query emptied it, with the nearest spelling; how many articles have both sides of a `near/5`, but
not so near; and that the words do occur, but only in what cleaning set aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.frozen import Frozen, replace
from index.query import And, DateRange, Missing, Named, Near, Not, Or, Phrase, Term, TextLeaf
from index.reshape import all_of, moved, reworded, text_leaves
from index.tokens import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archive.related import Reason
    from index.engine import Engine
    from index.query import Leaf, Query

_Words = TextLeaf | Near
_WORDS_LOOKED_UP = 10
_PLACES = ("caption", "promo", "credit", "bio", "correction", "header")
"""What `in:` takes, for the parts that cleaning sets aside."""


class Clause(Frozen):
    """One part of a query that every hit must satisfy, and how many articles do."""

    text: str
    count: int


class Explanation(Frozen):
    """
    How a query was understood.

    *canonical* is the query as text; *emptied_by* the clause from which on nothing is left, None
    when something is found; *nearest* are words of the index spelt like the one that it lacks.
    *reasons* say of each article that a `like:` finds what it shares, best first.
    """

    canonical: str
    clauses: tuple[Clause, ...]
    total: int
    emptied_by: str | None = None
    nearest: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


def explain(query: Query, engine: Engine, reasons: tuple[Reason, ...] = ()) -> Explanation:
    """How *query* was understood, part by part, what emptied it, and the *reasons* of `like:`."""
    clauses, total = _count_clauses(query, engine), _count(query, engine)
    if total:
        return Explanation(str(query), clauses, total, reasons=reasons)
    culprit = _find_culprit(query, clauses, engine)
    nearest = tuple(_nearest(culprit, engine))
    return Explanation(str(query), clauses, 0, str(culprit), nearest, reasons)


def _count_clauses(query: Query, engine: Engine) -> tuple[Clause, ...]:
    return tuple(
        Clause(str(part), _count(part.part if isinstance(part, Not) else part, engine))
        for part in _parts(query)
    )


def _parts(query: Query) -> tuple[Query, ...]:
    return query.parts if isinstance(query, And) else (query,)


def find_notes(
    query: Query, total: int, engine: Engine, *, inferred: bool = False
) -> tuple[str, ...]:
    """
    What is worth saying about an answer with *total* hits, one line each; *inferred*: undated
    articles were found by the day that their story lends them.
    """
    notes: list[str] = []
    if not total:
        notes += _why_nothing(query, engine)
    undated = _replace(query, lambda leaf: _missing(leaf) if isinstance(leaf, DateRange) else leaf)
    if undated != query:
        if inferred:
            undated = all_of(undated, Missing("inferred"))
        # `date:2025 OR date:none` has them already.
        if count := _count(undated, engine) - _count(all_of(undated, query), engine):
            notes.append(_of_undated(count, 0 if inferred else _count_lent(query, engine)))
    return tuple(notes)


def _of_undated(count: int, lent: int) -> str:
    """*count* match and have no date; to *lent* of them their story lends one that matches."""
    has = "article has" if count == 1 else "articles have"
    finds = "finds it" if count == 1 else "finds them"
    note = f"{count:,} matching {has} no date; date:none {finds}"
    if not lent:
        return note
    by = "it by the day of its" if count == 1 else f"{lent:,} by the day of their"
    return f"{note}; --inferred finds {by} story"


def _count_lent(query: Query, engine: Engine) -> int:
    """How many undated articles *query* would find by the days that their stories lend them."""
    from archive.asking import lent

    lending = _replace(query, lambda leaf: lent(leaf) if isinstance(leaf, DateRange) else leaf)
    return _count(lending, engine)


def _missing(leaf: DateRange) -> Missing:
    return Missing("date", span=leaf.span)


def _why_nothing(query: Query, engine: Engine) -> Iterator[str]:
    clauses = _count_clauses(query, engine)
    culprit = _find_culprit(query, clauses, engine)
    text = str(culprit)
    alone = next(clause.count for clause in clauses if clause.text == text)
    if len(clauses) > 1:
        if not alone:
            yield f"nothing matches {text}"
        elif isinstance(culprit, Not):
            yield f"{text} leaves nothing of the rest"
        else:
            yield f"no article has all of it: {text} leaves nothing of the rest"
    if isinstance(culprit, Near) and not alone:
        both = _count(all_of(culprit.left, culprit.right), engine)
        if both:
            have = "article has" if both == 1 else "articles have"
            so = "not so near in this order" if culprit.ordered else "not so near"
            yield f"{both:,} {have} both sides of {text}, but {so}"
    if nearest := _nearest(culprit, engine):
        yield f"nearest spelling: {', '.join(nearest)}"
    yield from _set_aside(culprit, engine)
    yield from _meant_time(query)


def _meant_time(query: Query) -> Iterator[str]:
    """Say how a time is asked for, to whoever writes one among the words: "trump in october"."""
    from index.timewords import MONTHS, WEEKDAYS

    leaves = list(positive(query))
    if any(isinstance(leaf, DateRange) for leaf in leaves):
        return
    for leaf in leaves:
        word = leaf.text.casefold() if isinstance(leaf, Term) and leaf.field == "text" else ""
        year = len(word) == 4 and word.isdecimal() and "1700" < word < "2100"
        if year or word in MONTHS or word in WEEKDAYS or word in {"today", "yesterday"}:
            yield f"{leaf} is looked for as a word; as a time it is date:{word}"
            return


def _set_aside(query: Query, engine: Engine) -> Iterator[str]:
    """Say where the words do occur, when that is what cleaning set aside and nowhere else."""
    bare = [_bare(leaf) for leaf in positive(query) if isinstance(leaf, _Words)]
    aside = _in_field(query, "aside")
    if aside == query or not (count := _count(aside, engine)):
        return
    places = [place for place in _PLACES if _count(_in_field(query, _field_of(place)), engine)]
    place = places[0] if len(places) == 1 else "aside"
    articles = "1 article" if count == 1 else f"{count:,} articles"
    verb = "occurs" if len(bare) == 1 else "occur"
    written = " ".join(bare)
    yield f"{written} {verb} in {articles} only in what cleaning set aside: in:{place} {written}"


def _field_of(place: str) -> str:
    from index.fields import SCOPES

    return SCOPES[place]


def _in_field(query: Query, name: str) -> Query:
    """*query* with its bare words looked for in the field *name* instead."""
    return _replace(query, lambda leaf: moved(leaf, name))


def _find_culprit(query: Query, counts: Sequence[Clause], engine: Engine) -> Query:
    """
    The clause that empties *query*: the first that nothing satisfies, or, going from left to right,
    the one after which nothing is left.
    """
    clauses = _parts(query)
    for part, clause in zip(clauses, counts, strict=True):
        if not clause.count and not isinstance(part, Not):
            return part
    positive = [part for part in clauses if not isinstance(part, Not)]
    negative = [part for part in clauses if isinstance(part, Not)]
    kept: list[Query] = []
    for part in (*positive, *negative):
        kept.append(part)
        if len(kept) > 1 and not _count(And(tuple(kept)), engine):
            return part
    return clauses[-1]


def _nearest(culprit: Query, engine: Engine) -> list[str]:
    """Words of the index spelt like the first of *culprit*'s words that it does not hold."""
    for leaf in positive(culprit):
        for part in (leaf,) if isinstance(leaf, Named) else text_leaves(leaf):
            if isinstance(part, Term | Phrase | Named) and (word := _unknown(part.text, engine)):
                return engine.suggest(word)
    return []


def _unknown(text: str, engine: Engine) -> str | None:
    """The first word of *text* that the index does not hold."""
    looked_up = words(text)[:_WORDS_LOOKED_UP]
    return next((word for word in looked_up if not _count(Term(word, exact=True), engine)), None)


def _count(query: Query, engine: Engine) -> int:
    return engine.count(query).total


def positive(query: Query) -> Iterator[Leaf]:
    """The leaves that a hit can owe its place to: none under a Not."""
    if isinstance(query, (And, Or)):
        for part in query.parts:
            yield from positive(part)
    elif not isinstance(query, Not):
        yield query


def _replace(query: Query, change: Callable[[Leaf], Leaf]) -> Query:
    """*query* with every leaf that is not under a Not changed."""
    if isinstance(query, And):
        return And(tuple(_replace(part, change) for part in query.parts))
    if isinstance(query, Or):
        return Or(tuple(_replace(part, change) for part in query.parts))
    return query if isinstance(query, Not) else change(query)


def _bare(leaf: _Words) -> str:
    """The leaf as a person would type it for another field."""
    return str(reworded(leaf, lambda word: replace(word, field="text")))
