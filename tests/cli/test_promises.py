"""
What the archive must answer about the two founding articles, from a shell.

000 has no date and names no outlet; 001 has a date line, a donation appeal that names The Independent
and Elon Musk, a photo caption and a closing credit. Their ids are the beginning of their SHA-256.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
S000, S001 = "6106dc75c921", "7c17c67c5d81"
BOTH = {S000, S001}

FINDS = [
    ("tomahawk", BOTH),
    ("source:independent", {S001}),
    ('source:"The Independent"', {S001}),
    ("SOURCE:Independent", {S001}),
    ("source:independent.co.uk", {S001}),
    ("date:2025-10-17", {S001}),
    ("date:2025-10", {S001}),
    ("date:2025-10-01..2025-10-18", {S001}),
    ("date:none", {S000}),
    ("person:putin", BOTH),
    ('person:"Vladimir Putin"', BOTH),
    ("place:budapest", BOTH),
    ("thing:tomahawk", BOTH),
    ("credit:reuters", BOTH),
    ("US", BOTH),
    ('"US president"', BOTH),
    ("=tomahawks", BOTH),
    ("“very frank and trusting”", {S001}),
    ("1,600km", {S001}),
    ('"long-range tomahawk"', {S001}),
    ("in:promo musk", {S001}),
    ("tomahawk -gaza", set()),
    ("musk", set()),
    ("=tomahawk", {S001}),
]


@pytest.mark.parametrize(("query", "ids"), FINDS)
def test_a_query_finds(run, founding, query, ids):
    """The query finds these of the founding articles; the status says whether any."""
    ran = run(founding, "search", query, "--format", "ids")
    assert set(ran.out.split()) == ids
    assert ran.status == (0 if ids else 1)


def test_search_tomahawk(run, founding):
    """The founding story once, its best passage with the matches marked, the copy under it."""
    ran = run(founding, "search", "tomahawk")
    assert ran.status == 0
    assert ran.out.count("*Tomahawks*") >= 2
    assert f"The Independent, 2025-10-17, {S001}\n" in ran.out
    assert f"    also outlet unknown, undated, {S000} (copy)\n" in ran.out
    assert ran.err == "1 story (2 articles)\n"


def test_search_tomahawk_by_article(run, founding):
    """Both founding articles, each with the passages of its body."""
    ran = run(founding, "search", "tomahawk", "--by", "article")
    assert ran.out.count("*Tomahawks*") >= 4
    assert f"The Independent, 2025-10-17, {S001}\n" in ran.out
    assert f"outlet unknown, undated, {S000}\n" in ran.out
    assert ran.err == "2 articles\n"


def test_nothing_found_says_why(run, founding):
    """Musk occurs in the appeal alone: nothing on stdout, and stderr names the way to find him."""
    ran = run(founding, "search", "musk")
    assert (ran.status, ran.out) == (1, "")
    assert "in:promo musk" in ran.err


def test_an_undated_article_is_mentioned(run, founding):
    """A date leaves out what has none, and says so."""
    ran = run(founding, "search", "tomahawk", "date:2025-10")
    assert ran.status == 0
    assert (
        "1 matching article has no date; date:none finds it; --inferred finds it by the day of its "
        "story\n"
    ) in ran.err


@pytest.mark.parametrize(
    "query",
    ["foo:bar", "date:garbage", "date:10/11/2025", '"frank', "a AND (", "*", "-gaza", "go*"],
)
def test_a_wrong_query_is_refused(run, founding, query):
    """One line, the query and a caret under the culprit; nothing on stdout; exit status 2."""
    ran = run(founding, "search", query)
    assert (ran.status, ran.out) == (2, "")
    message, shown, caret = ran.err.splitlines()
    assert message.startswith("archive: ")
    assert shown == f"  {query}"
    assert set(caret.strip()) == {"^"}
    assert len(caret) <= len(shown) + 1


def test_adding_twice(run, tmp_path):
    """The second add finds the same bytes, adds nothing and says so."""
    first = run(tmp_path / "news", "add", SEEDS)
    second = run(tmp_path / "news", "add", SEEDS)
    assert (first.status, first.out, first.err) == (0, "", "added 2 articles\n")
    assert (second.status, second.out, second.err) == (0, "", "nothing new, 2 already here\n")


def test_clean_pipes(run, founding):
    """Every line of stdout is data, and ids feed show."""
    hits = run(founding, "search", "tomahawk", "--format", "jsonl").out.splitlines()
    assert {json.loads(line)["id"] for line in hits} == BOTH
    ids = run(founding, "search", "tomahawk", "--format", "ids").out
    shown = run(founding, "show", "-", stdin=ids.encode())
    assert (shown.status, shown.err) == (0, "")
    assert " ".join(shown.out.split()).count("the US president wrote after") == 2


def test_a_reader_that_goes_away(founding):
    """`archive search ... | head -1` ends in silence, with exit status 0."""
    process = subprocess.Popen(
        [sys.executable, "-m", "archive", "search", "tomahawk", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "ARCHIVE_DIR": str(founding)},
        cwd=ROOT,
    )
    process.stdout.close()
    assert process.stderr.read() in (b"", b"2 articles\n")
    assert process.wait() == 0
    process.stderr.close()


BOMB = 40_000_000
# Reading a line of 50 MB takes some 15 seconds.
LONG_LINE = 50_000_000 if os.environ.get("ARCHIVE_SLOW_TESTS") else 2_000_000
HOSTILE = {
    "escapes.txt": "Peace at \x1b[31mlast\x1b]0;owned\x07 \x9b31m and \u202etsop\u202c said.\n" * 3,
    "nested.html": "<html><body>" + "<div>" * 10_000 + "<p>A zebra was seen.</p>",
    "latin.txt": b"A caf\xe9 and \xff\xfe a zebra.\n",
    "\x1b[31mname\u202e.txt": "A zebra in a file with a strange name.\n",
    "good.txt": "A good zebra story.\n",
}


def test_hostile_files(run, tmp_path):
    """Escapes never come out raw; what is too large is refused with its limit; the rest goes in."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in HOSTILE.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    (folder / "line.txt").write_bytes(b"zebra " * (LONG_LINE // 6))
    with gzip.open(folder / "bomb.txt.gz", "wb", compresslevel=9) as bomb:
        for _ in range(10):
            bomb.write(bytes(BOMB))
    started = time.monotonic()
    added = run(tmp_path / "news", "add", folder, "--failed", tmp_path / "failed.tsv")
    assert time.monotonic() - started < 120
    assert added.err.replace("\n", "").isprintable()
    assert "bomb.txt.gz" in added.err
    assert added.status == 2
    failed = (tmp_path / "failed.tsv").read_text().splitlines()
    assert any(line.split("\t")[0].endswith("bomb.txt.gz") for line in failed)
    for arguments in (
        ["search", "peace OR zebra", "--limit", "all"],
        ["search", "peace OR zebra", "--format", "csv"],
        ["search", "peace", "--format", "jsonl"],
    ):
        ran = run(tmp_path / "news", *arguments)
        assert ran.status == 0
        assert (ran.out + ran.err).replace("\n", "").isprintable()
    ids = run(tmp_path / "news", "search", "peace", "--format", "ids").out
    assert len(ids.split()) == 1
    for option in ([], ["--why"], ["--format", "json"]):
        shown = run(tmp_path / "news", "show", ids.strip(), *option)
        assert shown.out.replace("\n", "").isprintable()
    good = run(tmp_path / "news", "count", "zebra")
    assert int(good.out) >= 3


def test_lines_that_fail_alike_are_told_once(run, tmp_path):
    """Of an export of rows without a text three are named, and how many more; --failed has all."""
    rows, failed = tmp_path / "rows.jsonl", tmp_path / "failed.tsv"
    rows.write_text("".join(f'{{"a": {number}}}\n' for number in range(90)))
    added = run(tmp_path / "news", "add", rows, "--failed", failed)
    assert [line.partition(": no text")[0] for line in added.err.splitlines()[-4:-1]] == [
        f"archive: {rows}:{number}" for number in (1, 2, 3)
    ]
    assert added.err.splitlines()[-2].endswith("; and 87 more lines of this file")
    assert added.err.splitlines()[-1] == "nothing new, 90 failed"
    assert len(failed.read_text().splitlines()) == 90
    rows.write_text("".join(f'{{"a": {number}}}\n' for number in range(4)))
    assert len(run(tmp_path / "news", "add", rows, "-q").err.splitlines()) == 4


def test_a_copy_of_what_fails_fails_too(run, tmp_path):
    """The same bytes twice in one run are "already here" only if they are."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rows.jsonl").write_text('{"a": 1}\n')
        (tmp_path / name / "good.txt").write_text("A zebra was seen in the town on Friday.\n")
    added = run(tmp_path / "news", "add", tmp_path / "one", tmp_path / "two")
    assert added.status == 2
    assert added.err.splitlines()[-1] == "added 1 article, 1 already here, 2 failed"
