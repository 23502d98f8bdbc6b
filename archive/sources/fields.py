"""
What the makers of files call a title, a date, an author: the one table of names, and how their
values are read into clues.

JSON Lines and the front matter of Markdown share it. A name that is not here is harmless; a value
of the wrong type under one that is, is refused in one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive.article import Clues, DateClue
from archive.errors import UnreadableError
from archive.sources.clues import distinct, find_domain, tidy, to_clues

if TYPE_CHECKING:
    from collections.abc import Mapping

# Field names without case, "_", "-", "." and spaces; the first that holds something wins, but an
# outlet may be known by several.
_TITLE = ("title", "headline", "articletitle", "webtitle")
_SOURCE = (
    "source", "outlet", "publication", "publisher", "site", "sitename", "newspaper", "domain",
    "sourcedomain",
)  # fmt: skip
_DATE = (
    "date", "published", "publishedat", "publishdate", "datepublish", "datepublished",
    "publisheddate", "publicationdate", "pubdate", "publishedtime", "publishedon", "timestamp",
    "datetime", "webpublicationdate",
)  # fmt: skip
_MODIFIED = (
    "modified", "updated", "updatedat", "modifiedat", "datemodified", "datemodify",
    "modifieddate", "lastmodified", "lastmod",
)  # fmt: skip
_URL = ("url", "link", "canonical", "canonicalurl", "articleurl", "weburl", "uri")
_AUTHORS = ("authors", "author", "byline", "creator")
FACTS = frozenset((*_TITLE, *_SOURCE, *_DATE, *_URL, *_AUTHORS))
"""The names, in comparable form, that tell what a table is of."""
_LANGUAGE = ("language", "lang")
_TAGS = ("tags", "keywords")
_PUNCTUATION = str.maketrans("", "", "_-. ")
_ABSOLUTE = ("http://", "https://")
_PREFIX = 60


def to_fields(obj: Mapping[str, Any]) -> dict[str, Any]:
    """*obj* under names that can be compared: {"Date-Published": x} is {"datepublished": x}."""
    return {key[:_PREFIX].translate(_PUNCTUATION).lower(): value for key, value in obj.items()}


def read_clues(fields: Mapping[str, Any], url: str | None) -> Clues:
    """
    The clues in *fields*, and *url*, where the article was, if known. Raises UnreadableError.
    """
    dates = [DateClue(written, "meta") for written in _dates(fields, _DATE)]
    dates += [DateClue(written, "meta", "modified") for written in _dates(fields, _MODIFIED)]
    sources = [name for key in _SOURCE for name in _names(fields, key)]
    authors = next((names for key in _AUTHORS if (names := _names(fields, key))), [])
    tags = next((names for key in _TAGS if (names := _names(fields, key, split=True))), [])
    languages = [name for key in _LANGUAGE for name in _names(fields, key)]
    return to_clues(
        titles=_strings(fields, _TITLE),
        urls=[u for u in (url or "", *_strings(fields, _URL)) if u.startswith(_ABSOLUTE)],
        dates=dates,
        outlets=[find_domain(name) or name for name in sources],
        bylines=authors,
        tags=tags,
        language=languages[0] if languages else None,
    )


def _strings(fields: Mapping[str, Any], keys: tuple[str, ...]) -> tuple[str, ...]:
    """The values of *keys* that are there, each a string."""
    found = []
    for key in keys:
        value = rendered(fields.get(key))
        if value is None:
            continue
        if not isinstance(value, str):
            raise UnreadableError(f'"{key}" is {named(value)}, but it must be a string')
        found.append(tidy(value))
    return distinct(found)


def _dates(fields: Mapping[str, Any], keys: tuple[str, ...]) -> tuple[str, ...]:
    """Dates as written; a number (epoch seconds or milliseconds) and {"$date": ...} too."""
    found = []
    for key in keys:
        value = fields.get(key)
        if isinstance(value, dict) and "$date" in value:
            value = value["$date"]
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise UnreadableError(
                f'"{key}" is {named(value)}, but a date is a string ("2025-10-17") or a number'
            )
        found.append(tidy(str(value)))
    return distinct(found)


def _names(fields: Mapping[str, Any], key: str, *, split: bool = False) -> list[str]:
    """One name, or several: "a", ["a", "b"], {"name": "a"}, and with *split* "a, b"."""
    value = fields.get(key)
    if value is None or type(value) is int:  # 3 is what WordPress calls one of its users
        return []
    if isinstance(value, str):
        parts = value.split(",") if split else [value]
        return list(distinct(tidy(part) for part in parts))
    found = []
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if name is None or (split and type(name) is int):
            continue
        if not isinstance(name, str):
            raise UnreadableError(
                f'"{key}" holds {named(name)}, but it must be a string or a list of strings'
            )
        found.append(tidy(name))
    return list(distinct(found))


def rendered(value: Any) -> Any:
    """What WordPress puts into an object of its own: {"rendered": "<p>A story.</p>"}."""
    return value["rendered"] if isinstance(value, dict) and "rendered" in value else value


def named(value: Any) -> str:
    """What a JSON value is called in a message."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    names = {
        dict: "an object",
        list: "an array",
        str: "a string",
        int: "a number",
        float: "a number",
    }
    return names[type(value)]
