"""
Speech: the words that say that somebody speaks, loaded from archive/data/speech.toml.

Every word that matters has one letter (`code`), so that a sentence can be read as a short string:
"Mr Smith, who is 42, told reporters" is "RP,raw,Vw". Names have letters too; see lines.py.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "speech.toml")

PAST, ING, NAMING = "V", "G", "K"
"""Codes of verbs: finite, "saying", and those that only stand in front of what they quote."""

_TABLES = {
    "verbs": ("past", "present", "ing", "naming", "framing", "nouns", "acts"),
    "between": ("words",),
    "texts": ("nouns",),
    "people": ("roles", "honorifics", "callings", "male", "female"),
    "bodies": ("nouns",),
    "seats": ("names",),
    "labels": ("asking", "answering"),
    "first_names": ("male", "female"),
}
_SMALL = {
    "N": "he she they it we i",
    "D": "the a an this these those his her their its our my one another each every any two three",
    "r": "who which whose whom where",
    "c": "and or but while when because although if that than whereas nor yet whether",
    "i": (
        "of for from at in on by with to about against during after before under over into through"
        " via per near as since until like without within among between including amid despite"
        " toward towards upon off out up across according around behind beside beyond concerning"
        " regarding following alongside outside inside"
    ),
}


@dataclass(frozen=True, slots=True)
class Speech:
    """
    A word, in lower case or with a capital, to its code; what is known of the words by themselves.

    Codes: V G K verbs, a between subject and verb, X a text, R a role or title, N pronoun, D
    determiner, r relative, c conjunction, i preposition.
    """

    codes: Mapping[str, str]
    acts: frozenset[str]
    framing: frozenset[str]
    nouns: frozenset[str]
    texts: frozenset[str]
    honorifics: frozenset[str]
    callings: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    bodies: frozenset[str]
    seats: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]


def load_speech(path: str = FILE) -> Speech:
    """The table that is shipped. Raises SettingsError for a file that is missing or wrong."""
    try:
        with open(path, "rb") as stream:
            found: dict[str, Any] = tomllib.load(stream)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    sets: dict[tuple[str, str], frozenset[str]] = {}
    for table in found.keys() | _TABLES:
        keys = _TABLES.get(table, ())
        rows = found.get(table, {})
        for key in rows.keys() ^ set(keys):
            raise SettingsError(f"{path}: [{table}] has or lacks {key}")
        for key in keys:
            if not all(isinstance(word, str) and word for word in rows[key]):
                raise SettingsError(f"{path}: [{table}] {key} is not a list of words")
            sets[table, key] = frozenset(rows[key])
    codes = dict.fromkeys(sets["people", "roles"] | sets["people", "honorifics"], "R")
    codes |= dict.fromkeys(sets["people", "male"] | sets["people", "female"], "R")
    codes |= dict.fromkeys(sets["texts", "nouns"], "X")
    codes |= dict.fromkeys(sets["between", "words"], "a")
    codes |= dict.fromkeys(sets["verbs", "naming"], NAMING)
    codes |= dict.fromkeys(sets["verbs", "ing"], ING)
    codes |= dict.fromkeys(sets["verbs", "past"] | sets["verbs", "present"], PAST)
    for code, words in _SMALL.items():
        codes |= dict.fromkeys(words.split(), code)
    return Speech(
        codes={form: code for word, code in codes.items() for form in (word, word.capitalize())},
        acts=sets["verbs", "acts"],
        framing=sets["verbs", "framing"],
        nouns=sets["verbs", "nouns"],
        texts=sets["texts", "nouns"],
        honorifics=sets["people", "honorifics"],
        callings=sets["people", "callings"],
        male=sets["people", "male"],
        female=sets["people", "female"],
        bodies=sets["bodies", "nouns"],
        seats=sets["seats", "names"],
        asking=sets["labels", "asking"],
        answering=sets["labels", "answering"],
        men=sets["first_names", "male"],
        women=sets["first_names", "female"],
    )
