"""
Articles that are here changed: corrected by a person, removed, or read anew by newer rules.

The store is changed first and the index after it; killed between the two, the next command brings
the index into step. The caller holds the lock.
"""

from __future__ import annotations

import time
from contextlib import closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.errors import DamagedError, UnreadableError
from archive.exporting import to_kind
from archive.giving import check_given, merge
from archive.indexing import documents_of, index_errors, rebuild
from archive.learning import load_learned, refresh
from archive.reading import Made, Task, made_by
from archive.sources import Raw
from archive.storing import open_for_storing
from archive.tally import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archive.article import Given
    from archive.indexing import Index
    from archive.reading import Rules
    from archive.rereading import Told
    from archive.store import Store
    from archive.storing import WritingStore
    from index.engine import Engine


def set_given(
    ids: Iterable[str],
    change: Given,
    store: WritingStore,
    engine: Engine,
    index: Index,
    *,
    rules: Rules,
) -> int:
    """
    The articles *ids* with *change* over what was given before: read anew, stored, indexed. Returns
    how many.
    """
    from archive.adding import STORE_BATCH
    from archive.bulk import read_all

    check_given(change, today=rules.today, settings=rules.settings)
    wanted = list(ids)
    rules = replace(rules, learned=load_learned(store))
    here = (to_task(store, id_) for id_ in wanted)
    tasks = (replace(task, given=merge(task.given, change)) for task in here)
    entries, lost = [], []
    with closing(read_all(tasks, rules)) as answers:
        for answer in answers:
            if isinstance(answer, Made):
                entries.append(answer.entry)
            else:
                lost.append(answer)
            if len(entries) >= STORE_BATCH:
                store.add(entries, now=time.time())
                entries = []
    store.add(entries, now=time.time())
    refresh(store)
    changed = list(dict.fromkeys((*wanted, *store.touched)))
    with index_errors(index):
        engine.replace(documents_of(store, changed, index.also(store)), revision=store.sequence())
    if lost:
        raise UnreadableError(lost[0].reason, path=lost[0].place)
    return len(wanted)


def remove_articles(
    ids: Iterable[str], *, store: WritingStore, engine: Engine, index: Index
) -> int:
    """Take these articles out of the store and the index; return how many there were."""
    wanted = list(ids)
    count = store.remove(wanted, now=time.time())
    if count:
        refresh(store)
        before = engine.revision
        with index_errors(index):
            if store.touched:  # killed after this, the index is behind and caught up
                others = documents_of(store, list(store.touched), index.also(store))
                engine.replace(others, revision=before)
            engine.remove(wanted, revision=store.sequence())
    return count


def reindex(
    directory: str,
    index: Index,
    rules: Rules,
    progress: Callable[[Progress], None] | None,
    told: Told | None = None,
) -> int:
    """
    Read anew what older rules or tables had read, or everything to be *told* what is read
    differently, and rebuild the index; return its size.
    """
    store = open_for_storing(directory)
    try:
        total = store.size()
        if told is None:
            reread(store, rules, progress)
        else:
            from archive.rereading import reread_all

            reread_all(store, rules, told, progress)

        def tell(done: int) -> None:
            if progress is not None:
                progress(Progress(done, total, "index"))

        return rebuild(index, store, progress=tell)
    finally:
        store.close()


def reread(
    store: WritingStore,
    rules: Rules,
    progress: Callable[[Progress], None] | None = None,
    *,
    only: Iterable[str] | None = None,
) -> int:
    """
    Read anew the articles that were read by other rules than *rules* (or just *only*) and store
    them; return how many. One that cannot be read any more stays as it was.
    """
    from archive.adding import STORE_BATCH
    from archive.bulk import read_all

    made = made_by(rules.settings)
    stale = list(store.stale(made) if only is None else only)
    if not stale:
        return 0
    entries = []
    count = 0
    rules = replace(rules, learned=load_learned(store))
    with closing(read_all(tasks_of(store, stale), rules)) as answers:
        for answer in answers:
            count += 1
            if isinstance(answer, Made):
                entries.append(answer.entry)
            if len(entries) >= STORE_BATCH:
                store.add(entries, now=time.time())
                entries = []
            if progress is not None:
                progress(Progress(count, len(stale), "reading"))
    store.add(entries, now=time.time())
    return count


def tasks_of(store: Store, ids: Iterable[str]) -> Iterator[Task]:
    """These articles as tasks; one that is damaged beyond reading is passed over."""
    for id_ in ids:
        with suppress(DamagedError):
            yield to_task(store, id_)


def to_task(store: Store, id_: str) -> Task:
    """
    The article *id_* as something to read again: its bytes, and what was said of it.

    What was said is kept twice: on its own, and in the record.
    """
    try:
        facts = store.facts(id_)
    except DamagedError:
        facts = store.facts(id_, given=store.article(id_).given)
    try:
        kind = to_kind(facts.kind)
    except ValueError as error:
        raise DamagedError(f"{store.path}: article {id_}: {error}") from None
    raw = Raw(data=store.raw(id_), digest=facts.digest, kind=kind, place=facts.origin)
    raw = replace(raw, beside=facts.beside)
    return Task(raw, added=facts.added, given=facts.given)
