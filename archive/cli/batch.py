"""
One query per line of standard input: read so that a program on the other end of two pipes can ask,
read the answer, and ask again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from index.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINE = 1 << 16
"""Bytes in one query; a longer line is answered with an error and skipped."""


def read_queries(stream: BinaryIO) -> Iterator[str | QueryError]:
    """
    The queries, each as soon as its line is there; a QueryError in the place of an unreadable one.
    """
    while line := stream.readline(MAX_LINE):
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            while (more := stream.readline(MAX_LINE)) and not more.endswith(b"\n"):
                pass
            yield QueryError(f"the query is longer than {MAX_LINE:,} bytes")
            continue
        try:
            yield line.rstrip(b"\r\n").decode("utf-8")
        except UnicodeDecodeError:
            yield QueryError("the query is not UTF-8")


def read_ids(stream: BinaryIO) -> Iterator[str]:
    """Ids that end in a newline or a NUL; blank ones are skipped."""
    rest = b""
    while chunk := stream.read1(MAX_LINE):  # type: ignore[attr-defined]
        *whole, rest = (rest + chunk).replace(b"\0", b"\n").split(b"\n")
        if len(rest) > MAX_LINE:
            break
        yield from _named(whole)
    yield from _named([rest[:MAX_LINE]])


def _named(lines: list[bytes]) -> Iterator[str]:
    for line in lines:
        if line.strip():
            yield line.strip().decode("utf-8", "backslashreplace")
