"""
What an `add` did, and how far it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.sources import Failure

LISTED_IDS = 1000
MOST_REMARKS = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """
    How far a long job is: *done* documents are dealt with (an added one is safe), of *total* when
    that is known; *current* is what is being read.
    """

    done: int
    total: int | None
    current: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """
    What an `add` did. *ids* are those of the first thousand articles added.

    *already*: the same bytes were here; *removed_before*: they were removed and stay out unless
    asked for again; *updated*: they were here, and were read anew with what was given.
    """

    added: int = 0
    already: int = 0
    removed_before: int = 0
    updated: int = 0
    failed: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """An AddReport in the making."""

    added: int = 0
    already: int = 0
    removed_before: int = 0
    updated: int = 0
    skipped: int = 0
    remarks: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def add(self, id_: str) -> None:
        """One article more."""
        self.added += 1
        if len(self.ids) < LISTED_IDS:
            self.ids.append(id_)

    def report(self) -> AddReport:
        notes = []
        if self.skipped:
            files = "1 file is" if self.skipped == 1 else f"{self.skipped:,} files are"
            notes.append(f"{files} no article (scripts, pictures and the like): skipped")
        notes += self.remarks[:MOST_REMARKS]
        if len(self.remarks) > MOST_REMARKS:
            notes.append(f"and as much of {len(self.remarks) - MOST_REMARKS:,} more files")
        return AddReport(
            added=self.added,
            already=self.already,
            removed_before=self.removed_before,
            updated=self.updated,
            failed=tuple(self.failed),
            notes=tuple(notes),
            ids=tuple(self.ids),
        )

    @property
    def done(self) -> int:
        return self.added + self.already + self.removed_before + self.updated + len(self.failed)


class Interrupted(KeyboardInterrupt):
    """Ctrl-C during an `add`: everything in *report* is safe."""

    def __init__(self, report: AddReport) -> None:
        super().__init__()
        self.report = report
