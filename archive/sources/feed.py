"""
A feed, RSS 0.9 to 2.0, RDF or Atom -> its entries that hold a whole text; the rest are links.

feedparser takes the feed apart. It is given bytes, never an address, already decoded (it would try
any codec that Python knows), without a DTD, and of a bounded size. The bytes of an entry are a JSON
object made of what it says, always the same for the same entry, which feed_entry.py reads.

Which entry holds its whole text: content of its own (content:encoded, Atom content) from WORDS
words on; a description from DESCRIPTION_WORDS words on that ends like a sentence; neither when it
breaks off ("...", "Continue reading"). heise.de puts ledes of 16 to 38 words into Atom content,
blogs posts of 78 to 1,366; The Guardian's descriptions have up to 326 words and end in "Continue
reading...", no other description of 260 entries in eleven feeds has more than 75 and ends like a
sentence.
"""

from __future__ import annotations

import html
import io
import json
import re
from typing import TYPE_CHECKING, Any

from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.bare_xml import to_bare
from archive.sources.clues import storable, tidy
from archive.sources.document import NOTHING_BESIDE, Beside, Failure, Raw, Remark, to_digest
from archive.sources.markup import read_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = 60
DESCRIPTION_WORDS = 150

_ENTRY = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_TAIL = 200
_BROKEN_OFF = re.compile(
    r"(?:\.{3}|…|\[(?:\.\.\.|…|\?)\])\W{0,9}$"
    r"|\b(?:continue reading|keep reading|read the (?:full|rest|whole|entire)|read full|"
    r"full (?:story|article|text)|weiterlesen|lire la suite|leer m[áa]s|seguir leyendo|"
    r"leia mais)\b.{0,80}$",
    re.IGNORECASE | re.DOTALL,
)
# "Read more" alone may also stand below a whole text, before related links.
_MORE = re.compile(r"\b(?:read more|more|mehr|click here)\b.{0,40}$", re.IGNORECASE | re.DOTALL)
# "The post Tomahawks for Kyiv appeared first on The Daily." stands below teasers and whole texts.
_APPEARED = re.compile(
    r"\s*The post .{1,300} (?:appeared first|first appeared) on .{1,200}$", re.DOTALL
)
_SENTENCE = re.compile(r"[.!?。][\"'”’»)\]]{0,3}\s{0,9}$")


def split_feed(
    data: bytes, place: str, beside: Beside = NOTHING_BESIDE
) -> Iterator[Raw | Failure | Remark]:
    """
    The entries of a feed that hold their text; last, how many are links alone, and which.

    Raises UnreadableError when this is no feed, or not one that is safe to read.
    """
    found = _parse(_prepare(data, beside), beside)
    links: list[str] = []
    bare = 0
    for number, entry in enumerate(found.entries, 1):
        where = f"{place}:entry {number}"
        link = _address(entry.get("link"))
        try:
            whole = find_whole(entry)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            yield Failure(where, f"the entry cannot be read: {type(error).__name__}")
            continue
        if whole:
            raw = _to_bytes(_to_object(entry, found, whole, link))
            yield Raw(raw, to_digest(raw), "feed", where, Beside(fetched=beside.fetched))
        elif link:
            links.append(link)
        else:
            bare += 1
    links = list(dict.fromkeys(links))
    remark = _describe(len(found.entries), links, bare)
    if remark:
        yield Remark(place, remark, tuple(links))


def _prepare(data: bytes, beside: Beside) -> bytes:
    """The feed in UTF-8, safe to parse. Raises UnreadableError."""
    text = to_bare(data, beside, what="feed")
    if sum(1 for _ in _ENTRY.finditer(text)) > limits.FEED_ENTRIES:
        raise UnreadableError(f"too large: a feed may have {limits.FEED_ENTRIES:,} entries")
    return text.encode("utf-8", "replace")


def _parse(data: bytes, beside: Beside) -> Any:
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    if beside.url:
        headers["content-location"] = beside.url
    try:
        found = feedparser.parse(
            io.BytesIO(data),
            response_headers=headers,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # noqa: BLE001  its parsers raise what they like on hostile input
        raise UnreadableError(f"the feed cannot be read: {type(error).__name__}") from None
    if not found.entries and not found.get("version"):
        raise UnreadableError("this begins like a feed, but is none that can be read")
    return found


def find_whole(entry: Any) -> str:
    """The HTML of the whole text that *entry* holds; "" when it holds none."""
    best, longest = "", 0
    for content in entry.get("content") or ():
        markup = _markup(content)
        words = _count_whole(markup, WORDS)
        if words > longest:
            best, longest = markup, words
    if best:
        return best
    summary = entry.get("summary_detail") or {"value": entry.get("summary")}
    markup = _markup(summary)
    return markup if _count_whole(markup, DESCRIPTION_WORDS, sentence=True) else ""


def _markup(content: Any) -> str:
    value = content.get("value")
    if not isinstance(value, str):
        return ""
    value = storable(value)
    if content.get("type") == "text/plain" and "<" not in value:
        parts = re.split(r"\n\s*\n", value)
        value = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts)
    return value


def _count_whole(markup: str, least: int, *, sentence: bool = False) -> int:
    """How many words a text has that is whole; 0 when it is not."""
    if len(markup) < 4 * least:
        return 0
    text = "\n".join(block.text for block in read_markup(markup))
    tail = _APPEARED.sub("", text[-2 * _TAIL :]).rstrip()[-_TAIL:]
    words = len(text.split())
    if words < least or _BROKEN_OFF.search(tail):
        return 0
    if words < DESCRIPTION_WORDS and _MORE.search(tail):
        return 0
    return words if not sentence or _SENTENCE.search(tail) else 0


def _to_object(entry: Any, found: Any, markup: str, link: str) -> dict[str, Any]:
    feed, source = found.feed, entry.get("source") or {}
    dated = entry.get("published")
    updated = dict.get(entry, "updated")  # its own `get` gives `published` when there is none
    if not dated and not str(found.get("version")).startswith("atom"):
        dated, updated = updated, None  # the dc:date of RSS is when an item was published
    return {
        "title": _plain(entry.get("title")),
        "link": link,
        "published": tidy(dated),
        "updated": tidy(updated),
        "authors": [name for one in entry.get("authors") or () if (name := tidy(one.get("name")))],
        "tags": [term for one in entry.get("tags") or () if (term := tidy(one.get("term")))],
        "language": tidy(feed.get("language")),
        "source": {"title": _plain(source.get("title")), "link": _address(source.get("href"))},
        "feed": {"title": _plain(feed.get("title")), "link": _address(feed.get("link"))},
        "html": markup,
    }


def _to_bytes(obj: dict[str, Any]) -> bytes:
    """The object as bytes, the same whenever it is: keys in order, what is empty left out."""
    kept = {k: v for k, v in obj.items() if v and (not isinstance(v, dict) or any(v.values()))}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def _plain(value: object) -> str:
    """A title as text: some hold markup ("<em>Nature</em> | News")."""
    text = tidy(value)
    if "<" in text and ">" in text:
        text = " ".join(block.text for block in read_markup(text))
    return " ".join(text.split())


def _address(value: object) -> str:
    text = tidy(value)
    return text if text.lower().startswith(("http://", "https://")) else ""


def _describe(entries: int, links: list[str], bare: int) -> str:
    parts = []
    if len(links) == 1:
        parts.append(f"1 entry is a link without its text: give it to `archive add`: {links[0]}")
    elif links:
        parts.append(
            f"{len(links):,} entries are links without their text:"
            f" --follow {len(links)} fetches them"
        )
    if bare:
        parts.append(
            f"{bare:,} {'entry holds' if bare == 1 else 'entries hold'} no text and no link"
        )
    return "; ".join(parts) if entries else "the feed has no entries"
