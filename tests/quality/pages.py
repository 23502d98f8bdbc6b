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

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from math import inf
from multiprocessing import get_context
from typing import TYPE_CHECKING

from archive.errors import UnreadableError
from archive.pipeline import read_article
from tests.quality.page_gold import (
    READABILITY,
    TRAFILATURA,
    Page,
    fold_name,
    fold_text,
    fold_title,
    readability_pages,
    trafilatura_pages,
    without_house,
)
from tests.quality.truths import GOLD

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 26)
_ROUNDS = 3


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
    text = fold_text(article.text if article else "")
    story = fold_text(
        "\n\n".join(p.text for p in article.paragraphs if p.role in ("body", "heading"))
        if article
        else ""
    )
    for name, said in (("body", text), ("story", story)):
        for string in page.kept:
            if fold_text(string) in said:
                sheet.add(f"{name}_found")
            else:
                sheet.miss(f"{name}_lost", page, "", string)
        for string in page.gone:
            if fold_text(string) in said:
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
        if fold_title(title or "") == fold_title(page.title):
            sheet.add("title_right")
        else:
            sheet.miss("title_wrong", page, title, page.title)
    names = {fold_name(name) for name in (article.authors if article else ())}
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
