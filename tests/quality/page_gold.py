"""
Saved web pages of other people's test sets with what is known of them: what pages.py measures by.

What of a label is taken, and what is not, stands there too.
"""

from __future__ import annotations

import html
import json
import re
import tarfile
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.parts import part_of
from tests.quality.truths import Truth, read_truths

if TYPE_CHECKING:
    from collections.abc import Iterable

TRAFILATURA = "html_trafilatura.tgz"
READABILITY = "html_readability.tgz"


@dataclass(frozen=True, slots=True)
class Page:
    """
    One saved page with what is known of it; None where the gold says nothing.
    """

    name: str
    data: bytes
    url: str | None = None
    kept: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    title: str | None = None
    authors: frozenset[str] | None = None
    day: str | None = None
    sound: bool = True
    instant: datetime | None = None
    truth: Truth = field(default_factory=Truth)

    def to_days(self) -> dict[str, str | None]:
        """The measures that ask for a day, each with the day it wants; None: it wants none."""
        days: dict[str, str | None] = {}
        if self.url and self.day:
            days["day_all"] = self.day
        day = self.truth.get("day", self.day if self.sound and self.day else "?")
        if day != "?":
            days["day" if self.url else "readability_day"] = day
        return days

    def to_authors(self) -> dict[str, frozenset[str]]:
        """The measures that ask for authors, each with those it wants."""
        authors = {}
        if self.authors is not None:
            authors = {"author_all": self.authors, "author": self.authors}
        judged = self.truth.get("authors")
        if judged == "?":
            authors.pop("author", None)
        elif judged is not None:
            authors["author"] = frozenset(map(fold_name, judged))
        return authors


def trafilatura_pages(corpora: Path, part: str) -> list[Page]:
    """The pages of trafilatura's evaluation in one half, by file name."""
    files: dict[str, bytes] = {}
    with tarfile.open(corpora / TRAFILATURA) as tar:
        for member in tar:
            if member.isfile():
                content = tar.extractfile(member)
                assert content is not None
                files[member.name.removeprefix("./")] = content.read()
    gold: dict[str, Any] = json.loads(files["tests/evaldata.json"])
    truths = read_truths()
    pages = []
    for url, item in gold.items():
        if part_of(item["file"]) != part:
            continue
        data = next(
            files[path]
            for place in ("cache", "eval")
            if (path := f"tests/{place}/{item['file']}") in files
        )
        day = item.get("date") or None
        pages.append(
            Page(
                item["file"],
                data,
                url,
                tuple(item["with"]),
                tuple(item["without"]),
                item.get("title") or None,
                find_named(item["author"], url, data) if item.get("author") else None,
                day,
                day is not None and is_sound(day, data.decode("utf-8", "replace") + url),
                truth=truths.get(item["file"], Truth()),
            )
        )
    return pages


def readability_pages(corpora: Path, part: str) -> list[Page]:
    """The pages of Readability's test set whose day is known, by folder."""
    found: dict[str, dict[str, bytes]] = {}
    with tarfile.open(corpora / READABILITY) as tar:
        for member in tar:
            path = Path(member.name)
            if member.isfile() and part_of(path.parent.name) == part:
                content = tar.extractfile(member)
                assert content is not None
                found.setdefault(path.parent.name, {})[path.name] = content.read()
    pages = []
    truths = read_truths()
    for name, files in sorted(found.items()):
        if "source.html" not in files:
            continue
        published = json.loads(files["expected-metadata.json"]).get("publishedTime")
        if published:
            instant = datetime.fromisoformat(published.replace(" ", "T"))
            aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
            day = instant.date().isoformat()
            truth = truths.get(name, Truth())
            pages.append(Page(name, files["source.html"], day=day, instant=aware, truth=truth))
    return pages


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DECLARED = (
    r"""{}["']?(?:\s+content=|\s*:|[^<>]{{0,80}}?content=)\s*["']?\s*(\d{{4}}-\d\d-\d\d)""".format
)
_PUBLISHED = re.compile(_DECLARED("(?:datePublished|article:published_time)"), re.IGNORECASE)
_MODIFIED = re.compile(
    _DECLARED("(?:dateModified|article:modified_time|og:updated_time)"), re.IGNORECASE
)
_MONTHS = [
    "jan|ene|gen|sty",
    "feb|fév|fev|lut",
    "mar|mär|mrz",
    "apr|avr|abr|kwi",
    "may|mai|mag|maj",
    "jun|juin|giu|cze",
    "jul|juil|lug|lip",
    "aug|août|ago|sie",
    "sep|set|wrz",
    "oct|okt|out|ott|paź",
    "nov|lis",
    "dec|dez|dic|déc|gru",
]


def is_sound(day: str, markup: str) -> bool:
    """Whether a gold *day* can be the day of publication, as far as the page itself tells."""
    found = _DAY.fullmatch(day)
    if found is None or not 1 <= int(found[2]) <= 12:
        return False
    published, modified = set(_PUBLISHED.findall(markup)), set(_MODIFIED.findall(markup))
    if day in modified and published and day not in published:
        return False
    year, month, number = found[1], int(found[2]), int(found[3])
    figures = (rf"0?{month}", rf"0?{number}")
    gap = r"\s?[-./年月]\s?"
    word = rf"(?:{_MONTHS[month - 1]})[^\W\d_]{{0,9}}\.?"
    forms = (
        rf"{year}{gap}{figures[0]}{gap}{figures[1]}",
        rf"{year}{month:02}{number:02}",
        rf"{figures[1]}{gap}{figures[0]}{gap}(?:{year}|{year[2:]})",
        rf"{figures[0]}{gap}{figures[1]}{gap}(?:{year}|{year[2:]})",
        rf"{figures[1]}\W{{0,3}}(?:st|nd|rd|th|de|of|\s){{0,2}}\s{{0,3}}{word}\W{{0,3}}(?:de |del )?{year}",
        rf"{word}\s{{1,3}}{figures[1]}\D{{1,4}}{year}",
    )
    return any(re.search(rf"(?<!\d){form}(?!\d)", markup, re.IGNORECASE) for form in forms)


_LEAD = re.compile(r"^(?:von|by|text|autor|por|par)\b:?\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[;,/|]|\s(?:und|and|y|et|&|mit|-)\s)\s*")
_NOBODY = frozenset(
    [
        "dpa",
        "lno",
        "lsw",
        "lby",
        "lnw",
        "lhe",
        "lrs",
        "lth",
        "ap",
        "afp",
        "reuters",
        "apa",
        "sid",
        "epd",
        "kna",
        "efe",
        "redaktion",
        "ots",
        "dapd",
        "ddp",
        "pa",
        "redacción",
        "redaktionsteam",
        "admin",
        "online",
        "team",
        "red",
        "fr",
        "spiegel",
        "newsdesk",
        "unknown",
        "jiji",
    ]
) | {"no author", "staff writer", "support team", "die redaktion", "swr fernsehen"}


def to_names(byline: str | list[str], url: str = "") -> frozenset[str]:
    """The people of a gold byline: "Von Roland Brockmann und Sebastian Drescher" names two."""
    lines = [byline] if isinstance(byline, str) else byline
    parts = (part for line in lines for part in _SPLIT.split(_LEAD.sub("", line.strip())))
    return without_house({fold_name(_LEAD.sub("", part)) for part in parts}, url)


def find_named(byline: str | list[str], url: str, data: bytes) -> frozenset[str] | None:
    """
    The people of a gold byline that the page names; None when it has none of them at all.

    Gold that does not occur on the page as it was saved ("oachim schork") tells nothing about what
    can be read there: four of 266 names of the dev half.
    """
    names = to_names(byline, url)
    words = set(re.findall(r"\w+", fold_title(html.unescape(data.decode("utf-8", "replace")))))
    found = frozenset(name for name in names if set(re.findall(r"\w+", name)) <= words)
    return found if found or not names else None


def without_house(names: Iterable[str], url: str) -> frozenset[str]:
    """*names* without those that are nobody's, or stand in the address: "brand eins", brandeins.de."""
    host = re.sub(r"\W", "", url.partition("://")[2].partition("/")[0])
    return frozenset(
        name
        for name in names
        if name
        and name not in _NOBODY
        and not name.endswith("redaktion")
        and re.sub(r"\W", "", name) not in host
    )


def fold_name(text: str) -> str:
    """A name as names are compared: like a title, without the stops around it."""
    return fold_title(text).strip(" .")


def fold_text(text: str) -> str:
    """One line."""
    return " ".join(text.split())


def fold_title(text: str) -> str:
    """One line, composed, no case, one shape for quotation marks and dashes."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = re.sub("[’‘‚‛´`]", "'", re.sub("[“”„«»‟]", '"', text)).replace("–", "-")
    return " ".join(text.replace("—", "-").split())
