"""
Saved queries: files that people write, strict, whole on disk, and never outside their folder.
"""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import ArchiveError, SettingsError
from archive.expecting import bounds
from archive.saved import (
    SavedQuery,
    SavedTexts,
    check_name,
    list_saved,
    read_saved,
    remove_saved,
    renewed,
    saved_names,
    write_saved,
)
from index.frozen import replace

if TYPE_CHECKING:
    from pathlib import Path

UKRAINE = SavedQuery("ukraine", "place:ukraine (missile OR drone) -sport", "for Monday")


def test_what_is_saved_is_read(tmp_path: Path) -> None:
    """A query comes back as it was saved, and its file is TOML that a person would write."""
    write_saved(str(tmp_path), UKRAINE)

    assert read_saved(str(tmp_path), "ukraine") == UKRAINE
    assert (tmp_path / "queries" / "ukraine.toml").read_text() == (
        "query = 'place:ukraine (missile OR drone) -sport'\nnote = 'for Monday'\n"
    )


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1).filter(str.strip), st.text())
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, query: str, note: str) -> None:
    """Quotes of every kind, controls, newlines: the file is TOML and gives the text back."""
    directory = tmp_path_factory.mktemp("a")
    saved = SavedQuery("q", query, note)
    write_saved(str(directory), saved)

    assert read_saved(str(directory), "q") == saved
    assert tomllib.loads((directory / "queries" / "q.toml").read_text())["query"] == query


@pytest.mark.parametrize("name", ["ukraine", "a", "0", "us-2025.10_x", "x" * 100])
def test_good_names(name: str) -> None:
    """Small letters, digits, and after the first also - _ and a dot."""
    assert check_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../x", "a/b", "a\\b", "/etc/passwd", "A", "é", "-x", ".x", "a b", "a\n", "a\0",
     "con", "nul.x", "x.toml", "x" * 101, "a\u202eb", "~"],
)  # fmt: skip
def test_bad_names_are_refused(tmp_path: Path, name: str) -> None:
    """A name that is no safe file name is refused before anything is touched."""
    for act in (
        lambda: write_saved(str(tmp_path), SavedQuery(name, "x")),
        lambda: read_saved(str(tmp_path), name),
        lambda: remove_saved(str(tmp_path), name),
    ):
        with pytest.raises(SettingsError, match="cannot name a query"):
            act()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "query = 'a'\ncolour = 'red'\n",
            "unknown key 'colour': the keys are query, note, expect and ids",
        ),
        ("query = 1\n", "query is not a text"),
        ("query = 'a'\nnote = []\n", "note is not a text"),
        ("note = 'a'\n", "no query"),
        ("query = ' '\n", "no query"),
        ("query = 'a\n", "not TOML"),
        ("query = 'a'\nexpect = 1\n", "expect is not a number of hits"),
        ("query = 'a'\nexpect = ''\n", "expect is not a number of hits"),
        ("query = 'a'\nexpect = '~3'\n", "expect is not a number of hits"),
        ("query = 'a'\nexpect = '5..3'\n", "expect is not a number of hits"),
        ("query = 'a'\nexpect = '<0'\n", "expect is not a number of hits"),
        ("query = 'a'\nexpect = '1\u0661'\n", "expect is not a number of hits"),
        ("query = 'a'\nids = '7c17c67c5d81'\n", "ids is not a list"),
        ("query = 'a'\nids = [7]\n", "'7' is no id"),
        ("query = 'a'\nids = ['7C17C67C5D81']\n", "'7C17C67C5D81' is no id"),
    ],
)
def test_a_broken_file_is_listed_with_its_reason(tmp_path: Path, text: str, said: str) -> None:
    """A wrong file is reported, and the others are listed all the same."""
    write_saved(str(tmp_path), UKRAINE)
    (tmp_path / "queries" / "broken.toml").write_text(text)
    broken, good = list_saved(str(tmp_path), lambda _: None)

    assert good == UKRAINE
    assert broken.name == "broken"
    assert said in (broken.problem or "")
    with pytest.raises(SettingsError, match=r"broken\.toml"):
        read_saved(str(tmp_path), "broken")


def test_a_query_that_does_not_parse_is_listed_with_its_reason(tmp_path: Path) -> None:
    """What is wrong with a query itself is the problem it is listed with."""
    write_saved(str(tmp_path), UKRAINE)

    assert (
        list_saved(str(tmp_path), lambda saved: f"bad {saved.query[:5]}")[0].problem == "bad place"
    )


def test_strange_files_in_the_folder_do_no_harm(tmp_path: Path) -> None:
    """Other files, hidden ones and names no query can have: passed over, or listed as broken."""
    write_saved(str(tmp_path), UKRAINE)
    for name in ("README.md", ".ukraine.123", ".hidden.toml", "Not A Name.toml"):
        (tmp_path / "queries" / name).write_text("query = 'x'")
    (tmp_path / "queries" / "folder.toml").mkdir()
    listed = {saved.name: saved.problem for saved in list_saved(str(tmp_path), lambda _: None)}

    assert listed["ukraine"] is None
    assert "cannot name a query" in (listed["Not A Name"] or "")
    assert listed["folder"] is not None
    assert set(listed) == {"ukraine", "Not A Name", "folder"}


def test_saving_is_whole_or_not_at_all(tmp_path: Path) -> None:
    """When writing fails, the query that was there stays and nothing is left lying about."""
    write_saved(str(tmp_path), UKRAINE)
    with pytest.raises(SettingsError, match="Unicode"):
        write_saved(str(tmp_path), SavedQuery("ukraine", "\ud800"))
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "queries").write_text("a file where the folder should be")
    with pytest.raises(ArchiveError, match="cannot be written"):
        write_saved(str(blocked), UKRAINE)

    assert read_saved(str(tmp_path), "ukraine") == UKRAINE
    assert os.listdir(tmp_path / "queries") == ["ukraine.toml"]


@pytest.mark.parametrize(
    ("expect", "allowed"),
    [
        ("0", (0, 0)),
        ("12", (12, 12)),
        (">=1", (1, None)),
        (">1", (2, None)),
        ("<=5", (0, 5)),
        ("<5", (0, 4)),
        ("3..5", (3, 5)),
        ("4..4", (4, 4)),
    ],
)
def test_what_a_query_should_find(expect: str, allowed: tuple[int, int | None]) -> None:
    """The numbers that a field of numbers takes."""
    assert bounds(expect) == allowed


def test_saving_anew_keeps_what_is_expected(tmp_path: Path) -> None:
    """What a person wrote into the file stays there when the query is saved again."""
    expected = replace(UKRAINE, expect=">=1", ids=("7c17c67c5d81", "6106"))
    write_saved(str(tmp_path), expected)
    assert read_saved(str(tmp_path), "ukraine") == expected
    write_saved(str(tmp_path), renewed(str(tmp_path), "ukraine", "kyiv", ""))

    assert (tmp_path / "queries" / "ukraine.toml").read_text() == (
        "query = 'kyiv'\nexpect = '>=1'\nids = ['7c17c67c5d81', '6106']\n"
    )
    (tmp_path / "queries" / "ukraine.toml").write_text("broken")
    assert renewed(str(tmp_path), "ukraine", "kyiv", "") == SavedQuery("ukraine", "kyiv")


def test_removing(tmp_path: Path) -> None:
    """A removed query is gone; one that is not there is an error."""
    write_saved(str(tmp_path), UKRAINE)
    remove_saved(str(tmp_path), "ukraine")

    assert saved_names(str(tmp_path)) == ()
    with pytest.raises(SettingsError, match="no query is saved as 'ukraine'"):
        remove_saved(str(tmp_path), "ukraine")


def test_texts_are_read_when_asked_for(tmp_path: Path) -> None:
    """The parser sees names and texts; what is not there, or no name at all, is a KeyError."""
    write_saved(str(tmp_path), UKRAINE)
    texts = SavedTexts(str(tmp_path), SavedQuery("mine", "x"))

    assert texts["ukraine"] == UKRAINE.query
    assert texts["mine"] == "x"
    assert texts.get("../ukraine") is None
    assert list(texts) == ["ukraine"]
    assert (len(texts), "ukraine" in texts) == (1, True)
