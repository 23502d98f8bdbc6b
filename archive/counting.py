"""
How the articles of a query divide, over time and by the names in them, and which names they share.

A story in three outlets is three articles. With *distinct* "story" it counts once: under each name
that any of its articles has, on the day of the first of them.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.errors import ArchiveError
from archive.searching import COUNTED
from index.frozen import Frozen
from index.query import And, Named, Or, Phrase, Term
from index.results import Counts
from index.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from index.engine import Engine
    from index.query import Query
    from index.results import Valued

TIMES: Final = ("day", "week", "month", "year")
BESIDE: Final = ("person", "place", "org", "thing", "source", "speaker")
"""The names that `together` can follow."""
DISTINCT: Final = ("story",)


class Together(Frozen):
    """
    The names beside a query: those in most of the *total* articles first.

    *names* are (name, articles); *rows* (period, name, articles) in order of time, then of
    *names*; a pair that does not occur has none. *without* are (name, articles without a day).
    """

    total: int
    names: tuple[tuple[str, int], ...] = ()
    rows: tuple[tuple[str, str, int], ...] = ()
    without: tuple[tuple[str, int], ...] = ()


class _Unit(NamedTuple):
    """What is counted: an article, or what the articles of a story have together."""

    day: date | None
    values: frozenset[str]


def story_of(article: Valued) -> str:
    """The story of an article whose last values are those of `story`; alone, it is its own."""
    return article.values[-1][0] if article.values[-1] else article.id


class Counting(Frozen):
    """
    What is counted: the hits of *query*, or their stories with *distinct* "story"; over what is
    in COUNTED; weeks begin on *week_start* (Monday is 0).
    """

    query: Query
    by: str | None = None
    distinct: str | None = None
    week_start: int = 0

    def count(self, engine: Engine) -> Counts:
        """How many there are and, with *by*, how they divide."""
        by = self.by
        if by is not None and by not in COUNTED:
            raise ArchiveError(f"cannot count by {by[:40]!r}: by {', '.join(COUNTED)}")
        if by == "week" and self._each_article():
            days = engine.count(self.query, by="day")
            return Counts(days.total, self._in_weeks(days.rows), days.without)
        if self._each_article():
            return engine.count(self.query, by=by)
        units = list(self._units(engine, () if by is None or by in TIMES else (by,)))
        if by is None:
            return Counts(len(units))
        if by in TIMES:
            found = Counter(self._period(unit.day) for unit in units if unit.day)
            without = sum(unit.day is None for unit in units)
            return Counts(len(units), tuple(sorted(found.items())), without)
        found = Counter(value for unit in units for value in unit.values)
        without = sum(not unit.values for unit in units)
        return Counts(len(units), tuple(sorted(found.items(), key=_most)), without)

    def together(self, engine: Engine, names: str, *, most: int = 8) -> Together:
        """The *most* frequent of *names* beside the query, over the periods *by*."""
        if names not in BESIDE:
            raise ArchiveError(f"cannot count with {names[:40]!r}: with {', '.join(BESIDE)}")
        if self.by not in TIMES:
            raise ArchiveError(f"names are counted over time: by {', '.join(TIMES)}")
        self._each_article()
        total = 0
        cells: Counter[tuple[str, str]] = Counter()
        totals: Counter[str] = Counter()
        for unit in self._units(engine, (names,)):
            total += 1
            totals.update(unit.values)
            period = self._period(unit.day) if unit.day else ""
            cells.update((period, name) for name in unit.values)
        ranked = sorted(totals.items(), key=_most)
        beside = (row for row in ranked if not is_asked(row[0], names, self.query))
        chosen = tuple(islice(beside, most))
        rank = {name: place for place, (name, _) in enumerate(chosen)}
        kept = sorted((p, rank[name], name, n) for (p, name), n in cells.items() if name in rank)
        return Together(
            total,
            chosen,
            tuple((period, name, some) for period, _, name, some in kept if period),
            tuple((name, some) for period, _, name, some in kept if not period),
        )

    def _each_article(self) -> bool:
        """Whether each hit counts for itself."""
        if self.distinct is not None and self.distinct not in DISTINCT:
            raise ArchiveError(f"cannot count distinct {self.distinct[:40]!r}: only story")
        return self.distinct is None

    def _period(self, day: date) -> str:
        from archive.periods import period_of

        return period_of(day, self.by or "day", week_start=self.week_start)

    def _in_weeks(self, days: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
        from datetime import date

        weeks: Counter[str] = Counter()
        for day, some in days:
            weeks[self._period(date.fromisoformat(day))] += some
        return tuple(weeks.items())

    def _units(self, engine: Engine, fields: Sequence[str]) -> Iterator[_Unit]:
        """Each hit, or with *distinct* what belongs together as one."""
        asked = (*fields, "story") if self.distinct else fields
        stories: dict[str, _Unit] = {}
        for article in engine.values(self.query, asked):
            values = frozenset(v for some in article.values[: len(fields)] for v in some)
            if not self.distinct:
                yield _Unit(article.day, values)
                continue
            story = story_of(article)
            before = stories.get(story, _Unit(None, frozenset()))
            day = min(filter(None, (before.day, article.day)), default=None)
            stories[story] = _Unit(day, before.values | values)
        yield from stories.values()


def _most(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]


def is_asked(name: str, field: str, query: Query) -> bool:
    """
    Whether *name* is what the query itself asks for, not what stands beside it.

    `person:putin` asks for every Putin; the word putin for those with that surname; the word russia
    for Russia, and not for the Bank of Russia.
    """
    said = words(name)
    for leaf in _wanted(query):
        if isinstance(leaf, Named) and leaf.field in (field, "entity"):
            asked = words(leaf.text)
            if any(said[at : at + len(asked)] == asked for at in range(len(said))):
                return True
        elif isinstance(leaf, Term | Phrase):
            asked = words(leaf.text)
            if asked == said or (field in ("person", "speaker") and said[-len(asked) :] == asked):
                return True
    return False


def _wanted(query: Query) -> Iterator[Query]:
    """The leaves that are not under a Not."""
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from _wanted(part)
    elif isinstance(query, Named | Term | Phrase):
        yield query
