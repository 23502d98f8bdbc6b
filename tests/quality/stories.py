"""
Which articles are one story: the stage "stories".

Labels: gold/merges.jsonl, pairs of the Senate's releases (US federal works) read and judged: *drawn*
were taken for one story and drawn by lot, and read. The *sample* "held 300" are that many of the 355
pairs that the rule as it is takes for one story and whose articles and pair are of the part "held";
"dev 150" were drawn in the same way before its last bounds, which they gave; 150 of either part were
drawn before that. The others are one form of words about other news. What is silver are the pairs of senate_pairs.jsonl.gz, found by shared words alone.
"""

from __future__ import annotations

import gzip
import json
import random
import sqlite3
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from archive.database import create_database
from archive.pipeline import BEFORE, load_context
from archive.settings import Settings
from archive.sources import read_document
from archive.stories.keeping import Stories
from archive.stories.relation import NEAR, days_between, relate
from archive.stories.shingles import Shingler
from archive.stories.telling import Clue, Telling, to_clue
from tests.quality.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GOLD = Path(__file__).with_name("gold") / "merges.jsonl"
SURE = 0.6
"""Containment of a silver pair that is measured."""
ORDERED, ORDERS = 2_000, 20
"""Articles that are put in in so many orders; ARCHIVE_ORDERS=200 is the long form."""


def data(corpora: Path) -> list[Path]:
    """The releases, the silver pairs and the labels."""
    return [corpora / "senate.jsonl.gz", corpora / "senate_pairs.jsonl.gz", GOLD]


Told = tuple[str, Clue, str]


def read_told(corpora: Path, wanted: set[str] | None = None, every: int = 1) -> dict[str, Told]:
    """The releases *wanted*, or one in *every*, by their id in the corpus."""
    context = replace(load_context(None, Settings()), today=date(2026, 11, 26))
    shingler = Shingler()
    found: dict[str, Told] = {}
    with gzip.open(corpora / "senate.jsonl.gz") as file:
        for number, line in enumerate(file):
            id_ = json.loads(line)["id"]
            if (id_ not in wanted if wanted is not None else number % every) or id_ in found:
                continue
            if not json.loads(line)["body"].strip():
                continue
            article = read_document(line)
            for stage in BEFORE:
                article = stage(article, context)
            told = (article.digest[:12], to_clue(article, shingler), article.text)
            found[id_] = told
    return found


def rows_of(path: Path) -> list[dict[str, object]]:
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    return [json.loads(line) for line in text.splitlines()]


def measure(corpora: Path, part: str) -> dict[str, float]:
    """
    Of silver pairs the share that is related at all, and of those printed within days of each other
    the share that is one story; of pairs drawn from what was merged the share that is one story
    indeed; of templates the share kept apart; and whether the order of adding changes a story.
    """
    gold = [row for row in rows_of(GOLD) if part_of(f"{row['a']}{row['b']}") == part]
    silver = [
        row
        for row in rows_of(corpora / "senate_pairs.jsonl.gz")
        if part_of(f"{row['a']}{row['b']}") == part and float(str(row["containment"])) >= SURE
    ]
    told = read_told(corpora, {str(row[side]) for row in (*gold, *silver) for side in ("a", "b")})
    shingler = Shingler()

    def judge(row: dict[str, object]) -> tuple[bool, bool, bool]:
        """Whether a pair is related, one story, and near in time."""
        (_, one, first), (_, other, second) = (told[str(row[side])] for side in ("a", "b"))
        found = relate(Telling(one, first, shingler), Telling(other, second, shingler))
        merges = found is not None and found.merges
        return found is not None, merges, days_between(one, other) <= NEAR

    judged = [judge(row) for row in silver if row["a"] in told and row["b"] in told]
    near = [merges for _, merges, is_near in judged if is_near]
    drawn = [bool(row["same"]) for row in gold if row["drawn"] and judge(row)[1]]
    others = [judge(row)[1] for row in gold if not row["same"] and not row["drawn"]]
    return {
        "related": sum(related for related, _, _ in judged) / len(judged),
        "near_one_story": sum(near) / len(near),
        "merged_right": sum(drawn) / len(drawn),
        "templates_apart": 1 - sum(others) / len(others),
        **(measure_keeping(corpora) if part == "held" else {}),
    }


def measure_keeping(corpora: Path) -> dict[str, float]:
    """The share of random orders that give the stories of the first, and what keeping costs."""
    import os

    articles = list(read_told(corpora, every=44_130 // ORDERED).values())
    dice = random.Random(5)
    alike = []
    expected, best = keep(articles, 100)
    for _ in range(int(os.environ.get("ARCHIVE_ORDERS", ORDERS))):
        dice.shuffle(articles)
        leaders, spent = keep(articles, dice.choice((1, 10, 100, 1_000)))
        alike.append(leaders == expected)
        best = min(best, spent)
    return {"any_order_alike": sum(alike) / len(alike), "keep_ms": best}


def keep(articles: Sequence[Told], size: int) -> tuple[dict[str, str], float]:
    """Who leads each of *articles*, put in in batches of *size*; and the milliseconds for one."""
    texts = {id_: text for id_, _, text in articles}
    with tempfile.TemporaryDirectory() as folder:
        create_database(folder)
        database = sqlite3.connect(Path(folder) / "articles.db", isolation_level=None)
        database.execute("PRAGMA synchronous = OFF")
        stories = Stories(folder, database, texts.__getitem__)
        start = time.process_time()
        for batch in batches(articles, size):
            database.execute("BEGIN")
            stories.keep(batch)
            database.execute("COMMIT")
            stories.settle()
        spent = (time.process_time() - start) / len(articles) * 1000
        leaders = dict(
            database.execute(
                "SELECT m.id, l.id FROM members m JOIN members l ON l.number = m.story"
            )
        )
        database.close()
    return leaders, spent


def batches(articles: Sequence[Told], size: int) -> Iterable[Sequence[Told]]:
    for start in range(0, len(articles), size):
        yield articles[start : start + size]
