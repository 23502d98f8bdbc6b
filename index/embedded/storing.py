"""
Stored texts on their way into a segment, block by block.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from index.embedded.inverted import Spool
from index.embedded.stored import BLOCK, pack

if TYPE_CHECKING:
    from collections.abc import Iterator


class Blocks:
    """
    Records on their way into blocks: `starts` and `firsts` as layout.py has them.
    """

    def __init__(self, location: str) -> None:
        self.starts = array("Q", (0,))
        self.firsts = array("I", (0,))
        self._spool = Spool(location, "B")
        self._waiting: list[bytes] = []
        self._size = 0

    def add(self, record: bytes) -> None:
        self._waiting.append(record)
        self._size += len(record)
        if self._size >= BLOCK:
            self._close()

    def add_block(self, block: bytes | memoryview, count: int) -> None:
        """A block as it stands in another segment, of *count* records."""
        self._close()
        self._take(block, count)

    def pieces(self) -> Iterator[bytes]:
        """All blocks, end to end; afterwards they are gone."""
        self._close()
        return self._spool.pieces()

    def _close(self) -> None:
        if self._waiting:
            self._take(pack(self._waiting), len(self._waiting))
            self._waiting, self._size = [], 0

    def _take(self, block: bytes | memoryview, count: int) -> None:
        self._spool.add(np.frombuffer(block, np.uint8))
        self.starts.append(self._spool.count)
        self.firsts.append(self.firsts[-1] + count)
