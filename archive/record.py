"""
Article <-> JSON: the record of an article as the store keeps it, and as nothing else needs it.

The record is compact and versioned. What follows from the rest is left out: a paragraph's text is a
stretch of `decoded`, and the story is its body paragraphs joined; whatever does not follow is
written out, so that the round trip is exact for every Article. A record may come from a forged
database: reading it makes plain values of the right types or raises ValueError, nothing else.

The id is not part of the record: the store gives it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast, get_args

from archive.article import (
    PARAGRAPH_BREAK,
    Article,
    Basis,
    Clues,
    Credit,
    DateClue,
    Entity,
    EntityType,
    Given,
    Kind,
    Mention,
    Paragraph,
    Quote,
    QuoteKind,
    Role,
    Source,
)
from archive.head import BASES, VERSION, from_moment, read_record, to_moment
from archive.plain import maybe, one_of, pack, rows_of, slice_of, text_of, to_texts, whole_of

if TYPE_CHECKING:
    from archive.sources.document import Beside

_ROLES = frozenset(get_args(Role))
_KINDS = frozenset(get_args(Kind))
_QUOTED = frozenset(get_args(QuoteKind))
_TYPES = frozenset(get_args(EntityType))


def to_record(article: Article) -> bytes:
    """The record of *article*: JSON in ASCII, packed."""
    at = 0
    paragraphs: list[list[Any]] = []
    body: list[str] = []
    for p in article.paragraphs:
        row: list[Any] = [p.start, p.end, p.role, p.rule]
        expected = at if p.role == "body" else None
        if p.role == "body":
            at += len(p.text) + len(PARAGRAPH_BREAK)
            body.append(p.text)
        if p.at != expected or p.text != slice_of(article.decoded, p.start, p.end):
            row += [p.at, p.text]
        paragraphs.append(row)
    record: dict[str, Any] = {
        "v": VERSION,
        "digest": article.digest,
        "kind": article.kind,
        "decoded": article.decoded,
        "title": article.title,
        "paragraphs": paragraphs,
        "text": None if article.text == PARAGRAPH_BREAK.join(body) else article.text,
        "published": from_moment(article.published),
        "modified": from_moment(article.modified),
        "source": article.source
        and [article.source.name, article.source.basis, *article.source.aliases],
        "authors": article.authors,
        "credits": [[c.kind, c.name, c.how, c.paragraph] for c in article.credits],
        "entities": [
            [e.type, e.name, [[m.surface, m.start, m.end, m.paragraph] for m in e.mentions]]
            for e in article.entities
        ],
        "quotes": [_from_quote(quote, article.text) for quote in article.quotes],
        "tags": article.tags,
        "url": article.url,
        "fetched": article.fetched,
        "language": article.language,
        "notes": article.notes,
        "clues": _from_clues(article.clues),
        "given": from_given(article.given),
    }
    kept = {key: value for key, value in record.items() if value not in (None, [], (), {})}
    return pack(json.dumps(kept, separators=(",", ":")).encode("ascii"))


def to_article(packed: object, *, id: str = "") -> Article:  # noqa: A002
    """The Article whose record this is, with this *id*. Raises ValueError when it is damaged."""
    try:
        return _to_article(read_record(packed), id)
    except (LookupError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(f"the record is damaged: {type(error).__name__} {error}") from None


def _to_article(record: dict[str, Any], id_: str) -> Article:
    decoded = text_of(record["decoded"])
    paragraphs: list[Paragraph] = []
    body: list[str] = []
    at = 0
    for row in rows_of(record.get("paragraphs")):
        start, end, role, rule = whole_of(row[0]), whole_of(row[1]), one_of(row[2], _ROLES), row[3]
        place = at if role == "body" else None
        text = slice_of(decoded, start, end)
        if len(row) > 4:
            place, text = maybe(row[4], whole_of), text_of(row[5])
        if role == "body":
            at += len(text) + len(PARAGRAPH_BREAK)
            body.append(text)
        paragraphs.append(Paragraph(text, start, end, cast("Role", role), text_of(rule), place))
    written = record.get("text")
    story = PARAGRAPH_BREAK.join(body) if written is None else text_of(written)
    source = record.get("source")
    return Article(
        digest=text_of(record["digest"]),
        kind=cast("Kind", one_of(record["kind"], _KINDS)),
        decoded=decoded,
        id=id_,
        title=maybe(record.get("title"), text_of),
        paragraphs=tuple(paragraphs),
        text=story,
        published=to_moment(record.get("published")),
        modified=to_moment(record.get("modified")),
        source=None
        if source is None
        else Source(
            text_of(source[0]), cast("Basis", one_of(source[1], BASES)), to_texts(source[2:])
        ),
        authors=to_texts(record.get("authors")),
        credits=tuple(_to_credit(row) for row in rows_of(record.get("credits"))),
        entities=tuple(_to_entity(row) for row in rows_of(record.get("entities"))),
        quotes=tuple(_to_quote(row, story) for row in rows_of(record.get("quotes"))),
        tags=to_texts(record.get("tags")),
        url=maybe(record.get("url"), text_of),
        fetched=maybe(record.get("fetched"), text_of),
        language=maybe(record.get("language"), text_of),
        notes=to_texts(record.get("notes")),
        clues=_to_clues(record.get("clues") or {}),
        given=to_given(record.get("given") or {}),
    )


def from_given(given: Given) -> dict[str, Any]:
    """What was said, without what was not."""
    facts = {
        "title": given.title,
        "source": given.source,
        "date": given.date,
        "url": given.url,
        "authors": list(given.authors),
        "tags": list(given.tags),
        "untags": list(given.untags),
    }
    return {key: value for key, value in facts.items() if value not in (None, [])}


def to_given(facts: Any) -> Given:
    """The inverse of `from_given`. Raises ValueError or TypeError, an unknown key included."""
    if not isinstance(facts, dict):
        raise TypeError("given facts are not an object")
    unknown = sorted(set(facts) - {"title", "source", "date", "url", "authors", "tags", "untags"})
    if unknown:
        raise ValueError(f"unknown given fact {str(unknown[0])[:40]!r}")
    return Given(
        title=maybe(facts.get("title"), text_of),
        source=maybe(facts.get("source"), text_of),
        date=maybe(facts.get("date"), text_of),
        url=maybe(facts.get("url"), text_of),
        authors=to_texts(facts.get("authors")),
        tags=to_texts(facts.get("tags")),
        untags=to_texts(facts.get("untags")),
    )


def parse_given(written: str) -> Given:
    """The given facts in a JSON text. Raises ValueError when it is damaged."""
    try:
        return to_given(json.loads(written))
    except (TypeError, RecursionError) as error:
        raise ValueError(f"the given facts are damaged: {error}") from None


def parse_beside(written: str, *, damaged_ok: bool = False) -> Beside:
    """What is known beside the bytes, from JSON; nothing when it is damaged and that is ok."""
    from archive.sources.document import Beside, to_beside

    try:
        return to_beside(json.loads(written))
    except (TypeError, ValueError, RecursionError) as error:
        if damaged_ok:
            return Beside()
        raise ValueError(f"what is known beside the bytes is damaged: {error}") from None


def _from_clues(clues: Clues) -> dict[str, Any]:
    found: dict[str, Any] = {
        "titles": clues.titles,
        "urls": clues.urls,
        "dates": [[d.written, d.basis, d.of] for d in clues.dates],
        "outlets": clues.outlets,
        "bylines": clues.bylines,
        "tags": clues.tags,
        "language": clues.language,
    }
    return {key: value for key, value in found.items() if value not in (None, (), [])}


def _to_clues(found: dict[str, Any]) -> Clues:
    return Clues(
        titles=to_texts(found.get("titles")),
        urls=to_texts(found.get("urls")),
        dates=tuple(
            DateClue(
                text_of(row[0]),
                cast("Basis", one_of(row[1], BASES)),
                "modified" if row[2] == "modified" else "published",
            )
            for row in rows_of(found.get("dates"))
        ),
        outlets=to_texts(found.get("outlets")),
        bylines=to_texts(found.get("bylines")),
        tags=to_texts(found.get("tags")),
        language=maybe(found.get("language"), text_of),
    )


def _to_credit(row: Any) -> Credit:
    kind = one_of(row[0], frozenset(("text", "photo")))
    return Credit(
        "photo" if kind == "photo" else "text",
        text_of(row[1]),
        text_of(row[2]),
        maybe(row[3], whole_of),
    )


def _to_entity(row: Any) -> Entity:
    mentions = tuple(
        Mention(text_of(m[0]), whole_of(m[1]), whole_of(m[2]), maybe(m[3], whole_of))
        for m in rows_of(row[2])
    )
    return Entity(cast("EntityType", one_of(row[0], _TYPES)), text_of(row[1]), mentions)


def _from_quote(quote: Quote, story: str) -> list[Any]:
    """The words only where they are not a stretch of the story."""
    row: list[Any] = [quote.start, quote.end, quote.speaker, quote.cue, quote.kind, quote.how]
    if quote.paragraph is None and quote.words == slice_of(story, quote.start, quote.end):
        return row
    return [*row, quote.paragraph, quote.words]


def _to_quote(row: Any, story: str) -> Quote:
    start, end = whole_of(row[0]), whole_of(row[1])
    paragraph, words = None, slice_of(story, start, end)
    if len(row) > 6:
        paragraph, words = maybe(row[6], whole_of), text_of(row[7])
    return Quote(
        words=words,
        start=start,
        end=end,
        speaker=maybe(row[2], text_of),
        cue=text_of(row[3]),
        kind=cast("QuoteKind", one_of(row[4], _QUOTED)),
        paragraph=paragraph,
        how=text_of(row[5]),
    )
