"""
The front door: asked, corrected, emptied and mended, and what it says on the way.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import archive as library
from archive import archive as front
from archive.article import Given
from archive.errors import (
    ArchiveError,
    NoArchiveError,
    NoSuchArticleError,
    SettingsError,
)
from index.errors import QueryError
from index.query import Term
from index.results import Sort
from tests.archive.press import digest, line, lines
from tests.archive.seeded import BOTH, DATED, SEEDS, TODAY, UNDATED

if TYPE_CHECKING:
    from archive.archive import Archive


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tomahawk", BOTH),
        ("=tomahawks", BOTH),
        ("US", BOTH),
        ('"US president"', BOTH),
        ("person:putin", BOTH),
        ('person:"Vladimir Putin"', BOTH),
        ("place:budapest", BOTH),
        ("thing:tomahawk", BOTH),
        ("credit:reuters", BOTH),
        ("credit:AP", BOTH),
        ("musk", set()),
        ("person:musk", set()),
        ("in:promo musk", {DATED}),
        ("source:independent", {DATED}),
        ('SOURCE:"The Independent"', {DATED}),
        ("source:independent.co.uk", {DATED}),
        ("date:2025-10-17", {DATED}),
        ("date:2025-10-01..2025-10-18", {DATED}),
        ("date:none", {UNDATED}),
        ("“very frank and trusting”", {DATED}),
        ("1,600km", {DATED}),
        ('"long-range tomahawk"', {DATED}),
        ("language:en words:>300", BOTH),
        (f"id:{DATED[:6]}", {DATED}),
    ],
)
def test_the_founding_articles_are_found(seeded: Path, query: str, found: set[str]) -> None:
    """What a person would ask of the two founding articles finds what it should."""
    with front.open(seeded, today=TODAY) as archive:
        assert set(archive.search(query).ids) == found
        assert archive.count(query).total == len(found)


NO_DATE = "1 matching article has no date; date:none finds it"


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("tomahawk", ()),
        (
            "musk",
            ("musk occurs in 1 article only in what cleaning set aside: in:promo musk",),
        ),
        (
            "date:2025-10",
            (f"{NO_DATE}; --inferred finds it by the day of its story",),
        ),
        (
            "tomahawk date:2024",
            ("nothing matches date:2024", NO_DATE),
        ),
        (
            "tomahawk musk",
            (
                "nothing matches musk",
                "musk occurs in 1 article only in what cleaning set aside: in:promo musk",
            ),
        ),
        (
            '"the american people" OR ("elon musk" zebra)',
            (),
        ),
        (
            '"elon musk"',
            (
                '"elon musk" occurs in 1 article only in what cleaning set aside: in:promo "elon musk"',
            ),
        ),
        ("person:putn", ("nearest spelling: putin",)),
        ("tomahok", ("nearest spelling: tomahawk",)),
        ("tomahawk budapst", ("nothing matches budapst", "nearest spelling: budapest")),
        ("tomahawk -putin", ("-putin leaves nothing of the rest",)),
        (
            "source:independent date:none",
            ("no article has all of it: date:none leaves nothing of the rest",),
        ),
        ("zzzzqqqq", ()),
        (
            "tomahawk in september",
            (
                "nothing matches september",
                "september is looked for as a word; as a time it is date:september",
            ),
        ),
        ("tomahok date:2025 2031", ("nothing matches tomahok", "nearest spelling: tomahawk")),
    ],
)
def test_an_odd_answer_says_why(seeded: Path, query: str, notes: tuple[str, ...]) -> None:
    """What a date leaves out, what emptied a query, the nearest spelling, what was set aside."""
    with front.open(seeded, today=TODAY) as archive:
        assert archive.search(query).notes == notes


def test_what_a_hit_shows(archive: Archive) -> None:
    """A hit has all that a list needs, and a passage of the story with the words marked."""
    (found,) = archive.search("tomahawk", on="2025-10-17").hits
    snippet = found.snippet

    assert (found.id, found.source, found.words > 300) == (DATED, "The Independent", True)
    assert found.lead.startswith("Donald Trump has agreed")
    assert found.published is not None
    assert found.published.day == date(2025, 10, 17)
    assert snippet is not None
    assert {snippet.text[a:b].casefold() for a, b in snippet.spans} <= {"tomahawk", "tomahawks"}
    assert archive.search("date:2025-10").hits[0].snippet is None
    promo = archive.search("in:promo musk").hits[0].snippet
    assert promo is not None
    assert "Musk" in promo.text


def test_pages_and_orders(archive: Archive) -> None:
    """limit, offset and sort cut the same list; more than a thousand hits come as they are read."""
    archive.add([lines(40)])
    everything = archive.search("senator", limit=None, sort=Sort.NEWEST)
    days = [found.published.day for found in everything.hits if found.published]

    assert days == sorted(days, reverse=True)
    assert (
        archive.search("senator", limit=5, offset=10, sort=Sort.NEWEST).ids == everything.ids[10:15]
    )
    assert archive.search("senator", limit=3).total == 40
    assert archive.search("senator", offset=100).hits == ()


def test_many_hits_are_read_as_they_are_asked_for(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long answer is a sequence like a short one: counted, cut and walked through."""
    monkeypatch.setattr("archive.searching.EAGER", 5)
    archive.add([lines(12)])
    hits = archive.search("senator", limit=None).hits
    ids = archive.search("senator", limit=None).ids

    assert not isinstance(hits, tuple)
    assert [found.id for found in hits] == list(ids)
    assert (len(hits), hits[3].id, hits[-1].id) == (12, ids[3], ids[-1])
    assert [found.id for found in hits[2:4]] == list(ids[2:4])
    archive.remove([ids[0]])
    assert [found.id for found in hits] == list(ids[1:])


def test_counting(archive: Archive) -> None:
    """count divides by what it is asked to, and refuses what it cannot divide by."""
    assert archive.count("tomahawk", by="source").rows == (("The Independent", 1),)
    assert archive.count("tomahawk", by="month").rows == (("2025-10", 1),)
    assert archive.count("tomahawk", by="person").rows[0][1] == 2
    with pytest.raises(ArchiveError, match="cannot count by 'colour': by day, week"):
        archive.count("tomahawk", by="colour")


def test_explaining(archive: Archive) -> None:
    """explain gives the query as understood, what each part finds, and what emptied it."""
    explained = archive.explain("tomahawk -putin (budapest OR zzzz)")

    assert [(clause.text, clause.count) for clause in explained.clauses] == [
        ("tomahawk", 2),
        ("-putin", 2),
        ("budapest OR zzzz", 2),
    ]
    assert (explained.total, explained.emptied_by) == (0, "-putin")
    assert archive.explain("tomahawk").emptied_by is None


@pytest.mark.parametrize(
    "query",
    ["foo:bar", "date:garbage", "date:10/11/2025", '"frank', "a AND (", "*", "-gaza", "query:no"],
)
def test_a_wrong_query_is_refused(seeded: Path, query: str) -> None:
    """A wrong query raises QueryError in every method, and answers nothing."""
    with front.open(seeded, today=TODAY) as archive:
        for ask in (
            archive.search,
            archive.count,
            archive.explain,
            lambda q: list(archive.export(q)),
        ):
            with pytest.raises(QueryError):
                ask(query)


def test_a_query_may_be_a_value(archive: Archive) -> None:
    """What parse made is asked like text; dates go with text only."""
    assert set(archive.search(Term("tomahawk")).ids) == BOTH
    assert archive.parse("tomahawk", since="2025-10") == archive.parse("tomahawk date:2025-10..")
    with pytest.raises(TypeError, match="since"):
        archive.search(Term("tomahawk"), since="2025")


def test_today_and_the_settings_decide_what_dates_mean(seeded: Path, tmp_path: Path) -> None:
    """date_order and today come from the archive, not from the machine."""
    shutil.copytree(seeded, tmp_path / "a")
    (tmp_path / "a" / "archive.toml").write_text('date_order = "day-first"\n')
    with front.open(tmp_path / "a", today=date(2025, 10, 18)) as archive:
        assert archive.search("date:17/10/2025").ids == (DATED,)
        assert archive.search("tomahawk", on="yesterday").ids == (DATED,)
    (tmp_path / "a" / "archive.toml").write_text("colour = 1\n")
    with pytest.raises(SettingsError, match=r"archive\.toml"):
        front.open(tmp_path / "a")


def test_what_a_person_knows_better_wins_and_can_be_taken_back(archive: Archive) -> None:
    """set is searchable at once, survives re-reading, and "" takes it back."""
    article = archive.set(
        UNDATED[:6],
        Given(title="A summit", source="Daily Planet", date="2025-10-16", tags=("checked", "x")),
    )
    assert article.published is not None
    assert (article.title, article.published.basis) == ("A summit", "given")
    assert archive.search("tag:checked source:planet date:2025-10-16 title:summit").ids == (
        UNDATED,
    )
    archive.reindex()
    archive.set(UNDATED, Given(untags=("x",), authors=("Jo Roe",)))
    assert archive.get(UNDATED).tags == ("checked",)
    assert archive.count("author:roe tag:checked").total == 1
    archive.set(UNDATED, Given(title="", source="", date="", authors=("",), untags=("checked",)))
    back = archive.get(UNDATED)

    assert (back.published, back.source, back.authors, back.tags) == (None, None, (), ())
    assert archive.count("date:none").total == 1
    with pytest.raises(ArchiveError, match="write it as 2025-10-17"):
        archive.set(UNDATED, Given(date="soon"))


def test_removing_wants_to_know_all_ids_first(archive: Archive) -> None:
    """One wrong id and nothing is removed."""
    with pytest.raises(NoSuchArticleError):
        archive.remove([DATED, "abcdef"])
    assert archive.count("tomahawk").total == 2
    assert archive.remove([DATED, DATED[:6]]) == 1
    assert archive.search("tomahawk").ids == (UNDATED,)
    assert archive.outlets() == ()
    with pytest.raises(NoSuchArticleError):
        archive.get(DATED)


def test_saved_queries(archive: Archive) -> None:
    """A saved query is a word of the language; what does not parse is not saved."""
    archive.save("war", "ukraine tomahawk", note="for Monday")
    archive.save("us-war", "query:war US")
    assert set(archive.search("query:us-war date:2025").ids) == {DATED}
    with pytest.raises(QueryError):
        archive.save("bad", "date:garbage")
    with pytest.raises(QueryError, match="circle"):
        archive.save("war", "query:us-war")
    with pytest.raises(SettingsError):
        archive.save("../war", "x")
    (Path(archive.path) / "queries" / "torn.toml").write_text("query = 'foo:bar'\n")

    listed = {saved.name: saved for saved in archive.saved()}
    assert list(listed) == ["torn", "us-war", "war"]
    assert (listed["war"].note, listed["war"].problem) == ("for Monday", None)
    assert "foo" in (listed["torn"].problem or "")
    archive.unsave("war")
    assert "war" in {s.name: s.problem or "" for s in archive.saved()}["us-war"]
    with pytest.raises(QueryError, match="no saved query war"):
        archive.search("query:war")


def test_no_archive_is_said(tmp_path: Path) -> None:
    """Where there is no archive, opening with create=False says so and makes nothing."""
    with pytest.raises(NoArchiveError):
        front.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_one_input_need_not_be_a_list(tmp_path: Path) -> None:
    """A path, a Path or bytes can be added, and an id removed, without a list around it."""
    path = tmp_path / "a.txt"
    path.write_text("The summit will be held in Budapest, both sides said on Thursday.")
    with front.open(tmp_path / "made") as a:
        assert a.add(path).added == 1
        assert a.add(str(path)).already == a.add(path.read_bytes()).already == 1
        assert a.remove(a.search("summit").hits[0].id) == 1
        assert a.count("summit").total == 0


# The library


def test_the_library_is_the_command_s_twin(tmp_path: Path) -> None:
    """import archive; open, add, search: as the front page says."""
    with library.open(tmp_path / "news", create=True) as a:
        a.add([SEEDS])
        assert {found.id for found in a.search("tomahawk").hits} == BOTH
    assert library.read_article(b"A story.").text == "A story."
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = library.nothing


@pytest.mark.parametrize("name", library.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """What __all__ names can be imported."""
    assert getattr(library, name) is not None


def test_a_script_without_a_guard_can_add_much(tmp_path: Path) -> None:
    """Workers do not run the caller's script again: a plain script may add thousands."""
    (tmp_path / "many.jsonl").write_bytes(lines(60))
    script = tmp_path / "script.py"
    script.write_text(
        "import archive\n"
        f"a = archive.open({str(tmp_path / 'a')!r}, create=True)\n"
        f"print(a.add([{str(tmp_path / 'many.jsonl')!r}], workers=2).added)\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(SEEDS).parent)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.stderr) == ("60\n", "")


def test_exported_lines_are_ascii_json(archive: Archive) -> None:
    """An export line is one line, pure ASCII, and holds the bytes and the article."""
    archive.add([line(0)])
    for exported in archive.export("tomahawk OR senator"):
        obj = json.loads(exported)
        assert exported.isascii()
        assert "\n" not in exported
        assert obj["raw"].encode() == archive.raw(obj["digest"])
        assert obj["article"]["id"] == obj["digest"][:12]
    assert len(list(archive.export("senator"))) == 1
    assert archive.resolve(digest(0)) == digest(0)[:12]
