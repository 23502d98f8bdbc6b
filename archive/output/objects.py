"""
The JSON contract: what every object that the command prints is made of.

docs/output.md says the same in words, and a test compares the two. Keys are only ever added; a
change of meaning is a new FORMAT_VERSION. What is not known is null, never absent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.account import Account, Told
    from archive.article import Article, Given, Mention, Moment, Quote
    from archive.comparing import Comparison, Difference, Sentence
    from archive.counting import Together
    from archive.expecting import Verdict
    from archive.quoted import FoundQuote
    from archive.saved import SavedQuery
    from archive.searching import Found, SearchResults
    from archive.watching import Cursor
    from index.errors import QueryError
    from index.results import Counts

FORMAT_VERSION = 1

Object = dict[str, Any]


def _day(moment: Moment | None) -> str | None:
    return moment.day.isoformat() if moment else None


def moment_object(moment: Moment | None) -> Object | None:
    """When: `day`, `instant` with the offset as printed (null: only the day is known), `basis`."""
    if moment is None:
        return None
    return {
        "day": moment.day.isoformat(),
        "instant": moment.instant.isoformat() if moment.instant else None,
        "precision": moment.precision,
        "basis": moment.basis,
    }


def hit_object(found: Found) -> Object:
    """One article found."""
    snippet = found.snippet
    return {
        "v": FORMAT_VERSION,
        "id": found.id,
        "score": round(found.score, 4),
        "title": found.title,
        "lead": found.lead,
        "source": found.source,
        "date": _day(found.published),
        "published": moment_object(found.published),
        "authors": list(found.authors),
        "tags": list(found.tags),
        "url": found.url,
        "words": found.words,
        "snippet": snippet.text if snippet else None,
        "marks": [list(span) for span in snippet.spans] if snippet else [],
        "story": found.story,
        "members": found.members,
        "also": [
            {"id": o.id, "relation": o.relation, "source": o.source, "date": _day(o.published)}
            for o in found.also
        ],
        "alone": [_sentence_object(sentence) for sentence in found.alone],
    }


def answer_object(query: str, results: SearchResults) -> Object:
    """A whole answer: the query as typed, how many match in all, this page of hits."""
    hits = [hit_object(found) for found in results.hits]
    for hit in hits:
        del hit["v"]
    return {
        "v": FORMAT_VERSION,
        "query": query,
        "canonical": str(results.query),
        "total": results.total,
        "articles": results.total if results.articles is None else results.articles,
        "hits": hits,
        "notes": list(results.notes),
    }


def error_object(query: str, error: QueryError) -> Object:
    """An answer that is a refusal; *start* and *end* are characters of `query`."""
    return {
        "v": FORMAT_VERSION,
        "query": query,
        "error": {"message": error.message, "start": error.start, "end": error.end},
    }


def counts_object(
    query: str, by: str | None, counts: Counts, *, distinct: str | None = None
) -> Object:
    """How many match and, with *by*, how they divide; value null is "has none"."""
    divided: Object = {"v": FORMAT_VERSION, "query": query, "total": counts.total}
    if distinct is not None:
        divided["distinct"] = distinct
    if by is not None:
        divided["by"] = by
        divided["rows"] = [{"value": value, "count": count} for value, count in counts.rows]
        if counts.without:
            divided["rows"].append({"value": None, "count": counts.without})
    return divided


def together_object(
    query: str, by: str, names: str, distinct: str | None, together: Together
) -> Object:
    """The names beside a query over time; value null is "has no date"."""
    counted: Object = {"v": FORMAT_VERSION, "query": query, "total": together.total}
    if distinct is not None:
        counted["distinct"] = distinct
    dated: list[tuple[str | None, str, int]] = list(together.rows)
    undated = [(None, name, count) for name, count in together.without]
    return counted | {
        "by": by,
        "with": names,
        "names": [{"name": name, "count": count} for name, count in together.names],
        "rows": [
            {"value": value, "name": name, "count": count}
            for value, name, count in [*dated, *undated]
        ],
    }


def saved_object(saved: SavedQuery, count: int | None) -> Object:
    """A saved query, what it finds now (null when broken) and what is wrong with it."""
    return {
        "v": FORMAT_VERSION,
        "name": saved.name,
        "query": saved.query,
        "note": saved.note,
        "count": count,
        "problem": saved.problem,
    }


def verdict_object(verdict: Verdict) -> Object:
    """A saved query tried: what it finds against what is expected of it."""
    return {
        "v": FORMAT_VERSION,
        "name": verdict.name,
        "status": verdict.status,
        "count": verdict.count,
        "expect": verdict.expect or None,
        "ids": list(verdict.ids),
        "failures": list(verdict.failures),
        "problem": verdict.problem,
    }


def cursor_object(cursor: Cursor) -> Object:
    """A reader of `search --new`, what they ask, and when they last did."""
    return {
        "v": FORMAT_VERSION,
        "reader": cursor.reader,
        "query": cursor.query,
        "at": cursor.at,
    }


def _mention_object(mention: Mention) -> Object:
    return {
        "surface": mention.surface,
        "start": mention.start,
        "end": mention.end,
        "paragraph": mention.paragraph,
    }


def _quote_object(quote: Quote) -> Object:
    return {
        "words": quote.words,
        "start": quote.start,
        "end": quote.end,
        "paragraph": quote.paragraph,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "cue": quote.cue,
        "how": quote.how,
    }


def quote_object(found: FoundQuote) -> Object:
    """One quotation found, and the article that it stands in."""
    return {
        "v": FORMAT_VERSION,
        "id": found.id,
        **_quote_object(found.quote),
        "marks": [list(span) for span in found.marks],
        "title": found.title,
        "source": found.source,
        "date": _day(found.published),
        "url": found.url,
    }


def _given_object(given: Given) -> Object:
    return {
        "title": given.title,
        "source": given.source,
        "date": given.date,
        "url": given.url,
        "authors": list(given.authors),
        "tags": list(given.tags),
        "untags": list(given.untags),
    }


def article_object(article: Article) -> Object:
    """A whole article with everything known about it, and how it is known."""
    source = article.source
    return {
        "v": FORMAT_VERSION,
        "id": article.id,
        "digest": article.digest,
        "kind": article.kind,
        "title": article.title,
        "text": article.text,
        "date": _day(article.published),
        "published": moment_object(article.published),
        "modified": moment_object(article.modified),
        "source": source.name if source else None,
        "source_basis": source.basis if source else None,
        "authors": list(article.authors),
        "credits": [
            {"kind": c.kind, "name": c.name, "how": c.how, "paragraph": c.paragraph}
            for c in article.credits
        ],
        "entities": [
            {
                "type": entity.type,
                "name": entity.name,
                "mentions": [_mention_object(mention) for mention in entity.mentions],
            }
            for entity in article.entities
        ],
        "quotes": [_quote_object(quote) for quote in article.quotes],
        "captions": list(article.captions),
        "tags": list(article.tags),
        "url": article.url,
        "fetched": article.fetched,
        "language": article.language,
        "paragraphs": [
            {
                "role": paragraph.role,
                "rule": paragraph.rule,
                "text": paragraph.text,
                "start": paragraph.start,
                "end": paragraph.end,
                "at": paragraph.at,
            }
            for paragraph in article.paragraphs
        ],
        "given": _given_object(article.given),
        "notes": list(article.notes),
    }


def account_object(account: Account) -> Object:
    """A story: its members earliest first, where they came from, and what else shares its text."""
    return {
        "v": FORMAT_VERSION,
        "story": account.id,
        "articles": account.articles,
        "outlets": account.outlets,
        "day": account.day,
        "first": account.first,
        "origins": [
            {"names": list(origin.names), "members": list(origin.members)}
            for origin in account.origins
        ],
        "members": [_told_object(told) for told in account.members],
        "shares_text": [_told_object(told) for told in account.linked],
    }


def _told_object(told: Told) -> Object:
    relation = told.relation
    return {
        "id": told.id,
        "title": told.title,
        "source": told.source,
        "date": _day(told.published),
        "published": moment_object(told.published),
        "url": told.url,
        "relation": None
        if relation is None
        else {
            "kind": relation.kind,
            "shared": relation.shared,
            "containment": round(relation.containment, 4),
            "novelty": round(relation.novelty, 4),
        },
    }


def _sentence_object(sentence: Sentence | None) -> Object | None:
    if sentence is None:
        return None
    return {
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "paragraph": sentence.paragraph,
    }


def difference_object(a: str, b: str, row: Difference) -> Object:
    """One sentence of two articles; offsets of a sentence count characters of the decoded input."""
    return {
        "v": FORMAT_VERSION,
        "kind": row.kind,
        "moved": row.moved,
        "reasons": list(row.reasons),
        "a": _sentence_object(row.a),
        "b": _sentence_object(row.b),
        "changes": [{"a": list(change.a), "b": list(change.b)} for change in row.changes],
        "a_id": a,
        "b_id": b,
    }


def comparison_object(a: str, b: str, comparison: Comparison, rows: Iterable[Difference]) -> Object:
    """Two articles compared: how many sentences of each kind, and those that were asked for."""
    shown = [difference_object(a, b, row) for row in rows]
    for row in shown:
        del row["v"], row["a_id"], row["b_id"]
    return {
        "v": FORMAT_VERSION,
        "a_id": a,
        "b_id": b,
        "counts": dict(comparison.counts()),
        "differences": shown,
    }
