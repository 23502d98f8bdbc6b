"""
A clipping out of a press database, taken apart: its passages with their roles, and its clues.

What the readers of the services share: blocks between blank lines, made one line each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.article import DateClue
from archive.sources.clues import storable, tidy

if TYPE_CHECKING:
    from archive.article import Role

_BLOCKS = re.compile(r"\n(?:[ \t]*\n)+|\n(?=[ \t]{2,6}\S)")
_DAY = re.compile(
    r"(?<!\w)(?:[A-Z][^\W\d_]{2,11}\.? \d{1,2}, \d{4}|\d{1,2}\.? [^\W\d_]{3,11}\.? \d{4})(?!\w)"
)
_LANGUAGES = {
    "english": "en", "anglais": "en", "englisch": "en", "german": "de", "deutsch": "de",
    "french": "fr", "français": "fr", "spanish": "es", "español": "es", "italian": "it",
    "italiano": "it", "dutch": "nl", "nederlands": "nl", "portuguese": "pt", "polish": "pl",
}  # fmt: skip
_MOST_TAGS = 40


@dataclass(slots=True)
class Clipping:
    """
    What one says of itself; *passages* are (text, role, rule), all of it, in order; *begun* when
    its story has.
    """

    passages: list[tuple[str, Role, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    dates: list[DateClue] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    language: str | None = None
    begun: bool = False

    def add(self, text: str, role: Role, rule: str) -> None:
        """The passage *text* goes on, on one line."""
        if passage := storable(" ".join(text.split())):
            self.passages.append((passage, role, rule))
            self.begun |= role == "body"

    def name_day(self, written: str) -> bool:
        """Whether a line names a day, which the first that does is the day of."""
        day = _DAY.search(written)
        if day and not self.dates:
            self.dates.append(DateClue(day.group(), "meta"))
        return day is not None

    def name_outlet(self, name: str) -> None:
        """ "The Times (London)" is known by that, and as The Times."""
        name = tidy(name).rstrip(" .;")
        self.outlets += [name, re.sub(r"\s*\([^()]*\)$", "", name)]

    def name_terms(self, terms: str) -> None:
        """Index terms: "ROADS (90%); CITY GOVERNMENT (78%)"."""
        found = (re.sub(r"\s*\(\d+%\)", "", term).strip().lower() for term in terms.split(";"))
        self.tags = list(dict.fromkeys([*self.tags, *filter(None, found)]))[:_MOST_TAGS]

    def name_language(self, said: str) -> None:
        """ "ENGLISH", "English; Spanish"."""
        first = re.split(r"[;,/\s]", said.strip().lower())[0]
        self.language = self.language or _LANGUAGES.get(first)


def to_blocks(text: str) -> list[str]:
    """The blocks between blank lines, or that begin with an indented line."""
    return [block.strip("\n") for block in _BLOCKS.split(text) if block.strip()]
