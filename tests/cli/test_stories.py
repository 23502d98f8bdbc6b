"""
Stories at the command line, with all that is printed: search, show, diff and export.
"""

from __future__ import annotations

import json

import pytest

import archive
from tests.archive.harbour import IDS, NAMES, lines


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    """An archive of the harbour's articles, made once; read it only."""
    directory = tmp_path_factory.mktemp("harbour") / "news"
    with archive.open(directory) as news:
        news.add(lines(), workers=0)
    return directory


def objects(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_text_shows_each_story_once(run, harbour):
    """The other members stand under the best hit; limits count stories, and both are counted."""
    ran = run(harbour, "search", "kelmouth", "--limit", "1")

    assert ran.err == "1-1 of 3 stories (6 articles); --limit 0 shows all\n"
    everything = run(harbour, "search", "story:" + IDS["first"], "--sort", "oldest")
    assert everything.out.splitlines() == [
        "first article",
        f"The Guardian, 2025-10-16, {IDS['first']}",
        f"    also The Guardian, 2025-10-17, {IDS['again']} (version)",
        f"    also BBC News, 2025-10-18, {IDS['copy']} (copy)",
        f"    also outlet unknown, undated, {IDS['undated']} (copy)",
    ]
    assert everything.err == "1 story (4 articles)\n"


def test_data_shows_each_article(run, harbour):
    """Unless it is asked for stories; then the numbers say both."""
    assert len(objects(run(harbour, "search", "kelmouth", "-f", "jsonl"))) == 6
    by_story = run(harbour, "search", "kelmouth", "-f", "jsonl", "--by", "story")
    assert sorted(len(hit["also"]) for hit in objects(by_story)) == [0, 0, 3]
    whole = json.loads(run(harbour, "search", "kelmouth", "-f", "json", "--by", "story").out)
    assert (whole["total"], whole["articles"], len(whole["hits"])) == (3, 6, 3)
    assert run(harbour, "search", "kelmouth", "-f", "ids", "--by", "story").out.count("\n") == 3
    assert run(harbour, "search", "kelmouth", "--by", "article").err == "6 articles\n"


def test_sentences_alone(run, harbour):
    """The sentences stand in place of a passage, and in jsonl with where they are."""
    asked = ("search", "only:bbc", f"story:{IDS['first']}")
    ran = run(harbour, *asked)

    assert ran.out.splitlines()[2:4] == [
        "    The county will pay £2.3m for the work, according to a letter seen by this",
        "    paper.",
    ]
    (hit,) = objects(run(harbour, *asked, "-f", "jsonl"))
    assert [one["text"][:15] for one in hit["alone"]] == ["The county will"]


def test_why_it_is_like(run, harbour):
    """--explain says on stderr what is shared."""
    ran = run(harbour, "search", f"like:{IDS['first']}", "--explain")

    assert f"The Times, 2025-10-17, {IDS['other']}\n" in ran.out
    (line,) = [line for line in ran.err.splitlines() if " is like " in line]
    assert line.startswith(f"{IDS['other']} is like {IDS['first']}: ")
    assert "Harold Voss" in line
    assert line.endswith("; 1 day later")


def test_a_reference_to_nothing_is_refused(run, harbour):
    """One line, and a caret under the word of the language."""
    ran = run(harbour, "search", "ferry story:ffffff")

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "archive: no article has the id 'ffffff'; story: takes the id of an article that is here",
        "  ferry story:ffffff",
        "        ^^^^^^^^^^^^",
    ]


def test_inferred(run, harbour):
    """The day that a story lends is shown as what it is."""
    asked = ("--on", "2025-10-16", "--by", "article", "--inferred")
    ran = run(harbour, "search", "kelmouth", *asked)

    assert f"outlet unknown, 2025-10-16 (inferred), {IDS['undated']}\n" in ran.out
    hits = objects(run(harbour, "search", "kelmouth", *asked, "-f", "jsonl"))
    bases = {NAMES[hit["id"]]: hit["published"]["basis"] for hit in hits}
    assert bases["undated"] == "inferred"
    assert run(harbour, "count", "kelmouth", "--on", "2025-10-16", "--inferred").out == "2\n"
    assert run(harbour, "count", "kelmouth", "--on", "2025-10-16").out == "1\n"


def test_show_a_story(run, harbour):
    """What can be said of all of it, then its articles with how they are related."""
    ran = run(harbour, "show", f"story:{IDS['copy']}")
    shown = ran.out.splitlines()

    assert ran.status == 0
    assert shown[:3] == [
        "first article",
        f"story      {IDS['first']}: 4 articles, 3 outlets",
        f"first      The Guardian, 2025-10-16, {IDS['first']}",
    ]
    assert any(line.startswith(f"    version of {IDS['first']}: ") for line in shown)
    assert f"outlet unknown, 2025-10-16 (inferred), {IDS['undated']}" in shown
    (whole,) = json.loads(run(harbour, "show", f"story:{IDS['copy']}", "-f", "json").out)
    assert [NAMES[one["id"]] for one in whole["members"]] == ["first", "again", "copy", "undated"]
    mixed = run(harbour, "show", f"story:{IDS['copy']}", IDS["bread"], "-f", "jsonl")
    assert [one.get("story") or one["id"] for one in objects(mixed)] == [IDS["first"], IDS["bread"]]


def test_show_founding_story(run, founding):
    """Two outlets, one unknown, and one wire origin."""
    assert run(founding, "show", "story:6106").out.splitlines()[1:4] == [
        "story      7c17c67c5d81: 2 articles, 2 outlets, 1 wire origin",
        "first      The Independent, 2025-10-17, 7c17c67c5d81",
        "origin     Associated Press, Reuters (2 articles)",
    ]


@pytest.mark.parametrize("option", ["--raw", "--why"])
def test_a_story_is_no_article(run, harbour, option):
    """What is only there for an article is refused."""
    ran = run(harbour, "show", f"story:{IDS['copy']}", option)

    assert (ran.status, ran.out) == (2, "")
    assert "story:ID is no article" in ran.err


def test_show_no_such_story(run, harbour):
    """An unknown id is an error, and the others are still shown."""
    ran = run(harbour, "show", "story:ffffff", f"story:{IDS['bread']}")

    assert ran.status == 2
    assert "no article has the id 'ffffff'" in ran.err
    assert f"{IDS['bread']}: 1 article, 1 outlet" in ran.out


def test_diff_a_story(run, harbour):
    """Each other article against the earliest, and a summary for each on stderr."""
    ran = run(harbour, "diff", "--story", IDS["undated"], "--min", "substance")

    assert ran.status == 0
    assert ran.out.count(f"The Guardian, 2025-10-16, {IDS['first']}") == 3
    assert len(ran.err.splitlines()) == 3
    pairs = json.loads(run(harbour, "diff", "--story", IDS["undated"], "-f", "json").out)
    assert [NAMES[pair["b_id"]] for pair in pairs] == ["again", "copy", "undated"]
    assert run(harbour, "diff", "--story", IDS["bread"]).status == 1
    assert run(harbour, "diff", "--story", IDS["bread"], "-f", "json").out == "[\n]\n"
    assert run(harbour, "diff", "--story", IDS["bread"], IDS["first"]).status == 2


def test_export_by_story(run, harbour, tmp_path):
    """All articles of the stories found, which another archive reads back as the same story."""
    exported = run(harbour, "export", "source:bbc", "--by", "story").out
    elsewhere = tmp_path / "elsewhere"

    assert run(elsewhere, "add", "-", stdin=exported.encode()).status == 0
    assert run(elsewhere, "count", "outlets:3").out == "4\n"
