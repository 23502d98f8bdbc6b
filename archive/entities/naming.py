"""
The stage: an article without entities in, the same article with them out.

Reads every paragraph whatever its role, and the title. First all of the prose is sighted, then the
article as a whole says what each name is and whose it is. A passage in Title Case is searched only
for names that the prose has settled or the gazetteer is sure of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.article import Entity, Mention, changed
from archive.entities.business import as_firms
from archive.entities.evidence import TYPES, heaviest, weigh
from archive.entities.generic import without_generic
from archive.entities.headlines import Named, recognise
from archive.entities.memory import People, bare_org, find_acronyms, find_initials, find_people
from archive.entities.reading import one_spaced
from archive.entities.sightings import (
    MOST,
    Gathered,
    Passage,
    Sighting,
    by_case,
    gather,
    sight,
    to_passages,
    weigh_all,
    written_small,
)
from archive.entities.sport import as_teams
from archive.entities.tails import particle_before
from archive.entities.telling import tell
from archive.entities.titular import titular
from archive.entities.votes import NO_VOTES, NOTHING_SAID
from archive.steps import finish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from archive.article import Article, EntityType
    from archive.entities.gazetteer import Gazetteer, Known
    from archive.entities.model import Model
    from archive.entities.spans import Candidate
    from archive.entities.votes import Evidence, Votes
    from archive.steps import Steps

    # Surface to the type that is heaviest for it, and how heavy that is.
    _Types = dict[str, tuple[EntityType | None, int]]


@dataclass(slots=True, eq=False)
class _Whole:
    """What the article as a whole says of its names, by surface."""

    types: _Types
    proper: set[str]  # seen with a capital where none was due
    lower: frozenset[str]  # words seen in lower case
    people: People
    shorts: dict[str, Named]
    gazetteer: Gazetteer
    votes: Votes
    day: date | None
    settled: bool  # every candidate has its type from a model


_YEAR = re.compile(r"(?: of)? (?:1[6-9]|20)\d\d$")  # Clean Air Act of 1990
_new = tuple.__new__  # makes a Mention or an Entity in half the time
# A surname that is a place too is the person, unless so much more speaks for the place.
_PERSON_FIRST = 450
_LANDS = frozenset({"countries", "states"})
_STEADY = 400
_FIRM = frozenset({"group", "inc", "corp", "ltd", "llc", "plc", "co", "corporation", "holdings"})
_SAID = 150
_SHORTENED = ("n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll")
"""Ends of words that name nobody, though Don is a first name: "Don't water just to water"."""
# "in Hemet" is the town, though the article has a Hemet Youth Center; "in Katrina" the hurricane.
_THERE = frozenset({"<in", "<near", "<born in", ">, Texas", "<city of", ">, a city"})
_INITIALS = 2
"""Letters of what may be a state here and a body there."""
_SHORTEST = 2
"""More letters has an acronym that a name explains from afar."""
_LONGEST_ACRONYM = 6
"""Letters of a word in capitals that may be an acronym which nobody knows."""


def name_entities(article: Article, *, gazetteer: Gazetteer, votes: Votes = NO_VOTES) -> Article:
    """
    The article with its people, places, organisations and things, in order of first mention.

    Offsets are those of Mention; a surface has single spaces where the text may have more. Where
    more than MOST characters came in, the rest is not read and a note says so. *votes* are what
    other articles say; they speak where this one leaves a name open.
    """
    return finish(name_and_tell(article, gazetteer=gazetteer, votes=votes))[0]


def name_and_tell(
    article: Article, *, gazetteer: Gazetteer, votes: Votes, model: Model | None = None
) -> Steps[tuple[Article, Evidence]]:
    """
    `name_entities` in steps, and what the article says for others: the same with and without
    *votes*.

    With a *model* that finds names and types, the rest is as without.
    """
    passages, cut = to_passages(article)
    if model is None and article.language not in (None, "en"):
        return _name_foreign(article, passages, gazetteer), NOTHING_SAID
    prose, titled = by_case(passages, gazetteer)
    if model is None:
        yield
        sightings = yield from sight(prose, gazetteer)
    else:
        from archive.entities.model import settle, sight_by_model

        sightings, titled = sight_by_model(passages, model, gazetteer), []
    yield
    lower = written_small(prose)
    if model is None:
        sightings = without_generic(sightings, prose, gazetteer)
        sightings = as_firms(as_teams(sightings, lower, gazetteer), lower, gazetteer)
    yield
    seen = gather(sightings)
    totals = weigh_all(seen, gazetteer) if model is None else settle(sightings)
    types = {surface: heaviest(scores) for surface, scores in totals.items()}
    people = _people(seen, types, gazetteer)
    evidence = tell(seen, people, lower, gazetteer)
    if votes is not NO_VOTES and model is None:
        opening = {one.candidate.surface.lower() for one in sightings if one.candidate.opens}
        lower |= votes.small(opening - evidence.lower)
        voted = votes.add_to(totals)
        if voted is not totals:
            types = {surface: heaviest(scores) for surface, scores in voted.items()}
            people = _people(seen, types, gazetteer)
    whole = _Whole(
        types=types,
        proper=seen.proper,
        lower=lower,
        people=people,
        shorts=_shorts(sightings, types, seen, gazetteer),
        gazetteer=gazetteer,
        votes=votes,
        day=article.published.day if article.published else None,
        settled=model is not None,
    )
    yield
    names: dict[str, Named] = {}
    found: list[tuple[Named, Mention]] = []
    # Several words are the same wherever they stand, one word where it opens as much.
    steady: dict[str | tuple[str, Known | None, bool], Named | None] = {}
    for order, (candidate, passage, signs) in enumerate(sightings):
        surface = candidate.surface
        several = len(candidate.words) > 1
        key = surface if several else (surface, candidate.known, candidate.opens)
        if key in steady and not candidate.titled:
            named = steady[key]
        else:
            named = _name(candidate, signs, order, whole)
            if not (candidate.titled or whole.people.is_name(surface)):
                steady[key] = named
        if named is not None:
            names.setdefault(candidate.surface, named)
            start = candidate.start
            if named.type == "person" and start and not several:
                start -= particle_before(
                    passage.text[max(start - 12, 0) : start], surface, named.name
                )
            found.append((named, _mention(passage, start, candidate.end)))
    if model is None:
        found += [
            (Named("person", name), _mention(passage, start, end))
            for name, passage, start, end in titular(sightings, prose, people, gazetteer)
        ]
    for passage in titled:
        found += [
            (named, _mention(passage, start, end))
            for named, start, end in recognise(passage.text, names, gazetteer)
        ]
    notes = article.notes
    if cut:
        notes = (*notes, f"only the first {MOST:,} characters were read for names")
    return changed(article, entities=_entities(found), notes=notes), evidence


def _name_foreign(article: Article, passages: list[Passage], gazetteer: Gazetteer) -> Article:
    """The article, in another language than English, with the names that are sure in any."""
    from archive.entities.foreign import find_foreign

    rows = find_foreign((one.text for one in passages), article.language or "", gazetteer)
    found = [
        (Named(one.type, one.name), _mention(passage, one.start, one.end))
        for passage, row in zip(passages, rows, strict=True)
        for one in row
    ]
    return changed(article, entities=_entities(found))


def _people(seen: Gathered, types: _Types, gazetteer: Gazetteer) -> People:
    persons = {name: orders for name, orders in seen.full.items() if types[name][0] == "person"}
    return find_people(persons, seen.alone, gazetteer)


def _shorts(
    sightings: list[Sighting], types: _Types, seen: Gathered, gazetteer: Gazetteer
) -> dict[str, Named]:
    """Short forms of names in the article: acronyms, first words of firms, names of storms."""
    names: dict[tuple[str, Known | None], Named] = {}
    full: dict[str, Named] = {}
    parts: dict[str, set[Named]] = {}
    bracketed: list[tuple[str, str]] = []
    for candidate, passage, _ in sightings:
        if len(candidate.words) < 2:
            continue
        type_ = types[candidate.surface][0]
        if type_ is None or type_ == "person":
            continue
        key = candidate.surface, candidate.known
        named = names.get(key)
        if named is None:
            named = names[key] = _plainly(candidate, type_, gazetteer)
            for part in _parts(candidate, type_, gazetteer):
                parts.setdefault(part, set()).add(named)
        full[named.name] = named
        if passage.text.startswith(("(", " ("), candidate.end):
            after = passage.text[candidate.end : candidate.end + 14]
            bracketed.append((named.name, after))
    shorts = {
        part: named
        for part, (named, *others) in parts.items()
        if not others and (named.type != "org" or _THERE.isdisjoint(seen.signs.get(part, ())))
    }
    acronyms = find_acronyms(bracketed)
    unknown = {
        one
        for one in seen.alone
        if one.isupper() and len(one) > _SHORTEST and not seen.first[one].known
    }
    if unknown and (found := find_initials(unknown, full)):
        acronyms = found | acronyms
    return {**shorts, **{acronym: full[name] for acronym, name in acronyms.items()}}


def _is_firm(words: list[str]) -> bool:
    """True for "Rhodium Group", whose first word is all its name though it is an everyday word."""
    return len(words) == 2 and words[1].rstrip(".").lower() in _FIRM


def _parts(candidate: Candidate, type_: EntityType, gazetteer: Gazetteer) -> Iterator[str]:
    """The words by which a name of several may be meant, unless another has them too."""
    words = candidate.surface.split()
    if candidate.words[0] in gazetteer.cues.first_thing and len(words) == 2:
        yield words[1]
    elif type_ == "org" and (_is_firm(words) or not _is_anyones(words[0], gazetteer)):
        yield words[0]
    plural = type_ == "org" and len(words) < 4 and words[-1][-1] == "s"
    if plural and words[0] in gazetteer.known and words[-1] not in gazetteer.known:
        yield words[-1]  # "the Bruins" of "the Boston Bruins", not the "CNN Philippines"


def _is_anyones(word: str, gazetteer: Gazetteer) -> bool:
    """True for a first word that is no short form: "National", "London", "Kenneth"."""
    anyones = word in gazetteer.known or word in gazetteer.first_names
    return anyones or gazetteer.is_common(word.lower())


def _plainly(candidate: Candidate, type_: EntityType, gazetteer: Gazetteer) -> Named:
    """The name that a candidate of this type has by itself."""
    if candidate.known is not None and candidate.known.type == type_:
        return Named(type_, candidate.known.name)
    if type_ == "org":
        return Named(type_, bare_org(candidate.surface, gazetteer))
    return Named(type_, candidate.surface)


def _name(candidate: Candidate, signs: list[str], order: int, whole: _Whole) -> Named | None:
    """What one sighting names, None where that is not sure enough."""
    surface, known, titled = candidate.surface, candidate.known, candidate.titled
    if known is not None and known.table == "teams":
        return Named("org", known.name)
    bare = candidate.shape is None and whole.people.is_name(surface)
    if len(candidate.words) == 1 or bare:
        if _is_plain(candidate, signs, whole):
            return None
        if surface in whole.shorts and not titled and surface not in whole.people.by_surname:
            return whole.shorts[surface]
        if whole.people.is_name(surface, titled=titled) and _is_personal(candidate, signs, whole):
            holder = whole.people.holder(surface, order, titled=titled)
            return Named("person", holder or surface)
    if titled and not whole.settled:
        type_, _ = heaviest(weigh(signs, whole.gazetteer.weights, candidate.prior))
    elif known is not None and candidate.sure and len(surface) == _INITIALS:
        type_ = known.type  # the VA, though "(R-VA)" is a place
    else:
        type_, _ = whole.types[surface]
    if type_ is None:
        return None
    if type_ == "person":
        name = whole.people.canonical.get(surface)
        if name is None and len(candidate.words) == 1:
            name = whole.votes.holder(surface, whole.day)
        return Named(type_, name or surface)
    named = _plainly(candidate, type_, whole.gazetteer)
    if known is None:
        without = _YEAR.sub("", named.name).removeprefix("The ")
        if without != named.name and without in whole.types:
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
    surface, people = candidate.surface, whole.people
    if whole.types[surface][0] == known.type and not candidate.titled:
        holders = people.by_surname.get(surface)
        if not holders:
            if scores[0] <= scores[at]:
                return False  # the town of Olympia, of which Olympia Snowe speaks
        elif known.table in _LANDS and people.alone.get(surface, 0) < min(holders)[0]:
            return False  # the Alberta that is named for Louise Caroline Alberta
    return scores[0] + _PERSON_FIRST > candidate.prior[at] + scores[at]


def _is_plain(candidate: Candidate, signs: list[str], whole: _Whole) -> bool:
    """True for an everyday word whose capital names nothing: "Rescuers", "the Committee"."""
    surface, known, common = candidate.surface, candidate.known, candidate.common
    if surface.endswith(_SHORTENED):
        return True
    if candidate.shape is not None and surface[-1].isdigit():
        return False  # "Interstate 80"
    if (
        known is None
        and len(surface) > _LONGEST_ACRONYM
        and surface.isupper()
        and surface.isalpha()
        and surface not in whole.proper
    ):
        return True  # "* REFERAL OF OTHER VIOLATIONS - If during the course"
    if candidate.titled or (known and not common):
        return False
    seen = surface.lower() in whole.lower
    if common and surface.isupper() and surface in whole.proper:
        seen = False  # FAST, a telescope, though the article has "fast" too
    if surface in whole.shorts and surface in whole.proper and not seen:
        return False  # "a partner at Rhodium"
    heavy = whole.types[surface][1]
    if known and heavy >= _STEADY:
        if known.type == "org" and surface.lower() in whole.gazetteer.cues.adjectives:
            seen = True  # "Conservatives have long said so"
        return candidate.opens and seen and surface not in whole.proper  # Turkey, Apple
    only_opens = candidate.opens and seen and surface not in whole.proper
    if whole.people.is_name(surface):
        return only_opens and weigh(signs, whole.gazetteer.weights)[0] <= 0
    if common and (seen or surface not in whole.proper):
        if surface in whole.gazetteer.perhaps:
            return seen or heavy <= 0  # "Shell and BP"
        named = whole.gazetteer.is_surname(surface) or surface in whole.gazetteer.first_names
        return seen or not named or heavy < _SAID  # "Wright was born"
    return only_opens


def _mention(passage: Passage, start: int, end: int) -> Mention:
    text, paragraph, shift = passage
    surface = text[start:end]
    if not surface.isalpha():
        surface = one_spaced(surface)
    return _new(Mention, (surface, shift + start, shift + end, paragraph))


def _entities(found: Iterable[tuple[Named, Mention]]) -> tuple[Entity, ...]:
    mentions: dict[Named, list[Mention]] = {}
    for named, mention in found:
        mentions.setdefault(named, []).append(mention)
    return tuple([_new(Entity, (*named, tuple(here))) for named, here in mentions.items()])
