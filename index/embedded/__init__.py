"""
The embedded engine: a Whoosh index in a directory, of flat arrays. Only this folder imports whoosh
and numpy.

A segment        layout.py what is in it; container.py the file; segment.py, stored.py reading
Writing          vocabulary.py, inverted.py, building.py, storing.py, elsewhere.py, merging.py;
                 commit.py a change, all of it or nothing; manifest.py, files.py
Asking           snapshot.py, matching.py, scoring.py, asking.py, counting.py, passages.py;
                 engine.py the contract of index/engine.py
Posting lists    kernel.py: plain.py or vector.py with rows.py, over arrays.py
Whoosh           whooshed/ the same segments as Whoosh reads them; corrections.py how it is imported
"""

from __future__ import annotations

from index.embedded.engine import EmbeddedEngine, open_directory
from index.embedded.snapshot import verify

__all__ = ["EmbeddedEngine", "open_directory", "verify"]
