"""
XML from outside -> text that is safe to parse: decoded, without declaration and DTD, of a bounded
shape.

Feeds and the news formats of agencies share it. What is left declares no entity, names no file,
and cannot keep a parser busy for minutes.
"""

from __future__ import annotations

import re
from html.entities import name2codepoint
from typing import TYPE_CHECKING

from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.decode import decode

if TYPE_CHECKING:
    from archive.sources.document import Beside

_PROLOG = re.compile(r"(?:\s{1,1000}|<\?[^>]{0,1000}>|<!--.{0,65536}?-->)", re.DOTALL)
_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENTITY = re.compile(r"<!ENTITY\s{1,99}(%?)\s{0,99}([\w.:-]{0,99})")
_NAMESPACE = re.compile(r"xmlns:([^\s=]{1,99})")
_ATTRIBUTE = re.compile(r"""=\s{0,99}["']""")


def to_bare(data: bytes, beside: Beside, *, what: str) -> str:
    """
    The XML in *data* without declaration and DTD. Raises UnreadableError; *what* it is ("feed")
    stands in the message.
    """
    if len(data) > limits.FEED_BYTES:
        raise UnreadableError(
            f"too large: a {what} may have {limits.sized(limits.FEED_BYTES)},"
            f" this one has {limits.sized(len(data))}"
        )
    text = _UNPARSABLE.sub("", decode(data, html=True, charset=beside.charset).text)
    at = 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    if text[at : at + 9].upper() == "<!DOCTYPE":
        at = _skip_dtd(text, at, what)
    text = text[at:]
    _check_shape(text, what)
    return text


def _skip_dtd(text: str, at: int, what: str) -> int:
    end, inside = text.find(">", at), text.find("[", at)
    if 0 <= inside < end:
        end = text.find(">", text.find("]", inside))
        for parameter, name in _ENTITY.findall(text[inside:end]):
            if not parameter and name not in name2codepoint:
                raise UnreadableError(
                    f"the {what} declares an XML entity of its own ({name[:40]!r}), which is not"
                    " read: a few of them can unpack to gigabytes"
                )
    if end < 0:
        raise UnreadableError(f"the {what} ends in its DTD")
    return end + 1


def _check_shape(text: str, what: str) -> None:
    """Refuse what feedparser and Python's SAX would take minutes for."""
    if text.count("<") > limits.FEED_TAGS:
        raise UnreadableError(f"too large: a {what} may have {limits.FEED_TAGS:,} tags")
    if len(set(_NAMESPACE.findall(text))) > limits.FEED_NAMESPACES:
        raise UnreadableError(f"a {what} may have {limits.FEED_NAMESPACES} namespaces")
    # Reading the attributes of one tag takes time by the square of their number.
    counts = (len(_ATTRIBUTE.findall(tag)) for tag in text.split("<") if len(tag) > 1000)
    if sum(count * count for count in counts) > limits.FEED_ATTRIBUTES**2:
        raise UnreadableError(f"too many attributes for a {what}")
