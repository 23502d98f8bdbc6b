"""
Mojibake mended: "donâ€™t", "CafÃ©" and "Â£5m" are "don’t", "Café" and "£5m" again, with a note.

Text that was written in UTF-8 and read as windows-1252 somewhere on its way. One pattern looks for
what such damage must look like; only where it hits, ftfy is imported and asked whether the words
around are damaged, and nothing but the encoding is touched: quotes stay curly, ligatures joined.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from archive.article import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archive.article import Article, Paragraph

# The bytes 0x80-0xBF as windows-1252 shows them: in UTF-8 they follow a first byte.
_SHOWN = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0))
_REST = "[\x80-\x9f" + re.escape(_SHOWN) + "]"
_HIT = re.compile(f"[Â-ß]{_REST}|[à-ï]{_REST}{{2}}|[ð-ô]{_REST}{{3}}|â€|[\x91-\x97]")
# The closing quotation mark is E2 80 9D; windows-1252 has no 9D, so it is often lost altogether.
# "â€œWe agreed,â€ he said" has no other reading. A question mark behind it may be the speaker's.
_CLOSING = re.compile("â€[\x9d\ufffd]?(?=[ \\t\\r\\n.,;:!?)\\]]|$)")
_AROUND = 2_000
"""Characters on each side of a hit that are looked at together, within its line."""
MOST = 300_000
"""Characters that are mended in one text; what is behind stays as it is, with a note."""


def mend(article: Article) -> Article:
    """*article* with its text and clues mended and a note of how much was; itself when sound."""
    clues = article.clues
    strings = (*clues.titles, *clues.outlets, *clues.bylines, *clues.tags)
    if (article.decoded.isascii() or not _HIT.search(article.decoded)) and not any(
        not string.isascii() and _HIT.search(string) for string in strings
    ):
        return article
    decoded, paragraphs, count = _mend_paragraphs(article)
    clues = replace(
        clues,
        titles=_mend_all(clues.titles),
        outlets=_mend_all(clues.outlets),
        bylines=_mend_all(clues.bylines),
        tags=_mend_all(clues.tags),
    )
    notes = article.notes
    if count:
        notes = (*notes, f"mojibake mended in {count:,} place{'s' if count > 1 else ''}")
    if len(article.decoded) > MOST and _HIT.search(decoded, MOST):
        notes = (*notes, "mojibake was left in a very long text")
    return changed(article, decoded=decoded, paragraphs=paragraphs, clues=clues, notes=notes)


def mend_text(text: str) -> tuple[str, int]:
    """*text* mended, and in how many places it was."""
    if text.isascii():
        return text, 0
    parts: list[str] = []
    done = count = 0
    for start, end in _find_spans(text):
        part = text[start:end]
        mended, places = _mend_span(part)
        if places > 0:
            parts += [text[done:start], mended]
            count += places
            done = end
    if not count:
        return text, 0
    return "".join([*parts, text[done:]]).removeprefix("\ufeff"), count


def _find_spans(text: str) -> Iterator[tuple[int, int]]:
    """The lines of *text* with a hit, the parts of a long line around its hits; none overlap."""
    at = seen = 0
    while seen < MOST and (hit := _HIT.search(text, at)):
        first, last = hit.start(), hit.end()
        start = max(at, first - _AROUND, text.rfind("\n", max(at, first - _AROUND), first) + 1)
        if start == first - _AROUND:
            start = max(start, text.find(" ", start, first) + 1)
        end = text.find("\n", last, last + _AROUND)
        if end < 0:
            end = min(len(text), last + _AROUND)
            if end < len(text):
                end = max(last, text.rfind(" ", last, end))
        yield start, end
        seen += end - start
        at = end


def _mend_span(part: str) -> tuple[str, int]:
    before = len(_HIT.findall(part))
    mended = _load_fixer()(_CLOSING.sub("â€\x9d", part))
    return mended, before - len(_HIT.findall(mended))


@cache
def _load_fixer() -> Callable[[str], str]:
    """ftfy, for the encoding alone; importing it takes 60 ms, so only damaged text does."""
    from ftfy import TextFixerConfig, fix_encoding

    config = TextFixerConfig(
        unescape_html=False,
        replace_lossy_sequences=False,
        explain=False,
    )
    return lambda part: fix_encoding(part, config)


def _mend_all(strings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(mend_text(string)[0] for string in strings)


def _mend_paragraphs(article: Article) -> tuple[str, tuple[Paragraph, ...], int]:
    """The text mended, and its paragraphs where they stand in it then."""
    decoded = article.decoded
    if not article.paragraphs:
        mended, count = mend_text(decoded)
        return mended, (), count
    parts: list[str] = []
    paragraphs = []
    at = length = count = 0
    for paragraph in article.paragraphs:
        mended, places = mend_text(paragraph.text)
        count += places
        begin = len(mended) - len(mended.lstrip())
        gap = decoded[at : paragraph.start] + mended[:begin]
        text = mended.strip()
        start = length + len(gap)
        parts += [gap, text, mended[begin + len(text) :]]
        length = start + len(mended) - begin
        at = paragraph.end
        end = start + len(text)
        paragraphs.append(replace(paragraph, text=text, start=start, end=end))
    return "".join([*parts, decoded[at:]]), tuple(paragraphs), count
