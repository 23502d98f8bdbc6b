"""
A sentence as words that can be compared: what is a word, what a mark, and what changes substance.

`to_words` reads a sentence once. Each word keeps the form that is compared (case and glyphs folded,
numbers in one spelling) and says whether it carries substance: a number, a day, a negation, a
modality, a name; and whether it stands within quotation marks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:['’ʼ][^\W_]+|(?<=\d)[.,:](?=\d)[^\W_]+|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)[A-Za-z])*)"
    r"|(?P<open>(?<![\w])[\"“”„«‹‘’'`]{1,3}(?=[\w(\[$£€¥.…-])|[“„«‹](?=\S))"
    r"|(?P<close>[\"”“»›’'`]{1,3})"
    r"|(?P<sign>[%$£€¥])"
    r"|(?P<ask>\?)"
)
_SINGLE = re.compile(r"['’‘‹›`]")
_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_SPELLED = (
    "thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 first=1st second=2nd "
    "third=3rd fourth=4th fifth=5th percent=% dollars=$ dollar=$ pounds=£ euros=€"
)
_NUMBERS = {word: str(value) for value, word in enumerate(_COUNTED.split())}
_NUMBERS |= dict(one.split("=") for one in _SPELLED.split())
# They are more often no number than one: "no one", "a second term".
_WEAK_NUMBERS = frozenset(("one", "first", "second", "third"))
_SIZE_WORDS = (
    "hundred hundreds thousand thousands million millions billion billions trillion dozen dozens "
    "half quarter double triple twice"
)
_DAY_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december today yesterday tomorrow tonight"
)
_NEGATION_WORDS = (
    "not no never without none nor neither nobody nothing nowhere hardly barely cannot n't unable "
    "refused denied rejected failed ruled"
)
_MODAL_WORDS = (
    "may might could would should must will shall can likely unlikely possibly probably perhaps "
    "allegedly alleged reportedly apparently suspected potential potentially presumed unconfirmed "
    "confirmed"
)
_TITLE_WORDS = (
    "mr mrs ms dr sir dame lord lady sen senator senators sens rep reps representative gov prof "
    "president"
)
_SIZES, _DAYS = frozenset(_SIZE_WORDS.split()), frozenset(_DAY_WORDS.split())
_NEGATIONS, _MODALS = frozenset(_NEGATION_WORDS.split()), frozenset(_MODAL_WORDS.split())
_TITLES = frozenset(_TITLE_WORDS.split())
_SHORT = {"won't": "will", "can't": "can", "shan't": "shall"}
_MONTHS = {
    "jan": "january", "feb": "february", "aug": "august", "sept": "september", "sep": "september",
    "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip


class Word(NamedTuple):
    """
    One word of a sentence: *plain* is what is compared, *start* and *end* where it stands.

    *weight* is "" for a word whose change is wording, else what it carries: "number", "day",
    "negation", "modality", "name". *quoted* is True within quotation marks.
    """

    plain: str
    start: int
    end: int
    weight: str
    quoted: bool
    surface: str


class Read(NamedTuple):
    """A sentence read: its words, whether it asks, whether a quotation is open at its end."""

    words: tuple[Word, ...]
    asks: bool
    quoted: bool

    @property
    def plains(self) -> list[str]:
        return [word.plain for word in self.words]


def to_words(text: str, *, quoted: bool = False) -> Read:
    """
    *text*, one sentence, as words. *quoted* says that a quotation is open where it begins.
    """
    words: list[Word] = []
    asks = False
    double = True
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        written = token[0]
        if kind == "open":
            # Within “ ”, a single mark opens a quotation in the quotation, or is an apostrophe.
            if not quoted:
                double = not _SINGLE.fullmatch(written)
            quoted = True
        elif kind == "close":
            # A plural's apostrophe ("the senators’ bill") closes no double mark.
            quoted = quoted and double and bool(_SINGLE.fullmatch(written))
        elif kind == "ask":
            asks = True
        else:
            first = not words or _ends_sentence(words[-1], text[words[-1].end : token.start()])
            words += _to_words(written, token.start(), first=first, quoted=quoted)
    return Read(tuple(words), asks, quoted)


def _ends_sentence(word: Word, gap: str) -> bool:
    """Whether a sentence ends between *word* and the next, not an abbreviation: "Mr. Trump"."""
    return any(stop in gap for stop in ".!?") and not (
        len(word.plain) == 1 or word.plain in _TITLES
    )


def _to_words(written: str, start: int, *, first: bool, quoted: bool) -> list[Word]:
    plain = written.replace("’", "'").replace("ʼ", "'").casefold()
    end = start + len(written)
    if plain.endswith("n't"):  # "hasn't" is "has" and a negation
        stem = _SHORT.get(plain, plain[:-3])
        return [
            Word(stem, start, end - 3, "modality" if stem in _MODALS else "", quoted, written[:-3]),
            Word("not", end - 3, end, "negation", quoted, written[-3:]),
        ]
    if plain.endswith("'s") and len(plain) > 2:
        plain = plain[:-2]
    if plain[0].isdigit() or plain in "%$£€¥":
        return [Word(_number(plain), start, end, "number", quoted, written)]
    if "." in plain:  # U.S.
        plain = plain.replace(".", "")
    plain = _MONTHS.get(plain, plain)
    weight = ""
    if plain in _NUMBERS:
        weight = "" if plain in _WEAK_NUMBERS else "number"
        plain = _NUMBERS[plain]
    elif plain in _SIZES:
        weight = "number"
    elif plain in _DAYS or (plain == "may" and written == "May" and not first):
        weight = "day"
    elif plain in _NEGATIONS:
        weight = "negation"
        plain = "not" if plain in ("cannot", "n't") else plain
    elif plain in _MODALS:
        weight = "modality"
    elif written[0].isupper() and plain not in _TITLES and not first and len(plain) > 1:
        weight = "name"
    return [Word(plain, start, end, weight, quoted, written)]


def _number(plain: str) -> str:
    """ "1,600km" -> "1600km", "6.0" stays: what a number is compared by."""
    return re.sub(r",(?=\d{3}(?!\d))", "", plain)
