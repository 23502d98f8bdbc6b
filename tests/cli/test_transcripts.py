"""
Command lines over the founding articles, with all that they print.
"""

from __future__ import annotations

import csv
import io
import json

import pytest

S000, S001 = "6106dc75c921", "7c17c67c5d81"


def test_ids_for_xargs(run, founding):
    """ids are one per line, or end in NUL for xargs -0."""
    newest = ["--sort", "newest", "--format", "ids"]
    assert run(founding, "search", "tomahawk", *newest) == (0, f"{S001}\n{S000}\n", "2 articles\n")
    assert run(founding, "search", "tomahawk", *newest, "-0").out == f"{S001}\0{S000}\0"
    assert run(founding, "search", "tomahawk", "--null") == (
        2,
        "",
        "archive: --null goes with --format ids\n",
    )


def test_limit_and_offset(run, founding):
    """A part of the hits is chosen, and what it is a part of is said."""
    newest = ["search", "tomahawk", "--sort", "newest", "-f", "ids"]
    assert run(founding, *newest, "-n1") == (
        0,
        f"{S001}\n",
        "1-1 of 2 articles; --limit 0 shows all\n",
    )
    assert run(founding, *newest, "--offset", "1").out == f"{S000}\n"
    assert run(founding, *newest, "--offset", "9") == (
        0,
        "",
        "none of 2 articles: --offset 9 is past the end\n",
    )
    assert run(founding, *newest, "--limit", "many").err == (
        "archive: --limit many is not a number; 0 or all shows everything\n"
    )


def test_quiet(run, founding):
    """With --quiet nothing is said and only the status answers."""
    assert run(founding, "search", "-q", "tomahawk") == (0, "", "")
    assert run(founding, "search", "musk", "--quiet") == (1, "", "")


def test_tables(run, founding):
    """csv and tsv have a line of names, a row per hit, and read back."""
    asked = ["search", "tomahawk", "--sort", "newest", "--format"]
    rows = list(csv.DictReader(io.StringIO(run(founding, *asked, "csv").out)))
    assert [row["id"] for row in rows] == [S001, S000]
    assert [row["date"] for row in rows] == ["2025-10-17", ""]
    assert [row["source"] for row in rows] == ["The Independent", ""]
    assert "Tomahawks" in rows[0]["snippet"]
    table = run(founding, *asked, "tsv", "--no-header").out.splitlines()
    assert [line.split("\t")[0] for line in table] == [S001, S000]


def test_json_documents(run, founding):
    """json is one document that is complete also when nothing was found."""
    found = json.loads(run(founding, "search", "Tomahawk", "-f", "json").out)
    assert (found["v"], found["query"], found["total"]) == (1, "Tomahawk", 2)
    snippet, (start, end) = found["hits"][0]["snippet"], found["hits"][0]["marks"][0]
    assert snippet[start:end] == "Tomahawks"
    ran = run(founding, "search", "musk", "--format", "json")
    nothing = json.loads(ran.out)
    assert (ran.status, nothing["total"], nothing["hits"]) == (1, 0, [])
    assert "in:promo musk" in nothing["notes"][0]


def test_explain(run, founding):
    """--explain says on stderr how the query was understood, and the hits come as ever."""
    ran = run(founding, "search", "tomahawk", "place:budapest", "--explain", "--format", "ids")
    assert set(ran.out.split()) == {S000, S001}
    assert ran.err.splitlines() == [
        "understood as: tomahawk place:budapest",
        "        2  tomahawk",
        "        2  place:budapest",
        "        2  in all",
        "2 articles",
    ]


def test_bounds(run, founding):
    """--since, --until and --on take what date: takes, counted from --today."""
    ids = ["--format", "ids"]
    assert run(founding, "search", "putin", "--since", "1w", *ids).out == f"{S001}\n"
    assert run(founding, "search", "putin", "--since", "1w", "--today", "2026-10-20").status == 1
    assert run(founding, "search", "putin", "--until", "2025-10-16", *ids).status == 1
    assert run(founding, "search", "putin", "--on", "last week", *ids).out == f"{S001}\n"
    wrong = run(founding, "search", "putin", "--since", "garbage")
    assert (wrong.status, wrong.out) == (2, "")
    assert "garbage" in wrong.err
    assert run(founding, "search", "a", "--today", "soon").err == (
        "archive: --today soon is no date; write it as 2025-10-17\n"
    )


def test_count(run, founding):
    """A number on stdout, and 1 for nothing."""
    assert run(founding, "count", "tomahawk") == (0, "2\n", "")
    assert run(founding, "count", "tomahawk", "-putin") == (1, "0\n", "")
    assert run(founding, "count", "tomahawk", "--by", "month") == (
        0,
        "2025-10\t1\nnone\t1\n",
        "2 articles\n",
    )
    assert run(founding, "count", "tomahawk", "--by", "source", "--format", "csv").out == (
        "value,count\nThe Independent,1\nnone,1\n"
    )
    assert run(founding, "count", "tomahawk", "--format", "tsv").out == (
        "query\ttotal\ntomahawk\t2\n"
    )
    assert json.loads(run(founding, "count", "putin", "--by", "year", "-f", "jsonl").out) == {
        "v": 1,
        "query": "putin",
        "total": 2,
        "by": "year",
        "rows": [{"value": "2025", "count": 1}, {"value": None, "count": 1}],
    }


BATCH = b"tomahawk\nfoo:bar\n\nmusk\n\xff\n"


def test_count_batch(run, founding):
    """One number per line in order; a wrong query is a question mark and an error at the end."""
    ran = run(founding, "count", "--batch", stdin=BATCH)
    assert (ran.status, ran.out) == (2, "2\n?\n?\n0\n?\n")
    assert [line[:16] for line in ran.err.splitlines() if line.startswith("archive")] == [
        "archive: line 2:",
        "archive: line 3:",
        "archive: line 5:",
    ]
    assert run(founding, "count", "--batch", stdin=b"musk\n").status == 1
    assert run(founding, "count", "--batch", stdin=b"musk\ntomahawk").out == "0\n2\n"
    assert run(founding, "count", "--batch", "-f", "tsv", stdin=b"putin\n(\n").out == (
        "putin\t2\n(\t?\n"
    )


def test_search_batch(run, founding):
    """One object per line in order: an answer or a refusal."""
    ran = run(founding, "search", "--batch", "--format", "jsonl", stdin=BATCH)
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.status == 2
    assert [a["query"] for a in answers] == ["tomahawk", "foo:bar", "", "musk", ""]
    assert [a.get("total") for a in answers] == [2, None, None, 0, None]
    assert answers[1]["error"]["start"] == 0
    assert answers[1]["error"]["end"] == 3
    assert answers[4]["error"]["message"] == "the query is not UTF-8"
    assert len(answers[0]["hits"]) == 2


def test_search_batch_for_reading(run, founding):
    """In text form each answer stands under its query."""
    ran = run(founding, "search", "--batch", "--limit", "1", stdin=b"tomahawk\n(\nmusk\n")
    heads = [line for line in ran.out.splitlines() if line.startswith("==")]
    assert heads == ["== tomahawk: 1 story (2 articles)", "== (: error", "== musk: 0 articles"]
    assert ran.status == 2


def test_batch_takes_only_lines(run, founding):
    """What --batch cannot do is refused before anything is read."""
    assert run(founding, "search", "--batch", "putin").status == 2
    assert run(founding, "search", "--batch", "--format", "ids").err == (
        "archive: --batch answers as --format text or jsonl\n"
    )
    assert run(founding, "count", "--batch", "--by", "month").status == 2


def test_a_long_batch_line_is_answered(run, founding):
    """A line that is too long is an error in its place, and the next is answered."""
    ran = run(founding, "count", "--batch", stdin=b"x" * 200_000 + b"\nputin\n")
    assert (ran.status, ran.out) == (2, "?\n2\n")
    assert ran.err == "archive: line 1: the query is longer than 65,536 bytes\n"


def test_show(run, founding):
    """A page of facts with their basis, and the story; ids may be short and come from stdin."""
    page = run(founding, "show", S001[:4])
    assert (page.status, page.err) == (0, "")
    assert page.out.startswith(
        "(no title)\n"
        f"id         {S001}\n"
        "outlet     The Independent (inferred)\n"
        "published  2025-10-17 (header)\n"
    )
    assert "Your donation" not in page.out
    assert all(len(line) <= 80 for line in page.out.splitlines())
    both = run(founding, "show", "-", stdin=f"{S001}\0id:{S000}\n\n".encode())
    assert both.status == 0
    assert both.out.count("\nid         ") == 2


def test_show_why(run, founding):
    """Everything that came in is there, the appeal as promo."""
    why = run(founding, "show", S001, "--why").out
    assert "\npromo " in why
    assert "\ncredit " in why
    assert "Your donation" in why
    assert "           it says “is on the ground when” and" in why
    assert "\npublished  2025-10-17, to the day: a line of the text says so" in why
    array = json.loads(run(founding, "show", S001, "--why", "-f", "json").out)
    assert len(array[0]["why"]["paragraphs"]) == len(array[0]["paragraphs"])
    assert array[0]["why"]["facts"]["outlet"] == ["The Independent: inferred from what it says"]


def test_show_as_data(run, founding):
    """jsonl is an article per line, json an array."""
    lines = run(founding, "show", S001, S000, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [S001, S000]
    array = json.loads(run(founding, "show", S001, S000, "-f", "json").out)
    assert [a["date"] for a in array] == ["2025-10-17", None]


def test_show_raw(run, founding):
    """The bytes that came in, untouched; one article at a time."""
    import hashlib

    raw = run(founding, "show", S001, "--raw").out.encode()
    assert hashlib.sha256(raw).hexdigest().startswith(S001)
    assert run(founding, "show", S001, S000, "--raw").status == 2
    assert run(founding, "show", S001, "--raw", "--why").status == 2


def test_show_what_is_not_there(run, founding):
    """An unknown id is one line and exit status 2, and the others are shown."""
    ran = run(founding, "show", "ffff", S000)
    assert ran.status == 2
    assert S000 in ran.out
    assert ran.err.startswith("archive: ")
    assert ran.err.count("\n") == 1
    assert "ffff" in ran.err
    assert run(founding, "show").status == 2
    assert run(founding, "show", "-", stdin=b"").status == 2


def test_no_archive(run, tmp_path):
    """Asking where there is no archive is an error that says how to make one."""
    ran = run(tmp_path / "nowhere", "search", "x")
    assert (ran.status, ran.out) == (2, "")
    assert "archive add" in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["search"], "archive: what to search for? archive search --help shows examples\n"),
        (["search", " "], "archive: the query is empty\n"),
        (["count", ""], "archive: the query is empty\n"),
        (
            ["search", "--new", "--since", "2025"],
            "archive: what to search for? archive search --help shows examples\n",
        ),
        (["serch", "x"], "archive: no command serch; did you mean search?\n"),
        (["zzz"], "archive: no command zzz; archive --help lists them\n"),
        (["tag", "7c17", "x"], "archive: no command tag; did you mean set ID --tag TAG?\n"),
        (["rm", "7c17"], "archive: no command rm; did you mean remove?\n"),
        (
            ["diff", "7c17", "6106", "-f", "jsn"],
            "archive: --format jsn is none of text, jsonl, json; did you mean json?\n",
        ),
        (["search", "x", "--sinc", "2w"], "archive: no option --sinc; did you mean --since?\n"),
        (["search", "x", "--limit"], "archive: --limit wants a value behind it\n"),
        (["search", "x", "--header=1"], "archive: option '--header' does not take a value\n"),
        (["completion"], "archive: which shell? bash, zsh or fish\n"),
    ],
)
def test_wrong_usage(run, founding, line, says):
    """A wrong command line is one line on stderr and exit status 2."""
    assert run(founding, *line) == (2, "", says)


def test_other_words_for_what_can_be_counted(run, founding):
    """An outlet is called source, and whoever says outlet is told."""
    ran = run(founding, "count", "--by", "outlet")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("archive: --by outlet is none of month, week, year, day, source, ")
    assert ran.err.endswith("; did you mean source?\n")
    assert ran.err.count("\n") == 1


def test_without_words(run, founding):
    """count without a query counts everything; search with days alone finds what is of them."""
    assert run(founding, "count") == (0, "2\n", "")
    assert run(founding, "count", "--by", "source").out == "The Independent\t1\nnone\t1\n"
    assert run(founding, "count", "--since", "2030") == (1, "0\n", "")
    assert run(founding, "search", "--on", "2025-10-17", "--format", "ids").out == f"{S001}\n"
    for order in ("newest", "oldest"):
        ran = run(founding, "search", "--sort", order, "-f", "ids")
        assert ran == (0, f"{S001}\n{S000}\n", "2 articles\n")
    assert run(founding, "search", "date:2025 OR date:none", "-f", "ids").err == "2 articles\n"
    assert (
        '<title id="title">everything: '
        in run(founding, "count", "--by", "month", "--svg", "-").out
    )


def test_negation_without_dashes(run, founding):
    """A word with a dash in front is left out, wherever it stands; after -- everything is a word."""
    assert run(founding, "count", "tomahawk", "-musk").out == "2\n"
    assert run(founding, "count", "-musk", "tomahawk").out == "2\n"
    assert run(founding, "count", "tomahawk", "-budapest").status == 1
    assert run(founding, "count", "--", "tomahawk", "-budapest").status == 1


def test_shell_quotes(run, founding):
    """A phrase in the shell's quotes comes as it is, in one word or several."""
    assert run(founding, "count", '"very frank"').out == "1\n"
    assert run(founding, "count", "tomahawk", '-"very frank"').out == "1\n"
    assert run(founding, "count", 'tomahawk -"very frank"').out == "1\n"


def test_narrow_terminal(run, founding, monkeypatch):
    """In 40 columns nothing but the byline's id runs over."""
    monkeypatch.setenv("COLUMNS", "40")
    for line in (["search", "tomahawk"], ["show", S001], ["show", S001, "--why"]):
        out = run(founding, *line).out
        assert out
        assert all(len(row) <= 40 for row in out.splitlines())


def test_colour_on_demand(run, founding):
    """--color always colours the matches, and nothing else escapes."""
    ran = run(founding, "search", "tomahawk", "--color", "always")
    assert "\x1b[1;31mTomahawks\x1b[0m" in ran.out
    assert "*Tomahawks*" not in ran.out


def test_carets_fit_a_narrow_terminal(run, founding, monkeypatch):
    """In 40 columns a long query is shown around the culprit, the caret still under it."""
    monkeypatch.setenv("COLUMNS", "40")
    ran = run(founding, "search", "tomahawk " * 20 + "foo:bar " + "putin " * 20)
    _, shown, caret = ran.err.splitlines()
    assert len(shown) <= 40
    at = caret.index("^")
    assert shown[at : at + 3] == "foo"
