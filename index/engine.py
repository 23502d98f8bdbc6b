"""
What every engine does, and the one place that chooses an engine.

An engine holds documents and answers queries; it knows nothing of news. A naive linear scan in the
tests is the oracle: for any query, any engine returns the same set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.query import Query
    from index.results import Counts, Document, Results, Sort, Valued
    from index.snippet import Snippet


class Engine(Protocol):
    """
    A place that documents go into and answers come out of.

    *revision* is the caller's own sequence number, stored in the same commit as the change: after a
    crash it says exactly what the index holds.
    """

    @property
    def revision(self) -> int: ...

    def replace(self, documents: Iterable[Document], *, revision: int | None = None) -> int:
        """
        Put *documents* in, each in place of the one with its id; return how many.

        One commit: all of them are in, with *revision*, or none. Raises IndexBusy.
        """

    def remove(self, ids: Iterable[str], *, revision: int | None = None) -> int:
        """Take the documents with these exact ids out; return how many there were."""

    def compact(self) -> int:
        """
        Make one segment of all, in which nothing is left of what was removed or replaced; return
        how many documents that were. Raises IndexBusy.
        """

    def search(
        self, query: Query, *, limit: int | None = 10, offset: int = 0, sort: Sort = ...
    ) -> Results:
        """The hits *offset* to *offset + limit* in order, all of them when *limit* is None."""

    def count(self, query: Query, *, by: str | None = None) -> Counts:
        """
        How many match, and how they divide *by* "day", "month", "year" or a name or keyword field.
        """

    def values(self, query: Query, fields: Sequence[str]) -> Iterator[Valued]:
        """
        What each match has in *fields*, name or keyword fields, in no order: for questions that
        `count` cannot answer, such as how often names stand in the same documents by month.
        """

    def passages(
        self, query: Query, ids: Iterable[str], *, fields: Sequence[str], width: int = 200
    ) -> dict[str, Snippet]:
        """
        What to show of the documents with these exact ids: the passage of about *width* characters
        where most of *query* matches, from the first of *fields* that has any. One without is left
        out.
        """

    def suggest(self, word: str) -> list[str]:
        """Indexed words spelt like *word*, nearest first, then most frequent; five at most."""

    def ids(self) -> Iterator[str]:
        """Every id in the index, in no order."""

    def close(self) -> None: ...


def open_index(location: str, *, create: bool = False) -> Engine:
    """
    Open the engine that *location* names: a directory is the embedded Whoosh index.

    Raises IndexMissing (unless *create*), IndexForeign, IndexDamaged.
    """
    if "://" in location:
        raise ValueError(f"no engine for {location}: only a directory can hold an index")
    from index.embedded import open_directory

    return open_directory(location, create=create)
