"""
Which articles are one story: a function of the articles alone, whatever order they came in.

Articles that share text are linked. Of those that hang together through links, the earliest leads a
story and takes in whatever copies it; the earliest of the rest leads the next. Nobody joins a story
because of a member that is not its leader: a live blog that quotes everybody, or a paragraph of
furniture, does not chain strangers together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def group(
    members: Iterable[int],
    *,
    rank: Callable[[int], tuple[str, str]],
    strength: Mapping[tuple[int, int], float],
) -> dict[int, int]:
    """
    The leader of each of *members*, itself when it leads or stands alone.

    *rank* orders the articles, earliest first, and no two alike; *strength* holds the pairs that
    are one story, (smaller, larger), with how surely. An article joins the leader that it copies
    most surely, of equals the earliest.
    """
    leaders: list[int] = []
    leader_of: dict[int, int] = {}
    near: dict[int, dict[int, float]] = {}
    for (a, b), sure in strength.items():
        near.setdefault(a, {})[b] = sure
        near.setdefault(b, {})[a] = sure
    places: dict[int, int] = {}
    for one in sorted(members, key=rank):
        own = near.get(one, {})
        best = max(
            ((own[other], -places[other], other) for other in own if other in places),
            default=None,
        )
        if best is None:
            places[one] = len(leaders)
            leaders.append(one)
            leader_of[one] = one
        else:
            leader_of[one] = best[2]
    return leader_of
