"""
One writer at a time over the store and the index together.

The lock is an advisory lock (flock) on the file `lock` of the archive's directory. The kernel drops
it when its holder dies, however it dies, so no stale lock is ever left behind. The file says who
holds it; it is never deleted, for a deleted lock file can be locked twice.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive.errors import ArchiveError, BusyError

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "lock"
WAIT = 2.0
"""How long a second writer waits, in seconds, before it gives up."""

_PAUSE = 0.05


@contextmanager
def writing(directory: str, *, command: str, wait: float | None = None) -> Iterator[None]:
    """
    Hold the archive's lock for the length of the block; *command* is what others are told.

    Raises BusyError when another process still holds it after *wait* seconds (None: WAIT),
    ArchiveError when the directory cannot be written.
    """
    import fcntl

    path = os.path.join(directory, NAME)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise ArchiveError(f"{directory} cannot be written: {error.strerror}") from None
    try:
        deadline = time.monotonic() + (WAIT if wait is None else wait)
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise BusyError(_refusal(directory, handle)) from None
                time.sleep(_PAUSE)
            except OSError as error:
                raise ArchiveError(f"{path} cannot be locked: {error.strerror}") from None
        _sign(handle, command)
        try:
            yield
        finally:
            _sign(handle, None)
    finally:
        os.close(handle)


def _sign(handle: int, command: str | None) -> None:
    """Write who holds the lock; a full disk must not stop a removal, so failing is no matter."""
    try:
        os.ftruncate(handle, 0)
        if command is not None:
            os.pwrite(handle, json.dumps({"pid": os.getpid(), "command": command}).encode(), 0)
    except OSError:
        return


def _refusal(directory: str, handle: int) -> str:
    """One line: who is writing, since when."""
    who = "another process"
    try:
        held = json.loads(os.pread(handle, 1000, 0))
        since = time.strftime("%H:%M:%S", time.localtime(os.fstat(handle).st_mtime))
        if isinstance(held["pid"], int) and isinstance(held["command"], str):
            who = f"{held['command'][:100]!r} (process {held['pid']}, since {since})"
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    return f"{who} is writing to {directory}: try again when it is done"
