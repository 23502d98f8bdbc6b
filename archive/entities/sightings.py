"""
The passages of an article, and every candidate in them with the signs for its type.

Here is decided which passages are prose: in a headline in Title Case and in ALL CAPITALS a capital
proves nothing, so these are kept apart. Nothing is named yet; naming.py does that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from archive.article import HEADLINE
from archive.entities.context import context_signs
from archive.entities.evidence import ENOUGH, heaviest, name_signs, weigh
from archive.entities.kinds import KINDS, OF_ROWS, SHARED
from archive.entities.reading import read_chains
from archive.entities.spans import find_candidates
from archive.entities.units import Scene
from archive.entities.works import find_works
from archive.words import find_letters, find_small

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.article import Article, EntityType
    from archive.entities.evidence import Scores
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.spans import Candidate
    from archive.steps import Steps

MOST = 1_000_000
"""So many characters are read for names; an article has a hundredth of that."""


class Passage(NamedTuple):
    """A paragraph or the title: `paragraph` as in Mention, `shift` is where it begins in `text`."""

    text: str
    paragraph: int | None
    shift: int


class Sighting(NamedTuple):
    """A candidate where it stands, and the signs in the words around it."""

    candidate: Candidate
    passage: Passage
    signs: list[str]


class Gathered(NamedTuple):
    """
    The sightings of an article by surface, in the order of first mention.

    *first* is the first candidate of each, *shaped* the first with a shape, or that is known, where
    that is neither ("Bill Weld" where a sentence begins, "a House-Senate panel"), *signs* all signs
    around it, each once. *full* has the orders of those of several words, *alone* the first of a
    single word without a title; *proper* are those seen with a capital where none was due, *words*
    the single words among them.
    """

    first: dict[str, Candidate]
    shaped: dict[str, Candidate]
    signs: dict[str, dict[str, None]]
    full: dict[str, list[int]]
    alone: dict[str, int]
    proper: set[str]
    words: set[str]


_CAPITALS = ascii_uppercase.encode()
_ENDINGS = (".", "!", "?", ";", ",")
# "SEN. COLEMAN ISSUES STATEMENT Statement from", but "NEW YORK (AP) - A man"
_HEADING = re.compile(r"[^a-z\n(–—]{20,}(?<=\s)(?=[\"“‘']?[A-Z]?[a-z])(?<!- )")
_HEADED = 4
"""So many words in capitals are a heading."""
_SERIES = frozenset({", ", " and ", ", and ", " or ", ", or ", " & "})
_LONGEST_SERIES = max(map(len, _SERIES))
_DOUBTFUL = 150
_IN = frozenset({"<in", "<near", "<born in"})
_SURE, _MANY = 250, 3
"""So many so sure names make a long row: "Newfoundland, Greenland, the Azores and Rockall"."""
_new = tuple.__new__  # makes a Sighting in half the time


def to_passages(article: Article) -> tuple[list[Passage], bool]:
    """The title and every paragraph, up to MOST characters; True when that was not all."""
    passages = [Passage(article.title, HEADLINE, 0)] if article.title else []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.at is None:
            passages.append(Passage(paragraph.text, number, 0))
        else:
            passages.append(Passage(paragraph.text, None, paragraph.at))
    left = MOST
    kept: list[Passage] = []
    for passage in passages:
        if left <= 0:
            return kept, True
        text = passage.text
        if len(text) <= left:
            kept.append(passage)
        else:
            kept.append(passage._replace(text=text[:left].rpartition(" ")[0]))  # no half names
        left -= len(text)
    return kept, left < 0


def by_case(passages: list[Passage], gazetteer: Gazetteer) -> tuple[list[Passage], list[Passage]]:
    """The passages of prose, and those in Title Case or in capitals."""
    prose: list[Passage] = []
    titled: list[Passage] = []
    for passage in _without_headings(passages, titled):
        front = passage.text[:160]
        if (
            passage.paragraph != HEADLINE
            and (len(passage.text) > 400 or passage.text.rstrip()[-1:] in _ENDINGS)
            and _capitals(front) * 4 < len(front)
        ):
            prose.append(passage)  # as nearly all is
            continue
        words = [word for word in find_letters(passage.text[:2000]) if len(word) > 3]
        upper = sum(word.isupper() for word in words)
        if upper * 2 > len(words) > 1:
            titled.append(passage)
            continue
        sentence = passage.text.rstrip("\"'”’) ").endswith(_ENDINGS)
        if len(words) > 2 and not sentence and _is_titled(words, passage, gazetteer):
            titled.append(passage)
        else:
            prose.append(passage)
    return prose, titled


def _without_headings(passages: list[Passage], headings: list[Passage]) -> Iterator[Passage]:
    """The passages without a heading in capitals that begins them: it is put to the *headings*."""
    for passage in passages:
        text, paragraph, shift = passage
        match = _HEADING.match(text) if text[:12].isupper() else None
        if match is None or len(find_letters(match.group())) < _HEADED:
            yield passage
        else:
            headings.append(Passage(match.group(), paragraph, shift))
            yield Passage(text[match.end() :], paragraph, shift + match.end())


def written_small(prose: list[Passage]) -> frozenset[str]:
    """The words in lower case."""
    return find_small("\n".join([passage.text for passage in prose]))


def _capitals(text: str) -> int:
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _CAPITALS))
    return sum(map(str.isupper, text))


def _is_titled(words: list[str], passage: Passage, gazetteer: Gazetteer) -> bool:
    """
    True where everyday words have capitals: "Trump Weighs Sending Tomahawks To Ukraine".

    Not so a caption that is all names, "Angela Merkel and Boris Johnson in Biarritz": there at most
    one in two is an everyday word.
    """
    capital = sum(word[0].isupper() for word in words)
    if capital * 4 <= len(words) * 3:
        return False
    everyday = sum(word[0].isupper() and gazetteer.is_common(word.lower()) for word in words[1:])
    return passage.paragraph == HEADLINE or everyday * 2 >= len(words)


def sight(passages: Sequence[Passage], gazetteer: Gazetteer) -> Steps[list[Sighting]]:
    """The candidates of the *passages*, which are prose, in order, with their signs; in steps."""
    scenes = [
        [Scene(text, chain, gazetteer) for chain in read_chains(text, gazetteer)]
        for text, _, _ in passages
    ]
    yield
    candidates = iter((yield from find_candidates([scene for row in scenes for scene in row])))
    yield
    found: list[Sighting] = []
    for passage, row in zip(passages, scenes, strict=True):
        here = [one for _ in row for one in next(candidates)]
        sighted = _with_signs(passage, here, gazetteer)
        found += _coordinated(_with_nicknames(passage.text, sighted, gazetteer))
    return found


def _with_signs(
    passage: Passage, candidates: Iterable[Candidate], gazetteer: Gazetteer
) -> list[Sighting]:
    """The *candidates* of one passage and the works in it, with their signs, none overlapping."""
    text = passage.text
    found: list[Sighting] = []
    works = [*find_works(text, gazetteer), None]
    at = end = 0
    for candidate in candidates:
        if candidate.start < end:
            continue  # the Elder of "Pliny the Elder"
        end = candidate.end
        work = works[at]
        while work is not None and work.end <= candidate.start:
            found.append(Sighting(work, passage, _signs(work)))
            at += 1
            work = works[at]
        if work is None or candidate.end <= work.start:
            signs = context_signs(text, candidate, gazetteer)
            found.append(_new(Sighting, (candidate, passage, signs)))
    return found + [
        Sighting(work, passage, _signs(work)) for work in works[at:] if work is not None
    ]


def _signs(work: Candidate) -> list[str]:
    return ["quoted"] if work.known is None else []


def _with_nicknames(text: str, found: list[Sighting], gazetteer: Gazetteer) -> list[Sighting]:
    """'Harold "Junior" Theriault' is one person."""
    if len(found) < 3 or not ('"' in text or "“" in text):
        return found
    out: list[Sighting] = []
    for sighting in found:
        start = sighting.candidate.start
        if len(out) > 1 and text[start - 2 : start] in ('" ', "” "):
            first, nick, last = out[-2].candidate, out[-1].candidate, sighting.candidate
            if (
                text[first.end : nick.start] in (' "', " “")
                and text[nick.end : last.start] in ('" ', "” ")
                and first.known is last.known is None
                and not (first.common and last.common)
            ):
                surface = text[first.start : last.end]
                words = (*first.words, *last.words)
                whole = replace(
                    first, surface=surface, end=last.end, words=words, shape="person", common=False
                )
                signs = name_signs(whole, gazetteer)
                whole = replace(whole, prior=weigh(signs, gazetteer.weights))
                out[-2:] = [sighting._replace(candidate=whole)]
                continue
        out.append(sighting)
    return out


def _coordinated(found: list[Sighting]) -> list[Sighting]:
    """
    Names in a series are of one kind: "Spotify, Tesla, Uber and Snapchat".

    What the gazetteer and the words of its neighbours say is added to the signs of a name.
    """
    out: list[Sighting] = []
    run: list[Sighting] = []
    end = -_LONGEST_SERIES - 1
    for sighting in found:
        start = sighting.candidate.start
        if start - end > _LONGEST_SERIES or sighting.passage.text[end:start] not in _SERIES:
            out += _shared(run) if len(run) > 1 else run
            run = []
        run.append(sighting)
        end = sighting.candidate.end
    return out + _shared(run)


def _shared(run: list[Sighting]) -> list[Sighting]:
    if len(run) < 2:
        return run
    first, last = run[0].signs, run[-1].signs
    if not (OF_ROWS.isdisjoint(first) and OF_ROWS.isdisjoint(last)):
        kind = next(sign for sign in (*first, *last) if sign in OF_ROWS)
        return [one._replace(signs=[*one.signs, kind]) for one in run]
    words = run[-1].candidate.words
    if len(words) > 1 and words[-1] in SHARED:  # "Lincoln, Flathead and Lake Counties"
        return [one._replace(signs=[*one.signs, KINDS[words[-1]]]) for one in run]
    if not _IN.isdisjoint(first) and _is_in(run):
        run = [run[0], *(one._replace(signs=[*one.signs, "<in row"]) for one in run[1:])]
    types: set[EntityType] = set()
    loudest = sure = 0
    for candidate, _, _ in run:
        type_, weight = heaviest(candidate.prior)
        national = candidate.known is not None and candidate.known.table == "demonyms"
        doubtful = candidate.known is not None and weight < _DOUBTFUL  # Perth and | Darwin
        if type_ is not None and weight > ENOUGH and not national and not doubtful:
            types.add(type_)
            loudest += min(weight, 200)
            sure += weight > _SURE
    if len(types) != 1 or loudest < 150:
        return run
    type_ = types.pop()
    sign = "series " + type_
    if sure >= _MANY:
        return [one._replace(signs=[*one.signs, sign, "row " + type_]) for one in run]
    return [one._replace(signs=[*one.signs, sign]) for one in run]


def _is_in(run: list[Sighting]) -> bool:
    """True for "in Leeds, Torpont and Wrexham", not for "in Leeds, Smith", "in Python and Zig"."""
    text, end = run[0].passage.text, run[-1].candidate.start
    if run[0].candidate.common:
        return False
    for candidate, _, _ in run:
        if candidate.known is not None and candidate.known.type != "place":
            return False
    return text[run[-2].candidate.end : end].endswith((" and ", " or "))


def gather(sightings: list[Sighting]) -> Gathered:
    """What *sightings* say together, in one pass over them."""
    found = Gathered({}, {}, {}, {}, {}, set(), set())
    firsts, shaped, around, full, alone, proper, single = found
    for order, (candidate, _, signs) in enumerate(sightings):
        surface, words = candidate.surface, candidate.words
        first = firsts.get(surface)
        if first is None:
            firsts[surface] = candidate
            around[surface] = dict.fromkeys(signs)
        else:
            if signs:
                around[surface].update(dict.fromkeys(signs))
            settled = candidate.shape or candidate.known
            if settled and first.shape is None and first.known is None:
                shaped.setdefault(surface, candidate)
        if len(words) > 1:
            full.setdefault(surface, []).append(order)
        elif not candidate.titled:
            alone.setdefault(surface, order)
        if not candidate.opens:
            proper.add(surface)
            if len(words) == 1:
                single.add(words[0])
    return found


def weigh_all(found: Gathered, gazetteer: Gazetteer) -> dict[str, Scores]:
    """What speaks for each surface in the article as a whole: its own words and all around it."""
    weights, signs = gazetteer.weights, found.signs
    totals: dict[str, Scores] = {}
    for surface, first in found.first.items():
        prior = found.shaped.get(surface, first).prior
        totals[surface] = weigh(signs[surface], weights, prior) if signs[surface] else prior
    return totals
