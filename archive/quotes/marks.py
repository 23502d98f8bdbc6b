"""
What stands between quotation marks in a passage: straight, curly, single, guillemets, „German“.

Only the outermost marks count. An apostrophe is no mark, and what is opened and not closed is
nothing, unless the next paragraph opens with the same mark: so newspapers quote several paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OPENERS", "Marked", "find_marked"]


class Marked(NamedTuple):
    """
    A passage in marks: `start` and `end` are what stands between them, `open_` and `close` the
    places before and behind the marks. *runs_on*: it ends with the paragraph, without a mark.
    """

    open_: int
    start: int
    end: int
    close: int
    runs_on: bool = False


OPENERS = "\"“„«»‘'`"
"""What a quotation can begin with."""

_DOUBLE = re.compile(r"[\"“”„«»]|``|''")
# A single mark opens before a word and behind nothing of a word: not "don't", "the boys' club".
_SINGLE = re.compile(r"(?<![\w\"'’“”.,])['‘`](?=[\w\[(…$£€])")
_CLOSES: dict[str, tuple[str, ...]] = {
    '"': ('"', "”"),
    "“": ("”", "“", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«",),
    "``": ("''", '"', "”"),
}
# Letters left out in front: the '90s, 'em, 'til, rock 'n' roll.
_ELISION = re.compile(
    r"['‘`](?:\d0s\b|(?:em|til|till|tis|twas|cause|bout|n|cos|round)\b)", re.IGNORECASE
)
_SINGLE_END = re.compile(r"(?<=[^\s(])['’](?![\w])")
_BEFORE_OPEN = " \t\n\u00a0([{—–-/:;,.…'‘“"
_LONGEST = 20_000
"""Characters of one quotation: a paragraph of a speech has a few thousand."""
_MOST = 2_000
"""Quotations in one passage."""


def find_marked(text: str, *, goes_on: bool = False) -> list[Marked]:
    """
    What stands in marks in one paragraph, from left to right.

    *goes_on*: the next paragraph opens with a mark, so this one may end inside a quotation.
    """
    found = _doubles(text, goes_on)
    if "'" in text or "‘" in text or "`" in text:
        found = sorted(_with_singles(text, found))
    return found[:_MOST]


def _doubles(text: str, goes_on: bool) -> list[Marked]:
    found: list[Marked] = []
    mark, begun, behind = "", 0, 0
    for match in _DOUBLE.finditer(text):
        sign, at = match[0], match.start()
        if sign == "''" and mark != "``":
            continue
        opens = _opens(text, at, match.end())
        if not mark:
            if sign in "”''" or not opens:
                continue
            mark, begun, behind = sign, at, match.end()
        elif sign in _CLOSES[mark] and (not opens or (sign in "”»«" and sign != mark)):
            if at > behind and at - behind <= _LONGEST:
                found.append(Marked(begun, behind, at, match.end()))
            mark = ""
        elif sign == mark:
            begun, behind = at, match.end()  # the one before was never closed
    if mark and goes_on and len(text) > behind:
        found.append(Marked(begun, behind, len(text), len(text), runs_on=True))
    return found


def _opens(text: str, at: int, end: int) -> bool:
    """True where a mark stands before a word and behind a space: it cannot close anything."""
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    return before in _BEFORE_OPEN and not after.isspace() and not (
        before in ".,…-—" and not (after.isalnum() and at > 1 and text[at - 2].isspace())
        and after in " .,;:)"
    )  # fmt: skip


def _with_singles(text: str, doubles: list[Marked]) -> Iterator[Marked]:
    """*doubles*, and what stands in single marks outside them, unless it holds them."""
    at = 0
    held: list[Marked] = []
    for match in _SINGLE.finditer(text):
        begun = match.start()
        if begun < at or _ELISION.match(text, begun):
            continue
        if any(one.open_ < begun < one.close for one in doubles):
            continue
        end = _single_end(text, match.end(), doubles)
        if end is None:
            continue
        held.append(Marked(begun, match.end(), end, end + 1))
        at = end + 1
    yield from held
    for one in doubles:
        if not any(single.open_ < one.open_ and one.close <= single.close for single in held):
            yield one


def _single_end(text: str, begun: int, doubles: list[Marked]) -> int | None:
    """
    Where a single mark closes: the first that stands behind a sentence's sign, else the first that
    is no plural possessive ("the players’ union").
    """
    limit = min(len(text), begun + _LONGEST)
    first: int | None = None
    for match in _SINGLE_END.finditer(text, begun, limit):
        at = match.start()
        if any(one.open_ < at < one.close and one.open_ < begun for one in doubles):
            return None
        opened = _SINGLE.search(text, begun, at)
        if opened is not None and not _ELISION.match(text, opened.start()):
            return first  # another one opens before this closes
        possessive = text[at - 1] in "sS" and re.match(r"['’] [a-z]", text[at : at + 3])
        if not possessive:
            return at
        first = at if first is None else first
    return first
