"""
Documents of word processors (.docx, .odt, .rtf) -> their text, a passage a paragraph.

So reporters keep drafts, and so press databases give clippings: a document that holds clippings is
read as they are (clippings.py), any other is one article, like a text that was copied.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from archive.article import Article
from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.clippings import find_clippings, to_raws
from archive.sources.clues import storable, to_clues
from archive.sources.decode import RTF
from archive.sources.document import NOTHING_BESIDE, Beside, Raw, Remark, to_digest
from archive.sources.zipped import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTENTS = ("word/document.xml", "content.xml")
_PARAGRAPHS = frozenset({"p", "h"})
# What stands in a paragraph and is not of its words: a deleted one, a note, the other of two forms.
_ASIDE = frozenset(
    {"del", "moveFrom", "instrText", "Fallback", "annotation", "note", "tracked-changes"}
)
_OPEN = "urn:oasis:names:tc:opendocument:"
_SIGNS = {
    "tab": " ", "ptab": " ", "s": " ", "br": "\n", "cr": "\n", "line-break": "\n",
    "noBreakHyphen": "-",
}  # fmt: skip


def split_office(
    data: bytes, place: str, beside: Beside = NOTHING_BESIDE
) -> Iterator[Raw | Remark]:
    """The clippings in a document, or itself. Raises UnreadableError."""
    if found := find_clippings(to_text(data)):
        yield from to_raws(found, place)
    else:
        yield Raw(data, to_digest(data), "office", place, beside)


def read_office(data: bytes, *, url: str | None = None) -> Article:
    """The article in a document. Raises UnreadableError."""
    text = to_text(data)
    if not any(character.isalnum() for character in text):
        raise UnreadableError("there is no text in this document")
    return Article(to_digest(data), "office", text, clues=to_clues(urls=[url] if url else []))


def to_text(data: bytes) -> str:
    """The paragraphs of a document, a blank line between them. Raises UnreadableError."""
    limits.check_size(len(data), "office")
    if data.startswith(RTF):
        from archive.sources.rtf import to_text as from_rtf

        paragraphs = from_rtf(data).split("\n")
    else:
        paragraphs = list(_read_xml(_unpack(data)))
    # halves of a pair that stood apart: \u-10179?\u-8704?
    text = "\n\n".join(filter(None, (paragraph.strip() for paragraph in paragraphs)))
    return storable(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _unpack(data: bytes) -> bytes:
    """The XML of the text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = set(file.namelist())
            name = next((one for one in _CONTENTS if one in names), None)
            if name is None:
                raise UnreadableError(
                    "this is an office file without a text, a table or slides: save its text as"
                    " text or CSV and add that"
                )
            packed = file.getinfo(name).compress_size
            with file.open(name) as member:
                limit = limits.OFFICE_BYTES
                found = limits.read_bounded(member, limit, what="the text of a document")  # type: ignore[arg-type]
    except BROKEN as error:
        raise UnreadableError(f"the document is damaged ({str(error)[:80]})") from None
    limits.check_ratio(len(found), packed)
    return found


def _read_xml(data: bytes) -> Iterator[str]:
    from lxml import etree

    if b"<!DOCTYPE" in data[:4096]:
        raise UnreadableError("the document declares a DTD, which none of a word processor does")
    aside = depth = 0
    events = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True,
        load_dtd=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for event, element in events:
            name = _name(element)
            step = 1 if event == "start" else -1
            if name in _PARAGRAPHS:
                depth += step
                if event == "end" and not depth:
                    if not aside:
                        yield "".join(_words(element))
                    element.clear()
            elif name in _ASIDE and not depth:
                aside += step
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"the document is damaged ({str(error.msg)[:80]})") from None


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph, those of boxes in it included."""
    name = _name(element)
    if name in _ASIDE:
        return
    if sign := _SIGNS.get(name):
        yield sign
        return
    mixed = _OPEN in element.tag  # OpenDocument writes words anywhere, Word in <w:t> alone
    if element.text and (mixed or name == "t"):
        yield element.text
    for child in element:
        yield from _words(child)
        if mixed and child.tail:
            yield child.tail


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
