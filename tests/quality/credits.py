"""
How well credits are told from prose: lines collected from the open corpora, labelled by hand.

A line of gold/credits.jsonl is a passage ("text": chronam, senate, wikinews) or the address of a
saved page ("page": archive:member). "credits" holds what must be found as [kind, name]; "also" what
may be found (an outlet that lent its photographer, a gallery that a reader may leave out). All else
that is found is wrong; an item without credits is a trap: the AP reported, Advanced Placement (AP).
"""

from __future__ import annotations

import json
import tarfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from archive import read_article
from tests.quality.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLD = Path(__file__).resolve().parent / "gold" / "credits.jsonl"
_PAGES = ("html_readability.tgz", "html_trafilatura.tgz")


class Judged(NamedTuple):
    """One item: its key, what was found of what must be, what is missing, what is wrong."""

    key: str
    found: list[tuple[str, str]]
    missing: list[tuple[str, str]]
    wrong: list[tuple[str, str]]
    also: int


def data(corpora: Path) -> list[Path]:
    """The files that are read."""
    return [GOLD, *(corpora / name for name in _PAGES)]


def measure(corpora: Path, part: str) -> dict[str, float]:
    """Recall of the credits that must be found, precision of all that are found."""
    judged = list(judge(corpora, part))
    found = sum(len(one.found) for one in judged)
    missing = sum(len(one.missing) for one in judged)
    wrong = sum(len(one.wrong) for one in judged)
    named = found + sum(one.also for one in judged)
    return {
        "recall": found / max(1, found + missing),
        "precision": named / max(1, named + wrong),
    }


def judge(corpora: Path, part: str) -> Iterator[Judged]:
    """Every item of one half, read and compared with its label."""
    items = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    items = [item for item in items if part_of(item["key"]) == part]
    pages = _read_pages(corpora, items)
    for item in items:
        if "page" in item:
            article = read_article(pages[item["page"]], kind="html")
        else:
            article = read_article(item["text"].encode(), kind="text")
        got = {(one.kind, one.name.casefold()) for one in article.credits}
        must = {(kind, name.casefold()) for kind, name in item["credits"]}
        may = {(kind, name.casefold()) for kind, name in item.get("also", ())} - must
        yield Judged(
            item["key"],
            sorted(got & must),
            sorted(must - got),
            sorted(got - must - may),
            len(got & may),
        )


def _read_pages(corpora: Path, items: list[dict[str, Any]]) -> dict[str, bytes]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if "page" in item:
            archive, _, member = item["page"].partition(":")
            wanted[archive].add(member)
    pages: dict[str, bytes] = {}
    for archive, members in wanted.items():
        with tarfile.open(corpora / archive) as tar:
            for info in tar:
                name = info.name.removeprefix("./")
                file = tar.extractfile(info) if name in members else None
                if file is not None:
                    pages[f"{archive}:{name}"] = file.read()
    return pages
