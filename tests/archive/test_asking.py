"""
What the query language says of stories, asked of an archive that has some.
"""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from archive import archive as front
from archive.errors import ArchiveError, NoSuchArticleError
from index.errors import QueryError
from index.query import And, Keyword, Named, Term
from tests.archive.harbour import IDS, LONGER, NAMES, lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive.archive import Archive

TODAY = date(2026, 5, 1)
STORY = {"first", "again", "copy", "undated"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("harbour") / "news"
    with front.open(directory, today=TODAY) as archive:
        assert archive.add(lines(), workers=0).added == len(IDS)
    return directory


@pytest.fixture
def news(kept: Path) -> Iterator[Archive]:
    with front.open(kept, today=TODAY) as archive:
        yield archive


def found(archive: Archive, query: str, **options: object) -> list[str]:
    """The names of what a query finds, in order; `{first}` in it is the id of that article."""
    results = archive.search(query.format(**IDS), limit=None, **options)
    assert [hit.id for hit in results.hits] == list(results.ids)
    return [NAMES[id_] for id_ in results.ids]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("story:{first}", STORY),
        ("story:{undated}", STORY),
        ("story:{other}", {"other"}),
        ("story:none", {"other", "later", "bread"}),
        ("story:({first} OR {bread})", {*STORY, "bread"}),
        ("ferry -story:{copy}", {"other"}),
        ("outlets:>1", STORY),
        ("outlets:3 source:bbc", {"copy"}),
        ("versions:>1", {"first", "again"}),
        ("copies:{first}", {"copy", "undated"}),
        ("copies:{copy}", {"first", "again", "undated"}),
        ("copies:{bread}", set()),
        ("like:{first}", {"other"}),
        ("like:{copy} source:times", {"other"}),
        ("like:{bread}", set()),
        ("copies:{first} OR like:{first}", {"copy", "undated", "other"}),
        ("only:bbc story:{first}", {"copy"}),
        ("only:guardian story:{first}", set()),
        ("only:none story:{first}", {"undated"}),
        ("only:times story:{first}", set()),
        ("only:bbc story:{first} date:2025-10-16", set()),
        ("(only:bbc story:{first}) OR bakery", {"copy", "bread"}),
    ],
)
def test_what_stories_are_asked(news: Archive, query: str, names: set[str]) -> None:
    """Each word of the language finds just these, and counting says how many they are."""
    assert set(found(news, query)) == names
    assert news.count(query.format(**IDS)).total == len(names)


@pytest.mark.parametrize(
    ("query", "at", "says"),
    [
        ("ferry story:ffffff", "story:ffffff", "no article has the id 'ffffff'"),
        ("story:xyzw", "story:xyzw", "is no id"),
        ("copies:12", "copies:12", "give 4 digits or more"),
        ("like:ffffffffffff ferry", "like:ffffffffffff", "like: takes the id of an article"),
        ("only:bbc", "only:bbc", "only:independent story:"),
        ("only:bbc OR story:{first}", "only:bbc", "only:independent story:"),
        ("story:{first} -only:bbc", "only:bbc", "stands beside that story"),
        ("only:bbc only:times story:{first}", "only:times", "one outlet"),
        ("only:bbc story:{first} story:{bread}", "only:bbc", "one outlet"),
        ("story:{first} (only:bbc OR only:times)", "only:times", "one outlet"),
    ],
)
def test_what_cannot_be_asked(news: Archive, query: str, at: str, says: str) -> None:
    """An id that names nothing, and an `only:` without one story, are refused where they stand."""
    with pytest.raises(QueryError) as caught:
        news.search(query.format(**IDS))

    error = caught.value
    assert says in error.message
    assert error.query[error.start : error.end] == at


def test_the_query_stays_as_it_was_meant(news: Archive) -> None:
    """The canonical form has whole ids and no trace of how it is answered; it reads back the same."""
    query = news.parse(f"like:{IDS['first'][:6]} ferry")

    assert str(query) == f"like:{IDS['first']} ferry"
    assert news.parse(str(query)) == query
    assert str(news.search(query).query) == str(query)
    assert [clause.count for clause in news.explain(query).clauses] == [1, 5]


def test_a_query_as_a_value(news: Archive) -> None:
    """One that no parser made is understood and refused alike."""
    first = Keyword("story", IDS["first"][:6])

    assert news.count(first).total == 4
    assert news.count(And((Named("only", "bbc"), first))).total == 1
    with pytest.raises(QueryError) as caught:
        news.count(And((Term("ferry"), Keyword("copies", "ffffff"))))
    error = caught.value
    assert error.query[error.start : error.end] == "copies:ffffff"
    with pytest.raises(QueryError, match="stands beside that story"):
        news.count(Named("only", "bbc"))


def test_saved_queries_name_stories(kept: Path, tmp_path: Path) -> None:
    """A saved query is saved as written, and says when its article has gone."""
    shutil.copytree(kept, tmp_path / "news")
    with front.open(tmp_path / "news", today=TODAY) as archive:
        archive.save("bread", f"story:{IDS['bread']}")
        assert found(archive, "query:bread") == ["bread"]
        archive.remove(IDS["bread"])
        (saved,) = archive.saved()

    assert saved.problem is not None
    assert "no article has the id" in saved.problem


def test_a_removed_member_names_its_story(kept: Path, tmp_path: Path) -> None:
    """Who leads is removed, and then the next: the story goes by its old ids, the rest is found."""
    shutil.copytree(kept, tmp_path / "news")
    with front.open(tmp_path / "news", today=TODAY) as archive:
        archive.remove(IDS["first"])
        assert set(found(archive, "story:{first}")) == {"again", "copy", "undated"}
        archive.remove(IDS["again"])
        assert set(found(archive, "story:{first}")) == {"copy", "undated"}
        assert archive.story(IDS["again"]).articles == 2
        with pytest.raises(QueryError):
            archive.search(f"copies:{IDS['first']}")


def test_sentences_that_one_alone_reports(news: Archive) -> None:
    """What is added and what differs in a number; not what others say too."""
    (hit,) = news.search(f"only:bbc story:{IDS['first']}").hits
    (own,) = news.search(f"only:none story:{IDS['first']}").hits

    assert [one.text for one in hit.alone] == [LONGER.rpartition("night. ")[2]]
    assert [("Dock Street" in one.text) for one in own.alone] == [True]
    assert news.get(hit.id).decoded[hit.alone[-1].start : hit.alone[-1].end] == hit.alone[-1].text


def test_why_it_is_like(news: Archive) -> None:
    """The names and words shared, rarest first, and the days between."""
    (reason,) = news.explain(f"like:{IDS['first']}").reasons

    assert (NAMES[reason.of], NAMES[reason.id], reason.days) == ("first", "other", 1)
    assert {"Ellen Marsh", "Harold Voss"} <= set(reason.names)
    assert {"ferry", "boatyard"} & set(reason.terms)
    assert 0 < reason.share <= 1


# Stories as results


def test_each_story_once(news: Archive) -> None:
    """By story the best hit stands for all, limits and totals count stories."""
    results = news.search("kelmouth OR bread", by="story", limit=None)
    names = [NAMES[id_] for id_ in results.ids]

    assert (results.total, results.articles) == (4, 7)
    assert len(names) == 4
    assert len(STORY & set(names)) == 1
    first = news.search("kelmouth OR bread", limit=1).ids
    assert results.ids[:1] == first
    pages = [
        news.search("kelmouth OR bread", by="story", limit=1, offset=at).ids for at in range(5)
    ]
    assert sum(pages, ()) == results.ids
    with pytest.raises(ArchiveError, match="by article or story"):
        news.search("kelmouth", by="outlet")


def test_a_hit_tells_of_its_story(news: Archive) -> None:
    """The other members, earliest first, undated last, each with what it is to the hit."""
    hits = {NAMES[hit.id]: hit for hit in news.search("kelmouth OR bread", limit=None).hits}

    assert [(NAMES[o.id], o.relation) for o in hits["first"].also] == [
        ("again", "version"),
        ("copy", "copy"),
        ("undated", "copy"),
    ]
    assert {NAMES[hits[name].story or ""] for name in STORY} == {"first"}
    assert (hits["copy"].members, hits["bread"].members) == (4, 1)
    assert (hits["bread"].also, NAMES[hits["bread"].story or ""]) == ((), "bread")


def test_counting_by_story(news: Archive) -> None:
    """How many articles a story has among the hits; those alone have no story to count."""
    counts = news.count("kelmouth OR bread", by="story")

    assert (counts.total, counts.rows, counts.without) == (7, ((IDS["first"], 4),), 3)


def test_exporting_by_story(news: Archive) -> None:
    """All articles of the stories found, also those that the query does not match."""
    assert len(list(news.export("source:bbc"))) == 1
    assert len(list(news.export("source:bbc", by="story"))) == 4


# Days that a story lends


def test_days_find_by_what_a_story_lends(news: Archive) -> None:
    """Only when asked, as a day that is inferred; what has no day at all stays out."""
    days = {"since": "2025-10-16", "until": "2025-10-16"}

    assert found(news, "kelmouth", **days) == ["first"]
    assert set(found(news, "kelmouth", inferred=True, **days)) == {"first", "undated"}
    assert news.count("date:2025-10-16", inferred=True).total == 2
    assert news.count("date:2025-10-17 -date:2025-10-16", inferred=True).total == 3
    hits = news.search("dock", inferred=True).hits
    assert [(h.published and (str(h.published.day), h.published.basis)) for h in hits] == [
        ("2025-10-16", "inferred")
    ]
    assert [hit.published for hit in news.search("dock").hits] == [None]


def test_what_a_story_would_lend_is_said(news: Archive) -> None:
    """The note of what has no date says what --inferred would find, and not where it finds it."""
    plain = "1 matching article has no date; date:none finds it"
    lent = f"{plain}; --inferred finds it by the day of its story"

    assert news.search("kelmouth", on="2025-10-16").notes == (lent,)
    assert news.search("kelmouth", on="2025-10-17").notes == (plain,)
    assert news.search("kelmouth", on="2025-10-16", inferred=True).notes == ()


# A story as a whole


def test_the_account_of_a_story(news: Archive) -> None:
    """Its articles earliest first, outlets, who was first, and relations with what speaks for them."""
    account = news.story(IDS["copy"])

    assert (NAMES[account.id], account.articles, account.outlets) == ("first", 4, 3)
    assert (account.day, NAMES[account.first or ""]) == ("2025-10-16", "first")
    told = {NAMES[told.id]: told for told in account.members}
    assert list(told) == ["first", "again", "copy", "undated"]
    assert told["first"].relation is None
    relations = {name: told[name].relation for name in ("again", "copy", "undated")}
    assert {name: one and one.kind for name, one in relations.items()} == {
        "again": "version",
        "copy": "copy",
        "undated": "copy",
    }
    assert all(one is not None and one.containment > 0.8 for one in relations.values())
    assert told["undated"].published is not None
    assert told["undated"].published.basis == "inferred"
    assert news.story(IDS["bread"]).articles == 1
    with pytest.raises(NoSuchArticleError):
        news.story("ffffff")


def test_all_against_the_earliest(news: Archive) -> None:
    """Each other article, as it differs from the one that was first."""
    compared = list(news.compare_story(IDS["undated"]))

    assert [(NAMES[a.id], NAMES[b.id]) for a, b, _ in compared] == [
        ("first", "again"),
        ("first", "copy"),
        ("first", "undated"),
    ]
    assert compared[0][2].counts()["substance"] == 1
    assert list(news.compare_story(IDS["bread"])) == []
