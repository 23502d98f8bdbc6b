"""
Where an archive is found, and that the files people write are read strictly.
"""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from archive.errors import NoArchiveError, SettingsError
from archive.settings import Alias, Settings, find_archive, load_settings, today_in

if TYPE_CHECKING:
    from pathlib import Path


def test_the_option_wins_then_the_environment_then_the_nearest_then_xdg(tmp_path: Path) -> None:
    """--archive, $ARCHIVE_DIR, the nearest .archive upward, $XDG_DATA_HOME, ~/.local/share: in order."""
    here = tmp_path / "a" / "b"
    here.mkdir(parents=True)
    home = {"HOME": "/home/jo"}
    xdg = {**home, "XDG_DATA_HOME": "/data"}
    chosen = {**xdg, "ARCHIVE_DIR": "news"}

    assert find_archive(str(here), option=None, environ=home) == "/home/jo/.local/share/archive"
    assert find_archive(str(here), option=None, environ=xdg) == "/data/archive"
    (tmp_path / ".archive").mkdir()
    assert find_archive(str(here), option=None, environ=xdg) == str(tmp_path / ".archive")
    (here / ".archive").mkdir()
    assert find_archive(str(here), option=None, environ=xdg) == str(here / ".archive")
    assert find_archive(str(here), option=None, environ=chosen) == str(here / "news")
    assert find_archive(str(here), option="/else", environ=chosen) == "/else"


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({"HOME": "/home/jo", "ARCHIVE_DIR": ""}, "/home/jo/.local/share/archive"),
        # "All paths set in these environment variables must be absolute": others are ignored.
        ({"HOME": "/home/jo", "XDG_DATA_HOME": "data"}, "/home/jo/.local/share/archive"),
        ({"HOME": "/home/jo", "XDG_DATA_HOME": ""}, "/home/jo/.local/share/archive"),
    ],
)
def test_empty_and_relative_variables_do_not_count(
    tmp_path: Path, environ: dict[str, str], found: str
) -> None:
    """An empty variable is an unset one, and XDG_DATA_HOME counts only when it is absolute."""
    assert find_archive(str(tmp_path), option=None, environ=environ) == found


def test_a_file_called_archive_is_none(tmp_path: Path) -> None:
    """Only a folder called .archive is an archive."""
    (tmp_path / ".archive").write_text("")

    assert find_archive(str(tmp_path), option=None, environ={"HOME": "/h"}).startswith("/h/")


def test_no_home_is_said(tmp_path: Path) -> None:
    """Without a home directory one has to name the archive."""
    with pytest.raises(NoArchiveError, match="--archive"):
        find_archive(str(tmp_path), option=None, environ={})


def test_without_files_the_defaults_hold(tmp_path: Path) -> None:
    """No settings files: the system's zone, Monday, ambiguous dates refused."""
    assert load_settings(str(tmp_path)) == Settings(None, 0, None, (), None)


def test_settings_are_read(tmp_path: Path) -> None:
    """Every key of archive.toml is read; names count in any case."""
    (tmp_path / "archive.toml").write_text(
        'timezone = "Europe/London"\nweek_start = "Sunday"\ndate_order = "day-first"\n'
    )
    settings = load_settings(str(tmp_path))

    assert (settings.timezone, settings.week_start, settings.day_first) == (
        "Europe/London",
        6,
        True,
    )
    assert str(settings.zone) == "Europe/London"
    assert isinstance(today_in(settings), date)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "colour = 1",
            "unknown key 'colour': the keys are contact, date_order, names, timezone, week_start",
        ),
        ("names = 1", '1: write "rules", "spacy"'),
        ('timezone = "Mars/Olympus"', "'Mars/Olympus': not a time zone"),
        ('timezone = "../../etc/passwd"', "not a time zone"),
        ("timezone = 1", "1: not a time zone"),
        ('week_start = "mon"', '\'mon\': one of "monday", "tuesday"'),
        ("date_order = true", 'one of "day-first", "month-first"'),
        ("a = [", "not TOML"),
        ("a = " + "[" * 5000, "not TOML"),
        ("\xff", "not UTF-8"),
    ],
)
def test_a_wrong_setting_names_file_key_and_what_is_right(
    tmp_path: Path, text: str, said: str
) -> None:
    """One line: the file, the key, what would be right."""
    path = tmp_path / "archive.toml"
    path.write_bytes(text.encode("latin-1"))

    with pytest.raises(SettingsError) as caught:
        load_settings(str(tmp_path))
    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_huge_settings_file_is_not_read(tmp_path: Path) -> None:
    """A file of 10 MB and more is no settings file."""
    path = tmp_path / "archive.toml"
    path.write_bytes(b"#")
    os.truncate(path, 10_000_001)

    with pytest.raises(SettingsError, match="not a settings file"):
        load_settings(str(tmp_path))


def test_aliases_are_read(tmp_path: Path) -> None:
    """aliases.toml gives other names for the same one, by type."""
    (tmp_path / "aliases.toml").write_text(
        '[person]\n"Volodymyr Zelensky" = ["Volodymyr Zelenskyy"]\n[org]\n"NATO" = []\n'
    )

    assert load_settings(str(tmp_path)).aliases == (
        Alias("person", "Volodymyr Zelensky", ("Volodymyr Zelenskyy",)),
        Alias("org", "NATO", ()),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[people]\nA = []", "unknown table 'people': the tables are person, place, org, thing"),
        ("person = 1", "person is not a table"),
        ('[person]\nA = "B"', "'A' wants a list of names"),
        ('[person]\nA = [""]', "'A' wants a list of names"),
        ('[person]\nA = ["x"]\nB = ["X"]', "'X' stands for both 'A' and 'B'"),
    ],
)
def test_wrong_aliases_are_refused(tmp_path: Path, text: str, said: str) -> None:
    """A name may mean one thing only, and a list of names is a list of names."""
    (tmp_path / "aliases.toml").write_text(text)

    with pytest.raises(SettingsError) as caught:
        load_settings(str(tmp_path))
    assert said in str(caught.value)
