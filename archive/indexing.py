"""
The index kept in step with the store.

The index is a cache. It carries the store's sequence number in each of its commits, so that it is
known after any crash how far it got: behind, it is caught up; missing, damaged or built from
another history, it is rebuilt; when either would take long, the command that does it is named.

A rebuild writes a new index aside (index.new) and switches by renaming, so that a crash or a full
disk leaves the old one. Which engine it is, index.open_index decides.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from archive.errors import ArchiveError, BusyError, DamagedError
from archive.lock import writing
from archive.saved import sync_folder
from index.engine import open_index
from index.errors import IndexBusy, IndexMissing, IndexProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from archive.store import Store
    from index.engine import Engine
    from index.results import Document

FOLDER = "index"
CATCH_UP = 20_000
"""Articles that a search adds to a late index by itself; about half a minute."""
REBUILD = 10_000
"""Articles up to which a lost index is rebuilt unasked; about ten seconds."""
STRIDE = 50_000
"""Articles in one commit of a rebuild: what a crash takes away."""
BATCH = 1_000
"""Articles in one commit of the index while adding: each is a segment, and few are faster."""
BATCH_CHARACTERS = 32_000_000
"""A commit is closed early at this much text, so that memory stays bounded."""

_PATIENCE = 2.0
_PAUSE = 0.05


class Index:
    """
    Where the index of an archive is, and what it needs to know.

    *also* maps (field, canonical name) to names that find it beside those in the article; *notices*
    collects one line about each repair.
    """

    def __init__(
        self,
        directory: str,
        also: Callable[[Store], Mapping[tuple[str, str], tuple[str, ...]]],
        notices: list[str] | None = None,
    ) -> None:
        self.directory = directory
        self.also = also
        self.notices = [] if notices is None else notices
        self.told = False

    @property
    def location(self) -> str:
        return os.path.join(self.directory, FOLDER)


@contextmanager
def index_errors(index: Index) -> Iterator[None]:
    """What the engine raises while it writes, as the archive's own errors."""
    try:
        yield
    except IndexBusy as error:
        raise BusyError(f"{index.location}: {error}: try again when it is done") from None
    except IndexProblem as error:
        raise DamagedError(f"{index.location}: {error}: run archive reindex") from None
    except OSError as error:
        raise ArchiveError(
            f"{index.location} cannot be written ({error.strerror or error}): the articles are "
            "safe; run archive reindex when there is room"
        ) from None


def open_for_search(index: Index, store: Store) -> Engine:
    """
    The engine, in step with *store* or as near to it as can be had without waiting for a writer.

    Raises DamagedError naming `archive reindex` when mending the index would take long, BusyError
    when there is no index and another process is making it.
    """
    try:
        engine = _open(index)
        if engine.revision < store.sequence():
            # A writer may have committed to both since the index was opened.
            engine.close()
            engine = _open(index)
    except IndexProblem as problem:
        return mend(index, store, problem)
    revision = engine.revision
    if revision == store.sequence():
        return engine
    if not store.knows(revision):
        engine.close()
        return mend(index, store, "it was made from another state of the archive")
    behind = store.changed_since(revision)
    articles = "1 article" if behind == 1 else f"{behind:,} articles"
    engine.close()
    try:
        with writing(index.directory, command="archive search", wait=0.0):
            if behind <= CATCH_UP:
                engine = catch_up(index, store)
                index.notices.append(f"the index was {articles} behind: caught up")
                return engine
    except BusyError:
        are = "article is" if behind == 1 else "articles are"
        if not index.told:  # once is enough for a hundred questions
            index.notices.append(f"{behind:,} {are} being added and not searchable yet")
            index.told = True
        return _open(index)
    except DamagedError:
        raise
    except ArchiveError as error:
        index.notices.append(f"the newest changes ({articles}) are not searchable: {error}")
        return _open(index)
    raise DamagedError(f"the index is {articles} behind the archive: run archive reindex")


def open_for_writing(index: Index, store: Store) -> Engine:
    """The engine, exactly in step with *store*. The caller holds the lock."""
    with index_errors(index):
        try:
            engine = _open(index, locked=True)
        except IndexProblem as problem:
            _refuse_large(store, problem)
            rebuild(index, store)
            if store.size():
                index.notices.append(f"the index could not be used ({problem}): rebuilt")
            return _open(index, locked=True)
        revision = engine.revision
        if revision == store.sequence():
            return engine
        engine.close()
        if not store.knows(revision):
            _refuse_large(store, "it was made from another state of the archive")
            rebuild(index, store)
            index.notices.append("the index was of another state of the archive: rebuilt")
            return _open(index, locked=True)
        return catch_up(index, store)


def catch_up(
    index: Index, store: Store, *, progress: Callable[[int], None] | None = None
) -> Engine:
    """Bring an index that is behind into step, and return it open. The caller holds the lock."""
    with index_errors(index):
        engine = _open(index, locked=True)
        try:
            _apply(engine, store, index, progress)
        except BaseException:
            engine.close()
            raise
        return engine


def keep_in_step(index: Index, store: Store) -> None:
    """
    Catch up an index that is only behind, as a crash leaves it; anything worse stays as it is.

    The caller holds the lock.
    """
    with suppress(IndexProblem, DamagedError):
        engine = _open(index, locked=True)
        revision = engine.revision
        engine.close()
        if revision != store.sequence() and store.knows(revision):
            catch_up(index, store).close()
            index.notices.append("the index was behind: caught up")


def rebuild(index: Index, store: Store, *, progress: Callable[[int], None] | None = None) -> int:
    """
    Make the index anew from *store*, aside, and put it in place of the old one; return its size.

    Until the switch the old one serves, and it stays when this fails. The caller holds the lock.
    """
    import shutil

    aside = index.location + ".new"
    with index_errors(index):
        shutil.rmtree(aside, ignore_errors=True)
        try:
            engine = open_index(aside, create=True)
            try:
                count = _apply(engine, store, index, progress)
            finally:
                engine.close()
            switch(index, aside)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
    return count


def switch(index: Index, aside: str) -> None:
    """
    Put the index at *aside* in place. Killed between the two renames, `_open` finishes the work.
    """
    import shutil

    old = index.location + ".old"
    if os.path.exists(index.location):
        shutil.rmtree(old, ignore_errors=True)
        os.rename(index.location, old)
    os.rename(aside, index.location)
    sync_folder(index.directory)
    shutil.rmtree(old, ignore_errors=True)


def _apply(
    engine: Engine,
    store: Store,
    index: Index,
    progress: Callable[[int], None] | None,
) -> int:
    """Put into *engine* what the store has after its revision; return how many articles."""
    from archive.documents import to_document

    also = index.also(store)
    at = engine.revision
    new = not at
    count = 0

    def documents(until: int) -> Iterator[Document]:
        nonlocal count
        for id_ in store.arrivals(at, until):
            yield to_document(store.article(id_), also)
            count += 1
            if progress is not None:
                progress(count)

    for step in store.steps(at, STRIDE):
        gone = [] if new else store.removals(at, step)
        if gone:
            engine.remove(gone)
        engine.replace(documents(step), revision=step)
        at = step
    return count


def _open(index: Index, *, locked: bool = False) -> Engine:
    """
    Open the index. One that is just being replaced is waited for; a switch that was killed between
    its two renames is undone. *locked*: we hold the lock, so nobody is at it.
    """
    deadline = time.monotonic() + _PATIENCE
    old = index.location + ".old"
    while True:
        try:
            return open_index(index.location)
        except IndexMissing:
            if not os.path.isdir(old) or time.monotonic() > deadline:
                raise
            if locked:
                os.rename(old, index.location)
                continue
            with suppress(BusyError), writing(index.directory, command="archive", wait=0.0):
                return _open(index, locked=True)
            time.sleep(_PAUSE)


def mend(index: Index, store: Store, problem: Exception | str, *, certain: bool = False) -> Engine:
    """
    Rebuild a small index that cannot be used, or say which command does.

    Unless the problem is *certain* (an index that opens is damaged all the same), somebody else may
    have mended it meanwhile, and then nothing is done.
    """
    _refuse_large(store, problem)
    try:
        with writing(index.directory, command="archive search", wait=_PATIENCE):
            with suppress(IndexProblem):
                engine = _open(index, locked=True)
                if not certain and engine.revision == store.sequence():
                    return engine
                engine.close()
            rebuild(index, store)
            if store.size():
                index.notices.append(f"the index could not be used ({problem}): rebuilt")
            return _open(index, locked=True)
    except BusyError as error:
        raise BusyError(f"the index is being made: {error}") from None


def _refuse_large(store: Store, problem: Exception | str) -> None:
    if store.size() > REBUILD:
        raise DamagedError(f"the index cannot be used ({problem}): run archive reindex")
