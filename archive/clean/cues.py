"""
The words by which passages that are not the story give themselves away, and how they add up.

Data: data/cues.toml, phrases with a role, a place and a weight. Here is only how phrases are found
and counted; what a score means is decided in roles.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from os.path import dirname, join
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from archive.article import Role
from archive.errors import SettingsError
from archive.settings import read_toml
from archive.words import PLAIN, find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Place = Literal["anywhere", "start", "whole", "link", "head", "tail", "repeated"]
"""
Where a phrase counts: anywhere in a sentence; at the start of one; only as the whole passage; as a
link glued to a passage; glued in front of, or behind, the whole text; in what the outlet repeats.
"""

_KEYS = frozenset(("role", "at", "weight", "phrases", "then"))
_LONGEST_WHOLE = 60


@dataclass(frozen=True, slots=True)
class Cue:
    """
    One phrase, folded. *then* is the role of what follows a link ("open image in gallery").
    """

    phrase: str
    role: Role
    at: Place
    weight: int
    then: Role | None
    words: frozenset[bytes]
    row: bytes
    """The words in their order."""


COPYRIGHT = Cue("©", "credit", "whole", 4, None, frozenset(), b"")
"""Stands for any sentence that begins like "© 2025 AFP"; a phrase cannot say that."""


@dataclass(frozen=True, slots=True)
class Cues:
    """
    The table, arranged for speed: *anchored* by the longest word of each phrase.
    """

    anchored: Mapping[bytes, tuple[Cue, ...]]
    whole: Mapping[str, Cue]
    repeated: tuple[str, ...] = ()
    anchors: frozenset[bytes] = frozenset()
    """The keys of *anchored*."""

    def speaks(self, text: str) -> bool:
        """Whether a repeated *text* has words that an outlet says to its readers."""
        folded = fold(unquoted(text))
        return any(_stands_in(folded, phrase) for phrase in self.repeated)

    def within(self, text: str) -> tuple[Cue, ...]:
        """The cues whose phrase stands in *text* somewhere; "whole" ones are not among them."""
        every = _bare(text)
        words = set(every)
        likely = [
            cue
            for word in sorted(self.anchors & words)
            for cue in self.anchored[word]
            if cue.words <= words
        ]
        if likely:
            row = b" ".join(every)
            likely = [cue for cue in likely if cue.row in row]
        found = those_in(text, likely)
        if "©" in text or b"copyright" in words or "(c)" in text:
            found.append(COPYRIGHT)
        return tuple(found)

    def as_whole(self, text: str) -> Cue | None:
        """The cue that *text* is, from end to end, punctuation aside."""
        if len(text) > _LONGEST_WHOLE:
            return None
        return self.whole.get(" ".join(find_words(text.lower().replace("’", "'"))))


def fold(text: str) -> str:
    """Lower case, straight apostrophes, single spaces: what phrases are compared in."""
    return " ".join(text.lower().replace("’", "'").split())


def those_in(text: str, cues: Sequence[Cue]) -> list[Cue]:
    """Those of *cues* whose phrase is in *text*, folded: seldom is one only then in it."""
    plain = text.lower().replace("’", "'") if cues else ""
    if all(cue.phrase in plain for cue in cues):
        return list(cues)
    folded = " ".join(plain.split())
    return [cue for cue in cues if cue.phrase in folded]


def unquoted(text: str) -> str:
    """
    *text* without what stands in quotation marks: nobody quotes an appeal.

    “I ask for your support,” the senator said.
    """
    if "“" in text or "”" in text:
        first, *others = text.split("“")
        # A paragraph may end a quotation that an earlier one opened.
        first = first.rpartition("”")[2]
        text = " … ".join([first, *(other.partition("”")[2] for other in others)])
    if '"' in text:
        text = " … ".join(text.split('"')[::2])
    return text


def count_cues(text: str, cues: Iterable[Cue]) -> list[Cue]:
    """
    Those of *cues* that count in one sentence or passage, each once.
    """
    folded = fold(unquoted(text))
    found = []
    for cue in cues:
        if cue.at == "start":
            opened = folded.lstrip("(*[—–-• \"'“‘")
            if opened.startswith(cue.phrase) and not _goes_on(opened, len(cue.phrase)):
                found.append(cue)
        elif cue.at == "anywhere" and _stands_in(folded, cue.phrase):
            found.append(cue)
    # "subscribe" says nothing more where "subscribe to our newsletter" stands
    return [
        cue
        for cue in found
        if not any(cue.phrase in other.phrase and cue.phrase != other.phrase for other in found)
    ]


def _stands_in(folded: str, phrase: str) -> bool:
    at = folded.find(phrase)
    while at >= 0:
        if not (at and folded[at - 1].isalnum()) and not _goes_on(folded, at + len(phrase)):
            return True
        at = folded.find(phrase, at + 1)
    return False


def _goes_on(folded: str, end: int) -> bool:
    """Whether a word goes on at *end*: "subscribe" does not stand in "subscribed"."""
    return folded[end - 1].isalnum() and folded[end : end + 1].isalnum()


@cache
def load_cues() -> Cues:
    """The shipped table. Raises SettingsError naming file and key when it is wrong."""
    path = join(dirname(dirname(__file__)), "data", "cues.toml")
    return parse_cues(path, read_toml(path))


def parse_cues(path: str, tables: Mapping[str, Any]) -> Cues:
    """*tables*, as TOML gave them, checked strictly. Raises SettingsError."""
    unknown = sorted(set(tables) - {"cue"})
    rows = tables.get("cue")
    if unknown or not isinstance(rows, list):
        culprit = repr(unknown[0]) if unknown else "no [[cue]]"
        raise SettingsError(f"{path}: {culprit}: only [[cue]] tables are wanted")
    anchored: dict[bytes, list[Cue]] = {}
    whole: dict[str, Cue] = {}
    repeated: list[str] = []
    for row in rows:
        for cue in _parse_row(path, row):
            if cue.at == "repeated":
                repeated.append(cue.phrase)
            elif cue.at == "whole":
                whole[" ".join(find_words(cue.phrase))] = cue
            else:
                anchor = max(cue.words, key=lambda word: (len(word), word))
                anchored.setdefault(anchor, []).append(cue)
    return Cues(
        {word: tuple(found) for word, found in anchored.items()},
        whole,
        tuple(repeated),
        frozenset(anchored),
    )


def _parse_row(path: str, row: Any) -> list[Cue]:
    if not isinstance(row, dict):
        raise SettingsError(f"{path}: a cue is a table: [[cue]]")
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise SettingsError(
            f"{path}: unknown key {unknown[0]!r}: the keys are {', '.join(sorted(_KEYS))}"
        )
    for key, known in (("role", get_args(Role)), ("at", get_args(Place))):
        if row.get(key) not in known:
            raise SettingsError(f"{path}: {key} = {row.get(key)!r}: one of {', '.join(known)}")
    then = row.get("then")
    if then is not None and then not in get_args(Role):
        raise SettingsError(f"{path}: then = {then!r}: one of {', '.join(get_args(Role))}")
    weight = row.get("weight", 4)
    if type(weight) is not int or not 1 <= weight <= 9:
        raise SettingsError(f"{path}: weight = {weight!r}: a whole number from 1 to 9 is wanted")
    phrases = row.get("phrases")
    if not isinstance(phrases, list) or not phrases:
        raise SettingsError(f'{path}: a cue wants phrases = ["..."]')
    cues = []
    for phrase in phrases:
        words = _bare(phrase) if isinstance(phrase, str) else []
        if not words or fold(phrase) != phrase:
            raise SettingsError(
                f"{path}: phrase {phrase!r}: lower case, straight apostrophes and single spaces "
                "are wanted"
            )
        cues.append(
            Cue(
                phrase,
                cast("Role", row["role"]),
                cast("Place", row["at"]),
                weight,
                then,
                frozenset(words),
                b" ".join(words),
            )
        )
    return cues


def _bare(text: str) -> list[bytes]:
    # Bytes are split into words several times faster than text, and every phrase is plain ASCII.
    return text.encode("ascii", "replace").translate(PLAIN).split()
