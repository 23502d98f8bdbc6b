"""
The embedded engine against the scan, over random documents, changes and queries.

Documents come in many commits, with replacements and deletions between them, so that they lie in
several segments. Every query must give the same documents, the same scores and the same order.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded import EmbeddedEngine
from index.embedded.kernel import plain, vector
from index.engine import open_index
from index.query import (
    And,
    DateRange,
    Fuzzy,
    Keyword,
    Missing,
    Named,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Term,
)
from index.results import Document, Name, Sort
from tests.index.scan import ScanEngine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.engine import Engine
    from index.query import Query

# Few words, so that phrases, prefixes and common stems meet; some from the founding articles.
WORDS = """
    tomahawk tomahawks Tomahawk missile missiles range long-range 1,600km £1.6bn F-16 F-16s U.S. US
    Trump Trump’s Putin putin's ceasefire cease govern government governor governs war wars warring
    the to be not yet may will AT&T 9/11 Łódź Malaga Málaga banned banning ban don’t 2025 Gaza
""".split()  # noqa: SIM905
PEOPLE = (
    Name("Vladimir Putin", ("Putin", "Mr Putin")),
    Name("Donald Trump", ("Trump", "President Trump")),
    Name("Marco Rubio"),
    Name("Donald Trump Jr"),
)
SOURCES = (
    Name("The Independent", ("Independent", "independent.co.uk")),
    Name("BBC News", ("BBC", "bbc.co.uk")),
    Name("The Times", ("thetimes.com",)),
)
STORIES = ("d9e10ce47f65", "6106dc75c921", "7c17c67c5d81")
PLACES = (Name("Budapest"), Name("White House"), Name("House of Commons"))


def sentence(rng: random.Random, most: int) -> str:
    # Skewed: some words in most documents, some in few.
    picked = (WORDS[int(len(WORDS) * rng.random() ** 2)] for _ in range(rng.randrange(most)))
    return " ".join(picked)


def told(rng: random.Random) -> dict[str, int]:
    """What a story says of a document."""
    found: dict[str, int] = {}
    if rng.random() < 0.9:
        found = {"outlets": rng.randrange(1, 4), "versions": rng.randrange(1, 3)}
    if rng.random() < 0.2:
        found["inferred"] = date(2025, 9, 20).toordinal() + rng.randrange(40)
    return found


def document(rng: random.Random, number: int) -> Document:
    own = random.Random(number)
    texts = {"body": sentence(rng, 30)}
    if rng.random() < 0.7:
        texts["title"] = sentence(rng, 6)
    if rng.random() < 0.2:
        texts["heading"] = sentence(rng, 4)
    if rng.random() < 0.3:
        texts["caption"] = sentence(rng, 5)
    if rng.random() < 0.4:
        texts["said"] = sentence(rng, 12)
    names = {"person": tuple(rng.sample(PEOPLE, rng.randrange(3)))}
    if rng.random() < 0.8:
        names["source"] = (rng.choice(SOURCES),)
    if rng.random() < 0.5:
        names["place"] = tuple(rng.sample(PLACES, rng.randrange(1, 3)))
    if "said" in texts:
        names["speaker"] = tuple(rng.sample(PEOPLE, rng.randrange(3)))
    return Document(
        id=f"{number * 7919 % 4096:03x}",
        texts=texts,
        names=names,
        keywords={
            "tag": tuple(rng.sample(("Checked", "checked", "later"), rng.randrange(3))),
            "story": (own.choice(STORIES),) if own.random() < 0.4 else (),
        },
        numbers={**({"words": rng.randrange(40)} if rng.random() < 0.9 else {}), **told(own)},
        day=date(2025, 9, 20) + timedelta(rng.randrange(40)) if rng.random() < 0.8 else None,
    )


@pytest.fixture(scope="module", params=["plain", "vector"])
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Engine, Engine]]:
    """The embedded engine, with each of its kernels, and the scan after the same history."""
    rng = random.Random(20251017)
    location = str(tmp_path_factory.mktemp("random") / "index")
    open_index(location, create=True).close()
    kernel = plain() if request.param == "plain" else vector()
    embedded = EmbeddedEngine(location, kernel=kernel)
    scan = ScanEngine()
    for commit in range(30):
        size = rng.choice((1, 1, 3, 10, 40))
        batch = [document(rng, rng.randrange(400)) for _ in range(size)]
        gone = [f"{rng.randrange(4096):03x}" for _ in range(40)]
        for engine in (embedded, scan):
            engine.replace(batch, revision=commit)
            engine.remove(gone, revision=commit)
    assert sorted(embedded.ids()) == sorted(scan.ids())
    assert len(list(scan.ids())) > 150
    yield embedded, scan
    embedded.close()


words_ = st.sampled_from([*WORDS, "governing", "nowhere", "missle", "BAN", "malaga", "f16"])
fields = st.sampled_from(
    ["text", "text", "body", "title", "heading", "caption", "said", "aside", "all"]
)
days = st.none() | st.dates(date(2025, 9, 15), date(2025, 11, 5))
text_leaves = st.one_of(
    st.builds(Term, words_, fields, st.booleans()),
    st.builds(Phrase, st.lists(words_, min_size=1, max_size=3).map(" ".join), fields),
    st.builds(Prefix, st.sampled_from(["gov", "tom", "war", "long-ra", "mis", "zzz"]), fields),
    st.builds(Fuzzy, words_.filter(lambda w: "-" not in w), st.sampled_from([1, 2]), fields),
)
names = st.sampled_from(
    [
        "putin",
        "Trump",
        "donald trump",
        "The Independent",
        "uk",
        "independent.co.uk",
        "house",
        "times",
    ]
)
filters = st.one_of(
    st.builds(
        Named,
        st.sampled_from(["person", "source", "place", "entity", "org", "speaker"]),
        names,
        st.booleans(),
    ),
    st.builds(Keyword, st.just("tag"), st.sampled_from(["checked", "LATER", "never"])),
    st.builds(Keyword, st.just("story"), st.sampled_from([*STORIES, "ffffffffffff"])),
    st.builds(
        NumberRange,
        st.sampled_from(["outlets", "versions"]),
        st.none() | st.integers(0, 4),
        st.none() | st.integers(0, 4),
    ),
    st.builds(
        lambda first, length: NumberRange("inferred", first, first + length),
        st.integers(date(2025, 9, 15).toordinal(), date(2025, 11, 5).toordinal()),
        st.integers(0, 20),
    ),
    st.builds(Keyword, st.just("id"), st.sampled_from(["0", "a", "ff", "3c"])),
    st.builds(DateRange, days, days),
    st.builds(
        NumberRange,
        st.just("words"),
        st.none() | st.integers(0, 40),
        st.none() | st.integers(0, 40),
    ),
    st.builds(
        Missing,
        st.sampled_from(
            [
                "date",
                "source",
                "person",
                "entity",
                "tag",
                "words",
                "title",
                "said",
                "speaker",
                "story",
                "inferred",
            ]
        ),
    ),
)
leaves = st.one_of(text_leaves, text_leaves, filters)


def branches(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    some = st.lists(inner, min_size=2, max_size=4).map(tuple)
    without = st.builds(lambda parts, part: And((*parts, Not(part))), some, inner)
    return st.one_of(st.builds(And, some), st.builds(Or, some), without)


queries = st.recursive(leaves, branches, max_leaves=6)


@settings(max_examples=200, deadline=None)
@given(query=queries)
def test_the_same_documents_scores_and_order(pair: tuple[Engine, Engine], query: Query) -> None:
    """Any query finds what the scan finds, with its scores, in its order."""
    embedded, scan = pair
    expected = scan.search(query, limit=None)
    found = embedded.search(query, limit=None)
    assert found.total == expected.total == len(found.hits)
    assert {hit.id for hit in found.hits} == {hit.id for hit in expected.hits}
    right = {hit.id: hit.score for hit in expected.hits}
    for hit, other in zip(found.hits, expected.hits, strict=True):
        assert hit.score == pytest.approx(right[hit.id], rel=1e-9, abs=1e-12)
        # Scores that differ only in the last digit may change places.
        assert hit.id == other.id or hit.score == pytest.approx(other.score, rel=1e-9)


@settings(max_examples=120, deadline=None)
@given(query=queries, size=st.integers(0, 12), skip=st.integers(0, 30), sort=st.sampled_from(Sort))
def test_a_page_is_a_piece_of_the_whole(
    pair: tuple[Engine, Engine], query: Query, size: int, skip: int, sort: Sort
) -> None:
    """The best ten are the first ten of all, and so is every other page, in every order."""
    embedded, _ = pair
    whole = embedded.search(query, limit=None, sort=sort)
    page = embedded.search(query, limit=size, offset=skip, sort=sort)
    assert page.total == whole.total
    assert page.hits == whole.hits[skip : skip + size]


@settings(max_examples=50, deadline=None)
@given(query=queries, sort=st.sampled_from([Sort.NEWEST, Sort.OLDEST]))
def test_the_same_order_by_day(pair: tuple[Engine, Engine], query: Query, sort: Sort) -> None:
    """By day the order is the scan's, to the last id."""
    embedded, scan = pair
    found = embedded.search(query, limit=None, sort=sort)
    expected = scan.search(query, limit=None, sort=sort)
    assert [hit.id for hit in found.hits] == [hit.id for hit in expected.hits]


@settings(max_examples=80, deadline=None)
@given(
    query=queries,
    by=st.sampled_from(
        [
            None,
            "day",
            "month",
            "year",
            "person",
            "source",
            "entity",
            "tag",
            "org",
            "speaker",
            "story",
        ]
    ),
)
def test_the_same_counts(pair: tuple[Engine, Engine], query: Query, by: str | None) -> None:
    """Counting divides as the scan does, in the same order of rows."""
    embedded, scan = pair
    assert embedded.count(query, by=by) == scan.count(query, by=by)


@settings(max_examples=40, deadline=None)
@given(
    query=queries,
    fields=st.lists(st.sampled_from(["person", "source", "entity", "tag", "org"]), max_size=3),
)
def test_the_same_values(pair: tuple[Engine, Engine], query: Query, fields: list[str]) -> None:
    """What each match has is what the scan finds of it, each value once."""
    embedded, scan = pair

    def plain(engine: Engine) -> list[tuple[str, object, list[list[str]]]]:
        found = engine.values(query, fields)
        return sorted((one.id, one.day, [sorted(some) for some in one.values]) for one in found)

    assert plain(embedded) == plain(scan)


@pytest.mark.parametrize("word", ["tomahwak", "missle", "ceasfire", "Malagga", "gvernment", "bann"])
def test_the_same_suggestions(pair: tuple[Engine, Engine], word: str) -> None:
    """Spellings are suggested from what is indexed, nearest and then most frequent first."""
    embedded, scan = pair
    assert embedded.suggest(word) == scan.suggest(word)
    assert embedded.suggest(word)


def test_one_commit_or_many(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The same documents give the same results, to the last bit, however they were added."""
    rng = random.Random(7)
    docs = [document(rng, number) for number in range(90)]
    one = open_index(str(tmp_path_factory.mktemp("one") / "index"), create=True)
    many = open_index(str(tmp_path_factory.mktemp("many") / "index"), create=True)
    one.replace(docs)
    for at in range(0, 90, 3):
        many.replace([document(rng, number) for number in range(at, at + 9)])
        many.replace(docs[at : at + 3])
    many.remove(set(many.ids()) - {doc.id for doc in docs})
    many.replace(reversed(docs))
    for query in (
        Term("tomahawk"),
        Or((Term("war"), Term("ban"), Phrase("to be"))),
        And((Term("war"), Or((Term("ban"), Term("govern", "title"))))),
        DateRange(None, None),
    ):
        assert one.search(query, limit=None) == many.search(query, limit=None)
        assert one.search(query, limit=None).total
