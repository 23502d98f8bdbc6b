"""
The engine: the contract of index/engine.py over segments in a directory.

Every call works on one snapshot of the index, the newest when it begins, so a commit in another
process is seen by the next call and never in the middle of one. How a question is answered is in
asking.py, what changes the index in commit.py.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from index.embedded.asking import Asked
from index.embedded.container import reading
from index.embedded.counting import check_by, divide, suggest, valued
from index.embedded.files import put_in_place, writer_lock
from index.embedded.kernel import Chooser
from index.embedded.manifest import LOCK, MANIFEST, Manifest, to_bytes
from index.embedded.matching import check
from index.embedded.snapshot import Snapshot, open_snapshot, stamp_of
from index.errors import IndexMissing
from index.results import Counts, Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Self

    from index.embedded.commit import Commit
    from index.embedded.kernel import Kernel
    from index.embedded.vocabulary import Vocabulary
    from index.query import Query
    from index.results import Document, Results, Valued
    from index.snippet import Snippet


class EmbeddedEngine:
    """
    An index in the directory *location*. May be shared between threads.

    *wait* is how many seconds a change waits for another writer before IndexBusy. *kernel* answers
    every query; without one it is chosen as numpy pays (kernel.py).
    """

    def __init__(self, location: str, *, wait: float = 5.0, kernel: Kernel | None = None) -> None:
        self._location = location
        self._wait = wait
        self._snapshot: Snapshot | None = open_snapshot(location)
        self._closed = False
        self._changed = False
        self._chooser = Chooser(kernel)
        self._vocabulary: Vocabulary | None = None

    def snapshot(self) -> Snapshot:
        """The index as it stands now: unchanged segments stay open from before."""
        if self._closed:
            raise ValueError("the index is closed")
        snapshot = self._snapshot
        if self._changed or snapshot is None or snapshot.stamp != stamp_of(self._location):
            self._changed = False
            self._snapshot = snapshot = open_snapshot(self._location, snapshot)
        for segment in snapshot.segments:
            segment.container.check_length()
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

    def compact(self) -> int:
        return self._commit(lambda commit: commit.compact(), None)

    def _commit(self, change: Callable[[Commit], int], revision: int | None) -> int:
        from index.embedded.commit import Commit
        from index.embedded.vocabulary import Vocabulary

        if self._vocabulary is None:
            self._vocabulary = Vocabulary()
        self._vocabulary.forget()
        self.snapshot()
        with writer_lock(os.path.join(self._location, LOCK), wait=self._wait):
            snapshot = self.snapshot()
            commit = Commit(self._location, snapshot.manifest, snapshot.segments, self._vocabulary)
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
        end = None if limit is None else offset + limit
        check(query)
        snapshot = self.snapshot()
        with reading(self._location):
            return Asked(snapshot, query, self._chooser).page(sort, offset, end)

    def count(self, query: Query, *, by: str | None = None) -> Counts:
        if by is not None:
            check_by(by)
        check(query)
        snapshot = self.snapshot()
        with reading(self._location):
            asked = Asked(snapshot, query, self._chooser)
            if by is None:
                return Counts(asked.total)
            return divide(asked.kernel, snapshot.segments, asked.found, by, asked.total)

    def values(self, query: Query, fields: Sequence[str]) -> Iterator[Valued]:
        for field in fields:
            check_by(field, periods=False)
        check(query)
        snapshot = self.snapshot()
        with reading(self._location):
            asked = Asked(snapshot, query, self._chooser)
            for segment, places in zip(snapshot.segments, asked.found, strict=True):
                yield from valued(segment, places, fields)

    def passages(
        self, query: Query, ids: Iterable[str], *, fields: Sequence[str], width: int = 200
    ) -> dict[str, Snippet]:
        from index.embedded.passages import passages

        check(query)
        snapshot = self.snapshot()
        if self._chooser.cold:
            snapshot.release()
        with reading(self._location):
            return passages(snapshot.segments, query, ids, fields, width)

    def suggest(self, word: str) -> list[str]:
        snapshot = self.snapshot()
        with reading(self._location):
            return suggest(snapshot.segments, word)

    def ids(self) -> Iterator[str]:
        for segment in self.snapshot().segments:
            with reading(self._location):
                ids = segment.ids()
            for place in segment.live:
                yield ids[place]


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
            from index.embedded.whooshed.contents import write_contents

            put_in_place(path, to_bytes(Manifest()))
            write_contents(location, Manifest(), {})
    return EmbeddedEngine(location, wait=wait)
