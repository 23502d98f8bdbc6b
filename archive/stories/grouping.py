"""
Which articles are one story: a function of the articles alone, whatever order they came in.

Articles that share text are linked. Of those that hang together through links, the earliest leads a
story and takes in whatever copies it; the earliest of the rest leads the next. Nobody joins a story
because of a member that is not its leader: a live blog that quotes everybody, or a paragraph of
furniture, does not chain strangers together. Only the very same text is the same story through
whatever others have it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


def group(
    members: Iterable[int],
    *,
    rank: Callable[[int], tuple[str, str]],
    strength: Mapping[tuple[int, int], float],
    same: Iterable[tuple[int, int]] = (),
) -> dict[int, int]:
    """
    The leader of each of *members*, itself when it leads or stands alone.

    *rank* orders the articles, earliest first, and no two alike; *strength* holds the pairs that
    are one story, (smaller, larger), with how surely; *same* those of them that are one text. An
    article joins the leader that it, or its like, copies most surely, of equals the earliest.
    """
    in_order = sorted(members, key=rank)
    first = _find_first(in_order, same)
    near: dict[int, dict[int, float]] = {}
    for (a, b), sure in strength.items():
        one, other = first[a], first[b]
        if one != other:
            for x, y in ((one, other), (other, one)):
                row = near.setdefault(x, {})
                row[y] = max(sure, row.get(y, 0.0))
    places: dict[int, int] = {}
    leader_of: dict[int, int] = {}
    for one in in_order:
        if first[one] != one:
            leader_of[one] = leader_of[first[one]]
            continue
        own = near.get(one, {})
        best = max(
            ((own[other], -places[other], other) for other in own if other in places),
            default=None,
        )
        if best is None:
            places[one] = len(places)
            leader_of[one] = one
        else:
            leader_of[one] = best[2]
    return leader_of


def _find_first(in_order: Sequence[int], same: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Of each, the first that has the same text as it."""
    alike: dict[int, list[int]] = {}
    for a, b in same:
        alike.setdefault(a, []).append(b)
        alike.setdefault(b, []).append(a)
    first: dict[int, int] = {}
    for one in in_order:
        todo = [one] if one not in first else []
        while todo:
            at = todo.pop()
            if at not in first:
                first[at] = one
                todo += alike.get(at, ())
    return first
