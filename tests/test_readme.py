"""
The README's transcripts are run, not remembered: each `$ command` must print what stands under it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md",)


def transcript(page: str) -> list[tuple[str, str]]:
    """Every command of a page's console blocks, in order, with the output printed under it."""
    steps: list[tuple[str, str]] = []
    text = (ROOT / page).read_text(encoding="utf-8")
    for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            steps.append((command, output))
    return steps


@pytest.mark.parametrize("page", PAGES)
def test_the_page_shows_what_the_program_prints(page: str, tmp_path: Path) -> None:
    """A reader who types a transcript sees exactly what it shows."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "archive").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m archive "$@"\n')
    (tools / "archive").chmod(0o755)
    environ = {
        "PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT), "COLUMNS": "80",
        "ARCHIVE_TODAY": "2025-10-20",
    }  # fmt: skip
    steps = transcript(page)

    assert steps
    for command, expected in steps:
        ran = subprocess.run(
            ["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            cwd=tmp_path, env=environ, check=False,
        )  # fmt: skip
        assert ran.stdout == expected, f"$ {command}"
