"""
How well the names of the founding articles are found: the stage "seeds".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.entities import load_gazetteer, name_entities
from tests.quality.entities import HERE, SEEDS, Score, cleaned_seed, score_seeds, seed_names

if TYPE_CHECKING:
    from pathlib import Path


def data(corpora: Path) -> list[Path]:
    """The founding articles and their labels; no corpus is needed."""
    return [*(SEEDS / name for name in seed_names()), HERE / "gold_entities.json"]


def measure(corpora: Path, part: str) -> dict[str, float]:
    """
    F1 of span and type, and the share of canonical names that are right among the names found.
    """
    gazetteer = load_gazetteer()
    scores = [
        score_seeds(name, name_entities(cleaned_seed(name), gazetteer=gazetteer))
        for name in seed_names()
    ]
    both = sum(scores, Score())
    return {"typed": both.f, "canonical": both.canonical / max(1, both.found)}
