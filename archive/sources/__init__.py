"""
Sources: bytes -> Article, one reader per kind of input.

    find_inputs    paths -> inputs: files, folders, standard input
    split_input    an input -> the bytes of each document in it, with their digest
    read_document  the bytes of one document -> Article: text, passages where known, and clues
    read_inputs    the two above in a row

Readers decide nothing: they decode, find the text, and collect clues. Whatever cannot be read is an
UnreadableError with a one-line reason, or a Failure where the rest goes on.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from archive.article import changed
from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.decode import check_text, decode, find_binary, find_wide
from archive.sources.document import (
    NOTHING_BESIDE,
    Beside,
    ExportLine,
    Failure,
    Input,
    Raw,
    Reading,
    Remark,
    Skipped,
    join_rest,
    to_digest,
)
from archive.sources.kind import find_container, find_kind, find_shape
from archive.sources.mbox import is_mbox
from archive.sources.mending import mend
from archive.sources.origins import find_saved, prefer_canonical
from archive.sources.unzip import GZIP_MAGIC, ZIP_MAGIC, unzip
from archive.sources.walk import find_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from archive.article import Article, Kind

__all__ = [
    "Beside",
    "ExportLine",
    "Failure",
    "Input",
    "Raw",
    "Reading",
    "Remark",
    "Skipped",
    "find_inputs",
    "find_kind",
    "read_document",
    "read_inputs",
    "read_raw",
    "split_input",
]


def read_document(
    data: bytes,
    *,
    kind: Kind | None = None,
    name: str = "",
    url: str | None = None,
    beside: Beside = NOTHING_BESIDE,
) -> Article:
    """
    The article in *data*: a file (text, page, message) or a JSON object; gzip is looked through.

    *kind* is found by content when it is None; *name* breaks ties and stands in messages; *url* is
    what a person said, *beside* what came with the bytes. Raises UnreadableError.
    """
    article = _read_kind(data, kind, name, url or beside.url, beside.charset)
    if beside.url and not url:
        article = prefer_canonical(article, beside.url)
    fetched = beside.fetched or (find_saved(data) if article.kind == "html" else None)
    return changed(article, fetched=fetched) if fetched else article


def _read_kind(
    data: bytes, kind: Kind | None, name: str, url: str | None, charset: str | None
) -> Article:
    try:
        data = _unzipped(data)
        article = mend(join_rest(_read(data, kind or find_kind(data, name=name), url, charset)))
        check_text(article.decoded)
    except UnreadableError as error:
        raise UnreadableError(error.reason, path=error.path or name) from None
    return article


def _read(data: bytes, kind: Kind, url: str | None, charset: str | None) -> Article:
    """What the reader of this *kind* makes of *data*; none is imported before it is needed."""
    if kind == "html":
        from archive.sources.html import read_html

        return read_html(data, url=url, charset=charset)
    if kind == "jsonl":
        from archive.sources.jsonl import read_line

        return read_line(data, url=url)
    if kind == "csv":
        from archive.sources.rows import read_row

        return read_row(data, url=url)
    if kind == "feed":
        from archive.sources.feed_entry import read_entry

        return read_entry(data, url=url)
    if kind == "mail":
        from archive.sources.mail import read_mail

        return read_mail(data, url=url)
    if kind == "mhtml":
        from archive.sources.mhtml import read_mhtml

        return read_mhtml(data, url=url)
    if kind == "newsxml":
        from archive.sources.news_xml import read_news

        return read_news(data, url=url, charset=charset)
    if kind == "clipping":
        from archive.sources.clippings import read_clipping

        return read_clipping(data, url=url)
    if kind == "office":
        from archive.sources.office import read_office

        return read_office(data, url=url)
    if kind == "markdown":
        from archive.sources.markdown import read_markdown

        return read_markdown(data, url=url)
    from archive.sources.text import read_text

    return read_text(data, url=url)


def split_input(source: Input) -> Iterator[Raw | ExportLine | Failure | Remark | Skipped]:
    """
    The documents of one input, as bytes: itself, or every object of JSON, every page of a crawl,
    every entry of a feed, every message of an mbox, all that in a zip file. Nothing raises.
    """
    try:
        stream = source.open()
    except OSError as error:
        yield Failure(source.place, (error.strerror or "it cannot be opened").lower())
        return
    try:
        yield from _split_stream(stream, source.place, source.beside)
    except UnreadableError as error:
        yield Failure(source.place, error.reason)
    except OSError as error:
        yield Failure(source.place, f"it cannot be read: {error.strerror or error}".lower())
    finally:
        if source.stream is None:
            stream.close()


def read_raw(raw: Raw, *, url: str | None = None) -> Article:
    """The article in a document that `split_input` found. Raises UnreadableError."""
    return read_document(raw.data, kind=raw.kind, name=raw.place, url=url, beside=raw.beside)


def read_inputs(
    source: Input, *, url: str | None = None
) -> Iterator[Reading | ExportLine | Failure | Remark | Skipped]:
    """
    The articles of one input, each with its bytes. Nothing raises.
    """
    for document in split_input(source):
        if not isinstance(document, Raw):
            yield document
            continue
        try:
            article = read_raw(document, url=url)
        except UnreadableError as error:
            yield Failure(document.place, error.reason)
        else:
            yield Reading(document, article)


def _split_stream(
    stream: BinaryIO, place: str, beside: Beside, *, nested: bool = False
) -> Iterator[Raw | ExportLine | Failure | Remark | Skipped]:
    head = _read_head(stream)
    if find_container(head, name=place) == "crawl":
        from archive.sources.warc import split_crawl

        yield from split_crawl(stream, place, first=head)
        return
    if head.startswith(ZIP_MAGIC) and not nested and find_binary(head) == "a zip file":
        yield from _split_zip(head, stream, place)
        return
    if head.startswith(GZIP_MAGIC):
        stream = unzip(stream, first=head)
        head = _read_head(stream)
    if not head.strip():
        whole = limits.read_bounded(stream, limits.TEXT_BYTES, what="a file", first=head)
        if not whole.strip():
            raise UnreadableError("the file is empty")
        head = whole
    container = find_container(head, name=place)
    if container == "webarchive":
        from archive.sources.webarchive import read_webarchive

        limit = limits.TEXT_BYTES
        whole = limits.read_bounded(stream, limit, what="a saved page", first=head)
        yield read_webarchive(whole, place)
        return
    if container == "feed":
        from archive.sources.feed import split_feed

        data = limits.read_bounded(stream, limits.FEED_BYTES, what="a feed", first=head)
        yield from split_feed(data, place, beside)
        return
    kind = find_kind(head, name=place)
    if kind == "jsonl":
        yield from _split_json(head, stream, place)
        return
    if kind == "csv":
        yield from _split_table(head, stream, place)
        return
    if kind == "mail" and is_mbox(head):
        from archive.sources.mbox import split_mbox
        from archive.sources.unzip import rejoin

        yield from split_mbox(rejoin(head, stream), place)
        return
    limit, what = limits.find_limit(kind)
    data = limits.read_bounded(stream, limit, what=what, first=head)
    if kind == "newsxml":
        from archive.sources.news_xml import split_news

        yield from split_news(data, place, beside)
    elif kind == "office":
        from archive.sources.office import split_office

        yield from split_office(data, place, beside)
    elif kind == "clipping":
        from archive.sources.clippings import split_clippings

        yield from split_clippings(data, place, beside)
    else:
        yield Raw(data, to_digest(data), kind, place, beside)


def _split_zip(
    head: bytes, stream: BinaryIO, place: str
) -> Iterator[Raw | ExportLine | Failure | Remark | Skipped]:
    from archive.sources.zipped import open_members

    for member in open_members(stream, place, first=head):
        if not isinstance(member, Input):
            yield member
            continue
        try:
            yield from _split_stream(member.open(), member.place, NOTHING_BESIDE, nested=True)
        except UnreadableError as error:
            yield Failure(member.place, error.reason)


def _split_json(
    head: bytes, stream: BinaryIO, place: str
) -> Iterator[Raw | ExportLine | Failure | Remark]:
    from archive.sources.jsonl import split_file, split_lines
    from archive.sources.unzip import rejoin

    wide = find_wide(head) is not None
    if not wide and find_shape(head, name=place) == "lines":
        yield from split_lines(rejoin(head, stream), place)
        return
    data = limits.read_bounded(
        stream, limits.JSON_FILE_BYTES, what="JSON that is not one object a line", first=head
    )
    if wide:  # Windows tools export JSON Lines in UTF-16, where a newline is two bytes
        data = decode(data).text.encode("utf-8", "replace")
    if wide and find_shape(data, name=place) == "lines":
        yield from split_lines(io.BytesIO(data), place)
    else:
        yield from split_file(data, place)


def _split_table(head: bytes, stream: BinaryIO, place: str) -> Iterator[Raw | Failure]:
    from archive.sources.rows import split_rows
    from archive.sources.unzip import rejoin

    if find_wide(head) is None and (b"\n" in head or b"\r" not in head):
        yield from split_rows(rejoin(head, stream), place)
        return
    # UTF-16, and lines that end in a return as on old Macs.
    limit = limits.JSON_FILE_BYTES
    data = limits.read_bounded(stream, limit, what="a table in this encoding", first=head)
    text = decode(data).text.replace("\r\n", "\n").replace("\r", "\n")
    yield from split_rows(io.BytesIO(text.encode("utf-8", "replace")), place)


def _read_head(stream: BinaryIO) -> bytes:
    """The first bytes, as many as are looked at; a pipe may give them in pieces."""
    parts = []
    missing = limits.HEAD_BYTES
    while missing > 0:
        part = stream.read(missing)
        if not part:
            break
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _unzipped(data: bytes) -> bytes:
    """*data* itself, or what is zipped in it, within the largest limit of any kind."""
    if not data.startswith(GZIP_MAGIC):
        return data
    return limits.read_bounded(unzip(io.BytesIO(data)), limits.TEXT_BYTES, what="an article")
