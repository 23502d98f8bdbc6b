"""
The stages in a row: one document read without an archive, what a person says, and the user's names.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st

from archive import read_article
from archive.aliases import rename
from archive.article import Article, Entity, Given, Mention
from archive.documents import to_document, to_texts
from archive.errors import ArchiveError, UnreadableError
from archive.giving import merge
from archive.pipeline import STAGES, load_context, process
from archive.reading import also_names, made_by
from archive.settings import Alias, Settings
from archive.sources import read_document

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TODAY = date(2025, 11, 23)
PAGE = b"""<html lang="en"><head><title>Walruses return to the bay | The Herald</title>
<meta property="article:published_time" content="2025-10-17T06:12:00+01:00">
<meta name="author" content="Jo Roe"></head><body><article><h1>Walruses return to the bay</h1>
<p>A colony of walruses has come back to the bay after thirty years, wardens said on Monday, and the
harbour master has closed the northern pier to visitors.</p><p>Some forty animals were counted from
the lighthouse on Sunday evening, more than anybody had expected to see again.</p></article></body>
</html>"""


def seed(number: str) -> Article:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return read_article(path.read_bytes(), today=TODAY)


def test_a_founding_article_read_without_an_archive() -> None:
    """Title, outlet, date, credits, names and language of a plain text file, and how each is known."""
    article = seed("001")

    assert article.source is not None
    assert (article.source.name, article.source.basis) == ("The Independent", "inferred")
    assert article.published is not None
    assert (article.published.day, article.published.basis) == (date(2025, 10, 17), "header")
    assert {c.name for c in article.credits if c.kind == "text"} == {"Reuters", "Associated Press"}
    assert {e.name for e in article.entities} >= {"Donald Trump", "Vladimir Putin", "Budapest"}
    assert article.language == "en"
    assert (article.id, article.kind) == (article.digest[:12], "text")


def test_a_page_and_a_line_are_read_too() -> None:
    """HTML and JSON lines are told by content, and what they say of themselves is taken."""
    page = read_article(PAGE, url="https://herald.example/a", today=TODAY)
    line = read_article(json.dumps({"title": "T", "body": "Words.", "date": "2006-02-10"}).encode())

    assert (page.kind, page.title) == ("html", "Walruses return to the bay")
    assert page.published is not None
    assert page.published.instant is not None
    assert page.published.instant.isoformat() == "2025-10-17T06:12:00+01:00"
    assert page.url == "https://herald.example/a"
    assert (line.kind, line.title, line.text) == ("jsonl", "T", "Words.")
    assert line.published is not None


def test_what_is_given_wins() -> None:
    """source, date, title and url given by the caller stand above what the document says."""
    article = read_article(
        PAGE, source="Daily Planet", date="16 October 2025", title="Mine", url="https://x.org/y"
    )

    assert article.source is not None
    assert article.published is not None
    assert (article.title, article.url) == ("Mine", "https://x.org/y")
    assert (article.source.name, article.source.basis) == ("Daily Planet", "given")
    assert (article.published.day, article.published.basis) == (date(2025, 10, 16), "given")


def test_without_today_nothing_lies_in_the_future() -> None:
    """The future is refused only by a caller that says what day it is."""
    late = json.dumps({"body": "Words.", "date": "2031-01-01"}).encode()

    assert read_article(late).published is not None
    assert read_article(late, today=TODAY).published is None
    assert read_article(b"Words.").published is None


def test_what_cannot_be_is_refused() -> None:
    """Bytes that are no article, and a date that is none, are errors in one line."""
    with pytest.raises(UnreadableError, match="PDF"):
        read_article(b"%PDF-1.7")
    with pytest.raises(ArchiveError, match="'soon'"):
        read_article(b"Words.", date="soon")
    with pytest.raises(ArchiveError, match="ahead"):
        read_article(b"Words.", date="2031-01-01", today=TODAY)


def test_every_stage_may_run_again() -> None:
    """A stage that is given its own result changes nothing: re-reading is safe."""
    context = load_context(TODAY, Settings())
    article = process(read_document(PAGE), context=context)

    for stage in STAGES:
        assert replace(stage(article, context), notes=()) == replace(article, notes=())


@property_of(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_a_refusal(data: bytes) -> None:
    """Whatever comes in is read or refused in one line, and what is read can be indexed."""
    try:
        article, refusal = read_article(data), ""
    except UnreadableError as error:
        article, refusal = None, str(error)

    assert "\n" not in refusal
    assert article is None or to_document(article).id == article.id


# What a person says


@pytest.mark.parametrize(
    ("known", "change", "merged"),
    [
        (Given(title="a"), Given(), Given(title="a")),
        (Given(title="a"), Given(title="b"), Given(title="b")),
        (Given(title="a", date="2025"), Given(title=""), Given(date="2025")),
        (Given(title="a"), Given(title=" b "), Given(title="b")),
        (Given(authors=("a", "b")), Given(authors=("c",)), Given(authors=("c",))),
        (Given(authors=("a",)), Given(authors=("",)), Given()),
        (Given(tags=("a",)), Given(tags=("b", "a")), Given(tags=("a", "b"))),
        (Given(tags=("a", "b")), Given(untags=("a",)), Given(tags=("b",), untags=("a",))),
        (Given(untags=("a",)), Given(tags=("a",)), Given(tags=("a",))),
    ],
)
def test_what_is_said_adds_up(known: Given, change: Given, merged: Given) -> None:
    """New facts over old, "" takes one back, tags add up and an untag takes one away."""
    assert merge(known, change) == merged


WORDS = st.sampled_from(["a", "b", ""])
GIVEN = st.builds(
    Given,
    title=st.none() | WORDS,
    authors=st.lists(WORDS, max_size=2).map(tuple),
    tags=st.lists(st.sampled_from("xyz"), max_size=3).map(tuple),
    untags=st.lists(st.sampled_from("xyz"), max_size=3).map(tuple),
)


@property_of(GIVEN, GIVEN)
def test_saying_it_twice_is_saying_it_once(known: Given, change: Given) -> None:
    """merge is idempotent, and never leaves a tag that is also untagged by the same change."""
    once = merge(known, change)

    assert merge(once, change) == once
    assert not set(once.tags) & set(change.untags) - set(change.tags)


# The user's names


def _entity(kind: str, name: str, *places: int) -> Entity:
    return Entity(kind, name, tuple(Mention(name, at, at + len(name)) for at in places))  # type: ignore[arg-type]


def test_names_that_mean_the_same_become_one() -> None:
    """aliases.toml renames by type, in any case, and merges mentions in the order of the text."""
    article = Article(
        digest="d",
        kind="text",
        decoded="",
        entities=(
            _entity("person", "Zelenskyy", 50, 5),
            _entity("org", "Zelenskyy", 70),
            _entity("person", "Volodymyr Zelensky", 20),
        ),
    )
    aliases = (Alias("person", "Volodymyr Zelensky", ("zelenskyy",)),)
    person, org = rename(article, aliases).entities

    assert (person.name, [m.start for m in person.mentions]) == ("Volodymyr Zelensky", [5, 20, 50])
    assert (org.type, org.name) == ("org", "Zelenskyy")
    assert rename(article, ()) is article


def test_changed_tables_make_articles_stale(tmp_path: Path) -> None:
    """What an article was read by changes with the user's tables, and only with them."""
    path = tmp_path / "outlets.toml"
    path.write_text("one")
    plain = made_by(Settings())
    with_one = made_by(Settings(outlets=str(path)))
    path.write_text("two")

    assert made_by(Settings()) == plain
    assert len({plain, with_one, made_by(Settings(outlets=str(path)))}) == 3
    assert made_by(Settings(aliases=(Alias("org", "A", ("B",)),))) != plain
    assert made_by(Settings(week_start=6)) == plain


# Article -> Document


def test_a_document_holds_what_is_to_be_found() -> None:
    """Texts by place, names with aliases, and only names that the story, a caption or a headline
    holds: not those of an appeal."""
    article = seed("001")
    document = to_document(article, also_names(Settings()))
    people = {name.canonical: name.aliases for name in document.names["person"]}

    assert set(document.texts) >= {"body", "promo", "caption", "creditline", "header"}
    assert "Musk" in document.texts["promo"]
    assert "Musk" not in document.texts["body"]
    assert "Elon Musk" not in people
    assert "Trump" in people["Donald Trump"]
    (source,) = document.names["source"]
    assert "independent.co.uk" in source.aliases
    credited = {name.canonical: name.aliases for name in document.names["credit"]}
    assert "AP" in credited["Associated Press"]
    assert (document.day, document.numbers["words"]) == (
        date(2025, 10, 17),
        len(article.text.split()),
    )
    assert to_texts(article)["body"] == article.text
