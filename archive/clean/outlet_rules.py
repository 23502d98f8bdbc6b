"""
What single outlets print beside their stories, as rules that a person wrote: data/outlet_rules.toml
and the archive's own rules.toml, which wins.

A pattern is matched against a whole paragraph or a whole sentence, and it must be one that ends
quickly on any text: no repetition within another, no look-around, no reference to a group, and a
bound on the ways that it can be tried (`check_pattern`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from os.path import dirname, join
from typing import TYPE_CHECKING, Any, cast, get_args

from archive.article import Role
from archive.errors import SettingsError
from archive.settings import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ANY_OUTLET = "*"
LONGEST_RULED = 1_500
"""Characters: no rule describes a longer passage."""
_KEYS = frozenset(("outlet", "pattern", "role", "since", "until"))
_MOST_RULES = 2_000
_LONGEST_PATTERN = 300
_MOST_WAYS = 400_000
"""Ways in which the repetitions of one pattern can be tried: it takes a few milliseconds."""
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_ESCAPES = frozenset("dws.?*+()[]{}|\\-/'\"$^#&:,;!@%=<>~_ ")


@dataclass(frozen=True, slots=True)
class OutletRule:
    """One rule; *mine* when the user wrote it."""

    outlet: str
    pattern: str
    role: Role
    since: date | None
    until: date | None
    compiled: re.Pattern[str]
    mine: bool = False

    def holds(self, day: date | None) -> bool:
        """Whether it holds for an article of *day*; for an undated one, if no day limits it."""
        if self.since is None and self.until is None:
            return True
        return day is not None and (self.since or day) <= day <= (self.until or day)


OutletRules = dict[str, tuple[OutletRule, ...]]
"""Rules by the folded name of their outlet, the user's first."""


def load_outlet_rules(own: str | None = None) -> OutletRules:
    """The shipped rules behind the user's, whose path is *own*. Raises SettingsError."""
    shipped = join(dirname(dirname(__file__)), "data", "outlet_rules.toml")
    rules: list[OutletRule] = []
    if own is not None:
        rules += parse_rules(own, read_toml(own), mine=True)
    rules += parse_rules(shipped, read_toml(shipped))
    table: dict[str, list[OutletRule]] = {}
    for rule in rules:
        table.setdefault(rule.outlet.casefold(), []).append(rule)
    return {outlet: tuple(found) for outlet, found in table.items()}


def rules_for(
    table: Mapping[str, tuple[OutletRule, ...]], outlet: str, day: date | None
) -> list[OutletRule]:
    """The rules that hold for an article of *outlet* (or of any) and *day*, the user's first."""
    found = [*table.get(outlet.casefold(), ()), *table.get(ANY_OUTLET, ())]
    return sorted((rule for rule in found if rule.holds(day)), key=lambda rule: not rule.mine)


def first_match(rules: Iterable[OutletRule], passage: str) -> OutletRule | None:
    """The first of *rules* that describes *passage*, from end to end."""
    if len(passage) > LONGEST_RULED:
        return None
    straight = _straight(passage)
    return next((rule for rule in rules if rule.compiled.fullmatch(straight)), None)


def parse_rules(path: str, tables: Mapping[str, Any], *, mine: bool = False) -> list[OutletRule]:
    """*tables*, as TOML gave them, checked strictly. Raises SettingsError."""
    unknown = sorted(set(tables) - {"rule"})
    rows = tables.get("rule", [])
    if unknown or not isinstance(rows, list) or len(rows) > _MOST_RULES:
        culprit = repr(unknown[0]) if unknown else "'rule'"
        raise SettingsError(
            f"{path}: {culprit}: only [[rule]] tables are wanted, {_MOST_RULES} at most"
        )
    return [_parse_row(path, row, mine) for row in rows]


def _parse_row(path: str, row: Any, mine: bool) -> OutletRule:
    if not isinstance(row, dict):
        raise SettingsError(f"{path}: a rule is a table: [[rule]]")
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise SettingsError(
            f"{path}: unknown key {unknown[0]!r}: the keys are {', '.join(sorted(_KEYS))}"
        )
    outlet, pattern = row.get("outlet"), row.get("pattern")
    if not isinstance(outlet, str) or not outlet.strip() or (outlet == ANY_OUTLET and not mine):
        raise SettingsError(f"{path}: outlet = {outlet!r}: the name of an outlet is wanted")
    if row.get("role") not in get_args(Role):
        raise SettingsError(
            f"{path}: role = {row.get('role')!r}: one of {', '.join(get_args(Role))}"
        )
    for key in ("since", "until"):
        day = row.get(key)
        if day is not None and type(day) is not date:
            raise SettingsError(f"{path}: {key} = {day!r}: a day is wanted: {key} = 2025-10-17")
    if not isinstance(pattern, str) or not pattern.strip():
        raise SettingsError(f"{path}: pattern = {pattern!r}: a regular expression is wanted")
    try:
        check_pattern(pattern)
        compiled = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    except (ValueError, re.error, OverflowError, RecursionError) as error:
        raise SettingsError(f"{path}: pattern = {pattern[:80]!r}: {error}") from None
    return OutletRule(
        outlet=outlet.strip(),
        pattern=pattern,
        role=cast("Role", row["role"]),
        since=row.get("since"),
        until=row.get("until"),
        compiled=compiled,
        mine=mine,
    )


def _straight(passage: str) -> str:
    """*passage* with straight quotation marks and single spaces."""
    straight = passage if passage.isascii() else passage.translate(_QUOTES)
    return " ".join(straight.split())


def check_pattern(pattern: str) -> None:
    """
    Raise ValueError saying why *pattern* could take long, or is more than a rule may be.
    """
    if len(pattern) > _LONGEST_PATTERN:
        raise ValueError(f"longer than {_LONGEST_PATTERN} characters")
    groups = [False]  # whether each open group holds something that can match in several ways
    repeats: bool | None = None  # the same of the last item; None: there is none
    ways = 1
    at = 0
    while at < len(pattern):
        char = pattern[at]
        found = _QUANTIFIER.match(pattern, at)
        if found is not None:
            least, most = _bounds(found)
            if repeats is None:
                raise ValueError(f"nothing to repeat before {found[0]!r}")
            if repeats and most > 1:
                raise ValueError(f"{found[0]!r} repeats what repeats already")
            ways *= max(1, most - least + 1)
            groups[-1] = groups[-1] or most > 1 or least != most
            repeats = None
            at = found.end()
            continue
        at += 1
        if char in "^$":
            raise ValueError("^ and $ are not wanted: a rule describes the whole passage")
        if char in "*+?{":
            raise ValueError(f"{char!r} stands where nothing can repeat; write \\{char} for itself")
        repeats = False
        if char == "\\":
            if pattern[at : at + 1] not in _ESCAPES or at == len(pattern):
                raise ValueError(f"\\{pattern[at : at + 1]} is not understood here")
            at += 1
        elif char == "[":
            found = _CLASS.match(pattern, at - 1)
            if found is None:
                raise ValueError("a [ is not closed")
            at = found.end()
        elif char == "(":
            if not pattern.startswith("?:", at):
                raise ValueError("a group is written (?:...)")
            groups.append(False)
            at += 2
            repeats = None
        elif char == ")":
            if len(groups) == 1:
                raise ValueError("a ) has no (")
            repeats = groups.pop()
            groups[-1] = groups[-1] or repeats
        elif char == "|":
            ways *= 2
            groups[-1] = True
            repeats = None
    if len(groups) > 1:
        raise ValueError("a ( is not closed")
    if ways > _MOST_WAYS:
        raise ValueError("too many repetitions: it could take long")


_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d{1,4})(?:(,)(\d{0,4}))?\})\??")
_CLASS = re.compile(r"\[\^?(?:[^\]\\\[]|\\[dws.\-\]\[\\/'\"])+\]")


def _bounds(quantifier: re.Match[str]) -> tuple[int, int]:
    """How often at least and at most."""
    sign, least, comma, most = quantifier.groups()
    if sign:
        return {"*": (0, LONGEST_RULED), "+": (1, LONGEST_RULED), "?": (0, 1)}[sign]
    if not comma:
        return int(least), int(least)
    if not most:
        return int(least), LONGEST_RULED
    if int(most) < int(least):
        raise ValueError(f"{quantifier[0]!r} ends before it begins")
    return int(least), int(most)
