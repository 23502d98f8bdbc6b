"""Work that is done in steps, many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archive.steps import finish, together

if TYPE_CHECKING:
    from archive.steps import Steps


def work(name: str, steps: int, log: list[str]) -> Steps[str]:
    for step in range(steps):
        log.append(f"{name}{step}")
        yield
    return name


def broken() -> Steps[str]:
    yield
    raise ValueError("broken")


def test_every_step_is_made_for_all_before_the_next() -> None:
    """One with fewer steps does not stop the others; the answers come in the order of the work."""
    log: list[str] = []

    assert together([work("a", 2, log), work("b", 0, log), work("c", 3, log)]) == ["a", "b", "c"]
    assert log == ["a0", "c0", "a1", "c1", "c2"]


def test_work_can_be_done_at_once() -> None:
    """What comes of steps is the same without others."""
    assert finish(work("a", 3, [])) == "a"
    assert together([]) == []


def test_what_is_raised_is_not_swallowed() -> None:
    """Who must not harm others answers for it himself, as reading does."""
    with pytest.raises(ValueError, match="broken"):
        together([work("a", 3, []), broken()])
