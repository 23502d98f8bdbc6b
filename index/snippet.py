"""
Where a query matches in a text: the passage to show, and every place to mark.

Text and query in, plain values out; no engine is asked, so it serves any text field of a document
(*field* says which, because `title:summit` has nothing to mark in a body). What the marks look
like is the caller's business, and so is making hostile text safe to print.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from index import query as ast
from index.edits import distance
from index.fields import FIELDS
from index.frozen import Frozen
from index.reshape import text_leaves
from index.tokens import pieces, stem, tokens, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

SCANNED: Final = 1_000_000
"""Characters of a text that are looked at: a 50 MB line must not hold up a page of hits."""
_CUT: Final = "…"
# A new line, or a stop behind a word that is no abbreviation: not "Mr. Putin", "U.S. troops".
_SENTENCE_END: Final = re.compile(r"\w\w\w\w[.!?][”’\"')]{0,2}\s|\n")
_LETTERS: Final = 6
"""Characters of a word and the blank behind it, about."""
_SNAP: Final = 40
"""How far from where a passage should be cut a blank is looked for: longer than most words."""


class _Match(NamedTuple):
    """Where a leaf matches: in characters, which leaf, and from its first word to its last."""

    start: int
    end: int
    leaf: int
    first: int
    last: int


class Snippet(Frozen):
    """
    A passage in one line, cut pieces shown by "…". *spans* are what matched, in characters of
    *text*.
    """

    text: str
    spans: tuple[ast.Span, ...]


def snippet(
    text: str, query: ast.Query, *, field: str = "body", width: int = 200
) -> Snippet | None:
    """
    The passage of *text*, about *width* characters, where most of *query* matches; None if nowhere.

    Most different words first, then most matches, then the earliest.
    """
    found = _matches(text, query, field)
    return _passage(text, found, width) if found else None


def counted_snippet(
    text: str,
    counts: Sequence[int],
    query: ast.Query,
    places: Callable[[ast.TextLeaf], Iterable[ast.Span]],
    *,
    field: str = "body",
    width: int = 200,
) -> Snippet | None:
    """
    As `snippet`, without looking through *text*.

    *places* gives the first and last word of everything that a leaf matches in it; *counts* are the
    words of its pieces (index/tokens.py), of which only those about the passage are read. Raises
    ValueError when they are not the words of this text.
    """
    asked = dict.fromkeys(_leaves(query, field))
    typed = list(dict.fromkeys(word for leaf in asked for word in text_leaves(leaf)))
    known = {
        word: [_Match(first, last + 1, number, first, last) for first, last in places(word)]
        for number, word in enumerate(typed)
    }
    found = _taking_part(asked, known)
    if not found:
        return None
    first, last = _densest(found, max(1, width // _LETTERS))
    cut = list(pieces(text))
    if len(cut) != len(counts):
        raise ValueError("not the pieces of this text")
    low = max(0, _piece_of(counts, found[first].first) - 1)
    high = min(len(cut), _piece_of(counts, found[last].last) + 2)
    begin = sum(counts[:low])
    words_ = [
        (start + cut[number][0], end + cut[number][0])
        for number in range(low, high)
        for _, start, end in tokens(text[cut[number][0] : cut[number][1]])
    ]
    if len(words_) != sum(counts[low:high]):
        raise ValueError("not the words of this text")
    end = begin + len(words_)
    here = [
        _Match(words_[one.first - begin][0], words_[one.last - begin][1], *one[2:])
        for one in found
        if begin <= one.first and one.last < end
    ]
    return _passage(text, here, width) if here else None


def _piece_of(counts: Sequence[int], word: int) -> int:
    """Which piece a word stands in."""
    for number, count in enumerate(counts):
        word -= count
        if word < 0:
            return number
    raise ValueError("a word behind the end of the text")


def _passage(text: str, found: list[_Match], width: int) -> Snippet:
    """Most different words first, then most matches, then the earliest."""
    first, last = _densest(found, width)
    start, end = found[first].start, max(match.end for match in found[first : last + 1])
    begin, stop = _window(text, start, end, width)
    # A phrase of which the passage has one half is not marked, unless it is all that there is.
    here = [one for one in found if one.start < stop and one.end > begin]
    whole = [one for one in here if one.start >= begin and one.end <= stop] or here
    spans = _merged((max(one.start, begin), min(one.end, stop)) for one in whole)
    return _in_one_line(text, begin, stop, spans)


def marks(text: str, query: ast.Query, *, field: str = "body") -> tuple[ast.Span, ...]:
    """
    Everything in *text* that *query* matches, as rising spans that do not touch each other.

    A word is marked as printed (“Tomahawks”, “Trump’s”), a phrase or a compound in one piece, the
    sides of a near/5 where they are near. Only the first SCANNED characters are looked at.
    """
    return tuple(_merged((match.start, match.end) for match in _matches(text, query, field)))


def _leaves(query: ast.Query, field: str) -> Iterator[ast.TextLeaf | ast.Near]:
    """The text leaves that could match in *field*, without those under a Not."""
    match query:
        case ast.And(parts) | ast.Or(parts):
            for part in parts:
                yield from _leaves(part, field)
        case ast.Term() | ast.Phrase() | ast.Prefix() | ast.Fuzzy() | ast.Near():
            row = FIELDS.get(query.field)
            if row and field in row.members:
                yield query
        case _:
            pass


def _tests(leaf: ast.TextLeaf) -> list[Callable[[str], bool]]:
    """For each word of *leaf*, what a word of the text must be."""
    written = words(leaf.text)
    tests: list[Callable[[str], bool]] = []
    for at, word in enumerate(written):
        match leaf:
            case ast.Term(exact=False):
                tests.append(partial(_same_stem, stem(word)))
            case ast.Prefix() if at == len(written) - 1:
                tests.append(partial(_begins, word))
            case ast.Fuzzy(edits=edits):
                tests.append(partial(_close, word, edits))
            case _:
                tests.append(word.__eq__)
    return tests


def _same_stem(shared: str, word: str) -> bool:
    # A stem begins with the letter of its word: most words need not be stemmed to tell.
    return word[0] == shared[0] and stem(word) == shared


def _begins(beginning: str, word: str) -> bool:
    return word.startswith(beginning)


def _close(wanted: str, edits: int, word: str) -> bool:
    return distance(word, wanted, edits) is not None


def _matches(text: str, query: ast.Query, field: str) -> list[_Match]:
    """Everything that matches, in no order."""
    asked = dict.fromkeys(_leaves(query, field))
    typed = list(dict.fromkeys(word for leaf in asked for word in text_leaves(leaf)))
    found: dict[ast.TextLeaf, list[_Match]] = {word: [] for word in typed}
    for match in _occurrences(text, [_tests(word) for word in typed]):
        found[typed[match.leaf]].append(match)
    return _taking_part(asked, found)


def _taking_part(
    asked: Iterable[ast.TextLeaf | ast.Near], found: Mapping[ast.TextLeaf, list[_Match]]
) -> list[_Match]:
    """What a Near finds are those of its words that are near; in no order."""
    kept: set[_Match] = set()
    for leaf in asked:
        if isinstance(leaf, ast.Near):
            lefts = [match for word in text_leaves(leaf.left) for match in found[word]]
            rights = [match for word in text_leaves(leaf.right) for match in found[word]]
            either = not leaf.ordered
            kept.update(_beside(lefts, rights, leaf.distance, before=either, after=True))
            kept.update(_beside(rights, lefts, leaf.distance, before=True, after=either))
        else:
            kept.update(found[leaf])
    return list(kept)


def _beside(
    ones: list[_Match], others: list[_Match], distance: int, *, before: bool, after: bool
) -> Iterator[_Match]:
    """Those of *ones* that have one of *others* at most *distance* words before or after them."""
    firsts = sorted(match.first for match in others)
    lasts = sorted(match.last for match in others)
    for one in ones:
        if (before and _any_within(lasts, one.first - distance, one.first - 1)) or (
            after and _any_within(firsts, one.last + 1, one.last + distance)
        ):
            yield one


def _any_within(rising: list[int], low: int, high: int) -> bool:
    at = bisect_left(rising, low)
    return at < len(rising) and rising[at] <= high


def _occurrences(text: str, asked: list[list[Callable[[str], bool]]]) -> Iterator[_Match]:
    """Where the words that each of *asked* tests stand in a row, by where they end."""
    if not any(asked):
        return
    fits: dict[str, frozenset[tuple[int, int]]] = {}
    # Of each leaf, the beginnings that the words so far make: (words seen, where the first stands).
    begun: list[list[tuple[int, int]]] = [[] for _ in asked]
    busy = False
    for place, (word, start, end) in enumerate(tokens(text[:SCANNED])):
        here = fits.get(word)
        if here is None:
            here = fits[word] = frozenset(
                (number, at)
                for number, tests in enumerate(asked)
                for at, test in enumerate(tests)
                if test(word)
            )
        if not here and not busy:
            continue
        busy = False
        for number, tests in enumerate(asked):
            grown = [
                (seen + 1, since)
                for seen, since in (*begun[number], (0, start))
                if (number, seen) in here
            ]
            begun[number] = [one for one in grown if one[0] < len(tests)]
            busy = busy or bool(begun[number])
            for seen, since in grown:
                if seen == len(tests):
                    yield _Match(since, end, number, place - seen + 1, place)


def _merged(spans: Iterator[ast.Span]) -> list[ast.Span]:
    merged: list[ast.Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _densest(found: list[_Match], width: int) -> tuple[int, int]:
    """First and last of the matches that make the best passage."""
    found.sort()
    best = (0, 0)
    first, last = 0, 0
    here: dict[int, int] = {}
    begin = 0
    for at, match in enumerate(found):
        here[match.leaf] = here.get(match.leaf, 0) + 1
        while begin < at and match.end - found[begin].start > width:
            gone = found[begin].leaf
            here[gone] -= 1
            if not here[gone]:
                del here[gone]
            begin += 1
        worth = (len(here), at - begin + 1)
        if worth > best:
            best, first, last = worth, begin, at
    return first, last


def _window(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Where to cut so that *start* to *end* shows with what stands around it."""
    end = min(end, start + 2 * width)
    room = max(0, width - (end - start))
    earliest = max(0, start - room)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, earliest, start)]
    begin = ends[-1] if ends else -1 if earliest else 0
    if begin < 0:  # the sentence begins too far away: a third of the room goes before the match
        begin = _blank_after(text, max(0, start - room // 3), start)
    stop = min(len(text), max(end, begin + width))
    return begin, _blank_before(text, stop, max(end, stop - _SNAP))


def _blank_after(text: str, at: int, limit: int) -> int:
    if at == 0 or text[at - 1].isspace():
        return at
    for i in range(at, min(limit, at + _SNAP)):
        if text[i].isspace():
            return i + 1
    return at


def _blank_before(text: str, at: int, limit: int) -> int:
    if at >= len(text) or text[at].isspace():
        return at
    for i in range(at, limit, -1):
        if text[i - 1].isspace():
            return i - 1
    return at


def _in_one_line(text: str, begin: int, stop: int, spans: list[ast.Span]) -> Snippet:
    """The passage with its white space collapsed, and the spans moved along."""
    while begin < stop and text[begin].isspace():
        begin += 1
    pieces = [_CUT] if text[:begin].strip() else []
    size = sum(map(len, pieces))
    moved: list[int] = []
    for at in range(begin, stop):
        moved.append(size)
        letter = text[at]
        if not letter.isspace():
            pieces.append(letter)
            size += 1
        elif at + 1 < stop and not text[at + 1].isspace():
            pieces.append(" ")
            size += 1
    moved.append(size)
    if text[stop:].strip():
        pieces.append(_CUT)
    return Snippet(
        "".join(pieces), tuple((moved[a - begin], moved[b - begin]) for a, b in spans if a < b)
    )
