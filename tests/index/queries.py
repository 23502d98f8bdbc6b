"""
Queries and query texts for properties: what can be generated, not what is expected.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from index.fields import FIELDS
from index.query import (
    And,
    DateRange,
    Fuzzy,
    Keyword,
    Missing,
    Named,
    Near,
    Not,
    NumberRange,
    Phrase,
    Prefix,
    Term,
)
from index.reshape import all_of, any_of, negated

# Words that are hard on a parser: dates, operators in lower case, signs inside, every script.
WORDS = [
    "tomahawk", "US", "may", "to", "2025", "w42", "q3", "today", "until", "1-5", "and", "or",
    "not", "near", "AT&T", "9/11", "1,600km", "£1.6bn", "F-16", "U.S.", "don’t", "O'Brien",
    "Trump’s", "long-range", "Łódź", "東京", "café", "week", "x=y", "a.b", "teachers'", "last",
    "none", "oct",
]  # fmt: skip
_TEXTS = [field.name for field in FIELDS.values() if field.kind == "text"]
_NAMES = [field.name for field in FIELDS.values() if field.kind == "name"]

words = st.sampled_from(WORDS)
text_fields = st.sampled_from(_TEXTS) | st.just("text")
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
long_words = st.sampled_from(["tomahawk", "Trump’s", "café", "2025", "putin", "today", "monday"])
days = st.dates(date(1601, 1, 1), date(2999, 12, 31))


@st.composite
def ranges(draw: st.DrawFn) -> DateRange:
    start, end = draw(st.none() | days), draw(st.none() | days)
    if draw(st.booleans()):  # whole years and months are written short
        start = start and start.replace(month=1, day=1)
        end = end and end.replace(day=1)
    if start and end and start >= end:
        start, end = (end, start) if start > end else (start, None)
    return DateRange(start or (None if end else date(2025, 1, 1)), end)


def text_leaves(field: st.SearchStrategy[str]) -> st.SearchStrategy:
    return st.one_of(
        st.builds(Term, words, field, st.booleans()),
        st.builds(Phrase, names, field),
        st.builds(Prefix, long_words, field),
        st.builds(Fuzzy, long_words, st.sampled_from([1, 2]), field),
    )


@st.composite
def nears(draw: st.DrawFn) -> Near:
    leaf = text_leaves(st.just(draw(text_fields)))
    side = leaf | st.lists(leaf, min_size=2, max_size=3).map(lambda some: any_of(*some))
    return Near(draw(side), draw(side), draw(st.integers(1, 1000)), draw(st.booleans()))


numbers = st.none() | st.integers(0, 10**6)
leaf_queries = st.one_of(
    text_leaves(text_fields),
    nears(),
    st.builds(Named, st.sampled_from(_NAMES), names, st.booleans()),
    st.builds(Keyword, st.sampled_from(["tag", "id"]), names | st.sampled_from(["★", "5*", "a~"])),
    ranges(),
    st.builds(
        lambda low, more: NumberRange("words", low, None if more is None else (low or 0) + more),
        st.integers(0, 10**6), numbers,
    ),
    st.builds(NumberRange, st.just("words"), st.none(), st.integers(0, 10**6)),
    st.builds(Missing, st.sampled_from(["date", "tag", "language", "story", "only", *_NAMES])),
    st.builds(Keyword, st.sampled_from(["story", "copies", "like"]), st.sampled_from(["d9e10ce47f65", "6106"])),
    st.builds(Named, st.just("only"), names, st.booleans()),
    st.builds(NumberRange, st.sampled_from(["outlets", "versions"]), st.integers(0, 9), st.none()),
)  # fmt: skip


def _joined(parts: st.SearchStrategy) -> st.SearchStrategy:
    conditions = st.lists(st.tuples(parts, st.booleans()), min_size=1, max_size=4)
    every = st.builds(
        lambda first, rest: all_of(first, *(negated(q) if no else q for q, no in rest)),
        parts, conditions,
    )  # fmt: skip
    return every | st.lists(parts, min_size=2, max_size=4).map(lambda some: any_of(*some))


def _finds(query: object) -> bool:
    """Negating a negation may leave a query that only leaves out."""
    if isinstance(query, And):
        return not all(isinstance(part, Not) for part in query.parts)
    return not isinstance(query, Not)


queries = st.recursive(leaf_queries, _joined, max_leaves=12).filter(_finds)
"""Queries as the parser makes them."""

_PIECES = [
    *WORDS, " ", " ", " ", "(", ")", "-", "NOT ", " AND ", " OR ", '"', "“", "”", "«", "»", "'", "’",
    "‹", "＂", "*", "~", "~2", "?", "=", ":", "title:", "source:", "in:promo ", "in:", "date:", "words:",
    "query:a", "query:b", "id:", "tag:", "entity:", "none", ">500", "..", "2025-10", "near/5", " near/5 ",
    " PRE/2 ", "w/5", "|",
    "^", "–", "（", "）", "：", "\x1b[31m", "\u200b", "\u202e", "\n", "\t", "\x00", "\u0301", "\ud800",
    "a b", "https://x", "10:30",
]  # fmt: skip
messy_texts = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join) | st.text(max_size=40)
"""Texts made of the signs of the language, seldom right."""
