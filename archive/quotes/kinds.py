"""
What stands in marks: a sentence that was said, words out of one, or no quotation at all.

Scare quotes, titles, nicknames and signs are marked in the same way. A clause is direct; a few
words are partial, and count only where somebody is said to have said them.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

__all__ = ["Kind", "tell_kind"]

Kind: TypeAlias = Literal["direct", "partial", "title"]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# What a clause has and a noun phrase has not: a finite form of a small verb, or a subject pronoun.
_CLAUSE = re.compile(
    r"(?i)\b(?:is|are|was|were|am|has|have|had|will|would|can|could|shall|should|must|may|might|do|does|did"
    r"|isn|aren|wasn|weren|hasn|haven|hadn|won|wouldn|cannot|can't|couldn|shouldn|don|doesn|didn"
    r"|I|we|you|he|she|they|there|let)\b|['’](?:m|re|s|ll|d|ve|t)\b"
)
_SMALL = frozenset(
    "a an the of and or in on to for with at from by is de vs v la le el & as".split()  # noqa: SIM905
)
# What a clause begins with when it is quoted from its beginning on: "if you have a problem".
_BEGINS = frozenset(
    [
        "i",
        "we",
        "you",
        "he",
        "she",
        "it",
        "they",
        "there",
        "this",
        "that",
        "these",
        "those",
        "if",
        "when",
        "while",
        "because",
        "as",
        "since",
        "although",
        "the",
        "a",
        "an",
        "my",
        "our",
        "your",
        "his",
        "her",
        "their",
        "its",
        "no",
        "not",
        "any",
        "every",
        "each",
        "some",
        "most",
        "many",
        "what",
        "who",
        "how",
        "why",
        "where",
        "in",
        "on",
        "for",
        "with",
        "from",
        "to",
        "and",
        "but",
        "or",
        "so",
        "let",
        "please",
        "nobody",
        "everybody",
        "everyone",
        "anyone",
        "people",
        "all",
        "both",
        "such",
        "even",
        "only",
        "now",
        "then",
    ]
)
_ENDS = (".", "!", "?", "…")
_LONG = 400
"""Characters that are looked at: what is longer is a sentence."""
_BEGUN = 60
"""Characters in which a sentence of some length shows."""
_FEW = 4
"""Words: "very frank and trusting" is a part of a sentence, "I do not think so" is one."""


def tell_kind(words: str, *, closed: bool, opens: bool) -> Kind | None:
    """
    What *words* between marks are; None for what is none.

    *closed*: a comma or the end of a sentence stands in the marks or right behind them; *opens*: a
    comma, a colon or the end of a sentence stands in front, or nothing.
    """
    ends = words.rstrip(" ]\"'’”").endswith(_ENDS)
    lead = words.lstrip(" [(\"'‘“….-")
    capital = lead[:1].isupper() or lead[:1].isdigit()
    if capital and ends and len(_WORD.findall(words[:_BEGUN])) >= _FEW:
        return "direct"  # as most are
    found = _WORD.findall(words[:_LONG])
    if not found:
        return None
    if len(found) < _FEW:
        if capital and opens and (ends or (closed and _CLAUSE.search(words))):
            return "direct"
        return "title" if _is_title(found) else "partial"
    if _is_title(found) and not ends:
        return "title"
    clause = _CLAUSE.search(words[:_LONG]) is not None
    if capital and (ends or (closed and (clause or len(found) > _FEW))):
        return "direct"
    if not capital and not opens and found[0].lower() not in _BEGINS:
        return "partial"
    return "direct" if (clause and len(found) > _FEW) or (ends and len(found) > 12) else "partial"


def _is_title(found: list[str]) -> bool:
    """True for Words in Title Case, or a single one with a capital."""
    return found[0][0].isupper() and all(
        word[0].isupper() or word[0].isdigit() or word in _SMALL for word in found
    )
