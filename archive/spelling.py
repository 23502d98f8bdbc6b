"""
One person under several spellings: Volodymyr Zelensky, Zelenskyy and Zelenskiy.

    merge_spellings(names, near, firsts=..., lasts=...)   # {"Muammar Qaddafi": "Muammar Gaddafi"}

A rarer spelling joins a more frequent name only when three things agree: the letters (the same
consonants in one or both names, a letter or two apart; a middle initial more or less; an accent, a
hyphen, an "al-"), the names themselves (John and Joan, Smith and Smyth are two names that people
have: never joined), and the company (those named beside the one are named beside the other). Names
in which every letter counts (Li Peng, Kim Jong-un) join only when they have the same letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from archive.words import find_letters
from index.edits import distance

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

LIKE = 0.3
"""Share of the (rare) company of the rarer spelling that the more frequent one must have too, and
for a mere middle initial or accent: FOLDED. Set by reading every pair of two corpora."""
FOLDED = 0.12
_MOST = 40
"""Names of one skeleton that are compared; more are somebody's jest."""
_MIN = 5
"""Letters of the shorter surname (4 of a first name) below which one letter changes the name."""

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_TITLES_TEXT = "mr mrs ms miss dr sir lord lady prof sen rep gov gen col capt st"
_TITLES = frozenset(_TITLES_TEXT.split())
_ARTICLES = frozenset(("al", "el", "ul", "as", "ash", "an", "ad", "ar"))
# Surnames of names in two or three short syllables, Chinese, Korean and Vietnamese.
_SYLLABLES_TEXT = (
    "ahn bai ban bo cai cao chan chang chen cheng choi chou chow chu chung cui dai deng ding "
    "dong du fan fang feng fu gao geng gong gu guo ha han hang hao he hong hou hu hua huang "
    "hwang jang jeon jeong ji jia jiang jin jo jun jung kang kim ko kong kwak kwon lai lam "
    "lee lei leung li lian liang liao lim lin ling liu lo long lu luo ma mao meng min moon mu "
    "ng ngo nguyen ni oh pan pang park pei peng pham pu qi qian qiao qin qiu ren roh rhee seo "
    "shao shen shi shin sim so son song su suh sun tan tang tao tian tran tsai tung wan wang "
    "wei wen won wong woo wu xi xia xiao xie xu yan yang yao ye yeung yi yim yin ying yong "
    "yoo yoon you yu yuan yue yun zeng zhang zhao zheng zhong zhou zhu zhuang zou"
)
_SYLLABLES = frozenset(_SYLLABLES_TEXT.split())
_SYLLABLE = 6
"""Letters of the longest syllable: "Zhuang"."""
_LONGEST = 4
"""Words of the longest name: "Conrad C Lautenbacher Jr" has four, headlines have more."""
_DIGIT = re.compile(r"\d")
_SOUNDS = str.maketrans(
    {"k": "c", "q": "c", "g": "c", "x": "c", "z": "s", "d": "t", "b": "p", "v": "f", "w": "f",
     "j": "", "y": "", "h": "", "a": "", "e": "", "i": "", "o": "", "u": ""}
)  # fmt: skip


class Parts(NamedTuple):
    """A name in small plain letters, taken apart."""

    first: str
    middle: tuple[str, ...]
    last: str
    suffix: str

    @property
    def folded(self) -> str:
        return "".join((self.first, *self.middle, self.last, self.suffix))


def merge_spellings(
    names: Mapping[str, int],
    alike: Callable[[str, str], float],
    *,
    firsts: Collection[str],
    lasts: Collection[str],
    others: Callable[[str], bool],
) -> dict[str, str]:
    """
    Each rarer spelling of *names* (to how many articles have it) to the one that it joins.

    *alike* is the share of the first name's company that the second has; *firsts* and *lasts* are
    known first names and surnames; *others* says of a word in small letters that it is an everyday
    word or a place ("Clinton Calls", "Conrad Fargo": headlines, nobody's names).
    """
    parts = {
        name: taken
        for name in names
        if (taken := take_apart(name)) is not None
        and (taken.first in firsts or not others(taken.first))
        and (taken.last in lasts or not others(taken.last))
        and not any(len(word) > 1 and others(word) for word in taken.middle)
    }
    given: dict[str, int] = {}
    for name, one in parts.items():
        given[one.first] = given.get(one.first, 0) + names[name]
        given[one.last] = given.get(one.last, 0) - names[name]
    # "Clinton Lautenberg Schumer": senators in a headline, where Clinton is mostly a surname
    parts = {name: one for name, one in parts.items() if given[one.first] > 0}
    blocks: dict[tuple[str, str], list[str]] = {}
    for name in sorted(parts, key=lambda name: (-names[name], name)):
        one = parts[name]
        block = blocks.setdefault((skeleton(one.first), skeleton(one.last)), [])
        if len(block) < _MOST:
            block.append(name)
    initials = _initials(parts.values())
    merged: dict[str, str] = {}
    for block in blocks.values():
        for at, rarer in enumerate(block):
            for name in block[:at]:
                if name in merged:
                    continue
                asked = _asked(parts[rarer], parts[name], initials, firsts, lasts)
                if asked is not None and alike(rarer, name) >= asked:
                    merged[rarer] = name
                    break
    return merged


def take_apart(name: str) -> Parts | None:
    """The parts of a person's full name; None for what is none: "17th Pryor", "D Calif"."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l").replace("ø", "o"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = find_letters(plain.replace("'", "").replace("’", ""))
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    words = [word for at, word in enumerate(words) if not (at and word in _ARTICLES)]
    if not 2 <= len(words) <= _LONGEST or not plain.isascii() or _DIGIT.search(plain):
        return None
    if words[0] in _TITLES or len(words[-1]) == 1 or (len(words) == 2 and len(words[0]) == 1):
        return None  # "Mr Dean", "Michael D", "C Street"
    return Parts(words[0], tuple(words[1:-1]), words[-1], suffix)


def skeleton(word: str) -> str:
    """
    The consonants of a word, those alike made one: "ctf" for Gaddafi, Khadafi and Qadhafi.
    """
    sounds = word.replace("ph", "f").replace("ch", "c").translate(_SOUNDS)
    return (
        "".join(sound for at, sound in enumerate(sounds) if at == 0 or sound != sounds[at - 1])
        or word[:1]
    )


def _initials(every: Collection[Parts]) -> dict[tuple[str, str], set[str]]:
    """(First name, surname) to the middle initials that go with them."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in every:
        if one.middle:
            letters = "".join(word[0] for word in one.middle)
            found.setdefault((one.first, one.last), set()).add(letters)
    return found


def _asked(
    one: Parts,
    other: Parts,
    initials: Mapping[tuple[str, str], set[str]],
    firsts: Collection[str],
    lasts: Collection[str],
) -> float | None:
    """How alike the company of two spellings must be; None when they are two names anyhow."""
    if one.folded == other.folded:
        return 0.0
    if _is_syllables(one) or _is_syllables(other) or one.suffix != other.suffix:
        return None
    if not _fit(one.middle, other.middle):
        return None
    if one.first == other.first and one.last == other.last:
        # George Bush is neither George W. nor George H. W. where both are in the news.
        return FOLDED if len(initials.get((one.first, one.last), ())) <= 1 else None
    if one.first != other.first and not _is_slip(one.first, other.first, firsts, _MIN - 1):
        return None
    if one.last != other.last and not _is_slip(one.last, other.last, lasts, _MIN):
        return None
    return LIKE


def _is_syllables(name: Parts) -> bool:
    words = (name.first, *name.middle, name.last)
    return any(word in _SYLLABLES for word in (name.first, name.last)) and all(
        len(word) <= _SYLLABLE for word in words
    )


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two middles may be one person's: "R" and "Robert", "R" and none."""
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one, other, strict=True)
    )


def _is_slip(one: str, other: str, known: Collection[str], shortest: int) -> bool:
    """Whether two words are spellings of one, and not two names that people have."""
    if min(len(one), len(other)) < shortest or (one in known and other in known):
        return False
    edits = 1 if min(len(one), len(other)) <= shortest else 3
    return distance(one, other, edits) is not None
