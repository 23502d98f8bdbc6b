"""
The record of an article: exact there and back, and nothing but ValueError from a forged one.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import (
    Article,
    Clues,
    Credit,
    DateClue,
    Entity,
    Given,
    Mention,
    Moment,
    Paragraph,
    Quote,
    Source,
    changed,
    with_paragraphs,
)
from archive.entry import to_entry
from archive.head import to_head
from archive.plain import pack, unpack
from archive.record import from_given, parse_given, to_article, to_given, to_record

TEXT = st.text(max_size=20)
MAYBE = st.none() | TEXT
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
BASES = st.sampled_from(["meta", "header", "url", "given", "inferred"])
ZONES = st.integers(-23 * 60, 23 * 60).map(lambda m: timezone(timedelta(minutes=m)))
MOMENTS = st.builds(
    Moment,
    day=st.dates(),
    basis=BASES,
    instant=st.none() | st.datetimes(timezones=ZONES),
)
PLACES = st.integers(-3, 60)
PARAGRAPHS = st.builds(
    Paragraph,
    text=TEXT,
    start=PLACES,
    end=PLACES,
    role=st.sampled_from(
        ["body", "heading", "caption", "credit", "promo", "bio", "correction", "header"]
    ),
    rule=TEXT,
    at=st.none() | PLACES,
)
MENTIONS = st.builds(Mention, surface=TEXT, start=PLACES, end=PLACES, paragraph=st.none() | PLACES)
ARTICLES = st.builds(
    Article,
    digest=TEXT,
    kind=st.sampled_from(["text", "html", "jsonl"]),
    decoded=st.text(max_size=60),
    id=TEXT,
    title=MAYBE,
    paragraphs=st.lists(PARAGRAPHS, max_size=4).map(tuple),
    text=st.text(max_size=40),
    published=st.none() | MOMENTS,
    modified=st.none() | MOMENTS,
    source=st.none() | st.builds(Source, name=TEXT, basis=BASES, aliases=TEXTS),
    authors=TEXTS,
    credits=st.lists(
        st.builds(
            Credit,
            kind=st.sampled_from(["text", "photo"]),
            name=TEXT,
            how=TEXT,
            paragraph=st.none() | PLACES,
        ),
        max_size=2,
    ).map(tuple),
    entities=st.lists(
        st.builds(
            Entity,
            type=st.sampled_from(["person", "place", "org", "thing"]),
            name=TEXT,
            mentions=st.lists(MENTIONS, max_size=3).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    quotes=st.lists(
        st.builds(
            Quote,
            words=TEXT,
            start=PLACES,
            end=PLACES,
            speaker=MAYBE,
            cue=TEXT,
            kind=st.sampled_from(["direct", "partial"]),
            paragraph=st.none() | PLACES,
            how=TEXT,
        ),
        max_size=3,
    ).map(tuple),
    tags=TEXTS,
    url=MAYBE,
    language=MAYBE,
    notes=TEXTS,
    clues=st.builds(
        Clues,
        titles=TEXTS,
        urls=TEXTS,
        dates=st.lists(
            st.builds(
                DateClue, written=TEXT, basis=BASES, of=st.sampled_from(["published", "modified"])
            ),
            max_size=2,
        ).map(tuple),
        outlets=TEXTS,
        bylines=TEXTS,
        tags=TEXTS,
        language=MAYBE,
    ),
    given=st.builds(
        Given,
        title=MAYBE,
        source=MAYBE,
        date=MAYBE,
        url=MAYBE,
        authors=TEXTS,
        tags=TEXTS,
        untags=TEXTS,
    ),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["v", "digest", "kind", "decoded", "source", "published", "clues"])
            | TEXT,
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(ARTICLES, TEXT)
def test_a_changed_article_is_another(article: Article, title: str) -> None:
    """What a stage changes is changed in a new article; the one before stays as it was."""
    before = repr(article)
    assert changed(article, title=title, notes=()) == replace(article, title=title, notes=())
    assert repr(article) == before


@given(ARTICLES)
def test_every_article_comes_back_exactly(article: Article) -> None:
    """Whatever an Article holds, its record gives back, to the offset of its instant."""
    back = to_article(to_record(article), id=article.id)

    assert back == article
    for one, other in ((back.published, article.published), (back.modified, article.modified)):
        if one is not None and one.instant is not None and other is not None and other.instant:
            assert one.instant.utcoffset() == other.instant.utcoffset()


def test_lone_surrogates_survive() -> None:
    """JSON may hold half a character ("\\ud800"); a record keeps it and does not fail."""
    article = Article(digest="d", kind="jsonl", decoded="a\ud800b", title="\udfff")

    assert to_article(to_record(article)) == article


def test_what_follows_is_not_written_twice() -> None:
    """The text of a paragraph and of the story follow from `decoded`: the record holds them once."""
    decoded = "".join(f"passage {n} of the story. " for n in range(50))
    placed = with_paragraphs(
        Article(digest="d", kind="text", decoded=decoded),
        [Paragraph(decoded[0:500], 0, 500), Paragraph(decoded[501:900], 501, 900)],
    )
    record = json.loads(unpack(to_record(placed)))

    assert "text" not in record
    assert [len(row) for row in record["paragraphs"]] == [4, 4]


@settings(deadline=None)
@given(JSON)
def test_a_forged_record_is_refused_or_read(forged: object) -> None:
    """Whatever JSON stands in a record, reading it is an Article or a ValueError."""
    if isinstance(forged, dict):
        forged = {"v": 1, "digest": "d", "kind": "text", "decoded": "x"} | forged
    try:
        article = to_article(pack(json.dumps(forged).encode()))
    except ValueError:
        return
    assert isinstance(article.decoded, str)


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"not zlib",
        pack(b"{}"),
        pack(b"[" * 100_000),
        pack(b'{"v": 2}'),
        to_record(Article(digest="d", kind="text", decoded="x"))[:-3],
        "text",
        None,
        7,
    ],
)
def test_damage_is_a_value_error(packed: object) -> None:
    """Bytes that are no record raise ValueError, nothing else."""
    with pytest.raises(ValueError):
        to_article(packed)


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    """Packed bytes that would unpack to more than was stored are refused."""
    bomb = zlib.compress(bytes(50_000_000), 9)

    with pytest.raises(ValueError, match="longer than"):
        unpack(bomb, size=1000)


def test_unpacking_wants_the_whole_and_no_more() -> None:
    """unpack gives back what pack was given, up to exactly its size."""
    assert unpack(pack(b"12345"), size=5) == b"12345"
    with pytest.raises(ValueError, match="longer"):
        unpack(pack(b"123456"), size=5)


def test_given_facts_are_strict() -> None:
    """An unknown given fact is refused by name."""
    said = Given(title="T", tags=("a", "b"), date="2025-10-17")

    assert to_given(from_given(said)) == said
    assert from_given(Given()) == {}
    with pytest.raises(ValueError, match="'colour'"):
        to_given({"colour": "red"})
    with pytest.raises(ValueError, match="damaged"):
        parse_given('{"tags": "not a list"}')


def test_a_head_shows_what_a_list_needs() -> None:
    """A Head has title, lead, outlet, moment, authors, tags and words, and a bounded lead."""
    article = with_paragraphs(
        Article(
            digest="ab" * 32,
            kind="text",
            decoded="word " * 5000,
            title="A title",
            source=Source("The Independent", "meta"),
            published=Moment(date(2025, 10, 17), "meta", datetime(2025, 10, 17, 6, tzinfo=UTC)),
            tags=("x",),
        ),
        [Paragraph("word " * 4999 + "word", 0, 24999)],
    )
    entry = to_entry(article, b"raw", added="2025-11-01T00:00:00+00:00", origin="f", made="1")
    head = to_head(entry.head, id="abab")

    assert (head.title, head.source, head.words, head.tags) == (
        "A title",
        "The Independent",
        5000,
        ("x",),
    )
    assert head.published == article.published
    assert len(head.lead) == 1000
    assert (entry.day, entry.size, unpack(entry.data)) == ("2025-10-17", 3, b"raw")


@settings(deadline=None)
@given(JSON)
def test_a_forged_head_is_refused_or_read(forged: object) -> None:
    """Whatever stands in a head, reading it raises ValueError or makes plain values."""
    for written in (forged, json.dumps(forged)):
        try:
            head = to_head(written, id="x")
        except ValueError:
            continue
        assert isinstance(head.words, int)
