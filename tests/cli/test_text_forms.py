"""
What a person reads: hits, pages, charts.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from archive.article import (
    HEADLINE,
    Article,
    Credit,
    Entity,
    Mention,
    Moment,
    Paragraph,
    Source,
    with_paragraphs,
)
from archive.output.charts import chart_lines, column_lines
from archive.output.hits import answer_lines, totals
from archive.output.pages import article_lines, moment_text, why_lines
from archive.output.reasons import why_paragraph
from archive.output.screen import Screen
from archive.searching import Found, SearchResults
from index.query import Term
from index.results import Counts
from index.snippet import Snippet

NARROW = Screen(width=40)


def found(**changes):
    values = {
        "id": "d9e10ce47f65",
        "score": 1.5,
        "title": "Trump agrees to second Ukraine war summit with Putin",
        "lead": "Donald Trump has agreed to a second summit.",
        "source": "The Independent",
        "published": Moment(date(2025, 10, 17), "header"),
        "authors": (),
        "url": None,
        "tags": (),
        "words": 480,
        "snippet": Snippet("“He'd like to have Tomahawks,” he said.", ((19, 28),)),
    }
    return Found(**{**values, **changes})


def answer(*hits):
    return SearchResults(hits=hits, total=len(hits), query=Term("tomahawk"))


def lines(*hits, screen=NARROW):
    return list(answer_lines(answer(*hits), screen))


def test_a_hit():
    """Title, outlet, day, id and the passage, with the match between asterisks without colour."""
    assert lines(found(), screen=Screen(80)) == [
        "Trump agrees to second Ukraine war summit with Putin",
        "The Independent, 2025-10-17, d9e10ce47f65",
        "    “He'd like to have *Tomahawks*,” he said.",
    ]


def test_a_hit_of_which_little_is_known():
    """Without a title the lead stands for it; what is unknown is said to be."""
    assert lines(found(title=None, source=None, published=None, snippet=None)) == [
        "Donald Trump has agreed to a second…",
        "outlet unknown, undated, d9e10ce47f65",
    ]


def test_two_hits_in_colour():
    """Title, id and match are coloured; a blank line stands between hits."""
    shown = lines(found(title="A"), found(title="B"), screen=Screen(80, colour=True))
    assert shown == [
        "\x1b[1mA\x1b[0m",
        "The Independent, 2025-10-17, \x1b[33md9e10ce47f65\x1b[0m",
        "    “He'd like to have \x1b[1;31mTomahawks\x1b[0m,” he said.",
        "",
        "\x1b[1mB\x1b[0m",
        "The Independent, 2025-10-17, \x1b[33md9e10ce47f65\x1b[0m",
        "    “He'd like to have \x1b[1;31mTomahawks\x1b[0m,” he said.",
    ]


HOSTILE = "\x1b[2J\x9b31m\u202e\n\r\t\x07"


@pytest.mark.parametrize("colour", [False, True])
def test_hostile_text_is_spelt_out_everywhere(colour):
    """No field of a hit or an article brings a raw control character to the screen."""
    screen = Screen(200, colour=colour)
    hit = found(
        title=HOSTILE, source=HOSTILE, snippet=Snippet(f"a{HOSTILE}b hit{HOSTILE}", ((13, 20),))
    )
    article = with_paragraphs(
        Article(
            digest="0" * 64,
            kind="text",
            decoded="",
            id="0" * 12,
            title=HOSTILE,
            source=Source(HOSTILE, "meta"),
            authors=(HOSTILE,),
            credits=(Credit("text", HOSTILE, "signoff"),),
            entities=(Entity("person", HOSTILE, (Mention(HOSTILE, 0, 1),)),),
            tags=(HOSTILE,),
            url=HOSTILE,
            language=HOSTILE,
            notes=(HOSTILE,),
        ),
        [Paragraph(HOSTILE, 0, 9, rule=HOSTILE), Paragraph(HOSTILE, 9, 18, "promo", HOSTILE)],
    )
    shown = [
        *lines(hit, screen=screen),
        *article_lines(article, screen),
        *why_lines(article, screen),
        *chart_lines(Counts(1, ((HOSTILE, 1),)), Screen(80, colour=colour, terminal=True)),
        *chart_lines(Counts(1, ((HOSTILE, 1),)), screen),
        *column_lines([(HOSTILE, "1", HOSTILE)], Screen(80, terminal=True), titles=("A", "B", "C")),
    ]
    ours = ("\x1b[1m", "\x1b[0m", "\x1b[33m", "\x1b[2m", "\x1b[1;31m")
    for line in shown:
        text = line.replace("\t", "", 1)  # between two cells of a row
        for code in ours:
            text = text.replace(code, "")
        assert text.isprintable(), line
    assert any(r"\x1b[2J\x9b31m\u202e" in line for line in shown)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_hits_fit_the_screen(width):
    """Nothing is wider than the screen, however long the title and however narrow the terminal."""
    hit = found(title="word " * 100, snippet=Snippet("long " * 100 + "x" * 300, ((0, 4),)))
    shown = lines(hit, screen=Screen(width))
    assert all(len(line) <= max(width, 39) for line in shown)
    assert len(shown[0]) <= width


def test_overlapping_marks_are_shown_once():
    """Spans that overlap or lie outside do not garble the passage."""
    hit = found(snippet=Snippet("abcdef", ((0, 3), (1, 4), (4, 4), (5, 99))))
    assert lines(hit)[2] == "    *abc*de*f*"


@pytest.mark.parametrize(
    ("shown", "total", "offset", "says"),
    [
        (1, 1, 0, "1 article"),
        (2, 2, 0, "2 articles"),
        (10, 44130, 0, "1-10 of 44,130 articles; --limit 0 shows all"),
        (10, 44130, 20, "21-30 of 44,130 articles; --limit 0 shows all"),
        (0, 5, 9, "none of 5 articles: --offset 9 is past the end"),
    ],
)
def test_totals(shown, total, offset, says):
    """How many there are, and how to see the rest."""
    assert totals(shown, total, offset) == says


BST = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("moment", "says"),
    [
        (None, "undated"),
        (Moment(date(2025, 10, 17), "header"), "2025-10-17 (header)"),
        (
            Moment(date(2025, 10, 17), "meta", datetime(2025, 10, 17, 6, 12, tzinfo=BST)),
            "2025-10-17 06:12 +01:00 (meta)",
        ),
        (
            Moment(date(2025, 10, 17), "url", datetime(2025, 10, 17, 6, 12, tzinfo=UTC)),
            "2025-10-17 06:12 +00:00 (url)",
        ),
    ],
)
def test_moments(moment, says):
    """The day, the time as printed when it is known, and how it is known."""
    assert moment_text(moment) == says


PAGE = with_paragraphs(
    Article(
        digest="7520f5810ed5" + "0" * 52,
        kind="text",
        decoded="",
        id="7520f5810ed5",
        source=Source("The Independent", "inferred"),
        credits=(
            Credit("text", "Reuters", "contributed"),
            Credit("photo", "Associated Press", "caption"),
            Credit("photo", "Associated Press", "caption"),
        ),
        entities=(
            Entity("place", "Budapest", (Mention("Budapest", 44, 52),)),
            Entity("person", "Vladimir Putin", (Mention("Putin", 0, 5, HEADLINE),)),
            Entity("person", "Elon Musk", (Mention("Elon Musk", 0, 9, 0),)),
        ),
    ),
    [
        Paragraph("Your support helps us", 0, 21, "promo", "cue:appeal"),
        Paragraph("What we know", 22, 34, "heading", "text:heading"),
        Paragraph("A date has not been set, but the meeting would be in Budapest.", 35, 97, "body"),
    ],
)


def test_a_page():
    """The facts with their basis, then heading and story; neither what was set aside nor its names."""
    assert list(article_lines(PAGE, NARROW)) == [
        "(no title)",
        "id         7520f5810ed5",
        "outlet     The Independent (inferred)",
        "published  undated",
        "credits    Reuters (text), Associated",
        "           Press (photo)",
        "people     Vladimir Putin",
        "places     Budapest",
        "",
        "What we know",
        "",
        "A date has not been set, but the meeting",
        "would be in Budapest.",
    ]


def test_why():
    """Every fact with how it is known, and every paragraph with its role and what decided it."""
    shown = list(why_lines(PAGE, NARROW))
    reasons = shown[shown.index("") + 1 :]
    assert reasons[:2] == ["outlet     The Independent: inferred", "           from what it says"]
    assert reasons[reasons.index("") + 1 :] == [
        "promo      0-21",
        "           “appeal” in front of the",
        "           story or behind it",
        "    Your support helps us",
        "",
        "heading    22-34",
        "           text:heading",
        "    What we know",
        "",
        "body       35-97",
        "    A date has not been set, but the",
        "    meeting would be in Budapest.",
    ]


REASONS = [
    ("promo", "cues:our newsletter; sign up", "it says “our newsletter” and “sign up”"),
    ("promo", "line:read more", "a line of nothing but “read more”"),
    ("promo", "link:read more", "the link “read more”"),
    ("caption", "link:view gallery", "it follows “view gallery”"),
    ("promo", "repeated:14:9", "seen in 14 stories on 9 days in The Gazette"),
    ("promo", "repeated:50:41", "seen in 50 or more stories on 41 days in The Gazette"),
    ("promo", "outlet rule:weather .{3,9}", "a rule for The Gazette: weather .{3,9}"),
    ("header", "header:byline", "a byline"),
    ("heading", "html:h2", "the page marks it as h2"),
    ("body", "", ""),
    ("body", "of a later version: x", "of a later version: x"),
]


@pytest.mark.parametrize(("role", "rule", "said"), REASONS)
def test_a_rule_is_said_in_words(role, rule, said):
    """What decided a role is a sentence; what is not known is shown as it stands."""
    assert why_paragraph(Paragraph("x", 0, 1, role, rule), "The Gazette") == said


COUNTS = Counts(15, (("2025-08", 3), ("2025-10", 12)), without=1)


def test_bars_on_a_terminal():
    """The longest bar fills the line; the articles without a value have a row."""
    assert list(chart_lines(COUNTS, Screen(30, terminal=True))) == [
        "2025-08   3  ████▎",
        "2025-10  12  █████████████████",
        "none      1  █▍",
    ]


def test_rows_in_a_pipe():
    """A program gets value, tab, count."""
    assert list(chart_lines(COUNTS, Screen())) == ["2025-08\t3", "2025-10\t12", "none\t1"]


def test_no_rows():
    """Counting nothing draws nothing."""
    assert list(chart_lines(Counts(0), Screen(terminal=True))) == []


def test_columns_on_a_terminal():
    """Names to the left, numbers to the right, queries cut."""
    cells = [("ukraine", "1204", "place:ukraine (missile OR drone) -sport"), ("x", "7", "x")]
    shown = list(column_lines(cells, Screen(40, terminal=True), titles=("NAME", "COUNT", "QUERY")))
    assert shown == [
        "NAME     COUNT  QUERY",
        "ukraine   1204  place:ukraine (missile…",
        "x            7  x",
    ]
