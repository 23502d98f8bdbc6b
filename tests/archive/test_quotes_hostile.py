"""
Quotation marks made to hurt: the stage takes time in proportion to the text and never fails.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Article, Entity, Mention, Paragraph, with_paragraphs
from archive.quotes import find_quotes, load_speech
from archive.quotes.quoting import MOST

SPEECH = load_speech()
SIZE = 4_000
SHAPES = {
    "one mark": '"',
    "curly": "“",
    "pairs": '"a" ',
    "open": '"a ',
    "nested": "“‘“‘",
    "singles": "'a ",
    "closing": "a' ",
    "backticks": "``a",
    "guillemets": "«a» ",
    "clauses": '"I am here," he said, ',
    "verbs": "said ",
    "cues": 'said "it is a b c d" ',
    "pronouns": '"It is over," he said. ',
    "roles": '"It is over," the minister said. ',
    "texts": 'Her statement read: "It is over." ',
    "commas": 'a, said, "it is over now, ok," ',
    "brackets": '((( said "it is over now" ',
    "labels": "\n((A B)) yes",
    "colons": "Ann: ",
    "dashes": '"It is over now" -- ',
    "escapes": '\x1b[31m"\x9bIt is\u202e over," she said ',
    "names": '"It is over," Q said. ',
}


def hostile(shape: str, size: int) -> Article:
    text = shape * (size // len(shape))
    mentions = tuple(
        Mention("Q", at, at + 1) for at in range(len(text)) if text.startswith("Q ", at)
    )
    return with_paragraphs(
        Article(digest="", kind="text", decoded=text, entities=(Entity("person", "Q", mentions),)),
        [Paragraph(one, 0, len(one)) for one in text.split("\n") if one],
    )


def seconds(article: Article) -> float:
    """CPU time, so that a busy machine does not count."""
    start = time.process_time()
    find_quotes(article, speech=SPEECH)
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_time_grows_no_faster_than_the_text(shape: str) -> None:
    """Eight times the text takes about eight times as long: nowhere near sixty-four."""
    small = max(min(seconds(hostile(shape, SIZE)) for _ in range(2)), 0.02)

    assert any(seconds(hostile(shape, 8 * SIZE)) < 24 * small for _ in range(3))


def test_a_gigantic_story_is_read_up_to_a_limit() -> None:
    """What stands behind MOST characters is not looked at."""
    near = "“It is all over now,” he said."
    rain = "rain " * (MOST // 5)
    article = with_paragraphs(
        Article(digest="", kind="text", decoded=near),
        [Paragraph(text, 0, len(text)) for text in (near, rain, near)],
    )

    assert len(find_quotes(article, speech=SPEECH).quotes) == 1


def test_a_gigantic_quotation_is_none() -> None:
    """Nobody says a novel: marks that far apart are two lost ones."""
    text = "“" + "rain " * 20_000 + "” “It is all over now,” he said."
    article = with_paragraphs(
        Article(digest="", kind="text", decoded=text), [Paragraph(text, 0, len(text))]
    )

    assert [q.words for q in find_quotes(article, speech=SPEECH).quotes] == ["It is all over now,"]


WORDS = st.sampled_from(
    ['"', "“", "”", "‘", "’", "'", " ", ", ", ". ", ": ", "said", "he ", "the minister ", "Q ", "(", ")",
     "—", "and ", "who ", "'s ", "statement ", "read ", "It is over now", "according to ", "\n", "saying "]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60).map("".join))
def test_any_text_gives_quotations_out_of_itself(text: str) -> None:
    """Whatever the text: words are where the offsets say, in order, and speakers are named in it."""
    found = find_quotes(hostile(text, len(text)) if text else hostile("a", 1), speech=SPEECH)
    at = 0
    for quote in found.quotes:
        assert found.text[quote.start : quote.end] == quote.words
        assert quote.start >= at
        assert quote.speaker in (None, "Q")
        at = quote.end
