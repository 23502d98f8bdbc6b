"""
docs/library.md is run: its examples are one program, in order.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_the_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example of docs/library.md does what the page says, one after the other."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    blocks = list(re.finditer(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    names: dict[str, object] = {}

    assert len(blocks) > 5
    for block in blocks:
        before = page.count("\n", 0, block.start(1))
        code = "\n" * before + block.group(1)
        exec(compile(code, "docs/library.md", "exec"), names)
