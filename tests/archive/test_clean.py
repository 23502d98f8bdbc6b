"""
Cleaning: the two founding articles to the letter, and specimens of every kind.
"""

from __future__ import annotations

import os

import pytest

from archive.article import Article, Paragraph
from archive.clean import clean
from tests.archive.passages import (
    APPEAL,
    CAPTIONS,
    CUES,
    FIRST,
    LAST,
    PROSE,
    STORY,
    aside,
    cleaned,
    story,
)

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "seeds")


def seed(name):
    with open(os.path.join(SEEDS, name), encoding="utf-8", newline="") as file:
        return cleaned(file.read())


# --- the founding articles -----------------------------------------------------------------------

BODY_000 = [
    (1, 181), (182, 288), (289, 442), (443, 517), (518, 731), (732, 901), (902, 1085),
    (1086, 1186), (1187, 1232), (1233, 1496), (1497, 1672), (1673, 1882), (1883, 2016),
    (2017, 2126), (2127, 2271), (2272, 2305), (2306, 2408), (2409, 2631),
]  # fmt: skip
BODY_001 = [
    (984, 1164), (1166, 1272), (1274, 1427), (1429, 1684), (1686, 1879), (1881, 2050),
    (2052, 2235), (2328, 2474), (2476, 2693), (2695, 2958), (2960, 3135), (3137, 3346),
    (3348, 3481), (3483, 3592), (3594, 3741), (3743, 3879), (3881, 4103),
]  # fmt: skip


def test_the_first_founding_article_is_all_story_but_its_credit():
    """000: a paragraph per line, and one credit line at the end."""
    got = [(p.role, p.start, p.end) for p in seed("000_7520f5810ed54d05.txt").paragraphs]
    assert got == [*(("body", *span) for span in BODY_000), ("credit", 2632, 2687)]


def test_the_second_founding_article_loses_its_header_appeal_caption_and_credit():
    """001: header and appeal glued into one line, a gallery line with its caption, a credit."""
    got = [(p.role, p.start, p.end) for p in seed("001_d9e10ce47f65dbca.txt").paragraphs]
    apart = [
        ("header", 1, 16),
        ("promo", 17, 982),
        ("promo", 2237, 2258),
        ("caption", 2259, 2326),
        ("credit", 4105, 4160),
    ]
    assert got == sorted([*(("body", *span) for span in BODY_001), *apart], key=lambda one: one[1])


def test_every_role_names_the_rule_that_decided():
    """What is set aside says why; the story needs no reason."""
    for paragraph in seed("001_d9e10ce47f65dbca.txt").paragraphs:
        assert bool(paragraph.rule) == (paragraph.role != "body")


# --- what is set aside ---------------------------------------------------------------------------


@pytest.mark.parametrize(("role", "line"), LAST)
@pytest.mark.parametrize("glue", ["\n\n", "\n", "\r\n\r\n"])
def test_a_line_behind_the_story_has_its_role(role, line, glue):
    """The last line of an article is told apart, whatever separates paragraphs."""
    article = cleaned(story(last=line, glue=glue))
    assert {p.role for p in article.paragraphs if p.text != PROSE} == {role}
    assert article.text == "\n\n".join([PROSE] * 6)


@pytest.mark.parametrize(("role", "line"), FIRST)
@pytest.mark.parametrize("glue", ["\n\n", "\n"])
def test_a_line_before_the_story_has_its_role(role, line, glue):
    """The first line of an article is told apart, and the story begins behind it."""
    article = cleaned(story(first=line, glue=glue))
    assert {p.role for p in article.paragraphs if p.text != PROSE} == {role}
    assert article.lead == PROSE


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_caption_is_told_by_its_credit(line):
    """A caption stands anywhere in the article and keeps its photo credit."""
    assert aside(cleaned(story(middle=line))) == [("caption", line)]


def test_a_gallery_link_is_cut_from_the_caption_behind_it():
    """ "open image in gallery" is furniture, what follows is a caption."""
    line = "Open image in gallery Protesters in Kyiv ( Getty Images )"
    assert aside(cleaned(story(middle=line))) == [
        ("promo", "Open image in gallery"),
        ("caption", "Protesters in Kyiv ( Getty Images )"),
    ]


# --- lines that glue several things together -----------------------------------------------------


def test_an_appeal_glued_in_front_of_the_lead_is_cut_at_its_last_sentence():
    """Header, appeal and lead in one line are three passages."""
    article = cleaned(story(first=f"date 2025-10-17 {APPEAL} Read more {PROSE}"))
    assert aside(article)[0] == ("header", "date 2025-10-17")
    assert {role for role, _ in aside(article)[1:]} == {"promo"}
    assert article.text == "\n\n".join([PROSE] * 7)


def test_an_appeal_glued_behind_the_last_paragraph_is_cut_at_its_first_sentence():
    """The story's last sentence stays, the appeal behind it goes."""
    article = cleaned(story(last=f"{PROSE} {APPEAL}"))
    assert aside(article) == [("promo", APPEAL)]
    assert article.text == "\n\n".join([PROSE] * 7)


def test_a_credit_glued_behind_the_last_sentence_is_cut():
    """ "... he said. (ANI)" and "... days. Reuters contributed to this report" end with a credit."""
    for credit in ("(ANI)", "Reuters and Associated Press contributed to this report."):
        assert aside(cleaned(story(last=f"{PROSE} {credit}"))) == [("credit", credit)]


def test_a_press_release_in_one_line_keeps_all_but_its_ends():
    """A text that lost its line breaks is story, except for furniture at its head and tail."""
    body = " ".join(
        [
            "SENATOR DOE ANNOUNCES FUNDS FOR AIRPORT Senator Jane Doe today announced two grants.",
            '"I am asking for your support," said Doe. Constituents can subscribe to her letter.',
            *[PROSE] * 8,
        ]
    )
    text = f"FOR IMMEDIATE RELEASE March 7 2005 {body} Contact: John Roe, 202/555-0143. ###"
    article = cleaned(text)
    assert article.text == body
    assert aside(article) == [
        ("header", "FOR IMMEDIATE RELEASE"),
        ("header", "March 7 2005"),
        ("promo", "Contact: John Roe, 202/555-0143."),
        ("promo", "###"),
    ]


# --- what stays ----------------------------------------------------------------------------------


@pytest.mark.parametrize("line", STORY)
def test_the_words_of_appeals_and_credits_do_not_hide_the_story(line):
    """Hiding the story is the worst error: such a line in its middle stays."""
    assert aside(cleaned(story(middle=line))) == []


@pytest.mark.parametrize("line", STORY[:22])
def test_nor_do_they_at_its_end(line):
    """Neither does such a line at the end, where weak words count."""
    assert aside(cleaned(story(last=line))) == []


def test_an_article_is_never_left_without_a_story():
    """An input of nothing but furniture keeps its longest passage."""
    article = cleaned("Read more\n\nAdvertisement\n\nSign up to our newsletter today.")
    assert article.text == "Sign up to our newsletter today."
    assert len(article.paragraphs) == 3


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\u2028\x85\xa0"])
def test_an_input_without_text_says_so(text):
    """Nothing in it is noted, not invented."""
    article = cleaned(text)
    assert (article.text, article.paragraphs, article.notes) == ("", (), ("no text in it",))


# --- headlines -----------------------------------------------------------------------------------


def test_a_short_first_line_before_prose_is_the_headline():
    """A title above a blank line and prose is a heading."""
    text = "Ministers meet in Geneva\n\nBy Jane Doe\n\n" + story()
    article = cleaned(text)
    assert [(p.role, p.rule) for p in article.paragraphs][:2] == [
        ("heading", "text:headline"),
        ("header", "header:byline"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ministers met in Geneva.",
        "Geneva talks",
        "and so they met",
        "“We met”",
        "Ministers meet, again,",
    ],
)
def test_a_first_line_that_may_be_story_is_no_headline(line):
    """Only when it is sure: a full stop, one word, a small letter or a quotation is not."""
    assert cleaned(f"{line}\n\n{story()}").paragraphs[0].role == "body"


def test_a_date_glued_to_the_second_paragraph_belongs_to_it():
    """Behind the first line only whole header lines are cut: the story has begun."""
    line = f"January 6, 2021 Committee members met again. {PROSE}"
    assert line in cleaned(f"Ministers met on Monday.\n\n{line}\n\n{story()}").text


def test_a_date_at_the_front_that_a_sentence_goes_on_from_is_story():
    """ "October 17, 2025, Congress met" begins the story."""
    line = f"October 17, 2025, Congress met again. {PROSE}"
    assert cleaned(story(first=line)).lead == line


# --- passages of a reader ------------------------------------------------------------------------


def test_passages_of_a_reader_are_judged_by_the_same_rules():
    """Captions and headings that HTML names stay; an appeal among its paragraphs is found."""
    parts = [("A heading", "heading"), (PROSE, "body"), (APPEAL, "body"), (PROSE, "body")]
    paragraphs, at = [], 0
    for text, role in parts:
        paragraphs.append(Paragraph(text, at, at + len(text), role, f"html:{role}"))
        at += len(text) + 2
    article = Article(
        digest="0" * 64,
        kind="html",
        decoded="\n\n".join(text for text, _ in parts),
        paragraphs=tuple(paragraphs),
    )
    assert [(p.role, p.text) for p in clean(article, cues=CUES).paragraphs] == [
        ("heading", "A heading"),
        ("body", PROSE),
        ("promo", APPEAL),
        ("body", PROSE),
    ]
