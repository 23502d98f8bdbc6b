"""
The table of news and photo agencies, and where their names stand in a short text.

Data: data/agencies.toml. Whether a name is a credit or just a word of the story is decided in
clean/ (which passage it is) and credits.py (what it means there).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from os.path import dirname, join
from typing import TYPE_CHECKING, Any

from archive.errors import SettingsError
from archive.settings import read_toml
from archive.words import find_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KEYS = frozenset(("name", "short", "aliases", "photo"))


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency. *photo*: it supplies pictures, hardly any text."""

    name: str
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Agencies:
    """
    The table: *exact* finds acronyms as written, *folded* full names in any case. *anchors*
    are the longest word of each, folded: a text without any is not searched.
    """

    exact: Mapping[str, Agency]
    folded: Mapping[str, Agency]
    pattern: re.Pattern[str]
    anchors: frozenset[str]

    def find(self, name: str) -> Agency | None:
        """The agency that *name* is, as a whole: "AP", "the Associated Press"."""
        name = name.strip()
        return self.exact.get(name) or self.folded.get(name.casefold())

    def within(self, text: str) -> Iterator[tuple[Agency, int, int]]:
        """Every agency named in *text*, with its place; acronyms only in capitals."""
        if self.anchors.isdisjoint(find_letters(text.casefold())):
            return
        for match in self.pattern.finditer(text):
            agency = self.find(match[0])
            if agency:
                yield agency, match.start(), match.end()

    def at(self, text: str, start: int) -> tuple[Agency, int] | None:
        """The agency whose name begins at *start* of *text*, and where it ends."""
        match = self.pattern.match(text, start)
        agency = self.find(match[0]) if match else None
        return (agency, match.end()) if match and agency else None


@cache
def load_agencies() -> Agencies:
    """The shipped table. Raises SettingsError naming file and key when it is wrong."""
    return parse_agencies(path := join(dirname(__file__), "data", "agencies.toml"), read_toml(path))


def parse_agencies(path: str, tables: Mapping[str, Any]) -> Agencies:
    """*tables*, as TOML gave them, checked strictly. Raises SettingsError."""
    exact: dict[str, Agency] = {}
    folded: dict[str, Agency] = {}
    rows = tables.get("agency")
    if set(tables) != {"agency"} or not isinstance(rows, list):
        raise SettingsError(f"{path}: only [[agency]] tables are wanted")
    for row in rows:
        unknown = sorted(set(row) - _KEYS)
        if unknown:
            raise SettingsError(f"{path}: unknown key {unknown[0]!r}: the keys are {_listed()}")
        name, photo = row.get("name"), row.get("photo", False)
        if not isinstance(name, str) or not isinstance(photo, bool):
            raise SettingsError(f'{path}: an agency wants name = "...", and photo true or false')
        agency = Agency(name, photo)
        short, aliases = row.get("short", []), row.get("aliases", [])
        for words in (short, aliases):
            if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
                raise SettingsError(f'{path}: {name!r}: short and aliases want lists: ["..."]')
        for word in short:
            if exact.setdefault(word, agency) != agency:
                raise SettingsError(f"{path}: {word!r} stands for two agencies")
        for word in (name, *aliases):
            if word in short:
                continue
            if folded.setdefault(word.casefold(), agency) != agency:
                raise SettingsError(f"{path}: {word!r} stands for two agencies")
    longest_first = sorted((*exact, *folded), key=lambda w: (-len(w), w))
    names = "|".join(
        re.escape(word) if word in exact else f"(?i:{re.escape(word)})" for word in longest_first
    )
    pattern = re.compile(rf"(?<![^\W_])(?:{names})(?![^\W_])")
    words = map(find_letters, map(str.casefold, (*exact, *folded)))
    anchors = frozenset(max(some, key=len, default="") for some in words)
    return Agencies(exact, folded, pattern, anchors)


def _listed() -> str:
    return ", ".join(sorted(_KEYS))
