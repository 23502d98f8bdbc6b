"""
The table of contents by which Whoosh opens an index of ours: written after a commit, never read.

Whoosh finds an index by its _MAIN_<generation>.toc, a pickle. Ours holds no objects but two calls,
of `schema_of_fields` and `load_segment` below, so it is made without importing whoosh, in less than
a millisecond. The manifest remains what an index is: a table that is missing, old or forged changes
no answer of ours. Who does not trust a directory opens it with `open_whoosh`.
"""

from __future__ import annotations

import os
import pickle
import re
from array import array
from contextlib import suppress
from struct import pack
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from index.embedded.manifest import Manifest

# What Whoosh 2.7.4 and whoosh3 call the present format, and the release that began it.
_FORMAT, _RELEASE = -111, (2, 7, 4)
_SIZES = (4, 8, 4)  # of an int, a long and a float
_TABLE = re.compile(r"_MAIN_[0-9]{1,20}\.toc(?:\.[a-z0-9.]{1,40})?")
"""Tables of contents, and what we or a writer of Whoosh's left of those that were not finished."""


class _Call:
    """What is pickled as a call."""

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        self._call = function, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self._call


def schema_of_fields() -> Any:
    """FIELDS as Whoosh has them: what a table of contents calls for its schema."""
    from index.embedded.whooshed.schema import our_schema

    return our_schema()


def load_segment(name: str, size: int, documents: int, gone: bytes) -> Any:
    """A segment: what a table of contents calls. *gone* are deleted documents, four bytes each."""
    from index.embedded.whooshed.ours import OurSegment

    return OurSegment(name, size, documents, gone)


def is_contents(name: str) -> bool:
    """Whether a file of this name is a table of contents, finished or not."""
    return _TABLE.fullmatch(name) is not None


def has_contents(location: str, manifest: Manifest) -> bool:
    """Whether the table of contents of this generation stands in the directory *location*."""
    return os.path.exists(os.path.join(location, contents_name(manifest)))


def write_contents(
    location: str, manifest: Manifest, deletions: Mapping[str, Collection[int]]
) -> None:
    """
    Put the table of contents of *manifest* in place of those before.

    *deletions* are the deleted documents of each segment by its name. It goes between the manifest
    and the removal of what that no longer names, so that Whoosh never finds a segment gone. It is
    not made durable, and a full disk is no failure: the index has changed by then, and the next
    commit writes another table.
    """
    present = contents_name(manifest)
    draft = os.path.join(location, f"{present}.tmp")
    with suppress(OSError):
        with open(draft, "wb") as file:
            file.write(to_contents(manifest, deletions))
        os.replace(draft, os.path.join(location, present))
    for name in os.listdir(location):
        if name != present and is_contents(name):
            with suppress(OSError):
                os.unlink(os.path.join(location, name))


def to_contents(manifest: Manifest, deletions: Mapping[str, Collection[int]]) -> bytes:
    """The table of contents of *manifest* as Whoosh reads it."""
    schema = pickle.dumps(_Call(schema_of_fields), 4)
    segments = [
        _Call(
            load_segment,
            entry.name,
            entry.size,
            entry.documents,
            array("I", sorted(deletions.get(entry.name, ()))).tobytes(),
        )
        for entry in manifest.segments
    ]
    return b"".join(
        (
            bytes(_SIZES),
            pack("!ii", -12345, _FORMAT),  # the first tells whether bytes are in order
            bytes(_RELEASE),
            _varint(len(schema)),
            schema,
            pack("!ii", manifest.generation, 0),
            pickle.dumps(segments, 4),
        )
    )


def contents_name(manifest: Manifest) -> str:
    """The file that the table of contents of *manifest* is in."""
    return f"_MAIN_{manifest.generation}.toc"


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    found.append(number)
    return bytes(found)


def open_whoosh(location: str) -> Any:
    """
    The index in the directory *location* as an index of Whoosh's, to be read with its queries.

    It is what `whoosh.index.open_dir(location)` gives, but made from the manifest: no pickle is
    read, so a directory from elsewhere runs nothing. Raises IndexMissing, IndexForeign and
    IndexDamaged.
    """
    from index.embedded.whooshed.opening import OurIndex

    return OurIndex(location)
