"""
Articles for the tests of names, and what is found in them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from archive.article import Article, Paragraph, Role, with_paragraphs
from archive.entities import load_gazetteer, name_entities

GAZETTEER = load_gazetteer()


class Nothing(dict[Any, Any]):
    """A memory that keeps nothing."""

    def __setitem__(self, key: Any, value: Any) -> None:
        pass


FORGETFUL = replace(GAZETTEER, alone=Nothing(), priors=Nothing())


def article(*paragraphs: str | tuple[str, Role], title: str | None = None) -> Article:
    """An article of body paragraphs, or of pairs of text and role."""
    parts = [one if isinstance(one, tuple) else (one, "body") for one in paragraphs]
    return with_paragraphs(
        Article(digest="", kind="text", decoded="", title=title),
        [Paragraph(text, 0, len(text), role) for text, role in parts],
    )


def names(*paragraphs: str | tuple[str, Role], title: str | None = None) -> set[tuple[str, str]]:
    named = name_entities(article(*paragraphs, title=title), gazetteer=GAZETTEER)
    return {(entity.type, entity.name) for entity in named.entities}


def surfaces(name: str, *paragraphs: str) -> list[str]:
    named = name_entities(article(*paragraphs), gazetteer=GAZETTEER)
    return [m.surface for e in named.entities if e.name == name for m in e.mentions]


def named(text: str) -> list[str]:
    """The surfaces of all names of *text*, in order."""
    found = name_entities(article(text), gazetteer=GAZETTEER).entities
    mentions = sorted((m.start, m.surface) for entity in found for m in entity.mentions)
    return [surface for _, surface in mentions]
