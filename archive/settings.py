"""
Where an archive is, and the files in it that people write: archive.toml and aliases.toml.

Everything is strict: an unknown key or a wrong value is an error that names the file, the key and
what would be right. A missing file means the defaults. The user's outlets.toml and
rules.toml have the form of our own tables and are read by outlets.py and clean/outlet_rules.py.

    # archive.toml
    timezone = "Europe/London"    # whose midnight ends a day; the system's zone when left out
    week_start = "monday"         # what "this week" begins with
    date_order = "day-first"      # how to read 10/11/2025; refused as ambiguous when left out
    contact = "me@example.org"    # told to the servers that pages are fetched from
    names = "spacy"               # who finds names: "rules" (ours) or an installed spaCy model

    # aliases.toml: other names for the same one, by type
    [person]
    "Volodymyr Zelensky" = ["Volodymyr Zelenskyy", "Zelenskiy"]
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

from archive.errors import NoArchiveError, SettingsError
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, tzinfo

    from archive.article import EntityType

_T = TypeVar("_T")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDERS = {"day-first": True, "month-first": False}
_LARGEST = 10_000_000
"""Bytes; a settings file longer than this is not one."""


class Alias(Frozen):
    """One canonical name of a type, and the names that mean the same."""

    type: EntityType
    name: str
    others: tuple[str, ...]


class Settings(Frozen):
    """
    What the archive's owner has set.

    *timezone* is an IANA name, None for the system's; *week_start* counts from Monday, 0;
    *day_first* None leaves 10/11/2025 ambiguous. *outlets* is the path of the user's outlet table,
    None without one; *rules* that of what single outlets print beside their stories. *contact* is
    told to the servers that are asked for pages. *names* is who finds names: "rules", "spacy", or
    the name or the folder of a spaCy model.
    """

    timezone: str | None = None
    week_start: int = 0
    day_first: bool | None = None
    aliases: tuple[Alias, ...] = ()
    outlets: str | None = None
    rules: str | None = None
    contact: str | None = None
    names: str = "rules"

    @property
    def zone(self) -> tzinfo | None:
        """The time zone, None for the system's."""
        if self.timezone is None:
            return None
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.timezone)


def find_archive(start: str, *, option: str | None, environ: Mapping[str, str]) -> str:
    """
    The directory of the archive that a command run in *start* means; it need not exist yet.

    *option* wins, then $ARCHIVE_DIR, then the nearest `.archive` in *start* or above it, then
    $XDG_DATA_HOME/archive. Raises NoArchiveError when there is not even a home directory.
    """
    named = option or environ.get("ARCHIVE_DIR")
    if named:
        return os.path.abspath(os.path.join(start, named))
    here = os.path.abspath(start)
    while True:
        candidate = os.path.join(here, ".archive")
        if os.path.isdir(candidate):
            return candidate
        above = os.path.dirname(here)
        if above == here:
            break
        here = above
    # The XDG specification: a relative path here is invalid and is to be ignored.
    data = environ.get("XDG_DATA_HOME", "")
    if not os.path.isabs(data):
        home = environ.get("HOME", "")
        if not os.path.isabs(home):
            raise NoArchiveError("no archive here, and no home directory: name one with --archive")
        data = os.path.join(home, ".local", "share")
    return os.path.join(data, "archive")


_KEYS = frozenset(("timezone", "week_start", "date_order", "contact", "names"))


def load_settings(directory: str) -> Settings:
    """The settings of the archive in *directory*. Raises SettingsError."""
    outlets = os.path.join(directory, "outlets.toml")
    rules = os.path.join(directory, "rules.toml")
    aliases = load_aliases(os.path.join(directory, "aliases.toml"))
    path = os.path.join(directory, "archive.toml")
    found = read_toml(path) if os.path.exists(path) else {}
    unknown = sorted(set(found) - _KEYS)
    if unknown:
        raise SettingsError(
            f"{path}: unknown key {unknown[0]!r}: the keys are {', '.join(sorted(_KEYS))}"
        )
    return Settings(
        timezone=_zone(path, found.get("timezone")),
        week_start=_choice(path, found, "week_start", {w: n for n, w in enumerate(_WEEKDAYS)}, 0),
        day_first=_choice(path, found, "date_order", _ORDERS, None),
        aliases=aliases,
        outlets=outlets if os.path.exists(outlets) else None,
        rules=rules if os.path.exists(rules) else None,
        contact=_contact(path, found.get("contact")),
        names=_names(path, found.get("names", "rules")),
    )


def load_aliases(path: str) -> tuple[Alias, ...]:
    """The user's table of other names; empty when there is no such file. Raises SettingsError."""
    if not os.path.exists(path):
        return ()
    from typing import get_args

    from archive.article import EntityType

    aliases: list[Alias] = []
    owner: dict[tuple[str, str], str] = {}
    for kind, table in read_toml(path).items():
        known = next((t for t in get_args(EntityType) if t == kind), None)
        if known is None:
            raise SettingsError(
                f"{path}: unknown table {kind!r}: the tables are {', '.join(get_args(EntityType))}"
            )
        if not isinstance(table, dict):
            raise SettingsError(f'{path}: {kind} is not a table: write [{kind}] above "NAME" = []')
        for name, others in table.items():
            if not (
                isinstance(others, list) and all(isinstance(o, str) and o.strip() for o in others)
            ):
                raise SettingsError(f'{path}: [{kind}] {name!r} wants a list of names: ["..."]')
            for other in (name, *others):
                if owner.setdefault((kind, other.casefold()), name) != name:
                    raise SettingsError(
                        f"{path}: [{kind}] {other!r} stands for both "
                        f"{owner[kind, other.casefold()]!r} and {name!r}"
                    )
            aliases.append(Alias(known, name, tuple(others)))
    return tuple(aliases)


def read_toml(path: str) -> dict[str, Any]:
    """The TOML file at *path*. Raises SettingsError naming the file, and the line that is wrong."""
    import tomllib

    try:
        if os.path.getsize(path) > _LARGEST:
            raise SettingsError(f"{path}: larger than {_LARGEST:,} bytes: not a settings file")
        with open(path, "rb") as file:
            return tomllib.load(file)
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: not UTF-8 text") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path}: not TOML: {error}") from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None


def today_in(settings: Settings) -> date:
    """The day it is now in the archive's time zone, for a caller that has not said."""
    from datetime import datetime

    return datetime.now(settings.zone).date()


def _zone(path: str, name: Any) -> str | None:
    if name is None:
        return None
    from zoneinfo import ZoneInfo

    try:
        if isinstance(name, str):
            return ZoneInfo(name).key
    except (OSError, KeyError, ValueError):
        pass
    raise SettingsError(
        f'{path}: timezone = {name!r}: not a time zone: write one like "Europe/London" or "UTC"'
    )


def _contact(path: str, value: Any) -> str | None:
    """What may stand in a User-Agent: "me@example.org", "https://example.org/about"."""
    if value is None:
        return None
    fit = isinstance(value, str) and value.isascii() and value.isprintable()
    if fit and 0 < len(value) <= 200 and not set(value) & set("()<>\\ "):
        return str(value)
    raise SettingsError(f"{path}: contact = {value!r}: an e-mail address or a URL is wanted")


def _names(path: str, names: Any) -> str:
    if not isinstance(names, str) or not names or names.startswith("-"):
        raise SettingsError(
            f'{path}: names = {names!r}: write "rules", "spacy", or a spaCy model\'s name or folder'
        )
    folder = os.path.join(os.path.dirname(path), names)
    return folder if os.sep in names else names


def _choice(path: str, found: dict[str, Any], key: str, known: Mapping[str, _T], default: _T) -> _T:
    if key not in found:
        return default
    value = found[key]
    if isinstance(value, str) and value.casefold() in known:
        return known[value.casefold()]
    choices = ", ".join(f'"{choice}"' for choice in known)
    raise SettingsError(f"{path}: {key} = {value!r}: one of {choices} is wanted")
