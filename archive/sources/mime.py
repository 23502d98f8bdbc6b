"""
A message as MIME has it: header lines, and a body that may be made of parts.

Messages and MHTML pages share this. The standard library's parser builds the whole tree and
descends without a bound; here a part is two offsets into the bytes, read when it is asked for, so
that ten thousand parts or nested ones cost nothing before they are refused.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from typing import TYPE_CHECKING

from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.clues import storable
from archive.sources.decode import find_codec, transcode

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARTS = 1_000
"""Parts of one multipart; a long thread with every picture enclosed has two hundred."""
_MOST_HEADERS = 2_000
_VALUE_CHARACTERS = 8_000
"""A longer header value is cut: no subject, address or link is longer."""

_BLANK = re.compile(rb"\r?\n\r?\n|\r\r")
_NO_HEADER = re.compile(rb"^(?![!-9;-~]{1,80}[ \t]{0,9}:|[ \t]|>?From |\r?$)", re.MULTILINE)
_LINES = re.compile(r"\r\n|\n|\r")
_NAME = re.compile(r"([!-9;-~]{1,80})[ \t]{0,9}:")


@dataclass(frozen=True, slots=True)
class Part:
    """
    One message, or one part of it: its *headers* (names in lower case), and where its body lies.
    """

    data: bytes
    headers: tuple[tuple[str, str], ...]
    start: int
    end: int

    def get(self, name: str) -> str:
        """The first header of this *name*, as written but unfolded; "" when there is none."""
        return next((value for key, value in self.headers if key == name), "")

    def decoded(self, name: str) -> str:
        """The same with encoded words resolved: "=?utf-8?q?Caf=C3=A9?=" is "Café"."""
        return decode_words(self.get(name))

    @property
    def type(self) -> str:
        """ "text/html"; what is not stated or not understood is "text/plain"."""
        return self._typed().get_content_type()

    @property
    def charset(self) -> str:
        return self._typed().get_content_charset("")

    @property
    def attached(self) -> bool:
        """Whether it says of itself that it is enclosed, not part of the text."""
        return self.get("content-disposition").lstrip().lower().startswith("attachment")

    def param(self, name: str) -> str:
        """A parameter of the content type: its "boundary", its "start"."""
        value = self._typed().get_param(name)
        return value if isinstance(value, str) else ""

    def content(self) -> bytes:
        """The body with its transfer encoding undone; what is damaged is read as far as it goes."""
        body = self.data[self.start : self.end]
        how = self.get("content-transfer-encoding").strip().lower()
        if how == "base64":
            return _from_base64(body)
        if how == "quoted-printable":
            return binascii.a2b_qp(body)
        return body

    def text(self) -> bytes:
        """The content in UTF-8, as far as its charset is known."""
        return transcode(self.content(), self.charset)

    def parts(self) -> Iterator[Part]:
        """The parts of a multipart, in order. Raises UnreadableError when there are too many."""
        boundary = self.param("boundary")
        if not boundary:
            return
        mark = re.compile(
            rb"(?<=\n)--"
            + re.escape(boundary.encode("utf-8", "replace"))
            + rb"(--)?[ \t]{0,99}\r?$",
            re.MULTILINE,
        )
        begin = None
        for count, found in enumerate(mark.finditer(self.data, max(0, self.start - 1), self.end)):
            if count > MOST_PARTS:
                raise UnreadableError(f"too many parts: a message may have {MOST_PARTS:,}")
            if begin is not None:
                yield _parse_inner(self.data, begin, found.start())
            begin = None if found.group(1) else min(found.end() + 1, self.end)
            if begin is None:
                return
        if begin is not None:  # cut off before its end
            yield _parse_inner(self.data, begin, self.end)

    def inner(self) -> Part:
        """The message in a message/rfc822."""
        if self.get("content-transfer-encoding").strip().lower() in {"base64", "quoted-printable"}:
            content = self.content()
            return parse_part(content, 0, len(content))
        return parse_part(self.data, self.start, self.end)

    def _typed(self) -> Message:
        typed = Message()
        typed["content-type"] = self.get("content-type") or "text/plain"
        return typed


def parse_part(data: bytes, start: int, end: int) -> Part:
    """
    The message or part data[start:end]. Raises UnreadableError when its headers have no end.
    """
    if data.startswith((b"\n", b"\r\n"), start):  # no header at all
        return Part(data, (), start + (1 if data[start : start + 1] == b"\n" else 2), end)
    head = data[start : min(end, start + limits.HEADER_BYTES)]
    blank = _BLANK.search(head)
    block = head[: blank.start()] if blank else head
    if blank is None and start + len(head) < end:
        block = head[: head.rfind(b"\n") + 1]  # looking ended within a line
    # A line that is no header ends them too: "here is no separating newline".
    other = _NO_HEADER.search(block)
    if blank is None and other is None and end - start > limits.HEADER_BYTES:
        raise UnreadableError(
            f"too large: the header of a message may have {limits.sized(limits.HEADER_BYTES)}"
        )
    if other:
        stop = body = other.start()
    else:
        stop, body = len(block), blank.end() if blank else len(head)
    return Part(data, tuple(_read_headers(block[:stop])), start + body, end)


def _parse_inner(data: bytes, start: int, end: int) -> Part:
    try:
        return parse_part(data, start, end)
    except UnreadableError:  # one damaged part is no reason to lose the others
        return Part(data, (("content-type", "application/octet-stream"),), end, end)


def _read_headers(block: bytes) -> Iterator[tuple[str, str]]:
    try:
        text = block.decode("utf-8")
    except UnicodeDecodeError:
        text = block.decode("cp1252", "replace")
    name, lines = "", [""]
    for count, line in enumerate(_LINES.split(text)):
        if line[:1] in {" ", "\t"} and line:
            lines.append(line.strip())
            continue
        if name:
            yield name, " ".join(lines)[:_VALUE_CHARACTERS].strip()
        found = _NAME.match(line)
        name = found.group(1).lower() if found and count < _MOST_HEADERS else ""
        lines = [line[found.end() :].strip() if found else ""]
    if name:
        yield name, " ".join(lines)[:_VALUE_CHARACTERS].strip()


def decode_words(value: str) -> str:
    """*value* with its encoded words resolved; one that is damaged stays as it is."""
    if "=?" not in value:
        return storable(value)
    try:
        found = decode_header(value)
    except (HeaderParseError, ValueError):
        return storable(value)
    parts = []
    for part, label in found:
        if isinstance(part, str):
            parts.append(part)
        else:
            codec = find_codec(label) or "utf-8" if label else "raw-unicode-escape"
            parts.append(part.decode(codec, "replace"))
    return storable("".join(parts))


def _from_base64(body: bytes) -> bytes:
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        kept = re.sub(rb"[^A-Za-z0-9+/]+", b"", body)
        whole = len(kept) - (len(kept) % 4 == 1)
        return binascii.a2b_base64(kept[:whole] + b"=" * (-whole % 4))
