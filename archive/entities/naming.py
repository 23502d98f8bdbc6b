"""
The stage: an article without entities in, the same article with them out.

Reads every paragraph whatever its role, and the title. Prose is read by its capitals; a heading in
Title Case, where every word has one, is searched only for names that the prose has settled or the
gazetteer is sure of; ALL CAPITALS are left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from archive.article import HEADLINE, Entity, Mention
from archive.entities.evidence import ENOUGH, SURE, Scores, heaviest, weigh
from archive.entities.memory import (
    People,
    bare_org,
    find_acronyms,
    find_people,
)
from archive.entities.reading import read_chains
from archive.entities.spans import find_candidates
from archive.entities.works import find_works

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.article import Article, EntityType
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.reading import Chain
    from archive.entities.spans import Candidate

MOST = 2_000_000
"""So many characters are read for names; an article has a hundredth of that."""


class _Passage(NamedTuple):
    """A paragraph or the title: `paragraph` as in Mention, `shift` is where it begins in `text`."""

    text: str
    paragraph: int | None
    shift: int


class _Sighting(NamedTuple):
    candidate: Candidate
    passage: _Passage
    scores: Scores


class _Named(NamedTuple):
    type: EntityType
    name: str


def name_entities(article: Article, *, gazetteer: Gazetteer) -> Article:
    """
    The article with its people, places, organisations and things, in order of first mention.

    Offsets are those of Mention. Where more than MOST characters came in, the rest is not read and a
    note says so.
    """
    passages, cut = _passages(article)
    prose, titled = _by_case(passages)
    sightings = [one for passage in prose for one in _sight(passage, gazetteer)]
    lower = frozenset(word for passage in prose for word in _LOWER.findall(passage.text))
    settled = _settle(sightings, lower, gazetteer)
    found: list[tuple[_Named, Mention]] = []
    names: dict[str, _Named] = {}
    for sighting, named in zip(sightings, settled, strict=True):
        if named is not None:
            names.setdefault(sighting.candidate.surface, named)
            found.append((named, _mention(sighting.candidate, sighting.passage)))
    for passage in titled:
        found += _recognise(passage, names, gazetteer)
    notes = article.notes
    if cut:
        notes = (*notes, f"only the first {MOST:,} characters were read for names")
    return replace(article, entities=_entities(found), notes=notes)


_LOWER = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'])")
_CASED = re.compile(r"[^\W\d_]+")


def _passages(article: Article) -> tuple[list[_Passage], bool]:
    passages = [_Passage(article.title, HEADLINE, 0)] if article.title else []
    for number, paragraph in enumerate(article.paragraphs):
        at = paragraph.at
        place = (number, 0) if at is None else (None, at)
        passages.append(_Passage(paragraph.text, *place))
    left, kept = MOST, []
    for passage in passages:
        if left <= 0:
            return kept, True
        kept.append(passage._replace(text=passage.text[:left]))
        left -= len(passage.text)
    return kept, left < 0


def _by_case(passages: list[_Passage]) -> tuple[list[_Passage], list[_Passage]]:
    """The passages of prose, and those in Title Case; those in capitals are in neither."""
    prose, titled = [], []
    for passage in passages:
        words = [word for word in _CASED.findall(passage.text[:2000]) if len(word) > 3]
        upper = sum(word.isupper() for word in words)
        capital = sum(word[0].isupper() for word in words)
        if upper * 2 > len(words) > 1:
            continue
        if capital * 4 > len(words) * 3 and len(words) > 3:
            titled.append(passage)
        else:
            prose.append(passage)
    return prose, titled


def _sight(passage: _Passage, gazetteer: Gazetteer) -> list[_Sighting]:
    text = passage.text
    found: list[_Sighting] = []
    works = find_works(text, gazetteer)
    for chain in read_chains(text, gazetteer):
        for candidate in find_candidates(text, chain, gazetteer):
            if any(candidate.start < work.end and work.start < candidate.end for work in works):
                continue
            found.append(_Sighting(candidate, passage, weigh(text, candidate, gazetteer)))
    found += [_Sighting(work, passage, {"thing": SURE}) for work in works]
    return found


def _settle(
    sightings: list[_Sighting], lower: frozenset[str], gazetteer: Gazetteer
) -> list[_Named | None]:
    """What each sighting names, None where that is not sure enough."""
    totals: dict[str, Scores] = {}
    proper: set[str] = set()
    for candidate, _, scores in sightings:
        total = totals.setdefault(candidate.surface, {})
        for type_, weight in scores.items():
            total[type_] = total.get(type_, 0.0) + weight
        if not candidate.opens:
            proper.add(candidate.surface)
    full = [
        (order, candidate.surface)
        for order, (candidate, _, _) in enumerate(sightings)
        if len(candidate.words) > 1 and heaviest(totals[candidate.surface])[0] == "person"
    ]
    people = find_people(full, gazetteer)
    orgs = _orgs(sightings, totals, gazetteer)
    settled: list[_Named | None] = []
    for order, sighting in enumerate(sightings):
        candidate = sighting.candidate
        surface = candidate.surface
        if len(candidate.words) == 1 and _is_plain(sighting, people, proper, lower, totals):
            settled.append(None)
            continue
        settled.append(_name(sighting, order, people, orgs, totals[surface], gazetteer))
    return settled


def _is_plain(
    sighting: _Sighting,
    people: People,
    proper: set[str],
    lower: frozenset[str],
    totals: dict[str, Scores],
) -> bool:
    """True for an everyday word whose capital names nothing: "Rescuers", "the Committee"."""
    candidate = sighting.candidate
    if candidate.titled or candidate.known is not None:
        return False
    surface = candidate.surface
    seen = surface.lower() in lower
    if people.is_name(surface):
        return seen and candidate.opens and "person" not in sighting.scores
    if candidate.common:
        return candidate.opens or seen or max(totals[surface].values(), default=0.0) < 2.0
    return candidate.opens and (seen and surface not in proper)


def _orgs(
    sightings: list[_Sighting], totals: dict[str, Scores], gazetteer: Gazetteer
) -> dict[str, str]:
    """Short forms of the organisations that the article names: acronyms, and first words."""
    names = []
    firsts: dict[str, set[str]] = {}
    for candidate, passage, _ in sightings:
        if len(candidate.words) < 2:
            continue
        type_ = heaviest(totals[candidate.surface])[0]
        if type_ in ("org", "thing", "place"):
            after = passage.text[candidate.end : candidate.end + 14]
            name = candidate.known.name if candidate.known else candidate.surface
            names.append((name, after))
        if type_ == "org" and candidate.known is None and not candidate.common:
            first = candidate.surface.split()[0]
            if not gazetteer.is_common(candidate.words[0]) and first not in gazetteer.known:
                firsts.setdefault(first, set()).add(bare_org(candidate.surface, gazetteer))
    short = {first: min(full) for first, full in firsts.items() if len(full) == 1}
    return {**short, **find_acronyms(names)}


def _name(
    sighting: _Sighting,
    order: int,
    people: People,
    orgs: dict[str, str],
    total: Scores,
    gazetteer: Gazetteer,
) -> _Named | None:
    candidate = sighting.candidate
    surface, known = candidate.surface, candidate.known
    single = len(candidate.words) == 1
    if single and surface in orgs and not candidate.titled:
        return _Named("org", orgs[surface])
    if single and people.is_name(surface):
        personal = sighting.scores.get("person", 0.0)
        if known is None or personal > sighting.scores.get(known.type, 0.0) or not _sure(total):
            if known is None or personal >= 0:
                holder = people.holder(surface, order)
                return _Named("person", holder) if holder else None
    type_, weight = heaviest(sighting.scores if candidate.titled else total)
    if type_ is None or weight < ENOUGH:
        return None
    if (
        candidate.common
        and not single
        and candidate.shape is None
        and known is None
        and weight < SURE
    ):
        return None
    if type_ == "person":
        return _Named(type_, people.canonical.get(surface, surface))
    if known is not None and known.type == type_:
        return _Named(type_, known.name)
    if type_ == "org":
        return _Named(type_, bare_org(surface, gazetteer))
    return _Named(type_, surface)


def _sure(total: Scores) -> bool:
    return max(total.values(), default=0.0) >= SURE


def _recognise(
    passage: _Passage, names: dict[str, _Named], gazetteer: Gazetteer
) -> list[tuple[_Named, Mention]]:
    """Names in a passage in Title Case: only those settled elsewhere, or sure without a context."""
    found: list[tuple[_Named, Mention]] = []
    for chain in read_chains(passage.text, gazetteer):
        i = 0
        while i < len(chain):
            i, named, end = _longest(passage.text, chain, i, names, gazetteer)
            if named is not None:
                start = end[0]
                surface = " ".join(passage.text[start : end[1]].split())
                mention = Mention(
                    surface, passage.shift + start, passage.shift + end[1], passage.paragraph
                )
                found.append((named, mention))
    return found


def _longest(
    text: str, chain: Chain, i: int, names: dict[str, _Named], gazetteer: Gazetteer
) -> tuple[int, _Named | None, tuple[int, int]]:
    start = chain[i].start
    for j in range(len(chain), i, -1):
        end = chain[j - 1].end
        surface = " ".join(text[start:end].split())
        named = names.get(surface)
        if named is None and (j - i > 1 or not gazetteer.is_common(chain[i].lower)):
            known = gazetteer.known.get(surface)
            if known is not None and known.table not in ("doubtful", "gazetteer"):
                named = _Named(known.type, known.name)
        if named is not None:
            return j, named, (start, end)
    return i + 1, None, (start, start)


def _mention(candidate: Candidate, passage: _Passage) -> Mention:
    shift = passage.shift
    return Mention(
        candidate.surface, shift + candidate.start, shift + candidate.end, passage.paragraph
    )


def _entities(found: Iterable[tuple[_Named, Mention]]) -> tuple[Entity, ...]:
    mentions: dict[_Named, list[Mention]] = {}
    for named, mention in found:
        mentions.setdefault(named, []).append(mention)
    return tuple(Entity(named.type, named.name, tuple(where)) for named, where in mentions.items())
