"""
Every corpus of labelled names: those of other people (named_corpora.py) and ours (named_news.py,
named_pages.py, named_encyclopaedia.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.quality.named_corpora import GUM, PUD, WIKIGOLD, gum, pud, wikigold
from tests.quality.named_encyclopaedia import GOLD as GOLD_OF_ENCYCLOPAEDIA
from tests.quality.named_encyclopaedia import encyclopaedia
from tests.quality.named_news import GOLD, SENATE, WIKINEWS, news
from tests.quality.named_pages import GOLD as GOLD_OF_PAGES
from tests.quality.named_pages import pages
from tests.quality.page_gold import READABILITY, TRAFILATURA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.quality.named_corpora import Document


def files(corpora: Path) -> list[Path]:
    """The files that are read."""
    read = [WIKIGOLD, PUD, WIKINEWS, SENATE, READABILITY, TRAFILATURA]
    gold = [GOLD, GOLD_OF_PAGES, GOLD_OF_ENCYCLOPAEDIA]
    return [*(corpora / file for file in read), *sorted((corpora / GUM).iterdir()), *gold]


def documents(corpora: Path, part: str) -> Iterator[tuple[str, list[Document]]]:
    """The documents of one half, by the short name of their corpus."""
    yield "wikigold", wikigold(corpora, part)
    yield "pud", pud(corpora, part)
    yield "gum", gum(corpora, part)
    yield "news", news(corpora, part)
    yield "pages", pages(corpora, part)
    yield "encyclopaedia", encyclopaedia(part)
