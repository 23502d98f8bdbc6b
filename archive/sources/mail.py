"""
A message -> Article: a newsletter or a letter, its best text, and what its header says.

The subject is the title, the date header the day; whether the sender is an outlet or a person is
told by the table of outlets later, so here are only clues. Enclosures are counted and left out, a
message that holds nothing but another one is read as that one, and an encrypted one is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from archive.article import Article, DateClue, changed
from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.clues import find_domain, tidy, to_clues
from archive.sources.decode import decode
from archive.sources.document import to_digest
from archive.sources.letter import read_letter, to_markup, unflow
from archive.sources.mime import Part, decode_words, parse_part

if TYPE_CHECKING:
    from archive.article import Clues

DEEPEST = 12
"""Parts within parts that are looked into; a forwarded newsletter has five."""

_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_PGP = b"-----BEGIN PGP MESSAGE-----"
# "Re: ", "Fwd: ", "AW: ", "[EXTERNAL] ", "Re[2]: "
_PREFIX = re.compile(
    r"\s{0,9}(?:(?:re|fwd?|fw|aw|wg|tr|rv|sv|vs|antw|enc)(?:\[\d{1,3}\])?\s{0,3}:|\[external\])\s{0,9}",
    re.IGNORECASE,
)
_MOST_PREFIXES = 9
_WEB = re.compile(r"<?(https?://[^\s<>\"']{4,900})")
# <a href="https://www.example.org/p/2025-10-17">View this email in your browser</a>
_IN_BROWSER = re.compile(
    r"""<a\b[^<>]{0,2000}?\bhref\s{0,9}=\s{0,9}["'](https?://[^"'<>\s]{4,300})["'][^<>]{0,2000}>"""
    r"""\s{0,99}(?:<[^<>]{1,500}>\s{0,99}){0,4}"""
    r"""(?:view|read|open)(?: this (?:email|newsletter|message))? """
    r"""(?:in (?:your |a |the )?browser|online|on the web|on (?:our|the) (?:web)?site)""",
    re.IGNORECASE,
)
_REDIRECTS = re.compile(
    r"click|track|links?\.|//(?:e|r|t|l|em|url\d*|go|mail|email)\.|/(?:ls|CL0|wf|f/a)/"
)
_BULK = ("list-id", "list-unsubscribe", "list-post", "x-campaign", "x-mailchimp-campaign-id")
# "The Morning from The New York Times", "Ezra Klein at The Atlantic", "Axios AM: Mike Allen"
_OF = re.compile(r"\s(?:from|at|@|by|via|for)\s|\s[|·•–—-]\s|:\s|,\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{1,40}")
# "Morning Briefing <morning@example.org>" is nobody's name.
_NO_NAMES_TEXT = (
    "the your our my this morning evening daily weekly breaking news newsletter newsletters "
    "briefing brief alert alerts digest team editors desk report reports times post today "
    "tonight politics world money tech opinion top first early late weekend sunday saturday "
    "monday tuesday wednesday thursday friday house review letter letters press media update "
    "updates headlines stories wire watch club insider"
)
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())
_LETTERS = re.compile(r"[^a-z]{1,99}")


@dataclass(slots=True)
class _Found:
    """What a walk over a message collects: its texts (in UTF-8, with their types) and the rest."""

    texts: list[tuple[str, bytes, Part]] = field(default_factory=list)
    letters: list[Part] = field(default_factory=list)
    enclosed: int = 0
    encrypted: bool = False


def read_mail(data: bytes, *, url: str | None = None) -> Article:
    """
    The article in a message: `decoded`, paragraphs where it is HTML, and the clues of its header.

    Raises UnreadableError for what is empty, encrypted or too large.
    """
    limits.check_size(len(data), "mail")
    start = data.find(b"\n") + 1 if data.startswith(b"From ") else 0  # a line of its mbox
    article = _read(parse_part(data, start, len(data)), url, 0)
    return changed(article, digest=to_digest(data))


def _read(message: Part, url: str | None, depth: int) -> Article:
    found = _Found()
    _collect(message, found, depth)
    article = _to_article(found, message, url)
    if article is not None:
        notes = list(article.notes)
        enclosed = found.enclosed + len(found.letters)
        if enclosed:
            notes.append(f"{enclosed:,} attachment{'s were' if enclosed > 1 else ' was'} left out")
        return changed(article, notes=tuple(notes))
    for letter in found.letters:
        if depth < DEEPEST:
            return _read(letter.inner(), url, depth + 1)
    if found.encrypted:
        raise UnreadableError("this message is encrypted")
    only = f", only {found.enclosed:,} attachments" if found.enclosed > 1 else ""
    only = ", only an attachment" if found.enclosed == 1 else only
    raise UnreadableError(f"there is no text in this message{only}")


def _collect(part: Part, found: _Found, depth: int) -> None:
    kind = part.type
    if kind in _ENCRYPTED:
        found.encrypted = True
    elif kind == "message/rfc822":
        found.letters.append(part)
    elif part.attached:
        found.enclosed += 1
    elif kind.startswith("multipart/") and (parts := list(part.parts())):
        if depth >= DEEPEST:
            raise UnreadableError("nested too deeply to be read")
        if kind == "multipart/alternative":
            parts = _choose(parts)
        elif kind == "multipart/related":
            parts = find_root(part, parts)
        for one in parts:
            _collect(one, found, depth + 1)
    elif kind in {"text/plain", "text/html"} or kind.startswith("multipart/"):
        text = part.text()
        if _PGP in text[:4000]:
            found.encrypted = True
        elif text.strip():
            found.texts.append((kind, text, part))
    else:
        found.enclosed += 1


def _choose(parts: list[Part]) -> list[Part]:
    """The best of several forms of one text: HTML before plain text."""
    rich = [part for part in parts if part.type in {"text/html", "multipart/related"}]
    mixed = [part for part in parts if part.type.startswith("multipart/")]
    plain = [part for part in parts if part.type == "text/plain"]
    return (rich or mixed or plain or parts)[-1:]


def find_root(whole: Part, parts: list[Part]) -> list[Part]:
    """The part of a multipart/related that the others only serve: by `start`, else the first."""
    start = whole.param("start").strip("<> ")
    if start:
        for part in parts:
            if part.get("content-id").strip("<> ") == start:
                return [part]
    return parts[:1]


def _to_article(found: _Found, message: Part, url: str | None) -> Article | None:
    """The texts as one article; None when there is nothing to read in them."""
    notes: list[str] = []
    rich = [text for kind, text, _ in found.texts if kind == "text/html"]
    plain = [(text, part) for kind, text, part in found.texts if kind != "text/html"]
    shown = ""
    if rich:
        shown = rich[0][: limits.MB].decode("utf-8", "replace")
        # A mailing list puts its own lines behind the letter, as plain text.
        whole = b"\n<hr>\n".join(
            text if kind == "text/html" else to_markup(text) for kind, text, _ in found.texts
        )
        limits.check_size(len(whole), "html")
        joined, paragraphs, more = read_letter(whole)
        notes += more
        if any(map(str.isalnum, joined)):
            return Article(
                digest="",
                kind="mail",
                decoded=joined,
                paragraphs=paragraphs,
                notes=tuple(notes),
                clues=_find_clues(message, url, shown),
            )
    texts = []
    for text, part in plain:
        decoded = decode(text)
        notes += decoded.notes
        flowed = part.param("format").lower() == "flowed"
        delsp = part.param("delsp").lower() == "yes"
        texts.append(unflow(decoded.text, joined=delsp) if flowed else decoded.text)
    decoded_text = "\n\n".join(texts)
    if not any(map(str.isalnum, decoded_text)):
        return None
    return Article(
        digest="",
        kind="mail",
        decoded=decoded_text,
        notes=tuple(notes),
        clues=_find_clues(message, url, ""),
    )


def _find_clues(message: Part, url: str | None, markup: str) -> Clues:
    name, address = _read_sender(message.get("from"))
    name = tidy(decode_words(name)).strip("'\"“”")
    local, _, domain = address.lower().rpartition("@")
    bulk = any(message.get(header) for header in _BULK)
    outlets, bylines = _find_sender(name, local, bulk=bulk)
    clues = to_clues(
        titles=[_bare_subject(tidy(message.decoded("subject")))],
        urls=[url or "", *_find_addresses(message, domain, markup)],
        dates=[DateClue(date, "meta")] if (date := _find_date(message.get("date"))) else [],
        bylines=bylines,
        language=message.get("content-language").split(",")[0].strip()[:20] or None,
    )
    domains = [f"@{domain}"] if "." in domain else []
    return replace(clues, outlets=(*domains, *outlets, *clues.outlets))


def _read_sender(written: str) -> tuple[str, str]:
    try:
        return parseaddr(written[:1000])
    except (RecursionError, ValueError, IndexError):  # "((((((..."
        return "", ""


def _find_date(written: str) -> str:
    """ "Fri, 17 Oct 2025 06:02:11 -0400 (EDT)" as an ISO instant; else as it was written."""
    try:
        moment = parsedate_to_datetime(written)
        if moment.tzinfo is None:  # "-0000": the sender's zone is not told, the instant is
            moment = moment.replace(tzinfo=UTC)
        return moment.isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return tidy(written)


def _find_sender(name: str, local: str, *, bulk: bool) -> tuple[list[str], list[str]]:
    """
    What a sender's name may be: outlets ("The Morning from The New York Times"), or authors.

    A private sender is an author. In a newsletter a name is one only if the address says so too:
    "Mike Allen <mike@axios.com>", but not "Morning Briefing <briefing@example.org>".
    """
    if not name or "@" in name:
        return [], []
    parts = [part.strip() for part in _OF.split(name) if part.strip()]
    if not bulk:
        return [], [name]
    letters = _LETTERS.sub("", local)
    people = [part for part in parts if _is_person(part, letters)]
    others = [part for part in reversed(parts) if part not in people]
    return [*others, *([name] if not people else [])], people


def _is_person(name: str, letters: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 4
        and all(word[0].isupper() for word in words)
        and not any(word.lower() in _NO_NAMES for word in words)
        and (
            letters == words[0].lower()
            or "".join(_WORD.findall(name.lower())) == letters
            or words[0][0].lower() + words[-1].lower() == letters
        )
    )


def _find_addresses(message: Part, domain: str, markup: str) -> list[str]:
    """Where the message stands on the web, as it says itself; never a link that counts clicks."""
    found = [
        match.group(1)
        for header in ("archived-at", "list-post", "x-original-url", "content-base")
        if (match := _WEB.match(message.get(header)))
    ]
    own = ".".join(domain.split(".")[-2:])
    for match in _IN_BROWSER.finditer(markup):
        address = match.group(1).replace("&amp;", "&")
        if not _REDIRECTS.search(address) and find_domain(address).endswith(own) and own:
            found.append(address)
            break
    return found


def _bare_subject(subject: str) -> str:
    """ "Fwd: Re: Talks in Budapest" -> "Talks in Budapest"; one that is nothing else stays."""
    bare = subject
    for _ in range(_MOST_PREFIXES):
        match = _PREFIX.match(bare)
        if match is None:
            break
        bare = bare[match.end() :]
    return bare or subject
