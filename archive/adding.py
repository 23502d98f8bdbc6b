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
from contextlib import closing, contextmanager
from dataclasses import replace
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Protocol

from archive.article import Given
from archive.belonging import find_belonging
from archive.bulk import open_reader, read_all
from archive.documents import with_story
from archive.errors import UnreadableError
from archive.exporting import restore, to_instant, to_kind
from archive.giving import check_given, merge
from archive.indexing import BATCH, BATCH_CHARACTERS, documents_of, index_errors
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
from archive.tally import Interrupted, Progress, Tally
from archive.visiting import divide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from archive.fetching import Web
    from archive.indexing import Index
    from archive.sources.walk import Found
    from archive.storing import WritingStore
    from archive.tally import AddReport
    from archive.visiting import OneInput, Visits
    from index.engine import Engine
    from index.results import Document

STORE_BATCH = 100
STORE_SECONDS = 1.0
"""A transaction ends at this many articles, or after this time: what is not yet safe is little."""

PATIENCE = 60.0
"""So many seconds a page that was fetched waits for another who writes."""


class Hold(Protocol):
    """What locks the archive for writing, and opens its store and its engine."""

    def __call__(
        self, *, wait: float | None = None
    ) -> AbstractContextManager[tuple[WritingStore, Engine]]: ...


def add_inputs(
    inputs: OneInput | Iterable[OneInput],
    *,
    hold: Hold,
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
    Put the documents in *inputs* (paths, addresses, or bytes that are a document) into the store
    and the engine that *hold* locks and opens: what is on this machine first.

    While a page is waited for, others may write. Raises ArchiveError for a wrong *given*, or when
    the disk is full, BusyError, Interrupted after Ctrl-C; everything committed until then stays.
    """
    given = given or Given()
    check_given(given, today=rules.today, settings=rules.settings)
    tally = Tally()
    writer = _Writer(hold, index, tally, progress)
    local, visits = divide(
        inputs,
        web,
        contact=rules.settings.contact,
        announce=writer.announce,
        here=set if again else writer.addresses,
    )
    try:
        with writer.turn() as store:
            rules = replace(rules, learned=load_learned(store))
            found = _find_local(local, stdin)
            writer.total = sum(not isinstance(one, Skipped) for one in found) + len(visits)
            pieces = _find_pieces(found, visits, writer)
            tasks = _find_tasks(pieces, store, given, writer, again=again)
            with closing(read_all(tasks, rules, workers)) as answers:
                for answer in answers:
                    writer.take(answer)
            writer.finish()
            if not visits:
                refresh(store)
        if visits:
            _add_visits(visits, writer, rules, given, again=again, workers=workers)
    except KeyboardInterrupt:
        raise Interrupted(tally.report()) from None
    return tally.report()


def _add_visits(
    visits: Visits,
    writer: _Writer,
    rules: Rules,
    given: Given,
    *,
    again: bool,
    workers: int | None,
) -> None:
    """Fetch one page after the other, and put each in."""
    with open_reader(rules, workers) as read:
        for visited in visits:
            if isinstance(visited, Failure):
                writer.fail(visited.path, visited.reason)
                continue
            with writer.turn() as store:
                pieces = _find_pieces([visited], visits, writer)
                for answer in read(_find_tasks(pieces, store, given, writer, again=again)):
                    writer.take(answer)
                writer.finish()
    with writer.turn() as store:
        refresh(store)


class _Writer:
    """
    Takes what was read and commits it: to the store soon, to the index in larger steps.
    """

    def __init__(
        self,
        hold: Hold,
        index: Index,
        tally: Tally,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self.tally = tally
        self.total: int | None = None
        self.current = ""
        self.pending: dict[str, list[str]] = {}  # what is being read: where else the same bytes are
        self.updates: set[str] = set()
        self._hold, self._index, self._progress = hold, index, progress
        self._store: WritingStore
        self._engine: Engine
        self._made: list[Made] = []
        self._since = time.monotonic()
        self._documents: dict[str, Document] = {}
        self._characters = 0

    @contextmanager
    def turn(self) -> Iterator[WritingStore]:
        """Hold the store; what was taken is safe when Ctrl-C ends it."""
        with self._hold(wait=PATIENCE if self.tally.done else None) as held:
            self._store, self._engine = held
            try:
                yield self._store
            except KeyboardInterrupt:
                self.commit(tell=False)
                raise

    def addresses(self) -> set[str]:
        """Those of the articles that are here."""
        return self._store.addresses()

    def take(self, answer: Made | Unmade) -> None:
        """One document read, or not."""
        if isinstance(answer, Unmade):
            alike = self.pending.pop(answer.digest, [])
            self.updates.discard(answer.digest)
            for place in (answer.place, *alike):
                self.fail(place, answer.reason)
        else:
            self._made.append(answer)
            if len(self._made) >= STORE_BATCH or time.monotonic() - self._since > STORE_SECONDS:
                self.commit()

    def wait(self, digest: str, place: str) -> None:
        """The bytes at *place* are being read already: what comes of them is not known yet."""
        self.pending[digest].append(place)

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
                self.tally.already += len(self.pending.pop(digest, []))
                if digest in self.updates:
                    self.updates.discard(digest)
                    self.tally.updated += 1
                else:
                    self.tally.add(id_)
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
        """Before a page is waited for."""
        self.current = address
        self.tell()

    def _put_in_index(self) -> None:
        touched = [id_ for id_ in self._store.touched if id_ not in self._documents]
        if self._documents or touched:
            with index_errors(self._index):
                documents = chain(
                    self._with_stories(),
                    documents_of(self._store, touched, self._index.also(self._store)),
                )
                self._engine.replace(documents, revision=self._store.sequence())
        self._documents, self._characters = {}, 0
        self._store.touched.clear()

    def _with_stories(self) -> Iterator[Document]:
        belonging = find_belonging(self._store, list(self._documents))
        for id_, document in self._documents.items():
            yield with_story(document, belonging.get(id_))


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
    store: WritingStore,
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
            writer.wait(digest, task.raw.place)
        elif (id_ := store.here(digest)) is not None:
            change = _find_change(store, id_, task, given, again=again)
            if change is None:
                writer.tally.already += 1
                writer.tell()
                continue
            writer.updates.add(digest)
            writer.pending[digest] = []
            yield change
        elif store.was_removed(digest) and not again:
            writer.tally.removed_before += 1
            writer.tell()
        else:
            writer.pending[digest] = []
            yield task


def _find_change(
    store: WritingStore, id_: str, task: Task, given: Given, *, again: bool
) -> Task | None:
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
