"""
Stories as a search shows and names them: who else is in the story of an article, and how they are
related.

Read from what is kept of every article, without looking at a text; `belonging.py` says what of it
goes into the index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from archive.errors import NoSuchArticleError
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.store import Store
    from archive.stories.telling import Clue

Kind = Literal["version", "copy", "excerpt"]

UNDATED = "9999"
"""The `when` of an article without a date: it never leads a story that has a dated member."""

EXCERPT = 0.4
"""An excerpt has less than this share of the other's shingles."""
_PAGE = 500


class Member(Frozen):
    """
    One article of a story: *when* it was published (an instant in UTC, a day, or UNDATED), *outlet*
    and *url* or "", and how long it is (distinct five-word shingles).
    """

    id: str
    when: str
    outlet: str
    url: str
    size: int


def is_same_address(a: Member | Clue, b: Member | Clue) -> bool:
    """Whether two articles stood at one address; a bare host is nobody's."""
    return a.url == b.url and len(a.url.strip("/").split("/")) > 3


def is_same_outlet(a: Member | Clue, b: Member | Clue) -> bool:
    """Whether two articles stood in one outlet, or at one address."""
    return bool(a.outlet and a.outlet == b.outlet) or is_same_address(a, b)


def kind_of(a: Member | Clue, b: Member | Clue) -> Kind:
    """What one article is to another of its story."""
    if is_same_outlet(a, b):
        return "version"
    return "excerpt" if min(a.size, b.size) < EXCERPT * max(a.size, b.size) else "copy"


class Kin(Frozen):
    """
    A story: its *id*, which is that of the member that leads it, and all its members, earliest
    first. An article alone is a story of one.
    """

    id: str
    members: tuple[Member, ...]

    def member(self, id_: str) -> Member:
        """The member with exactly this id."""
        return next(member for member in self.members if member.id == id_)

    @property
    def day(self) -> str | None:
        """The earliest day of the story, None when no member is dated."""
        first = self.members[0].when
        return None if first == UNDATED else first[:10]


def find_kin(store: Store, ids: Sequence[str]) -> dict[str, Kin]:
    """The story of each of *ids*; those that belong to none yet are left out."""
    found: dict[str, Kin] = {}
    for start in range(0, len(ids), _PAGE):
        page = set(ids[start : start + _PAGE])
        stories: dict[int, list[tuple[Member, bool]]] = {}
        for story, leads, id_, when, outlet, url, size in store.kin_of(list(page)):
            member = Member(id_, when, outlet, url, size)
            stories.setdefault(story, []).append((member, leads))
        for rows in stories.values():
            members = tuple(sorted((m for m, _ in rows), key=lambda m: (m.when, m.id)))
            leader = next((m.id for m, leads in rows if leads), members[0].id)
            kin = Kin(leader, members)
            found |= {member.id: kin for member in members if member.id in page}
    return found


def refer(store: Store, written: str, field: str) -> str:
    """
    The whole id that *written* means after `story:`, `copies:` or `like:`.

    A removed article goes on naming the story that it was in. Raises NoSuchArticleError.
    """
    try:
        return store.resolve(written)
    except NoSuchArticleError:
        heir = store.heir(written.strip().casefold()) if field == "story" else None
        if heir is None:
            raise
        return heir
