"""
An mbox -> its messages, one at a time: "From " lines between them, and never the file in memory.

A message is what it was before its mailbox: ">From" at the front of a line is "From" again (mboxrd;
in mboxo that is nearly always right), so the same letter as .eml is the same article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.sources import limits
from archive.sources.document import Failure, Raw, to_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

# "From nytdirect@nytimes.com Fri Oct 17 10:02:11 2025", "From - Tue Apr 23 00:00:00 2024",
# "From 1846@xxx Tue Oct 21 20:34:15 +0000 2025": a day and an hour, so that prose is none.
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_SEPARATOR = re.compile(
    rb"From [^\r\n]{0,300}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,3}"
    rb"(?:" + _MONTH + rb" {1,3}\d{1,2}|\d{1,2} {1,3}" + _MONTH + rb")"
    rb"[^\r\n]{0,10} \d{1,2}:\d\d(?::\d\d)?(?: [^\r\n]{0,40})?\r?$"
)
_QUOTED = re.compile(rb">{1,99}From ")
_LINE = limits.MB


def is_mbox(head: bytes) -> bool:
    """Whether a file that begins with *head* is a row of messages."""
    return _SEPARATOR.match(head.partition(b"\n")[0]) is not None


def split_mbox(stream: BinaryIO, place: str) -> Iterator[Raw | Failure]:
    """
    The messages of *stream* in order, numbered in their places from 1.

    A message that is too large is a Failure, and the next one is read; empty ones are one in all.
    """
    empty = 0
    for message in _split(stream, place):
        if message is None:
            empty += 1
        else:
            yield message
    if empty:
        many = f"{empty:,} messages are" if empty > 1 else "1 message is"
        yield Failure(place, f"{many} empty")


def _split(stream: BinaryIO, place: str) -> Iterator[Raw | Failure | None]:
    lines: list[bytes] = []
    number = size = 0
    begins = True
    while line := stream.readline(_LINE):
        if begins and line.startswith(b"From ") and _SEPARATOR.match(line.rstrip(b"\n")):
            if number:
                yield _to_message(lines, size, f"{place}:{number}")
            number += 1
            lines, size = [], 0
        else:
            size += len(line)
            if size <= limits.MAIL_BYTES:
                lines.append(line[1:] if begins and _QUOTED.match(line) else line)
            else:
                lines = []
        begins = line.endswith(b"\n")
    if number:
        yield _to_message(lines, size, f"{place}:{number}")


def _to_message(lines: list[bytes], size: int, place: str) -> Raw | Failure | None:
    if size > limits.MAIL_BYTES:
        allowed = limits.sized(limits.MAIL_BYTES)
        return Failure(place, f"too large: a message may have {allowed}, this one has more")
    if len(lines) > 1 and lines[-1] in {b"\n", b"\r\n"}:  # the mailbox's own, before "From "
        lines.pop()
    data = b"".join(lines)
    if not data.strip():
        return None
    return Raw(data, to_digest(data), "mail", place)
