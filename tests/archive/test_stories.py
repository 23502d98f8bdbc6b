"""
Stories: which articles share text, how they are related, what is grouped, and that it stays in step.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import archive as front
from archive.article import Given
from archive.belonging import find_belonging
from archive.database import create_database
from archive.stories.grouping import group
from archive.stories.keeping import Stories
from archive.stories.relation import relate
from archive.stories.shingles import Shingler, count_shared, sparsities, sparsity, to_sketch
from archive.stories.sketches import RUN, Sketches
from archive.stories.telling import UNDATED, Clue, Telling
from archive.storing import open_for_storing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.archive import Archive

TODAY = date(2025, 11, 23)
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
SHINGLER = Shingler()

# From releases of the Senate (US federal works): one grant a county, in one form of words.
GRANT = (
    "The funding was announced today by Senator Reid. {place} will receive {sum} for {what}, which is "
    "part of a program of the Department of Agriculture that helps rural communities. I am pleased that "
    "these funds are coming to Nevada, Reid said. Our rural communities need and deserve the help of the "
    "federal government so that they can go on growing, and I will keep fighting in Washington to make "
    "sure that they get their fair share of it. {who} of {place} thanked the senator and said that work "
    "on {what} would begin before the end of the year, as soon as the bids were in."
)
LYON = GRANT.format(
    place="Lyon County", sum="$1.3 million", what="the Dayton levee", who="Ellen Marsh"
)
NYE = GRANT.format(
    place="Nye County", sum="$1.7 million", what="the Pahrump clinic", who="Harold Voss"
)
MORE = (
    " A spokesman for the Army Corps of Engineers, Tom Brandt, said in Reno that the plans had been "
    "looked at twice. The county board meets again on the ninth."
)


def clue(text: str, *, when: str = "2025-10-17", outlet: str = "", url: str = "") -> Clue:
    shingles = SHINGLER.shingles(text)
    mark = text.encode()[-8:]
    return Clue(when, outlet, url, mark, len(shingles), to_sketch(shingles).astype("<u8").tobytes())


def telling(text: str, **known: str) -> Telling:
    return Telling(clue(text, **known), text, SHINGLER)


def related(a: Telling, b: Telling) -> str | None:
    found = relate(a, b)
    assert relate(b, a) == found
    return None if found is None else found.kind


# A text made comparable


@given(st.text(max_size=300))
def test_marks_and_case_do_not_count(text: str) -> None:
    """What differs in punctuation, spaces and capitals has the same shingles."""
    plain = SHINGLER.shingles(text)
    assert np.array_equal(SHINGLER.shingles(text.casefold().replace(" ", " — ")), plain)
    assert np.array_equal(np.unique(plain), plain)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Trump’s very frank and sincere talk", "trump's VERY frank, and sincere talk"),
        ("the U.S. Senate has voted today", "the U S Senate has voted today"),
    ],
)
def test_shingles_of_one_sentence_written_twice(a: str, b: str) -> None:
    """An apostrophe of another kind, or a mark that got lost, is the same text."""
    assert np.array_equal(SHINGLER.shingles(a), SHINGLER.shingles(b))


@given(st.lists(st.integers(0, 300), unique=True), st.lists(st.integers(0, 300), unique=True))
def test_what_two_share_is_counted(a: list[int], b: list[int]) -> None:
    """The count is that of the sets."""
    left, right = (np.array(sorted(one), np.uint64) for one in (a, b))
    assert count_shared(left, right) == count_shared(right, left) == len(set(a) & set(b))


@given(st.integers(0, 5_000), st.integers(0, 5_000))
def test_samples_are_nested(small: int, large: int) -> None:
    """A shingle in the sketch of a long text is in that of any shorter one that has it."""
    small, large = sorted((small, large))
    assert sparsity(large) % sparsity(small) == 0
    assert sparsities(np.array([small, large])).tolist() == [sparsity(small), sparsity(large)]


def test_hostile_text_has_an_end() -> None:
    """A million words, or one of a million letters, are cut short and not refused."""
    assert len(SHINGLER.shingles("a b c d e f g " * 200_000)) == 7
    assert len(SHINGLER.shingles("x" * 1_000_000)) == 0
    assert Telling(clue(""), "A" * 1_000_000, SHINGLER).names


# How two are related


def test_a_template_is_not_one_news() -> None:
    """The same words about another county are other news, whoever prints them."""
    assert related(telling(LYON, outlet="Reid"), telling(NYE, outlet="Reid")) == "shares text"
    assert related(telling(LYON, outlet="Reid"), telling(NYE, outlet="Ensign")) == "shares text"


def test_a_version_adds_a_sentence() -> None:
    """One outlet's article that has grown is a version; what came first has nothing it lacks."""
    before, after = telling(LYON, outlet="Reid"), telling(LYON + MORE, outlet="Reid")
    assert related(before, after) == "version"


def test_a_copy_stands_elsewhere() -> None:
    """Another outlet's print of it is a copy, with or without a date, and so long it is news."""
    here = telling(LYON, outlet="Reid")
    assert related(here, telling(LYON + MORE, outlet="Gazette", when="2025-10-18")) == "copy"
    assert related(here, telling(LYON + MORE, outlet="", when=UNDATED)) == "copy"
    assert related(here, telling(LYON + MORE, outlet="Gazette", when="2026-05-01")) != "version"


def test_an_excerpt_is_a_part() -> None:
    """The first sentences of a long report, printed elsewhere."""
    words = random.Random(5).sample([f"{a}{b}" for a in "bdfgklm" for b in WORDS], 260)
    whole = LYON + " " + " ".join(words)
    assert related(telling(LYON, outlet="Brief"), telling(whole, outlet="Reid")) == "excerpt"


def test_one_address_is_one_article() -> None:
    """A live page rewritten through the day is one story as long as it shares some text."""
    words = " ".join(random.Random(6).sample([f"{a}{b}" for a in "bdfgklm" for b in WORDS], 90))
    a = telling(LYON, url="https://a.example/live", outlet="A")
    b = telling(LYON[: len(LYON) // 2] + words, url="https://a.example/live", outlet="A")
    assert related(a, b) == "version"


def test_strangers_have_no_relation() -> None:
    """A stock phrase is not shared text."""
    other = "The funding was announced today by Senator Reid. " + MORE
    assert related(telling(LYON), telling(other)) is None
    assert related(telling(""), telling("")) is None


WORDS = (
    "arrow", "basin", "cedar", "delta", "ember", "fjord", "grove", "heath", "islet", "jetty",
    "knoll", "ledge", "marsh", "nadir", "oasis", "prairie", "quay", "ridge", "shoal", "tundra",
    "upland", "valley", "weir", "yard", "zenith", "atoll", "bluff", "canyon", "dune", "estuary",
    "firth", "glade", "harbour", "inlet", "jungle", "kelp", "lagoon", "mesa", "narrows", "outcrop",
)  # fmt: skip


# What belongs together

EDGES = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(10, 19)), st.floats(0.5, 1), max_size=25
)


@given(EDGES, st.permutations(range(20)), st.randoms())
def test_groups_do_not_depend_on_order(
    edges: dict[tuple[int, int], float], order: list[int], dice: random.Random
) -> None:
    """Members and pairs in any order give the same leaders, who lead themselves and are earliest."""
    shuffled = list(edges.items())
    dice.shuffle(shuffled)
    ranks = {n: (str(n % 3), str(n)) for n in range(20)}
    leaders = group(range(20), rank=ranks.__getitem__, strength=edges)
    assert group(order, rank=ranks.__getitem__, strength=dict(shuffled)) == leaders
    for one, leader in leaders.items():
        assert leaders[leader] == leader
        assert ranks[leader] <= ranks[one]
        assert one == leader or tuple(sorted((one, leader))) in edges


@given(EDGES, st.permutations(range(20)), st.randoms())
def test_one_text_is_one_story(
    edges: dict[tuple[int, int], float], order: list[int], dice: random.Random
) -> None:
    """Articles with the very same text are led alike, however few of them are linked directly."""
    same = [pair for pair, sure in edges.items() if sure > 0.8]
    ranks = {n: (str(n % 3), str(n)) for n in range(20)}
    leaders = group(range(20), rank=ranks.__getitem__, strength=edges, same=same)
    assert all(leaders[a] == leaders[b] for a, b in same)
    assert all(leaders[leader] == leader for leader in leaders.values())
    assert all(ranks[leader] <= ranks[one] for one, leader in leaders.items())
    dice.shuffle(same)
    again = group(order, rank=ranks.__getitem__, strength=edges, same=[(b, a) for a, b in same])
    assert again == leaders


def test_who_quotes_everybody_does_not_chain_strangers() -> None:
    """A live blog that holds three stories joins the one it copies most; the others stay apart."""
    edges = {(1, 9): 0.6, (2, 9): 0.9, (3, 9): 0.7}
    leaders = group([1, 2, 3, 9], rank=lambda n: ("", str(n)), strength=edges)
    assert leaders == {1: 1, 2: 2, 3: 3, 9: 2}


# Who shares text


def test_sketches_find_what_a_dictionary_would(tmp_path: Path) -> None:
    """Over runs, merges and what is new, every sharer is found, with its size and day."""
    dice = np.random.default_rng(7)
    sketches = Sketches(str(tmp_path), lambda _: True)
    known: dict[int, set[int]] = {}
    dead = {5, 6}
    for number in range(1, 6 * RUN):
        sketch = np.unique(dice.integers(0, 1 << 17, 4)).astype(np.uint64)
        known[number] = set(sketch.tolist())
        sketches.add(number, sketch, size=number % 70_000, day=number % 900)
        sketches.settle(lambda n: ~np.isin(n, list(dead)), number)
    asked = np.arange(0, 1 << 17, 2_000).astype(np.uint64)
    found = sketches.find(asked)
    expected = {n: len(own & set(asked.tolist())) for n, own in known.items()}
    alive = {n: count for n, count in expected.items() if count and n not in dead}
    assert dict(zip(found.numbers.tolist(), found.shared.tolist(), strict=True)) == alive
    assert found.sizes.tolist() == [n % 70_000 for n in found.numbers.tolist()]
    assert found.days.tolist() == [n % 900 for n in found.numbers.tolist()]
    assert len(list(tmp_path.iterdir())) < 4
    again = Sketches(str(tmp_path), lambda _: True)
    assert again.last == 5 * RUN
    assert not again.lacking(7, np.array(sorted(known[7]), np.uint64))
    assert again.lacking(7, np.array([1 << 60], np.uint64))


@pytest.mark.parametrize("harm", ["truncated", "garbage", "empty", "gone", "other"])
def test_a_harmed_run_is_passed_over(tmp_path: Path, harm: str) -> None:
    """Whatever lies in the folder, what is found is articles, and the caller adds the rest again."""
    sketches = Sketches(str(tmp_path), lambda _: True)
    for number in range(1, RUN + 1):
        sketches.add(number, np.array([number], np.uint64), size=1, day=1)
    sketches.settle(lambda n: np.ones(len(n), np.bool_), 77)
    (path,) = tmp_path.iterdir()
    if harm == "gone":
        path.unlink()
    elif harm != "other":
        data = path.read_bytes()
        path.write_bytes({"truncated": data[:-1], "garbage": b"x" * 99, "empty": b""}[harm])
    (tmp_path / "notes.txt").write_text("?")
    assert Sketches(str(tmp_path), lambda revision: revision != 77).last == 0


def test_copies_beyond_number_are_found(tmp_path: Path) -> None:
    """What two thousand outlets print is not furniture: the next one still finds them."""
    sketches = Sketches(str(tmp_path), lambda _: True)
    sketch = np.arange(30).astype(np.uint64)
    for number in range(1, 2_001):
        sketches.add(number, sketch, size=400, day=5)
    assert len(sketches.find(sketch).numbers) == 2_000
    mixed = np.concatenate([sketch[:5], np.arange(100, 125).astype(np.uint64)])
    sketches.add(2_001, mixed, size=400, day=5)
    assert sketches.find(mixed).numbers.tolist() == [2_001]


# Kept in step


class Kept:
    """Stories over a database of their own; `tell` and `forget` are transactions."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        create_database(str(folder))
        self.texts: dict[str, str] = {}
        self.db = sqlite3.connect(folder / "articles.db", isolation_level=None)
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
        (f"{n:012x}", Clue(UNDATED, "", "", b"", 1, n.to_bytes(8, "little")), "x")
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


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE members SET story = number", "what its links say"),
        ("DELETE FROM links WHERE a < b", "links"),
        ("DELETE FROM members WHERE number = 1", "no row"),
        ("INSERT INTO links VALUES (1, 999, 60), (999, 1, 60)", "links"),
        ("UPDATE members SET mark = x'00' WHERE number = 2", "text"),
    ],
)
def test_check_finds_and_repair_mends(tmp_path: Path, sql: str, said: str) -> None:
    """Stories that are not what the articles say are found by `check`, and made anew."""
    with front.open(tmp_path / "news", today=TODAY) as archive:
        archive.add([path.read_bytes() for path in SEEDS])
        before = archive.search("story:7c17c67c5d81").ids
        assert len(before) == 2
        database = sqlite3.connect(tmp_path / "news" / "articles.db")
        database.execute(sql)
        database.commit()
        database.close()
        (line, *_) = archive.check().problems
        assert said in line
        assert archive.check(repair=True).problems == ()
        assert archive.check().problems == ()
        assert archive.search("story:7c17c67c5d81").ids == before


# In an archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with front.open(tmp_path / "news", today=TODAY) as opened:
        opened.add([path.read_bytes() for path in SEEDS])
        yield opened


def stories(archive: Archive) -> dict[str, tuple[str, int, int, str | None]]:
    """Story, outlets, versions and borrowed day of each article."""
    store = open_for_storing(archive.path)
    try:
        found = find_belonging(store, list(store.ids()))
    finally:
        store.close()
    return {id_: (b.story, b.outlets, b.versions, b.day) for id_, b in found.items()}


DATED, UNDATED_ID = "7c17c67c5d81", "6106dc75c921"


def test_the_seeds_are_one_story(archive: Archive) -> None:
    """One outlet's print and one whose outlet and day are not known, which are borrowed."""
    assert stories(archive) == {
        DATED: (DATED, 2, 1, None),
        UNDATED_ID: (DATED, 2, 1, "2025-10-17"),
    }
    assert set(archive.search("outlets:>1").ids) == {DATED, UNDATED_ID}
    assert archive.get(UNDATED_ID).published is None


def test_what_a_person_says_moves_an_article(archive: Archive) -> None:
    """A date and an outlet given change who leads, the count of outlets, and the others' documents."""
    archive.set(UNDATED_ID, Given(date="2025-10-16", source="The Independent"))
    assert stories(archive) == {
        DATED: (UNDATED_ID, 1, 2, None),
        UNDATED_ID: (UNDATED_ID, 1, 2, None),
    }
    assert set(archive.search("versions:>1").ids) == {DATED, UNDATED_ID}
    assert archive.count("outlets:>1").total == 0
    archive.set(UNDATED_ID, Given(date="", source=""))
    assert stories(archive)[UNDATED_ID] == (DATED, 2, 1, "2025-10-17")


def test_a_removed_member_names_its_story_still(archive: Archive) -> None:
    """The id of the leader that was removed leads to who is left; it comes back as if never gone."""
    before = stories(archive)
    archive.remove(DATED)
    assert stories(archive) == {UNDATED_ID: (UNDATED_ID, 1, 1, None)}
    assert archive.count("outlets:>1").total == 0
    store = open_for_storing(archive.path)
    assert store.heir(DATED) == UNDATED_ID
    store.close()
    archive.add([path.read_bytes() for path in SEEDS], again=True)
    assert stories(archive) == before
    assert set(archive.search("outlets:>1").ids) == {DATED, UNDATED_ID}
    assert archive.check().problems == ()


def test_an_export_restores_the_same_stories(archive: Archive, tmp_path: Path) -> None:
    """Stories are not exported: the articles make them again, in whatever order they come."""
    lines = list(archive.export())
    with front.open(tmp_path / "other", today=TODAY) as other:
        for line in reversed(lines):
            other.add([line.encode()])
        assert stories(other) == stories(archive)
        assert other.reindex() == 2
        assert stories(other) == stories(archive)
        shutil.rmtree(tmp_path / "other" / "stories", ignore_errors=True)
        assert other.check().problems == ()
