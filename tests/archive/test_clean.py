"""
Cleaning: the two founding articles to the letter, specimens of every kind, and what always holds.
"""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.article import Article, Paragraph
from archive.clean import clean, load_cues
from archive.clean.cues import parse_cues
from archive.clean.split import split_passages, split_sentences
from archive.errors import SettingsError

CUES = load_cues()
SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "seeds")

PROSE = (
    "The minister told reporters on Tuesday that the talks with the three parties would go on for "
    "as long as they had to, and that nobody should expect an agreement before the summer."
)


def cleaned(text, kind="text"):
    return clean(Article(digest="0" * 64, kind=kind, decoded=text), cues=CUES)


def story(*, first="", last="", middle="", glue="\n\n"):
    """Six paragraphs of prose with something before, between or behind them."""
    parts = [first, PROSE, PROSE, PROSE, middle, PROSE, PROSE, PROSE, last]
    return glue.join(part for part in parts if part)


def aside(article):
    return [(p.role, p.text) for p in article.paragraphs if p.role != "body"]


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

LAST = [
    # Text credits and sign-offs in the house forms of agencies and newspapers.
    ("credit", "The Associated Press contributed to this report."),
    ("credit", "Associated Press writers Jane Doe in Paris and John Roe in Rome contributed to this report."),
    ("credit", "(Reporting by Jane Doe in Paris and John Roe; Editing by Max Moe)"),
    ("credit", "Additional reporting by Jane Doe; Editing by John Roe, Max Moe and Ann Lee"),
    ("credit", "With inputs from PTI"),
    ("credit", "With files from The Canadian Press"),
    ("credit", "— AP"),
    ("credit", "Reuters and AFP"),
    ("credit", "© 2025 AFP"),
    ("credit", "Copyright 2025 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission."),
    ("credit", "This article was originally published by The Conversation."),
    # Biographies.
    ("bio", "Jane Doe is a staff writer at The Atlantic."),
    ("bio", "John Roe is a reporter for Vox covering courts. Follow him on Twitter @johnroe or email him."),
    ("bio", "Max Moe is a freelance journalist based in Nairobi."),
    ("bio", "The author is a professor of economics at the University of Leeds."),
    # Corrections and notes.
    ("correction", "This article was amended on 12 May 2025. An earlier version said the talks were in Bonn."),
    ("correction", "Correction: An earlier version of this story misspelled the minister's name. It is Doe, not Do."),
    ("correction", "An earlier version of this article misstated the year of the agreement. It was 1998."),
    ("correction", "This is a developing story. Please check back for updates."),
    ("correction", "Editor's note: this piece discusses violence."),
    # Appeals, as outlets of several countries word them.
    ("promo", "Sign up to our free weekly newsletter and get the best of our reporting."),
    ("promo", "Get our top stories delivered straight to your inbox every morning."),
    ("promo", "Please consider making a donation. Readers like you keep our journalism free for everyone."),
    ("promo", "Support our journalism by becoming a member today."),
    ("promo", "Already a subscriber? Log in to continue reading."),
    ("promo", "We use cookies to make this site work. By continuing to use this site you agree."),
    ("promo", "Follow us on Twitter and like us on Facebook for more stories like this."),
    ("promo", "Do you have a story for our news team? Email our news team at the usual address."),
    ("promo", "We may earn a commission from links on this page."),
    ("promo", "Listen to our podcast, wherever you get your podcasts, and sign up to our newsletter."),
    # Navigation.
    ("promo", "Read more: Ministers meet again in Geneva"),
    ("promo", "READ MORE Ministers meet again in Geneva"),
    ("promo", "Related: What the talks are about"),
    ("promo", "Advertisement"),
    ("promo", "Story continues below advertisement"),
    ("promo", "Share this article"),
    ("promo", "Most read"),
    ("promo", "* * *"),
    ("promo", "Topics: Geneva, talks, Diplomacy"),
    ("promo", "Contact: Jane Doe and John Roe, 202/555-0143."),
    ("promo", "###"),
]  # fmt: skip


@pytest.mark.parametrize(("role", "line"), LAST)
@pytest.mark.parametrize("glue", ["\n\n", "\n", "\r\n\r\n"])
def test_a_line_behind_the_story_has_its_role(role, line, glue):
    """The last line of an article is told apart, whatever separates paragraphs."""
    article = cleaned(story(last=line, glue=glue))
    assert {p.role for p in article.paragraphs if p.text != PROSE} == {role}
    assert article.text == "\n\n".join([PROSE] * 6)


FIRST = [
    ("header", "By Jane Doe"),
    ("header", "By JANE DOE, Associated Press"),
    ("header", "By Jane Doe and John Roe in Washington"),
    ("header", "Published: 17 October 2025 06:12 BST"),
    ("header", "date 2025-10-17"),
    ("header", "Friday, October 17, 2025"),
    ("header", "Updated 3 hours ago"),
    ("header", "4 min read"),
    ("header", "Source: Reuters"),
    ("header", "FOR IMMEDIATE RELEASE"),
    ("promo", "Skip to content"),
    ("promo", "Your support helps us to tell the story. Your donation allows us to keep sending journalists."),
]  # fmt: skip


@pytest.mark.parametrize(("role", "line"), FIRST)
@pytest.mark.parametrize("glue", ["\n\n", "\n"])
def test_a_line_before_the_story_has_its_role(role, line, glue):
    """The first line of an article is told apart, and the story begins behind it."""
    article = cleaned(story(first=line, glue=glue))
    assert {p.role for p in article.paragraphs if p.text != PROSE} == {role}
    assert article.lead == PROSE


CAPTIONS = [
    "Mr Zelensky is due to visit the White House on Friday ( AP )",
    "Protesters gather in Kyiv (Jane Doe/Getty Images)",
    "Smoke rises over the city. (AP Photo/Jane Doe)",
    "FILE - The minister speaks in Paris, Oct. 3, 2025. (AP Photo/Jane Doe, File)",
    "Photograph: Jane Doe/AFP/Getty Images",
    "Photo: Jane Doe",
    "The minister arrives in Geneva. Photograph: Jane Doe/The Guardian",
    "A view of the lake (Photo by Jane Doe)",
    "Evan Vucci/AP",
    "In this photo released by the palace, the king waves.",
    "Image source, Getty Images",
]


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

APPEAL = (
    "Your support helps us to tell the story. Your donation allows us to keep sending journalists "
    "to speak to both sides. We believe quality journalism should be available to everyone."
)


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

STORY = [
    # Words of appeals in the mouths of people.
    "“I ask for your support and your donation,” the senator told the crowd, “and for your vote.”",
    '"Please consider making a donation," she said. "We need your support."',
    "The newspaper put its articles behind a paywall in 2011 and lost a third of its readers.",
    "Readers were asked to sign up for the newsletter of the campaign, which has 4,000 subscribers.",
    "The company said users would be able to subscribe from March, and donate through the app.",
    "Your support is what the party needs, the leaflet says.",
    "The app lets people sign up, subscribe, donate, accept cookies and read newsletters at once.",
    # Agencies in prose.
    "The AP reported on Tuesday that the minister had resigned.",
    "He told the Associated Press (AP).",
    "Reuters could not verify the report. Its reporters were refused entry (AP journalists too).",
    "High fuel prices also contributed to the rise in the number of bankruptcies this year.",
    "Reporting by the BBC found that two of the four ministers had known of the plan.",
    "Years of neglect contributed to the collapse, an inquiry found.",
    "WASHINGTON (Reuters) - The president said on Tuesday that he would not sign the bill.",
    # Dates and bylines in prose.
    "THREE ARE HELD FOR FORGERY (By Associated Press)",
    "John Roe is a reporter for the paper; police say that he was shot on his way to work.",
    "October 17, 2025, Congress met for the first time since the strike of its clerks had ended.",
    "October 17, 2025 was the day on which the talks were to begin in Geneva.",
    "By Tuesday evening the streets were empty, and the shops had been closed.",
    "By Christmas, Mr Doe had left the party.",
    "Published reports say that the minister knew.",
    # The middle of a story about journalists.
    "Jane Doe is a freelance journalist who was arrested in Cairo in 2013 and held for 400 days.",
    "A correction: the market fell by a fifth within two days.",
    "Read more books, the minister advised schoolchildren, and watch less television.",
    "Advertisements for the post were placed in three newspapers.",
    "Photography is forbidden in the temple, and image after image was deleted.",
    "Follow the money, the prosecutor said: his donations went to three parties.",
]  # fmt: skip


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


# --- the shape of the text -----------------------------------------------------------------------

WRAPPED = """\
The minister told reporters on Tuesday that the talks with the three
parties would go on for as long as they had to, and that nobody should
expect an agreement before the summer.

A spokesman for the second party said that it had never been asked, and
that it would not come to Geneva.
"""


def test_hard_wrapped_blocks_are_paragraphs():
    """Lines cut at 72 columns belong together."""
    spans = split_passages(WRAPPED)
    assert [WRAPPED[start : start + 5] for start, _ in spans] == ["The m", "A spo"]


def test_wrapped_capitals_without_blank_lines_are_one_paragraph():
    """A text in capitals (TIME, 1963) is wrapped though no line begins with a small letter."""
    text = WRAPPED.upper().replace("\n\n", "\n").replace("SUMMER.\nA", "SUMMER\nA")
    assert len(split_passages(text)) == 1


def test_a_short_line_that_ends_a_sentence_ends_a_wrapped_paragraph():
    """Wrapped paragraphs need no blank line between them."""
    assert len(split_passages(WRAPPED.replace("\n\n", "\n"))) == 2


def test_lines_that_are_sentences_are_paragraphs():
    """One paragraph per line, long or short."""
    text = "He left.\nShe stayed, and so did the others.\n“I might come back.”\nNobody knows."
    assert len(split_passages(text)) == 4


def test_abbreviations_do_not_end_sentences():
    """ "Sen. Doe of the U.S. Senate" is one sentence."""
    text = "Sen. Doe of the U.S. Senate met Mr. Roe on Oct. 3. They talked. “Why?” he asked."
    got = [text[start:end] for start, end in split_sentences(text, 0, len(text))]
    assert got == [
        "Sen. Doe of the U.S. Senate met Mr. Roe on Oct. 3.",
        "They talked.",
        "“Why?” he asked.",
    ]


# --- what always holds ---------------------------------------------------------------------------

PIECES = st.sampled_from(
    [PROSE, APPEAL, "\n", "\n\n", "\r\n", " ", "\t", "\u2028", "\x0c", "Read more", "Advertisement"]
    + [line for _, line in LAST + FIRST]
    + CAPTIONS
    + STORY
    + ["Open image in gallery ", "He said so. ", "“", "”", '"', "( AP )", "By ", "1", "İ", "###"]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(PIECES, max_size=12).map("\n".join),
    st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=12).map("\n\n".join),
)


@given(TEXTS)
@example("Read more Advertisement Read more")
@example("a\nB c\n\nd")
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost(text):
    """Kept and set aside together are what came in: passages in order, white space between."""
    article = cleaned(text)
    at = 0
    for paragraph in article.paragraphs:
        assert text[at : paragraph.start].strip() == ""
        assert paragraph.text == text[paragraph.start : paragraph.end]
        assert paragraph.text
        assert paragraph.text == paragraph.text.strip()
        at = paragraph.end
    assert text[at:].strip() == ""
    body = [p for p in article.paragraphs if p.role == "body"]
    assert article.text == "\n\n".join(p.text for p in body)
    assert bool(body) == bool(text.strip())


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_cleaning_a_clean_text_keeps_it(text):
    """What is left after cleaning is left after cleaning it again."""
    once = cleaned(text).text
    assert cleaned(once).text == once


HOSTILE = [
    "x", "your support newsletter ", "“", '" ', ". ", "A. ", "(", "( AP ) ", "Read more ", "a\n",
    "open image in gallery ", "1", "2025-10-17 ", "By Jane Doe and ", "Contact: ", "# ", "İ",
    "Subscribe to our newsletter. ", "Reuters and AP contributed to this report. ", "January ",
    "Latest news ", "Email ", "Read more\n\n", "(Reporting by ", "© 2025 ", "— AP ", " ", "Ab ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_megabyte_of_anything_takes_no_time(unit):
    """Work grows with the length of the input and no faster, whatever it repeats."""
    began = time.process_time()
    article = cleaned(unit * (1_000_000 // len(unit)))
    assert time.process_time() - began < 8  # 2 s on the slowest of them
    assert all(p.text for p in article.paragraphs)


# --- the table of cues ---------------------------------------------------------------------------

ROW = {"role": "promo", "at": "anywhere", "weight": 3, "phrases": ["our newsletter"]}
WRONG = [
    ({"cues": []}, "'cues': only [[cue]] tables"),
    ({"cue": [{**ROW, "phrase": "x"}]}, "unknown key 'phrase'"),
    ({"cue": [{**ROW, "role": "advert"}]}, "role = 'advert': one of body, heading"),
    ({"cue": [{**ROW, "at": "middle"}]}, "at = 'middle': one of anywhere"),
    ({"cue": [{**ROW, "weight": 0}]}, "weight = 0: a whole number"),
    ({"cue": [{**ROW, "weight": True}]}, "weight = True"),
    ({"cue": [{**ROW, "then": "next"}]}, "then = 'next'"),
    ({"cue": [{**ROW, "phrases": []}]}, "a cue wants phrases"),
    ({"cue": [{**ROW, "phrases": ["Our  Newsletter"]}]}, "'Our  Newsletter': lower case"),
    ({"cue": [{**ROW, "phrases": ["..."]}]}, "'...': lower case"),
    ({"cue": ["our newsletter"]}, "a cue is a table"),
]


@pytest.mark.parametrize(("tables", "message"), WRONG)
def test_a_wrong_table_of_cues_names_file_and_key(tables, message):
    """The table is strict, so that a slip in it cannot go unseen."""
    with pytest.raises(SettingsError) as caught:
        parse_cues("cues.toml", tables)
    assert str(caught.value).startswith("cues.toml: ")
    assert message in str(caught.value)


def test_cues_are_loaded_once():
    """The caller may ask as often as it likes."""
    assert load_cues() is load_cues()
    assert len(load_cues().whole) > 100
