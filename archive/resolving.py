"""
Which article somebody means: by its id, the beginning of one or of the digest, or its address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from archive.errors import NoSuchArticleError

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST_PREFIX = 4
_TOLD = 5
"""Ids that a message names where several are meant."""


class Rows(Protocol):
    """Asks the store."""

    def __call__(self, sql: str, *values: Any) -> list[tuple[Any, ...]]: ...


def find_id(rows: Rows, written: str) -> str:
    """The one id that *written* means. Raises NoSuchArticleError when there is none, or several."""
    if written.startswith(("https://", "http://")):
        return _at_address(rows, written.strip())
    prefix = written.strip().casefold().removeprefix("id:")
    shown = repr(written[:80])
    if not prefix or prefix.strip("0123456789abcdef") or len(prefix) > 64:
        raise NoSuchArticleError(f"{shown} is no id: an id is 12 or more of 0-9 and a-f")
    if rows("SELECT 1 FROM articles WHERE id = ?", prefix):
        return prefix
    if len(prefix) < SHORTEST_PREFIX:
        raise NoSuchArticleError(f"{shown} is too short for an id: give 4 digits or more")
    found = rows(
        "SELECT id FROM articles WHERE digest >= ? AND digest < ? ORDER BY id LIMIT 6",
        prefix,
        prefix + "g",
    )
    if len(found) == 1:
        return str(found[0][0])
    if found:
        raise NoSuchArticleError(f"{shown} is the beginning of several ids: {_listed(found)}")
    gone = rows("SELECT 1 FROM removed WHERE digest >= ? AND digest < ?", prefix, prefix + "g")
    more = ": it was removed, and add --again brings it back" if gone else ""
    raise NoSuchArticleError(f"no article has the id {shown}{more}")


def _at_address(rows: Rows, written: str) -> str:
    """The article that is at an address, or was fetched from it, whatever its scheme and end."""
    bare = written.partition("://")[2].rstrip("/")
    spelled = [f"{scheme}://{bare}{end}" for scheme in ("https", "http") for end in ("", "/")]
    found = rows(
        "SELECT id FROM articles WHERE origin IN (?1, ?2, ?3, ?4)"
        " OR json_extract(head, '$.url') IN (?1, ?2, ?3, ?4)"
        " OR json_extract(beside, '$.url') IN (?1, ?2, ?3, ?4) ORDER BY id LIMIT 6",
        *spelled,
    )
    if len(found) == 1:
        return str(found[0][0])
    if found:
        raise NoSuchArticleError(f"several articles are from {written}: {_listed(found)}")
    raise NoSuchArticleError(f"no article is from {written}")


def _listed(found: Sequence[tuple[Any, ...]]) -> str:
    return ", ".join(str(id_) for (id_,) in found[:_TOLD]) + (" ..." if found[_TOLD:] else "")
