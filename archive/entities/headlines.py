"""
Names in a headline in Title Case or in capitals, where a capital proves nothing.

Found are only names that the prose has settled, what the gazetteer is sure of, and a first name
before a word that is no everyday one: "Kay Hagan Dies".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archive.entities.reading import read_chains

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.article import EntityType
    from archive.entities.gazetteer import Gazetteer, Known
    from archive.entities.reading import Chain


class Named(NamedTuple):
    """What is named: the type and the canonical name."""

    type: EntityType
    name: str


_LONGEST = 9
"""So many words has a name that a headline is searched for."""


def recognise(
    text: str, names: dict[str, Named], gazetteer: Gazetteer
) -> Iterator[tuple[Named, int, int]]:
    """Names in a headline in Title Case or capitals: settled elsewhere, or sure by themselves."""
    if text.isupper():
        names = {surface.upper(): named for surface, named in names.items() if len(surface) > 3}
    for chain in read_chains(text, gazetteer):
        i = 0
        while i < len(chain):
            j, named = _longest(text, chain, i, names, gazetteer)
            if named is not None:
                yield named, chain[i].start, chain[j - 1].end
            i = j


def _longest(
    text: str, chain: Chain, i: int, names: dict[str, Named], gazetteer: Gazetteer
) -> tuple[int, Named | None]:
    """The longest name that begins at word *i*, with the word after it."""
    for j in range(min(len(chain), i + _LONGEST), i, -1):
        surface = " ".join(text[chain[i].start : chain[j - 1].end].split())
        named = names.get(surface)
        if len(surface) > 4 and surface.isupper() and surface not in gazetteer.known:
            surface = surface.title()  # "JAPAN BEATS NEW ZEALAND"
        known = gazetteer.known.get(surface) if named is None else None
        if known is not None and _is_proper(surface, known, gazetteer, shouted=text.isupper()):
            named = Named(known.type, known.name)
        if named is not None:
            return j, named
    if i + 1 < len(chain) and chain[i + 1].link == " ":
        named = names.get(chain[i + 1].text)  # "Matt Ratana", where the text has Ratana alone
        given = gazetteer.is_first_name(chain[i].text.capitalize())
        if named is not None and named.type == "person" and given:
            return i + 2, named
        if given and _is_somebody(chain, i, gazetteer):
            surface = " ".join(
                word.text.title() if word.text.isupper() else word.text for word in chain[i : i + 2]
            )
            return i + 2, Named("person", surface)
    return i + 1, None


def _is_somebody(chain: Chain, i: int, gazetteer: Gazetteer) -> bool:
    """True for "Kay Hagan" in a headline: no everyday words, and no third such word behind."""
    first, last = chain[i], chain[i + 1]
    third = chain[i + 2] if i + 2 < len(chain) and chain[i + 2].link == " " else None
    words = [first, last]
    return (
        not any(gazetteer.is_common(word.lower) or len(word.text) < 3 for word in words)
        and first.text.capitalize() not in gazetteer.known
        and last.text.capitalize() not in gazetteer.known
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
