"""
What an archive has learnt from the articles it holds, and how reading uses it.

An article read leaves lessons: small packed values that the store keeps beside it, in the same
transaction. They are taken away when the article is read again or removed, so nothing counts twice.
Lessons of one kind on one topic are counted together into a table (`refresh`), and what is read
next is read by a snapshot of those tables (`Learned`, in the pipeline's Context). So an article is
a function of its bytes, the rules and the snapshot, and whatever was learnt can be made again from
the lessons.

A kind of lessons is a row of KINDS:

    paragraphs   by outlet: what it repeats in story after story (repeats.py)
    names        for all: types of names, who holds a surname when, one spelling (names.py)

A further kind is a module that makes lessons and tables, a row of KINDS, a line in `teach` (or, for
lessons about names, where the pipeline has found them: `study`) and a field of Learned.

A lesson holds hashes and numbers, and as the only text the people whom its article names: what is
removed is gone. No search loads any of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from archive.entities.votes import NO_VOTES, Evidence, Votes
from archive.learning import names
from archive.learning.repeats import count_repeats, read_repeats, to_lesson

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from archive.article import Article
    from archive.clean.units import Seen
    from archive.store import Store
    from archive.storing import WritingStore

__all__ = [
    "KINDS",
    "NAMES",
    "NOTHING_LEARNED",
    "Learned",
    "Lesson",
    "load_learned",
    "load_names",
    "refresh",
    "teach",
    "teach_names",
]

PARAGRAPHS = "paragraphs"
NAMES = "names"
MOST_TABLES = 20_000
"""Tables of one kind in a snapshot, those from most articles: a bound on its memory."""
MOST_BYTES = 16_000_000
"""All tables of one kind in a snapshot together."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one article teaches about one *topic* (an outlet; "" for the archive as a whole)."""

    kind: str
    topic: str
    data: bytes


class Kind(NamedTuple):
    """
    How lessons are counted: *tabulate* makes the table of a topic from the lessons on it, b"" for
    nothing worth keeping. A table is made anew when the number of its lessons has changed by one
    part in *parts*, so that an article is counted about *parts* times in the life of an archive.
    """

    tabulate: Callable[[Sequence[bytes]], bytes]
    parts: int


KINDS: Mapping[str, Kind] = {
    PARAGRAPHS: Kind(count_repeats, parts=8),
    NAMES: Kind(names.count_names, parts=8),
}


@dataclass(frozen=True, slots=True)
class Learned:
    """
    A snapshot of what the archive has learnt: *repeats* by outlet, *names* from all articles. Plain
    values: it is handed to the processes that read.
    """

    repeats: Mapping[str, Mapping[bytes, Seen]] = field(default_factory=dict)
    names: Votes = NO_VOTES


NOTHING_LEARNED = Learned()


def teach(article: Article) -> tuple[Lesson, ...]:
    """
    The lessons of *article*, as it is before what was learnt is applied to it: so they do not
    depend on what was learnt, and are the same whenever it is read.
    """
    lessons = []
    if article.source is not None and (data := to_lesson(article)):
        lessons.append(Lesson(PARAGRAPHS, article.source.name, data))
    return tuple(lessons)


def teach_names(article: Article, evidence: Evidence) -> tuple[Lesson, ...]:
    """The lesson in the names of *article*."""
    data = names.to_lesson(evidence, article.published.day if article.published else None)
    return (Lesson(NAMES, "", data),) if data else ()


def refresh(store: WritingStore, *, exact: bool = False) -> int:
    """
    Count anew the tables whose lessons have changed (much; at all if *exact*); return how many.

    The caller holds the lock.
    """
    count = 0
    for name, kind in KINDS.items():
        counted = store.taught.counted(name)
        there = store.taught.topics(name)
        for topic in sorted(counted.keys() | there.keys()):
            before, now = counted.get(topic, -1), there.get(topic, 0)
            if before == now or (before > 0 and not exact and abs(now - before) * kind.parts < now):
                continue
            table = kind.tabulate(store.taught.lessons(name, topic)) if now else b""
            store.taught.put(name, topic, now, table)
            count += 1
    return count


def load_learned(store: Store) -> Learned:
    """The snapshot of what was learnt, as of the last `refresh`."""
    tables = store.taught.tables(PARAGRAPHS, most=MOST_TABLES, size=MOST_BYTES)
    return Learned(
        repeats={outlet: read_repeats(data) for outlet, data in tables.items()},
        names=load_names(store),
    )


def load_names(store: Store) -> Votes:
    """What the snapshot says of names alone: a question needs no more of it."""
    named = store.taught.tables(NAMES, most=1, size=MOST_BYTES).get("")
    return names.read_names(named) if named else NO_VOTES
