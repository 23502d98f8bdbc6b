"""
Whether a file begins as a message does, as a page saved as MHTML, or as front matter.

A text that quotes a header ("From: ... Sent: ... Subject: ...", "Date: 17 October") is no message:
what only programs write must stand there, or all that every message has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.sources.mbox import is_mbox

if TYPE_CHECKING:
    from archive.article import Kind

_HEADER = re.compile(r"([!-9;-~]{1,80})[ \t]{0,3}:")
# Written by programs on the way of a message, never by people.
_MADE = frozenset(
    {"received", "return-path", "delivered-to", "message-id", "mime-version", "dkim-signature",
     "content-type", "content-transfer-encoding", "authentication-results", "arc-seal",
     "list-unsubscribe", "x-mailer", "x-gmail-labels", "x-received", "x-mozilla-status",
     "x-spam-status", "received-spf", "x-google-smtp-source", "arc-message-signature",
     "arc-authentication-results", "x-forwarded-to", "x-mozilla-keys", "feedback-id", "sender",
     "envelope-to", "delivery-date", "x-original-to", "errors-to", "precedence"}
)  # fmt: skip
_TRAVELLED = frozenset(
    {"received", "return-path", "delivered-to", "dkim-signature", "to", "x-received"}
)
_SENT = {"from", "date", "subject"}
_SAVED = re.compile(
    r"^(?:From: ?[^\n]{0,40}<?Saved by|Snapshot-Content-Location:|X-MAF)",
    re.IGNORECASE | re.MULTILINE,
)
_RELATED = re.compile(r"^Content-Type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE)
_MHTML_SUFFIXES = (".mht", ".mhtml")
_MAIL_SUFFIXES = (".eml", ".mbox", ".mbx")
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"[\"']?[A-Za-z_][\w .-]{0,60}[\"']?\s{0,9}[:=](?:\s|$)")


def find_envelope(head: str, data: bytes, suffix: str) -> Kind | None:
    """
    "mail", "mhtml" or None for a file that begins with *head*; *suffix* is the end of its name.
    """
    if head.startswith("From ") and is_mbox(data[:1000]):
        return "mail"
    names = _read_names(head)
    made = names & _MADE
    header = head.replace("\r\n", "\n").partition("\n\n")[0]
    if _RELATED.search(header) and made:
        if _SAVED.search(header) or suffix.endswith(_MHTML_SUFFIXES):
            return "mhtml"
        if not names & _TRAVELLED:
            return "mhtml"
    if made and suffix.endswith(_MHTML_SUFFIXES):
        return "mhtml"
    named = suffix.endswith(_MAIL_SUFFIXES)
    addressed = "@" in head[:4000]
    if len(made) >= 2 or (names >= _SENT and (made or named or (addressed and "to" in names))):
        return "mail"
    return "mail" if named and names & {"from", "subject"} else None


def _read_names(head: str) -> set[str]:
    """The names of the header lines at the front; none when something else stands among them."""
    names: set[str] = set()
    lines = head.replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines):
        if not line.strip():
            return names
        if line[0] in " \t" and names:
            continue
        found = _HEADER.match(line)
        if found is None:
            # The last line may be cut where looking ended.
            return names if number == len(lines) - 1 and number else set()
        names.add(found.group(1).lower())
    return names


def find_front(text: str) -> tuple[str, int, int, int] | None:
    """
    The front matter of *text*: its fence, where what it says begins and ends, and where it ends.

    None when there is none: no fence at the very front, none behind, or no `key: value` inside.
    """
    fence = text[:3]
    if fence not in _FENCES:
        return None
    start = text.find("\n") + 1
    if not start or text[3 : start - 1].strip():
        return None
    at = start
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text[at:end].rstrip() in _FENCES[fence]:
            return (fence, start, at, end) if _has_key(text[start:at]) else None
        at = end + 1
    return None


def _has_key(inside: str) -> bool:
    lines = (line for line in inside.splitlines() if line.strip() and line.lstrip()[0] != "#")
    return _KEY.match(next(lines, "")) is not None
