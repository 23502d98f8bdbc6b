"""
Write the lists of archive/data/names, which share beginnings: see README.md there.

    python -m tests.quality.name_lists FILE < NAMES

Adds the names of standard input, one a line, to the list; with none, puts the list in order.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from archive.names import unshared

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 9


def shared(names: Iterable[str]) -> list[str]:
    """Sorted, each without what it has in common with the one before: "abandon", "7ment"."""
    lines: list[str] = []
    before = ""
    for name in sorted(set(names)):
        count = 0
        while count < min(len(name), len(before), MOST) and name[count] == before[count]:
            count += 1
        lines.append(f"{count or ''}{name[count:]}")
        before = name
    return lines


def main(path: Path, more: Iterable[str]) -> None:
    """Rewrite the list at *path* with *more* names in it; its head stays."""
    lines = path.read_text(encoding="utf-8").split("\n")
    head = [line for line in lines if line.startswith("#")]
    names = unshared(line for line in lines if line and not line.startswith("#"))
    wanted = [*names, *(line.strip() for line in more if line.strip())]
    path.write_text("\n".join([*head, *shared(wanted), ""]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin)
