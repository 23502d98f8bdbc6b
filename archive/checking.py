"""
Whether an archive is sound: every byte that came in still has its digest, every record can be read,
the stories are those of the articles, and the index holds exactly what the store does.

Checking changes nothing. What can be mended is mended on request: a damaged record is read again
from its bytes, the stories are made anew, and the index is rebuilt.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.errors import ArchiveError, BusyError, DamagedError
from archive.indexing import index_errors, keep_in_step, rebuild
from archive.lock import writing
from archive.store import open_store
from archive.storing import WritingStore, open_for_storing
from archive.tally import Progress
from index.engine import open_index
from index.errors import IndexProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from archive.indexing import Index
    from archive.reading import Rules
    from archive.store import Store

_LISTED = 100


@dataclass(frozen=True, slots=True)
class CheckReport:
    """
    What `check` found: one line per problem (a hundred at most, then how many more), the number of
    articles looked at, and what was mended. *forgotten* is how many articles, removed or replaced,
    the index still held words of before it was compacted; None when it was not.
    """

    problems: tuple[str, ...]
    articles: int
    repaired: tuple[str, ...] = ()
    forgotten: int | None = None

    @property
    def sound(self) -> bool:
        return not self.problems


def check(
    directory: str,
    index: Index,
    rules: Rules,
    *,
    repair: bool,
    compact: bool = False,
    progress: Callable[[Progress], None] | None,
) -> CheckReport:
    """
    Check the archive in *directory*, with nobody writing to it meanwhile; *compact* the index when
    all is well.

    Raises BusyError when somebody is. A read-only archive is checked without the lock.
    """
    with ExitStack() as stack:
        locked = True
        try:
            stack.enter_context(writing(directory, command="archive check"))
        except BusyError:
            raise
        except ArchiveError:
            if repair or compact:
                raise
            locked = False
        store: Store = open_for_storing(directory) if repair else open_store(directory)
        stack.callback(store.close)
        if locked:
            keep_in_step(index, store)
        problems, unreadable = _check_store(store, progress)
        astray = check_stories(store, set(problems))
        lacking = check_index(index, store)
        if isinstance(store, WritingStore) and (unreadable or astray or lacking):
            report = _repair(store, index, rules, unreadable, retell=bool(astray))
        else:
            report = CheckReport(_listed([*problems.values(), *astray, *lacking]), store.size())
        if compact and report.sound:
            report = replace(report, forgotten=_compact(index))
        return report


def _compact(index: Index) -> int:
    with index_errors(index):
        engine = open_index(index.location)
        try:
            return engine.compact()
        finally:
            engine.close()


def _repair(
    store: WritingStore, index: Index, rules: Rules, unreadable: list[str], *, retell: bool
) -> CheckReport:
    """Mend what can be; report what is left, after looking again."""
    from archive.changing import reread

    repaired: list[str] = []
    if unreadable:
        count = reread(store, rules, only=unreadable)
        repaired.append(f"read anew from their bytes: {count:,}")
    if retell:
        store.retell(now=time.time())
        repaired.append("the stories were made anew")
    rebuild(index, store)
    repaired.append("the index was rebuilt")
    left, _ = _check_store(store, None)
    problems = [*left.values(), *check_stories(store, set(left)), *check_index(index, store)]
    return CheckReport(_listed(problems), store.size(), tuple(repaired))


def _check_store(
    store: Store, progress: Callable[[Progress], None] | None
) -> tuple[dict[str, str], list[str]]:
    """
    Look at the database as a whole, and at each article's bytes, head and record.

    Problems by where they are, and the ids of articles whose record can be made again.
    """
    problems = {f"file {n}": line for n, line in enumerate(store.problems())}
    unreadable: list[str] = []
    total = store.size()
    try:
        for count, id_ in enumerate(store.ids(), 1):
            digest = store.digest(id_)
            bytes_good = False
            try:
                bytes_good = hashlib.sha256(store.raw(id_)).hexdigest() == digest
                if not bytes_good:
                    problems[id_] = f"article {id_}: its bytes are not those that came in"
                elif not digest.startswith(id_):
                    problems[id_] = f"article {id_}: its id is not the beginning of its digest"
            except DamagedError:
                problems[id_] = f"article {id_}: its bytes cannot be read"
            try:
                store.heads([id_])
                store.facts(id_)
                readable = store.article(id_).digest == digest
            except DamagedError:
                readable = False
            if not readable:
                problems.setdefault(id_, f"article {id_}: what was made of it cannot be read")
                if bytes_good:
                    unreadable.append(id_)
            if progress is not None:
                progress(Progress(count, total, id_))
    except ArchiveError as error:
        problems["database"] = str(error)
    return problems, unreadable


def check_stories(store: Store, damaged: Container[str]) -> list[str]:
    """
    What is wrong with the stories: an article that is not known as what it is, links, groups; those
    that are *damaged* apart.
    """
    from archive.stories.shingles import Shingler
    from archive.stories.telling import to_clue

    shingler = Shingler()
    problems: list[str] = []
    try:
        strays = set(store.stories.ids())
        for id_ in store.ids():
            strays.discard(id_)
            if id_ in damaged:
                continue
            try:
                article = store.article(id_)
            except DamagedError:
                continue
            known = store.stories.clue(id_)
            if known is None:
                problems.append(f"stories: article {id_} has no row")
            elif known != to_clue(article, shingler):
                problems.append(f"stories: article {id_} is not known by the text it has")
        problems += [f"stories: article {id_} is not in the archive" for id_ in sorted(strays)]
        problems += store.stories.problems()
    except (ArchiveError, sqlite3.Error, ValueError, TypeError) as error:
        problems.append(f"stories: {error}")
    return problems


def check_index(index: Index, store: Store) -> list[str]:
    """What is wrong with the index: its files, how far it is, which articles it lacks."""
    from index.embedded import verify

    try:
        engine = open_index(index.location)
    except IndexProblem as problem:
        if not store.sequence():
            return []
        return [f"index: {problem}"]
    try:
        problems = [f"index: {line}" for line in verify(index.location)]
        if engine.revision != store.sequence():
            problems.append("index: it is not in step with the articles")
        held = set(engine.ids())
        there = set(store.ids())
        problems += [f"index: article {id_} is missing" for id_ in sorted(there - held)]
        problems += [f"index: article {id_} is not in the archive" for id_ in sorted(held - there)]
    except IndexProblem as problem:
        problems = [f"index: {problem}"]
    finally:
        engine.close()
    return problems


def _listed(problems: list[str]) -> tuple[str, ...]:
    """*problems*, the first hundred, and how many more there are."""
    if len(problems) <= _LISTED:
        return tuple(problems)
    return (*problems[:_LISTED], f"and {len(problems) - _LISTED:,} more")
