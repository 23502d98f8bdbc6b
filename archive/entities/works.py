"""
Names that no capital begins: titles in quotation marks, as ‘The A Word’ after "our latest
documentary", 9/11, easyJet and 60 Minutes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.entities.evidence import name_signs, weigh
from archive.entities.gazetteer import Known
from archive.entities.spans import Candidate
from archive.words import find_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.entities.gazetteer import Gazetteer

# The look behind stands after the quotation mark, so that the search is for the mark.
_MARKS = "\"'‘“«"
_QUOTED = re.compile(
    rf"[{_MARKS}](?<!\w.)([A-Z0-9](?:[^\"'‘’“”«»\n]|['’](?=\w)){{1,80}})[\"'’”»](?!\w)"
)
_DAY = re.compile(r"(?<![\w/])9/11( Commission)?(?![\w/])")
_ATTACKS = Known("thing", "September 11 attacks", "events")
_COMMISSION = Known("org", "9/11 Commission", "bodies")
_ODD = {
    "easyJet": Known("org", "easyJet", "companies"),
    "60 Minutes": Known("thing", "60 Minutes", "works"),
    "10 Downing Street": Known("place", "10 Downing Street", "sites"),
}
_SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "on",
        "to",
        "for",
        "with",
        "at",
        "from",
        "by",
        "is",
        "de",
    }
)


def find_works(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """
    Quoted passages in Title Case that a word such as "film" stands before, or three words long.
    """
    found = _attacks(text, gazetteer) if "9/11" in text else []
    for odd in _ODD:
        if odd in text:
            found += _oddly(text, odd, gazetteer)
    for match in _quoted(text):
        title = match[1].rstrip(",. ")
        words = title.split()
        if not all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words):
            continue
        before = text[max(match.start() - 40, 0) : match.start()].split()[-3:]
        cue = any(word.strip(".,;:()").lower() in gazetteer.cues.works for word in before)
        if text[max(match.start() - 3, 0) : match.start()] in ("'s ", "’s ") and len(words) > 1:
            cue = True  # Drake's "Family Matters"
        if not cue and (len(words) < 3 or title in gazetteer.known or match[1][-1:] in ".?!"):
            continue
        start = match.start(1)
        lowers = tuple(word.lower() for word in words)
        end = start + len(title)
        made = Candidate(title, start, end, lowers, None, "thing", False, False, False)
        found.append(replace(made, prior=weigh(name_signs(made, gazetteer), gazetteer.weights)))
    return sorted(found, key=lambda one: one.start)


def _quoted(text: str) -> Iterator[re.Match[str]]:
    """What _QUOTED finds in *text*."""
    end = 0
    for at, _ in find_marks(text, _MARKS):
        match = _QUOTED.match(text, at) if at >= end else None
        if match is not None:
            end = match.end()
            yield match


def _attacks(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    return [
        _sure(match, _COMMISSION if match[1] else _ATTACKS, gazetteer)
        for match in _DAY.finditer(text)
    ]


def _oddly(text: str, odd: str, gazetteer: Gazetteer) -> list[Candidate]:
    found = re.finditer(rf"(?<![\w.,-]){re.escape(odd)}(?!\w)", text)
    return [_sure(match, _ODD[odd], gazetteer) for match in found]


def _sure(match: re.Match[str], known: Known, gazetteer: Gazetteer) -> Candidate:
    surface = match.group()
    lowers = tuple(surface.lower().split())
    made = Candidate(surface, *match.span(), lowers, known, None, False, False, False)
    return replace(made, prior=weigh(name_signs(made, gazetteer), gazetteer.weights))
