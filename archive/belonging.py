"""
Which story an article belongs to, and what that says of it: read from the store, without comparing.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from archive.kinship import UNDATED, find_kin
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.kinship import Member
    from archive.store import Store


class Belonging(Frozen):
    """
    What its story says of an article.

    *story* is the id of the member that leads, which the story is called by; *members* are all of
    them, earliest first. *outlets* counts distinct outlets, those unknown together as one;
    *versions* those members that stood in this article's own outlet. *day* is the earliest day of
    the story for an article that has none, else None.
    """

    story: str
    members: tuple[Member, ...]
    outlets: int
    versions: int
    day: str | None


def find_belonging(store: Store, ids: Sequence[str]) -> dict[str, Belonging]:
    """The story of each of *ids*; ids that are gone are left out."""
    found: dict[str, Belonging] = {}
    asked = find_kin(store, ids)
    for kin in {kin.id: kin for kin in asked.values()}.values():  # a story may have thousands
        outlets = Counter(member.outlet for member in kin.members)
        day = _day_of(kin.members[0].when)
        for own in kin.members:
            if own.id in asked:
                versions = outlets[own.outlet] if own.outlet else 1
                borrowed = day if own.when == UNDATED else None
                found[own.id] = Belonging(kin.id, kin.members, len(outlets), versions, borrowed)
    return found


def _day_of(when: str) -> str | None:
    """The day of an instant or a day; None when it is neither."""
    try:
        return None if when == UNDATED else date.fromisoformat(when[:10]).isoformat()
    except ValueError:
        return None
