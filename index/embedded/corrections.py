"""
Whoosh as this project takes it: what is imported, and how.

Two distributions answer to the name: Whoosh 2.7.4 and whoosh3, its living fork. A search or a
commit of ours imports neither; whooshed/ is where they meet our segments. Their modules are never
changed under somebody else's feet.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any, NoReturn


def _not_here(*_: Any) -> NoReturn:
    raise ImportError("whoosh.compat was imported without urllib")


def whoosh(name: str) -> Any:
    """
    The module `whoosh.<name>`.

    Whoosh 2.7.4 imports urllib.request (and so http, ssl, email: 30 ms of a search's start) for
    one function that nothing in it calls. A stand-in answers that one import statement and is gone
    again.
    """
    if "whoosh.compat" not in sys.modules and "urllib.request" not in sys.modules:
        stand_in = ModuleType("urllib.request")
        stand_in.__dict__["urlretrieve"] = _not_here
        sys.modules["urllib.request"] = stand_in
        try:
            import_module("whoosh.compat")
        except ModuleNotFoundError:
            pass  # whoosh3 has no such module, and no such import
        finally:
            if sys.modules.get("urllib.request") is stand_in:
                del sys.modules["urllib.request"]
    return import_module(f"whoosh.{name}")
