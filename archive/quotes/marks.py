"""
What stands between quotation marks in a passage: straight, curly, single, guillemets, „German“.

Only the outermost marks count. An apostrophe is no mark, and what is opened and not closed is
nothing, unless the next paragraph opens with the same mark: so newspapers quote several paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.words import find_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Marked", "closes", "find_marked"]


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


_DOUBLES = ('"', "“", "”", "„", "«", "»")
_WIRED = ("``", "''")  # as wires were sent, and as The New York Times keeps what it printed
_BEFORE_SINGLE = frozenset(" ([—–-\n\u00a0")
# A single mark opens before a word and behind nothing of a word, not in "don't", "the boys' club";
# it closes behind something and before nothing of a word.
_SINGLE = re.compile(r"(['‘`])(?<![\w\"'’“”.,]['‘`])(?=[\w\[(…$£€])|['’](?<=[^\s(]['’])(?!\w)")
_POSSESSIVE = re.compile(r"['’] [a-z]")
_CLOSES: dict[str, tuple[str, ...]] = {
    '"': ('"', "”"),
    "“": ("”", "“", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«",),
    "``": ("''", '"', "”"),
    "''": ("''", '"', "”"),
}
# Letters left out in front: the '90s, 'em, 'til, rock 'n' roll.
_ELISION = re.compile(
    r"['‘`](?:\d0s\b|(?:em|til|till|tis|twas|cause|bout|n|cos|round)\b)", re.IGNORECASE
)
# `It was hard, Mr. Smith said`, `It was hard, said the mayor`
_NARRATED = re.compile(r"[,?!] (?:[\w.'’-]{1,20} ){0,4}(?:said|says|told|added)\b")
_BEFORE_OPEN = " \t\n\u00a0([{—–-/:;,.…'‘“"
_LONGEST = 20_000
"""Characters of one quotation: a paragraph of a speech has a few thousand."""
_MOST = 2_000
"""Quotations in one passage."""


def find_marked(text: str, *, goes_on: bool = False, inside: str = "") -> list[Marked]:
    """
    What stands in marks in one paragraph, from left to right.

    *goes_on*: the next paragraph opens with a mark, or closes one, so this one may end inside a
    quotation. *inside*: the mark of a quotation that this one begins in.
    """
    found = _doubles(text, goes_on, inside)
    if _has_singles(text):
        found = [one for one in _with_singles(text, found) if one.start < len(text)]
    return found[:_MOST]


def closes(text: str, mark: str) -> bool:
    """True where the first mark of a paragraph ends what was opened with *mark* before it."""
    at, sign = min(_signs(text), default=(0, ""))
    return sign in _CLOSES.get(mark, ()) and at > 0 and not _opens(text, at, at + len(sign))


def _has_singles(text: str) -> bool:
    """Whether a single mark may open anything: most stand within a word."""
    return (
        text[:1] == "'"
        or "‘" in text
        or "`" in text
        or any(text[at - 1] in _BEFORE_SINGLE for at, _ in find_marks(text, "'"))
    )


def _doubles(text: str, goes_on: bool, inside: str) -> list[Marked]:
    found: list[Marked] = []
    mark, begun, behind = inside, 0, 0
    for at, sign in _signs(text):
        end = at + len(sign)
        if sign == "''" and mark and mark not in _WIRED:
            continue
        opens = _opens(text, at, end)
        if not mark:
            if sign == "”" or not opens:
                continue
            mark, begun, behind = sign, at, end
        elif sign in _CLOSES[mark] and (not opens or (sign in "”»«" and sign != mark)):
            if at > behind and at - behind <= _LONGEST:
                found.append(Marked(begun, behind, at, end))
            mark = ""
        elif sign == mark:
            last = len(text[behind:at].rstrip()) + behind
            if _is_paragraph(text[behind:last]):  # whose break was lost: the same voice goes on
                found.append(Marked(begun, behind, last, last, runs_on=True))
            begun, behind = at, end  # the one before was never closed
    if mark and goes_on and len(text) > behind:
        found.append(Marked(begun, behind, len(text), len(text), runs_on=True))
    return found


def _is_paragraph(words: str) -> bool:
    """True for whole sentences, and none of the paper's among them."""
    whole = words[:1].isupper() and words[-1:] in (".", "!", "?") and len(words) <= _LONGEST
    return whole and _NARRATED.search(words) is None


def _signs(text: str) -> list[tuple[int, str]]:
    """Every double mark, with where it stands."""
    wired = "``" in text or "''" in text
    return find_marks(text, (*_DOUBLES, *_WIRED) if wired else _DOUBLES)


def _opens(text: str, at: int, end: int) -> bool:
    """True where a mark stands before a word and behind a space: it cannot close anything."""
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    return before in _BEFORE_OPEN and not after.isspace() and not (
        before in ".,…-—" and not (after.isalnum() and at > 1 and text[at - 2].isspace())
        and after in " .,;:)"
    )  # fmt: skip


def _with_singles(text: str, doubles: list[Marked]) -> Iterator[Marked]:
    """
    *doubles*, and what stands in single marks, unless one holds the other: the outer one counts.

    A single one closes at the first mark that is no plural possessive ("the players’ union"), else
    at the first of those.
    """
    begun, maybe = -1, -1
    outer = iter([*doubles, Marked(len(text), len(text), len(text), len(text))])
    double = next(outer)
    held: list[Marked] = []
    for at, _ in find_marks(text, "'‘`’"):
        match = _SINGLE.match(text, at)
        if match is None:
            continue
        while double.close <= at:
            held.append(double)
            double = next(outer)
        if double.open_ <= at:
            continue
        if match[1] is not None:
            if _ELISION.match(text, at):
                continue
            if maybe >= 0:
                _hold(held, begun, maybe)
            begun, maybe = at, -1  # the one before was never closed
        elif begun >= 0 and at > begun + 1:
            if text[at - 1] in "sS" and _POSSESSIVE.match(text, at):
                maybe = at if maybe < 0 else maybe
            else:
                _hold(held, begun, at)
                begun, maybe = -1, -1
    if maybe >= 0:
        _hold(held, begun, maybe)
    yield from held
    yield double
    yield from outer


def _hold(held: list[Marked], begun: int, end: int) -> None:
    """Put a passage in single marks behind *held*, in place of those that stand in it."""
    if end - begun > _LONGEST:
        return
    behind: list[Marked] = []
    while held and held[-1].open_ > begun:
        one = held.pop()
        if one.open_ >= end:
            behind.append(one)
    held += [Marked(begun, begun + 1, end, end + 1), *reversed(behind)]
