"""
A ZIP file -> the files in it, as a folder: zipped saved pages, exports, and the WACZ files that
browsers' crawlers write (crawls in `archive/`, and an index that is none of ours).

Only what is asked for is unpacked, and that within bounds: a directory that would fill memory, a
member or a file that unpacks to far too much, what is encrypted or damaged, is said and passed
over. Names inside are only names; nothing is ever written to disk.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from lzma import LZMAError
from typing import TYPE_CHECKING

from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.document import Failure, Input, Skipped, to_place
from archive.sources.walk import is_passed_over, to_folders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, BinaryIO

_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_TAIL = 22 + 65_535 + 20 + 56
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")
_CRAWLS = (".warc", ".warc.gz")
BROKEN = (
    zipfile.BadZipFile, zlib.error, LZMAError, struct.error, EOFError, OSError, RuntimeError,
    ValueError, LookupError, NotImplementedError,
)  # fmt: skip
"""What zipfile raises when bytes are wrong."""


def open_members(
    stream: BinaryIO, place: str, *, first: bytes
) -> Iterator[Input | Failure | Skipped]:
    """
    The files in the ZIP file *stream*, of which *first* was read; each is open until the next.

    Raises UnreadableError when it is none that can be read, or a bomb.
    """
    if not stream.seekable():
        whole = limits.read_bounded(
            stream, limits.ZIP_PIPE_BYTES, what="a zip file in a pipe", first=first
        )
        stream = io.BytesIO(whole)
    size = stream.seek(0, io.SEEK_END)
    _check_directory(stream, size)
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as error:
        raise UnreadableError(f"the zip file is damaged ({error})") from None
    members = [one for one in archive.infolist() if one.filename[-1:] not in ("", "/")]
    names = {one.filename for one in members}
    beside = to_folders(names)
    if not names.isdisjoint(_OFFICE):
        raise UnreadableError("this is an office document or a program: save it as text or HTML")
    crawl = "datapackage.json" in names and any(name.startswith("archive/") for name in names)
    budget = _Budget(size)
    for one in members:
        if budget.left < 0:
            raise UnreadableError("this looks like a zip bomb: the rest is left unread")
        inner = to_place(one.filename)
        where = f"{place}:{inner}"
        if crawl:
            passed = not (inner.startswith("archive/") and inner.lower().endswith(_CRAWLS))
        else:
            passed = is_passed_over(one.filename, beside)
        if passed:
            yield Skipped(where, "not an article")
        elif one.flag_bits & 1:
            yield Failure(where, "it is encrypted")
        else:
            try:
                with archive.open(one) as member:
                    unpacked = _Unpacked(member, one.compress_size, budget)
                    yield Input(inner, where, named=False, stream=io.BufferedReader(unpacked))
            except BROKEN as error:
                yield Failure(where, f"it cannot be unpacked ({str(error)[:80]})")


def _check_directory(stream: BinaryIO, size: int) -> None:
    """Refuse a directory of files that is too long to be held."""
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    end = tail.rfind(_END)
    if end < 0:
        raise UnreadableError("the zip file is cut short")
    length = int.from_bytes(tail[end + 12 : end + 16], "little")
    wide = tail.rfind(_END_64, 0, end)
    if length == 0xFFFF_FFFF and wide >= 0:
        length = int.from_bytes(tail[wide + 40 : wide + 48], "little")
    if length > limits.ZIP_DIRECTORY_BYTES:
        raise UnreadableError("too many files for a zip file that is read: unpack it first")
    stream.seek(0)


class _Budget:
    """How much all members of a file of *size* bytes may unpack to, in all."""

    def __init__(self, size: int) -> None:
        self.left = size * limits.GZIP_RATIO + limits.GZIP_FLOOR

    def spend(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise UnreadableError("this looks like a zip bomb: its files unpack to far too much")


class _Unpacked(io.RawIOBase):
    """The bytes of a member that has *packed* bytes in its file, as they are asked for."""

    def __init__(self, member: IO[bytes], packed: int, budget: _Budget) -> None:
        self._member, self._packed, self._budget = member, packed, budget
        self._written = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            part = self._member.read(len(buffer))
        except BROKEN as error:
            raise UnreadableError(f"it cannot be unpacked ({str(error)[:80]})") from None
        self._written += len(part)
        self._budget.spend(len(part))
        limits.check_ratio(self._written, self._packed)
        buffer[: len(part)] = part
        return len(part)
