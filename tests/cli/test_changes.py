"""
Command lines that change an archive, with all that they print.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.archive.test_learning import story

SEEDS = Path(__file__).parents[2] / "seeds"
S000, S001 = "6106dc75c921", "7c17c67c5d81"


def test_saved_queries(run, news):
    """A saved query is listed with its count, stands in other queries, and can be removed."""
    assert run(news, "save", "ukraine", "place:budapest", "-musk") == (
        0,
        "",
        "saved query:ukraine, which finds 2 articles now\n",
    )
    assert run(news, "save", "both", "query:ukraine", "OR", "musk").status == 0
    assert run(news, "queries") == (
        0,
        "both\t2\tquery:ukraine OR musk\nukraine\t2\tplace:budapest -musk\n",
        "",
    )
    assert run(news, "queries", "--format", "ids").out == "both\nukraine\n"
    listed = json.loads(run(news, "queries", "--format", "json").out)
    assert [q["count"] for q in listed["queries"]] == [2, 2]
    assert run(news, "count", "query:both", "date:2025").out == "1\n"
    assert run(news, "save", "--remove", "both") == (0, "", "removed query:both\n")
    assert run(news, "save", "--remove", "both").status == 2
    assert run(news, "save", "ukraine", "foo:bar").status == 2
    assert run(news, "queries").out == "ukraine\t2\tplace:budapest -musk\n"


def test_a_broken_saved_query(run, news):
    """A file that somebody broke is said on stderr with its reason; the rest are listed."""
    run(news, "save", "good", "putin")
    (news / "queries" / "bad.toml").write_text("query = 'foo:bar'\n")
    ran = run(news, "queries")
    assert (ran.status, ran.out) == (2, "bad\t?\tfoo:bar\ngood\t2\tputin\n")
    assert ran.err.startswith("archive: query:bad: ")
    assert ran.err.count("\n") == 1


def test_no_saved_queries(run, founding):
    """None is status 1, and says how to make one."""
    assert run(founding, "queries") == (
        1,
        "",
        "no saved queries; archive save NAME QUERY makes one\n",
    )


def test_save_wants_a_name_and_a_query(run, news):
    """What is missing or cannot be a name is said."""
    assert run(news, "save").err == "archive: what name? archive save NAME QUERY\n"
    assert run(news, "save", "x").err == "archive: what query? archive save NAME QUERY\n"
    assert run(news, "save", "../evil", "putin").status == 2
    assert not (news / "evil.toml").exists()


def test_set(run, news):
    """What a person knows wins, and can be taken back."""
    ran = run(news, "set", S000, "--date", "2025-10-16", "--source", "Independent", "--tag", "seen")
    assert ran == (0, "", f"{S000}: The Independent, 2025-10-16 (given), tagged seen\n")
    assert run(news, "search", "date:2025-10-16 tag:seen", "-f", "ids").out == f"{S000}\n"
    again = run(news, "set", S000[:4], "--date", "", "--source", "", "--untag", "seen")
    assert again == (0, "", f"{S000}: outlet unknown, undated\n")
    assert run(news, "set", S000, "--date", "garbage").status == 2
    assert run(news, "set", S000).err == (
        "archive: nothing to record: give --date, --source, --title, --tag ...\n"
    )
    assert run(news, "set", "ffff", "--tag", "x").status == 2


def test_set_many(run, news):
    """What is true of many articles is said once, by their ids or from a search through a pipe."""
    ids = run(news, "search", "tomahawk", "-f", "ids").out
    ran = run(news, "set", "-", "--tag", "arms", stdin=ids.encode())
    assert (ran.status, ran.out) == (0, "")
    assert sorted(ran.err.splitlines()) == [
        f"{S000}: outlet unknown, undated, tagged arms",
        f"{S001}: The Independent, 2025-10-17 (header), tagged arms",
    ]
    assert run(news, "count", "tag:arms").out == "2\n"
    ran = run(news, "set", S000, "ffff", "--untag", "arms")
    assert (ran.status, run(news, "count", "tag:arms").out) == (2, "1\n")
    assert "'ffff'" in ran.err
    assert run(news, "set", "-", "--tag", "x") == (1, "", "nothing to set\n")
    assert run(news, "set", "--query", "tag:arms", "--untag", "arms").status == 0
    assert run(news, "count", "tag:arms").out == "0\n"
    assert run(news, "set", "--query", "tag:arms", "--tag", "x").status == 1
    assert run(news, "set", "--query", "foo:bar", "--tag", "x").status == 2


def test_set_more_than_can_be_read(run, tmp_path):
    """Many are counted and not listed, stored and found at once."""
    lines = tmp_path / "stories.jsonl"
    lines.write_bytes(b"\n".join(story(number) for number in range(12)))
    news = tmp_path / "news"
    run(news, "add", lines)
    ids = run(news, "search", "words:>0", "-f", "ids").out.encode()
    assert run(news, "set", "-", "--source", "BBC", stdin=ids) == (0, "", "set 12 articles\n")
    assert run(news, "count", "source:=BBC").out == "12\n"
    assert run(news, "check").err == "12 articles, no problems\n"


def test_remove(run, news):
    """An article goes with its bytes, and comes back only when asked for again."""
    assert run(news, "remove", S000) == (0, "", "removed 1 article\n")
    assert run(news, "show", S000) == (
        2,
        "",
        f"archive: no article has the id '{S000}': it was removed, and add --again brings it back\n",
    )
    assert run(news, "count", "tomahawk").out == "1\n"
    assert run(news, "add", SEEDS).err == (
        "nothing new, 1 already here, 1 removed before (--again brings them back)\n"
    )
    assert run(news, "add", SEEDS, "--again").status == 0
    assert run(news, "count", "tomahawk").out == "2\n"


def test_remove_asks_about_many(run, news):
    """More than one is removed only with --yes where nobody can be asked."""
    ran = run(news, "remove", "--query", "tomahawk")
    assert (ran.status, ran.out) == (2, "")
    assert "--yes" in ran.err
    dry = run(news, "remove", "--query", "tomahawk", "--dry-run")
    assert set(dry.out.split()) == {S000, S001}
    assert dry.err == "would remove 2 articles\n"
    assert run(news, "count", "tomahawk").out == "2\n"
    ids = f"{S000}\n{S001}\n".encode()
    assert run(news, "remove", "-", "--yes", stdin=ids).err == "removed 2 articles\n"
    assert run(news, "remove", "--query", "tomahawk", "--yes") == (1, "", "nothing to remove\n")
    assert run(news, "remove").status == 2


def test_export_and_back(run, news, tmp_path):
    """What is exported makes the same archive elsewhere, with what was said of it."""
    run(news, "set", S000, "--tag", "seen")
    whole = run(news, "export")
    assert (whole.status, whole.err) == (0, "exported 2 articles\n")
    elsewhere = tmp_path / "elsewhere"
    added = run(elsewhere, "add", "-", stdin=whole.out.encode())
    assert (added.status, added.err) == (0, "added 2 articles\n")
    asked = ["search", "tomahawk", "--format", "jsonl"]
    assert run(elsewhere, *asked).out == run(news, *asked).out
    assert run(elsewhere, "count", "tag:seen").out == "1\n"


def test_export_is_no_table(run, news):
    """Who wants a table is told where it is made, and an empty query is not everything."""
    for asked in (["--format", "csv"], ["-f", "csv"]):
        assert run(news, "export", "tomahawk", *asked) == (
            2,
            "",
            "archive: export writes JSON Lines; for csv: archive search QUERY --format csv\n",
        )
    assert run(news, "export", "") == (2, "", "archive: the query is empty\n")


def test_export_to_a_file(run, news, tmp_path):
    """A file is written whole or not at all, and an old one stays until then."""
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    assert run(news, "export", "date:2025", "--output", path).err == (
        f"exported 1 article to {path}\n"
    )
    assert json.loads(path.read_text())
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []
    assert run(news, "export", "foo:bar", "--output", path).status == 2
    assert json.loads(path.read_text())
    assert run(news, "export", "zebra").status == 1
    missing = tmp_path / "no" / "such"
    ran = run(news, "export", "--output", missing)
    assert ran == (
        2,
        "",
        f"archive: {missing} cannot be written: No such file or directory\n",
    )


def test_check_and_reindex(run, news):
    """A sound archive says so; a damaged index is found, named and mended."""
    assert run(news, "check") == (0, "", "2 articles, no problems\n")
    assert run(news, "reindex") == (0, "", "indexed 2 articles\n")
    for file in (news / "index").iterdir():
        if file.is_file():
            file.write_bytes(b"garbage")
    broken = run(news, "check")
    assert broken.status == 4
    assert broken.out
    assert run(news, "check", "--repair").status == 0
    assert run(news, "count", "tomahawk").out == "2\n"


def test_add_reports_failures(run, tmp_path):
    """One bad input never stops the rest: it is named with its reason, and the status is 2."""
    good = tmp_path / "good.txt"
    good.write_text("A good story about a zebra.\n")
    failed = tmp_path / "failed.tsv"
    missing = tmp_path / "missing.txt"
    ran = run(tmp_path / "news", "add", missing, good, "--failed", failed)
    assert ran.status == 2
    first, last = ran.err.splitlines()
    assert first.startswith(f"archive: {missing}: ")
    assert last == "added 1 article, 1 failed"
    assert failed.read_text().startswith(f"{missing}\t")
    assert run(tmp_path / "news", "add", good, "--failed", failed).status == 0
    assert failed.read_text() == ""


def test_add_from_stdin(run, tmp_path):
    """`-` reads a document, and the options say what it does not."""
    ran = run(
        tmp_path / "news", "add", "-", "--source", "Reuters", "--date", "2024-05-01",
        stdin=b"A zebra was seen in London on Tuesday, officials said.\n",
    )  # fmt: skip
    assert (ran.status, ran.err) == (0, "added 1 article\n")
    assert run(tmp_path / "news", "count", "source:reuters date:2024-05").out == "1\n"


def test_add_says_where_nobody_said_it(run, tmp_path, monkeypatch):
    """An archive that is made where no option names it is named once, with its path."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A zebra.\n")
    first = run(None, "add", "a.txt")
    assert first.err == f"a new archive in {tmp_path / 'data' / 'archive'}\nadded 1 article\n"
    assert run(None, "add", "a.txt").err == "nothing new, 1 already here\n"
    assert run(tmp_path / "named", "add", "a.txt").err == "added 1 article\n"


def test_add_as_a_rehearsal(run, news, tmp_path):
    """--dry-run prints what is new and leaves everything as it is, even where no archive is."""
    for name, text in (("a.txt", "A zebra."), ("b.txt", "A zebra."), ("c.txt", "A zebra too.")):
        (tmp_path / name).write_text(f"{text}\n")
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    assert run(news, "add", *files[:1]).status == 0
    ran = run(news, "add", *files, tmp_path / "no.txt", "--dry-run")
    assert (ran.status, ran.out) == (2, f"{files[2]}\n")
    assert ran.err.splitlines()[-1] == "would add 1 article, 2 already here"
    assert run(news, "count", "zebra").out == "1\n"
    elsewhere = run(tmp_path / "elsewhere", "add", *files, "--dry-run")
    assert (elsewhere.status, elsewhere.out) == (0, f"{files[0]}\n{files[2]}\n")
    assert not (tmp_path / "elsewhere").exists()


def test_add_checks_what_is_given_first(run, tmp_path):
    """A wrong --date is an error before anything is read."""
    ran = run(tmp_path / "news", "add", "-", "--date", "garbage", stdin=b"A zebra.\n")
    assert ran.status == 2
    assert "garbage" in ran.err
    assert run(tmp_path / "news", "add").status == 2


def test_reindex_reread_says_what_it_changed(run, tmp_path):
    """What was learnt since is applied; the articles that read differently are counted, or listed."""
    news = tmp_path / "news"
    lines = tmp_path / "stories.jsonl"
    lines.write_bytes(b"\n".join(story(number) for number in range(3)))
    assert run(news, "add", lines).status == 0
    assert run(news, "reindex", "--verbose").status == 2
    listed = run(news, "reindex", "--reread", "--format", "ids")
    assert len(listed.out.splitlines()) == 3
    assert listed.err == ("3 of 3 articles read differently: 3 cleaning\nindexed 3 articles\n")
    again = run(news, "reindex", "--reread", "--verbose")
    assert again == (0, "", "0 of 3 articles read differently\nindexed 3 articles\n")
