"""
What press databases save as text (LexisNexis and Nexis Uni, Factiva, ProQuest) -> an Article for
each clipping in the file.

    find_service      whether a file begins like one of them, and whose it is
    split_clippings   the file -> the text of each clipping
    read_clipping     one clipping -> Article

A clipping is kept without the counter of its download ("3 of 100 DOCUMENTS"), so that it has the
same bytes in another download.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from archive.article import PARAGRAPH_BREAK, Article, Paragraph
from archive.errors import UnreadableError
from archive.sources import factiva, nexis, proquest
from archive.sources.clues import to_clues
from archive.sources.decode import decode
from archive.sources.document import NOTHING_BESIDE, Beside, Raw, Remark, to_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.sources.clipping import Clipping

    Service = Literal["nexis", "factiva", "proquest"]

_SERVICES = {"nexis": nexis, "factiva": factiva, "proquest": proquest}


def find_service(head: str) -> Service | None:
    """Whose file begins with *head*; None for any other text."""
    if proquest.begins(head):
        return "proquest"
    if factiva.begins(head):
        return "factiva"
    return "nexis" if nexis.begins(head) else None


def split_clippings(
    data: bytes, place: str, beside: Beside = NOTHING_BESIDE
) -> Iterator[Raw | Remark]:
    """The clippings, numbered in their places from 1; a file that only begins so is a text."""
    found = _split(_decode(data))
    if not found:
        yield Raw(data, to_digest(data), "text", place, beside)
        return
    bare = 0
    for number, clipping in enumerate(found, 1):
        if _read(clipping).begun:
            raw = clipping.strip("\n ").encode("utf-8", "replace")
            yield Raw(raw, to_digest(raw), "clipping", f"{place}:clipping {number}")
        else:
            bare += 1
    if bare:
        yield Remark(
            place, f"{bare:,} {'clipping holds' if bare == 1 else 'clippings hold'} no text"
        )


def read_clipping(data: bytes, *, url: str | None = None) -> Article:
    """
    The article in one clipping. Raises UnreadableError.
    """
    found = _split(_decode(data))
    if len(found) > 1:
        raise UnreadableError(f"it holds {len(found):,} clippings, not one: add it to an archive")
    clipping = _read(found[0] if found else _decode(data))
    if not clipping.begun:
        raise UnreadableError("there is no text in this clipping")
    paragraphs = []
    at = 0
    for text, role, rule in clipping.passages:
        paragraphs.append(Paragraph(text, at, at + len(text), role, f"clipping:{rule}"))
        at += len(text) + len(PARAGRAPH_BREAK)
    return Article(
        digest=to_digest(data),
        kind="clipping",
        decoded=PARAGRAPH_BREAK.join(text for text, _, _ in clipping.passages),
        paragraphs=tuple(paragraphs),
        clues=to_clues(
            titles=clipping.titles,
            urls=[url or "", *clipping.urls],
            dates=clipping.dates,
            outlets=clipping.outlets,
            bylines=clipping.bylines,
            tags=clipping.tags,
            language=clipping.language,
        ),
    )


def _decode(data: bytes) -> str:
    return decode(data).text.replace("\r\n", "\n").replace("\r", "\n")


def _split(text: str) -> list[str]:
    service = find_service(text)
    return _SERVICES[service].split(text) if service else []


def _read(text: str) -> Clipping:
    text = text.strip("\n ")
    if proquest.is_one(text):
        return proquest.read(text)
    return factiva.read(text) if factiva.is_one(text) else nexis.read(text)
