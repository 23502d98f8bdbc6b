"""
Text -> passages: where each paragraph, and each sentence of one, begins and ends.

A file holds one paragraph per line, or blocks of hard-wrapped lines between blank lines: the shape
of the text decides which. What a passage is for is decided in roles.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.abbreviations import is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

MOST_PASSAGES = 20_000
"""What comes after so many lines is one passage: a bound for hostile input."""
_SAMPLE = 400
"""Pairs of lines that are looked at to tell wrapped lines from paragraphs."""
_WIDEST = 160
"""Characters; nobody wraps wider than this, so longer lines are paragraphs."""

_ADDRESS = ("http://", "https://")
"""A line that begins so says nothing of how lines are broken."""
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENDING = (".", "!", "?", "…", ":", '"', "”", "’", "'", ")", "]", "»")
# "... 95th Division ### Browse by ...": a press release ends like a sentence
# It begins with one set of characters, which is found fast.
_SENTENCE = re.compile(r"[.!?…#](?:(?<!#)[.!?…]*[\"”’')\]»]*|(?<=#)\s?#\s?#)\s+")


def split_passages(text: str) -> list[Span]:
    """
    The passages of *text* in order, without the white space around them; only that is left out.
    """
    lines, blocks = _read_lines(text)
    if not lines:
        return []
    if not _is_wrapped(text, lines, blocks):
        return lines
    width = _width(lines)
    passages: list[Span] = []
    for first, last in blocks:
        start = lines[first][0]
        for at in range(first, last):
            if at + 1 == last or _ends_paragraph(text, lines[at], lines[at + 1], width):
                passages.append((start, lines[at][1]))
                start = lines[at + 1][0] if at + 1 < last else 0
    return passages


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """
    The sentences of text[start:end], rather too many than too few.
    """
    sentences: list[Span] = []
    at = start
    for stop in _SENTENCE.finditer(text, start, end):
        following = text[stop.end()] if stop.end() < end else ""
        if following.islower():
            continue
        if text[stop.start()] == ".":
            before = text[max(at, stop.start() - 8) : stop.start()].split()[-1:]  # "Rep.\xa0Cardin"
            if is_abbreviation("".join(before).lstrip("(\"“'‘"), following):
                continue  # "in U.S. history", "Sen. Domenici", "No. 10"
        sentences.append((at, stop.start() + len(stop[0].rstrip())))
        at = stop.end()
    if at < end:
        sentences.append((at, end))
    return sentences


def strip(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _read_lines(text: str) -> tuple[list[Span], list[Span]]:
    """
    The lines with anything in them, and the blocks: lines[a:b] with no blank line between.
    """
    lines: list[Span] = []
    blocks: list[Span] = []
    first = before = 0
    for found in _LINE.finditer(text):
        line = found[0]
        bare = line.strip()
        if not bare:
            continue
        start = found.start() + line.index(bare[0])
        if lines and len(_BREAK.findall(text, before, start)) > 1:
            blocks.append((first, len(lines)))
            first = len(lines)
        if len(lines) == MOST_PASSAGES:
            lines.append(strip(text, start, len(text)))
            break
        before = start + len(bare)
        lines.append((start, before))
    if lines:
        blocks.append((first, len(lines)))
    return lines, blocks


def _is_wrapped(text: str, lines: Sequence[Span], blocks: Sequence[Span]) -> bool:
    """
    Whether the lines of a block are one paragraph cut into lines.

    Three signs: lines that begin in lower case, lines so full that the next word would not have
    fitted, and lines that end within a sentence.
    """
    pairs = [
        at
        for first, last in blocks
        for at in range(first, last - 1)
        if not (
            text.startswith(_ADDRESS, lines[at][0]) or text.startswith(_ADDRESS, lines[at + 1][0])
        )
    ][:_SAMPLE]
    if not pairs:
        return False
    width = _width([lines[at] for at in pairs])
    if width > _WIDEST:
        return False
    lower = full = ended = 0
    for at in pairs:
        (start, end), (following, stop) = lines[at], lines[at + 1]
        lower += text[following].islower()
        ended += text[end - 1] in _ENDING
        word = text[following : min(stop, following + 40)].split(None, 1)[0]
        full += end - start + 1 + len(word) > 0.9 * width
    if lower * 5 >= len(pairs):
        return True
    # all capitals or a language without them: full lines that mostly do not end a sentence
    return len(pairs) >= 4 and full * 10 >= len(pairs) * 7 and ended * 3 <= len(pairs)


def _width(lines: Sequence[Span]) -> int:
    widths = sorted(end - start for start, end in lines)
    return widths[(len(widths) - 1) * 19 // 20]


def _ends_paragraph(text: str, line: Span, following: Span, width: int) -> bool:
    """
    Whether a paragraph of wrapped lines ends here though no blank line follows.
    """
    if text[line[1] - 1] not in _ENDING or text[following[0]].islower():
        return False
    word = text[following[0] : min(following[1], following[0] + 40)].split(None, 1)[0]
    if line[1] - line[0] + 1 + len(word) <= 0.75 * width:
        return True
    gap = text[line[1] : following[0]]
    return len(gap) - len(gap.rstrip(" \t\xa0")) >= 2
