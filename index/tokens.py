"""
Text to words, as news writes them; the one definition of what a word is.

Documents and queries pass through the same function, so a compound that a user types finds the
compound that an outlet printed: `long-range` is two words in a row on both sides, `1,600km` is 1600
and km, `£1.6bn` is £, 1.6 and bn, `F-16` is f16, `AT&T`, `9/11` and `O'Brien` are one word, `U.S.` is
us, and `Trump’s` is trump. Case, accents, soft hyphens and zero-width characters do not count.
There are no stop words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Units that news glues to a number: "1,600km", "£1.6bn", "10am". "5G" and "4th" stay whole.
_UNITS = (
    "km|m|cm|mm|kg|lbs?|oz|mph|kph|kmh|mw|gw|kw|kwh|bn|mn|mln|tn|trn|k|am|pm|ft|hp|gb|mb|tb|p"
)
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_CJK}]"
_ALNUM = rf"[^\W_{_CJK}]"
# Combining accents, soft hyphen, zero-width: they continue a word and then vanish.
_SILENT = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = rf"{_ALNUM}(?:{_ALNUM}|[{_SILENT}])*"
_NOT_IN_WORD = r"(?<![^\W_])"
_END = r"(?![^\W_])"
_TOKEN = re.compile(
    rf"{_NOT_IN_WORD}(?:{_LETTER}\.){{2,}}(?:{_LETTER}{_END})?"  # U.S. U.S.A a.m. J.K.
    rf"|{_NOT_IN_WORD}{_LETTER}{{1,3}}&{_LETTER}{{1,3}}{_END}"  # AT&T R&D S&P
    rf"|{_NOT_IN_WORD}{_LETTER}{{1,2}}[-\u2010\u2011]\d{{1,4}}{_LETTER}{{0,2}}{_END}"  # F-16 H-1B
    rf"|{_NOT_IN_WORD}\d{{1,2}}/\d{{1,2}}(?![/\d])"  # 9/11 24/7
    r"|[$£€¥₹₽₩](?=\s?\d)|(?<=\d)%"
    rf"|{_NOT_IN_WORD}[cC]\+\+"
    rf"|{_NOT_IN_WORD}\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)(?=(?i:{_UNITS}){_END}|{_END})"  # 1,600km
    rf"|{_NOT_IN_WORD}\d+(?:\.\d+)+(?=(?i:{_UNITS}){_END}|{_END})"  # 1.6bn 2.7.4
    rf"|{_NOT_IN_WORD}\d+(?=(?i:{_UNITS}){_END})"  # 995km
    rf"|[{_CJK}]"
    rf"|{_WORD}(?:['\u2018\u2019\u02bc\u02bb\uff07]{_WORD})*"  # Trump’s don't O'Brien
)
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u02bb\uff07", "'"))
_DROP = re.compile(rf"[{_SILENT}]")
# Letters that carry no combining accent and so survive NFKD: Łódź, Ørsted, Đoković, Iğdır.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_DESIGNATOR = re.compile(r"[^\W\d_]{1,2}[-\u2010\u2011]\d")


def _fold(raw: str) -> str:
    """One raw token to the word it stands for; the empty string when nothing is left."""
    if not raw.isascii():
        raw = _DROP.sub("", unicodedata.normalize("NFKD", raw).casefold())
        raw = raw.translate(_STROKES).translate(_APOSTROPHES)
    else:
        raw = raw.casefold()
    if "'" in raw and raw.endswith("'s"):
        raw = raw[:-2]
    if len(raw) == 1:
        return raw
    if "." in raw and not raw[0].isdigit():
        return raw.replace(".", "")
    if "," in raw:
        return raw.replace(",", "")
    if _DESIGNATOR.match(raw):
        return re.sub(r"[-\u2010\u2011]", "", raw)
    return raw


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """
    The words of *text*, each with the start and end of what was written, in characters.
    """
    for match in _TOKEN.finditer(text):
        word = _fold(match.group())
        if word:
            yield word, match.start(), match.end()


def words(text: str) -> list[str]:
    """The words of *text*, in order."""
    return [word for raw in _TOKEN.findall(text) if (word := _fold(raw))]


def stem(word: str) -> str:
    """
    The form that every form of *word* shares: Snowball English over a folded word.
    """
    raise NotImplementedError
