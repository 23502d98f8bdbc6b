"""
What `add` would do, without doing it: inputs are found and compared with what is here, nothing is
read as an article and nothing is written, not even an archive where there is none.

Whether a document can be read is only known when it is read: a preview says what is new.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from archive.errors import UnreadableError
from archive.exporting import restore
from archive.sources import ExportLine, Failure, Remark, Skipped, find_inputs, split_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.sources import Raw
    from archive.store import Store

_ANY_TIME = "2000-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Preview:
    """Where new documents stand, how many are here or were removed, what cannot be opened."""

    new: tuple[str, ...]
    already: int
    removed_before: int
    failed: tuple[Failure, ...]


def preview(
    paths: Iterable[str], *, store: Store | None, again: bool = False, stdin: BinaryIO | None = None
) -> Preview:
    """
    What adding *paths* to *store* (None: an archive yet to be made) would find.

    *again* counts what is here or was removed as new, as `add` would read it anew.
    """
    new: list[str] = []
    failed: list[Failure] = []
    seen: set[str] = set()
    already = removed_before = 0
    for piece in _pieces(paths, stdin):
        if isinstance(piece, Failure):
            failed.append(piece)
            continue
        try:
            raw = restore(piece, now=_ANY_TIME).raw if isinstance(piece, ExportLine) else piece
        except UnreadableError as error:
            failed.append(Failure(piece.place, error.reason))
            continue
        if raw.digest in seen or (store and not again and store.here(raw.digest) is not None):
            already += 1
        elif store and not again and store.was_removed(raw.digest):
            removed_before += 1
        else:
            new.append(raw.place)
        seen.add(raw.digest)
    return Preview(tuple(new), already, removed_before, tuple(failed))


def _pieces(paths: Iterable[str], stdin: BinaryIO | None) -> Iterator[Raw | ExportLine | Failure]:
    for found in find_inputs(list(paths), stdin=stdin):
        if isinstance(found, Failure):
            yield found
        elif not isinstance(found, Skipped):
            for piece in split_input(found):
                if not isinstance(piece, Skipped | Remark):
                    yield piece
