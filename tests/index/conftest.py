"""
A place for an index, and engines for the contract tests: each test that asks for `engine` runs over
every one, and the embedded one with each of its kernels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.embedded import EmbeddedEngine, open_directory
from index.embedded.kernel import plain, vector
from tests.index.scan import ScanEngine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.engine import Engine


@pytest.fixture
def location(tmp_path: Path) -> str:
    """Where an index may be made."""
    return str(tmp_path / "index")


@pytest.fixture(params=["plain", "vector", "scan"])
def engine(request: pytest.FixtureRequest, location: str) -> Iterator[Engine]:
    if request.param == "scan":
        yield ScanEngine()
        return
    open_directory(location, create=True).close()
    opened = EmbeddedEngine(location, kernel=plain() if request.param == "plain" else vector())
    yield opened
    opened.close()
