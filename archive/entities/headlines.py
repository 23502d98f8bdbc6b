"""
Names in a headline in Title Case or in capitals, where a capital proves nothing.

Found are names that the prose has settled, what the gazetteer is sure of, and what only a name can
be by its words: "Kay Hagan Dies", "Fire at Sola Airport".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archive.entities.gazetteer import first_word
from archive.entities.reading import one_spaced, read_chains

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.article import EntityType
    from archive.entities.gazetteer import Gazetteer, Known
    from archive.entities.reading import Chain, Word


class Named(NamedTuple):
    """What is named: the type and the canonical name."""

    type: EntityType
    name: str


_GROUNDS = frozenset({"airport", "university", "college", "hospital", "museum", "stadium", "river"})
_GROUNDS |= {"county", "island", "islands", "lake", "sea", "bay", "valley", "beach", "bridge"}
_GROUNDS |= {"province", "district", "cathedral", "mosque", "temple", "street", "avenue"}
# In a headline too nothing but a person's name follows these.
_RULERS = frozenset(
    {"president", "pope", "king", "queen", "chancellor", "premier", "mayor", "judge"}
)
_LONGEST = 9
"""So many words has a name that a headline is searched for."""


def recognise(
    text: str, names: dict[str, Named], gazetteer: Gazetteer
) -> Iterator[tuple[Named, int, int]]:
    """Names in a headline in Title Case or capitals: settled elsewhere, or sure by themselves."""
    if text.isupper():
        names = {surface.upper(): named for surface, named in names.items() if len(surface) > 3}
    reach: dict[str, int] = {}  # first letters of names, and the length of the longest of these
    for surface in names:
        if len(surface) > reach.get(surface[0], 0):
            reach[surface[0]] = len(surface)
    for chain in read_chains(text, gazetteer):
        i = 0
        while i < len(chain):
            most = max(reach.get(chain[i].text[0], 0), _reach(text, chain[i], gazetteer))
            j, named = _longest(text, chain, i, names, gazetteer, most) if most else (i, None)
            if named is None:
                j, named = _by_words(chain, i, names, gazetteer) or (i + 1, None)
            if named is not None:
                yield named, chain[i].start, chain[j - 1].end
            i = j


def _reach(text: str, word: Word, gazetteer: Gazetteer) -> int:
    """The length of the longest known name that begins with *word*, in capitals or not."""
    reach, written = gazetteer.reach, text[word.start : word.far]
    if written.isalpha():
        return max(reach.get(written, 0), reach.get(written.title(), 0))
    forms = (word.text, written, word.text.title(), written.title())
    return max([reach.get(first_word(form), 0) for form in forms])


def _longest(  # noqa: PLR0917
    text: str, chain: Chain, i: int, names: dict[str, Named], gazetteer: Gazetteer, most: int
) -> tuple[int, Named | None]:
    """The longest name that begins at word *i*, of *most* characters, with the word after it."""
    start, last = chain[i].start, min(len(chain), i + _LONGEST)
    whole = text[start : chain[last - 1].end]
    spare = len(whole) - len(one_spaced(whole))
    for j in range(last, i, -1):
        end = chain[j - 1].end
        if end - start > most + spare:
            continue
        surface = one_spaced(text[start:end])
        if len(surface) > most:
            continue
        named = names.get(surface)
        if len(surface) > 4 and surface.isupper() and surface not in gazetteer.known:
            surface = surface.title()  # "JAPAN BEATS NEW ZEALAND"
        known = gazetteer.known.get(surface) if named is None else None
        if known is not None and _is_proper(surface, known, gazetteer, shouted=text.isupper()):
            named = Named(known.type, known.name)
        if named is not None:
            return j, named
    return i, None


def _by_words(
    chain: Chain, i: int, names: dict[str, Named], gazetteer: Gazetteer
) -> tuple[int, Named] | None:
    """What the words themselves say: "Kay Hagan", "Sola Airport", Putin in "President Putin"."""
    first, cues = chain[i], gazetteer.cues
    if i + 1 < len(chain) and chain[i + 1].link == " ":
        last = chain[i + 1]
        settled = names.get(last.text)  # "Matt Ratana", where the text has Ratana alone
        given = gazetteer.is_first_name(first.text.capitalize())
        if given and settled is not None and settled.type == "person":
            return i + 2, settled
        if given and _is_somebody(chain, i, gazetteer):
            return i + 2, Named("person", f"{_printed(first)} {_printed(last)}")
        if last.lower in _GROUNDS and not gazetteer.is_common(first.lower):
            kind: EntityType = "org" if last.lower in cues.org_heads else "place"
            return i + 2, Named(kind, f"{_printed(first)} {_printed(last)}")
    if i and first.link == " " and chain[i - 1].lower in (cues.sure | _RULERS):
        family = first.text.capitalize()
        unknown = family not in gazetteer.known and len(family) > 2
        strange = not (gazetteer.is_common(first.lower) or family.endswith(("ed", "ing")))
        if unknown and (gazetteer.is_surname(family) or strange):
            return i + 1, Named("person", _printed(first))
    return None


def _printed(word: Word) -> str:
    return word.text.title() if word.text.isupper() else word.text


def _is_somebody(chain: Chain, i: int, gazetteer: Gazetteer) -> bool:
    """True for "Kay Hagan": a first name before no everyday word, with no third behind."""
    first, last = chain[i], chain[i + 1]
    given, family = first.text.capitalize(), last.text.capitalize()
    known = gazetteer.known.get(given)
    third = chain[i + 2] if i + 2 < len(chain) and chain[i + 2].link == " " else None
    return (
        not gazetteer.is_common(first.lower)
        and (known is None or known.table == "gazetteer")
        and (gazetteer.is_surname(family) or not gazetteer.is_common(last.lower))
        and family not in gazetteer.known
        and min(len(given), len(family)) > 2
        and (third is None or gazetteer.is_common(third.lower))
    )


def _is_proper(surface: str, known: Known, gazetteer: Gazetteer, *, shouted: bool) -> bool:
    """True for what a headline can mean by nothing else: "China", "Kansas City", not "Reading"."""
    if known.table == "doubtful":
        return False
    if " " in surface:
        return True
    if known.table in ("countries", "demonyms"):
        return (len(surface) > 2 or not shouted) and surface != "Polish"  # "TELL US MORE"
    everyday = gazetteer.is_common(surface.lower())
    town = known.table == "gazetteer"
    named = surface in gazetteer.first_names or gazetteer.is_surname(surface)
    return not everyday and not (town and named)
