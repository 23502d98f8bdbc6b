"""
What the search library can refuse.

    SearchError
    ├── QueryError        the query is wrong: what, where, and what would be right
    └── IndexProblem      the index cannot be used as it is
        ├── IndexMissing  there is none
        ├── IndexForeign  another program or another version of the format wrote it
        ├── IndexDamaged  its files are not what was written
        └── IndexBusy     another process is writing to it
"""

from __future__ import annotations


class SearchError(Exception):
    """The root of everything the library raises on purpose."""


class QueryError(SearchError):
    """
    A query that cannot be answered as written.

    *start* and *end* are the culprit's characters in *query*; str() is the one-line message.
    """

    def __init__(self, message: str, *, query: str = "", start: int = 0, end: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.query = query
        self.start = start
        self.end = end


class IndexProblem(SearchError):  # noqa: N818
    """The index cannot be used as it is; the message says why."""


class IndexMissing(IndexProblem):
    """There is no index at this place."""


class IndexForeign(IndexProblem):
    """Another program, or another version of the format, wrote this index."""


class IndexDamaged(IndexProblem):
    """A file of the index is not what was written."""


class IndexBusy(IndexProblem):
    """Another process is writing to the index."""
