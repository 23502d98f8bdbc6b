"""
What is read out of texts copied from a browser: headline, day and authors without a page's markup.

The text of a saved English page from its headline on, a block a line, as somebody marks and copies
it: no head, no menus, no metadata. What is asked is what page_gold.py knows of the page; a day or
an author that does not stand in what was copied cannot be found there, so only *wrong* answers are
faults, and of the right ones the share says how much of a page's knowledge a copy keeps.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import lxml.html

from archive import read_article
from tests.quality.page_gold import (
    READABILITY,
    TRAFILATURA,
    fold_name,
    fold_title,
    readability_pages,
    trafilatura_pages,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.quality.page_gold import Page

_LINES = 40
_CHARACTERS = 800
"""Of a copied text at least: shorter ones hold no story."""
_BLOCKS_TEXT = (
    "p div h1 h2 h3 h4 li ul ol section article header figure figcaption br tr td blockquote time "
    "address footer main body"
)
_BLOCKS = frozenset(_BLOCKS_TEXT.split())
_HIDDEN = frozenset(
    ["script", "style", "noscript", "svg", "button", "form", "nav", "aside", "iframe", "template"]
)


def data(corpora: Path) -> list[Path]:
    """The files that are read."""
    return [corpora / TRAFILATURA, corpora / READABILITY]


def measure(corpora: Path, part: str) -> dict[str, float]:
    """Shares of the copied texts whose title, day and authors are right, and are wrong."""
    counts: Counter[str] = Counter()
    for page in (*trafilatura_pages(corpora, part), *readability_pages(corpora, part)):
        if read_article(page.data, kind="html").language == "en":
            counts += compare(page)
    return {
        "title_right": counts["title right"] / max(1, counts["title"]),
        "title_wrong": counts["title wrong"] / max(1, counts["title"]),
        "day_right": counts["day right"] / max(1, counts["day"]),
        "day_wrong": counts["day wrong"] / max(1, counts["day"]),
        "authors_precision": counts["author hit"] / max(1, counts["author given"]),
        "authors_recall": counts["author hit"] / max(1, counts["author"]),
    }


def compare(page: Page) -> Counter[str]:
    """Counts of what is asked of the copy of one page, given and right."""
    counts: Counter[str] = Counter()
    title, text = copy_text(page.data)
    if len(text) < _CHARACTERS:
        return counts
    article = read_article(text.encode(), kind="text")
    counts["title"] += 1
    if article.title is not None:
        right = fold_title(article.title) == fold_title(title)
        counts["title right" if right else "title wrong"] += 1
    for day in list(page.to_days().values())[-1:]:
        given = article.published
        counts["day"] += day is not None
        if given is not None:
            counts["day right" if str(given.day) == day else "day wrong"] += 1
    for authors in list(page.to_authors().values())[-1:]:
        named = {fold_name(name) for name in article.authors}
        counts["author"] += len(authors)
        counts["author given"] += len(named)
        counts["author hit"] += len(named & authors)
    return counts


def copy_text(page: bytes) -> tuple[str, str]:
    """The first <h1> of a page and the text from there on; ("", "") where there is none."""
    body = lxml.html.fromstring(page, parser=_to_parser(page)).find(".//body")
    heading = None if body is None else body.find(".//h1")
    title = "" if heading is None else " ".join(heading.text_content().split())
    lines = [] if body is None else _to_lines(body)
    if title not in lines:
        return "", ""
    at = lines.index(title)
    return title, "\n\n".join(lines[at : at + _LINES])


def _to_parser(page: bytes) -> Any:
    """UTF-8 where a page is: half of them do not say so, and lxml reads Latin-1 then."""
    try:
        page.decode()
    except UnicodeDecodeError:
        return lxml.html.HTMLParser()
    return lxml.html.HTMLParser(encoding="utf-8")


def _to_lines(root: Any) -> list[str]:
    """The text of the blocks of a tree, each a line."""
    lines: list[list[str]] = [[]]
    opened: list[tuple[Any, bool]] = [(root, False)]
    while opened:
        element, left = opened.pop()
        tag = element.tag
        block = isinstance(tag, str) and tag in _BLOCKS
        if block:
            lines.append([])
        if left:
            lines[-1].append(element.tail or "")
            continue
        opened.append((element, True))
        if isinstance(tag, str) and tag not in _HIDDEN:
            lines[-1].append(element.text or "")
            opened += [(child, False) for child in reversed(element)]
    return [line for parts in lines if (line := " ".join("".join(parts).split()))]
