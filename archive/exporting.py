"""
An article as one line of JSON that `add` reads back to the same article, and that line read back.

    {"archive_export": 1, "digest": "...", "kind": "html", "origin": "saved/page.html",
     "added": "2025-11-23T04:41:00+00:00", "given": {...}, "beside": {"url": ...},
     "raw": "<html>...", "article": {...}}

What restores the article is its bytes (`raw`, or `raw_base64` when they are not UTF-8), what is
known beside them and what a person said of it; `article` is for whoever reads the line, and `add`
does not look at it.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast, get_args

from archive.article import Kind
from archive.errors import NoSuchArticleError, UnreadableError
from archive.reading import Task
from archive.record import from_given, to_given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.article import Article
    from archive.sources import ExportLine
    from archive.sources.document import Beside
    from archive.store import Store

VERSION = 1
_KINDS = frozenset(get_args(Kind))


def export_lines(store: Store, wanted: set[str] | None) -> Iterator[str]:
    """
    The articles with the ids *wanted* (None: all) as export lines, in the order they came.

    One that is removed meanwhile is left out.
    """
    for id_ in store.ids():
        if wanted is None or id_ in wanted:
            try:
                facts = store.facts(id_)
                article, raw = store.article(id_), store.raw(id_)
            except NoSuchArticleError:
                continue
            yield to_line(article, raw, added=facts.added, origin=facts.origin, beside=facts.beside)


def to_line(
    article: Article, raw: bytes, *, added: str, origin: str, beside: Beside | None = None
) -> str:
    """The export line of *article*, without its newline; ASCII."""
    from archive.output.objects import article_object
    from archive.sources.document import from_beside

    line: dict[str, Any] = {
        "archive_export": VERSION,
        "digest": article.digest,
        "kind": article.kind,
        "origin": origin,
        "added": added,
        "given": from_given(article.given),
        "beside": from_beside(beside) if beside else {},
    }
    try:
        line["raw"] = raw.decode("utf-8")
    except UnicodeDecodeError:
        from base64 import b64encode

        line["raw_base64"] = b64encode(raw).decode("ascii")
    line["article"] = article_object(article)
    return json.dumps(line, separators=(",", ":"))


def restore(line: ExportLine, *, now: str) -> Task:
    """
    The document that an export line holds, to be read again as what it was.

    Raises UnreadableError when it is of a newer version, or does not hold the bytes it says.
    """
    from archive.sources import Raw
    from archive.sources.document import to_beside

    found = line.obj
    if found.get("archive_export") != VERSION:
        raise UnreadableError(
            f"an export of version {str(found.get('archive_export'))[:20]}; "
            f"this program reads version {VERSION}"
        )
    try:
        data, given = _bytes_of(found), to_given(found.get("given") or {})
        beside = to_beside(found.get("beside") or {})
        digest, origin = found["digest"], found["origin"]
        kind = to_kind(found["kind"])
        moment = datetime.fromisoformat(found["added"])
    except KeyError as error:
        raise UnreadableError(f"a damaged export line: {error} is missing") from None
    except (ValueError, TypeError) as error:
        raise UnreadableError(f"a damaged export line: {error}") from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise UnreadableError("a damaged export line: its bytes are not those that were exported")
    if not isinstance(origin, str) or moment.tzinfo is None:
        raise UnreadableError("a damaged export line: its origin or the time it was added is wrong")
    raw = Raw(data=data, digest=digest, kind=kind, place=origin, beside=beside)
    return Task(raw, added=min(to_instant(moment.timestamp()), now), given=given)


def to_instant(seconds: float) -> str:
    """Seconds since 1970 as an ISO instant in UTC, to the second."""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def to_kind(written: str) -> Kind:
    """What the store calls a kind. Raises ValueError when it is none."""
    if written not in _KINDS:
        raise ValueError(f"{written[:40]!r} is no kind of document")
    return cast("Kind", written)


def _bytes_of(found: Any) -> bytes:
    if isinstance(found.get("raw"), str):
        return cast("str", found["raw"]).encode("utf-8")
    if isinstance(found.get("raw_base64"), str):
        from base64 import b64decode

        return b64decode(found["raw_base64"], validate=True)
    raise ValueError("it holds no raw or raw_base64")
