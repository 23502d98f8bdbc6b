"""
The headline of a page: which of its <h1>, JSON-LD, og:title and <title> is what the reader saw.

An <h1> is what was printed; og:title is often another, made for sharing. But an <h1> may also be
the name of the outlet, of a section, or of a box, so it must agree with one of the others, or share
their words. The names of the outlet at the ends of a title are taken off where the address or the
page's own name for itself gives them away.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.sources.class_names import to_plain
from archive.sources.clues import distinct, find_domain, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATOR = re.compile(r"\s(?:[|│–—«»•·:]|-|::|//)\s|\s?[|│]\s?")
# "Harbour Log » Blog Archive » A planet is seen", as WordPress had it for years
_OF_ARCHIVE = re.compile(
    r"(.{2,80}?)\s[»|–-]\s(?:blog archive?|archive du blog)\s[»|–-]\s(?=\S)", re.IGNORECASE
)
# "短缺药品保供稳价-新华网", "…_人民网": without spaces, and the address has it in other letters
_OF_HOUSE = re.compile(
    r"\s?(?:[-_—–|]{1,2}|：)\s?[\u3040-\u9fff]{1,10}(?:网|網|新闻|新聞|日报|日報|晚报|晚報|在线|在線|ニュース)$"
)
# "編集委員　中沢克二" in an <h1>
_BYLINE = re.compile(r"(?:編集委員|論説委員|解説委員|特派員|記者)\s\S{2,8}(?:\s\S{1,5})?")
# Parts of a title that are a site or a section of any
_PLACES = re.compile(
    r"(?:www\.)?[\w-]{2,40}\.(?:com|org|net|info|eu|tv|[a-z]{2})"
    r"|home(?:page)?|startseite|accueil|inicio|detail(?:s|ansicht)?|news|newsroom|newsdetail|blog"
    r"|aktuelles|nachrichten|press(?:e|emitteilung|emitteilungen|emeldung|emeldungen)"
    r"|meldung(?:en)?|press releases?|articles?|artikel|actualités|noticias|notizie",
    re.IGNORECASE,
)
# With what only a screen reader reads between it and the headline: <span class="aural">: </span>
_KICKER = re.compile(
    r"(?<![a-z])(?:(?:sub-?)?kicker|dachzeile|over-?line|top-?line|roof-?line|spitzmarke|topic-?label"
    r"|eyebrow|sur-?titre|ante-?titulo|pre-?title|super-?title|title-?header|top-?title|pre-?head"
    r"|visually-?hidden|sr-only|screen-reader-text|aural|invisible|hidden-?dash)(?![a-z])"
)
_SHORTEST, _NAME_CHARACTERS = 12, 200
_FEW_WORDS = 3
_WORD = re.compile(r"\w{4,}")
_SHORT_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans("’‘‚‛´`“”„«»–—", "''''''\"\"\"\"\"--")
_LONGEST = 300
_MOST_HEADS, _MOST_PARTS = 30, 8
_LITTLE = 0.4
_LINES = ("div", "p", "span", "a", "td", "strong", "b", "font", "h3", "h4", "h5", "h6")
_MORE = 14
# Where a heading stands that is not the article's.
_ASIDE: Any = etree.XPath(
    # ASP.NET has one form around the whole page.
    "boolean(ancestor::nav | ancestor::aside | ancestor::footer"
    " | ancestor::form[not(parent::body) and count(.//p) < 6])"
)
_TEXTS: Any = etree.XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False)
_NAMED_TEXTS: Any = etree.XPath(".//text()[not(parent::script or parent::style)]")


class _House:
    """The names of the outlet as they may stand in a title: letters and figures alone."""

    def __init__(self, urls: Iterable[str], outlets: Iterable[str]) -> None:
        domains = [domain for url in urls if (domain := find_domain(_inner(url)))]
        # "neues-deutschland.de" -> "neuesdeutschlandde", and its longest label alone
        self.hosts = {squeeze(domain) for domain in domains}
        self.labels = {
            squeeze(max(domain.split(".")[:-1], key=len, default=domain)) for domain in domains
        }
        self.names = {squeeze(name) for name in outlets} | self.labels | self.hosts

    def is_named(self, segment: str) -> bool:
        """Whether *segment* of a title is the outlet: "La Stampa" on lastampa.it."""
        squeezed = squeeze(segment)
        return not squeezed or squeezed in self.names

    def ends(self, segment: str) -> bool:
        """Whether *segment*, behind a headline, is: "brand eins online", "Spiegel" too."""
        squeezed = squeeze(segment)
        if self.is_named(segment):
            return True
        if len(squeezed) > 3 and any(squeezed in host for host in self.hosts):
            return True
        return any(
            len(label) > 4
            and (squeezed.startswith(label) or squeezed.endswith(label))
            and len(squeezed) <= len(label) + _MORE
            for label in self.labels
        )

    def strip(self, title: str) -> str:
        """*title* without the outlet at its ends: "Fire kills three - Home | Evening Post"."""
        title = _OF_HOUSE.sub("", title) or title
        while places := list(_SEPARATOR.finditer(title)):
            head, tail = title[: places[-1].start()].strip(), title[places[-1].end() :].strip()
            first, rest = title[: places[0].start()].strip(), title[places[0].end() :].strip()
            if head and (self.ends(tail) or _PLACES.fullmatch(tail)):
                title = head
            elif rest and (self.is_named(first) or _PLACES.fullmatch(first)):
                title = rest
            elif cut := self._find_middle(title, places):
                title = title[:cut].strip()
            else:
                break
        stem, colon, tail = title.rpartition(": ")
        # "A café for repairs: Stadt Ahlen"
        if colon and len(_words(stem)) > 1 and self.is_named(tail):
            return stem
        return title

    def _find_middle(self, title: str, places: list[re.Match[str]]) -> int:
        """Where the outlet begins before sections: "Fire kills three | post.de | Harbour"."""
        return next(
            (
                place.start()
                for place, after in pairwise(places)
                if (part := title[place.end() : after.start()].strip())
                and (self.is_named(part) or _PLACES.fullmatch(part))
            ),
            0,
        )


def find_titles(
    tree: Any, declared: Iterable[str], *, urls: Iterable[str], outlets: Iterable[str]
) -> tuple[str, ...]:
    """
    The candidates for the headline, best first; *declared* are those that the page's head states.
    """
    house = _House(urls, outlets)
    title = next((text for element in tree.iter("title") if (text := _read(element))), "")
    blog = ""
    if found := _OF_ARCHIVE.match(title):
        blog, title = _fold(found[1]), title[found.end() :]
    stated = [
        text
        for one in distinct((*declared, title))  # most pages state one title in several places
        if (text := house.strip(one)) and not house.is_named(text)
    ]
    stated = [one for one in stated if not _is_cut(one, (*stated, title))] or stated
    segments = [_fold(part) for part in _SEPARATOR.split(title)]
    heads = {
        text: parts
        for text, parts in _headings(tree, "h1").items()
        # <title>Saffron buns | Love goes through the stomach</title>: the <h1> names the blog
        if not house.is_named(text)
        and (len(segments) < 2 or _fold(text) != segments[-1] or _is_kickered(tree, segments))
        and _fold(text) != blog
    }
    best = (
        _choose(heads, stated, house)
        or _choose_lower(tree, title, segments, house)
        or _find_shown(tree, next(iter(stated), ""))
    )
    return distinct([best, *stated, title, *heads])


def _is_kickered(tree: Any, segments: list[str]) -> bool:
    """Whether an <h1> has the first part of <title> and the last: a kicker and the headline."""
    printed = (_fold(_read(element)) for element in islice(tree.iter("h1"), _MOST_HEADS))
    return any(segments[0] in one and segments[-1] in one for one in printed)


def _choose(heads: dict[str, tuple[str, ...]], stated: list[str], house: _House) -> str:
    """The <h1> that is the headline, as it or the head of the page writes it; "" when none is."""
    folded = {_fold(text) for text in stated}
    for head in heads:
        if _fold(head) in folded:
            return head
    pieces = [_SEPARATOR.split(text) for text in stated]
    # "Fire at the stadium | The Evening Post": what is like the name of the house is no headline
    known = {word for parts in pieces for word in _words(max(parts, key=len))}
    shares = {head: len(_words(head) & known) / (len(_words(head)) or 1) for head in heads}
    parted = distinct(part for text in stated for part in _part(text))
    if len(heads) == 1:
        head = next(iter(heads))
        # <h1><span>Sport</span>Fire at the stadium</h1>
        inner = _find_inner(heads[head], stated, parted, house)
        alike = not known or shares[head] > 0 or _fold(head) in map(_fold, parted)
        return inner or (head if alike else "")
    best = max(heads, key=lambda head: shares[head] * len(_words(head) & known), default="")
    if not best or shares[best] < 1 / 2:
        return ""
    return _find_inner(heads[best], stated, parted, house) or best


def _find_inner(
    parts: tuple[str, ...], stated: list[str], parted: tuple[str, ...], house: _House
) -> str:
    """The headline in an <h1> that has a kicker or a second line too; "" when nothing tells."""
    inner = next((one for one in (*stated, *parted) if _is_within(one, parts)), "")
    return inner or _find_beside_house(parts, parted, house) or _find_behind_kicker(parts, stated)


def _find_beside_house(parts: tuple[str, ...], parted: tuple[str, ...], house: _House) -> str:
    """The headline in <h1>Fire <span>The Evening Post</span></h1>, whose <title> has both."""
    known = {_fold(part): part for part in parted}
    for at in range(1, len(parts)):
        sides = [_fold(" ".join(side)) for side in (parts[:at], parts[at:])]
        named = [house.is_named(side) for side in sides]
        if all(side in known or name for side, name in zip(sides, named, strict=True)):
            own = [known[side] for side in sides if side in known and not house.is_named(side)]
            # The house is behind the headline, or before it and shorter
            own.sort(key=parted.index)
            return own[-1] if own and len(own[-1]) >= 2 * len(own[0]) else "".join(own[:1])
    return ""


def _part(title: str) -> list[str]:
    """What *title* has before and behind each of its separators: a headline may have one too."""
    places = list(_SEPARATOR.finditer(title))[:_MOST_PARTS]
    sides = [side for one in places for side in (title[: one.start()], title[one.end() :])]
    return [side.strip() for side in sides] + [part.strip() for part in _SEPARATOR.split(title)]


def _find_shown(tree: Any, title: str) -> str:
    """
    The part of *title* that stands alone on the page, in what is no heading; "" when parts of the
    same weight do.
    """
    wanted = {_fold(part): part for part in _part(title) if len(part) >= _SHORTEST}
    if len(wanted) < 2 and _fold(title) in wanted:
        return ""
    lengths = {len(part) for part in wanted.values()}
    found = {
        part
        for element in tree.iter(*_LINES)
        if (text := element.text) and len(text.strip()) in lengths
        if (part := wanted.get(_fold(text))) and part != title
    }
    best = max(found, key=len, default="")
    alone = all(part in best for part in found)
    return best if len(best) > len(title) * (_LITTLE if alone else 1 / 2) else ""


def _is_within(title: str, parts: tuple[str, ...]) -> bool:
    """
    Whether *title* is all that stands before or behind a kicker or a second line in the <h1>.

    Not "Tears: Kramer misses the Games" of one element, which is one sentence to its reader.
    """
    one, long = _fold(title), len(_words(title)) > 2
    for at in range(1, len(parts)):
        before, behind = " ".join(parts[:at]), " ".join(parts[at:])
        # <h1><span>Politics</span>Fair chains</h1>
        if one == _fold(behind) and (long or (len(before.split()) < 2 and " " in one)):
            return True
        if long and one == _fold(before):
            return True
    return False


def _find_behind_kicker(parts: tuple[str, ...], stated: Iterable[str]) -> str:
    """
    The headline in an <h1> of *parts*, when a title has it behind a mark: "After the lockdown",
    "Dealers sell slowly", and "Lockdown: Dealers sell slowly".
    """
    for at in range(1, len(parts)):
        headline = " ".join(parts[at:]).strip()
        folded = _fold(headline)
        if len(_words(headline)) < _FEW_WORDS or len(" ".join(parts[:at])) > len(headline):
            continue
        for one in map(_fold, stated):
            before, found, _ = one.partition(folded)
            if found and before.rstrip().endswith((":", "-", "|")):
                return headline
    return ""


def _choose_lower(tree: Any, title: str, segments: list[str], house: _House) -> str:
    """An <h2> that <title> has as a part of itself: blogs put their own name in the <h1>."""
    folded = _fold(title)
    lower = _headings(tree, "h2")
    # An <h3> may be a kicker: "Jane Doe in an interview - Why the planet is bright"
    longest = max((len(part) for one in segments for part in one.split(": ")), default=0)
    lower |= {text: parts for text, parts in _headings(tree, "h3").items() if len(text) >= longest}
    parted = tuple(_part(title))
    for text, parts in lower.items():
        if len(parts) > 1 and (inner := _find_beside_house(parts, parted, house)):
            return inner
        one = _fold(text)
        if len(text) < 4 or house.is_named(text):
            continue
        whole = len(_words(text)) > 2 and (folded.startswith(one) or folded.endswith(one))
        if one in segments or whole:
            return text
    return ""


def _headings(tree: Any, tag: str) -> dict[str, tuple[str, ...]]:
    """The headings of the article's own column, and the pieces of text that each is made of."""
    found: dict[str, tuple[str, ...]] = {}
    for at, element in enumerate(tree.iter(tag)):
        if at == _MOST_HEADS:
            break
        parts = _without_kicker(element)
        if len(parts) > 1 and _BYLINE.fullmatch(parts[-1].strip()):
            parts.pop()
        text = _join(parts)
        if text and len(text) <= _LONGEST and "{" not in text and not _ASIDE(element):
            found.setdefault(text, tuple(tidy(part) for part in parts))
    return found


def _without_kicker(element: Any) -> list[str]:
    """
    The texts of a heading, without the kicker that an element of its own has in it: <h1><span
    class="dachzeile">Papers on the net</span> <span class="headline">Harbour hacked</span></h1>.
    """
    texts = [text for text in _NAMED_TEXTS(element) if not text.isspace()]
    kickers = [_is_in_kicker(text, element) for text in texts]
    # what stands before a colon that only a screen reader reads is a kicker by any name
    colons = [at for at, text in enumerate(texts) if kickers[at] and not _SHORT_WORD.search(text)]
    for start in (colons[0] + 1 if colons else 0, 0):
        own = [str(text) for at, text in enumerate(texts) if at >= start and not kickers[at]]
        if len("".join(own)) >= _SHORTEST:
            return own
    return list(map(str, texts))


def _is_in_kicker(text: Any, head: Any) -> bool:
    inner = text.getparent()
    if text.is_tail:
        inner = inner.getparent()
    while inner is not None and inner is not head:
        if _KICKER.search(to_plain((inner.get("class") or "")[:_NAME_CHARACTERS])):
            return True
        inner = inner.getparent()
    return False


def _read(element: Any) -> str:
    return _join(_TEXTS(element))


def _join(parts: Iterable[str]) -> str:
    """
    One line, the parts of different elements apart: "<span>Sport</span><span>Fire</span>".
    """
    found: list[str] = []
    for text in parts:
        if found and found[-1][-1:].isalnum() and text[:1].isalnum():
            found.append(" ")
        found.append(text)
    return tidy("".join(found).replace("\u00ad", ""))


def _is_cut(text: str, others: Iterable[str]) -> bool:
    """ "Hong Kong leader..." beside the whole headline."""
    stem = text.removesuffix("...").removesuffix("…").rstrip()
    return stem != text and any(other != text and other.startswith(stem) for other in others)


def _inner(url: str) -> str:
    """The address of the page that a web archive keeps."""
    at = max(url.rfind("http://"), url.rfind("https://"))
    return url[max(at, 0) :]


def _words(text: str) -> set[str]:
    folded = text.casefold()
    return set(_WORD.findall(folded) or _SHORT_WORD.findall(folded))


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().translate(_QUOTES).split())


def squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
