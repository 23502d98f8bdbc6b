"""
One whole article for reading; the same with every paragraph's role and what decided it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.article import in_story
from archive.output.hits import UNDATED, UNKNOWN_OUTLET
from archive.output.printable import printable, prose
from archive.output.reasons import outlet_of, why_facts, why_paragraph
from archive.output.width import cut, pad, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.article import Article, Moment, Paragraph, Quote
    from archive.output.screen import Screen

_LABEL = 11
_ENTITY_LABELS = (("person", "people"), ("place", "places"), ("org", "orgs"), ("thing", "things"))
# Longer lines are hard to read, however wide the terminal is.
_MAX_TEXT_WIDTH = 100


def moment_text(moment: Moment | None) -> str:
    """`2025-10-17 06:12 +01:00 (meta)`, `2025-10-17 (header)`, `undated`."""
    if moment is None:
        return UNDATED
    if moment.instant is None:
        return f"{moment.day.isoformat()} ({moment.basis})"
    offset = moment.instant.strftime("%z")
    zone = f" {offset[:3]}:{offset[3:5]}" if offset else ""
    return f"{moment.instant:%Y-%m-%d %H:%M}{zone} ({moment.basis})"


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    source = article.source
    yield "id", article.id
    yield "outlet", f"{source.name} ({source.basis})" if source else UNKNOWN_OUTLET
    yield "published", moment_text(article.published)
    if article.modified:
        yield "modified", moment_text(article.modified)
    yield "authors", ", ".join(article.authors)
    credits_ = dict.fromkeys(f"{credit.name} ({credit.kind})" for credit in article.credits)
    yield "credits", ", ".join(credits_)
    for kind, label in _ENTITY_LABELS:
        # Whom only a donation appeal names is not who the article is about.
        told = (e for e in article.entities if any(in_story(article, m) for m in e.mentions))
        yield label, ", ".join(entity.name for entity in told if entity.type == kind)
    speakers = dict.fromkeys(quote.speaker for quote in article.quotes if quote.speaker)
    yield "quoted", ", ".join(speakers)
    yield "tags", ", ".join(article.tags)
    yield "url", article.url or ""
    yield "fetched", article.fetched or ""
    yield "language", article.language or ""
    for note in article.notes:
        yield "note", note


def _head_lines(article: Article, screen: Screen) -> Iterator[str]:
    title = prose(article.title or "") or "(no title)"
    yield from (screen.paint(line, "title") for line in wrap(title, screen.width))
    for label, value in _facts(article):
        if not value:
            continue
        lines = wrap(prose(value), screen.width, indent=" " * _LABEL)
        first, *others = lines or [" " * _LABEL]
        shown = first[_LABEL:]
        if label == "id":
            shown = screen.paint(shown, "id")
        yield screen.paint(pad(label, _LABEL), "quiet") + shown
        yield from others


def article_lines(article: Article, screen: Screen) -> Iterator[str]:
    """Title, facts with how they are known, and the story."""
    yield from _head_lines(article, screen)
    columns = min(screen.width, _MAX_TEXT_WIDTH)
    for paragraph in article.paragraphs:
        if paragraph.role not in ("body", "heading"):
            continue
        lines = wrap(prose(paragraph.text), columns)
        yield ""
        if paragraph.role == "heading":
            yield from (screen.paint(line, "title") for line in lines)
        else:
            yield from lines


def why_lines(article: Article, screen: Screen) -> Iterator[str]:
    """
    Title, facts, how each fact is known, and every paragraph that came in: its role, where it
    stood, what decided, and what is quoted in it by which rule.
    """
    yield from _head_lines(article, screen)
    columns = min(screen.width, _MAX_TEXT_WIDTH)
    outlet = outlet_of(article)
    for count, (label, reason) in enumerate(why_facts(article)):
        if not count:
            yield ""
        first, *others = wrap(prose(reason), columns, indent=" " * _LABEL) or [" " * _LABEL]
        yield screen.paint(pad(label, _LABEL), "quiet") + first[_LABEL:]
        yield from others
    for number, paragraph in enumerate(article.paragraphs):
        where = f"{paragraph.start}-{paragraph.end}"
        yield ""
        role = screen.paint(pad(paragraph.role, _LABEL), "match" if paragraph.at is None else "id")
        yield role + screen.paint(where, "quiet")
        reason = printable(why_paragraph(paragraph, outlet))
        yield from wrap(reason, columns, indent=" " * _LABEL)
        yield from wrap(prose(paragraph.text), columns, indent="    ")
        for quote in article.quotes:
            if _stands_in(quote, number, paragraph):
                yield from wrap(_quoted(quote), columns, indent=" " * _LABEL)


def _stands_in(quote: Quote, number: int, paragraph: Paragraph) -> bool:
    if quote.paragraph is not None or paragraph.at is None:
        return quote.paragraph == number
    return paragraph.at <= quote.start < paragraph.at + len(paragraph.text)


def _quoted(quote: Quote) -> str:
    """`“I believe great…” direct: Donald Trump (after, wrote)`."""
    how = ", ".join(part for part in (quote.how, quote.cue) if part) or "no rule"
    speaker = quote.speaker or "speaker unknown"
    return f"“{cut(prose(quote.words), 40)}” {quote.kind}: {prose(speaker)} ({prose(how)})"
