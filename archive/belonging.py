"""
Which story an article belongs to, and what that says of it: read from the store, without comparing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive.store import Store

UNDATED = "9999"
_PAGE = 500


class Kinsman(Frozen):
    """One member of a story: its id, when it was published (or UNDATED), its outlet or ""."""

    id: str
    when: str
    outlet: str


class Belonging(Frozen):
    """
    What its story says of an article.

    *story* is the id of the member that leads, which the story is called by; *members* are all of
    them, earliest first. *outlets* counts distinct outlets, those unknown together as one;
    *versions* those members that stood in this article's own outlet. *day* is the earliest day of
    the story for an article that has none, else None.
    """

    story: str
    members: tuple[Kinsman, ...]
    outlets: int
    versions: int
    day: str | None


def find_belonging(store: Store, ids: Sequence[str]) -> dict[str, Belonging]:
    """The story of each of *ids*; ids that are gone are left out."""
    found: dict[str, Belonging] = {}
    for start in range(0, len(ids), _PAGE):
        stories = store.stories_of(ids[start : start + _PAGE])
        members = {
            story: _ordered(rows) for story, rows in store.members_of(set(stories.values())).items()
        }
        for id_, story in stories.items():
            if story in members:
                found[id_] = _belonging(id_, members[story])
    return found


def _ordered(rows: Iterable[tuple[str, str, str, bool]]) -> tuple[str, tuple[Kinsman, ...]]:
    """The leader's id, and the members of one story, earliest first."""
    listed = sorted(rows, key=lambda row: (row[1], row[0]))
    leader = next((row[0] for row in listed if row[3]), listed[0][0])
    return leader, tuple(Kinsman(id=row[0], when=row[1], outlet=row[2]) for row in listed)


def _belonging(id_: str, story: tuple[str, tuple[Kinsman, ...]]) -> Belonging:
    leader, members = story
    own = next(member for member in members if member.id == id_)
    same = sum(member.outlet == own.outlet for member in members) if own.outlet else 1
    first = members[0].when
    day = _day_of(first) if own.when == UNDATED else None
    return Belonging(leader, members, len({member.outlet for member in members}), same, day)


def _day_of(when: str) -> str | None:
    """The day of an instant or a day; None when it is neither."""
    try:
        return None if when == UNDATED else date.fromisoformat(when[:10]).isoformat()
    except ValueError:
        return None
