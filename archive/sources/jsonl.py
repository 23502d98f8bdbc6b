"""
JSON Lines -> Articles: one object a line, under whatever names its maker gave the fields.

Also a .json file that is one object, an array of them, or an object around one. The names that are
understood stand in fields.py; others are harmless. A line that is wrong is refused by its number,
and the next one is read.
"""

from __future__ import annotations

import codecs
import html
import io
import json
import re
from typing import TYPE_CHECKING, Any

from archive.article import Article, Kind
from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.clues import storable
from archive.sources.decode import decode
from archive.sources.document import ExportLine, Failure, Raw, is_export, to_digest
from archive.sources.fields import named, read_clues, rendered, to_fields
from archive.sources.markup import read_markup
from archive.sources.wrapped import find_list

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

# Under one of these names is the story; the first that holds something wins.
_TEXT = (
    "text", "body", "content", "article", "maintext", "articlebody", "fulltext", "bodytext",
    "articletext", "textbody", "story", "plaintext", "contenthtml", "contenttext",
)  # fmt: skip
TEXTS = frozenset(_TEXT)
"""Where the story may be, in comparable form."""

_CLOSING = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|blockquote|table|a|b|i|em|strong|span|u|sup|sub|small|font)>"
    r"|<br ?/?>|<p>[^<]",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|table)(?=[\s/>])", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|b|i|em|strong|span|u|sup|sub|small|font|img)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_JSON = json.JSONDecoder(strict=False)
_ASKED = '"text" (or "body", "content", "articleBody" ...)'


def read_line(raw: bytes, *, place: str = "", url: str | None = None) -> Article:
    """
    The article in one JSON object: its text in `decoded`, everything else as clues.

    *raw* is the line without its newline, *url* where the article was, if known. Raises
    UnreadableError, which names *place*.
    """
    try:
        return read_object(_parse(raw), raw, url)
    except UnreadableError as error:
        raise UnreadableError(error.reason, path=place) from None


def _parse(raw: bytes) -> dict[str, Any]:
    decoded = decode(raw)
    try:
        obj = _JSON.decode(decoded.text)
    except RecursionError:
        raise UnreadableError("JSON nested too deeply for an article") from None
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"not valid JSON: {_said(error)} at character {error.pos + 1}; right would be"
            ' {"title": "...", "date": "2025-10-17", "text": "..."} on one line'
        ) from None
    except ValueError:  # a number of more than 4,300 digits
        raise UnreadableError("not usable JSON: it holds an impossibly long number") from None
    if not isinstance(obj, dict):
        raise UnreadableError(f"a line must hold one JSON object ({{...}}), not {named(obj)}")
    return obj


def _said(error: json.JSONDecodeError) -> str:
    """What is wrong, before "at character 2": Python says "Unterminated string starting at"."""
    return error.msg.removesuffix(" at")


def read_object(
    obj: dict[str, Any], raw: bytes, url: str | None, *, kind: Kind = "jsonl"
) -> Article:
    """The article that *obj*, read from the bytes *raw*, is. Raises UnreadableError."""
    fields = to_fields(obj)
    inner = obj.get("_source") or obj.get("fields")  # Elasticsearch, The Guardian
    if isinstance(inner, dict) and TEXTS.isdisjoint(fields):
        fields = {**fields, **to_fields(inner)}
    text, notes = _text(fields)
    return Article(
        digest=to_digest(raw),
        kind=kind,
        decoded=text,
        notes=notes,
        clues=read_clues(fields, url),
    )


def _text(fields: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The story: the first text field that holds one, markup taken out of it."""
    for key in _TEXT:
        value = rendered(fields.get(key))
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        if value is None or value == "" or (key == "article" and isinstance(value, dict)):
            continue
        if not isinstance(value, str):
            raise UnreadableError(
                f'"{key}" is {named(value)}, but the text must be a string or a list of strings'
            )
        text = storable(value)
        notes: tuple[str, ...] = (
            () if text == value else ("characters that are none were replaced",)
        )
        bare = _without_markup(text)
        if bare != text:
            text, notes = bare, (*notes, f'the markup in "{key}" was taken out')
        if text and not text.isspace():
            return text, notes
    raise UnreadableError(f"no text: an article needs {_ASKED}")


def _without_markup(text: str) -> str:
    """
    *text* without the HTML that some exports leave in it; newlines stay unless elements make them.
    """
    if not _CLOSING.search(text):  # "<i" and "<p" alone are scanning errors in old newspapers
        return storable(html.unescape(text)) if _ENTITY.search(text) else text
    if _BLOCK.search(text):
        return "\n\n".join(block.text for block in read_markup(text))
    return storable(html.unescape(_INLINE.sub("", text)))


def split_lines(stream: BinaryIO, place: str) -> Iterator[Raw | ExportLine | Failure]:
    """
    The lines of *stream* that hold something, one at a time, numbered in their places from 1.

    A line that is too long is a Failure, and the next one is read; so is damage, which ends it.
    """
    number = 0
    too_long = (
        f"too large: a line may have {limits.sized(limits.JSON_LINE_BYTES)}, this one has more"
    )
    while True:
        number += 1
        line = stream.readline(limits.JSON_LINE_BYTES + 2)
        if not line:
            return
        cut = len(line) > limits.JSON_LINE_BYTES and not line.endswith(b"\n")
        if cut and line.startswith(b'{"archive_export"'):
            line += stream.readline(limits.EXPORT_LINE_BYTES)
        elif cut:
            yield Failure(f"{place}:{number}", too_long)
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.MB)
            continue
        line = line.rstrip(b"\r\n")
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield _to_document(line, f"{place}:{number}")


def split_file(data: bytes, place: str) -> Iterator[Raw | ExportLine | Failure]:
    """
    The object that a .json file is, or each object of its array, or of the array that it holds, as
    it is written there.
    """
    text = decode(data).text.strip()
    start, end = (0, len(text)) if text.startswith("[") else _find_start(text)
    if start is None and text.startswith("\n", end):
        yield from split_lines(io.BytesIO(text.encode("utf-8", "replace")), place)
        return
    if start is None:
        yield _to_document(text.encode("utf-8", "replace"), place)
        return
    decoder = json.JSONDecoder(strict=False)
    at, number = start + 1, 0
    blank = re.compile(r"[\s,]*")
    while True:
        at = blank.match(text, at).end()  # type: ignore[union-attr]
        if at >= len(text) or text[at] == "]":
            return
        number += 1
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            why = _said(error) if isinstance(error, json.JSONDecodeError) else "nested too deeply"
            yield Failure(f"{place}[{number}]", f"not valid JSON from here on: {why}")
            return
        yield _to_document(text[at:end].encode("utf-8", "replace"), f"{place}[{number}]")
        at = end


def _find_start(text: str) -> tuple[int | None, int]:
    """Where the array of articles in an object begins, if it has one, and where the object ends."""
    try:
        _, end = json.JSONDecoder(strict=False).raw_decode(text)
        return find_list(text, TEXTS) if end == len(text) else None, end
    except (ValueError, RecursionError):
        return None, len(text)


def _to_document(raw: bytes, place: str) -> Raw | ExportLine | Failure:
    """One object's bytes, told apart from what `archive export` wrote."""
    if b'"archive_export"' in raw:
        try:
            obj = _parse(raw)
        except UnreadableError as error:
            return Failure(place, error.reason)
        if is_export(obj):
            return ExportLine(obj, raw, place)
    return Raw(raw, to_digest(raw), "jsonl", place)
