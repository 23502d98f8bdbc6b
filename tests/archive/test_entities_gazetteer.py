"""
The gazetteer that is shipped, and what a wrong file in its place says.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from archive.entities import load_gazetteer
from archive.entities.evidence import bare
from archive.entities.gazetteer import FOLDER
from archive.errors import SettingsError
from archive.names import unshared
from tests.quality.name_lists import shared

GAZETTEER = load_gazetteer()


def test_what_is_shipped_is_small() -> None:
    """The lists of names stay under 400 kB together."""
    sizes = [os.path.getsize(os.path.join(FOLDER, name)) for name in os.listdir(FOLDER)]

    assert sum(sizes) < 400_000


@pytest.mark.parametrize("name", sorted(os.listdir(FOLDER)))
def test_every_file_says_where_it_comes_from(name: str) -> None:
    """Each list names its origin at its head, and the README has every file."""
    if name == "README.md":
        return
    with open(os.path.join(FOLDER, name), encoding="utf-8") as stream:
        first = stream.readline()
    readme = Path(FOLDER, "README.md").read_text(encoding="utf-8")

    assert first.startswith("# ")
    assert name in readme


@pytest.mark.parametrize(
    ("surface", "type_", "name", "table"),
    [
        ("U.S.", "place", "United States", "countries"),
        ("Kiev", "place", "Kyiv", "cities"),
        ("Medellín", "place", "Medellín", "gazetteer"),
        ("Medellin", "place", "Medellín", "gazetteer"),
        ("Ukrainians", "place", "Ukraine", "demonyms"),
        ("White House", "place", "White House", "sites"),
        ("Kremlin", "org", "Kremlin", "bodies"),
        ("AP", "org", "Associated Press", "agencies"),
        ("Tomahawks", "thing", "Tomahawk", "weapons"),
        ("Patriots", "thing", "Patriot", "doubtful"),
    ],
)
def test_a_surface_stands_for_one_name(surface: str, type_: str, name: str, table: str) -> None:
    """Aliases, plurals and spellings without accents lead to the canonical name."""
    assert tuple(GAZETTEER.known[surface]) == (type_, name, table)


def test_an_accent_is_not_dropped_where_a_word_would_be_left() -> None:
    """Libération is a newspaper, liberation is a word."""
    assert "Libération" in GAZETTEER.known
    assert "Liberation" not in GAZETTEER.known


def test_a_name_stands_in_one_table() -> None:
    """No canonical name or alias of ours is claimed by two rows of one file."""
    import tomllib

    for file in ("places.toml", "orgs.toml", "things.toml"):
        with open(os.path.join(FOLDER, file), "rb") as stream:
            tables = tomllib.load(stream)
        surfaces = [
            surface
            for table, rows in tables.items()
            for name, aliases in rows.items()
            for surface in ((*aliases,) if table == "demonyms" else (name, *aliases))
        ]
        twice = {surface for surface in surfaces if surfaces.count(surface) > 1}
        assert not twice, file


@pytest.fixture
def folder(tmp_path: Path) -> str:
    shutil.copytree(FOLDER, tmp_path / "names")
    return str(tmp_path / "names")


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("places.toml", "[countries\n", "places.toml"),
        ("orgs.toml", "[agencies]\n[outlets]\n[bodies]\n", "[companies] is missing"),
        ("things.toml", "[gadgets]\n", "is "),
        ("words.txt", None, "words.txt"),
        ("cues.toml", None, "cues.toml"),
        ("weights.txt", "# signs\n<in\t1 2 3\n", "is no sign with four weights"),
    ],
)
def test_a_wrong_file_is_named(folder: str, file: str, text: str | None, says: str) -> None:
    """What is missing or malformed is refused with its file and reason in one line."""
    path = Path(folder, file)
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError) as refused:
        load_gazetteer(folder)

    assert says in str(refused.value)
    assert file in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"Albania" = []', '"Albania" = "Shqipëria"', '"Albania" is not a list of names'),
        ("[regions]", "[region]", "region"),
    ],
)
def test_a_wrong_row_is_named(folder: str, old: str, new: str, says: str) -> None:
    """A row that is no list, or an unknown table, is refused by its name."""
    path = Path(folder, "places.toml")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    with pytest.raises(SettingsError, match=says):
        load_gazetteer(folder)


def test_an_unknown_cue_is_refused(folder: str) -> None:
    """A key of cues.toml that nothing reads is an error, not a silent nothing."""
    path = Path(folder, "cues.toml")
    text = path.read_text(encoding="utf-8").replace("honorifics = [", "honours = [", 1)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError, match=r"\[before_person\] has or lacks honorifics, honours"):
        load_gazetteer(folder)


def test_what_lists_share_is_put_together_again() -> None:
    """A list is read as it was before its names lost what they share."""
    names = ["Abu Dhabi", "Abū Kabīr", "abandon", "abandoned", "abandonment", "b"]

    assert unshared(shared(names)) == names
    assert unshared(["abandon", "7ment", "2y"]) == ["abandon", "abandonment", "aby"]


@pytest.mark.parametrize("file", ["cities.txt", "first_names.txt", "surnames.txt", "words.txt"])
def test_a_list_is_in_order(file: str) -> None:
    """Names stand in order, each once, so that a change shows where it is."""
    lines = Path(FOLDER, file).read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if not line.startswith("#")]

    assert names == shared(unshared(names))


@pytest.mark.parametrize(
    ("surface", "sure"),
    [("Juventus", True), ("Motherwell", False), ("Compaq", True), ("Chelsea", False)],
)
def test_an_organisation_by_bare_name_is_sure_or_not(surface: str, sure: bool) -> None:
    """A name that is a town or a word too is none of an organisation by itself."""
    known = GAZETTEER.known.get(surface)

    assert (known is not None and known.type == "org") is sure
    assert (surface in GAZETTEER.perhaps) is not sure


def test_an_ending_says_what_a_name_is() -> None:
    """An unknown word ends as the names of towns or of families do, whatever its accents."""
    weights = GAZETTEER.weights

    assert weights["-pur"][1] > max(weights["-pur"][0], weights["-pur"][2])
    assert weights["-son"][0] > max(weights["-son"][1:])
    assert bare("Pará") == "para"


@pytest.mark.parametrize("file", ["teams.txt", "firms.txt"])
def test_an_organisation_stands_once_in_its_list(file: str) -> None:
    """No name is given twice, sure and unsure."""
    lines = Path(FOLDER, file).read_text(encoding="utf-8").splitlines()
    names = [line.removesuffix("?") for line in lines if not line.startswith("#")]

    assert sorted({name for name in names if names.count(name) > 1}) == []
