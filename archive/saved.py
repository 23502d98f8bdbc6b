"""
Saved queries: one TOML file each, `queries/NAME.toml`, that people write, review and commit.

    query = 'place:ukraine (missile OR drone) -sport'
    note = "for the Monday meeting"
    expect = ">=1"

The files are strict, and a wrong one is reported with its reason while the rest go on. What a query
means is the parser's business: the caller passes in whatever decides whether one parses.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from archive.errors import ArchiveError, SettingsError
from archive.settings import read_toml
from index.frozen import Frozen, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = "queries"
_SUFFIX = ".toml"
_KEYS = ("query", "note", "expect", "ids")
_NAME = r"[a-z0-9][a-z0-9._-]{0,99}"
# "nul.toml" and "con.toml" open devices, not files, where Windows mounts the folder.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10)))
)


class SavedQuery(Frozen):
    """
    A saved query; *problem* says in one line why it cannot be used, None when it can.

    *expect* and *ids* are what it should find (archive/expecting.py), empty when that is not said.
    """

    name: str
    query: str
    note: str = ""
    problem: str | None = None
    expect: str = ""
    ids: tuple[str, ...] = ()


def check_name(name: str) -> str:
    """*name*, fit to be a file's. Raises SettingsError."""
    if (
        not re.fullmatch(_NAME, name)
        or name.partition(".")[0] in _DEVICES
        or name.endswith(_SUFFIX)
    ):
        raise SettingsError(
            f"{name[:80]!r} cannot name a query: use a-z and 0-9, and after the first also - _ ."
        )
    return name


def saved_names(directory: str) -> tuple[str, ...]:
    """The names of the queries saved in the archive at *directory*, in order."""
    try:
        files = os.listdir(os.path.join(directory, FOLDER))
    except FileNotFoundError:
        return ()
    except OSError as error:
        folder = os.path.join(directory, FOLDER)
        raise SettingsError(f"{folder} cannot be read: {error.strerror}") from None
    names = (f.removesuffix(_SUFFIX) for f in files if f.endswith(_SUFFIX) and f[0] != ".")
    return tuple(sorted(names))


def read_saved(directory: str, name: str) -> SavedQuery:
    """The saved query *name*. Raises SettingsError when there is none, or its file is wrong."""
    check_name(name)
    path = os.path.join(directory, FOLDER, name + _SUFFIX)
    if not os.path.isfile(path):
        raise SettingsError(f"no query is saved as {name!r}")
    found = read_toml(path)
    unknown = sorted(set(found) - set(_KEYS))
    if unknown:
        raise SettingsError(
            f"{path}: unknown key {unknown[0]!r}: the keys are {', '.join(_KEYS[:-1])} "
            f"and {_KEYS[-1]}"
        )
    for key in ("query", "note"):
        if not isinstance(found.get(key, ""), str):
            raise SettingsError(f"{path}: {key} is not a text: put it in quotes")
    if not found.get("query", "").strip():
        raise SettingsError(f"{path}: no query: write query = 'WORDS'")
    saved = SavedQuery(name, found["query"], found.get("note", ""))
    if "expect" not in found and "ids" not in found:
        return saved
    from archive.expecting import read_expect, read_ids

    expect = read_expect(found["expect"], path) if "expect" in found else ""
    return replace(saved, expect=expect, ids=read_ids(found.get("ids", []), path))


def renewed(directory: str, name: str, query: str, note: str) -> SavedQuery:
    """
    The query *name* as it is about to be saved: what the one of that name was expected to find, a
    person has written into its file, and it stays there. Raises SettingsError.
    """
    check_name(name)
    saved = SavedQuery(name, query, note)
    try:
        before = read_saved(directory, name)
    except SettingsError:
        return saved
    return replace(saved, expect=before.expect, ids=before.ids)


class SavedTexts(Mapping[str, str]):
    """
    The saved queries of an archive as names and texts, read when they are asked for.

    *over* stands in place of the one with its name: a query about to be saved may name itself.
    """

    def __init__(self, directory: str, over: SavedQuery | None = None) -> None:
        self._directory = directory
        self._over = over

    def __getitem__(self, name: str) -> str:
        """Raises KeyError when there is none, SettingsError when its file is wrong."""
        if self._over is not None and name == self._over.name:
            return self._over.query
        if name not in self:
            raise KeyError(name)
        return read_saved(self._directory, name).query

    def __contains__(self, name: object) -> bool:
        return name in tuple(self)

    def __iter__(self) -> Iterator[str]:
        return iter(saved_names(self._directory))

    def __len__(self) -> int:
        return len(saved_names(self._directory))


def list_saved(
    directory: str, problem: Callable[[SavedQuery], str | None]
) -> tuple[SavedQuery, ...]:
    """
    Every saved query, broken ones included; *problem* says why a query does not parse, or None.
    """
    listed: list[SavedQuery] = []
    for name in saved_names(directory):
        try:
            saved = read_saved(directory, name)
        except SettingsError as error:
            listed.append(SavedQuery(name, "", problem=str(error)))
            continue
        listed.append(replace(saved, problem=problem(saved)))
    return tuple(listed)


def write_saved(directory: str, saved: SavedQuery) -> None:
    """
    Save a query under its name, in place of one that has it: whole and on disk, or not at all.

    Raises SettingsError for a name or text that cannot be saved, ArchiveError when writing fails.
    """
    check_name(saved.name)
    folder = os.path.join(directory, FOLDER)
    path = os.path.join(folder, saved.name + _SUFFIX)
    text = f"query = {_quoted(saved.query)}\n"
    if saved.note:
        text += f"note = {_quoted(saved.note)}\n"
    if saved.expect:
        text += f"expect = {_quoted(saved.expect)}\n"
    if saved.ids:
        text += f"ids = [{', '.join(map(_quoted, saved.ids))}]\n"
    aside = os.path.join(folder, f".{saved.name}.{os.getpid()}")
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        raise SettingsError(f"query {saved.name}: its text is not valid Unicode") from None
    try:
        os.makedirs(folder, exist_ok=True)
        try:
            with open(aside, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(aside, path)
        except BaseException:
            if os.path.exists(aside):
                os.unlink(aside)
            raise
        sync_folder(folder)
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {error.strerror}") from None


def remove_saved(directory: str, name: str) -> None:
    """Delete the saved query *name*. Raises SettingsError when there is none."""
    path = os.path.join(directory, FOLDER, check_name(name) + _SUFFIX)
    try:
        os.unlink(path)
    except FileNotFoundError:
        raise SettingsError(f"no query is saved as {name!r}") from None
    except OSError as error:
        raise ArchiveError(f"{path} cannot be removed: {error.strerror}") from None


def sync_folder(folder: str) -> None:
    """Have the names in *folder* on disk: a rename is not safe before its folder is synced."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _quoted(text: str) -> str:
    """*text* as a TOML string: as typed in single quotes when it can be, escaped when not."""
    if "'" not in text and all(c == "\t" or (c >= " " and c != "\x7f") for c in text):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    shown = (c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped)
    return '"' + "".join(shown) + '"'
