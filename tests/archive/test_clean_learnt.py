"""
Cleaning by what is known of an outlet: what is cut and what stays, and what holds for every text,
every table and every reader.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.article import Article, Paragraph
from archive.clean import clean, recall
from archive.clean.edges import find_heads, find_runs, find_tails, to_key
from archive.clean.outlet_rules import parse_rules
from archive.clean.units import Keys, Seen, find_passages
from tests.archive.passages import APPEAL, CUES, LAST, PROSE, STORY, aside, cleaned, story
from tests.archive.test_clean_always import HOSTILE, TEXTS

MASTHEAD = "The Senator Jane Doe Ohio Press Room News Releases"
ALWAYS = Seen(9, 8, 90)
SELDOM = Seen(9, 8, 4)


def known(*passages: str, seen: Seen = ALWAYS) -> dict[bytes, Seen]:
    """A table with these passages, and their sentences, in it."""
    table = {}
    for passage in passages:
        for found in find_passages(passage, [(0, len(passage))]):
            for unit in (found.whole, *found.sentences):
                if unit.key:
                    table[unit.key] = seen
    return table


def ends(text: str) -> dict[bytes, Seen]:
    """A table with the first and the last words of *text* in it, and its runs."""
    heads, tails = find_heads(text, 0, len(text)), find_tails(text, 0, len(text))
    runs = [key for key, _, _ in find_runs(text, 0, len(text))]
    return {to_key(key): ALWAYS for key in (*heads, *tails, *runs)}


def recalled(
    text: str, table: dict[bytes, Seen], rules: tuple[dict[str, str], ...] = ()
) -> Article:
    parsed = parse_rules("x", {"rule": [{"outlet": "*", **rule} for rule in rules]}, mine=True)
    return recall(cleaned(text), table, cues=CUES, rules=parsed)


WEATHER = "Tomorrow will bring what the day before it brought, our forecasters have found."


def test_a_known_paragraph_and_a_known_sentence_are_cut() -> None:
    """Whole, and glued to the story's own sentences."""
    for text in (story(middle=WEATHER), story(middle=f"{PROSE} {WEATHER}")):
        article = recalled(text, known(WEATHER))
        assert aside(article) == [("promo", WEATHER)]
        assert [p.rule for p in article.paragraphs if p.role == "promo"] == ["repeated:9:8"]


BACKGROUND = [
    "The Appalachian Regional Commission is a federal-state partnership of thirteen states.",
    "Russia launched its full-scale invasion of Ukraine in February 2022.",
    "“We will not be moved,” the minister said in a statement to reporters.",
    "The bill now goes to the president for his signature.",
]


@pytest.mark.parametrize("line", BACKGROUND)
@pytest.mark.parametrize("glue", ["", PROSE + " "])
def test_what_a_story_tells_of_its_background_stays(line: str, glue: str) -> None:
    """It is repeated to the letter, but does not speak to the reader, nor stand everywhere."""
    assert aside(recalled(story(middle=glue + line), known(line, seen=SELDOM))) == []


SPOKEN = [
    "For the latest from the county, visit gazette.example.com or pick up a copy.",
    "Subscribers can read every edition since 1901 in our archive.",
    "Click through to see what the county has to offer this weekend.",
]


@pytest.mark.parametrize("line", SPOKEN)
def test_what_is_said_to_readers_goes_though_it_is_seldom(line: str) -> None:
    """An appeal that takes turns with others stands in few articles, and speaks to the reader."""
    assert aside(recalled(story(middle=line), known(line, seen=SELDOM))) == [("promo", line)]


def test_a_known_label_is_a_heading_when_short() -> None:
    """ "Alabama" divides a story; a longer label is a link to others."""
    assert aside(recalled(story(middle="Alabama"), known("Alabama", seen=SELDOM))) == [
        ("heading", "Alabama")
    ]
    line = "More on the war in the east and its end"
    assert aside(recalled(story(middle=line), known(line, seen=SELDOM))) == [("promo", line)]


def test_a_known_credit_is_a_credit() -> None:
    """What is repeated and names an agency is information: it is read as a credit."""
    line = "Parts of this page are written by the Associated Press and edited in Ohio"
    assert ("credit", line) in aside(recalled(story(middle=line + "."), known(line))) or (
        "credit",
        line + ".",
    ) in aside(recalled(story(middle=line + "."), known(line)))


def test_numbers_make_no_difference_unless_they_are_the_news() -> None:
    """ "Updated at 5:01 p.m." is "updated at 12:40 PM"; a market report is another each day."""

    def key(text: str) -> bytes:
        return Keys(text).key(0, len(text))

    assert key("Updated at 5:01 p.m. ET") == key("UPDATED AT 12:40 PM ET")
    assert key("Don’t miss: it’s “free”") == key("Don't miss — it's free!")
    assert key("The FTSE rose 23.1 points to 7,321.5") != key(
        "The FTSE rose 99.8 points to 6,021.2"
    )
    assert key("Подпишитесь на нас") != key("Читайте также")


UNPUNCTUATED = (
    f"{MASTHEAD} Washington D C Senator Jane Doe today asked for funds for the bridge over the "
    + "river and for the road behind it which has not been mended since the flood of that year " * 8
    + "she said June 2006 News Releases Browse by Current record"
)


def test_first_and_last_words_are_cut_from_a_text_without_sentences() -> None:
    """A masthead and what stands under the text, where no full stop shows where they end."""
    other = MASTHEAD + " It was said by all of them " * 20 + "May 2005 News Releases"
    article = recalled(UNPUNCTUATED, ends(cleaned(other).text))
    assert article.text.startswith("Washington D C Senator Jane Doe today asked")
    assert article.text.endswith("she said")


def test_a_sentence_is_not_cut_in_two() -> None:
    """Where there are full stops, first and last words are cut at the ends of sentences alone."""
    text = story(last="The report was sent to the press office in June 2006.")
    assert recalled(text, ends(text)).text == cleaned(text).text


PARTS = [
    APPEAL,
    WEATHER,
    *BACKGROUND,
    *SPOKEN,
    *STORY[:4],
    *(line for _, line in LAST[:6]),
    MASTHEAD,
]
TABLES = st.lists(st.sampled_from([*PARTS, PROSE]), max_size=6).map(lambda p: known(*p))
LEARNT = st.one_of(
    TEXTS,
    st.lists(st.sampled_from([*PARTS, PROSE, "\n", "\n\n", " "]), max_size=12).map(" ".join),
    st.lists(st.sampled_from([*PARTS, PROSE, UNPUNCTUATED]), max_size=8).map("\n\n".join),
)
RULES = st.sampled_from(
    [
        (),
        ({"pattern": ".{0,40}weather.{0,40}", "role": "promo"},),
        ({"pattern": "tomorrow will .{0,90}", "role": "caption"},),
        ({"pattern": "your support .{0,300}", "role": "body"},),
    ]
)


@given(LEARNT, TABLES, RULES)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_whatever_is_known(text: str, table: dict[bytes, Seen], rules) -> None:  # type: ignore[no-untyped-def]
    """Kept and set aside together are what came in, and something is always kept."""
    table = {**table, **ends(text[:700])}
    article = recalled(text, table, rules)
    at = 0
    for paragraph in article.paragraphs:
        assert text[at : paragraph.start].strip() == ""
        assert paragraph.text == text[paragraph.start : paragraph.end]
        assert paragraph.text == paragraph.text.strip() != ""
        at = paragraph.end
    assert text[at:].strip() == ""
    body = [p.text for p in article.paragraphs if p.role == "body"]
    assert article.text == "\n\n".join(body)
    assert bool(body) == bool(text.strip())


@given(LEARNT, TABLES)
@example(f"Watch: The bridge from above\n\nBy Jane Doe\n\n{PROSE}\n\n{APPEAL}\n\nBy Jane Doe", {})
@settings(max_examples=300, deadline=None)
def test_a_text_cleaned_by_what_is_known_stays_clean(text: str, table: dict[bytes, Seen]) -> None:
    """What is left after cleaning is left after cleaning it again by the same table."""
    once = recalled(text, table).text
    assert recalled(once, table).text == once


@given(st.lists(st.sampled_from([*PARTS, PROSE, "Alabama"]), min_size=1, max_size=10), TABLES)
@settings(max_examples=200, deadline=None)
def test_passages_of_a_page_keep_their_places(parts: list[str], table: dict[bytes, Seen]) -> None:
    """What a reader has found is judged in place: `decoded` is covered as it was, and stays so."""
    decoded = "\n\n".join(parts)
    paragraphs, at = [], 0
    for text in parts:
        paragraphs.append(Paragraph(text, at, at + len(text), "body", "html:p"))
        at += len(text) + 2
    page = Article(digest="0" * 64, kind="html", decoded=decoded, paragraphs=tuple(paragraphs))
    article = recall(clean(page, cues=CUES), table, cues=CUES)
    covered = "".join(p.text for p in article.paragraphs)
    assert covered.replace(" ", "") == "".join(parts).replace(" ", "")
    assert recall(article, table, cues=CUES) == article
    bounds = [(p.start, p.end) for p in paragraphs]
    assert all(any(s <= p.start and p.end <= e for s, e in bounds) for p in article.paragraphs)


@pytest.mark.parametrize(
    "unit", [*HOSTILE, "Press Release ", "A B C D ", "30 ", "а ", f"{WEATHER} "]
)
def test_a_megabyte_of_anything_takes_no_time_either(unit: str) -> None:
    """Nor does it by what is known of the outlet."""
    text = unit * (1_000_000 // len(unit))
    article = cleaned(text)
    table = {**known(unit, WEATHER), **ends(text)}
    began = time.process_time()
    again = recall(article, table, cues=CUES)
    assert time.process_time() - began < 12
    assert all(p.text for p in again.paragraphs)
