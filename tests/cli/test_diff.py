"""
`archive diff` on the founding articles, with all that it prints.
"""

from __future__ import annotations

import json

S000, S001 = "6106dc75c921", "7c17c67c5d81"
SUMMARY = (
    "16 sentences the same; 1 other glyphs, 1 other capitals, 1 other wording, "
    "2 other substance, 2 added\n"
)


def test_substance_alone(run, founding):
    """The trifles are hidden; changed words stand between asterisks without colour."""
    ran = run(founding, "diff", S000, S001, "--min", "substance")

    assert ran.status == 0
    assert ran.err == SUMMARY
    assert ran.out.splitlines()[:8] == [
        "- Donald Trump has agreed to a second Ukraine war summit with Vladimir Putin…",
        "  outlet unknown, undated, 6106dc75c921",
        "+ Donald Trump has agreed to a second Ukraine war summit with Vladimir Putin…",
        "  The Independent, 2025-10-17, 7c17c67c5d81",
        "",
        "substance (negation)",
        "- Their previous summit, in Alaska in August, ended *in failure* for Mr Trump.",
        "+ Their previous summit, in Alaska in August, ended *without any significant",
    ]
    assert "glyphs" not in ran.out


def test_side_by_side_when_wide(run, founding, monkeypatch):
    """On a wide screen both sentences stand in one line, and no line is wider than it."""
    monkeypatch.setenv("COLUMNS", "120")
    lines = run(founding, "diff", S000, S001).out.splitlines()

    assert any(line.startswith("- Their previous summit") and "+ Their" in line for line in lines)
    assert max(map(len, lines)) <= 120


def test_lines_of_json(run, founding):
    """A line per difference, with what lies where in both inputs."""
    rows = [
        json.loads(line)
        for line in run(founding, "diff", S000, S001, "-f", "jsonl").out.splitlines()
    ]
    wording = next(row for row in rows if row["kind"] == "wording")

    assert [row["kind"] for row in rows].count("added") == 2
    assert wording["b"]["text"][slice(*wording["changes"][0]["b"])] == "it"
    assert (wording["a_id"], wording["b_id"]) == (S000, S001)


def test_one_object(run, founding):
    """json is one object: counts of everything, and the differences that were asked for."""
    whole = json.loads(run(founding, "diff", S000, S001, "-f", "json", "--min", "added").out)

    assert whole["counts"]["same"] == 16
    assert [row["kind"] for row in whole["differences"]] == ["added", "added"]


def test_nothing_differs(run, founding):
    """An article does not differ from itself: status 1, as for a search that finds nothing."""
    assert run(founding, "diff", S000, S000) == (1, "", "21 sentences the same\n")


def test_two_articles_are_wanted(run, founding):
    """One article, or an unknown one, is refused in a line."""
    assert run(founding, "diff", S000) == (
        2,
        "",
        "archive: which two articles? give two ids: archive diff A B\n",
    )
    assert run(founding, "diff", S000, "ffffffff").status == 2


def test_escape_sequences_do_not_reach_the_terminal(run, founding, tmp_path):
    """What an article holds is shown, not obeyed."""
    for name, word in (("a", "red"), ("b", "blue")):
        (tmp_path / f"{name}.txt").write_text(f"The \x1b[31m{word}\x1b[0m bus came late on Friday.")
    directory = tmp_path / "own"
    run(directory, "add", tmp_path / "a.txt", tmp_path / "b.txt")
    ids = run(directory, "search", "bus", "-f", "ids").out.split()
    ran = run(directory, "diff", *ids)

    assert ran.status == 0
    assert "\x1b" not in ran.out
    assert "\\x1b[31m" in ran.out
