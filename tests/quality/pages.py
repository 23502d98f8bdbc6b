"""
How well saved web pages are read: text, day, title and authors, and how fast.

The pages are other people's test sets: 990 of trafilatura, each with a few strings that its text
must hold ("with") and must not hold ("without"), and 130 of Mozilla's Readability. Every page goes
through the product's own way, read_article on its bytes.

Gold is taken as it stands, but for this: a byline in it is taken apart at "und", "," and the like;
an agency, "Redaktion" or the outlet itself there is nobody; white space, case and the shape of
quotation marks do not count. Where a page's gold names no author nothing is asked about
it. A gold instant counts as found by its instant too, for its day depends on where one stands. A gold
day is sound when it is a day, stands on the page in some form, and is not the one that
the page declares to be of its last change, beside another one of publication.

Labels slip, and a page without one may have a day all the same. So the days of the held half were all
read again by hand (truths.py), and of the dev half those that have no label, or one that htmldate,
trafilatura or we do not agree with; of the authors those in dispute in either half, and 40 held ones that
are not. Who read did not know who had said what. `day_*`, `readability_day_*` and `authors_*` ask
for what was decided there, and elsewhere for the label; `day_all_*` and `authors_all_*` for the labels
as they stand. Of a page that states no day none is asked: `day_invented` is the share of those that
were given one all the same.

| labels                 | looked at | confirmed | changed | void | open |
|------------------------|-----------|-----------|---------|------|------|
| held days, disputed    |        70 |        38 |      19 |    7 |    6 |
| held days, the rest    |       293 |       283 |       3 |    2 |    5 |
| held days, no label    |       113 |         - |      57 |   44 |   12 |
| dev days, disputed     |        65 |        29 |      27 |    7 |    2 |
| dev days, no label     |       149 |         - |      85 |   38 |   26 |
| held authors, disputed |       108 |        65 |       9 |   21 |   13 |
| held authors, control  |        40 |        35 |       1 |    1 |    3 |
| dev authors, disputed  |       111 |        55 |      12 |   24 |   20 |

Void: the page states no day, credits no person; open: it says two things, and nobody can tell.
"""

from __future__ import annotations

import html
import json
import re
import tarfile
import time
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from math import inf
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.errors import UnreadableError
from archive.pipeline import read_article
from tests.quality.parts import part_of
from tests.quality.truths import GOLD, Truth, read_truths

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 11, 26)
TRAFILATURA = "html_trafilatura.tgz"
READABILITY = "html_readability.tgz"
_ROUNDS = 3


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
            authors["author"] = frozenset(map(_name, judged))
        return authors


@dataclass(slots=True)
class Sheet:
    """
    What was counted, and each mistake as (measure, page, said, gold).
    """

    counts: dict[str, int] = field(default_factory=dict)
    mistakes: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, key: str, by: int = 1) -> None:
        self.counts[key] = self.counts.get(key, 0) + by

    def miss(self, key: str, page: Page, said: object, gold: object) -> None:
        self.add(key)
        self.mistakes.append((key, page.name, str(said), str(gold)))


def data(corpora: Path) -> list[Path]:
    """The files that `measure` reads."""
    return [GOLD, corpora / TRAFILATURA, corpora / READABILITY]


def measure(corpora: Path, part: str, *, processes: int = 2) -> dict[str, float]:
    """
    The scores of one half of the pages ("dev" or "held").

    body_*: the strings of all pages together against `text`, the body alone; story_*: against the
    body with its sub-headings, which is what other extractors return as text.
    day_right + day_wrong + what was left open = 1. authors_f1: over names that the page has; an
    editorial office ("Teufel Blog Redaktion") is nobody.
    """
    sheet = read_all(corpora, part, processes=processes)
    speed = compare_speed(trafilatura_pages(corpora, part)[::5])
    return {**to_scores(sheet.counts), "speed_of_trafilatura": speed}


def to_scores(counts: dict[str, int]) -> dict[str, float]:
    """Shares of the counts."""

    def of(key: str) -> int:
        return counts.get(key, 0)

    def share(part: float, whole: float) -> float:
        return round(part / whole, 4) if whole else 0.0

    scores = {}
    for name in ("body", "story"):
        found, lost, kept = (of(f"{name}_{key}") for key in ("found", "lost", "kept"))
        scores |= {
            f"{name}_f1": share(2 * found, 2 * found + lost + kept),
            f"{name}_precision": share(found, found + kept),
            f"{name}_recall": share(found, found + lost),
        }
    for name in ("day", "day_all", "readability_day"):
        days = of(f"{name}_right") + of(f"{name}_wrong") + of(f"{name}_open")
        scores |= {f"{name}_{key}": share(of(f"{name}_{key}"), days) for key in ("right", "wrong")}
    scores["day_invented"] = share(of("day_invented"), of("day_none"))
    scores["title_exact"] = share(of("title_right"), of("title_right") + of("title_wrong"))
    for name, counted in (("authors", "author"), ("authors_all", "author_all")):
        hits, lost, invented = (of(f"{counted}_{key}") for key in ("right", "lost", "invented"))
        scores[f"{name}_f1"] = share(2 * hits, 2 * hits + lost + invented)
        scores[f"{name}_precision"] = share(hits, hits + invented)
        scores[f"{name}_recall"] = share(hits, hits + lost)
    return scores


def read_all(corpora: Path, part: str, *, processes: int = 2) -> Sheet:
    """Every page of the half read and compared."""
    pages = [*trafilatura_pages(corpora, part), *readability_pages(corpora, part)]
    whole = Sheet()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for sheet in pool.map(compare, pages, chunksize=20):
            for key, count in sheet.counts.items():
                whole.add(key, count)
            whole.mistakes += sheet.mistakes
    return whole


def compare(page: Page) -> Sheet:
    """One page against its gold."""
    sheet = Sheet()
    try:
        article = read_article(page.data, kind="html", url=page.url, today=TODAY)
    except UnreadableError:
        article = None
    text = _plain(article.text if article else "")
    story = _plain(
        "\n\n".join(p.text for p in article.paragraphs if p.role in ("body", "heading"))
        if article
        else ""
    )
    for name, said in (("body", text), ("story", story)):
        for string in page.kept:
            if _plain(string) in said:
                sheet.add(f"{name}_found")
            else:
                sheet.miss(f"{name}_lost", page, "", string)
        for string in page.gone:
            if _plain(string) in said:
                sheet.miss(f"{name}_kept", page, "", string)
    moment = article.published if article else None
    for name, day in page.to_days().items():
        if day is None:
            sheet.add("day_none")
            if moment is not None:
                sheet.miss("day_invented", page, moment, None)
        elif moment is None:
            sheet.miss(f"{name}_open", page, None, day)
        elif moment.day.isoformat() == day or (page.instant and moment.instant == page.instant):
            sheet.add(f"{name}_right")
        else:
            sheet.miss(f"{name}_wrong", page, moment, day)
    if page.title:
        title = article.title if article else None
        if _loose(title or "") == _loose(page.title):
            sheet.add("title_right")
        else:
            sheet.miss("title_wrong", page, title, page.title)
    names = {_name(name) for name in (article.authors if article else ())}
    said_authors = without_house(names, page.url or "")
    for key, authors in page.to_authors().items():
        sheet.add(f"{key}_right", len(said_authors & authors))
        for name in said_authors - authors:
            sheet.miss(f"{key}_invented", page, name, sorted(authors))
        for name in authors - said_authors:
            sheet.miss(f"{key}_lost", page, sorted(said_authors), name)
    return sheet


def compare_speed(pages: list[Page]) -> float:
    """
    How much of trafilatura's throughput our whole reading of a page has: CPU time, the same pages.

    Ours: bytes to an Article with text, title, outlet, authors and dates; trafilatura's: its text
    alone. Each page by both in turn, so that a busy machine disturbs both alike, and its best time
    of three: in the first round whoever comes to them first loads word lists for all.
    """
    from trafilatura import bare_extraction

    from archive.dates import date_article
    from archive.metadata import describe
    from archive.outlets import load_outlets
    from archive.sources.html import read_html

    outlets = load_outlets()
    ours, theirs = [inf] * len(pages), [inf] * len(pages)
    for _ in range(_ROUNDS):
        for at, page in enumerate(pages):
            started = time.process_time()
            try:
                article = describe(read_html(page.data, url=page.url), outlets=outlets)
                date_article(article, today=TODAY, outlets=outlets)
            except UnreadableError:
                pass
            between = time.process_time()
            bare_extraction(page.data, include_comments=False, with_metadata=False)
            ours[at] = min(ours[at], between - started)
            theirs[at] = min(theirs[at], time.process_time() - between)
    return round(sum(theirs) / sum(ours), 3)


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
    return without_house({_name(_LEAD.sub("", part)) for part in parts}, url)


def find_named(byline: str | list[str], url: str, data: bytes) -> frozenset[str] | None:
    """
    The people of a gold byline that the page names; None when it has none of them at all.

    Gold that does not occur on the page as it was saved ("oachim schork") tells nothing about what
    can be read there: four of 266 names of the dev half.
    """
    names = to_names(byline, url)
    words = set(re.findall(r"\w+", _loose(html.unescape(data.decode("utf-8", "replace")))))
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


def _name(text: str) -> str:
    return _loose(text).strip(" .")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _loose(text: str) -> str:
    """One line, composed, no case, one shape for quotation marks and dashes."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = re.sub("[’‘‚‛´`]", "'", re.sub("[“”„«»‟]", '"', text)).replace("–", "-")
    return " ".join(text.replace("—", "-").split())
