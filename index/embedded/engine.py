"""
The engine: the contract of index/engine.py over segments in a directory.

Every call works on one snapshot of the index, the newest when it begins, so a commit in another
process is seen by the next call and never in the middle of one. What a leaf matches is in
matching.py, what it is worth in scoring.py, what changes the index in commit.py.
"""

from __future__ import annotations

import os
from heapq import nsmallest
from typing import TYPE_CHECKING

from index.embedded import layout
from index.embedded.counting import divide, suggest
from index.embedded.files import put_in_place, writer_lock
from index.embedded.manifest import LOCK, MANIFEST, Manifest, to_bytes
from index.embedded.matching import check, leaves, matches, occurrences, scoring_leaves, spellings
from index.embedded.scoring import idf, saturated, weights
from index.embedded.snapshot import Snapshot, open_snapshot, stamp_of
from index.errors import IndexMissing, QueryError
from index.query import Fuzzy, Phrase, Prefix, Term
from index.results import Counts, Hit, Results, Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from typing import Self

    from index.embedded.commit import Commit
    from index.embedded.matching import TextLeaf
    from index.query import Query
    from index.results import Document

    Key = tuple[float, int, int, int]
    Occurring = dict[TextLeaf, dict[str, Mapping[int, int]]]

_NEVER = 10**8
_MANY = 1_000
"""Ids that are read column by column, not one by one."""


class EmbeddedEngine:
    """
    An index in the directory *location*. May be shared between threads.

    *wait* is how many seconds a change waits for another writer before IndexBusy.
    """

    def __init__(self, location: str, *, wait: float = 5.0) -> None:
        self._location = location
        self._wait = wait
        self._snapshot: Snapshot | None = open_snapshot(location)
        self._closed = False
        self._changed = False

    def snapshot(self) -> Snapshot:
        """The index as it stands now: unchanged segments stay open from before."""
        if self._closed:
            raise ValueError("the index is closed")
        snapshot = self._snapshot
        if self._changed or snapshot is None or snapshot.stamp != stamp_of(self._location):
            self._changed = False
            self._snapshot = snapshot = open_snapshot(self._location, snapshot)
        return snapshot

    @property
    def revision(self) -> int:
        return self.snapshot().manifest.revision

    def close(self) -> None:
        self._closed = True
        self._snapshot = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Changing

    def replace(self, documents: Iterable[Document], *, revision: int | None = None) -> int:
        return self._commit(lambda commit: commit.put(documents), revision)

    def remove(self, ids: Iterable[str], *, revision: int | None = None) -> int:
        return self._commit(lambda commit: commit.take_out(ids), revision)

    def _commit(self, change: Callable[[Commit], int], revision: int | None) -> int:
        from index.embedded.commit import Commit

        self.snapshot()
        with writer_lock(os.path.join(self._location, LOCK), wait=self._wait):
            snapshot = self.snapshot()
            commit = Commit(self._location, snapshot.manifest, snapshot.segments)
            try:
                count = change(commit)
                if commit.changed or revision not in (None, snapshot.manifest.revision):
                    try:
                        commit.finish(revision)
                    finally:
                        # Time stamps are coarse: two quick commits may leave the same one.
                        self._changed = True
            except BaseException:
                commit.cancel()
                raise
        return count

    # Asking

    def search(
        self,
        query: Query,
        *,
        limit: int | None = 10,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
    ) -> Results:
        if offset < 0 or (limit is not None and limit < 0):
            raise ValueError("limit and offset cannot be negative")
        snapshot = self.snapshot()
        found, occurring = _found(snapshot, query)
        scores = _scores(snapshot, query, found, occurring)
        keys: list[Key] = []
        for number, segment in enumerate(snapshot.segments):
            days = segment.numbers("day")
            keys += [
                _key(sort, score, days[place], number, place)
                for place, score in scores[number].items()
            ]
        page = _page(snapshot, keys, offset, None if limit is None else offset + limit)
        hits = tuple(Hit(id_, scores[number][place]) for id_, number, place in page)
        return Results(hits, len(keys))

    def count(self, query: Query, *, by: str | None = None) -> Counts:
        snapshot = self.snapshot()
        found, _ = _found(snapshot, query)
        total = sum(map(len, found))
        if by is None:
            return Counts(total)
        return divide(snapshot.segments, found, by, total)

    def suggest(self, word: str) -> list[str]:
        return suggest(self.snapshot().segments, word)

    def ids(self) -> Iterator[str]:
        for segment in self.snapshot().segments:
            column = segment.all_values("id")
            for place in segment.live:
                yield layout.from_bytes(column[place])


def _found(snapshot: Snapshot, query: Query) -> tuple[list[AbstractSet[int]], list[Occurring]]:
    """For each segment, the places that match, and where each text leaf occurs."""
    try:
        check(query)
        asked = dict.fromkeys(
            leaf for leaf in leaves(query) if isinstance(leaf, Term | Phrase | Prefix | Fuzzy)
        )
        spelt = spellings(snapshot.segments, asked)
        found: list[AbstractSet[int]] = []
        occurring: list[Occurring] = []
        for segment in snapshot.segments:
            here: Occurring = {leaf: occurrences(segment, leaf, spelt) for leaf in asked}
            text = {leaf: set().union(*fields.values()) for leaf, fields in here.items()}
            found.append(matches(segment, query, text))
            occurring.append(here)
    except RecursionError:
        raise QueryError("the query is nested too deeply") from None
    return found, occurring


def _scores(
    snapshot: Snapshot,
    query: Query,
    found: list[AbstractSet[int]],
    occurring: list[Occurring],
) -> list[dict[int, float]]:
    """For each segment, the score of every place that matches."""
    scores = [dict.fromkeys(places, 0.0) for places in found]
    for leaf in dict.fromkeys(scoring_leaves(query)):
        weighed = [
            weights(segment, here[leaf], snapshot.average)
            for segment, here in zip(snapshot.segments, occurring, strict=True)
        ]
        rarity = idf(snapshot.documents, sum(map(len, weighed)))
        for into, these in zip(scores, weighed, strict=True):
            for place in these.keys() & into.keys():
                into[place] += rarity * saturated(these[place])
    return scores


def _key(sort: Sort, score: float, day: int, number: int, place: int) -> Key:
    """What hits are ordered by, before the id: small comes first, an unknown day last."""
    if sort is Sort.RELEVANCE:
        return -score, -day, number, place
    if sort is Sort.NEWEST:
        return 0.0, -day, number, place
    return 0.0, day or _NEVER, number, place


def _page(
    snapshot: Snapshot, keys: list[Key], begin: int, end: int | None
) -> list[tuple[str, int, int]]:
    """Id, segment and place of the hits from *begin* to *end* in order."""
    if end is not None and end < len(keys):
        # All that tie with the last hit of the page are in the running: ids decide among them.
        last = nsmallest(end, keys)[-1][:2] if end else (0.0, 0)
        keys = [key for key in keys if key[:2] <= last] if end else []
    if len(keys) > _MANY:
        columns = [segment.all_values("id") for segment in snapshot.segments]
        named = (
            (score, day, layout.from_bytes(columns[number][place]), number, place)
            for score, day, number, place in keys
        )
    else:
        named = (
            (score, day, snapshot.segments[number].id(place), number, place)
            for score, day, number, place in keys
        )
    ordered = sorted(named)
    return [(id_, number, place) for _, _, id_, number, place in ordered[begin:end]]


def open_directory(location: str, *, create: bool = False, wait: float = 5.0) -> EmbeddedEngine:
    """
    Open the index in the directory *location*, making an empty one if *create* and there is none.

    Raises IndexMissing (unless *create*), IndexForeign, IndexDamaged; later changes raise IndexBusy
    when another process has been writing for *wait* seconds.
    """
    try:
        return EmbeddedEngine(location, wait=wait)
    except IndexMissing:
        if not create:
            raise
    os.makedirs(location, exist_ok=True)
    with writer_lock(os.path.join(location, LOCK), wait=wait):
        path = os.path.join(location, MANIFEST)
        if not os.path.exists(path):
            put_in_place(path, to_bytes(Manifest()))
    return EmbeddedEngine(location, wait=wait)
