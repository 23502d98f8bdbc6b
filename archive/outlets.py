"""
The table of outlets: which name, alias or domain is which newspaper, station or agency.

Data: data/outlets.toml, and the user's own outlets.toml of the same form, which wins. Which of an
article's clues names its outlet is decided in metadata.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from os.path import dirname, join
from typing import TYPE_CHECKING, Any

from archive.errors import SettingsError
from archive.settings import read_toml
from archive.words import find_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS = frozenset(("aliases", "domains", "country"))
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z][a-z0-9-]{1,62}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Outlet:
    """
    One outlet: its canonical name, its other names, its domains, its country ("GB") or "".
    """

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Outlets:
    """The table, by folded name and by domain."""

    named: Mapping[str, Outlet]
    hosted: Mapping[str, Outlet]

    def find(self, written: str) -> Outlet | None:
        """
        The outlet that a name, a domain or a URL means: "the independent", "news.bbc.co.uk".
        """
        return self.named.get(fold_name(written)) or self.by_host(find_host(written) or "")

    def by_host(self, host: str) -> Outlet | None:
        """The outlet that publishes under *host* or a domain above it."""
        while "." in host:
            if outlet := self.hosted.get(host):
                return outlet
            host = host.partition(".")[2]
        return None

    def all(self) -> tuple[Outlet, ...]:
        """Every outlet once, by name."""
        return tuple(sorted(set(self.named.values()), key=lambda outlet: outlet.name))


def fold_name(name: str) -> str:
    """
    What names are compared by: case, punctuation and a leading "the" do not matter.

    "The Oregonian/OregonLive" -> "oregonian oregonlive"
    """
    words = find_words(name[:200].casefold().replace("’", "").replace("'", ""))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(1024)  # an article's are asked for again and again
def find_host(written: str) -> str | None:
    """
    The host of a URL or a bare domain, lower case, without "www."; None if it is neither.

    A page kept by a web archive has the host of the page: web.archive.org/web/2025/https://ft.com/x
    """
    written = written.strip()[:2_000].lower()
    inner = max(written.rfind("http://"), written.rfind("https://"), written.rfind("//www."))
    scheme, mark, rest = written[max(inner, 0) :].partition("//")
    if not mark:
        rest = written
    elif scheme not in ("", "http:", "https:"):
        return None
    host = re.split(r"[/?#\s]", rest, maxsplit=1)[0].rpartition("@")[2].partition(":")[0].strip(".")
    for prefix in ("www.", "m.", "amp."):
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
    return host if _DOMAIN.fullmatch(host) else None


def load_outlets(path: str | None = None) -> Outlets:
    """
    The shipped table, with the user's file at *path* over it. Raises SettingsError.
    """
    shipped = _load_shipped()
    if path is None:
        return shipped
    return _lay_over(shipped, parse_outlets(path, read_toml(path)))


def _lay_over(shipped: Outlets, own: Outlets) -> Outlets:
    """
    *shipped* with the user's outlets over it: theirs keep every name and domain they claim, and one
    of the same name adds to ours.
    """
    ours: list[Outlet] = []
    theirs = {outlet.name: outlet for outlet in own.all()}
    for outlet in shipped.all():
        mine = own.named.get(fold_name(outlet.name))
        aliases = tuple(a for a in outlet.aliases if own.named.get(fold_name(a), mine) is mine)
        domains = tuple(d for d in outlet.domains if own.hosted.get(d, mine) is mine)
        if mine and fold_name(mine.name) == fold_name(outlet.name):
            aliases = tuple(dict.fromkeys((*mine.aliases, *aliases)))
            domains = tuple(dict.fromkeys((*mine.domains, *domains)))
            country = mine.country or outlet.country
            theirs[mine.name] = Outlet(mine.name, aliases, domains, country)
        else:
            ours.append(Outlet(outlet.name, aliases, domains, outlet.country))
    outlets = (*ours, *theirs.values())  # the later wins
    return Outlets(
        {fold_name(name): one for one in outlets for name in (*one.aliases, one.name)},
        {domain: one for one in outlets for domain in one.domains},
    )


@cache
def _load_shipped() -> Outlets:
    path = join(dirname(__file__), "data", "outlets.toml")
    return parse_outlets(path, read_toml(path))


def parse_outlets(path: str, tables: Mapping[str, Any]) -> Outlets:
    """*tables*, as TOML gave them, checked strictly. Raises SettingsError naming file and key."""
    named: dict[str, Outlet] = {}
    hosted: dict[str, Outlet] = {}
    for name, row in tables.items():
        outlet = _parse_row(path, name, row)
        for alias in (name, *outlet.aliases):
            key = fold_name(alias)
            if named.setdefault(key, outlet) is not outlet:
                raise SettingsError(
                    f"{path}: {alias!r} stands for both {named[key].name!r} and {name!r}"
                )
        for domain in outlet.domains:
            if hosted.setdefault(domain, outlet) is not outlet:
                raise SettingsError(
                    f"{path}: {domain} belongs to both {hosted[domain].name!r} and {name!r}"
                )
    return Outlets(named, hosted)


def _parse_row(path: str, name: str, row: Any) -> Outlet:
    if not isinstance(row, dict):
        raise SettingsError(f'{path}: {name!r} is no outlet: write ["{name}"] above domains = []')
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise SettingsError(
            f"{path}: [{name!r}] unknown key {unknown[0]!r}: "
            f"the keys are {', '.join(sorted(_KEYS))}"
        )
    if not fold_name(name):
        raise SettingsError(f"{path}: {name!r} is no name of an outlet")
    for key in ("aliases", "domains"):
        words = row.get(key, [])
        if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
            raise SettingsError(f'{path}: [{name!r}] {key} wants a list: ["..."]')
    for alias in row.get("aliases", []):
        if not fold_name(alias):
            raise SettingsError(f"{path}: [{name!r}] {alias!r} is no name")
    for domain in row.get("domains", []):
        if find_host(domain) != domain:
            raise SettingsError(
                f"{path}: [{name!r}] {domain!r} is no domain: write one like independent.co.uk"
            )
    country = row.get("country", "")
    if not isinstance(country, str) or (country and not _COUNTRY.fullmatch(country)):
        raise SettingsError(
            f'{path}: [{name!r}] country = {country!r}: two capitals are wanted, like "GB"'
        )
    return Outlet(name, tuple(row.get("aliases", ())), tuple(row.get("domains", ())), country)
