"""
Article -> index Document: what of an article can be found, and under which field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.article import PARAGRAPH_BREAK, in_story
from archive.entry import count_words
from archive.head import by_field
from index.results import Document, Name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive.article import Article

_ALSO: Mapping[tuple[str, str], tuple[str, ...]] = {}


def to_texts(article: Article) -> dict[str, str]:
    """
    The article's words by text field: the paragraphs of a role, and what is quoted, joined by blank
    lines.
    """
    texts = by_field(article.title, ((p.role, p.text) for p in article.paragraphs))
    if article.quotes:
        texts["said"] = PARAGRAPH_BREAK.join(f"“{quote.words}”" for quote in article.quotes)
    return texts


def spellings(article: Article, name: str) -> tuple[str, ...]:
    """The forms in which an entity of this name stands in the story."""
    return tuple(
        mention.surface
        for entity in article.entities
        if entity.name == name and entity.type in ("person", "org", "place")
        for mention in entity.mentions
        if in_story(article, mention)
    )


def to_document(
    article: Article, also: Mapping[tuple[str, str], tuple[str, ...]] = _ALSO
) -> Document:
    """
    What the index holds of *article*.

    A name that stands only in what cleaning set aside (an appeal, a credit line) is not indexed:
    nobody who looks for Elon Musk wants every page with a donation appeal.
    """
    names: dict[str, list[Name]] = {}

    def put(kind: str, canonical: str, others: tuple[str, ...] = ()) -> None:
        more = (*others, *also.get((kind, canonical), ()))
        aliases = tuple(dict.fromkeys(other for other in more if other != canonical))
        names.setdefault(kind, []).append(Name(canonical, aliases))

    if article.source:
        put("source", article.source.name, article.source.aliases)
    for author in dict.fromkeys(article.authors):
        put("author", author)
    for credit in dict.fromkeys(credit.name for credit in article.credits):
        put("credit", credit)
    for entity in article.entities:
        mentions = [m for m in entity.mentions if in_story(article, m)]
        if mentions:
            put(entity.type, entity.name, tuple(m.surface for m in mentions))
    for speaker in dict.fromkeys(quote.speaker for quote in article.quotes if quote.speaker):
        put("speaker", speaker, (*spellings(article, speaker), *given_names(speaker, also)))
    keywords = {
        "tag": tuple(dict.fromkeys(article.tags)),
        "language": (article.language,) if article.language else (),
    }
    return Document(
        id=article.id,
        texts=to_texts(article),
        names={kind: tuple(found) for kind, found in names.items()},
        keywords={name: values for name, values in keywords.items() if values},
        numbers={"words": count_words(article.text)},
        day=article.published.day if article.published else None,
    )


def given_names(speaker: str, also: Mapping[tuple[str, str], tuple[str, ...]]) -> tuple[str, ...]:
    """The user's other names for a speaker, who is a person or an organisation."""
    return (*also.get(("person", speaker), ()), *also.get(("org", speaker), ()))
