"""
A crawl, WARC or ARC, plain or gzipped -> the web pages in it, each with its address and date.

A page is a record of an answer with status 200 and HTML in it, or of a resource that is HTML. All
else is passed over and counted. A record that is torn or lies about its length is a Failure with
its number and address; reading goes on where the next one begins. Nothing is held but one page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.answer import Answer, read_answer, read_headers, unwrap
from archive.sources.document import Beside, Failure, Raw, Remark, to_digest
from archive.sources.tape import Damage, Tape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_WARC = re.compile(rb"^WARC/\d\.\d{1,2}[ \t]*\r?$", re.MULTILINE)
# "http://example.com/ 93.184.216.119 20140216050221 text/html 1591"
_ARC = re.compile(
    rb"^(?:filedesc|https?|dns|ftp|whois):[^\n]{1,4000} [0-9a-fA-F.:-]{1,45} \d{14}"
    rb" [^\n]{1,400} -?\d{1,19}\r?$",
    re.MULTILINE,
)
_HEAD_BYTES = 64 * 1024
_LINE_BYTES = 64 * 1024
_BLANK_LINES = 100
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_URL_CHARACTERS = 120
_OTHERS = (
    (
        "request",
        "{} is a request or a note of the crawler",
        "{} are requests or notes of the crawler",
    ),
    ("revisit", "{} says that a page had not changed", "{} say that a page had not changed"),
    ("status", "{} has another status than 200", "{} have another status than 200"),
    ("type", "{} is not HTML", "{} are not HTML"),
    ("empty", "{} is empty", "{} are empty"),
)


class _Broken(Exception):  # noqa: N818
    """A record that is not what it says; *held* is what was read of it, as far as it was kept."""

    def __init__(self, reason: str, held: bytes = b"") -> None:
        super().__init__(reason)
        self.reason = reason
        self.held = held


@dataclass(frozen=True, slots=True)
class _Head:
    """What a record says of itself; *kind* is the WARC-Type."""

    kind: str
    length: int
    url: str = ""
    date: str | None = None
    media_type: str = ""


def split_crawl(
    stream: BinaryIO, place: str, *, first: bytes = b""
) -> Iterator[Raw | Failure | Remark]:
    """
    The pages of the crawl in *stream* after *first*; last, what was passed over.

    Raises OSError alone.
    """
    tape = Tape(stream, first)
    others: Counter[str] = Counter()
    number, line, arc = 0, b"", False
    while True:
        head, read = None, None
        try:
            begins, line = line or _first_line(tape), b""
            if not begins:
                break
            number += 1
            arc = arc or begins.startswith(b"filedesc:")
            opening = _ARC if arc else _WARC
            head = _read_head(begins, tape, opening)
            read = _read_page(head, tape, opening, others)
            line, torn = _look_ahead(tape)
            _check_end(line, opening, read)
        except (_Broken, Damage) as error:
            number = number or 1
            yield Failure(_place(place, number, head), error.reason)
            held = error.held if isinstance(error, _Broken) else b""
            line = _find_next(tape, _ARC if arc else _WARC, held, line)
            continue
        if isinstance(read, Answer) and head:
            yield _to_raw(read, head, _place(place, number, head))
        elif isinstance(read, Failure):
            yield Failure(_place(place, number, head), read.reason)
        if torn:
            number += 1
            yield Failure(_place(place, number, None), torn.reason)
            line = _find_next(tape, opening, b"", b"")
    if others:
        yield Remark(place, _describe(others, number))
    if not number:
        yield Failure(place, "the crawl holds no record")


def _first_line(tape: Tape) -> bytes:
    """The next line that is not blank; none at the end."""
    for _ in range(_BLANK_LINES):
        line = tape.readline(_LINE_BYTES)
        if not line or line.strip():
            return line
    raise _Broken("nothing but blank lines follows")


def _look_ahead(tape: Tape) -> tuple[bytes, Damage | None]:
    """
    The first line of the next record, or the damage that it begins with.

    Raises Damage when that is in the gzip member of the record before: its checksum is wrong.
    """
    member = tape.member
    try:
        return _first_line(tape), None
    except Damage as damage:
        if damage.member == member:
            raise
        return b"", damage


def _check_end(line: bytes, opening: re.Pattern[bytes], read: Answer | Failure | None) -> None:
    if line and not opening.match(line):
        held = read.body if isinstance(read, Answer) else b""
        raise _Broken("it does not end where it says, or is damaged", held)


def _read_head(line: bytes, tape: Tape, opening: re.Pattern[bytes]) -> _Head:
    if not opening.match(line):
        raise _Broken("this is no record")
    if opening is _ARC:
        # "URL address date type length"; the second version has more between type and length.
        before, _, length = line.decode("utf-8", "replace").strip().rpartition(" ")
        url, date, media_type = _arc_parts(before)
        kind = "warcinfo" if url.startswith("filedesc:") else "response"
        return _Head(kind, _to_length(length), _to_url(url), _to_instant(date), media_type)
    lines: list[bytes] = []
    size = 0
    while (part := tape.readline(_LINE_BYTES)).strip():
        lines.append(part)
        size += len(part)
        if size > _HEAD_BYTES:
            raise _Broken(f"its header has more than {limits.sized(_HEAD_BYTES)}")
    said = read_headers(lines)
    return _Head(
        kind=said.get("warc-type", "").lower(),
        length=_to_length(said.get("content-length", "")),
        url=_to_url(said.get("warc-target-uri", "")),
        date=_to_instant(said.get("warc-date", "")),
        media_type=said.get("content-type", ""),
    )


def _arc_parts(before: str) -> tuple[str, str, str]:
    """Address, date and type; an address may hold spaces."""
    found = re.match(r"(.*) \S{1,45} (\d{14}) (\S+)", before)
    if found is None:
        raise _Broken("this is no record")
    return found[1], found[2], found[3]


def _read_page(
    head: _Head, tape: Tape, opening: re.Pattern[bytes], others: Counter[str]
) -> Answer | Failure | None:
    """The answer with its whole body when this is a page; the record is read past in any case."""
    left = tape.left()
    if left is not None and head.length > left:
        raise _Broken(
            f"it is cut short: it says it has {limits.sized(head.length)}, the file has"
            f" {limits.sized(left)} more"
        )
    if head.kind not in {"response", "resource"}:
        others["revisit" if head.kind == "revisit" else "request"] += 1
        _pass_over(tape, head.length, opening)
        return None
    begun = _take(tape, min(head.length, _HEAD_BYTES), opening)
    answer: Answer | None
    if head.kind == "resource":
        answer = Answer(200, {"content-type": head.media_type}, begun)
    else:
        answer = read_answer(begun)
    other = _find_other(answer)
    if other or answer is None:
        others[other] += 1
        _pass_over(tape, head.length - len(begun), opening)
        return None
    if head.length > limits.CRAWL_RECORD_BYTES:
        _pass_over(tape, head.length - len(begun), opening)
        return Failure(
            "",
            f"too large: a page in a crawl may have {limits.sized(limits.CRAWL_RECORD_BYTES)},"
            f" this one has {limits.sized(head.length)}",
        )
    rest = _take(tape, head.length - len(begun), opening, begun)
    return Answer(answer.status, answer.headers, answer.body + rest)


def _find_other(answer: Answer | None) -> str:
    """What an answer is when it is no page: the name of a count in _OTHERS."""
    if answer is None:
        return "type"
    if answer.status != 200:
        return "status"
    if answer.media_type and answer.media_type not in _PAGES:
        return "type"
    if not answer.media_type and not re.match(
        rb"\s*<(?:!doctype\s+html|html)", answer.body, re.IGNORECASE
    ):
        return "type"
    return "" if answer.body.strip() else "empty"


def _to_raw(answer: Answer, head: _Head, place: str) -> Raw | Failure:
    try:
        data = unwrap(answer)
    except UnreadableError as error:
        return Failure(place, error.reason)
    url = head.url if head.url.startswith(("http://", "https://")) else None
    return Raw(data, to_digest(data), "html", place, Beside(url, head.date, answer.charset))


def _take(tape: Tape, count: int, opening: re.Pattern[bytes], held: bytes = b"") -> bytes:
    """Exactly *count* bytes, which no record begins within. Raises _Broken with what there is."""
    parts: list[bytes] = []
    while count > 0:
        part = b"" if tape.at_member(opening) else tape.read_some(count)
        if not part:
            raise _Broken("it is cut short", held + b"".join(parts))
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _pass_over(tape: Tape, count: int, opening: re.Pattern[bytes]) -> None:
    while count > 0:
        part = b"" if tape.at_member(opening) else tape.read_some(count)
        if not part:
            raise _Broken("it is cut short")
        count -= len(part)


def _find_next(tape: Tape, opening: re.Pattern[bytes], held: bytes, line: bytes) -> bytes:
    """The first line of the next record; *held* and *line* were read already."""
    at = opening.search(held)
    if at:  # the broken record had swallowed this one
        tape.unread(held[at.start() :] + line)
        return tape.readline(_LINE_BYTES)
    while True:
        try:
            line = tape.readline(_LINE_BYTES)
        except Damage:
            continue
        if not line or opening.match(line):
            return line


def _to_length(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) <= 18):
        raise _Broken(f"its length is {written[:30]!r}, which is none")
    return int(written)


def _to_url(written: str) -> str:
    """An address as it is written; wget 1.19 puts it between < and >."""
    return written.strip().removeprefix("<").removesuffix(">").replace(" ", "%20")


def _to_instant(written: str) -> str | None:
    """ "2017-03-06T04:02:06Z" or "20140216050221" as an ISO instant; None when it is none."""
    try:
        if written.isdigit() and len(written) == 14:
            return datetime.strptime(f"{written}+0000", "%Y%m%d%H%M%S%z").isoformat()
        instant = datetime.fromisoformat(written)
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).isoformat()
    except ValueError:
        return None


def _place(place: str, number: int, head: _Head | None) -> str:
    """ "crawl.warc.gz:record 12 <https://...>" """
    url = head.url[:_URL_CHARACTERS] if head else ""
    return f"{place}:record {number}" + (f" <{url}>" if url else "")


def _describe(others: Counter[str], records: int) -> str:
    parts = [
        (one if others[name] == 1 else many).format(f"{others[name]:,}")
        for name, one, many in _OTHERS
        if others[name]
    ]
    return f"of {records:,} records {', '.join(parts)}: passed over"
