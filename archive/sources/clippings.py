"""
What press databases save as text (LexisNexis and Nexis Uni, Factiva, ProQuest) -> an Article for
each clipping in the file.

    find_service      whether a text begins like the file of one, and whose
    find_clippings    a text -> those in it
    split_clippings   a file -> the bytes of each
    read_clipping     one clipping -> Article

A clipping is kept without the counter of its download ("3 of 100 DOCUMENTS"), so that it has the
same bytes in another download.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.article import PARAGRAPH_BREAK, Article, Paragraph
from archive.errors import UnreadableError
from archive.sources import factiva, nexis, proquest
from archive.sources.clues import to_clues
from archive.sources.decode import decode
from archive.sources.document import NOTHING_BESIDE, Beside, Raw, Remark, to_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from archive.sources.clipping import Clipping

_SERVICES = (proquest, factiva, nexis)


def find_service(head: str) -> ModuleType | None:
    """The module for whose file begins with *head*; None for any other text."""
    return next((service for service in _SERVICES if service.begins(head)), None)


def find_clippings(text: str) -> list[str]:
    """The clippings in *text*; none in a text that is not, or only begins like, a service's."""
    service = find_service(text)
    return [] if service is None else service.split(text)


def split_clippings(
    data: bytes, place: str, beside: Beside = NOTHING_BESIDE
) -> Iterator[Raw | Remark]:
    """The clippings; a file that only begins so is a text."""
    if found := find_clippings(_decode(data)):
        yield from to_raws(found, place)
    else:
        yield Raw(data, to_digest(data), "text", place, beside)


def to_raws(found: Iterable[str], place: str) -> Iterator[Raw | Remark]:
    """The clippings *found* at *place*, numbered from 1; last, how many have no text."""
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
    text = _decode(data)
    found = find_clippings(text)
    if len(found) > 1:
        raise UnreadableError(f"it holds {len(found):,} clippings, not one: add it to an archive")
    clipping = _read(found[0] if found else text)
    if not clipping.begun:
        raise UnreadableError("there is no text in this clipping")
    paragraphs = []
    at = 0
    for passage, role, rule in clipping.passages:
        paragraphs.append(Paragraph(passage, at, at + len(passage), role, f"clipping:{rule}"))
        at += len(passage) + len(PARAGRAPH_BREAK)
    return Article(
        digest=to_digest(data),
        kind="clipping",
        decoded=PARAGRAPH_BREAK.join(passage for passage, _, _ in clipping.passages),
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


def _read(text: str) -> Clipping:
    text = text.strip("\n ")
    if proquest.is_one(text):
        return proquest.read(text)
    return factiva.read(text) if factiva.is_one(text) else nexis.read(text)
