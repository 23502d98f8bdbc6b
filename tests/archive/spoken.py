"""
Articles for the tests of quotations: a text in which the names are marked.

`[Ann Baker] left. "No," said [Baker=Ann Baker] of [the Red Cross=Red Cross/org].`
"""

from __future__ import annotations

import re

from archive.article import Article, Entity, Mention, Paragraph, Quote, with_paragraphs
from archive.quotes import find_quotes, load_speech

SPEECH = load_speech()
_NAME = re.compile(r"\[(?!\.\.\.|\w\])([^\]=/|]+)(?:=([^\]/]+))?(?:/(org|place|thing))?\]")


def spoken(*paragraphs: str) -> Article:
    """An article of these paragraphs, its names as marked."""
    plain: list[str] = []
    found: dict[tuple[str, str], list[Mention]] = {}
    shift = 0
    for paragraph in paragraphs:
        text, at = "", 0
        for match in _NAME.finditer(paragraph):
            text += paragraph[at : match.start()]
            start = shift + len(text)
            text += match[1]
            at = match.end()
            name = (match[3] or "person", match[2] or match[1])
            found.setdefault(name, []).append(Mention(match[1], start, shift + len(text)))
        plain.append(text + paragraph[at:])
        shift += len(plain[-1]) + 2
    entities = [Entity(type_, name, tuple(here)) for (type_, name), here in found.items()]  # type: ignore[arg-type]
    decoded = "\n\n".join(plain)
    article = Article(digest="", kind="text", decoded=decoded, entities=tuple(entities))
    return with_paragraphs(article, [Paragraph(text, 0, len(text)) for text in plain])


def quotes(*paragraphs: str) -> tuple[Quote, ...]:
    """What is quoted in such an article."""
    return find_quotes(spoken(*paragraphs), speech=SPEECH).quotes


def speakers(*paragraphs: str) -> list[str | None]:
    """Who is quoted, quotation by quotation."""
    return [quote.speaker for quote in quotes(*paragraphs)]
