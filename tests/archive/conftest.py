"""
What tests of several files start from: the founding articles in an archive, a server of ours.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from archive import archive as front
from tests.archive.loopback import Server, serving
from tests.archive.seeded import SEEDS, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive.archive import Archive


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("seeded") / "archive"
    with front.open(directory, create=True, today=TODAY) as archive:
        archive.add([SEEDS])
    return directory


@pytest.fixture
def archive(seeded: Path, tmp_path: Path) -> Iterator[Archive]:
    """An archive of its own with the two founding articles."""
    shutil.copytree(seeded, tmp_path / "archive")
    with front.open(tmp_path / "archive", today=TODAY) as opened:
        yield opened
