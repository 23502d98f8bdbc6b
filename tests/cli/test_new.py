"""
`archive search --new`: every article once, in every format, and the files of queries that watch.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.press import line, lines
from tests.cli.readers import NEW, S000, S001, add, ids


def test_what_is_new(run, news):
    """The first time everything, said on stderr; then nothing, without a word; then what came."""
    ran = run(news, *NEW, "-f", "ids")
    assert ran == (0, f"{S000}\n{S001}\n", "2 new: reader default asks for the first time\n")
    assert run(news, *NEW, "-f", "ids") == (1, "", "")
    (late,) = add(news, b"The US press reported on this in 1999, it said on Friday.\n")
    assert run(news, *NEW, "-f", "ids") == (0, f"{late}\n", "1 new\n")
    assert run(news, *NEW, "-f", "ids") == (1, "", "")


def test_every_format(run, news):
    """Hits in the order of arrival in each form; text gives all of them too."""
    add(news, lines(15))
    expected = ids(*range(15))
    for form in ("text", "ids", "jsonl", "json", "csv", "tsv"):
        ran = run(news, "search", "senator", "--new", "--reader", form, "-f", form)
        assert (ran.status, ran.err.split(":")[0]) == (0, "15 new")
        match form:
            case "jsonl":
                found = [json.loads(one)["id"] for one in ran.out.splitlines()]
            case "json":
                found = [one["id"] for one in json.loads(ran.out)["hits"]]
            case "csv" | "tsv":
                found = [one[:12] for one in ran.out.splitlines()[1:]]
            case _:
                found = [id_ for id_ in expected if id_ in ran.out]
        assert found == expected
        again = run(news, "search", "senator", "--new", "--reader", form, "-f", form)
        assert (again.status, again.err) == (1, "")
    assert run(news, "search", "senator", "--new", "--reader", "nul", "-f", "ids", "-0").out == (
        "".join(f"{id_}\0" for id_ in expected)
    )


def test_a_limit_loses_nothing(run, news):
    """What --limit cuts off is announced, and comes the next time."""
    add(news, lines(3))
    line_ = ("search", "senator", "--new", "-f", "ids", "-n", "2")
    assert (
        run(news, *line_).err
        == "2 new, 1 more the next time: reader default asks for the first time\n"
    )
    assert run(news, *line_) == (0, f"{ids(2)[0]}\n", "1 new\n")
    assert run(news, *line_).status == 1


def test_from_now_and_from_start(run, news):
    """What is here can be passed over, and what was read can be new again."""
    assert run(news, *NEW, "--from-now") == (
        0,
        "",
        "2 articles here already: what arrives from now on is new\n",
    )
    assert run(news, *NEW).status == 1
    assert run(news, *NEW, "--from-start") == (0, "", "forgotten: everything is new again\n")
    assert run(news, *NEW, "--from-start") == (1, "", "everything is new already\n")
    assert run(news, *NEW, "-f", "ids").out == f"{S000}\n{S001}\n"


def test_a_cursor_of_a_query_that_is_gone_can_be_forgotten(run, news):
    """The saved query is removed, its cursor can go too."""
    run(news, "save", "ours", "US")
    assert run(news, "search", "query:ours", "--new").status == 0
    run(news, "save", "--remove", "ours")
    assert run(news, "search", "query:ours", "--new").status == 2
    assert run(news, "search", "query:ours", "--new", "--from-start").status == 0
    assert run(news, "queries", "--readers").status == 1


def test_readers_are_listed(run, news):
    """Who reads what, and when they last did, in every form."""
    assert run(news, "queries", "--readers") == (
        1,
        "",
        "nobody has asked yet; archive search QUERY --new does\n",
    )
    run(news, *NEW, "--reader", "desk")
    run(news, "search", "tomahawk", "-gaza", "--new", "--since", "2025-10", "--by", "story")
    listed = run(news, "queries", "--readers")
    assert (listed.status, listed.err) == (0, "")
    rows = [one.split("\t") for one in listed.out.splitlines()]
    assert [(row[0], row[2]) for row in rows] == [
        ("desk", "US"),
        ("default", "tomahawk -gaza --since 2025-10 --by story"),
    ]
    told = json.loads(run(news, "queries", "--readers", "-f", "json").out)["readers"]
    assert [(one["reader"], one["at"]) for one in told] == [(row[0], row[1]) for row in rows]
    assert run(news, "queries", "--readers", "-f", "csv").out.startswith("reader,at,query\ndesk,20")
    assert (
        json.loads(run(news, "queries", "--readers", "-f", "jsonl").out.splitlines()[0])["v"] == 1
    )


def test_quiet_only_answers(run, news):
    """--quiet says by its status whether something is new, and remembers nothing."""
    assert run(news, "-q", *NEW) == (0, "", "")
    assert run(news, "-q", *NEW) == (0, "", "")
    run(news, *NEW)
    assert run(news, "-q", *NEW) == (1, "", "")


def test_a_story_once(run, news):
    """--by story: who else prints a known story is no news."""
    told = json.loads(line(1))
    assert run(news, "search", "senator", "--new", "--by", "story").status == 1
    for outlet in ("The Herald", "The Tribune"):
        add(news, json.dumps(told | {"source": outlet}).encode() + b"\n")
    ran = run(news, "search", "senator", "--new", "--by", "story", "-f", "ids")
    assert len(ran.out.split()) == 1
    add(news, json.dumps(told | {"source": "The Post"}).encode() + b"\n")
    assert run(news, "search", "senator", "--new", "--by", "story").status == 1
    assert len(run(news, "search", "senator", "--new", "-f", "ids").out.split()) == 3


@pytest.mark.parametrize(
    "line_",
    [
        ("search", "US", "--reader", "desk"),
        ("search", "US", "--reader", ""),
        ("search", "US", "--from-now"),
        ("search", "US", "--from-start"),
        (*NEW, "--by", "outlet"),
        (*NEW, "--reader", ""),
        (*NEW, "--reader", "The Desk"),
        (*NEW, "--offset", "1"),
        (*NEW, "--sort", "newest"),
        (*NEW, "--batch"),
        (*NEW, "--explain"),
        (*NEW, "--from-now", "--from-start"),
        (*NEW, "foo:bar"),
        ("search", "--new"),
        ("queries", "--readers", "--check"),
        ("queries", "--readers", "-f", "ids"),
        ("queries", "--check", "-f", "ids"),
    ],
)
def test_what_makes_no_sense_is_refused(run, news, line_):
    """One line, status 2, and nothing is remembered."""
    ran = run(news, *line_)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("archive: ")
    assert run(news, "queries", "--readers").status == 1


# archive queries --check


def test_a_query_file_can_be_tested(run, news):
    """Each query against what its file expects; one that fails is status 1, with its reason."""
    run(news, "save", "plain", "US")
    folder = Path(news) / "queries"
    (folder / "good.toml").write_text(f"query = 'tomahawk'\nexpect = '>=1'\nids = ['{S001[:6]}']\n")
    assert run(news, "queries", "--check") == (0, "good\t2\tok\nplain\t2\tok\n", "")
    (folder / "none.toml").write_text("query = 'US'\nexpect = '0'\n")
    (folder / "less.toml").write_text(f"query = 'kremlin -us'\nids = ['{S000}', 'abcd1234']\n")
    ran = run(news, "queries", "--check")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == (
        "good\t2\tok\n"
        f"less\t0\tfailed: {S000} is not found; no article has the id 'abcd1234'\n"
        "none\t2\tfailed: expected 0\n"
        "plain\t2\tok\n"
    )
    told = [
        json.loads(one) for one in run(news, "queries", "--check", "-f", "jsonl").out.splitlines()
    ]
    assert [(one["name"], one["status"]) for one in told] == [
        ("good", "ok"),
        ("less", "failed"),
        ("none", "failed"),
        ("plain", "ok"),
    ]
    assert told[2]["failures"] == ["expected 0"]
    assert run(news, "-q", "queries", "--check") == (1, "", "")


def test_a_broken_query_is_an_error(run, news):
    """A wrong file is status 2 and said on stderr, the rest are tried."""
    (Path(news) / "queries").mkdir()
    (Path(news) / "queries" / "bad.toml").write_text("query = 'US'\nexpect = 'some'\n")
    (Path(news) / "queries" / "good.toml").write_text("query = 'US'\nexpect = '2'\n")
    ran = run(news, "queries", "--check")
    assert (ran.status, ran.out) == (2, "bad\t?\tbroken\ngood\t2\tok\n")
    assert "expect is not a number of hits" in ran.err


def test_no_queries_to_check(run, founding):
    """Nothing was tried: status 1."""
    assert run(founding, "queries", "--check").status == 1
