"""
Text made to hurt: the stage takes time in proportion to its length and never fails.
"""

from __future__ import annotations

import time

import pytest

from archive.article import Article, Paragraph, with_paragraphs
from archive.entities import load_gazetteer, name_entities
from archive.entities.sightings import MOST

GAZETTEER = load_gazetteer()
SIZE = 4_000
SHAPES = {
    "one word": "A",
    "words": "A ",
    "names": "Ab Cd ",
    "titles": "Mr A ",
    "dots": "A.",
    "hyphens": "A-",
    "small hyphens": "a-",
    "apostrophes": "A'",
    "articles": "al-A-",
    "quotes": '"A B C" ',
    "open quotes": "“A",
    "brackets": "Big Thing (BT) ",
    "of": "University of ",
    "commas": "Aaaa, ",
    "lines": "A\n",
    "spaces": " ",
    "one surname": "Q{} Smith said. ",
    "people": "Q{} Z{} said. ",
    "firms": "Q{} Corporation (QC) and ",
    "suffixes": "John Smith, Jr. III ",
    "escapes": "\x1b[31mBad\x9b Name\u202e ",
}


def hostile(shape: str, size: int) -> Article:
    text = ""
    if "{}" in shape:
        text = "".join(shape.replace("{}", _letters(n)) for n in range(size // len(shape)))
    else:
        text = shape * (size // len(shape))
    return with_paragraphs(
        Article(digest="", kind="text", decoded=""), [Paragraph(text, 0, len(text))]
    )


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def seconds(article: Article) -> float:
    """CPU time, so that a busy machine does not count."""
    start = time.process_time()
    name_entities(article, gazetteer=GAZETTEER)
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_time_grows_no_faster_than_the_text(shape: str) -> None:
    """
    Eight times the text takes about eight times as long: nowhere near sixty-four. Something else on
    the machine may slow one try, not three.
    """
    small = max(min(seconds(hostile(shape, SIZE)) for _ in range(2)), 0.02)

    assert any(seconds(hostile(shape, 8 * SIZE)) < 24 * small for _ in range(3))


def test_a_gigantic_line_is_read_up_to_a_limit() -> None:
    """Beyond MOST characters nothing is read, no name is cut in two, and a note says so."""
    near, far = "Boris Johnson spoke. ", "in Constantinople it was cold. "
    text = near + "rain " * ((MOST - len(near) - 12) // 5) + far
    article = with_paragraphs(
        Article(digest="", kind="text", decoded=""),
        [Paragraph(text, 0, len(text)), Paragraph(far, 0, len(far))],
    )
    named = name_entities(article, gazetteer=GAZETTEER)

    assert text[:MOST].endswith(" Constantino")
    assert named.notes == (f"only the first {MOST:,} characters were read for names",)
    assert [entity.name for entity in named.entities] == ["Boris Johnson"]


def test_escapes_are_in_no_name() -> None:
    """Control characters never become part of a name."""
    named = name_entities(
        hostile(SHAPES["escapes"] + "said Boris Johnson. ", 200), gazetteer=GAZETTEER
    )

    assert named.entities
    assert all(entity.name.isprintable() for entity in named.entities)
