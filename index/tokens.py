"""
Text to words, as news writes them; the one definition of what a word is.

Documents and queries pass through the same function, so a compound that a user types finds the
compound that an outlet printed: `long-range` is two words in a row on both sides, `1,600km` is 1600
and km, `£1.6bn` is £, 1.6 and bn, `F-16` is f16, `AT&T`, `9/11` and `O'Brien` are one word, `U.S.`
is us, and `Trump’s` is trump. Case, accents, soft hyphens and zero-width characters do not count.
There are no stop words. What a *name* is made of is here too; spelling distance is in edits.py.

Every repetition below has an upper bound or cannot be entered twice at one place, so that a line of
a megabyte of anything takes time in proportion to its length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PIECE = 1024
"""Characters of a piece of a text, whose words are counted when it is indexed."""
LONGEST_WORD = 64
"""Characters of one word; what is longer (base64, a line of "aaaa...") is known by its first 64."""

# Units that news glues to a number: "1,600km", "£1.6bn", "10am". "5G" and "4th" stay whole.
_UNITS = (
    "[kcm]m|lbs?|kg|oz|mph|kph|kmh|[mgk]w|kwh|bn|mn|mln|tn|trn|[ap]m|ft|hp|[gmt]b|[mkp]"
    "|K[mM]|LBS?|K[gG]|OZ|MPH|KPH|KMH|[MGKk]W|[kK]Wh|KWH|BN|MN|MLN|TN|TRN|[AP]M|FT|HP|[GMT]B|[MKP]"
)
# One range, kana to the last ideograph. It stands once: a millisecond to compile, at every start.
_CJK = "\u3040-\u9fff"
# Combining accents, Hebrew points, Arabic harakat, soft hyphen, zero-width and bidi controls:
# they continue a word and then vanish ("Tr\u202eump", "co\u00adoperate", NFD "Mala\u0301ga").
_SILENT = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
)
# Vowel signs of Indic scripts and Thai: letters to a reader, not to \w; they continue a word.
_SIGNS = "\u0900-\u0903\u093a-\u0957\u0981-\u0983\u09bc-\u09d7\u0b82\u0bbe-\u0bcd\u0c00-\u0c03"
_SIGNS += "\u0c3e-\u0c56\u0d00-\u0d03\u0d3e-\u0d57\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_APOSTROPHE = "'\u2018\u2019\u02bc\u02bb\uff07`\u00b4"
_HYPHEN = "-\u2010\u2011"
_END = r"(?![^\W_])"
MONEY = "$£€¥₹₽₩"
"""Signs that are words of their own before a figure."""
_UNIT = rf"(?:{_UNITS})[²³]?{_END}"
_S = rf"(?:[{_APOSTROPHE}][sS]{_END})?"
_LETTER = r"[^\W\d_]"
_WORD = rf"[^\W_{_CJK}]{{1,{LONGEST_WORD}}}+"
_BETWEEN = rf"[{_APOSTROPHE}](?=[^\W_])"
_JOINED = rf"[{_SILENT}{_SIGNS}]{{1,8}}+(?:{_BETWEEN})?+|{_BETWEEN}"

_TOKEN = re.compile(
    # Most of any text: plain words before a blank. Then plain words that no rule below can want.
    r"[A-Za-z]{1,64}+(?=[ ,\n])"
    r"|[A-Za-z]{4,64}+(?=[.;:!?)\"\r\t]|-[A-Za-z])"
    rf"|{_LETTER}(?:\.(?:{_LETTER}\.){{1,8}}+(?:{_LETTER}{_END})?+{_S}"  # U.S. U.S.A a.m. U.K.’s
    rf"|{_LETTER}{{0,2}}&{_LETTER}{{1,3}}{_END}{_S}"  # AT&T R&D S&P
    rf"|{_LETTER}?[{_HYPHEN}]\d{{1,4}}{_LETTER}{{0,2}}{_END}{_S}"  # F-16 H-1B F-16s
    r"|(?<=[cC])\+\+)"
    r"|\d(?:(?<!/\d)\d?/\d{1,2}(?![/\d])"  # 9/11 24/7, not 10/17/2025
    rf"|\d{{0,2}}(?:,\d{{3}}){{1,6}}+(?:\.\d{{1,9}})?+(?!\d)(?={_UNIT}|{_END})"  # 1,600km
    rf"|\d{{0,14}}(?:\.\d{{1,9}}){{1,4}}+(?={_UNIT}|{_END})"  # 1.6bn 2.7.4
    rf"|\d{{0,17}}+(?={_UNIT}))"  # 995km
    rf"|[{MONEY}](?=\s?\d)|%(?<=\d%)"
    # Trump’s don't O'Brien; decomposed, each accent ends a piece: "Å" three times is three of them.
    rf"|(?:{_WORD}(?:{_JOINED})?+){{1,64}}+"
    r"|[^\W_]"  # what is left of letters: 日
)
_CUT = re.compile(rf"(?<![{MONEY}])\s")
_TO_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHE, "'"))
_DROP = re.compile(rf"[{_SILENT}]+")
# Letters that carry no combining accent and so survive NFKD: Łódź, Ørsted, Đoković, Iğdır.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_DESIGNATOR = re.compile(rf"[^\W\d_]{{1,2}}[{_HYPHEN}]\d")
_HYPHENS = re.compile(rf"[{_HYPHEN}]")
_PLURAL_DESIGNATOR = re.compile(r"([a-z]{1,3}\d{1,4}[a-z]?)s")  # f16s, mig29s, f35as
_DOMAIN = re.compile(r"(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})", re.IGNORECASE)


# 65,536 raw forms: a day's news repeats 40,000; a miss costs ten times a hit.
@lru_cache(maxsize=65_536)
def _fold(raw: str) -> str:
    """One raw token to the word it stands for; the empty string when nothing is left."""
    if raw.isascii():
        word = raw.lower().replace("`", "'")
    else:
        word = unicodedata.normalize("NFKD", raw).casefold()
        word = _DROP.sub("", unicodedata.normalize("NFKD", word))
        word = unicodedata.normalize("NFC", word.translate(_STROKES).translate(_TO_APOSTROPHE))
    if "'" in word:
        word = word.removesuffix("'s").strip("'")
    if len(word) < 2:
        return word
    if "." in word and not word[0].isdigit():
        word = word.replace(".", "")
    elif "," in word:
        word = word.replace(",", "")
    elif _DESIGNATOR.match(word):
        word = _HYPHENS.sub("", word)
    return word[:LONGEST_WORD]


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """
    The words of *text*, each with the start and end of what was written, in characters.
    """
    for match in _TOKEN.finditer(text):
        if word := _fold(match.group()):
            yield word, match.start(), match.end()


def words(text: str) -> list[str]:
    """The words of *text*, in order."""
    if len(text) > 1_000_000:  # findall would hold every raw form of a 50 MB line at once
        return [word for word, _, _ in tokens(text)]
    return list(filter(None, map(_fold, _TOKEN.findall(text))))


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """
    *text* cut at white space into pieces of PIECE characters or a little more: where each lies.

    The words of the pieces are the words of the text: no word has white space in it, and a sign of
    money, which is one only before a figure ("$ 5"), is not cut off from what follows.
    """
    start, end = 0, len(text)
    while end - start > PIECE and (cut := _CUT.search(text, start + PIECE)):
        yield start, cut.start()
        start = cut.start()
    if start < end:
        yield start, end


@lru_cache(maxsize=1)
def _snowball() -> Callable[[str], str]:
    import Stemmer

    # A stemmer object is used by one thread at a time: its compiled call never lets go of the GIL.
    stem_word: Callable[[str], str] = Stemmer.Stemmer("english", 0).stemWord
    return stem_word


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """
    The form that every form of *word* shares: Snowball English over a folded word.

    Numbers are left alone (1990s is not 1990); a plural designator is its singular (f16s is f16).
    """
    if len(word) < 3 or not word[0].isalpha():
        return word
    if plural := _PLURAL_DESIGNATOR.fullmatch(word):
        return plural[1]
    return _snowball()(word) or word


def name_words(name: str) -> list[str]:
    """
    What a name is compared by: its words, a leading "the" dropped; a domain is one word.

    `The Independent` is independent, and `independent.co.uk` is independent.co.uk, so that a
    question for `uk` does not find every British outlet.
    """
    if domain := _DOMAIN.fullmatch(name.strip()):
        return [domain[1].lower()]
    found = words(name)
    return found[1:] if len(found) > 1 and found[0] == "the" else found
