"""
What an outlet prints in front of every story and behind it, word by word: for texts that lost their
lines and full stops, where no sentence shows where the furniture ends.

    United States Senator Jane Doe Press Room News Releases Washington ...
    ... the state Doe said March 2006 News Releases Browse by Current record

An edge key stands for the first words of a text up to one of navigation, or for its last words. A
run key stands for four words in a row, all with capitals or digits, near the front of such a text:
between its headline and its first sentence may stand "US Senator Jane Doe Ohio News Release".
Numbers, months and days of the week count as the same word.
"""

from __future__ import annotations

import re
from zlib import crc32

from archive.words import PLAIN

MOST_WORDS = 24
MOST_BEHIND = 40
_PLAIN_WORDS = 4
"""Words of the shortest end that is furniture though it does not navigate: "by a grant from"."""
_PLAIN_COUNTS = frozenset((4, 6, 8, 10, 12, 16, 20, 24, 32, 40))
_REACH = 320
"""Characters at each end in which so many words are looked for."""
KEY_BYTES = 5

_WORD = re.compile(rb"[0-9a-z]+")
_NAVIGATION_TEXT = (
    "press release releases news newsroom room office media contact contacts phone print printer "
    "email mail share home search filter browse archive archives topics menu skip navigation site "
    "sitemap website subscribe newsletter login page next previous back return top reserved "
    "copyright privacy policy comments related record current www"
)
_NAVIGATION = frozenset(_NAVIGATION_TEXT.encode().split())
_TIME_TEXT = (
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
    "sunday"
)
_TIME = frozenset(_TIME_TEXT.encode().split())
_NUMBER = b"0"
_END = b"30"  # what wire services and press offices put under a text
_TOLD = dict.fromkeys(_TIME, (_NUMBER, True)) | {word: (word, True) for word in _NAVIGATION}
_TOLD[_END] = (_END, True)
_COUNTED = (_NUMBER, True)
_NINE = ord("9")  # no other sign is in a word that comes before the letters
_FRONT, _NAVIGATES, _RUN = 0x80, 0x40, 0x3F
_RUN_REACH = 500
_RUN_WORDS = _CAPITALS = 4
_NAVIGATING = 3
_SMALL = b"abcdefghijklmnopqrstuvwxyz"


def to_key(edge: bytes) -> bytes:
    """An edge key as long as that of a sentence, and like none of them."""
    return b"\0\0\0" + edge


def find_heads(text: str, start: int, end: int) -> list[bytes]:
    """The edge keys at the front of text[start:end], the longest last."""
    heads: list[bytes] = []
    navigates = False
    check = 0
    for count, word in enumerate(_front(text, start, end).split()[:MOST_WORDS], 1):
        told, bounds = _told(word)
        navigates = navigates or told in _NAVIGATION
        check = crc32(told, check)
        if navigates and bounds and count > 1:
            heads.append(bytes((_FRONT | count,)) + check.to_bytes(4, "big"))
    return heads


def find_tails(text: str, start: int, end: int) -> list[bytes]:
    """The edge keys at the back of text[start:end], the longest last."""
    tails: list[bytes] = []
    navigating = 0
    check = 0
    for count, word in enumerate(reversed(_back(text, start, end).split()[-MOST_BEHIND:]), 1):
        told, bounds = _told(word)
        navigating += told in _NAVIGATION or (count == 1 and told == _END)
        check = crc32(told, check)
        flagged = bounds and (navigating > 1 or (navigating == 1 and count == 1))
        if flagged or count in _PLAIN_COUNTS:
            kind = _NAVIGATES if flagged else 0
            tails.append(bytes((kind | count,)) + check.to_bytes(4, "big"))
    return tails


def edge_at(text: str, start: int, end: int, key: bytes) -> int:
    """Where the words that *key* stands for end in text[start:end], or begin at its back."""
    count = key[0] & 0x3F
    if key[0] & _FRONT:
        words = list(_WORD.finditer(_front(text, start, end)))
        return start + words[count - 1].end()
    words = list(_WORD.finditer(_back(text, start, end)))
    return max(start, end - _REACH) + words[-count].start()


def find_runs(text: str, start: int, end: int) -> list[tuple[bytes, int, int]]:
    """
    The run keys near the front of text[start:end] and where their words stand; none in a text that
    has sentences.
    """
    stop = min(end, start + _RUN_REACH)
    part = text[start:stop]
    if part.count(". ") + part.count("? ") + part.count(".\n") > 1 or len(text) < _RUN_REACH:
        return []
    front = part.encode("latin-1", "replace")
    found = []
    four: list[tuple[bytes, int, int]] = []
    for match in _WORD.finditer(front.translate(PLAIN)):
        at = match.start()
        if front[at] in _SMALL:
            four = []
            continue
        four = [*four[-3:], (match[0], at, match.end())]
        if len(four) == _RUN_WORDS:
            check = crc32(b" ".join([_told(word)[0] for word, _, _ in four]))
            key = bytes((_RUN,)) + check.to_bytes(4, "big")
            found.append((key, start + four[0][1], start + match.end()))
    return found


def trim_run(text: str, start: int, end: int) -> int:
    """
    Where the furniture in a run of words ends: behind its last word of navigation or its last
    number, behind a name said twice ("US Senator Jane Doe Jane Doe"), or behind four words in
    capitals ("THE SENATOR JANE DOE OHIO"). 0 when it is none: "DAYTON Ohio US Senator Jane Doe"
    begins a sentence.
    """
    words = list(_WORD.finditer(text[start:end].encode("latin-1", "replace").translate(PLAIN)))
    last = capitals = 0
    for number, match in enumerate(words):
        word = text[start + match.start() : start + match.end()]
        if len(word) > 1:  # "WASHINGTON D C U S" is where a sentence begins
            capitals = capitals + 1 if word.isupper() else 0
        names = [one[0] for one in words[max(0, number - 3) : number + 1]]
        twice = len(names) == 4 and names[:2] == names[2:]
        if twice or capitals >= _CAPITALS or _told(match[0])[1]:
            last = start + match.end()
    return last


def navigation_behind(text: str, start: int, end: int) -> int | None:
    """
    Where a row of navigation behind text[start:end] begins: words with capitals, numbers and words
    of navigation alone, at least three of these and half of all; None without.

    "... said. 30 October 2005 News Releases Year County Current record Washington Email Email"
    """
    first = max(start, end - _REACH)
    back = text[first:end].encode("latin-1", "replace")
    words = back.translate(PLAIN)
    final = words.rsplit(None, 1)[-1:]
    if final and back[words.rindex(final[0])] in _SMALL and _told(final[0])[0] not in _NAVIGATION:
        return None  # as nearly always
    best, bounds, navigating = None, 0, 0
    for count, match in enumerate(reversed(list(_WORD.finditer(words))), 1):
        told, bound = _told(match[0])
        if back[match.start()] in _SMALL and told not in _NAVIGATION:
            break
        bounds += bound
        navigating += told in _NAVIGATION
        if bound and navigating >= _NAVIGATING and 2 * bounds >= count:
            best = first + match.start()
    return best


def is_front(key: bytes) -> bool:
    """Whether *key* stands for the first words of a text."""
    return bool(key[0] & _FRONT)


def navigates(key: bytes) -> bool:
    """Whether words of navigation are among those that *key* stands for."""
    return bool(key[0] & (_FRONT | _NAVIGATES))


def is_furniture(key: bytes, share: int) -> bool:
    """
    Whether words that *share* in a hundred stories of an outlet begin or end with are furniture.

    A headline may begin with "Doe Releases ..." and a story end with "... for his signature"; no
    third of them does, nor does a third end with the same four words.
    """
    kind, count = key[0], key[0] & 0x3F
    if kind == _RUN:
        return share >= 50
    if kind & _FRONT:
        return share >= 30
    if kind & _NAVIGATES:
        return share >= (3 if count > 1 else 20)
    return share >= 30 and count >= _PLAIN_WORDS


def _front(text: str, start: int, end: int) -> bytes:
    return text[start : min(end, start + _REACH)].encode("latin-1", "replace").translate(PLAIN)


def _back(text: str, start: int, end: int) -> bytes:
    return text[max(start, end - _REACH) : end].encode("latin-1", "replace").translate(PLAIN)


def _told(word: bytes) -> tuple[bytes, bool]:
    """What *word* counts as, and whether furniture may begin or end with it."""
    return _TOLD.get(word) or (_COUNTED if word[0] <= _NINE else (word, False))
