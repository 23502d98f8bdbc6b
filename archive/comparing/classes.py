"""
What kind of difference lies between two sentences that say the same: a trifle, or the substance.

    same       letter for letter, apostrophes in words apart (’ and ')
    glyphs     other quotation marks, dashes, commas, spaces
    case       other capitals
    wording    other words that carry no fact
    substance  a name, number, day, negation, modality, question or quotation is another

When in doubt it is substance: whoever hides the trifles must not miss a fact.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

from archive.comparing.words import Read, Word, to_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive.comparing.sentences import Sentence

Kind = Literal["same", "glyphs", "case", "wording", "moved", "substance", "added", "dropped"]
"""In the order of weight, for `--min`."""

KINDS: tuple[Kind, ...] = (
    "same", "glyphs", "case", "wording", "moved", "substance", "added", "dropped",
)  # fmt: skip

_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ](?=\w)|(?<=s)[’ʼ](?=\s)")
_NO_LETTER = re.compile(r"[^\w%$£€¥]|_")
# "US" is a country, "us" are we: a capital that makes another word.
_TELLING_CASE = frozenset(("us", "it", "who", "turkey", "china", "may", "march", "polish", "job"))


class Change(NamedTuple):
    """
    Words of one sentence in place of words of the other: characters of each `Sentence.text`.

    An empty span stands where the other sentence has more.
    """

    a: tuple[int, int]
    b: tuple[int, int]


class Verdict(NamedTuple):
    """The kind of a difference, what of the substance differs, and where."""

    kind: Kind
    reasons: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


def classify(a: Sentence, b: Sentence, *, marked: tuple[bool, bool] = (True, True)) -> Verdict:
    """
    How *b* differs from *a*, two sentences that stand for one another.

    *marked* says of each text as a whole whether it has quotation marks at all; where they were
    lost (OCR, a stripped export), their absence says nothing.
    """
    if _APOSTROPHE.sub("'", a.text) == _APOSTROPHE.sub("'", b.text):
        return Verdict("same")
    ours, theirs = to_words(a.text, quoted=a.quoted), to_words(b.text, quoted=b.quoted)
    gone, come, changes, alike = _differences(ours, theirs)
    reasons = ["question"] if ours.asks != theirs.asks and all(marked) else []
    if any(_other_word(x, y) for x, y in alike):
        reasons.append("name")
    reasons += _weigh(gone, come, a, b, marked=all(marked))
    folded = tuple(
        Change((x.start, x.end), (y.start, y.end)) for x, y in alike if _bare(x) != _bare(y)
    )
    changes = tuple(sorted((*changes, *folded)))
    if reasons:
        return Verdict("substance", tuple(dict.fromkeys(reasons)), changes)
    if gone or come:
        return Verdict("wording", (), changes)
    if not folded:
        return Verdict("glyphs", (), changes)
    same = all(_bare(x).casefold() == _bare(y).casefold() for x, y in alike)
    return Verdict("case" if same else "wording", (), changes)


def _bare(word: Word) -> str:
    """A word as written, without what is a matter of glyphs: "U.S." and "US", "1,600", "1600"."""
    surface = word.surface.replace("’", "'").replace("ʼ", "'")
    if surface[0].isdigit():
        return word.plain
    return surface.replace(".", "")


def _other_word(x: Word, y: Word) -> bool:
    """Whether capitals make two words of one: "US" and "us"; an all-capital line says nothing."""
    if x.plain not in _TELLING_CASE or x.surface == y.surface:
        return False
    one, other = x.surface, y.surface
    if x.plain in ("us", "it", "who"):
        return {one.replace(".", "").isupper(), other.replace(".", "").isupper()} == {True, False}
    return False


def _differences(
    ours: Read, theirs: Read
) -> tuple[list[Word], list[Word], tuple[Change, ...], list[tuple[Word, Word]]]:
    """
    The words that went, those that came, where; and the pairs of words that stayed.

    Words that are cut differently are the same: "re-election", "reelection"; "nation s" in a text
    that lost its apostrophes.
    """
    gone: list[Word] = []
    come: list[Word] = []
    changes: list[Change] = []
    alike: list[tuple[Word, Word]] = []
    matcher = SequenceMatcher(None, ours.plains, theirs.plains, autojunk=False)
    for what, first, last, start, stop in matcher.get_opcodes():
        went, came = ours.words[first:last], theirs.words[start:stop]
        if what == "equal":
            alike += zip(went, came, strict=True)
        elif _letters(went) != _letters(came):
            gone += went
            come += came
            changes.append(Change(_span(ours.words, first, last), _span(theirs.words, start, stop)))
    kept = Counter(word.plain for word in gone) & Counter(word.plain for word in come)
    moved = bool(gone or come)
    gone, come = _without(gone, kept), _without(come, kept)
    if moved and not gone and not come:  # only the order is another: "on Friday he said"
        come = [Word("", 0, 0, "", quoted=False, surface="")]
    return gone, come, tuple(changes), alike


def _letters(words: Iterable[Word]) -> str:
    """The letters and digits of *words*, one after the other."""
    return "".join(_NO_LETTER.sub("", word.surface.casefold()) for word in words)


def _span(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return words[first].start, words[last - 1].end
    at = words[first - 1].end if first else 0
    return at, at


def _without(words: Iterable[Word], kept: Counter[str]) -> list[Word]:
    """*words* less those that only stand elsewhere in the sentence."""
    left = Counter(kept)
    remaining = []
    for word in words:
        if left[word.plain] > 0:
            left[word.plain] -= 1
        else:
            remaining.append(word)
    return remaining


def _weigh(
    gone: list[Word], come: list[Word], a: Sentence, b: Sentence, *, marked: bool
) -> list[str]:
    """What of the substance differs, in the words that went and came."""
    reasons: list[str] = []
    named = bool(a.names) and a.names == b.names
    surfaces = _words_of(a.surfaces), _words_of(b.surfaces)
    for words, own in ((gone, surfaces[0]), (come, surfaces[1])):
        for word in words:
            if not word.plain:
                continue
            if word.quoted and marked:
                reasons.append("quotation")
            elif word.weight == "name" or word.plain in own:
                if not (named and word.plain in own):
                    reasons.append("name")
            elif word.weight:
                reasons.append(word.weight)
    return reasons


def _words_of(surfaces: frozenset[str]) -> frozenset[str]:
    """The words that names are made of, as they are compared; small ones ("of") left out."""
    return frozenset(
        word.plain
        for surface in surfaces
        for word in to_words(surface).words
        if word.surface[:1].isupper() or word.surface[:1].isdigit()
    )
