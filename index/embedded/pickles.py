"""
Reading Whoosh's pickles without running what they say.

Whoosh's stock codec keeps posting blocks and the field map of a term table as pickles. Those that
we write hold numbers, bytes, strings, tuples and dicts only, so nothing that names a class or a
function is ever read: a forged pickle is a damaged index.
"""

from __future__ import annotations

import io
import pickle
from typing import Any, NoReturn


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"a pickle asks for {module}.{name}")

    def persistent_load(self, _pid: Any) -> NoReturn:
        raise pickle.UnpicklingError("a pickle asks for an object from elsewhere")


def load_plain(data: bytes) -> Any:
    """The plain value pickled in *data*; raises UnpicklingError for anything else."""
    return _Plain(io.BytesIO(data)).load()


def load_prefix(data: bytes) -> tuple[Any, int]:
    """The plain value pickled at the beginning of *data*, and how many bytes it took."""
    stream = io.BytesIO(data)
    value = _Plain(stream).load()
    return value, stream.tell()
