"""
A page of news for the tests of HTML, and what is read of it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from archive.dates import date_article
from archive.outlets import load_outlets
from archive.sources.html import read_html

if TYPE_CHECKING:
    from archive.article import Article

TODAY = date(2026, 11, 26)

LEAD = (
    "Donald Trump has agreed to a second Ukraine war summit with Vladimir Putin after a phone call."
)


NEXT = "A date has not been set, but Mr Trump wrote on social media that it would be in Budapest."


LAST = "Their previous summit, in Alaska in August, ended in failure for Mr Trump, officials said."


STORY = f"<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p>"


def page(head: str = "", body: str = f"<article>{STORY}</article>", attributes: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>".encode()
    )


def passages(article: Article, role: str) -> list[str]:
    return [p.text for p in article.paragraphs if p.role == role]


def find_day(
    body: str, head: str = "", url: str | None = None, *, language: str = ""
) -> date | None:
    """The day of publication that is read of a page, or None."""
    attributes = f" lang={language}" if language else ""
    html = f"<html{attributes}><head>{head}</head><body>{body}</body></html>"
    article = read_html(html.encode(), url=url)
    moment = date_article(article, today=TODAY, outlets=load_outlets()).published
    return moment and moment.day
