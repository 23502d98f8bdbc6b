"""
The text of a message: of HTML that was written for mail programs, or of plain text.

A newsletter is made of layout tables, so trafilatura, which looks for an article in a page, drops
half of it; here all its blocks are kept, and what every sender puts around the text (the line for
the browser, the links to unsubscribe, the postal address, what is hidden) is set aside by role.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from archive.article import PARAGRAPH_BREAK, Paragraph
from archive.sources.decode import decode
from archive.sources.markup import Block, read_markup
from archive.sources.page_text import to_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.article import Role

# <footer> holds who sends it, <nav> its sections: kept, and set aside by their words.
_KEPT = re.compile(r"<(/?)(?:footer|nav|aside|header|menu)(?=[\s/>])", re.IGNORECASE)
# The preview that mail programs show beside the subject, and what only other screens show:
# <div style="display:none;max-height:0px;overflow:hidden">
_OPENED = re.compile(r"<(div|span|p|td|tr|table)\b([^<>]{1,2000})>", re.IGNORECASE)
_HIDDEN = re.compile(r"\b(?:display\s{0,9}:\s{0,9}none|mso-hide\s{0,9}:\s{0,9}all)", re.IGNORECASE)
_MOST_HIDDEN = 200
_HIDDEN_CHARACTERS = 50_000
# Soft filling behind a preview, so that nothing of the text is previewed: "&#847;&zwnj;&nbsp;..."
_FILLING = re.compile("[\u034f\u200c\u200d\u2007\u00ad\u200b\ufeff]{1,9999}")

_LINKS_TEXT = (
    "unsubscribe|unsubscribe here|unsubscribe instantly|opt out|manage preferences|preferences|"
    "manage subscription|manage your subscription|manage subscriptions|manage your subscriptions|"
    "manage email preferences|email preferences|manage my preferences|update preferences|"
    "update your preferences|update profile|subscription preferences|change your email|"
    "privacy policy|privacy notice|privacy|terms of service|terms of use|terms|"
    "terms and conditions|terms & conditions|cookie policy|contact us|contact|advertise|about us|"
    "help|help center|help centre|faq|view in browser|view in your browser|view online|"
    "view web version|web version|view as webpage|view as a web page|read online|read in browser|"
    "open in browser|view this email in your browser|view email in browser|read in app|"
    "open in app|forward|forward to a friend|forward this email|share|like|comment|restack|tweet|"
    "facebook|twitter|instagram|linkedin|youtube|threads|bluesky|whatsapp|tiktok|x|sign up|"
    "subscribe|subscribe now|log in|login|get the app|download the app|app store|google play|"
    "report abuse|add to address book|listen|california notices|why did i get this|or|and|here"
)
_LINKS = frozenset(_LINKS_TEXT.split("|"))
_BETWEEN = re.compile(r"\s*[|·•∙—–>»/\n]\s*|\s{2,}")
_LONGEST_LINKS = 300
# "620 Eighth Avenue, New York, NY 10018", "548 Market Street PMB 72296, San Francisco, CA 94104"
_ADDRESS = re.compile(
    r"(?<!\d)\d{1,5} \S.{5,120}?\b[A-Z]{2},? \d{5}(?:-\d{4})?(?:,? (?:USA|United States))?\.?$",
    re.DOTALL,
)
_PARAGRAPH = re.compile(r"\n[ \t]{0,9}\n")
_SMALL = frozenset({"of", "and", "the", "by", "at", "a", "in", "on", "for", "de", "all", "rights"})
_LONGEST_ADDRESS = 220
_LONGEST_FLOWED = 4_000_000
"""Characters; a longer text is no letter, and its lines stay as they are."""


def read_letter(data: bytes) -> tuple[str, tuple[Paragraph, ...], tuple[str, ...]]:
    """
    The text of a message in HTML: `decoded`, its paragraphs with the roles that are sure, notes.

    Raises UnreadableError for what is no text.
    """
    decoded = decode(data, html=True)
    markup, hidden = _cut_hidden(_KEPT.sub(r"<\1div", decoded.text))
    blocks = [block for block in read_markup(markup) if _is_text(block)]
    joined, paragraphs = to_paragraphs(blocks, (), prefix="mail")
    paragraphs = tuple(_judge(paragraph) for paragraph in paragraphs)
    unseen = [block for part in hidden for block in read_markup(part) if _is_text(block)]
    joined, more = _append(joined, unseen)
    return joined, (*paragraphs, *more), decoded.notes


def to_markup(text: bytes) -> bytes:
    """Plain text as HTML, so that it can stand behind some: its lines and paragraphs stay."""
    passages = _PARAGRAPH.split(html.escape(decode(text).text.replace("\r\n", "\n")))
    return "".join(f"<p>{one.replace(chr(10), '<br>')}</p>" for one in passages).encode()


def _is_text(block: Block) -> bool:
    return bool(_FILLING.sub("", block.text).strip())


def _cut_hidden(markup: str) -> tuple[str, list[str]]:
    """*markup* without the elements that no reader sees, and what was in them."""
    hidden: list[str] = []
    seen: list[str] = []
    at = tried = 0
    for found in _OPENED.finditer(markup) if _HIDDEN.search(markup) else ():
        if found.start() < at or not _HIDDEN.search(found.group(2)):
            continue
        tried += 1
        if tried > _MOST_HIDDEN:
            break
        end = _find_end(markup, found.group(1), found.end())
        if end is not None:
            seen.append(markup[at : found.start()])
            hidden.append(markup[found.start() : end])
            at = end
    return "".join([*seen, markup[at:]]), hidden


def _find_end(markup: str, tag: str, start: int) -> int | None:
    """Where the element that was opened before *start* ends; None when that is not near."""
    depth = 1
    pattern = re.compile(rf"<(/?){tag}(?=[\s/>])[^<>]{{0,2000}}>", re.IGNORECASE)
    for found in pattern.finditer(markup, start, min(len(markup), start + _HIDDEN_CHARACTERS)):
        depth += -1 if found.group(1) else 1
        if not depth:
            return found.end()
    return None


def _append(joined: str, blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """*joined* with the hidden *blocks* behind it, set aside."""
    texts = [joined] if joined else []
    paragraphs = []
    at = len(joined) + len(PARAGRAPH_BREAK) if joined else 0
    for block in blocks:
        texts.append(block.text)
        end = at + len(block.text)
        paragraphs.append(Paragraph(block.text, at, end, "promo", "mail:hidden"))
        at = end + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(texts), tuple(paragraphs)


def _judge(paragraph: Paragraph) -> Paragraph:
    """*paragraph*, set aside when it is only links to the sender's service, or its address."""
    text = paragraph.text
    if len(text) > _LONGEST_LINKS:
        return paragraph
    rule = "mail:links" if _is_links(text) else ""
    if not rule and _is_address(text):
        rule = "mail:address"
    role: Role = "promo"
    return Paragraph(text, paragraph.start, paragraph.end, role, rule) if rule else paragraph


def _is_address(text: str) -> bool:
    """Whether *text* is a name and an address, and no sentence that ends with one."""
    if len(text) > _LONGEST_ADDRESS or not _ADDRESS.search(text):
        return False
    return all(not word[0].islower() or word.strip(".,") in _SMALL for word in text.split())


def _is_links(text: str) -> bool:
    words = [_bare(part) for part in _BETWEEN.split(_FILLING.sub("", text))]
    named = [word for word in words if word]
    return bool(named) and all(word in _LINKS for word in named)


def _bare(text: str) -> str:
    return text.strip(" .,:;()[]<>→›\xa0").lower().replace("’", "'")


def unflow(text: str, *, joined: bool) -> str:
    """
    Plain text in `format=flowed` with its paragraphs in one line each; *joined* is `delsp=yes`.

    A line that ends with a space goes on in the next one, quoted as deep; "-- " is a signature.
    """
    if len(text) > _LONGEST_FLOWED:
        return text
    return "\n".join(_unflow(text.replace("\r\n", "\n").split("\n"), joined=joined))


def _unflow(lines: list[str], *, joined: bool) -> Iterator[str]:
    parts: list[str] = []
    depth = 0
    for line in lines:
        bare = line.lstrip(">")
        quoted = len(line) - len(bare)
        bare = bare.removeprefix(" ")  # stuffed, so that no line begins with "From" or ">"
        if parts and quoted != depth:
            yield "".join(parts)
            parts = []
        if not parts and quoted:
            parts.append(">" * quoted + " ")
        depth = quoted
        flows = bare.endswith(" ") and bare != "-- "
        parts.append(bare[:-1] if flows and joined else bare)
        if not flows:
            yield "".join(parts)
            parts = []
    if parts:
        yield "".join(parts)
