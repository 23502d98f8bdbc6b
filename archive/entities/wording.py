"""
The words around a name as they stand: what labelled text alone says they are worth.

"<:general" stands before a name, ">:told reporters" behind it. The signs of context.py were thought
of by somebody; which words these are was learnt by tests/quality/train_names.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

MARK = ":"
"""Second letter of these signs, and of no other."""
_BEFORE = 24
_BEHIND = 28
_THREE = re.compile(r"\s?(\w[\w'’-]*|[^\w\s])?\s?(\w[\w'’-]*|[^\w\s])?\s?(\w[\w'’-]*|[^\w\s])?")
_ARTICLES = frozenset({"the", "a", "an", "s"})  # "s" of "X's board"


def wording_signs(text: str, start: int, end: int, weights: Container[str]) -> list[str]:
    """The signs, of those in *weights*, of what stands around *start* to *end* of *text*."""
    first, last = _before(text[start - _BEFORE if start > _BEFORE else 0 : start].lower())
    match = _THREE.match(text[end : end + _BEHIND].lower())
    one, two, three = match.groups("$") if match else ("$", "$", "$")
    signs = ["<:" + last, f"<:{first} {last}", ">:" + one, f">:{one} {two}"]
    if two in _ARTICLES:
        signs.append(f">:{one} {three}")  # ", the mayor"
    return [sign for sign in signs if sign in weights]


def _before(window: str) -> list[str]:
    """The last two words or marks of *window*."""
    words = window.split(None)[-2:]
    if words and not words[-1][-1].isalnum() and len(words[-1]) > 1:
        words[-1:] = [words[-1][:-1], words[-1][-1]]  # "said," is two
    return ["^", "^", *words][-2:]
