"""
The command run inside this process, and the founding articles in an archive.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import archive
from archive.cli import main

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
TODAY = "2025-10-20"


class Ran(NamedTuple):
    """What a command line left behind."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def founding(tmp_path_factory):
    """An archive of the two founding articles, made once; read it only."""
    directory = tmp_path_factory.mktemp("founding") / "news"
    with archive.open(directory, create=True) as news:
        news.add([str(SEEDS)], workers=0)
    return directory


@pytest.fixture
def news(founding, tmp_path):
    """A copy of the archive of the two founding articles, to be changed."""
    directory = tmp_path / "news"
    shutil.copytree(founding, directory)
    return directory


@pytest.fixture
def run(monkeypatch, tmp_path):
    """
    `run(directory, "search", "tomahawk", stdin=b"")`: the status, stdout and stderr of the command.
    """
    for name in ("ARCHIVE_DIR", "NO_COLOR", "CLICOLOR_FORCE", "ARCHIVE_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("ARCHIVE_TODAY", TODAY)

    def call(directory, *argv, stdin=b""):
        if directory is not None:
            monkeypatch.setenv("ARCHIVE_DIR", str(directory))
        for name in ("stdout", "stderr"):
            stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
            monkeypatch.setattr(sys, name, stream)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([os.fspath(word) for word in argv])
        out, err = (s.buffer.getvalue().decode("utf-8") for s in (sys.stdout, sys.stderr))
        return Ran(status, out, err)

    return call
