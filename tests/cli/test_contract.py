"""
docs/output.md says what the program prints: every key, every column, every version number.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from archive.account import Account, Origin, Told
from archive.article import Article, Credit, Entity, Mention, Moment, Paragraph, Quote
from archive.comparing import Comparison, Difference, Sentence
from archive.counting import Together
from archive.expecting import Verdict
from archive.output import objects, table
from archive.quoted import FoundQuote
from archive.saved import SavedQuery
from archive.searching import Also, Found, SearchResults
from archive.stories.relation import Relation
from archive.watching import Cursor
from index.errors import QueryError
from index.query import Term
from index.results import Counts
from index.snippet import Snippet

PAGE = (Path(__file__).parents[2] / "docs" / "output.md").read_text(encoding="utf-8")

MOMENT = Moment(date(2025, 10, 17), "meta")
HIT = Found(
    id="d9e10ce47f65",
    score=1.23456,
    title=None,
    lead="lead",
    source=None,
    published=MOMENT,
    authors=("A",),
    url=None,
    tags=(),
    words=2,
    snippet=Snippet("a b", ((0, 1),)),
    story="d9e10ce47f65",
    members=2,
    also=(Also("7c17c67c5d81", "copy", None, MOMENT),),
    alone=(Sentence("A b.", 0, 4, 0),),
)
TOLD = Told("d9e10ce47f65", "A b", None, MOMENT, None, Relation("copy", 60, 0.9, 0.01))
ACCOUNT = Account(
    id="d9e10ce47f65",
    articles=1,
    outlets=1,
    day="2025-10-17",
    first="d9e10ce47f65",
    origins=(Origin(("Reuters",), ("d9e10ce47f65",)),),
    members=(TOLD,),
    linked=(),
)
ANSWER = SearchResults(hits=(HIT,), total=1, query=Term("a"))
QUOTE = Quote("A b", 0, 3, "A", "said")
QUOTED = FoundQuote("d9e10ce47f65", QUOTE, None, None, MOMENT, None, ((0, 1),))
ARTICLE = Article(
    digest="0" * 64,
    kind="text",
    decoded="A b",
    published=MOMENT,
    credits=(Credit("text", "Reuters", "signoff"),),
    entities=(Entity("person", "A", (Mention("A", 0, 1),)),),
    quotes=(QUOTE,),
    paragraphs=(Paragraph("A b", 0, 3, at=0),),
)
DIFFERENCE = Difference("added", None, None)

PRINTED = {
    "hit": objects.hit_object(HIT),
    "moment": objects.moment_object(MOMENT),
    "answer": objects.answer_object("a", ANSWER),
    "refusal": objects.error_object("a", QueryError("no", query="a", start=0, end=1)),
    "count": objects.counts_object("a", "month", Counts(1, (("2025-10", 1),)), distinct="story"),
    "count beside": objects.together_object(
        "a", "month", "person", "story", Together(1, (("B", 1),), (("2025-10", "B", 1),))
    ),
    "quotation": objects.quote_object(QUOTED),
    "story": objects.account_object(ACCOUNT),
    "article": objects.article_object(ARTICLE),
    "difference": objects.difference_object("a", "b", DIFFERENCE),
    "comparison": objects.comparison_object("a", "b", Comparison(()), ()),
    "saved query": objects.saved_object(SavedQuery("n", "q"), 1),
    "check": objects.verdict_object(Verdict("n", 1)),
    "reader": objects.cursor_object(Cursor("r", "q")),
}


def section(name):
    return PAGE.split(f"\n### {name}\n")[1].split("\n### ")[0]


@pytest.mark.parametrize("name", PRINTED)
def test_keys_are_documented(name):
    """The keys of the object and the keys of the page are the same, in the same order."""
    documented = re.findall(r"^\| `(\w+)` \|", section(name), flags=re.MULTILINE)
    assert documented == list(PRINTED[name])


@pytest.mark.parametrize(
    ("name", "key", "inner"),
    [
        ("hit", "also", objects.hit_object(HIT)["also"][0]),
        ("hit", "alone", objects.hit_object(HIT)["alone"][0]),
        ("story", "origins", objects.account_object(ACCOUNT)["origins"][0]),
        ("article", "credits", objects.article_object(ARTICLE)["credits"][0]),
        ("article", "entities", objects.article_object(ARTICLE)["entities"][0]),
        ("article", "quotes", objects.article_object(ARTICLE)["quotes"][0]),
        ("article", "paragraphs", objects.article_object(ARTICLE)["paragraphs"][0]),
        ("article", "given", objects.article_object(ARTICLE)["given"]),
        ("refusal", "error", PRINTED["refusal"]["error"]),
        ("count", "rows", PRINTED["count"]["rows"][0]),
        ("count beside", "names", PRINTED["count beside"]["names"][0]),
        ("count beside", "rows", PRINTED["count beside"]["rows"][0]),
    ],
)
def test_inner_keys_are_documented(name, key, inner):
    """The line of a key that holds objects names every key of them."""
    row = next(line for line in section(name).splitlines() if line.startswith(f"| `{key}` |"))
    assert set(inner) <= set(re.findall(r"`(\w+)`", row))


def test_mentions_are_documented():
    """The keys of a mention stand in the paragraph under the article."""
    mention = objects.article_object(ARTICLE)["entities"][0]["mentions"][0]
    listed = re.search(r"A mention is (.*?)\.", section("article"), flags=re.DOTALL)
    assert re.findall(r"`(\w+)`", listed.group(1)) == list(mention)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("hit", table.HIT_COLUMNS),
        ("quotation", table.QUOTE_COLUMNS),
        ("count", (*table.COUNT_COLUMNS, *table.TOTAL_COLUMNS)),
        ("count beside", table.TOGETHER_COLUMNS),
        ("saved query", table.SAVED_COLUMNS),
        ("check", table.VERDICT_COLUMNS),
        ("reader", table.CURSOR_COLUMNS),
    ],
)
def test_columns_are_documented(name, columns):
    """The columns of csv and tsv are the page's, in its order, and each is a key."""
    text = re.search(r"The columns of csv and tsv are (.*?)\.", section(name), flags=re.DOTALL)
    listed = [c for c in re.findall(r"`([\w-]+)`", text.group(1)) if not c.startswith("-")]
    assert listed == list(columns)


def test_members_of_a_story_are_documented():
    """The keys of a member and of its relation stand in the paragraph under the story."""
    member = objects.account_object(ACCOUNT)["members"][0]
    listed = re.search(r"Each of .*", section("story"), flags=re.DOTALL).group()
    named = re.findall(r"`(\w+)`", listed)
    assert set(member) <= set(named)
    assert set(member["relation"]) <= set(named)


def test_every_object_has_the_version():
    """The version is the page's, stands first, and is left out inside an answer."""
    for name, value in PRINTED.items():
        if name != "moment":
            assert next(iter(value)) == "v"
            assert value["v"] == objects.FORMAT_VERSION
    assert f"version of this contract: {objects.FORMAT_VERSION}." in PAGE
    assert "v" not in PRINTED["answer"]["hits"][0]


def test_what_is_not_known_is_null():
    """A hit of which nothing is known has every key."""
    bare = Found("0" * 12, 0.0, None, "", None, None, (), None, (), 0, None)
    shown = objects.hit_object(bare)
    assert list(shown) == list(PRINTED["hit"])
    unknown = ("title", "source", "date", "published", "url", "snippet")
    assert all(shown[key] is None for key in unknown)


def test_those_without_a_value_are_counted():
    """The articles that have no value are a row with the value null."""
    divided = objects.counts_object("a", "month", Counts(3, (("2025-10", 1),), without=2))
    assert divided["rows"][-1] == {"value": None, "count": 2}
