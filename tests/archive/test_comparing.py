"""
Two articles compared: what is the same, what differs, and whether a fact is another.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import read_article
from archive.article import Article, Paragraph, with_paragraphs
from archive.comparing import KINDS, Sentence, compare
from archive.comparing.classes import classify
from archive.comparing.sentences import LONGEST_SENTENCE, to_sentences

SEEDS = Path(__file__).parents[2] / "seeds"


def said(text, *names):
    """One sentence that mentions *names*."""
    return Sentence(
        text,
        0,
        len(text),
        0,
        frozenset(("person", name) for name in names),
        frozenset(word for name in names for word in name.split()),
    )


def article(*paragraphs, role="body"):
    placed = []
    at = 0
    for text in paragraphs:
        placed.append(Paragraph(text, at, at + len(text), role))
        at += len(text) + 1
    return with_paragraphs(Article(digest="", kind="text", decoded="\n".join(paragraphs)), placed)


@pytest.fixture(scope="module")
def founding():
    return [
        read_article(path.read_bytes(), today=date(2025, 10, 20))
        for path in sorted(SEEDS.glob("*.txt"))
    ]


def test_the_founding_articles(founding):
    """Of the two founding articles 16 sentences are the same, 5 changed, 2 only in the second."""
    counts = compare(*founding).counts()

    assert counts == {
        "same": 16, "glyphs": 1, "case": 1, "wording": 1, "substance": 2, "added": 2,
    }  # fmt: skip


def test_what_changed_in_the_founding_articles(founding):
    """Each change is where it is, and says why it matters."""
    rows = {row.kind: row for row in compare(*founding).rows if row.a and row.b}
    tomahawk = next(row for row in compare(*founding).rows if "name" in row.reasons)

    assert "‘productive’" in rows["glyphs"].a.text
    assert "secretary of state" in rows["case"].b.text
    assert [rows["wording"].b.text[slice(*c.b)] for c in rows["wording"].changes] == ["it"]
    assert tomahawk.reasons == ("modality", "name")  # "potential" went, "Tomahawk" came


@pytest.mark.parametrize(
    ("a", "b", "kind", "reasons"),
    [
        ("It’s Trump’s call.", "It's Trump's call.", "same", ()),
        ("He called it ‘frank’.", "He called it “frank”.", "glyphs", ()),
        ("A long-range missile — new.", "A long range missile - new.", "glyphs", ()),
        ("The U.S. said 1,600 came.", "The US said 1600 came.", "glyphs", ()),
        ("The re-election pitch", "The reelection pitch", "glyphs", ()),
        ("the secretary of state", "the Secretary of State", "case", ()),
        ("RUSSIA ATTACKS KYIV", "Russia attacks Kyiv", "case", ()),
        ("They told us so.", "They told US so.", "substance", ("name",)),
        ("He has made clear that", "He has made it clear that", "wording", ()),
        ("about 5 percent of them", "about 5 per cent of them", "glyphs", ()),
        ("about 5% of them", "about 5 percent of them", "wording", ()),
        ("on Friday he left", "he left on Friday", "wording", ()),
        ("At least two died", "At least 2 died", "wording", ()),
        ("At least two died", "At least five died", "substance", ("number",)),
        ("It costs £5 now", "It costs $5 now", "substance", ("number",)),
        ("He will go", "He will not go", "substance", ("negation",)),
        ("He hasn't gone", "He has gone", "substance", ("negation",)),
        ("the suspected killer", "the killer", "substance", ("modality",)),
        ("They met on Friday", "They met on Monday", "substance", ("day",)),
        ("They met in May", "They met in June", "substance", ("day",)),
        ("talks in Budapest ended", "talks in Vienna ended", "substance", ("name",)),
        ("Is peace near?", "Is peace near", "substance", ("question",)),
        ("“We won big,” he said", "“We won bigly,” he said", "substance", ("quotation",)),
    ],
)  # fmt: skip
def test_kinds(a, b, kind, reasons):
    """What is a trifle and what is substance, one specimen each, in both directions."""
    assert classify(said(a), said(b))[:2] == (kind, reasons)
    assert classify(said(b), said(a)).kind == kind


def test_a_known_person_by_another_name_is_wording():
    """The article says that Isakson is Johnny Isakson: his first name is no other fact."""
    one = said("It is real, Isakson said.", "Johnny Isakson")
    other = said("It is real, Senator Johnny Isakson said.", "Johnny Isakson")

    assert classify(one, other).kind == "wording"
    assert classify(one, said("It is real, Talent said.", "Jim Talent")).kind == "substance"


def test_lost_marks_say_nothing():
    """Where one text has no quotation marks at all, their absence is no other question or quote."""
    bare = said("Is the President wrong when he says so every one said No")
    marked = said('"Is the President wrong when he says so?" every one said "No."')

    assert classify(bare, marked, marked=(False, True)).kind == "glyphs"


def test_moved_added_dropped():
    """A sentence that stands elsewhere moved; one without a partner was added or dropped."""
    a = article(
        "Police closed the bridge at dawn.",
        "Nobody was hurt in the blast.",
        "The mayor thanked the crews.",
    )
    b = article(
        "The mayor thanked the crews.",
        "Police closed the bridge at dawn.",
        "Repairs will take three weeks.",
    )
    rows = [(row.kind, row.moved) for row in compare(a, b).rows]

    assert sorted(rows) == sorted(
        [("moved", True), ("same", False), ("dropped", False), ("added", False)]
    )


def test_one_sentence_cut_into_two():
    """What one text says in two sentences and the other in one is one difference, no addition."""
    a = article("The bridge, which opened in 1932, was closed at dawn by the city police.")
    b = article("The bridge opened in 1932. It was closed at dawn by the city police.")

    (row,) = compare(a, b).rows
    assert row.kind == "wording"
    assert row.b.text == b.text


def test_captions_and_appeals_are_not_compared():
    """Only the story, its headings, corrections and credit lines are."""
    a = article("The story is told here.")
    b = with_paragraphs(a, [*a.paragraphs, Paragraph("Support us today!", 24, 41, "promo")])

    assert compare(a, replace(b, decoded=a.decoded + "\nSupport us today!")).counts() == {"same": 1}


def test_at_least_hides_the_trifles(founding):
    """`--min substance` leaves substance, added and dropped."""
    rows = compare(*founding).at_least("substance")

    assert [row.kind for row in rows].count("substance") == 2
    assert {row.kind for row in rows} == {"substance", "added"}


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Trump met Putin in Alaska.", "Trump did not meet Putin in Alaska.",
            "“We have a lot,” he said.", "At least 12 people died on Friday.",
            "At least 14 people died on Friday.", "Police may charge the suspect.", "But no.",
            "The court ruled against the ministry, which appealed.",
        ]
    ),
    max_size=12,
)  # fmt: skip


@given(SENTENCES, SENTENCES)
def test_every_sentence_appears_once(one, other):
    """Nothing of either text is lost or told twice, and the reverse comparison mirrors it."""
    a, b = article(*one), article(*other)
    rows = compare(a, b).rows
    back = compare(b, a).counts()
    forth = compare(a, b).counts()

    assert sum(len(to_sentences(article(r.a.text))) for r in rows if r.a) == len(to_sentences(a))
    assert sum(len(to_sentences(article(r.b.text))) for r in rows if r.b) == len(to_sentences(b))
    assert set(forth) <= set(KINDS)
    assert back.get("added", 0) == forth.get("dropped", 0)


@given(SENTENCES)
def test_a_text_against_itself(sentences):
    """A text does not differ from itself."""
    assert set(compare(article(*sentences), article(*sentences)).counts()) <= {"same"}


@settings(max_examples=30)
@given(st.permutations(["Ann won.", "Bob lost the vote.", "Rain fell on Kyiv.", "Oil rose 3%."]))
def test_a_shuffled_text_only_moves(order):
    """Sentences in another order are the same or moved."""
    a = article("Ann won.", "Bob lost the vote.", "Rain fell on Kyiv.", "Oil rose 3%.")

    assert set(compare(a, article(*order)).counts()) <= {"same", "moved"}


def test_hostile_texts_end_soon():
    """Thousands of like sentences, and one without end, are compared in bounded time."""
    many = article(*(f"Bar {n} sold {n} units to the city of Lyon." for n in range(2_000)))
    endless = article("word " * 400_000)
    start = time.process_time()
    compare(many, many)
    compare(endless, endless)

    assert time.process_time() - start < 20
    assert max(len(one.text) for one in to_sentences(endless)) <= LONGEST_SENTENCE
