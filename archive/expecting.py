"""
What a saved query is expected to find, and whether it does: `archive queries --check`.

    expect = ">=1"              # also "0", "<20", "3..5", as a field of numbers takes
    ids = ["7c17c67c5d81"]      # must be among the hits, or be the beginning of one

Both are keys of the query's file, so that a change of the query, or of what is in the archive, can
be tried by a machine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from archive.errors import ArchiveError, NoSuchArticleError, SettingsError
from index.errors import QueryError
from index.frozen import Frozen

if TYPE_CHECKING:
    from archive.archive import Archive
    from archive.saved import SavedQuery

_COMPARED = re.compile(r"(>=|<=|>|<|)([0-9]{1,9})")
_BETWEEN = re.compile(r"([0-9]{1,9})\.\.([0-9]{1,9})")
_ID = re.compile(r"[0-9a-f]{4,64}")
_MOST_IDS = 1_000


class Verdict(Frozen):
    """
    What the saved query *name* finds (*count*, None when it is broken) against what its file
    expects: *failures* are the reasons why it is not that, *problem* why nobody can tell.
    """

    name: str
    count: int | None
    expect: str = ""
    ids: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    problem: str | None = None

    @property
    def status(self) -> str:
        """`ok`, `failed` or `broken`."""
        return "broken" if self.problem else "failed" if self.failures else "ok"


def read_expect(value: Any, path: str) -> str:
    """The value of `expect` in the file *path*. Raises SettingsError."""
    if isinstance(value, str) and bounds(value) is not None:
        return value
    raise SettingsError(f'{path}: expect is not a number of hits: write ">=1", "0" or "3..5"')


def read_ids(value: Any, path: str) -> tuple[str, ...]:
    """The value of `ids` in the file *path*. Raises SettingsError."""
    if not isinstance(value, list) or len(value) > _MOST_IDS:
        raise SettingsError(f'{path}: ids is not a list: write ids = ["7c17c67c5d81"]')
    for one in value:
        if not isinstance(one, str) or not _ID.fullmatch(one):
            raise SettingsError(
                f"{path}: {str(one)[:80]!r} is no id: an id is 12 or more of 0-9 a-f"
            )
    return tuple(value)


def bounds(expect: str) -> tuple[int, int | None] | None:
    """The fewest and the most hits (None: no end) that *expect* allows; None: it says no number."""
    if between := _BETWEEN.fullmatch(expect):
        low, high = int(between[1]), int(between[2])
        return (low, high) if low <= high else None
    compared = _COMPARED.fullmatch(expect)
    if compared is None or compared[0] == "<0":
        return None
    number = int(compared[2])
    match compared[1]:
        case ">=":
            return number, None
        case ">":
            return number + 1, None
        case "<=":
            return 0, number
        case "<":
            return 0, number - 1
    return number, number


def check_saved(archive: Archive) -> tuple[Verdict, ...]:
    """Every saved query in order, tried; one that expects nothing passes when it is answered."""
    return tuple(_check(archive, saved) for saved in archive.saved())


def _check(archive: Archive, saved: SavedQuery) -> Verdict:
    if saved.problem:
        return Verdict(saved.name, None, problem=saved.problem)
    try:
        found = archive.search(f"query:{saved.name}", limit=None, lazy=True)
    except (QueryError, ArchiveError) as error:
        return Verdict(saved.name, None, saved.expect, saved.ids, problem=str(error))
    failures = []
    low, high = bounds(saved.expect) or (0, None)
    if found.total < low or (high is not None and found.total > high):
        failures.append(f"expected {saved.expect}")
    among = set(found.ids)
    for id_ in saved.ids:
        try:
            if archive.resolve(id_) not in among:
                failures.append(f"{id_} is not found")
        except NoSuchArticleError as error:
            failures.append(str(error))
    return Verdict(saved.name, found.total, saved.expect, saved.ids, tuple(failures))
