"""
The embedded engine: a Whoosh index in a directory. Only this folder imports whoosh.

    layout.py       what a segment file holds, and how building.py     documents -> a segment
    postings.py  its posting blocks merging.py      segments -> one segment         commit.py    a
    change, all of it or nothing segment.py      reading a segment               snapshot.py  the
    segments of one manifest; verify matching.py     a query -> documents            scoring.py
    what they are worth counting.py     how they divide; spellings      engine.py    the contract
    of index/engine.py manifest.py     which files are the index       files.py     reading,
    durable writing, the lock pickles.py      pickles that run nothing        corrections.py
    Whoosh as this project takes it
"""

from __future__ import annotations

from index.embedded.engine import EmbeddedEngine, open_directory
from index.embedded.snapshot import verify

__all__ = ["EmbeddedEngine", "open_directory", "verify"]
