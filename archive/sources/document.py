"""
What passes between a file and an Article: an input, the bytes of one document in it, what was read,
and what could not be.

Reading has two steps, so that the second can run elsewhere: an input is split into `Raw` documents
(cheap: no parsing, but the digest is known), and a `Raw` is read into an Article (dear). All values
here can be pickled, except an Input that holds an open stream.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive.article import Article, Kind


@dataclass(frozen=True, slots=True)
class Beside:
    """
    What is known of a document beside its bytes: where and when it was fetched (an ISO instant),
    and the encoding that came with it. It is kept, and used again when the bytes are read anew.

    The instant is never when it was published; it only bounds that.
    """

    url: str | None = None
    fetched: str | None = None
    charset: str | None = None


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class Input:
    """
    Something to read: a file, or a stream that the caller opened (standard input, an answer).

    *path* opens the file; *place* is how messages and the archive call it. *named* is False for
    what was found in a folder and not asked for by name.
    """

    path: str
    place: str
    named: bool = True
    stream: BinaryIO | None = None
    beside: Beside = NOTHING_BESIDE

    def open(self) -> BinaryIO:
        """The bytes, from the beginning. Raises OSError; a stream can be read once."""
        return self.stream if self.stream is not None else open(self.path, "rb")


@dataclass(frozen=True, slots=True)
class Raw:
    """
    The bytes of one document, as the archive keeps them: a file, or one line of JSON Lines.

    *digest* is their SHA-256 in hex. *place* is "saved/page.html" or "export.jsonl:12".
    """

    data: bytes
    digest: str
    kind: Kind
    place: str
    beside: Beside = NOTHING_BESIDE


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, and the article that was read from it."""

    raw: Raw
    article: Article


@dataclass(frozen=True, slots=True)
class ExportLine:
    """A line that `archive export` wrote, for the store to take back: its object and its bytes."""

    obj: Mapping[str, Any]
    raw: bytes
    place: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why, in one line."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was found in a folder and is no article: a script, a picture, the archive itself."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """
    What is to be said of an input that is no failure: what of a crawl was passed over.

    *links* are the addresses that a feed gives without the texts behind them.
    """

    path: str
    text: str
    links: tuple[str, ...] = ()


def from_beside(beside: Beside) -> dict[str, str]:
    """What is known, as JSON holds it."""
    known = {"url": beside.url, "fetched": beside.fetched, "charset": beside.charset}
    return {key: value for key, value in known.items() if value}


def to_beside(found: Any) -> Beside:
    """The inverse of `from_beside`. Raises ValueError or TypeError, an unknown key included."""
    if not isinstance(found, dict):
        raise TypeError("what is known beside the bytes is not an object")
    for key, value in found.items():
        if key not in {"url", "fetched", "charset"} or not isinstance(value, str):
            raise ValueError(f"unexpected {str(key)[:40]!r} beside the bytes")
    fetched = found.get("fetched")
    if fetched and datetime.fromisoformat(fetched).tzinfo is None:
        raise ValueError(f"{fetched[:40]!r} is no instant")
    return Beside(found.get("url"), fetched, found.get("charset"))


def to_place(path: str) -> str:
    """
    A path as text that can be stored and printed: bytes that are no UTF-8 become \\xNN.
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def is_export(obj: Mapping[str, Any]) -> bool:
    """Whether `archive export` wrote this object."""
    return "archive_export" in obj


def to_digest(data: bytes) -> str:
    """The SHA-256 of *data*, in hex: what an article's identity is made of."""
    return hashlib.sha256(data).hexdigest()
