"""
Cleaning: how a text is split, what holds for every input, and what hostile input costs.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.clean import load_cues
from archive.clean.cues import parse_cues
from archive.clean.split import split_passages, split_sentences
from archive.errors import SettingsError
from tests.archive.passages import APPEAL, CAPTIONS, FIRST, LAST, PROSE, STORY, cleaned

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


def test_no_is_an_abbreviation_before_a_figure_only():
    """ "No. 10" goes on, "He said no. She left" does not; nor does a figure."""
    text = "He met her at No. 10 Downing Street. He said no. She left at 5. Acme Inc. stayed."
    got = [text[start:end] for start, end in split_sentences(text, 0, len(text))]
    assert got == [
        "He met her at No. 10 Downing Street.",
        "He said no.",
        "She left at 5.",
        "Acme Inc. stayed.",
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
# What is cut off may be glued to a cue, which then has words of its own.
@example("Follow us on Twitter Follow us on Twitter Open image in gallery")
@example("0000000000FOR IMMEDIATE RELEASEADDITIONAL REPORTING BY ")
@example("He had left the party.FOR IMMEDIATE RELEASEThis is a developing story.")
@example("He said so. AdvertisementFOR IMMEDIATE RELEASE")
# A passage that looks like a headline only until it is cut.
@example(
    "Image source, Getty ImagesFOR IMMEDIATE RELEASEHigh fuel prices also contributed to the rise in the"
    " number of bankruptcies this year.Share this articleFOR IMMEDIATE RELEASEReuters could not verify it."
    " Its reporters were refused entry (AP journalists too), and two of the three said that they knew."
)
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
