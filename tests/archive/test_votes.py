"""
What an archive's articles say of names for each other.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import archive as front
from archive.article import Article, Moment, Paragraph, with_paragraphs
from archive.entities import NO_VOTES, Evidence, Votes, load_gazetteer, name_and_tell, name_entities
from archive.entities.votes import Holding, to_key, to_quarter
from archive.learning import load_learned, refresh
from archive.learning.names import count_names, read_names, to_lesson
from archive.steps import finish
from archive.storing import open_for_storing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive.archive import Archive

TODAY = date(2025, 11, 23)
GAZETTEER = load_gazetteer()


def article(*paragraphs: str, day: date | None = None) -> Article:
    made = with_paragraphs(
        Article(digest="", kind="text", decoded=""),
        [Paragraph(text, 0, len(text)) for text in paragraphs],
    )
    if day is None:
        return made
    from dataclasses import replace

    return replace(made, published=Moment(day=day, basis="header"))


def named(text: str, votes: Votes, day: date | None = None) -> set[tuple[str, str]]:
    found = name_entities(article(text, day=day), gazetteer=GAZETTEER, votes=votes).entities
    return {(one.type, one.name) for one in found}


def votes(*texts: str, times: int = 3, day: date = date(2025, 10, 3)) -> Votes:
    """What an archive has learnt that has each of *texts* so many times."""
    lessons = [
        to_lesson(finish(name_and_tell(article(text), gazetteer=GAZETTEER, votes=NO_VOTES))[1], day)
        for text in texts
    ]
    return read_names(count_names(lessons * times))


def test_the_type_that_others_say_decides_where_an_article_does_not():
    """Three articles say what Grozvania is: a fourth may name it in passing."""
    open_ = "For Brelovar, and against it, much may be argued."
    assert ("place", "Brelovar") not in named(open_, NO_VOTES)
    assert ("place", "Brelovar") in named(open_, votes("They met in Brelovar on Monday."))
    assert ("place", "Brelovar") not in named(open_, votes("They met in Brelovar.", times=2))


def test_what_an_article_says_itself_wins():
    """Votes are one sign beside others."""
    learnt = votes("They met in Brelovar on Monday.")
    assert ("person", "Brelovar") in named("Mr Brelovar said so. Mr Brelovar went.", learnt)


def test_a_word_that_the_archive_writes_small_begins_a_sentence():
    """ "Biofuels" at the front of a sentence names nothing in an archive about biofuels."""
    learnt = Votes(everyday=frozenset((to_key("bloggables"),)))
    assert {name for _, name in named("Bloggables said so.", NO_VOTES)} == {"Bloggables"}
    assert named("Bloggables said so.", learnt) == set()
    assert named("So said Mr Bloggables.", learnt) == {("person", "Bloggables")}


def test_a_surname_is_whose_it_is_at_that_time():
    """Mr Trump, in an article that names no Trump in full, is whom nearly all articles mean."""
    full = [f"{name} said so on Monday." for name in ("Donald Trump", "Donald Trump")]
    learnt = votes(*full)
    bare = "Mr Trump said so."
    assert named(bare, NO_VOTES) == {("person", "Trump")}
    assert named(bare, learnt, date(2025, 11, 1)) == {("person", "Donald Trump")}
    assert named(bare, learnt) == {("person", "Donald Trump")}
    assert named(bare, learnt, date(2019, 11, 1)) == {("person", "Trump")}


@pytest.mark.parametrize(
    ("holdings", "holder"),
    [
        ([("Donald Trump", 9), ("Melania Trump", 1)], "Donald Trump"),
        ([("Donald Trump", 8), ("Melania Trump", 2)], None),
        ([("Donald Trump", 3)], None),
        ([], None),
    ],
)
def test_a_surname_of_two_or_of_few_is_nobodys(holdings, holder):
    """Nine in ten must mean one, and four must name him in full."""
    quarter = to_quarter(TODAY)
    learnt = Votes(holders={"Trump": tuple(Holding(quarter, *one) for one in holdings)})
    assert learnt.holder("Trump", TODAY) == holder


def test_evidence_is_the_same_with_and_without_votes():
    """What an article teaches does not depend on what was learnt before."""
    text = "Mr Trump said so in Brelovar. For Brelovar, Biofuels said, biofuels are rare."
    learnt = votes("They met in Brelovar.", "Donald Trump said so.", "Biofuels are rare.")
    told = [
        finish(name_and_tell(article(text), gazetteer=GAZETTEER, votes=v))[1]
        for v in (NO_VOTES, learnt)
    ]
    assert told[0] == told[1]


words = st.from_regex(r"[A-Zé][a-z'. -]{0,9}[a-z]", fullmatch=True)


@given(
    st.lists(
        st.builds(
            Evidence,
            st.frozensets(words, max_size=5),
            st.frozensets(words, max_size=5),
            st.dictionaries(words, st.integers(0, 3), max_size=5),
            st.lists(words, max_size=4).map(tuple),
        ),
        max_size=8,
    ),
    st.binary(max_size=60),
)
def test_tables_hold_what_lessons_say(every, noise):
    """Whatever names are in the lessons, and whatever else lies among them."""
    lessons = [to_lesson(one, date(2025, 1, 1)) for one in every]
    learnt = read_names(count_names([*lessons, noise, *lessons, *lessons]))
    held = {one.name for found in learnt.holders.values() for one in found}
    assert held == {learnt.spellings.get(name, name) for one in every for name in one.people}
    sure = {to_key(word) for one in every for word in one.lower} & learnt.everyday
    assert sure == learnt.everyday


@given(st.lists(st.binary(max_size=80), max_size=6))
def test_lessons_and_tables_of_noise_teach_nothing(noise):
    """A database may be forged."""
    learnt = read_names(count_names(noise))
    assert learnt.holder("Trump", TODAY) is None
    for data in noise:
        read_names(data)


ZELENSKY = [
    "Volodymyr Zelensky met Emmanuel Macron and Keir Starmer in Paris on Monday.",
    "Volodymyr Zelenskyy met Emmanuel Macron and Keir Starmer in London on Friday.",
    "President Volodymyr Zelensky told Ursula von der Leyen and Mark Rutte so on Sunday.",
    "The talks of Volodymyr Zelensky with Emmanuel Macron and Mark Rutte ended on Tuesday.",
]  # fmt: skip


def line(number: int, text: str) -> bytes:
    body = f"{text}\n\nIt was meeting number {number} of that year, officials said."
    return json.dumps({"source": "The Gazette", "date": "2025-10-03", "body": body}).encode()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with front.open(tmp_path / "archive", today=TODAY) as opened:
        yield opened


def learn(archive: Archive) -> Votes:
    store = open_for_storing(archive.path)
    try:
        refresh(store, exact=True)
        return load_learned(store).names
    finally:
        store.close()


def test_a_person_is_found_by_every_spelling(archive: Archive) -> None:
    """The next article is filed under the spelling that the archive has most, found by each."""
    others = [
        f"{name} said that it was so on Monday." for name in ("Ann Archer", "Bob Becker")
    ] * 20
    texts = [*ZELENSKY, *others]
    archive.add([line(number, text) for number, text in enumerate(texts)], workers=0)
    assert learn(archive).spellings == {"Volodymyr Zelenskyy": "Volodymyr Zelensky"}

    report = archive.add([line(99, ZELENSKY[1].replace("Friday", "Thursday"))], workers=0)
    entities = archive.get(report.ids[0]).entities
    assert ("person", "Volodymyr Zelensky") in {(one.type, one.name) for one in entities}
    for query in ("person:zelenskyy", "person:zelensky", 'person:"Volodymyr Zelensky"'):
        assert report.ids[0] in {hit.id for hit in archive.search(query, limit=None).hits}
    archive.reindex()
    assert len(archive.search('person:"volodymyr zelenskyy"', limit=None).hits) == 5


def test_the_users_aliases_win_over_spellings(tmp_path: Path) -> None:
    """A spelling that aliases.toml lists is what it says there."""
    path = tmp_path / "archive"
    others = [
        f"{name} said that it was so on Monday." for name in ("Ann Archer", "Bob Becker")
    ] * 20
    with front.open(path, today=TODAY) as opened:
        texts = [*ZELENSKY, *others]
        opened.add([line(number, text) for number, text in enumerate(texts)], workers=0)
        learn(opened)
    (path / "aliases.toml").write_text(
        '[person]\n"V. O. Zelenskyy" = ["Volodymyr Zelenskyy"]\n', encoding="utf-8"
    )
    with front.open(path, today=TODAY) as opened:
        report = opened.add([line(99, ZELENSKY[1].replace("Friday", "Thursday"))], workers=0)
        names = {one.name for one in opened.get(report.ids[0]).entities if one.type == "person"}
        assert "V. O. Zelenskyy" in names
        assert "Volodymyr Zelensky" not in names


def test_what_is_removed_is_forgotten(archive: Archive) -> None:
    """The names of a removed article are in no lesson and no table."""
    texts = [*ZELENSKY, *[f"Oddo Brelovar said so on day {n}." for n in range(5)]]
    report = archive.add([line(number, text) for number, text in enumerate(texts)], workers=0)
    assert "Brelovar" in learn(archive).holders
    archive.remove(report.ids[4:])
    learn(archive)
    store = open_for_storing(archive.path)
    try:
        rows = [
            *store.taught.lessons("names", ""),
            *store.taught.tables("names", most=9, size=10**7).values(),
        ]
        assert rows
        assert not any(b"Brelovar" in row for row in rows)
    finally:
        store.close()
