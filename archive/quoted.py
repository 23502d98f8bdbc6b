"""
Quotations asked for: out of the articles that a query finds, those that its own words fit.

`said:` and `speaker:` find articles, as every field does; here both are asked of each quotation, so
that `said:frank speaker:putin` lists what Putin said that was frank. What else a query asks (a
word, a day, an outlet) chooses articles, and a part that leaves out (`-said:frank`) leaves out
articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.documents import given_names, spellings
from archive.errors import NoSuchArticleError
from index.frozen import Frozen
from index.query import And, Missing, Named, Near, Not, Or, TextLeaf
from index.reshape import all_of, any_of
from index.snippet import marks, snippet
from index.tokens import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from archive.article import Article, Quote
    from archive.day import Moment
    from archive.store import Store
    from index.query import Query, Span


class FoundQuote(Frozen):
    """
    One quotation, with what a list shows of its article; *marks* are the words that matched, in
    characters of `quote.words`.
    """

    id: str
    quote: Quote
    title: str | None
    source: str | None
    published: Moment | None
    url: str | None
    marks: tuple[Span, ...] = ()


def quote_clauses(query: Query) -> Query | None:
    """What *query* asks of a single quotation; None when it asks nothing of one."""
    if isinstance(query, And | Or):
        parts = [part for one in query.parts if (part := quote_clauses(one)) is not None]
        if not parts:
            return None
        return all_of(*parts) if isinstance(query, And) else any_of(*parts)
    if isinstance(query, Not):
        return None
    return query if getattr(query, "field", None) in ("said", "speaker") else None


def read_quotes(
    ids: Iterable[str],
    wanted: Query | None,
    store: Store,
    also: Mapping[tuple[str, str], tuple[str, ...]],
    *,
    every: bool,
) -> Iterator[FoundQuote]:
    """
    The quotations of the articles *ids* that *wanted* fits (None: all), article by article.

    Without *every*, direct ones with a speaker only. An article that is gone is left out.
    """
    for id_ in ids:
        try:
            article = store.article(id_)
        except NoSuchArticleError:
            continue
        names: dict[str, tuple[str, ...]] = {}
        for quote in article.quotes:
            if not every and (quote.kind != "direct" or quote.speaker is None):
                continue
            if quote.speaker is not None and quote.speaker not in names:
                names[quote.speaker] = _names(article, quote.speaker, also)
            if wanted is None or _fits(quote, names.get(quote.speaker or "", ()), wanted):
                yield FoundQuote(
                    id=article.id,
                    quote=quote,
                    title=article.title,
                    source=article.source.name if article.source else None,
                    published=article.published,
                    url=article.url,
                    marks=marks(quote.words, wanted, field="said") if wanted is not None else (),
                )


def _names(
    article: Article, speaker: str, also: Mapping[tuple[str, str], tuple[str, ...]]
) -> tuple[str, ...]:
    return (speaker, *spellings(article, speaker), *given_names(speaker, also))


def _fits(quote: Quote, names: tuple[str, ...], wanted: Query) -> bool:
    """Whether one quotation is all that *wanted* asks of it."""
    if isinstance(wanted, And):
        return all(_fits(quote, names, part) for part in wanted.parts)
    if isinstance(wanted, Or):
        return any(_fits(quote, names, part) for part in wanted.parts)
    if isinstance(wanted, Named):
        return any(_is_named(name, wanted) for name in names)
    if isinstance(wanted, Missing):
        return wanted.field == "speaker" and quote.speaker is None
    if isinstance(wanted, TextLeaf | Near):
        return snippet(quote.words, wanted, field="said") is not None
    return False


def _is_named(name: str, wanted: Named) -> bool:
    have, asked = name_words(name), name_words(wanted.text)
    if wanted.whole:
        return have == asked
    return any(have[at : at + len(asked)] == asked for at in range(len(have) - len(asked) + 1))
