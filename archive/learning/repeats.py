"""
What an outlet repeats: the sentences and paragraphs that stand in several of its stories.

A lesson holds the keys of an article's sentences and paragraphs (clean/units.py), its day, and a
sketch of its wording by which two versions of one story are known: one row of five words in
twelve, hashed, and which sentence each stands in.

A table holds the keys that stood in at least STORIES stories on at least DAYS days. Articles whose
rest has the same wording are one story, however many they are: what a story repeats in each of its
versions is the story.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from archive.clean.edges import KEY_BYTES, find_heads, find_runs, find_tails, is_furniture, to_key
from archive.clean.units import Seen, find_passages
from archive.words import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.article import Article

STORIES = 3
DAYS = 2
"""Of 128 repeated passages of 491 outlets read by eye, 1 in 32 of those seen in three stories was
prose, and no fewer of those seen in more."""
SAME_STORY = 0.35
"""Share of the shorter sketch in the other one from which two articles are one story: two stories
of one outlet share up to .26 of their wording (99 in 100), and two versions of one .5 and more."""
AROUND = 40
"""Articles that a share is of, at least, if there are so many: three in two days say little."""
ENOUGH = 50
"""Stories up to which they are counted."""
FAMILY = 4
"""A passage in four articles to a story is what a family of like stories tells, not what the outlet
prints everywhere: "Overall, fire is responsible ..." stood in 150 grants to fire brigades."""
LOOKED_AT = 120
"""Articles with a key that are looked at to count its stories."""
_FEWEST = 4
"""Rows of words that the rest of an article must have to be told from another story."""
_SKETCH = 64
_SKETCHED = 100_000
"""Characters of an article that are sketched."""
_MOST_LEAVES = 400
_MOST_GROUPS = 300

_ROW = re.compile(rb" [cp]")
"""Where a row of words begins: at one word in twelve of English news."""
_ROW_LETTERS = 24
"""Letters of a row: about five words."""
_HEAD = struct.Struct("<IHHHH")
_GROUP = struct.Struct("<8sHH")
_SEEN = struct.Struct("<8sBBB")
_NO_KEY = bytes(8)


class _Lesson(NamedTuple):
    """A lesson unpacked; *rows* are the sketch, those of a sentence together."""

    day: int
    leaves: tuple[bytes, ...]
    groups: tuple[tuple[bytes, int, int], ...]
    counts: bytes
    rows: tuple[int, ...]
    edges: tuple[bytes, ...]


class _Place(NamedTuple):
    """Where a key stands: a lesson, the first of its sentences, and how many."""

    lesson: _Lesson
    first: int
    length: int


def to_lesson(article: Article) -> bytes:
    """What *article* teaches of its outlet's repetitions, packed; b"" for nothing."""
    text = article.decoded
    spans = [(p.start, p.end) for p in article.paragraphs if p.role in ("body", "promo")]
    leaves: list[tuple[int, bytes]] = []
    groups: list[bytes] = []
    for passage in find_passages(text, spans):
        if len(leaves) + len(passage.sentences) > _MOST_LEAVES:
            break
        if len(passage.sentences) > 1 and passage.whole.key and len(groups) < _MOST_GROUPS:
            groups.append(_GROUP.pack(passage.whole.key, len(leaves), len(passage.sentences)))
        leaves += [(unit.start, unit.key or _NO_KEY) for unit in passage.sentences]
    if not leaves:
        return b""
    counts, rows = _sketch(text, leaves)
    body = [(p.start, p.end) for p in article.paragraphs if p.role == "body"]
    heads = find_heads(text, *body[0]) if body else []
    tails = find_tails(text, *body[-1]) if body else []
    runs = {key for key, _, _ in find_runs(text, *body[0])} if body else set()
    day = article.published.day.toordinal() if article.published else 0
    return b"".join((
        _HEAD.pack(day, len(leaves), len(groups), len(rows), len(heads) + len(tails) + len(runs)),
        *(key for _, key in leaves),
        *groups,
        counts,
        struct.pack(f"<{len(rows)}I", *rows),
        *heads,
        *tails,
        *sorted(runs),
    ))  # fmt: skip


def _sketch(text: str, leaves: Sequence[tuple[int, bytes]]) -> tuple[bytes, list[int]]:
    """How many rows of words stand in each sentence, and their hashes."""
    plain = b" " + text[:_SKETCHED].encode("latin-1", "replace").translate(PLAIN)
    starts = [match.start() for match in _ROW.finditer(plain)]
    found = [
        (start, crc32(plain[start : start + 48].translate(None, b" ")[:_ROW_LETTERS]))
        for start in starts
    ]
    if len(found) > _SKETCH:
        largest = sorted(row for _, row in found)[_SKETCH - 1]
        found = [one for one in found if one[1] <= largest][:_SKETCH]
    counts = bytearray(len(leaves))
    at = 0
    for start, _ in found:
        while at + 1 < len(leaves) and leaves[at + 1][0] <= start:
            at += 1
        counts[at] += 1
    return bytes(counts), [row for _, row in found]


def _unpack(data: bytes) -> _Lesson | None:
    """The lesson in *data*; None when it is none (a forged or damaged one teaches nothing)."""
    try:
        day, leaves, groups, rows, edges = _HEAD.unpack_from(data)
        at = _HEAD.size
        keys = struct.unpack_from("8s" * leaves, data, at)
        at += 8 * leaves
        grouped = tuple(
            _GROUP.unpack_from(data, at + _GROUP.size * number) for number in range(groups)
        )
        at += _GROUP.size * groups
        counts = data[at : at + leaves]
        at += leaves
        sketch = struct.unpack_from(f"<{rows}I", data, at)
        ends = struct.unpack_from(f"{KEY_BYTES}s" * edges, data, at + 4 * rows)
        return _Lesson(day, keys, grouped, counts, sketch, ends)
    except struct.error:
        return None


def _places(lesson: _Lesson) -> Iterator[tuple[bytes, int, int]]:
    """Each key of *lesson*, its first sentence and how many it has."""
    for number, key in enumerate(lesson.leaves):
        if key != _NO_KEY:
            yield key, number, 1
    yield from lesson.groups
    for key in lesson.edges:
        yield to_key(key), 0, 0


def count_repeats(lessons: Sequence[bytes]) -> bytes:
    """The table of an outlet: what stands in several of its stories, packed."""
    articles = [lesson for data in lessons if (lesson := _unpack(data)) is not None]
    often: Counter[bytes] = Counter()
    for lesson in articles:
        often.update({key for key, _, _ in _places(lesson)})
    wanted = {key for key, count in often.items() if count >= STORIES}
    where: dict[bytes, list[_Place]] = {}
    for lesson in articles:
        for key, first, length in _places(lesson):
            if key in wanted:
                places = where.setdefault(key, [])
                if not places or places[-1].lesson is not lesson:
                    places.append(_Place(lesson, first, length))
    edges = {to_key(edge): edge for lesson in articles for edge in lesson.edges}
    days = sorted(lesson.day for lesson in articles)
    table = []
    for key, places in sorted(where.items()):
        share = _share(places, days)
        if key in edges and not is_furniture(edges[key], share):
            continue
        looked = places[:LOOKED_AT]
        if (counted := _count_stories(looked)) is not None:
            if key not in edges and counted[0] * FAMILY < min(len(looked), ENOUGH):
                share = 0
            table.append(_SEEN.pack(key, *counted, share))
    return b"".join(table)


def _share(places: Sequence[_Place], days: Sequence[int]) -> int:
    """In how many of a hundred articles a key stood, from the first day that it did to the last."""
    first = min(place.lesson.day for place in places)
    last = max(place.lesson.day for place in places)
    between = bisect_right(days, last) - bisect_left(days, first)
    return 100 * len(places) // max(between, min(len(days), AROUND))


def _count_stories(places: Sequence[_Place]) -> tuple[int, int] | None:
    """In how many stories on how many days a key stands; None when in too few."""
    if len(places) < STORIES or len({place.lesson.day for place in places}) < DAYS:
        return None
    stories: list[frozenset[int]] = []
    days: set[int] = set()
    for lesson, first, length in places:
        before = sum(lesson.counts[:first])
        after = before + sum(lesson.counts[first : first + length])
        rest = frozenset(lesson.rows[:before] + lesson.rows[after:])
        if len(rest) < _FEWEST or any(_are_one(rest, other) for other in stories):
            continue
        stories.append(rest)
        days.add(lesson.day)
        if len(stories) == ENOUGH:
            break
    if len(stories) < STORIES or len(days) < DAYS:
        return None
    return len(stories), len(days)


def _are_one(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= SAME_STORY * min(len(one), len(other))


def read_repeats(data: bytes) -> dict[bytes, Seen]:
    """The table that `count_repeats` packed."""
    whole = len(data) - len(data) % _SEEN.size
    return {key: Seen(*seen) for key, *seen in _SEEN.iter_unpack(data[:whole])}
