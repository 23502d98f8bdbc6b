"""
The words around a name as they stand: what labelled text alone says they are worth.

"<:general" stands before a name, ">:told reporters" behind it. The signs of context.py were thought
of by somebody; which words these are was learnt by tests/quality/train_names.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MARK = ":"
"""Second letter of these signs, and of no other."""
_BEFORE = 24
_BEHIND = 28
_WORD = r"\s?(\w[\w'’-]*|[^\w\s])"
_NEXT = re.compile(rf"(?:{_WORD}(?:{_WORD}(?:{_WORD})?)?)?")
_ARTICLES = frozenset({"the", "a", "an", "s"})  # "s" of "X's board"


class Wordings(NamedTuple):
    """
    The signs that have weights: of the last word before and of the first behind a name, and of the
    two words nearest to it, by the nearest.
    """

    before: Mapping[str, str]
    two_before: Mapping[str, Mapping[str, str]]
    behind: Mapping[str, str]
    two_behind: Mapping[str, Mapping[str, str]]


def to_wordings(signs: Iterable[str]) -> Wordings:
    """Those of *signs* that are of wording, by their words."""
    found = Wordings({}, {}, {}, {})
    before, two_before, behind, two_behind = cast("tuple[dict[str, Any], ...]", found)
    for sign in signs:
        if sign[1:2] != MARK:
            continue
        one, _, two = sign[2:].partition(" ")
        if sign[0] == "<" and two:
            two_before.setdefault(two, {})[one] = sign
        elif sign[0] == "<":
            before[one] = sign
        elif two:
            two_behind.setdefault(one, {})[two] = sign
        else:
            behind[one] = sign
    return found


def wording_signs(text: str, start: int, end: int, wordings: Wordings) -> list[str]:
    """The signs, of those in *wordings*, of what stands around *start* to *end* of *text*."""
    before, two_before, behind, two_behind = wordings
    found: list[str] = []
    first, last = _before(text[start - _BEFORE if start > _BEFORE else 0 : start].lower())
    if last in before:
        found.append(before[last])
    if last in two_before and first in two_before[last]:
        found.append(two_before[last][first])
    match = _NEXT.match(text[end : end + _BEHIND].lower())
    one = (match and match[1]) or "$"
    if one in behind:
        found.append(behind[one])
    if match and one in two_behind:
        more, two = two_behind[one], match[2] or "$"
        if two in more:
            found.append(more[two])
        if two in _ARTICLES and (three := match[3] or "$") in more:
            found.append(more[three])  # ", the mayor"
    return found


def _before(window: str) -> list[str]:
    """The last two words or marks of *window*."""
    words = window.rsplit(None, 2)[-2:]
    if words and not words[-1][-1].isalnum() and len(words[-1]) > 1:
        words[-1:] = [words[-1][:-1], words[-1][-1]]  # "said," is two
    return ["^", "^", *words][-2:]
