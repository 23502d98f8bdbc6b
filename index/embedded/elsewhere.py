"""
A batch that is built in another process, so that a large commit has the use of two cores.

The process is this interpreter, started anew and spoken to through its standard streams, as
archive/workers.py does it: it imports nothing of the caller's script, and ends when its input does.
Messages are pickles between two processes of one user, made by this file; nothing that comes from a
file or a document is unpickled.
"""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, Final, cast

from index.embedded.building import Batch, check_document
from index.embedded.vocabulary import Vocabulary

if TYPE_CHECKING:
    from index.embedded.manifest import SegmentEntry
    from index.results import Document

_PARCEL: Final = 500_000
"""Characters sent at a time: 180 press releases, a twentieth of a second of work."""
_WAITING: Final = 4
"""Parcels on their way: with more, the caller does the work itself."""
_START = (
    "import sys; sys.path[:] = {path!r}; "
    "from index.embedded.elsewhere import serve; serve({location!r})"
)


class Elsewhere:
    """
    The other process. One batch is built in it at a time; raises OSError when it cannot go on.
    """

    def __init__(self, location: str) -> None:
        # A session of its own: Ctrl-C at the terminal is for the caller alone to answer.
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", _START.format(path=sys.path, location=location)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        self._queue: queue.Queue[Any] = queue.Queue(_WAITING)
        self._broken = False
        self._sender = threading.Thread(target=self._send, daemon=True)
        self._sender.start()

    def _send(self) -> None:
        stdin = cast("IO[bytes]", self._process.stdin)
        while (message := self._queue.get()) is not None:
            if self._broken:
                continue
            try:
                pickle.dump(message, stdin, protocol=5)
                stdin.flush()
            except OSError:
                self._broken = True

    @property
    def busy(self) -> bool:
        """Whether there is work enough on the way."""
        return self._queue.full()

    def send(self, documents: list[Document]) -> None:
        """More documents of the batch."""
        self._queue.put(documents)

    def finish(self) -> None:
        """Have the batch written; the next documents begin another."""
        self._queue.put("write")

    def written(self) -> SegmentEntry:
        """Wait until the batch is written."""
        try:
            answer = pickle.load(cast("IO[bytes]", self._process.stdout))  # noqa: S301
        except (EOFError, pickle.UnpicklingError):
            raise OSError(0, "the process that builds the index has ended") from None
        if isinstance(answer, BaseException):
            raise answer
        return cast("SegmentEntry", answer)

    def close(self) -> None:
        """End the process; what it has not written is lost."""
        self._process.kill()
        self._broken = True
        self._queue.put(None)
        self._sender.join()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                cast("IO[bytes]", stream).close()
        self._process.wait()


class DistantBatch:
    """
    A batch as building.Batch is one, whose documents are taken in by *process*.
    """

    def __init__(self, process: Elsewhere) -> None:
        self.size = 0
        self.count = 0
        self.number = 0
        self.deleted: set[int] = set()
        self._process = process
        self._parcel: list[Document] = []
        self._parcel_size = 0

    @property
    def busy(self) -> bool:
        """Whether a document would have to wait."""
        return self._process.busy

    def add(self, document: Document) -> int:
        check_document(document)
        size = sum(map(len, document.texts.values()))
        self.size += size
        self._parcel_size += size
        self._parcel.append(document)
        if self._parcel_size >= _PARCEL:
            self._post()
        self.count += 1
        return self.count - 1

    def _post(self) -> None:
        self._process.send(self._parcel)
        self._parcel, self._parcel_size = [], 0

    def close(self) -> None:
        """Let it be written; nothing more is added."""
        if self._parcel:
            self._post()
        self._process.finish()

    def write(self) -> SegmentEntry:
        """The segment that it has become, once it has been closed."""
        return self._process.written()


def serve(location: str) -> None:
    """Build batches in the directory *location* from what comes in, until nothing does."""
    vocabulary = Vocabulary()
    batch = Batch(location, vocabulary)
    coming, going = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    trouble: Exception | None = None
    while True:
        try:
            message = pickle.load(coming)  # noqa: S301
        except (EOFError, pickle.UnpicklingError):  # the caller is gone, perhaps in mid-sentence
            return
        try:
            if message != "write":
                for document in message if trouble is None else ():
                    batch.add(document)
                continue
            answer: Any = trouble or batch.write()
        except Exception as error:  # noqa: BLE001
            trouble = answer = error
            if message != "write":
                continue
        try:
            pickle.dump(answer, going, protocol=5)
            going.flush()
        except BrokenPipeError:
            return
        vocabulary.forget()
        batch = Batch(location, vocabulary)
