"""
One writer at a time: who holds the lock is told, and the dead hold nothing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from archive.errors import ArchiveError, BusyError
from archive.lock import writing

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys, time
from archive.lock import writing
with writing(sys.argv[1], command="archive add"):
    print("held", flush=True)
    time.sleep(60)
"""


def _holder(directory: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(directory)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_writer_waits_a_moment_and_then_says_who_holds_it(tmp_path: Path) -> None:
    """The refusal names command, process and time, with exit status 3, after the time to wait."""
    holder = _holder(tmp_path)
    try:
        start = time.monotonic()
        with pytest.raises(BusyError) as caught, writing(str(tmp_path), command="x", wait=0.3):
            pass
        assert time.monotonic() - start >= 0.3
        assert f"'archive add' (process {holder.pid}, since " in str(caught.value)
        assert caught.value.status == 3
    finally:
        holder.kill()
        holder.communicate()


def test_the_dead_hold_nothing(tmp_path: Path) -> None:
    """kill -9 frees the lock."""
    holder = _holder(tmp_path)
    holder.send_signal(signal.SIGKILL)
    holder.communicate()

    with writing(str(tmp_path), command="x", wait=0.0):
        assert (tmp_path / "lock").read_text().startswith("{")
    assert (tmp_path / "lock").read_text() == ""


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    """An exception inside lets go of it, and waiting gets it when it comes free."""
    with pytest.raises(KeyError), writing(str(tmp_path), command="x"):
        raise KeyError
    with writing(str(tmp_path), command="y", wait=0.0), pytest.raises(BusyError):
        writing(str(tmp_path), command="z", wait=0.0).__enter__()


@pytest.mark.parametrize("text", ["", "not json", "[]", '{"pid": "x", "command": 1}', "[" * 2000])
def test_what_the_lock_file_says_is_only_a_hint(tmp_path: Path, text: str) -> None:
    """A lock file that holds nonsense does not change who holds the lock, only what can be told."""
    with writing(str(tmp_path), command="x"):
        (tmp_path / "lock").write_text(text)
        with pytest.raises(BusyError, match="another process is writing"):
            writing(str(tmp_path), command="y", wait=0.0).__enter__()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """No directory, no lock: an ArchiveError, not a traceback."""
    with pytest.raises(ArchiveError, match="cannot be written"):
        writing(os.path.join(tmp_path, "nowhere"), command="x").__enter__()
