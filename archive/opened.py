"""
An archive opened: its files, its settings, and an index that is in step with the store.

What every question and every change needs, and nothing that either asks or changes (archive.py).
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Self, TypeVar

from archive import lock
from archive.asking import Asking
from archive.indexing import Index, mend, open_for_search, open_for_writing
from archive.kinship import refer
from archive.parsing import Reader
from index.errors import IndexProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from archive.reading import Rules
    from archive.settings import Settings
    from archive.store import Store
    from archive.storing import WritingStore
    from index.engine import Engine

_T = TypeVar("_T")


class Opened:
    """
    The files of an archive, let go of by `with` or `close`.

    *notices* are one-line messages about what was mended on the way ("the index was 12 articles
    behind: caught up"); the caller may show and empty them.
    """

    def __init__(self, path: str, settings: Settings, store: Store, today: date) -> None:
        self.path = path
        self.settings = settings
        self.today = today
        self.notices: list[str] = []
        self._store = store
        self._reader = Reader(path, settings, today, partial(refer, store))
        self._engine: Engine | None = None
        self._index = Index(path, self._also, self.notices)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._drop_engine()
        self._store.close()

    def _ask(self, question: Callable[[Asking], _T], *, inferred: bool = False) -> _T:
        """
        The engine's answer, from an index in step with the store; with *inferred* ranges of days
        find undated articles by the day that their story lends them.

        An index that another process has just replaced is opened again; damage that shows only now
        is mended as if it had shown at once.
        """

        def answer(engine: Engine) -> _T:
            return question(Asking(engine, self._store, inferred=inferred))

        try:
            return answer(self._in_step())
        except (IndexProblem, OSError):
            self._drop_engine()
        try:
            return answer(self._in_step())
        except (IndexProblem, OSError) as problem:
            self._drop_engine()
            self._engine = mend(self._index, self._store, problem, certain=True)
        return answer(self._engine)

    def _in_step(self) -> Engine:
        engine = self._engine
        if engine is None or engine.revision != self._store.sequence():
            self._drop_engine()
            engine = self._engine = open_for_search(self._index, self._store)
        return engine

    def _drop_engine(self) -> None:
        if self._engine is not None:
            engine, self._engine = self._engine, None
            engine.close()

    @contextmanager
    def _writing(
        self, command: str, *, wait: float | None = None
    ) -> Iterator[tuple[WritingStore, Engine]]:
        """The lock, waited for as long as lock.py says, the store, and the engine in step."""
        from archive.storing import open_for_storing

        self._drop_engine()
        with lock.writing(self.path, command=command, wait=wait):
            store = open_for_storing(self.path)
            try:
                engine = open_for_writing(self._index, store)
                try:
                    yield store, engine
                finally:
                    engine.close()
            finally:
                store.close()

    def _rules(self) -> Rules:
        from archive.reading import Rules, check_tables

        check_tables(self.settings)
        return Rules(self.today, self.settings)

    def _also(self, store: Store) -> Mapping[tuple[str, str], tuple[str, ...]]:
        from archive.reading import also_in

        return also_in(store, self.settings)
