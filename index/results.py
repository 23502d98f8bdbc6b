"""
What goes into an engine and what comes out: plain values that outlive it.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_NOTHING: Mapping[str, Any] = {}


class Name(NamedTuple):
    """
    A canonical name, and the other names that find it.

    *canonical* is what counts show; a query matches it and each of *aliases* alike.
    """

    canonical: str
    aliases: tuple[str, ...] = ()


class Document(Frozen):
    """
    One thing to be found.

    *texts* maps a text field of FIELDS ("title", "heading", "body", "caption", "promo", ...; never
    one that covers others) to its text. *names* maps a name field ("source", "person", ...) to the
    names in it. *keywords* maps a keyword field ("tag", "language") to exact values. *numbers*
    maps a number field ("words") to its value. *day* is the date of publication, None when it is
    not known.
    """

    id: str
    texts: Mapping[str, str]
    names: Mapping[str, tuple[Name, ...]] = _NOTHING
    keywords: Mapping[str, tuple[str, ...]] = _NOTHING
    numbers: Mapping[str, int] = _NOTHING
    day: date | None = None


class Sort(Enum):
    """
    The order of hits. Ties are broken by day (newest first, unknown last), then by id.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Hit(NamedTuple):
    """
    One document found. *score* is BM25F; 0.0 when the query has nothing to score. *title* is its
    "title" text, empty when it has none.
    """

    id: str
    score: float
    title: str = ""


class Results(Frozen):
    """
    One page of hits, in order, and how many there are in all: *total* is exact.
    """

    hits: tuple[Hit, ...]
    total: int


class Valued(NamedTuple):
    """
    What one document that matches has: its *day* (None: not known) and, for each field asked for,
    its distinct *values*, names by their canonical form.
    """

    id: str
    day: date | None
    values: tuple[tuple[str, ...], ...]


class Counts(Frozen):
    """
    How many documents match, and how they divide.

    *rows* are (value, documents): names by falling count, then value; days, months and years in
    order of time without gaps filled. A document with several names counts under each; *without*
    counts the documents that have no value at all.
    """

    total: int
    rows: tuple[tuple[str, int], ...] = ()
    without: int = 0
