"""
What stands behind the last word of a name and is part of it, though it has no capital of its own;
and small words before a surname alone.

"Martin Luther King, Jr.", "Paul VI", "Alexander the Great", "Boeing 747", "San Francisco 49ers".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.gazetteer import Gazetteer, Known

# "Martin Luther King, Jr.", "Paul VI", "Clay Tice Jr.", "Elizabeth I, who": an I with nothing
# behind it that a sentence of mine could go on with.
_SUFFIX = re.compile(
    r",? (?:Jr|Sr)\b\.?| (?:I{2,3}|I?V|VI{1,3}|I?X|XI{1,3}|XI?V|XVI{0,3}|XI?X|XXI{1,3})\b"
    r"(?!\.\w)| I(?=[,;)]|['’]s| (?:of|in|by|from|until|during|around)\b)"
)
_NUMERAL = re.compile(r" (?:[IVX]{2,6}|[VX])\b(?![.'’-]\w| [A-Z])")
_GOES_ON = re.compile(r"\.(?:,| [a-z])")
EPITHETS = frozenset(
    {"Great", "Elder", "Younger", "Terrible", "Conqueror", "Magnificent", "Confessor", "Impaler"}
)
EPITHETS |= {"Bald", "Wise", "Bold", "Pious", "Fat", "Good", "Lionheart", "Baptist"}
EPITHETS |= {"Apostle", "Simple", "Short", "Lame", "Fair", "Red", "Unready", "Navigator"}
EPITHETS |= {"Evangelist", "Just", "Strong", "Hun", "Barbarian", "Explorer"}
"""Of "Alexander the Great"."""
_EPITHET = re.compile(rf" the (?:{'|'.join(sorted(EPITHETS))})\b(?! [A-Z])")
NUMERALS = frozenset("IVX")
_YEAR = re.compile(r"(?: of)? (?:1[6-9]|20)\d\d\b")
_DATED = frozenset({"act", "bill"})
# "the German Revolution of 1918–1919", "the War of 1812"
_YEARS = re.compile(r" of (?:1[0-9]|20)\d\d(?:[-–]\d\d(?:\d\d)?)?\b")
UPHEAVALS = frozenset({"war", "revolution", "rebellion", "uprising", "revolt", "panic"})
UPHEAVALS |= {"compromise", "massacre", "mutiny", "riots", "strike", "flood", "earthquake"}
# "Star Wars: The Force Awakens", "Harry Potter: Wizards Unite"
_SUBTITLE = re.compile(
    r": (?:(?:The|A|An) )?[A-Z][\w'’-]+"
    r"(?:(?: (?:&|of|the|and|in|to|for|on|from|with)){0,2} [A-Z][\w'’-]+){1,6}"
    r"(?=[.,;)'’]|$| [a-z(])"
)
# Before a name that nobody gave in full: "von der Leyen"
_PARTICLE = re.compile(r"(?<!\S)(v[ao]n de[rn]? |van |von |de |du |di |bin |della )$")
_TAILS = frozenset("JSIVXt")
"""Letters of which one is the first, or the second, behind a name that such a tail follows."""
BEGINS = frozenset("JSIVX0123456789")
"""With what a tail begins, but for an epithet."""


def person_tail(text: str, end: int, words: tuple[str, ...] = ()) -> int:
    """Where a name that ends at *end* ends with its suffix, epithet or stop: "Stefan W."."""
    if text[end : end + 1] == ".":
        short = len(words) == 2 and len(words[1]) == 1
        return end + (short and _GOES_ON.match(text, end) is not None)
    if _TAILS.isdisjoint(text[end + 1 : end + 3]):
        return end  # as nearly always
    match = _SUFFIX.match(text, end) or _EPITHET.match(text, end)
    return match.end() if match else end


def numeral_tail(text: str, end: int) -> int:
    """Where a name that is nobody's ends with its number: "Led Zeppelin IV", "Super Bowl XXI"."""
    match = _NUMERAL.match(text, end)
    return match.end() if match else end


def particle_before(before: str, surname: str, name: str) -> int:
    """How much of "Bill de Blasio" stands before a lone "Blasio" in small letters: "de "."""
    given = name.removesuffix(surname)
    if not given:
        match = _PARTICLE.search(before)  # nobody says who "von der Leyen" is
        return len(match[1]) if match else 0
    if given == name or before[-1:] != " ":
        return 0
    small = given.lstrip().rpartition(" ")[0]
    at = len(given)
    while small and small.rpartition(" ")[2].islower():
        at -= len(small.rpartition(" ")[2]) + 1
        small = small.rpartition(" ")[0]
    particle = given[at:]
    return len(particle) if particle and before.endswith(" " + particle) else 0


def subtitle_tail(text: str, end: int) -> int:
    """Where a work whose name ends at *end* ends with its subtitle."""
    match = _SUBTITLE.match(text, end)
    return match.end() if match else end


def with_small(
    text: str, start: int, end: int, known: Known, gazetteer: Gazetteer
) -> tuple[int, Known]:
    """ "Labour party" is the Labour Party, "Parkinson's disease" what Parkinson's is."""
    far = end + len(" party" if text.startswith(" party", end) else " disease")
    surface = text[start:far].replace("’", "'").replace(" party", " Party")
    whole = gazetteer.known.get(surface)
    if whole is None or whole.type == "place" or text[far : far + 1].isalpha():
        return end, known
    return far, whole


def year_tail(text: str, end: int, last: str) -> int:
    """Where a law ends with its year, "Civil Rights Act of 1964", or a war, "War of 1812"."""
    match = _YEAR.match(text, end) if last in _DATED else None
    # "the War of 1812", but "the Russo-Japanese War" of 1904
    if last in UPHEAVALS and (last != "war" or text.endswith(" the War", 0, end)):
        match = _YEARS.match(text, end)
    return match.end() if match else end


def dated(text: str, end: int) -> EntityType | None:
    """ "thing" where a word that ends at *end* is a war or the like of a year: "War of 1812"."""
    if not _YEARS.match(text, end):
        return None
    last = text[max(end - 12, 0) : end].rpartition(" ")[2]
    return "thing" if last.istitle() and last.lower() in UPHEAVALS else None
