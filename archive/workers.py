"""
Reading documents in other processes: a pool that survives what one hostile document does to it.

A worker is this interpreter, started anew and spoken to through its standard streams: it imports
nothing of the caller's script, shares no locks or threads with it, and ends when its input does, so
that killing the caller leaves nobody behind. A document that takes more than SECONDS of processor
time is stopped by the kernel, even inside C code and even when the caller is gone; one that takes
more than MEGABYTES of memory gets no more, and is answered for alone. Small documents are read
together, in steps; where that goes wrong, each is read alone.

Messages are pickles between two processes of one user, made by this file; nothing that comes from a
file or a document is unpickled.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from archive.errors import ArchiveError
from archive.reading import NO_MEMORY, Made, Task, Unmade, load_rules, making
from archive.steps import TOGETHER, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from archive.reading import Loaded, Rules

SECONDS = 30
"""Processor time that one document may take; the slowest of 1,120 saved pages took under three."""

MEGABYTES = 1024
"""Memory that a worker may have; 64 MB of text with emoji in it takes 560, no saved page 300."""

TOGETHER_BYTES = 1 << 18
"""So many bytes at most are read together."""

_READY = "ready"
_START = (
    "import sys; sys.path[:] = {path!r}; from archive.workers import serve;"
    " serve({seconds!r}, {megabytes!r})"
)


class Pool:
    """
    Some workers; `submit` hands a batch to whichever is free. Made by `open_pool`.
    """

    def __init__(self, rules: Rules, count: int, seconds: int, megabytes: int) -> None:
        self.count = count
        self._megabytes = megabytes
        self._rules = rules
        self._seconds = seconds
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reader")
        self._own = threading.local()
        self._guard = threading.Lock()
        self._workers: set[subprocess.Popen[bytes]] = set()
        self._closing = False

    def submit(self, tasks: Sequence[Task]) -> Future[list[Made | Unmade]]:
        """Read *tasks* somewhere; the answers come in their order, one for each."""
        return self._threads.submit(self._read, tasks)

    def close(self) -> None:
        """End every worker now; what was submitted and is not answered is lost."""
        with self._guard:
            self._closing = True
            workers = list(self._workers)
        for worker in workers:
            worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in workers:
            _bury(worker)

    def _read(self, tasks: Sequence[Task]) -> list[Made | Unmade]:
        answers = self._ask(tasks)
        if answers is not None:
            return answers
        # One of them killed the worker. Alone, each answers for itself.
        killed = (
            f"reading it took more than {self._seconds} s or {self._megabytes:,} MB of memory,"
            " or broke the reader"
        )
        return [
            answer
            for task in tasks
            for answer in self._ask([task]) or [Unmade(task.raw.digest, task.raw.place, killed)]
        ]

    def _ask(self, tasks: Sequence[Task]) -> list[Made | Unmade] | None:
        """The answers of this thread's worker; None when it died over them."""
        worker: subprocess.Popen[bytes] | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = self._start()
        try:
            _put(cast("BinaryIO", worker.stdin), list(tasks))
            return cast("list[Made | Unmade]", pickle.load(cast("BinaryIO", worker.stdout)))  # noqa: S301
        except (EOFError, OSError, pickle.UnpicklingError):
            self._own.worker = None
            with self._guard:
                self._workers.discard(worker)
            worker.kill()
            _bury(worker)
            if self._closing:
                raise ArchiveError("reading was stopped") from None
            return None

    def _start(self) -> subprocess.Popen[bytes]:
        """A worker that has said it is ready. Raises ArchiveError when it does not come to that."""
        with self._guard:
            if self._closing:
                raise ArchiveError("reading was stopped")
            code = _START.format(path=sys.path, seconds=self._seconds, megabytes=self._megabytes)
            try:
                # A session of its own: Ctrl-C at the terminal is for the caller alone to answer.
                worker = subprocess.Popen(  # noqa: S603
                    [sys.executable, "-c", code],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
            except OSError as error:
                raise ArchiveError(f"no process can be started to read: {error.strerror}") from None
            self._workers.add(worker)
        try:
            _put(cast("BinaryIO", worker.stdin), self._rules)
            pickle.load(cast("BinaryIO", worker.stdout))  # noqa: S301
        except (EOFError, OSError, pickle.UnpicklingError):
            worker.kill()
            raise ArchiveError("the processes that read documents end at once") from None
        return worker


@contextmanager
def open_pool(
    rules: Rules, count: int, *, seconds: int = SECONDS, megabytes: int = MEGABYTES
) -> Iterator[Pool]:
    """*count* workers that read by *rules*, for the length of the block; started when needed."""
    pool = Pool(rules, count, seconds, megabytes)
    try:
        yield pool
    finally:
        pool.close()


def batches(tasks: Iterable[Task], most: int, size: int) -> Iterator[list[Task]]:
    """*tasks* in batches of *most*, and *size* bytes: one that has more is a batch of its own."""
    batch: list[Task] = []
    left = size
    for task in tasks:
        left -= len(task.raw.data)
        if batch and left < 0:
            yield batch
            batch, left = [], size - len(task.raw.data)
        batch.append(task)
        if len(batch) == most:
            yield batch
            batch, left = [], size
    if batch:
        yield batch


def can_start() -> bool:
    """Whether workers can be started: an embedded interpreter does not know its own program."""
    return bool(sys.executable) and os.name == "posix"


def serve(seconds: int, megabytes: int) -> None:
    """The life of a worker: rules, then batches of tasks, until the input ends."""
    import signal

    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the answers.
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    rules = load_rules(pickle.load(tasks))  # noqa: S301
    leave_tables()
    _bound_memory(megabytes)
    _put(answers, _READY)
    while True:
        try:
            batch: list[Task] = pickle.load(tasks)  # noqa: S301
        except EOFError:
            return
        made = []
        for some in batches(batch, TOGETHER, TOGETHER_BYTES):
            made += _read(some, rules, seconds, megabytes)
        try:
            _put(answers, made)
        except BrokenPipeError:
            return


def leave_tables() -> None:
    """
    Let Python look less often for circles of what is used no more, and never among the tables that
    are loaded by now: an article leaves few, and looking for them is a fiftieth of reading.
    """
    import gc

    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _read(
    tasks: Sequence[Task], rules: Loaded, seconds: int, megabytes: int
) -> list[Made | Unmade]:
    """The answers to *tasks*; the kernel ends this process where they take more than *seconds*."""
    import signal

    signal.setitimer(signal.ITIMER_PROF, seconds)
    made = together([making(task, rules) for task in tasks])
    signal.setitimer(signal.ITIMER_PROF, 0)
    if not any(isinstance(one, Unmade) and one.reason == NO_MEMORY for one in made):
        return made
    if len(tasks) > 1:  # the others hold some of it
        return [answer for task in tasks for answer in _read([task], rules, seconds, megabytes)]
    said = f"reading it takes more than {megabytes:,} MB of memory"
    return [Unmade(task.raw.digest, task.raw.place, said) for task in tasks]


def _bound_memory(megabytes: int) -> None:
    """Let this process have no more than *megabytes* of data, where the system can do that."""
    import resource

    try:
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, hard))
    except (ValueError, OSError):
        return


def _put(stream: BinaryIO, message: Any) -> None:
    pickle.dump(message, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _bury(worker: subprocess.Popen[bytes]) -> None:
    """Close its streams and collect its exit status, so that it is no zombie."""
    for stream in (worker.stdin, worker.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue
    worker.wait()
