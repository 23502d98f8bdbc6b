"""
Many documents read: here and now when they are few, else in worker processes, and in their order.
"""

from __future__ import annotations

import os
from collections import deque
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

from archive.reading import Made, Rules, Task, Unmade, load_rules, make
from archive.workers import batches, can_start, open_pool

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

TASKS, TASK_BYTES = 64, 1 << 20
"""What is handed to a worker at once: enough that handing it over costs nothing beside reading."""

FEW, FEW_BYTES = 16, 1 << 20
"""Up to this much is read here and now; starting workers takes a third of a second."""

RISK = 4
"""A byte of markup counts as so many of text: what can hang or swell is stopped elsewhere."""
_MARKED_UP = ("html", "mail", "mhtml")


def read_all(
    tasks: Iterable[Task], rules: Rules, workers: int | None = None
) -> Generator[Made | Unmade, None, None]:
    """Read *tasks*, here when they are few, else in *workers*; the answers come in their order."""
    tasks = iter(tasks)
    first: list[Task] = []
    size = 0
    for task in tasks:
        first.append(task)
        size += len(task.raw.data) * (RISK if task.raw.kind in _MARKED_UP else 1)
        if len(first) > FEW or size > FEW_BYTES:
            break
    else:
        if first:
            loaded = load_rules(rules)
            yield from (make(task, loaded) for task in first)
        return
    count = workers if workers is not None else os.cpu_count() or 1
    if count < 1 or not can_start():
        loaded = load_rules(rules)
        yield from (make(task, loaded) for task in chain(first, tasks))
        return
    with open_pool(rules, count) as pool:
        waiting: deque[Future[list[Made | Unmade]]] = deque()
        for batch in batches(chain(first, tasks), TASKS, TASK_BYTES):
            waiting.append(pool.submit(batch))
            if len(waiting) > 3 * count:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


@contextmanager
def open_reader(
    rules: Rules, workers: int | None = None
) -> Iterator[Callable[[Iterable[Task]], Iterator[Made | Unmade]]]:
    """What reads tasks that come slowly, one by one, and not here: pages of strangers."""
    if workers == 0 or not can_start():
        loaded = load_rules(rules)
        yield lambda tasks: (make(task, loaded) for task in tasks)
        return
    with open_pool(rules, 1) as pool:
        yield lambda tasks: (made for task in tasks for made in pool.submit([task]).result())
