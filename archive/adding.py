"""
Files into the store, in small transactions: an `add` killed at any moment loses nothing that it had
reported.

Inputs are split into documents here, which is cheap; reading them is dear, and is done in worker
processes unless there are only a few. The store commits about every hundred articles, or every
second; the index follows in larger steps, and is caught up by whoever comes next when we are killed
between the two. Bytes that are here already are not read again. One bad file never stops the rest.
"""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from archive.article import Given
from archive.bulk import read_all, read_each
from archive.errors import UnreadableError
from archive.exporting import restore, to_instant, to_kind
from archive.giving import check_given, merge
from archive.indexing import BATCH, BATCH_CHARACTERS, index_errors
from archive.learning import load_learned, refresh
from archive.reading import Made, Rules, Task, Unmade
from archive.sources import (
    ExportLine,
    Failure,
    Input,
    Raw,
    Remark,
    Skipped,
    find_inputs,
    split_input,
)
from archive.sources.document import NOTHING_BESIDE
from archive.visiting import OneInput, divide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archive.fetching import Web
    from archive.indexing import Index
    from archive.sources.walk import Found
    from archive.store import Store
    from archive.visiting import Visits
    from index.engine import Engine
    from index.results import Document

__all__ = ["AddReport", "Interrupted", "OneInput", "Progress", "add_inputs", "read_all"]

STORE_BATCH = 100
STORE_SECONDS = 1.0
"""A transaction ends at this many articles, or after this time: what is not yet safe is little."""

INDEX_SECONDS = 10.0
"""While pages are waited for, those that came are made searchable this often."""

_LISTED_IDS = 1000
MOST_REMARKS = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """
    How far a long job is: *done* documents are dealt with (an added one is safe), of *total* when
    that is known; *current* is what is being read.
    """

    done: int
    total: int | None
    current: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """
    What an `add` did. *ids* are those of the first thousand articles added.

    *already*: the same bytes were here; *removed_before*: they were removed and stay out unless
    asked for again; *updated*: they were here, and were read anew with what was given.
    """

    added: int = 0
    already: int = 0
    removed_before: int = 0
    updated: int = 0
    failed: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tally:
    """An AddReport in the making."""

    added: int = 0
    already: int = 0
    removed_before: int = 0
    updated: int = 0
    skipped: int = 0
    remarks: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def report(self) -> AddReport:
        notes = []
        if self.skipped:
            files = "1 file is" if self.skipped == 1 else f"{self.skipped:,} files are"
            notes.append(f"{files} no article (scripts, pictures and the like): skipped")
        notes += self.remarks[:MOST_REMARKS]
        if len(self.remarks) > MOST_REMARKS:
            notes.append(f"and as much of {len(self.remarks) - MOST_REMARKS:,} more files")
        return AddReport(
            added=self.added,
            already=self.already,
            removed_before=self.removed_before,
            updated=self.updated,
            failed=tuple(self.failed),
            notes=tuple(notes),
            ids=tuple(self.ids),
        )

    @property
    def done(self) -> int:
        return self.added + self.already + self.removed_before + self.updated + len(self.failed)


class Interrupted(KeyboardInterrupt):
    """Ctrl-C during an `add`: everything in *report* is safe."""

    def __init__(self, report: AddReport) -> None:
        super().__init__()
        self.report = report


def add_inputs(
    inputs: OneInput | Iterable[OneInput],
    *,
    store: Store,
    engine: Engine,
    index: Index,
    rules: Rules,
    given: Given | None,
    again: bool,
    workers: int | None,
    stdin: BinaryIO | None,
    progress: Callable[[Progress], None] | None,
    web: Web | None,
) -> AddReport:
    """
    Put the documents in *inputs* (paths, addresses, or bytes that are a document) into *store* and
    *engine*: what is on this machine first.

    The caller holds the lock. Raises ArchiveError for a wrong *given*, or when the disk is full,
    Interrupted after Ctrl-C; everything committed until then stays.
    """
    given = given or Given()
    check_given(given, today=rules.today, settings=rules.settings)
    tally = _Tally()
    rules = replace(rules, learned=load_learned(store))
    writer = _Writer(store, engine, index, tally, progress)
    local, visits = divide(
        inputs,
        web,
        contact=rules.settings.contact,
        announce=writer.announce,
        here=set if again else store.addresses,
    )
    try:
        for found, read in ((_find_local(local, stdin), read_all), (visits, read_each)):
            pieces = _find_pieces(found, visits, writer)
            tasks = _find_tasks(pieces, store, given, writer, again=again)
            with closing(read(tasks, rules, workers)) as answers:
                for answer in answers:
                    writer.take(answer)
        writer.finish()
        refresh(store)
    except KeyboardInterrupt:
        writer.commit(tell=False)
        raise Interrupted(tally.report()) from None
    return tally.report()


class _Writer:
    """
    Takes what was read and commits it: to the store soon, to the index in larger steps.
    """

    def __init__(
        self,
        store: Store,
        engine: Engine,
        index: Index,
        tally: _Tally,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self.tally = tally
        self.total: int | None = None
        self.current = ""
        self.pending: set[str] = set()
        self.updates: set[str] = set()
        self._store, self._engine, self._index = store, engine, index
        self._progress = progress
        self._made: list[Made] = []
        self._since = self._indexed = time.monotonic()
        self._documents: dict[str, Document] = {}
        self._characters = 0

    def take(self, answer: Made | Unmade) -> None:
        """One document read, or not."""
        if isinstance(answer, Unmade):
            self.pending.discard(answer.digest)
            self.updates.discard(answer.digest)
            self.fail(answer.place, answer.reason)
        else:
            self._made.append(answer)
            if len(self._made) >= STORE_BATCH or time.monotonic() - self._since > STORE_SECONDS:
                self.commit()

    def fail(self, place: str, reason: str) -> None:
        """One input that came to nothing."""
        self.tally.failed.append(Failure(place, reason))
        self.tell()

    def commit(self, *, tell: bool = True) -> None:
        """Make what was read safe, and then say so."""
        made, self._made = self._made, []
        self._since = time.monotonic()
        if made:
            ids = self._store.add([m.entry for m in made], now=time.time())
            for id_, one in zip(ids, made, strict=True):
                digest = one.entry.digest
                self.pending.discard(digest)
                if digest in self.updates:
                    self.updates.discard(digest)
                    self.tally.updated += 1
                else:
                    self.tally.added += 1
                    self.tally.ids += [id_] if len(self.tally.ids) < _LISTED_IDS else []
                self._documents[id_] = replace(one.document, id=id_)
                self._characters += sum(map(len, one.document.texts.values()))
        if not tell:
            return
        self.tell()
        if len(self._documents) >= BATCH or self._characters > BATCH_CHARACTERS:
            self._put_in_index()

    def finish(self) -> None:
        """Commit all that is left, to the index too."""
        self.commit()
        self._put_in_index()

    def tell(self) -> None:
        """Say how far we are."""
        if self._progress is not None:
            self._progress(Progress(self.tally.done, self.total, self.current))

    def announce(self, address: str) -> None:
        """Before a page is waited for: what came before it is made safe."""
        self.current = address
        self.commit()
        if time.monotonic() - self._indexed > INDEX_SECONDS:
            self._put_in_index()

    def _put_in_index(self) -> None:
        if self._documents:
            with index_errors(self._index):
                self._engine.replace(self._documents.values(), revision=self._store.sequence())
        self._documents, self._characters = {}, 0
        self._indexed = time.monotonic()


def _find_local(listed: Iterable[str | bytes], stdin: BinaryIO | None) -> list[Found]:
    """The inputs on this machine, unopened."""
    given = list(listed)
    found: list[Found] = [
        Input(path="", place=f"document {number}", stream=BytesIO(data))
        for number, data in enumerate(given, 1)
        if isinstance(data, bytes)
    ]
    paths = [path for path in given if isinstance(path, str)]
    return [*found, *(find_inputs(paths, stdin=stdin) if paths else ())]


def _find_pieces(
    found: Iterable[Found], visits: Visits, writer: _Writer
) -> Iterator[Raw | ExportLine | Failure]:
    """The documents in the inputs *found*, unread, and what could not even be opened."""
    if isinstance(found, list):
        writer.total = sum(not isinstance(one, Skipped) for one in found) + len(visits)
    for one in found:
        if isinstance(one, Failure):
            yield one
        elif isinstance(one, Skipped):
            writer.tally.skipped += 1
        else:
            writer.current = one.place
            for count, piece in enumerate(split_input(one)):
                if count:
                    # Many documents in one file: how many there will be is not known.
                    writer.total = None
                if isinstance(piece, Skipped):
                    writer.tally.skipped += 1
                elif isinstance(piece, Remark):
                    before = len(visits)
                    followed = visits.hear(piece, one)
                    if writer.total is not None:
                        writer.total += len(visits) - before
                    if not followed:
                        writer.tally.remarks.append(f"{piece.path}: {piece.text}")
                else:
                    yield piece


def _find_tasks(
    pieces: Iterable[Raw | ExportLine | Failure],
    store: Store,
    given: Given,
    writer: _Writer,
    *,
    again: bool,
) -> Iterator[Task]:
    """What is to be read: not what is here, was removed, or is being read already."""
    for piece in pieces:
        now = to_instant(time.time())
        if isinstance(piece, Failure):
            writer.fail(piece.path, piece.reason)
            continue
        if isinstance(piece, ExportLine):
            try:
                task = restore(piece, now=now)
            except UnreadableError as error:
                writer.fail(piece.place, error.reason)
                continue
        else:
            task = Task(piece, added=now)
        task = replace(task, given=merge(task.given, given))
        digest = task.raw.digest
        if digest in writer.pending:
            writer.tally.already += 1
        elif (id_ := store.here(digest)) is not None:
            change = _find_change(store, id_, task, given, again=again)
            if change is None:
                writer.tally.already += 1
                writer.tell()
                continue
            writer.updates.add(digest)
            writer.pending.add(digest)
            yield change
        elif store.was_removed(digest) and not again:
            writer.tally.removed_before += 1
            writer.tell()
        else:
            writer.pending.add(digest)
            yield task


def _find_change(store: Store, id_: str, task: Task, given: Given, *, again: bool) -> Task | None:
    """How an article that is here is to be read again; None when nothing new is said of it."""
    if given == Given() and not again:
        return None
    facts = store.facts(id_)
    merged = merge(facts.given, given)
    if merged == facts.given and not again:
        return None
    try:
        beside = task.raw.beside if task.raw.beside != NOTHING_BESIDE else facts.beside
        raw = replace(task.raw, kind=to_kind(facts.kind), place=facts.origin, beside=beside)
    except ValueError:
        raw = task.raw
    return Task(raw, added=facts.added, given=merged)
