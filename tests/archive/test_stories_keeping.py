"""
Stories kept in step: whatever is added, changed and removed, in any order, they are the same.
"""

from __future__ import annotations

import random
import sqlite3
import weakref
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from archive.database import create_database
from archive.stories.keeping import Stories
from archive.stories.sketches import RUN
from archive.stories.telling import UNDATED, Clue
from tests.archive.told import LYON, WORDS, clue, spread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Kept:
    """Stories over a database of their own; `tell` and `forget` are transactions."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        create_database(str(folder))
        self.texts: dict[str, str] = {}
        self.db = sqlite3.connect(folder / "articles.db", isolation_level=None)
        weakref.finalize(self, self.db.close)  # Python 3.13 warns of one that is left open
        self.db.execute("PRAGMA synchronous = OFF")
        self.stories = Stories(str(folder), self.db, self.texts.__getitem__)

    def tell(self, articles: Sequence[tuple[str, Clue, str]]) -> list[str]:
        self.db.execute("BEGIN")
        self.texts |= {id_: text for id_, _, text in articles}
        touched = self.stories.keep(articles)
        self.db.execute("COMMIT")
        return touched

    def forget(self, ids: Sequence[str]) -> list[str]:
        self.db.execute("BEGIN")
        touched = self.stories.remove(ids)
        self.db.execute("COMMIT")
        return touched

    def leaders(self) -> dict[str, str | None]:
        """Who leads each article's story."""
        return dict(
            self.db.execute(
                "SELECT m.id, l.id FROM members m LEFT JOIN members l ON m.story = l.number"
            )
        )


def bundle(dice: random.Random) -> list[tuple[str, Clue, str]]:
    """
    Sixty articles: fifteen stories in two to five prints, cut, grown and undated; and one live blog
    that quotes six of them.
    """
    made: list[tuple[str, Clue, str]] = []
    texts = []
    for number in range(15):
        words = [f"{dice.choice('bdfgklm')}{dice.choice(WORDS)}{number % 7}" for _ in range(160)]
        texts.append(" ".join(words))
        for _ in range(dice.randint(2, 5)):
            cut = dice.randint(90, 160)
            text = " ".join(words[:cut] + dice.choices(WORDS, k=dice.randint(0, 30)))
            when = dice.choice([UNDATED, f"2025-10-{dice.randint(1, 9):02}", "2025-10-04T09:00:00"])
            made.append(("", clue(text, when=when, outlet=dice.choice(("", "A", "B", "C"))), text))
    blog = " ".join(text[: len(text) // 2] for text in texts[:6])
    made.append(("", clue(blog, when="2025-10-09", outlet="L"), blog))
    return [(f"{at:012x}", one, text) for at, (_, one, text) in enumerate(made)]


def test_add_order_and_batches_do_not_change_stories(tmp_path: Path) -> None:
    """
    Articles in any order, in batches of any size, some taken out and put back, some changed and
    changed back: the same stories under the same ids, and what was touched was said.
    """
    articles = bundle(random.Random(11))
    whole = Kept(tmp_path / "whole")
    whole.tell(articles)
    expected = whole.leaders()
    assert 15 <= len(set(expected.values())) <= 30
    assert max(Counter(expected.values()).values()) <= 6
    for seed in range(12):
        dice = random.Random(seed)
        kept = Kept(tmp_path / str(seed))
        seen: dict[str, str | None] = {}
        todo = dice.sample(articles, len(articles))
        gone = dice.sample(articles, 9)
        while todo:
            size = dice.randint(1, 12)
            batch, todo = todo[:size], todo[size:]
            touched = kept.tell(batch)
            seen = check_touched(kept, seen, touched, [id_ for id_, _, _ in batch])
        touched = kept.forget([id_ for id_, _, _ in gone])
        seen = check_touched(kept, seen, touched, ())
        altered = [(id_, clue("else " * 9, when="2024-01-01"), "else " * 9) for id_, *_ in gone[:4]]
        kept.tell(altered)
        for one in gone:
            kept.tell([one])
        assert kept.leaders() == expected, f"seed {seed}"
        assert list(kept.stories.problems()) == []


def check_touched(
    kept: Kept, before: dict[str, str | None], touched: Sequence[str], own: Sequence[str]
) -> dict[str, str | None]:
    """Whoever is led by another than before, or is in a story that gained one, was named."""
    after = kept.leaders()
    gained = {after[id_] for id_ in own}
    for id_, leader in after.items():
        if id_ not in own and (before.get(id_) != leader or leader in gained):
            assert id_ in touched
    return after


@pytest.mark.parametrize("seed", range(3))
def test_what_a_hundred_print_is_one_story(tmp_path: Path, seed: int) -> None:
    """
    More copies than are linked with one another still have one leader, the earliest, whoever of
    them goes; and the next copy makes few links.
    """
    dice = random.Random(seed)
    kept = Kept(tmp_path / "kept")
    when = {f"{n:012x}": f"2025-10-0{n % 3 + 1}T{n // 3:02}" for n in range(150)}
    copies = [
        (id_, clue(LYON, outlet=f"Paper {id_}", when=told), LYON) for id_, told in when.items()
    ]
    dice.shuffle(copies)
    while copies:
        size = dice.choice((1, 5, 40))
        kept.tell(copies[:size])
        del copies[:size]
    assert set(kept.leaders().values()) == {f"{0:012x}"}
    assert kept.db.execute("SELECT count(*) FROM links").fetchone()[0] < 2 * (150 + 100)
    for some in range(4):
        gone = dice.sample(range(some * 30, some * 30 + 30), 25)
        kept.forget([f"{n:012x}" for n in gone])
        left = kept.leaders()
        assert set(left.values()) == {min(left, key=when.__getitem__)}
    assert list(kept.stories.problems()) == []


def test_a_changed_word_is_looked_at_again(tmp_path: Path) -> None:
    """An article read anew with one other name in it may leave its story, though its sketch stays."""
    kept = Kept(tmp_path / "kept")
    other = LYON.replace("Lyon County", "Nye County").replace("Ellen Marsh", "Harold Voss")
    other = other.replace("$1.3 million", "$1.7 million").replace("Dayton", "Pahrump")
    kept.tell([("a" * 12, clue(LYON, outlet="A"), LYON), ("b" * 12, clue(LYON, outlet="B"), LYON)])
    assert len(set(kept.leaders().values())) == 1
    kept.tell([("b" * 12, clue(other, outlet="B")._replace(mark=b"another"), other)])
    assert len(set(kept.leaders().values())) == 2
    assert list(kept.stories.problems()) == []


def test_runs_of_another_history_are_not_believed(tmp_path: Path) -> None:
    """A restored backup meets the sketches of what came after it: they are made anew."""
    kept = Kept(tmp_path / "kept")
    kept.db.execute("INSERT INTO commits VALUES (5)")
    strange = [
        (f"{n:012x}", Clue(UNDATED, "", "", b"", 1, spread([n]).tobytes()), "x")
        for n in range(RUN + 5)
    ]
    kept.tell(strange[:RUN])
    kept.stories.settle()
    assert len(list((tmp_path / "kept" / "stories").iterdir())) == 1
    assert list(kept.stories.problems()) == []
    kept.db.execute("UPDATE commits SET seq = 4")
    kept.db.execute("UPDATE members SET sketch = ? WHERE number = 1", (b"12345678",))
    again = Stories(str(tmp_path / "kept"), kept.db, kept.texts.__getitem__)
    assert list(again.problems()) == []
