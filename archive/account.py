"""
A story as a whole: its articles and outlets, who had it first, whose words it is, and how its
articles are related.

Relations are told to the article that the story is called by, with their evidence: texts are read
and compared when a story is asked for, not before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from archive.agencies import load_agencies
from archive.article import Moment
from archive.errors import NoSuchArticleError
from archive.kinship import find_kin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archive.agencies import Agencies
    from archive.article import Article
    from archive.head import Head
    from archive.store import Store
    from archive.stories.relation import Relation

MOST_TOLD = 500
"""Members that are told of, the earliest."""
MOST_LINKED = 50
"""Articles outside the story that share text with it and are told of, those that share most."""


@dataclass(frozen=True, slots=True)
class Told:
    """
    One article of a story, or one that shares text with it; *relation* to the article that the
    story is called by, None for that one itself.

    *published* has the basis "inferred" when only the story says when.
    """

    id: str
    title: str
    source: str | None
    published: Moment | None
    url: str | None
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Agencies whose text it is, and the members that credit any of them."""

    names: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """
    A story, called *id* by the member that leads it.

    *articles* and *outlets* (those unknown together as one) count all of it; *members* are told of
    earliest first, MOST_TOLD at most; *first* is the id of the earliest, None when no day is known,
    or when two outlets have it on the earliest day and neither says at what time. *linked* are
    other news in much the same words.
    """

    id: str
    articles: int
    outlets: int
    day: str | None
    first: str | None
    origins: tuple[Origin, ...]
    members: tuple[Told, ...]
    linked: tuple[Told, ...]


def find_account(id_: str, store: Store) -> Account:
    """The story of the article with exactly this id. Raises NoSuchArticleError."""
    kin = find_kin(store, [id_]).get(id_)
    if kin is None:
        raise NoSuchArticleError(f"no article has the id {id_!r}")
    relations = dict(store.stories.kin(kin.id))
    listed = kin.members[:MOST_TOLD]
    own = {member.id for member in kin.members}
    linked = sorted(
        ((other, relation) for other, relation in relations.items() if other not in own),
        key=lambda pair: (-pair[1].containment, pair[0]),
    )[:MOST_LINKED]
    heads = store.heads([*(member.id for member in listed), *(other for other, _ in linked)])
    day = kin.day
    lent = Moment(date.fromisoformat(day), "inferred") if day else None
    return Account(
        id=kin.id,
        articles=len(kin.members),
        outlets=len({member.outlet for member in kin.members}),
        day=day,
        first=_first(heads, [member.id for member in listed]),
        origins=_origins(store.article(one.id) for one in listed if one.id in heads),
        members=tuple(
            _told(heads[one.id], relations.get(one.id), lent) for one in listed if one.id in heads
        ),
        linked=tuple(
            _told(heads[other], relation, None) for other, relation in linked if other in heads
        ),
    )


def _told(head: Head, relation: Relation | None, lent: Moment | None) -> Told:
    return Told(
        head.id,
        head.title or head.lead,
        head.source,
        head.published or lent,
        head.url,
        relation,
    )


def _first(heads: Mapping[str, Head], ids: list[str]) -> str | None:
    """The earliest of *ids*, which are in order, when it is surely that."""
    dated = [(id_, heads[id_].published) for id_ in ids if id_ in heads]
    known = [(id_, moment) for id_, moment in dated if moment is not None]
    if not known:
        return None
    earliest = min(moment.day for _, moment in known)
    on_it = [(id_, moment) for id_, moment in known if moment.day == earliest]
    if len(on_it) > 1 and any(moment.instant is None for _, moment in on_it):
        return None
    return on_it[0][0]


def _origins(articles: Iterable[Article]) -> tuple[Origin, ...]:
    """The agencies credited for text; those that one article credits together are one origin."""
    table = load_agencies()
    found: list[tuple[set[str], list[str]]] = []
    for article in articles:
        names = _agencies(article, table)
        if not names:
            continue
        members = [article.id]
        for one in [one for one in found if one[0] & names]:
            found.remove(one)
            names |= one[0]
            members = [*one[1], *members]
        found.append((names, members))
    return tuple(Origin(tuple(sorted(names)), tuple(members)) for names, members in found)


def _agencies(article: Article, table: Agencies) -> set[str]:
    """The agencies that an article credits for its text, or that published it."""
    names = {credit.name for credit in article.credits if credit.kind == "text"}
    if article.source:
        names.add(article.source.name)
    agencies = (table.find(name) for name in names)
    return {agency.name for agency in agencies if agency is not None and not agency.photo}
