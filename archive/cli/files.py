"""
Files that a command writes: whole, or not at all.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_file(path: str, lines: Iterable[str]) -> int:
    """Put *lines* into the file *path* in one step: a reader sees the old file or the new one."""
    aside = f"{path}.{os.getpid()}.part"
    count = 0
    try:
        with open(aside, "w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(line + "\n")
                count += 1
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        if os.path.exists(aside):
            os.unlink(aside)
    return count
