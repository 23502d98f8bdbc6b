"""
The user's aliases.toml applied, and the spellings that the archive has found to be one person's:
names that mean the same become one. What the user says wins.

The file itself is read in settings.py. Our own tables are not here: what we know of outlets,
agencies and places is applied by the stages that use it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive.article import Entity, changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archive.article import Article
    from archive.settings import Alias

_NONE: Mapping[str, str] = {}


def rename(
    article: Article, aliases: Iterable[Alias], spellings: Mapping[str, str] = _NONE
) -> Article:
    """
    *article* with each entity, and each speaker, under its canonical name; two made one keep all
    mentions.

    *spellings* has the rarer spelling of a person's name and the one to use.
    """
    canonical = {
        (alias.type, other.casefold()): alias.name
        for alias in aliases
        for other in (alias.name, *alias.others)
    }
    if not (canonical or spellings):
        return article
    renamed: dict[tuple[str, str], Entity] = {}
    speakers: dict[str, str] = {}
    for entity in article.entities:
        name = canonical.get((entity.type, entity.name.casefold()), "")
        if not name:
            name = entity.name
            if entity.type == "person" and name in spellings:
                name = spellings[name]
                name = canonical.get(("person", name.casefold()), name)
        if entity.type in ("person", "org") or entity.name not in speakers:
            speakers[entity.name] = name
        known = renamed.get((entity.type, name))
        mentions = entity.mentions
        if known is not None:
            places = {(m.paragraph, m.start): m for m in (*known.mentions, *mentions)}
            mentions = tuple(
                sorted(
                    places.values(),
                    key=lambda m: (m.paragraph is not None, m.paragraph or 0, m.start),
                )
            )
        renamed[entity.type, name] = Entity(entity.type, name, mentions)
    quotes = tuple(
        replace(quote, speaker=speakers.get(quote.speaker, quote.speaker))
        if quote.speaker is not None
        else quote
        for quote in article.quotes
    )
    return changed(article, entities=tuple(renamed.values()), quotes=quotes)
