"""
The stages in their order, and the loop that runs them.

    reader -> clean -> describe -> date -> recall -> credit -> language -> names
           -> quotes -> aliases

Only this file knows the order: stages never import each other. Each takes a frozen Article and
returns a new one; what it knows of the world (tables, today, what the archive has learnt) comes
from the Context.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from archive.aliases import rename
from archive.article import Given, changed
from archive.giving import check_given
from archive.learning import NOTHING_LEARNED, teach, teach_names
from archive.settings import Settings
from archive.steps import finish

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, tzinfo

    from archive.article import Article, Kind
    from archive.clean import Cues
    from archive.clean.outlet_rules import OutletRule
    from archive.entities import Evidence, Gazetteer
    from archive.entities.model import Model
    from archive.learning import Learned, Lesson
    from archive.outlets import Outlets
    from archive.quotes import Speech
    from archive.settings import Alias
    from archive.steps import Steps

RULES = 7
"""Grows when a stage reads differently than before: `archive reindex` then reads articles again."""


@dataclass(frozen=True, slots=True)
class Context:
    """
    What the stages know of the world: our tables and the user's, the day it is, how to read 10/11.
    """

    today: date | None
    zone: tzinfo | None
    day_first: bool | None
    cues: Cues
    outlets: Outlets
    gazetteer: Gazetteer
    speech: Speech
    outlet_rules: Mapping[str, tuple[OutletRule, ...]]
    aliases: tuple[Alias, ...] = ()
    learned: Learned = NOTHING_LEARNED
    model: Model | None = None


def load_context(
    today: date | None, settings: Settings, learned: Learned = NOTHING_LEARNED
) -> Context:
    """The context for an archive with these settings. Raises SettingsError for a wrong table."""
    from archive.clean import load_cues, load_outlet_rules
    from archive.entities import load_gazetteer
    from archive.outlets import load_outlets
    from archive.quotes import load_speech

    return Context(
        today=today,
        zone=settings.zone,
        day_first=settings.day_first,
        cues=load_cues(),
        outlets=load_outlets(settings.outlets),
        gazetteer=load_gazetteer(),
        speech=load_speech(),
        outlet_rules=load_outlet_rules(settings.rules),
        aliases=settings.aliases,
        learned=learned,
        model=_load_model(settings.names),
    )


def _load_model(names: str) -> Model | None:
    if names == "rules":
        return None
    from archive.entities.model import load_model

    return load_model(names)


@cache
def _shipped() -> Context:
    """The tables that come with the program; loading them takes a fifth of a second."""
    return load_context(None, Settings())


def _clean(article: Article, context: Context) -> Article:
    from archive.clean import clean

    return clean(article, cues=context.cues)


def _describe(article: Article, context: Context) -> Article:
    from archive.metadata import describe

    return describe(article, outlets=context.outlets)


def _date(article: Article, context: Context) -> Article:
    from archive.dates import date_article

    return date_article(
        article,
        today=context.today,
        day_first=context.day_first,
        zone=context.zone,
        outlets=context.outlets,
    )


def _recall(article: Article, context: Context) -> Article:
    outlet = article.source.name if article.source else ""
    day = article.published.day if article.published else None
    from archive.clean import recall, rules_for

    repeats = context.learned.repeats.get(outlet, {})
    rules = rules_for(context.outlet_rules, outlet, day)
    if not (repeats or rules):
        return article
    return recall(article, repeats, cues=context.cues, rules=rules)


def _credit(article: Article, context: Context) -> Article:  # noqa: ARG001
    from archive.credits import credit

    return credit(article)


def _language(article: Article, context: Context) -> Article:  # noqa: ARG001
    from archive.language import tell_language

    return tell_language(article)


def _names(article: Article, context: Context) -> Article:
    return finish(_naming(article, context))[0]


def _naming(article: Article, context: Context) -> Steps[tuple[Article, Evidence]]:
    from archive.entities.naming import name_and_tell

    return name_and_tell(
        article,
        gazetteer=context.gazetteer,
        votes=context.learned.names,
        model=context.model,
    )


def _quotes(article: Article, context: Context) -> Article:
    from archive.quotes.quoting import find_quotes

    return find_quotes(article, speech=context.speech)


def _aliases(article: Article, context: Context) -> Article:
    return rename(article, context.aliases, context.learned.names.spellings)


BEFORE: tuple[Callable[[Article, Context], Article], ...] = (_clean, _describe, _date)
"""The stages that know nothing of other articles: after them an article teaches its lessons."""

STAGES: tuple[Callable[[Article, Context], Article], ...] = (
    *BEFORE,
    _recall,
    _credit,
    _language,
    _names,
    _quotes,
    _aliases,
)


def process(article: Article, *, context: Context) -> Article:
    """*article*, as a reader made it, through every stage."""
    return finish(processing(article, context=context))


def processing(article: Article, *, context: Context) -> Steps[Article]:
    """`process` in steps."""
    for stage in STAGES:
        if stage is _names:
            article, _ = yield from _naming(article, context)
        else:
            article = stage(article, context)
        yield
    return article


def study(article: Article, *, context: Context) -> Steps[tuple[Article, tuple[Lesson, ...]]]:
    """`process`, and what the archive learns from the article, in steps."""
    for stage in BEFORE:
        article = stage(article, context)
        yield
    lessons = teach(article)
    for stage in STAGES[len(BEFORE) :]:
        yield
        if stage is _names:
            article, evidence = yield from _naming(article, context)
            lessons += teach_names(article, evidence)
        else:
            article = stage(article, context)
    return article, lessons


def read_article(
    data: bytes,
    *,
    kind: Kind | None = None,
    url: str | None = None,
    source: str | None = None,
    date: str | None = None,
    title: str | None = None,
    today: date | None = None,
) -> Article:
    """
    The article in *data*, without an archive: a text file, a web page, or one line of JSON Lines.

    *kind* None: decided by content. *url*, *source*, *date* and *title* are what the bytes do not
    say; they win over what they do. Without *today* no date is refused for lying in the future.
    Raises UnreadableError for what is no article, ArchiveError for a *date* that is none.
    """
    from archive.sources import read_document

    given = Given(title=title, source=source, date=date, url=url)
    check_given(given, today=today, settings=Settings())
    article = read_document(data, kind=kind, url=url)
    context = replace(_shipped(), today=today)
    article = process(changed(article, given=given), context=context)
    return changed(article, id=article.digest[:12])
