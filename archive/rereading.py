"""
Every article read again by what the archive has learnt since, and what that changed.

The lessons do not depend on what was learnt, so one reading is enough: a second would change
nothing. Articles are stored in small transactions, and only those that read differently; killed at
any moment, what was stored is good and the rest is as it was.
"""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.adding import STORE_BATCH
from archive.bulk import read_all
from archive.changing import tasks_of
from archive.errors import DamagedError
from archive.learning import load_learned, refresh
from archive.reading import Made
from archive.tally import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.article import Article
    from archive.entry import Entry
    from archive.reading import Rules
    from archive.storing import WritingStore

    Told = Callable[[str, tuple[str, ...]], None]

PARTS = ("cleaning", "titles", "outlets", "authors", "dates", "credits", "names", "other")


def reread_all(
    store: WritingStore,
    rules: Rules,
    told: Told,
    progress: Callable[[Progress], None] | None = None,
) -> int:
    """
    Read every article of *store* again; return how many are read differently. Each is *told*: its
    id, and in which of the PARTS it differs.

    One that cannot be read any more stays as it was. The caller holds the lock.
    """
    refresh(store, exact=True)
    rules = replace(rules, learned=load_learned(store))
    total = store.size()
    entries: list[Entry] = []
    changed = 0
    with closing(read_all(tasks_of(store, store.ids()), rules)) as answers:
        for count, answer in enumerate(answers, 1):
            if isinstance(answer, Made) and not store.holds(answer.entry):
                entries.append(answer.entry)
            if len(entries) >= STORE_BATCH:
                changed += _put(store, entries, told)
                entries = []
            if progress is not None:
                progress(Progress(count, total, "reading"))
    return changed + _put(store, entries, told)


def _put(store: WritingStore, entries: list[Entry], told: Told) -> int:
    """Store *entries*, and tell those that differ from what was there; return how many."""
    before = [_article(store, entry.digest) for entry in entries]
    ids = store.add(entries, now=time.time())
    count = 0
    for id_, old in zip(ids, before, strict=True):
        parts = find_changes(old, store.article(id_)) if old is not None else ("other",)
        if parts:
            told(id_, parts)
            count += 1
    return count


def _article(store: WritingStore, digest: str) -> Article | None:
    """The article with these bytes as it is stored; None when that is damaged."""
    try:
        return store.article(store.here(digest) or "")
    except DamagedError:
        return None


def find_changes(old: Article, new: Article) -> tuple[str, ...]:
    """In which of the PARTS two readings of an article differ."""
    differ = {
        "cleaning": [(p.start, p.end, p.role) for p in old.paragraphs]
        != [(p.start, p.end, p.role) for p in new.paragraphs],
        "titles": old.title != new.title,
        "outlets": old.source != new.source,
        "authors": old.authors != new.authors,
        "dates": (old.published, old.modified) != (new.published, new.modified),
        "credits": {(c.kind, c.name) for c in old.credits}
        != {(c.kind, c.name) for c in new.credits},
        "names": {(e.type, e.name) for e in old.entities}
        != {(e.type, e.name) for e in new.entities},
        "other": (old.url, old.tags, old.language, old.notes)
        != (new.url, new.tags, new.language, new.notes),
    }
    return tuple(part for part in PARTS if differ[part])
