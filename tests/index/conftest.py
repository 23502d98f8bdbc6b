"""
Engines for the contract tests: each test that asks for `engine` runs over every one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.engine import open_index
from tests.index.scan import ScanEngine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.engine import Engine


@pytest.fixture(params=["embedded", "scan"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "scan":
        yield ScanEngine()
        return
    opened = open_index(str(tmp_path / "index"), create=True)
    yield opened
    opened.close()
