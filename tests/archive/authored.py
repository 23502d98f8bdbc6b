"""
Pages of authors, for the tests of who wrote a page.
"""

from __future__ import annotations

from datetime import date

from archive.pipeline import read_article

TODAY = date(2026, 11, 26)
STORY = "<p>" + "The council voted on Tuesday to keep the harbour open all winter. " * 8 + "</p>"
JANE = ("Jane Doe",)
BOTH = ("Jane Doe", "John Roe")


def read(head: str = "", top: str = "", foot: str = "") -> tuple[str, ...]:
    page = (
        f"<html><head><title>Harbour stays open</title>{head}</head><body><article>"
        f"<h1>Harbour stays open</h1>{top}{STORY}{STORY}{foot}</article></body></html>"
    )
    return read_article(page.encode(), kind="html", today=TODAY).authors


def linked(author: str, more: str = "") -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle",'
        f' "headline": "Harbour stays open", "author": {author}{more}}}</script>'
    )
