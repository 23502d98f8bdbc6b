"""
What a search shows of a stored article, read without making the Article: its head, and its words.

The Head is what a list of hits shows; the words, by text field, are where the passage that matches
is looked for. Both may be forged: they are checked, and ValueError says what is wrong.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast, get_args

from archive.day import Basis, Moment
from archive.plain import maybe, one_of, text_of, to_texts, unpack, whole_of
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1
"""Of the record that record.py writes."""

BASES = frozenset(get_args(Basis))
_FIELD_OF_ROLE = {"credit": "creditline"}


class Head(Frozen):
    """What a list of hits shows of an article. *lead* is cut (entry.py)."""

    id: str
    title: str | None
    lead: str
    source: str | None
    published: Moment | None
    authors: tuple[str, ...]
    url: str | None
    tags: tuple[str, ...]
    language: str | None
    words: int


def to_head(written: object, *, id: str) -> Head:  # noqa: A002
    """The Head written in an Entry. Raises ValueError when it is damaged."""
    try:
        head = json.loads(text_of(written))
        return Head(
            id=id,
            title=maybe(head.get("title"), text_of),
            lead=text_of(head.get("lead", "")),
            source=maybe(head.get("source"), text_of),
            published=to_moment(head.get("published")),
            authors=to_texts(head.get("authors")),
            url=maybe(head.get("url"), text_of),
            tags=to_texts(head.get("tags")),
            language=maybe(head.get("language"), text_of),
            words=whole_of(head.get("words")),
        )
    except (AttributeError, TypeError, LookupError, RecursionError) as error:
        raise ValueError(f"its head is damaged: {error}") from None


def from_moment(moment: Moment | None) -> list[Any] | None:
    """[day, basis, instant or null], as JSON has it."""
    if moment is None:
        return None
    instant = moment.instant
    return [moment.day.isoformat(), moment.basis, instant and instant.isoformat()]


def to_moment(row: Any) -> Moment | None:
    """The inverse of `from_moment`. Raises ValueError, TypeError or IndexError."""
    if row is None:
        return None
    instant = None if row[2] is None else datetime.fromisoformat(text_of(row[2]))
    return Moment(
        date.fromisoformat(text_of(row[0])), cast("Basis", one_of(row[1], BASES)), instant
    )


def read_record(packed: object) -> dict[str, Any]:
    """The JSON of a record, not looked into. Raises ValueError when it is none of ours."""
    record = json.loads(unpack(packed))
    if not isinstance(record, dict) or record.get("v") != VERSION:
        raise ValueError("not a record of this version")
    return record


def by_field(title: str | None, passages: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Title and passages (role, text) by text field: those of a role, joined by blank lines."""
    parts: dict[str, list[str]] = {"title": [title]} if title else {}
    for role, text in passages:
        parts.setdefault(_FIELD_OF_ROLE.get(role, role), []).append(text)
    return {name: "\n\n".join(texts) for name, texts in parts.items()}
