"""
What an archive learns of names: words it writes small, types of strings, who holds a surname when,
and one spelling for each person.

A lesson holds an article's evidence (entities/votes.py): words and strings as hashes, the people it
names in full as they are written, since spellings are compared. All lessons are counted together.
"""

from __future__ import annotations

import struct
from array import array
from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING, NamedTuple

from archive.entities.votes import NO_VOTES, Evidence, Holding, Votes, to_key, to_quarter
from archive.spelling import merge_spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

SEEN = 3
"""Articles in which a word or a string must have been seen."""
SMALL = 10
"""Times as often a word must be written small as with a capital, to be nobody's name."""
AGREED = 0.85
"""Share of the articles that must agree on the type of a string."""
HELD = 2
"""Articles that must name someone in full, for a surname to be theirs at all."""
MOST_WORDS = 60_000
MOST_STRINGS = 100_000
MOST_HOLDERS = 30_000
_MOST_PEOPLE = 60
"""People of one article that are remembered; a list of thousands teaches nothing."""
_MOST_WORDS = 400
_COMPANY = 150
"""Articles of a name whose other names are its company."""
_RARE = 0.05
"""Share of all articles above which a name is everybody's company."""

_HEAD = struct.Struct("<IHHHH")
_TABLE = struct.Struct("<IIII")
_TYPE_BITS = 2


class _Lesson(NamedTuple):
    quarter: int
    lower: array[int]
    proper: array[int]
    types: array[int]
    people: list[str]


def to_lesson(evidence: Evidence, day: date | None) -> bytes:
    """What an article of *day* teaches of names, packed; b"" for nothing."""
    lower = sorted(to_key(word) for word in evidence.lower)[:_MOST_WORDS]
    proper = sorted(to_key(word) for word in evidence.proper)[:_MOST_WORDS]
    strings = sorted(evidence.types.items())[:_MOST_WORDS]
    types = [to_key(string) << _TYPE_BITS | type_ for string, type_ in strings]
    people = "\n".join(evidence.people[:_MOST_PEOPLE]).encode()
    if not (lower or proper or types or people):
        return b""
    return b"".join((
        _HEAD.pack(to_quarter(day), len(lower), len(proper), len(types), len(people)),
        struct.pack(f"<{len(lower)}I{len(proper)}I", *lower, *proper),
        struct.pack(f"<{len(types)}Q", *types),
        people,
    ))  # fmt: skip


def _unpack(data: bytes) -> _Lesson | None:
    """The lesson in *data*; None when it is none (a forged or damaged one teaches nothing)."""
    try:
        quarter, lower, proper, types, people = _HEAD.unpack_from(data)
        at = _HEAD.size
        words = struct.unpack_from(f"<{lower + proper}I", data, at)
        at += 4 * (lower + proper)
        strings = struct.unpack_from(f"<{types}Q", data, at)
        at += 8 * types
        text = data[at : at + people].decode()
    except (struct.error, UnicodeDecodeError):
        return None
    return _Lesson(
        quarter,
        array("I", words[:lower]),
        array("I", words[lower:]),
        array("Q", strings),
        [name for name in text.split("\n") if name.strip() and "\t" not in name],
    )


def count_names(lessons: Sequence[bytes]) -> bytes:
    """The table of an archive's names, packed."""
    lower: Counter[int] = Counter()
    proper: Counter[int] = Counter()
    types: Counter[int] = Counter()
    held: Counter[tuple[str, int]] = Counter()
    where: dict[str, list[int]] = defaultdict(list)
    count = 0
    for number, data in enumerate(lessons):
        lesson = _unpack(data)
        if lesson is None:
            continue
        count += 1
        lower.update(lesson.lower)
        proper.update(lesson.proper)
        types.update(lesson.types)
        for name in set(lesson.people):
            held[name, lesson.quarter] += 1
            if len(where[name]) < _COMPANY:
                where[name].append(number)
    spellings = _find_spellings(held, where, lessons, count)
    return _pack(_everyday(lower, proper), _agreed(types), _holders(held, spellings), spellings)


def _everyday(lower: Counter[int], proper: Counter[int]) -> list[int]:
    found = [
        (times, word)
        for word, times in lower.items()
        if times >= SEEN and proper[word] * SMALL <= times
    ]
    return sorted(word for _, word in sorted(found, reverse=True)[:MOST_WORDS])


def _agreed(types: Counter[int]) -> list[int]:
    """Strings with the type that most articles agree on, as they are packed."""
    totals: Counter[int] = Counter()
    for packed, times in types.items():
        totals[packed >> _TYPE_BITS] += times
    found = [
        (times, packed)
        for packed, times in types.items()
        if times >= SEEN and times >= AGREED * totals[packed >> _TYPE_BITS]
    ]
    return sorted(packed for _, packed in sorted(found, reverse=True)[:MOST_STRINGS])


def _holders(
    held: Mapping[tuple[str, int], int], spellings: Mapping[str, str]
) -> list[tuple[str, Holding]]:
    """Surname to holdings, those of people named in full in some articles."""
    totals: Counter[str] = Counter()
    holdings: Counter[tuple[str, str, int]] = Counter()
    for (name, quarter), times in held.items():
        known = spellings.get(name, name)
        totals[known] += times
        for surname in {name.split()[-1], known.split()[-1]}:
            holdings[surname, known, quarter] += times
    kept = {name for name, times in totals.most_common(MOST_HOLDERS) if times >= HELD}
    return [
        (surname, Holding(quarter, name, times))
        for (surname, name, quarter), times in sorted(holdings.items())
        if name in kept
    ]


def _find_spellings(
    held: Mapping[tuple[str, int], int],
    where: Mapping[str, Sequence[int]],
    lessons: Sequence[bytes],
    count: int,
) -> dict[str, str]:
    from archive.entities.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    names: Counter[str] = Counter()
    for (name, _), times in held.items():
        names[name] += times
    places = {name.casefold() for name, known in gazetteer.known.items() if known.type == "place"}
    return merge_spellings(
        names,
        _Company(where, lessons, count).share,
        firsts={name.casefold() for name in gazetteer.first_names},
        lasts={name.casefold() for name in gazetteer.surnames},
        others=lambda word: word in places or gazetteer.is_common(word),
    )


class _Company:
    """Who is named beside whom: made for the names that are asked for, and kept."""

    def __init__(
        self, where: Mapping[str, Sequence[int]], lessons: Sequence[bytes], count: int
    ) -> None:
        self._where, self._lessons, self._count = where, lessons, count
        self._known: dict[str, frozenset[str]] = {}

    def share(self, one: str, other: str) -> float:
        """The share of the company of *one*, the rare counting more, that *other* has too."""
        mine, theirs = self._of(one), self._of(other)
        surnames = {name.rpartition(" ")[2] for name in (one, other)}
        worth = {
            name: log(self._count / len(self._where[name]))
            for name in mine
            if name not in (one, other) and name.rpartition(" ")[2] not in surnames
        }
        both = worth.keys() & theirs
        return sum(worth[name] for name in both) / sum(worth.values()) if len(both) > 1 else 0.0

    def _of(self, name: str) -> frozenset[str]:
        if name not in self._known:
            beside: set[str] = set()
            for number in self._where[name]:
                lesson = _unpack(self._lessons[number])
                beside.update(lesson.people if lesson else ())
            most = max(_RARE * self._count, 3)
            self._known[name] = frozenset(
                one for one in beside if 1 < len(self._where.get(one, ())) <= most or one == name
            )
        return self._known[name]


def _pack(
    everyday: Sequence[int],
    agreed: Sequence[int],
    holders: Iterable[tuple[str, Holding]],
    spellings: Mapping[str, str],
) -> bytes:
    held = "\n".join(f"{surname}\t{h.quarter}\t{h.name}\t{h.articles}" for surname, h in holders)
    spelled = "\n".join(f"{rarer}\t{name}" for rarer, name in sorted(spellings.items()))
    texts = held.encode(), spelled.encode()
    return b"".join((
        _TABLE.pack(len(everyday), len(agreed), len(texts[0]), len(texts[1])),
        struct.pack(f"<{len(everyday)}I{len(agreed)}Q", *everyday, *agreed),
        *texts,
    ))  # fmt: skip


def read_names(data: bytes) -> Votes:
    """The table that `count_names` packed; NO_VOTES for one that it did not."""
    try:
        return _read(data)
    except (struct.error, ValueError):
        return NO_VOTES


def _read(data: bytes) -> Votes:
    words, strings, held, spelled = _TABLE.unpack_from(data)
    at = _TABLE.size
    everyday = struct.unpack_from(f"<{words}I", data, at)
    at += 4 * words
    agreed = struct.unpack_from(f"<{strings}Q", data, at)
    at += 8 * strings
    holders: dict[str, list[Holding]] = {}
    for surname, quarter, name, times in _rows(data[at : at + held], 4):
        holders.setdefault(surname, []).append(Holding(int(quarter), name, int(times)))
    at += held
    return Votes(
        everyday=frozenset(everyday),
        types={packed >> _TYPE_BITS: packed & ((1 << _TYPE_BITS) - 1) for packed in agreed},
        holders={surname: tuple(found) for surname, found in holders.items()},
        spellings={rarer: name for rarer, name in _rows(data[at : at + spelled], 2)},  # noqa: C416
    )


def _rows(data: bytes, cells: int) -> Iterator[list[str]]:
    for line in data.decode().split("\n") if data else ():
        row = line.split("\t")
        if len(row) != cells:
            raise ValueError(row)
        yield row
