"""
The Gazetteer: what is known of names before an article is read.

Loads archive/data/names/: places, organisations and things with their other names, cities, first
names, surnames, common words, and the cue words around names. Nothing here looks at an article. Its
README says where each file comes from.
"""

from __future__ import annotations

import os
import tomllib
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from archive.entities.peoples import of_lands
from archive.entities.wording import to_wordings
from archive.errors import SettingsError
from archive.names import unshared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archive.article import EntityType
    from archive.entities.spans import Candidate
    from archive.entities.word_flags import WordFlags
    from archive.entities.wording import Wordings

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "names")

_PLACES = ("countries", "states", "regions", "sites", "cities", "demonyms")
_ORGS = ("agencies", "outlets", "bodies", "companies")
_THINGS = ("weapons", "doubtful", "treaties", "laws", "works", "products", "events", "peoples")
_NAMES: tuple[tuple[str, tuple[str, ...], EntityType], ...] = (
    ("places.toml", _PLACES, "place"),
    ("orgs.toml", _ORGS, "org"),
    ("things.toml", _THINGS, "thing"),
)
# Lists of organisations by bare name.
_BARE = {"teams.txt": "teams", "firms.txt": "companies"}
_PLURAL = ("weapons", "doubtful", "products")
# Table of cues.toml -> key -> field of Cues.
_CUES = {
    "before_person": {
        "honorifics": "honorifics",
        "sure": "sure",
        "posts": "posts",
        "roles": "roles",
    },
    "after_person": {"verbs": "verbs", "subject": "subject"},
    "before_place": {"strong": "in_place", "nouns": "place_nouns", "weak": "to_place"},
    "before_org": {"nouns": "before_org"},
    "after_org": {"nouns": "after_org"},
    "sport": {
        "sport": "sport",
        "also_sport": "also_sport",
        "before_team": "before_team",
        "after_team": "after_team",
    },
    "business": {"business": "business"},
    "heads": {
        "org": "org_heads",
        "legal": "legal",
        "place": "place_heads",
        "thing": "thing_heads",
        "of_org": "of_org",
        "for_org": "for_org",
        "on_org": "on_org",
        "and_org": "and_org",
        "of_place": "of_place",
        "of_thing": "of_thing",
        "first_place": "first_place",
        "first_thing": "first_thing",
        "first_org": "first_org",
    },
    "words": {
        "never": "never",
        "adjectives": "adjectives",
        "openers": "openers",
        "particles": "particles",
        "works": "works",
        "offices": "offices",
        "surnames": "surnames",
        "small": "small",
        "beside": "beside",
    },
}
_LONGEST_WORD = 24
_MOST_REMEMBERED = 20_000
# surnames.txt leaves out what ends so.
# fmt: off
_SURNAMES = (
    "sson", "ssen", "enko", "ovich", "evich", "ovic", "ević", "ović", "wicz", "ski", "sky",
    "skyi", "skyy", "ska", "escu", "idis", "opoulos", "akis", "shvili", "adze", "idze", "mann",
    "chuk", "czyk", "oglu", "oğlu", "ova", "eva", "ov", "ev", "elli", "etti", "ucci", "inen",
    "onen", "anen",
)
# fmt: on
# words.txt leaves out such forms of a word that it has.
_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ings", ("", "e")),
    ("ing", ("", "e")),
    ("ly", ("",)),
    ("ers", ("", "e")),
    ("er", ("", "e")),
)


class Known(NamedTuple):
    """
    What a surface stands for. *table* is where it was found: "countries", "demonyms", "weapons" ...
    """

    type: EntityType
    name: str
    table: str


_NOBODY = Known("thing", "", "")


@dataclass(frozen=True, slots=True)
class Cues:
    """
    The words around names and within them, all in lower case; see cues.toml for what each set is.
    """

    honorifics: frozenset[str]
    sure: frozenset[str]
    posts: frozenset[str]
    roles: frozenset[str]
    verbs: frozenset[str]
    subject: frozenset[str]
    in_place: frozenset[str]
    place_nouns: frozenset[str]
    to_place: frozenset[str]
    before_org: frozenset[str]
    after_org: frozenset[str]
    sport: frozenset[str]
    also_sport: frozenset[str]
    before_team: frozenset[str]
    after_team: frozenset[str]
    business: frozenset[str]
    org_heads: frozenset[str]
    legal: frozenset[str]
    place_heads: frozenset[str]
    thing_heads: frozenset[str]
    of_org: frozenset[str]
    for_org: frozenset[str]
    on_org: frozenset[str]
    and_org: frozenset[str]
    of_place: frozenset[str]
    of_thing: frozenset[str]
    first_place: frozenset[str]
    first_thing: frozenset[str]
    first_org: frozenset[str]
    never: frozenset[str]
    adjectives: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]
    works: frozenset[str]
    offices: frozenset[str]
    surnames: frozenset[str]
    small: frozenset[str]
    beside: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]
    """First name in lower case to the other first names that may be meant by it."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """
    Surfaces to what they stand for, lists of names and of common words, and the cues.

    `reach` is how many characters the longest known name has that begins with a word; with those in
    `doubtful` begins one that is as often an everyday word.
    """

    known: Mapping[str, Known]
    reach: Mapping[str, int]
    doubtful: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    words: frozenset[str]
    perhaps: Mapping[str, str]
    """Names of organisations that are as often something else, and the table: Chelsea, Apple."""
    weights: Mapping[str, tuple[int, int, int, int]]
    """Sign to its weights, see evidence.py."""
    wordings: Wordings
    """Those that are words around a name, by the words."""
    cues: Cues
    priors: dict[tuple[object, ...], tuple[int, int, int, int]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What names weigh, kept by spans.py: they come again in article after article."""
    alone: dict[tuple[str, bool], Candidate | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What a word is that stands alone and, or not, where a sentence begins; kept by spans.py."""
    untold: set[str] = field(default_factory=set, compare=False, repr=False)
    """Words written small that no article need tell, kept by telling.py."""
    look: WordFlags = field(init=False, compare=False, repr=False)
    """Every word that was met, with its flags."""
    _common: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        from archive.entities.word_flags import WordFlags

        object.__setattr__(self, "look", WordFlags(self))

    def is_demonym(self, surface: str) -> bool:
        """True for what names a country's people or is its adjective: "Russian", "Americans"."""
        found = self.known.get(surface)
        return found is not None and found.table == "demonyms"

    def is_first_name(self, word: str) -> bool:
        """True for a first name, with its accents or without: Éric, Eric."""
        if word in self.first_names:
            return True
        return not word.isascii() and _plain(word) in self.first_names

    def is_surname(self, word: str) -> bool:
        """True for a surname of the list, or what ends like many not in it: -enko, -sson."""
        return word in self.surnames or (
            len(word) > 5 and word.endswith(_SURNAMES) and not self.is_common(word.lower())
        )

    def is_common(self, lower: str) -> bool:
        """True for an everyday English word (given in lower case), in any regular form."""
        common = self._common.get(lower)
        if common is None:
            common = self._is_common(lower)
            if len(self._common) >= _MOST_REMEMBERED:
                self._common.clear()
            self._common[lower] = common
        return common

    def _is_common(self, lower: str) -> bool:
        if lower in self.words:
            return True
        if len(lower) > _LONGEST_WORD or lower.capitalize() in self.first_names:
            return False  # Peter is no pet, James no jam
        for ending, instead in _ENDINGS:
            if lower.endswith(ending) and len(lower) - len(ending) >= 3:
                stem = lower[: -len(ending)]
                if any(stem + more in self.words for more in instead):
                    return True
                if len(ending) > 1 and stem[-1] == stem[-2] and stem[:-1] in self.words:
                    return True
        return False


def load_gazetteer(folder: str = FOLDER) -> Gazetteer:
    """
    Read the gazetteer that is shipped, or another *folder* of the same form.

    Takes some 50 ms: load it once and hand it on. Raises SettingsError for a file that is
    missing or wrong, naming the file and the key.
    """
    known: dict[str, Known] = {}
    words = frozenset(unshared(_lines(folder, "words.txt")))
    for city in unshared(_lines(folder, "cities.txt")):
        for surface in _forms(city, words):
            known[surface] = Known("place", city, "gazetteer")
    for file, tables, type_ in _NAMES:
        for table, rows in _read(folder, file, tables).items():
            for name, aliases in rows.items():
                what = Known(type_, name, table)
                for one in aliases if table == "demonyms" else (name, *aliases):
                    for surface in _forms(one, words):
                        known[surface] = what
                        if table in _PLURAL and not surface.endswith("s"):
                            known[surface + "s"] = what
    first_names = frozenset(unshared(_lines(folder, "first_names.txt")))
    surnames = frozenset(unshared(_lines(folder, "surnames.txt")))
    anyone = first_names | surnames
    known |= of_lands(known, anyone)
    perhaps: dict[str, str] = {}
    for file, table in _BARE.items():
        for line in _lines(folder, file):
            name = line.removesuffix("?")
            for surface in _forms(name, words):
                if known.get(surface, _NOBODY).type == "org":
                    continue
                word = surface.lower() in words and not surface.isupper()
                if name != line or word or surface in known or surface in anyone:
                    perhaps[surface] = table
                else:
                    known[surface] = Known("org", name, table)
    reach: dict[str, int] = {}
    for surface in known:
        first = first_word(surface)
        reach[first] = max(reach.get(first, 0), len(surface))
    weights = _weights(folder)
    return Gazetteer(
        known=known,
        reach=reach,
        doubtful=frozenset(first_word(one) for one in known if known[one].table == "doubtful"),
        first_names=first_names,
        surnames=surnames,
        words=words,
        perhaps=perhaps,
        weights=weights,
        wordings=to_wordings(weights),
        cues=_cues(folder),
    )


def first_word(surface: str) -> str:
    """What a name begins with, up to a space, a hyphen or a possessive."""
    return surface.partition(" ")[0].partition("-")[0].removesuffix("'s")


def _forms(name: str, words: frozenset[str]) -> tuple[str, ...]:
    """
    The name, and as it is written too: "Ernst and Young", or without accents. Medellín is often
    Medellin, but Libération no liberation.
    """
    if name.isascii():
        return (name, name.replace(" & ", " and ")) if " & " in name else (name,)
    plain = _plain(name)
    return (name,) if plain.lower() in words else (name, plain)


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name)
    return "".join(c for c in apart if not unicodedata.combining(c))


def _cues(folder: str) -> Cues:
    tables = _read(folder, "cues.toml", (*_CUES, "nicknames"))
    nicknames: dict[str, set[str]] = {}
    for name, short in tables.pop("nicknames").items():
        nicknames.setdefault(name, set()).update(short)
        for one in short:
            nicknames.setdefault(one, set()).add(name)
    sets: dict[str, frozenset[str]] = {}
    for table, keys in _CUES.items():
        extra = set(tables[table]) ^ set(keys)
        if extra:
            raise _wrong(folder, "cues.toml", f"[{table}] has or lacks {', '.join(sorted(extra))}")
        for key, name in keys.items():
            sets[name] = frozenset(tables[table][key])
    return Cues(**sets, nicknames={name: frozenset(short) for name, short in nicknames.items()})


def _weights(folder: str) -> dict[str, tuple[int, int, int, int]]:
    weights: dict[str, tuple[int, int, int, int]] = {}
    for line in _lines(folder, "weights.txt"):
        sign, _, numbers = line.partition("\t")
        try:
            person, place, org, thing = map(int, numbers.split(" "))
        except ValueError as error:
            raise _wrong(folder, "weights.txt", f'"{line}" is no sign with four weights') from error
        weights[sign] = (person, place, org, thing)
    return weights


def _read(folder: str, file: str, tables: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """The tables of one TOML file: exactly these, each of names to lists of strings."""
    path = os.path.join(folder, file)
    try:
        with open(path, "rb") as stream:
            found: dict[str, Any] = tomllib.load(stream)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(folder, file, str(error)) from error
    for table in set(found) ^ set(tables):
        raise _wrong(folder, file, f"[{table}] is {'unknown' if table in found else 'missing'}")
    for table, rows in found.items():
        for name, aliases in rows.items() if isinstance(rows, dict) else [("", None)]:
            if not isinstance(aliases, list) or not all(isinstance(a, str) and a for a in aliases):
                raise _wrong(folder, file, f'[{table}] "{name}" is not a list of names')
    return found


def _lines(folder: str, file: str) -> list[str]:
    """The lines of a list; those that begin with # say where they come from."""
    try:
        with open(os.path.join(folder, file), encoding="utf-8") as stream:
            lines = stream.read().split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(folder, file, str(error)) from error
    return [line for line in lines if line and line[0] != "#"]


def _wrong(folder: str, file: str, why: str) -> SettingsError:
    return SettingsError(f"{os.path.join(folder, file)}: {why}")
