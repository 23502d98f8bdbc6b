"""
A page of news for the tests of HTML, and what is read of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.article import Article

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
