"""
What an article says of its own names: whose surname it is, what an acronym stands for.

"Mr Trump" is Donald Trump because the article names one Trump in full; with two of them the bare
surname stays as it is unless only one has been named so far. Nothing is remembered from one article
to the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archive.entities.gazetteer import Gazetteer

_SUFFIXES = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii", "iv"})
# No article has so many people of one surname; hostile text must not be costly.
_MOST = 20
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "&", "a"})


@dataclass(frozen=True, slots=True)
class People:
    """
    The people an article names in full: surname or first name to (order of first mention, name).
    """

    by_surname: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    by_first: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)
    alone: Mapping[str, int] = field(default_factory=dict)
    """Word to the order of the first mention of it alone and without a title."""

    def holder(self, word: str, order: int, *, titled: bool = False) -> str | None:
        """
        Whose surname (or first name) *word* is here; None when it is nobody's or anybody's.
        """
        holders = self.by_surname.get(word)
        if not holders and not titled:
            holders = self.by_first.get(word)
        if not holders:
            return None
        if len(holders) == 1:
            return holders[0][1]
        so_far = sorted(one for one in holders[:_MOST] if one[0] <= order)
        if len(so_far) == 1:
            return so_far[0][1]
        # "Bobick" was Duane Bobick before his brother Rodney was named, and still is.
        alone = self.alone.get(word, order)
        settled = so_far and not titled and so_far[0][0] < alone < so_far[1][0]
        return so_far[0][1] if settled else None

    def is_name(self, word: str, *, titled: bool = False) -> bool:
        """True for the surname or, without a title ("Prince Harry"), the first name of someone."""
        return word in self.by_surname or (not titled and word in self.by_first)


def surname(name: str) -> str:
    """
    The last word of a name that is no suffix: "Martin Luther King Jr." is a King, and "Robert of
    Ketton" a Robert.
    """
    words = name.partition(" of ")[0].split()
    while len(words) > 1 and words[-1].lower() in _SUFFIXES:
        words.pop()
    return words[-1]


def find_people(
    full: Mapping[str, Sequence[int]], alone: Mapping[str, int], gazetteer: Gazetteer
) -> People:
    """
    The people behind full names, each with the orders of its mentions; *alone* as in People.

    "Daniel K. Akaka" and "Danny Akaka" are one; the form used most, then first, is the name.
    """
    groups: dict[str, list[list[str]]] = {}
    for name in full:
        same = groups.setdefault(surname(name), [])
        for group in same[:_MOST]:
            if all(_compatible(name, other, gazetteer) for other in group[:_MOST]):
                group.append(name)
                break
        else:
            same.append([name])
    people = People(alone=alone)
    for last, same in groups.items():
        for group in same:
            best = max(group, key=lambda name: (len(full[name]), -full[name][0]))
            begun = min(full[name][0] for name in group)
            for name in group:
                people.canonical[name] = best
            for family in {last} | {_family(name, gazetteer) for name in group}:
                people.by_surname.setdefault(family, []).append((begun, best))
            for word in {name.split()[0] for name in group} - {last}:
                known = gazetteer.known.get(word)
                if known is not None and not gazetteer.is_first_name(word):
                    continue  # "Edmonton LRT" is nobody's
                people.by_first.setdefault(word, []).append((begun, best))
    return people


def _family(name: str, gazetteer: Gazetteer) -> str:
    """The surname with its particles, as a sentence begins with it: "Van Biljon", "De Gaulle"."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in gazetteer.cues.particles:
        at -= 1
    family = " ".join(words[at:])
    return family[:1].upper() + family[1:] if at < len(words) - 1 else surname(name)


def _compatible(one: str, other: str, gazetteer: Gazetteer) -> bool:
    """True when two full names with one surname may be one person's."""
    a, b = one.lower().split()[0].rstrip("."), other.lower().split()[0].rstrip(".")
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return b in gazetteer.cues.nicknames.get(a, ()) or _is_slip(a, b)


_ALIKE = frozenset("aeiouy"), frozenset("ck"), frozenset("sz"), frozenset("vw")


def _is_slip(a: str, b: str) -> bool:
    """True for one sound written otherwise: Kristin and Kristen, Marcus and Markus, not Marvin."""
    if len(a) != len(b) or len(a) < 5:
        return False
    apart = [{x, y} for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) == 1 and any(apart[0] <= letters for letters in _ALIKE)


_ACRONYM = re.compile(r" ?\(([A-Z][A-Z&.-]{1,8})\)")


def find_acronyms(
    names: Iterable[tuple[str, str]],
) -> dict[str, str]:
    """
    Acronym to the name it stands for, out of (name, text after it): "Department ... (DHS)".
    """
    found: dict[str, str] = {}
    for name, after in names:
        match = _ACRONYM.match(after)
        if match is None or " " not in name:
            continue
        short = match[1].replace(".", "")
        if _spells(short, name):
            found.setdefault(match[1], name)
            found.setdefault(short, name)
    return found


def find_initials(words: set[str], names: Iterable[str]) -> dict[str, str]:
    """
    Those of *words* that are the first letters of just one of *names*: "LANL" beside
    the Los Alamos National Laboratory.
    """
    found: dict[str, set[str]] = {}
    for name in names:
        initials = "".join(word[0] for word in name.split() if word not in _SMALL)
        if initials in words:
            found.setdefault(initials, set()).add(name)
    return {short: min(full) for short, full in found.items() if len(full) == 1}


def _spells(short: str, name: str) -> bool:
    """True when *short* is the capitals of *name*, in order, beginning with its first."""
    capitals = "".join(c for c in name if c.isupper())
    initials = "".join(word[0] for word in re.split(r"[ -]", name) if word and word not in _SMALL)
    letters = short.replace("&", "").replace("-", "").upper()
    if letters in (capitals, initials.upper()):
        return True
    rest = iter(initials.upper())
    return (
        len(letters) >= 3 and letters[0] == initials[:1].upper() and all(c in rest for c in letters)
    )


def bare_org(name: str, gazetteer: Gazetteer) -> str:
    """The name without Inc, Ltd and the like: one firm, however it is written."""
    words = name.replace(",", "").split()
    while len(words) > 1 and words[-1].lower() in gazetteer.cues.legal:
        words.pop()
    return " ".join(words) if len(words) > 1 or words[0] not in ("The", "A") else name
