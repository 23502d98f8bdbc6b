"""
The sentences of an article that are compared: story, headings, corrections and credit lines.

Captions, appeals and biographies are left out: two outlets never share them, and they are no news.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.clean.split import split_sentences
from archive.comparing.words import to_words

if TYPE_CHECKING:
    from archive.article import Article, Role

COMPARED: frozenset[Role] = frozenset(("body", "heading", "credit", "correction"))
MOST_SENTENCES = 2_000
"""What comes after so many is not compared: a bound for hostile input, far above any story."""
LONGEST_SENTENCE = 4_000
"""Characters; a longer passage without a full stop is cut here, at a space."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    One sentence: its text with single spaces, and where it stands in `Article.decoded`.

    *paragraph* counts `Article.paragraphs`; *names* are the names that it mentions, as (type,
    canonical name), and *surfaces* how they are written there. *quoted*: a quotation is open where
    it begins.
    """

    text: str
    start: int
    end: int
    paragraph: int
    names: frozenset[tuple[str, str]] = frozenset()
    surfaces: frozenset[str] = frozenset()
    quoted: bool = False


def to_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of *article* that are compared, in order."""
    mentions = _mentions(article)
    found: list[Sentence] = []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.role not in COMPARED:
            continue
        text = paragraph.text
        quoted = False  # a quotation that goes on is opened again by every paragraph
        for start, end in _cut(text, split_sentences(text, 0, len(text))):
            inside = [
                (name, surface)
                for at, name, surface in mentions.get(number, ())
                if start <= at < end
            ]
            sentence = " ".join(text[start:end].split())
            found.append(
                Sentence(
                    sentence,
                    paragraph.start + start,
                    paragraph.start + end,
                    number,
                    frozenset(name for name, _ in inside),
                    frozenset(surface for _, surface in inside),
                    quoted,
                )
            )
            quoted = to_words(sentence, quoted=quoted).quoted
            if len(found) >= MOST_SENTENCES:
                return tuple(found)
    return tuple(found)


def _cut(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    cut: list[tuple[int, int]] = []
    for first, end in spans:
        start = first
        while end - start > LONGEST_SENTENCE:
            space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            stop = space if space > start else start + LONGEST_SENTENCE
            cut.append((start, stop))
            start = stop + (space > start)
        if text[start:end].strip():
            cut.append((start, end))
    return cut


def _mentions(article: Article) -> dict[int, list[tuple[int, tuple[str, str], str]]]:
    """By paragraph: where in it a name stands, the name, and how it is written."""
    places = [
        (paragraph.at, number)
        for number, paragraph in enumerate(article.paragraphs)
        if paragraph.at is not None
    ]
    starts = [at for at, _ in places]
    found: dict[int, list[tuple[int, tuple[str, str], str]]] = {}
    for entity in article.entities:
        name = (entity.type, entity.name)
        for mention in entity.mentions:
            number, at = mention.paragraph, mention.start
            if number is None:
                place = bisect_right(starts, at) - 1
                if place < 0:
                    continue
                at -= starts[place]
                number = places[place][1]
            surface = re.sub(r"\s+", " ", mention.surface)
            found.setdefault(number, []).append((at, name, surface))
    return found
