"""
An index that is late, lost or damaged, a record that is: all is mended, or said.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive import archive as front
from archive import indexing
from archive.article import Given
from archive.errors import (
    BusyError,
    DamagedError,
    SettingsError,
)
from archive.lock import writing
from tests.archive.press import lines
from tests.archive.seeded import DATED, TODAY, UNDATED

if TYPE_CHECKING:
    from archive.archive import Archive

# What happens to the index


def _reopened(archive: Archive) -> Archive:
    return front.open(archive.path, today=TODAY)


def test_a_late_index_is_caught_up(archive: Archive) -> None:
    """An index that a crash left behind is brought up to date by the next question, which says so."""
    shutil.copytree(Path(archive.path) / "index", Path(archive.path) / "kept")
    archive.add([lines(3)])
    archive.remove([DATED])
    shutil.rmtree(Path(archive.path) / "index")
    os.rename(Path(archive.path) / "kept", Path(archive.path) / "index")
    with _reopened(archive) as later:
        assert later.count("senator").total == 3
        assert later.count("tomahawk").total == 1
        # Three came, one went, and what was one story with that one has changed.
        assert later.notices == ["the index was 5 articles behind: caught up"]
        assert later.check().problems == ()
    with _reopened(archive) as again:
        assert again.count("senator").total == 3
        assert again.notices == []


def test_while_somebody_adds_a_search_goes_on(archive: Archive) -> None:
    """A late index and a writer at work: the search answers from what there is, and says so."""
    shutil.copytree(Path(archive.path) / "index", Path(archive.path) / "kept")
    archive.add([lines(3)])
    shutil.rmtree(Path(archive.path) / "index")
    os.rename(Path(archive.path) / "kept", Path(archive.path) / "index")
    with writing(archive.path, command="archive add"), _reopened(archive) as later:
        assert later.count("tomahawk").total == 2
        assert later.count("senator").total == 0
        assert later.notices[0] == "3 articles are being added and not searchable yet"


def _delete_index(path: Path) -> None:
    shutil.rmtree(path)


def _truncate_index(path: Path) -> None:
    for file in path.iterdir():
        os.truncate(file, file.stat().st_size // 2)


def _scribble_index(path: Path) -> None:
    for file in path.iterdir():
        file.write_bytes(b"\x80\x04nonsense" * 50)


def _lose_a_segment(path: Path) -> None:
    max(path.iterdir(), key=lambda file: file.stat().st_size).unlink()


@pytest.mark.parametrize(
    "damage", [_delete_index, _truncate_index, _scribble_index, _lose_a_segment]
)
def test_a_lost_or_damaged_index_is_rebuilt(
    archive: Archive, damage: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small archive mends its index unasked and says so; a large one names the command."""
    assert callable(damage)
    damage(Path(archive.path) / "index")
    monkeypatch.setattr(indexing, "REBUILD", 1)
    with _reopened(archive) as large, pytest.raises(DamagedError, match="run archive reindex"):
        large.count("tomahawk")
    with _reopened(archive) as large:
        assert large.reindex() == 2
        assert large.count("tomahawk").total == 2
    damage(Path(archive.path) / "index")
    monkeypatch.setattr(indexing, "REBUILD", 2000)
    with _reopened(archive) as small:
        assert small.count("tomahawk").total == 2
        assert len(small.notices) == 1
        assert small.notices[0].endswith("rebuilt")
        assert small.check().problems == ()


def test_damage_that_shows_only_in_the_answer_is_mended_too(archive: Archive) -> None:
    """A segment of the right size with wrong bytes opens; the question that meets them mends it."""
    (segment,) = (Path(archive.path) / "index").glob("*.seg")
    data = bytearray(segment.read_bytes())
    data[: len(data) * 9 // 10] = b"\xa5" * (len(data) * 9 // 10)
    segment.write_bytes(data)
    with _reopened(archive) as later:
        assert later.count("tomahawk").total == 2
        assert later.count("tomahawk", by="person").total == 2
        assert len(later.notices) == 1
        assert later.notices[0].endswith("rebuilt")


def test_an_index_of_another_history_is_not_believed(archive: Archive, tmp_path: Path) -> None:
    """A database restored from a backup does not answer from the index of what came after."""
    directory = Path(archive.path)
    archive.close()
    shutil.copy(directory / "articles.db", tmp_path / "backup.db")
    with front.open(directory, today=TODAY) as later:
        later.add([lines(2)])
    for name in ("articles.db-wal", "articles.db-shm"):
        (directory / name).unlink(missing_ok=True)
    shutil.copy(tmp_path / "backup.db", directory / "articles.db")
    with front.open(directory, today=TODAY) as restored:
        assert restored.count("senator").total == 0
        assert restored.count("tomahawk").total == 2
        assert "another state of the archive" in restored.notices[0]


def test_a_very_late_index_names_the_command(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When catching up would take long, one is told what to run."""
    shutil.copytree(Path(archive.path) / "index", Path(archive.path) / "kept")
    archive.add([lines(6)])
    shutil.rmtree(Path(archive.path) / "index")
    os.rename(Path(archive.path) / "kept", Path(archive.path) / "index")
    monkeypatch.setattr(indexing, "CATCH_UP", 5)
    with _reopened(archive) as later, pytest.raises(DamagedError, match="6 articles behind"):
        later.count("tomahawk")


@pytest.mark.parametrize("left", ["old only", "old and new"])
def test_a_switch_killed_half_way_is_undone(archive: Archive, left: str) -> None:
    """Between the two renames of a rebuild the old index is safe, and the next command finds it."""
    index = Path(archive.path) / "index"
    if left == "old and new":
        shutil.copytree(index, index.with_name("index.new"))
    os.rename(index, index.with_name("index.old"))
    with _reopened(archive) as later:
        assert later.count("tomahawk").total == 2
        assert later.notices == []
        later.reindex()
    assert sorted(p.name for p in index.parent.iterdir() if p.name.startswith("index")) == ["index"]


def test_a_second_writer_is_refused_and_readers_go_on(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one writes, another writer gets BusyError in time, and a reader its answer."""
    monkeypatch.setattr("archive.lock.WAIT", 0.1)
    with writing(archive.path, command="archive add"):
        for act in (
            lambda: archive.add([b"A story."]),
            lambda: archive.set(DATED, Given(title="x")),
            lambda: archive.remove([DATED]),
            archive.reindex,
            archive.check,
        ):
            with pytest.raises(BusyError, match="archive add"):
                act()
        assert archive.count("tomahawk").total == 2


def test_an_open_reader_sees_what_another_process_adds(archive: Archive, tmp_path: Path) -> None:
    """A long-lived Archive answers from the newest commit, without being opened again."""
    (tmp_path / "a.txt").write_text("A story of walruses.")
    assert archive.count("walruses").total == 0
    code = "import sys, archive; archive.open(sys.argv[1]).add([sys.argv[2]])"
    subprocess.run([sys.executable, "-c", code, archive.path, str(tmp_path / "a.txt")], check=True)

    assert archive.count("walruses").total == 1


# Checking


def _sql(archive: Archive, statement: str) -> None:
    with sqlite3.connect(Path(archive.path) / "articles.db") as database:
        database.execute(statement)
    database.close()


def test_a_sound_archive_has_no_problems(archive: Archive) -> None:
    """check looks at every article and finds nothing."""
    report = archive.check()

    assert (report.problems, report.articles, report.sound) == ((), 2, True)


@pytest.mark.parametrize(
    "change",
    [
        "record = x'00'",
        "head = '{}'",
        "given = '[]'",
        f"record = (SELECT record FROM articles WHERE id = '{UNDATED}')",
    ],
)
def test_a_damaged_record_is_made_again(archive: Archive, change: str) -> None:
    """What was made of an article can be made again from its bytes."""
    before = archive.get(DATED)
    _sql(archive, f"UPDATE articles SET {change} WHERE id = '{DATED}'")
    found = archive.check()
    mended = archive.check(repair=True)

    assert found.problems == (f"article {DATED}: what was made of it cannot be read",)
    assert mended.problems == ()
    assert mended.repaired == ("read anew from their bytes: 1", "the index was rebuilt")
    assert archive.notices == list(mended.repaired)
    assert archive.get(DATED) == before
    assert archive.count("tomahawk").total == 2


def test_lost_bytes_are_said_and_stay_said(archive: Archive) -> None:
    """Bytes that are not those that came in cannot be mended, and no repair hides that."""
    _sql(archive, "UPDATE raw SET data = (SELECT data FROM raw LIMIT 1), size = 99999")
    (problem,) = archive.check().problems

    assert "its bytes are not those that came in" in problem
    assert archive.check(repair=True).problems == (problem,)


def test_an_index_that_differs_is_found_and_mended(archive: Archive) -> None:
    """check compares the index with the articles, one by one."""
    _sql(archive, f"DELETE FROM articles WHERE id = '{DATED}'")
    problems = archive.check().problems

    assert f"index: article {DATED} is not in the archive" in problems
    assert archive.check(repair=True).problems == ()


def test_a_wrong_outlet_table_is_an_error_and_no_document_s_fault(archive: Archive) -> None:
    """A table that cannot be read stops an add at once, also when workers would read it."""
    (Path(archive.path) / "outlets.toml").write_text("colour = 1\n")
    with _reopened(archive) as later:
        for act in (lambda: later.add([lines(40)], workers=1), later.reindex):
            with pytest.raises(SettingsError, match=r"outlets\.toml"):
                act()
        assert later.count("tomahawk").total == 2


def test_opening_with_create_does_not_wait_for_a_writer(archive: Archive) -> None:
    """create makes what is missing, and takes no lock for what is there."""
    with (
        writing(archive.path, command="archive add"),
        front.open(archive.path, create=True, today=TODAY) as other,
    ):
        assert other.count("tomahawk").total == 2


def test_changed_tables_are_applied_by_reindex(archive: Archive) -> None:
    """aliases.toml and outlets.toml count for what is here already after a reindex."""
    directory = Path(archive.path)
    (directory / "aliases.toml").write_text('[person]\n"Volodymyr Zelensky" = ["Ze"]\n')
    with _reopened(archive) as later:
        assert later.count("person:ze").total == 0
        later.reindex()
        assert later.count("person:ze").total == 2
        assert later.count("person:zelensky").total == 2
