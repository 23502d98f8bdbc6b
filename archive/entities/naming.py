"""
The stage: an article without entities in, the same article with them out.

Reads every paragraph whatever its role, and the title. First all of the prose is sighted, then the
article as a whole says what each name is and whose it is. A passage in Title Case is searched only
for names that the prose has settled or the gazetteer is sure of.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from archive.article import Entity, Mention
from archive.entities.evidence import TYPES, heaviest, weigh
from archive.entities.memory import People, bare_org, find_acronyms, find_people
from archive.entities.reading import read_chains
from archive.entities.sightings import (
    MOST,
    Passage,
    Sighting,
    by_case,
    sight,
    to_passages,
    weigh_all,
)
from archive.entities.telling import tell
from archive.entities.votes import NO_VOTES
from archive.words import find_small

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from archive.article import Article, EntityType
    from archive.entities.evidence import Scores
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.model import Model
    from archive.entities.reading import Chain
    from archive.entities.spans import Candidate
    from archive.entities.votes import Evidence, Votes


class _Named(NamedTuple):
    type: EntityType
    name: str


class _Whole(NamedTuple):
    """What the article as a whole says of its names, by surface."""

    totals: dict[str, Scores]
    proper: frozenset[str]  # seen with a capital where none was due
    lower: frozenset[str]  # words seen in lower case
    people: People
    shorts: dict[str, _Named]
    gazetteer: Gazetteer
    votes: Votes
    day: date | None
    settled: bool  # every candidate has its type from a model


# A surname that is a place too is the person, unless so much more speaks for the place.
_PERSON_FIRST = 450
_STEADY = 400
_SAID = 150


def name_entities(article: Article, *, gazetteer: Gazetteer, votes: Votes = NO_VOTES) -> Article:
    """
    The article with its people, places, organisations and things, in order of first mention.

    Offsets are those of Mention; a surface has single spaces where the text may have more. Where
    more than MOST characters came in, the rest is not read and a note says so. *votes* are what
    other articles say; they speak where this one leaves a name open.
    """
    return name_and_tell(article, gazetteer=gazetteer, votes=votes)[0]


def name_and_tell(
    article: Article, *, gazetteer: Gazetteer, votes: Votes, model: Model | None = None
) -> tuple[Article, Evidence]:
    """
    `name_entities`, and what the article says for others: the same with and without *votes*.

    With a *model* that finds names and types, the rest is as without.
    """
    passages, cut = to_passages(article)
    prose, titled = by_case(passages, gazetteer)
    if model is None:
        sightings = [one for passage in prose for one in sight(passage, gazetteer)]
    else:
        from archive.entities.model import settle, sight_by_model

        sightings, titled = sight_by_model(passages, model, gazetteer), []
    lower = frozenset[str]().union(*[find_small(passage.text) for passage in prose])
    totals = weigh_all(sightings, gazetteer) if model is None else settle(sightings)
    people = _people(sightings, totals, gazetteer)
    evidence = tell(sightings, people, lower, gazetteer)
    if votes is not NO_VOTES and model is None:
        opening = {one.candidate.surface.lower() for one in sightings if one.candidate.opens}
        lower |= votes.small(opening - evidence.lower)
        voted = votes.add_to(totals)
        if voted is not totals:
            totals, people = voted, _people(sightings, voted, gazetteer)
    whole = _Whole(
        totals=totals,
        proper=frozenset(one.candidate.surface for one in sightings if not one.candidate.opens),
        lower=lower,
        people=people,
        shorts=_shorts(sightings, totals, gazetteer),
        gazetteer=gazetteer,
        votes=votes,
        day=article.published.day if article.published else None,
        settled=model is not None,
    )
    names: dict[str, _Named] = {}
    found: list[tuple[_Named, Mention]] = []
    steady: dict[str, _Named | None] = {}  # of several words, the same wherever they stand
    for order, (candidate, passage, signs) in enumerate(sightings):
        surface = candidate.surface
        if surface in steady and not candidate.titled:
            named = steady[surface]
        else:
            named = _name(candidate, signs, order, whole)
            several = len(candidate.words) > 1 and not candidate.titled
            if several and not whole.people.is_name(surface):
                steady[surface] = named
        if named is not None:
            names.setdefault(candidate.surface, named)
            found.append((named, _mention(passage, candidate.start, candidate.end)))
    for passage in titled:
        found += _recognise(passage, names, gazetteer)
    notes = article.notes
    if cut:
        notes = (*notes, f"only the first {MOST:,} characters were read for names")
    return replace(article, entities=_entities(found), notes=notes), evidence


def _people(sightings: list[Sighting], totals: dict[str, Scores], gazetteer: Gazetteer) -> People:
    full = [
        (order, candidate.surface)
        for order, (candidate, _, _) in enumerate(sightings)
        if len(candidate.words) > 1 and heaviest(totals[candidate.surface])[0] == "person"
    ]
    return find_people(full, _alone(sightings), gazetteer)


def _alone(sightings: list[Sighting]) -> dict[str, int]:
    """Words that stand alone, without a title, and the order of their first mention."""
    alone: dict[str, int] = {}
    for order, (candidate, _, _) in enumerate(sightings):
        if len(candidate.words) == 1 and not candidate.titled:
            alone.setdefault(candidate.surface, order)
    return alone


def _shorts(
    sightings: list[Sighting], totals: dict[str, Scores], gazetteer: Gazetteer
) -> dict[str, _Named]:
    """Short forms of names in the article: acronyms, first words of firms, names of storms."""
    names: list[tuple[_Named, str]] = []
    parts: dict[str, set[_Named]] = {}
    for candidate, passage, _ in sightings:
        if len(candidate.words) < 2:
            continue
        type_ = heaviest(totals[candidate.surface])[0]
        if type_ is None or type_ == "person":
            continue
        named = _plainly(candidate, type_, gazetteer)
        names.append((named, passage.text[candidate.end : candidate.end + 14]))
        words = candidate.surface.split()
        if candidate.words[0] in gazetteer.cues.first_thing and len(words) == 2:
            parts.setdefault(words[1], set()).add(named)
        elif type_ == "org" and not _is_anyones(words[0], gazetteer):
            parts.setdefault(words[0], set()).add(named)
        if (
            type_ == "org"
            and len(words) < 4
            and words[-1][-1] == "s"
            and words[0] in gazetteer.known
        ):
            parts.setdefault(words[-1], set()).add(named)  # "the Bruins" of "the Boston Bruins"
    shorts = {part: min(full) for part, full in parts.items() if len(full) == 1}
    full = {named.name: named for named, _ in names}
    acronyms = find_acronyms((named.name, after) for named, after in names)
    return {**shorts, **{acronym: full[name] for acronym, name in acronyms.items()}}


def _is_anyones(word: str, gazetteer: Gazetteer) -> bool:
    """True for a first word that is no short form: "National", "London", "Kenneth"."""
    anyones = word in gazetteer.known or word in gazetteer.first_names
    return anyones or gazetteer.is_common(word.lower())


def _plainly(candidate: Candidate, type_: EntityType, gazetteer: Gazetteer) -> _Named:
    """The name that a candidate of this type has by itself."""
    if candidate.known is not None and candidate.known.type == type_:
        return _Named(type_, candidate.known.name)
    if type_ == "org":
        return _Named(type_, bare_org(candidate.surface, gazetteer))
    return _Named(type_, candidate.surface)


def _name(candidate: Candidate, signs: list[str], order: int, whole: _Whole) -> _Named | None:
    """What one sighting names, None where that is not sure enough."""
    surface, known, titled = candidate.surface, candidate.known, candidate.titled
    total = whole.totals[surface]
    bare = candidate.shape is None and whole.people.is_name(surface)
    if len(candidate.words) == 1 or bare:
        if _is_plain(candidate, signs, whole):
            return None
        if surface in whole.shorts and not titled and surface not in whole.people.by_surname:
            return whole.shorts[surface]
        if whole.people.is_name(surface, titled=titled) and _is_personal(candidate, signs, whole):
            holder = whole.people.holder(surface, order, titled=titled)
            return _Named("person", holder) if holder else None
    if titled and not whole.settled:
        total = weigh(signs, whole.gazetteer.weights, candidate.prior)
    type_, _ = heaviest(total)
    if type_ is None:
        return None
    if type_ == "person":
        name = whole.people.canonical.get(surface)
        if name is None and len(candidate.words) == 1:
            name = whole.votes.holder(surface, whole.day)
        return _Named(type_, name or surface)
    named = _plainly(candidate, type_, whole.gazetteer)
    without = named.name.removeprefix("The ")
    if without != named.name and known is None and without in whole.totals:
        return named._replace(name=without)
    return named


def _is_personal(candidate: Candidate, signs: list[str], whole: _Whole) -> bool:
    """True where a surname of the article stands for the person and not for a place so named."""
    known = candidate.known
    if whole.settled:
        return candidate.shape == "person"
    if known is None:
        return True
    weights, at = whole.gazetteer.weights, TYPES.index(known.type)
    scores = weigh(signs, weights)
    return scores[0] + _PERSON_FIRST > candidate.prior[at] + scores[at]


def _is_plain(candidate: Candidate, signs: list[str], whole: _Whole) -> bool:
    """True for an everyday word whose capital names nothing: "Rescuers", "the Committee"."""
    surface = candidate.surface
    heavy = max(whole.totals[surface])
    if candidate.titled or (candidate.known and not candidate.common):
        return False
    seen = surface.lower() in whole.lower
    if candidate.known and heavy >= _STEADY:
        return candidate.opens and seen and surface not in whole.proper  # Turkey, Apple
    if whole.people.is_name(surface):
        unproven = seen and candidate.opens and surface not in whole.proper
        return unproven and weigh(signs, whole.gazetteer.weights)[0] <= 0
    if candidate.common and not (surface in whole.proper and not seen):
        named = whole.gazetteer.is_surname(surface) or surface in whole.gazetteer.first_names
        return seen or not named or heavy < _SAID  # "Wright was born", "Brown said"
    return candidate.opens and seen and surface not in whole.proper


def _recognise(
    passage: Passage, names: dict[str, _Named], gazetteer: Gazetteer
) -> list[tuple[_Named, Mention]]:
    """Names in a passage in Title Case: settled elsewhere, or sure without a context."""
    found: list[tuple[_Named, Mention]] = []
    for chain in read_chains(passage.text, gazetteer):
        i = 0
        while i < len(chain):
            j, named = _longest(passage.text, chain, i, names, gazetteer)
            if named is not None:
                found.append((named, _mention(passage, chain[i].start, chain[j - 1].end)))
            i = j
    return found


def _longest(
    text: str, chain: Chain, i: int, names: dict[str, _Named], gazetteer: Gazetteer
) -> tuple[int, _Named | None]:
    """The longest name that begins at word *i*, with the word after it."""
    for j in range(len(chain), i, -1):
        surface = " ".join(text[chain[i].start : chain[j - 1].end].split())
        named = names.get(surface)
        if named is None and (j - i > 1 or not gazetteer.is_common(chain[i].lower)):
            known = gazetteer.known.get(surface)
            if known is not None and known.table not in ("doubtful", "gazetteer"):
                named = _Named(known.type, known.name)
        if named is not None:
            return j, named
    return i + 1, None


def _mention(passage: Passage, start: int, end: int) -> Mention:
    surface = " ".join(passage.text[start:end].split())
    return Mention(surface, passage.shift + start, passage.shift + end, passage.paragraph)


def _entities(found: Iterable[tuple[_Named, Mention]]) -> tuple[Entity, ...]:
    mentions: dict[_Named, list[Mention]] = {}
    for named, mention in found:
        mentions.setdefault(named, []).append(mention)
    return tuple(Entity(named.type, named.name, tuple(here)) for named, here in mentions.items())
