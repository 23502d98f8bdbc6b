"""Paths to inputs: folders in order, what is passed over, what is reported, and .archiveignore."""

from __future__ import annotations

import io
import os
import pickle
import time
from typing import TYPE_CHECKING

import pytest

from archive.sources import Failure, Input, Skipped, find_inputs
from archive.sources.ignore import find_verdict, read_rules

if TYPE_CHECKING:
    from pathlib import Path


def build(top: Path, *names: str) -> Path:
    """The folder *top* with these files in it; a name that ends in "/" is a folder."""
    for name in names:
        path = top / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"The text of {name}.")
    return top


def found(top: Path, *paths: str) -> list[str]:
    """The inputs in *paths* (or *top*), as they stand below *top*."""
    inputs = find_inputs([str(top / path) for path in paths] or [str(top)])
    return [os.path.relpath(one.path, top) for one in inputs if isinstance(one, Input)]


def test_folders_are_read_to_their_depth_in_order(tmp_path: Path) -> None:
    """The same folder gives the same inputs in the same order everywhere."""
    build(tmp_path, "b.txt", "a/2.html", "a/10.txt", "a/b/c/d.txt", "B.txt", "empty/")

    assert found(tmp_path) == ["B.txt", "a/10.txt", "a/2.html", "a/b/c/d.txt", "b.txt"]


def test_paths_keep_their_order(tmp_path: Path) -> None:
    """What is named first is read first."""
    build(tmp_path, "a.txt", "b.txt", "c/d.txt")

    assert found(tmp_path, "b.txt", "c", "a.txt") == ["b.txt", "c/d.txt", "a.txt"]


def test_hidden_files_are_read_only_when_named(tmp_path: Path) -> None:
    """.git and .DS_Store are no articles; a hidden file that is named is what the user wants."""
    build(tmp_path, ".git/HEAD", ".DS_Store", "a.txt", ".hidden/b.txt")

    assert found(tmp_path) == ["a.txt"]
    assert found(tmp_path, ".hidden", ".DS_Store") == [".hidden/b.txt", ".DS_Store"]


def test_what_browsers_save_beside_a_page_is_counted_not_read(tmp_path: Path) -> None:
    """Scripts, pictures and the _files folder of a saved page are skipped in a folder."""
    build(
        tmp_path, "Summit.html", "Summit_files/saved_resource.html", "Summit_files/a.js", "logo.PNG",
        "style.css", "my_files/notes.txt",
    )  # fmt: skip
    skipped = [one for one in find_inputs([str(tmp_path)]) if isinstance(one, Skipped)]

    assert found(tmp_path) == ["Summit.html", "my_files/notes.txt"]
    assert sorted(os.path.basename(one.path) for one in skipped) == [
        "Summit_files",
        "logo.PNG",
        "style.css",
    ]
    assert {one.reason for one in skipped} == {"not an article"}


def test_programs_and_their_settings_are_no_articles(tmp_path: Path) -> None:
    """A folder of notes beside a script that fetched them has the notes alone."""
    build(tmp_path, "fetch.py", "settings.toml", "Makefile.yml", "notes.txt", "article.php")

    assert found(tmp_path) == ["article.php", "notes.txt"]


@pytest.mark.parametrize(
    ("page", "folder"),
    [
        ("a.html", "a_files"), ("A.HTM", "a_Files"), ("a.html", "a.html_files"),
        ("a.html", "a-Dateien"), ("Übersicht.htm", "Übersicht-Dateien"), ("a.html", "a_fichiers"),
        ("a.html", "a_archivos"), ("a.xhtml", "a_bestanden"), ("a.html", "a_ファイル"),
        ("a.html", "a_\u0444\u0430\u0438\u0306\u043b\u044b"), ("a.html", "a.files"),
    ],
)  # fmt: skip
def test_the_folder_of_a_page_is_known_in_every_language(
    tmp_path: Path, page: str, folder: str
) -> None:
    """Frames saved in it are no articles, found in a folder or written out by the shell."""
    build(tmp_path, page, f"{folder}/frame.html", "b_files/notes.html", "c_fichiers/notes.html")
    rest = ["b_files/notes.html", "c_fichiers/notes.html"]

    assert sorted(found(tmp_path)) == sorted([page, *rest])
    assert sorted(found(tmp_path, *os.listdir(tmp_path))) == sorted([page, *rest])
    assert found(tmp_path, folder) == [f"{folder}/frame.html"]


def test_a_script_that_is_named_is_an_error(tmp_path: Path) -> None:
    """Asked for by name, what is no article is refused aloud."""
    build(tmp_path, "a.js")

    (answer,) = find_inputs([str(tmp_path / "a.js")])

    assert answer == Failure(str(tmp_path / "a.js"), "a .js file is no article")


def test_an_archive_is_not_read_into_an_archive(tmp_path: Path) -> None:
    """A folder that holds articles.db is skipped in a folder, and refused when named."""
    build(tmp_path, "a.txt", "news/articles.db", "news/queries/q.toml")

    answers = list(find_inputs([str(tmp_path)]))

    assert found(tmp_path) == ["a.txt"]
    assert Skipped(str(tmp_path / "news"), "an archive's own folder") in answers
    (named,) = find_inputs([str(tmp_path / "news")])
    assert isinstance(named, Failure)
    assert "archive export" in named.reason


def test_loops_of_links_end(tmp_path: Path) -> None:
    """A link to the folder above is followed once; a link to a file is read."""
    build(tmp_path, "a/b/c.txt")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "linked.txt").symlink_to(tmp_path / "a" / "b" / "c.txt")

    answers = list(find_inputs([str(tmp_path)]))

    assert found(tmp_path) == ["a/b/c.txt", "linked.txt"]
    assert [os.path.basename(one.path) for one in answers if isinstance(one, Failure)] == ["self"]


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A missing path, a pipe, a device, a broken link: each is one Failure, nothing raises."""
    build(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    paths = [str(tmp_path / "missing"), str(tmp_path), "/dev/null", "", "a\0b", "x" * 5_000]

    answers = list(find_inputs(paths))
    reasons = {
        os.path.basename(one.path): one.reason for one in answers if isinstance(one, Failure)
    }

    assert found(tmp_path) == ["a.txt"]
    assert reasons["missing"] == "there is no such file or folder"
    assert reasons["broken"] == "there is no such file or folder"
    assert reasons["pipe"].startswith("this is a pipe, not a file")
    assert reasons["null"] == "this is a device, not a file"
    assert reasons[""] == "this is no path"
    assert reasons["x" * 5_000] == "file name too long"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_reported(tmp_path: Path) -> None:
    """What may not be read says so."""
    build(tmp_path, "a/b.txt")
    (tmp_path / "a").chmod(0)

    answers = list(find_inputs([str(tmp_path)]))
    (tmp_path / "a").chmod(0o700)

    assert [one.reason for one in answers if isinstance(one, Failure)] == [
        "it may not be read (permission denied)"
    ]


def test_standard_input_is_what_the_caller_opened() -> None:
    """ "-" is the stream that is passed in, and an error without one."""
    stream = io.BytesIO(b"words")

    (one,) = find_inputs(["-"], stdin=stream)
    (none,) = find_inputs(["-"])

    assert isinstance(one, Input)
    assert one.open().read() == b"words"
    assert isinstance(none, Failure)


def test_inputs_travel_between_processes(tmp_path: Path) -> None:
    """What is found in folders can be pickled and opened elsewhere."""
    build(tmp_path, "a.txt")

    for one in find_inputs([str(tmp_path), "/missing"]):
        assert pickle.loads(pickle.dumps(one)) == one


def test_a_name_in_no_encoding_can_be_printed(tmp_path: Path) -> None:
    """A file name that is no UTF-8 is opened by its bytes and shown with escapes."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"words")

    (one,) = find_inputs([str(tmp_path)])

    assert isinstance(one, Input)
    assert one.place.endswith("caf\\xe9.txt")
    with one.open() as file:
        assert file.read() == b"words"


# --- .archiveignore -----------------------------------------------------------------------------


def ignored(rules: str, path: str) -> bool | None:
    parts = tuple(path.rstrip("/").split("/"))
    return find_verdict(read_rules(rules.encode()), parts, folder=path.endswith("/"))


@pytest.mark.parametrize(
    ("rules", "path", "verdict"),
    [
        ("*.bak", "a.bak", True),
        ("*.bak", "x/y/a.bak", True),
        ("*.bak", "a.bak.txt", None),
        ("drafts/", "drafts/", True),
        ("drafts/", "x/drafts/", True),
        ("drafts/", "drafts", None),  # a file of that name
        ("/drafts", "drafts", True),
        ("/drafts", "x/drafts", None),
        ("saved/raw", "saved/raw", True),
        ("saved/raw", "x/saved/raw", None),
        ("saved/**/raw", "saved/raw", True),
        ("saved/**/raw", "saved/a/b/raw", True),
        ("**/raw", "a/b/raw", True),
        ("saved/**", "saved/a/b", True),
        ("saved/**", "saved", None),
        ("a?c.txt", "abc.txt", True),
        ("a?c.txt", "a/c.txt", None),
        ("a*c", "a/c", None),
        ("[a-c]1", "b1", True),
        ("[!a-c]1", "b1", None),
        ("[!a-c]1", "x1", True),
        ("[", "[", True),
        ("# note", "# note", None),
        (r"\#note", "#note", True),
        (r"\!note", "!note", True),
        (r"a\*b", "a*b", True),
        (r"a\*b", "axb", None),
        ("a  ", "a", True),
        ("a\\ ", "a ", True),
        ("", "a", None),
        ("*\n!keep.txt", "keep.txt", False),
        ("!keep.txt\n*", "keep.txt", True),
        ("*.txt\r\n", "a.txt", True),
        ("\ufeff*.txt", "a.txt", True),
        ("é*", "école", True),
    ],
)
def test_patterns_mean_what_they_mean_to_git(rules: str, path: str, verdict: bool | None) -> None:
    """*, ?, **, classes, anchors, folders only, negation and escapes: as in .gitignore."""
    assert ignored(rules, path) is verdict


def test_an_ignore_file_counts_for_all_below_it_and_the_nearest_wins(tmp_path: Path) -> None:
    """A file in a folder refines what the one above says, for its own folder only."""
    build(tmp_path, "a.txt", "a.log", "x/b.log", "x/c.log", "x/y/d.txt", "z/d.txt", "out/e.txt")
    (tmp_path / ".archiveignore").write_text("*.log\nout/\n")
    (tmp_path / "x" / ".archiveignore").write_text("!c.log\n/y\n")

    assert found(tmp_path) == ["a.txt", "x/c.log", "z/d.txt"]


def test_what_is_named_is_not_ignored(tmp_path: Path) -> None:
    """A file that the user names is read whatever .archiveignore says."""
    build(tmp_path, "a.txt", "b.txt")
    (tmp_path / ".archiveignore").write_text("*\n")

    assert found(tmp_path) == []
    assert found(tmp_path, "a.txt") == ["a.txt"]


def test_an_ignore_file_that_cannot_be_read_stops_its_folder(tmp_path: Path) -> None:
    """Without its rules a folder would be read against the user's wish."""
    build(tmp_path, "x/.archiveignore/", "x/a.txt", "b.txt")

    failures = [one for one in find_inputs([str(tmp_path)]) if isinstance(one, Failure)]

    assert found(tmp_path) == ["b.txt"]
    assert "so its folder was not read" in failures[0].reason


@pytest.mark.parametrize("pattern", ["*a" * 500 + "b", "**/" * 500 + "b", "[a" * 500])
def test_patterns_of_many_stars_are_matched_in_time(pattern: str) -> None:
    """No pattern makes matching explode."""
    started = time.process_time()
    assert not ignored(pattern, "/".join(["a" * 250] * 16))

    assert time.process_time() - started < 3
